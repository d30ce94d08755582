"""The sheet that asks how the brief is exported: theme, pages, what goes along, a password, a certificate."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from briefing.actions.export_options import ExportOptions, remember_options, remembered_options
from briefing.brief.markings import TLP
from briefing.render.themes import known_themes, own_page_size
from ui import measure
from ui.desk import Desk
from ui.kit import ComboField, Label, SegmentedControl, link_button, primary_button, push_button
from ui.panels.switches import Tick
from ui.window.asking import Asking
from ui.window.password_sheet import Sheet

_WIDEST = 354
_INDENT = 26


class ExportSheet(Sheet):
    """Shows the options of the last export; what is chosen is remembered with the project as one step.

    Enter goes on to the question where the PDF goes, Esc closes the sheet. It deletes itself when it closes.
    """

    chosen = Signal(object, object)
    """Where to write (a Path) and how (ExportOptions)."""

    def __init__(self, room: QWidget, desk: Desk, asking: Asking) -> None:
        super().__init__(room, room.tr("Export the brief as PDF"))
        self._desk = desk
        self._asking = asking
        self._suggested = Path()
        self._certificate = ""
        known = remembered_options(desk.project, desk.brief())
        self.theme = self._theme_field(known.theme or "assessment")
        self.page = SegmentedControl([("A4", self.tr("A4")), ("Letter", self.tr("Letter"))], self.tr("Page size"))
        self.page.set_chosen(known.page_size or "A4")
        self.marking = self._marking_field()
        self.annex = self._tick(self.tr("Annex with all quotes"), on=known.annex)
        self.draft = self._tick(self.tr("“DRAFT” across every page"), on=known.draft)
        attach = self.tr("Attach the project, so that it can be opened from the PDF")
        self.attach = self._tick(attach, on=known.attach_project)
        self.password = self.secret_field(self.tr("Password, to encrypt the PDF"))
        self.sign = link_button(self.tr("Sign with a certificate…"))
        self.sign_password = self.secret_field(self.tr("Password of the certificate"))
        self.go = primary_button(self.tr("Export…"))
        self._lay_out()
        self._connect()
        self._show_notes()

    def ask(self, suggested: Path) -> None:  # type: ignore[override]  # it knows its own first field
        """Show it; `suggested` is where the PDF goes unless told otherwise."""
        self._suggested = suggested
        super().ask(self.go)

    def options(self) -> ExportOptions:
        """What is chosen."""
        return ExportOptions(
            theme=self.theme.value(),
            page_size=self.page.chosen_id(),
            annex=self.annex.isChecked(),
            draft=self.draft.isChecked(),
            attach_project=self.attach.isChecked(),
            password=self.password.text(),
            certificate=self._certificate,
            certificate_password=self.sign_password.text() if self._certificate else "",
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
            return
        if event.key() == Qt.Key.Key_Escape and self.back is not None:
            self.back.setFocus(Qt.FocusReason.PopupFocusReason)
        super().keyPressEvent(event)

    def _theme_field(self, chosen: str) -> ComboField:
        options = [(one.id, one.name) for one in known_themes() if not one.wrong]
        field = ComboField(self.tr("Theme"), options)
        field.show_value(chosen if field.findData(chosen) >= 0 else "assessment", keep_typed=False)
        return field

    def _marking_field(self) -> ComboField:
        """The brief's own marking, as it must have one before it goes out."""
        field = ComboField(self.tr("TLP marking"), [(label, label or self.tr("None")) for label in ("", *TLP)])
        brief = self._desk.brief()
        if brief is not None:
            field.show_value(brief.tlp, keep_typed=False)
        return field

    def _tick(self, words: str, *, on: bool) -> Tick:
        tick = Tick(words)
        tick.setChecked(on)
        tick.toggled.connect(self._show_notes)
        return tick

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        fields = (self.tr("Theme"), self.theme), (self.tr("Pages"), self.page), (self.tr("Marking"), self.marking)
        for row, (name, field) in enumerate(fields):
            grid.addWidget(Label(name, size=12, colour="sub"), row, 0)
            grid.addWidget(field, row, 1)
        self.column.addLayout(grid)
        self.attach_note = self._note(_INDENT)
        self.password_note = self._note()
        ticks = QVBoxLayout()
        ticks.setSpacing(2)
        shown: tuple[QWidget, ...] = (self.annex, self.draft, self.attach, self.attach_note)
        for widget in shown:
            ticks.addWidget(widget)
        self.column.addLayout(ticks)
        shown = (self.password, self.password_note, self.sign, self.sign_password, self.problem)
        for widget in shown:
            self.column.addWidget(widget)
        self.sign_password.hide()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        cancel = push_button(self.tr("Cancel"))
        cancel.clicked.connect(self.close_now)
        buttons.addWidget(cancel)
        buttons.addWidget(self.go)
        self.column.addLayout(buttons)

    def _note(self, indent: int = 0) -> Label:
        note = Label(size=11, colour="sub", wrap=True)
        measure.keep(note, width=_WIDEST)
        note.setContentsMargins(indent, 0, 0, 4)
        note.hide()
        return note

    def _connect(self) -> None:
        self.go.clicked.connect(self._go_on)
        self.sign.clicked.connect(self._choose_certificate)
        self.password.textChanged.connect(self._show_notes)
        self.theme.activated.connect(self._take_page_size)
        self.password.returnPressed.connect(self._go_on)
        self.sign_password.returnPressed.connect(self._go_on)
        self.closed.connect(self.deleteLater)

    def _take_page_size(self) -> None:
        """A theme of the house's own may say on which paper it is printed."""
        size = own_page_size(self.theme.value())
        if size in ("A4", "Letter"):
            self.page.set_chosen(size)

    def _show_notes(self) -> None:
        """What follows from what is chosen, said before and not after."""
        attached = self.tr("A clean copy: what the project holds now, without its history and without deleted text.")
        if self._desk.project.is_protected:
            attached += " " + self.tr("It keeps the project’s password; whoever opens it needs that.")
        self._show(self.attach_note, attached if self.attach.isChecked() else "")
        encrypted = self.tr("An encrypted PDF is no PDF/A. Nobody can reset its password, not even we.")
        self._show(self.password_note, encrypted if self.password.text() else "")
        self.adjustSize()

    def _show(self, note: Label, words: str) -> None:
        note.setText(words)
        note.setVisible(bool(words))

    def _choose_certificate(self) -> None:
        chosen = self._asking.certificate(self._suggested.parent)
        if chosen is None:
            return
        self._certificate = str(chosen)
        self.sign.setText(self.tr("Signed with {0}; choose another…").format(chosen.name))
        self.sign_password.show()
        self.adjustSize()
        self.sign_password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        """Ask where the PDF goes, remember what was chosen, and hand both on."""
        options = self.options()
        output = self._asking.pdf(self._suggested)
        if output is None:
            return
        self.close_now()
        if self.back is not None:
            self.back.setFocus(Qt.FocusReason.PopupFocusReason)
        if not self._desk.project.read_only:
            label, brief = self.marking.value(), self._desk.brief()
            self._desk.do(lambda: remember_options(self._desk.project, options, tlp=label, brief=brief))
        self.chosen.emit(output, options)
