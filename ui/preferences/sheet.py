"""The sheet of the preferences over the window: pages at the left, settings at the right; each applies at once."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout

from briefing.errors import BriefingError
from ui import fonts, measure
from ui.kit import Label, flush_all, tool_button
from ui.kit.buttons import add_search_icon
from ui.kit.cover import Cover
from ui.preferences.keys_page import KeysPage
from ui.preferences.looks import appearance_page, general_page, privacy_page, reading_page
from ui.preferences.page import PreferencesPage
from ui.preferences.page_list import PageList
from ui.preferences.work import assessment_page, brief_page, files_page
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
        self.keys = KeysPage(window.commands, window.settings)
        self.pages: list[PreferencesPage | KeysPage] = self._made()
        self.list = PageList([page.title for page in self.pages])
        self.room = QStackedWidget()
        self._lay_out()  # before the pages come, or the style sheet would be put on all of them twice
        for page in self.pages:
            self.room.addWidget(page)
        self._nothing = Label(self.tr("No setting is called so."), colour="sub")
        self.room.addWidget(self._nothing)
        self.refresh()
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

    def page(self, name: str) -> PreferencesPage:
        """The page with this name; KeyError where there is none with settings."""
        for found in self.pages:
            if isinstance(found, PreferencesPage) and found.name == name:
                return found
        raise KeyError(name)

    def show_page(self, name: str) -> None:
        """Bring a page to the front; ValueError where there is none."""
        self.list.choose([page.name for page in self.pages].index(name))

    def complain(self, error: BriefingError) -> None:
        """Say under the page why a setting could not be kept, until another page is shown."""
        self._said.setText(error.sentence())
        self._said.show()

    def said(self) -> str:
        """What could not be kept, and why; "" for nothing."""
        return "" if self._said.isHidden() else self._said.text()

    def refresh(self) -> None:
        """Show the settings as they are now."""
        for page in self.pages:
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
        found = [one for page in self.pages if page.isVisible() for one in stops(page)]
        if found:
            found[0].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _made(self) -> list[PreferencesPage | KeysPage]:
        window = self._window
        return [
            general_page(window.applying),
            appearance_page(window.applying),
            reading_page(window.applying),
            assessment_page(window.applying),
            brief_page(self.complain),
            files_page(window.applying, window.asking, self.complain),
            self.keys,
            privacy_page(window.applying),
        ]

    def _show_page_at(self, place: int) -> None:
        self.room.setCurrentIndex(place)
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
        counts = [page.show_matching(words) for page in self.pages]
        self.list.show_counts(counts, searching=bool(words.strip()))
        here = self.list.current()
        if not any(counts):
            self.room.setCurrentWidget(self._nothing)
        elif not counts[here]:
            self.list.choose(next(place for place, count in enumerate(counts) if count))
        else:
            self.room.setCurrentIndex(here)

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
