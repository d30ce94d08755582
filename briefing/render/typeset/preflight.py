"""What is checked before a page is made: that every character can be set, and that the marking is one there is."""
# SPDX-License-Identifier: MIT

import unicodedata
from collections.abc import Iterator
from typing import NoReturn

from briefing.brief.document import Block, Document, Heading
from briefing.errors import RenderError
from briefing.render.typeset.door import prepared
from briefing.render.typeset.families import packaged_characters, settable
from briefing.render.typeset.fileform import NOTHING_WRITTEN
from briefing.render.typeset.inventory import Inventory
from briefing.render.typeset.theme import TLP_COLOURS
from briefing.render.typeset.words import capitals

PICTURES = {"image/png", "image/jpeg", "image/svg+xml"}
# Characters on each side of the one that cannot be set.
AROUND = 24
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


def check(document: Document, inventory: Inventory) -> bool:
    """Refuse what could not be set right; raises RenderError, which names the place.

    True where some characters are beyond the packages' faces, so that the system's are needed.
    """
    _check_marking(document)
    lines = [(place, prepared(line)) for place, line in places(document)]
    for text in inventory.small_caps:
        words = capitals(prepared(text.text), text.language or document.language)
        lines.append(("in small capitals", words))
    for figure in inventory.figures:
        if figure.media_type not in PICTURES:
            raise RenderError(
                f"The picture “{figure.alt or 'without a description'}” is of a kind that cannot be printed "
                f"({figure.media_type}).",
                safe=NOTHING_WRITTEN,
                remedy="Save it as PNG, JPEG or SVG and put that in its place.",
            )
    used = frozenset("".join({line for _place, line in lines}))
    refused = frozenset(each for each in used - settable(used) if each != "\n")
    refused |= frozenset(each for each in used if _is_senseless(each))
    if refused:
        _refuse(refused, lines)
    return not used <= packaged_characters() | {"\n"}


def _is_senseless(character: str) -> bool:
    """Control characters, private codes, codes without a meaning: a glyph would not make them readable."""
    return unicodedata.category(character) in {"Cc", "Co", "Cn", "Cs"} and character != "\n"


def places(document: Document) -> Iterator[tuple[str, str]]:
    """A phrase that says where each visible line of the document stands, and the line."""
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


def _place(block: Block, heading: str) -> str:
    kind = KIND_WORDS.get(type(block).__name__, "the text")
    return f"in {kind} under “{heading}”" if heading else f"in {kind} before the first heading"


def _refuse(refused: frozenset[str], lines: list[tuple[str, str]]) -> NoReturn:
    """Name the first character that cannot be set."""
    place, line, position = next(
        (place, line, at) for place, line in lines for at, each in enumerate(line) if each in refused
    )
    character = line[position]
    around = line[max(0, position - AROUND) : position + AROUND + 1]
    name = unicodedata.name(character, "a character without a name")
    shown = f"“{character}” " if character.isprintable() else ""
    near = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in around).strip()
    raise RenderError(
        f"The character {shown}(U+{ord(character):04X}, {name}) cannot be printed: no typeface at hand has it. "
        f"It stands {place}, near “{near}”.",
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
