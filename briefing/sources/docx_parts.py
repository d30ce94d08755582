"""The parts a Word document is made of: names shortened to prefixes, styles with their outline levels, list numbers."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
_HEADING_NAME = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|заголовок)\s*([1-9])$", re.IGNORECASE
)
_MOST_ANCESTORS = 30
_BODY_LEVEL = 9
_BULLET = "•"
_OFF = {"0", "false", "off", "none"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def tag(element: etree._Element) -> str:
    """An element's name with the usual prefix ("w:p"), whichever edition of the format it is in; "" for no element."""
    # Comments and the like have a function for a name.
    return _short(str(element.tag))


@lru_cache(maxsize=1024)
def _short(name: str) -> str:
    namespace, _, local = name[1:].rpartition("}")
    return f"{_PREFIXES.get(namespace, '?')}:{local}"


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute's value whatever its namespace; "" for none."""
    if element is None:
        return ""
    for key, content in element.items():
        if str(key).rpartition("}")[2] == name:
            return str(content)
    return ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child down a path of prefixed names; None where it ends."""
    for step in path:
        if element is None:
            return None
        element = next((each for each in element if tag(each) == step), None)
    return element


def is_on(switch: etree._Element | None) -> bool:
    """Whether a switch such as <w:vanish/> is there and not turned off."""
    return switch is not None and value(switch).lower() not in _OFF


@dataclass(frozen=True, slots=True)
class Style:
    """What of a paragraph style matters for the text: outline level (1 to 9, 0 for none), title, list place."""

    level: int = 0
    is_title: bool = False
    list_id: str = ""
    list_level: int = 0


def styles_in(root: etree._Element | None) -> dict[str, Style]:
    """The paragraph styles by id, each with what it inherits; the default style has the id ""."""
    if root is None:
        return {}
    own = {
        value(each, "styleId"): each
        for each in root
        if tag(each) == "w:style" and value(each, "type") in {"", "paragraph"}
    }
    found = {name: _inherited(name, own) for name in own}
    default = next((name for name, each in own.items() if is_on_attribute(each, "default")), "")
    return {**found, "": found.get(default, Style())}


def is_on_attribute(element: etree._Element, name: str) -> bool:
    """Whether an attribute is there and not turned off."""
    return bool(value(element, name)) and value(element, name).lower() not in _OFF


def _inherited(name: str, own: dict[str, etree._Element]) -> Style:
    level, list_id, list_level, is_title = 0, "", "", False
    for _ in range(_MOST_ANCESTORS):
        style = own.get(name)
        if style is None:
            break
        label = value(child(style, "w:name"))
        level = level or outline_level(child(style, "w:pPr")) or _level_named(label)
        numbers = child(style, "w:pPr", "w:numPr")
        list_id = list_id or value(child(numbers, "w:numId"))
        list_level = list_level or value(child(numbers, "w:ilvl"))
        is_title = is_title or label.lower() in {"title", "titel", "titre", "título", "titolo", "название"}
        name = value(child(style, "w:basedOn"))
    return Style(level if level <= _BODY_LEVEL else 0, is_title, list_id, number(list_level))


def outline_level(properties: etree._Element | None) -> int:
    """The outline level that paragraph properties set: 1 to 9, 10 for body text, 0 where they say nothing."""
    told = value(child(properties, "w:outlineLvl"))
    return number(told) + 1 if told else 0


def _level_named(label: str) -> int:
    match = _HEADING_NAME.match(label)
    return int(match[1]) if match else 0


def number(told: str) -> int:
    """A small number as it stands in an attribute; 0 for what is none."""
    return int(told) if told.isascii() and told.isdigit() and len(told) < 7 else 0  # noqa: PLR2004 -- no list is longer


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    pattern: str


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    _counted: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def read(cls, root: etree._Element | None) -> Numbering:
        """The lists that numbering.xml defines; none without it."""
        made = cls()
        for each in root if root is not None else ():
            if tag(each) == "w:abstractNum":
                made._define(each)
        for each in root if root is not None else ():
            if tag(each) == "w:num":
                made._use(each)
        return made

    def label(self, list_id: str, level: int) -> str:
        """The number or bullet of the next paragraph of a list ("2.1", "•"); "" for none."""
        definition = self.lists.get(list_id, "")
        known = self.levels.get(definition, {})
        if level not in known:
            return ""
        counted = self._counted.setdefault(definition, {})
        self._count(list_id, level, counted, known)
        return _labelled(known, level, counted)

    def _count(self, list_id: str, level: int, counted: dict[int, int], known: dict[int, _Level]) -> None:
        for shallower in range(level):
            # A list that begins on a deeper level has counted the levels above.
            if shallower in known:
                counted.setdefault(shallower, known[shallower].start)
        restart = self.restarts.get((list_id, level))
        if restart is not None and (list_id, level) not in self._begun:
            counted[level] = restart
        else:
            counted[level] = counted[level] + 1 if level in counted else known[level].start
        self._begun.add((list_id, level))
        for deeper in [each for each in counted if each > level]:
            del counted[deeper]

    def _define(self, definition: etree._Element) -> None:
        levels: dict[int, _Level] = {}
        for each in definition:
            if tag(each) == "w:lvl":
                place = number(value(each, "ilvl"))
                levels[place] = _level(each)
        self.levels[value(definition, "abstractNumId")] = levels

    def _use(self, use: etree._Element) -> None:
        list_id = value(use, "numId")
        definition = value(child(use, "w:abstractNumId"))
        self.lists[list_id] = definition
        for each in use:
            if tag(each) != "w:lvlOverride":
                continue
            place = number(value(each, "ilvl"))
            start = child(each, "w:startOverride")
            if start is not None:
                self.restarts[list_id, place] = number(value(start))
            replaced = child(each, "w:lvl")
            if replaced is not None:
                # A list with a level of its own counts by itself.
                own = f"{definition} {list_id}"
                self.levels.setdefault(own, dict(self.levels.get(definition, {})))[place] = _level(replaced)
                self.lists[list_id] = own


def _level(element: etree._Element) -> _Level:
    form = value(child(element, "w:numFmt")) or "decimal"
    start = value(child(element, "w:start"))
    return _Level(number(start) if start else 1, form, value(child(element, "w:lvlText")))


def _labelled(known: dict[int, _Level], level: int, counted: dict[int, int]) -> str:
    here = known[level]
    if here.form == "bullet":
        return _BULLET
    if here.form == "none":
        return ""

    def counted_at(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if place not in known:
            return ""
        return in_form(counted.get(place, known[place].start), known[place].form)

    return re.sub(r"%([1-9])", counted_at, here.pattern).strip()


def in_form(count: int, form: str) -> str:
    """A count as a list writes it: "decimal", "lowerLetter", "upperRoman" and so on."""
    if "Letter" in form and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 10)
        return letter.upper() if form.startswith("upper") else letter
    if "Roman" in form and 0 < count < 4000:  # noqa: PLR2004 -- Roman numerals end here
        roman = _roman(count)
        return roman.upper() if form.startswith("upper") else roman
    return f"{count:02}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    letters = ""
    for worth, sign in _ROMAN:
        letters += sign * (count // worth)
        count %= worth
    return letters
