"""Line breaking over numbers alone.

Words stand on one endless line: word i begins at `starts[i]` and ends at `ends[i]`, so a line that holds the words from
a up to b is `ends[b - 1] - starts[a]` wide, however many there are. Every breaker returns the limits of its lines: [0,
12, 25] are two lines, of words 0–11 and 12–24.
"""
# SPDX-License-Identifier: MIT

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

INFINITE = float("inf")
# What a line costs beside its looks: fewer lines are better than more.
LINE_COST = 10.0
HYPHEN_COST = 60.0
# A ragged line may end so far before the edge, as a part of the width, before its break is no longer looked at.
RAGGED_TOLERANCE = 0.16
# A last line that is so short a part of the width is a pity, though not worth a bad line.
SHORT_LAST = 0.2
SHORT_LAST_COST = 150.0
# Where a last word gets company, the line that gives it stays at least so long a part of the width.
LEAST_FIRST = 0.6
# By how much of itself a space may shrink and grow before a line is bad.
SHRINK = 0.12
STRETCH = 0.5
# A line that will be divided ends no further from the edge than this part of the width.
LOOSEST = 0.08
# Lines looser than this are not looked at where there is a better one.
LOOSE = 4.0
WORST = 50.0
TWO_LINES = (0, 1, 2)


@dataclass(slots=True)
class Row:
    """Words on one endless line.

    `glued` are the words that follow without a space, `fixed` those of them before which no line may begin; `hyphens`
    says how wide the hyphen is that a break before a word adds.
    """

    starts: Sequence[float]
    ends: Sequence[float]
    glued: set[int] = field(default_factory=set)
    fixed: set[int] = field(default_factory=set)
    hyphens: dict[int, float] = field(default_factory=dict)


def first_fit(row: Row, width: float) -> list[int]:
    """Every line as full as it can be."""
    count = len(row.ends)
    limits = [0]
    while limits[-1] < count:
        first = limits[-1]
        last = max(bisect_right(row.ends, row.starts[first] + width, first, count), first + 1)
        limits.append(_allowed(first, last, count, row.fixed))
    return limits


def _allowed(first: int, last: int, count: int, fixed: set[int]) -> int:
    """The nearest place at or before `last` where a line may end, else the next one after it."""
    end = last
    while end > first and end in fixed:
        end -= 1
    if end > first:
        return end
    while last < count and last in fixed:
        last += 1
    return last


def even_ragged(row: Row, width: float) -> list[int]:
    """The most even right edge. First fit is the best there is for one line or two, but for a word left over."""
    limits = first_fit(row, width)
    if len(limits) == len(TWO_LINES):
        return [0, _with_company(row, width, limits[1]), limits[2]]
    return limits if len(limits) < len(TWO_LINES) else _total_ragged(row, width) or limits


def _with_company(row: Row, width: float, limit: int) -> int:
    """Where the first of two lines ends, so that no short word stands alone on the second; `limit` if that is worse."""
    starts, ends = row.starts, row.ends
    at = limit
    while ends[-1] - starts[at] < width * SHORT_LAST:
        at -= 1
        while at in row.fixed or at in row.glued:
            at -= 1
        if at <= 0 or ends[at - 1] - starts[0] < width * LEAST_FIRST:
            return limit
    return at


def _total_ragged(row: Row, width: float) -> list[int] | None:
    """The cheapest way through all breaks whose lines end near the edge; None where there is no such way."""
    starts, ends, fixed = row.starts, row.ends, row.fixed
    count = len(ends)
    best = [INFINITE] * (count + 1)
    back = [0] * (count + 1)
    best[0] = 0.0
    nearest = width * RAGGED_TOLERANCE
    for first in range(count):
        base = best[first] + LINE_COST
        if base == INFINITE:
            continue
        limit = starts[first] + width
        last = bisect_right(ends, limit, first, count)
        if last == count:
            if ends[-1] - starts[first] < width * SHORT_LAST:
                base += SHORT_LAST_COST
            if base < best[count]:
                best[count], back[count] = base, first
            continue
        last = max(last, first + 1)
        floor = min(limit - nearest, ends[last - 1])
        while last > first and ends[last - 1] >= floor:
            if last not in fixed:
                slack = (limit - ends[last - 1]) / width
                cost = base + (400.0 + 3277.0 * slack) * slack * slack
                if cost < best[last]:
                    best[last], back[last] = cost, first
            last -= 1
    return None if best[count] == INFINITE else _way(back, count)


def even_spaces(  # noqa: C901  # one loop, because it sets a long document's time
    row: Row, width: float, space: float
) -> tuple[list[int], float]:
    """The most even spaces of justified lines, and how bad the worst line is: 1 is as far as a line should go."""
    starts, ends, fixed, hyphens = row.starts, row.ends, row.fixed, row.hyphens
    count = len(ends)
    glues = list(accumulate(index in row.glued for index in range(count))) if row.glued else None
    best = [INFINITE] * (count + 1)
    back = [0] * (count + 1)
    worst = [0.0] * (count + 1)
    best[0] = 0.0
    for first in range(count):
        base = best[first] + LINE_COST
        if base == INFINITE:
            continue
        limit = starts[first] + width
        end = bisect_right(ends, limit + 2 * space, first, count)
        if end == count and ends[-1] <= limit:
            last = base + (SHORT_LAST_COST if ends[-1] - starts[first] < width * SHORT_LAST else 0.0)
            if last < best[count]:
                best[count], back[count], worst[count] = last, first, worst[first]
        end = max(end, first + 1)
        found = False
        while end > first:
            if end < count and end not in fixed:
                slack = limit - ends[end - 1]
                cost = base
                if end in hyphens:
                    slack -= hyphens[end]
                    cost += HYPHEN_COST
                gaps = end - first - 1 - (glues[end - 1] - glues[first] if glues else 0)
                ratio = slack / ((gaps or 0.3) * space)
                ratio = ratio / STRETCH if ratio >= 0 else -ratio / SHRINK
                if slack >= 0 or ratio <= 1 or end == first + 1:
                    if ratio > LOOSE and found:
                        break
                    found = True
                    ratio = min(ratio, WORST)
                    cost += 100.0 * ratio * ratio * ratio
                    if cost < best[end]:
                        best[end], back[end], worst[end] = cost, first, max(worst[first], ratio)
            end -= 1
    if best[count] == INFINITE:
        return first_fit(row, width), INFINITE
    return _way(back, count), worst[count]


def crossing(row: Row, width: float) -> list[int]:
    """The words that may stand across the edge of a good line: those worth dividing.

    The first word of each line lies between a nearest and a furthest one, which part a little more with every line.
    """
    starts, ends = row.starts, row.ends
    count = len(ends)
    found: list[int] = []
    nearest = furthest = 0
    while nearest < count:
        last = bisect_right(ends, starts[furthest] + width, furthest, count)
        # What was found for the line before is not said twice.
        after = found[-1] + 1 if found else 0
        found += range(max(bisect_right(ends, starts[nearest] + width, nearest, count), after), min(last + 1, count))
        if last == count:
            break
        nearest = max(bisect_right(ends, starts[nearest] + width * (1 - LOOSEST), nearest, count), nearest + 1)
        furthest = min(last + 1, count - 1)
    return found


def _way(back: list[int], count: int) -> list[int]:
    limits = [count]
    while limits[-1]:
        limits.append(back[limits[-1]])
    return limits[::-1]
