"""The states of the desk that the tests for everyone walk through, on the sample project."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication, QWidget

from briefing.errors import BriefingError
from briefing.model import CLASSES, Kind, Revision, name_of
from briefing.tradecraft.checking import RULES, check
from resources.templates import TEMPLATES, template_text
from tests.ui.window_hand import Hand
from ui.library.outcomes import Outcome
from ui.messages import Act
from ui.preferences.sheet import PreferencesSheet
from ui.sources.full_text_sheet import FullTextSheet
from ui.window.about import AboutSheet
from ui.window.removal_sheet import RemovalSheet

KINDS = (Kind.ACTOR, Kind.RISK, Kind.JUDGEMENT, Kind.EVENT, Kind.QUOTE, Kind.NOTE)
SWITCHED = ("annotate.here", "edit.history", "view.library", "source.details")
SHEETS = (
    "go.palette",
    "edit.find",
    "help.keys",
    "file.new",
    "file.import_address",
    "file.export_pdf",
    "file.password",
)
CARDS = ("brief.check", "brief.front", "brief.template", "brief.issues", "brief.briefs", "brief.cite")


def states(hand: Hand) -> Iterator[str]:
    """Bring the window, which has the sample open, from state to state; each by its name."""
    space = hand.space
    yield _settled("reading")
    for kind in KINDS:
        space.go_to_kind(kind)
        space.desk.select(kind, space.desk.project.all(CLASSES[kind])[0].id)
        yield _settled(f"panel {kind.value}")
    space.go_to_kind(Kind.BRIEF)
    yield _settled("panel brief")
    for command in SWITCHED:
        space.focus_text()
        _trigger(hand, command)
        yield _settled(command)
        _trigger(hand, command)
    for command in SHEETS:
        space.focus_text()
        _trigger(hand, command)
        hand.until(lambda: hand.window.keys.is_whole)
        yield _settled(command)
        hand.press("Esc")
        hand.window.activateWindow()
    yield from _asked(hand)
    yield from _preferences(hand)
    yield from _history(hand)
    yield from _merging(hand)
    yield from _composing(hand)
    yield from _without_project(hand)


def _asked(hand: Hand) -> Iterator[str]:
    """What the window asks and tells on its way: beside a selection, over the text, in bars."""
    space = hand.space
    space.focus_text()
    hand.press("Ctrl+Home", "Ctrl+Down", "Ctrl+Down", "Ctrl+Down", "Ctrl+Down", "S")
    hand.until(hand.page.popup.isVisible)
    yield _settled("pop-up")
    _trigger(hand, "annotate.link")
    yield _settled("annotate.link")
    hand.press("Esc")
    FullTextSheet(space, "S1", content_of(hand)[:4_000]).ask()
    yield _settled("full text")
    hand.press("Esc")
    hand.press("Alt+S")
    space.library.head.period_wanted.emit()
    yield _settled("period")
    hand.press("Esc")
    hand.press("Alt+S", "Delete")
    hand.until(lambda: bool(hand.window.findChildren(RemovalSheet)))
    yield _settled("removal")
    hand.press("Esc")
    name = hand.page.label
    error = BriefingError(name)
    hand.window.messages.tell(error, [Act(name, lambda: None)])
    key = space.arrivals.add_refused(name, error)
    space.summary.tell(name, [Outcome(name, key=key, error=error)])
    yield _settled("message and import summary")
    hand.window.messages.clear()
    space.arrivals.dismiss(key)


def _preferences(hand: Hand) -> Iterator[str]:
    _trigger(hand, "edit.preferences")
    (sheet,) = hand.window.findChildren(PreferencesSheet)
    for plan in sheet.room.plans:
        sheet.show_page(plan.name)
        yield _settled(f"preferences {plan.name}")
    hand.press("Esc")


def _history(hand: Hand) -> Iterator[str]:
    _trigger(hand, "file.versions")
    yield _settled("file.versions")
    _trigger(hand, "edit.history")


def _merging(hand: Hand) -> Iterator[str]:
    """Two actors are about to become one."""
    hand.space.go_to_kind(Kind.ACTOR)
    hand.press("Home", "Shift+Down")
    _trigger(hand, "actors.merge")
    yield _settled("actors.merge")
    hand.press("Esc")


def _composing(hand: Hand) -> Iterator[str]:
    _trigger(hand, "view.compose")
    yield _settled("view.compose")
    for command in CARDS:
        _trigger(hand, command)
        yield _settled(command)
        hand.press("Esc")
    _trigger(hand, "view.read")


def _without_project(hand: Hand) -> Iterator[str]:
    """What articles dropped on the window meet, what the program says of itself, and where it starts."""
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile("/somewhere/article.html")])
    hand.window.overlay.offer(dropped, may_add=True)
    yield _settled("overlay")
    hand.window.overlay.hide()
    _trigger(hand, "help.about")
    yield _settled("help.about")
    hand.window.findChild(AboutSheet).close()
    hand.window.activateWindow()
    hand.window.close_project()
    yield _settled("start")


def content_of(hand: Hand) -> str:
    """Everything the analyst wrote or loaded: what stands in the project is in its own language."""
    project = hand.project
    texts = [project.text(revision) for revision in project.all(Revision)]
    labels = [step.label for step in project.history.steps()]
    templates = [" ".join(template_text(name).split()) for name in TEMPLATES]  # they speak the brief's language
    items = [item for kind in CLASSES.values() for item in project.all(kind)]
    named = [f"{getattr(item, 'label', '')} {name_of(item)}" for item in items]
    # What the check says is English everywhere so far (docs/languages.md).
    findings = [f"{one.place.in_words()} {one.title}: {one.message}" for one in check(project)]
    findings += [rule.title for rule in RULES.values()]
    return " ".join([*texts, *labels, *templates, *findings, *named, *map(repr, items)])


def shown(window: QWidget) -> list[QWidget]:
    """Every widget a person can see now."""
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible()]


def _trigger(hand: Hand, command: str) -> None:
    action = hand.window.commands.action(command)
    assert action.isEnabled(), command
    action.trigger()


def _settled(name: str) -> str:
    for _ in range(5):
        QApplication.processEvents()
    QApplication.sendPostedEvents()  # words that came with the last of them get their room
    return name
