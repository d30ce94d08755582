"""What a brief rests on and watches: assumptions, alternatives, indicators, gaps."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from briefing.brief.asking import Asked, Choice, Count, Labels, directive
from briefing.brief.blocks import Block
from briefing.brief.exhibits import Indicator as IndicatorEntry
from briefing.brief.exhibits import Indicators
from briefing.brief.filling import Filling, chosen, limited
from briefing.brief.inline import Runs, plain
from briefing.brief.panels.columns import Columns, PanelColumn, columns_option, label_cell, table, words
from briefing.brief.saying import said
from briefing.brief.tables import cell
from briefing.brief.wording import SIGHTINGS, SUPPORTS, capitalised, period_in_words
from briefing.model import (
    Assumption,
    Gap,
    Hypothesis,
    Importance,
    Indicator,
    Judgement,
    Kind,
    Link,
    Risk,
    Sighting,
    Support,
    name_of,
)
from briefing.project import Reading

_LAST = 99


@directive(
    "indicators",
    "what to watch: each indicator, what it bears on, whether it was seen",
    order=Choice(("made", "status"), "in which order; status: what was seen first"),
    limit=Count("at most so many"),
    status=Choice(tuple(Sighting), "only with these states", several=True),
    only=Labels("only these", "I1,I3"),
    without=Labels("not these", "I2"),
)
def indicators(filling: Filling, asked: Asked) -> list[Block]:
    """The indicators of the brief."""
    found = [one for one in filling.project.all(Indicator) if one.in_brief and asked.allows("status", one.sighting)]
    ordered = chosen(found, asked)
    if asked.one("order") == "status":
        ordered = sorted(ordered, key=lambda one: -list(Sighting).index(one.sighting))
    entries = tuple(_indicator(filling, one) for one in limited(ordered, asked))
    header = (said("Indicator"), said("Bears on"), said("Status"))
    return [Indicators(entries, header)] if entries else []


def _indicator(filling: Filling, indicator: Indicator) -> IndicatorEntry:
    sentence = f"{indicator.statement} ({indicator.threshold})" if indicator.threshold else indicator.statement
    seen = period_in_words(indicator.seen)
    status = capitalised(said(SIGHTINGS[indicator.sighting]))
    return IndicatorEntry(
        runs=(*plain(sentence), *filling.cited(indicator.id)),
        bears_on=_bears_on(filling, indicator),
        status=f"{status}, {seen}" if seen else status,
        level=list(Sighting).index(indicator.sighting) + 1,
        levels=len(Sighting),
    )


def _bears_on(filling: Filling, indicator: Indicator) -> Runs:
    """The labels of the judgements and risks it bears on, with their names."""
    named = []
    for link in filling.project.links_of(indicator.id):
        target = _target(filling.project, link)
        if target is not None:
            named.append(f"{target.label} {name_of(target)}")
    return plain("; ".join(named))


def _target(project: Reading, link: Link) -> Judgement | Risk | None:
    if link.role != "target":
        return None
    if link.to_kind == Kind.JUDGEMENT.value:
        return project.find(Judgement, link.to_id)
    return project.find(Risk, link.to_id) if link.to_kind == Kind.RISK.value else None


def _importance(gap: Gap) -> str:
    return said(capitalised(gap.importance.value) if gap.importance else "not given")


def _standing(assumption: Assumption) -> str:
    return capitalised(said(SUPPORTS[assumption.support])) if assumption.support else said("not checked")


_GAPS: Columns[Gap] = {
    "label": PanelColumn("", 0.6, label_cell),
    "question": PanelColumn("Question", 4.0, lambda _, one: words(one.question)),
    "importance": PanelColumn(
        "Importance",
        1.3,
        lambda _, one: words(_importance(one)),
    ),
    "collection": PanelColumn("How it could be closed", 3.4, lambda _, one: words(one.collection)),
}


@directive(
    "gaps",
    "what is not known, how much it matters, how it could be found out",
    order=Choice(("made", "importance"), "in which order"),
    limit=Count("at most so many"),
    importance=Choice(tuple(Importance), "only of this importance", several=True),
    only=Labels("only these", "G1,G3"),
    columns=columns_option(_GAPS),
    without=Labels("not these", "G2"),
)
def gaps(filling: Filling, asked: Asked) -> list[Block]:
    """The information gaps of the brief."""
    found = [one for one in filling.project.all(Gap) if one.in_brief and asked.allows("importance", one.importance)]
    ordered = chosen(found, asked)
    if asked.one("order") == "importance":
        ordered = sorted(ordered, key=lambda one: -list(Importance).index(one.importance) if one.importance else 1)
    return table(filling, asked, _GAPS, ("question", "importance", "collection"), limited(ordered, asked))


_ASSUMPTIONS: Columns[Assumption] = {
    "label": PanelColumn("", 0.6, label_cell),
    "statement": PanelColumn(
        "Assumption", 4.0, lambda filling, one: cell((*plain(one.statement), *filling.cited(one.id)))
    ),
    "support": PanelColumn(
        "How it stands",
        1.5,
        lambda _, one: words(_standing(one)),
    ),
    "basis": PanelColumn("Why", 3.4, lambda _, one: words(one.basis)),
}


@directive(
    "assumptions",
    "the key assumptions and how well each stands",
    order=Choice(("made", "support"), "in which order; support: the weakest first"),
    limit=Count("at most so many"),
    support=Choice(tuple(Support), "only those that stand so", several=True),
    only=Labels("only these", "K1,K3"),
    columns=columns_option(_ASSUMPTIONS),
    without=Labels("not these", "K2"),
)
def assumptions(filling: Filling, asked: Asked) -> list[Block]:
    """The key assumptions of the brief."""
    found = [one for one in filling.project.all(Assumption) if one.in_brief and asked.allows("support", one.support)]
    ordered = chosen(found, asked)
    if asked.one("order") == "support":
        ordered = sorted(ordered, key=lambda one: -list(Support).index(one.support) if one.support else -_LAST)
    return table(filling, asked, _ASSUMPTIONS, ("statement", "support", "basis"), limited(ordered, asked))


_HYPOTHESES: Columns[Hypothesis] = {
    "label": PanelColumn("", 0.6, label_cell),
    "question": PanelColumn("Question", 2.6, lambda _, one: words(one.question)),
    "statement": PanelColumn(
        "Alternative", 4.4, lambda filling, one: cell((*plain(one.statement), *filling.cited(one.id)))
    ),
    "probability": PanelColumn("Probability", 1.2, lambda _, one: words(_per_cent(one))),
}


@directive(
    "alternatives",
    "the competing hypotheses with the probabilities that were given",
    order=Choice(("made", "probability"), "in which order"),
    limit=Count("at most so many"),
    only=Labels("only these", "H1,H3"),
    columns=columns_option(_HYPOTHESES),
    without=Labels("not these", "H2"),
)
def alternatives(filling: Filling, asked: Asked) -> list[Block]:
    """The competing hypotheses of the brief."""
    ordered = chosen((one for one in filling.project.all(Hypothesis) if one.in_brief), asked)
    if asked.one("order") == "probability":
        ordered = sorted(ordered, key=lambda one: -one.probability if one.probability is not None else 1.0)
    return table(filling, asked, _HYPOTHESES, ("statement", "probability"), limited(ordered, asked))


def _per_cent(hypothesis: Hypothesis) -> str:
    given = hypothesis.probability
    return said("not given") if given is None else f"{given:g}\N{NO-BREAK SPACE}%"
