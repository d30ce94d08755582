"""The fields of one source: what it is, where each value was found, how good it is, what is marked and noted."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from briefing.actions.naming import in_one_line
from briefing.actions.sources import METADATA, TYPED, where_found
from briefing.actions.tagging import tag, tags_of, untag
from briefing.model import Credibility, Kind, Period, ReadingState, Reliability, Revision, Source, Tag
from briefing.model.moments import moment_words, read_moment
from briefing.model.vague_dates import dates_of, is_understood, read_period, typed_as
from briefing.project import Change
from briefing.sources.told import is_address
from resources import grading
from ui import measure, wording
from ui.desk import Desk
from ui.kit import Label, LineField, SectionHeader, SegmentedControl, TextField, tool_button
from ui.kit.labels import IconMark
from ui.kit.rule import Rule
from ui.library.languages import language_names, read_language, shown_language
from ui.library.words import day_words, format_words
from ui.panels.chips import ChipRow
from ui.panels.editing import Form, ItemEditor
from ui.sources.grade_list import GradeList
from ui.sources.marking_row import MarkingRow
from ui.sources.parts import side_by_side, state_choices

_ISO_MOMENT = 16


class SourceDetails(ItemEditor):
    """One source, in the order of the card: about it, its grade, its marking, descriptor, notes and tags, its file."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, Kind.SOURCE, parent)
        self.title = LineField(self.tr("Title"))
        self.publisher = LineField(self.tr("Publisher"), self.tr("No publisher"))
        self.byline = LineField(self.tr("Author"), self.tr("No author"))
        self.published = LineField(self.tr("Published"), self.tr("No date"))
        self.language = LineField(self.tr("Language"), self.tr("Turkish, or a code such as tr"))
        self.address = LineField(self.tr("Address"), self.tr("https://…"))
        self.places = {name: _FoundHint() for name in METADATA}
        if desk.project.read_only:
            for place in self.places.values():
                place.wanted = self.tr("not found")
        else:
            self.places["published"].wanted = self.tr("not found: March 2024, summer 2019 …")
        scale = grading("admiralty")
        self.reliability = GradeList(scale.reliability, self.tr("Reliability"))
        self.credibility = GradeList(scale.credibility, self.tr("Credibility"))
        self.grade = Label(size=12, weight=600)
        self.marking = MarkingRow()
        self.state = SegmentedControl(state_choices(), self.tr("State"))
        self.descriptor = TextField(self.tr("Descriptor"), self.tr("What bears on its quality: goes into the brief"))
        self.notes = TextField(self.tr("Notes"), self.tr("For yourself: not in the brief"), min_lines=2)
        writable = not desk.project.read_only
        self.tags = ChipRow(
            self.tr("Tags"),
            self.tr("Add a tag"),
            self.tr("Tag, then Enter"),
            kind="",
            writable=writable,
            takes_new=True,
        )
        self.file = Label(size=12, wrap=True)
        self.hash = Label(size=11, colour="sub", elide=True)
        self.copy_hash = tool_button("copy", self.tr("Copy the SHA-256 of the original"))
        self.copy_hash.clicked.connect(self._copy_hash)
        self._tie()
        self._lay_out()

    def concerns(self, change: Change) -> bool:
        return super().concerns(change) or change.touches(Kind.TAG, Kind.LINK, Kind.REVISION)

    def show_more(self, item: Source) -> None:
        for name, hint in self.places.items():
            hint.show_place(bool(getattr(item, name)), where_found(item, name))
        self._show_published(self.published.text())
        self.reliability.set_chosen(item.reliability or "")
        self.credibility.set_chosen(item.credibility or "")
        graded = item.grade or self.tr("– not graded")
        self.grade.setText(graded)
        self.grade.setAccessibleName(self.tr("Grade {0}").format(graded))
        self.marking.show_marking(item.marking)
        self.state.set_chosen(item.state.value)
        known = tags_of(self.desk.project, item.id)
        self.tags.show_chips((each.id, each.name, "tag") for each in known)
        self.tags.offer(sorted({each.name for each in self.desk.project.all(Tag)} - {each.name for each in known}))
        self._show_file(item)

    def _tie(self) -> None:
        self.tie(self.title, "title", read=in_one_line)
        self.tie(self.byline, "byline", read=in_one_line)
        self.tie(self.publisher, "publisher", read=in_one_line)
        self.tie(self.published, "published", words=date_words, read=read_date)
        self.tie(self.language, "language", words=shown_language, read=read_language)
        self.tie(self.address, "address", read=self._read_address)
        self.tie(self.marking.field, "marking", read=in_one_line)
        self.tie(self.descriptor, "descriptor")
        self.tie(self.notes, "notes")
        self.published.textChanged.connect(self._show_published)
        self.reliability.chosen.connect(lambda sign: self.write(reliability=Reliability(sign) if sign else None))
        self.credibility.chosen.connect(lambda sign: self.write(credibility=Credibility(sign) if sign else None))
        self.marking.chosen.connect(lambda label: self.write(marking=label))
        self.state.chosen.connect(lambda state: self.write(state=ReadingState(state)))
        self.tags.added.connect(self._add_tag)
        self.tags.closed.connect(self._remove_tag)
        completer = QCompleter(language_names(), self.language)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self.language.flush, Qt.ConnectionType.QueuedConnection)
        self.language.setCompleter(completer)
        # The fields themselves can still be read and copied from; what only changes something is off.
        for widget in (self.state, self.reliability, self.credibility, self.marking.choices):
            widget.setEnabled(not self.desk.project.read_only)

    def _lay_out(self) -> None:
        form = Form()
        form.setVerticalSpacing(6)
        form.add_wide(SectionHeader(self.tr("About this source")))
        for words, field, name in (
            (self.tr("Title"), self.title, "title"),
            (self.tr("Publisher"), self.publisher, "publisher"),
            (self.tr("Author"), self.byline, "byline"),
            (self.tr("Published"), self.published, "published"),
            (self.tr("Language"), self.language, "language"),
            (self.tr("Address"), self.address, "address"),
        ):
            form.add_field(words, field, hint=self.places[name])
        form.add_field(self.tr("State"), self.state)
        form.add_field(self.tr("Tags"), self.tags)
        form.add_wide(Rule(room=13))
        form.add_wide(self._grades())
        form.add_wide(Rule(room=13))
        form.add_field(self.tr("Marking"), self.marking)
        form.add_field(self.tr("Descriptor"), self.descriptor)
        form.add_field(self.tr("Notes"), self.notes)
        form.add_wide(Rule(room=13))
        form.add_field(self.tr("File"), self._file_block())
        form.end()
        self.setLayout(form)
        self.setAccessibleName(self.tr("Source"))

    def _grades(self) -> QVBoxLayout:
        scale = grading("admiralty")
        grade = QHBoxLayout()
        grade.setSpacing(8)
        grade.addWidget(Label(self.tr("Grade"), size=12, colour="sub"))
        grade.addWidget(self.grade)
        grade.addStretch(1)
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addLayout(side_by_side(self.reliability, self.credibility))
        told.addLayout(grade)
        for words in (wording.said(scale.note), f"1: {wording.said(scale.credibility[0].note)}"):
            told.addWidget(Label(words, size=11, colour="sub", wrap=True))
        return told

    def _file_block(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.hash, 1)
        row.addWidget(self.copy_hash)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 5, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.file)
        column.addLayout(row)
        return holder

    def _copy_hash(self) -> None:
        source: Source | None = self.item()
        if source is not None:
            QGuiApplication.clipboard().setText(source.original_hash)

    def _show_published(self, typed: str) -> None:
        """While a vague date stands in the field, say the interval it is kept as."""
        hint = self.places["published"]
        try:
            period = read_date(typed)
        except ValueError as error:
            hint.say_more(str(error))
            return
        if period is None or period.is_exact:
            hint.say_more("")
        else:
            hint.say_more(dates_of(period) if is_understood(period) else self.tr("not read as a date, kept as words"))

    def _show_file(self, item: Source) -> None:
        revisions = self.desk.project.where(Revision, source_id=item.id) if self.item_id else []
        parts = [item.file_name or self.tr("Pasted text"), format_words(item.media_type)]
        if item.accessed:
            parts.append(self.tr("added {0}").format(day_words(item.accessed)))
        if revisions:
            parts.append(self.tr("%Ln word(s)", "", revisions[-1].words))
            parts.append(self.tr("read by {0}").format(f"{revisions[-1].extractor} {revisions[-1].extractor_version}"))
        self.file.setText(" · ".join(parts))
        kept = self.tr("Original kept, SHA-256 {0}").format(item.original_hash)
        self.hash.setText(kept if item.original_hash else self.tr("No original is kept in the project"))
        self.copy_hash.setVisible(bool(item.original_hash))

    def _read_address(self, typed: str) -> str:
        words = typed.strip()
        if words and not is_address(words):
            raise ValueError(self.tr("This is no web address. Type it with https:// in front."))
        return words

    def _add_tag(self, name: str) -> None:
        source: Source | None = self.item()
        if source is not None:
            self.desk.do(lambda: tag(self.desk.project, [source], name))

    def _remove_tag(self, tag_id: str) -> None:
        source: Source | None = self.item()
        known = self.desk.project.find(Tag, tag_id)
        if source is not None and known is not None:
            self.desk.do(lambda: untag(self.desk.project, [source], known))


class _FoundHint(QWidget):
    """Where a value was found, in words with an icon; and what else there is to say of it."""

    def __init__(self) -> None:
        super().__init__()
        self._place = ""
        self.wanted = self.tr("not found: type it, or leave it open")
        self._icon = IconMark("file-text", "faint", size=12)
        self.words = Label(size=11, colour="sub", elide=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        measure.keep(self, height=16)

    def show_place(self, is_there: bool, where: str) -> None:
        """Say where a value stood; of one that is not there, that it was not found."""
        if not is_there:
            icon, self._place = "circle-dashed", self.wanted
        elif where == TYPED:
            icon, self._place = "pencil", self.tr("typed by you")
        else:
            icon, self._place = "file-text", where or self.tr("not recorded where")
        self._icon.show_icon(icon, "faint")
        self.say_more("")

    def say_more(self, words: str) -> None:
        """Say something beside it; "" for no more."""
        self.words.setText(" · ".join(part for part in (self._place, words) if part))


def date_words(period: Period | None) -> str:
    """A date as its field shows it: a moment in UTC, a vague one in its own words."""
    if period is not None and period.is_exact and len(period.earliest) >= _ISO_MOMENT:
        return moment_words(period.earliest)
    return typed_as(period)


def read_date(typed: str) -> Period | None:
    """The date somebody typed: a moment, a day, or a vague one with its words; None for nothing."""
    period = read_period(typed)
    if period is None or is_understood(period):
        return period
    try:
        return Period.day(read_moment(typed))
    except ValueError:
        return period
