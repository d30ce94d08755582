"""The actors of a brief, in one table."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from briefing.brief.asking import Asked, Choice, Count, Labels, directive
from briefing.brief.blocks import Block, Paragraph
from briefing.brief.filling import Filling, chosen, limited
from briefing.brief.inline import Text, plain
from briefing.brief.panels.columns import Columns, PanelColumn, columns_option, table, words
from briefing.brief.saying import said
from briefing.brief.tables import TableCell, cell
from briefing.brief.wording import ACTOR_TYPES, capitalised
from briefing.model import Actor, ActorType, Kind


def _named(_filling: Filling, actor: Actor) -> TableCell:
    name = Paragraph((Text(actor.name, bold=True),))
    role = Paragraph(plain(actor.role or capitalised(said(ACTOR_TYPES[actor.type]))))
    return TableCell((name, role), heads_row=True)


COLUMNS: Columns[Actor] = {
    "actor": PanelColumn("Actor", 2.9, _named),
    "name": PanelColumn("Actor", 2.0, lambda _, one: cell((Text(one.name, bold=True),), heads_row=True)),
    "type": PanelColumn("Type", 1.4, lambda _, one: words(capitalised(said(ACTOR_TYPES[one.type])))),
    "role": PanelColumn("Role", 2.0, lambda _, one: words(one.role)),
    "interest": PanelColumn("Interest", 3.0, lambda _, one: words(one.interest)),
    "capability": PanelColumn("Capability", 3.0, lambda _, one: words(one.capability)),
    "position": PanelColumn("Assessed position", 3.0, lambda _, one: words(one.position)),
    "leverage": PanelColumn("Leverage", 3.0, lambda _, one: words(one.leverage)),
    "sources": PanelColumn("Sources", 1.0, lambda filling, one: cell(filling.cited(one.id))),
}
_STANDARD = ("actor", "interest", "position", "leverage", "sources")


@directive(
    "actors",
    "the actors in a table: what they want, where they stand, what they can do",
    order=Choice(("made", "name", "type", "evidence"), "in which order; evidence: the most attested first"),
    limit=Count("at most so many"),
    type=Choice(tuple(ActorType), "only of these types", several=True),
    only=Labels("only these", "A1,A3"),
    columns=columns_option(COLUMNS),
    without=Labels("not these", "A2"),
)
def actor_table(filling: Filling, asked: Asked) -> list[Block]:
    """The actors of the brief in one table."""
    actors = [one for one in filling.project.all(Actor) if one.in_brief and asked.allows("type", one.type)]
    ordered = _ordered(filling, asked, chosen(actors, asked))
    return table(filling, asked, COLUMNS, _STANDARD, limited(ordered, asked))


def _ordered(filling: Filling, asked: Asked, actors: list[Actor]) -> list[Actor]:
    match asked.one("order", "made"):
        case "name":
            return sorted(actors, key=lambda one: one.name.casefold())
        case "type":
            return sorted(actors, key=lambda one: list(ActorType).index(one.type))
        case "evidence":
            counts = filling.project.evidence_counts(Kind.ACTOR)
            return sorted(actors, key=lambda one: -counts.get(one.id, 0))
        case _:
            return actors
