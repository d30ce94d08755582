"""Which sentences of which briefs lean on a source: what would fall with it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefing.brief.directive_text import line_and_column
from briefing.brief.prose import prose_sentences
from briefing.model import CLASSES, LABEL_LETTERS, Brief, Item, Kind, Section
from briefing.project import Reading

_KIND_OF = {letter: kind for kind, letter in LABEL_LETTERS.items()}


@dataclass(frozen=True, slots=True)
class Leaning:
    """A sentence that leans on a source: where it stands, its words, and by which labels it leans.

    `start` and `end` are code points of the section's text, `line` and `column` the same place from 1.
    """

    brief_id: str
    brief: str
    section_id: str
    heading: str
    start: int
    end: int
    line: int
    column: int
    words: str
    labels: tuple[str, ...]

    def in_words(self) -> str:
        """Its place as a person says it: "B1 Discussion, line 3, column 12"."""
        return f"{self.brief} {self.heading or 'Untitled section'}, line {self.line}, column {self.column}".strip()


def sentences_leaning_on(project: Reading, *source_ids: str) -> list[Leaning]:
    """Every sentence, in all briefs, that cites one of these sources or an item with evidence in one of them.

    In the order of the texts; quick for many sources, as only what is cited is looked up. To be asked before sources
    are removed: afterwards nothing leads from a label to them.
    """
    gone = frozenset(source_ids)
    leads: dict[str, bool] = {}
    found = []
    for leaning in _citing_sentences(project):
        for label in leaning.labels:
            if label not in leads:
                leads[label] = bool(gone & _sources_behind(project, label))
        mine = tuple(label for label in leaning.labels if leads[label])
        if mine:
            found.append(replace(leaning, labels=mine))
    return found


def _citing_sentences(project: Reading) -> Iterator[Leaning]:
    """Every sentence of every brief that cites anything, with all its labels."""
    for brief in project.all(Brief):
        for section in sorted(project.where(Section, brief_id=brief.id), key=lambda one: one.place):
            for sentence in prose_sentences(section.body, brief.language[:2]):
                labels = tuple(dict.fromkeys(label for one in sentence.citations for label in one.labels))
                if labels:
                    start, end = sentence.start, sentence.end
                    place = (start, end, *line_and_column(section.body, start))
                    words = section.body[start:end]
                    yield Leaning(brief.id, brief.label, section.id, section.heading, *place, words, labels)


def _sources_behind(project: Reading, label: str) -> set[str]:
    """The ids of the sources that a label leads to: itself, or those its evidence stands in."""
    kind = _KIND_OF.get(label.rstrip("0123456789"))
    if kind is None:
        return set()
    named = project.where(CLASSES[kind], label=label)
    if kind is Kind.SOURCE:
        return {source.id for source in named}
    return {exhibit.source.id for item in named for exhibit in project.exhibits_of(item.id)}


def items_leaning_on(project: Reading, source_id: str) -> list[Item]:
    """Every judgement, risk, actor or other item that has evidence in the source, each once."""
    ties = dict.fromkeys(
        (exhibit.evidence.item_kind, exhibit.evidence.item_id) for exhibit in project.exhibits_in(source_id)
    )
    found = (project.find(CLASSES[Kind(kind)], item_id) for kind, item_id in ties)
    return [item for item in found if item is not None]
