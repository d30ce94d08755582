"""Footnotes of several texts in one document: their signs go on counting from one text to the next."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from briefing.brief.inline import FootnoteMark
from briefing.brief.markdown import MarkdownText
from briefing.brief.notes import Footnote

T = TypeVar("T")


def numbered_from(text: MarkdownText, first: int) -> MarkdownText:
    """The same text with its footnotes, and the marks that lead to them, counted from `first`."""
    if first == 1 or not text.footnotes:
        return text
    labels = {note.id: str(number) for number, note in enumerate(text.footnotes, start=first)}
    return relabelled(text, labels)


def relabelled(value: T, labels: dict[str, str]) -> T:
    """A tree with the signs of its footnotes and marks replaced, by the footnote's id."""
    if isinstance(value, tuple):
        return type(value)(relabelled(each, labels) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {each.name: relabelled(getattr(value, each.name), labels) for each in fields(value)}
    if isinstance(value, Footnote):
        changed["label"] = labels.get(value.id, value.label)
    if isinstance(value, FootnoteMark):
        changed["label"] = labels.get(value.footnote, value.label)
    return replace(value, **changed)
