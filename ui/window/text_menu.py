"""The menu over a text: what the selection can become, where it may belong, how it is copied, what a mark is of."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtWidgets import QMenu

from briefing.actions.recasting import MARKABLE
from briefing.project import Exhibit
from ui import icons
from ui.commands import Commands
from ui.desk import Desk
from ui.kit.painting import KIND_ICONS
from ui.window.annotating import Annotating
from ui.window.mark_menu import MarkMenu, short
from ui.window.page import SourcePage
from ui.window.reading import Reading


class TextMenu(QObject):
    """Commands of the table, and what only this place can offer. It opens over every page of the reading.

    Over a mark what concerns that comes first; where words are selected, what they can become does.
    """

    def __init__(self, desk: Desk, reading: Reading, commands: Commands, annotating: Annotating) -> None:
        super().__init__(reading)
        self._desk = desk
        self._marks = MarkMenu(desk, commands, annotating)
        self._commands = commands
        reading.page_made.connect(self._connect)

    def menu(self, page: SourcePage, point: QPointF) -> QMenu:
        """The menu for a point of a page's viewport; the caller shows it."""
        menu = QMenu(page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        start, end = page.selection()
        exhibits = page.exhibits_under(point)
        if start == end:
            self._add_marks(menu, exhibits)
        elif not self._desk.project.read_only:
            names = (*(kind.value for kind in MARKABLE), "link")
            menu.addActions([self._commands.action(f"annotate.{name}") for name in names])
            self._add_likely(menu, page)
            menu.addSeparator()
        copying = ("edit.copy", "edit.copy_cited") if start < end else ()
        commands = (*copying, "edit.find", "annotate.sentence", "annotate.here")
        menu.addActions([self._commands.action(name) for name in commands])
        if start < end and exhibits:
            menu.addSeparator()
            self._add_marks(menu, exhibits)
        return menu

    def _connect(self, page: SourcePage) -> None:
        page.menu_wanted.connect(lambda point, place: self._open(page, point, place))

    def _open(self, page: SourcePage, point: QPointF, place: QPoint) -> None:
        self.menu(page, point).popup(place)

    def _add_likely(self, menu: QMenu, page: SourcePage) -> None:
        for candidate in page.likely():
            words = self.tr("Add to {0}").format(short(f"{candidate.label} {candidate.title}"))
            action = menu.addAction(icons.icon(KIND_ICONS[candidate.kind], candidate.kind), words)
            action.triggered.connect(partial(page.link_requested.emit, candidate.id))

    def _add_marks(self, menu: QMenu, exhibits: list[Exhibit]) -> None:
        """What can be done with each mark here; the keys of the text mean the first, at the caret."""
        for exhibit in exhibits:
            self._marks.add(menu, exhibit, keyed=exhibit is exhibits[0])
            menu.addSeparator()
