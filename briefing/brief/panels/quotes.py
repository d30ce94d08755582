"""What a brief rests on, word for word: the passages of judgements and risks, and what was said by whom."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.brief.asking import Asked, Choice, Count, Labels, directive
from briefing.brief.blocks import Block, Heading
from briefing.brief.filling import Filling
from briefing.brief.inline import plain
from briefing.brief.notes import EvidenceQuote
from briefing.brief.panels.judgements import judgements_of
from briefing.brief.panels.risks import risks_of
from briefing.brief.quotes import evidence_quote, statement
from briefing.brief.saying import said
from briefing.model import Quote, Stance
from briefing.project import Exhibit


@directive(
    "quotes",
    "what judgements and risks rest on, word for word; then what was said and by whom",
    of=Choice(("judgements", "risks", "statements"), "only the evidence of these", several=True),
    stance=Choice(tuple(Stance), "only passages that stand so", several=True),
    limit=Count("at most so many passages for each item"),
    only=Labels("only those of these items", "J1,R2,Q7"),
)
def evidence_quotes(filling: Filling, asked: Asked) -> list[Block]:
    """The passages, under the name of what they are evidence of."""
    blocks: list[Block] = []
    for name, groups in _GROUPS.items():
        if asked.allows("of", name):
            for label, title, quotes in groups(filling, asked):
                if asked.allows("only", label):
                    blocks += _under(title, quotes)
    if asked.allows("of", "statements"):
        blocks += _under(said("Statements"), list(_said(filling, asked)))
    return blocks


_Group = tuple[str, str, Iterable[EvidenceQuote]]


def _of_judgements(filling: Filling, asked: Asked) -> Iterator[_Group]:
    for number, judgement in enumerate(judgements_of(filling.project), start=1):
        yield judgement.label, said("Judgement {number}", number=number), _passages(filling, asked, judgement.id)


def _of_risks(filling: Filling, asked: Asked) -> Iterator[_Group]:
    for risk in risks_of(filling.project):
        yield risk.label, f"{risk.label} {risk.title}", _passages(filling, asked, risk.id)


_GROUPS = {"judgements": _of_judgements, "risks": _of_risks}


def _passages(filling: Filling, asked: Asked, item_id: str) -> Iterator[EvidenceQuote]:
    for exhibit in _asked_for(filling, asked, item_id):
        yield evidence_quote(filling.book, exhibit)


def _said(filling: Filling, asked: Asked) -> Iterator[EvidenceQuote]:
    for quote in filling.project.all(Quote):
        if quote.in_brief and asked.allows("only", quote.label):
            for exhibit in _asked_for(filling, asked, quote.id):
                yield statement(filling.project, filling.book, quote, exhibit)


def _asked_for(filling: Filling, asked: Asked, item_id: str) -> list[Exhibit]:
    found = [one for one in filling.project.exhibits_of(item_id) if asked.allows("stance", one.evidence.stance)]
    return found[: asked.limit]


def _under(title: str, quotes: Iterable[EvidenceQuote]) -> list[Block]:
    below: list[Block] = list(quotes)
    return [Heading(2, plain(title), in_contents=False), *below] if below else []
