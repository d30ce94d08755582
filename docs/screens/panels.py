"""Draws every panel of the window on the sample project, light and dark: `python docs/screens/panels.py [FOLDER]`."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from settled import look_at_brief  # noqa: E402
from briefing.actions.sample import make_sample  # noqa: E402 -- from the folder above
from briefing.model import Judgement, Kind  # noqa: E402
from ui import theme  # noqa: E402
from ui.app import application  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.settings import Settings  # noqa: E402
from ui.window.workspace import Workspace  # noqa: E402

_SIZES = {"": (1440, 900), "-1280": (1280, 800)}


def main(target: Path) -> None:
    """Draw everything anew."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BRIEFING_HOME"] = str(Path(folder) / "home")
        app = application()
        sample = make_sample(Path(folder))
        for scheme in ("light", "dark"):
            theme.apply(app, theme.load(f"desk-{scheme}"))
            for suffix, size in _SIZES.items():
                window = MainWindow(Settings())
                window.resize(*size)
                window.show()
                window.open_project(sample)
                assert window.workspace is not None
                look_at_brief(window)
                for name, show in _SCENES.items():
                    show(window.workspace)
                    _settle()
                    window.grab().save(str(target / f"panel-{name}-{scheme}{suffix}.png"))
                window.close()


def _open(kind: Kind, row: int) -> Callable[[Workspace], None]:
    """The row of a panel, in the order it is shown."""

    def show(space: Workspace) -> None:
        space.dock.uncover()
        space.go_to_kind(kind)
        panel = space.dock.panel(kind)
        item_id = panel.items.line(panel.items.index(row, 0)).item.id
        space.desk.select(kind, item_id)
        panel.open_item(item_id)

    return show


def _no_source(space: Workspace) -> None:
    """The judgement that rests on nothing."""
    bare = [one for one in space.desk.project.all(Judgement) if not space.desk.project.exhibits_of(one.id)]
    space.go_to_kind(Kind.JUDGEMENT)
    space.desk.select(Kind.JUDGEMENT, bare[0].id)


def _several(space: Workspace) -> None:
    """Three risks at once."""
    space.go_to_kind(Kind.RISK)
    space.dock.risks.head.list.selectAll()


_SCENES: dict[str, Callable[[Workspace], None]] = {
    "judgement": _open(Kind.JUDGEMENT, 0),
    "no-source": _no_source,
    "timeline": _open(Kind.EVENT, 2),
    "quote": _open(Kind.QUOTE, 0),
    "note": _open(Kind.NOTE, 1),
    "several": _several,
    "annotations": lambda space: space.toggle_annotations(),
}


def _settle() -> None:
    """Let events come until layouts and fades are done."""
    loop = QEventLoop()
    QTimer.singleShot(400, loop.quit)
    loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
