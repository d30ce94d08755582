"""Invented items of every kind, with the values that break naive code, for property tests."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from briefing.model import CLASSES, Found, Heading, Item, Kind, Likelihood, PageBox, Period

POINTERS: dict[Kind, dict[str, Kind]] = {
    Kind.SOURCE: {"origin_id": Kind.ORIGIN},
    Kind.REVISION: {"source_id": Kind.SOURCE},
    Kind.PASSAGE: {"revision_id": Kind.REVISION},
    Kind.EVIDENCE: {"passage_id": Kind.PASSAGE},
    Kind.RELATION: {"from_actor_id": Kind.ACTOR, "to_actor_id": Kind.ACTOR},
    Kind.QUOTE: {"speaker_id": Kind.ACTOR},
    Kind.SECTION: {"brief_id": Kind.BRIEF},
    Kind.ISSUE: {"brief_id": Kind.BRIEF},
}
"""Fields that must name an item which is there, by kind, with the kind they name."""

MAY_BE_NONE = {"origin_id", "speaker_id"}

NASTY = (
    "",
    " ",
    "İstanbul ı i",
    "🇹🇷👩‍👩‍👧 S‑400",
    "e\u0301\u0301\u0301",
    "مرحبا \u202eabc\u202c",
    "שלום\u2067x\u2069",
    "two\r\nlines\u2028and\u00a0\u200b",
    "'; DROP TABLE actor; --",
    'R&D <x> "quoted" \\ %s {0}',
    "\U0010ffff",
    "\ufeffmark",
    "NULL",
    "1e400",
)

texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
)
whole_numbers = st.one_of(st.integers(0, 5_000), st.sampled_from([-1, 2**31, 2**53 + 1, 2**63 - 1, -(2**63)]))
shares = st.one_of(
    st.sampled_from([0.0, -0.0, 0.1, 1.0, 5e-324, 1.7976931348623157e308, 9007199254740993.0]),
    st.floats(allow_nan=False, allow_infinity=False),
)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Periods of days or moments, open or closed, with words."""
    words = draw(texts)
    offsets = st.integers(-14 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
    moments = st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=offsets)  # noqa: DTZ001 naive bounds
    days: Any = draw(st.sampled_from([st.dates(date(1000, 1, 1)), moments]))
    first, last = sorted((draw(days), draw(days)))
    ends = draw(st.sampled_from([("", ""), (first, ""), ("", last), (first, last), (first, first)]))
    return Period(*(end.isoformat() if end else "" for end in ends), words)


_VALUES: dict[type, st.SearchStrategy[Any]] = {
    str: texts,
    int: whole_numbers,
    float: shares,
    bool: st.booleans(),
    Period: periods(),
    Likelihood: st.builds(Likelihood, texts, texts),
    Found: st.builds(Found, texts, texts),
    Heading: st.builds(Heading, whole_numbers, whole_numbers, st.integers(1, 6)),
    PageBox: st.builds(PageBox, whole_numbers, whole_numbers, whole_numbers, shares, shares),
}

_NAMED_BY_US = {"id", "label"}


def _values_of(hint: Any) -> st.SearchStrategy[Any]:
    if isinstance(hint, UnionType):
        (base,) = (part for part in get_args(hint) if part is not type(None))
        return st.none() | _values_of(base)
    if get_origin(hint) is tuple:
        return st.lists(_values_of(get_args(hint)[0]), max_size=3).map(tuple)
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return _VALUES[hint]


@cache
def own_values(kind: Kind) -> dict[str, st.SearchStrategy[Any]]:
    """What each field of a kind can hold, but for its id, its label and what it points at."""
    item_class = CLASSES[kind]
    hints = get_type_hints(item_class)
    ours = _NAMED_BY_US | set(POINTERS.get(kind, {}))
    return {one.name: _values_of(hints[one.name]) for one in fields(item_class) if one.name not in ours}


@st.composite
def items(draw: st.DrawFn, kind: Kind, there: Mapping[Kind, Sequence[str]] | None = None) -> Item:
    """A new item of a kind that points only at the ids `there`; assumes that there are some where it must."""
    values = draw(st.fixed_dictionaries(own_values(kind)))
    for name, pointed in POINTERS.get(kind, {}).items():
        ids = (there or {}).get(pointed, ())
        may_be = st.sampled_from(ids) if ids else st.nothing()
        values[name] = draw(st.none() | may_be if name in MAY_BE_NONE else may_be)
    if kind is Kind.SETTING:
        values["id"] = draw(texts)
    return CLASSES[kind](**values)


def is_possible(kind: Kind, there: Mapping[Kind, Sequence[str]]) -> bool:
    """Whether a new item of this kind has everything it must point at."""
    return all(there.get(pointed) for name, pointed in POINTERS.get(kind, {}).items() if name not in MAY_BE_NONE)


def pointing_at(kind: Kind) -> list[tuple[Kind, str]]:
    """The kinds and fields that can point at an item of this kind."""
    return [(other, name) for other, named in POINTERS.items() for name, pointed in named.items() if pointed is kind]
