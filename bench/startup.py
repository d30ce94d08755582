"""How soon the window is seen, beside a bare PySide6 window in the same run: processes of both in turn.

What watches for the first paint watches the window alone, as `ui.app.ComingUp` does. If it watched the application,
PySide would look up Python's class of everything that gets an event, and for a class that is private to Qt (the style
that reads style sheets is one) it makes all classes of Qt first: 45 ms of the measure's own.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile

ROUNDS = 7
MUST = 1.5

_SEEN = """
import sys, time
begin = time.perf_counter()
from PySide6.QtCore import QEvent, QObject
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            print(time.perf_counter() - begin, flush=True)
            watched.removeEventFilter(self)
        return False
"""
_BARE = f"""{_SEEN}
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
watch = Watch()
window.installEventFilter(watch)
window.show()
app.processEvents()
"""
_OURS = f"""
import time
begin = time.perf_counter()
import ui
{_SEEN.replace("begin = time.perf_counter()", "")}
from ui.app import bare_application, choose_theme, set_typefaces
from ui.main_window import MainWindow
from ui.settings import Settings
app = bare_application()
settings = Settings()
choose_theme(app, settings.values.theme)
window = MainWindow(settings, at_once=False)
watch = Watch()
window.installEventFilter(watch)
window.show()
app.processEvents()
set_typefaces(app)
window.begin()
app.processEvents()
print(time.perf_counter() - begin)
window.complete()
print(time.perf_counter() - begin)
"""


def run(code: str, folder: str) -> list[float]:
    """The seconds a process tells. Bytecode is kept, as it is for an installed program."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {
        "QT_QPA_PLATFORM": "offscreen",
        "BRIEFING_HOME": folder,
        "PYTHONPYCACHEPREFIX": f"{folder}/compiled",
    }
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)  # noqa: S603 -- our own interpreter
    return [float(line) for line in done.stdout.split()]


def main() -> None:
    """Print the medians and their ratio; exit status 1 where the window is seen too late."""
    with tempfile.TemporaryDirectory() as folder:
        run(_BARE, folder)
        run(_OURS, folder)
        rounds = [(run(_BARE, folder)[0], *run(_OURS, folder)) for _ in range(ROUNDS)]
    bare, seen, start, whole = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(ours / beside for beside, ours, *_ in rounds)
    print(f"bare PySide6 window seen     {bare * 1000:7.0f} ms")
    print(f"our window seen              {seen * 1000:7.0f} ms   {ratio:.2f} × (must be ≤ {MUST} ×)")
    print(f"our start screen seen        {start * 1000:7.0f} ms   {start / bare:.2f} ×")
    print(f"our window whole             {whole * 1000:7.0f} ms   {whole / bare:.2f} ×")
    if ratio > MUST:
        print("the window is seen too late   MISSED")
        sys.exit(1)


if __name__ == "__main__":
    main()
