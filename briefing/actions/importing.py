"""Taking articles into a project: read in a worker process, committed in small steps, never the same one twice."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from briefing.actions.naming import import_label, shortened
from briefing.errors import BriefingError
from briefing.model import Found, Revision, Source
from briefing.project import Edit, LongAction, Project
from briefing.sources import Article


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was not taken in, and why."""

    name: str
    error: BriefingError


@dataclass(slots=True)
class ImportReport:
    """What became of a batch: sources added, files that were there already (with their source), files refused."""

    added: list[Source] = field(default_factory=list)
    known: list[tuple[str, Source]] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)

    def sentence(self) -> str:
        """The outcome in one line."""
        parts = [f"{len(self.added)} added"] if self.added or not (self.known or self.failed) else []
        if self.known:
            parts.append(f"{len(self.known)} already here")
        if self.failed:
            parts.append(f"{len(self.failed)} could not be read")
        return ", ".join(parts)


class Named(Protocol):
    """A file's path, or anything else that can be read and has a name for the report."""

    @property
    def name(self) -> str:
        """What it is called."""


Entry = TypeVar("Entry", bound=Named)


def import_files(
    project: Project,
    paths: Iterable[Entry],
    read: Callable[[Entry], Article],
    *,
    done: Callable[[int], None] = lambda _count: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Read files and add them as sources, one step each, together one action.

    `read` reads one file (in a worker process, where there is a window). `done` is told after each file how many are
    through; `cancelled` is asked before each: what was added stays, whole. A file that cannot be read is reported and
    the others go on; a fault of the project itself (a full disk) raises ProjectError.
    """
    report = ImportReport()
    with project.action(import_label) as action:
        for count, path in enumerate(paths, start=1):
            if cancelled():
                break
            try:
                article = read(path)
            except BriefingError as error:
                report.failed.append(Failure(path.name, error))
            else:
                _add_or_join(project, article, action, report)
            done(count)
    return report


def add_article(project: Project, article: Article) -> tuple[Source, bool]:
    """Add one article as a source, in an action of its own. Returns the source and whether it is new."""
    known = same_article(project, article)
    if known is not None:
        return known, False
    with project.edit(f"Add source “{shortened(article.title or article.file_name)}”") as edit:
        return put_article(edit, article), True


def same_article(project: Project, article: Article) -> Source | None:
    """The source that was read from the same bytes, None where there is none."""
    for source in project.where(Source, original_hash=article.original_hash):
        return source
    return None


def put_article(edit: Edit, article: Article) -> Source:
    """Inside an edit: write an article as a source with its text and its original bytes."""
    now = datetime.now(UTC)
    source = edit.put(
        Source(
            title=article.title or article.file_name,
            byline=article.byline,
            publisher=article.publisher,
            published=article.published,
            language=article.language,
            address=article.address,
            accessed=now.date().isoformat(),
            file_name=article.file_name,
            media_type=article.media_type,
            original_hash=edit.keep_bytes(article.original),
            found=tuple(Found(name, where) for name, where in article.found),
        )
    )
    edit.put(
        Revision(
            source_id=source.id,
            text_hash=edit.keep_text(article.text),
            characters=len(article.text),
            words=len(article.text.split()),
            extractor=article.extractor,
            extractor_version=article.extractor_version,
            read_at=now.isoformat(timespec="seconds"),
            headings=article.headings,
        )
    )
    return source


def _add_or_join(project: Project, article: Article, action: LongAction, report: ImportReport) -> None:
    known = same_article(project, article)
    if known is not None:
        report.known.append((article.file_name, known))
        return
    with action.step() as edit:
        report.added.append(put_article(edit, article))
