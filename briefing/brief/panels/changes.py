"""What changed since the last issue, in words: what moved and why, what is new, what is gone."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator

from briefing.brief.asking import Asked, Choice, Count, directive
from briefing.brief.blocks import Block, ListBlock, ListItem, Paragraph, ParagraphRole
from briefing.brief.changes import Changes, Difference
from briefing.brief.filling import Filling
from briefing.brief.inline import Citation, Run, Runs, Text, plain
from briefing.brief.rating import rating_runs
from briefing.brief.saying import said
from briefing.brief.wording import capitalised, moment_in_words
from briefing.brief.yardstick import named
from briefing.model import Issue

_GROUPS = {
    "likelihoods": ("likelihood",),
    "ratings": ("confidence", "impact", "trend"),
    "evidence": ("evidence",),
    "judgements": ("judgement",),
    "risks": ("risk",),
    "actors": ("actor",),
    "indicators": ("indicator",),
}
_NEW = {
    "judgement": "New judgement: ",
    "risk": "New risk: ",
    "actor": "New actor: ",
    "indicator": "New indicator: ",
}
_MOVES = ("likelihood", "confidence", "impact", "trend", "evidence")


@directive(
    "changes",
    "what changed since the last issue: what moved and why, new evidence, actors, risks, sources",
    of=Choice((*_GROUPS, "sources"), "only these", several=True),
    limit=Count("at most so many"),
)
def changes(filling: Filling, asked: Asked) -> list[Block]:
    """The changes as a list; nothing before the first issue."""
    found = filling.changes
    if found is None:
        return []
    lines = [_line(filling, one) for one in found.differences if _is_asked(one, asked)]
    if asked.allows("of", "sources"):
        lines += _about_sources(filling, found)
    if not lines:
        return [_note(said("Nothing has changed since {issue}.", issue=issue_in_words(found.since)))]
    entries = tuple(ListItem((Paragraph(runs),)) for runs in lines[: asked.limit])
    return [_note(said("Since {issue}:", issue=issue_in_words(found.since))), ListBlock(entries)]


def issue_in_words(issue: Issue) -> str:
    """An issue as a reader knows it: "SAMPLE-2026-001 of 6 January 2026, 15:00 UTC"."""
    called = issue.serial or said("version {number}", number=issue.version)
    return said("{issue} of {moment}", issue=called, moment=moment_in_words(issue.issued_at))


def moved_in_words(filling: Filling, item_id: str) -> Runs:
    """What moved of a judgement since the last issue, for the line below it; () where nothing did.

    Likelihood and confidence each have a sentence of their own.
    """
    found = filling.changes
    runs: list[Run] = []
    for one in found.of(item_id) if found else ():
        if one.what in {"likelihood", "confidence"}:
            first, *rest = _moved(filling, one)
            runs += [*([Text(" ")] if runs else []), Text(capitalised(first.visible())), *rest, Text(".")]
        elif one.what == "new":
            runs.append(Text(said("New in this issue.")))
    return tuple(runs)


def _is_asked(one: Difference, asked: Asked) -> bool:
    named = {group for group, whats in _GROUPS.items() if one.what in whats or one.kind in whats}
    wanted = asked.some("of")
    return not wanted or not named.isdisjoint(wanted)


def _line(filling: Filling, one: Difference) -> Runs:
    item = Text(f"{one.label} {one.name.rstrip('.')}".strip(), bold=True)
    why = _why(filling, one)
    match one.what:
        case "new":
            return (Text(said(_NEW.get(one.kind, f"New {one.kind}: "))), item, *why)
        case "gone":
            return (Text(said("No longer in the brief: ")), item)
        case "reworded":
            return (Text(said("{label} now reads: ", label=one.label)), Text(one.after, bold=True), *why)
        case "evidence":
            count = len(one.evidence)
            counted = "1 new piece of evidence" if count == 1 else "{count} new pieces of evidence"
            return (item, Text(f": {said(counted, count=count)}"), *why)
        case _:
            return (item, Text(": "), *_moved(filling, one), *why)


def _moved(filling: Filling, one: Difference) -> Runs:
    if one.what == "likelihood":
        return (
            *plain(said("likelihood now ")),
            *rating_runs(one.new, filling.yardstick),
            *plain(said(", before ")),
            *rating_runs(one.old, filling.yardstick),
        )
    after, earlier = (_graded(filling, one.what, words) for words in (one.after, one.before))
    if one.what == "position":
        return plain(said("position now: {after}", after=after))
    return plain(said("{what} now {after}, before {earlier}", what=said(one.what), after=after, earlier=earlier))


def _graded(filling: Filling, what: str, value: str) -> str:
    """The value of a graded field in words; an impact as the house calls it."""
    for impact in filling.yardstick.matrix.impacts if what == "impact" else ():
        if impact.id == value:
            return named(impact)
    return said(value.replace("_", " ") or "not given")


def _why(filling: Filling, one: Difference) -> tuple[Run, ...]:
    """The sources of the new evidence, raised; in words where a rating moved without any."""
    exhibits = [each for each in filling.project.exhibits_of(one.item_id) if each.evidence.id in one.evidence]
    citation = filling.book.cite(exhibits)
    if citation is not None:
        return (citation,)
    return plain(said(" (no new evidence)")) if one.what in _MOVES else ()


def _about_sources(filling: Filling, found: Changes) -> Iterator[Runs]:
    if found.new_sources:
        marks = [mark for label in found.new_sources for mark in filling.book.resolve(label) or ()]
        cited: tuple[Run, ...] = (Citation(tuple(marks)),) if marks else ()
        yield (Text(said("New sources: {labels}", labels=", ".join(found.new_sources))), *cited)
    if found.gone_sources:
        yield plain(said("Sources no longer used: {labels}", labels=", ".join(found.gone_sources)))


def _note(words: str) -> Paragraph:
    return Paragraph(plain(capitalised(words)), role=ParagraphRole.NOTE)
