"""What the analyst finds in the evidence: risks, judgements, events, quotes, notes, and what they rest on."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.model.assessment import Confidence, Impact, Importance, Likelihood, Sighting, Support, Trend
from briefing.model.dates import Period
from briefing.model.ids import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """An effect of uncertainty on an objective (ISO 31000), placed by likelihood and impact.

    `category` is a word of PESTLE or PMESII-PT, or the analyst's own. `horizon` is the time it is rated for.
    `confidence_basis` says why the confidence is what it is.
    """

    id: str = field(default_factory=new_id)
    label: str = ""
    title: str = ""
    statement: str = ""
    objective: str = ""
    category: str = ""
    likelihood: Likelihood | None = None
    impact: Impact | None = None
    confidence: Confidence | None = None
    confidence_basis: str = ""
    horizon: Period | None = None
    trend: Trend | None = None
    notes: str = ""
    in_brief: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the analyst concludes. Likelihood and confidence never stand in one sentence (ICD 203).

    `would_change` names what would change it. `place` orders the key judgements (ascending).
    """

    id: str = field(default_factory=new_id)
    label: str = ""
    statement: str = ""
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    confidence_basis: str = ""
    would_change: str = ""
    horizon: Period | None = None
    place: float = 0.0
    notes: str = ""
    in_brief: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened or is forecast; `period` is None while its date is unknown."""

    id: str = field(default_factory=new_id)
    label: str = ""
    title: str = ""
    description: str = ""
    period: Period | None = None
    forecast: bool = False
    notes: str = ""
    in_brief: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words somebody said. The words are its evidence's passage; this says who said them and by what way we know.

    `attribution` is the chain in words ("Bloomberg, citing people familiar").
    """

    id: str = field(default_factory=new_id)
    label: str = ""
    speaker_id: str | None = None
    attribution: str = ""
    notes: str = ""
    in_brief: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The analyst's own remark."""

    id: str = field(default_factory=new_id)
    label: str = ""
    text: str = ""
    in_brief: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """What is taken to be true without evidence enough (key assumptions check)."""

    id: str = field(default_factory=new_id)
    label: str = ""
    statement: str = ""
    support: Support | None = None
    basis: str = ""
    notes: str = ""
    in_brief: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """Something observable that would change a judgement or a risk. `threshold` says when it counts as seen."""

    id: str = field(default_factory=new_id)
    label: str = ""
    statement: str = ""
    threshold: str = ""
    sighting: Sighting = Sighting.NOT_SEEN
    seen: Period | None = None
    notes: str = ""
    in_brief: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What is not known and would matter. `collection` says how it could be closed."""

    id: str = field(default_factory=new_id)
    label: str = ""
    question: str = ""
    importance: Importance | None = None
    collection: str = ""
    notes: str = ""
    in_brief: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One answer to a question. `probability` is in per cent (0 to 100).

    Hypotheses with the same `question` exclude each other: their probabilities must sum to 100.
    """

    id: str = field(default_factory=new_id)
    label: str = ""
    question: str = ""
    statement: str = ""
    probability: float | None = None
    notes: str = ""
    in_brief: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word of the analyst's own to sort by. `colour` is "#rrggbb" or ""."""

    id: str = field(default_factory=new_id)
    name: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two items that belong together: a risk and an actor, a judgement and its assumption, a tag and what bears it.

    `from_kind` and `to_kind` are `Kind` values. `role` says what the second is to the first ("actor", "assumption",
    "target", "tagged"), in the words of `docs/model.md`.
    """

    id: str = field(default_factory=new_id)
    from_kind: str = ""
    from_id: str = ""
    to_kind: str = ""
    to_id: str = ""
    role: str = ""
