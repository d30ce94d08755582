"""Whether anything may move: not where the user wants it still, nor where the desktop has its effects off.

What moves at all is the fade of a message, 120 ms. Qt tells no preference for less motion (6.11 knows that for contrast
only), and a style says 200 ms whatever the desktop wants; effects are what a desktop turns off that animates nothing.
"""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

_STILL = "deskIsStill"  # the application's property


def is_still() -> bool:
    """Whether things come and go at once."""
    app = QApplication.instance()
    return bool(app is not None and app.property(_STILL)) or not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def set_still(app: QApplication, *, wanted: bool) -> None:
    """Let nothing move, or let the desktop say."""
    app.setProperty(_STILL, wanted)
