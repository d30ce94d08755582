"""Opening projects for the window: as they can be opened, with what must be said and what can be done about it.

Nothing here is a dialog on top of work. What keeps a project from being opened stands in the message bar with its ways
out as buttons; a password is asked for on a sheet inside the window.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from briefing.actions.reopening import is_pdf, place_for
from briefing.actions.unfinished import PutBack, put_back
from briefing.errors import (
    BriefingError,
    DamagedProject,
    InUse,
    NewerFormat,
    PasswordNeeded,
    ProjectError,
)
from briefing.project import Project, Recovered
from ui.history.words import day_words, time_words
from ui.jobs import Job
from ui.messages import Act
from ui.window.mending import Mending
from ui.window.password_sheet import PasswordQuestion, PasswordSheet

if TYPE_CHECKING:
    from ui.main_window import MainWindow


_TAKE_OUT = "briefing.actions.reopening:take_out"
_LONGEST = 120.0


@dataclass(frozen=True, slots=True)
class Way:
    """How a project is to be opened.

    `key` is that of an open project, for a file that has its password; `version_of` is the project that this file is
    a backup of; `why` says why it is opened read-only; `taken_to` is
    where the project of a PDF goes.
    """

    path: Path
    read_only: bool = False
    password: str = ""
    key: str = ""
    take_over: bool = False
    version_of: Path | None = None
    why: str = ""
    taken_to: Path | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """An open project; where it is read-only, why; what was being typed when the last program died, else None."""

    project: Project
    why_read_only: BriefingError | None = None
    put_back: PutBack | None = None


def open_project(way: Way) -> Opened:
    """Open a project; the ProjectErrors of `Project.open` where that cannot be, save one of a newer Briefing.

    That one is opened read-only.
    """
    try:
        project = _opened(way, read_only=way.read_only)
    except NewerFormat as error:
        if way.read_only:
            raise
        return Opened(_opened(way, read_only=True), error)
    return Opened(project, put_back=_put_back(project))


def _put_back(project: Project) -> PutBack | None:
    """Nothing where it cannot be written now: it stays for the next time, and the first edit tells why."""
    try:
        return put_back(project)
    except ProjectError:
        return None


def _opened(way: Way, *, read_only: bool) -> Project:
    return Project(
        way.path,
        read_only=read_only,
        password=way.password,
        take_over=way.take_over and not read_only,
        key=way.key,
    )


def _risky(project: Project) -> BriefingError:
    """What is said of the folder: where the file lies, and below it what that means."""
    said = " ".join(project.warnings)
    # The first sentence ends after the name of the file, which may have full stops of its own.
    end = said.index(". ", len(project.path.name)) + 1
    return BriefingError(said[:end], remedy=said[end:].strip())


class Opening(QObject):
    """Opens projects in the window, and offers the ways out where one cannot be opened as it is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._password = PasswordQuestion(window.room)
        self.mending = Mending(window, lambda path, password, key: self.open(Way(path, password=password, key=key)))

    def open(self, way: Way) -> bool:
        """Open a project in the place of the one that is open; whether it is open now.

        Of a PDF that carries a project, that is taken out first, to where the user says, and then opened.
        """
        if is_pdf(way.path):
            self._take_out(way)
            return False
        try:
            opened = open_project(way)
        except PasswordNeeded as error:
            self._ask(way, error)
            return False
        except BriefingError as error:
            self._refuse(way, error)
            return False
        self._password.forget()
        self._window.take(opened.project, is_version=way.version_of is not None)
        self._tell(way, opened)
        return True

    def open_version(self, path: Path, project: Path, *, password: str = "", key: str = "") -> bool:
        """Open a backup of a project, read-only. It has the project's password, unless that was changed since."""
        way = Way(path, read_only=True, version_of=project, password=password, key=key)
        return self._window.trust.may_close() and self.open(way)

    def password_sheet(self) -> PasswordSheet | None:
        """The sheet that asks for a password, while it is shown."""
        return self._password.sheet

    # What is said of a project that is open now

    def _tell(self, way: Way, opened: Opened) -> None:
        project = opened.project
        if project.read_only:
            self._tell_read_only(way, opened)
        if project.recovered is not None or opened.put_back is not None:
            self._tell_recovered(project.recovered, opened.put_back)
        if project.warnings:
            self._window.banners.tell("folder", _risky(project))

    def _tell_read_only(self, way: Way, opened: Opened) -> None:
        why = opened.why_read_only
        safe = self.tr("Nothing can be changed in it.")
        acts = [Act(self.tr("Work in a copy…"), lambda: self._work_in_copy(replace(way, key=opened.project.key)))]
        origin = way.version_of
        if origin is not None:
            when = day_words(opened.project.history.last().at), time_words(opened.project.history.last().at)
            said = BriefingError(self.tr("This is a version of {0}: {1}, {2}.").format(origin.name, *when), safe=safe)
            back = Way(origin, password=way.password, key=opened.project.key)
            acts.insert(0, Act(self.tr("Back to the project"), lambda: self.open(back)))
        elif why is not None:
            said = BriefingError(
                why.happened, safe=self.tr("It is open read-only."), remedy=self.tr("Update Briefing to change it.")
            )
        else:
            happened = way.why or self.tr("{0} is open read-only.").format(way.path.name)
            here = self.tr("It is open read-only here: nothing can be changed in it.")
            said = BriefingError(happened, safe=here if way.why else safe)
        self._window.banners.tell("read-only", said, acts)

    def _tell_recovered(self, recovered: Recovered | None, put: PutBack | None) -> None:
        typed = put.steps if put is not None else ()
        steps = frozenset(step.id for step in (*(recovered.steps if recovered is not None else ()), *typed))
        acts = [Act(self.tr("See what changed"), lambda: self._window.trust.show_history(steps))]
        up_to = next(one.up_to for one in (put, recovered) if one is not None)
        happened = self.tr("Recovered; nothing lost up to {0}.").format(up_to)
        back = self.tr("What was being typed is back: {0}.").format(" · ".join(step.label for step in typed))
        said = BriefingError(happened, safe=back if typed else "")
        tone = "good"
        if recovered is not None and recovered.cut_off is not None:
            tone = "warning"
            cut = self.tr("“{0}” was cut off; Undo takes back what it had done.").format(recovered.cut_off.label)
            said = BriefingError(happened, safe=said.safe, remedy=cut)
            acts.insert(0, Act(self.tr("Undo it"), self._undo_cut_off))
        self._window.banners.tell("recovered", said, acts, tone=tone)

    def _undo_cut_off(self) -> None:
        space = self._window.workspace
        if space is not None:
            space.desk.undo()
            self._window.banners.clear("recovered")

    # What keeps a project from being opened

    def _refuse(self, way: Way, error: BriefingError) -> None:
        self._password.forget()
        self._window.messages.tell(error, self._ways_out(way, error))
        self._window.start.refresh()

    def _ways_out(self, way: Way, error: BriefingError) -> list[Act]:
        if isinstance(error, DamagedProject):
            return self.mending.ways_out(way.path, way.password, error)
        if isinstance(error, InUse):
            return self._ways_in(way, error)
        if type(error) is ProjectError and way.path.is_file() and not way.read_only:
            return [
                Act(self.tr("Try again"), lambda: self.open(way)),
                self._to_read(way, error),
                Act(self.tr("Open a copy…"), lambda: self._work_in_copy(way)),
            ]
        return []

    def _to_read(self, way: Way, error: BriefingError) -> Act:
        read = replace(way, read_only=True, why=error.happened)
        return Act(self.tr("Open read-only"), lambda: self.open(read))

    def _ways_in(self, way: Way, error: InUse) -> list[Act]:
        copy = Act(self.tr("Open a copy…"), lambda: self._work_in_copy(way))
        if not error.elsewhere:
            return [self._to_read(way, error), copy]
        over = Act(self.tr("It is closed there: open it"), lambda: self.open(replace(way, take_over=True)))
        return [copy] if way.read_only else [copy, over]

    def _work_in_copy(self, way: Way) -> None:
        origin = way.version_of or way.path
        copy = self._window.asking.copy(origin.with_name(self.tr("{0} (copy)").format(origin.stem) + origin.suffix))
        if copy is None:
            return
        there = Way(copy, password=way.password, key=way.key)
        self._window.trust.copying.open_copy(way.path, copy, lambda: self.open(there))

    # A PDF that carries its project

    def _take_out(self, way: Way) -> None:
        target = way.taken_to or self._window.asking.copy(place_for(way.path))
        if target is None:
            return
        jobs = self._window.jobs
        arguments = (str(way.path), str(target), way.password)

        def work(job: Job) -> str:
            # Anybody may have made the file: it is read where it can be stopped and memory is bounded.
            return str(jobs.worker.run(_TAKE_OUT, *arguments, timeout=_LONGEST, cancelled=job.is_cancelled))

        job = jobs.add(self.tr("Opening {0}").format(way.path.name), 0, work)
        job.done.connect(lambda taken: self._open_taken(Path(taken)))
        job.failed.connect(lambda error: self._not_taken(replace(way, taken_to=target), error))

    def _open_taken(self, path: Path) -> None:
        self._password.forget()
        self.open(Way(path))

    def _not_taken(self, way: Way, error: BriefingError) -> None:
        if isinstance(error, PasswordNeeded):
            self._ask(way, error)
        else:
            self._refuse(way, error)

    def _ask(self, way: Way, error: PasswordNeeded) -> None:
        words = self.tr("{0} is protected by a password").format((way.version_of or way.path).name)
        self._password.ask(words, self.tr("Open"), error, lambda given: self.open(replace(way, password=given)))
