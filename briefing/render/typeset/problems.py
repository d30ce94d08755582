"""What keeps a brief from being set, told all at once."""
# SPDX-License-Identifier: MIT

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from briefing.errors import RenderError
from briefing.render.typeset.fileform import NOTHING_WRITTEN

# So many are told in the sentence; all stand in the details.
MOST_TOLD = 8


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that would not come out right: a sentence that names its place, and what to do about it."""

    said: str
    remedy: str = ""


def refuse(problems: Sequence[Problem]) -> NoReturn:
    """Raise a RenderError that tells every problem; its `problems` are their sentences."""
    said = tuple(each.said for each in problems)
    if len(problems) == 1:
        error = RenderError(said[0], safe=NOTHING_WRITTEN, remedy=problems[0].remedy)
    else:
        told = " ".join(f"({number}) {each}" for number, each in enumerate(said[:MOST_TOLD], start=1))
        rest = f" And {len(said) - MOST_TOLD:,} more: see the details." if len(said) > MOST_TOLD else ""
        error = RenderError(
            f"{len(said):,} things keep this brief from being printed: {told}{rest}",
            safe=NOTHING_WRITTEN,
            remedy="Mend them and export again.",
            details="\n".join(f"{each.said} {each.remedy}".strip() for each in problems),
        )
    error.problems = said
    raise error
