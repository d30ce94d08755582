"""The history in the analyst's words: names of kinds and fields, values, times."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from briefing.actions.naming import shortened
from briefing.brief.yardstick import yardstick_of
from briefing.model import CLASSES, Kind, name_of
from briefing.project import FieldChange, ItemChange, Project
from ui.command_table import QT_TRANSLATE_NOOP
from ui.wording import called

LONGEST = 400
_NAME_LENGTH = 80
_SHORT = 120
_AROUND = 40
_CODE = re.compile("[a-z]+(_[a-z]+)+")

KIND_ICONS = {
    Kind.SOURCE: "file-text",
    Kind.REVISION: "file-text",
    Kind.ORIGIN: "milestone",
    Kind.PASSAGE: "quote",
    Kind.EVIDENCE: "link-2",
    Kind.ACTOR: "user-round",
    Kind.RELATION: "git-merge",
    Kind.RISK: "triangle-alert",
    Kind.JUDGEMENT: "scale",
    Kind.EVENT: "calendar-clock",
    Kind.QUOTE: "quote",
    Kind.NOTE: "sticky-note",
    Kind.BRIEF: "file-output",
    Kind.SECTION: "file-output",
    Kind.LINK: "link-2",
}
OTHER_ICON = "pencil"

_WHAT = {
    "added": QT_TRANSLATE_NOOP("history", "added"),
    "changed": QT_TRANSLATE_NOOP("history", "changed"),
    "removed": QT_TRANSLATE_NOOP("history", "removed"),
}
_FIELDS = {
    "cut_off": QT_TRANSLATE_NOOP("history", "Information cut-off"),
    "dated": QT_TRANSLATE_NOOP("history", "Date"),
    "in_brief": QT_TRANSLATE_NOOP("history", "In the brief"),
    "tlp": QT_TRANSLATE_NOOP("history", "TLP"),
    "would_change": QT_TRANSLATE_NOOP("history", "What would change it"),
    "threat_actor": QT_TRANSLATE_NOOP("history", "Threat actor"),
    "likelihood_term": QT_TRANSLATE_NOOP("history", "Likelihood"),
    "item_id": QT_TRANSLATE_NOOP("history", "Of"),
}
_YES_OR_NO = {"in_brief", "threat_actor", "forecast"}
_ITEMS_BY_FIELD = {
    "origin_id": Kind.ORIGIN,
    "speaker_id": Kind.ACTOR,
    "from_actor_id": Kind.ACTOR,
    "to_actor_id": Kind.ACTOR,
    "source_id": Kind.SOURCE,
    "brief_id": Kind.BRIEF,
    "passage_id": Kind.PASSAGE,
}
_GRADED = {"impact", "likelihood_term"}
_OF_THE_MACHINE = {
    "revision_id", "start", "end", "prefix", "suffix", "text_hash", "original_hash", "extractor", "extractor_version",
    "read_at", "headings", "pages", "found", "place", "media_type", "brief_id", "likelihood_scale", "item_kind",
    "from_kind", "to_kind", "label", "pdf_hash", "step",
}  # fmt: skip
"""Columns that say nothing to an analyst of an item that was added or removed; of a changed one all are shown."""


def what_words(change: ItemChange) -> str:
    """What was done to an item: "added"."""
    return _translated(_WHAT[change.what])


def named(project: Project, kind: Kind, item_id: str, known: str = "") -> str:
    """An item as the analyst knows it: "R3 Sanctions persist"; what is `known` of it where it is gone."""
    item = project.find(CLASSES[kind], item_id)
    if item is None:
        return shortened(known, _NAME_LENGTH)
    label = str(getattr(item, "label", ""))
    return f"{label} {shortened(name_of(item), _NAME_LENGTH)}".strip() or shortened(known, _NAME_LENGTH)


def change_name(project: Project, change: ItemChange) -> str:
    """What was changed, by name: of evidence and links the items that they tie together."""
    values = {one.field: one.new if one.new is not None else one.old for one in change.fields}
    ends = [("item_kind", "item_id")] if change.kind is Kind.EVIDENCE else []
    if change.kind is Kind.LINK:
        ends = [("from_kind", "from_id"), ("to_kind", "to_id")]
    found = [
        named(project, Kind(values[kind]), str(values[item]))
        for kind, item in ends
        if values.get(kind) in list(Kind) and values.get(item)
    ]
    if found:
        return " – ".join(name for name in found if name)
    if change.kind is Kind.REVISION and values.get("source_id"):
        return named(project, Kind.SOURCE, str(values["source_id"]))
    return named(project, change.kind, change.id, change.name)


def telling(change: ItemChange) -> list[FieldChange]:
    """The fields that say something: all of a changed item, of others those that an analyst knows."""
    if change.what == "changed":
        return list(change.fields)
    return [one for one in change.fields if one.field not in _OF_THE_MACHINE and not one.field.endswith("_id")]


def field_words(field: str) -> str:
    """A field's name: "Information cut-off"."""
    known = _FIELDS.get(field)
    return _translated(known) if known else _translated(field.removesuffix("_id").replace("_", " ").capitalize())


def value_words(project: Project, field: str, value: Any) -> str:
    """A value as words in one line, "–" for nothing."""
    if value in (None, "", "[]"):
        return "–"
    if field in _YES_OR_NO:
        return _translated(QT_TRANSLATE_NOOP("history", "yes") if value else QT_TRANSLATE_NOOP("history", "no"))
    if field in _ITEMS_BY_FIELD:
        return named(project, _ITEMS_BY_FIELD[field], str(value)) or str(value)
    if field in _GRADED:
        return _graded(project, field, str(value))
    return " ".join(_listed(value).split())


def _graded(project: Project, field: str, value: str) -> str:
    """A term or an impact as the project's house calls it now."""
    known = yardstick_of(project)
    entries = known.matrix.impacts if field == "impact" else known.scale.terms
    return next((called(one) for one in entries if one.id == value), value.replace("_", " "))


def _listed(value: Any) -> str:
    """A list or a table that is kept as JSON, with commas; any other value as it is."""
    words = str(value)
    if not (isinstance(value, str) and words.startswith(("[", "{"))):
        return words.replace("_", " ") if _CODE.fullmatch(words) else words
    try:
        parts = json.loads(words)
    except ValueError:
        return words
    return ", ".join(_flat(parts))


def _flat(parts: Any) -> Iterator[str]:
    """What a list holds, and of a table each name with its value: "severe: existential"."""
    if not isinstance(parts, dict):
        yield from (str(part) for part in parts)
        return
    for name, value in parts.items():
        if isinstance(value, dict):
            yield from _flat(value)
        else:
            yield f"{name.replace('_', ' ')}: {' '.join(map(str, value)) if isinstance(value, list) else value}"


def time_words(at: str) -> str:
    """The time of day of a moment given as ISO date-time in UTC: "14:02"."""
    return datetime.fromisoformat(at).astimezone().strftime("%H:%M")


def day_words(at: str) -> str:
    """The day of a moment: "Today", "Yesterday" or "Mon 2 Nov 2026"."""
    day = datetime.fromisoformat(at).astimezone().date()
    days_ago = (datetime.now(UTC).astimezone().date() - day).days
    if days_ago == 0:
        return QCoreApplication.translate("history", "Today")
    if days_ago == 1:
        return QCoreApplication.translate("history", "Yesterday")
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM yyyy")


def _translated(words: str) -> str:
    return QCoreApplication.translate("history", words)


def where_they_differ(old: str, new: str) -> tuple[str, str]:
    """Two long values cut down to where they differ, with some words around it."""
    if max(len(old), len(new)) <= _SHORT or not old or not new:
        return _cut(old), _cut(new)
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    begin = max(0, start - _AROUND)
    ends = [len(text) - max(0, tail - _AROUND) for text in (old, new)]
    shown = [
        ("…" if begin else "") + text[begin:end] + ("…" if end < len(text) else "")
        for text, end in zip((old, new), ends, strict=True)
    ]
    return _cut(shown[0]), _cut(shown[1])


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
