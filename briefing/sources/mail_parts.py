"""The parts of a MIME message: headers and bodies decoded with tolerance for what mail programs really write."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import binascii
import codecs
import copy
import quopri
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from briefing.model.dates import Period
from briefing.sources.declared_charset import declared_charset
from briefing.sources.encoding import Decoded, decoded, unmarked_utf16
from briefing.sources.opening import refusal
from briefing.sources.told import moment_or_day, on_one_line

MOST_PARTS = 500
MOST_LEAVES = 10_000
_LONGEST_HEADER = 20_000
_ANY_PART = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
_MULTIPART = re.compile(rb"^content-type:[ \t\r\n]*multipart/", re.IGNORECASE | re.MULTILINE)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=\s]")
_UU_BEGIN = re.compile(rb"^begin [0-7]{3,4}[ \t]*[^\r\n]*\r?\n", re.MULTILINE)
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
if TYPE_CHECKING:
    AnyMessage = Message[str, str]
else:
    # Before Python 3.13 the class takes no parameters while it runs.
    AnyMessage = Message


def parsed_message(raw: bytes, name: str) -> AnyMessage:
    """The message in some bytes. Raises SourceError for one of too many or too deeply nested parts."""
    if len(_MULTIPART.findall(raw)) > MOST_PARTS:
        raise refusal(f"“{name}” is nested in more than {MOST_PARTS} parts; it was not read.", "Save its text.")
    if len(_ANY_PART.findall(raw)) > MOST_LEAVES:
        raise refusal(f"“{name}” has more than {MOST_LEAVES:,} parts; it was not read.", "Save its text.")
    if unmarked_utf16(raw) or raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # Saved by an editor as text; its parts still say how they were sent.
        raw = decoded(raw).text.encode("utf-8", "replace")
    try:
        # The old policy keeps headers as they are; the new one raises on many that real mail has.
        return BytesParser(policy=compat32).parsebytes(raw.lstrip(b"\r\n"))
    except (RecursionError, ValueError, LookupError, TypeError) as error:
        raise refusal(f"“{name}” could not be read as an e-mail.", "Save its text.", error) from error


def header(message: AnyMessage, name: str) -> str:
    """A header on one line, decoded; "" where it is missing."""
    raw = raw_header(message, name)
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError, binascii.Error):
        return on_one_line(raw)
    words = (_word(piece, charset) for piece, charset in pieces)
    return on_one_line("".join(words))


def raw_header(message: AnyMessage, name: str) -> str:
    """The first header of a name as it stands, bytes that are no ASCII decoded as text is."""
    wanted = name.lower()
    for key, value in message.raw_items():
        if key.lower() == wanted:
            text = str(value)[:_LONGEST_HEADER]
            if text.isascii():
                return re.sub(r"\r?\n(?=[ \t])", "", text)
            # Bytes against the rules: mostly in the encoding of the text below.
            text = re.sub(r"\r?\n(?=[ \t])", "", text)
            return decoded(text.encode("utf-8", "surrogateescape"), _charset_below(message)).text
    return ""


def parameter(part: AnyMessage, name: str) -> str:
    """A parameter of the content's type; "" for none."""
    try:
        told = part.get_param(name)
    except (ValueError, LookupError, TypeError):
        return ""
    if isinstance(told, tuple):
        told = told[2]
    return str(told or "").strip("\"' ;")


def _charset_below(message: AnyMessage) -> str:
    return next((charset for part in leaves(message) if (charset := parameter(part, "charset").lower())), "")


def _word(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    return decoded(piece, charset or "").text


def people(message: AnyMessage, name: str) -> list[str]:
    """The persons of an address header by name, else by address."""
    raw = raw_header(message, name)
    found: list[str] = []
    try:
        addresses = getaddresses([raw])
    except (RecursionError, ValueError, IndexError):
        # Comments in comments in comments: nobody's name.
        return []
    for person, address in addresses:
        words = _decoded_words(person).strip(" \"'") or address
        if words and words not in found:
            found.append(words)
    return found or ([header(message, name)] if raw.strip() else [])


def _decoded_words(text: str) -> str:
    try:
        return on_one_line("".join(_word(piece, charset) for piece, charset in decode_header(text)))
    except (HeaderParseError, ValueError, binascii.Error):
        return text


def sent_on(message: AnyMessage) -> Period | None:
    """The moment of the Date header, its day where it tells no zone; None for none that can be believed."""
    return moment_or_day(header(message, "Date"))


def leaves(message: AnyMessage) -> Iterator[AnyMessage]:
    """Every part that has no parts of its own, in order; messages inside the message are entered too."""
    waiting: list[AnyMessage] = [message]
    while waiting:
        part = waiting.pop()
        inside = children(part)
        if inside:
            waiting.extend(reversed(inside))
        else:
            yield part


def children(part: AnyMessage) -> list[AnyMessage]:
    """The parts directly inside of a part."""
    payload = part.get_payload() if part.is_multipart() else []
    return [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []


def content_of(part: AnyMessage) -> tuple[bytes, bool]:
    """A leaf's bytes out of their transfer encoding; False when that did not hold and they are as they were."""
    # Without its transfer encoding a part gives its bytes as they stand; what is damaged is then decoded here.
    bare = copy.copy(part)
    del bare["Content-Transfer-Encoding"]
    payload = bare.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    way = re.sub(r"[^a-z0-9]", "", raw_header(part, "Content-Transfer-Encoding").partition(";")[0].lower())
    if way == "base64":
        return _from_base64(raw)
    if way in {"quotedprintable", "qp"}:
        return quopri.decodestring(raw), True
    if way in {"xuuencode", "uuencode", "xuue", "uue"}:
        return _from_uu(raw)
    return raw, True


def text_of(part: AnyMessage) -> Decoded:
    """A text part's content as text, with a note where something did not hold."""
    content, held = content_of(part)
    declared = parameter(part, "charset").lower()
    if not declared and part.get_content_type() == "text/html":
        declared = declared_charset(content)
    found = decoded(content, declared)
    if held:
        return found
    note = "The mail's transfer encoding is broken; a part of it is shown as it stands."
    return Decoded(found.text, found.encoding, found.chosen_by, f"{note} {found.note}".strip())


def file_name_of(part: AnyMessage) -> str:
    """An attachment's name for people: without folders, controls and signs that turn the writing around."""
    try:
        name = part.get_filename("") or ""
    except (ValueError, LookupError, TypeError):
        name = ""
    words = _BIDI.sub("", _decoded_words(str(name)))
    return on_one_line(PureWindowsPath(PurePosixPath(words).name).name) or part.get_content_type()


def is_attachment(part: AnyMessage) -> bool:
    """Whether a part is a file beside the message and not its text."""
    disposition = raw_header(part, "Content-Disposition").partition(";")[0].strip().lower()
    if disposition == "attachment":
        return True
    named = bool(re.search(r"name\*?\d?\*?\s*=", raw_header(part, "Content-Disposition"), re.IGNORECASE))
    return part.get_content_maintype() not in {"text", "multipart", "message"} or (named and disposition != "inline")


def _from_base64(raw: bytes) -> tuple[bytes, bool]:
    foreign = len(_NOT_BASE64.findall(raw))
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    if not letters or foreign * 20 > len(letters):
        return raw, not raw.strip()
    # One letter too many holds no whole byte.
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4)), True


def _from_uu(raw: bytes) -> tuple[bytes, bool]:
    begin = _UU_BEGIN.search(raw)
    if begin is None:
        return raw, False
    pieces: list[bytes] = []
    for line in raw[begin.end() :].splitlines():
        if line.strip() == b"end":
            break
        try:
            pieces.append(binascii.a2b_uu(line))
        except binascii.Error:
            # Some programs count a line's bytes wrongly; its length in the first sign tells how many are meant.
            amount = (((line[0] - 32) & 63) * 4 + 5) // 3 if line else 0
            try:
                pieces.append(binascii.a2b_uu(line[:amount]))
            except binascii.Error:
                return raw, False
    return b"".join(pieces), True
