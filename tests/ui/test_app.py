"""Starting the window as users do: in a process of its own, quickly, with a picture or a plain sentence."""
# SPDX-License-Identifier: MIT

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.ui.sample_copy import sample_in

_HEAVY = (
    "reportlab", "uharfbuzz", "lxml", "trafilatura", "py3langid", "PySide6.QtPdf", "PIL", "numpy",
    "markdown", "ssl", "http.client", "briefing.tradecraft", "ui.compose", "ui.preferences.sheet",
)  # fmt: skip


def run(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "BRIEFING_HOME": str(home)}
    return subprocess.run(  # noqa: S603 -- our own interpreter and our own modules
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_nothing_heavy_is_loaded_when_the_window_is_up(tmp_path: Path) -> None:
    code = f"""
import sys
from ui.app import application
from ui.main_window import MainWindow
from ui.settings import Settings
app = application()
window = MainWindow(Settings())
window.show()
app.processEvents()
print([name for name in {_HEAVY!r} if name in sys.modules])
window.close()
"""
    done = run("-c", code, home=tmp_path)
    assert done.stdout.strip() == "[]", done.stderr


def test_the_first_picture_waits_for_no_project_no_list_and_no_worker(tmp_path: Path) -> None:
    code = """
import sys
from PySide6 import QtCore, QtWidgets
from ui.app import bare_application, choose_theme
from ui.main_window import MainWindow
from ui.settings import Settings
app = bare_application()
settings = Settings()
choose_theme(app, settings.values.theme)
window = MainWindow(settings, at_once=False)
window.show()
app.processEvents()
ours = [name for name in sys.modules if name.partition(".")[0] in ("ui", "briefing", "resources", "apsw", "sqlite3")]
print(sorted(ours))
print("Qt" in vars(QtCore), "QStyle" in vars(QtWidgets))  # Python's forms of them, each with hundreds of members
"""
    done = run("-c", code, home=tmp_path)
    data = ["resources", "resources.on_demand", "resources.themes"]
    first = [*data, "ui", "ui.app", "ui.main_window", "ui.settings", "ui.theme", "ui.wording"]
    assert done.stdout.splitlines() == [str(first), "False False"], done.stderr


def test_the_first_picture_has_the_scheme_of_the_system_and_it_is_looked_at_again(tmp_path: Path) -> None:
    code = """
from PySide6.QtGui import QColor, QPalette
from ui import theme
from ui.app import bare_application
app = bare_application()
print(app.style().name())
for window, words in (("white", "black"), ("black", "white")):
    seen = QPalette(QColor(window))
    seen.setColor(QPalette.ColorRole.WindowText, QColor(words))
    app.setPalette(seen)
    theme.changes().is_applied = False
    print(theme.choose(app, theme.Choice.SYSTEM).id)
theme.changes().follow_system()  # the stand-in for a screen has no scheme, whatever its palette was made to be
print(theme.current().id)
"""
    done = run("-c", code, home=tmp_path)
    assert done.stdout.split() == ["fusion", "desk-light", "desk-dark", "desk-light"], done.stderr


def test_the_start_screen_waits_for_nothing_that_belongs_to_an_open_project(tmp_path: Path) -> None:
    code = """
import sys
from ui.app import bare_application, choose_theme, set_typefaces
from ui.main_window import MainWindow
from ui.settings import Settings
app = bare_application()
settings = Settings()
choose_theme(app, settings.values.theme)
window = MainWindow(settings, at_once=False)
window.show()
app.processEvents()
set_typefaces(app)
window.begin()
app.processEvents()
late = ("apsw", "briefing.model", "briefing.project", "briefing.workers", "ui.compose", "ui.desk", "ui.history",
        "ui.library", "ui.panels", "ui.reader", "ui.sources", "ui.window")
print([name for name in sys.modules if name.startswith(late)], window.start.isVisible())
"""
    done = run("-c", code, home=tmp_path)
    assert done.stdout.strip() == "[] True", done.stderr


def test_the_window_comes_up_step_by_step_and_opens_the_project(tmp_path: Path) -> None:
    project = sample_in(tmp_path)
    code = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import app
def look():
    for window in QApplication.topLevelWidgets():
        # On a busy machine the first look may come before the window.
        if window.metaObject().className() == "MainWindow" and window.is_complete and window.workspace is not None:
            print(window.windowTitle())
            window.close()
watch = QTimer()
watch.timeout.connect(look)
watch.setInterval(20)
QTimer.singleShot(0, app.bare_application(), watch.start)
sys.exit(app.open_window(Path({str(project)!r})))
"""
    done = run("-c", code, home=tmp_path / "home")
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "Turkey S-400 return – Briefing", "")


@pytest.mark.slow
def test_a_picture_of_a_project_leaves_no_trace_in_the_settings(tmp_path: Path) -> None:
    project = sample_in(tmp_path)
    picture = tmp_path / "window.png"
    done = run(
        "-m", "briefing", "--screenshot", str(picture), "--size", "1280x800", "--theme", "dark", str(project),
        home=tmp_path / "home",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1280, 800)
    assert image.pixelColor(640, 40).lightness() < 60
    assert not (tmp_path / "home").exists()


def test_a_wrong_project_is_one_line_and_a_status(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.brief"
    wrong.write_text("nothing", encoding="utf-8")
    done = run("-m", "briefing", "--screenshot", str(tmp_path / "p.png"), str(wrong), home=tmp_path / "home")
    assert done.returncode != 0
    assert done.stderr.count("\n") == 1
    assert "is not a Briefing project" in done.stderr
    assert not (tmp_path / "p.png").exists()


def test_a_picture_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    done = run("-m", "briefing", "--screenshot", str(tmp_path / "no" / "p.png"), home=tmp_path / "home")
    assert done.returncode != 0
    assert "could not be written" in done.stderr
