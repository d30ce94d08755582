"""A reader of plain SVG drawings: shapes, paths, groups, words. What it does not know it says, and draws nothing of.

Gradients, patterns, filters, scripts and images within the drawing are refused by ValueError.
"""
# SPDX-License-Identifier: MIT

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import cos, radians, sin, tan
from typing import Any

from lxml import etree

from briefing.render.typeset.operators import circle, fill, number, polygon, stroke
from briefing.render.typeset.svg_path import NUMBERS, PathReader

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
# An element of lxml's tree.
Element = Any
PASSED_OVER = {"title", "desc", "metadata", "defs", "style", "namedview"}
NAMED = {
    "black": "#000000",
    "white": "#FFFFFF",
    "red": "#FF0000",
    "green": "#008000",
    "blue": "#0000FF",
    "gray": "#808080",
    "grey": "#808080",
    "orange": "#FFA500",
    "yellow": "#FFFF00",
    "currentColor": "#000000",
}


@dataclass(frozen=True, slots=True)
class Ink:
    """How shapes are drawn; colours as "#RRGGBB", empty for none."""

    fill: str = "#000000"
    stroke: str = ""
    width: float = 1.0
    size: float = 16.0
    anchor: str = "start"
    even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a drawing: where they stand as a matrix, how large, from which end."""

    text: str
    matrix: Matrix
    size: float
    colour: str
    anchor: str


@dataclass(slots=True)
class Drawing:
    """A drawing of this width and height, y downwards."""

    width: float
    height: float
    shapes: list[bytes] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)


def read_svg(image: bytes) -> Drawing:
    """The drawing in a file. Raises ValueError where it is none, or uses what cannot be drawn."""
    # No entities and no network: the file comes from outside.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(image, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if _name(root) != "svg":
        raise ValueError("not an SVG drawing")
    box = [float(each) for each in NUMBERS.findall(root.get("viewBox", ""))]
    if len(box) != len(IDENTITY) - 2:
        box = [0.0, 0.0, _length(root.get("width"), 300.0), _length(root.get("height"), 150.0)]
    if box[2] <= 0 or box[3] <= 0:
        raise ValueError("a drawing without size")
    drawing = Drawing(box[2], box[3])
    _draw_all(root, Ink(), (1.0, 0.0, 0.0, 1.0, -box[0], -box[1]), drawing)
    return drawing


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _draw_all(parent: Element, ink: Ink, matrix: Matrix, drawing: Drawing) -> None:
    for element in parent:
        name = _name(element)
        if not name or name in PASSED_OVER or element.get("display") == "none":
            continue
        own = _inked(element, ink)
        place = _times(matrix, _transform(element.get("transform", "")))
        if name in {"g", "a", "svg"}:
            _draw_all(element, own, place, drawing)
        elif name == "text":
            drawing.words += _words(element, own, place)
        elif name in SHAPES:
            code = SHAPES[name](element)
            if code:
                drawing.shapes.append(_painted(code, own, place))
        else:
            raise ValueError(f"“{name}” cannot be drawn")


def _painted(code: bytes, ink: Ink, matrix: Matrix) -> bytes:
    parts = [b"q", b"%.4f %.4f %.4f %.4f %.3f %.3f cm" % matrix]
    if ink.fill:
        parts.append(fill(ink.fill))
    if ink.stroke:
        parts.append(b"%b %b w" % (stroke(ink.stroke), number(ink.width)))
    star = b"*" if ink.even_odd else b""
    end = b"B" + star if ink.fill and ink.stroke else b"f" + star if ink.fill else b"S" if ink.stroke else b"n"
    return b" ".join([*parts, code, end, b"Q"])


def _inked(element: Element, ink: Ink) -> Ink:
    """The ink of an element: its parent's, with what it says itself."""
    told = dict(element.attrib)
    for rule in str(element.get("style", "")).split(";"):
        name, _, value = rule.partition(":")
        told[name.strip()] = value.strip()
    changed: dict[str, object] = {}
    for name in ("fill", "stroke"):
        if told.get(name):
            changed[name] = _colour(told[name])
    if "stroke-width" in told:
        changed["width"] = _length(told["stroke-width"], 1.0)
    if "font-size" in told:
        changed["size"] = _length(told["font-size"], 16.0)
    if "text-anchor" in told:
        changed["anchor"] = told["text-anchor"]
    if "fill-rule" in told:
        changed["even_odd"] = told["fill-rule"] == "evenodd"
    return replace(ink, **changed)  # type: ignore[arg-type]  # names and types are those above


def _colour(value: str) -> str:
    """A colour as "#RRGGBB"; empty for none."""
    value = value.strip()
    if value in {"none", "transparent"}:
        return ""
    if value in NAMED:
        return NAMED[value]
    if re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        return value
    if re.fullmatch(r"#[0-9A-Fa-f]{3}", value):
        return "#" + "".join(each * 2 for each in value[1:])
    parts = NUMBERS.findall(value) if value.startswith("rgb(") else []
    if len(parts) == len("rgb"):
        return "#" + "".join(f"{min(255, max(0, round(float(part)))):02X}" for part in parts)
    raise ValueError(f"the colour “{value}” cannot be drawn")


def _length(value: str | None, otherwise: float) -> float:
    found = NUMBERS.match(value.strip()) if value else None
    return float(found.group()) if found and value and not value.strip().endswith("%") else otherwise


def _get(element: Element, name: str, otherwise: float = 0.0) -> float:
    return _length(element.get(name), otherwise)


def _times(a: Matrix, b: Matrix) -> Matrix:
    """First b, then a."""
    return (
        a[0] * b[0] + a[2] * b[1],
        a[1] * b[0] + a[3] * b[1],
        a[0] * b[2] + a[2] * b[3],
        a[1] * b[2] + a[3] * b[3],
        a[0] * b[4] + a[2] * b[5] + a[4],
        a[1] * b[4] + a[3] * b[5] + a[5],
    )


def _transform(text: str) -> Matrix:
    made = IDENTITY
    for name, inside in re.findall(r"(\w+)\s*\(([^)]*)\)", text):
        made = _times(made, _step(name, [float(each) for each in NUMBERS.findall(inside)]))
    return made


def _step(name: str, given: list[float]) -> Matrix:  # noqa: PLR0911  # one return for each kind
    match name, given:
        case "matrix", [a, b, c, d, e, f]:
            return (a, b, c, d, e, f)
        case "translate", [x, *rest]:
            return (1.0, 0.0, 0.0, 1.0, x, rest[0] if rest else 0.0)
        case "scale", [x, *rest]:
            return (x, 0.0, 0.0, rest[0] if rest else x, 0.0, 0.0)
        case "rotate", [angle]:
            turn = radians(angle)
            return (cos(turn), sin(turn), -sin(turn), cos(turn), 0.0, 0.0)
        case "rotate", [angle, x, y]:
            there = _times((1.0, 0.0, 0.0, 1.0, x, y), _step("rotate", [angle]))
            return _times(there, (1.0, 0.0, 0.0, 1.0, -x, -y))
        case "skewX", [angle]:
            return (1.0, 0.0, tan(radians(angle)), 1.0, 0.0, 0.0)
        case "skewY", [angle]:
            return (1.0, tan(radians(angle)), 0.0, 1.0, 0.0, 0.0)
    raise ValueError(f"the transform “{name}” cannot be drawn")


def _words(element: Element, ink: Ink, matrix: Matrix) -> Iterator[Words]:
    """The words of a text element and of the spans in it that have a place of their own."""
    x, y = _get(element, "x"), _get(element, "y")
    held = " ".join("".join(element.itertext() if not len(element) else [element.text or ""]).split())
    if held:
        yield Words(held, _times(matrix, (1.0, 0.0, 0.0, 1.0, x, y)), ink.size, ink.fill or "#000000", ink.anchor)
    for span in element:
        own = _inked(span, ink)
        words = " ".join("".join(span.itertext()).split())
        place = (1.0, 0.0, 0.0, 1.0, _get(span, "x", x), _get(span, "y", y) + _get(span, "dy"))
        if words:
            yield Words(words, _times(matrix, place), own.size, own.fill or "#000000", own.anchor)


def _rectangle(element: Element) -> bytes:
    return b"%.3f %.3f %.3f %.3f re" % tuple(_get(element, name) for name in ("x", "y", "width", "height"))


def _round(element: Element) -> bytes:
    return circle(_get(element, "cx"), _get(element, "cy"), _get(element, "r"))


def _ellipse(element: Element) -> bytes:
    return b" ".join(
        _arc_curves(
            (_get(element, "cx") - _get(element, "rx"), _get(element, "cy")), (_get(element, "rx"), _get(element, "ry"))
        )
    )


def _arc_curves(start: tuple[float, float], radii: tuple[float, float]) -> list[bytes]:
    """A whole ellipse from its leftmost point."""
    (x, y), (rx, ry) = start, radii
    k = 0.5523
    return [
        b"%.3f %.3f m" % (x, y),
        b"%.3f %.3f %.3f %.3f %.3f %.3f c" % (x, y - k * ry, x + rx - k * rx, y - ry, x + rx, y - ry),
        b"%.3f %.3f %.3f %.3f %.3f %.3f c" % (x + rx + k * rx, y - ry, x + 2 * rx, y - k * ry, x + 2 * rx, y),
        b"%.3f %.3f %.3f %.3f %.3f %.3f c" % (x + 2 * rx, y + k * ry, x + rx + k * rx, y + ry, x + rx, y + ry),
        b"%.3f %.3f %.3f %.3f %.3f %.3f c h" % (x + rx - k * rx, y + ry, x, y + k * ry, x, y),
    ]


def _line(element: Element) -> bytes:
    return b"%.3f %.3f m %.3f %.3f l" % tuple(_get(element, name) for name in ("x1", "y1", "x2", "y2"))


def _points(element: Element) -> bytes:
    flat = [float(each) for each in NUMBERS.findall(element.get("points", ""))]
    pairs = list(zip(flat[::2], flat[1::2], strict=False))
    code = polygon(pairs) if pairs else b""
    return code if _name(element) == "polygon" else code.removesuffix(b" h")


def _path(element: Element) -> bytes:
    return b" ".join(PathReader().steps(element.get("d", "")))


SHAPES = {
    "rect": _rectangle,
    "circle": _round,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _points,
    "polygon": _points,
    "path": _path,
}
