"""The language of the desk: English plurals, and the words of our own tables in the user's language.

A sentence with a number is written as Qt's own translations know it: `tr("%Ln word(s)", "", count)`. Qt then asks the
translation of the language in force for one of its plural forms: Russian has three, Arabic six, and an `if count == 1`
in the code could serve neither. English is a translation like any other: `English` has its two forms.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from resources import Band, Impact, Term

ENGLISH = "en"
_ENDING = "(s)"
_SPOKEN = "deskSpeaksEnglish"  # the application's property: to look for the translation would find every child it has


class English(QTranslator):
    """The two forms of English: "(s)" falls away at one, and is "s" otherwise. Sentences without a number stay."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, _context: str, words: str, _comment: str | None = None, n: int = -1) -> str:
        """The form for `n`. It is asked last, so what it has no form for is given back as it is."""
        if n < 0:
            return words
        return words.replace(_ENDING, "" if n == 1 else "s")


def speak_english(app: QApplication) -> None:
    """Give the application its English plurals; once is enough."""
    if not app.property(_SPOKEN):
        app.installTranslator(English(app))
        app.setProperty(_SPOKEN, True)


def said(words: str) -> str:
    """Words of the tables in `resources` (terms, impacts, bands, grades) in the user's language.

    They are ours, so they are translated where they are shown. What an analyst wrote never is.
    """
    return QCoreApplication.translate("resources", words)


def called(entry: Term | Impact | Band) -> str:
    """What a term, an impact or a level is called: in the user's language, or as the house wrote it itself."""
    return entry.words if entry.standard else said(entry.words)
