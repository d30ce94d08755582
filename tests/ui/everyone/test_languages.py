"""In a language nobody speaks, longer than English, in both directions: nothing untranslated, nothing cut unsaid."""
# SPDX-License-Identifier: MIT

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.everyone.states import content_of, shown, states
from tests.ui.pseudo import spoken, untranslated
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand, shown_window
from ui.kit import KeyCap
from ui.reader.page import PageView

OF_STANDARDS = {"TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"}
KEY_NAMES = {"Ins", "Del", "Esc"}
SPOKEN = ("text", "title", "placeholderText", "toolTip", "accessibleName", "accessibleDescription")


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["ltr", "rtl"])
def foreign(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Hand]:
    """The smallest window we promise to fit, on the sample, in that language."""
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    with spoken():
        qapp.setLayoutDirection(request.param)
        window = shown_window(qtbot)
        window.resize(1280, 800)
        window.open_project(sample_in(tmp_path))
        hand = Hand(qtbot, window)
        hand.until_reading()
        yield hand
        window.close()
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_every_word_is_translated_and_none_is_cut_without_a_tooltip(foreign: Hand) -> None:
    content = content_of(foreign)
    found: list[str] = []
    for state in states(foreign):
        for widget in shown(foreign.window):
            found += [f"{state}: not translated: {words}" for words in left_in_english(widget, content)]
            if not widget.visibleRegion().isEmpty():
                found += [f"{state}: {type(widget).__name__}: {fault}" for fault in cuts(widget)]
    assert not found, "\n".join(sorted(set(found)))


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
            bare = part.strip(" ·,:;“”…0123456789%–-¶()").removesuffix("…")
            if re.search(r"[A-Za-z]{2,}", bare) and bare not in content and bare not in OF_STANDARDS | KEY_NAMES:
                yield f"{name} {bare!r}"


def cuts(widget: QWidget) -> Iterator[str]:
    """Where a widget has no room for its words and does not say them in its tooltip."""
    if isinstance(widget, QScrollArea) and widget.widget() is not None:
        wide, room = widget.widget().width(), widget.viewport().width()
        if wide > room:
            yield f"{wide} px wide in {room} px"
    elif isinstance(widget, QLabel) and widget.textFormat() is Qt.TextFormat.PlainText and widget.text():
        yield from _cuts_of_label(widget)
    elif isinstance(widget, QAbstractButton) and not _is_icon(widget):
        wanted = widget.sizeHint().width()
        if widget.width() < wanted - 1 and widget.text() not in widget.toolTip():
            yield f"{widget.text()!r} in {widget.width()} of {wanted} px"
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield from _beyond_parent(widget)


def _beyond_parent(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return
    if not parent.rect().contains(widget.geometry()):
        yield f"{widget.geometry().getRect()} beyond {type(parent).__name__} {parent.rect().getRect()}"


def _cuts_of_label(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        if label.height() < label.heightForWidth(label.width()) - 1:
            yield f"{label.text()!r} in {label.height()} of {label.heightForWidth(label.width())} px height"
        return
    wide = label.fontMetrics().horizontalAdvance(label.text())
    if label.width() < wide - 1 and label.toolTip() != label.text():
        yield f"{label.text()!r} in {label.width()} of {wide} px"
    if label.height() < label.fontMetrics().height() - 1:
        yield f"{label.text()!r} in {label.height()} px height"


def _is_icon(button: QAbstractButton) -> bool:
    return isinstance(button, QToolButton) and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
