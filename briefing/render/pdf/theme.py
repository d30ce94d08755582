"""The look of the brief: page, colours, sizes, and the style of each kind of text."""
# SPDX-License-Identifier: MIT

from dataclasses import dataclass, replace
from enum import Enum

from briefing.brief.document import Align

# A4 in points; 72 to the inch.
PAGE_WIDTH = 595.28
PAGE_HEIGHT = 841.89
MARGIN = 46.0
BAND_HEIGHT = 27.0
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
TEXT_TOP = PAGE_HEIGHT - BAND_HEIGHT - 30.0
TEXT_BOTTOM = BAND_HEIGHT + 34.0
TEXT_HEIGHT = TEXT_TOP - TEXT_BOTTOM
# Some 75 characters of the body's face: beyond that the eye loses the line.
MEASURE = 408.0

INK = "#1A1F2B"
MUTED = "#59616F"
ACCENT = "#14315C"
LINK = "#1F4E8C"
RED = "#A3172B"
HAIRLINE = "#C9CED6"
PANEL = "#EDF0F5"
CHIP_LIKELIHOOD = "#E4EBF5"
CHIP_CONFIDENCE = "#F7E7E8"
DOT_OFF = "#C3CAD6"
BLACK = "#000000"
WHITE = "#FFFFFF"

# TLP 2.0 (FIRST): the label's colours, on black.
TLP_COLOURS = {
    "TLP:RED": "#FF2B2B",
    "TLP:AMBER": "#FFC000",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:GREEN": "#33FF00",
    "TLP:CLEAR": "#FFFFFF",
}
# TLP 2.0 asks for 12 points or more.
MARKING_SIZE = 12.5


class Role(Enum):
    """The families of the brief, each with its fallbacks in `briefing.render.pdf.fonts`."""

    SERIF = "serif"
    SANS = "sans"
    MONO = "mono"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text looks; sizes in points, colours as "#RRGGBB"."""

    role: Role = Role.SERIF
    size: float = 10.5
    leading: float = 14.6
    colour: str = INK
    bold: bool = False
    italic: bool = False
    align: Align = Align.LEFT
    before: float = 0.0
    after: float = 6.0
    right: float = 0.0

    def tight(self) -> "Style":
        """The same without space around it: for cells and boxes."""
        return replace(self, before=0.0, after=0.0, right=0.0)


KIND = Style(Role.SANS, 9.5, 12, RED, bold=True, after=0)
REFERENCE = Style(Role.SANS, 8.8, 12, MUTED, after=0)
TITLE = Style(Role.TITLE, 27, 31, INK, bold=True, before=1, after=3)
SUBTITLE = Style(Role.SERIF, 11.8, 15.5, MUTED, italic=True, after=4)
FIELDS = Style(Role.SANS, 8.8, 12.5, MUTED, after=2)
BODY = Style()
LEAD = Style(size=12, leading=17, after=8)
NOTE = Style(Role.SANS, 8.8, 12, MUTED, after=5)
SOURCE_LINE = Style(Role.SANS, 8, 10.5, MUTED, before=3, after=6)
CAPTION = Style(Role.SANS, 9, 12, ACCENT, bold=True, before=2, after=4)
HEADINGS = (
    Style(Role.SANS, 11.5, 15, ACCENT, bold=True, before=13, after=5),
    Style(Role.SANS, 10.8, 14, ACCENT, bold=True, before=10, after=4),
    Style(Role.SANS, 10, 13, INK, bold=True, before=8, after=3),
    Style(Role.SANS, 9.5, 12.5, MUTED, bold=True, before=7, after=3),
)
BLUF = Style(size=12.2, leading=17.2, after=4)
BLUF_LABEL = Style(Role.SANS, 13.5, 17.2, ACCENT, bold=True)
JUDGEMENT = Style(size=10.5, leading=14.4, after=3)
JUDGEMENT_NUMBER = Style(Role.SANS, 12, 14.4, RED, bold=True)
BASIS = Style(Role.SANS, 8.8, 11.8, MUTED, before=1, after=2)
CHIP = Style(Role.SANS, 8.2, 10, ACCENT)
BULLET = Style(size=10.5, leading=14.6, colour=RED, bold=True)
ORDINAL = Style(Role.SANS, 9.5, 14.6, ACCENT, bold=True)
QUOTE = Style(size=10.2, leading=14.2, italic=True, after=3)
ATTRIBUTION = Style(Role.SANS, 8.6, 11.6, MUTED, after=2)
QUOTE_LABEL = Style(Role.SANS, 8.8, 14.2, ACCENT, bold=True)
CODE = Style(Role.MONO, 8.6, 11.6, after=0)
CELL = Style(Role.SANS, 9, 11.8, after=2)
HEAD_CELL = Style(Role.SANS, 8.6, 11, MUTED, bold=True, after=0)
ENDNOTE = Style(Role.SANS, 8.8, 11.8, after=1)
ENDNOTE_LABEL = Style(Role.SANS, 8.8, 11.8, ACCENT, bold=True)
LEGEND = Style(Role.SANS, 8.8, 12.2, after=3)
CONTENTS = Style(size=10.2, leading=15, after=0)
AXIS = Style(Role.SANS, 8, 10, MUTED)
DOT = Style(Role.SANS, 7.6, 9, WHITE, bold=True)
FURNITURE = Style(Role.SANS, 8.2, 10, MUTED)
MARKING = Style(Role.SANS, MARKING_SIZE, MARKING_SIZE, WHITE, bold=True)
