"""Which existing items a selection probably belongs to: offered as 1, 2, 3 beside it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from briefing.actions.naming import in_one_line, words_for
from briefing.model import Actor, Event, Item, Judgement, Note, Quote, Risk, name_of
from briefing.model.folding import folded
from briefing.project import Project

_WORD = re.compile(r"[^\W_]{3,}")
_SHORTEST_PART = 3
_HALF = 0.5
_LATELY = 60
# English words of three letters and more that stand in any sentence; those of two are no words here at all.
_TELL_NOTHING = frozenset(
    _WORD.findall("""
    about after all also and any are been before being but can could did does for from had has have her his how into
    its just may more most not now off only other our out over said says she should some such than that the their them
    then there these they this those under until upon was were what when where which while who will with would yet you
    """)
)


def likely_items(project: Project, words: str, *, most: int = 3) -> list[Item]:
    """At most `most` items, the likeliest first.

    Actors whose name or alias stands in the words, or the other way round, longest name first; then risks, judgements
    and events by the share of their words that the selection repeats, and quotes and notes of which it repeats half:
    what was said is said again elsewhere. What has nothing in common with the words is not offered: names, and
    words that carry a meaning, count.
    """
    said = in_one_line(words)
    if not said:
        return []
    weighed: list[Item] = [*project.all(Risk), *project.all(Judgement), *project.all(Event)]
    rated: list[tuple[float, Item]] = [(_overlap(name_of(item), said), item) for item in weighed]
    again = [pair for pair in _told_lately(project, said) if pair[0] >= _HALF]
    repeated = sorted((pair for pair in (*rated, *again) if pair[0] > 0), key=lambda pair: -pair[0])
    found: list[Item] = [*_actors_in(project, said), *(item for _, item in repeated)]
    return found[:most]


def _actors_in(project: Project, said: str) -> list[Actor]:
    found: list[tuple[int, Actor]] = []
    for actor in project.all(Actor):
        lengths = [len(name) for name in (actor.name, *actor.aliases) if _names(name, said)]
        if lengths:
            found.append((max(lengths), actor))
    return [actor for _, actor in sorted(found, key=lambda pair: -pair[0])]


def _names(name: str, said: str) -> bool:
    if not name.strip():
        return False
    if len(name) <= _SHORTEST_PART and name.isupper():
        # "US" is a name, "us" is not.
        return _stands_in(name, said)
    whole = folded(in_one_line(name))
    if _stands_in(whole, folded(said)):
        return True
    return len(said) >= _SHORTEST_PART and _stands_in(folded(said), whole)


def _stands_in(part: str, whole: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", whole) is not None


def _told_lately(project: Project, said: str) -> list[tuple[float, Item]]:
    """The latest quotes and notes; a quote's words are those of its passage, which takes a look at the text's marks."""
    items: list[Item] = [*project.all(Quote)[-_LATELY:], *project.all(Note)[-_LATELY:]]
    return [(_overlap(words_for(project, item), said), item) for item in items]


def _overlap(name: str, said: str) -> float:
    title = _telling_words(name)
    return len(title & _telling_words(said)) / len(title) if title else 0.0


def _telling_words(text: str) -> set[str]:
    return set(_WORD.findall(folded(text))) - _TELL_NOTHING
