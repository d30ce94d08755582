"""How large the desk's words are and how close its rows stand: the one place from which both change while it is open.

Fonts follow the text size by themselves (ui/fonts.py). A length in pixels that has to hold words follows it where it is
asked for with `px` (while painting, in a size hint) or kept with `keep`; room around words and signs stays as it is.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from shiboken6 import isValid

from ui import fonts
from ui.settings import Density, ReadingFace, ReadingWidth

SMALLEST = 80
LARGEST = 200
COLUMNS = {ReadingWidth.NARROW: 520.0, ReadingWidth.NORMAL: 628.0, ReadingWidth.WIDE: 780.0}
"""How wide the column of an article is at most, in design pixels: about 60, 75 and 95 letters a line."""

_LINE = 18.0  # what a line of words takes at 100 %
_FONTS_OF_THE_DESKTOP = ("QMenuBar", "QMenu", "QTipLabel")  # Qt gives these the desktop's own
_CLOSER = 5  # pixels a row is less high where rows stand close
_LEAST_ROW = 24  # the least height of what is pressed


class Measure(QObject):
    """What is in force, and the signal that it is another now."""

    changed = Signal()
    """Words or rows have another size: fonts are set already, what `keep` was told is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.percent = 100
        self.density = Density.COMFORTABLE


@cache
def now() -> Measure:
    """The one measure of the desk."""
    return Measure()


def px(length: float) -> int:
    """A length of the designs at the text size in force, in whole pixels."""
    return round(length * fonts.in_force.scale)


def sign(length: float) -> int:
    """A length of the designs that holds a sign, in whole pixels: signs grow with the words, but less than they do."""
    return round(length * math.sqrt(max(fonts.in_force.scale, 1.0)))


def bar(height: float, lines: int = 1) -> int:
    """The height of what holds so many lines of words: they grow with the text size, the room around them does not."""
    return max(round(height + lines * _LINE * (fonts.in_force.scale - 1)), _LEAST_ROW)


def row(height: float, lines: int = 1) -> int:
    """The height of a row of a list with so many lines, from the designs' own: less where rows stand close."""
    return packed(bar(height, lines))


def packed(height: float) -> int:
    """The height of a row that follows the text size already: less where rows stand close."""
    return max(round(height) - (_CLOSER if now().density is Density.COMPACT else 0), _LEAST_ROW)


def keep(widget: QWidget, *, width: float = 0, height: float = 0) -> None:
    """Keep a widget as wide as the designs say, or as high for a line of words; 0 leaves that to its layout."""

    def fit() -> None:
        if width:
            widget.setFixedWidth(px(width))
        if height:
            widget.setFixedHeight(bar(height))

    whenever(widget, fit)


def whenever(owner: QObject, act: Callable[[], object]) -> None:
    """Do this now, and whenever the measure is another, as long as `owner` lives."""
    at_changes(owner, act)
    act()


def at_changes(owner: QObject, act: Callable[[], object]) -> None:
    """Do this whenever the measure is another, as long as `owner` lives."""
    # A child of the owner hears the signal, so that the connection ends with it.
    _Follower(owner, act)


def begin(percent: int, density: Density) -> None:
    """Start with these: before there is a widget."""
    fonts.in_force.scale = _allowed(percent) / 100
    now().percent = _allowed(percent)
    now().density = density


def set_text_size(app: QApplication, percent: int) -> None:
    """Show all words of the desk at this size (80–200 %) from now on."""
    percent = _allowed(percent)
    factor = percent / now().percent
    if percent == now().percent:
        return
    begin(percent, now().density)
    before = _fonts_of(all_widgets(app))
    set_desk_font(app)
    _give_fonts((widget, fonts.resized(font, factor)) for widget, font in before)
    _tell(app)


@contextmanager
def fonts_kept(room: QWidget) -> Iterator[None]:
    """Keep the fonts of what stands in a widget while parts of it move to other parents.

    Qt's style sheet dresses what moves anew, in the font it had when it was dressed first: at another text size, maybe.
    """
    before = _fonts_of(room.findChildren(QWidget))
    yield
    _give_fonts(before)


def set_desk_font(app: QApplication) -> None:
    """Have all words without a font of their own shown in the desk's, at the text size in force."""
    app.setFont(fonts.ui_font())
    for kind in _FONTS_OF_THE_DESKTOP:
        app.setFont(fonts.ui_font(), kind)  # type: ignore[arg-type] # PySide takes the name as text, its stubs say bytes


def set_density(app: QApplication, density: Density) -> None:
    """Have the rows of lists stand so from now on."""
    if density is not now().density:
        now().density = density
        _tell(app)


def set_reading(app: QApplication, face: ReadingFace, width: ReadingWidth) -> None:
    """Read in this typeface, in a column so wide, from now on."""
    family = fonts.READING if face is ReadingFace.SERIF else fonts.DESK
    if (family, COLUMNS[width]) != (fonts.in_force.reading, fonts.in_force.column):
        fonts.in_force.reading, fonts.in_force.column = family, COLUMNS[width]
        _tell(app)


def _tell(app: QApplication) -> None:
    now().changed.emit()
    show_again(app)


def show_again(app: QApplication) -> None:
    """Have everything in sight measured and painted anew."""
    for widget in all_widgets(app):
        widget.updateGeometry()
        if isinstance(widget, QAbstractItemView):
            widget.scheduleDelayedItemsLayout()
        widget.update()


def all_widgets(app: QApplication) -> list[QWidget]:
    """Every window and all that stands in it.

    Not Qt's own list of all widgets: PySide was seen to crash while it takes that one over.
    """
    windows = app.topLevelWidgets()
    return [*windows, *(widget for window in windows for widget in window.findChildren(QWidget))]


def _allowed(percent: int) -> int:
    return min(max(percent, SMALLEST), LARGEST)


def _fonts_of(widgets: Iterable[QWidget]) -> list[tuple[QWidget, QFont]]:
    return [(widget, widget.font()) for widget in widgets if _has_font_of_its_own(widget)]


def _give_fonts(wanted: Iterable[tuple[QWidget, QFont]]) -> None:
    for widget, font in wanted:
        # Some of Qt's own, the list of a box of choices for one, are made anew when a font changes.
        if not isValid(widget):
            continue
        # The style sheet gives a widget that it dresses for the first time the font it had first.
        widget.ensurePolished()
        if widget.font() != font:
            widget.setFont(font)


def _has_font_of_its_own(widget: QWidget) -> bool:
    return widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)


class _Follower(QObject):
    """Acts at each change until its owner is gone."""

    def __init__(self, owner: QObject, act: Callable[[], object]) -> None:
        super().__init__(owner)
        self._act = act
        now().changed.connect(self._changed)

    def _changed(self) -> None:
        self._act()
