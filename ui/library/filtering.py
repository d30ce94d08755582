"""Finding sources by words typed into the filter: letters are compared without case and accents."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import unicodedata

from briefing.model import Source

# Letters that Unicode does not decompose into a base letter and an accent.
_ALIKE = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ς": "σ"})


def folded(words: str) -> str:
    """The words as they are compared: "İstanbul" and "istanbul", "Şimşek" and "simsek", "ёлка" and "елка" are alike."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return bare.translate(_ALIKE)


def matches(source: Source, wanted: str) -> bool:
    """Whether each word of `wanted` stands in the source's title, publisher or label."""
    said = folded(f"{source.label} {source.title} {source.publisher}")
    return all(word in said for word in folded(wanted).split())
