"""What goes out beside the PDF: the brief's text as Markdown, and every annotation as a table."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from briefing.actions.briefs import sections_of
from briefing.actions.naming import in_one_line
from briefing.errors import BriefingError
from briefing.model import CLASSES, EVIDENCED, Brief, Kind, name_of
from briefing.project import Project, Reading
from briefing.project.folders import put_whole

HEADS = ("kind", "label", "name", "source", "title", "address", "paragraph", "stance", "quote", "note")
_RUN_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Signs with which a cell begins that spreadsheets would run (OWASP, CSV injection): they get an apostrophe."""


def brief_text(project: Reading, brief: Brief) -> str:
    """The sections that are in a brief, as they were written: headings, text with its citations and directives."""
    parts = [f"# {in_one_line(brief.title)}"]
    for section in sections_of(project, brief.id):
        if section.in_brief:
            parts += [f"## {section.heading}"] if section.heading else []
            parts += [section.body.strip()] if section.body.strip() else []
    return "\n\n".join(parts) + "\n"


def annotation_rows(project: Reading) -> Iterator[tuple[str, ...]]:
    """A row for each passage that is evidence of an item, as `HEADS` names its cells; items by kind and label."""
    for kind in EVIDENCED:
        for item in project.all(CLASSES[Kind(kind)]):
            label = str(getattr(item, "label", ""))
            for exhibit in project.exhibits_of(item.id):
                source, passage, evidence = exhibit.source, exhibit.passage, exhibit.evidence
                yield (
                    str(kind),
                    label,
                    name_of(item),
                    source.label,
                    source.title,
                    source.address,
                    f"{passage.paragraph}",
                    evidence.stance.value,
                    passage.quote,
                    evidence.note,
                )


def annotation_table(project: Reading) -> str:
    """All annotations as CSV (RFC 4180) with a line of heads; quotes keep their line breaks."""
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(HEADS)
    rows.writerows(tuple(map(_harmless, row)) for row in annotation_rows(project))
    return written.getvalue()


def write_brief_text(project: Reading, brief: Brief, path: Path) -> Path:
    """Write the text of a brief to a file; BriefingError where that cannot be written."""
    return _written(path, brief_text(project, brief))


def write_annotations_in_worker(project_path: str, path: str, key: str = "") -> str:
    """Write all annotations of a project that is not open here; the path of the file."""
    with Project(Path(project_path), read_only=True, key=key) as project:
        # With a mark in front, by which spreadsheets know the encoding.
        return str(_written(Path(path), "\N{ZERO WIDTH NO-BREAK SPACE}" + annotation_table(project)))


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RUN_AS_FORMULA) else cell


def _written(path: Path, text: str) -> Path:
    """A whole new file takes the place of the old one, never half of one."""
    try:
        put_whole(path, text)
    except OSError as error:
        raise BriefingError(
            f"{path.name} could not be written.",
            safe="The project and an older file of this name are as they were.",
            remedy="Choose another folder, or make room.",
            details=str(error),
        ) from error
    return path
