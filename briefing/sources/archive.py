"""ZIP archives of articles: each member is read as a file of its own; nothing is ever written to disk."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from briefing.errors import SourceError
from briefing.sources.article import Article
from briefing.sources.file_names import neutral
from briefing.sources.formats import format_of, read_bytes, read_each_bytes
from briefing.sources.opening import refusal
from briefing.sources.packed import Package, is_link

MOST_FILES = 5_000
LARGEST_CONTENT = 256 * 1024 * 1024
# An archive inside an archive is read; one inside of that is not.
DEEPEST = 1
# What systems put beside people's files.
_BY_SYSTEMS = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)", re.IGNORECASE)


@dataclass(slots=True)
class _Left:
    """What may still be read of an archive and all archives in it."""

    files: int = MOST_FILES
    content: int = LARGEST_CONTENT


def read_archive(raw: bytes, name: str) -> Article:
    """The first article in an archive; a note tells how many files there are.

    Raises SourceError when there is none, with the reason where the archive has no more than one file.
    """
    amount = len(_members(Package(raw, name)))
    refused: SourceError | None = None
    for read in read_members(raw, name):
        if isinstance(read, Article):
            note = f"“{name}” holds {amount} files; this is the first article in it."
            return replace(read, notes=(*read.notes, note)) if amount > 1 else read
        refused = refused or read
    if refused is not None and amount <= 1:
        raise refused
    raise refusal(f"“{name}” holds no article that can be read.", "Unpack it and choose the files.", refused)


def read_members(raw: bytes, name: str) -> Iterator[Article | SourceError]:
    """Every file in an archive as an article, or why it is none; in the archive's order, one by one.

    Raises SourceError when the archive itself is damaged or has too many members.
    """
    yield from _read(raw, name, 0, _Left())


def _read(raw: bytes, name: str, depth: int, left: _Left) -> Iterator[Article | SourceError]:
    package = Package(raw, name, left.content)
    members = _members(package)
    if not members:
        yield refusal(f"“{name}” is an empty archive.", "Choose another file.")
    names = _names(members)
    for number, (member, inner_name) in enumerate(zip(members, names, strict=True)):
        if left.files <= 0 or left.content <= 0:
            rest = len(members) - number
            yield refusal(f"{rest} files of “{name}” were not read: it holds too many or too large ones.", "Unpack it.")
            return
        left.files -= 1
        yield from _member(package, member, inner_name, depth, left)


def _member(
    package: Package, member: zipfile.ZipInfo, name: str, depth: int, left: _Left
) -> Iterator[Article | SourceError]:
    if is_link(member):
        yield refusal(f"“{name}” in “{package.name}” is a link to another file; it was not followed.", "Add that file.")
        return
    try:
        content = package.content(member)
        left.content -= len(content)
        if not content:
            yield refusal(f"“{name}” in “{package.name}” is empty.", "Choose another file.")
        elif format_of(content, name).name != "ZIP archive":
            yield from _one_or_more(content, name)
        elif depth < DEEPEST:
            yield from _read(content, name, depth + 1, left)
        else:
            yield refusal(f"“{name}” is an archive in an archive in an archive; it was not read.", "Unpack it.")
    except SourceError as error:
        yield error


def _one_or_more(content: bytes, name: str) -> Iterator[Article | SourceError]:
    """A member as it is read alone; a feed in an archive still gives all its entries."""
    if format_of(content, name).each:
        yield from read_each_bytes(content, name)
    else:
        yield read_bytes(content, name)


def _members(package: Package) -> list[zipfile.ZipInfo]:
    return [member for member in package.members if not _BY_SYSTEMS.search(member.filename)]


def _names(members: list[zipfile.ZipInfo]) -> list[str]:
    """A name for each member: without folders, and with a number where two would have one name."""
    names = [neutral(member.filename) for member in members]
    seen: Counter[str] = Counter()
    for place, name in enumerate(names):
        seen[name.casefold()] += 1
        if seen[name.casefold()] > 1:
            path = PurePosixPath(name)
            names[place] = f"{path.stem} ({seen[name.casefold()]}){path.suffix}"
    return names
