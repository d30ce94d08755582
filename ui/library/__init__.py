"""The library at the left of the window: the project's sources, and the files on their way into it."""
# SPDX-License-Identifier: MIT

from ui.library.arrivals import Arrival, Arrivals
from ui.library.panel import LibraryPanel

__all__ = ["Arrival", "Arrivals", "LibraryPanel"]
