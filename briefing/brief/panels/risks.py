"""The risks of a brief: the table and the matrix."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable

from briefing.brief.asking import Asked, Choice, Count, Labels, Option, directive
from briefing.brief.blocks import Block, Paragraph
from briefing.brief.filling import Filling, chosen, limited
from briefing.brief.inline import LineBreak, Run, Text, plain
from briefing.brief.matrix import level_of, risk_matrix
from briefing.brief.panels.columns import Columns, PanelColumn, columns_option, label_cell, table, words
from briefing.brief.rating import rating_runs
from briefing.brief.saying import said
from briefing.brief.tables import TableCell, cell
from briefing.brief.wording import CONFIDENCES, TRENDS, capitalised, ended, period_in_words
from briefing.brief.yardstick import named, yardstick_of
from briefing.model import Confidence, Impact, Risk, Trend
from briefing.project import Reading


def risks_of(project: Reading) -> list[Risk]:
    """The risks of the brief in the order they were made."""
    return [risk for risk in project.all(Risk) if risk.in_brief]


def _rating(filling: Filling, risk: Risk) -> TableCell:
    details = "; ".join(part for part in (_trend(risk), period_in_words(risk.horizon)) if part)
    rating = rating_runs(risk.likelihood, filling.yardstick)
    return cell((*rating, *plain(f"; {details}")) if details else rating)


def _likelihood(filling: Filling, risk: Risk) -> TableCell:
    return cell(rating_runs(risk.likelihood, filling.yardstick))


def _in_words(_filling: Filling, risk: Risk) -> TableCell:
    """Title and statement, then the objective, then the confidence: never in a sentence with the likelihood."""
    about: tuple[Run, ...] = (Text(risk.title, bold=True),)
    if risk.statement:
        about = (*about, LineBreak(), Text(risk.statement))
    paragraphs = [Paragraph(about)]
    if risk.objective:
        paragraphs.append(Paragraph((Text(said("Objective at risk: "), italic=True), Text(ended(risk.objective)))))
    if risk.confidence:
        sure = f"{said(CONFIDENCES[risk.confidence][0])} {said('confidence')}".strip()
        paragraphs.append(Paragraph(plain(f"{sure}. {ended(risk.confidence_basis)}".strip())))
    return TableCell(tuple(paragraphs))


def _level(filling: Filling, risk: Risk) -> TableCell:
    band = level_of(filling.project, risk)
    return words(capitalised(named(band)) if band else said("not rated"))


def _impact(filling: Filling, risk: Risk) -> str:
    return named(filling.yardstick.matrix.impact(risk.impact.value)) if risk.impact else said("not rated")


def _trend(risk: Risk) -> str:
    return said(TRENDS[risk.trend]) if risk.trend else ""


def _confidence(risk: Risk) -> str:
    return said(CONFIDENCES[risk.confidence][0] if risk.confidence else "not given")


COLUMNS: Columns[Risk] = {
    "label": PanelColumn("", 0.6, label_cell),
    "risk": PanelColumn("Risk", 5.4, _in_words),
    "title": PanelColumn("Risk", 3.4, lambda _, one: cell((Text(one.title, bold=True),))),
    "statement": PanelColumn("Statement", 4.0, lambda _, one: words(one.statement)),
    "objective": PanelColumn("Objective at risk", 2.4, lambda _, one: words(one.objective)),
    "category": PanelColumn("Category", 1.5, lambda _, one: words(one.category)),
    "rating": PanelColumn("Likelihood", 2.3, _rating),
    "likelihood": PanelColumn("Likelihood", 2.0, _likelihood),
    "impact": PanelColumn("Impact", 1.3, lambda filling, one: words(_impact(filling, one))),
    "level": PanelColumn("Level", 1.3, _level),
    "trend": PanelColumn("Trend", 1.0, lambda _, one: words(_trend(one))),
    "horizon": PanelColumn("Horizon", 1.6, lambda _, one: words(period_in_words(one.horizon))),
    "confidence": PanelColumn("Confidence", 1.4, lambda _, one: words(_confidence(one))),
    "sources": PanelColumn("Sources", 1.0, lambda filling, one: cell(filling.cited(one.id))),
}
_STANDARD = ("label", "risk", "rating", "impact", "sources")
_ORDERS = ("made", "score", "likelihood", "impact", "trend", "confidence", "title", "category")
_FILTERS: dict[str, Option] = {
    "only": Labels("only these"),
    "without": Labels("not these", "R2"),
    "category": Labels("only of these categories", "political,economic"),
    "trend": Choice(tuple(Trend), "only with these trends", several=True),
    "impact": Choice(tuple(Impact), "only with these impacts", several=True),
}


@directive(
    "risks",
    "the risks in a table: what each is, likelihood, impact, sources",
    order=Choice(_ORDERS, "in which order; score: by the level of the matrix, the gravest first"),
    limit=Count("at most so many"),
    columns=columns_option(COLUMNS),
    **_FILTERS,
)
def risk_table(filling: Filling, asked: Asked) -> list[Block]:
    """The risks of the brief: what each is, its rating with trend and horizon, and the sources it rests on."""
    return table(filling, asked, COLUMNS, _STANDARD, _asked_for(filling, asked))


@directive(
    "matrix",
    "the likelihood × impact matrix with the risks in it",
    order=Choice(_ORDERS, "in which order the risks are listed"),
    limit=Count("at most so many risks"),
    **_FILTERS,
)
def matrix_of_risks(filling: Filling, asked: Asked) -> list[Block]:
    """The matrix, nothing where there is no risk to show."""
    found = risk_matrix(filling.project, _asked_for(filling, asked))
    return [found] if found is not None else []


def _asked_for(filling: Filling, asked: Asked) -> list[Risk]:
    risks = [
        one
        for one in risks_of(filling.project)
        if asked.allows("category", one.category)
        and asked.allows("trend", one.trend)
        and asked.allows("impact", one.impact)
    ]
    rank = _RANKS.get(asked.one("order", "made"))
    ordered = chosen(risks, asked)
    if rank is not None:
        ordered = sorted(ordered, key=lambda one: rank(filling.project, one))
    return limited(ordered, asked)


def _score(project: Reading, risk: Risk) -> tuple[float, ...]:
    band = level_of(project, risk)
    return (-band.number if band else 1, _likely(project, risk), _grave(project, risk))


def _likely(project: Reading, risk: Risk) -> float:
    found = yardstick_of(project).term_of(risk.likelihood)
    return -found[1].low if found else 1


def _grave(_project: Reading, risk: Risk) -> float:
    return -list(Impact).index(risk.impact) if risk.impact else 1


def _sure(_project: Reading, risk: Risk) -> float:
    return -list(Confidence).index(risk.confidence) if risk.confidence else 1


def _heading(_project: Reading, risk: Risk) -> float:
    return list(Trend).index(risk.trend) if risk.trend else len(Trend)


_RANKS: dict[str, Callable[[Reading, Risk], tuple[float, ...] | float | str]] = {
    "score": _score,
    "likelihood": _likely,
    "impact": _grave,
    "confidence": _sure,
    "trend": _heading,
    "title": lambda _, one: one.title.casefold(),
    "category": lambda _, one: one.category.casefold(),
}
