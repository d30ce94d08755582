"""Packed documents (docx, odt, epub, zip): members read within limits, their XML parsed without entities or network."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable

from lxml import etree

from briefing.errors import SourceError
from briefing.sources.opening import refusal

MOST_MEMBERS = 10_000
LARGEST_PART = 32 * 1024 * 1024
LARGEST_TOTAL = 128 * 1024 * 1024
# Text packs to a fifth, empty tables to a hundredth; what packs better than this was made to burst.
HIGHEST_RATIO = 300
_RATIO_COUNTS_FROM = 4 * 1024 * 1024
_DIRECTORY_ENTRY = b"PK\x01\x02"
_PIECE = 64 * 1024
_ENCRYPTED = 0x1
_ENTITY = re.compile(rb"<!ENTITY\b", re.IGNORECASE)
_PROLOGUE = 256 * 1024
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    ValueError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    OSError,
)


class Package:
    """The members of a ZIP file held in memory. Nothing is ever unpacked to disk, so no member's path matters."""

    def __init__(self, raw: bytes, name: str, most: int = LARGEST_TOTAL) -> None:
        """Open the directory of members, of which at most `most` bytes will be unpacked.

        Raises SourceError for a damaged file or one with too many members.
        """
        self.name = name
        self._left = most
        if raw.count(_DIRECTORY_ENTRY) > MOST_MEMBERS:
            raise refusal(
                f"“{name}” holds more than {MOST_MEMBERS:,} files, which is too many to read.",
                "Take out what you need.",
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except _UNREADABLE as error:
            raise damaged(name, error) from error

    @property
    def members(self) -> list[zipfile.ZipInfo]:
        """Every file in the package, in its own order; two may have one name."""
        return [member for member in self._zip.infolist() if not member.is_dir()]

    def holds(self, part: str) -> bool:
        """Whether there is a member of this name."""
        return part in self._zip.NameToInfo

    def part(self, part: str) -> bytes:
        """A member's content by its name. Raises SourceError when it is missing, encrypted, damaged or too large."""
        member = self._zip.NameToInfo.get(part)
        if member is None:
            raise refusal(f"“{self.name}” is incomplete: it has no “{part}”.", "Ask for the file again.")
        return self.content(member)

    def content(self, member: zipfile.ZipInfo) -> bytes:
        """A member's content, unpacked piece by piece up to the limits. Raises SourceError as `part` does."""
        if member.flag_bits & _ENCRYPTED:
            raise encrypted(self.name)
        limit = min(LARGEST_PART, self._left, _most_for(member))
        try:
            content = self._unpacked(member, limit)
        except _UNREADABLE as error:
            raise damaged(self.name, error) from error
        if len(content) > limit:
            raise self._bursting(limit)
        self._left -= len(content)
        return content

    def tree(self, part: str) -> etree._Element:
        """The root of an XML part. Raises SourceError as `part` and `parsed_xml` do."""
        return parsed_xml(self.part(part), self.name)

    def tree_if_sound(self, part: str) -> etree._Element | None:
        """The root of an XML part that a text can do without; None where it is missing or cannot be read."""
        if not self.holds(part):
            return None
        try:
            return self.tree(part)
        except SourceError:
            # Without its styles, notes or properties a document still has its text.
            return None

    def _unpacked(self, member: zipfile.ZipInfo, limit: int) -> bytes:
        pieces: list[bytes] = []
        amount = 0
        with self._zip.open(member) as unpacking:
            while amount <= limit and (piece := unpacking.read(_PIECE)):
                pieces.append(piece)
                amount += len(piece)
        return b"".join(pieces)

    def _bursting(self, limit: int) -> SourceError:
        megabytes = limit // (1024 * 1024)
        happened = f"“{self.name}” unpacks to far more than its size; at most {megabytes} MB of such a part are read."
        return refusal(happened, "If you trust it, open it in its own program and save its text.")


def is_link(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a symbolic link, whose content is a path and no text."""
    return stat.S_ISLNK(member.external_attr >> 16)


def parsed_xml(content: bytes, name: str) -> etree._Element:
    """The root of an XML document. No entity is expanded, nothing is loaded, nesting is limited by the parser.

    Raises SourceError for what is no XML, is nested too deeply, or declares entities.
    """
    require_no_entities(content, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True, remove_comments=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(name, error) from error
    if root is None:
        raise damaged(name)
    return root


def require_no_entities(content: bytes, name: str) -> None:
    """Raise SourceError for XML that declares entities: documents have no use for them, attacks do."""
    prologue = content[:_PROLOGUE].replace(b"\x00", b"")
    if b"<!DOCTYPE" in prologue and _ENTITY.search(prologue):
        raise refusal(
            f"“{name}” declares XML entities, which can reach for other files or burst; it was not read.",
            "Open it in its own program and save it again.",
        )


def within(base: str, target: str) -> str:
    """The member a link in member `base` points to: "OEBPS/a.opf" and "../x.html" give "x.html".

    A path that leads out of the package gives "", as does an address.
    """
    if ":" in target.split("/", maxsplit=1)[0]:
        return ""
    steps = [] if target.startswith("/") else base.split("/")[:-1]
    for step in target.split("/"):
        if step == "..":
            if not steps:
                return ""
            steps.pop()
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)


def damaged(name: str, cause: Exception | None = None) -> SourceError:
    """The refusal of a file that breaks off or contradicts itself."""
    return refusal(f"“{name}” is damaged or incomplete.", "Ask for the file again, or paste its text.", cause)


def encrypted(name: str) -> SourceError:
    """The refusal of a file with a password."""
    return refusal(f"“{name}” is protected with a password.", "Open it in its own program and save it without one.")


def first_text(root: etree._Element, names: Iterable[str]) -> str:
    """The text of the first element with one of these local names that has any, in the names' order."""
    for wanted in names:
        for element in root.iter("{*}" + wanted):
            text = " ".join(inner_text(element).split())
            if text:
                return text
    return ""


def inner_text(element: etree._Element) -> str:
    """All text inside of an element."""
    return "".join(str(piece) for piece in element.itertext())


def _most_for(member: zipfile.ZipInfo) -> int:
    return max(_RATIO_COUNTS_FROM, member.compress_size * HIGHEST_RATIO)
