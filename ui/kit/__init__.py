"""The window's own small widgets, all in the theme's colours, operable by keys and named for screen readers.

Buttons and marks: `tool_button`, `push_button`, `primary_button`, `link_button`, `Chip`, `Badge`, `KeyCap`,
`SegmentedControl`, `PanelTabs`. Words: `Label`, `TwoLineLabel`, `SectionHeader`, `EmptyState`. Fields that commit what
is typed: `LineField`, `TextField`, `ComboField`, with `flush_all`. Places: `FlowLayout`, `Popover`, `Toast`,
`ProgressLine`. The risk matrix: `MatrixView`.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING

from resources.on_demand import names_from

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

# The first picture of the window needs few.
__getattr__ = names_from(
    __name__,
    {
        "badges": ("Badge", "KeyCap"),
        "buttons": ("link_button", "primary_button", "push_button", "tool_button"),
        "chip": ("Chip",),
        "empty": ("EmptyState",),
        "fields": ("ComboField", "LineField", "TextField", "flush_all"),
        "flow": ("FlowLayout",),
        "labels": ("Label", "SectionHeader", "TwoLineLabel"),
        "matrix": ("MatrixView",),
        "popover": ("Popover",),
        "progress": ("ProgressLine",),
        "segmented": ("SegmentedControl",),
        "tabs": ("PanelTabs",),
        "toast": ("Toast",),
    },
)
