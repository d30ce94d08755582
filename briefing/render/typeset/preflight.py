"""What is checked before a page is made: all that would not come out right, named with its place, all of it at once."""
# SPDX-License-Identifier: MIT

import unicodedata
from collections.abc import Iterator, Sequence

from briefing.brief.document import Block, Document, Heading, walk
from briefing.render.typeset.door import prepared
from briefing.render.typeset.families import ready_characters, settable
from briefing.render.typeset.inventory import Inventory
from briefing.render.typeset.pictures import picture_problems
from briefing.render.typeset.problems import Problem, refuse
from briefing.render.typeset.references import heading_problems, link_problems
from briefing.render.typeset.theme import TLP_COLOURS, Theme
from briefing.render.typeset.words import capitals

# Characters on each side of the one that cannot be set.
AROUND = 24
# So many characters are told each by itself.
MOST_CHARACTERS = 12
# The labels of TLP 2.0 as they stand before a portion, the strictest last.
STRICTNESS = ("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")
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


def check(document: Document, inventory: Inventory, theme: Theme, wrong: Sequence[str] = ()) -> bool:
    """Refuse what could not be set right: raises RenderError, which names every fault with its place.

    `wrong` are sentences about faults that are known already. True where some characters are beyond the packages'
    faces, so that the system's are needed.
    """
    lines = [(place, prepared(line)) for place, line in places(document)]
    for text in inventory.small_caps:
        words = capitals(prepared(text.text), text.language or document.language)
        lines.append(("in small capitals", words))
    used = frozenset("".join({line for _place, line in lines}))
    problems = [Problem(said) for said in wrong]
    problems += _marking_problems(document, inventory)
    problems += heading_problems(inventory)
    problems += link_problems(inventory, located(document))
    problems += picture_problems(inventory, theme)
    families = tuple(theme.families.values())
    problems += _character_problems(used, lines, settable(used, families))
    if problems:
        refuse(problems)
    return not used <= ready_characters(families) | {"\n"}


def located(document: Document) -> Iterator[tuple[str, Block]]:
    """Every block of the body and of the notes, with a phrase that says where it stands."""
    heading = ""
    for block in document.body:
        yield _place(block, heading), block
        if isinstance(block, Heading):
            heading = block.title()
    for note in document.footnotes:
        yield f"in footnote {note.label}", note


def places(document: Document) -> Iterator[tuple[str, str]]:
    """A phrase that says where each visible line of the document stands, and the line."""
    for line in (*document.marking.lines(), document.furniture.header, document.furniture.footer):
        yield "in the marking, the header or the footer", line
    for line in (document.furniture.page, document.furniture.notes):
        yield "in the page numbers or the heading of the notes", line
    for line in document.cover_lines():
        yield "in the title or the fields of the cover", line
    for place, block in located(document):
        for line in block.lines():
            yield place, line


def _place(block: Block, heading: str) -> str:
    kind = KIND_WORDS.get(type(block).__name__, "the text")
    return f"in {kind} under “{heading}”" if heading else f"in {kind} before the first heading"


def _character_problems(used: frozenset[str], lines: list[tuple[str, str]], known: frozenset[str]) -> list[Problem]:
    """Each character that cannot be set, at its first place."""
    refused = set(used - known - {"\n"}) | {each for each in used if _is_senseless(each)}
    if not refused:
        return []
    found = []
    for place, line in lines:
        for position, character in enumerate(line):
            if character in refused:
                refused.discard(character)
                found.append(_unsettable(character, place, line, position))
    if len(found) > MOST_CHARACTERS:
        rest = len(found) - MOST_CHARACTERS
        found[MOST_CHARACTERS:] = [Problem(f"{rest:,} more characters cannot be printed either.")]
    return found


def _is_senseless(character: str) -> bool:
    """Control characters, private codes, codes without a meaning: a glyph would not make them readable."""
    return unicodedata.category(character) in {"Cc", "Co", "Cn", "Cs"} and character != "\n"


def _unsettable(character: str, place: str, line: str, position: int) -> Problem:
    around = line[max(0, position - AROUND) : position + AROUND + 1]
    name = unicodedata.name(character, "a character without a name")
    shown = f"“{character}” " if character.isprintable() else ""
    near = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in around).strip()
    return Problem(
        f"The character {shown}(U+{ord(character):04X}, {name}) cannot be printed: no typeface at hand has it. "
        f"It stands {place}, near “{near}”.",
        "Write it in another script, or leave it out, and export again.",
    )


def _marking_problems(document: Document, inventory: Inventory) -> Iterator[Problem]:
    """A label must be one there is, and nothing within may be marked more strictly than the whole."""
    label = document.marking.tlp
    if label and label not in TLP_COLOURS:
        yield Problem(
            f"“{label}” is not a label of TLP 2.0, so it cannot be printed as one.",
            f"Choose one of {', '.join(TLP_COLOURS)}, or write it as a free marking.",
        )
    elif label:
        stricter = set(STRICTNESS[STRICTNESS.index(label.removeprefix("TLP:")) + 1 :]) & inventory.portions
        yield from _stricter_parts(document, stricter)


def _stricter_parts(document: Document, stricter: set[str]) -> Iterator[Problem]:
    """The first place of each portion mark that is stricter than the brief's own."""
    left = set(stricter)
    for place, block in located(document) if left else ():
        for node in walk(block):
            portion = getattr(node, "portion", "").removeprefix("TLP:")
            if portion in left:
                left.discard(portion)
                yield Problem(
                    f"A part {place} is marked {portion}, which is stricter than the brief’s {document.marking.tlp}.",
                    f"Mark the brief TLP:{portion}, or leave that part out.",
                )
