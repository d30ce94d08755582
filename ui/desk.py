"""The desk: the open project as the window sees it. Every panel works through it and listens to it.

Threading rule: panels call the desk from the GUI thread only. Changes may be committed in any thread (an import);
`changed` always arrives in the GUI thread, with ids and kinds, never with items: panels read again by id. What another
thread commits is heard in bundles, so rarely that the window spends little of its time on it.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from briefing.actions.unfinished import set_fields
from briefing.errors import BriefingError, Busy, DamagedProject, ItemError, ProjectError
from briefing.model import CLASSES, Brief, Kind
from briefing.project import Change, Project
from ui.hearing import Hearing
from ui.kit.fields import flush_all
from ui.replaying import Replaying
from ui.unfinished import UnfinishedWords

T = TypeVar("T")
_PATIENCE_S = 0.03


class Desk(QObject):
    """The project at hand, what is selected in it, and the one way to change it."""

    changed = Signal(object)
    """A `Change` was committed, by this window, an import, undo or redo."""

    history_changed = Signal()
    """The names of what Undo and Redo would do may have changed."""

    selected = Signal(str, str)
    """Kind and id of the item the analyst looks at; both "" for none. Panels and the reader show the same one."""

    brief_chosen = Signal(str)
    """The id of the brief that is written, checked and exported from now on; "" for none."""

    passage_wanted = Signal(str, str, int, int)
    """Show a place in a text: source id, revision id, code points [start, end)."""

    mark_menu_wanted = Signal(object, object, object)
    """The menu of a row that shows a mark is asked for: the view, its `Exhibit`, and the point of the screen."""

    tie_wanted = Signal(str)
    """The words selected in the text shall be evidence of the item with this id."""

    failed = Signal(object)
    """A `BriefingError` to show: what happened, what is safe, what to do."""

    said = Signal(str, bool)
    """A sentence for a toast, and whether it offers Undo ("Risk R3 deleted · Undo")."""

    _turn_came = Signal()

    waiting = Signal()
    """What was typed waits for another thread that writes; `trying_again` comes when its turn has come."""

    trying_again = Signal()
    """What could not be written was tried once more."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self._selected = ("", "")
        self._brief_id = ""
        self.is_closed = False
        self.is_telling = False
        """A change is being told; `history_changed` comes when all have heard it."""
        self.unwritten: dict[tuple[Kind, str, str], Any] = {}
        """What was typed and could not be written: by kind, id and field of the item, the new value."""
        self.resting_for = ""
        """The name of what goes on that takes no change meanwhile; "" for nothing."""
        self._waits = False
        self._missed: Callable[[], object] | None = None
        self.unfinished = UnfinishedWords(project)
        """What is being typed and is no step yet."""
        self._hearing = Hearing(project, self._hear, self)
        self._turn_came.connect(self._take_turn, Qt.ConnectionType.QueuedConnection)
        self.replaying = Replaying(project, self)
        self.replaying.failed.connect(self.failed)

    @property
    def selected_item(self) -> tuple[str, str]:
        """Kind and id of the selected item, ("", "") for none."""
        return self._selected

    @property
    def is_behind(self) -> bool:
        """Whether another thread has committed what is still to be told."""
        return self._hearing.is_behind

    def do(self, work: Callable[[], T]) -> T | None:
        """Run one action of `briefing.actions`, after what is being typed has been committed.

        A BriefingError is shown by way of `failed` and None returned; any other error is a bug and goes through.
        Nothing is done once the desk is closed, and while it rests.
        """

        def in_turn() -> T:
            self._await_turn()
            return work()

        return self.look(in_turn)

    def look(self, work: Callable[[], T]) -> T | None:
        """Read something of the project for which a BriefingError is shown as with `do`; it waits for nobody."""
        if self.is_closed:
            return None
        try:
            flush_all()
            return work()
        except Busy as error:
            self.tell(error.sentence())
            return None
        except BriefingError as error:
            if is_fault(error):
                self._missed = work
            self.failed.emit(error)
            return None

    def write(self, kind: Kind, item_id: str, **fields: Any) -> str:
        """Set fields of an item to what was typed; why that was refused, "" where it was written or the item is gone.

        What a fault of the disk or drive kept from being written is held in `unwritten`, and tried again with the rest.
        So is, for the moment, what would have to wait for another thread that writes: the window does not.
        """
        refused: list[BriefingError] = []

        def change_it() -> bool:
            item = self.project.find(CLASSES[kind], item_id)
            try:
                with self.project.impatient(_PATIENCE_S):
                    if item is not None:
                        set_fields(self.project, item, **fields)
                self.unfinished.settle(kind, item_id, *fields)
            except ItemError as error:
                refused.append(error)
            except Busy:
                self._wait_for_turn()
                self.unwritten.update(typed)
                self.waiting.emit()
            return True

        typed = {(kind, item_id, field): value for field, value in fields.items()}
        for key in typed:
            # Older than what is written now: whoever hears of that must not find it waiting.
            self.unwritten.pop(key, None)
        if self.is_waiting:
            self.unwritten.update(typed)
            self.waiting.emit()
            return ""
        missed, self._missed = self._missed, None
        written = self.look(change_it)
        is_faulty = self._missed is not None
        self._missed = missed
        if is_faulty:
            self.unwritten.update(typed)
        if written is None:
            return self.not_written()
        return refused[0].sentence() if refused else ""

    def not_written(self) -> str:
        """The words for a field whose text could not be written."""
        return self.tr("This could not be written. It is kept here.")

    def why_unwritten(self) -> str:
        """The words for a field whose text is in `unwritten`; "" where it only waits for its turn."""
        return "" if self.is_waiting else self.not_written()

    @property
    def is_waiting(self) -> bool:
        """Whether what is typed is kept in `unwritten` until another thread has written, or the rest is over."""
        return self._waits or bool(self.resting_for)

    def rest(self, name: str) -> None:
        """Take no change until `go_on`, for the sake of what is called `name`; what is typed waits until then."""
        self.resting_for = name
        self.unfinished.rest()

    def go_on(self) -> None:
        """The rest is over: write what was typed meanwhile."""
        if self.resting_for:
            self.resting_for = ""
            self.unfinished.go_on()
            self.write_unwritten()

    def unwritten_of(self, kind: Kind, item_id: str) -> dict[str, Any]:
        """What was typed or chosen for one item and could not be written, by field."""
        held = self.unwritten.items()
        return {field: value for (of, one, field), value in held if (of, one) == (kind, item_id)}

    def try_again(self) -> None:
        """Write what could not be written, then do what could not be done last; what fails again is told again."""
        missed, self._missed = self._missed, None
        self.write_unwritten()
        if missed is not None:
            self.do(missed)

    def write_unwritten(self) -> None:
        """Write what was typed and could not be written."""
        flush_all()
        for key in list(self.unwritten):
            kind, item_id, field = key
            # What is announced while this goes on may lead here again.
            if key not in self.unwritten:
                continue
            value = self.unwritten.pop(key)
            is_there = self.project.find(CLASSES[kind], item_id) is not None
            if is_there and self.write(kind, item_id, **{field: value}) == self.not_written():
                break
        self.trying_again.emit()

    def undo(self) -> None:
        """Take back the last action; what is being typed is committed first, so it is what is taken back.

        An action as large as an import is taken back beside the window: what it changed is heard when it is through.
        """
        self._replay(self.replaying.undo)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._replay(self.replaying.redo)

    def _replay(self, turn: Callable[[], None]) -> None:
        # Behind one that is at work it waits there, and what was typed comes before it.
        if self.replaying.is_at_work:
            self.look(turn)
        else:
            self.do(turn)

    def select(self, kind: Kind | str, item_id: str) -> None:
        """Make an item the selected one everywhere; ("", "") for none."""
        chosen = (str(kind), item_id)
        if chosen != self._selected:
            self._selected = chosen
            self.selected.emit(*chosen)

    def brief(self) -> Brief | None:
        """The brief that is chosen, the project's first where none was; None where there is none."""
        if self.is_closed:
            return None
        found = self.project.find(Brief, self._brief_id) if self._brief_id else None
        return found or next(iter(self.project.page(Brief, limit=1)), None)

    def choose_brief(self, brief_id: str) -> None:
        """Write, check and export this brief from now on."""
        if brief_id != self._brief_id:
            self._brief_id = brief_id
            self.brief_chosen.emit(brief_id)

    def tell(self, sentence: str, *, undoable: bool = False) -> None:
        """Show a toast; an undoable one offers Undo."""
        self.said.emit(sentence, undoable)

    def close(self) -> None:
        """Commit what is being typed, stop listening and close the project."""
        flush_all()
        self.replaying.stop()
        self.go_on()
        self._await_turn()
        self.unfinished.close()
        self._hearing.end()
        # Fields that go with their window commit what they hold once more, and find nobody to write it.
        self.is_closed = True
        self.project.close()

    def catch_up(self) -> None:
        """Hear now what other threads have committed so far."""
        self._hearing.catch_up()

    def _wait_for_turn(self) -> None:
        """Another thread writes: what is typed is kept until it is through."""
        if not self._waits:
            self._waits = True
            self.project.when_free(self._turn_came.emit)

    def _take_turn(self) -> None:
        if self._waits:
            self._waits = False
            self.write_unwritten()

    def _await_turn(self) -> None:
        """Have what was typed written before anything else is, if it takes waiting; Busy while the desk rests."""
        if self.resting_for:
            raise Busy(
                self.tr("This has to wait until “{0}” has ended.").format(self.resting_for),
                safe=self.tr("What you type is kept and written then."),
            )
        while self._waits:
            free = threading.Event()
            self.project.when_free(free.set)
            free.wait()
            self._take_turn()

    def _hear(self, change: Change) -> None:
        kind, item_id = self._selected
        if item_id and item_id in change.removed.get(Kind(kind), ()):
            self.select("", "")
        before, self.is_telling = self.is_telling, True
        try:
            self.changed.emit(change)
        finally:
            self.is_telling = before
        self._follow_briefs(change)
        self.history_changed.emit()

    def _follow_briefs(self, change: Change) -> None:
        """Another brief is chosen when the chosen one goes; one that comes back is chosen again."""
        back = change.added.get(Kind.BRIEF, ()) if change.kind in {"undo", "redo"} else ()
        if back or self._brief_id in change.removed.get(Kind.BRIEF, ()):
            found = self.project.find(Brief, back[-1]) if back else None
            found = found or next(iter(self.project.page(Brief, limit=1)), None)
            self.choose_brief(found.id if found is not None else "")


def is_fault(error: BriefingError) -> bool:
    """Whether an error comes from the disk or the drive, and not from what was asked."""
    return type(error) is ProjectError or isinstance(error, DamagedProject)
