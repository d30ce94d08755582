"""A project: one .brief file, always saved."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from briefing.model import Brief, Section, Setting, new_id
from briefing.project import backups, folders, keys, log, passwords, restoring, soundness
from briefing.project.backups import Backup
from briefing.project.changes import Change
from briefing.project.clean_copy import copy_clean
from briefing.project.connection import create_file
from briefing.project.copying import Share, copy_files, copy_whole
from briefing.project.editing import Edit
from briefing.project.faults import damaged, in_words
from briefing.project.history import LongAction
from briefing.project.log import Step, StepKind
from briefing.project.open_file import OpenFile
from briefing.project.passwords import Rewritten
from briefing.project.restoring import Differences

SUFFIX = ".brief"


class Project(OpenFile):
    """An open project.

    Read it from any thread: each has a connection of its own. Write it with `edit`; every edit is on disk when its
    block ends. The thread that opened it goes before all others at the write gate.

    `recovered` says what there is to say after a crash, None otherwise; `cut_off_action` is the last step of an action
    that a crash cut off.
    """

    @classmethod
    def create(
        cls,
        path: Path,
        name: str,
        *,
        author: str = "",
        password: str = "",
        scale: str = "icd203",
        first: Sequence[Brief | Section] = (),
        settings: Sequence[Setting] = (),
    ) -> Project:
        """Make a project file and open it, with likelihoods worded by `scale`. ProjectError if it exists.

        It begins with what `first` has, a brief and its sections; by default a brief that has a summary. `settings`
        are those it has beside its name and its scale.

        With a password the file is encrypted from its first byte. Without that password nobody can open it again.
        """
        create_file(path, keys.new_key(password))
        project = cls(path, author=author, password=password)
        action = new_id()
        with project._writer.step(lambda _last: (action, "Create project"), StepKind.CREATE, urgent=True) as edit:
            edit.put(Setting(id="name", value=name))
            edit.put(Setting(id="scale", value=scale))
            edit.put_all(settings)
            edit.put_all(first or _first_brief(name))
        return project

    @classmethod
    def open(
        cls, path: Path, *, read_only: bool = False, author: str = "", password: str = "", take_over: bool = False
    ) -> Project:
        """Open a project file.

        Raises, all of them ProjectErrors with a sentence: NotAProject, DamagedProject (with the newest backup),
        HostileProject, NewerFormat (opens read-only), PasswordNeeded, WrongPassword, and InUse where another window or
        machine has it open: then it opens read-only, and one sees what the other does; where `InUse.elsewhere`, only
        a copy (`copy_of`) does. `take_over` opens it for writing although another machine has left its lock: for when
        the user says that it is no longer at work.
        """
        return cls(path, read_only=read_only, author=author, password=password, take_over=take_over)

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """Sentences about where the file lies (a network drive, a cloud folder), said once for each folder."""
        if self.read_only:
            return ()
        risk = folders.risk_of(self.path)
        folder = str(self.path.resolve().parent)
        if not risk or self.place("warned of folder") == folder:
            return ()
        self.set_place("warned of folder", folder)
        return (risk,)

    # Writing

    @property
    def author(self) -> str:
        """Who is written into the history for what is done now."""
        return self._writer.author

    def edit(self, label: str) -> AbstractContextManager[Edit]:
        """One action of one step, named `label` in the menu: committed when the block ends, nothing if it raises.

        ReadOnlyProject if the project is open read-only; ProjectError if the disk fails: then the project is as it
        was, and the same edit can be tried again.
        """
        action = new_id()
        return self._writing().step(lambda _last: (action, label), StepKind.EDIT, urgent=self._is_home())

    def action(self, label: Callable[[int, int], str]) -> LongAction:
        """An action of many steps; see `LongAction`."""
        return LongAction(self._writing(), label, urgent=self._is_home())

    def impatient(self, seconds: float) -> AbstractContextManager[None]:
        """A block in which this thread waits for another that writes no longer than this; then Busy is raised."""
        return self._writer.impatient(seconds)

    def when_free(self, call: Callable[[], object]) -> None:
        """Call this once, as soon as nobody writes, in whatever thread that is seen."""
        self._writer.when_free(call)

    def undo(self) -> Change | None:
        """Take back the last action; None when there is none."""
        return self.history.undo(urgent=self._is_home())

    def redo(self) -> Change | None:
        """Do again what was taken back last; None when there is nothing."""
        return self.history.redo(urgent=self._is_home())

    def checkpoint(self, name: str) -> Step:
        """Give this moment a name in the history. Changes nothing; Undo and Redo go on as if it were not there."""
        return self._writing().checkpoint(name, urgent=self._is_home())

    def set_place(self, name: str, value: str) -> None:
        """Remember where the analyst was. Not a part of the work: no step, not undone, ignored when read-only."""
        if self.read_only or self.place(name) == value:
            return
        self._writer.write_untracked(
            "INSERT INTO place (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value",
            (name, value),
            urgent=self._is_home(),
        )

    # Copies and backups

    def save_copy(self, path: Path, *, going_on: Share = lambda _done: True) -> None:
        """Save the project as it is now under another name: one file, with its history and the same password.

        ProjectError where there is a file already or it cannot be written; the project itself is never touched.
        `going_on` is told now and then how many hundredths are done; where it says no, there is no copy and CopyStopped
        is raised.
        """
        with in_words(self.path):
            copy_whole(self._connections.mine(), path, self._door.key, going_on)

    def save_clean_copy(self, path: Path) -> None:
        """Save what the project holds now, without its history, for handing on: see `briefing.project.clean_copy`.

        A protected project gives a protected copy, with the same password. Equal projects give equal bytes, but for
        protected ones. ProjectError where there is a file already or it cannot be written.
        """
        with in_words(self.path):
            copy_clean(self._connections.mine(), path, self._door.key)

    @staticmethod
    def copy_of(path: Path, copy: Path, *, going_on: Share = lambda _done: True) -> None:
        """Copy a project that another window or machine has open, or that cannot be written, for working in the copy.

        Nothing is written beside the project and no password is needed. What the other does meanwhile may be in the
        copy or not; that the copy is sound is seen when it is opened. `going_on` as for `save_copy`.
        """
        copy_files(path, copy, going_on)

    def backups(self) -> list[Backup]:
        """The backups of this project, newest first, those made under an earlier name of the file too."""
        first = self.history.steps(limit=1, before=2)
        return backups.listed(self.path, first[0].action if first else "")

    def back_up(self, *, going_on: Callable[[], bool] = lambda: True) -> Backup | None:
        """Back the whole file up, and thin out older backups. None where the newest backup holds the same.

        For a thread in the background (some 500 MB a second); edits go on meanwhile. ProjectError in words.
        """
        with in_words(self.path):
            made = backups.make(self._connections.mine(), self.path, self._door.key, going_on)
        self._is_backed_up = True
        return made

    def back_up_if_due(self, *, going_on: Callable[[], bool] = lambda: True) -> Backup | None:
        """Back up once after opening and then once a day, where something changed since the last backup.

        To be called after opening and every hour or so. None where nothing was due.
        """
        newest = backups.newest(self.path)
        if self._is_backed_up and newest is not None and datetime.now(UTC) - newest.made_at < backups.DAILY:
            return None
        return self.back_up(going_on=going_on)

    def restore(self, backup: Path, *, password: str = "", going_on: Share = lambda _done: True) -> Change | None:
        """Make the project what a backup holds, as one action that Undo takes back. None where it holds the same.

        `password` is needed only where the backup has another than the project. May be called in a thread of its own:
        edits of others go on meanwhile, and wait only while the items are written. CopyStopped, and nothing changed,
        where `going_on` says no; it is told how many hundredths of the texts are there.
        """
        writer = self._writing()
        with Project(backup, read_only=True, password=password, key=self._door.key) as source:
            first = source.history.steps(limit=1)
            when = f"{datetime.fromisoformat(first[0].at).astimezone():%Y-%m-%d %H:%M}" if first else ""
            found = self._compared_with(source, going_on)
            heard: list[Change] = []
            action, label = new_id(), f"Restore the backup of {when}"
            with (
                self._listening(heard.append),
                writer.step(lambda _last: (action, label), StepKind.EDIT, urgent=self._is_home()) as edit,
            ):
                if log.last_step(edit.connection).id != found.step:
                    found = restoring.differences(edit.connection, source._connections.mine())
                restoring.replace(edit.connection, found)
        return next((change for change in heard if change.action == action), None)

    def _compared_with(self, source: Project, going_on: Share) -> Differences:
        """What tells this project from a backup of it, whose texts are here then."""
        mine, theirs, urgent = self._connections.mine(), source._connections.mine(), self._is_home()
        with in_words(source.path):
            restoring.bring_texts(mine, theirs, lambda: self._writer.untracked(urgent=urgent), going_on)
            mine.execute("BEGIN")
            try:
                return restoring.differences(mine, theirs)
            finally:
                mine.execute("ROLLBACK")

    # Trust

    def verify(self, *, going_on: Callable[[], bool] = lambda: True) -> list[str]:
        """Check the whole file and its history; what is wrong in words, empty where all is sound.

        For a thread in the background. Where the file's structure is damaged, the project takes no more edits, so
        that the damage does not spread; it can be read, and `salvage` makes a new one of what it holds.
        """
        with in_words(self.path):
            found = soundness.verify(self._connections.mine(), going_on)
            if found and soundness.structure(self._connections.mine(), 1):
                self._damage = damaged(self.path, *found)
        return found

    def set_password(self, password: str) -> None:
        """Encrypt the project with a password, change it, or with "" remove it; its backups with it.

        Other threads must not use the project meanwhile. Without its password nobody can open it: say so before.
        ProjectError where it fails: then the project has its old password.
        """
        made = self.prepare_password(password)
        self.take_password(made)
        self.backups_follow(made)

    def prepare_password(self, password: str, *, going_on: Share = lambda _done: True) -> Rewritten:
        """The long part of `set_password`, for a thread of its own: the project written anew beside its file.

        It is read meanwhile, and may be edited; but then it cannot be taken. CopyStopped where `going_on` says no.
        """
        self._writing().must_be_outside()
        with in_words(self.path):
            new = keys.new_key(password)
            return passwords.rewritten(self._connections.mine(), self.path, self._door.key, new, going_on)

    def take_password(self, made: Rewritten) -> None:
        """Put what was prepared in the place of the file: a moment, in which no other thread may use the project.

        ProjectError where it fails, or where the project was changed since: then it has its old password.
        """
        writer = self._writing()
        writer.must_be_outside()
        writer.must_be_in_place()
        self._connections.stop_tidying()
        with writer.alone(urgent=self._is_home()), in_words(self.path):
            try:
                self._connections.put_anew(lambda: passwords.put_in_place(made))
            finally:
                writer.start_anew()

    def backups_follow(self, made: Rewritten) -> None:
        """Give the backups the password that was taken: for a thread of its own, the project is not needed for it."""
        passwords.backups_follow(self.path, made.old, made.new)

    def protect_backups(self) -> None:
        """Encrypt what backups of a protected project are plain: of one that died while its password was set."""
        if self.is_protected:
            passwords.backups_follow(self.path, "", self._door.key)


def _first_brief(name: str) -> tuple[Brief | Section, ...]:
    """The brief of a project that nobody gave one: it has a summary."""
    brief = Brief(title=name, dated=datetime.now(UTC).date().isoformat())
    return brief, Section(brief_id=brief.id, place=1.0, role="summary", heading="Summary")
