"""Which sources say the same in the same words: reprints, shortened ones, and copies that an import could not join."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefing.model import Source
from briefing.model.folding import folded
from briefing.project import Project, Reading
from briefing.workers.telling import tell

_RUN = 5
"""Words in a row: fewer are common speech, more are broken by every change of an editor."""
_LEAST = 0.3
_TOLD_EVERY = 200


@dataclass(frozen=True, slots=True)
class Likeness:
    """A source that says the same as another one: `share` (0 to 1) of the shorter text stands in the longer, too."""

    source_id: str
    label: str
    title: str
    publisher: str
    share: float


def alike(project: Reading, source: Source) -> list[Likeness]:
    """The sources of which much stands in this one or the other way round, the likest first.

    What is compared are runs of five words, whatever their case and signs: the containment of the smaller set in the
    larger (Broder, On the resemblance and containment of documents, 1997).
    """
    mine = _runs(_text(project, source))
    if not mine:
        return []
    found = []
    for number, other in enumerate(project.all(Source), start=1):
        if number % _TOLD_EVERY == 0:
            tell(number)
        share = _contained(mine, _runs(_text(project, other))) if other.id != source.id else 0.0
        if share >= _LEAST:
            found.append(Likeness(other.id, other.label, other.title, other.publisher, share))
    return sorted(found, key=lambda one: -one.share)


def alike_in_worker(project_path: str, source_id: str, key: str = "") -> list[Likeness]:
    """The same for a project that is not open here; tells how many sources were compared."""
    with Project(Path(project_path), read_only=True, key=key) as project:
        source = project.find(Source, source_id)
        return alike(project, source) if source is not None else []


def _text(project: Reading, source: Source) -> str:
    revision = project.current_revision(source.id)
    return project.text(revision) if revision is not None else ""


def _runs(text: str) -> set[tuple[str, ...]]:
    letters = (letter if letter.isalnum() else " " for letter in folded(text))
    words = "".join(letters).split()
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _contained(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
