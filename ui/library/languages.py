"""Languages as an analyst types them: a name or a BCP 47 code in, a code out."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QLocale

from ui.library.words import language_words, said

_CODE = re.compile(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{2,8})*)")


def shown_language(code: str) -> str:
    """What a field shows for a language: its name where that leads back to the code, else the code."""
    name = language_words(code)
    return name if _codes().get(name.casefold()) == code else code


def read_language(typed: str) -> str:
    """The code of a language somebody typed ("Turkish", "tr", "pt-BR"); "" for nothing.

    ValueError, in words for the one who typed, for what is neither a name nor a code.
    """
    words = " ".join(typed.split())
    known = _codes().get(words.casefold())
    if known is not None or not words:
        return known or ""
    code = _CODE.fullmatch(words)
    if code is None:
        raise ValueError(said("This is no language known here. Type its name, or its code such as tr or pt-BR."))
    return f"{code[1].lower()}{code[2]}"


@cache
def language_names() -> tuple[str, ...]:
    """The names of all languages, for completing what is typed."""
    return tuple(sorted(language_words(code) for code in _codes().values()))


@cache
def _codes() -> dict[str, str]:
    """Codes by name, without regard to case."""
    found: dict[str, str] = {}
    for language in QLocale.Language:
        code = QLocale.languageToCode(language)
        if code and language is not QLocale.Language.C:
            found.setdefault(QLocale.languageToString(language).casefold(), code)
    return found
