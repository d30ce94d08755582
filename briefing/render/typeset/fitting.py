"""A brief a little longer than it should be, set tighter: smaller steps of the same look, as far as they read."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from briefing.render.typeset.theme import Style, Theme

Step = TypeVar("Step")
Made = TypeVar("Made")

# Parts of the theme's sizes, of the room around things and of the margins, the mildest first.
STEPS = ((1.0, 0.8, 1.0), (0.97, 0.72, 1.0), (0.94, 0.64, 1.0), (0.91, 0.56, 1.0), (0.88, 0.5, 0.85))
# A margin that is narrower already stays.
LEAST_MARGIN = 36.0
# Nothing gets smaller than this, and no running text smaller than the second; what is smaller already stays.
SMALLEST = 7.0
SMALLEST_TEXT = 8.3
RUNNING = frozenset({"body", "lead", "bluf", "judgement", "item", "quote"})
# The marking has its size from TLP 2.0.
FIXED = frozenset({"marking"})

# A last page that is filled less than this part looks like a slip; so many of the mildest steps may save it.
SHORT_END = 0.17
MILD_STEPS = 3
# Where a template promises nothing, so many pages are set again for it.
LONGEST = 10


def saving(most: int, pages: int, last_fill: float) -> tuple[int, int]:
    """How many pages a brief of `pages` should rather have, and how many steps may be tried for it; (0, 0): it is well.

    `most` is what its template promises, 0 where it promises nothing; `last_fill` is the used part of the last page.
    """
    if 0 < most == pages - 1:
        return most, len(STEPS)
    if 1 < pages <= (most or LONGEST) and last_fill < SHORT_END:
        return pages - 1, MILD_STEPS
    return 0, 0


def mildest(steps: Sequence[Step], make: Callable[[Step], Made], fits: Callable[[Made], bool]) -> Made | None:
    """What the mildest step that fits makes; None where none does.

    Each making costs a typesetting: the last step is tried first, since where that does not fit none will, and the
    rest is halved.
    """
    if not steps:
        return None
    best = make(steps[-1])
    if not fits(best):
        return None
    low, high = 0, len(steps) - 1
    while low < high:
        middle = (low + high) // 2
        made = make(steps[middle])
        if fits(made):
            best, high = made, middle
        else:
            low = middle + 1
    return best


def tighter(theme: Theme) -> Iterator[Theme]:
    """The theme in smaller and smaller steps."""
    for size, room, margin in STEPS:
        styles = {
            name: style
            if name in FIXED
            else _tightened(style, size, room, SMALLEST_TEXT if name in RUNNING else SMALLEST)
            for name, style in theme.styles.items()
        }
        least = min(theme.margin, LEAST_MARGIN)
        yield replace(
            theme,
            styles=styles,
            margin=max(least, theme.margin * margin),
            head=theme.head * (0.6 + 0.4 * room),
            foot=theme.foot * margin,
        )


@lru_cache(maxsize=1000)
def _tightened(style: Style, size: float, room: float, smallest: float) -> Style:
    part = max(size, min(1.0, smallest / style.size))
    return replace(
        style,
        size=round(style.size * part, 2),
        leading=round(style.leading * part, 2),
        before=round(style.before * room, 2),
        after=round(style.after * room, 2),
    )
