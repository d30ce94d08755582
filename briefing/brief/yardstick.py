"""The yardstick of a project: its likelihood scale and its matrix, worded and banded as its house does.

A rating is kept as the id of a term and of an impact. A house has words of its own for them, and bands of its own; they
stand in one setting of the project, so that they travel with the file, are undone like everything else, and reword no
other project. What a term's percentages are is not the house's to say: a term with others would be another scale's.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from briefing.brief.saying import said
from briefing.errors import ItemError
from briefing.model import Likelihood
from briefing.project import Reading, folders
from resources import Band, Impact, MatrixBands, Scale, Term, matrix, scale
from resources.matrices import MATRICES, Row

SETTING = "yardstick"
"""The project's setting that holds what differs from the standard, as JSON."""
LONGEST = 32
"""A name in code points: longer ones fit over no column."""
_USUAL = "icd203"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a house says otherwise than the standard, by id; nothing for what it says as the standard does.

    `bands` are the numbers 1 to 5 of a term's row, from the least impact to the gravest.
    """

    terms: Mapping[str, str] = field(default_factory=dict)
    impacts: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    bands: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.terms or self.impacts or self.levels or self.bands)


@dataclass(frozen=True, slots=True)
class Yardstick:
    """A scale and the matrix that belongs to it, in the words of a house."""

    scale: Scale
    matrix: MatrixBands

    def term_of(self, likelihood: Likelihood | None) -> tuple[Scale, Term] | None:
        """The scale and the term a likelihood names, None where none is set or this Briefing does not know them.

        One of another scale than the project's has that scale's own words.
        """
        if likelihood is None:
            return None
        try:
            known = self.scale if likelihood.scale == self.scale.id else scale(likelihood.scale)
            return known, known.term(likelihood.term)
        except KeyError:
            return None

    @property
    def is_own(self) -> bool:
        """Whether anything in it is the house's own."""
        return self != standard(self.scale.id)


def named(entry: Term | Impact | Band) -> str:
    """The words of a term, an impact or a level in the brief's language; a house's own stay as the house wrote them."""
    return entry.words if entry.standard else said(entry.words)


def standard(scale_id: str) -> Yardstick:
    """The yardstick of a scale as its standard words it; that of ICD 203 for a scale that has no matrix here."""
    for name in MATRICES:
        if matrix(name).scale == scale_id:
            return Yardstick(scale(scale_id), matrix(name))
    return standard(_USUAL)


def yardstick_of(project: Reading) -> Yardstick:
    """The yardstick of a project. What cannot be read of its own words leaves the standard's in force."""
    known = standard(project.setting("scale", _USUAL))
    return worded(known, read(project.setting(SETTING), known))


def worded(known: Yardstick, own: OwnWords) -> Yardstick:
    """A standard yardstick with a house's words and bands in the place of its own."""
    if not own:
        return known
    terms = tuple(_renamed(term, own.terms) for term in known.scale.terms)
    impacts = tuple(_renamed(impact, own.impacts) for impact in known.matrix.impacts)
    levels = tuple(_renamed(level, own.levels) for level in known.matrix.bands)
    rows = tuple(Row(row.term, tuple(own.bands.get(row.term, row.bands))) for row in known.matrix.rows)
    return Yardstick(replace(known.scale, terms=terms), replace(known.matrix, impacts=impacts, bands=levels, rows=rows))


def own_words_of(shown: Yardstick) -> OwnWords:
    """What a yardstick says otherwise than its standard."""
    usual = {row.term: row.bands for row in standard(shown.scale.id).matrix.rows}
    return OwnWords(
        terms={term.id: term.words for term in shown.scale.terms if term.standard},
        impacts={impact.id: impact.words for impact in shown.matrix.impacts if impact.standard},
        levels={level.id: level.words for level in shown.matrix.bands if level.standard},
        bands={row.term: row.bands for row in shown.matrix.rows if row.bands != usual[row.term]},
    )


def with_band(shown: Yardstick, term: str, impact: str, number: int) -> Yardstick:
    """The yardstick with a cell in the band of this number (1 to 5).

    No band falls with rising likelihood or impact: cells that would contradict it follow. KeyError for another id.
    """
    order = [one.id for one in shown.scale.terms]
    row, column = order.index(shown.scale.term(term).id), shown.matrix.impacts.index(shown.matrix.impact(impact))
    bands = {one.term: list(one.bands) for one in shown.matrix.rows}
    for at, one in enumerate(order):
        for place, had in enumerate(bands[one]):
            if (at, place) == (row, column):
                bands[one][place] = number
            elif at >= row and place >= column:
                bands[one][place] = max(had, number)
            elif at <= row and place <= column:
                bands[one][place] = min(had, number)
    rows = tuple(Row(one.term, tuple(bands[one.term])) for one in shown.matrix.rows)
    return replace(shown, matrix=replace(shown.matrix, rows=rows))


def checked(own: OwnWords, known: Yardstick) -> OwnWords:
    """A house's words in one line each, without those that the standard has anyway.

    Raises ItemError where two things would be called the same, a name is too long, or the bands contradict each other:
    each of a row 1 to 5, none falling with rising impact or rising likelihood.
    """
    return OwnWords(
        terms=_names(own.terms, known.scale.terms, also=lambda term: term.expressions),
        impacts=_names(own.impacts, known.matrix.impacts),
        levels=_names(own.levels, known.matrix.bands),
        bands=_rows(own.bands, known),
    )


def read(written: str, known: Yardstick) -> OwnWords:
    """A house's words as they were written; none where they cannot be read, or would contradict each other."""
    try:
        table = json.loads(written) if written else {}
        own = OwnWords(
            terms=_texts(table.get("terms", {})),
            impacts=_texts(table.get("impacts", {})),
            levels=_texts(table.get("levels", {})),
            bands={str(term): tuple(int(number) for number in row) for term, row in table.get("bands", {}).items()},
        )
        return checked(own, known)
    except (ItemError, ValueError, TypeError, AttributeError, RecursionError):
        return OwnWords()


def write(own: OwnWords) -> str:
    """A house's words to be kept; "" for none."""
    table = {"terms": own.terms, "impacts": own.impacts, "levels": own.levels, "bands": own.bands}
    kept = {name: dict(sorted(values.items())) for name, values in table.items() if values}
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def users_file() -> Path:
    """Where the user's own words for new projects stand, by scale. A house gives it to its analysts as it is."""
    return folders.user_folder() / "yardsticks.json"


def users_words(scale_id: str, file: Path | None = None) -> OwnWords:
    """What new projects with this scale begin with; nothing where no such file is or it cannot be read."""
    return read(_kept(file or users_file()).get(scale_id, ""), standard(scale_id))


def set_users_words(scale_id: str, own: OwnWords, file: Path | None = None) -> None:
    """Have new projects with this scale begin so. Raises ItemError as `checked`, OSError where it cannot be written."""
    path = file or users_file()
    written = write(checked(own, standard(scale_id)))
    kept = {**_kept(path), scale_id: written}
    table = {name: json.loads(words) for name, words in sorted(kept.items()) if words}
    folders.put_for_user(path, json.dumps(table, ensure_ascii=False, indent=1) + "\n")


def _kept(file: Path) -> dict[str, str]:
    try:
        table = json.loads(file.read_text(encoding="utf-8"))
        return {str(name): json.dumps(words, ensure_ascii=False) for name, words in table.items()}
    except (OSError, ValueError, AttributeError, RecursionError):
        return {}


def _texts(table: Mapping[str, Any]) -> dict[str, str]:
    return {name: words for name, words in table.items() if isinstance(words, str)}


def _renamed(entry: Any, words: Mapping[str, str]) -> Any:
    """A term, an impact or a level with its own words, where there are any."""
    return replace(entry, words=words[entry.id], standard=entry.words) if entry.id in words else entry


def _names(
    own: Mapping[str, str], entries: Iterable[Any], also: Callable[[Any], tuple[str, ...]] = lambda _entry: ()
) -> dict[str, str]:
    """The names that differ from the standard's; `also` tells what else an entry answers to, whatever it is called."""
    usual = {one.id: one for one in entries}
    given = {name: " ".join(own.get(name, "").split()) for name in usual}
    called = {name: given[name] or one.words for name, one in usual.items()}
    settled = {name: words for name, words in given.items() if words not in ("", usual[name].words)}
    for name, words in settled.items():
        if len(words) > LONGEST:
            raise ItemError(
                f"“{words}” is too long for a heading of the matrix.",
                safe="Nothing was changed.",
                remedy=f"It may have {LONGEST} characters.",
            )
        for other, one in usual.items():
            taken = {taken.casefold() for taken in (called[other], *also(one))}
            if other != name and words.casefold() in taken:
                raise ItemError(
                    f"“{words}” stands for “{called[other]}” already.",
                    safe="Nothing was changed.",
                    remedy="Choose another name: the two could not be told apart.",
                )
    return settled


def _rows(own: Mapping[str, tuple[int, ...]], known: Yardstick) -> dict[str, tuple[int, ...]]:
    """The rows that differ from the standard's, all of them together without a contradiction."""
    usual = {row.term: row.bands for row in known.matrix.rows}
    rows = [tuple(own.get(term.id, usual[term.id])) for term in known.scale.terms]
    whole = all(len(row) == len(known.matrix.impacts) for row in rows)
    levels = {level.number for level in known.matrix.bands}
    rising = all(list(row) == sorted(row) for row in rows)
    falling = any(less > more for below, above in pairwise(rows) for less, more in zip(below, above, strict=False))
    if not whole or not rising or falling or not {number for row in rows for number in row} <= levels:
        raise ItemError(
            "The bands contradict each other: one would fall with rising likelihood or impact.",
            safe="Nothing was changed.",
            remedy="Let every band be at least that of the cell below it and of the cell before it.",
        )
    return {term: tuple(row) for term, row in own.items() if term in usual and tuple(row) != usual[term]}
