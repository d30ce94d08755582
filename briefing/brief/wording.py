"""How dates, grades and other small things are put into words in a brief."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from datetime import UTC, date, datetime

from briefing.brief.saying import said
from briefing.model import ActorType, Confidence, Period, Sighting, Source, Stance, Support, Trend

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

ACTOR_TYPES = {
    ActorType.PERSON: "person",
    ActorType.STATE: "state",
    ActorType.ORGANISATION: "organisation",
    ActorType.MILITARY_UNIT: "military unit",
    ActorType.COMPANY: "company",
    ActorType.GROUP: "group",
    ActorType.MEDIA: "media",
    ActorType.PLACE: "place",
}
CONFIDENCES = {Confidence.LOW: ("Low", 1), Confidence.MODERATE: ("Moderate", 2), Confidence.HIGH: ("High", 3)}
STANCES = {Stance.FOR: "For", Stance.AGAINST: "Against", Stance.CONTEXT: "Context"}
SIGHTINGS = {Sighting.NOT_SEEN: "not seen", Sighting.EMERGING: "emerging", Sighting.SEEN: "seen"}
SUPPORTS = {Support.SUPPORTED: "supported", Support.CAVEATED: "caveated", Support.UNSUPPORTED: "unsupported"}
TRENDS = {Trend.RISING: "rising", Trend.STEADY: "steady", Trend.FALLING: "falling"}


def day_in_words(iso: str) -> str:
    """An ISO date or date-time as a day: "6 January 2026"; what is no date stays as it is."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return said("{day} {month} {year}", day=day.day, month=said(_MONTHS[day.month - 1]), year=day.year)


def moment_in_words(iso: str) -> str:
    """An ISO date-time in UTC: "5 January 2026, 16:00 UTC". A date alone is a day; what is neither stays as it is."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    if len(iso) <= len("2026-01-05"):
        return day_in_words(iso)
    if moment.tzinfo is None:
        # A moment without an offset could be anywhere: it is not passed off as UTC.
        return f"{day_in_words(iso)}, {moment:%H:%M}"
    moment = moment.astimezone(UTC)
    return f"{day_in_words(moment.date().isoformat())}, {moment:%H:%M} UTC"


def period_in_words(period: Period | None) -> str:
    """A period as it is printed: the day where it is one, else the source's own words, else its two ends."""
    if period is None or not (period.earliest or period.latest or period.words):
        return ""
    if period.earliest and period.earliest[:10] == period.latest[:10]:
        return day_in_words(period.earliest)
    if period.words:
        return period.words
    if not period.latest:
        return said("from {day}", day=day_in_words(period.earliest))
    if not period.earliest:
        return said("until {day}", day=day_in_words(period.latest))
    return said("{first} to {last}", first=day_in_words(period.earliest), last=day_in_words(period.latest))


def grade_in_words(source: Source) -> str:
    """The source's Admiralty grade ("B2"), "not graded" where it has none."""
    return source.grade or said("not graded")


def capitalised(words: str) -> str:
    """The words with their first letter as a capital, the others as they are."""
    return words[:1].upper() + words[1:]


def ended(sentence: str) -> str:
    """The sentence with a full stop, unless it ends in a sign of its own; nothing stays nothing."""
    trimmed = sentence.strip()
    return trimmed if not trimmed or trimmed[-1] in ".!?…”»)" else f"{trimmed}."
