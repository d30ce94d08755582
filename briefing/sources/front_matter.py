"""The block of fields at the top of a Markdown file, and what it tells about the article."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.model.dates import Period
from briefing.sources.days import day_in, moment

_FRONT_MATTER = re.compile(r"---[ \t]*\n((?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FIELD = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)$")
_LIST_ENTRY = re.compile(r"[ \t]*-[ \t]+(.*)$")


@dataclass(frozen=True, slots=True)
class Told:
    """The article's metadata as the front matter gives it, "" or None where it is silent."""

    title: str = ""
    byline: str = ""
    publisher: str = ""
    published: Period | None = None
    language: str = ""
    address: str = ""


def divided(source: str) -> tuple[dict[str, str], str]:
    """The front matter's simple fields, keys in lower case, and the Markdown behind it."""
    match = _FRONT_MATTER.match(source)
    if match is None:
        return {}, source
    fields = _fields(match.group(1))
    # A rule, a sentence and a rule at the top are no front matter.
    return (fields, source[match.end() :].lstrip("\n")) if fields else ({}, source)


def told_by(front: dict[str, str]) -> Told:
    """The metadata in front matter, under the names people give these fields."""
    date = _first(front, "date", "published", "publishdate", "pubdate")
    address = _first(front, "url", "link", "canonical", "source")
    return Told(
        title=_first(front, "title"),
        byline=_first(front, "author", "authors", "by", "byline"),
        publisher=_first(front, "publisher", "outlet", "site"),
        published=moment(date) or day_in(date),
        language=_first(front, "lang", "language"),
        address=address if address.startswith(("http://", "https://")) else "",
    )


def _fields(block: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    last = ""
    for line in block.split("\n"):
        if match := _FIELD.match(line):
            last = match[1].lower()
            fields.setdefault(last, _unquoted(match[2]))
        elif last and (entry := _LIST_ENTRY.match(line)):
            joined = [fields[last], _unquoted(entry[1])]
            fields[last] = ", ".join(part for part in joined if part)
    return fields


def _unquoted(value: str) -> str:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquoted(part) for part in value[1:-1].split(","))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _first(front: dict[str, str], *names: str) -> str:
    return next((front[name] for name in names if front.get(name)), "")
