"""Who stands how to whom: the actors of a brief as a graph, and the list of what ties them."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefing.brief.asking import Asked, Choice, Count, Labels, directive
from briefing.brief.blocks import Block
from briefing.brief.exhibits import Graph, GraphEdge, GraphNode
from briefing.brief.filling import Filling, chosen
from briefing.brief.inline import Runs, Text, plain
from briefing.brief.panels.columns import words
from briefing.brief.saying import said
from briefing.brief.tables import Table, TableColumn, TableRow, cell
from briefing.brief.wording import ACTOR_TYPES, capitalised, period_in_words
from briefing.model import Actor, Kind, Relation, RelationType
from briefing.project import Reading

MOST = 12
"""More actors than these overlap in a picture of a page's width."""

_TYPES = {
    RelationType.PRESSURE: "pressure",
    RelationType.SUPPLY: "supply",
    RelationType.TALKS: "talks",
    RelationType.AIM: "aim",
    RelationType.BELONGS: "belongs to",
    RelationType.OTHER: "related",
}
_BOTH_WAYS = (RelationType.TALKS, RelationType.OTHER)
_SHARING = (Kind.RISK, Kind.EVENT, Kind.JUDGEMENT)
_SHOWN_LABELS = 3


@dataclass(frozen=True, slots=True)
class _Tie:
    """Two actors and what is between them; `told` says it in full, with its sources, "" where the label is all."""

    start: Actor
    end: Actor
    label: str
    directed: bool = False
    when: str = ""
    told: Runs = ()
    cited: Runs = ()


@directive(
    "graph",
    "who stands how to whom: the actors and the relations between them",
    of=Choice(("relations", "shared"), "relations, or what actors share: risks, events, judgements"),
    type=Choice(tuple(RelationType), "only relations of these types", several=True),
    limit=Count(f"at most so many actors, those with the most ties ({MOST} where none is given)"),
    list=Choice(("yes", "no"), "whether the relations stand below in words, with their sources"),
    only=Labels("only these actors", "A1,A3"),
    without=Labels("not these actors", "A2"),
)
def graph(filling: Filling, asked: Asked) -> list[Block]:
    """The actors of the brief that are tied to another one; nothing where there is no tie."""
    actors = {one.id: one for one in chosen((one for one in filling.project.all(Actor) if one.in_brief), asked)}
    of = asked.one("of") or ("relations" if filling.project.count(Relation) else "shared")
    ties = _relations(filling, asked, actors) if of == "relations" else _shared(filling.project, actors)
    shown = _most_tied(ties, min(asked.limit or MOST, MOST))
    if not shown:
        return []
    kept = [tie for tie in ties if tie.start.id in shown and tie.end.id in shown]
    drawn = _graph(list(shown.values()), kept, len({id_ for tie in ties for id_ in (tie.start.id, tie.end.id)}))
    in_words = asked.one("list", "yes") == "yes" and of == "relations"
    return [drawn, *(_list(kept) if in_words else [])]


def _relations(filling: Filling, asked: Asked, actors: dict[str, Actor]) -> list[_Tie]:
    found = [
        one
        for one in filling.project.all(Relation)
        if one.from_actor_id in actors
        and one.to_actor_id in actors
        and one.from_actor_id != one.to_actor_id
        and asked.allows("type", one.type)
    ]
    return [_tie(filling, one, actors) for one in found]


def _tie(filling: Filling, relation: Relation, actors: dict[str, Actor]) -> _Tie:
    name = said(_TYPES[relation.type])
    return _Tie(
        actors[relation.from_actor_id],
        actors[relation.to_actor_id],
        label=name,
        directed=relation.type not in _BOTH_WAYS,
        when=period_in_words(relation.period),
        told=plain(relation.note),
        cited=filling.cited(relation.id),
    )


def _shared(project: Reading, actors: dict[str, Actor]) -> list[_Tie]:
    """Actors that take part in the same risk, event or judgement, with the labels of what they share."""
    parts: dict[str, list[str]] = {}
    for begin, end in project.linked(Kind.ACTOR, "actor"):
        if end in actors:
            parts.setdefault(begin, []).append(end)
    named = {item_id: label for kind in _SHARING for item_id, label in project.labels(kind)}
    between: dict[tuple[str, str], list[str]] = {}
    for item_id, taking_part in parts.items():
        if item_id in named:
            for pair in combinations(sorted(set(taking_part)), 2):
                between.setdefault(pair, []).append(named[item_id])
    return [_Tie(actors[one], actors[other], _listed(labels)) for (one, other), labels in sorted(between.items())]


def _listed(labels: Sequence[str]) -> str:
    rest = len(labels) - _SHOWN_LABELS
    shown = ", ".join(labels[:_SHOWN_LABELS])
    return f"{shown} +{rest}" if rest > 0 else shown


def _most_tied(ties: Iterable[_Tie], count: int) -> dict[str, Actor]:
    """The actors with the most ties, by id, in the order they were made."""
    actors: dict[str, Actor] = {}
    ends: Counter[str] = Counter()
    for tie in ties:
        for actor in (tie.start, tie.end):
            actors[actor.id] = actor
            ends[actor.id] += 1
    kept = sorted(actors, key=lambda one: (-ends[one], one))[:count]
    return {one: actors[one] for one in sorted(kept)}


def _graph(actors: Sequence[Actor], ties: Sequence[_Tie], tied: int) -> Graph:
    numbers = {actor.id: f"actor-{number}" for number, actor in enumerate(actors, start=1)}
    return Graph(
        nodes=tuple(GraphNode(numbers[one.id], one.name, said(ACTOR_TYPES[one.type])) for one in actors),
        edges=tuple(_edges(ties, numbers)),
        alt=_in_words(ties),
        caption=plain(_counted(len(actors), ties, tied)),
    )


def _edges(ties: Sequence[_Tie], numbers: dict[str, str]) -> list[GraphEdge]:
    """One line for all that goes the same way between two actors."""
    joined: dict[tuple[str, str, bool], list[str]] = {}
    for tie in ties:
        ends = (numbers[tie.start.id], numbers[tie.end.id])
        pair = ends if tie.directed else (min(ends), max(ends))
        joined.setdefault((*pair, tie.directed), []).append(tie.label)
    return [
        GraphEdge(start, end, ", ".join(dict.fromkeys(labels)), directed)
        for (start, end, directed), labels in joined.items()
    ]


def _in_words(ties: Sequence[_Tie]) -> str:
    told = (f"{tie.start.name} {'→' if tie.directed else '–'} {tie.end.name}: {tie.label}" for tie in ties)
    return f"{said('Relations between actors.')} {'; '.join(told)}."


def _counted(actors: int, ties: Sequence[_Tie], tied: int) -> str:
    relations = said("1 relation" if len(ties) == 1 else "{count} relations", count=len(ties))
    among = said("between {count} actors", count=actors)
    left_out = f" {said('({count} not shown)', count=tied - actors)}" if tied > actors else ""
    return f"{relations} {among}{left_out}."


def _list(ties: Sequence[_Tie]) -> list[Block]:
    headers = (said("From"), said("Relation"), said("To"), said("When"), said("Sources"))
    shares = (2.0, 3.6, 2.0, 2.0, 0.9)
    return [
        Table(
            tuple(TableColumn(share) for share in shares),
            tuple(cell(plain(header)) for header in headers),
            tuple(_row(tie) for tie in ties),
        )
    ]


def _row(tie: _Tie) -> TableRow:
    kind = Text(capitalised(tie.label) + (":" if tie.told else ""), bold=True)
    told: Runs = (kind, Text(" "), *tie.told) if tie.told else (kind,)
    return TableRow(
        (cell(plain(tie.start.name)), cell(told), cell(plain(tie.end.name)), words(tie.when), cell(tie.cited))
    )
