"""The sample content: eight articles in the project's own words, and the recipe of the sample project made from them.

The articles tell real, public facts of the S-400 and F-35 affair up to 5 January 2026; the outlets, the experts and the
unnamed people in them are imagined. This package holds data only: `briefing` builds the sample project from it.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def articles() -> list[Traversable]:
    """The sample articles as files, in the order of the recipe's sources: the first becomes S1.

    Two are `.html`, one is `.md`, the others are `.txt`; all are UTF-8. Use `importlib.resources.as_file` where a path
    on disk is needed.
    """
    folder = resources.files(__name__) / "articles"
    return [folder / source["file"] for source in recipe()["source"]]


def recipe() -> dict[str, Any]:
    """The recipe of the sample project, as `recipe.toml` says it: one list of tables a kind.

    Kinds: project, origin, source, actor (with mention), risk, judgement, event, quote, note, assumption, indicator,
    gap, hypothesis, relation, tag, brief (with section). Evidence is `{source, quote, occurrence?, stance, note?}`: the
    file, its exact text, which occurrence (from 1, 1 when absent) and whether it speaks for, against, or gives context.
    An absent text means an empty one; an absent grade, rating or period means not given.
    """
    return tomllib.loads((resources.files(__name__) / "recipe.toml").read_text(encoding="utf-8"))
