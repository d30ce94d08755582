"""Cards about the briefs of a project: choosing among them, renaming, duplicating, deleting; making a new one."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from briefing.actions.briefs import duplicate_brief, new_brief
from briefing.actions.issuing import issues_of
from briefing.actions.items import change, delete
from briefing.actions.naming import in_one_line
from briefing.brief.house import house_front
from briefing.brief.templates import Template, templates
from briefing.brief.wording import moment_in_words
from briefing.model import Brief
from ui import fonts
from ui.compose.brief_cards import template_row
from ui.compose.cards import Card, Row, RowList
from ui.compose.facts import template_of
from ui.desk import Desk
from ui.kit import primary_button, push_button


class BriefsCard(Card):
    """Every brief of the project: Enter writes in one, F2 renames, Ctrl+D duplicates, Del deletes.

    `opened` tells that one was chosen to be written, `new_wanted` that there shall be another one.
    """

    opened = Signal()
    new_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Briefs"))
        self._desk = desk
        self.list = RowList(self.tr("Briefs of the project"))
        self.name = QLineEdit()
        self.name.setFont(fonts.ui_font())
        self.name.setAccessibleName(self.tr("Title of the brief"))
        self.name.setPlaceholderText(self.tr("Title; Enter renames"))
        self.new = primary_button(self.tr("New brief…"), icon="plus")
        self.rename = push_button(self.tr("Rename  F2"))
        self.duplicate = push_button(self.tr("Duplicate  Ctrl+D"))
        self.delete = push_button(self.tr("Delete  Del"))
        self._lay_out()
        self.list.picked.connect(self._open)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self.name.returnPressed.connect(self._rename)
        self.rename.clicked.connect(self._ask_name)
        self.duplicate.clicked.connect(self._duplicate)
        self.delete.clicked.connect(self._delete)
        self.new.clicked.connect(self.new_wanted)

    def show_briefs(self) -> None:
        """Show those there are; the one that is written is at hand where none was before."""
        project, written = self._desk.project, self._desk.brief()
        briefs = project.all(Brief)
        known = self.chosen()
        self.list.show_rows([self._row(brief, is_written=brief == written) for brief in briefs])
        ids = [brief.id for brief in briefs]
        wanted = known.id if known is not None and known.id in ids else written.id if written is not None else ""
        if wanted in ids:
            self.list.setCurrentIndex(self.list.rows.index(ids.index(wanted)))
        said = self.tr("Each has its own sections, front matter and issues; all draw on the same evidence.")
        self.about.setText(said if briefs else self.tr("This project has no brief yet."))
        self._offer()

    def focus(self) -> None:
        """Put the keyboard into the list, or onto the button where there is no brief."""
        shown = self.list if self.list.rows.rowCount() else self.new
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> Brief | None:
        """The brief at hand, as it is now."""
        at_hand = self.list.current()
        return self._desk.project.find(Brief, at_hand.id) if isinstance(at_hand, Brief) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape and self.name.hasFocus():
            self.focus()
        elif event.key() == Qt.Key.Key_F2:
            self._ask_name()
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._delete()
        elif event.key() == Qt.Key.Key_D and control:
            self._duplicate()
        else:
            super().keyPressEvent(event)

    def _row(self, brief: Brief, *, is_written: bool) -> Row:
        template = template_of(brief)
        issues = issues_of(self._desk.project, brief.id)
        issued = self.tr("issued as {0}, {1}") if issues else self.tr("not issued yet")
        if issues:
            issued = issued.format(issues[0].serial, moment_in_words(issues[0].issued_at))
        detail = " · ".join((template.name if template is not None else brief.template, issued))
        icon, colour = ("circle-check", "good") if is_written else ("file-text", "sub")
        return Row(brief.title or self.tr("Untitled brief"), brief.label, detail, brief.tlp, icon, colour, brief)

    def _offer(self) -> None:
        chosen = self.chosen()
        self.name.setText(chosen.title if chosen is not None else "")
        for control in (self.name, self.rename, self.duplicate, self.delete):
            control.setEnabled(chosen is not None and not self._desk.project.read_only)
        self.new.setEnabled(not self._desk.project.read_only)

    def _open(self, brief: object) -> None:
        if isinstance(brief, Brief):
            self._desk.choose_brief(brief.id)
            self.opened.emit()

    def _ask_name(self) -> None:
        if self.name.isEnabled():
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.name.selectAll()

    def _rename(self) -> None:
        chosen, words = self.chosen(), in_one_line(self.name.text())
        if chosen is not None and words:
            self._desk.do(lambda: change(self._desk.project, chosen, title=words))
        self.focus()

    def _duplicate(self) -> None:
        chosen = self.chosen()
        if chosen is None or self._desk.project.read_only:
            return
        copy = self._desk.do(lambda: duplicate_brief(self._desk.project, chosen))
        if copy is not None:
            self.show_briefs()
            self.list.setCurrentIndex(self.list.rows.index(self.list.rows.rowCount() - 1))
            self._desk.tell(self.tr("“{0}” is a brief of its own now").format(copy.title), undoable=True)

    def _delete(self) -> None:
        chosen = self.chosen()
        if chosen is None or self._desk.project.read_only:
            return
        issues = len(issues_of(self._desk.project, chosen.id))
        self._desk.do(lambda: delete(self._desk.project, [chosen]))
        gone = self.tr("Brief “{0}” deleted").format(chosen.title)
        told = self.tr("{0}, with %Ln issue(s)", "", issues).format(gone) if issues else gone
        self._desk.tell(told, undoable=True)

    def _lay_out(self) -> None:
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.name)
        end = QHBoxLayout()
        for button in (self.rename, self.duplicate, self.delete):
            end.addWidget(button)
        end.addStretch(1)
        end.addWidget(self.new)
        self.column.addLayout(end)


class NewBriefCard(Card):
    """A title and a template: Enter makes the brief; `made` tells that it is there and chosen."""

    made = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("New brief"))
        self._desk = desk
        self.title = QLineEdit()
        self.title.setFont(fonts.ui_font(15))
        self.title.setPlaceholderText(self.tr("Title: what you judge, in a sentence"))
        self.title.setAccessibleName(self.tr("Title of the new brief"))
        self.list = RowList(self.tr("Templates"))
        self.go = primary_button(self.tr("Make the brief"), icon="plus")
        self.column.addWidget(self.title)
        self.column.addWidget(self.list, 1)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(self.go)
        self.column.addLayout(end)
        self.title.installEventFilter(self)
        self.title.returnPressed.connect(self._make)
        self.list.activated_by_key.connect(self._make)
        self.go.clicked.connect(self._make)

    def show_templates(self) -> None:
        """Offer every template; the title is empty again."""
        found, wrong = templates()
        self.title.clear()
        self.list.show_rows([template_row(one, is_chosen=False) for one in found])
        told = self.tr("↑ and ↓ choose the template, Enter makes the brief with the defaults of your house.")
        self.about.setText("\n".join([told, *(error.sentence() for error in wrong)]))
        self.go.setEnabled(not self._desk.project.read_only)

    def focus(self) -> None:
        """Put the keyboard into the title."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            row = self.list.currentIndex().row() + by
            self.list.setCurrentIndex(self.list.rows.index(min(max(row, 0), self.list.rows.rowCount() - 1)))
            return True
        return super().eventFilter(watched, event)

    def _make(self) -> None:
        template, project = self.list.current(), self._desk.project
        if not isinstance(template, Template) or project.read_only:
            return
        title = self.title.text().strip() or template.name
        made = self._desk.do(lambda: new_brief(project, title, template, house_front(project)))
        if made is not None:
            self._desk.choose_brief(made.id)
            self.made.emit()
