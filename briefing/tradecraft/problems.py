"""What a check finds: a problem with its code, how grave it is, where it is, and what would mend it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum
from typing import Any


class Severity(Enum):
    """How grave a problem is. A brief with an open MUST does not go out clean."""

    MUST = "error"
    SHOULD = "warning"
    ADVICE = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


_FIELDS = {"tlp": "Marking", "cut_off": "Cut-off"}
"""Fields whose own name would not read well."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is: in the front matter, at code points of a section's text, or at an item.

    `field` is a field of the brief; `section_id`, `heading`, `start`, `end`, `line` and `column` (from 1) a place in a
    text; `item_kind`, `item_id` and `label` an item. `words` are those at the place.
    """

    brief_id: str = ""
    field: str = ""
    section_id: str = ""
    heading: str = ""
    start: int = 0
    end: int = 0
    line: int = 0
    column: int = 0
    item_kind: str = ""
    item_id: str = ""
    label: str = ""
    words: str = ""

    def in_words(self) -> str:
        """As a person says it: "Discussion, line 3, column 12"."""
        if self.section_id:
            name = self.heading or "Untitled section"
            return f"{name}, line {self.line}, column {self.column}" if self.line else name
        field = _FIELDS.get(self.field, self.field.replace("_", " ").capitalize())
        return self.label or field or "Brief"


@dataclass(frozen=True, slots=True)
class Fix:
    """What would mend a problem: what to do in words, and where a text can simply be replaced, by what."""

    words: str
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem. `standard` is where its rule comes from; `accepted` the reason the analyst gave for leaving it."""

    code: str
    severity: Severity
    title: str
    message: str
    place: Place
    fix: Fix
    standard: str = ""
    accepted: str = ""

    @property
    def key(self) -> str:
        """What names this problem as long as its place says the same: an accepted one stays accepted until then."""
        place = self.place
        where = place.section_id or place.item_id or place.field
        said = "\x00".join((self.code, place.brief_id, where, place.words))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def is_open(self) -> bool:
        """Whether nobody accepted it."""
        return not self.accepted

    def as_json(self) -> dict[str, Any]:
        """As plain values."""
        place = {name: getattr(self.place, name) for name in self.place.__slots__}
        return {
            "key": self.key,
            "code": self.code,
            "severity": self.severity.value,
            "title": self.title,
            "message": self.message,
            "standard": self.standard,
            "accepted": self.accepted,
            "place": {name: value for name, value in place.items() if value not in {"", 0}},
            "fix": {"words": self.fix.words, "replacement": self.fix.replacement},
        }
