"""The chain of an attribution: "Bloomberg, citing people familiar" goes from the people by way of Bloomberg."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

# "A, citing B": the words come from B. "A, quoted by B": they come from A, and B is nearer to us.
_FROM = re.compile(
    r",?\s+(?:citing|who (?:was|were) told by|which cited|according to|on the word of|from)\s+", re.IGNORECASE
)
_BY = re.compile(
    r",?\s+(?:(?:as\s+)?(?:quoted|cited|reported|relayed|told)\s+(?:by|to|in)|via|by way of|in remarks to)\s+",
    re.IGNORECASE,
)


def chain(attribution: str) -> tuple[str, ...]:
    """Who passed the words on, from their origin to the last hand; () for none, one name where it names no chain.

    Read from English connecting words. What is not understood stays whole: nothing is left out.
    """
    words = " ".join(attribution.split()).strip(" ,.;")
    if not words:
        return ()
    hands: list[str] = []
    for part in reversed(_FROM.split(words)):
        hands += [hand.strip(" ,.;") for hand in _BY.split(part)]
    return tuple(hand for hand in hands if hand)
