"""The risks: what may happen, placed by likelihood and impact."""
# SPDX-License-Identifier: MIT

from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.model import Impact, Kind, Risk
from ui import wording
from ui.desk import Desk
from ui.kit import EmptyState, MatrixView
from ui.panels.choices import shared_confidence, shared_likelihood, shared_trend
from ui.panels.columns import Column, Line, label_number
from ui.panels.panel import ItemPanel, Listing
from ui.panels.risk_editor import RiskEditor
from ui.panels.rows import RiskRows
from ui.panels.several import SeveralEditor, Shared, inclusion
from ui.panels.words import Rating, capital, counted, said

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
        listing = Listing(
            name=self.tr("Risks"),
            filter_name=self.tr("Filter risks"),
            columns=risk_columns(self.rating),
            described=self._described,
            found_in=_found_in,
            order=2,
            renames="title",
            new=self.tr("New risk"),
            new_name=self.tr("New risk"),
        )
        head = self.list_of(listing)
        shared = (
            shared_likelihood(self.rating.scale),
            _shared_impact(self.rating),
            shared_confidence(),
            shared_trend(),
        )
        several = SeveralEditor(desk, Kind.RISK, (*shared, inclusion()))
        self.assemble(head, RiskRows(self.rating, head.list), self.fields.title, 0.37, several)

    def _described(self, line: Line) -> str:
        risk: Risk = line.item
        term = self.rating.term(risk)
        impact = self.rating.matrix.impact(risk.impact.value).words if risk.impact is not None else ""
        graded = [wording.said(words) for words in (term.words if term else "", impact) if words]
        band = self.rating.band_words(risk).lower()
        passages = counted("%Ln passage(s)", line.exhibits)
        parts = (said("Risk {label}").format(label=risk.label), risk.title, *graded, band)
        return ", ".join(part for part in (*parts, passages) if part)


def _shared_impact(rating: Rating) -> Shared:
    options = [(impact.value, capital(wording.said(rating.matrix.impact(impact.value).words))) for impact in Impact]
    not_given = ("", said("Not given"))
    return Shared(said("Impact"), "impact", [not_given, *options], lambda one: Impact(one) if one else None)


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
