"""The timeline: events by their date, those without one at the end."""
# SPDX-License-Identifier: MIT

from functools import partial

from PySide6.QtWidgets import QWidget

from briefing.model import Event, Kind
from briefing.model.folding import folded
from ui.desk import Desk
from ui.kit import EmptyState
from ui.panels.columns import Column, Line, label_number
from ui.panels.event_editor import EventEditor
from ui.panels.finding_rows import EventRows, is_dated
from ui.panels.listing import Listing
from ui.panels.panel import ItemPanel
from ui.panels.period_field import short_period
from ui.panels.several import Shared, inclusion
from ui.panels.words import counted, said

BY_TIME = 2


def event_columns() -> list[Column]:
    """Title, label, date and evidence of an event."""
    return [
        Column(said("Title"), lambda line: line.item.title, lambda line: folded(line.item.title)),
        Column(said("Label"), lambda line: line.item.label, label_number),
        Column(said("Date"), lambda line: short_period(line.item.period), in_time),
        Column(said("Evidence"), lambda line: str(line.exhibits), lambda line: line.exhibits, backwards=True),
    ]


class EventPanel(ItemPanel):
    """The list of events in the order of time with the editor of the open one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        empty = partial(EmptyState, said("Press E on a date"), icon="calendar-clock", keys="E")
        hint = said("Choose an event to date it and to say who took part")
        super().__init__(desk, Kind.EVENT, empty, hint, parent=parent)
        listing = Listing(
            name=self.tr("Timeline"),
            filter_name=self.tr("Filter events"),
            columns=event_columns(),
            described=described,
            found_in=_found_in,
            order=BY_TIME,
            renames="title",
            new=self.tr("New event"),
            new_name=self.tr("New event"),
        )
        head = self.list_of(listing)
        head.list.setUniformItemSizes(False)  # the first undated event stands under a heading
        shared = (_shared_forecast(), inclusion())
        self.fields = EventEditor(desk, self.form_room)
        self.assemble(
            self.fields,
            head,
            rows=EventRows(head.items, BY_TIME, head.list),
            title=self.fields.title,
            share=0.45,
            shared=shared,
        )


def in_time(line: Line) -> tuple[bool, str, str, str]:
    """What events are ordered by: their earliest day, else the latest; those without a date come last."""
    period = line.item.period
    if period is None or not is_dated(line):
        return True, "", "", line.item.id
    return False, period.earliest or period.latest, period.latest or period.earliest, line.item.id


def described(line: Line) -> str:
    """What a screen reader says: "Event E1, First deliveries, 12 Jul 2019, 2 passages"."""
    event: Event = line.item
    when = short_period(event.period) or said("no date")
    passages = counted("%Ln passage(s)", line.exhibits)
    forecast = said("forecast") if event.forecast else ""
    parts = (said("Event {label}").format(label=event.label), event.title, when, forecast, passages)
    return ", ".join(part for part in parts if part)


def _shared_forecast() -> Shared:
    options = (("no", said("Happened")), ("yes", said("Forecast")))
    return Shared(said("Forecast"), "forecast", options, lambda one: one == "yes", lambda on: "yes" if on else "no")


def _found_in(line: Line) -> str:
    event: Event = line.item
    return f"{event.label} {event.title} {event.description} {short_period(event.period)}"
