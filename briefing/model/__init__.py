"""The vocabulary: every kind of thing an analyst works with, as frozen values.

`docs/model.md` tells how they hang together. Nothing here reads or writes files.
"""
# SPDX-License-Identifier: MIT

from briefing.model.actors import Actor, ActorType, Relation, RelationType
from briefing.model.assessment import (
    Confidence,
    Consistency,
    Credibility,
    Impact,
    Importance,
    Likelihood,
    Reliability,
    Sighting,
    Stance,
    Support,
    Trend,
)
from briefing.model.briefs import Brief, Issue, Section, Setting
from briefing.model.dates import Period
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
from briefing.model.ids import new_id
from briefing.model.kinds import CLASSES, EVIDENCED, LABEL_LETTERS, Item, Kind, kind_of, name_of
from briefing.model.positions import Heading, PageBox
from briefing.model.sources import Found, Origin, ReadingState, Revision, Source

__all__ = [
    "CLASSES",
    "EVIDENCED",
    "LABEL_LETTERS",
    "Actor",
    "ActorType",
    "Assumption",
    "Brief",
    "Confidence",
    "Consistency",
    "Credibility",
    "Event",
    "Evidence",
    "Found",
    "Gap",
    "Heading",
    "Hypothesis",
    "Impact",
    "Importance",
    "Indicator",
    "Issue",
    "Item",
    "Judgement",
    "Kind",
    "Likelihood",
    "Link",
    "Note",
    "Origin",
    "PageBox",
    "Passage",
    "Period",
    "Quote",
    "ReadingState",
    "Relation",
    "RelationType",
    "Reliability",
    "Revision",
    "Risk",
    "Section",
    "Setting",
    "Sighting",
    "Source",
    "Stance",
    "Support",
    "Tag",
    "Trend",
    "kind_of",
    "name_of",
    "new_id",
]
