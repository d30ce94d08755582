"""Which sources the library shows: those with the words typed, and with what the chips ask for."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from briefing.model import Period
from briefing.model.folding import folded
from briefing.project import Listed

_LONGEST_SPAN = 20

Tags = Mapping[str, frozenset[str]]
"""The ids of each source's tags, by the source's id."""


@dataclass(frozen=True, slots=True)
class Facet:
    """Something sources can be chosen by, and the values that one source has of it ("" where it has none)."""

    id: str
    values: Callable[[Listed, Tags], Collection[str]]


def _years(source: Listed, _tags: Tags) -> Collection[str]:
    period = source.published
    ends = [end[:4] for end in (period.earliest, period.latest) if end] if period is not None else []
    if not ends:
        return ("",)
    first, last = int(ends[0]), int(ends[-1])
    return [str(year) for year in range(first, min(last, first + _LONGEST_SPAN) + 1)]


FACETS: tuple[Facet, ...] = (
    Facet("state", lambda source, _tags: (source.state.value,)),
    Facet("published", _years),
    Facet("reliability", lambda source, _tags: (source.reliability or "",)),
    Facet("credibility", lambda source, _tags: (source.credibility or "",)),
    Facet("language", lambda source, _tags: (source.language,)),
    Facet("format", lambda source, _tags: (source.media_type,)),
    Facet("tag", lambda source, tags: tags.get(source.id) or ("",)),
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

    def test(self, tags: Tags) -> Callable[[Listed], bool]:
        """What tells whether a source meets it."""
        words = folded(self.words).split()
        facets = [(facet, {value for name, value in self.chosen if name == facet.id}) for facet in FACETS]
        asked = [(facet.values, wanted) for facet, wanted in facets if wanted]

        def shows(source: Listed) -> bool:
            if words and not _says(source, words):
                return False
            if self.published is not None and not _overlap(self.published, source.published):
                return False
            return not any(wanted.isdisjoint(values(source, tags)) for values, wanted in asked)

        return shows


def _says(source: Listed, words: Collection[str]) -> bool:
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
