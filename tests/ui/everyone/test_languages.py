"""In a language nobody speaks, longer than English, in both directions: nothing untranslated, nothing cut unsaid."""
# SPDX-License-Identifier: MIT

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefing.brief.house import STANDARD_SERIAL
from briefing.project.backup_rules import usual_folder
from tests.ui.everyone.room import cuts
from tests.ui.everyone.states import content_of, shown, states
from tests.ui.pseudo import Pseudo, spoken, untranslated
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand, shown_window
from ui.kit import KeyCap
from ui.messages import diagnostics
from ui.reader.page import PageView
from ui.settings import log_folder, projects_folder
from ui.translating import sentences

OF_STANDARDS = {
    "TLP:CLEAR",
    "TLP:GREEN",
    "TLP:AMBER",
    "TLP:AMBER+STRICT",
    "TLP:RED",
    "ICD",
    "ICD 203 × five impacts",
    "PHIA yardstick",
    "PHIA × five impacts",
    "Admiralty code",
    "GB",
    "MB",
    STANDARD_SERIAL,
}
KEY_NAMES = {"Ins", "Del", "Esc"}
SPOKEN = ("text", "title", "placeholderText", "toolTip", "accessibleName", "accessibleDescription")


@pytest.fixture
def language() -> Iterator[Pseudo]:
    with spoken() as pseudo:
        yield pseudo


@pytest.fixture(
    params=[
        pytest.param(Qt.LayoutDirection.LeftToRight, id="ltr"),
        pytest.param(Qt.LayoutDirection.RightToLeft, id="rtl", marks=pytest.mark.slow),
    ]
)
def foreign(  # noqa: PLR0917 -- pytest names what it gives
    request: pytest.FixtureRequest,
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: Pseudo,
) -> Iterator[Hand]:
    """The smallest window we promise to fit, on the sample, in that language."""
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    qapp.setLayoutDirection(request.param)
    window = shown_window(qtbot)
    window.resize(1280, 800)
    window.open_project(sample_in(tmp_path))
    hand = Hand(qtbot, window)
    hand.until_reading()
    yield hand
    window.close()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_every_word_is_translated_and_none_is_cut_without_a_tooltip(foreign: Hand, language: Pseudo) -> None:
    of_the_machine = f"{diagnostics()}\n: {log_folder()}"  # copied for those who mend the program
    content = f"{content_of(foreign)} {projects_folder()} {usual_folder()} {of_the_machine}"
    found: list[str] = []
    for state in states(foreign):
        for widget in shown(foreign.window):
            found += [f"{state}: not translated: {words}" for words in left_in_english(widget, content)]
            if not widget.visibleRegion().isEmpty():
                found += [f"{state}: {type(widget).__name__}: {fault}" for fault in cuts(widget)]
    assert not found, "\n".join(sorted(set(found)))
    left = language.asked - {one.words for one in sentences()}
    assert not left, f"no translator is given these: {sorted(left)}"


def left_in_english(widget: QWidget, content: str) -> Iterator[str]:
    """What a widget says that is neither translated nor the project's own."""
    if isinstance(widget, KeyCap | PageView):
        return
    for name in SPOKEN:
        said = getattr(widget, name, None)
        if not callable(said) or (name == "text" and isinstance(widget, QLineEdit)):
            continue
        try:
            words = said()
        except TypeError:  # a method of that name which asks for something, as a tab bar's does
            continue
        rest = untranslated(words) if isinstance(words, str) else ""
        for part in re.split(r"  →  |  | · |, ", rest):
            bare = part.strip(" \n·,:;“”…0123456789%–-¶()").removesuffix("…")
            if re.search(r"[A-Za-z]{2,}", bare) and bare not in content and bare not in OF_STANDARDS | KEY_NAMES:
                yield f"{name} {bare!r}"
