"""Evidence: the exact words of a source, and what they are evidence of."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.model.assessment import Consistency, Stance
from briefing.model.ids import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a revision's text: code points [start, end) and the words themselves.

    `prefix` and `suffix` are up to 32 characters around it, to find it again in a later revision. `paragraph` is the
    ¶ it begins in (1-based). `translation` is the analyst's, in the brief's language.
    """

    id: str = field(default_factory=new_id)
    revision_id: str = ""
    start: int = 0
    end: int = 0
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    paragraph: int = 0
    translation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage tied to an item (actor, risk, judgement, …), and what it does for it.

    `item_kind` is the item's `Kind` value. `consistency` is set where the item is a hypothesis (ACH), `weight`
    (0 to 1) where the analyst weighs the piece for credibility and relevance.
    """

    id: str = field(default_factory=new_id)
    item_kind: str = ""
    item_id: str = ""
    passage_id: str = ""
    stance: Stance = Stance.FOR
    consistency: Consistency | None = None
    weight: float | None = None
    note: str = ""
