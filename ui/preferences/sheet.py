"""The sheet of the preferences over the window: pages at the left, settings at the right; each applies at once."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from briefing.errors import BriefingError
from ui import fonts, measure
from ui.kit import Label, flush_all, tool_button
from ui.kit.buttons import add_search_icon
from ui.kit.cover import Cover
from ui.preferences.assessment import fill_assessment
from ui.preferences.keys_page import KeysPage
from ui.preferences.looks import fill_appearance, fill_general, fill_privacy, fill_reading
from ui.preferences.page import PreferencesPage
from ui.preferences.page_list import PageList
from ui.preferences.room import PagePlan, PageRoom
from ui.preferences.work import fill_brief, fill_files
from ui.window.walking import stops

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_WIDTH = 820
_HEIGHT = 640


class PreferencesSheet(Cover):
    """It deletes itself when it closes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._said = Label(colour="bad", wrap=True)
        self._said.hide()
        self.search = self._search_field()
        self.room = PageRoom(self._plans())
        self.list = PageList([plan.title for plan in self.room.plans])
        self._goes_to_first = False
        self._lay_out()  # before a page comes, or the style sheet would be put on it twice
        self.room.show_at(0)
        self.room.became_whole.connect(self._search_all)
        self.list.chosen.connect(self._show_page_at)
        self.search.textChanged.connect(self._filter)
        window.applying.changed.connect(self.refresh)
        measure.at_changes(self, self._fit)
        self.setAccessibleName(self.tr("Preferences"))

    def open(self) -> None:
        """Show it over the window and take the keyboard."""
        self.come_up()
        self._fit()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)
        self.room.make_rest()

    @property
    def keys(self) -> KeysPage:
        """The page of the keys."""
        page = self.room.page("keys")
        if not isinstance(page, KeysPage):
            raise TypeError(page)
        return page

    def page(self, name: str) -> PreferencesPage:
        """The page with this name; ValueError where there is none, TypeError where it has keys."""
        page = self.room.page(name)
        if not isinstance(page, PreferencesPage):
            raise TypeError(page)
        return page

    def show_page(self, name: str) -> None:
        """Bring a page to the front; ValueError where there is none."""
        self.list.choose(self.room.place_of(name))

    def complain(self, error: BriefingError) -> None:
        """Say under the page why a setting could not be kept, until another page is shown."""
        self._said.setText(error.sentence())
        self._said.show()

    def said(self) -> str:
        """What could not be kept, and why; "" for nothing."""
        return "" if self._said.isHidden() else self._said.text()

    def refresh(self) -> None:
        """Show the settings as they are now."""
        for page in self.room.made():
            if isinstance(page, PreferencesPage):
                page.refresh()

    def close_now(self) -> None:
        """Write what was typed and take it away."""
        flush_all()
        super().close_now()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.hasFocus():
            self._go_to_first()
            return
        super().keyPressEvent(event)

    def _go_to_first(self) -> None:
        """The keyboard goes to the first control of the page in front: what was searched for."""
        self._goes_to_first = not self.room.is_whole
        found = [] if self._goes_to_first else stops(self.room)
        if found:
            found[0].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _plans(self) -> list[PagePlan]:
        window, applying = self._window, self._window.applying
        general = partial(fill_general, applying=applying, complain=self.complain)
        files = partial(fill_files, applying=applying, asking=window.asking, complain=self.complain)
        desk = window.workspace.desk if window.workspace is not None else None
        assessment = partial(fill_assessment, applying=applying, desk=desk, complain=self.complain)
        keys = partial(KeysPage, window.commands, window.settings)
        return [
            PagePlan.of("general", _said("General"), general),
            PagePlan.of("appearance", _said("Appearance"), partial(fill_appearance, applying=applying)),
            PagePlan.of("reading", _said("Reading"), partial(fill_reading, applying=applying)),
            PagePlan.of("assessment", _said("Assessment"), assessment),
            PagePlan.of("brief", _said("Brief"), partial(fill_brief, complain=self.complain)),
            PagePlan.of("files", _said("Files"), files),
            PagePlan("keys", _said("Keys"), keys),
            PagePlan.of("privacy", _said("Privacy"), partial(fill_privacy, applying=applying)),
        ]

    def _show_page_at(self, place: int) -> None:
        self.room.show_at(place)
        self._said.hide()

    def _fit(self) -> None:
        self.fit(measure.px(_WIDTH), measure.px(_HEIGHT))

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setFont(fonts.ui_font())
        field.setPlaceholderText(self.tr("Search settings and keys"))
        field.setAccessibleName(self.tr("Search settings and keys"))
        add_search_icon(field)
        return field

    def _filter(self, words: str) -> None:
        """Pages without a match go; the first with one comes to the front where the shown one has none."""
        if not self.room.is_whole:
            return  # all are searched as soon as all are made
        counts = [page.show_matching(words) for page in self.room.made()]
        self.list.show_counts(counts, searching=bool(words.strip()))
        here = self.list.current()
        if not any(counts):
            self.room.show_nothing()
        elif not counts[here]:
            self.list.choose(next(place for place, count in enumerate(counts) if count))
        else:
            self.room.show_at(here)

    def _search_all(self) -> None:
        """What was typed, and Enter after it, before all pages were made."""
        if self.search.text():
            self._filter(self.search.text())
        if self._goes_to_first:
            self._go_to_first()

    def _lay_out(self) -> None:
        close = tool_button("x", self.tr("Close"))
        close.clicked.connect(self.close_now)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Preferences"), size=16, weight=600))
        head.addSpacing(16)
        head.addWidget(self.search, 1)
        head.addWidget(close)
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(self.list)
        body.addWidget(self.room, 1)
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(body, 1)
        column.addWidget(self._said)
        self.sheet.sheet.addLayout(column)


def _said(words: str) -> str:
    return QCoreApplication.translate("preferences", words)
