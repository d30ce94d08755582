"""Where the analyst was in a project: kept in its file as it changes, and put back when it is opened again."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from briefing.model import Kind
from ui.library.look import look_of, show_look
from ui.reader import Place
from ui.window.kept_place import KeptPlace
from ui.window.reading import View

if TYPE_CHECKING:
    from ui.window.workspace import Workspace

PLACE = "window"


class Remembering(QObject):
    """Keeps the place as it moves, and puts it back."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._kept = KeptPlace(workspace.desk, PLACE, self._now, self)
        self._putting_back = False

    def moved(self, *, far: bool = False) -> None:
        """Something moved: write it soon; at once where it moved `far`, as into another mode."""
        if not self._putting_back:
            self._kept.moved(far=far)

    def keep(self) -> None:
        """Write the place now; where that fails the work is not touched, and nothing is said."""
        self._kept.keep()

    def put_back(self) -> bool:
        """Show the place that the project was left at; whether there was one."""
        place = self._kept.told()
        if not place:
            return False
        self._putting_back = True
        try:
            self._show(place)
        except (KeyError, TypeError, ValueError):
            # Written by another version: the window opens as if new.
            return False
        finally:
            self._putting_back = False
        return True

    def _now(self) -> dict[str, Any]:
        space = self._workspace
        return {
            "tabs": [_tab(source_id, space.reading.view(source_id)) for source_id in space.reading.tabs.source_ids()],
            "front": space.reading.tabs.current_id(),
            "selected": list(space.desk.selected_item),
            "panels": space.dock.state(),
            "hidden_kinds": sorted(space.library.kinds.hidden()),
            "columns": space.columns(),
            "history": not space.history.isHidden(),
            "pane": space.focused_pane(),
            "library": look_of(space.library),
            **space.modes.state(),
            "card": space.sources.card.shown_ids() if space.sources.is_card_shown() else [],
        }

    def _show(self, place: dict[str, Any]) -> None:
        space = self._workspace
        space.library.kinds.set_hidden(place["hidden_kinds"])
        space.set_columns(place["columns"])
        kind, item_id = place["selected"]
        if kind and space.exists(kind, item_id):
            # Before a text is open: selecting would scroll it.
            space.desk.select(kind, item_id)
        for tab in place["tabs"]:
            space.reading.keep_view(tab["source"], _view(tab))
            space.reading.open_source(tab["source"], front=False)
        if place["front"]:
            space.reading.open_source(place["front"])
        space.dock.restore(place["panels"])
        self._show_library(place)
        if place.get("history"):
            space.show_history(shown=True)
        panes = {"sources": space.library, "panels": space.dock}
        pane = panes.get(place["pane"])
        if pane is not None and not pane.isHidden():
            space.focus_pane(pane)
        else:
            space.focus_text()
        space.modes.restore(place)

    def _show_library(self, place: dict[str, Any]) -> None:
        """Filter, order, columns, width and the card; a place kept before there were these has none of them."""
        space = self._workspace
        look = place.get("library", {})
        show_look(space.library, look)
        card = [source_id for source_id in place.get("card", []) if space.exists(Kind.SOURCE, source_id)]
        space.set_wide(wide=bool(look.get("wide")))
        if card:
            space.sources.card.show_sources(card)
            space.dock.cover(space.sources.card)
        elif look:
            space.dock.uncover()


def _tab(source_id: str, view: View) -> dict[str, Any]:
    return {
        "source": source_id,
        "position": view.place.position,
        "offset": view.place.offset,
        "selection": list(view.selection),
        "caret": view.caret,
    }


def _view(tab: dict[str, Any]) -> View:
    start, end = tab["selection"]
    return View(Place(int(tab["position"]), float(tab["offset"])), (int(start), int(end)), int(tab["caret"]))
