"""Formulas of a Word document as a line of text: "a/b", "x²", "√(2)"."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from lxml import etree

from briefing.sources.docx_parts import child, tag, value

_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


_JOINTS = re.compile("[ ]*([=≠≈≡<>≤≥±×÷→]|(?<=[^\\s(,=^_/])[+−-](?=[^\\s),]))[ ]*")
_SPACES = re.compile(" {2,}")


def formula(element: etree._Element) -> str:
    """The formula in an element on one line, its parts in reading order, with space around what joins them."""
    return _SPACES.sub(" ", _JOINTS.sub(r" \1 ", _formula(element))).strip()


def _formula(element: etree._Element) -> str:
    name = tag(element)
    if name in {"m:t", "w:t"}:
        return element.text or ""
    if name == "w:br":
        return "\n"
    if name.endswith("Pr") or name in {"w:del", "w:instrText"}:
        return ""
    if name in _WAYS:
        return _WAYS[name](element)
    return "".join(_formula(each) for each in element)


def _part(element: etree._Element, name: str) -> str:
    inside = child(element, name)
    return "" if inside is None else _formula(inside).strip()


def _fraction(element: etree._Element) -> str:
    return f"{_grouped(_part(element, 'm:num'))}/{_grouped(_part(element, 'm:den'))}"


def _root(element: etree._Element) -> str:
    return f"{raised(_part(element, 'm:deg'))}√{_grouped(_part(element, 'm:e'))}"


def _scripted(element: etree._Element) -> str:
    return _part(element, "m:e") + lowered(_part(element, "m:sub")) + raised(_part(element, "m:sup"))


def _large(element: etree._Element) -> str:
    sign = value(child(element, "m:naryPr", "m:chr")) or "∫"
    return sign + lowered(_part(element, "m:sub")) + raised(_part(element, "m:sup")) + " " + _part(element, "m:e")


def _fenced(element: etree._Element) -> str:
    properties = child(element, "m:dPr")
    begin, end = child(properties, "m:begChr"), child(properties, "m:endChr")
    inside = ", ".join(_formula(each).strip() for each in element if tag(each) == "m:e")
    return f"{'(' if begin is None else value(begin)}{inside}{')' if end is None else value(end)}"


def _function(element: etree._Element) -> str:
    return f" {_part(element, 'm:fName')} {_part(element, 'm:e')}"


def _rows(element: etree._Element) -> str:
    rows = (", ".join(_formula(cell).strip() for cell in row) for row in element if tag(row) in {"m:mr", "m:e"})
    return "; ".join(rows)


_WAYS = {
    "m:f": _fraction,
    "m:rad": _root,
    "m:sSup": _scripted,
    "m:sSub": _scripted,
    "m:sSubSup": _scripted,
    "m:nary": _large,
    "m:d": _fenced,
    "m:func": _function,
    "m:m": _rows,
}


def raised(text: str) -> str:
    """A superscript: in raised signs where Unicode has them all, else after "^"."""
    return _scripted_as(text, _RAISED, "^")


def lowered(text: str) -> str:
    """A subscript: in lowered signs where Unicode has them all, else after "_"."""
    return _scripted_as(text, _LOWERED, "_")


def _scripted_as(text: str, signs: dict[int, int], mark: str) -> str:
    if not text:
        return ""
    if all(ord(sign) in signs for sign in text):
        return text.translate(signs)
    return mark + _grouped(text)


def _grouped(text: str) -> str:
    return text if len(text) < 2 or text.isalnum() else f"({text})"  # noqa: PLR2004 -- a single sign needs no brackets
