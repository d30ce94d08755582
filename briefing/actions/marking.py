"""Marking a text: a selection becomes a passage, and the passage evidence of a new or an existing item."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TypeAlias

from briefing.actions.naming import beginning, called, in_one_line, several, shortened
from briefing.errors import ItemError
from briefing.model import (
    CLASSES,
    Actor,
    Event,
    Evidence,
    Item,
    Judgement,
    Kind,
    Note,
    Passage,
    Quote,
    ReadingState,
    Revision,
    Risk,
    Source,
    Stance,
    kind_of,
    name_of,
)
from briefing.model.dates_in_text import is_only_a_date, period_in
from briefing.model.paragraphs import is_visible, paragraph_in
from briefing.model.sentences import sentence_at
from briefing.project import Edit, Project, Reading

_CONTEXT_LENGTH = 32
_TITLE_LENGTH = 120
_STATEMENT_LENGTH = 2_000
"""A statement is a sentence: of a whole book that was marked it says no more than this; its evidence has all of it."""

Span: TypeAlias = tuple[int, int]
"""Code points [start, end) of a revision's text."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What the analyst selected: code points of a revision's text, never taken from the window's copy of it."""

    revision: Revision
    text: str
    span: Span

    def trimmed(self) -> Selection:
        """The same without white space at either end; raises ItemError when nothing visible is left."""
        start, end = self.span
        words = self.text[start:end]
        if not 0 <= start < end <= len(self.text) or not is_visible(words):
            raise ItemError("There is nothing selected.", remedy="Select some words in the text first.")
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Selection(self.revision, self.text, (start, end))

    @property
    def quote(self) -> str:
        """The selected words, exactly."""
        return self.text[self.span[0] : self.span[1]]


@dataclass(frozen=True, slots=True)
class Marked:
    """What a mark made: the item, new or not, and its new evidence."""

    item: Item
    evidence: Evidence
    is_new: bool


def mark(project: Project, selection: Selection, kind: Kind) -> Marked:
    """Make the selection evidence of an item of this kind: a new one, named by the selected words.

    Words that are an actor's name or alias already become another mention of that actor. Raises ItemError for an empty
    selection, for one that is this item's evidence already, and for a kind that cannot be marked in a text.
    """
    chosen = selection.trimmed()
    known = _actor_named(project, chosen.quote) if kind is Kind.ACTOR else None
    if known is not None:
        return Marked(known, tie(project, known, chosen), is_new=False)
    item = _new_item(project, kind, chosen)
    with project.edit(f"Add {kind.value} “{shortened(chosen.quote)}”") as edit:
        written = edit.put(item)
        evidence = _tied(edit, written, chosen, default_stance(kind))
    return Marked(written, evidence, is_new=True)


def tie(project: Project, item: Item, selection: Selection, stance: Stance | None = None) -> Evidence:
    """Make the selection evidence of an existing item.

    Raises ItemError for an empty selection, and for one that is evidence of this item already.
    """
    chosen = selection.trimmed()
    _refuse_twice(project, item, chosen)
    with project.edit(f"Add evidence to {called(item)}") as edit:
        return _tied(edit, item, chosen, stance or default_stance(kind_of(item)))


def adjust_range(project: Project, evidence: Evidence, selection: Selection) -> Evidence:
    """Let a piece of evidence be the selected words instead: quote, address and surroundings are taken from them anew.

    Other evidence that rests on the same words stays where it is. Raises ItemError for an empty selection, and for
    words that are evidence of the same item already.
    """
    chosen = selection.trimmed()
    current = project.get(Evidence, evidence.id)
    passage = project.get(Passage, current.passage_id)
    if (passage.revision_id, passage.start, passage.end) == (chosen.revision.id, *chosen.span):
        return current
    item = project.find(CLASSES[Kind(current.item_kind)], current.item_id)
    if item is not None:
        _refuse_twice(project, item, chosen)
    with project.edit(f"Adjust evidence of {_called_item_of(project, current)}") as edit:
        is_shared = edit.count(Evidence, passage_id=passage.id) > 1
        is_marked = bool(edit.where(Passage, revision_id=chosen.revision.id, start=chosen.span[0], end=chosen.span[1]))
        if not is_shared and not is_marked:
            # The same passage, so that what cites it follows.
            edit.put(_passage(chosen, passage))
            return current
        moved = edit.put(replace(current, passage_id=put_passage(edit, chosen).id))
        if not is_shared:
            edit.remove(passage)
        return moved


def untie(project: Project, evidence: Evidence) -> None:
    """Take a piece of evidence away from its item; its passage goes too when nothing else rests on it."""
    current = project.find(Evidence, evidence.id)
    if current is None:
        return
    with project.edit(f"Remove evidence from {_called_item_of(project, current)}") as edit:
        remove_evidence(edit, current)


def set_stance(project: Project, evidence: Evidence, stance: Stance) -> None:
    """Say whether a passage speaks for the item, against it, or is context."""
    current = project.get(Evidence, evidence.id)
    if current.stance is stance:
        return
    with project.edit(f"Set evidence of {_called_item_of(project, current)} to “{stance.value}”") as edit:
        edit.put(replace(current, stance=stance))


def remove_evidence(edit: Edit, evidence: Evidence) -> None:
    """Inside an edit: take evidence out, and its passage when nothing else rests on it."""
    edit.remove(evidence)
    passage = edit.find(Passage, evidence.passage_id)
    if passage is not None and edit.count(Evidence, passage_id=passage.id) == 0:
        edit.remove(passage)


def put_passage(edit: Edit, selection: Selection) -> Passage:
    """Inside an edit: the passage of a selection, the one at hand where it was marked before."""
    start, end = selection.span
    for passage in edit.where(Passage, revision_id=selection.revision.id, start=start, end=end):
        return passage
    return edit.put(_passage(selection, Passage()))


def _passage(selection: Selection, passage: Passage) -> Passage:
    """A passage that spans the selected words."""
    start, end = selection.span
    text = selection.text
    return replace(
        passage,
        revision_id=selection.revision.id,
        start=start,
        end=end,
        quote=selection.quote,
        prefix=text[max(0, start - _CONTEXT_LENGTH) : start],
        suffix=text[end : end + _CONTEXT_LENGTH],
        paragraph=paragraph_in(text, start),
    )


def _refuse_twice(project: Project, item: Item, chosen: Selection) -> None:
    """ItemError where the words are evidence of the item already."""
    for exhibit in project.exhibits_of(item.id):
        passage = exhibit.passage
        if passage.revision_id == chosen.revision.id and (passage.start, passage.end) == chosen.span:
            name = shortened(name_of(item))
            raise ItemError(
                f"These words are evidence of {f'“{name}”' if name else called(item)} already.",
                safe="Nothing was changed.",
                remedy="Select other words.",
            )


def default_stance(kind: Kind) -> Stance:
    """What a passage is to an item of this kind until the analyst says otherwise."""
    return Stance.CONTEXT if kind in {Kind.ACTOR, Kind.NOTE, Kind.QUOTE} else Stance.FOR


def next_place(project: Reading) -> float:
    """The place of a new judgement: after all there are."""
    return max((judgement.place for judgement in project.all(Judgement)), default=0.0) + 1.0


def _as_name(words: str) -> str:
    """A name by which an actor is known without asking: composed (NFC), in one line, without regard to case.

    Accents count here: Peña and Pena may be two.
    """
    return unicodedata.normalize("NFC", in_one_line(words)).casefold()


def _tied(edit: Edit, item: Item, selection: Selection, stance: Stance) -> Evidence:
    passage = put_passage(edit, selection)
    _begin(edit, selection.revision)
    evidence = Evidence(item_kind=kind_of(item).value, item_id=item.id, passage_id=passage.id, stance=stance)
    return edit.put(evidence)


def _begin(edit: Edit, revision: Revision) -> None:
    """Who marks words in a new source is reading it. Opening it alone says nothing, and is no step of the history."""
    source = edit.find(Source, revision.source_id)
    if source is not None and source.state is ReadingState.NEW:
        edit.put(replace(source, state=ReadingState.READING))


def _called_item_of(project: Reading, evidence: Evidence) -> str:
    item = project.find(CLASSES[Kind(evidence.item_kind)], evidence.item_id)
    return called(item) if item is not None else evidence.item_kind


def _actor_named(project: Reading, words: str) -> Actor | None:
    known = [(_as_name(name), actor) for actor in project.all(Actor) for name in (actor.name, *actor.aliases)]
    most = max((len(name.split()) for name, _ in known), default=0)
    wanted = _as_name(beginning(words, most + 1))
    return next((actor for name, actor in known if name == wanted), None)


def _new_item(project: Reading, kind: Kind, chosen: Selection) -> Item:
    return _event(project, chosen) if kind is Kind.EVENT else blank_item(project, kind, chosen.quote)


def blank_item(project: Reading, kind: Kind, words: str) -> Item:
    """A new item of a kind that can be marked in a text, named by the marked words; not written yet.

    Raises ItemError for a kind that cannot.
    """
    match kind:
        case Kind.ACTOR:
            return Actor(name=shortened(words, _TITLE_LENGTH))
        case Kind.RISK:
            return Risk(title=shortened(words, _TITLE_LENGTH))
        case Kind.JUDGEMENT:
            return Judgement(statement=shortened(words, _STATEMENT_LENGTH), place=next_place(project))
        case Kind.EVENT:
            return Event(title=shortened(words, _TITLE_LENGTH), period=period_in(words))
        case Kind.QUOTE:
            return Quote()
        case Kind.NOTE:
            return Note()
        case _:
            raise ItemError(
                f"Words in a text cannot be marked as {several(kind)}.",
                safe="Nothing was changed.",
                remedy="Mark them as an actor, a risk, a judgement, an event, a quote or a note.",
            )


def _event(project: Reading, chosen: Selection) -> Event:
    """An event with the date that is in the words; where they are nothing else, their sentence is its title."""
    words = beginning(chosen.quote, _TITLE_LENGTH + 1)
    period = period_in(words)
    if period is not None and is_only_a_date(words):
        source = project.find(Source, chosen.revision.source_id)
        around = sentence_at(chosen.text, chosen.span[0], source.language if source is not None else "")
        if around is not None:
            words = in_one_line(chosen.text[around.start : around.end])
    return Event(title=shortened(words, _TITLE_LENGTH), period=period)
