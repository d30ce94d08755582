"""The risks: what may happen, placed by likelihood and impact."""
# SPDX-License-Identifier: MIT

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.model import Impact, Kind, Risk
from briefing.model.folding import folded
from ui.desk import Desk
from ui.kit import EmptyState, MatrixView
from ui.panels.choices import likelihood_options, shared_confidence, shared_likelihood, shared_trend
from ui.panels.columns import Column, Line, label_number
from ui.panels.listing import Listing
from ui.panels.panel import ItemPanel
from ui.panels.risk_editor import RiskEditor
from ui.panels.rows import RiskRows
from ui.panels.several import Shared, inclusion
from ui.panels.words import Rating, capital, counted, said
from ui.wording import called

_IMPACTS = list(Impact)


def risk_columns(rating: Rating) -> list[Column]:
    """Title, label, band and evidence of a risk."""
    return [
        Column(said("Title"), lambda line: line.item.title, lambda line: folded(line.item.title)),
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

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.rating = Rating(desk)
        hint = said("Choose a risk to rate it and to see its evidence")
        super().__init__(desk, Kind.RISK, partial(_empty_matrix, self.rating), hint, parent=parent)
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
            speaks_of=(Kind.SETTING,),
        )
        head = self.list_of(listing)
        shared = (
            shared_likelihood(self.rating.scale),
            _shared_impact(self.rating),
            shared_confidence(),
            shared_trend(),
            inclusion(),
        )
        self.fields = RiskEditor(desk, self.rating, self.form_room)
        self.assemble(
            self.fields,
            head,
            rows=RiskRows(self.rating, head.list),
            title=self.fields.title,
            share=0.37,
            shared=shared,
        )
        self.rating.reworded.connect(self._reword)

    def _reword(self) -> None:
        self.reword_shared("likelihood", likelihood_options(self.rating.scale))
        self.reword_shared("impact", impact_options(self.rating))

    def _described(self, line: Line) -> str:
        risk: Risk = line.item
        term = self.rating.term(risk.likelihood)
        graded = [called(term) if term else "", self.rating.impact_words(risk)]
        band = self.rating.band_words(risk).lower()
        passages = counted("%Ln passage(s)", line.exhibits)
        parts = (said("Risk {label}").format(label=risk.label), risk.title, *graded, band)
        return ", ".join(part for part in (*parts, passages) if part)


def impact_options(rating: Rating) -> list[tuple[str, str]]:
    """The impacts as the house calls them, after none at all."""
    options = [(impact.id, capital(called(impact))) for impact in rating.matrix.impacts]
    return [("", said("Not given")), *options]


def _shared_impact(rating: Rating) -> Shared:
    return Shared(said("Impact"), "impact", impact_options(rating), lambda one: Impact(one) if one else None)


def _gravity(rating: Rating, risk: Risk) -> tuple[int, int, int]:
    """Band first, then likelihood, then impact; what is not rated comes after all."""
    band = rating.band(risk)
    if band is None or risk.impact is None:
        return 0, 0, 0
    term = rating.term(risk.likelihood)
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
    rating.reworded.connect(lambda: matrix.reword(rating.scale, rating.matrix))
    column.addWidget(matrix)
    return whole
