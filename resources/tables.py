"""Tables that stand beside the code that reads them, as TOML."""
# SPDX-License-Identifier: MIT

import tomllib
from collections.abc import Collection
from importlib.resources import files
from typing import Any


def table_of(package: str, table_id: str, known: Collection[str], what: str) -> dict[str, Any]:
    """The table with this id in a package, one of `known`; KeyError where there is none, which says `what` it is of."""
    if table_id not in known:
        raise KeyError(f"there is no {what} {table_id!r}")
    table: dict[str, Any] = tomllib.loads(files(package).joinpath(f"{table_id}.toml").read_text(encoding="utf-8"))
    return table
