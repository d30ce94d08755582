"""What the list of a panel shows, as its panel tells it."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.model import Kind
from ui.panels.columns import Column, Line


@dataclass(frozen=True, slots=True)
class Listing:
    """What the list of a panel shows: its names, its columns, what a row says and is found by.

    `order` is the column it is ordered by at first. `renames` is the field that is typed over in place, "" for none.
    `new` is what a new item is called until it is typed over; `new_name` names the button that makes one, "" for none.
    """

    name: str
    filter_name: str
    columns: Sequence[Column]
    described: Callable[[Line], str]
    found_in: Callable[[Line], str]
    order: int
    renames: str = ""
    new: str = ""
    new_name: str = ""
    speaks_of: tuple[Kind, ...] = ()
