"""How the library is put together: its rows, its filter, and what stands where there is nothing to show."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui import fonts
from ui.kit.buttons import add_search_icon, name_icons

if TYPE_CHECKING:
    from ui.library.panel import LibraryPanel


def filter_field() -> QLineEdit:
    """The field that filters by words."""
    words = QCoreApplication.translate("LibraryPanel", "Filter sources")
    field = QLineEdit()
    field.setProperty("quiet", True)
    field.setFont(fonts.ui_font())
    field.setPlaceholderText(words)
    field.setAccessibleName(words)
    add_search_icon(field)
    field.setClearButtonEnabled(True)
    clear = field.findChild(QAction, "_q_qlineeditclearaction")  # Qt's own, which has no name
    if clear is not None:
        clear.setToolTip(QCoreApplication.translate("LibraryPanel", "Clear the filter"))
    name_icons(field)
    return field


def laid_out(panel: LibraryPanel) -> None:
    """Head over the rows over the kinds of marks."""
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(panel.head)
    column.addLayout(panel.pages, 1)
    column.addWidget(panel.kinds)
    for page in (_padded(panel.list), _padded(panel.table), panel.no_source, panel.no_hit):
        panel.pages.addWidget(page)


def _padded(widget: QWidget) -> QWidget:
    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(8, 0, 2, 0)
    box.addWidget(widget)
    return holder
