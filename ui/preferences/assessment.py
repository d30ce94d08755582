"""The page Assessment: the scale of new projects; a house's own words and bands, of the open project or of new ones."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from briefing.brief.yardstick import SETTING, OwnWords, Yardstick, own_words_of, standard, with_band
from briefing.model import Kind
from briefing.project import Change
from resources import grading, scale
from resources.scales import SCALES
from ui.kit import Label, SegmentedControl, push_button
from ui.preferences.bands_table import BandsTable
from ui.preferences.controls import Complain, Rows
from ui.preferences.name_fields import Entries, NameFields
from ui.preferences.own_words import ProjectWords, UsersWords, WordsPlace
from ui.preferences.page import PreferencesPage, SettingRow
from ui.wording import said

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.preferences.applying import Applying

_HERE, _NEW = "project", "new"


def fill_assessment(page: PreferencesPage, applying: Applying, desk: Desk | None, complain: Complain) -> None:
    """The scale of new projects; what the house calls terms, impacts and levels, its bands; the grades of sources."""
    names = [(one, scale(one).name) for one in SCALES]
    about = _said("For new projects. Terms of two scales are never exchanged, so a project keeps its own.")
    Rows(page, applying).choice("scale", _said("Likelihood words"), names, about)
    places: dict[str, WordsPlace] = {_NEW: UsersWords(applying, complain)}
    if desk is not None:
        places[_HERE] = ProjectWords(desk)
    rows = OwnWordsRows(page, places)
    if desk is not None:
        desk.changed.connect(rows.hear)
    page.add(SettingRow(_said("Source grades"), Grades()))


class OwnWordsRows(QObject):
    """Rows for a house's own words and bands, of the open project or of new ones, as the first row says."""

    def __init__(self, page: PreferencesPage, places: Mapping[str, WordsPlace]) -> None:
        super().__init__(page)
        self._page = page
        self._places = places
        scopes = ((_HERE, _said("This project")), (_NEW, _said("New projects")))
        self.scope = SegmentedControl(scopes, _said("Own words for"))
        self.scope.set_chosen(_HERE if _HERE in places else _NEW)
        self.scope.chosen.connect(lambda _scope: self._page.refresh())
        self.tables = {name: BandsTable(standard(name)) for name in SCALES}
        self.hand_on = push_button("")
        self.hand_on.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hand_on.clicked.connect(self._hand_on)
        self._fill()

    def hear(self, change: Change) -> None:
        """The project changed, perhaps by undo."""
        if SETTING in change.ids(Kind.SETTING):
            self._page.refresh()

    @property
    def _place(self) -> WordsPlace:
        return self._places[self.scope.chosen_id()]

    @property
    def _own(self) -> OwnWords:
        return own_words_of(self._place.shown)

    def _fill(self) -> None:
        about = _said(
            "What your house calls otherwise than the standard; ratings stay as they are. A project carries its words "
            "with it: everybody who opens it reads the same."
        )
        if _HERE in self._places:
            self._page.add(SettingRow(_said("Own words for"), self.scope, about))
        self._add_names(_said("Names of impacts"), "impacts")
        self._add_names(_said("Names of levels"), "levels")
        self._add_names(_said("Names of likelihoods"), "terms")
        about = _said("1 to 5 put a cell into a level; Space or a click offers the levels by name.")
        more = _said("No level falls with rising likelihood or impact: cells that would contradict follow.")
        self._page.add(
            SettingRow(
                _said("Ranges and bands"),
                self._all_tables(),
                f"{about} {more}",
                usual=lambda: not self._own.bands,
                reset=lambda: self._keep(replace(self._own, bands={})),
            ),
            self._show_tables,
        )
        if _HERE in self._places:
            about = _said("Names and bands as they are shown here, in place of those there.")
            self._page.add(SettingRow(_said("The same elsewhere"), self.hand_on, about), self._offer_to_hand_on)

    def _add_names(self, name: str, group: str) -> None:
        def keep(words: Mapping[str, str]) -> str:
            return self._keep(_with(self._own, group, words))

        def show() -> None:
            place = self._place
            usual = _entries(standard(place.shown.scale.id), group)
            fields.show_names(usual, getattr(self._own, group), writable=place.is_writable)

        fields = NameFields(name, _entries(self._place.shown, group), keep)
        row = SettingRow(name, fields, usual=lambda: not getattr(self._own, group), reset=lambda: keep({}))
        self._page.add(row, show)

    def _keep(self, own: OwnWords) -> str:
        refused = self._place.keep(own)
        if not refused:
            self._page.refresh()
        return refused

    def _put_band(self, term: str, impact: str, number: int) -> None:
        if self._place.is_writable:
            self._keep(own_words_of(with_band(self._place.shown, term, impact, number)))

    def _all_tables(self) -> QWidget:
        """The matrix of each scale, over each other: one is shown."""
        whole = QWidget()
        whole.setAccessibleName(_said("Ranges and bands"))
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        for table in self.tables.values():
            table.wanted.connect(self._put_band)
            grid.addWidget(table, 0, 0)
        return whole

    def _show_tables(self) -> None:
        shown = self._place.shown
        for name, table in self.tables.items():
            table.setHidden(name != shown.scale.id)
        self.tables[shown.scale.id].show_yardstick(shown)

    def _offer_to_hand_on(self) -> None:
        is_here = self._place is self._places[_HERE]
        self.hand_on.setText(_said("Begin new projects so") if is_here else _said("Use in this project"))
        other = self._places[_NEW if is_here else _HERE]
        same_scale = other.shown.scale.id == self._place.shown.scale.id
        self.hand_on.setEnabled(same_scale and other.is_writable and other.shown != self._place.shown)

    def _hand_on(self) -> None:
        own = self._own
        self.scope.set_chosen(_NEW if self._place is self._places[_HERE] else _HERE)
        self._keep(own)


def _entries(known: Yardstick, group: str) -> Entries:
    if group == "terms":
        return known.scale.terms
    return known.matrix.impacts if group == "impacts" else known.matrix.bands


def _with(own: OwnWords, group: str, words: Mapping[str, str]) -> OwnWords:
    match group:
        case "terms":
            return replace(own, terms=words)
        case "impacts":
            return replace(own, impacts=words)
        case _:
            return replace(own, levels=words)


class Grades(QWidget):
    """The Admiralty code: what the letters and the numbers say."""

    def __init__(self) -> None:
        super().__init__()
        code = grading("admiralty")
        self.setAccessibleName(code.name)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for column, grades in ((0, code.reliability), (2, code.credibility)):
            for row, grade in enumerate(grades):
                grid.addWidget(Label(grade.id, size=12, weight=600), row, column, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(
                    Label(said(grade.words), size=12, colour="sub", wrap=True),
                    row,
                    column + 1,
                    Qt.AlignmentFlag.AlignTop,
                )


def _said(words: str) -> str:
    return QCoreApplication.translate("preferences", words)
