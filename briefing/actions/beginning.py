"""Beginning a project as the user's house begins one: words for likelihoods, template and front matter of its brief."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from briefing.actions.briefs import laid_out
from briefing.actions.citation_styles import style_in
from briefing.brief.citation_styles import CitationStyle, style_setting
from briefing.brief.house import TEMPLATE, users_defaults
from briefing.brief.templates import template_called
from briefing.brief.yardstick import SETTING, users_words, write
from briefing.errors import TemplateError
from briefing.model import Brief, Section, Setting
from briefing.project import Project


def begin_project(path: Path, name: str, *, password: str = "", scale: str = "icd203") -> Project:
    """Make a project file and open it; its brief begins as the user's own defaults say. ProjectError if it exists."""
    first = _first(name)
    settings = [*_words(scale), *_citations(first)]
    return Project.create(path, name, password=password, scale=scale, first=first, settings=settings)


def _words(scale: str) -> list[Setting]:
    """The words and bands of the user's house for this scale, which stay the project's own from then on."""
    own = users_words(scale)
    return [Setting(id=SETTING, value=write(own))] if own else []


def _citations(first: list[Brief | Section]) -> list[Setting]:
    """The citation style of the first brief, where the user has one of their own."""
    style = style_in(users_defaults())
    briefs = [one for one in first if isinstance(one, Brief) and style is not CitationStyle.NUMBER]
    return [Setting(id=style_setting(one.id), value=style.value) for one in briefs]


def _first(name: str) -> list[Brief | Section]:
    """The brief of a new project and its sections; none where the user has no defaults."""
    usual = users_defaults()
    chosen = usual.pop(TEMPLATE, "")
    if not usual and not chosen:
        return []
    try:
        brief, sections = laid_out(name, template_called(chosen or Brief().template), usual)
    except TemplateError:
        # The user's own template is gone; that is no reason not to begin.
        brief, sections = laid_out(name, template_called(Brief().template), usual)
    given = {field: usual[field] for field in ("page_size", "theme") if field in usual}
    return [replace(brief, dated=datetime.now(UTC).date().isoformat(), **given), *sections]
