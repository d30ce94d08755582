"""The list styles of an OpenDocument text, and the label of each list entry and numbered heading."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from briefing.sources.docx_parts import in_form, number, value

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_OUTLINE = "\x00outline"
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1

    def label(self, counts: Sequence[int], levels: dict[int, _Level]) -> str:
        """The label where the levels from the first to this one have counted so far."""
        if self.form == "bullet":
            return _BULLET
        if not self.form:
            return ""
        shown = range(max(0, len(counts) - self.shown), len(counts))
        forms = [levels[place + 1].form if place + 1 in levels else "1" for place in shown]
        numbers = [
            in_form(counts[place], _FORMS.get(form, "decimal")) for place, form in zip(shown, forms, strict=True)
        ]
        return f"{self.before}{'.'.join(numbers)}{self.after}".strip()


@dataclass(slots=True)
class Lists:
    """The list styles by name, and how far the headings and each style's last list have counted."""

    styles: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _last: dict[str, list[int]] = field(default_factory=dict)
    _headings: list[int] = field(default_factory=list)

    @classmethod
    def read(cls, roots: Sequence[etree._Element]) -> Lists:
        """The list styles that the documents' parts define; a later part wins."""
        made = cls()
        for root in roots:
            for style in root.iter("{*}list-style", "{*}outline-style"):
                is_outline = style.tag.rpartition("}")[2] == "outline-style"
                made.styles[_OUTLINE if is_outline else value(style, "name")] = _levels(style)
        return made

    def begin(self, style: str, depth: int, *, goes_on: bool) -> int:
        """The count before a new list's first entry: on from the last list of its style, or from its start."""
        if goes_on and len(self._last.get(style, ())) >= depth:
            return self._last[style][depth - 1]
        level = self.styles.get(style, {}).get(depth)
        return (level.start if level else 1) - 1

    def label(self, style: str, counts: Sequence[int]) -> str:
        """The label of a list entry; `counts` has one number for each level it is nested in."""
        self._last[style] = list(counts)
        levels = self.styles.get(style, {})
        level = levels.get(len(counts))
        return level.label(counts, levels) if level else _BULLET

    def heading_label(self, depth: int) -> str:
        """The number of the next heading of an outline level; "" where headings have none."""
        levels = self.styles.get(_OUTLINE, {})
        level = levels.get(depth)
        if level is None or not level.form:
            return ""
        while len(self._headings) < depth:
            missing = levels.get(len(self._headings) + 1)
            self._headings.append((missing.start if missing else 1) - (len(self._headings) + 1 == depth))
        del self._headings[depth:]
        self._headings[-1] += 1
        return level.label(self._headings, levels)


def _levels(style: etree._Element) -> dict[int, _Level]:
    return {number(value(each, "level")): _level(each) for each in style if value(each, "level")}


def _level(element: etree._Element) -> _Level:
    kind = str(element.tag).rpartition("}")[2]
    if kind.endswith(("-bullet", "-image")):
        return _Level("bullet")
    start = value(element, "start-value")
    return _Level(
        form=value(element, "num-format"),
        before=value(element, "num-prefix"),
        after=value(element, "num-suffix"),
        start=number(start) if start else 1,
        shown=max(1, number(value(element, "display-levels"))),
    )
