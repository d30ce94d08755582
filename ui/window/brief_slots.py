"""What the commands of modes and of the brief do in this window."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.window.modes import COMPOSE, READ

if TYPE_CHECKING:
    from ui.compose.page import ComposePage
    from ui.main_window import MainWindow
    from ui.window.workspace import Workspace


class BriefSlots(QObject):
    """Connects them once; they work on the project that is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._commands = window.commands
        self._space: Workspace | None = None
        on = self._commands.on
        on("view.read", self._read)
        on("view.compose", self._compose)
        self._on_page("brief.next_problem", lambda page: page.next_problem())
        self._on_page("brief.previous_problem", lambda page: page.next_problem(-1))
        window.tool_bar.mode_wanted.connect(lambda mode: self._read() if mode == READ else self._compose())
        self._commands.keys_changed.connect(self._show_keys)

    def take(self, space: Workspace | None) -> None:
        """Work on this project from now on."""
        self._space = space
        if space is not None:
            space.modes.changed.connect(lambda _mode: self._window.offer())
            space.modes.made.connect(lambda _page: self._show_keys())

    def offer(self) -> None:
        """Show in menu and tool bar which mode it is."""
        mode = self._space.modes.current if self._space is not None else READ
        self._commands.action("view.read").setChecked(mode == READ)
        self._commands.action("view.compose").setChecked(mode == COMPOSE)
        self._window.tool_bar.show_mode(mode)

    def _read(self) -> None:
        if self._space is not None:
            self._space.modes.read(focus=True)
        self.offer()

    def _compose(self) -> None:
        if self._space is not None:
            self._space.modes.compose()
        self.offer()

    def _on_page(self, command: str, act: Callable[[ComposePage], object]) -> None:
        """Run this on the page of Compose while it is shown."""

        def run() -> None:
            page = self._space.modes.composing() if self._space is not None else None
            if page is not None:
                act(page)

        self._commands.on(command, run)

    def _show_keys(self) -> None:
        page = self._space.modes.page if self._space is not None else None
        if page is not None:
            page.strip.show_key(self._commands.keys("brief.next_problem"))
