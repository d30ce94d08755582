"""Taking articles into a project: read in a worker process, committed in small steps, never the same one twice."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
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


@dataclass(frozen=True, slots=True)
class Joined:
    """A file that was not read twice: the source it is, and whether its very bytes were there or only its text."""

    name: str
    source: Source
    is_same_file: bool


@dataclass(slots=True)
class ImportReport:
    """What became of a batch: sources added, files that were there already (with their source), files refused."""

    added: list[Source] = field(default_factory=list)
    known: list[Joined] = field(default_factory=list)
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
    read: Callable[[Entry], Article | Iterable[Article | BriefingError]],
    *,
    done: Callable[[int], None] = lambda _count: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Read files and add them as sources, one step each, together one action.

    `read` reads one file (in a worker process, where there is a window): an article, or several as they come, with
    the reasons for those that are none. `done` is told after each file how many are through; `cancelled` is asked
    before each article: what was added stays, whole. A file that cannot be read is reported and the others go on; a
    fault of the project itself (a full disk) raises ProjectError.
    """
    report = ImportReport()
    with project.action(import_label) as action:
        for count, path in enumerate(paths, start=1):
            for each in _each(read, path):
                if cancelled():
                    break
                if isinstance(each, Article):
                    _add_or_join(project, each, action, report)
                else:
                    report.failed.append(Failure(path.name, each))
            if cancelled():
                break
            done(count)
    return report


def files_of(paths: Iterable[Path]) -> list[Path]:
    """The files themselves and those in the folders, without hidden ones, each once, by name within a folder."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (each for each in sorted(path.rglob("*")) if each.is_file())
            found.extend(each for each in inside if not _is_hidden(each.relative_to(path)))
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def add_article(project: Project, article: Article) -> tuple[Source, bool]:
    """Add one article as a source, in an action of its own. Returns the source and whether it is new."""
    known = same_article(project, article)
    if known is not None:
        return known, False
    with project.edit(f"Add source “{shortened(article.title or article.file_name)}”") as edit:
        return put_article(edit, article), True


def same_article(project: Project, article: Article) -> Source | None:
    """The source that was read from the same bytes, or has the same text; None where there is none.

    The same text from another publisher or address is a source of its own: who repeats whom matters.
    """
    for source in project.where(Source, original_hash=article.original_hash):
        return source
    for revision in project.where(Revision, text_hash=hashlib.sha256(article.text.encode()).hexdigest()):
        source = project.get(Source, revision.source_id)
        if _may_be_one(source.publisher, article.publisher) and _may_be_one(source.address, article.address):
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
            pages=article.pages,
        )
    )
    return source


def _add_or_join(project: Project, article: Article, action: LongAction, report: ImportReport) -> None:
    known = same_article(project, article)
    if known is not None:
        report.known.append(Joined(article.file_name, known, known.original_hash == article.original_hash))
        return
    with action.step() as edit:
        report.added.append(put_article(edit, article))


def _each(
    read: Callable[[Entry], Article | Iterable[Article | BriefingError]], entry: Entry
) -> Iterator[Article | BriefingError]:
    """What is read of one entry; the error that ends it comes last, as one of them."""
    try:
        found = read(entry)
        if isinstance(found, Article):
            yield found
        else:
            yield from found
    except BriefingError as error:
        yield error


def _may_be_one(first: str, second: str) -> bool:
    """Whether two values can be those of one article: the same, or not known of one of them."""
    return not first or not second or first == second


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
