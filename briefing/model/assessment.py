"""The words analysts grade with: likelihood, confidence, impact, reliability, credibility, stance.

The wording shown for each value and the bands of a scale are data (`resources/scales`), not code.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A term of a scale, for example ("icd203", "likely").

    Terms of two scales never translate into each other: their bands do not line up.
    """

    scale: str
    term: str


class Confidence(StrEnum):
    """How good the basis of an assessment is (ICD 203). Never how likely the event is."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class Impact(StrEnum):
    """How hard a risk would bear on its objective, from the least to the gravest."""

    MINIMAL = "minimal"
    MINOR = "minor"
    MODERATE = "moderate"
    MAJOR = "major"
    SEVERE = "severe"


class Trend(StrEnum):
    """Where a risk is heading."""

    RISING = "rising"
    STEADY = "steady"
    FALLING = "falling"


class Reliability(StrEnum):
    """Reliability of a source (Admiralty code). F is "cannot be judged", not worse than E."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """Credibility of what a source says (Admiralty code), given independently of its reliability."""

    CONFIRMED = "1"
    PROBABLY_TRUE = "2"
    POSSIBLY_TRUE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    CANNOT_BE_JUDGED = "6"


class Stance(StrEnum):
    """What a passage does for the item it is tied to."""

    FOR = "for"
    AGAINST = "against"
    CONTEXT = "context"


class Consistency(StrEnum):
    """How a piece of evidence sits with a hypothesis (analysis of competing hypotheses)."""

    CONSISTENT = "C"
    NOT_APPLICABLE = "N/A"
    INCONSISTENT = "I"
    VERY_INCONSISTENT = "II"


class Support(StrEnum):
    """How well a key assumption stands (key assumptions check)."""

    SUPPORTED = "supported"
    CAVEATED = "caveated"
    UNSUPPORTED = "unsupported"


class Sighting(StrEnum):
    """Whether an indicator has been seen."""

    NOT_SEEN = "not_seen"
    EMERGING = "emerging"
    SEEN = "seen"


class Importance(StrEnum):
    """How much an information gap matters to the judgements."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
