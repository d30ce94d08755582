"""What a theme says into a document: its language, the words of head and foot, the logo above the title."""
# SPDX-License-Identifier: MIT

from dataclasses import replace

from briefing.brief.document import Document, Figure
from briefing.render.typeset.host import Page
from briefing.render.typeset.pieces import Drawn, Piece
from briefing.render.typeset.setter import Setter
from briefing.render.typeset.structure import Node
from briefing.render.typeset.theme import Line, Logo, Theme

SEPARATOR = " · "
# A running head has so many words at most; readers take a longer one for a sentence that nobody tagged.
RUNNING_WORDS = 7


def dress(document: Document, theme: Theme) -> Document:
    """The document in the theme's language and with its words, as far as it says any."""
    if not theme.language and not theme.words:
        return document
    furniture = replace(document.furniture, **theme.words)
    return replace(document, language=theme.language or document.language, furniture=furniture)


def line_of(line: Line, document: Document, page: int, pages: int) -> Line:
    """A line of the head or foot with the fields of the document filled in; what is empty takes its separator along."""
    told = {
        "header": _running(document.furniture.header)
        or SEPARATOR.join(filter(None, (document.serial, _running(document.title)))),
        "caveats": document.furniture.footer,
        "page": document.furniture.page.format(page=page, pages=pages),
        "number": str(page),
        "pages": str(pages),
        **{name: getattr(document, name) for name in FIELDS},
    }
    return Line(*(_filled(words, told) for words in (line.left, line.centre, line.right)))


FIELDS = ("title", "subtitle", "kind", "serial", "version", "dated", "cut_off", "author")


def _running(words: str) -> str:
    """The beginning of a long title: what runs above every page is for finding one's way, not for reading."""
    first = words.split()
    return words if len(first) <= RUNNING_WORDS else f"{' '.join(first[:RUNNING_WORDS])} …"


def _filled(words: str, told: dict[str, str]) -> str:
    parts = (part.format_map(told).strip() for part in words.split(SEPARATOR.strip()))
    return SEPARATOR.join(part for part in parts if part)


class Sign(Piece):
    """The logo at its side of the page."""

    after = 8.0

    def __init__(self, picture: Piece, logo: Logo) -> None:
        self._picture = picture
        self._logo = logo
        self._shift = 0.0

    def measure(self, width: float) -> float:
        """As high as the theme says, or lower where it would be wider than the text."""
        self.height = self._picture.measure(width)
        free = width - self._picture.width  # type: ignore[attr-defined]  # a picture knows its width
        self._shift = {"left": 0.0, "centre": free / 2, "right": free}[self._logo.side]
        return self.height

    def draw(self, page: Page, x: float, top: float, room: float, *, fresh: bool) -> Drawn:
        """The picture."""
        return self._picture.draw(page, x + self._shift, top, room, fresh=fresh)


def sign_of(logo: Logo, setter: Setter, node: Node) -> Piece:
    """The logo as a piece of the cover. Raises RenderError where the picture is damaged."""
    from briefing.render.typeset.figures import set_figure  # noqa: PLC0415  # what reads pictures, for a theme with one
    from briefing.render.typeset.pictures import size_of  # noqa: PLC0415  # the same

    figure = Figure(logo.picture, logo.media_type, logo.alt)
    across, down = size_of(figure)
    share = min(1.0, logo.height * across / down / setter.theme.width)
    (picture,) = set_figure(replace(figure, width=share), setter, node)
    return Sign(picture, logo)
