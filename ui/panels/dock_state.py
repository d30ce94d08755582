"""How the panels were left: read from what was kept of them, passing over whatever makes no sense any more."""
# SPDX-License-Identifier: MIT

from collections.abc import Mapping
from typing import Any

from briefing.model import Kind
from ui.panels.panel import ItemPanel
from ui.panels.shelf import ITEMS


def with_told(told: Mapping[str, Any], now: Mapping[Kind, Any], name: str) -> dict[str, Any]:
    """What is so now; for panels that nobody has looked at since, what was told of them under a name."""
    before = {kind.value: told_of(told, name, kind) for kind in ITEMS if kind not in now}
    return {**{kind.value: value for kind, value in now.items()}, **before}


def told_of(told: Mapping[str, Any], name: str, kind: Kind) -> Any:
    """What a state tells of one panel under a name; None where that makes no sense."""
    panels = told.get(name)
    return panels.get(kind.value) if isinstance(panels, dict) else None


def restore_panel(panel: ItemPanel, share: Any, item_id: Any, scrolled: Any, look: Any) -> None:
    """Give a panel its share, open item, how far down that was read, and its list's look, as far as they make sense."""
    panel.head.show_look(look)
    if isinstance(share, float) and 0 < share < 1:
        panel.parts.share = share
        panel.parts.share_out()
    if isinstance(item_id, str) and panel.table.row_of(item_id) >= 0:
        panel.open_item(item_id)
        if isinstance(scrolled, int):
            panel.parts.scroll_to(scrolled)


def sizes_of(told: Mapping[str, Any], name: str) -> list[int]:
    """Two sizes as they were told, none where they make no sense."""
    sizes = told.get(name)
    fits = isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(size, int) and size > 0 for size in sizes)  # noqa: PLR2004 two parts of a splitter
    return list(sizes) if fits and sizes is not None else []
