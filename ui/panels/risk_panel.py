"""The risks: what may happen, placed by likelihood and impact."""
# SPDX-License-Identifier: MIT

from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.actions.items import change
from briefing.model import Impact, Kind, Risk
from ui.desk import Desk
from ui.kit import EmptyState, MatrixView
from ui.panels.actor_panel import label_number
from ui.panels.columns import Column, ItemTable, Line, SortedItems
from ui.panels.editing import attempted
from ui.panels.item_list import FilteredList
from ui.panels.panel import ItemPanel
from ui.panels.risk_editor import RiskEditor
from ui.panels.rows import RiskRows
from ui.panels.words import Rating, counted, said

_IMPACTS = list(Impact)


def risk_columns(rating: Rating) -> list[Column]:
    """Title, label, band and evidence of a risk."""
    return [
        Column(said("Title"), lambda line: line.item.title, lambda line: line.item.title.casefold()),
        Column(said("Label"), lambda line: line.item.label, label_number),
        Column(
            said("Rating"),
            lambda line: rating.band_words(line.item),
            lambda line: _gravity(rating, line.item),
            backwards=True,
        ),
        Column(said("Evidence"), lambda line: str(line.exhibits), lambda line: line.exhibits, backwards=True),
    ]


class RiskPanel(ItemPanel):
    """The list of risks with the editor of the open one."""

    def __init__(self, desk: Desk) -> None:
        self.rating = Rating(desk.project)
        self.fields = RiskEditor(desk, self.rating)
        hint = said("Choose a risk to rate it and to see its evidence")
        super().__init__(desk, Kind.RISK, self.fields, _empty_matrix(self.rating), hint)
        table = ItemTable(
            desk, Kind.RISK, risk_columns(self.rating), described=self._described, rename=self._rename, parent=self
        )
        items = SortedItems(table, _found_in, self)
        head = FilteredList(self.tr("Risks"), self.tr("Filter risks"), items)
        self.assemble(head, RiskRows(self.rating, head.list), self.fields.title, 0.37)
        head.sort_by(2)
        self.setAccessibleName(self.tr("Risks"))
        QWidget.setTabOrder(head.list, self.fields.title)

    def _rename(self, risk: Risk, title: str) -> bool:
        refused = attempted(self.desk, lambda: change(self.desk.project, risk, title=" ".join(title.split())))
        if refused:
            self.desk.tell(refused)
        return not refused

    def _described(self, line: Line) -> str:
        risk: Risk = line.item
        term = self.rating.term(risk)
        impact = self.rating.matrix.impact(risk.impact.value).words if risk.impact is not None else ""
        band = self.rating.band_words(risk).lower()
        passages = counted("{n} passage", "{n} passages", line.exhibits)
        parts = (said("Risk {label}").format(label=risk.label), risk.title, term.words if term else "", impact, band)
        return ", ".join(part for part in (*parts, passages) if part)


def _gravity(rating: Rating, risk: Risk) -> tuple[int, int, int]:
    """Band first, then likelihood, then impact; what is not rated comes after all."""
    band = rating.band(risk)
    if band is None or risk.impact is None:
        return 0, 0, 0
    term = rating.term(risk)
    return band.number, term.low if term is not None else 0, _IMPACTS.index(risk.impact)


def _found_in(line: Line) -> str:
    risk: Risk = line.item
    return " ".join((risk.label, risk.title, risk.category, risk.statement))


def _empty_matrix(rating: Rating) -> QWidget:
    """What the panel shows without a risk: how one is made, and the matrix it will stand in."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(16, 0, 16, 16)
    column.addWidget(EmptyState(said("Select what may go wrong and press R"), icon="triangle-alert", keys="R"), 1)
    matrix = MatrixView(terms=rating.scale, bands=rating.matrix)
    matrix.setEnabled(False)
    column.addWidget(matrix)
    return whole
