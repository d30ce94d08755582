"""Issuing a brief: it is frozen as handed over, and its next draft begins."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from briefing.actions.export_options import remembered_options
from briefing.actions.naming import called
from briefing.brief.annex import with_annex
from briefing.brief.changes import last_issue
from briefing.brief.compose import compose
from briefing.brief.house import serial_pattern
from briefing.brief.summaries import ISSUED, summary_of
from briefing.errors import ItemError
from briefing.model import Brief, Issue, Setting
from briefing.project import Project, Reading
from briefing.render import render_pdf
from briefing.render.themes import find_theme
from briefing.render.writing import write_bytes
from briefing.tradecraft.checking import check
from briefing.tradecraft.problems import Severity

_FIELD = re.compile(r"\{(year|month|day|unit|number)(?::0?([1-9]))?\}")
_LAST_NUMBER = re.compile(r"([0-9]{1,15})(?=[^0-9]*$)")


@dataclass(frozen=True, slots=True)
class Prepared:
    """An issue that is not written yet: the PDF, and the step of the history that it stands on.

    `brief` is the brief as it goes out, `said` what it says, for comparing the next draft with it.
    """

    brief: Brief
    step: int
    issued_at: str
    pdf: bytes
    said: str


def issue_brief(project: Project, brief: Brief, *, note: str = "", at: datetime | None = None) -> Issue:
    """Freeze a brief as handed over, in one step: serial, version, PDF, and the step it stands on.

    Its draft goes on with the next version, which supersedes this one. Raises ItemError where the check finds what
    must be mended first, RenderError where the brief cannot be set.
    """
    return freeze(project, prepare(project, brief, at=at), note=note)


def prepare(project: Project, brief: Brief, *, at: datetime | None = None) -> Prepared:
    """Check, compose and set an issue. Writes nothing: a worker process may do it (`prepare_in_worker`)."""
    step = project.history.last().id
    moment = (at or datetime.now(UTC)).astimezone(UTC)
    current = project.get(Brief, brief.id)
    dressed = replace(
        current,
        serial=next_serial(project, current, moment),
        version=next_version(project, current),
        supersedes=current.supersedes or _superseded(project, current),
        dated=moment.isoformat(timespec="minutes"),
    )
    _refuse_unmended(project, dressed)
    look = find_theme(dressed.theme or "assessment", dressed.page_size)
    document = compose(project, dressed, look.language)
    if remembered_options(project).annex:
        document = with_annex(document, project)
    pdf = render_pdf(document, theme=look)
    issued_at = moment.isoformat(timespec="seconds")
    return Prepared(dressed, step, issued_at, pdf, summary_of(project, dressed).as_text())


def prepare_in_worker(project_path: str, brief_id: str, key: str = "") -> Prepared:
    """The same for a project that is not open here."""
    with Project(Path(project_path), read_only=True, key=key) as project:
        return prepare(project, project.get(Brief, brief_id))


def freeze(project: Project, prepared: Prepared, *, note: str = "") -> Issue:
    """Write a prepared issue, in one step. Raises ItemError where the project was changed since it was prepared."""
    brief = prepared.brief
    with project.edit(f"Issue {called(brief)} as {brief.serial}") as edit:
        if project.history.last().id != prepared.step:
            raise ItemError(
                "The project was changed while the issue was made.",
                safe="Nothing was issued.",
                remedy="Issue it again.",
            )
        issue = edit.put(
            Issue(
                brief_id=brief.id,
                serial=brief.serial,
                version=brief.version,
                issued_at=prepared.issued_at,
                step=prepared.step,
                pdf_hash=edit.keep_bytes(prepared.pdf),
                note=note,
            )
        )
        edit.put(Setting(id=f"{ISSUED}{issue.id}", value=prepared.said))
        following = _number_after(brief.version)
        edit.put(replace(brief, serial="", version=following, supersedes=brief.serial, dated=""))
    return issue


def issues_of(project: Reading, brief_id: str = "") -> list[Issue]:
    """The issues of a brief, of all briefs for "", the newest first."""
    found = project.where(Issue, brief_id=brief_id) if brief_id else project.all(Issue)
    return sorted(found, key=lambda one: (one.issued_at, one.id), reverse=True)


def issue_called(project: Reading, serial: str) -> Issue:
    """The issue with this serial or label. Raises ItemError where there is none."""
    for issue in issues_of(project):
        if serial.casefold() in {issue.serial.casefold(), issue.label.casefold()}:
            return issue
    known = ", ".join(issue.serial for issue in issues_of(project)) or "none"
    raise ItemError(f"There is no issue “{serial}”.", remedy=f"Issued were: {known}.")


def write_issue(project: Reading, issue: Issue, output: Path) -> Path:
    """Write the PDF of an issue, byte for byte as it was issued. Raises RenderError where it cannot be written."""
    write_bytes(project.stored(issue.pdf_hash), output)
    return output


def next_serial(project: Reading, brief: Brief, at: datetime, house_file: Path | None = None) -> str:
    """The serial of the next issue: the brief's own where it was not used yet, else the next after the last one.

    The first is made by the house's pattern: "DESK-{year}-{number:3}". Raises ItemError for a pattern without number.
    """
    used = {issue.serial for issue in project.all(Issue)}
    wanted = brief.serial.strip()
    if wanted and wanted not in used:
        return wanted
    before = wanted or _superseded(project, brief)
    if before and _LAST_NUMBER.search(before):
        return _first_free((_counted_on(before, by) for by in range(1, len(used) + 2)), used)
    pattern = serial_pattern(project, house_file)
    if "number" not in {found[1] for found in _FIELD.finditer(pattern)}:
        raise ItemError(
            f"The pattern of serials “{pattern}” has no {{number}}.",
            safe="Nothing was issued.",
            remedy="Write it like DESK-{year}-{number:3}, or type a serial.",
        )
    return _first_free((_filled(pattern, brief, at, number) for number in range(1, len(used) + 2)), used)


def next_version(project: Reading, brief: Brief) -> str:
    """The version of the next issue: the brief's own where it was not used yet, else the next number."""
    used = {issue.version for issue in project.where(Issue, brief_id=brief.id)}
    if brief.version.strip() and brief.version not in used:
        return brief.version
    return _first_free((str(number) for number in range(1, len(used) + 2)), used)


def _first_free(candidates: Iterable[str], used: set[str]) -> str:
    return next(candidate for candidate in candidates if candidate not in used)


def _superseded(project: Reading, brief: Brief) -> str:
    last = last_issue(project, brief)
    return last.serial if last else ""


def _counted_on(serial: str, by: int) -> str:
    """The serial with its last number moved on, as many digits as it had."""
    return _LAST_NUMBER.sub(lambda found: str(int(found[1]) + by).zfill(len(found[1])), serial, count=1)


def _number_after(version: str) -> str:
    return _counted_on(version, 1) if _LAST_NUMBER.search(version) else ""


def _filled(pattern: str, brief: Brief, at: datetime, number: int) -> str:
    values = {
        "year": str(at.year),
        "month": f"{at.month:02}",
        "day": f"{at.day:02}",
        "unit": brief.unit,
        "number": str(number),
    }
    return _FIELD.sub(lambda found: values[found[1]].zfill(int(found[2] or 0)), pattern)


def _refuse_unmended(project: Project, brief: Brief) -> None:
    """Raise ItemError where something must be mended or accepted before the brief goes out."""
    wrong = [one for one in check(project, brief) if one.severity is Severity.MUST and one.is_open]
    if wrong:
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        raise ItemError(
            f"{wrong[0].place.in_words()}: {wrong[0].message}{more}",
            safe="Nothing was issued.",
            remedy="Mend it, or accept it with a reason: `briefing check` lists all.",
            details="\n".join(f"{one.code} {one.place.in_words()}: {one.message}" for one in wrong),
        )
