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
from briefing.sources.formats import read_each
from briefing.sources.opening import refusal
from briefing.sources.web import read_address
from briefing.sources.web_address import WebAddress

MOST_ARTICLES = 20
MOST_BYTES = 8 * 1024 * 1024

Read = Article | SourceError


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles of one file, and why others in it are none; `token` asks `go_on` for more, "" when these are all."""

    found: tuple[Read, ...]
    token: str = ""


def each_of(entry: Path | WebAddress, *, allow_private: bool = False) -> Iterator[Read]:
    """Every article of a file, as `read_each` gives them, or the one at an address. Raises SourceError as they do."""
    if isinstance(entry, WebAddress):
        yield read_address(entry.address, allow_private=allow_private)
    else:
        yield from read_each(entry)


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
