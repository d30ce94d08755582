"""One open source: its text in a reader, with the marks the project has for it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from briefing.actions.likely import likely_items
from briefing.actions.marking import Selection
from briefing.actions.naming import name_of_evidenced
from briefing.errors import ProjectError
from briefing.model import Evidence, Kind, Passage, Revision, Source, kind_of, name_of
from briefing.model.kinds import CLASSES
from briefing.model.paragraphs import paragraph_at, paragraphs
from briefing.project import Change, Exhibit, Project
from ui import theme
from ui.panels.words import stance_words
from ui.reader import Candidate, Mark, ReaderView
from ui.reader.popup import MOST_CANDIDATES

_MANY_CHANGES = 200
_WEIGHED = (Kind.RISK, Kind.JUDGEMENT)


class SourcePage(ReaderView):
    """A reader that shows the latest text of one source of the project."""

    range_wanted = Signal(str, int, int)
    """The evidence with this id shall be these code points from now on."""
    menu_wanted = Signal(QPointF, QPoint)
    """A menu is asked for: the point in the viewport, and on the screen."""

    def __init__(
        self, project: Project, source_id: str, parent: QWidget | None = None, *, text_scale: int = 100
    ) -> None:
        super().__init__(parent)
        self.set_text_scale(text_scale)
        self.viewport().setMouseTracking(True)
        self._project = project
        self.source_id = source_id
        self.label = ""
        self.pops_up = self.offers_likely = True
        self.revision: Revision | None = None
        self._paragraphs: list[tuple[int, int]] = []
        self._mark_of: dict[str, Mark] = {}
        self.set_candidates(self._candidates)
        self.adjusting.wanted.connect(self._want_range)
        self.load()

    def load(self) -> None:
        """Read title and text from the project; ProjectError where the text cannot be read."""
        source = self._project.get(Source, self.source_id)
        self.revision = self._project.current_revision(self.source_id)
        if self.revision is None:
            raise ProjectError(f"{source.label} has no text.", remedy="Remove it and import the article again.")
        text = self._project.text(self.revision)
        self.show_article(source.title, text, self.revision.headings, source.language)
        # Both are the same where nothing of the text is shown by a stand-in.
        self._paragraphs = self._article.paragraphs if self._article.shown == text else paragraphs(text)
        self.label = source.label
        self.setAccessibleName(f"{source.label} {source.title}")
        self.load_marks()

    def load_marks(self) -> None:
        """Show the marks that the project has now."""
        self._mark_of = self._marks_now()
        self.set_marks(self._mark_of.values())

    def follow(self, change: Change) -> None:
        """Show what a change did to the marks: only the evidence it names is read, however much there is."""
        moved = change.changed.get(Kind.PASSAGE, ())
        if len(moved) + len(change.ids(Kind.EVIDENCE)) > _MANY_CHANGES:
            self.load_marks()
            return
        tied = (
            evidence.id for passage_id in moved for evidence in self._project.where(Evidence, passage_id=passage_id)
        )
        touched = change.ids(Kind.EVIDENCE).union(tied)
        gone = {one: self._mark_of.pop(one) for one in touched if one in self._mark_of}
        come = {one: mark for one in touched if (mark := self._mark_of_evidence(one)) is not None}
        self._mark_of.update(come)
        self.change_marks(gone.values(), come.values())

    def open_popup(self) -> None:
        """Show the pop-up at the selection, where something can be made of it."""
        if self.pops_up and not self._project.read_only:
            super().open_popup()

    def can_adjust(self) -> bool:
        """Not where everything is read-only."""
        return not self._project.read_only

    def adjust(self, evidence_id: str) -> None:
        """Adjust the range of a piece of evidence by keys."""
        mark = self._mark_of.get(evidence_id)
        if mark is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._begin_adjusting(mark)

    def _want_range(self, mark: Mark, start: int, end: int) -> None:
        evidence_id = next((one for one, known in self._mark_of.items() if known == mark), "")
        if evidence_id:
            self.range_wanted.emit(evidence_id, start, end)

    def likely(self) -> Sequence[Candidate]:
        """The items the selection may belong to; none where nothing is selected."""
        start, end = self.selection()
        return self._candidates(start, end)[:MOST_CANDIDATES] if start < end else ()

    def copy_cited(self) -> None:
        """Copy the selection in quotation marks with its address: “…” (S1 ¶5)."""
        start, end = self.selection()
        self.copy_passage_cited(start, end)

    def copy_passage_cited(self, start: int, end: int) -> None:
        """Copy code points [start, end) in quotation marks with their address."""
        quote = self.text()[start:end].strip()
        if not quote:
            return
        start = self.text().index(quote, start)
        first, last = (paragraph_at(self._paragraphs, place) for place in (start, start + len(quote) - 1))
        label = self._project.get(Source, self.source_id).label
        address = f"¶{first}" if first == last else f"¶{first}\N{EN DASH}{last}"
        QGuiApplication.clipboard().setText(f"“{quote}” ({label} {address})")

    def exhibits_under(self, point: QPointF) -> list[Exhibit]:
        """What is painted as evidence at a point of the viewport, the shortest first."""
        marks = [(mark.id, mark.start, mark.end) for mark in self.marks_painted_at(point)]
        found = {
            (exhibit.evidence.item_id, exhibit.passage.start, exhibit.passage.end): exhibit
            for exhibit in (self._project.exhibits_in(self.source_id) if marks else ())
        }
        return [found[mark] for mark in dict.fromkeys(marks) if mark in found]

    def tip_at(self, point: QPointF) -> str:
        """What the marks at a point of the viewport are evidence of, and how they bear on it, a line each."""
        return "\n".join(self._told(exhibit.evidence) for exhibit in self.exhibits_under(point))

    def _told(self, evidence: Evidence) -> str:
        name = name_of_evidenced(self._project, evidence)
        return f"{name} · {stance_words(evidence.stance)}" if Kind(evidence.item_kind) in _WEIGHED else name

    def annotations(self) -> int:
        """How many marks the text has, shown or not."""
        return len(self._marks)

    def chosen(self) -> Selection | None:
        """What is selected, as the actions want it; None where nothing is."""
        start, end = self.selection()
        if start == end or self.revision is None:
            return None
        return Selection(self.revision, self.text(), (start, end))

    def paragraph(self) -> tuple[int, int]:
        """The number of the ¶ at the caret, and how many there are."""
        return paragraph_at(self._paragraphs, self.caret()), len(self._paragraphs)

    def paragraph_of(self, position: int) -> int:
        """The n of ¶n at a code point."""
        return paragraph_at(self._paragraphs, position)

    def paragraph_spans(self) -> list[tuple[int, int]]:
        """The code points of each ¶, in order."""
        return self._paragraphs

    def go_to_paragraph(self, number: int) -> None:
        """Put the caret at the beginning of ¶n and show it; the nearest there is where there is no such ¶."""
        if self._paragraphs:
            start, _ = self._paragraphs[min(max(number, 1), len(self._paragraphs)) - 1]
            self.select(start, start)
            self.reveal(start, start)

    def kind_of_mark(self, item_id: str) -> str:
        """The kind of the item that marks belong to, "" where it has none here."""
        return next((found.kind for found in self._marks if found.id == item_id), "")

    def first_span(self, item_id: str) -> tuple[int, int] | None:
        """The first code points that are evidence of an item; None where it has none here."""
        spans = [(found.start, found.end) for found in self._marks if found.id == item_id]
        return min(spans, default=None)

    def _marks_now(self) -> dict[str, Mark]:
        """The marks by the ids of the evidence they show."""
        labels: dict[str, str] = {}
        marks: dict[str, Mark] = {}
        for span in self._project.spans_in(self.revision.id) if self.revision is not None else ():
            if span.item_kind not in theme.KINDS:
                continue
            if span.item_id not in labels:
                labels[span.item_id] = self._label(span.item_kind, span.item_id)
            label = labels[span.item_id]
            marks[span.evidence_id] = Mark(span.item_id, span.item_kind, span.start, span.end, label)
        return marks

    def _mark(self, evidence: Evidence, passage: Passage, label: str) -> Mark | None:
        """The mark of a piece of evidence; None where it is not of the text shown, or of a kind without marks."""
        is_here = self.revision is not None and passage.revision_id == self.revision.id
        if not is_here or evidence.item_kind not in theme.KINDS:
            return None
        return Mark(evidence.item_id, evidence.item_kind, passage.start, passage.end, label)

    def _mark_of_evidence(self, evidence_id: str) -> Mark | None:
        evidence = self._project.find(Evidence, evidence_id)
        passage = self._project.find(Passage, evidence.passage_id) if evidence is not None else None
        if evidence is None or passage is None:
            return None
        return self._mark(evidence, passage, self._label(evidence.item_kind, evidence.item_id))

    def _label(self, kind: str, item_id: str) -> str:
        found = self._project.find(CLASSES[Kind(kind)], item_id)
        return str(getattr(found, "label", ""))

    def _candidates(self, start: int, end: int) -> Sequence[Candidate]:
        if not self.offers_likely:
            return ()
        items = likely_items(self._project, self.text()[start:end])
        return [
            Candidate(found.id, kind_of(found).value, str(getattr(found, "label", "")), name_of(found))
            for found in items
        ]

    # Qt's events

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            point = self.cursorRect().center()
        self.popup.hide()
        self.menu_wanted.emit(QPointF(point), self.viewport().mapToGlobal(point))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self.adjusting.is_by_mouse:
            return
        over_mark = event.buttons() == Qt.MouseButton.NoButton and bool(self.marks_painted_at(event.position()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over_mark else Qt.CursorShape.IBeamCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)
