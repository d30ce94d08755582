"""While the disk or the drive fails: the red bar that stays, trying again, and going on in a copy elsewhere."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from briefing.errors import BriefingError, DamagedProject
from briefing.project import Change
from ui.desk import Desk, is_fault
from ui.messages import Act, MessageBar

RETRY_MS = 10_000
_PROBE = "fault ended"


class Faults(QObject):
    """Watches one desk. A fault of its surroundings stays told until something can be written again.

    `changed` tells that a fault began or ended; `copy_wanted`, `salvage_wanted` and `close_wanted` are what the bar
    offers besides trying again.
    """

    changed = Signal()
    ended = Signal()
    copy_wanted = Signal()
    salvage_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, desk: Desk, bar: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._bar = bar
        self._fault: BriefingError | None = None
        self._trying = False
        self._again = QTimer(self, interval=RETRY_MS)
        self._again.timeout.connect(lambda: self.try_again(all_of_it=False))
        desk.failed.connect(self.meet)
        desk.changed.connect(self._written)

    @property
    def fault(self) -> BriefingError | None:
        """What keeps the project from being written now, None where nothing does."""
        return self._fault

    def meet(self, error: BriefingError) -> None:
        """Show an error; one of the surroundings stays."""
        if not is_fault(error):
            if self._fault is None:
                self._bar.show_error(error)
            return
        is_new = self._fault is None or self._fault.happened != error.happened
        self._fault = error
        if is_new:
            self._tell(error, self._acts())
            self._again.start()
            self.changed.emit()

    def try_again(self, *, all_of_it: bool = True) -> None:
        """Try to write; `all_of_it` does also what was asked for last and could not be done.

        By itself, every ten seconds, only what was typed is tried: what was asked for long ago may come as a surprise.
        """
        if self._trying:
            return
        self._trying = True
        try:
            self._try(all_of_it=all_of_it)
        finally:
            self._trying = False
        if self._fault is not None and all_of_it:
            now = datetime.now(UTC).astimezone().strftime("%H:%M:%S")
            self._tell(self._fault, self._acts(), tried=self.tr("Tried again at {0}.").format(now))

    def hold_back(self) -> bool:
        """Whether closing now would lose something; then the bar says so and offers what can be done."""
        self._desk.do(lambda: None)
        lost = self._lost_by_closing()
        if lost is None:
            return False
        self._tell(lost, (*self._acts(), Act(self.tr("Close and lose it"), self.close_wanted.emit)))
        return True

    def _lost_by_closing(self) -> BriefingError | None:
        project = self._desk.project
        if not self._desk.unwritten:
            if project.read_only or project.is_in_place or not project.path.parent.is_dir():
                return None
            return BriefingError(
                self.tr("{0} is no longer where it was.").format(project.path.name),
                safe=self.tr("Where it was moved or renamed, all is in it. Where it was deleted, closing loses it."),
                remedy=self.tr("Save a copy elsewhere to be sure."),
            )
        return BriefingError(
            self.tr("What you typed last could not be written, and would be lost by closing."),
            safe=self._fault.happened if self._fault is not None else "",
            remedy=self.tr("Salvage what the file holds into a copy: it is written there.")
            if isinstance(self._fault, DamagedProject)
            else self.tr("Save a copy elsewhere: it is written there."),
        )

    def leave(self) -> None:
        """The project is being closed."""
        self._desk.failed.disconnect(self.meet)
        self._desk.changed.disconnect(self._written)
        self._again.stop()
        self._fault = None
        self._bar.clear()

    def _try(self, *, all_of_it: bool) -> None:
        if all_of_it:
            self._desk.try_again()
        else:
            self._desk.write_unwritten()
        try:
            self._desk.project.set_place(_PROBE, datetime.now(UTC).isoformat())
        except BriefingError as error:
            self.meet(error)
            return
        self._solved()

    def _written(self, _change: Change) -> None:
        self._solved()

    def _solved(self) -> None:
        """Something was written: all that waits is written too, and then the bar goes."""
        if self._fault is None:
            return
        self._again.stop()
        self._fault = None
        self._desk.write_unwritten()
        if self._fault is None:
            self._bar.clear()
            self.changed.emit()
            self.ended.emit()

    def _acts(self) -> tuple[Act, ...]:
        if isinstance(self._fault, DamagedProject):
            # A whole copy would be as damaged.
            return (Act(self.tr("Salvage into a copy…"), self.salvage_wanted.emit),)
        return (
            Act(self.tr("Try again"), self.try_again),
            Act(self.tr("Save a copy elsewhere…"), self.copy_wanted.emit),
        )

    def _tell(self, error: BriefingError, acts: tuple[Act, ...], tried: str = "") -> None:
        remedy = f"{error.remedy} {tried}".strip()
        said = BriefingError(error.happened, safe=error.safe, remedy=remedy, details=error.details)
        self._bar.tell(said, acts, may_dismiss=False)
