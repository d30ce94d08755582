"""What the library's filter offers: the facets by name, their values in words, and how many sources have each."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from briefing.model import ReadingState, Source
from briefing.project import Project
from resources import grading
from ui import wording
from ui.library.filtering import TAG, Facet, Tags
from ui.library.words import format_words, language_words, said, state_words

_ORDERED = {
    "state": [state.value for state in ReadingState],
    "reliability": [grade.id for grade in grading("admiralty").reliability],
    "credibility": [grade.id for grade in grading("admiralty").credibility],
}


def facet_words(facet_id: str) -> str:
    """A facet's name: "State"."""
    return {
        "state": said("State"),
        "published": said("Published"),
        "reliability": said("Reliability"),
        "credibility": said("Credibility"),
        "language": said("Language"),
        "format": said("Kind"),
        "tag": said("Tag"),
    }[facet_id]


def value_words(facet_id: str, value: str, tag_names: Mapping[str, str]) -> str:
    """A value of a facet: "Being read", "B Usually reliable", "No date"."""
    if not value:
        return _none_words(facet_id)
    words = value
    match facet_id:
        case "state":
            words = state_words(ReadingState(value))
        case "reliability" | "credibility":
            words = f"{value}  {grade_words(facet_id, value)}"
        case "language":
            words = language_words(value)
        case "format":
            words = format_words(value)
        case "tag":
            words = tag_names.get(value, value)
    return words[:1].upper() + words[1:] if facet_id == "state" else words


def _none_words(facet_id: str) -> str:
    return {
        "published": said("No date"),
        "reliability": said("Not graded"),
        "credibility": said("Not graded"),
        "tag": said("No tag"),
    }.get(facet_id, said("Not known"))


def grade_words(scale: str, value: str) -> str:
    """The wording of one grade of "reliability" or "credibility"."""
    grades = getattr(grading("admiralty"), scale)
    return next((wording.said(grade.words) for grade in grades if grade.id == value), value)


def chip_words(facet_id: str, value: str, tag_names: Mapping[str, str]) -> str:
    """A value as a chip says it, which has no heading over it: "Reliability B", "Turkish"."""
    if facet_id in ("reliability", "credibility") and value:
        return f"{facet_words(facet_id)} {value}"
    if not value and facet_id != "published":
        return f"{facet_words(facet_id)}: {value_words(facet_id, value, tag_names).lower()}"
    return value_words(facet_id, value, tag_names)


def counted_values(facet: Facet, project: Project, tags: Tags) -> list[tuple[str, int]]:
    """A facet's values in their order, and how many sources have each; one that nobody has any of has none."""
    counts: Counter[str] = Counter()
    if facet is TAG:
        counts.update(tag for given in tags.values() for tag in given)
        counts[""] = project.count(Source) - len(tags)
    else:
        for columns, count in project.source_tally(facet.columns).items():
            for value in facet.values(*columns):
                counts[value] += count
    return sorted((+counts).items(), key=lambda pair: _place(facet.id, pair[0]))


def _place(facet_id: str, value: str) -> tuple[bool, int, str]:
    """Unknown comes last; years from the latest, grades and states in their order, all else by name."""
    ordered = _ORDERED.get(facet_id, [])
    number = ordered.index(value) if value in ordered else 0
    if facet_id == "published" and value:
        number = -int(value)
    return not value, number, value
