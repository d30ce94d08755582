"""The pages themselves: cover block, marking bands, running head, foot with page n of N."""
# SPDX-License-Identifier: MIT

from typing import Any

from briefing.brief.blocks import some
from briefing.brief.document import Document, Marking, Runs, Text, plain
from briefing.render.pdf import theme
from briefing.render.pdf.boxes import Box
from briefing.render.pdf.door import line
from briefing.render.pdf.setter import Setter


class Ends(Box):
    """Kind at the left end of a line, reference at the right; beneath each other where they are too long."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__()
        self.left = line(left, theme.KIND)
        self.right = line(right, theme.REFERENCE)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line or two."""
        self.width = width
        both = self.left.pieces and self.left.width + self.right.width + 20 > width
        self.height = theme.KIND.leading * (2 if both else 1)
        return self.width, self.height

    def draw(self) -> None:
        """Both ends."""
        self.left.draw(self.canv, 0, self.height - theme.KIND.size)
        if self.left.pieces and self.height <= theme.KIND.leading:
            self.right.draw_right(self.canv, self.width, 2.5)
        else:
            self.right.draw(self.canv, 0, 2.5)


def cover(document: Document, setter: Setter) -> list[Any]:
    """Kind, reference, title, subtitle and the further fields."""
    shown: list[Any] = []
    if document.kind or document.reference():
        shown.append(Ends(document.kind, document.reference()))
    shown.append(setter.door.paragraph(plain(document.title), theme.TITLE, portion=document.portion))
    if document.subtitle:
        shown.append(setter.door.paragraph(plain(document.subtitle), theme.SUBTITLE))
    fields: list[Runs] = [
        (Text(each.name, bold=True), Text(f" {each.words}" if each.name else each.words)) for each in document.fields
    ]
    if fields:
        joined = fields[0] + tuple(run for each in fields[1:] for run in (Text("   ·   "), *each))
        shown.append(setter.door.paragraph(joined, theme.FIELDS))
    return shown


def draw_furniture(canvas: Any, document: Document, page: int, pages: int) -> None:
    """All that stands on the page beside the text."""
    for bottom in (theme.PAGE_HEIGHT - theme.BAND_HEIGHT, 0.0):
        _draw_band(canvas, document.marking, bottom)
    right = theme.PAGE_WIDTH - theme.MARGIN
    if page > 1:
        top = theme.PAGE_HEIGHT - theme.BAND_HEIGHT - 17
        head = document.furniture.header or " · ".join(some(document.serial, document.title))
        line(_cut(head, theme.TEXT_WIDTH), theme.FURNITURE).draw(canvas, theme.MARGIN, top)
    foot = theme.BAND_HEIGHT + 11
    number = line(document.furniture.page.format(page=page, pages=pages), theme.FURNITURE)
    number.draw_right(canvas, right, foot)
    room = theme.TEXT_WIDTH - number.width - 20
    line(_cut(document.furniture.footer, room), theme.FURNITURE).draw(canvas, theme.MARGIN, foot)


def _draw_band(canvas: Any, marking: Marking, bottom: float) -> None:
    """The black band: banner in the middle, TLP label at the right in its colour."""
    if not any(marking.lines()):
        return
    canvas.setFillColor(theme.BLACK)
    canvas.rect(0, bottom, theme.PAGE_WIDTH, theme.BAND_HEIGHT, stroke=0, fill=1)
    base = bottom + (theme.BAND_HEIGHT - theme.MARKING_SIZE) / 2 + 2.2
    right = theme.PAGE_WIDTH - theme.MARGIN
    if marking.banner:
        room = theme.TEXT_WIDTH - (2 * line(marking.tlp, theme.MARKING).width + 24 if marking.tlp else 0)
        banner = line(_cut(marking.banner, room, theme.MARKING), theme.MARKING)
        banner.draw_centred(canvas, theme.PAGE_WIDTH / 2, base)
    if marking.tlp:
        line(marking.tlp, theme.MARKING).draw_right(canvas, right, base, theme.TLP_COLOURS[marking.tlp])


def _cut(text: str, room: float, style: theme.Style = theme.FURNITURE) -> str:
    """`text`, or its beginning and an ellipsis where it is wider than `room`."""
    if line(text, style).width <= room:
        return text
    while text and line(f"{text} …", style).width > room:
        text = text[:-1]
    return f"{text.rstrip()} …"
