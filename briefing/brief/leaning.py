"""Which sentences of which briefs lean on a source: what would fall with it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from briefing.brief.citation_text import citations
from briefing.brief.prose import prose_sentences
from briefing.model import CLASSES, Brief, Item, Kind, Section, Source
from briefing.project import Reading


@dataclass(frozen=True, slots=True)
class Leaning:
    """A sentence that leans on a source: where it stands, its words, and by which labels it leans.

    `start` and `end` are code points of the section's text.
    """

    brief_id: str
    section_id: str
    heading: str
    start: int
    end: int
    words: str
    labels: tuple[str, ...]


def sentences_leaning_on(project: Reading, source_id: str) -> list[Leaning]:
    """Every sentence, in all briefs, that cites the source or an item with evidence in it; in the order of the texts.

    To be asked before a source is removed. Afterwards `sentences_citing` finds what still names it.
    """
    source = project.find(Source, source_id)
    if source is None:
        return []
    labels = {source.label}
    for item in items_leaning_on(project, source_id):
        labels.add(getattr(item, "label", ""))
    return sentences_citing(project, labels - {""})


def sentences_citing(project: Reading, labels: set[str]) -> list[Leaning]:
    """Every sentence that cites one of these labels, in all briefs."""
    found = []
    for brief in project.all(Brief):
        for section in sorted(project.where(Section, brief_id=brief.id), key=lambda one: one.place):
            for sentence in prose_sentences(section.body, brief.language[:2]):
                cited = dict.fromkeys(label for one in sentence.citations for label in one.labels)
                mine = tuple(label for label in cited if label in labels)
                if mine:
                    words = section.body[sentence.start : sentence.end]
                    place = (sentence.start, sentence.end, words, mine)
                    found.append(Leaning(brief.id, section.id, section.heading, *place))
    return found


def items_leaning_on(project: Reading, source_id: str) -> list[Item]:
    """Every judgement, risk, actor or other item that has evidence in the source, each once."""
    ties = dict.fromkeys(
        (exhibit.evidence.item_kind, exhibit.evidence.item_id) for exhibit in project.exhibits_in(source_id)
    )
    found = (project.find(CLASSES[Kind(kind)], item_id) for kind, item_id in ties)
    return [item for item in found if item is not None]


def times_cited(project: Reading, brief_id: str) -> Counter[str]:
    """How often the texts of a brief cite each label: "used 2×"."""
    sections = project.where(Section, brief_id=brief_id)
    return Counter(label for section in sections for citation in citations(section.body) for label in citation.labels)
