"""Every article of a file or web address, some at a time: a feed or an archive holds many, and people wait for them.

In a worker process `begin` gives the first articles and a token, `go_on` the next ones. The process keeps the file
open in between; where it ended meanwhile, so did the reading.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from briefing.errors import SourceError
from briefing.sources.article import Article
from briefing.sources.formats import holds_several, read_each_bytes
from briefing.sources.opening import opened, refusal
from briefing.sources.web_address import WebAddress, parted

MOST_ARTICLES = 20
MOST_BYTES = 8 * 1024 * 1024

Read = Article | SourceError


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles of one file, and why others in it are none; `token` asks `go_on` for more, "" when these are all."""

    found: tuple[Read, ...]
    token: str = ""


@dataclass(frozen=True, slots=True)
class Reads:
    """What is read from a file or address, one article after the other; `several` for a feed or an archive."""

    found: Iterator[Read]
    several: bool


def reads_of(entry: Path | WebAddress, *, allow_private: bool = False) -> Reads:
    """The articles of a file or at a web address, not yet read. Raises SourceError where it cannot be opened."""
    if isinstance(entry, WebAddress):
        from briefing.sources.web import fetch, read_each_fetched  # noqa: PLC0415 -- http and TLS load when they are used

        fetched = fetch(parted(entry.address).address, allow_private=allow_private)
        return Reads(read_each_fetched(fetched), holds_several(fetched.raw, fetched.name))
    raw = opened(entry)
    return Reads(read_each_bytes(raw, entry.name), holds_several(raw, entry.name))


def each_of(entry: Path | WebAddress, *, allow_private: bool = False) -> Iterator[Read]:
    """Every article of a file or at a web address, as `read_each` gives them. Raises SourceError as `reads_of` does."""
    yield from reads_of(entry, allow_private=allow_private).found


def begin(entry: Path | WebAddress, *, allow_private: bool = False) -> Batch:
    """The first articles of a file or web address. Raises SourceError where it cannot be read at all."""
    # One file is read at a time: whatever is open still was given up by whoever asked for it.
    _OPEN.clear()
    return _next(each_of(entry, allow_private=allow_private), uuid4().hex)


def go_on(token: str) -> Batch:
    """The next articles of the file that gave this token. SourceError where this process does not know it."""
    rest = _OPEN.pop(token, None)
    if rest is None:
        raise refusal("The reading of this file broke off.", "Import it again: what is here already stays as it is.")
    return _next(rest, token)


_OPEN: dict[str, Iterator[Read]] = {}


def _next(rest: Iterator[Read], token: str) -> Batch:
    found: list[Read] = []
    amount = 0
    for each in rest:
        found.append(each)
        amount += len(each.original) if isinstance(each, Article) else 0
        if len(found) >= MOST_ARTICLES or amount >= MOST_BYTES:
            _OPEN[token] = rest
            return Batch(tuple(found), token)
    return Batch(tuple(found))
