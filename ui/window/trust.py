"""What the window does so that nothing is lost: faults, checks, backups, checkpoints, copies, versions, passwords."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from briefing.errors import BriefingError, DamagedProject
from briefing.model import Kind
from briefing.project import Backup
from ui.history import HistoryColumn
from ui.messages import Act
from ui.window.copying import Copying
from ui.window.faults import Faults
from ui.window.keeping import Keeping
from ui.window.mending import Wrecked
from ui.window.opening import Way
from ui.window.password_sheet import PasswordSheet, ProtectSheet
from ui.window.protecting import Protecting
from ui.window.restoring import Restoring

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.window.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Carried:
    """What could not be written into the project `left` and goes along into its copy."""

    copy: Path
    left: Path
    unwritten: dict[tuple[Kind, str, str], Any]


class Trust(QObject):
    """Serves the project that is open; between `leave` and `take` there is none."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._space: Workspace | None = None
        self._faults: Faults | None = None
        self._keeping: Keeping | None = None
        self._restoring: Restoring | None = None
        self._protecting: Protecting | None = None
        self._carried: _Carried | None = None
        self.copying = Copying(window)

    @property
    def fault(self) -> BriefingError | None:
        """What keeps the open project from being written, None where nothing does."""
        return self._faults.fault if self._faults is not None else None

    @property
    def keeping(self) -> Keeping | None:
        """What goes on unseen beside the open project."""
        return self._keeping

    def take(self, space: Workspace) -> None:
        """Look after this project from now on."""
        self._space = space
        faults = self._faults = Faults(space.desk, self._window.messages, self)
        faults.changed.connect(self._window.offer)
        faults.ended.connect(self._say_ended)
        faults.copy_wanted.connect(self.go_on_in_copy)
        faults.salvage_wanted.connect(self.salvage)
        faults.close_wanted.connect(self._close_and_lose)
        space.desk.waiting.connect(self._window.offer)
        space.desk.trying_again.connect(self._window.offer)
        space.desk.replaying.begun.connect(self._window.status.show_job)
        space.desk.replaying.ended.connect(lambda: self._window.status.show_job(self._window.jobs.running))
        history = space.history
        history.steps.checkpoint_wanted.connect(self.checkpoint)
        history.versions.open_wanted.connect(
            lambda path: self._window.opening.open_version(path, space.desk.project.path, key=space.desk.project.key)
        )
        history.versions.restore_wanted.connect(self.restore)
        self._restoring = Restoring(self._window, space, self)
        protecting = self._protecting = Protecting(self._window, space, self)
        protecting.begun.connect(self._stop_keeping)
        protecting.ended.connect(lambda: self._keep(space))
        self._keep(space)
        self._put_down(space)

    def may_close(self) -> bool:
        """Whether the project can be closed without losing what was typed; the message bar says so where not."""
        if self._protecting is not None:
            self._protecting.give_up()
        return self._faults is None or not self._faults.hold_back()

    def leave(self) -> None:
        """The project is being closed: end what goes on beside it."""
        if self._protecting is not None:
            self._protecting.give_up()
        self._forget_sheets()
        self._stop_keeping()
        if self._faults is not None:
            self._faults.leave()
            self._faults.deleteLater()
        for one in (self._protecting, self._restoring):
            if one is not None:
                one.deleteLater()
        self._space = self._faults = self._protecting = self._restoring = None

    def meet(self, error: BriefingError) -> None:
        """Show an error that no desk told."""
        if self._faults is not None:
            self._faults.meet(error)
        else:
            self._window.messages.show_error(error)

    def show_history(self, recovered: frozenset[int] = frozenset()) -> None:
        """Show the steps, from the newest; `recovered` ones stand out."""
        self._show_column(lambda column: column.open_steps(recovered))

    def show_versions(self) -> None:
        """Show the versions of the file."""
        self._show_column(HistoryColumn.open_versions)

    def toggle_history(self) -> None:
        """Show the steps, or take them away."""
        space = self._space
        if space is None:
            return
        if space.history.isHidden() or space.history.shows_versions():
            self.show_history()
        else:
            space.show_history(shown=False)

    # What the menu asks for

    def checkpoint(self, name: str = "") -> None:
        """Give this moment a name in the history, the time of day where none is given."""
        space = self._space
        if space is None:
            return
        name = name or self.tr("Checkpoint {0}").format(datetime.now(UTC).astimezone().strftime("%H:%M"))
        if space.desk.do(lambda: space.desk.project.checkpoint(name)) is not None:
            space.desk.history_changed.emit()
            space.desk.tell(name)

    def save_copy(self) -> None:
        """Save the project as it is now under another name; work goes on in this one."""
        copy = self._ask_copy()
        if copy is not None and self._space is not None:
            self.copying.save(self._space.desk, copy, lambda _is_current: self._offer_saved(copy))

    def go_on_in_copy(self) -> None:
        """Save a copy elsewhere, write into it what could not be written here, and go on there."""
        copy = self._ask_copy()
        if copy is not None and self._space is not None:
            self.copying.save(self._space.desk, copy, lambda is_current: self._go_on_in(copy, is_current=is_current))

    def salvage(self) -> None:
        """Salvage what the open project holds into a copy, and go on there."""
        if self._space is not None:
            project = self._space.desk.project
            self._window.opening.mending.salvage(Wrecked(project.path, key=project.key))

    def carry_into(self, copy: Path, left: Path) -> bool:
        """Let what could not be written into the open project `left` go along when its `copy` is opened next.

        False where another project, or none, is open.
        """
        space = self._space
        if space is None or space.desk.project.path != left:
            return False
        # What is in a field still has to be tried once to be among what could not be written.
        space.desk.do(lambda: None)
        if space.desk.unwritten:
            self._carried = _Carried(copy, left, dict(space.desk.unwritten))
        return True

    def restore(self, backup: Backup) -> None:
        """Make the project what a version holds, beside the window's work; Undo takes that back."""
        if self._restoring is not None:
            self._forget_sheets()
            self._restoring.restore(backup)

    def ask_password(self) -> None:
        """Show the sheet that sets, changes or removes the password."""
        if self._protecting is not None:
            self._forget_sheets()
            self._protecting.ask()

    def protect_sheet(self) -> ProtectSheet | None:
        """The sheet about the project's password, while it is shown."""
        return self._protecting.sheet if self._protecting is not None else None

    def version_sheet(self) -> PasswordSheet | None:
        """The sheet that asks for the password of a version, while it is shown."""
        return self._restoring.sheet if self._restoring is not None else None

    # Inside

    def _forget_sheets(self) -> None:
        for one in (self._restoring, self._protecting):
            if one is not None:
                one.forget_sheet()

    def _show_column(self, opened: Callable[[HistoryColumn], None]) -> None:
        space = self._space
        if space is not None:
            space.show_history(shown=True)
            opened(space.history)
            space.history.focus()

    def _keep(self, space: Workspace) -> None:
        keeping = self._keeping = Keeping(space.desk.project, self)
        keeping.checked.connect(self._show_checked)
        keeping.backed_up.connect(self._show_backed_up)
        keeping.failed.connect(lambda error: self._window.banners.tell("backup", error))
        if self._window.settings.keeps:
            keeping.begin()

    def _stop_keeping(self) -> None:
        keeping, self._keeping = self._keeping, None
        if keeping is not None:
            keeping.stop()
            keeping.deleteLater()

    def _show_checked(self, found: list[str]) -> None:
        space = self._space
        if space is None:
            return
        space.history.steps.show_checked(found)
        if found:
            path = space.desk.project.path
            said = DamagedProject(
                self.tr("{0} is damaged.").format(path.name),
                safe=self.tr(
                    "What can be read is shown. The file takes no changes where they would spread the damage."
                ),
                remedy=self.tr("Salvage what it holds, or restore a version."),
                details="\n".join(found),
            )
            salvage = Act(self.tr("Salvage into a copy…"), self.salvage)
            versions = Act(self.tr("Versions"), self.show_versions)
            self._window.banners.tell("damage", said, (salvage, versions), tone="bad")

    def _show_backed_up(self) -> None:
        self._window.banners.clear("backup")
        if self._space is not None and self._space.history.shows_versions():
            self._space.history.versions.refresh()

    def _say_ended(self) -> None:
        if self._space is not None:
            self._space.desk.tell(self.tr("The file can be written again; all that was typed is saved"))

    def _close_and_lose(self) -> None:
        space = self._space
        if space is not None:
            space.desk.unwritten.clear()
            self._window.close_project()

    def _ask_copy(self) -> Path | None:
        space = self._space
        if space is None:
            return None
        path = space.desk.project.path
        return self._window.asking.copy(path.with_name(self.tr("{0} (copy)").format(path.stem) + path.suffix))

    def _put_down(self, space: Workspace) -> None:
        """Write into a copy what could not be written into the project it was made of."""
        carried, self._carried = self._carried, None
        if carried is None or carried.copy != space.desk.project.path:
            return
        space.desk.unwritten.update(carried.unwritten)
        space.desk.write_unwritten()
        said = BriefingError(
            self.tr("You work in {0} now.").format(carried.copy.name),
            safe=self.tr("All that was typed is in it. {0} is as it was last written.").format(carried.left.name),
        )
        self._window.banners.tell("copy", said, tone="good")

    def _offer_saved(self, copy: Path) -> None:
        self._window.toast.tell(
            self.tr("Saved as {0}").format(copy.name),
            action=self.tr("Open it"),
            act=lambda: self._window.open_project(copy),
        )

    def _go_on_in(self, copy: Path, *, is_current: bool) -> None:
        space = self._space
        if space is None or not is_current:
            # The fault is over, and work went on here: it is not left for what lacks it.
            self._offer_saved(copy)
            return
        self._carried = _Carried(copy, space.desk.project.path, dict(space.desk.unwritten))
        self._window.opening.open(Way(copy, key=space.desk.project.key))
