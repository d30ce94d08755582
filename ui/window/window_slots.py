"""What the commands that arrange the window do: tabs, panes, layouts, kinds of marks."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from briefing.actions.recasting import MARKABLE
from ui.messages import MessageBar
from ui.window import layouts

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.window.workspace import Workspace

_ONE_MORE = 2
_NUMBERED = 9


class WindowSlots(QObject):
    """Connects them once; those that need a project work on the one that is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._commands = window.commands
        self._space: Workspace | None = None
        self._on("window.next_tab", lambda space: space.reading.step_tab(1))
        self._on("window.previous_tab", lambda space: space.reading.step_tab(-1))
        self._on("window.close_others", lambda space: space.reading.close_others())
        self._on("window.reopen_tab", lambda space: space.reading.reopen())
        self._commands.on("go.next_pane", lambda: self._next_pane(1))
        self._commands.on("go.previous_pane", lambda: self._next_pane(-1))
        for kind in MARKABLE:
            self._on(f"view.kinds_{kind.value}", partial(_toggle_kind, kind.value))
        self._on("view.kinds_all", lambda space: space.library.kinds.set_hidden(()))
        for name, arrange in layouts.LAYOUTS.items():
            self._on(f"view.layout_{name}", self._arranging(arrange))
        self._commands.submenu("window.tabs").aboutToShow.connect(self._list_tabs)

    def take(self, space: Workspace | None) -> None:
        """Work on this project from now on."""
        self._space = space

    def offer(self) -> None:
        """Tick the kinds that are shown, and grey what there is nothing for."""
        space = self._space
        if space is None:
            return
        shown = space.library.kinds.shown()
        for kind in MARKABLE:
            self._commands.action(f"view.kinds_{kind.value}").setChecked(kind.value in shown)
        several = space.reading.tabs.count() >= _ONE_MORE
        only = self.tr("there is only one tab")
        for command in ("window.next_tab", "window.previous_tab", "window.close_others"):
            self._commands.grey(command, "" if several else only)
        self._commands.grey("window.reopen_tab", "" if space.reading.may_reopen() else self.tr("no tab was closed"))

    def _next_pane(self, step: int) -> None:
        """Put the keyboard so many panes on from the one that has it; messages that are shown are panes, too."""
        window, space = self._window, self._space
        bars = [bar for bar in (window.messages, *window.banners.shown()) if bar.isVisible()]
        panes: list[QWidget] = [*(space.panes() if space is not None else (window.start,)), *bars]
        focused = QApplication.focusWidget() or window
        within = [pane is focused or pane.isAncestorOf(focused) for pane in panes]
        pane = panes[((within.index(True) if True in within else -step) + step) % len(panes)]
        if isinstance(pane, MessageBar):
            pane.focus()
        elif space is not None:
            space.focus_pane(pane)
        else:
            window.start.focus_first()

    def _on(self, command: str, act: Callable[[Workspace], object]) -> None:
        """Run this on the open project; nothing where none is."""
        self._commands.on(command, lambda: act(self._space) if self._space is not None else None)

    def _arranging(self, arrange: Callable[[Workspace], object]) -> Callable[[Workspace], None]:
        def arranged(space: Workspace) -> None:
            arrange(space)
            self._window.offer()

        return arranged

    def _list_tabs(self) -> None:
        """The open sources by their titles; the first nine by a digit."""
        menu = self._commands.submenu("window.tabs")
        menu.clear()
        tabs = self._space.reading.tabs if self._space is not None else None
        for place, source_id in enumerate(tabs.source_ids() if tabs is not None else (), start=1):
            title = tabs.tabToolTip(place - 1).replace("&", "&&") if tabs is not None else ""
            action = menu.addAction(f"&{place} {title}" if place <= _NUMBERED else title)
            action.setCheckable(True)
            action.setChecked(tabs is not None and source_id == tabs.current_id())
            action.triggered.connect(partial(self._read, source_id))
        if menu.isEmpty():
            menu.addAction(self.tr("No source is open")).setEnabled(False)

    def _read(self, source_id: str) -> None:
        if self._space is not None:
            self._space.reading.open_source(source_id)
            self._space.focus_pane(self._space.reading)


def _toggle_kind(kind: str, space: Workspace) -> None:
    kinds = space.library.kinds
    kinds.set_hidden(kinds.hidden() ^ {kind})
