"""Every icon the window names exists, and is drawn in the theme's colours."""
# SPDX-License-Identifier: MIT

import ast
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

import ui
from resources.icons import names
from ui import icons, theme
from ui.command_table import COMMANDS
from ui.kit.painting import KIND_ICONS
from ui.theme import Choice

# Where a call carries an icon's name: the function, and the place or keyword of the name.
CARRIERS = {
    "icon": 0,
    "pixmap": 0,
    "known": 0,
    "tool_button": 0,
    "IconMark": 0,
    "show_icon": 0,
    "paint": 1,
}


def named(tree: ast.AST) -> Iterator[str]:
    """The icon names that stand as literals in a file's calls."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        function = call.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        place = CARRIERS.get(name)
        given = [word.value for word in call.keywords if word.arg == "icon"]
        if place is not None and len(call.args) > place:
            given.append(call.args[place])
        yield from (word.value for word in given if isinstance(word, ast.Constant) and isinstance(word.value, str))


def test_every_icon_named_in_the_window_exists() -> None:
    missing = {
        f"{file.name}: {name}"
        for file in Path(ui.__path__[0]).rglob("*.py")
        for name in named(ast.parse(file.read_text(encoding="utf-8")))
        if name and name not in names()
    }
    assert missing == set()


def test_every_command_and_kind_has_an_icon_that_exists() -> None:
    wanted = {command.icon for command in COMMANDS if command.icon} | set(KIND_ICONS.values())
    assert wanted - names() == set()


def colours(picture: QImage) -> set[str]:
    """The colours of the fully inked dots."""
    dots = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {dot.name().upper() for dot in dots if dot.alpha() == 255}


def test_one_icon_takes_the_colours_of_each_theme(themed: QApplication) -> None:
    icon = icons.icon("square", "accent")
    for choice in (Choice.LIGHT, Choice.DARK):
        theme.choose(themed, choice)
        assert colours(icon.pixmap(QSize(32, 32)).toImage()) == {theme.current().accent}
    off = icon.pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage()
    assert colours(off) == {theme.current().disabled}


def test_a_switch_may_wear_another_colour_while_it_is_on(qapp: QApplication) -> None:
    icon = icons.icon("square", "sub", "accent")
    on = icon.pixmap(QSize(32, 32), QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert colours(on) == {theme.current().accent}


def test_icons_are_sharp_on_dense_screens(qapp: QApplication) -> None:
    picture = icons.icon("scale").pixmap(QSize(16, 16), 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (32, 2.0)
    assert icons.pixmap("scale", "#112233", 16, 2.0).deviceIndependentSize() == QSize(16, 16)


def test_icons_outlive_their_python_halves(qapp: QApplication) -> None:
    for _ in range(50):
        copy = QIcon(icons.icon("undo-2"))
        copy.addPixmap(icons.pixmap("redo-2", "sub"))  # makes Qt clone the engine
        gc.collect(0)
        assert not copy.pixmap(16, 16).isNull()


def test_an_unknown_icon_is_refused_before_anything_is_painted(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icons.icon("no-such-icon")
