"""What an analyst does to a whole brief, by keys alone: marks, fills editors, writes with citations, mends, issues."""
# SPDX-License-Identifier: MIT

from collections.abc import Mapping

from briefing.model import Issue
from tests.ui.window_hand import LONG, Hand
from ui.compose.page import ComposePage

_MOST_TABS = 40


def new_project(hand: Hand, name: str) -> None:
    """A project of this name, open."""
    hand.press("Ctrl+N")
    hand.until_focus("Name of the project")
    hand.type(name)
    with hand.qtbot.waitSignal(hand.window.project_opened):
        hand.press("Return")


def run_command(hand: Hand, words: str) -> None:
    """A command by the palette."""
    hand.press("Ctrl+K")
    hand.type(f">{words}")
    hand.press("Return")


def tab_to(hand: Hand, name: str) -> None:
    """Tab on to the control whose accessible name begins so."""
    for _ in range(_MOST_TABS):
        if hand.focus.accessibleName().startswith(name):
            return
        hand.press("Tab")
    raise AssertionError(f"no Tab leads to {name!r}")


def mark(hand: Hand, key: str, fields: Mapping[str, str | tuple[str, ...]], *, sentences: int = 1) -> None:
    """The next paragraph's first sentences become an item; its fields get words, or keys where they are a tuple."""
    hand.press("Ctrl+Down", *["S"] * sentences, key)
    hand.until(lambda: hand.focus is not hand.page)
    for name, words in fields.items():
        tab_to(hand, name)
        if isinstance(words, str):
            hand.press("Ctrl+A")
            hand.type(words)
        else:
            hand.press(*words)
    hand.press("Ctrl+Return")
    hand.until_reading()


def choose_template(hand: Hand, page: ComposePage, template: str) -> None:
    """Lay the brief out by a template."""
    run_command(hand, "Template")
    hand.until(lambda: hand.focus is page.middle.templates.list)
    hand.press("Home")
    while getattr(page.middle.templates.list.current(), "id", "") != template:
        hand.press("Down")
    hand.press("Return")
    hand.until(lambda: hand.focus is page.writing.editor())


def write(hand: Hand, page: ComposePage, words: str) -> None:
    """Type words at the caret; «S1 ¶5» in them is cited by the search."""
    for number, part in enumerate(words.replace("»", "«").split("«")):
        if number % 2 == 0:
            hand.type(part)
            continue
        hand.type("[[")
        hand.until_focus("Cite")
        hand.type(part)
        hand.press("Return")
        hand.until(lambda: hand.focus is page.writing.editor())


def go_to_section(hand: Hand, page: ComposePage, role: str) -> None:
    """By the outline into the section of this role."""
    hand.until(lambda: page.outline.model.rowCount() == len(page.writing.sections()))
    while hand.focus is not page.outline.list:
        hand.press("F6")
    hand.press("Home")
    for section in page.writing.sections():
        if section.role == role:
            break
        hand.press("Down")
    hand.press("Return")
    hand.until(lambda: hand.focus is page.writing.editor())
    hand.press("Ctrl+Home")


def settled(hand: Hand, page: ComposePage) -> None:
    """The pages and the problems are those of what is written."""
    hand.until(lambda: page.previewing.is_settled and page.preview.view.page_count() > 0, timeout=LONG)


def issue(hand: Hand, page: ComposePage) -> Issue:
    """Freeze the brief; the issue that is there then."""
    settled(hand, page)
    before = {one.id for one in hand.project.all(Issue)}
    run_command(hand, "Issue now")
    hand.until(lambda: hand.project.count(Issue) > len(before), timeout=LONG)
    hand.until(lambda: page.card() is page.middle.issues)
    return next(one for one in hand.project.all(Issue) if one.id not in before)
