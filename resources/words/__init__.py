"""The fixed words of a brief in other languages, one file each; the English is what the code itself says."""
# SPDX-License-Identifier: MIT

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from resources.tables import table_of

LANGUAGES = ("de", "fr", "tr")


@dataclass(frozen=True, slots=True)
class Words:
    """English words to those of a language; `headings` are the headings of our templates and panels."""

    headings: Mapping[str, str]
    words: Mapping[str, str]


@cache
def words_in(language: str) -> Words:
    """The words of a language by its BCP 47 tag; without any where we have none: they stay English."""
    short = language.partition("-")[0].lower()
    if short not in LANGUAGES:
        return Words({}, {})
    table = table_of(__name__, short, LANGUAGES, "language")
    return Words(table["headings"], table["words"])
