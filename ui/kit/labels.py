"""Words on the desk: labels in the theme's colours, titles of two lines, headings of sections."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui import fonts, icons, measure, theme
from ui.kit.facing import END, START, begins_right, draw_words, facing, is_turned


class Label(QLabel):
    """Plain words in one of the theme's colours: text, sub, faint, disabled, accent, good, warning or bad.

    `elide` cuts what does not fit with "…" and shows it whole in the tooltip; what `say_shorter` told is said first.
    """

    def __init__(
        self,
        text: str = "",
        *,
        size: float = 13,
        weight: int = 400,
        colour: str = "text",
        wrap: bool = False,
        elide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._elide = elide
        self._shorter: tuple[str, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(fonts.ui_font(size, weight))
        self.setWordWrap(wrap)
        self.setProperty("colour", colour)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def say_shorter(self, *shorter: str) -> None:
        """Where the text does not fit say the first of these that does, rather than cut it."""
        self._shorter = shorter
        self.update()

    def set_colour(self, colour: str) -> None:
        """Show the words in another of the theme's colours."""
        self.setProperty("colour", colour)
        self.style().unpolish(self)
        self.style().polish(self)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 24), hint.height()) if self._elide else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        room = self.contentsRect().width()
        said = (self.text(), *self._shorter)
        whole = next((words for words in said if self.fontMetrics().horizontalAdvance(words) <= room), said[-1])
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(theme.current().colour(str(self.property("colour"))))
        facing(painter, QRectF(self.contentsRect()))
        draw_words(painter, QRectF(self.contentsRect()), shown)
        painter.end()


def paint_lines(painter: QPainter, rect: QRectF, text: str, font: QFont, colour: str, *, lines: int = 2) -> bool:
    """Draw words into at most so many lines, the last one cut with "…"; whether something was cut.

    The words stand at the side they begin from. For delegates; `TwoLineLabel` is the widget.
    """
    shown, cut = broken(text, font, rect.width(), lines)
    height = line_height(font)
    painter.setFont(font)
    painter.setPen(theme.current().colour(colour))
    side = END if begins_right(text) is not is_turned(painter) else START
    for number, words in enumerate(shown):
        line = QRectF(rect.x(), rect.y() + number * height, rect.width(), height)
        draw_words(painter, line, words, side)
    return cut


def line_height(font: QFont) -> int:
    """The distance of two lines of a title in whole pixels."""
    return round(QFontMetricsF(font).height() * 1.06)


def broken(text: str, font: QFont, width: float, lines: int) -> tuple[list[str], bool]:
    """The words line by line at this width, and whether the last line was cut to keep to `lines`."""
    units = text.encode("utf-16-le")  # QTextLayout counts UTF-16, two bytes a unit
    layout = QTextLayout(text, font)
    layout.beginLayout()
    shown: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        start = line.textStart() * 2
        if len(shown) + 1 == lines:
            rest = units[start:].decode("utf-16-le").strip()
            elided = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
            layout.endLayout()
            return [*shown, elided], elided != rest
        shown.append(units[start : start + line.textLength() * 2].decode("utf-16-le").strip())
    layout.endLayout()
    return shown, False


class IconMark(QWidget):
    """An icon that only shows, never acts, in a colour of the theme; `name` where no words stand by it."""

    def __init__(self, icon: str, colour: str = "sub", *, size: int = 16, name: str = "") -> None:
        super().__init__()
        self._icon = icons.known(icon)
        self._colour = colour
        measure.whenever(self, lambda: self.setFixedSize(measure.sign(size), measure.sign(size)))
        self.setAccessibleName(name)
        self.setToolTip(name)

    def show_icon(self, icon: str, colour: str, name: str = "") -> None:
        """Show another icon."""
        self._icon, self._colour = icons.known(icon), colour
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.paint(painter, self._icon, QRectF(self.rect()), self._colour)
        painter.end()


class TwoLineLabel(QWidget):
    """A title in at most two lines (or `lines`), cut with "…"; the tooltip has it whole when it was cut."""

    def __init__(
        self,
        text: str = "",
        *,
        size: float = 13,
        weight: int = 600,
        colour: str = "text",
        lines: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._colour = colour
        self._lines = lines
        self.setFont(fonts.ui_font(size, weight))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text)

    def text(self) -> str:
        """The whole title."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show this title."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        shown, _ = broken(self._text, self.font(), width, self._lines)
        return max(1, len(shown)) * line_height(self.font())

    def sizeHint(self) -> QSize:
        width = min(round(QFontMetricsF(self.font()).horizontalAdvance(self._text)) + 1, 240)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(48, line_height(self.font()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        cut = paint_lines(painter, QRectF(self.rect()), self._text, self.font(), self._colour, lines=self._lines)
        painter.end()
        self.setToolTip(self._text if cut else "")


class SectionHeader(QWidget):
    """The heading of a section: its name, a count, and actions at the far end."""

    def __init__(self, title: str, count: int | None = None, *actions: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(title, size=12, weight=600)
        self._count = Label(size=11, weight=500, colour="faint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch(1)
        measure.whenever(self, lambda: self.setMinimumHeight(measure.bar(28)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for action in actions:
            self.add(action)
        self.set_count(count)

    def add(self, action: QWidget) -> None:
        """Put one more widget at the far end."""
        row = self.layout()
        if row is not None:
            row.addWidget(action)

    def set_title(self, title: str) -> None:
        """Change the name."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_count(self, count: int | None) -> None:
        """Show how many there are; None shows nothing."""
        self._count.setText("" if count is None else self.locale().toString(count))
        self._count.setVisible(count is not None)
        self.setAccessibleName(f"{self._title.text()} {self._count.text()}".strip())
