"""Likelihood × impact matrices: the band of each pair, read from a table and never computed as a product."""
# SPDX-License-Identifier: MIT

from dataclasses import dataclass
from functools import cache

from resources.tables import table_of

MATRICES = ("icd203", "phia")


@dataclass(frozen=True, slots=True)
class Impact:
    """One column of a matrix; `standard` is its usual name where `words` are those of a house, else empty."""

    id: str
    words: str
    standard: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """One level of risk; `number` runs from 1 (least) to 5 and is printed beside the colour.

    `standard` is its usual name where `words` are those of a house, else empty.
    """

    number: int
    id: str
    words: str
    standard: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """The bands of one term, as numbers, from the least impact to the greatest."""

    term: str
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MatrixBands:
    """A matrix for the terms of one scale; impacts and bands go from least to greatest, rows as in the file."""

    id: str
    name: str
    scale: str
    impacts: tuple[Impact, ...]
    bands: tuple[Band, ...]
    rows: tuple[Row, ...]

    def band(self, term_id: str, impact_id: str) -> Band:
        """The band of a term and an impact; KeyError where the matrix has no such row or column."""
        column = self._column(impact_id)
        for row in self.rows:
            if row.term == term_id:
                return self.bands[row.bands[column] - 1]
        raise KeyError(f"the matrix {self.id} has no row {term_id!r}")

    def impact(self, impact_id: str) -> Impact:
        """The impact with this id; KeyError where the matrix has none."""
        return self.impacts[self._column(impact_id)]

    def _column(self, impact_id: str) -> int:
        for number, impact in enumerate(self.impacts):
            if impact.id == impact_id:
                return number
        raise KeyError(f"the matrix {self.id} has no impact {impact_id!r}")


@cache
def matrix(matrix_id: str) -> MatrixBands:
    """The matrix with this id, one of MATRICES; KeyError where there is none."""
    table = table_of(__name__, matrix_id, MATRICES, "matrix")
    return MatrixBands(
        id=table["id"],
        name=table["name"],
        scale=table["scale"],
        impacts=tuple(Impact(**entry) for entry in table["impacts"]),
        bands=tuple(Band(**entry) for entry in table["bands"]),
        rows=tuple(Row(term, tuple(bands)) for term, bands in table["rows"].items()),
    )
