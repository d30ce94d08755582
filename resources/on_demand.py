"""Packages whose names are made when they are first asked for: who wants one of them waits for no others."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from sys import modules


def names_from(package: str, places: Mapping[str, Sequence[str]]) -> Callable[[str], object]:
    """The `__getattr__` of a package: `places` tells which names stand in which of its modules.

    What it returns raises AttributeError for all others, as PEP 562 asks.
    """
    where = {name: f"{package}.{module}" for module, names in places.items() for name in names}

    def found(name: str) -> object:
        if name not in where:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        made: object = getattr(import_module(where[name]), name)
        setattr(modules[package], name, made)
        return made

    return found
