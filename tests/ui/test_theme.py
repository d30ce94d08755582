"""Every pair of colours that meets on screen can be told apart."""
# SPDX-License-Identifier: MIT

from collections.abc import Mapping, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.kit import Label, LineField, TextField
from ui.theme import KINDS, Choice, Theme

THEMES = [theme.load("desk-light"), theme.load("desk-dark")]
GROUNDS = ("window", "panel", "paper", "hover", "picked")
TINTS = tuple(f"{kind}.tint" for kind in KINDS)

WORDS: Mapping[str, Sequence[str]] = {
    "text": (*GROUNDS, "selection", *TINTS, "warning_tint", "bad_tint"),
    "sub": GROUNDS,
    "faint": GROUNDS,
    "accent": GROUNDS,
    "accent_hover": GROUNDS,
    "accent_text": ("accent", "accent_hover"),
    "good": GROUNDS,
    "warning": (*GROUNDS, "warning_tint"),
    "bad": (*GROUNDS, "bad_tint"),
    **{kind: (*GROUNDS, f"{kind}.tint") for kind in KINDS},
}
SOLID_BADGES = {"paper": KINDS}
MARKS = {
    "strong": GROUNDS,
    "accent": (*GROUNDS, "selection"),
    "accent_text": ("accent",),
}


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    brighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def too_faint(desk: Theme, pairs: Mapping[str, Sequence[str]], least: float) -> list[str]:
    return [
        f"{ink} on {ground}: {contrast(desk.hex(ink), desk.hex(ground)):.2f}"
        for ink, grounds in pairs.items()
        for ground in grounds
        if contrast(desk.hex(ink), desk.hex(ground)) < least
    ]


@pytest.mark.parametrize("desk", THEMES, ids=lambda desk: desk.id)
def test_words_reach_four_and_a_half_to_one_on_every_ground_they_stand_on(desk: Theme) -> None:
    assert too_faint(desk, WORDS, 4.5) == []
    assert too_faint(desk, SOLID_BADGES, 4.5) == []


@pytest.mark.parametrize("desk", THEMES, ids=lambda desk: desk.id)
def test_marks_and_borders_that_carry_state_reach_three_to_one(desk: Theme) -> None:
    assert too_faint(desk, MARKS, 3.0) == []


@pytest.mark.parametrize("desk", THEMES, ids=lambda desk: desk.id)
def test_the_matrix_can_be_read_in_every_band(desk: Theme) -> None:
    for ground, ink in zip(desk.ramp, desk.ramp_text, strict=True):
        assert contrast(ink, ground) >= 4.5
        assert contrast(desk.text, ground) >= 3.0
        assert contrast(desk.accent, desk.panel) >= 3.0


def test_a_theme_knows_its_colours_by_name() -> None:
    desk = theme.load("desk-light")
    assert desk.hex("risk.tint") == desk.risk.tint
    assert desk.colour("text", 128).alpha() == 128
    with pytest.raises(KeyError):
        desk.hex("dark")
    with pytest.raises(KeyError):
        desk.kind("origin")


def test_a_chosen_theme_reaches_palette_style_and_listeners(themed: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changes().changed) as told:
        theme.choose(themed, Choice.DARK)
    assert told.args == [theme.load("desk-dark")]
    assert theme.current().dark
    assert themed.style().name() == "fusion" or themed.styleSheet()
    assert themed.palette().color(QPalette.ColorRole.Window).name().upper() == theme.current().window


@pytest.mark.slow
def test_painted_words_follow_the_theme(themed: QApplication, qtbot: QtBot) -> None:
    label = Label("word", colour="sub")
    qtbot.addWidget(label)
    label.show()
    for choice in (Choice.LIGHT, Choice.DARK, Choice.LIGHT):
        theme.choose(themed, choice)
        label.ensurePolished()
        assert label.palette().color(label.foregroundRole()).name().upper() == theme.current().sub


def test_placeholders_are_as_strong_as_other_faint_words(qapp: QApplication, qtbot: QtBot) -> None:
    # Qt halves the strength of a placeholder whose colour a style sheet does not name.
    for field in (LineField("Name", "Name of the actor"), TextField("Notes", "Notes")):
        qtbot.addWidget(field)
        field.ensurePolished()
        colour = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert (colour.name().upper(), colour.alpha()) == (theme.current().faint, 255)


def test_following_the_system_ends_with_a_choice_of_ones_own(themed: QApplication) -> None:
    theme.choose(themed, Choice.SYSTEM)
    scheme = themed.styleHints().colorScheme()
    assert theme.current().dark is (scheme is Qt.ColorScheme.Dark)
    theme.choose(themed, theme.toggled(Choice.LIGHT))
    assert theme.chosen() is Choice.DARK


def test_the_style_sheet_names_no_font(qapp: QApplication) -> None:
    # A weight from a style sheet is smeared onto a variable font, see ui/fonts.py.
    assert "font" not in theme.style_sheet(theme.current()).replace("/fonts.py", "").replace("No fonts here", "")


def test_widgets_of_other_kinds_keep_their_own_ground(qapp: QApplication, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert widget.palette().color(QPalette.ColorRole.Window).name().upper() == theme.current().window
