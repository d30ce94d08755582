"""Notes and quotes: the analyst's remarks, and what others said. Two lists under one tab."""
# SPDX-License-Identifier: MIT

from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefing.actions.naming import in_one_line, shortened
from briefing.model import CLASSES, Actor, Kind, Note, Quote
from briefing.model.folding import folded
from briefing.project import Change
from ui.desk import Desk
from ui.kit import EmptyState, SegmentedControl
from ui.panels.columns import Column, Line, label_number
from ui.panels.finding_rows import RowWords, Said, TwoLineRows
from ui.panels.listing import Listing
from ui.panels.note_editor import NoteEditor
from ui.panels.panel import ItemPanel
from ui.panels.quote_editor import QuoteEditor
from ui.panels.several import inclusion
from ui.panels.words import counted, said

_MOST_NAMED = 600
"""So many characters of a passage name a quote or a note: more has no room in any row."""

P = TypeVar("P", bound=ItemPanel)


class NotesPanel(QWidget):
    """A switch over two panels: Notes and Quotes, each with its number."""

    counted = Signal(int)
    """How many notes and quotes there are now."""

    made = Signal()
    """The quotes are there now, which are made when first wanted: the notes are there sooner without them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._quotes: QuotePanel | None = None
        names = [(kind.value, words) for kind, words in self._words().items()]
        self.switch = SegmentedControl(names, self.tr("Notes or quotes"))
        self._pages = QStackedWidget(self)
        self.notes = self._added(NotePanel(desk, self._pages))
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
        desk.changed.connect(self._hear)

    @property
    def quotes(self) -> "QuotePanel":
        """The quotes."""
        if self._quotes is None:
            self._quotes = self._added(QuotePanel(self._desk, self._pages))
            self.made.emit()
        return self._quotes

    def has_quotes(self) -> bool:
        """Whether somebody has wanted the quotes by now."""
        return self._quotes is not None

    def show_kind(self, kind: Kind) -> None:
        """Bring the notes or the quotes to the front."""
        self.switch.set_chosen(kind.value)
        self._pages.setCurrentWidget(self.quotes if kind is Kind.QUOTE else self.notes)

    def shown_kind(self) -> Kind:
        """Which of the two are in front."""
        return Kind(self.switch.chosen_id())

    def count(self) -> int:
        """How many notes and quotes there are."""
        return sum(map(self._count_of, self._words()))

    def _words(self) -> dict[Kind, str]:
        return {Kind.NOTE: self.tr("Notes"), Kind.QUOTE: self.tr("Quotes")}

    def _count(self, _count: int = 0) -> None:
        for kind, words in self._words().items():
            self.switch.set_words(kind.value, f"{words}  {self._count_of(kind)}")
        self.counted.emit(self.count())

    def _count_of(self, kind: Kind) -> int:
        return self._desk.project.count(CLASSES[kind])

    def _hear(self, told: Change) -> None:
        """Panels count for themselves; quotes that have none yet are counted here."""
        if told.touches(Kind.QUOTE) and not self.has_quotes():
            self._count()

    def _added(self, panel: P) -> P:
        self._pages.addWidget(panel)
        panel.counted.connect(self._count)
        return panel


class NotePanel(ItemPanel):
    """The list of notes, the newest first, with the editor of the open one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        words = said("Select words and press N to remark on them")
        empty = partial(EmptyState, words, icon="sticky-note", keys="N")
        super().__init__(desk, Kind.NOTE, empty, said("Choose a note to read it whole"), parent=parent)
        listing = Listing(
            name=self.tr("Notes"),
            filter_name=self.tr("Filter notes"),
            columns=[
                Column(said("Text"), _note_name, lambda line: folded(_note_name(line))),
                Column(said("Newest first"), lambda line: line.item.label, label_number, backwards=True),
            ],
            described=_described_note,
            found_in=lambda line: f"{line.item.label} {line.item.text} {line.grounds.quote} {line.grounds.address}",
            order=1,
            new_name=self.tr("New note"),
        )
        head = self.list_of(listing)
        self.fields = NoteEditor(desk, self.form_room)
        self.assemble(
            self.fields,
            head,
            rows=TwoLineRows("note", _note_words, head.list),
            title=self.fields.text,
            share=0.45,
            shared=(inclusion(),),
        )


class QuotePanel(ItemPanel):
    """The list of quotes with the editor of the open one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        empty = partial(EmptyState, said("Select what somebody said and press Q"), icon="quote", keys="Q")
        hint = said("Choose a quote to say who spoke, and to whom")
        super().__init__(desk, Kind.QUOTE, empty, hint, parent=parent)
        listing = Listing(
            name=self.tr("Quotes"),
            filter_name=self.tr("Filter quotes"),
            columns=[
                Column(said("Words"), _quote_name, lambda line: folded(_quote_name(line))),
                Column(said("Label"), lambda line: line.item.label, label_number),
                Column(said("Speaker"), self._speaker, lambda line: folded(self._speaker(line))),
            ],
            described=self._described,
            found_in=lambda line: (
                f"{line.item.label} {line.grounds.quote} {line.item.attribution} {self._speaker(line)}"
            ),
            order=1,
            speaks_of=(Kind.ACTOR,),
        )
        head = self.list_of(listing)
        self.fields = QuoteEditor(desk, self.form_room)
        self.assemble(
            self.fields,
            head,
            rows=TwoLineRows("quote", self._row_words, head.list),
            title=self.fields.attribution,
            share=0.45,
            shared=(inclusion(),),
        )

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
    return f"“{shortened(line.grounds.quote, _MOST_NAMED)}”" if line.grounds.quote else said("No words")


def _note_name(line: Line) -> str:
    note: Note = line.item
    return in_one_line(note.text) or (_quote_name(line) if line.exhibits else said("Empty note"))


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
