"""One section in the text of a brief: its heading, its Markdown, and the margin that says what it stands on."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from briefing.actions.naming import in_one_line
from briefing.brief.coverage import Coverage, Stand, coverage_of
from briefing.brief.ground import Ground
from briefing.brief.panels import REGISTRY
from briefing.model import Kind, Section
from ui import fonts, measure
from ui.compose.editor import SectionEditor
from ui.compose.margin import Margin
from ui.desk import Desk
from ui.in_flight import InFlight
from ui.kit import Label, LineField
from ui.unfinished import kept_while_typed

_COVER_AFTER_MS = 180
_MOST_KNOWN = 5_000
_HEADING = 18.0


class SectionBlock(QWidget):
    """Writes heading and text of one section; shows what others write, unless somebody types here."""

    covered = Signal()
    """What the sentences stand on is known anew."""

    def __init__(self, desk: Desk, section: Section) -> None:
        super().__init__()
        self._desk = desk
        self._ground = Ground()
        self._stands: dict[str, Stand] = {}
        self._language = ""
        self._prompt = ""
        self._in_flight = InFlight(desk)
        self.section = section
        self.coverage = Coverage(())
        self.heading = LineField(self.tr("Heading"), self.tr("Heading"))
        self.heading.setProperty("bare", True)
        measure.whenever(self, lambda: self.heading.setFont(fonts.reading_font(_HEADING, 600)))
        self.editor = SectionEditor(self.tr("Text of the section"))
        self.margin = Margin(self.editor)
        self._cover_soon = QTimer(self, singleShot=True, interval=_COVER_AFTER_MS)
        self._lay_out()
        self._connect()
        self.set_scale(100)

    def show_section(self, section: Section) -> tuple[int, int] | None:
        """Show what the project has; what is being typed stays. The code points that are new in the text."""
        self.section = section
        changed = None
        waiting = self._desk.unwritten_of(Kind.SECTION, section.id)
        if self.heading not in self._in_flight:
            self.heading.show_value(waiting.get("heading", section.heading))
        if self.editor not in self._in_flight:
            changed = self.editor.show_value(waiting.get("body", section.body))
        self._say_names()
        self._cover_soon.start()
        return changed

    def typed(self) -> Section:
        """The section with the text as it is in the editor, written or not."""
        body = self.editor.value()
        return self.section if body == self.section.body else replace(self.section, body=body)

    def set_ground(self, ground: Ground, language: str) -> None:
        """What the text can stand on, and its language."""
        self._ground, self._language = ground, language
        self._stands = {}
        self.editor.set_ground(ground)
        self.cover()

    def set_prompt(self, prompt: str) -> None:
        """What the template says to write here: shown while nothing is."""
        self._prompt = prompt
        self._say_names()

    def set_scale(self, percent: int) -> None:
        """Show the text at this size."""
        self.editor.set_scale(percent)

    def cover(self) -> None:
        """Find what the sentences stand on, and show it."""
        if len(self._stands) > _MOST_KNOWN:
            self._stands = {}
        self.coverage = coverage_of(self.typed(), self._ground, self._language, self._stands)
        self.margin.show_coverage(self.coverage)
        self.covered.emit()

    def flush(self) -> None:
        """Write what was typed."""
        self.heading.flush()
        self.editor.flush()

    def _connect(self) -> None:
        self.heading.committed.connect(lambda words: self._write(self.heading, heading=in_one_line(words)))
        self.heading.returnPressed.connect(lambda: self.editor.setFocus(Qt.FocusReason.TabFocusReason))
        self.editor.committed.connect(lambda words: self._write(self.editor, body=words))
        unfinished = self._desk.unfinished
        kept_while_typed(self.heading.typing, unfinished, self._about, "heading", in_one_line)
        kept_while_typed(self.editor.typing, unfinished, self._about, "body")
        self.editor.typed.connect(self._cover_soon.start)
        self.margin.chosen.connect(self._select)
        self._cover_soon.timeout.connect(self.cover)
        self.editor.document().documentLayout().documentSizeChanged.connect(self.margin.update)
        if self._desk.project.read_only:
            self.heading.setReadOnly(True)
            self.editor.setReadOnly(True)

    def _about(self) -> tuple[Kind, str]:
        return Kind.SECTION, self.section.id

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        sign = Label("##", size=13, colour="faint")
        sign.setFont(fonts.mono_font(13))
        measure.keep(sign, width=26)
        head.addWidget(sign)
        head.addWidget(self.heading, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        text = QHBoxLayout()
        text.setContentsMargins(30, 0, 0, 0)
        text.addWidget(self.editor)
        grid.addLayout(head, 0, 0)
        grid.addLayout(text, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.margin, 1, 1)

    def _select(self, start: int, end: int) -> None:
        self.editor.setFocus(Qt.FocusReason.MouseFocusReason)
        self.editor.select(start, end)

    def _say_names(self) -> None:
        name = self.section.heading or self.tr("Untitled section")
        self.setAccessibleName(self.tr("Section {heading}").format(heading=name))
        self.editor.setAccessibleName(self.tr("Text of {heading}").format(heading=name))
        panel = self.tr("Filled from the panel. What you write here stands before it.")
        self.editor.show_hint(self._prompt or (panel if self.section.role in REGISTRY else self.tr("Markdown")))

    def _write(self, field: LineField | SectionEditor, **fields: str) -> None:
        if self._in_flight.write(field, lambda: self._desk.write(Kind.SECTION, self.section.id, **fields)):
            found = self._desk.project.find(Section, self.section.id)
            if found is not None:
                self.show_section(found)
