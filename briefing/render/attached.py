"""The project that travels within a PDF: how it is attached, and how it is taken out of a file that anybody made.

Only what an export of ours writes is taken: one file with our name and type, tied to the document as its source, packed
in one known way. All sizes are bounded before anything is unpacked.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import NotAProject, PasswordNeeded, WrongPassword

if TYPE_CHECKING:
    from briefing.render.typeset.host import Attachment

NAME = "project.brief"
"""What the project is called within every PDF: its own name may say more than its owner wants to hand on."""

MEDIA_TYPE = "application/x-briefing"
MOST_BYTES = 512 << 20
"""The largest project that is attached, and that is taken out."""

_MOST_PDF = 1 << 30
_MOST_ASSOCIATED = 64
_PIECE = 1 << 20


def attachment_of(project: bytes, *, protected: bool) -> Attachment:
    """The bytes of a .brief file as an attachment; NotAProject where they are too many to travel in a PDF."""
    from briefing.render.typeset.host import Attachment  # noqa: PLC0415  # whoever only takes out needs no typesetting

    if len(project) > MOST_BYTES:
        raise NotAProject(
            f"The project is too large to travel in a PDF ({len(project) >> 20:,} MB of at most {MOST_BYTES >> 20}).",
            safe="No file was written, and the project is as it was.",
            remedy="Export without the project, and hand on a copy of it beside the PDF.",
        )
    words = "The Briefing project behind this brief: sources, passages and evidence, without its history"
    return Attachment(NAME, project, f"{words}{'; protected by a password' if protected else ''}", MEDIA_TYPE)


def project_in(pdf: Path, password: str = "") -> bytes:
    """The bytes of the project that travels in a PDF.

    NotAProject where the file is no PDF, is damaged, or carries none of ours; PasswordNeeded and WrongPassword where
    the PDF itself is encrypted. Nothing but the named attachment is unpacked, and that no further than a project may be
    long. To be run where a hostile file may fill the memory: in a worker process.
    """
    import pikepdf  # noqa: PLC0415  # heavy, and needed only here

    try:
        if pdf.stat().st_size > _MOST_PDF:
            raise _none(pdf, "it is larger than any PDF of ours")
        with pikepdf.open(pdf, password=password) as opened:
            raw = _packed(pdf, opened.Root)
    except pikepdf.PasswordError as error:
        raise _locked(pdf, given=bool(password)) from error
    except OSError as error:
        raise NotAProject(
            f"{pdf.name} could not be read.", remedy="Check that you may read it.", details=str(error)
        ) from error
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError) as error:
        # What a forged file can make of any object: each ends here, in words.
        raise _none(pdf, "it is damaged, or no PDF", f"{type(error).__name__}: {error}") from error
    return _unpacked(pdf, raw)


def _packed(pdf: Path, catalog: Any) -> bytes:
    """The compressed bytes of the one file that is associated with the document as its source under our name."""
    for number, each in enumerate(catalog.get("/AF", [])):
        if number >= _MOST_ASSOCIATED:
            break
        if str(each.get("/UF", "")) != NAME or each.get("/AFRelationship") != "/Source":
            continue
        stream = each["/EF"]["/UF"]
        if stream.get("/Subtype") != f"/{MEDIA_TYPE}" or stream.get("/Filter") != "/FlateDecode":
            break
        if "/DecodeParms" in stream:
            break
        return bytes(stream.read_raw_bytes())
    raise _none(pdf, "it holds none that Briefing attached")


def _unpacked(pdf: Path, raw: bytes) -> bytes:
    try:
        # Counted before anything is kept: a small file may unpack to more than the memory holds.
        if _length_of(raw) > MOST_BYTES:
            raise _none(pdf, "what it carries is larger than a project may be")
        return zlib.decompress(raw)
    except zlib.error as error:
        raise _none(pdf, "the project in it is damaged or cut off", str(error)) from error


def _length_of(raw: bytes) -> int:
    """How many bytes are packed in `raw`, counted no further than one piece beyond what is allowed."""
    unpacker = zlib.decompressobj()
    length = 0
    while raw and length <= MOST_BYTES:
        length += len(unpacker.decompress(raw, _PIECE))
        raw = unpacker.unconsumed_tail
    return length


def _none(pdf: Path, why: str, details: str = "") -> NotAProject:
    return NotAProject(
        f"{pdf.name} carries no project that could be opened: {why}.",
        safe="Nothing was written.",
        remedy="Choose a .brief file, or a PDF that was exported together with its project.",
        details=details,
    )


def _locked(pdf: Path, *, given: bool) -> PasswordNeeded:
    if given:
        return WrongPassword(
            f"This is not the password of {pdf.name}.",
            safe="Nothing was written.",
            remedy="Try again; mind upper and lower case.",
        )
    return PasswordNeeded(f"{pdf.name} is encrypted.", safe="Nothing was written.", remedy="Give its password.")
