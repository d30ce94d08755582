"""The fields of a quote: its exact words, who said them, by what way they reached us, and their translation."""
# SPDX-License-Identifier: MIT

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from briefing.actions.naming import in_one_line, shortened
from briefing.model import Kind, Passage, Quote
from briefing.model.attribution import chain
from briefing.project import Change, Exhibit
from ui import fonts, measure, theme
from ui.desk import Desk
from ui.in_flight import InFlight
from ui.kit import Label, TextField
from ui.kit.painting import smooth
from ui.panels.actor_chips import Speaker
from ui.panels.editing import Form, ItemEditor, ticks
from ui.panels.evidence_block import EvidenceBlock
from ui.panels.switches import Tick
from ui.panels.tag_chips import TagChips
from ui.unfinished import kept_while_typed

_MOST_SHOWN = 1_500
_ARROW = "  \N{RIGHTWARDS ARROW}  "


class QuoteEditor(ItemEditor):
    """One quote. Its words are its passage's: they are read here, and changed by no one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, Kind.QUOTE, parent)
        self.words = _ExactWords()
        self.speaker = Speaker(desk, self.tr("Speaker"), self.tr("Say who spoke"))
        self.attribution = TextField(self.tr("Attribution"), self.tr("Bloomberg, citing people familiar"), min_lines=1)
        self.chain = Label(size=11, colour="sub", wrap=True)
        self.translation = TranslationField(desk)
        nothing = self.tr("No words yet. Select them in a text and press L.")
        self.evidence = EvidenceBlock(desk, self.tr("Passages"), nothing)
        self.tags = TagChips(desk)
        self.notes = TextField(self.tr("Notes"), self.tr("For yourself: not in the brief"), min_lines=1)
        self.in_brief = Tick(self.tr("In brief"))
        self._tie()
        self._lay_out()

    def concerns(self, change: Change) -> bool:
        touched = change.touches(Kind.EVIDENCE, Kind.PASSAGE, Kind.ACTOR, Kind.LINK, Kind.TAG)
        return super().concerns(change) or touched

    def show_item(self, item_id: str) -> None:
        if item_id != self.item_id:
            self.translation.flush()
        super().show_item(item_id)

    def show_more(self, item: Quote) -> None:
        shown = item if self.item_id else None
        exhibits = self.desk.project.exhibits_of(self.item_id) if self.item_id else []
        first = exhibits[0] if exhibits else None
        self.words.show_exhibit(first)
        self.translation.show_passage(first.passage if first is not None else None)
        self.speaker.show_for(shown)
        self.tags.show_for(shown)
        self.evidence.show_item(self.item_id)
        hands = [*chain(item.attribution), *([first.address] if first is not None else [])]
        self.chain.setText(_ARROW.join(hands))
        self.chain.setVisible(len(hands) > 1)

    def _tie(self) -> None:
        self.tie(self.attribution, "attribution", read=in_one_line)
        self.tie(self.notes, "notes")
        self.tie_tick(self.in_brief, "in_brief")

    def _lay_out(self) -> None:
        form = Form()
        form.add_wide(self.words)
        form.add_field(self.tr("Speaker"), self.speaker)
        form.add_field(self.tr("Attribution"), self.attribution, hint=self.chain)
        form.add_field(self.tr("Translation"), self.translation)
        form.add_wide(self.evidence)
        form.add_field(self.tr("Tags"), self.tags)
        form.add_field(self.tr("Notes"), self.notes)
        form.add_wide(ticks(self.in_brief))
        form.end()
        self.setLayout(form)
        self.setAccessibleName(self.tr("Quote"))


class TranslationField(TextField):
    """The analyst's own translation of a passage, kept with the passage."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("", "", min_lines=1)
        self.setAccessibleName(self.tr("Translation"))
        self.setPlaceholderText(self.tr("In the language of the brief"))
        self._desk = desk
        self._passage_id = ""
        self._in_flight = InFlight(desk)
        self.setReadOnly(desk.project.read_only)
        self.committed.connect(self._write)
        kept_while_typed(self.typing, desk.unfinished, lambda: (Kind.PASSAGE, self._passage_id), "translation")

    def show_passage(self, passage: Passage | None) -> None:
        """Show the translation of a passage; what is being typed for the same one stays."""
        wanted = passage.id if passage is not None else ""
        same = wanted == self._passage_id
        self._passage_id = wanted
        self.setEnabled(passage is not None)
        if self in self._in_flight:
            return
        unwritten = self._desk.unwritten_of(Kind.PASSAGE, wanted)
        shown = passage.translation if passage is not None else ""
        self.show_value(unwritten.get("translation", shown), keep_typed=same)
        if unwritten:
            self.mark(self._desk.why_unwritten())

    def _write(self, typed: str) -> None:
        passage_id = self._passage_id
        if passage_id:
            self._in_flight.write(self, lambda: self._desk.write(Kind.PASSAGE, passage_id, translation=typed))


class _ExactWords(QLabel):
    """The words themselves, in the reading face behind a line of the quote's colour."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        measure.whenever(self, lambda: self.setFont(fonts.reading_font(14)))
        self.setContentsMargins(14, 4, 4, 4)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(self.tr("Exact words"))

    def show_exhibit(self, exhibit: Exhibit | None) -> None:
        """Show the words of a passage, as far as they have room here: it may be a whole book. None for none."""
        self.setText(f"“{shortened(exhibit.passage.quote, _MOST_SHOWN)}”" if exhibit is not None else "")
        self.setVisible(exhibit is not None)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.fillRect(QRectF(4, 4, 2, self.height() - 8), theme.current().colour("quote"))
        painter.end()
        super().paintEvent(event)
