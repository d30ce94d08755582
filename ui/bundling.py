"""Changes that another thread committed one after another, made into few: what panels hear of an import."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import Enum
from itertools import groupby

from briefing.model import Kind
from briefing.project import Change


class _Net(Enum):
    """What became of an item in all of a bundle."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    NOTHING = "nothing"


_THEN = {
    (_Net.ADDED, _Net.CHANGED): _Net.ADDED,
    (_Net.ADDED, _Net.REMOVED): _Net.NOTHING,
    (_Net.CHANGED, _Net.REMOVED): _Net.REMOVED,
    (_Net.REMOVED, _Net.ADDED): _Net.CHANGED,
    (_Net.NOTHING, _Net.ADDED): _Net.ADDED,
}


def bundled(changes: Iterable[Change]) -> list[Change]:
    """The same in fewer changes: neighbours of one action and kind become one, which bears the name of the last."""
    return [_joined(list(group)) for _, group in groupby(changes, key=lambda change: (change.action, change.kind))]


def in_pieces(change: Change, most: int) -> Iterator[Change]:
    """The same as changes of at most so many items each, for who hears them to look for events in between."""
    listed = [
        (what, kind, one)
        for what, ids in ((_Net.ADDED, change.added), (_Net.CHANGED, change.changed), (_Net.REMOVED, change.removed))
        for kind, many in ids.items()
        for one in many
    ]
    if len(listed) <= most:
        yield change
        return
    for first in range(0, len(listed), most):
        net = {(kind, one): what for what, kind, one in listed[first : first + most]}
        yield _with(change, net)


def _joined(changes: list[Change]) -> Change:
    if len(changes) == 1:
        return changes[0]
    net: dict[tuple[Kind, str], _Net] = {}
    for change in changes:
        for what, ids in ((_Net.ADDED, change.added), (_Net.CHANGED, change.changed), (_Net.REMOVED, change.removed)):
            for kind, each in ((kind, one) for kind, many in ids.items() for one in many):
                before = net.get((kind, each))
                net[kind, each] = what if before is None else _THEN.get((before, what), what)
    return _with(changes[-1], net)


def _with(change: Change, net: dict[tuple[Kind, str], _Net]) -> Change:
    return replace(
        change,
        added=_of(net, _Net.ADDED),
        changed=_of(net, _Net.CHANGED),
        removed=_of(net, _Net.REMOVED),
    )


def _of(net: dict[tuple[Kind, str], _Net], wanted: _Net) -> dict[Kind, tuple[str, ...]]:
    found: dict[Kind, list[str]] = {}
    for (kind, each), what in net.items():
        if what is wanted:
            found.setdefault(kind, []).append(each)
    return {kind: tuple(ids) for kind, ids in found.items()}
