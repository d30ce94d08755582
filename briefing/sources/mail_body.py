"""Which parts of a message are its text, and that text as blocks."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing.sources.blocks import Block
from briefing.sources.mail_parts import (
    AnyMessage,
    children,
    file_name_of,
    header,
    is_attachment,
    parameter,
    people,
    raw_header,
    text_of,
)
from briefing.sources.markup import blocks_of
from briefing.sources.text import normalised

# Where the plain version of a mail has fewer of the words than this, it only says "see the other version".
_ENOUGH_OF_IT = 0.5
_DEEPEST = 40
_UU_FILE = re.compile(r"^begin [0-7]{3,4}(?: +(\S[^\n]*))?\n(?:[\x20-\x60]{1,62}\n)+`?\n?end$", re.MULTILINE)
_READ_AS_TEXT = {"text/plain", "text/enriched", "text/markdown", "text/x-markdown"}
_REPORTS = {"message/delivery-status", "message/disposition-notification", "text/rfc822-headers"}


@dataclass(slots=True)
class Body:
    """A message's text so far, the codecs it was decoded with, and what there is to tell."""

    blocks: list[Block] = field(default_factory=list)
    encodings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    is_plain: bool = True

    def words(self) -> int:
        """How many words it has."""
        return sum(len(block.text.split()) for block in self.blocks)


def body_of(message: AnyMessage) -> Body:
    """The text of a message: of its alternatives the plain one, if it says as much; attached files are only named."""
    return _body(message, 0)


def _body(part: AnyMessage, depth: int) -> Body:
    inside = children(part)
    kind = part.get_content_type()
    if depth > _DEEPEST:
        return Body(notes=["The mail is nested too deeply to be read whole."])
    if kind == "message/rfc822" or (inside and part.get_content_maintype() == "message" and kind not in _REPORTS):
        return _forwarded(inside, depth)
    if kind in _REPORTS:
        return Body()
    if not inside:
        return _leaf(part, kind)
    if kind == "multipart/alternative":
        return _best([_body(each, depth + 1) for each in inside])
    if kind == "multipart/related":
        inside = [_root_of(part, inside)]
    return _joined([_body(each, depth + 1) for each in inside])


def _leaf(part: AnyMessage, kind: str) -> Body:
    if part.get_content_maintype() == "multipart":
        # Its parts' dividing line never comes; what is there is text.
        return plain_body(part)
    if is_attachment(part):
        return Body(attachments=[file_name_of(part)])
    if kind == "text/html":
        return html_body(part)
    if part.get_content_maintype() == "text" or kind in _READ_AS_TEXT:
        return plain_body(part)
    return Body(attachments=[file_name_of(part)])


def plain_body(part: AnyMessage) -> Body:
    """The text of a plain part, every line kept; lines that only flow on (RFC 3676) are joined."""
    found = text_of(part)
    text = normalised(found.text)
    if parameter(part, "format").lower() == "flowed":
        text = unflowed(text, delete_space=parameter(part, "delsp").lower() == "yes")
    files = [match[1] or "a file" for match in _UU_FILE.finditer(text)]
    notes = list(found.notes())
    if files:
        notes.append(f"The text holds uuencoded files, left as they stand: {', '.join(files)}.")
    return Body([Block(text.strip("\n"))] if text.strip() else [], [found.encoding], notes)


def html_body(part: AnyMessage) -> Body:
    """The text of an HTML part: all that is visible, for a mail has no page around it."""
    found = text_of(part)
    return Body(blocks_of(found.text), [found.encoding], list(found.notes()), is_plain=False)


def unflowed(text: str, *, delete_space: bool = False) -> str:
    """Text of format=flowed with its soft line breaks taken out: a line that ends with a space goes on."""
    lines: list[str] = []
    flows = False
    quoted_by = ""
    for line in text.split("\n"):
        marks = line[: len(line) - len(line.lstrip(">"))]
        content = line[len(marks) :].removeprefix(" ")
        if flows and marks == quoted_by and content != "-- ":
            lines[-1] = (lines[-1].removesuffix(" ") if delete_space else lines[-1]) + content
        else:
            lines.append(f"{marks} {content}" if marks else content)
        flows = content.endswith(" ") and content != "-- "
        quoted_by = marks
    return "\n".join(lines)


def _forwarded(inside: list[AnyMessage], depth: int) -> Body:
    """A message inside of the message: its subject as a heading, who wrote it and when, its text."""
    if not inside:
        return Body()
    message = inside[0]
    body = _body(message, depth + 1)
    subject = header(message, "Subject")
    sent = " · ".join(part for part in (", ".join(people(message, "From")), header(message, "Date")) if part)
    head = [Block(subject, 2)] if subject else []
    head += [Block(sent)] if sent else []
    body.blocks = [*head, *body.blocks] if body.blocks else []
    return body


def _best(versions: list[Body]) -> Body:
    plain = next((each for each in versions if each.is_plain and each.blocks), None)
    rich = next((each for each in reversed(versions) if not each.is_plain and each.blocks), None)
    chosen = plain or rich or _joined(versions)
    if plain and rich and plain.words() < rich.words() * _ENOUGH_OF_IT:
        chosen = rich
    named = [name for each in versions for name in each.attachments]
    chosen.attachments = named
    return chosen


def _joined(bodies: list[Body]) -> Body:
    whole = Body()
    for body in bodies:
        whole.blocks += body.blocks
        whole.encodings += body.encodings
        whole.notes += body.notes
        whole.attachments += body.attachments
        whole.is_plain = whole.is_plain and body.is_plain
    return whole


def _root_of(part: AnyMessage, inside: list[AnyMessage]) -> AnyMessage:
    """The part of a related set that is its text; the others are its pictures."""
    start = parameter(part, "start").strip("<> ")
    for each in inside:
        if start and raw_header(each, "Content-ID").strip("<> ") == start:
            return each
    place = raw_header(part, "Snapshot-Content-Location") or raw_header(part, "Content-Location")
    for each in inside:
        if place and raw_header(each, "Content-Location").strip() == place.strip():
            return each
    texts = [each for each in inside if each.get_content_type() == "text/html" or children(each)]
    return texts[0] if texts else inside[0]


def main_part(message: AnyMessage) -> AnyMessage | None:
    """The page of a saved web page (MHTML): the first HTML part, or the one the file says it begins with."""
    part = message
    for _ in range(_DEEPEST):
        inside = children(part)
        if not inside:
            return part if part.get_content_type() in {"text/html", "application/xhtml+xml"} else None
        part = _root_of(part, inside)
    return None
