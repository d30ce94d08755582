"""How an item becomes a row and a row an item: one shape a kind, derived from the fields of its class.

A text is TEXT, a whole number or a truth value INTEGER, a share REAL, a word of an enum TEXT, a tuple JSON in TEXT.
A `Period` takes three columns (NAME_earliest, NAME_latest, NAME_words), a `Likelihood` two (NAME_scale, NAME_term).
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from briefing.model import CLASSES, Found, Heading, Item, Kind, Likelihood, PageBox, Period

Cell: TypeAlias = str | int | float | bytes | None
_Place: TypeAlias = tuple[str, int, int, Callable[[Sequence[Any]], Any] | None]
"""A field, where in a row it begins and ends, and what makes its value; None where the cell is the value."""

_PARTS: dict[type, tuple[str, ...]] = {
    Period: ("earliest", "latest", "words"),
    Likelihood: ("scale", "term"),
}
_JSON_VALUES: dict[type, tuple[str, ...]] = {
    Heading: ("start", "end", "level"),
    PageBox: ("page", "start", "end", "width", "height"),
    Found: ("field", "where"),
}


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    columns: tuple[str, ...]
    to_cells: Callable[[Any], tuple[Cell, ...]]
    from_cells: Callable[[Sequence[Any]], Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """How one kind stands in its table: the table's name, its columns in order, and both ways between."""

    table: str
    columns: tuple[str, ...]
    item_class: type[Item]
    fields: tuple[_Field, ...]
    plan: tuple[_Place, ...]

    def cells(self, item: Item) -> tuple[Cell, ...]:
        """The item as a row, in the order of `columns`."""
        row: list[Cell] = []
        for one in self.fields:
            row.extend(one.to_cells(getattr(item, one.name)))
        return tuple(row)

    def item(self, row: Sequence[Any]) -> Item:
        """The item that a row, in the order of `columns`, stands for."""
        values = {
            name: row[start] if convert is None else convert(row[start:end]) for name, start, end, convert in self.plan
        }
        return self.item_class(**values)

    def columns_of(self, name: str) -> tuple[str, ...]:
        """The columns that hold a field of the class; raises KeyError where it has no such field."""
        for one in self.fields:
            if one.name == name:
                return one.columns
        raise KeyError(name)

    def cells_of(self, name: str, value: object) -> tuple[Cell, ...]:
        """A field's value as cells, in the order of `columns_of`."""
        for one in self.fields:
            if one.name == name:
                return one.to_cells(value)
        raise KeyError(name)


@cache
def shape_of(kind: Kind) -> Shape:
    """The shape of a kind."""
    item_class = CLASSES[kind]
    hints = get_type_hints(item_class)
    shapes = tuple(_field(one.name, hints[one.name]) for one in fields(item_class))
    columns = tuple(column for one in shapes for column in one.columns)
    return Shape(kind.value, columns, item_class, shapes, _plan(shapes))


def _plan(shapes: Sequence[_Field]) -> tuple[_Place, ...]:
    plan = []
    at = 0
    for one in shapes:
        end = at + len(one.columns)
        plan.append((one.name, at, end, None if one.from_cells is _the_cell else one.from_cells))
        at = end
    return tuple(plan)


def _the_cell(cells: Sequence[Any]) -> Any:
    return cells[0]


def _field(name: str, hint: Any) -> _Field:
    base, optional = _without_none(hint)
    if get_origin(base) is tuple:
        return _tuple_field(name, get_args(base)[0])
    if base in _PARTS:
        return _parted_field(name, base)
    if base is bool:
        return _Field(name, (name,), lambda value: (int(value),), lambda cells: bool(cells[0]))
    if issubclass(base, StrEnum):
        return _enum_field(name, base, optional=optional)
    return _Field(name, (name,), lambda value: (value,), _the_cell)


def _without_none(hint: Any) -> tuple[Any, bool]:
    if isinstance(hint, UnionType):
        (base,) = (part for part in get_args(hint) if part is not type(None))
        return base, True
    return hint, False


def _enum_field(name: str, words: type[StrEnum], *, optional: bool) -> _Field:
    by_word = {word.value: word for word in words}

    def from_cells(cells: Sequence[Any]) -> StrEnum | None:
        if cells[0] is None and optional:
            return None
        return by_word[cells[0]]

    return _Field(name, (name,), lambda value: (None if value is None else value.value,), from_cells)


def _parted_field(name: str, value_class: type) -> _Field:
    parts = _PARTS[value_class]
    empty = (None,) * len(parts)

    def to_cells(value: Any) -> tuple[Cell, ...]:
        if value is None:
            return empty
        return tuple(getattr(value, part) for part in parts)

    def from_cells(cells: Sequence[Any]) -> Any:
        if cells[0] is None:
            return None
        return value_class(*cells)

    return _Field(name, tuple(f"{name}_{part}" for part in parts), to_cells, from_cells)


def _tuple_field(name: str, element: type) -> _Field:
    if element is str:
        return _Field(name, (name,), lambda value: (_json(list(value)),), lambda cells: tuple(_list(cells[0])))
    parts = _JSON_VALUES[element]

    def to_cells(value: Any) -> tuple[Cell, ...]:
        return (_json([[getattr(one, part) for part in parts] for one in value]),)

    def from_cells(cells: Sequence[Any]) -> Any:
        return tuple(element(*one) for one in _list(cells[0]))

    return _Field(name, (name,), to_cells, from_cells)


def _list(said: str) -> Any:
    """A JSON array; most are empty."""
    return () if said == "[]" else json.loads(said)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
