"""Briefs: making one, choosing its template, its sections. One function an action, one step of history each."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from briefing.actions.citation_styles import put_style, style_in
from briefing.actions.naming import called, in_one_line, shortened
from briefing.brief.citation_styles import citation_style_of
from briefing.brief.directive_text import directives
from briefing.brief.templates import Template, TemplateSection, template_called
from briefing.errors import ItemError, TemplateError
from briefing.model import Brief, Section
from briefing.project import Edit, Project, Reading

_SETTABLE = {one.name for one in fields(Brief)} - {"id", "label", "template"}
_OF_ONE = {"id", "label", "serial", "version", "supersedes", "dated"}
"""What no copy of a brief has from it."""


def sections_of(project: Reading, brief_id: str) -> list[Section]:
    """The sections of a brief in their order."""
    return sorted(project.where(Section, brief_id=brief_id), key=lambda section: section.place)


def new_brief(project: Project, title: str, template: Template, front: Mapping[str, str] | None = None) -> Brief:
    """Make a brief of a template. `front` are fields it begins with (the house's: `house_front`).

    Raises ItemError for an empty title.
    """
    words = in_one_line(title)
    if not words:
        raise ItemError("A brief needs a title.", safe="Nothing was changed.", remedy="Type one: a judgement is best.")
    brief, sections = laid_out(words, template, front or {})
    with project.edit(f"New brief “{shortened(words)}”") as edit:
        brief = edit.put(brief)
        put_style(edit, brief.id, style_in(front or {}))
        for section in sections:
            edit.put(section)
    return brief


def duplicate_brief(project: Project, brief: Brief, title: str = "") -> Brief:
    """A brief with the same front matter and texts, in one step. What belongs to issues stays with the first.

    `title` is that of the copy, the same with "(copy)" where none is given.
    """
    current = project.get(Brief, brief.id)
    words = in_one_line(title) or f"{current.title} (copy)".strip()
    with project.edit(f"Duplicate {called(current)}") as edit:
        own = {one.name: getattr(current, one.name) for one in fields(Brief) if one.name not in _OF_ONE}
        copy = edit.put(Brief(**{**own, "title": words}))
        put_style(edit, copy.id, citation_style_of(edit, current))
        for section in sections_of(edit, current.id):
            values = {one.name: getattr(section, one.name) for one in fields(Section) if one.name not in _OF_ONE}
            edit.put(Section(**{**values, "brief_id": copy.id}))
    return copy


def laid_out(title: str, template: Template, front: Mapping[str, str]) -> tuple[Brief, list[Section]]:
    """A brief of a template and its sections, not yet in any project. `front` are fields it begins with."""
    given: dict[str, Any] = {name: value for name, value in front.items() if name in _SETTABLE}
    brief = _dressed(Brief(**{**given, "title": title}), template)
    return brief, [_section(brief.id, float(place), wanted) for place, wanted in enumerate(template.sections, start=1)]


def apply_template(project: Project, brief: Brief, template: Template) -> Brief:
    """Lay a brief out by a template, in one step. What the analyst wrote stays.

    A section of the same role takes the template's place, and its heading unless the analyst changed it; a text that
    is still that of the old template becomes the new one's, any other stays and gets the directives it lacks.
    Sections that the template does not have go where nobody wrote in them, else they stay, before the source list.
    """
    current = project.get(Brief, brief.id)
    before = _template_of(current)
    with project.edit(f"Apply template “{shortened(template.name)}” to {called(current)}") as edit:
        left = sections_of(edit, current.id)
        arranged: list[Section] = []
        for wanted in template.sections:
            known = next((section for section in left if section.role == wanted.role), None)
            if known is None:
                arranged.append(_section(current.id, 0.0, wanted))
            else:
                left.remove(known)
                arranged.append(_merged(known, wanted, before.section(known.role) if before else None))
        _put_in_order(edit, arranged, _kept(edit, left, before))
        return edit.put(_dressed(current, template))


def add_section(project: Project, brief: Brief, heading: str, *, after: Section | None = None) -> Section:
    """Add a section of the analyst's own, behind another one or at the end."""
    sections = sections_of(project, brief.id)
    place = _place_behind(sections, after)
    with project.edit(f"Add section “{shortened(heading)}”") as edit:
        return edit.put(Section(brief_id=brief.id, place=place, heading=in_one_line(heading)))


def move_section(project: Project, section: Section, to: int) -> Section:
    """Move a section to a place among those of its brief, from 0; no step where it stands there."""
    current = project.get(Section, section.id)
    others = [one for one in sections_of(project, current.brief_id) if one.id != current.id]
    behind = others[min(max(to, 0), len(others)) - 1] if to > 0 and others else None
    place = _place_behind(others, behind) if behind is not None else (others[0].place - 1.0 if others else 1.0)
    ordered = sorted([*others, replace(current, place=place)], key=lambda one: one.place)
    if [one.id for one in ordered] == [one.id for one in sections_of(project, current.brief_id)]:
        return current
    with project.edit(f"Move {called(current)}") as edit:
        return edit.put(replace(current, place=place))


def _place_behind(sections: Sequence[Section], after: Section | None) -> float:
    """A place behind a section and before the one that follows it."""
    if not sections:
        return 1.0
    position = next((number for number, one in enumerate(sections) if after and one.id == after.id), len(sections) - 1)
    here = sections[position].place
    return (here + sections[position + 1].place) / 2 if position + 1 < len(sections) else here + 1.0


def _template_of(brief: Brief) -> Template | None:
    """The template a brief was laid out by; None where it is not here: then every text counts as the analyst's."""
    try:
        return template_called(brief.template)
    except TemplateError:
        return None


def _dressed(brief: Brief, template: Template) -> Brief:
    """The brief with what the template sets."""
    set_by_it: dict[str, Any] = {
        name: getattr(template, name) for name in ("theme", "page_size", "language") if getattr(template, name)
    }
    return replace(brief, template=template.id, **set_by_it)


def _section(brief_id: str, place: float, wanted: TemplateSection) -> Section:
    return Section(brief_id=brief_id, place=place, role=wanted.role, heading=wanted.heading, body=wanted.body)


def _merged(known: Section, wanted: TemplateSection, old: TemplateSection | None) -> Section:
    heading = wanted.heading if not known.heading or (old and known.heading == old.heading) else known.heading
    if not _is_own(known, old):
        return replace(known, heading=heading, body=wanted.body)
    there = {found.name for found in directives(known.body)}
    lacking = [found for found in directives(wanted.body) if found.name not in there]
    asked = [wanted.body[found.start : found.end] for found in lacking]
    return replace(known, heading=heading, body="\n\n".join([known.body.rstrip("\n"), *asked]))


def _is_own(section: Section, old: TemplateSection | None) -> bool:
    """Whether the analyst wrote in a section, as far as the old template tells."""
    body = section.body.strip()
    return bool(body) and body != (old.body.strip() if old else "")


def _kept(edit: Edit, left: Sequence[Section], before: Template | None) -> list[Section]:
    """The sections that the new template does not have and somebody wrote in; the others go."""
    kept = []
    for section in left:
        old = before.section(section.role) if before and section.role else None
        if _is_own(section, old) or (not section.role and section.heading):
            kept.append(section)
        else:
            edit.remove(section)
    return kept


def _put_in_order(edit: Edit, arranged: list[Section], kept: list[Section]) -> None:
    """Write the sections in their new order, those kept before the source list that ends a brief."""
    ends = [section for section in arranged if section.role == "sources"]
    body = [section for section in arranged if section.role != "sources"]
    for place, section in enumerate([*body, *kept, *ends], start=1):
        edit.put(replace(section, place=float(place)))
