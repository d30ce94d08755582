"""The text of a brief: its sections one under the other, as one page to write on."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from briefing.actions.briefs import sections_of
from briefing.brief.coverage import Coverage
from briefing.brief.ground import Ground
from briefing.brief.templates import template_called
from briefing.errors import TemplateError
from briefing.model import Brief, Kind, Section
from briefing.project import Change
from ui import theme
from ui.compose.covering import Covering
from ui.compose.editor import SectionEditor
from ui.compose.margin import WIDTH as MARGIN_WIDTH
from ui.compose.section_block import SectionBlock
from ui.compose.spelling import Spelling
from ui.compose.word_menu import open_word_menu
from ui.desk import Desk
from ui.turns import Turns

_WIDEST = 980
_GAP = 14
_AT_ONCE = 1
"""So many new sections are there at once; the others come one by one: a long brief never holds the window."""


class Writing(QScrollArea):
    """Every section of one brief, in order; keeps the caret in sight.

    `typed` tells that some text changed, `moved` that the caret is elsewhere, `covered` that the margin says something
    new, `shown` that sections came, went or were moved.
    """

    typed = Signal()
    moved = Signal()
    covered = Signal()
    shown = Signal()
    cite_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.brief_id = ""
        self.blocks: dict[str, SectionBlock] = {}
        self._to_come: dict[str, Section] = {}
        self._coming = Turns(self)
        self._covering = Covering(desk, self.blocks, self)
        self.spelling = Spelling(desk, self)
        self._scale = 100
        self._current = ""
        self._sheet = _Sheet()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(30, 20, 10, 60)
        self._column.setSpacing(_GAP)
        self._column.addStretch(1)
        self._dress()
        self.spelling.learned.connect(self.respell)
        desk.changed.connect(self.spelling.hear)
        desk.changed.connect(self._hear)
        desk.trying_again.connect(self._read_again)

    # What stands here

    def show_brief(self, brief_id: str) -> None:
        """Show the sections of a brief; "" for none."""
        if brief_id != self.brief_id:
            self.brief_id = brief_id
            self._current = ""
            brief = self._desk.project.find(Brief, brief_id) if brief_id else None
            self.spelling.speak(brief.language if brief is not None else "")
            self._read_again()

    def sections(self) -> list[Section]:
        """The sections in their order, with the texts as they are typed."""
        there = [block.typed() for block in self._there()]
        return sorted([*there, *self._to_come.values()], key=_in_brief)

    def in_order(self) -> list[SectionBlock]:
        """The blocks in the order of the brief; those that are still to come do so now."""
        self._coming.finish()
        return self._there()

    def _there(self) -> list[SectionBlock]:
        return sorted(self.blocks.values(), key=lambda block: _in_brief(block.section))

    def block(self, section_id: str) -> SectionBlock | None:
        """The block of a section, which comes now where it was still to come; None where there is none."""
        if section_id in self._to_come:
            self._coming.finish()
        return self.blocks.get(section_id)

    def unwritten(self) -> dict[str, str]:
        """The texts that are typed and not yet written, by section."""
        return {key: block.editor.value() for key, block in self.blocks.items() if block.editor.pending}

    def coverage(self) -> dict[str, Coverage]:
        """What the sentences of each section stand on."""
        return {key: block.coverage for key, block in self.blocks.items()}

    @property
    def ground(self) -> Ground:
        """What sentences can stand on now."""
        return self._covering.ground

    # The caret

    def current_id(self) -> str:
        """The section that has the caret, or had it last; "" before any had it."""
        return self._current

    def editor(self) -> SectionEditor | None:
        """The field that has the caret, or had it last; the first where none had it."""
        block = self.blocks.get(self._current) or next(iter(self._there()), None)
        return block.editor if block is not None else None

    def place(self) -> tuple[str, int]:
        """Section and code point of the caret."""
        editor = self.editor()
        return (self._current, editor.caret()) if editor is not None else ("", 0)

    def focus(self) -> None:
        """Put the keyboard to the caret."""
        editor = self.editor()
        if editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.keep_in_sight()

    def go_to(self, section_id: str, start: int, end: int | None = None, *, focus: bool = True) -> bool:
        """Put the caret to a place of a section, select it, and bring it into sight; whether there is one."""
        block = self.block(section_id)
        if block is None:
            return False
        self._current = section_id
        block.editor.select(start, start if end is None else end)
        if focus:
            block.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keep_in_sight()
        self.moved.emit()
        return True

    def focus_heading(self, section_id: str) -> None:
        """Put the keyboard into the heading of a section, all of it chosen."""
        block = self.block(section_id)
        if block is not None:
            self.show_section_top(section_id)
            block.heading.choose_all()

    def show_section_top(self, section_id: str) -> None:
        """Scroll a section to the top."""
        block = self.block(section_id)
        if block is not None:
            self._settle()
            self.verticalScrollBar().setValue(block.y() - 8)

    def keep_in_sight(self) -> None:
        """Scroll as little as is needed for the caret to be seen, with a line around it."""
        editor = self.editor()
        if editor is None:
            return
        self._settle()
        caret = editor.cursorRect()
        where = QRect(editor.mapTo(self._sheet, caret.topLeft()), caret.size())
        self.ensureVisible(where.x(), where.center().y(), 0, where.height() + 24)

    def caret_rect(self) -> QRect:
        """The caret, as a rectangle of this widget."""
        editor = self.editor()
        if editor is None:
            return QRect()
        caret = editor.cursorRect()
        return QRect(editor.viewport().mapTo(self, caret.topLeft()), caret.size())

    def set_scale(self, percent: int) -> None:
        """Show all texts at this size."""
        self._scale = percent
        for block in self.blocks.values():
            block.set_scale(percent)

    def _settle(self) -> None:
        """Let Qt give the sections their heights now, so that places are true."""
        self._column.activate()
        wanted = self._column.totalHeightForWidth(self._sheet.width())
        least = self._sheet.minimumSizeHint().height()
        self._sheet.resize(self._sheet.width(), max(self.viewport().height(), wanted, least))

    # Living

    def _hear(self, change: Change) -> None:
        self._covering.hear(change)
        if self.brief_id and (change.touches(Kind.SECTION) or self.brief_id in change.ids(Kind.BRIEF)):
            self._read_again(reveal=change.kind in {"undo", "redo"})

    def _read_again(self, *, reveal: bool = False) -> None:
        project = self._desk.project
        if self._desk.is_closed:
            return
        brief = project.find(Brief, self.brief_id) if self.brief_id else None
        self._covering.language = brief.language[:2] if brief is not None else ""
        sections = sections_of(project, self.brief_id) if self.brief_id else []
        self._drop({section.id for section in sections})
        at_once = self._begin_with(sections, whole=reveal)
        changed = None
        for place, section in enumerate(at_once):
            span = self._put(place, section)
            if span is not None:
                changed = (section.id, *span)
        self._say_prompts()
        self._covering.begin()
        if reveal and changed is not None and self.isVisible():
            self.go_to(changed[0], changed[2], focus=self.isAncestorOf(QApplication.focusWidget() or self))
        self.shown.emit()

    def _begin_with(self, sections: list[Section], *, whole: bool) -> list[Section]:
        """Those of the sections that are shown at once; the others are to come."""
        new = [] if whole else [section for section in sections if section.id not in self.blocks][_AT_ONCE:]
        self._to_come = {section.id: section for section in new}
        self._coming.take(self._bring_next for _ in new)
        return [section for section in sections if section.id not in self._to_come]

    def _bring_next(self) -> None:
        section_id, section = next(iter(self._to_come.items()))
        del self._to_come[section_id]
        if self._desk.is_closed:
            return
        self._put(sum(_in_brief(block.section) < _in_brief(section) for block in self.blocks.values()), section)
        if not self._to_come:
            self._say_prompts()
            self.shown.emit()

    def _put(self, place: int, section: Section) -> tuple[int, int] | None:
        """Show a section at its place; the code points that are new in its text, None where nothing is."""
        block = self.blocks.get(section.id) or self._add(section)
        span = block.show_section(section)
        if self._column.indexOf(block) != place:
            self._column.insertWidget(place, block)
            block.show()
        return span

    def _add(self, section: Section) -> SectionBlock:
        block = self.blocks[section.id] = SectionBlock(self._desk, section)
        block.set_scale(self._scale)
        self._covering.tell(block)
        editor = block.editor
        editor.highlighter.set_spelling(self.spelling.is_wrong)
        editor.word_menu_wanted.connect(lambda where: open_word_menu(editor, self.spelling, where))
        editor.typed.connect(self.typed)
        editor.taken.connect(lambda: self._taken(section.id))
        editor.caret_moved.connect(lambda: self._caret_moved(section.id))
        editor.left.connect(lambda step, across: self._step(section.id, step, across))
        editor.cite_wanted.connect(self.cite_wanted)
        block.covered.connect(self.covered)
        return block

    def _drop(self, left: set[str]) -> None:
        for gone in [one for one in self.blocks if one not in left]:
            block = self.blocks.pop(gone)
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
            if self._current == gone:
                self._current = ""

    def _taken(self, section_id: str) -> None:
        self._current = section_id
        self.moved.emit()

    def _caret_moved(self, section_id: str) -> None:
        if section_id == self._current:
            if self.blocks[section_id].editor.hasFocus():
                self.keep_in_sight()
            self.moved.emit()

    def _step(self, section_id: str, step: int, across: float) -> None:
        order = [block.section.id for block in self.in_order()]
        to = order.index(section_id) + step
        if 0 <= to < len(order):
            self.blocks[order[to]].editor.enter_from(step, across)

    def _say_prompts(self) -> None:
        brief = self._desk.project.find(Brief, self.brief_id)
        try:
            template = template_called(brief.template) if brief is not None else None
        except TemplateError:
            template = None
        for block in self.blocks.values():
            known = template.section(block.section.role) if template is not None else None
            block.set_prompt(known.prompt if known is not None else "")

    def _dress(self) -> None:
        self._sheet.setMaximumWidth(_WIDEST)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(self._sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(self.tr("Text of the brief"))

    def respell(self, words: set[str] | None) -> None:
        """Show anew the lines that hold words of which something is known now; all of them for None."""
        for block in self.blocks.values():
            block.editor.highlighter.respell(words)


def _in_brief(section: Section) -> tuple[object, ...]:
    """What sections are ordered by."""
    return section.place, section.id


class _Sheet(QWidget):
    """The paper under the sections, and the line before the margin."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("paper"))
        painter.fillRect(self.width() - MARGIN_WIDTH - 22, 0, 1, self.height(), theme.current().colour("line"))
        painter.end()
