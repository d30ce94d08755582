"""The desk: the open project as the window sees it. Every panel works through it and listens to it.

Threading rule: panels call the desk from the GUI thread only. Changes may be committed in any thread (an import);
`changed` always arrives in the GUI thread, with ids and kinds, never with items: panels read again by id.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from briefing.errors import BriefingError
from briefing.model import Kind
from briefing.project import Change, Project
from ui.kit.fields import flush_all

T = TypeVar("T")


class Desk(QObject):
    """The project at hand, what is selected in it, and the one way to change it."""

    changed = Signal(object)
    """A `Change` was committed, by this window, an import, undo or redo."""

    history_changed = Signal()
    """The names of what Undo and Redo would do may have changed."""

    selected = Signal(str, str)
    """Kind and id of the item the analyst looks at; both "" for none. Panels and the reader show the same one."""

    passage_wanted = Signal(str, str, int, int)
    """Show a place in a text: source id, revision id, code points [start, end)."""

    failed = Signal(object)
    """A `BriefingError` to show: what happened, what is safe, what to do."""

    said = Signal(str, bool)
    """A sentence for a toast, and whether it offers Undo ("Risk R3 deleted · Undo")."""

    _announced = Signal(object)

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self._selected = ("", "")
        # Qt queues a signal that comes from another thread, so that `changed` is always heard in this one.
        self._announced.connect(self._hear, Qt.ConnectionType.AutoConnection)
        self._unsubscribe = project.subscribe(self._announced.emit)

    @property
    def selected_item(self) -> tuple[str, str]:
        """Kind and id of the selected item, ("", "") for none."""
        return self._selected

    def do(self, work: Callable[[], T]) -> T | None:
        """Run one action of `briefing.actions`, after what is being typed has been committed.

        A BriefingError is shown by way of `failed` and None returned; any other error is a bug and goes through.
        """
        try:
            flush_all()
            return work()
        except BriefingError as error:
            self.failed.emit(error)
            return None

    def undo(self) -> None:
        """Take back the last action; what is being typed is committed first, so it is what is taken back."""
        self.do(self.project.undo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.do(self.project.redo)

    def select(self, kind: Kind | str, item_id: str) -> None:
        """Make an item the selected one everywhere; ("", "") for none."""
        chosen = (str(kind), item_id)
        if chosen != self._selected:
            self._selected = chosen
            self.selected.emit(*chosen)

    def tell(self, sentence: str, *, undoable: bool = False) -> None:
        """Show a toast; an undoable one offers Undo."""
        self.said.emit(sentence, undoable)

    def close(self) -> None:
        """Commit what is being typed, stop listening and close the project."""
        flush_all()
        self._unsubscribe()
        self.project.close()

    def _hear(self, change: Change) -> None:
        kind, item_id = self._selected
        if item_id and item_id in change.removed.get(Kind(kind), ()):
            self.select("", "")
        self.changed.emit(change)
        self.history_changed.emit()
