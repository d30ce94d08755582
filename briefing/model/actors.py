"""Actors and what ties them to each other."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from briefing.model.dates import Period
from briefing.model.ids import new_id


class ActorType(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    MILITARY_UNIT = "military_unit"
    COMPANY = "company"
    GROUP = "group"
    MEDIA = "media"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Someone who can act on the question: who they are, what they want, what they can do.

    `aliases` are other names in the sources. `threat_actor` is set only where the analyst flags the actor as
    malicious (it decides the STIX type). `in_brief` is whether the brief names it.
    """

    id: str = field(default_factory=new_id)
    label: str = ""
    name: str = ""
    type: ActorType = ActorType.ORGANISATION
    aliases: tuple[str, ...] = ()
    role: str = ""
    interest: str = ""
    capability: str = ""
    position: str = ""
    leverage: str = ""
    notes: str = ""
    threat_actor: bool = False
    in_brief: bool = True


class RelationType(StrEnum):
    """What one actor is to another."""

    PRESSURE = "pressure"
    SUPPLY = "supply"
    TALKS = "talks"
    AIM = "aim"
    BELONGS = "belongs"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A typed, dated tie from one actor to another."""

    id: str = field(default_factory=new_id)
    label: str = ""
    from_actor_id: str = ""
    to_actor_id: str = ""
    type: RelationType = RelationType.OTHER
    period: Period | None = None
    note: str = ""
