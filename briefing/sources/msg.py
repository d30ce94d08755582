"""Outlook messages (.msg): text, HTML or packed RTF out of the compound file, metadata from its properties."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import io
import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import olefile

from briefing.model.dates import Period
from briefing.sources.article import Article
from briefing.sources.blocks import Block, set_as_text, titled
from briefing.sources.declared_charset import declared_charset
from briefing.sources.encoding import Decoded, decoded
from briefing.sources.mail import told_by
from briefing.sources.mail_parts import parsed_message
from briefing.sources.markup import blocks_of
from briefing.sources.msg_rtf import text_of_packed_rtf
from briefing.sources.opening import refusal
from briefing.sources.packed import damaged
from briefing.sources.rtf_words import codec_of_page
from briefing.sources.text import normalised
from briefing.sources.told import Reading, Told, as_article, on_one_line

EXTRACTOR = "Outlook message"
LARGEST_STREAM = 32 * 1024 * 1024
_PROPERTIES = "__properties_version1.0"
_FOUND = "message properties"
# Property numbers of [MS-OXPROPS].
_SUBJECT, _HEADERS, _BODY, _RTF, _HTML = "0037", "007D", "1000", "1009", "1013"
_SENDER, _SENDER_ADDRESS, _SENT_FOR = "0C1A", "0C1F", "0042"
_FILE_NAME, _SHORT_NAME = "3707", "3704"
_SENT, _DELIVERED, _CODE_PAGE, _HTML_PAGE = 0x0039, 0x0E06, 0x3FFD, 0x3FDE
_BEGAN = datetime(1601, 1, 1, tzinfo=UTC)
_BROKEN = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error, RecursionError, EOFError)


@dataclass(slots=True)
class _Parts:
    """What was found in the file."""

    texts: dict[str, str] = field(default_factory=dict)
    html: Decoded | None = None
    rtf: str = ""
    sent: Period | None = None
    attachments: list[str] = field(default_factory=list)


def read_msg(raw: bytes, name: str) -> Article:
    """The text of an Outlook message under its subject. Raises SourceError for one without text, or damaged."""
    try:
        with olefile.OleFileIO(io.BytesIO(raw)) as file:
            parts = _parts(_File(file))
    except _BROKEN as error:
        raise damaged(name, error) from error
    return _article(parts, raw, name)


class _File:
    """A compound file with its streams by path."""

    def __init__(self, file: olefile.OleFileIO[str]) -> None:
        self._file = file
        self.paths = ["/".join(path) for path in file.listdir()]
        self._fixed = self._properties()
        self.codec = codec_of_page(self._number(_CODE_PAGE) or 1252)

    def bytes_at(self, path: str) -> bytes:
        """A stream's content; b"" where there is none or it is too large."""
        known = {each.lower(): each for each in self.paths}.get(path.lower())
        if known is None or self._file.get_size(known) > LARGEST_STREAM:
            return b""
        return bytes(self._file.openstream(known).read())

    def text(self, number: str, folder: str = "") -> str:
        """A text property; "" where there is none."""
        wide = self.bytes_at(f"{folder}__substg1.0_{number}001F")
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\x00")
        return decoded(self.bytes_at(f"{folder}__substg1.0_{number}001E").rstrip(b"\x00"), self.codec).text

    def html(self) -> Decoded | None:
        """The HTML version of the text; None for none."""
        raw = self.bytes_at(f"__substg1.0_{_HTML}0102")
        if not raw:
            text = self.text(_HTML)
            return Decoded(text, "utf-16-le", "message properties") if text else None
        page = self._number(_HTML_PAGE)
        return decoded(raw, declared_charset(raw) or (codec_of_page(page) if page else ""))

    def time(self, number: int) -> Period | None:
        """A time property; None for none that can be."""
        ticks = struct.unpack("<Q", self._fixed[number])[0] if number in self._fixed else 0
        try:
            moment = _BEGAN + timedelta(microseconds=ticks // 10)
        except OverflowError:
            return None
        return Period.day(moment.isoformat(timespec="seconds")) if ticks else None

    def _number(self, number: int) -> int:
        return int(struct.unpack("<I", self._fixed[number][:4])[0]) if number in self._fixed else 0

    def _properties(self) -> dict[int, bytes]:
        """The properties of a fixed size: 16 bytes each, behind a head of 32."""
        raw = self.bytes_at(_PROPERTIES)[32:]
        return {
            int.from_bytes(raw[at + 2 : at + 4], "little"): raw[at + 8 : at + 16] for at in range(0, len(raw) - 15, 16)
        }


def _parts(file: _File) -> _Parts:
    numbers = (_SUBJECT, _HEADERS, _BODY, _SENDER, _SENDER_ADDRESS, _SENT_FOR)
    parts = _Parts(
        texts={number: file.text(number) for number in numbers},
        html=file.html(),
        sent=file.time(_SENT) or file.time(_DELIVERED),
    )
    if not parts.texts[_BODY].strip() and parts.html is None:
        parts.rtf = text_of_packed_rtf(file.bytes_at(f"__substg1.0_{_RTF}0102"))
    folders = sorted({path.split("/")[0] for path in file.paths if path.lower().startswith("__attach_version1.0_")})
    for folder in folders:
        parts.attachments.append(
            file.text(_FILE_NAME, f"{folder}/") or file.text(_SHORT_NAME, f"{folder}/") or "a file"
        )
    return parts


def _article(parts: _Parts, raw: bytes, name: str) -> Article:
    subject = on_one_line(parts.texts[_SUBJECT])
    blocks = _blocks(parts)
    notes = list(parts.html.notes()) if parts.html is not None and not parts.texts[_BODY].strip() else []
    if parts.attachments:
        notes.append(f"Attachments that were not read: {', '.join(map(on_one_line, parts.attachments))}.")
    if not blocks and parts.attachments:
        raise refusal(f"“{name}” has no text of its own, only attachments.", "Save these and add them.")
    text, headings = set_as_text(titled(blocks, subject))
    reading = Reading(
        text=text, headings=headings, extractor=EXTRACTOR, media_type="application/vnd.ms-outlook", notes=tuple(notes)
    )
    return as_article(raw, name, reading, _told(parts, subject))


def _blocks(parts: _Parts) -> list[Block]:
    """The plain text if it says as much as the HTML, as for any mail."""
    plain = [Block(normalised(parts.texts[_BODY]).strip("\n"))] if parts.texts[_BODY].strip() else []
    rich = blocks_of(parts.html.text) if parts.html is not None else []
    if plain and sum(len(block.text.split()) for block in rich) <= 2 * len(plain[0].text.split()):
        return plain
    return rich or plain or ([Block(parts.rtf)] if parts.rtf else [])


def _told(parts: _Parts, subject: str) -> Told:
    """What the properties say; the headers of its way by mail, where it has them, say the rest."""
    headers = told_by(parsed_message(parts.texts[_HEADERS].encode("utf-8", "replace"), ""))
    people = (parts.texts[_SENT_FOR], parts.texts[_SENDER], parts.texts[_SENDER_ADDRESS])
    return Told(
        title=(("subject", subject),),
        byline=(*((_FOUND, person) for person in people), *headers.byline),
        publisher=headers.publisher,
        published=((_FOUND, parts.sent), *headers.published),
        language=headers.language,
        address=headers.address,
    )
