"""The dated events of a brief."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from briefing.brief.asking import Asked, Choice, Count, Day, Labels, directive
from briefing.brief.blocks import Block
from briefing.brief.exhibits import Timeline, TimelineEntry
from briefing.brief.filling import Filling, chosen, limited
from briefing.brief.inline import plain
from briefing.brief.wording import period_in_words
from briefing.model import Event

_DAY = len("2026-01-31")


@directive(
    "timeline",
    "the dated events, the oldest first",
    order=Choice(("oldest", "newest"), "which comes first"),
    limit=Count("at most so many, the newest ones"),
    forecast=Choice(("yes", "no", "only"), "whether forecasts are shown"),
    since=Day("only events from this day on"),
    until=Day("only events up to this day"),
    only=Labels("only these", "E1,E3"),
    sources=Choice(("yes", "no"), "whether the sources of each event are cited"),
    without=Labels("not these", "E2"),
)
def timeline(filling: Filling, asked: Asked) -> list[Block]:
    """The dated events of the brief."""
    events = [one for one in filling.project.all(Event) if one.in_brief and _when(one) and _is_asked(one, asked)]
    newest_first = limited(sorted(chosen(events, asked), key=_when, reverse=True), asked)
    ordered = newest_first if asked.one("order") == "newest" else sorted(newest_first, key=_when)
    cites = asked.one("sources") == "yes"
    entries = tuple(_entry(filling, one, cites=cites) for one in ordered)
    return [Timeline(entries)] if entries else []


def _entry(filling: Filling, event: Event, *, cites: bool) -> TimelineEntry:
    cited = filling.cited(event.id) if cites else ()
    return TimelineEntry(period_in_words(event.period), (*plain(event.title), *cited), event.forecast)


def _is_asked(event: Event, asked: Asked) -> bool:
    match asked.one("forecast", "yes"):
        case "no" if event.forecast:
            return False
        case "only" if not event.forecast:
            return False
        case _:
            day = _when(event)[:_DAY]
            since, until = asked.one("since")[:_DAY], asked.one("until")[:_DAY]
            return (not since or day >= since) and (not until or day <= until)


def _when(event: Event) -> str:
    return (event.period.earliest or event.period.latest) if event.period else ""
