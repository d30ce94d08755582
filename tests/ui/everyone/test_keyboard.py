"""By keyboard alone: Tab goes from the sources to the text, the panels and the status bar, and is held nowhere."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefing.errors import BriefingError
from tests.ui.sample_copy import sample_in
from tests.ui.window_hand import Hand, shown_window
from ui.compose.editor import SectionEditor
from ui.kit import Popover
from ui.kit.cover import Cover
from ui.messages import Act
from ui.panels.merge_sheet import MergeSheet
from ui.preferences.sheet import PreferencesSheet
from ui.sources.full_text_sheet import FullTextSheet

MOST_STEPS = 200
MOST_LEVELS = 3
"""A field of a panel, the panel's list, the text."""


@pytest.fixture
def hand(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hand]:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    window = shown_window(qtbot)
    window.open_project(sample_in(tmp_path))
    found = Hand(qtbot, window)
    found.until_reading()
    yield found
    window.close()


def walked(hand: Hand, key: str) -> list[QWidget]:
    """What has the keyboard one after another, from here until it comes round."""
    ring = [hand.focus]
    for _ in range(MOST_STEPS):
        hand.press(key)
        if hand.focus is ring[0]:
            return ring
        ring.append(hand.focus)
    raise AssertionError(f"{key} does not come round: it ends at {ring[-1].accessibleName() or ring[-1]}")


def test_tab_comes_round_and_goes_the_way_the_desk_is_read(hand: Hand) -> None:
    hand.space.library.list.setFocus()
    ring = walked(hand, "Tab")
    parts = (hand.space.library, hand.space.reading, hand.space.dock, hand.window.status)
    first = [next((at for at, one in enumerate(ring) if part.isAncestorOf(one)), None) for part in parts]
    assert None not in first, f"Tab never comes to part {first.index(None)}"
    assert first == sorted(at for at in first if at is not None)
    assert len({id(one) for one in ring}) == len(ring), "Tab comes twice to the same place"
    fields = [one for one in ring if hand.space.dock.actors.editor.isAncestorOf(one)]
    tops = [one.mapTo(hand.space.dock.actors.editor, QPoint()).y() for one in fields]
    assert tops == sorted(tops), "chips that came later stand in their place all the same"


SHEETS = (
    "file.new",
    "file.import_address",
    "file.export_pdf",
    "file.password",
    "edit.preferences",
    "help.keys",
    "help.guide",
)
BESIDE = ("edit.history", "view.library", "source.details", "annotate.here", "edit.find")


@pytest.mark.parametrize("commands", [SHEETS, pytest.param(BESIDE, marks=pytest.mark.slow)], ids=["sheets", "beside"])
def test_tab_comes_to_every_control_and_escape_goes_back_to_the_text(hand: Hand, commands: tuple[str, ...]) -> None:
    for command in commands:
        hand.space.focus_text()
        hand.window.commands.action(command).trigger()
        QApplication.processEvents()
        start = hand.focus
        ring = walked(hand, "Tab")
        sheets = (one for one in _upwards(start) if isinstance(one, Popover | PreferencesSheet | Cover))
        around = next(sheets) if command in SHEETS else hand.window
        assert all(around.isAncestorOf(one) or one is around for one in ring), f"{command}: Tab leaves the sheet"
        assert [_name(one) for one in controls_in(around) if one not in ring] == [], command
        start.setFocus()
        hand.press("Esc")
        hand.until_reading()


@pytest.mark.slow
def test_tab_comes_to_every_control_while_writing_and_on_the_start_screen(hand: Hand) -> None:
    hand.press("Ctrl+2")
    hand.until(lambda: hand.space.modes.composing() is not None)
    ring = walked(hand, "Tab")
    assert [_name(one) for one in controls_in(hand.window) if one not in ring] == []
    hand.press("Ctrl+Shift+W")
    hand.until(lambda: hand.window.workspace is None)
    ring = walked(hand, "Tab")
    assert [_name(one) for one in controls_in(hand.window) if one not in ring] == []
    assert len(ring) == 4


def controls_in(around: QWidget) -> list[QWidget]:
    """Everything in sight that can have the keyboard by Tab, as Qt knows it."""
    found = (one for one in around.findChildren(QWidget) if one.isVisible() and one.isEnabled())
    by_tab = (one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None)
    return [one for one in by_tab if not one.size().isEmpty()]


def _upwards(widget: QWidget) -> Iterator[QWidget]:
    above: QWidget | None = widget
    while above is not None:
        yield above
        above = above.parentWidget()


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()}"


def test_escape_leads_out_of_everything_in_the_window_back_to_the_text(hand: Hand) -> None:
    hand.window.messages.tell(BriefingError("Something happened.", details="Where"), [Act("Do it", lambda: None)])
    acts = hand.window.messages.acts()
    acts[0].setFocus()
    ring = walked(hand, "Tab")
    assert [_name(one) for one in controls_in(hand.window.messages) if one not in ring] == []
    for stop in ring[1:]:
        stop.setFocus()
        for _ in range(MOST_LEVELS):
            hand.press("Esc")
            if hand.focus is hand.page:
                break
        assert hand.focus is hand.page, _name(stop)
    acts[0].setFocus()
    hand.press("Esc")
    assert (hand.focus, hand.window.messages.message()) == (hand.page, "")


@pytest.mark.slow
def test_escape_leads_to_what_is_written_and_on_the_start_screen_to_the_projects(hand: Hand) -> None:
    hand.press("Ctrl+2")
    hand.until(lambda: hand.space.modes.composing() is not None)
    for stop in walked(hand, "Tab"):
        stop.setFocus()
        hand.press("Esc")
        assert isinstance(hand.focus, SectionEditor), _name(stop)
    hand.press("Ctrl+Shift+W")
    hand.until(lambda: hand.window.workspace is None)
    first = hand.focus
    for stop in walked(hand, "Tab"):
        stop.setFocus()
        hand.press("Esc")
        assert hand.focus is first, _name(stop)


def test_the_full_text_of_a_page_holds_tab_and_escape_leaves_it(hand: Hand) -> None:
    sheet = FullTextSheet(hand.window.room, "A page", "All of its words.")
    sheet.ask()
    ring = walked(hand, "Tab")
    assert {sheet.text, sheet.add} < set(ring)
    assert [_name(one) for one in controls_in(sheet) if one not in ring] == []
    assert all(sheet.isAncestorOf(one) for one in ring)
    hand.press("Esc")
    hand.until_reading()


def test_letters_work_in_lists_on_keyboards_of_other_alphabets(hand: Hand) -> None:
    hand.press("Alt+A", "Home", "Shift+Down")
    pressed(hand, "Ь", evdev=50)  # stands where M stands
    merging = hand.window.findChild(MergeSheet)
    assert merging is not None
    assert merging.isVisible()
    hand.press("Esc")
    hand.press("Alt+A")
    pressed(hand, "ظ", evdev=53)  # stands where / stands
    hand.until_focus("Filter actors")
    hand.press("Alt+S")
    pressed(hand, ".", evdev=53)  # so does the full stop on a Russian keyboard
    hand.until_focus("Filter sources")


def pressed(hand: Hand, letter: str, evdev: int) -> None:
    """A key of another alphabet, as the system tells it: what it types, and where it stands."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, ord(letter), Qt.KeyboardModifier.NoModifier, evdev, 0, 0, letter.lower())
        QApplication.sendEvent(hand.focus, event)


@pytest.mark.slow
def test_shift_tab_goes_the_same_way_back(hand: Hand) -> None:
    hand.space.library.list.setFocus()
    forth = walked(hand, "Tab")
    back = walked(hand, "Shift+Tab")
    assert [id(one) for one in back[1:]] == [id(one) for one in reversed(forth[1:])]


@pytest.mark.slow
def test_what_has_the_keyboard_looks_different_from_what_has_not(hand: Hand) -> None:
    hand.space.library.list.setFocus()
    unseen = _looking_alike(hand)
    for command in SHEETS:
        hand.space.focus_text()
        hand.window.commands.action(command).trigger()
        QApplication.processEvents()
        unseen += _looking_alike(hand)
        hand.press("Esc")
    hand.press("Ctrl+2")
    unseen += _looking_alike(hand)
    assert not unseen, "\n".join(unseen)


def _looking_alike(hand: Hand) -> list[str]:
    """What looks with the keyboard as it does without, of all that Tab comes to from here."""
    ring = [one for one in walked(hand, "Tab") if not isinstance(one, Cover)]
    alike = []
    for widget in ring if len(ring) > 1 else []:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        with_focus = _picture(hand, widget)
        next(one for one in ring if one is not widget).setFocus()
        if _picture(hand, widget) == with_focus:
            alike.append(_name(widget))
    ring[0].setFocus()
    return alike


def _picture(hand: Hand, widget: QWidget) -> QImage:
    """The widget as it is with or without the keyboard."""
    QApplication.processEvents()
    return widget.grab().toImage()
