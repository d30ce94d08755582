"""A translation in the user's folder is offered by its own name and spoken; one that is broken is said to be."""
# SPDX-License-Identifier: MIT

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.window_hand import Hand
from ui.languages import languages, languages_folder, speak
from ui.preferences.sheet import PreferencesSheet
from ui.settings import Settings
from ui.translating import sentences, write

LRELEASE = shutil.which("lrelease", path=str(Path(PySide6.__file__).parent))
needs_qts_tools = pytest.mark.skipif(LRELEASE is None, reason="PySide6 was installed without Qt's tools")


class Workspace(QObject):
    """Says one sentence, as the desk does."""

    def counted(self, count: int) -> str:
        return self.tr("%Ln word(s)", "", count)


class Widened(Workspace):
    """A kind of it: its own name is no context of any sentence."""


@pytest.fixture(autouse=True)
def english_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    speak(qapp, "en")


def translated(file: Path, words: dict[str, tuple[str, ...]]) -> None:
    """Fill some sentences of a translator's file in."""
    tree = ET.parse(file)  # noqa: S314 -- our own
    for message in tree.getroot().iterfind("context/message"):
        translation, given = message.find("translation"), words.get(message.findtext("source", ""))
        if translation is not None and given is not None:
            translation.attrib.pop("type", None)
            for form in given if message.get("numerus") else ():
                ET.SubElement(translation, "numerusform").text = form
            translation.text = "" if message.get("numerus") else given[0]
    tree.write(file, encoding="utf-8", xml_declaration=True)


@pytest.fixture(scope="module")
def turkish(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small compiled translation, made as `docs/languages.md` says."""
    folder = tmp_path_factory.mktemp("turkish")
    write("tr", folder / "tr.ts")
    translated(folder / "tr.ts", {"Sources": ("Kaynaklar",), "%Ln word(s)": ("%Ln sözcük",)})
    assert write("tr", folder / "tr.ts")[1] == 2, "what was translated stays when the file is renewed"
    assert LRELEASE is not None
    subprocess.run([LRELEASE, "-silent", "tr.ts", "-qm", "tr.qm"], cwd=folder, check=True, timeout=60)  # noqa: S603
    return folder / "tr.qm"


@needs_qts_tools
def test_a_translation_in_the_folder_is_offered_and_spoken(home: Path, turkish: Path, qapp: QApplication) -> None:
    languages_folder().mkdir(parents=True)
    shutil.copy(turkish, languages_folder() / "tr.qm")
    assert [(one.code, one.name) for one in languages()] == [("en", "English"), ("tr", "Türkçe")]
    assert speak(qapp, "tr") is None
    assert QCoreApplication.translate("LibraryPanel", "Sources") == "Kaynaklar"
    assert Widened().counted(3) == "3 sözcük"
    assert QCoreApplication.translate("LibraryPanel", "Not translated yet") == "Not translated yet"
    assert QCoreApplication.translate("Elsewhere", "%Ln risk(s)", None, 2) == "2 risks"
    shutil.copy(turkish, languages_folder() / "ar.qm")
    assert speak(qapp, "ar") is None
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft, "it is read from the right"
    speak(qapp, "en")
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert QCoreApplication.translate("LibraryPanel", "Sources") == "Sources"


def test_a_broken_or_missing_translation_is_said_and_english_is_spoken(home: Path, qapp: QApplication) -> None:
    languages_folder().mkdir(parents=True)
    (languages_folder() / "tr.qm").write_bytes(b"no translation")
    broken, missing = speak(qapp, "tr"), speak(qapp, "fr")
    assert broken is not None
    assert broken.happened.startswith("The translation “Türkçe” cannot be read")
    assert missing is not None
    assert "There is no translation “Français” any more." in missing.sentence()
    assert QCoreApplication.translate("LibraryPanel", "Sources") == "Sources"


def test_the_preferences_do_not_take_a_broken_one(hand: Hand, home: Path, qtbot: QtBot) -> None:
    languages_folder().mkdir(parents=True, exist_ok=True)
    (languages_folder() / "tr.qm").write_bytes(b"no translation")
    hand.press("Ctrl+,")
    sheet = hand.window.findChild(PreferencesSheet)
    assert isinstance(sheet, PreferencesSheet)
    control = sheet.page("general").row("Language").control
    control.committed.emit("tr")  # type: ignore[attr-defined] # it is a field with choices
    assert "“Türkçe” cannot be read" in sheet.said()
    assert Settings().values.language == ""
    control.committed.emit("en")  # type: ignore[attr-defined] # the same
    assert Settings().values.language == "en"


def test_every_sentence_to_translate_is_found_once() -> None:
    found = [(one.words, one.comment) for one in sentences()]
    assert len(found) == len(set(found))
    assert {"Sources", "Select what may go wrong and press R", "&Undo", "almost certain", "Political"} <= {
        words for words, _comment in found
    }
