"""The palette itself: a field over a list, in the middle of the window; what is offered comes from outside."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QPushButton, QWidget

from ui import fonts, measure
from ui.kit import KeyCap, Label, Popover, link_button
from ui.kit.editing import for_window
from ui.kit.labels import IconMark
from ui.kit.rule import Rule
from ui.palette.rows import OFFER, Group, Offer, OfferRow, Offers

_WIDTH = 600
_TALLEST = 400
_FROM_TOP = 30

Ask = Callable[[str], tuple[Sequence[Group], Sequence[str]]]
"""What there is for what was typed: groups of offers, and the words that stand out in them."""


class Palette(Popover):
    """Opened by `ask`; `Enter` does what is chosen after the keyboard is back where it was, `Esc` only goes back."""

    chosen = Signal(str)
    """The id of the offer that is being done."""

    def __init__(self, window: QWidget, ask: Ask, prefixes: Sequence[tuple[str, str]]) -> None:
        super().__init__(window)
        self._ask = ask
        self._back: QWidget | None = None
        self.offers = Offers(self)
        self.field = self._search_field()
        self._count = Label(size=12, colour="sub")
        self.list = self._offer_list()
        self._nothing = Label(self.tr("Nothing matches"), size=13, colour="sub")
        self._nothing.setContentsMargins(20, 14, 20, 14)
        self._prefixes = [self._prefix_button(sign, words) for sign, words in prefixes]
        self._lay_out(prefixes)
        self.field.textChanged.connect(self.refresh)
        self.field.installEventFilter(self)
        self.list.clicked.connect(self._do)
        self.setAccessibleName(self.tr("Find anything or run a command"))

    def ask(self, words: str = "") -> None:
        """Show it with these words in the field and take the keyboard."""
        if self.isHidden():
            self._back = self.window().focusWidget()
        self.field.setText(words)
        self.refresh()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def refresh(self) -> None:
        """Show what there is now for what was typed."""
        groups, words = self._ask(self.field.text())
        self.offers.show_groups(groups, words)
        count = self.offers.count()
        self._count.setText("" if not self.field.text() else self.tr("%Ln hit(s)", "", count))
        self._nothing.setVisible(count == 0)
        self.list.setVisible(count > 0)
        self.list.setFixedHeight(
            min(self.offers.height() + 8, measure.px(_TALLEST), max(120, self.over.height() - 160))
        )
        self._choose(self.offers.first())
        width = min(measure.px(_WIDTH), self.over.width() - 40)
        self.list.setFixedWidth(width - 16)
        self.show_at(QRect((self.over.width() - width) // 2, _FROM_TOP, width, 0), gap=0)

    def leave(self) -> None:
        """Take it away; the keyboard is back where it was."""
        self.close_now()
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)
        self._back = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.KeyPress:
                return self._key(event)
            if event.type() is QEvent.Type.ShortcutOverride and for_window(event):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, _event: object) -> None:
        """A press on the sheet is not one beside it."""

    def _key(self, event: QKeyEvent) -> bool:
        row = self.list.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Escape:
                self.leave()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._do(self.list.currentIndex())
            case Qt.Key.Key_Down:
                self._choose(self.offers.step(row, 1))
            case Qt.Key.Key_Up:
                self._choose(self.offers.step(row, -1))
            case Qt.Key.Key_PageDown:
                self._choose(self.offers.step(row, min(8, max(1, self.offers.count() - 1))))
            case Qt.Key.Key_PageUp:
                self._choose(self.offers.step(row, -min(8, max(1, self.offers.count() - 1))))
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                pass
            case _:
                return False
        return True

    def _choose(self, row: int) -> None:
        index = self.offers.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(self.offers.index(0) if row == self.offers.first() else index)

    def _do(self, index: QModelIndex) -> None:
        offer: Offer | None = index.data(OFFER)
        if offer is None or offer.why_not:
            return
        if offer.fills:
            self.field.setText(offer.fills)
            return
        self.leave()
        self.chosen.emit(offer.id)
        offer.run()

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setFont(fonts.ui_font(15))
        field.setFrame(False)
        field.setProperty("bare", True)
        field.setPlaceholderText(self.tr("Find anything or run a command"))
        field.setAccessibleName(self.tr("Find anything or run a command"))
        return field

    def _offer_list(self) -> QListView:
        found = QListView()
        found.setModel(self.offers)
        found.setItemDelegate(OfferRow(found))
        found.setFrameShape(QFrame.Shape.NoFrame)
        found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        found.setMouseTracking(True)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setAccessibleName(self.tr("What there is"))
        return found

    def _prefix_button(self, sign: str, words: str) -> QPushButton:
        button = link_button(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.ask(sign))
        return button

    def _lay_out(self, prefixes: Sequence[tuple[str, str]]) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 10)
        head.setSpacing(10)
        head.addWidget(IconMark("search", "accent"))
        head.addWidget(self.field, 1)
        head.addWidget(self._count)
        head.addWidget(KeyCap("Esc"))
        self.sheet.addLayout(head)
        self.sheet.addWidget(Rule())
        body = QHBoxLayout()
        body.setContentsMargins(8, 4, 8, 4)
        body.addWidget(self.list)
        body.addWidget(self._nothing)
        self.sheet.addLayout(body)
        self.sheet.addWidget(Rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 5, 16, 6)
        foot.setSpacing(5)
        for (sign, _), button in zip(prefixes, self._prefixes, strict=True):
            foot.addWidget(KeyCap(sign))
            foot.addWidget(button)
            foot.addSpacing(8)
        foot.addStretch(1)
        foot.addWidget(Label(self.tr("↑↓ move"), size=12, colour="sub"))
        self.sheet.addLayout(foot)
