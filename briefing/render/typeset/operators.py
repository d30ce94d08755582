"""PDF as bytes: numbers, strings, colours and plain shapes."""
# SPDX-License-Identifier: MIT

from functools import lru_cache

# How far a Bézier curve's handles reach to draw a quarter of a circle of radius 1.
KAPPA = 0.5523


def number(value: float) -> bytes:
    """The shortest spelling of a number, to a hundredth."""
    text = b"%.2f" % value
    short = text.rstrip(b"0").rstrip(b".")
    return b"0" if short in {b"-0", b""} else short


def escaped(code: bytes) -> bytes:
    """Character codes as they may stand in a literal string."""
    code = code.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return code.replace(b"\r", b"\\r").replace(b"\n", b"\\n")


def utf16(text: str) -> bytes:
    """Text as the hexadecimal UTF-16 that a PDF holds for people."""
    return text.encode("utf-16-be", "replace").hex().upper().encode("ascii")


def text_string(text: str) -> bytes:
    """A text string: plain where it is ASCII, else in UTF-16."""
    if text.isascii() and text.isprintable():
        return b"(%b)" % escaped(text.encode("ascii"))
    return b"<FEFF%b>" % utf16(text)


def actual_text(text: str) -> bytes:
    """The opening of a span whose glyphs stand for `text`."""
    return b"/Span<</ActualText<FEFF%b>>>BDC" % utf16(text)


@lru_cache(maxsize=500)
def rgb(colour: str) -> bytes:
    """The three parts of "#RRGGBB" as numbers from 0 to 1."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return b" ".join(b"%.3g" % part for part in parts)


@lru_cache(maxsize=500)
def fill(colour: str) -> bytes:
    """Fill, and set text, in this colour."""
    return b"%b rg" % rgb(colour)


@lru_cache(maxsize=500)
def stroke(colour: str) -> bytes:
    """Draw lines in this colour."""
    return b"%b RG" % rgb(colour)


def filled_box(x: float, y: float, width: float, height: float, colour: str) -> bytes:
    """A rectangle without an outline; (x, y) is its lower left corner."""
    return b"%b %.2f %.2f %.2f %.2f re f" % (fill(colour), x, y, width, height)


def ruled_line(points: tuple[float, float, float, float], colour: str, thickness: float) -> bytes:
    """A straight line from (x1, y1) to (x2, y2)."""
    return b"%b %b w %.2f %.2f m %.2f %.2f l S" % (stroke(colour), number(thickness), *points)


def rounded_box(x: float, y: float, width: float, height: float, radius: float) -> bytes:
    """The path of a rectangle with round corners; what follows fills or strokes it."""
    k = radius * (1 - KAPPA)
    left, right, low, high = x, x + width, y, y + height
    return (
        b"%.2f %.2f m %.2f %.2f l %.2f %.2f %.2f %.2f %.2f %.2f c "
        b"%.2f %.2f l %.2f %.2f %.2f %.2f %.2f %.2f c "
        b"%.2f %.2f l %.2f %.2f %.2f %.2f %.2f %.2f c "
        b"%.2f %.2f l %.2f %.2f %.2f %.2f %.2f %.2f c h"
    ) % (
        *(left + radius, low, right - radius, low, right - k, low, right, low + k, right, low + radius),
        *(right, high - radius, right, high - k, right - k, high, right - radius, high),
        *(left + radius, high, left + k, high, left, high - k, left, high - radius),
        *(left, low + radius, left, low + k, left + k, low, left + radius, low),
    )


def circle(x: float, y: float, radius: float) -> bytes:
    """The path of a circle round (x, y)."""
    return rounded_box(x - radius, y - radius, 2 * radius, 2 * radius, radius)


def polygon(points: list[tuple[float, float]]) -> bytes:
    """The path of a closed polygon."""
    steps = [b"%.2f %.2f %b" % (x, y, b"l" if index else b"m") for index, (x, y) in enumerate(points)]
    return b" ".join([*steps, b"h"])
