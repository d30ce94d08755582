"""What is typed into a field and not committed yet, and the one call that commits all of it."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

IDLE_MS = 1000


class Draft(QObject):
    """The difference between what a field shows and what the project has.

    `read` gives what the field shows now. `committed` carries it one idle second after `typed`, or on `flush`. `marked`
    tells the reason for which the last commit could not be written, "" when there is none any more. `typing` tells at
    each key what the field shows, and whether the project lacks it.
    """

    committed = Signal(str)
    marked = Signal(str)
    typing = Signal(str, bool)

    def __init__(self, field: QObject, read: Callable[[], str], *, idle_ms: int = IDLE_MS) -> None:
        super().__init__(field)
        self._read = read
        self._known = ""
        self._failure = ""
        self._meaning: str | None = None
        self._is_committing = False
        self._idle = QTimer(self, singleShot=True, interval=idle_ms)
        self._idle.timeout.connect(self.flush)
        _DRAFTS.add(self)

    @property
    def pending(self) -> bool:
        """Whether the field shows something the project does not have."""
        return bool(self._failure) or self._read() != self._known

    @property
    def failure(self) -> str:
        """Why the last commit could not be written; empty where it could."""
        return self._failure

    def known(self, value: str) -> None:
        """This is what the project has."""
        self._known = value

    def gives_way(self, value: str, *, keep_typed: bool, in_use: bool = False) -> bool:
        """The project has this value; whether the field is to show it. Not while what is typed is to be kept.

        A field `in_use` keeps also its own words for the value.
        """
        if keep_typed and in_use and self._means(value):
            return False
        keep = keep_typed and self.pending
        if not keep_typed:
            self.drop()
        self._known = value
        return not keep

    def _means(self, value: str) -> bool:
        """Whether the field shows a value of the project as it was typed: "Iran " for "Iran", "6 Jan" for its date.

        While somebody types there such words are left as they are, or the next key would stand in the wrong place.
        """
        if self._is_committing:
            self._meaning = value
        return self._meaning == value and not self.pending

    @property
    def meaning(self) -> str | None:
        """The project's value for words that were left as they were typed; None where there are none."""
        return None if self.pending else self._meaning

    def typed(self) -> None:
        """The field changed: commit after the pause, if there is anything to commit then."""
        shown = self._read()
        is_pending = bool(self._failure) or shown != self._known
        if is_pending:
            self._idle.start()
        else:
            self._idle.stop()
        self.typing.emit(shown, is_pending)

    def flush(self) -> None:
        """Commit now what is pending; a value that failed before is tried again."""
        self._idle.stop()
        if not self.pending:
            return
        value = self._read()
        self._known = value
        self._meaning = None
        self.mark("")
        self._is_committing = True
        try:
            self.committed.emit(value)
        finally:
            self._is_committing = False

    def drop(self) -> None:
        """Forget what is pending without committing it."""
        self._idle.stop()
        self._known = self._read()
        self._meaning = None
        self.mark("")

    def mark(self, failure: str) -> None:
        """The last commit could not be written, for this reason; it stays pending. "" takes the mark away."""
        if failure != self._failure:
            self._failure = failure
            self.marked.emit(failure)


class Drafted:
    """What every field with a draft can be asked for; a field makes its `_draft` itself, once it can be read."""

    _draft: Draft

    @property
    def pending(self) -> bool:
        """Whether something was typed or chosen that is not committed."""
        return self._draft.pending

    def flush(self) -> None:
        """Commit now what was typed or chosen."""
        self._draft.flush()

    def mark(self, why: str) -> None:
        """Show that the value could not be written, and why; "" takes the mark away."""
        self._draft.mark(why)


_DRAFTS: WeakSet[Draft] = WeakSet()


def flush_all() -> None:
    """Commit what is pending in every field there is: call it before any other edit, undo, export or close."""
    for draft in list(_DRAFTS):
        if isValid(draft):
            draft.flush()


def anything_pending() -> bool:
    """Whether a field shows what the project does not have; after `flush_all` that is what could not be written."""
    return any(isValid(draft) and draft.pending for draft in list(_DRAFTS))
