"""The look of a brief: page, families, colours, the style of each kind of text, head and foot of the pages, a logo."""
# SPDX-License-Identifier: MIT

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from briefing.brief.document import Align
from briefing.render.typeset.families import Cut
from briefing.render.typeset.pieces import Frame

# A4 and US Letter in points; 72 to the inch.
PAGES = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}
# TLP 2.0 (FIRST): the label's colours, on black.
TLP_COLOURS = {
    "TLP:RED": "#FF2B2B",
    "TLP:AMBER": "#FFC000",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:GREEN": "#33FF00",
    "TLP:CLEAR": "#FFFFFF",
}
# TLP 2.0 asks for 12 points or more.
SMALLEST_MARKING = 12.0
BLACK = "#000000"
WHITE = "#FFFFFF"
LEAST_CONTRAST = 4.5
# The ends of a row of greys: black words and white dots on black stand out from all of it.
PALE, STRONG = 0xF0, 0x90
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How a kind of text looks. Sizes in points. A style is itself: it is a key of many caches, and has many fields.

    `colour` is one of the theme's names; `limit` the widest line in ems, 0 for none; `tracking` the space added to
    letters in thousandths of the size.
    """

    family: str = "serif"
    size: float = 10.0
    leading: float = 13.8
    colour: str = "ink"
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    before: float = 0.0
    after: float = 0.0
    tracking: float = 0.0
    tabular: bool = False
    capitals: bool = False
    justify: bool = False
    hyphenate: bool = False
    limit: float = 0.0

    def tight(self) -> "Style":
        """The same without space around it: for cells and boxes."""
        return replace(self, before=0.0, after=0.0, limit=0.0)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours from 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def greys(count: int) -> list[str]:
    """Greys in even steps, pale to strong: what a black and white printer tells apart, as it does not tints."""
    steps = max(1, count - 1)
    levels = (PALE - round((PALE - STRONG) * step / steps) for step in range(count))
    return [f"#{level:02X}{level:02X}{level:02X}" for level in levels]


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]  # noqa: PLR2004 WCAG
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@lru_cache(maxsize=1000)
def cut_of(style: Style, bold: bool, italic: bool) -> Style:
    """The style in another weight and slope."""
    return replace(style, bold=bold, italic=italic)


@lru_cache(maxsize=1000)
def aligned(style: Style, align: Align, bold: bool) -> Style:
    """The style with another alignment, perhaps bold, as wide as its column."""
    return replace(style, align=align, bold=style.bold or bold, limit=0.0)


@lru_cache(maxsize=1000)
def raised(style: Style, part: float) -> Style:
    """The style of raised numbers, which are `part` of its size."""
    size = round(style.size * part, 2)
    return replace(style, size=size, family="sans", italic=False, bold=False, tabular=False)


@lru_cache(maxsize=1000)
def coloured(style: Style, colour: str) -> Style:
    """The style in another colour."""
    return replace(style, colour=colour)


@dataclass(frozen=True, slots=True)
class Line:
    """What stands at the head or foot of a page: at the left, in the middle, at the right, with fields in braces."""

    left: str = ""
    centre: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Logo:
    """A sign above the title: the picture, what it is in words, its height in points, the side it stands on."""

    picture: bytes
    media_type: str
    alt: str
    height: float
    side: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A whole theme; `styles` by their names in the file.

    `language` is that of the house's briefs, "" to leave it to each brief; `words` are what the furniture says in it
    ("page", "notes", "draft"), as far as the theme says it otherwise.
    """

    id: str
    name: str
    page: tuple[float, float]
    margin: float
    band: float
    head: float
    foot: float
    families: Mapping[str, Cut]
    colours: Mapping[str, str]
    styles: Mapping[str, Style]
    column_gap: float
    panels: bool
    language: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    header: Line = Line(left="{header}")
    footer: Line = Line(left="{caveats}", right="{page}")
    logo: Logo | None = None

    def style(self, name: str) -> Style:
        """The style of this name."""
        return self.styles[name]

    def colour(self, name: str) -> str:
        """A colour by its name, or "#RRGGBB" as it is."""
        return self.colours.get(name, name)

    def heading(self, level: int) -> Style:
        """The style of headings of a level, from 1."""
        return self.styles[f"heading-{min(level, 4)}"]

    @property
    def width(self) -> float:
        """The width of the text."""
        return self.page[0] - 2 * self.margin

    def frame(self, *, marked: bool) -> Frame:
        """Where text stands on a page, with bands for a marking or without."""
        band = self.band if marked else 12.0
        top = self.page[1] - band
        return Frame(self.margin, band + self.foot, self.width, top - self.head, top - 22.0)
