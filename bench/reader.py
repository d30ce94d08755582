"""How fast the reader is at 1 MB and 10,000 passages, beside the same text without any in the same run."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from briefing.actions.marking import Selection, mark
from briefing.model import Evidence, Kind, Passage, Revision, Risk, Source
from briefing.project import Project
from ui.app import application
from ui.desk import Desk
from ui.window.page import SourcePage
from ui.window.reading import Reading

LETTERS = 1_000_000
PASSAGES = 10_000
EMOJI = 20_000
RISKS = 200
SETTLED_MS = 4_000
TURNS = 60
ADDED = 15
OPENED_MS = 1_000.0
HIGHLIGHT = 4.0
SCROLL = 2.0
LINES = 100_000
SENTENCE = "The minister said on Tuesday that the first battery would be ready before the summer, officials added. "


def text_of(letters: int, emoji: int = 0) -> str:
    """Paragraphs of seven sentences, this many letters in all, with emoji at even distances."""
    paragraph = (SENTENCE * 7).strip()
    text = "\n\n".join(f"{number}. {paragraph}" for number in range(letters // (len(paragraph) + 7)))
    step = len(text) // (emoji + 1)
    return "😀".join(text[begin : begin + step] for begin in range(0, len(text), step)) if emoji else text


def add_source(project: Project, title: str, text: str) -> Source:
    """A source with a text."""
    with project.edit(f"Add {title}") as edit:
        source = edit.put(Source(title=title, publisher="The Strait Gazette", language="en"))
        edit.put(Revision(source_id=source.id, text_hash=edit.keep_text(text), characters=len(text)))
    return source


def add_passages(project: Project, source: Source, text: str, count: int) -> None:
    """So many passages of a source, some of which overlap, as evidence of a few hundred risks."""
    revision = project.current_revision(source.id)
    assert revision is not None
    with project.edit("Mark") as edit:
        risks = [edit.put(Risk(title=f"Risk {number}")) for number in range(RISKS)]
        for number in range(count):
            start = number * (len(text) // count)
            end = start + (40, 70, 130)[number % 3]
            passage = edit.put(Passage(revision_id=revision.id, start=start, end=end, quote=text[start:end]))
            edit.put(Evidence(item_kind="risk", item_id=risks[number % RISKS].id, passage_id=passage.id))


def milliseconds(deed: Callable[[], object]) -> float:
    """How long something takes until the window has been painted again."""
    begin = time.perf_counter()
    deed()
    QApplication.processEvents()
    return (time.perf_counter() - begin) * 1_000


def settle() -> float:
    """Let the window do what it has put off; the longest that one event took, in milliseconds."""
    until = QDeadlineTimer(SETTLED_MS)
    longest = 0.0
    while not until.hasExpired():
        begin = time.perf_counter()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 0)
        longest = max(longest, (time.perf_counter() - begin) * 1_000)
    return longest


def opened(desk: Desk, source: Source) -> tuple[Reading, float]:
    """The source in a reader on the screen, and how long it took to be seen."""
    reading = Reading(desk)
    reading.resize(760, 900)
    reading.show()
    QApplication.processEvents()
    return reading, milliseconds(lambda: reading.open_source(source.id))


def page_of(reading: Reading) -> SourcePage:
    """The text in front."""
    page = reading.page()
    assert page is not None
    return page


def close(reading: Reading) -> None:
    """Take a reader away; it hears of no change any more."""
    reading.hide()
    reading.deleteLater()
    QCoreApplication.sendPostedEvents(reading, QEvent.Type.DeferredDelete)


def highlight(desk: Desk, page: SourcePage, number: int) -> None:
    """Make some words in the middle of the text evidence of a new risk, as `R` does."""
    text = page.text()
    start = len(text) // 2 + number * 60
    assert page.revision is not None
    chosen = Selection(page.revision, text, (start, start + 30))
    assert desk.do(lambda: mark(desk.project, chosen, Kind.RISK)) is not None


def added(desk: Desk, reading: Reading) -> float:
    """Milliseconds to add a highlight in sight, the lower quartile of some."""
    page = page_of(reading)
    page.reveal(len(page.text()) // 2, len(page.text()) // 2)
    settle()
    times = [milliseconds(lambda n=number: highlight(desk, page, n)) for number in range(ADDED)]
    return statistics.quantiles(times, n=4)[0]


def scrolled(reading: Reading) -> float:
    """Milliseconds to turn a page, the lower quartile of some in different parts of the text."""
    page = page_of(reading)
    page.reveal(0, 0)
    turns = [milliseconds(page.turn_page) for _ in range(TURNS)]
    page.reveal(len(page.text()) // 3, len(page.text()) // 3)
    turns += [milliseconds(page.turn_page) for _ in range(TURNS)]
    return statistics.quantiles(turns, n=4)[0]  # others share the machine


def tell(what: str, measured: str, must: str, *, holds: bool) -> bool:
    """Print a line of the table."""
    print(f"{what:<66}{measured:>30}   {must}{'' if holds else '   MISSED'}")
    return holds


def main() -> None:
    """Print the table; exit status 1 where a line misses what it must."""
    application()
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder) / "large.brief", "Large") as project:
        text = text_of(LETTERS)
        bare = add_source(project, "Without passages", text)
        full = add_source(project, "With passages", text)
        emoji = add_source(project, "With emoji", text_of(LETTERS, EMOJI))
        odd = [
            add_source(project, "one paragraph", (SENTENCE * (LETTERS // len(SENTENCE) + 1))[:LETTERS]),
            add_source(project, "one word", "abcdefghij" * (LETTERS // 10)),
            add_source(project, f"{LINES:,} lines", "\n".join(f"{number}. He said." for number in range(LINES))),
        ]
        add_passages(project, full, text, PASSAGES)
        desk = Desk(project)
        held = table(desk, bare, full, emoji) + [odd_one(desk, source) for source in odd]
        desk.close()
    if not all(held):
        sys.exit(1)


def table(desk: Desk, bare: Source, full: Source, emoji: Source) -> list[bool]:
    """Measure and print, line by line; whether each holds."""
    close(opened(desk, bare)[0])  # what only the first text costs: fonts, imports
    reading, opened_bare = opened(desk, bare)
    settle()
    add_bare, turn_bare = added(desk, reading), scrolled(reading)
    close(reading)
    reading, opened_full = opened(desk, full)
    held_up = settle()
    add_full, turn_full = added(desk, reading), scrolled(reading)
    close(reading)
    reading, opened_emoji = opened(desk, emoji)
    close(reading)
    beside = f"without passages {opened_bare:.0f} ms"
    limit = f"≤ {OPENED_MS:.0f} ms"
    size = f"{LETTERS / 1e6:.0f} MB"
    return [
        tell(f"open {size} with {PASSAGES:,} passages ({beside})", f"{opened_full:.0f} ms", limit,
             holds=opened_full <= OPENED_MS),
        tell(f"open {size} with {EMOJI:,} emoji", f"{opened_emoji:.0f} ms", limit, holds=opened_emoji <= OPENED_MS),
        tell("longest event while the rest is laid out", f"{held_up:.0f} ms", "≤ 50 ms", holds=held_up <= 50.0),
        ratio("add one highlight", add_full, add_bare, HIGHLIGHT),
        ratio("scroll a page", turn_full, turn_bare, SCROLL),
    ]  # fmt: skip


def odd_one(desk: Desk, source: Source) -> bool:
    """The line of a text of another make: how long until it can be read."""
    reading, took = opened(desk, source)
    close(reading)
    what = f"open {desk.project.get(Source, source.id).title} of {len(text_in(desk, source)) / 1e6:.1f} MB"
    return tell(what, f"{took:.0f} ms", f"≤ {OPENED_MS:.0f} ms", holds=took <= OPENED_MS)


def text_in(desk: Desk, source: Source) -> str:
    """The text of a source."""
    revision = desk.project.current_revision(source.id)
    assert revision is not None
    return desk.project.text(revision)


def ratio(what: str, ours: float, beside: float, must: float) -> bool:
    """A line that holds where ours takes at most so many times what the same view without passages takes."""
    measured = f"{ours:.1f} ms / {beside:.1f} ms = {ours / beside:.2f} ×"
    return tell(
        f"{what}, beside the same view without passages", measured, f"≤ {must:.0f} ×", holds=ours <= must * beside
    )


if __name__ == "__main__":
    main()
