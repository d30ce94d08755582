"""The one door by which text enters the layout: runs become set paragraphs and lines, each word in a face that has it.

Nothing else may hand words to reportlab: its `Paragraph` reads markup, and "R&D <x>" would lose text without a word.
"""
# SPDX-License-Identifier: MIT

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph

from briefing.brief.document import (
    Align,
    Citation,
    CitationMark,
    FootnoteMark,
    LikelihoodTerm,
    LineBreak,
    Link,
    Run,
    Runs,
    Text,
)
from briefing.render.pdf.fonts import Face, face_for, main_face, settable
from briefing.render.pdf.theme import ACCENT, LINK, Role, Style

ALIGNMENTS = {Align.LEFT: TA_LEFT, Align.CENTRE: TA_CENTER, Align.RIGHT: TA_RIGHT}
# Format characters that have no picture and, in scripts set from left to right, no effect.
INVISIBLE: dict[int, None] = dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF]
)
HYPHENS = {0x2010: "-", 0x2011: "-"}
SMALL_CAPS = 0.8
RAISED = 0.68
RISE = 0.33
# Alphabets of their own i: capitals of "i" keep the dot, those of "ı" have none.
DOTTED = {ord("i"): "İ", ord("ı"): "I"}


def prepared(text: str) -> str:
    """`text` as it is set: composed (NFC), spaces the faces lack as plain ones, invisible marks left out."""
    return unicodedata.normalize("NFC", text).translate(_replacements())


@cache
def _replacements() -> dict[int, str | None]:
    spaces = [code for code in range(0x3001) if unicodedata.category(chr(code)) == "Zs" and code not in settable()]
    return {**dict.fromkeys([*spaces, ord("\n"), ord("\t")], " "), **INVISIBLE, **HYPHENS}


@lru_cache(maxsize=50_000)
def _word_pieces(word: str, role: Role, bold: bool, italic: bool) -> tuple[tuple[Face, str], ...]:
    """The word in one face where one has it all; else split by the first face that has each character."""
    faces = [face_for(ord(character), role, bold, italic) for character in word]
    missing = main_face(role, bold, italic)
    for face in dict.fromkeys(faces):
        if face and all(ord(character) in pdfmetrics.getFont(face.name).face.charToGlyph for character in word):
            return ((face, word),)
    pieces: list[tuple[Face, str]] = []
    for face, character in zip(faces, word, strict=True):
        if pieces and pieces[-1][0] == (face or missing):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + character)
        else:
            pieces.append((face or missing, character))
    return tuple(pieces)


def pieces(text: str, style: Style) -> list[tuple[Face, str]]:
    """Prepared `text`, cut where the face changes. Spaces stay with the words before them."""
    found: list[tuple[Face, str]] = []
    for word in re.findall(r"[^ ]* ?", text):
        for face, part in _word_pieces(word, style.role, style.bold, style.italic) if word else ():
            if found and found[-1][0] == face:
                found[-1] = (face, found[-1][1] + part)
            else:
                found.append((face, part))
    return found


def capitals(text: str, language: str) -> str:
    """`text` in capitals by the rules of `language` (Turkish and Azeri keep the dot of the i)."""
    dotted = language.partition("-")[0] in {"tr", "az"}
    return (text.translate(DOTTED) if dotted else text).upper()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text set without breaks, for what is drawn: labels, chips, furniture."""

    pieces: tuple[tuple[Face, str], ...]
    style: Style
    width: float

    def draw(self, canvas: Any, x: float, y: float, colour: str = "") -> None:
        """Draw with the baseline's left end at (x, y)."""
        canvas.setFillColor(colour or self.style.colour)
        for face, text in self.pieces:
            canvas.setFont(face.name, self.style.size)
            canvas.drawString(x, y, text)
            x += pdfmetrics.stringWidth(text, face.name, self.style.size)

    def draw_right(self, canvas: Any, x: float, y: float, colour: str = "") -> None:
        """Draw with the baseline's right end at (x, y)."""
        self.draw(canvas, x - self.width, y, colour)

    def draw_centred(self, canvas: Any, x: float, y: float, colour: str = "") -> None:
        """Draw with the baseline's middle at (x, y)."""
        self.draw(canvas, x - self.width / 2, y, colour)


def line(text: str, style: Style) -> Line:
    """`text` as one set line."""
    found = tuple(pieces(" ".join(prepared(text).split()), style))
    return Line(found, style, sum(pdfmetrics.stringWidth(part, face.name, style.size) for face, part in found))


class Door:
    """Sets runs as paragraphs of one document; knows its language, its anchors, and where they were placed.

    `anchors` are all names in the document. In the file they are numbered: no id of the project shows. `reachable`
    are those links may lead to: what the pass before has `placed`, for a link to nothing makes a file invalid.
    """

    def __init__(self, language: str, anchors: Iterable[str], reachable: Set[str]) -> None:
        self.language = language
        self.placed: set[str] = set()
        self._numbers = {anchor: f"n{number}" for number, anchor in enumerate(dict.fromkeys(anchors), start=1)}
        self._reachable = reachable

    def name_of(self, anchor: str) -> str:
        """The anchor's name in the file, for a link to it; empty where there is no such place."""
        return self._numbers[anchor] if anchor in self._reachable else ""

    def _place(self, anchor: str) -> str:
        """The markup that names this place, the first time that it is asked for."""
        if anchor in self.placed or anchor not in self._numbers:
            return ""
        self.placed.add(anchor)
        return f"<a name={quoteattr(self._numbers[anchor])}/>"

    def paragraph(self, runs: Runs, style: Style, *, anchor: str = "", portion: str = "", right: float = 0.0) -> Any:
        """A reportlab paragraph of `runs`. `anchor` names it, `portion` stands before it, `right` narrows it."""
        shown = (Text(f"({portion}) ", bold=True), *runs) if portion else runs
        markup = "".join(self._run(run, style) for run in shown)
        return Paragraph(self._place(anchor) + markup, _paragraph_style(style, right))

    def _run(self, run: Run, style: Style) -> str:
        match run:
            case Text():
                return self._text(run, style)
            case LineBreak():
                return "<br/>"
            case Link(runs=runs, target=target):
                look = replace(style, colour=LINK) if self._reached(target) else style
                return self._link("".join(self._run(each, look) for each in runs), target)
            case LikelihoodTerm(words=words):
                term = _markup(words, replace(style, bold=True))
                return term + _markup(run.visible().removeprefix(words), style)
            case Citation(marks=marks):
                return self._citation(marks, style)
            case FootnoteMark(footnote=footnote, label=label):
                return self._raised(label, f"note:{footnote}", style, back=f"noted:{footnote}")

    def _text(self, run: Text, style: Style) -> str:
        role = Role.MONO if run.code else style.role
        # Plex Mono runs large beside the text faces.
        size = style.size * (0.9 if run.code else 1)
        cut = replace(style, role=role, size=size, bold=style.bold or run.bold, italic=style.italic is not run.italic)
        if not run.small_caps:
            return _markup(run.text, cut)
        return "".join(_small_caps(run.text, cut, run.language or self.language))

    def _link(self, inner: str, target: str) -> str:
        name = self._reached(target)
        return f"<a href={quoteattr(name)}>{inner}</a>" if name and inner else inner

    def _reached(self, target: str) -> str:
        """What a link leads to, as the file has it; empty for a place or an address that there is not."""
        if not target.startswith("#"):
            return _address(target)
        name = self.name_of(target[1:])
        return f"#{name}" if name else ""

    def _citation(self, marks: tuple[CitationMark, ...], style: Style) -> str:
        shown = []
        for position, mark in enumerate(marks):
            words = f"{mark.label}\N{NO-BREAK SPACE}{mark.locator}" if mark.locator else mark.label
            # A comma of its own: it belongs to neither number.
            comma = self._raised(",", "", style) if position else ""
            shown.append(comma + self._raised(words, mark.endnote, style, back=f"cited:{mark.endnote}"))
        return "".join(shown)

    def _raised(self, words: str, target: str, style: Style, *, back: str = "") -> str:
        """Raised words that lead to `target`; the first ones bear the name the way back leads to."""
        raised = replace(style, size=style.size * RAISED, role=Role.SANS, italic=False, bold=False, colour=ACCENT)
        markup = self._link(_markup(words, raised), f"#{target}") if target else _markup(words, raised)
        place = self._place(back)
        return f'<super rise="{style.size * RISE:.2f}" size="{raised.size:.2f}">{place}{markup}</super>'


def _address(target: str) -> str:
    """A web or mail address in the ASCII that PDF wants; empty for what is neither."""
    scheme = target.partition(":")[0].lower()
    return quote(target, safe="%/:=&?~#+!$,;'@()*[]") if scheme in {"http", "https", "mailto"} else ""


def _small_caps(text: str, style: Style, language: str) -> Iterator[str]:
    small = replace(style, size=style.size * SMALL_CAPS)
    for stretch in re.findall(r"[^\W\d_]+|[\W\d_]+", text):
        for lower, letters in _by_case(stretch):
            yield _markup(capitals(letters, language) if lower else letters, small if lower else style)


def _by_case(letters: str) -> Iterator[tuple[bool, str]]:
    for part in re.split(r"([^\W\d_]+)", letters):
        start = 0
        for end in range(1, len(part) + 1):
            if end == len(part) or part[end].islower() != part[start].islower():
                yield part[start].islower(), part[start:end]
                start = end


def _markup(text: str, style: Style) -> str:
    """Text as reportlab's markup: escaped, each piece in its face. The only place where markup is made of words."""
    return "".join(
        f'<font name="{face.name}" size="{style.size:.2f}" color="{style.colour}">{escape(part)}</font>'
        for face, part in pieces(prepared(text), style)
    )


@lru_cache(maxsize=200)
def _paragraph_style(style: Style, right: float) -> ParagraphStyle:
    return ParagraphStyle(
        name="",
        fontName=main_face(style.role, style.bold, style.italic).name,
        fontSize=style.size,
        leading=style.leading,
        textColor=style.colour,
        alignment=ALIGNMENTS[style.align],
        spaceBefore=style.before,
        spaceAfter=style.after,
        rightIndent=style.right + right,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
    )
