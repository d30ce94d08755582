"""What is checked before a page is made: that every character can be set, and that the marking is one there is."""
# SPDX-License-Identifier: MIT

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NoReturn

from briefing.brief.document import Block, Document, Figure, Heading, Text, walk
from briefing.errors import RenderError
from briefing.render.pdf.door import capitals, prepared
from briefing.render.pdf.fonts import settable
from briefing.render.pdf.theme import TLP_COLOURS

NOTHING_WRITTEN = "No file was written, and the project is as it was."
PICTURES = {"image/png", "image/jpeg"}
# Characters on each side of the one that cannot be set.
AROUND = 24


def check(document: Document) -> None:
    """Refuse what could not be set right; raises RenderError, which names the place."""
    _check_marking(document)
    for place, line in places(document):
        _check_line(prepared(line), place)
    for node in walk(document):
        if isinstance(node, Text) and node.small_caps:
            _check_line(prepared(capitals(node.text, node.language or document.language)), "in small capitals")
        if isinstance(node, Figure) and node.media_type not in PICTURES:
            raise RenderError(
                f"The picture “{node.alt or 'without a description'}” is of a kind that cannot be printed yet "
                f"({node.media_type}).",
                safe=NOTHING_WRITTEN,
                remedy="Save it as PNG or JPEG and put that in its place.",
            )


def places(document: Document) -> Iterator[tuple[str, str]]:
    """Every visible line of the document with a phrase that says where it stands."""
    for line in (*document.marking.lines(), document.furniture.header, document.furniture.footer):
        yield "in the marking, the header or the footer", line
    for line in (document.furniture.page, document.furniture.notes):
        yield "in the page numbers or the heading of the notes", line
    for line in document.cover_lines():
        yield "in the title or the fields of the cover", line
    heading = ""
    for block in document.body:
        for line in block.lines():
            yield _place(block, heading), line
        if isinstance(block, Heading):
            heading = block.title()
    for note in document.footnotes:
        for line in note.lines():
            yield f"in footnote {note.label}", line


KIND_WORDS = {
    "Heading": "a heading",
    "Paragraph": "a paragraph",
    "CodeBlock": "a block of code",
    "ListBlock": "a list",
    "QuoteBlock": "a quotation",
    "Bluf": "the bottom line (BLUF)",
    "KeyJudgement": "a key judgement",
    "Table": "a table",
    "EvidenceQuote": "an evidence quote",
    "Endnote": "the source list",
    "EndnoteList": "the source list",
    "Matrix": "the risk matrix",
    "Timeline": "the timeline",
    "Graph": "the graph",
    "Indicators": "the indicators",
    "Ach": "the competing hypotheses",
    "Figure": "the caption of a figure",
    "Legend": "the legend",
}


def _place(block: Block, heading: str) -> str:
    kind = KIND_WORDS.get(type(block).__name__, "the text")
    return f"in {kind} under “{heading}”" if heading else f"in {kind} before the first heading"


def _check_line(text: str, place: str) -> None:
    if set(map(ord, text)) <= _left_to_right():
        return
    for position, character in enumerate(text):
        if ord(character) not in _left_to_right():
            _refuse(character, text[max(0, position - AROUND) : position + AROUND + 1], place)


@cache
def _left_to_right() -> frozenset[int]:
    """What can be set. Glyphs alone make no script from right to left readable, nor give private codes a sense."""
    return frozenset(
        code
        for code in settable()
        if unicodedata.bidirectional(chr(code)) not in {"R", "AL"} and unicodedata.category(chr(code))[0] != "C"
    )


def _refuse(character: str, around: str, place: str) -> NoReturn:
    name = unicodedata.name(character, "a character without a name")
    shown = f"“{character}” " if character.isprintable() else ""
    near = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in around).strip()
    raise RenderError(
        f"The character {shown}(U+{ord(character):04X}, {name}) cannot be printed: no typeface at hand has it, or its "
        f"script needs joining that is not there yet. It stands {place}, near “{near}”.",
        safe=NOTHING_WRITTEN,
        remedy="Write it in another script, or leave it out, and export again.",
    )


def _check_marking(document: Document) -> None:
    label = document.marking.tlp
    if label and label not in TLP_COLOURS:
        raise RenderError(
            f"“{label}” is not a label of TLP 2.0, so it cannot be printed as one.",
            safe=NOTHING_WRITTEN,
            remedy=f"Choose one of {', '.join(TLP_COLOURS)}, or write it as a free marking.",
        )
