"""The word across every page of a draft. It darkens what it lies on, so that nothing under it is hidden or paler."""
# SPDX-License-Identifier: MIT

import math
from dataclasses import replace

from briefing.brief.document import Document
from briefing.render.typeset.host import Page
from briefing.render.typeset.operators import fill
from briefing.render.typeset.setter import Setter
from briefing.render.typeset.theme import LEAST_CONTRAST, WHITE, Theme, coloured, contrast

WATERMARK = b"/Type/Pagination/Subtype/Watermark"
# Blending as light through two slides: the paper takes the tint, ink becomes a little darker.
STATE = "Multiply"
SIZE = 100.0
# The word is at most this part of the page's diagonal long.
PART = 0.72
DARKEST, LIGHTEST = 0xE8, 0xF8
CAPITAL = 0.66


def as_draft(document: Document) -> Document:
    """The document that says of itself, in words that are read out, that it is a draft."""
    kind = f"{document.furniture.draft} · {document.kind}" if document.kind else document.furniture.draft
    return replace(document, kind=kind, is_draft=True)


def draw_watermark(document: Document, setter: Setter, page: Page) -> None:
    """Lay the word over a finished page of a draft; an artifact, as the text says it already."""
    if not document.is_draft:
        return
    theme = setter.theme
    across, down = theme.page
    style = replace(theme.style("title"), size=SIZE, bold=True, tracking=40.0, capitals=False)
    label = setter.door.label(document.furniture.draft.upper(), coloured(style, tint_of(theme)))
    scale = PART * math.hypot(across, down) / max(label.width, 1.0)
    scale = min(scale, 1.9)
    angle = math.atan2(down, across)
    cos, sin = scale * math.cos(angle), scale * math.sin(angle)
    turn = b"/%b gs %.4f %.4f %.4f %.4f %.2f %.2f cm" % (STATE.encode(), cos, sin, -sin, cos, across / 2, down / 2)
    page.host.blends = True
    page.artifact(b"%b %b %b" % (turn, fill(tint_of(theme)), label.centred_at(0.0, -CAPITAL * SIZE / 2)), WATERMARK)


def tint_of(theme: Theme) -> str:
    """The darkest grey that leaves all text of the theme, where the word lies over it, a contrast of 4.5:1."""
    # Text in white stands on dark grounds of its own, never on paper.
    inks = {theme.colour(style.colour) for style in theme.styles.values()} - {WHITE} | {theme.colour("link")}
    for level in range(DARKEST, LIGHTEST):
        grey = f"#{level:02X}{level:02X}{level:02X}"
        if all(contrast_through(ink, WHITE, grey) >= LEAST_CONTRAST for ink in inks):
            return grey
    return f"#{LIGHTEST:02X}{LIGHTEST:02X}{LIGHTEST:02X}"


def contrast_through(ink: str, ground: str, tint: str) -> float:
    """The contrast of ink on a ground where both are seen through a tint."""
    return contrast(_through(ink, tint), _through(ground, tint))


def _through(colour: str, tint: str) -> str:
    parts = (int(colour[at : at + 2], 16) * int(tint[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return "#" + "".join(f"{round(part):02X}" for part in parts)
