"""What the slow tests tried and found, added up over all workers and printed when they are done."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Tell = Callable[[str, Mapping[str, int]], None]
"""Says under a topic how often something was tried or found."""

_MARK = "tried"


def teller(properties: list[tuple[str, Any]]) -> Tell:
    """Writes into a test's properties: these go from a worker process to where the summary is printed."""

    def tell(topic: str, found: Mapping[str, int]) -> None:
        properties.append((_MARK, [topic, dict(found)]))

    return tell


def added_up(properties: Iterable[tuple[str, Any]]) -> dict[str, Counter[str]]:
    """Each topic with its counts over all tests."""
    topics: dict[str, Counter[str]] = {}
    for name, value in properties:
        if name == _MARK:
            topic, found = value
            topics.setdefault(topic, Counter()).update(found)
    return topics


def lines(topics: Mapping[str, Counter[str]]) -> list[str]:
    """The summary: a topic, and below it what was tried and found, in the order in which it was said."""
    said = []
    for topic in sorted(topics):
        said.append(f"{topic}:")
        said += [f"  {count:>9,}  {what}" for what, count in topics[topic].items()]
    return said
