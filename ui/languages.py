"""The languages the desk can speak: those delivered with it, and those that lie in the user's folder `languages`.

A translation is Qt's own compiled file, named for its language (`tr.qm`, `pt_BR.qm`); `docs/languages.md` says how one
is made. It is put on before the first words are shown, and not read at all where the desk speaks English.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

import resources
from briefing.errors import BriefingError
from ui.settings import config_folder, short_path
from ui.wording import ENGLISH

EVERYWHERE = "Briefing"
"""The context in which a translation has each sentence once, wherever it is said."""
_SPOKEN = "deskSpeaks"
_PLAINLY = {"en": "English", "es": "Español"}
"""Names that Qt would give as those of one country: "American English"."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language the desk can speak: its code ("tr", "pt_BR") and its file, None for English, which needs none."""

    code: str
    file: Path | None = None

    @property
    def name(self) -> str:
        """What its speakers call it: "Türkçe", "português (Brasil)"; the code where Qt does not know it."""
        found = QLocale(self.code)
        if self.code in _PLAINLY:
            return _PLAINLY[self.code]
        if found.language() is QLocale.Language.C:
            return self.code
        where = f" ({found.nativeTerritoryName()})" if "_" in self.code else ""
        return f"{_capital(found.nativeLanguageName())}{where}"


class Spoken(QTranslator):
    """A translation in force. It is asked for a sentence at its place first, then for the sentence wherever it is."""

    def __init__(self, read: QTranslator, parent: QApplication) -> None:
        super().__init__(parent)
        self._read = read
        self.qts_own = QTranslator(self)
        """What Qt itself says, in menus of fields and in the system's dialogs, where Qt has it in this language."""

    def isEmpty(self) -> bool:
        return False

    def translate(  # None lets the next translation answer, English at last
        self, context: str, words: str, comment: str | None = None, n: int = -1
    ) -> str | None:
        """The words in this language, None where it does not have them."""
        for place in (context, EVERYWHERE):
            found = self._read.translate(place, words, comment, n)
            if found:
                return str(found)
        return None


def languages_folder() -> Path:
    """Where the user puts translations."""
    return config_folder() / "languages"


def languages() -> list[Language]:
    """English, then every language there is a translation for; the user's own comes before one that was delivered."""
    found: dict[str, Language] = {}
    for folder in (Path(resources.__path__[0]) / "languages", languages_folder()):
        for file in sorted(folder.glob("*.qm")):
            found[file.stem] = Language(file.stem, file)
    return [Language(ENGLISH), *sorted(found.values(), key=lambda one: one.name.casefold())]


def speak(app: QApplication, chosen: str) -> BriefingError | None:
    """Have the desk speak a language from now on: what is shown later is said in it. "" is the system's.

    Returns what there is to say where that cannot be: the desk then speaks English.
    """
    _fall_silent(app)
    language = _wanted(chosen)
    if language is None:
        return _not_there(chosen)
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    if language.file is None:
        return None
    read = QTranslator(app)
    if not read.load(str(language.file)):
        return _broken(language)
    app.setLayoutDirection(QLocale(language.code).textDirection())
    spoken = Spoken(read, app)
    qts_place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if spoken.qts_own.load(f"qtbase_{language.code}", qts_place):
        app.installTranslator(spoken.qts_own)
    app.installTranslator(spoken)
    app.setProperty(_SPOKEN, spoken)
    return None


def trouble_with(chosen: str) -> BriefingError | None:
    """Why a language cannot be spoken; None where it can."""
    language = _wanted(chosen)
    if language is None:
        return _not_there(chosen)
    return None if language.file is None or QTranslator().load(str(language.file)) else _broken(language)


def _wanted(chosen: str) -> Language | None:
    """The language with this code; for "" the first of the system's that can be spoken, else English."""
    if chosen == ENGLISH:
        return Language(ENGLISH)
    known = {one.code: one for one in languages()}
    if chosen:
        return known.get(chosen)
    for name in QLocale.system().uiLanguages():
        code = name.replace("-", "_")
        for one in (code, code.partition("_")[0]):
            if one in known:
                return known[one]
    return known[ENGLISH]


def _fall_silent(app: QApplication) -> None:
    before = app.property(_SPOKEN)
    if isinstance(before, Spoken):
        app.removeTranslator(before)
        app.removeTranslator(before.qts_own)
        app.setProperty(_SPOKEN, None)


def _broken(language: Language) -> BriefingError:
    return BriefingError(
        _said("The translation “{0}” cannot be read: it is no compiled translation of Qt’s, or it is cut off.").format(
            language.name
        ),
        safe=_said("The desk speaks English. Nothing else is affected."),
        remedy=_said("Get the file anew, or choose another language in the preferences."),
        details=str(language.file),
    )


def _not_there(chosen: str) -> BriefingError:
    return BriefingError(
        _said("There is no translation “{0}” any more.").format(Language(chosen).name),
        safe=_said("The desk speaks English. Nothing else is affected."),
        remedy=_said("Put “{0}” into “{1}”, or choose another language in the preferences.").format(
            f"{chosen}.qm", short_path(languages_folder())
        ),
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _said(words: str) -> str:
    return QCoreApplication.translate("Languages", words)
