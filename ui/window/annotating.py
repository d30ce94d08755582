"""Between the text and the project: a selection becomes an item or evidence, a mark selects its item, and back."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Signal

from briefing.actions.marking import Marked, Selection, adjust_range, mark, tie
from briefing.actions.naming import called, shortened, words_for
from briefing.actions.recasting import MARKABLE, recast
from briefing.model import CLASSES, Evidence, Item, Kind, kind_of, name_of
from briefing.project import Change, Exhibit, StepKind
from ui.desk import Desk
from ui.window.link_sheet import LinkSheet
from ui.window.page import SourcePage
from ui.window.reading import Reading

_LINKABLE: tuple[type[Item], ...] = tuple(CLASSES[kind] for kind in MARKABLE)


class Annotating(QObject):
    """What the keys and the pop-up of the reader do to the project, and what the project shows in the reader."""

    made = Signal(str, str)
    """Kind and id of a new item: its panel opens it and takes the keyboard to its name."""

    def __init__(self, desk: Desk, reading: Reading) -> None:
        super().__init__(reading)
        self._desk = desk
        self._reading = reading
        self._marks_round: list[str] = []
        self._selecting_from_text = False
        reading.page_made.connect(self._connect_page)
        desk.selected.connect(self._show_selected)
        desk.passage_wanted.connect(self._show_passage)
        desk.tie_wanted.connect(self._tie_what_is_selected)
        desk.changed.connect(self._show_what_changed)

    def annotate(self, kind: str) -> None:
        """Make the selection a new item of this kind, or another mention of the actor it names."""
        page = self._reading.page()
        chosen = page.chosen() if page is not None else None
        if page is None or chosen is None:
            return
        marked = self._desk.do(lambda: mark(self._desk.project, chosen, Kind(kind)))
        if marked is not None:
            self._follow(page, marked)

    def link_by_name(self) -> None:
        """Ask by name for the item that the selection is evidence of."""
        page = self._reading.page()
        if page is None or page.chosen() is None:
            return
        page.popup.hide()
        sheet = LinkSheet(self._reading, page, self._linkable())
        sheet.chosen.connect(self._tie)
        sheet.ask(self._place_of_selection(page))

    # The text tells

    def _connect_page(self, page: SourcePage) -> None:
        page.annotate_requested.connect(self.annotate)
        page.link_requested.connect(self._tie)
        page.mark_activated.connect(self._select_mark)
        page.adjusting.begun.connect(self._say_how_to_adjust)
        page.adjusting.ended.connect(self._reading.hint_bar.fall_silent)
        page.range_wanted.connect(self._adjust)

    def _follow(self, page: SourcePage, marked: Marked) -> None:
        kind = kind_of(marked.item).value
        _leave_selection(page)
        self._select(kind, marked.item.id)
        if marked.is_new:
            self.made.emit(kind, marked.item.id)
        else:
            self._desk.tell(self.tr("Another mention of “{0}”").format(name_of(marked.item)), undoable=True)

    def _tie(self, item_id: str) -> None:
        page = self._reading.page()
        chosen = page.chosen() if page is not None else None
        found = self._item(item_id)
        if page is None or chosen is None or found is None:
            return
        if self._desk.do(lambda: tie(self._desk.project, found, chosen)) is None:
            return
        _leave_selection(page)
        self._select(kind_of(found).value, item_id)
        self._desk.tell(
            self.tr("Added to “{0}”").format(shortened(words_for(self._desk.project, found) or called(found))),
            undoable=True,
        )

    def _tie_what_is_selected(self, item_id: str) -> None:
        """A panel asks for the selected words as evidence; where none are, say how it is done."""
        page = self._reading.page()
        if page is None or page.chosen() is None:
            self._desk.tell(self.tr("Select some words in the text first"))
            return
        self._tie(item_id)

    def adjust(self, exhibit: Exhibit) -> None:
        """Show a mark in its text and adjust its range there by keys."""
        passage = exhibit.passage
        self._desk.passage_wanted.emit(exhibit.source.id, passage.revision_id, passage.start, passage.end)
        page = self._reading.page()
        if page is not None:
            page.adjust(exhibit.evidence.id)

    def recast(self, evidence: Evidence, kind: Kind) -> None:
        """Make what a highlight is of an item of another kind, and show that."""
        made = self._desk.do(lambda: recast(self._desk.project, evidence, kind))
        if made is not None:
            self._select(kind.value, made.item.id)
            self._desk.tell(self._now_called(kind).format(getattr(made.item, "label", "")), undoable=True)

    def _now_called(self, kind: Kind) -> str:
        """What was marked is now; {0} is its label."""
        return {
            Kind.ACTOR: self.tr("Now actor {0}"),
            Kind.RISK: self.tr("Now risk {0}"),
            Kind.JUDGEMENT: self.tr("Now judgement {0}"),
            Kind.EVENT: self.tr("Now event {0}"),
            Kind.QUOTE: self.tr("Now quote {0}"),
            Kind.NOTE: self.tr("Now note {0}"),
        }[kind]

    def _say_how_to_adjust(self) -> None:
        words = self.tr("Arrows move this end (Ctrl: by words, S: sentences), Tab the other. Enter keeps it, Esc not")
        self._reading.hint_bar.say(words)

    def _adjust(self, evidence_id: str, start: int, end: int) -> None:
        """Let a piece of evidence be other words of its text."""
        page, project = self._reading.page(), self._desk.project
        evidence = project.find(Evidence, evidence_id)
        if page is None or page.revision is None or evidence is None:
            return
        chosen = Selection(page.revision, page.text(), (start, end))
        if self._desk.do(lambda: adjust_range(project, evidence, chosen)) is not None:
            self._desk.tell(self.tr("Range adjusted"), undoable=True)

    def _select_mark(self, item_ids: list[str]) -> None:
        """Select the item of the shortest mark; pressed again at the same marks, of the next."""
        current = self._desk.selected_item[1]
        again = item_ids == self._marks_round and current in item_ids
        chosen = item_ids[(item_ids.index(current) + 1) % len(item_ids)] if again else item_ids[0]
        self._marks_round = item_ids
        page = self._reading.page()
        kind = page.kind_of_mark(chosen) if page is not None else ""
        if kind:
            self._select(kind, chosen)

    def _select(self, kind: str, item_id: str) -> None:
        self._selecting_from_text = True
        self._desk.select(kind, item_id)
        self._selecting_from_text = False

    # The project tells

    def _show_selected(self, _kind: str, item_id: str) -> None:
        page = self._reading.page()
        if page is None:
            return
        page.set_focus_mark(item_id or None)
        if item_id and not self._selecting_from_text:
            span = page.first_span(item_id)
            if span is not None:
                page.reveal(*span)

    def _show_passage(self, source_id: str, _revision_id: str, start: int, end: int) -> None:
        self._reading.show_passage(source_id, start, end, self._desk.selected_item[1])

    def _show_what_changed(self, change: Change) -> None:
        """Undo and Redo move to what they changed: the item in its panel, its passage in the text."""
        if change.kind not in (StepKind.UNDO, StepKind.REDO):
            return
        kinds = (Kind.RISK, Kind.JUDGEMENT, Kind.EVENT, Kind.QUOTE, Kind.NOTE, Kind.ACTOR)
        # What came back is what it was about; what else changed only spoke of that.
        for touched in (change.added, change.changed):
            found = next((kind for kind in kinds if touched.get(kind)), None)
            if found is not None:
                self._desk.select(found, touched[found][0])
                break
        fresh = change.added.get(Kind.EVIDENCE, ())
        if fresh and self._reading.page() is not None:
            self._flash(frozenset(fresh))

    def _flash(self, fresh: frozenset[str]) -> None:
        """Show the first of the evidence that came back: in the text in front where it is there, else in its own."""
        project = self._desk.project
        first = project.find(Evidence, min(fresh))
        here = self._reading.page()
        if first is None or here is None:
            return
        for exhibit in project.exhibits_in(here.source_id):
            if exhibit.evidence.id in fresh:
                here.flash(exhibit.evidence.item_id)
                return
        for exhibit in project.exhibits_of(first.item_id):
            if exhibit.evidence.id == first.id:
                passage = exhibit.passage
                self._reading.show_passage(exhibit.source.id, passage.start, passage.end, first.item_id)

    # Items

    def _item(self, item_id: str) -> Item | None:
        found = (self._desk.project.find(item_class, item_id) for item_class in _LINKABLE)
        return next((item for item in found if item is not None), None)

    def _linkable(self) -> list[tuple[Item, str]]:
        """Everything the selection can be evidence of, with the words it is known by."""
        project = self._desk.project
        items = (item for item_class in _LINKABLE for item in project.all(item_class))
        return [(item, words_for(project, item)) for item in items]

    def _place_of_selection(self, page: SourcePage) -> QRect:
        caret = page.cursorRect()
        return QRect(page.viewport().mapTo(self._reading, caret.topLeft()), caret.size())


def _leave_selection(page: SourcePage) -> None:
    """The caret stays behind the marked words, so that reading and marking go on from there."""
    _, end = page.selection()
    page.select(end, end)
