"""Waiting for what a picture of the window needs: how far the brief is, which is found out in another process."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtTest import QTest

from ui.main_window import MainWindow

_LOOKS_EVERY_MS = 20


def look_at_brief(window: MainWindow) -> None:
    """Have the strip under the text say how far the brief is."""
    assert window.workspace is not None
    check = window.workspace.brief_foot.check
    check.begin()
    while not check.is_settled:
        QTest.qWait(_LOOKS_EVERY_MS)
