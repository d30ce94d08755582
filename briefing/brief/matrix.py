"""The likelihood × impact matrix of a brief, with the project's risks in it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from briefing.brief.exhibits import Direction, Matrix, MatrixBand, MatrixMark, MatrixRow
from briefing.brief.inline import plain
from briefing.brief.saying import said
from briefing.brief.wording import TRENDS, capitalised
from briefing.brief.yardstick import named, yardstick_of
from briefing.model import Risk, Trend
from briefing.project import Reading
from resources import Band, MatrixBands, Scale

# One warm ramp, pale to strong, so that greyscale reads in the same order.
_FILLS = ("#EDF3EB", "#F3EDCB", "#F6D9A8", "#EBAA84", "#D97466")
_DIRECTIONS = {Trend.RISING: Direction.RISING, Trend.STEADY: Direction.STEADY, Trend.FALLING: Direction.FALLING}


def risk_matrix(project: Reading, risks: list[Risk]) -> Matrix | None:
    """The matrix with these risks, None where there is none to show or the scale has no matrix."""
    known = _tables(project)
    if known is None or not risks:
        return None
    terms, table = known
    from_the_top = tuple(reversed(terms.terms))
    return Matrix(
        rows=tuple(MatrixRow(capitalised(term.words), term.band) for term in from_the_top),
        columns=tuple(capitalised(named(impact)) for impact in table.impacts),
        cells=tuple(
            tuple(table.band(term.id, impact.id).number - 1 for impact in table.impacts) for term in from_the_top
        ),
        bands=tuple(MatrixBand(capitalised(named(band)), fill) for band, fill in zip(table.bands, _FILLS, strict=True)),
        marks=tuple(_mark(risk, terms, table) for risk in risks),
        row_axis=said("Likelihood"),
        column_axis=said("Impact"),
        unrated=said("Not rated"),
        alt=_in_words(risks, terms, table),
        caption=plain(_finding(risks, terms, table)),
    )


def level_of(project: Reading, risk: Risk) -> Band | None:
    """The level of a risk by the project's matrix, None while it is not rated."""
    known = _tables(project)
    number = _level(risk, *known) if known else None
    return known[1].bands[number - 1] if known and number else None


def _tables(project: Reading) -> tuple[Scale, MatrixBands] | None:
    known = yardstick_of(project)
    # Of a scale that this Briefing does not know there is no matrix to show.
    return (known.scale, known.matrix) if project.setting("scale", known.scale.id) == known.scale.id else None


def _mark(risk: Risk, terms: Scale, table: MatrixBands) -> MatrixMark:
    row, column = _cell(risk, terms, table)
    return MatrixMark(
        label=risk.label,
        title=plain(risk.title),
        row=row,
        column=column,
        direction=_DIRECTIONS[risk.trend] if risk.trend else Direction.UNKNOWN,
        trend=capitalised(said(TRENDS[risk.trend])) if risk.trend else "",
        target=f"#{risk.label}",
    )


def _cell(risk: Risk, terms: Scale, table: MatrixBands) -> tuple[int | None, int | None]:
    if risk.likelihood is None or risk.impact is None or risk.likelihood.scale != terms.id:
        return None, None
    try:
        place = terms.terms.index(terms.term(risk.likelihood.term))
        impact = table.impacts.index(table.impact(risk.impact.value))
    except KeyError:
        return None, None
    return len(terms.terms) - 1 - place, impact


def _finding(risks: list[Risk], terms: Scale, table: MatrixBands) -> str:
    """What the picture shows, in a sentence: how many risks stand at which level, the gravest first."""
    levels = [_level(risk, terms, table) for risk in risks]
    counts = [(levels.count(band.number), band) for band in reversed(table.bands)]
    parts = [f"{count} {named(band)}" for count, band in counts if count]
    if None in levels:
        parts.append(f"{levels.count(None)} {said('not rated')}")
    counted = said("1 risk" if len(risks) == 1 else "{count} risks", count=len(risks))
    return f"{counted}: {', '.join(parts)}."


def _level(risk: Risk, terms: Scale, table: MatrixBands) -> int | None:
    if risk.likelihood is None or risk.impact is None or _cell(risk, terms, table) == (None, None):
        return None
    return table.band(risk.likelihood.term, risk.impact.value).number


def _in_words(risks: list[Risk], terms: Scale, table: MatrixBands) -> str:
    told = []
    for risk in risks:
        row, column = _cell(risk, terms, table)
        if row is None or column is None:
            told.append(f"{risk.label}: {said('not rated')}")
        else:
            term = terms.terms[len(terms.terms) - 1 - row]
            told.append(f"{risk.label}: {term.words}, {named(table.impacts[column])}")
    return f"{said('Risks by likelihood and impact.')} {'; '.join(told)}."
