"""How the library is looked at: filter, order, columns and width, as values that a project's place can keep."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.model import Period
from ui.library.filtering import Filter
from ui.library.ordering import Sorting, order_called

if TYPE_CHECKING:
    from ui.library.panel import LibraryPanel


def look_of(library: LibraryPanel) -> dict[str, Any]:
    """How the library is looked at now, in values that JSON knows."""
    now, sorting = library.model.filter, library.model.sorting
    period = now.published
    return {
        "words": now.words,
        "chosen": [list(pair) for pair in sorted(now.chosen)],
        "published": [period.earliest, period.latest, period.words] if period is not None else [],
        "order": sorting.order.id,
        "turned": sorting.turned,
        "columns": library.table.columns_state(),
        "wide": library.is_wide,
    }


def show_look(library: LibraryPanel, look: dict[str, Any]) -> None:
    """Look at the library so, its width apart; what is not told stays as it is. ValueError where it makes no sense."""
    period = look.get("published", [])
    chosen = frozenset((str(facet), str(value)) for facet, value in look.get("chosen", []))
    published = Period(*map(str, period)) if period else None
    library.show_only(Filter(str(look.get("words", "")), chosen, published))
    library.sort_by(Sorting(order_called(str(look.get("order", ""))), bool(look.get("turned"))))
    if look.get("columns"):
        library.table.restore_columns(str(look["columns"]))
