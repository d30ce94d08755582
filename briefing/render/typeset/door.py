"""The one door by which text enters the layout: runs of the tree become spans in the fonts of a style.

Nothing here reads markup: "R&D <x>" goes through as it stands.
"""
# SPDX-License-Identifier: MIT

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import quote

from briefing.brief.document import (
    Citation,
    FootnoteMark,
    LikelihoodTerm,
    LineBreak,
    Link,
    Run,
    Runs,
    Text,
)
from briefing.render.typeset.families import Fonts, packaged_characters
from briefing.render.typeset.host import Page
from briefing.render.typeset.operators import fill, number
from briefing.render.typeset.paragraph import RIGHT_TO_LEFT, Paragraph, Setting, paragraph
from briefing.render.typeset.pen import Span, Wrap
from briefing.render.typeset.structure import Node
from briefing.render.typeset.theme import Style, Theme, coloured, cut_of, raised
from briefing.render.typeset.words import Font, Look

# Marks without a picture. Those that join letters are kept where a script needs them.
INVISIBLE = [
    0xAD,
    0x200B,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
    0xFEFF,
]
JOINERS = {0x200C: None, 0x200D: None}
JOINING = re.compile("[\u0600-\u08ff\u0900-\u0dff]")
PER_CENT = re.compile("(?<=[0-9]) (?=%)")
RAISED = 0.68
RISE = 0.33
# Plex Mono runs large beside the text faces.
MONO = 0.9
SCHEMES = {"http", "https", "mailto"}


def prepared(text: str) -> str:
    """`text` as it is set: composed (NFC), spaces the faces lack as plain ones, invisible marks left out.

    A number is never parted from its per cent sign.
    """
    if " %" in text:
        text = PER_CENT.sub("\N{NO-BREAK SPACE}", text)
    if text.isascii() and text.isprintable():
        return text
    shown = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    if _replaceable().search(shown):
        shown = shown.translate(_replacements())
        return shown if JOINING.search(shown) else shown.translate(JOINERS)
    return shown


@cache
def _replaceable() -> re.Pattern[str]:
    codes = [*_replacements(), *JOINERS]
    return re.compile("[" + "".join(re.escape(chr(code)) for code in codes) + "]")


@cache
def _replacements() -> dict[int, str | None]:
    known = packaged_characters()
    spaces = [code for code in range(0x3001) if unicodedata.category(chr(code)) == "Zs" and chr(code) not in known]
    plain = dict.fromkeys([*spaces, ord("\n"), ord("\t"), ord("\r")], " ")
    return {**plain, **dict.fromkeys(INVISIBLE), 0x2010: "-", 0x2011: "-"}


def address(target: str) -> str:
    """A web or mail address in the ASCII that PDF wants; empty for what is neither."""
    scheme = target.partition(":")[0].lower()
    return quote(target, safe="%/:=&?~#+!$,;'@()*[]") if scheme in SCHEMES else ""


@dataclass(slots=True)
class Label:
    """One line of text that is drawn where it belongs: in figures, chips, furniture."""

    text: str
    font: Font
    colour: bytes
    width: float
    code: bytes

    def at(self, x: float, y: float) -> bytes:
        """The operators that draw it with the left end of its baseline at (x, y)."""
        if not self.code:
            return b""
        tracking = b" %b Tc" % number(self.font.tracking) if self.font.tracking else b""
        return b"BT %b %b%b %.2f %.2f Td[(%b)]TJ ET" % (self.font.select, self.colour, tracking, x, y, self.code)

    def ending_at(self, x: float, y: float) -> bytes:
        """The same with its right end at (x, y)."""
        return self.at(x - self.width, y)

    def centred_at(self, x: float, y: float) -> bytes:
        """The same with its middle at (x, y)."""
        return self.at(x - self.width / 2, y)


def _setting(style: Style, keep: bool) -> Setting:
    """How the lines of a style stand."""
    return Setting(
        style.leading,
        style.before,
        style.after,
        style.align,
        style.justify,
        keep,
        style.limit * style.size,
        style.hyphenate,
    )


class Door:
    """Sets the text of one document; knows its language and every place in it that a link may lead to.

    In the file the places are numbered: no id of the project shows.
    """

    def __init__(self, language: str, anchors: Iterable[str], theme: Theme, fonts: Fonts) -> None:
        self.language = language
        self.theme = theme
        self.fonts = fonts
        self._fonts: dict[tuple[Style, str, bool], Font] = {}
        self._settings: dict[tuple[Style, bool], Setting] = {}
        self._numbers = {name: f"n{number}" for number, name in enumerate(dict.fromkeys(anchors), start=1)}

    def name_of(self, anchor: str) -> str:
        """The anchor's name in the file; empty where there is no such place."""
        return self._numbers.get(anchor, "")

    def font(self, style: Style, *, language: str = "", small: bool = False) -> Font:
        """The font of a style."""
        key = style, language or self.language, small
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = self._new_font(*key)
        return font

    def _new_font(self, style: Style, language: str, small: bool) -> Font:
        look = Look(style.tracking, style.tabular, style.capitals, small, language)
        return self.fonts.font(style.family, style.size, look, bold=style.bold, italic=style.italic)

    def label(self, text: str, style: Style, *, colour: str = "", bold: bool | None = None) -> Label:
        """`text` on one line."""
        cut = style if bold is None else replace(style, bold=bold)
        font = self.font(cut)
        shown = " ".join(prepared(text).split(" ")).strip()
        ink = fill(self.theme.colour(colour or style.colour))
        if RIGHT_TO_LEFT.search(shown):
            from briefing.render.typeset.bidi import line_code  # noqa: PLC0415  # only text that needs it pays for it

            width, code = line_code(shown, font)
            return Label(shown, font, ink, width, code)
        words = [font[word] for word in shown.split(" ") if word]
        width = sum(word.advance for word in words) - font.space_width if words else 0.0
        return Label(shown, font, ink, width, font.space_code.join(word.code for word in words))

    def paragraph(
        self,
        runs: Runs,
        style: Style,
        node: Node,
        *,
        portion: str = "",
        language: str = "",
        keep: bool = False,
        on_begin: Callable[[Page, float, float], None] | None = None,
    ) -> Paragraph:
        """A paragraph of `runs`; `portion` stands before it in bold. `language` is that of the whole."""
        spoken = language or self.language
        stretches = self.spans((Text(f"({portion}) ", bold=True), *runs) if portion else runs, style, spoken)
        setting = self._settings.get((style, keep))
        if setting is None:
            setting = self._settings[style, keep] = _setting(style, keep)
        return paragraph(stretches, self.font(style, language=spoken), setting, node, on_begin=on_begin)

    def spans(self, runs: Runs, style: Style, language: str) -> list[list[Span]]:
        """The spans of runs, a list for each stretch between forced breaks."""
        stretches: list[list[Span]] = [[]]
        # What stands alone, as in a table's column of sources, has nothing to be raised beside, nor brackets.
        alone = all(isinstance(run, Citation) for run in runs)
        for run in runs:
            if isinstance(run, LineBreak):
                stretches.append([])
            elif isinstance(run, Citation) and run.in_line and not alone:
                stretches[-1] += self._in_line(run, style, language, begins=not stretches[-1])
            elif alone and isinstance(run, Citation):
                stretches[-1] += self._citation(run, style, language, rise=0.0)
            else:
                stretches[-1] += self._run(run, style, language, None)
        return stretches

    def _run(self, run: Run, style: Style, language: str, wrap: Wrap | None) -> list[Span]:
        match run:
            case Text():
                return self._text(run, style, language, wrap)
            case Link(runs=runs, target=target):
                return self._link(runs, target, style, language)
            case LikelihoodTerm(words=words):
                rest = prepared(run.visible()).removeprefix(prepared(words))
                strong = self._span(prepared(words), cut_of(style, True, style.italic), language, wrap)
                return [strong, *([self._span(rest, style, language, wrap)] if rest else [])]
            case Citation():
                return self._citation(run, style, language)
            case FootnoteMark(footnote=footnote, label=label):
                sign = self._raised(label, f"note:{footnote}", f"noted:{footnote}", style, language)
                sign.note = footnote
                return [sign]
            case _:
                return [self._span(" ", style, language, wrap)]

    def _span(self, text: str, style: Style, language: str, wrap: Wrap | None, *, small: bool = False) -> Span:
        font = self.font(style, language=language, small=small)
        return Span(text, font, fill(self.theme.colour(style.colour)), wrap=wrap)

    def _text(self, run: Text, style: Style, language: str, wrap: Wrap | None) -> list[Span]:
        foreign = run.language and run.language.partition("-")[0] != language.partition("-")[0]
        if foreign and wrap is None:
            wrap = Wrap(language=run.language)
        cut = style
        if run.bold or run.italic:
            cut = cut_of(cut, style.bold or run.bold, style.italic is not run.italic)
        if run.code:
            cut = replace(cut, family="mono", size=style.size * MONO)
        return [self._span(prepared(run.text), cut, run.language or language, wrap, small=run.small_caps)]

    def _link(self, runs: Runs, target: str, style: Style, language: str) -> list[Span]:
        reached = self._reached(target)
        if not reached:
            return [span for run in runs for span in self._run(run, style, language, None)]
        words = " ".join("".join(run.visible() for run in runs).split())
        wrap = Wrap(reached, words if reached.startswith("#") else f"{words} ({reached})")
        look = coloured(style, "link")
        return [span for run in runs for span in self._run(run, look, language, wrap)]

    def _reached(self, target: str) -> str:
        """What a link leads to, as the file has it; empty for a place or an address that there is not."""
        if not target.startswith("#"):
            return address(target)
        name = self.name_of(target[1:])
        return f"#{name}" if name else ""

    def _citation(self, run: Citation, style: Style, language: str, *, rise: float = RISE) -> list[Span]:
        made = []
        for position, mark in enumerate(run.marks):
            if position:
                # A comma of its own: it belongs to neither number.
                made.append(self._raised(",", "", "", style, language, rise=rise))
            # A number and its place in the source are never parted.
            words = replace(mark, words="").shown().replace(" ", "\N{NO-BREAK SPACE}")
            made.append(self._raised(words, mark.endnote, f"cited:{mark.endnote}", style, language, rise=rise))
        return made

    def _in_line(self, run: Citation, style: Style, language: str, *, begins: bool) -> list[Span]:
        """Sources between brackets, each a link of its own; the brackets and what parts them lead nowhere."""
        made = [self._raised("[" if begins else " [", "", "", style, language, rise=0.0)]
        for position, mark in enumerate(run.marks):
            if position:
                made.append(self._raised("; ", "", "", style, language, rise=0.0))
            # A label or a date and the place in the source are never parted.
            place = f" {mark.locator}" if mark.locator else ""
            words = mark.shown().removesuffix(place) + place.replace(" ", "\N{NO-BREAK SPACE}")
            made.append(self._raised(words, mark.endnote, f"cited:{mark.endnote}", style, language, rise=0.0))
        made.append(self._raised("]", "", "", style, language, rise=0.0))
        return made

    def _raised(self, words: str, target: str, back: str, style: Style, language: str, *, rise: float = RISE) -> Span:
        """Raised words that lead to `target`; `back` names their place for the way back.

        Without a `rise` they stand on the line in the style's own size.
        """
        name = self.name_of(target) if target else ""
        wrap = Wrap(f"#{name}", words) if name else None
        font = self.font(raised(style, RAISED if rise else 1.0), language=language)
        ink = fill(self.theme.colour("link" if name else style.colour))
        return Span(prepared(words), font, ink, style.size * rise, wrap, self.name_of(back) if back else "")
