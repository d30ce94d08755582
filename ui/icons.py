"""Icons: Lucide's line drawings in the theme's colours, sharp at any device pixel ratio.

An icon asks for the theme when it is painted, so it never has to be made again when the theme changes.
"""
# SPDX-License-Identifier: MIT

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from resources.icons import drawing, exists
from ui import theme
from ui.kit.facing import is_turned, seen

# Drawings that point the way lines run, or to a side of the desk: they turn with it.
_POINTING = frozenset(
    (
        "arrow-left",
        "arrow-right",
        "chevron-left",
        "chevron-right",
        "corner-down-right",
        "panel-left",
        "panel-right",
        "redo-2",
        "undo-2",
    )
)
_STROKE = 1.75  # Lucide's own 2 looks heavy beside Inter at 13 px


@cache
def icon(name: str, colour: str = "sub", checked: str = "") -> QIcon:
    """An icon in a colour of the theme (see `Theme.hex`), in the colour `checked` while its button is on.

    KeyError where there is no icon of this name.
    """
    return QIcon(_kept(_ThemedIcon(known(name), colour, checked or colour)))


def pixmap(name: str, colour: str, size: int = 16, ratio: float = 1.0, stroke: float = _STROKE) -> QPixmap:
    """An icon as a picture of `size` logical pixels; `colour` is a colour of the theme or "#RRGGBB"."""
    turned = name in _POINTING and QGuiApplication.isRightToLeft()
    return _picture(name, theme.current().hex(colour), size, ratio, stroke, turned=turned)


def paint(painter: QPainter, name: str, rect: QRectF, colour: str, stroke: float = _STROKE) -> None:
    """Draw an icon into a rectangle of a widget that paints itself; `colour` as for `pixmap`."""
    size = round(min(rect.width(), rect.height()))
    picture = pixmap(name, colour, size, painter.device().devicePixelRatioF(), stroke)
    if not is_turned(painter):
        painter.drawPixmap(rect.topLeft(), picture)
        return
    painter.save()
    place = seen(painter, rect)
    painter.resetTransform()
    painter.drawPixmap(QPointF(place.right() - picture.deviceIndependentSize().width(), place.y()), picture)
    painter.restore()


def known(name: str) -> str:
    """The name itself; KeyError where there is no such icon.

    A widget that paints an icon asks this when it is made: an error while Qt paints ends the whole program.
    """
    if not exists(name):
        raise KeyError(f"Lucide has no icon {name!r}")
    return name


@lru_cache(maxsize=2048)
def _picture(name: str, colour: str, size: int, ratio: float, stroke: float, *, turned: bool) -> QPixmap:
    svg = drawing(name).replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    if turned:
        picture = picture.transformed(QTransform.fromScale(-1, 1))
    picture.setDevicePixelRatio(ratio)
    return picture


# Qt owns an icon's engine, yet PySide frees its Python half when nobody here holds it, and Qt then calls into freed
# memory. Icons are made once a name and colour, so what is held stays small.
_ENGINES: list[QIconEngine] = []


def _kept(engine: QIconEngine) -> QIconEngine:
    _ENGINES.append(engine)
    return engine


class _ThemedIcon(QIconEngine):
    """Draws one icon in the colours of the theme in force."""

    def __init__(self, name: str, colour: str, checked: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour
        self._checked = checked

    def clone(self) -> QIconEngine:
        return _kept(_ThemedIcon(self._name, self._colour, self._checked))

    def key(self) -> str:
        return "briefing-themed"

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        picture = self._drawn(min(rect.width(), rect.height()), mode, state, ratio)
        left = rect.x() + (rect.width() - picture.deviceIndependentSize().width()) / 2
        top = rect.y() + (rect.height() - picture.deviceIndependentSize().height()) / 2
        painter.drawPixmap(QPoint(round(left), round(top)), picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._drawn(min(size.width(), size.height()), mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self._drawn(min(size.width(), size.height()), mode, state, scale)

    def _drawn(self, size: int, mode: QIcon.Mode, state: QIcon.State, ratio: float) -> QPixmap:
        if mode is QIcon.Mode.Disabled:
            return pixmap(self._name, "disabled", size, ratio)
        colour = self._checked if state is QIcon.State.On else self._colour
        return pixmap(self._name, colour, size, ratio)
