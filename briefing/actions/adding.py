"""New items that no words in a text stand for yet: a judgement of one's own, a note, a place, a speaker."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import replace

from briefing.actions.items import new_link
from briefing.actions.marking import blank_item
from briefing.actions.naming import called, in_one_line, shortened
from briefing.errors import ItemError
from briefing.model import Actor, ActorType, Item, Kind, Quote
from briefing.project import Project


def add_item(project: Project, kind: Kind, words: str) -> Item:
    """A new item of a kind that can be marked in a text, named by these words, without evidence."""
    with project.edit(f"Add {kind.value}") as edit:
        return edit.put(blank_item(edit, kind, words))


def add_place(project: Project, item: Item, name: str) -> Actor:
    """A new actor that is a place, linked to an event as where it happened; one step. ItemError for no name."""
    place = _actor(name, ActorType.PLACE)
    with project.edit(f"Add place “{shortened(place.name)}” to {called(item)}") as edit:
        written = edit.put(place)
        edit.put(new_link(item, written, "place"))
    return written


def add_speaker(project: Project, quote: Quote, name: str) -> Actor:
    """A new actor who said a quote's words; one step. ItemError for no name, UnknownItem for a quote that is gone."""
    current = project.get(Quote, quote.id)
    speaker = _actor(name, ActorType.PERSON)
    with project.edit(f"Add speaker “{shortened(speaker.name)}” to {called(current)}") as edit:
        written = edit.put(speaker)
        edit.put(replace(current, speaker_id=written.id))
    return written


def _actor(name: str, kind: ActorType) -> Actor:
    words = in_one_line(name)
    if not words:
        raise ItemError("An actor needs a name.", safe="Nothing was changed.", remedy="Type one.")
    return Actor(name=words, type=kind)
