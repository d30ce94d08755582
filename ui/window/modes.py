"""The modes of an open project: Read with its columns, and Compose, which is made when it is first wanted."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from briefing.model import Kind

if TYPE_CHECKING:
    from ui.compose.page import ComposePage
    from ui.window.workspace import Workspace

READ, COMPOSE = "read", "compose"


class Modes(QObject):
    """Which mode is shown. `changed` tells it; `made` gives the page of Compose once it is there."""

    changed = Signal(str)
    made = Signal(object)

    def __init__(self, space: Workspace, columns: QWidget, stack: QStackedWidget) -> None:
        """The columns, and later the page of Compose, stand in `stack`."""
        super().__init__(space)
        self._space = space
        self._columns = columns
        self._text_scale = 100
        self._kept: dict[str, Any] = {}
        self.stack = stack
        self.stack.addWidget(columns)
        self.page: ComposePage | None = None

    @property
    def current(self) -> str:
        """READ or COMPOSE."""
        return COMPOSE if self.page is not None and self.stack.currentWidget() is self.page else READ

    def composing(self) -> ComposePage | None:
        """The page of Compose while it is shown."""
        return self.page if self.current == COMPOSE else None

    def read(self, *, focus: bool = False) -> None:
        """Show the columns; nothing where they are shown."""
        if self.page is not None and self.current == COMPOSE:
            self.page.leave()
            self.stack.setCurrentWidget(self._columns)
            if focus:
                self._space.focus_text()
            self.changed.emit(READ)

    def compose(self, *, focus: bool = True) -> ComposePage:
        """Show the brief as it is written."""
        page = self.page or self._make()
        if self.current != COMPOSE:
            self.stack.setCurrentWidget(page)
            page.enter()
            self.changed.emit(COMPOSE)
        if focus:
            page.focus()
        return page

    def set_text_scale(self, percent: int) -> None:
        """Show texts at this size."""
        self._text_scale = percent
        if self.page is not None:
            self.page.set_text_scale(percent)

    def end(self) -> None:
        """The project closes."""
        if self.page is not None:
            self.page.end()

    def state(self) -> dict[str, Any]:
        """The place in Compose, and which mode is shown."""
        return {"mode": self.current, "compose": self.page.state() if self.page is not None else self._kept}

    def restore(self, state: dict[str, Any]) -> None:
        """Show the mode that was left; a place kept before there were modes has none."""
        self._kept = state.get("compose", {})
        self._space.desk.choose_brief(str(self._kept.get("brief", "")))
        if state.get("mode") == COMPOSE:
            self.compose()

    def _make(self) -> ComposePage:
        from ui.compose.page import ComposePage  # noqa: PLC0415 -- whoever only reads does not wait for it

        page = self.page = ComposePage(self._space.desk, self.stack)
        page.set_text_scale(self._text_scale)
        self.stack.addWidget(page)
        page.looked.connect(self._space.looked)
        page.looked.connect(self._space.remembering.moved)
        page.item_wanted.connect(self._show_item)
        if self._kept:
            page.restore(self._kept)
        self.made.emit(page)
        return page

    def _show_item(self, kind: str, item_id: str) -> None:
        """A problem is at an item: it is shown where items are."""
        self._space.desk.select(kind, item_id)
        self._space.go_to_item(Kind(kind), item_id)
