"""Finding a date inside words: "finalised in 2017" speaks of the year 2017."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from itertools import islice

from briefing.model.dates import Period
from briefing.model.vague_dates import is_understood, read_period

_WORD = re.compile(r"\S+")
_YEAR = re.compile(r"\d{4}")
_EDGES = " \t.,;:!?()[]“”\"'’…"
_LONGEST = 8
_MOST_WORDS = 120
"""Words further on are not looked at: they may be a whole book."""


def period_in(words: str) -> Period | None:
    """The longest date in the words, with its own words kept; of two as long the first. None where there is none.

    Only what names a year is taken for a date, and no number that merely looks like a year ("2019 soldiers" is read
    as the year: the analyst sees it in the field and corrects it).
    """
    found = [match.span() for match in islice(_WORD.finditer(words), _MOST_WORDS)]
    for length in range(min(_LONGEST, len(found)), 0, -1):
        for first in range(len(found) - length + 1):
            part = words[found[first][0] : found[first + length - 1][1]].strip(_EDGES)
            period = read_period(part) if _YEAR.search(part) else None
            if period is not None and is_understood(period):
                return period
    return None


def is_only_a_date(words: str) -> bool:
    """Whether the words are a date and nothing else."""
    period = read_period(words.strip(_EDGES))
    return period is not None and is_understood(period)
