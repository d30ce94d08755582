"""Where a reader is in a text, kept independent of the window's size and the text's size."""
# SPDX-License-Identifier: MIT

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """What stands at the top of the reader.

    `position` is the code point that begins the topmost line, wholly or partly seen. `offset` says how far below that
    line's top the window begins, in design pixels (at 100 % text size); it is negative where the window begins above
    it, as in the margin over the first line.
    """

    position: int = 0
    offset: float = 0.0
