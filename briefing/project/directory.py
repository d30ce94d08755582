"""The directory of a project: every item by its names and every passage by its words, found by part of them.

Reading ten thousand names takes longer than a window may stand still. So the directory is read in small pages
(`read_some`) whenever its owner has time, searched as far as it was read, and kept true by what changes.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice
from typing import TypeAlias

from briefing.model import Actor, Event, Item, Judgement, Kind, Note, Passage, Quote, Risk, Source, name_of
from briefing.model.folding import folded
from briefing.model.kinds import CLASSES
from briefing.project.changes import Change
from briefing.project.reading import Reading

LISTED: tuple[type[Item], ...] = (Actor, Risk, Judgement, Event, Quote, Note, Source, Passage)
_KINDS = {Kind(item_class.__name__.lower()): item_class for item_class in LISTED}
_PAGE = 300
_MOST_RANKED = 2_000
_MOST_READ_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Named:
    """An item as people look for it: its label ("R3"), its name, and what else it is called or comes from."""

    kind: Kind
    id: str
    label: str
    name: str
    about: str = ""


_Said: TypeAlias = tuple[Named, str, int]
"""An entry, all that is said of it in folded form, and where in that its name begins."""


class Directory:
    """The names of one project. Not for two threads at once."""

    def __init__(self, project: Reading) -> None:
        self._project = project
        self._known: dict[str, _Said] = {}
        self._unread = list(_KINDS)
        self._after = ""

    @property
    def is_whole(self) -> bool:
        """Whether everything has been read."""
        return not self._unread

    def __len__(self) -> int:
        return len(self._known)

    def read_some(self) -> bool:
        """Read the next few hundred; whether there is more to read. Raises ProjectError as any reading does."""
        if not self._unread:
            return False
        kind = self._unread[0]
        page = self._project.page(_KINDS[kind], after=self._after, limit=_PAGE)
        for item in page:
            self._keep(kind, item)
        if len(page) < _PAGE:
            self._unread.pop(0)
            self._after = ""
        else:
            self._after = page[-1].id
        return bool(self._unread)

    def hear(self, change: Change) -> None:
        """Follow a change of the project."""
        for kind in _KINDS:
            for item_id in change.removed.get(kind, ()):
                self._known.pop(item_id, None)
            fresh = (*change.added.get(kind, ()), *change.changed.get(kind, ()))
            if len(fresh) > _MOST_READ_AT_ONCE:
                self._read_again(kind)
                continue
            for item in self._project.these(CLASSES[kind], fresh):
                self._keep(kind, item)

    def find(self, words: str, kinds: Collection[Kind] = (), *, limit: int = 20) -> list[Named]:
        """The entries that hold all the words, those that begin with them first; of all kinds where none is given."""
        wanted = folded(words).split()
        if not wanted:
            return []
        whole = " ".join(wanted)
        hits = islice(self._holding(wanted, kinds), _MOST_RANKED)
        return [said[0] for said in nsmallest(limit, hits, key=lambda said: _rank(said, whole))]

    def of(self, kind: Kind, *, limit: int = 20) -> list[Named]:
        """The first entries of a kind, in the order they were made."""
        return list(islice((said[0] for said in self._known.values() if said[0].kind is kind), limit))

    def entry(self, item_id: str) -> Named | None:
        """The entry of an item; None where it is not there or not read yet."""
        found = self._known.get(item_id)
        return found[0] if found is not None else None

    def _holding(self, wanted: list[str], kinds: Collection[Kind]) -> Iterator[_Said]:
        for said in self._known.values():
            if (not kinds or said[0].kind in kinds) and all(word in said[1] for word in wanted):
                yield said

    def _keep(self, kind: Kind, item: Item) -> None:
        entry = Named(kind, item.id, str(getattr(item, "label", "")), name_of(item), _about(item))
        label = folded(f" {entry.label}").rstrip()
        said = f"{label} {folded(entry.name)} {folded(entry.about)} "
        self._known[item.id] = (entry, said, len(label) + 1)

    def _read_again(self, kind: Kind) -> None:
        if self._unread and self._unread[0] is kind:
            self._after = ""
            return
        if kind not in self._unread:
            self._unread.append(kind)


def _about(item: Item) -> str:
    if isinstance(item, Actor):
        return ", ".join(item.aliases)
    return item.publisher if isinstance(item, Source) else ""


def _rank(said: _Said, words: str) -> tuple[int, int]:
    """How far from being what was meant: its label or the beginning of its name, of a word, else anywhere."""
    entry, text, name = said
    if text.startswith(words, name) or text.startswith(f" {words} "):
        return (0, len(entry.name))
    return (1 if f" {words}" in text else 2, len(entry.name))
