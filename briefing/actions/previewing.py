"""The live preview of a brief: the real export with what is being typed, and what the check says of it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar, cast

from briefing.actions.export_options import remembered_options
from briefing.actions.exporting import document_of
from briefing.brief.annex import with_annex
from briefing.errors import BriefingError, ItemError
from briefing.model import Brief, Item, Section
from briefing.project import Project
from briefing.render import render_pdf
from briefing.render.themes import find_theme
from briefing.tradecraft.checking import Checked, found_in, passed
from briefing.tradecraft.problems import Problem

T = TypeVar("T", bound=Item)


@dataclass(frozen=True, slots=True)
class Preview:
    """A brief as it would go out now: the PDF, what the check finds, the titles of the rules that find nothing.

    Where it cannot be set, `pdf` is empty and `failure` says why.
    """

    pdf: bytes
    problems: tuple[Problem, ...]
    passed: tuple[str, ...]
    failure: BriefingError | None = None


class AsTyped(Project):
    """A project that is only read, whose sections have the texts that are being typed and not yet written."""

    def __init__(self, path: Path, texts: Mapping[str, str], *, key: str = "") -> None:
        """`texts` are Markdown by the id of their section."""
        super().__init__(path, read_only=True, key=key)
        self._texts = texts

    def find(self, item_class: type[T], item_id: str) -> T | None:
        """As `Project.find`, with what is typed."""
        found = super().find(item_class, item_id)
        return None if found is None else self._typed(found)

    def where(self, item_class: type[T], **equal: object) -> list[T]:
        """As `Project.where`, with what is typed."""
        return [self._typed(found) for found in super().where(item_class, **equal)]

    def _typed(self, found: T) -> T:
        if isinstance(found, Section) and found.id in self._texts:
            return cast("T", replace(found, body=self._texts[found.id]))
        return found


def preview(project: Project, brief: Brief) -> Preview:
    """Compose, check and set a brief with the options of the last export. Whatever keeps it from being set is told."""
    checked = Checked(project, brief)
    problems = found_in(checked)
    clean = tuple(rule.title for rule in passed(problems))
    chosen = remembered_options(project, brief)
    try:
        look = find_theme(brief.theme or "assessment", brief.page_size)
        document = document_of(checked, look.language)
        if chosen.annex:
            document = with_annex(document, project)
        pdf = render_pdf(document, theme=look, draft=chosen.draft)
    except BriefingError as error:
        return Preview(b"", tuple(problems), clean, error)
    return Preview(pdf, tuple(problems), clean)


def preview_in_worker(project_path: str, brief_id: str, texts: Mapping[str, str], key: str = "") -> Preview:
    """The same for a project that is not open here: a job for a worker process. ItemError where the brief is gone."""
    with AsTyped(Path(project_path), texts, key=key) as project:
        brief = project.find(Brief, brief_id)
        if brief is None:
            raise ItemError("This brief was deleted.", remedy="Undo brings it back.")
        return preview(project, brief)
