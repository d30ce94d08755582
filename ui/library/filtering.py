"""Which sources the library shows: those with the words typed, and with what the chips ask for."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from briefing.model import Period
from briefing.model.folding import folded
from briefing.project import SourceLine

_LONGEST_SPAN = 20

Tags = Mapping[str, frozenset[str]]
"""The ids of each source's tags, by the source's id."""


@dataclass(frozen=True, slots=True)
class Facet:
    """Something sources can be chosen by: the columns of a line it is read from, and what values they give.

    A source has "" where it has no value.
    """

    id: str
    columns: tuple[str, ...]
    values: Callable[..., Collection[str]]


def _one(value: str | None) -> Collection[str]:
    return (value or "",)


def _years(earliest: str | None, latest: str | None) -> Collection[str]:
    ends = [end[:4] for end in (earliest, latest) if end and end[:4].isdecimal()]
    if not ends:
        return ("",)
    first, last = int(ends[0]), int(ends[-1])
    return [str(year) for year in range(first, min(last, first + _LONGEST_SPAN) + 1)]


TAG = Facet("tag", ("id",), _one)
"""Its values are those of the links from tags, not of the source's own row."""

FACETS: tuple[Facet, ...] = (
    Facet("state", ("state_word",), _one),
    Facet("published", ("published_earliest", "published_latest"), _years),
    Facet("reliability", ("reliability",), _one),
    Facet("credibility", ("credibility",), _one),
    Facet("language", ("language",), _one),
    Facet("format", ("media_type",), _one),
    TAG,
)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for: words, values of facets, a time. A source must meet all facets, and one value of each."""

    words: str = ""
    chosen: frozenset[tuple[str, str]] = frozenset()
    published: Period | None = None

    @property
    def is_active(self) -> bool:
        """Whether it may leave something out."""
        return bool(self.words or self.chosen or self.published is not None)

    def toggled(self, facet: str, value: str) -> Filter:
        """The same with a value of a facet asked for, or no longer."""
        return replace(self, chosen=self.chosen ^ {(facet, value)})

    def test(self, tags: Tags) -> Callable[[SourceLine], bool]:
        """What tells whether a source meets it."""
        words = folded(self.words).split()
        facets = [(facet, {value for name, value in self.chosen if name == facet.id}) for facet in FACETS]
        asked = [(_reader(facet, tags), wanted) for facet, wanted in facets if wanted]

        def shows(source: SourceLine) -> bool:
            if words and not _says(source, words):
                return False
            if self.published is not None and not _overlap(self.published, source.published):
                return False
            return not any(wanted.isdisjoint(values(source)) for values, wanted in asked)

        return shows


def _reader(facet: Facet, tags: Tags) -> Callable[[SourceLine], Collection[str]]:
    """What reads a facet's values off a source."""
    if facet is TAG:
        return lambda source: tags.get(source.id) or ("",)
    places = [SourceLine._fields.index(column) for column in facet.columns]
    return lambda source: facet.values(*(source[place] for place in places))


def _says(source: SourceLine, words: Collection[str]) -> bool:
    """Whether each of these folded words stands in the source's title, publisher or label."""
    said = folded(f"{source.label} {source.title} {source.publisher}")
    return all(word in said for word in words)


def _overlap(wanted: Period, given: Period | None) -> bool:
    """Whether a source's date may lie in the time asked for; one without any end does not."""
    if given is None or not (given.earliest or given.latest):
        return False
    begins_after = wanted.latest and given.earliest and given.earliest[:10] > wanted.latest[:10]
    ends_before = wanted.earliest and given.latest and given.latest[:10] < wanted.earliest[:10]
    return not (begins_after or ends_before)
