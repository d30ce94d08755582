"""One open source: its text in a reader, with the marks the project has for it."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from briefing.actions.likely import likely_items
from briefing.actions.marking import Selection
from briefing.actions.naming import words_for
from briefing.errors import ProjectError
from briefing.model import Evidence, Kind, Revision, Source, kind_of, name_of
from briefing.model.kinds import CLASSES
from briefing.model.paragraphs import paragraph_at, paragraphs
from briefing.project import Exhibit, Project
from ui import theme
from ui.panels.words import stance_words
from ui.reader import Candidate, Mark, ReaderView
from ui.reader.popup import MOST_CANDIDATES

_WEIGHED = (Kind.RISK, Kind.JUDGEMENT)


class SourcePage(ReaderView):
    """A reader that shows the latest text of one source of the project."""

    menu_wanted = Signal(QPointF, QPoint)
    """A menu is asked for: the point in the viewport, and on the screen."""

    def __init__(self, project: Project, source_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport().setMouseTracking(True)
        self._project = project
        self.source_id = source_id
        self.label = ""
        self.revision: Revision | None = None
        self._paragraphs: list[tuple[int, int]] = []
        self.set_candidates(self._candidates)
        self.load()

    def load(self) -> None:
        """Read title and text from the project; ProjectError where the text cannot be read."""
        source = self._project.get(Source, self.source_id)
        self.revision = self._project.current_revision(self.source_id)
        if self.revision is None:
            raise ProjectError(f"{source.label} has no text.", remedy="Remove it and import the article again.")
        text = self._project.text(self.revision)
        self._paragraphs = paragraphs(text)
        self.show_article(source.title, text, self.revision.headings, source.language)
        self.label = source.label
        self.setAccessibleName(f"{source.label} {source.title}")
        self.load_marks()

    def load_marks(self) -> None:
        """Show the marks that the project has now."""
        self.set_marks(self._marks_now())

    def open_popup(self) -> None:
        """Show the pop-up at the selection, where something can be made of it."""
        if not self._project.read_only:
            super().open_popup()

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

    def name_of_item(self, evidence: Evidence) -> str:
        """Label and name of the item that evidence is of: "R1 Sanctions persist"."""
        found = self._project.find(CLASSES[Kind(evidence.item_kind)], evidence.item_id)
        if found is None:
            return ""
        return f"{getattr(found, 'label', '')} {words_for(self._project, found)}".strip()

    def tip_at(self, point: QPointF) -> str:
        """What the marks at a point of the viewport are evidence of, and how they bear on it, a line each."""
        return "\n".join(self._told(exhibit.evidence) for exhibit in self.exhibits_under(point))

    def _told(self, evidence: Evidence) -> str:
        name = self.name_of_item(evidence)
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

    def _marks_now(self) -> list[Mark]:
        labels: dict[str, str] = {}
        marks = []
        for exhibit in self._project.exhibits_in(self.source_id):
            evidence, passage = exhibit.evidence, exhibit.passage
            if evidence.item_kind not in theme.KINDS or self.revision is None:
                continue
            if passage.revision_id != self.revision.id:
                continue
            if evidence.item_id not in labels:
                labels[evidence.item_id] = self._label(evidence.item_kind, evidence.item_id)
            label = labels[evidence.item_id]
            marks.append(Mark(evidence.item_id, evidence.item_kind, passage.start, passage.end, label))
        return marks

    def _label(self, kind: str, item_id: str) -> str:
        found = self._project.find(CLASSES[Kind(kind)], item_id)
        return str(getattr(found, "label", ""))

    def _candidates(self, start: int, end: int) -> Sequence[Candidate]:
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
        over_mark = event.buttons() == Qt.MouseButton.NoButton and bool(self.marks_painted_at(event.position()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over_mark else Qt.CursorShape.IBeamCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)
