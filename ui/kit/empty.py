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
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        if icon:
            column.addWidget(IconMark(icon, "faint", size=24), 0, Qt.AlignmentFlag.AlignHCenter)
        self._words = Label(sentence, colour="sub", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._words)
        column.addLayout(self._offer(action, keys))
        column.addStretch(3)
        self.setAccessibleName(sentence)

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)

    def _offer(self, action: QAction | None, keys: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        if action is not None:
            button = push_button(action.iconText())
            button.setObjectName("offer")
            button.setIcon(action.icon())
            button.setEnabled(action.isEnabled())
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setEnabled)
            row.addWidget(button)
            keys = keys or action.shortcut().toString()
        if keys:
            row.addWidget(KeyCap(keys))
        row.addStretch(1)
        return row
