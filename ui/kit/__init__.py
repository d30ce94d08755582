"""The window's own small widgets, all in the theme's colours, operable by keys and named for screen readers.

Buttons and marks: `tool_button`, `push_button`, `primary_button`, `link_button`, `Chip`, `Badge`, `KeyCap`,
`SegmentedControl`, `PanelTabs`. Words: `Label`, `TwoLineLabel`, `SectionHeader`, `EmptyState`. Fields that commit what
is typed: `LineField`, `TextField`, `ComboField`, with `flush_all`. Places: `FlowLayout`, `Popover`, `Toast`,
`ProgressLine`. The risk matrix: `MatrixView`.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.kit.badges import Badge, KeyCap
    from ui.kit.buttons import link_button, primary_button, push_button, tool_button
    from ui.kit.chip import Chip
    from ui.kit.empty import EmptyState
    from ui.kit.fields import ComboField, LineField, TextField, flush_all
    from ui.kit.flow import FlowLayout
    from ui.kit.labels import Label, SectionHeader, TwoLineLabel
    from ui.kit.matrix import MatrixView
    from ui.kit.popover import Popover
    from ui.kit.progress import ProgressLine
    from ui.kit.segmented import SegmentedControl
    from ui.kit.tabs import PanelTabs
    from ui.kit.toast import Toast

__all__ = [
    "Badge",
    "Chip",
    "ComboField",
    "EmptyState",
    "FlowLayout",
    "KeyCap",
    "Label",
    "LineField",
    "MatrixView",
    "PanelTabs",
    "Popover",
    "ProgressLine",
    "SectionHeader",
    "SegmentedControl",
    "TextField",
    "Toast",
    "TwoLineLabel",
    "flush_all",
    "link_button",
    "primary_button",
    "push_button",
    "tool_button",
]

# Where each name is made. A name is imported when it is first asked for: the first picture of the window needs few.
_PLACES = {
    "Badge": "ui.kit.badges",
    "KeyCap": "ui.kit.badges",
    "link_button": "ui.kit.buttons",
    "primary_button": "ui.kit.buttons",
    "push_button": "ui.kit.buttons",
    "tool_button": "ui.kit.buttons",
    "Chip": "ui.kit.chip",
    "EmptyState": "ui.kit.empty",
    "ComboField": "ui.kit.fields",
    "LineField": "ui.kit.fields",
    "TextField": "ui.kit.fields",
    "flush_all": "ui.kit.fields",
    "FlowLayout": "ui.kit.flow",
    "Label": "ui.kit.labels",
    "SectionHeader": "ui.kit.labels",
    "TwoLineLabel": "ui.kit.labels",
    "MatrixView": "ui.kit.matrix",
    "Popover": "ui.kit.popover",
    "ProgressLine": "ui.kit.progress",
    "SegmentedControl": "ui.kit.segmented",
    "PanelTabs": "ui.kit.tabs",
    "Toast": "ui.kit.toast",
}


def __getattr__(name: str) -> object:
    """The widget of this name; AttributeError where there is none."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_PLACES[name]), name)
    globals()[name] = found
    return found
