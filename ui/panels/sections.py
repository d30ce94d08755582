"""The sections of a brief as headings that fold, each over its Markdown."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefing.actions.naming import in_one_line
from briefing.model import Kind, Section
from briefing.project import Change
from ui import icons, measure
from ui.desk import Desk
from ui.in_flight import InFlight
from ui.kit import LineField, TextField
from ui.kit.pressing import ToolButton
from ui.unfinished import kept_while_typed


class SectionList(QWidget):
    """Every section of a brief, in order. The summary is open, the others open when they are wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._brief_id = ""
        self.rows: dict[str, SectionRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        desk.changed.connect(self._hear)

    def show_brief(self, brief_id: str) -> None:
        """Show the sections of a brief; "" for none."""
        if brief_id != self._brief_id:
            self._brief_id = brief_id
            self._read_again()

    def row_for(self, role: str) -> "SectionRow | None":
        """The row of the section with this role, None where there is none."""
        return next((row for row in self.rows.values() if row.section.role == role), None)

    def _hear(self, change: Change) -> None:
        if self._brief_id and change.touches(Kind.SECTION):
            self._read_again()

    def _read_again(self) -> None:
        sections = self._desk.project.where(Section, brief_id=self._brief_id) if self._brief_id else []
        sections.sort(key=lambda section: section.place)
        left = {section.id for section in sections}
        for gone in [one for one in self.rows if one not in left]:
            row = self.rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, section in enumerate(sections):
            known = self.rows.get(section.id)
            if known is None:
                known = self.rows[section.id] = SectionRow(self._desk, section)
            known.show_section(section)
            if self._column.indexOf(known) != place:
                self._column.insertWidget(place, known)
                known.show()


class SectionRow(QWidget):
    """One section: a mark that folds it, its heading, its text."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__()
        self._desk = desk
        self.section = section
        self._in_flight = InFlight(desk)
        summary = section.role == "summary"
        self.fold = ToolButton(autoRaise=True)
        measure.whenever(self, lambda: self.fold.setFixedSize(measure.sign(24), measure.sign(28)))
        self.fold.setIconSize(QSize(14, 14))
        self.fold.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.heading = LineField(self.tr("Heading"))
        # Each is a part of one column: a quiet border sets the headings apart from the texts.
        self.heading.setProperty("quiet", True)
        self.body = TextField(
            self.tr("Text of the section"),
            self.tr("What the reader must know, in Markdown") if summary else self.tr("Markdown"),
            min_lines=4 if summary else 3,
            max_lines=16,
        )
        self.heading.committed.connect(lambda words: self._write(self.heading, heading=in_one_line(words)))
        self.body.committed.connect(lambda words: self._write(self.body, body=words))
        kept_while_typed(self.heading.typing, desk.unfinished, self._about, "heading", in_one_line)
        kept_while_typed(self.body.typing, desk.unfinished, self._about, "body")
        self.fold.clicked.connect(lambda: self.unfold(open_=self.body.isHidden()))
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.fold)
        head.addWidget(self.heading, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.body)
        self.unfold(open_=summary)

    def show_section(self, section: Section) -> None:
        """Show what the project has; what is being typed stays."""
        self.section = section
        unwritten = self._desk.unwritten_of(Kind.SECTION, section.id)
        for field, attribute in ((self.heading, "heading"), (self.body, "body")):
            if field not in self._in_flight:
                field.show_value(unwritten.get(attribute, getattr(section, attribute)))
                if attribute in unwritten:
                    field.mark(self._desk.why_unwritten())
        self.setAccessibleName(self.tr("Section {heading}").format(heading=section.heading))

    def _about(self) -> tuple[Kind, str]:
        return Kind.SECTION, self.section.id

    def _write(self, field: LineField | TextField, **fields: str) -> None:
        if self._in_flight.write(field, lambda: self._desk.write(Kind.SECTION, self.section.id, **fields)):
            self.show_section(self.section)

    def unfold(self, *, open_: bool) -> None:
        """Show the text, or hide it."""
        self.body.setVisible(open_)
        self.fold.setIcon(icons.icon("chevron-down" if open_ else "chevron-right"))
        words = self.tr("Fold the section") if open_ else self.tr("Unfold the section")
        self.fold.setToolTip(words)
        self.fold.setAccessibleName(words)
