"""The list of versions: backups of the whole file, to be opened read-only or restored."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from briefing.project import Backup, Step
from ui import fonts, icons, measure, theme
from ui.desk import Desk
from ui.history import words
from ui.kit import EmptyState, FlowLayout, Label, push_button
from ui.kit.facing import draw_words, facing
from ui.kit.painting import focus_ring

VERSION = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_ROW = 50


@dataclass(frozen=True, slots=True)
class Version:
    """A backup with the names of the checkpoints that it is the first to hold, newest first."""

    backup: Backup
    checkpoints: tuple[str, ...]


def versions(backups: Sequence[Backup], checkpoints: Sequence[Step]) -> list[Version]:
    """Backups, newest first, each with the checkpoints set since the one before it."""
    found = []
    for place, backup in enumerate(backups):
        before = backups[place + 1].step if place + 1 < len(backups) else 0
        found.append(Version(backup, tuple(one.label for one in checkpoints if before < one.id <= backup.step)))
    return found


class VersionModel(QAbstractListModel):
    """The versions there are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._versions: list[Version] = []

    def show_versions(self, shown: Sequence[Version]) -> None:
        """Show these."""
        self.beginResetModel()
        self._versions = list(shown)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's own default
        return 0 if parent.isValid() else len(self._versions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._versions):
            return None
        version = self._versions[index.row()]
        if role == VERSION:
            return version
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join((when_words(version), about_words(version)))
        return None


class VersionsPanel(QWidget):
    """The versions over what can be done with the chosen one."""

    open_wanted = Signal(object)
    """The path of a backup to open read-only."""
    restore_wanted = Signal(object)
    """The `Backup` to restore."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = VersionModel(self)
        self.list = self._list()
        self.open = push_button(self.tr("Open read-only"), icon="eye")
        self.restore = push_button(self.tr("Restore"), icon="rotate-ccw")
        self._whole = QStackedWidget()
        self._lay_out()
        self.open.clicked.connect(self._open)
        self.restore.clicked.connect(self._restore)
        self.list.activated.connect(lambda _index: self._open())
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._offer())

    def refresh(self) -> None:
        """List the versions that are there now."""
        project = self._desk.project
        found = self._desk.look(lambda: versions(project.backups(), project.history.checkpoints()))
        self.model.show_versions(found or [])
        self._whole.setCurrentIndex(0 if found else 1)
        if found:
            self.list.setCurrentIndex(self.model.index(0))
        self._offer()

    def chosen(self) -> Version | None:
        """The chosen version."""
        found = self.list.currentIndex().data(VERSION)
        return found if isinstance(found, Version) else None

    def focus(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open(self) -> None:
        version = self.chosen()
        if version is not None:
            self.open_wanted.emit(version.backup.path)

    def _restore(self) -> None:
        version = self.chosen()
        if version is not None and self.restore.isEnabled():
            self.restore_wanted.emit(version.backup)

    def _offer(self) -> None:
        version = self.chosen()
        self.open.setEnabled(version is not None)
        self.restore.setEnabled(version is not None and not self._desk.project.read_only)

    def _list(self) -> QListView:
        found = QListView()
        found.setModel(self.model)
        found.setItemDelegate(_VersionRows(found))
        found.setFrameShape(QFrame.Shape.NoFrame)
        found.setUniformItemSizes(True)
        found.setMouseTracking(True)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.setAccessibleName(self.tr("Versions of the file"))
        return found

    def _lay_out(self) -> None:
        about = Label(
            self.tr("Whole copies of the project, made by themselves. Restoring one is a step that Undo takes back."),
            size=12,
            colour="sub",
            wrap=True,
        )
        about.setContentsMargins(12, 10, 12, 8)
        buttons = FlowLayout(spacing=8)
        buttons.setContentsMargins(12, 8, 12, 10)
        buttons.addWidget(self.open)
        buttons.addWidget(self.restore)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(about)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self._whole.addWidget(listed)
        self._whole.addWidget(EmptyState(self.tr("The first version is made shortly after opening"), icon="archive"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._whole)


class _VersionRows(QStyledItemDelegate):
    """Day and time; size and checkpoints below."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, measure.row(_ROW, 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        version: Version = index.data(VERSION)
        desk = theme.current()
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        facing(painter, rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, desk.colour("picked"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, desk.colour("hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect.adjusted(1, 1, -1, -1), 4)
        icon, colour = ("flag", "warning") if version.checkpoints else ("archive", "sub")
        icons.paint(painter, icon, QRectF(rect.x() + 14, rect.y() + 9, 16, 16), colour)
        area = rect.adjusted(40, 0, -12, 0)
        above = area.y() + (area.height() - measure.px(37)) / 2
        painter.setFont(fonts.ui_font(13, 500))
        painter.setPen(desk.colour("text"))
        draw_words(painter, QRectF(area.x(), above, area.width(), measure.px(20)), when_words(version))
        painter.setFont(fonts.ui_font(11))
        painter.setPen(desk.colour("sub"))
        lower = QRectF(area.x(), above + measure.px(20), area.width(), measure.px(17))
        about = painter.fontMetrics().elidedText(
            about_words(version), Qt.TextElideMode.ElideRight, round(lower.width())
        )
        draw_words(painter, lower, about)
        painter.restore()


def when_words(version: Version) -> str:
    """When it was made: "Today 14:02"."""
    at = version.backup.made_at.isoformat()
    return f"{words.day_words(at)} {words.time_words(at)}"


def about_words(version: Version) -> str:
    """Its size, how many steps it holds, and its checkpoints."""
    size = QLocale().formattedDataSize(version.backup.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
    steps = QCoreApplication.translate("VersionsPanel", "%Ln step(s)", None, version.backup.step)
    return " · ".join((size, steps, *version.checkpoints))
