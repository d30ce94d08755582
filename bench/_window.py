"""How much memory the window takes: empty, with a project open, and with its whole library paged through.

`python -m bench._window PROJECT` prints the three as JSON, in kilobytes.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from ui.app import application
from ui.main_window import MainWindow
from ui.settings import Settings

SETTLED_MS = 500


def taken() -> int:
    """The kilobytes of this process that lie in memory."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def settle(app: QApplication) -> None:
    """Let the window do what it has put off."""
    until = QDeadlineTimer(SETTLED_MS)
    while not until.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    gc.collect()


def main(path: Path) -> None:
    """Measure."""
    app = application()
    window = MainWindow(Settings(keep=False))
    window.resize(1440, 900)
    window.show()
    settle(app)
    found = {"empty": taken()}
    window.open_project(path)
    settle(app)
    found["open"] = taken()
    assert window.workspace is not None
    library = window.workspace.library
    while library.model.canFetchMore(QModelIndex()):
        library.model.fetchMore(QModelIndex())
        library.list.scrollToBottom()
        app.processEvents()
    settle(app)
    found["paged through"] = taken()
    found["rows"] = library.model.rowCount()
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.close()
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
