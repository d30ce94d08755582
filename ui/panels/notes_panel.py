"""Notes and quotes: the analyst's remarks, and what others said. Two lists under one tab."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefing.model import Actor, Kind, Note, Quote
from ui.desk import Desk
from ui.kit import EmptyState, SegmentedControl
from ui.panels.columns import Column, Line, label_number
from ui.panels.finding_rows import RowWords, Said, TwoLineRows
from ui.panels.note_editor import NoteEditor
from ui.panels.panel import ItemPanel, Listing
from ui.panels.quote_editor import QuoteEditor
from ui.panels.several import SeveralEditor, inclusion
from ui.panels.words import counted, said


class NotesPanel(QWidget):
    """A switch over two panels: Notes and Quotes, each with its number."""

    counted = Signal(int)
    """How many notes and quotes there are now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.notes = NotePanel(desk)
        self.quotes = QuotePanel(desk)
        self._panels: dict[Kind, ItemPanel] = {Kind.NOTE: self.notes, Kind.QUOTE: self.quotes}
        names = [(kind.value, words) for kind, words in self._words().items()]
        self.switch = SegmentedControl(names, self.tr("Notes or quotes"))
        self._pages = QStackedWidget()
        for panel in self._panels.values():
            self._pages.addWidget(panel)
            panel.counted.connect(self._count)
        self.switch.chosen.connect(lambda kind: self.show_kind(Kind(kind)))
        over = QVBoxLayout()
        over.setContentsMargins(16, 8, 10, 0)
        over.addWidget(self.switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(over)
        column.addWidget(self._pages, 1)
        self.setAccessibleName(self.tr("Notes and quotes"))
        self.show_kind(Kind.NOTE)
        self._count()

    def show_kind(self, kind: Kind) -> None:
        """Bring the notes or the quotes to the front."""
        self.switch.set_chosen(kind.value)
        self._pages.setCurrentWidget(self._panels[kind])

    def shown_kind(self) -> Kind:
        """Which of the two are in front."""
        return Kind(self.switch.chosen_id())

    def count(self) -> int:
        """How many notes and quotes there are."""
        return sum(panel.table.rowCount() for panel in self._panels.values())

    def _words(self) -> dict[Kind, str]:
        return {Kind.NOTE: self.tr("Notes"), Kind.QUOTE: self.tr("Quotes")}

    def _count(self, _count: int = 0) -> None:
        for kind, words in self._words().items():
            self.switch.set_words(kind.value, f"{words}  {self._panels[kind].table.rowCount()}")
        self.counted.emit(self.count())


class NotePanel(ItemPanel):
    """The list of notes, the newest first, with the editor of the open one."""

    def __init__(self, desk: Desk) -> None:
        self.fields = NoteEditor(desk)
        empty = EmptyState(said("Select words and press N to remark on them"), icon="sticky-note", keys="N")
        super().__init__(desk, Kind.NOTE, self.fields, empty, said("Choose a note to read it whole"))
        listing = Listing(
            name=self.tr("Notes"),
            filter_name=self.tr("Filter notes"),
            columns=[
                Column(said("Text"), _note_name, lambda line: _note_name(line).casefold()),
                Column(said("Newest first"), lambda line: line.item.label, label_number, backwards=True),
            ],
            described=_described_note,
            found_in=lambda line: f"{line.item.label} {line.item.text} {line.grounds.quote} {line.grounds.address}",
            order=1,
            new_name=self.tr("New note"),
        )
        head = self.list_of(listing)
        several = SeveralEditor(desk, Kind.NOTE, (inclusion(),))
        self.assemble(head, TwoLineRows("note", _note_words, head.list), self.fields.text, 0.45, several)


class QuotePanel(ItemPanel):
    """The list of quotes with the editor of the open one."""

    def __init__(self, desk: Desk) -> None:
        self.fields = QuoteEditor(desk)
        empty = EmptyState(said("Select what somebody said and press Q"), icon="quote", keys="Q")
        super().__init__(desk, Kind.QUOTE, self.fields, empty, said("Choose a quote to say who spoke, and to whom"))
        listing = Listing(
            name=self.tr("Quotes"),
            filter_name=self.tr("Filter quotes"),
            columns=[
                Column(said("Words"), _quote_name, lambda line: _quote_name(line).casefold()),
                Column(said("Label"), lambda line: line.item.label, label_number),
                Column(said("Speaker"), self._speaker, lambda line: self._speaker(line).casefold()),
            ],
            described=self._described,
            found_in=lambda line: (
                f"{line.item.label} {line.grounds.quote} {line.item.attribution} {self._speaker(line)}"
            ),
            order=1,
            speaks_of=(Kind.ACTOR,),
        )
        head = self.list_of(listing)
        several = SeveralEditor(desk, Kind.QUOTE, (inclusion(),))
        self.assemble(head, TwoLineRows("quote", self._row_words, head.list), self.fields.attribution, 0.45, several)

    def edit_new(self, item_id: str) -> None:
        """Who spoke is what a new quote lacks: the keyboard goes there."""
        super().edit_new(item_id)
        self.fields.speaker.open_field()

    def _speaker(self, line: Line) -> str:
        quote: Quote = line.item
        found = self.desk.project.find(Actor, quote.speaker_id) if quote.speaker_id else None
        return found.name if found is not None else ""

    def _row_words(self, line: Line) -> RowWords:
        speaker = self._speaker(line)
        parts = [Said(speaker) if speaker else Said(said("No speaker"), "warning", "circle-alert")]
        if line.item.attribution:
            parts.append(Said(line.item.attribution, "faint"))
        return RowWords(_quote_name(line), tuple(parts), quoted=True)

    def _described(self, line: Line) -> str:
        name = said("Quote {label}").format(label=line.item.label)
        speaker = self._speaker(line) or said("no speaker")
        parts = (name, _quote_name(line), speaker, line.item.attribution, line.grounds.address)
        return ", ".join(part for part in parts if part)


def _quote_name(line: Line) -> str:
    return f"“{' '.join(line.grounds.quote.split())}”" if line.grounds.quote else said("No words")


def _note_name(line: Line) -> str:
    note: Note = line.item
    return " ".join(note.text.split()) or (_quote_name(line) if line.exhibits else said("Empty note"))


def _note_words(line: Line) -> RowWords:
    passages = counted("%Ln passage(s)", line.exhibits)
    where = f"{line.grounds.address} …" if line.exhibits > 1 else line.grounds.address
    parts = (
        (Said(where, "accent"), Said(passages, "faint")) if line.exhibits else (Said(said("On no passage"), "faint"),)
    )
    return RowWords(_note_name(line), parts, quoted=not line.item.text.strip() and bool(line.exhibits))


def _described_note(line: Line) -> str:
    name = said("Note {label}").format(label=line.item.label)
    return ", ".join(part for part in (name, _note_name(line), line.grounds.address) if part)
