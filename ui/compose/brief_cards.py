"""Cards about the brief as a whole: its front matter, its template, its issues and what changed since the last."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from briefing.actions.briefs import apply_template
from briefing.actions.issuing import issues_of
from briefing.brief.changes import Changes, Difference, changes_since_issue
from briefing.brief.templates import Template, templates
from briefing.brief.wording import moment_in_words
from briefing.brief.yardstick import Yardstick, yardstick_of
from briefing.model import Brief, Likelihood
from ui.compose.cards import Card, Row, RowList
from ui.desk import Desk
from ui.kit import LineField, primary_button
from ui.panels.brief_panel import BriefEditor
from ui.panels.editing import Form, scrolling
from ui.wording import called


class FrontCard(Card):
    """Every field of the front matter, written as it is typed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Front matter"))
        self.about.setText(self.tr("What stands on the cover and on every page."))
        self._desk = desk
        self._brief_id = ""
        self._fields: _FrontFields | None = None

    @property
    def fields(self) -> _FrontFields:
        """The fields, made when they are first looked at: Compose is there sooner without them."""
        if self._fields is None:
            self._fields = _FrontFields(self._desk)
            area = scrolling(self._fields)
            self.column.addWidget(area, 1)
            area.show()
            self._fields.show_item(self._brief_id)
        return self._fields

    def show_brief(self, brief_id: str) -> None:
        """Show the fields of a brief."""
        self._brief_id = brief_id
        if self._fields is not None:
            self._fields.show_item(brief_id)

    def focus(self) -> None:
        """Put the keyboard into the title."""
        self.focus_field("title")

    def focus_field(self, field: str) -> None:
        """Put the keyboard into a field of the brief by its name; into the title where there is none of that name."""
        found = getattr(self.fields, field, None) or self.fields.title
        found.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        self.fields.show()  # they are made now, if not before
        super().showEvent(event)


class _FrontFields(BriefEditor):
    """The fields of the brief's panel without its sections, which are written beside."""

    def show_more(self, _item: Brief) -> None:
        return

    def _lay_out(self) -> None:
        self.supersedes = LineField(self.tr("Supersedes"), self.tr("Serial of the issue that this one replaces"))
        self.caveats = LineField(self.tr("Caveats"), self.tr("Stands at the foot of every page"))
        self.tie(self.supersedes, "supersedes")
        self.tie(self.caveats, "caveats")
        form = Form()
        for name, field, hint in (
            (self.tr("Title"), self.title, None),
            (self.tr("Subtitle"), self.subtitle, None),
            (self.tr("Marking"), self.tlp, None),
            (self.tr("Class."), self.classification, None),
            (self.tr("Cut-off"), self.cut_off, self.cut_off_hint),
            (self.tr("Dated"), self.dated, self.dated_hint),
            (self.tr("Serial"), self.serial, None),
            (self.tr("Version"), self.version, None),
            (self.tr("Supersedes"), self.supersedes, None),
            (self.tr("Author"), self.author, None),
            (self.tr("Unit"), self.unit, None),
            (self.tr("Reviewer"), self.reviewer, None),
            (self.tr("Distribution"), self.distribution, None),
            (self.tr("Citations"), self.citations, None),
            (self.tr("Caveats"), self.caveats, None),
        ):
            form.add_field(name, field, hint=hint)
        form.end()
        self.setLayout(form)
        self.setAccessibleName(self.tr("Front matter"))


class TemplateCard(Card):
    """Every template there is; Enter lays the brief out by one."""

    applied = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Template"))
        self._desk = desk
        self._brief_id = ""
        self.list = RowList(self.tr("Templates"))
        self.column.addWidget(self.list, 1)
        self.list.picked.connect(self._apply)

    def show_brief(self, brief_id: str) -> None:
        """Offer the templates for a brief."""
        self._brief_id = brief_id
        brief = self._desk.project.find(Brief, brief_id)
        found, wrong = templates()
        rows = [template_row(one, is_chosen=brief is not None and brief.template == one.id) for one in found]
        self.list.show_rows(rows)
        kept = self.tr("What was written stays; Undo brings the old layout back.")
        self.about.setText("\n".join([kept, *(error.sentence() for error in wrong)]))

    def focus(self) -> None:
        """Put the keyboard into the list, on the template that the brief has: a stray Enter changes nothing."""
        brief = self._desk.project.find(Brief, self._brief_id)
        rows = self.list.rows
        for index in map(rows.index, range(rows.rowCount())):
            template = rows.row(index).ref
            if isinstance(template, Template) and brief is not None and template.id == brief.template:
                self.list.setCurrentIndex(index)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _apply(self, template: object) -> None:
        brief = self._desk.project.find(Brief, self._brief_id)
        if isinstance(template, Template) and brief is not None and not self._desk.project.read_only:
            self._desk.do(lambda: apply_template(self._desk.project, brief, template))
            self.applied.emit()


def template_row(template: Template, *, is_chosen: bool) -> Row:
    """A template as a row: its name, what it is for, how long it should be."""
    least, most = template.pages
    pages = ""
    if most > least:
        pages = QCoreApplication.translate("compose", "{0}\N{EN DASH}{1} pages").format(least, most)
    elif most == least:
        pages = QCoreApplication.translate("compose", "%Ln page(s)", "", most)
    icon, colour = ("circle-check", "good") if is_chosen else ("file-text", "sub")
    return Row(template.name, "", template.summary, pages, icon, colour, template)


class IssuesCard(Card):
    """The issues of a brief; Enter brings back the PDF of one. Below, what changed since the last.

    `pdf_wanted` tells the issue whose PDF is wanted, `issue_wanted` that the brief is to be frozen now.
    """

    pdf_wanted = Signal(object)
    issue_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Issues"))
        self._desk = desk
        self.list = RowList(self.tr("Issues of the brief"))
        self.go = primary_button(self.tr("Issue now"), icon="stamp")
        self.column.addWidget(self.list, 1)
        end = QHBoxLayout()
        end.addStretch(1)
        end.addWidget(self.go)
        self.column.addLayout(end)
        self.list.picked.connect(self.pdf_wanted)
        self.go.clicked.connect(self.issue_wanted)

    def show_brief(self, brief_id: str) -> None:
        """Show the issues of a brief."""
        project = self._desk.project
        brief = project.find(Brief, brief_id)
        if brief is None:
            return
        issues = issues_of(project, brief_id)
        rows = [Row(self.tr("Issued"))] if issues else []
        for issue in issues:
            version = self.tr("version {0}").format(issue.version) if issue.version else ""
            said = " · ".join(part for part in (moment_in_words(issue.issued_at), issue.note) if part)
            rows.append(Row(issue.serial, "", said, version, "file-check", "good", issue))
        changes = changes_since_issue(project, brief)
        self.list.show_rows([*rows, *(self._changed(changes) if changes is not None else ())])
        freeze = self.tr("An issue keeps its PDF byte for byte; Enter brings it back. The draft goes on from there.")
        self.about.setText(freeze if issues else self.tr("Nothing was issued yet.") + " " + freeze)
        self.go.setEnabled(not project.read_only)

    def focus(self) -> None:
        """Put the keyboard into the list, or onto the button where there is no issue."""
        shown = self.list if self.list.rows.rowCount() else self.go
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self, changes: Changes) -> list[Row]:
        head = Row(self.tr("Changed since {0}").format(changes.since.serial))
        if changes.is_empty:
            return [head, Row(self.tr("Nothing"), icon="equal", ref=changes)]
        rows = [self._difference(one) for one in changes.differences]
        for words, labels in ((self.tr("New sources"), changes.new_sources), (self.tr("Gone"), changes.gone_sources)):
            rows += [Row(words, "", ", ".join(labels), icon="newspaper", ref=changes)] if labels else []
        return [head, *rows]

    def _difference(self, one: Difference) -> Row:
        words = {
            "new": self.tr("New"),
            "gone": self.tr("Gone"),
            "reworded": self.tr("Reworded"),
            "likelihood": self.tr("Likelihood moved"),
            "evidence": self.tr("New evidence"),
        }
        what = words.get(one.what, one.what.replace("_", " ").capitalize())
        known = yardstick_of(self._desk.project)
        before = _graded(known, one, one.before) or _term(known, one.old)
        after = _graded(known, one, one.after) or _term(known, one.new)
        moved = f"{before or '–'} → {after or '–'}" if before or after else ""
        detail = " · ".join(part for part in (moved, self._why(one)) if part)
        return Row(f"{what}: {one.name}", one.label, detail, "", "git-compare", "sub", one)

    def _why(self, one: Difference) -> str:
        """The evidence that came since: why it moved, as far as the project tells."""
        exhibits = self._desk.project.exhibits_of(one.item_id) if one.evidence else []
        fresh = dict.fromkeys(exhibit.address for exhibit in exhibits if exhibit.evidence.id in one.evidence)
        if fresh:
            return self.tr("new evidence: {0}").format(", ".join(fresh))
        return self.tr("no new evidence") if one.what == "likelihood" else ""


def _graded(known: Yardstick, one: Difference, value: str) -> str:
    """What a field was before or is now; an impact as the house calls it."""
    impacts = {impact.id: called(impact) for impact in known.matrix.impacts} if one.what == "impact" else {}
    return impacts.get(value, value)


def _term(known: Yardstick, likelihood: Likelihood | None) -> str:
    """The words of a likelihood; its name where the scale is not here."""
    if likelihood is None:
        return ""
    found = known.term_of(likelihood)
    return called(found[1]) if found is not None else likelihood.term
