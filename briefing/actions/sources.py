"""What an analyst says about sources: their metadata, grades, and how far they are read."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import EllipsisType
from typing import Any

from briefing.actions.items import change
from briefing.actions.naming import called, counted, in_one_line
from briefing.model import Credibility, Found, Kind, ReadingState, Reliability, Source
from briefing.project import Project

METADATA = ("title", "byline", "publisher", "published", "language", "address")
"""The fields of a source that say where their value was found."""

TYPED = "typed by you"
"""Where a value was found that the analyst typed."""

_FIELD_WORDS = {"published": "date"}


def set_details(project: Project, source: Source, **fields: Any) -> Source:
    """Set fields of a source; each of METADATA is from then on "typed by you", or nowhere when it was emptied.

    No step where nothing changes. Raises UnknownItem where the source was deleted, ItemError for an empty title.
    """
    current = project.get(Source, source.id)
    tidy = {**fields, "title": in_one_line(fields["title"])} if "title" in fields else fields
    changed = [name for name in tidy if tidy[name] != getattr(current, name)]
    typed = [name for name in METADATA if name in changed]
    if not typed or not tidy.get("title", current.title):
        return change(project, current, **tidy)
    known = tuple(found for found in current.found if found.field not in typed)
    now_typed = tuple(Found(name, TYPED) for name in typed if tidy[name])
    what = _FIELD_WORDS.get(changed[0], changed[0]) if len(changed) == 1 else "details"
    with project.edit(f"Change {what} of {called(current)}") as edit:
        return edit.put(replace(current, **tidy, found=known + now_typed))


def where_found(source: Source, name: str) -> str:
    """Where the value of a field stood, "" where that is not known."""
    return next((found.where for found in source.found if found.field == name), "")


def grade(
    project: Project,
    sources: Sequence[Source],
    *,
    reliability: Reliability | EllipsisType | None = ...,
    credibility: Credibility | EllipsisType | None = ...,
) -> list[Source]:
    """Grade sources in one step; what is not given stays as it is, None takes it away. Returns those that changed."""
    wanted: dict[str, Any] = {"reliability": reliability, "credibility": credibility}
    fields = {name: value for name, value in wanted.items() if value is not ...}
    cleared = not any(fields.values())
    return _change_all(project, sources, fields, "Clear the grade of {}" if cleared else "Grade {}")


def set_state(project: Project, sources: Sequence[Source], state: ReadingState) -> list[Source]:
    """Mark sources as new, being read or done, in one step. Returns those that changed."""
    return _change_all(project, sources, {"state": state}, f"Mark {{}} as {state.value}")


def _change_all(project: Project, sources: Iterable[Source], fields: dict[str, Any], label: str) -> list[Source]:
    pairs = [(source, replace(source, **fields)) for source in _as_they_are(project, sources)]
    changed = [after for before, after in pairs if after != before]
    if not changed:
        return []
    with project.edit(label.format(_named(changed))) as edit:
        return [edit.put(source) for source in changed]


def _as_they_are(project: Project, sources: Iterable[Source]) -> list[Source]:
    """The sources as the project has them now, without those that were deleted meanwhile."""
    found = (project.find(Source, source.id) for source in sources)
    return [source for source in found if source is not None]


def _named(sources: Sequence[Source]) -> str:
    return called(sources[0]) if len(sources) == 1 else counted(Kind.SOURCE, len(sources))
