"""Whether the pictures of a brief can be printed: their kind, their description, and that they stay on the page."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from io import BytesIO

from briefing.brief.document import Figure, visible
from briefing.render.typeset.inventory import Inventory
from briefing.render.typeset.problems import Problem
from briefing.render.typeset.theme import Theme

PICTURES = {"image/png", "image/jpeg", "image/svg+xml"}
# In points. A picture that would be smaller shows nothing; the tallest are half a page high.
SMALLEST = 18.0
TALLEST = 0.5


def picture_problems(inventory: Inventory, theme: Theme) -> Iterator[Problem]:
    """Every picture that cannot be printed, would not fit the page, or says nothing to who cannot see it."""
    logo = [Figure(theme.logo.picture, theme.logo.media_type, theme.logo.alt)] if theme.logo else []
    for number, figure in enumerate([*inventory.figures, *logo], start=1):
        named = _name(figure, number)
        if figure.media_type not in PICTURES:
            yield Problem(
                f"{named} is of a kind that cannot be printed ({figure.media_type}).",
                "Save it as PNG, JPEG or SVG and put that in its place.",
            )
        elif not 0 < figure.width <= 1:
            yield Problem(
                f"{named} would overflow: it is to be {figure.width:.0%} of the text’s width.",
                "Make it 100 % wide at most.",
            )
        elif shape := _shape_problem(figure, theme):
            yield shape if shape.remedy else Problem(f"{named} {shape.said}", "Cut it into parts, or crop it.")
        if not figure.alt.strip():
            yield Problem(f"{named} has no description for readers who cannot see it.", "Describe it in a sentence.")


def _name(figure: Figure, number: int) -> str:
    words = figure.alt.strip() or visible(figure.caption)
    return f"The picture “{words}”" if words else f"The picture number {number}"


def _shape_problem(figure: Figure, theme: Theme) -> Problem | None:
    """What is wrong with a picture that is damaged, or so long that it could only be shown as a line."""
    try:
        across, down = size_of(figure)
    except (OSError, ValueError, SyntaxError) as error:
        said = f"The picture “{figure.alt}” cannot be read: it is damaged, or not what its name says ({error})."
        return Problem(said, "Put the picture into the brief again.")
    width = theme.width * figure.width
    tallest = theme.page[1] * TALLEST
    if width * down / across > tallest and tallest * across / down < SMALLEST:
        return Problem(f"would overflow the page: it is {down / across:,.0f} times as high as it is wide.")
    if width * down / across < SMALLEST and across > SMALLEST * down:
        return Problem(f"would overflow the line: it is {across / down:,.0f} times as wide as it is high.")
    return None


def size_of(figure: Figure) -> tuple[float, float]:
    """Width and height in the picture's own measure. What reads pictures is loaded for the first of them."""
    if figure.media_type == "image/svg+xml":
        from briefing.render.typeset.svg import read_svg  # noqa: PLC0415 -- see above

        drawing = read_svg(figure.image)
        return drawing.width, drawing.height
    from PIL import Image  # noqa: PLC0415 -- see above

    with Image.open(BytesIO(figure.image)) as image:
        return image.size
