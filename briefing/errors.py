"""What can go wrong in words for people, and how these errors hang together.

::

    BriefingError              shown to the user: what happened, what is safe, what to do
    ├── ProjectError           the .brief file: cannot be opened, written, or is not one
    │   ├── NotAProject        the file is something else
    │   │   └── DamagedProject the file is damaged: salvage it, or put a backup in its place
    │   ├── HostileProject     the file holds what no Briefing writes: not opened
    │   ├── PasswordNeeded     the file is encrypted
    │   │   └── WrongPassword  and this is not its password
    │   ├── Busy               another thread holds the project longer than one waits for it
    │   ├── InUse              another window or machine has it open: read-only, or a copy
    │   ├── NewerFormat        written by a newer Briefing: opens read-only
    │   ├── ReadOnlyProject    an edit was asked of a project opened read-only
    │   ├── UnknownItem        no item of this kind has this id
    │   └── HistoryConflict    a step could not be undone or redone: nothing was changed
    ├── SourceError            a file that could not be read as a source article
    ├── ItemError              an edit that makes no sense (a merge with itself, an empty passage)
    ├── TemplateError          a file that is no template of a brief, or a template that there is not
    ├── RenderError            the brief could not be set as PDF (a character without a glyph, …)
    └── WorkerError            a worker process failed, ran out of time or was cancelled

Anything else that is raised is a bug of ours and is reported as such.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from pathlib import Path


class BriefingError(Exception):
    """An error for people.

    `happened` is one sentence that says what happened. `safe` says what of the user's work is safe, `remedy` what
    to do; both may be empty where there is nothing to say. `details` is for "Details · Copy" and for bug reports.
    """

    def __init__(self, happened: str, *, safe: str = "", remedy: str = "", details: str = "") -> None:
        super().__init__(happened)
        self.happened = happened
        self.safe = safe
        self.remedy = remedy
        self.details = details

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross from worker processes whole."""
        return _rebuilt, (type(self), self.happened, self.safe, self.remedy, self.details), dict(self.__dict__)

    def sentence(self) -> str:
        """All there is to say, on one line."""
        return " ".join(part for part in (self.happened, self.safe, self.remedy) if part)


def _rebuilt(kind: type[BriefingError], happened: str, safe: str, remedy: str, details: str) -> BriefingError:
    return kind(happened, safe=safe, remedy=remedy, details=details)


class ProjectError(BriefingError):
    """The project file cannot be opened, read or written."""


class NotAProject(ProjectError):
    """The file is not a Briefing project, or too damaged to open."""


class DamagedProject(NotAProject):
    """The file is damaged; it was left as it is. `found` says where, `backup` is the newest backup, if there is one."""

    found: tuple[str, ...] = ()
    backup: Path | None = None


class HostileProject(ProjectError):
    """The file holds tables, triggers or views that no Briefing makes; it was not opened."""


class PasswordNeeded(ProjectError):
    """The project is encrypted, and no password was given."""


class WrongPassword(PasswordNeeded):
    """The project is encrypted with another password."""


class Busy(ProjectError):
    """Another thread works on the project, and this one did not want to wait for it. Nothing was changed."""


class InUse(ProjectError):
    """Another window or machine has the project open for writing.

    `host`, `user` and `since` (ISO date-time, UTC) say who; "" where that is not known. `elsewhere` is true where it
    is another machine: then the file must not even be read from here, a copy of it can be.
    """

    host: str = ""
    user: str = ""
    since: str = ""
    elsewhere: bool = False


class NewerFormat(ProjectError):
    """The file was written by a newer Briefing."""


class ReadOnlyProject(ProjectError):
    """An edit was asked of a project that is open read-only."""


class UnknownItem(ProjectError):
    """There is no item of this kind with this id."""


class HistoryConflict(ProjectError):
    """A step could not be undone or redone as recorded; nothing was changed."""


class SourceError(BriefingError):
    """A file could not be read as a source article."""


class ItemError(BriefingError):
    """The edit makes no sense for this item; nothing was changed."""


class TemplateError(BriefingError):
    """A file is no template of a brief, or there is no template of this name."""


class RenderError(BriefingError):
    """The brief could not be set; no file was written. `problems` are the sentences for each of several faults."""

    problems: tuple[str, ...] = ()


class WorkerError(BriefingError):
    """A worker process failed, ran out of time or was cancelled."""
