"""Likelihood scales: which words an assessment may use, and the band of probability each stands for.

A likelihood is stored as a scale's id and a term's id. A term of one scale is never translated into a term of another:
their bands do not line up.
"""
# SPDX-License-Identifier: MIT

from dataclasses import dataclass
from functools import cache
from typing import Any

from resources.tables import table_of

SCALES = ("icd203", "phia")


@dataclass(frozen=True, slots=True)
class Term:
    """One expression of likelihood; `low` and `high` are percent.

    `alternative` is the expression of the scale's second word set, empty where there is none. `below_high` says that
    the band ends just under `high` and does not reach it. `standard` is the scale's own expression where `words` are
    those of a house, empty where `words` are the scale's.
    """

    id: str
    words: str
    alternative: str
    low: int
    high: int
    below_high: bool = False
    standard: str = ""

    @property
    def expressions(self) -> tuple[str, ...]:
        """Every expression that means this term: what is printed, the standard's, that of its second word set."""
        return tuple(words for words in (self.words, self.standard, self.alternative) if words)

    @property
    def band(self) -> str:
        """The band as it is printed beside the words: "55–80 %", with a space that does not break."""
        return f"{self.low}–{'<' if self.below_high else ''}{self.high}\N{NO-BREAK SPACE}%"


@dataclass(frozen=True, slots=True)
class Scale:
    """A likelihood scale; its terms go from the least to the most likely.

    `note` says what a reader must know of its bands (gaps, word sets), `source` where the scale is defined.
    """

    id: str
    name: str
    terms: tuple[Term, ...]
    note: str
    source: str

    def term(self, term_id: str) -> Term:
        """The term with this id; KeyError where the scale has none."""
        for term in self.terms:
            if term.id == term_id:
                return term
        raise KeyError(f"the scale {self.id} has no term {term_id!r}")


@cache
def scale(scale_id: str) -> Scale:
    """The scale with this id, one of SCALES; KeyError where there is none."""
    table = table_of(__name__, scale_id, SCALES, "likelihood scale")
    return Scale(
        id=table["id"],
        name=table["name"],
        terms=tuple(_term(entry) for entry in table["terms"]),
        note=table["note"],
        source=table["source"],
    )


def _term(entry: dict[str, Any]) -> Term:
    return Term(
        id=entry["id"],
        words=entry["words"],
        alternative=entry.get("alternative", ""),
        low=entry["low"],
        high=entry["high"],
        below_high=entry.get("below_high", False),
    )
