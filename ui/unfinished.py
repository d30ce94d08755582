"""What is being typed, kept in the project's file some moments after each key, beside the window.

A step of the history is made when the typing pauses; a kill between two keys must not take what stands in the field.
Nobody waits for this: the words go to a thread of their own, which writes the newest of them and then rests a little.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate

from briefing.actions.unfinished import Unfinished, can_be_kept, digest, keep
from briefing.errors import BriefingError
from briefing.model import CLASSES, Kind
from briefing.project import Project

_REST_S = 0.1
_SHARE = 20  # of so many parts of its time the thread writes one: a slow drive is asked less often
_IDLE_S = 1.0


class UnfinishedWords:
    """The fields in which somebody types, by kind, id and field of the item. It is called in the window's thread."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._fields: dict[tuple[Kind, str, str], Unfinished] = {}
        self._turn = threading.Condition()
        self._is_new = False
        self._is_ending = False
        self._is_at_work = False
        self._is_kept = False
        self._rests = project.read_only
        self._thread: threading.Thread | None = None

    def typed(self, kind: Kind, item_id: str, field: str, value: object) -> None:
        """This is what a field holds now and the project does not. What nobody types, a choice, is not kept."""
        if self._project.read_only or not can_be_kept(value):
            return
        known = self._fields.get((kind, item_id, field))
        was = known.was if known is not None else self._was(kind, item_id, field)
        if was:
            with self._turn:
                self._fields[kind, item_id, field] = Unfinished(kind, item_id, field, value, was)
            self._write_soon()

    def settle(self, kind: Kind, item_id: str, *fields: str) -> None:
        """The project has what these fields hold, or they hold what it has again."""
        known = [key for field in fields if (key := (kind, item_id, field)) in self._fields]
        if known:
            with self._turn:
                for key in known:
                    del self._fields[key]
            self._write_soon()

    def rest(self) -> None:
        """Write nothing until `go_on`."""
        self._rests = True
        self._end_thread()

    def go_on(self) -> None:
        """Write again."""
        self._rests = self._project.read_only
        if self._is_new:
            self._write_soon()

    def close(self) -> None:
        """All is committed, or given up by the user: nothing is put back next time."""
        self.rest()
        self._fields.clear()
        if self._is_kept:
            self._keep([])

    def _was(self, kind: Kind, item_id: str, field: str) -> str:
        item = self._project.find(CLASSES[kind], item_id)
        return digest(getattr(item, field)) if item is not None else ""

    # The thread

    def _write_soon(self) -> None:
        with self._turn:
            self._is_new = True
            self._turn.notify_all()
            if self._is_at_work or self._rests:
                return
            self._is_at_work = True
            self._is_ending = False
            before = self._thread
            self._thread = threading.Thread(target=self._write, args=(before,), name="unfinished words", daemon=True)
            self._thread.start()

    def _end_thread(self) -> None:
        with self._turn:
            self._is_ending = True
            self._turn.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _write(self, before: threading.Thread | None) -> None:
        """Until nobody has typed for a while, or it is to end; after the thread before it, so that one ends all."""
        if before is not None:
            before.join()
        try:
            while (fields := self._next()) is not None:
                begun = time.perf_counter()
                self._keep(fields)
                rest = max(_REST_S, (time.perf_counter() - begun) * _SHARE)
                with self._turn:
                    self._turn.wait_for(lambda: self._is_ending, rest)
        finally:
            self._project.leave_thread()

    def _next(self) -> list[Unfinished] | None:
        with self._turn:
            self._turn.wait_for(lambda: self._is_new or self._is_ending, _IDLE_S)
            self._is_at_work = self._is_new and not self._is_ending
            if not self._is_at_work:
                return None
            self._is_new = False
            return list(self._fields.values())

    def _keep(self, fields: list[Unfinished]) -> None:
        # A full disk or a lost drive is told by the commit that follows; nothing of the work is touched here.
        with suppress(BriefingError):
            keep(self._project, fields)
            self._is_kept = bool(fields)


def kept_while_typed(
    typing: SignalInstance,
    words: UnfinishedWords,
    about: Callable[[], tuple[Kind, str]],
    field: str,
    read: Callable[[str], object] = str,
) -> None:
    """Keep what a field's `typing` tells: its text, and whether the project lacks it. `about` names the item at hand.

    What `read` refuses with a ValueError is no value yet.
    """

    def hear(text: str, is_pending: bool) -> None:
        kind, item_id = about()
        if not item_id:
            return
        try:
            value = read(text) if is_pending else None
        except ValueError:
            is_pending = False
        if is_pending:
            words.typed(kind, item_id, field, value)
        else:
            words.settle(kind, item_id, field)

    typing.connect(hear)


class KeptInPlace(QObject):
    """Keeps what is typed in place into the rows of a list, `field` of items of this kind, until the row is left."""

    def __init__(self, delegate: QStyledItemDelegate, words: UnfinishedWords, kind: Kind, field: str) -> None:
        super().__init__(delegate)
        self._words = words
        self._about = (kind, "", field)
        delegate.closeEditor.connect(lambda *_: self._words.settle(*self._about))

    def watch(self, editor: QLineEdit, item_id: str) -> None:
        """This editor has been opened on the row of an item."""
        kind, _, field = self._about
        self._about = (kind, item_id, field)
        editor.textEdited.connect(lambda text: self._words.typed(kind, item_id, field, text))
