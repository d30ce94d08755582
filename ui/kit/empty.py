"""What a place shows while it is empty: one sentence, one action, its key."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.badges import KeyCap
from ui.kit.buttons import push_button
from ui.kit.labels import IconMark, Label


class EmptyState(QWidget):
    """One sentence in the middle of a place, and the command that fills it.

    Without an action, `keys` may still show the key that the sentence speaks of.
    """

    def __init__(
        self,
        sentence: str,
        *,
        icon: str = "",
        action: QAction | None = None,
        keys: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._offered: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        if icon:
            column.addWidget(IconMark(icon, "faint", size=24), 0, Qt.AlignmentFlag.AlignHCenter)
        self._words = Label(sentence, colour="sub", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._words)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self._row.addStretch(1)
        column.addLayout(self._row)
        column.addStretch(3)
        if action is not None:
            self.offer(action, keys)
        elif keys:
            self._add(KeyCap(keys))
        self.setAccessibleName(sentence)

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)

    def offer(self, action: QAction, keys: str = "") -> None:
        """A button for the command that fills the place, and its key; it gets the keyboard that comes here."""
        button = push_button(action.iconText())
        button.setObjectName("offer")
        button.setIcon(action.icon())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        self._add(button)
        cap = KeyCap(keys)
        if not keys:
            cap.follow(action)
        self._add(cap)
        self._offered = [button, cap]
        self.setFocusProxy(button)

    def withdraw(self, *, withdrawn: bool) -> None:
        """Show the offer, or no longer: where the place is empty for another reason."""
        for part in self._offered:
            part.setVisible(not withdrawn)
        # None is allowed, though not by the stubs.
        self.setFocusProxy(self._offered[0] if self._offered and not withdrawn else None)  # type: ignore[arg-type]

    def _add(self, part: QWidget) -> None:
        self._row.insertWidget(self._row.count() - 1, part)
