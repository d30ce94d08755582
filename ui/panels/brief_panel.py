"""The brief: its front matter and its sections, the summary first."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefing.actions.citation_styles import set_citation_style
from briefing.brief.citation_styles import CitationStyle, citation_style_of
from briefing.brief.markings import TLP
from briefing.model import Brief, Kind
from briefing.model.moments import moment_words, read_day, read_moment
from briefing.project import Change
from ui.desk import Desk
from ui.kit import ComboField, Label, LineField, SectionHeader, flush_all
from ui.panels.editing import Form, ItemEditor, scrolling
from ui.panels.sections import SectionList
from ui.panels.words import said


class BriefPanel(QWidget):
    """The brief that is chosen, all of it in one column that scrolls."""

    reader_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.fields = BriefEditor(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(self.fields, self))
        brief = desk.brief()
        self.fields.refresh(keep_typed=False)
        self.fields.show_item(brief.id if brief is not None else "")
        desk.brief_chosen.connect(self.fields.show_item)
        self.setAccessibleName(self.tr("Brief"))

    def focus(self) -> None:
        """Put the keyboard into the title."""
        self.fields.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        to_reader = event.key() == Qt.Key.Key_Escape
        if to_reader or (control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            flush_all()
            self.reader_wanted.emit()
        else:
            super().keyPressEvent(event)


class BriefEditor(ItemEditor):
    """Title, marking, dates and names; below them the sections.

    Times and days are read forgivingly; what cannot be read stays in its field with the reason under it.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, Kind.BRIEF)
        self.title = LineField(self.tr("Title"))
        self.subtitle = LineField(self.tr("Subtitle"))
        self.tlp = ComboField(self.tr("TLP marking"), [(label, label or self.tr("None")) for label in ("", *TLP)])
        self.classification = LineField(self.tr("Classification"), self.tr("The marking of your house, in full"))
        self.serial = LineField(self.tr("Serial number"))
        self.version = LineField(self.tr("Version"), self.tr("1.0"))
        self.dated = LineField(self.tr("Dated"), self.tr("2026-01-06"))
        self.cut_off = LineField(self.tr("Information cut-off"), self.tr("2026-01-05 16:00 UTC"))
        self.author = LineField(self.tr("Author"))
        self.unit = LineField(self.tr("Unit"))
        self.reviewer = LineField(self.tr("Reviewer"))
        self.distribution = LineField(self.tr("Distribution"), self.tr("Who may read it"))
        self.citations = ComboField(self.tr("Citations"), citation_words())
        self.dated_hint = _hint()
        self.cut_off_hint = _hint()
        self.sections = SectionList(desk)
        self._tie()
        self._lay_out()

    def before_showing(self, item: Brief) -> None:
        self.citations.show_value(citation_style_of(self.desk.project, item).value)

    def show_more(self, item: Brief) -> None:
        self.sections.show_brief(self.item_id)

    def concerns(self, change: Change) -> bool:
        return super().concerns(change) or change.touches(Kind.SETTING)

    def _tie(self) -> None:
        for field, attribute in (
            (self.title, "title"),
            (self.subtitle, "subtitle"),
            (self.tlp, "tlp"),
            (self.classification, "classification"),
            (self.serial, "serial"),
            (self.version, "version"),
            (self.author, "author"),
            (self.unit, "unit"),
            (self.reviewer, "reviewer"),
            (self.distribution, "distribution"),
        ):
            self.tie(field, attribute)
        self.citations.setEnabled(not self.desk.project.read_only)
        self.citations.committed.connect(self._choose_citations)
        self.tie(self.dated, "dated", read=read_day)
        self.tie(self.cut_off, "cut_off", words=moment_words, read=read_moment)
        _say_beside(self.dated, self.dated_hint, read_day)
        _say_beside(self.cut_off, self.cut_off_hint, lambda typed: moment_words(read_moment(typed)))

    def _lay_out(self) -> None:
        form = Form()
        form.add_field(self.tr("Title"), self.title)
        form.add_field(self.tr("Subtitle"), self.subtitle)
        form.add_field(self.tr("Marking"), self.tlp)
        form.add_field(self.tr("Class."), self.classification).setToolTip(self.tr("Classification"))
        form.add_field(self.tr("Cut-off"), self.cut_off, hint=self.cut_off_hint).setToolTip(
            self.tr("Information cut-off, in UTC")
        )
        form.add_field(self.tr("Dated"), self.dated, hint=self.dated_hint)
        form.add_wide(SectionHeader(self.tr("Text")))
        form.add_wide(self.sections)
        form.add_wide(SectionHeader(self.tr("Document")))
        for name, field in (
            (self.tr("Serial"), self.serial),
            (self.tr("Version"), self.version),
            (self.tr("Author"), self.author),
            (self.tr("Unit"), self.unit),
            (self.tr("Reviewer"), self.reviewer),
            (self.tr("Distribution"), self.distribution),
            (self.tr("Citations"), self.citations),
        ):
            form.add_field(name, field)
        form.end()
        self.setLayout(form)
        self.setAccessibleName(self.tr("Brief"))

    def _choose_citations(self, style: str) -> None:
        brief = self.item()
        if brief is not None:
            self.desk.do(lambda: set_citation_style(self.desk.project, brief, CitationStyle(style)))


def citation_words() -> list[tuple[str, str]]:
    """How citations can be printed, each with what it looks like."""
    return [
        (CitationStyle.NUMBER.value, said("Raised numbers")),
        (CitationStyle.ADDRESS.value, said("Addresses [S1 ¶5]")),
        (CitationStyle.OUTLET.value, said("Outlet and date [Reuters, …]")),
    ]


def _hint() -> Label:
    hint = Label(size=11, colour="sub", wrap=True)
    hint.hide()
    return hint


def _say_beside(field: LineField, hint: Label, reading: Callable[[str], str]) -> None:
    """Keep the hint under a field true: how what is typed is read, or why it is not."""

    def say(typed: str) -> None:
        try:
            words, colour = reading(typed), "sub"
        except ValueError as error:
            words, colour = str(error), "bad"
        hint.setText(words)
        hint.set_colour(colour)
        hint.setVisible(bool(words) and words != typed)

    field.textChanged.connect(say)
