"""Competing hypotheses against the evidence: one table for each question (analysis of competing hypotheses, Heuer)."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.brief.asking import Asked, Choice, Count, Labels, directive
from briefing.brief.blocks import Block
from briefing.brief.exhibits import Ach, AchEvidence, AchHypothesis
from briefing.brief.filling import Filling, chosen
from briefing.brief.inline import Runs, plain
from briefing.brief.saying import said
from briefing.model import Consistency, Evidence, Hypothesis, Stance
from briefing.project import Exhibit

MOST = 16
"""More pieces of evidence than these leave no room for the hypotheses' words."""

_USUAL = 12
_LONGEST_QUOTE = 180
_BY_STANCE = {
    Stance.FOR: Consistency.CONSISTENT,
    Stance.AGAINST: Consistency.INCONSISTENT,
    Stance.CONTEXT: Consistency.NOT_APPLICABLE,
}
_POINTS = {
    Consistency.CONSISTENT: 1,
    Consistency.NOT_APPLICABLE: 0,
    Consistency.INCONSISTENT: -1,
    Consistency.VERY_INCONSISTENT: -2,
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A passage and how it sits with each hypothesis it was tied to, by the hypothesis' id."""

    exhibit: Exhibit
    ties: dict[str, Evidence]

    def score(self, hypothesis: Hypothesis) -> Consistency | None:
        """How it sits with a hypothesis: as it was scored, else by its stance; None where nobody tied the two."""
        tie = self.ties.get(hypothesis.id)
        return (tie.consistency or _BY_STANCE[tie.stance]) if tie else None

    def weight(self) -> float:
        """The greatest weight it was given, 1 where none was."""
        return max((tie.weight for tie in self.ties.values() if tie.weight is not None), default=1.0)

    def points(self, hypothesis: Hypothesis) -> int:
        """The score as a number, 0 where there is none."""
        score = self.score(hypothesis)
        return _POINTS[score] if score else 0

    def tells(self, rivals: Sequence[Hypothesis]) -> float:
        """How far it sets the rivals apart: what fits all of them alike decides nothing."""
        points = [self.points(hypothesis) for hypothesis in rivals]
        return (max(points) - min(points)) * self.weight()


@directive(
    "ach",
    "competing hypotheses against the evidence, one table for each question",
    order=Choice(("made", "probability", "against"), "in which order; against: what has least against it first"),
    limit=Count(f"at most so many pieces of evidence, the most telling ones ({_USUAL} where none is given)"),
    only=Labels("only these", "H1,H3"),
    without=Labels("not these", "H2"),
)
def ach(filling: Filling, asked: Asked) -> list[Block]:
    """The hypotheses of the brief that have evidence, with the rivals that answer the same question."""
    found = chosen((one for one in filling.project.all(Hypothesis) if one.in_brief), asked)
    questions = dict.fromkeys(one.question.strip() for one in found)
    tables = (_table(filling, asked, [one for one in found if one.question.strip() == each]) for each in questions)
    return [table for table in tables if table is not None]


def _table(filling: Filling, asked: Asked, rivals: list[Hypothesis]) -> Ach | None:
    pieces = _pieces(filling, rivals)
    if not pieces:
        return None
    ordered = _ordered(rivals, pieces, asked.one("order", "made"))
    shown = _most_telling(pieces, rivals, min(asked.limit or _USUAL, MOST))
    scores = tuple(tuple(_sign(piece.score(one)) for piece in shown) for one in ordered)
    return Ach(
        hypotheses=tuple(_row(filling, one, pieces) for one in ordered),
        evidence=tuple(_column(filling, number, piece) for number, piece in enumerate(shown, start=1)),
        scores=scores,
        header=said("Hypothesis"),
        against=said("Against"),
        caption=plain(_finding(ordered, pieces)),
        source=plain(_key(scores, len(shown), len(pieces))),
    )


def _pieces(filling: Filling, rivals: Sequence[Hypothesis]) -> list[_Piece]:
    """Every passage that is tied to one of the rivals, once, in the order the ties were made."""
    found: dict[str, _Piece] = {}
    for one in rivals:
        for exhibit in filling.project.exhibits_of(one.id):
            piece = found.setdefault(exhibit.passage.id, _Piece(exhibit, {}))
            piece.ties[one.id] = exhibit.evidence
    return sorted(found.values(), key=lambda piece: piece.exhibit.evidence.id)


def _ordered(rivals: list[Hypothesis], pieces: Sequence[_Piece], order: str) -> list[Hypothesis]:
    match order:
        case "probability":
            return sorted(rivals, key=lambda one: -one.probability if one.probability is not None else 1.0)
        case "against":
            return sorted(rivals, key=lambda one: _against(one, pieces))
        case _:
            return rivals


def _against(hypothesis: Hypothesis, pieces: Sequence[_Piece]) -> float:
    """How much speaks against a hypothesis; what speaks for it does not count: it may fit the others as well."""
    return sum(-min(0, piece.points(hypothesis)) * piece.weight() for piece in pieces)


def _most_telling(pieces: list[_Piece], rivals: Sequence[Hypothesis], count: int) -> list[_Piece]:
    if len(pieces) <= count:
        return pieces
    kept = sorted(pieces, key=lambda piece: -piece.tells(rivals))[:count]
    return [piece for piece in pieces if piece in kept]


def _row(filling: Filling, hypothesis: Hypothesis, pieces: Sequence[_Piece]) -> AchHypothesis:
    scores = [piece.score(hypothesis) for piece in pieces]
    counts = ((scores.count(score), score.value) for score in (Consistency.INCONSISTENT, Consistency.VERY_INCONSISTENT))
    against = ", ".join(f"{count} {sign}" for count, sign in counts if count)
    words = hypothesis.statement
    if hypothesis.probability is not None:
        words = f"{words} ({hypothesis.probability:g}\N{NO-BREAK SPACE}%)"
    return AchHypothesis(hypothesis.label, plain(words), against or said("nothing"))


def _column(filling: Filling, number: int, piece: _Piece) -> AchEvidence:
    cited = filling.book.cite([piece.exhibit])
    quote: Runs = plain(f"“{_shortened(piece.exhibit.passage.quote)}”")
    weights = [tie.weight for tie in piece.ties.values() if tie.weight is not None]
    weight = said("weight {number}", number=f"{max(weights):g}") if weights else ""
    return AchEvidence(f"E{number}", (*quote, *((cited,) if cited else ())), weight)


def _shortened(quote: str) -> str:
    words = " ".join(quote.split())
    if len(words) <= _LONGEST_QUOTE:
        return words
    return f"{words[:_LONGEST_QUOTE].rpartition(' ')[0]} …"


def _sign(score: Consistency | None) -> str:
    return score.value if score else ""


def _finding(rivals: Sequence[Hypothesis], pieces: Sequence[_Piece]) -> str:
    """The question, and which hypothesis has the least against it."""
    least = min(_against(one, pieces) for one in rivals)
    standing = [one for one in rivals if _against(one, pieces) == least]
    question = rivals[0].question.strip()
    if len(standing) == len(rivals):
        finding = said("The evidence does not set the hypotheses apart.")
    else:
        finding = said("Least speaks against {labels}.", labels=", ".join(one.label for one in standing))
    return f"{question} {finding}" if question else finding


def _key(scores: Sequence[Sequence[str]], shown: int, there: int) -> str:
    """What the signs stand for, those that are used, and how much evidence is not shown."""
    used = {sign for row in scores for sign in row}
    meanings = (
        (Consistency.CONSISTENT, "consistent"),
        (Consistency.INCONSISTENT, "inconsistent"),
        (Consistency.VERY_INCONSISTENT, "very inconsistent"),
        (Consistency.NOT_APPLICABLE, "not applicable"),
    )
    parts = [f"{sign.value} {said(words)}" for sign, words in meanings if sign.value in used]
    if shown < there:
        parts.append(said("the {shown} most telling of {there} pieces of evidence", shown=shown, there=there))
    return f"{' · '.join(parts)}."
