"""The fixed words of a brief, said in the brief's own language as far as resources/words has them.

Which language is being spoken is known to whatever composes (`speaking`) and not handed from panel to panel: every
function that puts two words together would have to carry it.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from resources.words import words_in

_LANGUAGE: ContextVar[str] = ContextVar("language", default="en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """While this is open, `said` speaks the language with this BCP 47 tag."""
    token = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def said(english: str, **fields: object) -> str:
    """Words of ours in the language that is spoken, English where it has none; `fields` fill the places in braces."""
    known = words_in(_LANGUAGE.get())
    words = known.words.get(english) or known.headings.get(english, english)
    return words.format_map(fields) if fields else words


def heading_said(heading: str) -> str:
    """A heading: one of ours in the language that is spoken, an analyst's own as it was written."""
    return words_in(_LANGUAGE.get()).headings.get(heading, heading)
