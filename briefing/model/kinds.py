"""Every kind of item a project holds, by name, with its class and the letters its labels begin with."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from enum import StrEnum
from typing import Any, TypeAlias

from briefing.model.actors import Actor, Relation
from briefing.model.briefs import Brief, Issue, Section, Setting
from briefing.model.evidence import Evidence, Passage
from briefing.model.findings import (
    Assumption,
    Event,
    Gap,
    Hypothesis,
    Indicator,
    Judgement,
    Link,
    Note,
    Quote,
    Risk,
    Tag,
)
from briefing.model.sources import Origin, Revision, Source

Item: TypeAlias = (
    Source
    | Revision
    | Origin
    | Passage
    | Evidence
    | Actor
    | Relation
    | Risk
    | Judgement
    | Event
    | Quote
    | Note
    | Assumption
    | Indicator
    | Gap
    | Hypothesis
    | Tag
    | Link
    | Brief
    | Section
    | Issue
    | Setting
)


class Kind(StrEnum):
    """The kinds, named as their tables are."""

    SOURCE = "source"
    REVISION = "revision"
    ORIGIN = "origin"
    PASSAGE = "passage"
    EVIDENCE = "evidence"
    ACTOR = "actor"
    RELATION = "relation"
    RISK = "risk"
    JUDGEMENT = "judgement"
    EVENT = "event"
    QUOTE = "quote"
    NOTE = "note"
    ASSUMPTION = "assumption"
    INDICATOR = "indicator"
    GAP = "gap"
    HYPOTHESIS = "hypothesis"
    TAG = "tag"
    LINK = "link"
    BRIEF = "brief"
    SECTION = "section"
    ISSUE = "issue"
    SETTING = "setting"


CLASSES: dict[Kind, type[Item]] = {
    Kind.SOURCE: Source,
    Kind.REVISION: Revision,
    Kind.ORIGIN: Origin,
    Kind.PASSAGE: Passage,
    Kind.EVIDENCE: Evidence,
    Kind.ACTOR: Actor,
    Kind.RELATION: Relation,
    Kind.RISK: Risk,
    Kind.JUDGEMENT: Judgement,
    Kind.EVENT: Event,
    Kind.QUOTE: Quote,
    Kind.NOTE: Note,
    Kind.ASSUMPTION: Assumption,
    Kind.INDICATOR: Indicator,
    Kind.GAP: Gap,
    Kind.HYPOTHESIS: Hypothesis,
    Kind.TAG: Tag,
    Kind.LINK: Link,
    Kind.BRIEF: Brief,
    Kind.SECTION: Section,
    Kind.ISSUE: Issue,
    Kind.SETTING: Setting,
}

KIND_OF: dict[type[Any], Kind] = {item_class: kind for kind, item_class in CLASSES.items()}

LABEL_LETTERS: dict[Kind, str] = {
    Kind.SOURCE: "S",
    Kind.ORIGIN: "O",
    Kind.ACTOR: "A",
    Kind.RELATION: "L",
    Kind.RISK: "R",
    Kind.JUDGEMENT: "J",
    Kind.EVENT: "E",
    Kind.QUOTE: "Q",
    Kind.NOTE: "N",
    Kind.ASSUMPTION: "K",
    Kind.INDICATOR: "I",
    Kind.GAP: "G",
    Kind.HYPOTHESIS: "H",
    Kind.BRIEF: "B",
    Kind.ISSUE: "V",
}

# What a passage can be evidence of.
EVIDENCED: tuple[Kind, ...] = (
    Kind.ACTOR,
    Kind.RELATION,
    Kind.RISK,
    Kind.JUDGEMENT,
    Kind.EVENT,
    Kind.QUOTE,
    Kind.NOTE,
    Kind.ASSUMPTION,
    Kind.INDICATOR,
    Kind.HYPOTHESIS,
)


def kind_of(item: Item) -> Kind:
    """The kind of an item."""
    return KIND_OF[type(item)]


def name_of(item: Item) -> str:
    """What people call the item: its name, title, statement or first words; "" where it has none."""
    for attribute in ("name", "title", "statement", "question", "heading", "text", "quote"):
        words: str = getattr(item, attribute, "")
        if words:
            return words
    return ""
