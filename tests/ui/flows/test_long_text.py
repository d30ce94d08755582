"""An article of five megabytes by keys alone: opened, left for its end, searched, marked and opened again there."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from briefing.model import Passage, Revision, Risk, Source
from briefing.project import Project
from tests.ui.stretches import slowness, stretches
from tests.ui.window_hand import LONG, Hand

PARAGRAPH = "The minister said on Tuesday that the first battery would be ready before the summer. " * 8
END = "The envoy left by the back door, and nobody saw the zebra."
TEXT = "\n\n".join(f"{number}. {PARAGRAPH}" for number in range(7_200)) + f"\n\n{END}"
READABLE_S = 1.0
MOST_MS = 50.0


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "long.brief"
    with Project.create(path, "Long") as made, made.edit("Add the long article") as edit:
        source = edit.put(Source(title="All the minutes", publisher="The Strait Gazette", language="en"))
        edit.put(Revision(source_id=source.id, text_hash=edit.keep_text(TEXT), characters=len(TEXT), words=900_000))
    return path


@pytest.mark.calm
def test_a_long_article_is_read_searched_and_marked_at_its_end(hand: Hand, project: Path) -> None:
    assert len(TEXT) > 5_000_000
    slow, begin = slowness(), time.thread_time()
    hand.window.open_project(project)
    hand.until_reading()
    assert (time.thread_time() - begin) / slow <= READABLE_S
    assert hand.page.rectangles(0, 12)[0].top() >= 0

    hand.press("Ctrl+End")
    assert hand.page.caret() == len(TEXT)
    assert hand.page.viewport().rect().contains(hand.page.cursorRect())
    assert not hand.page.is_laid_out

    hand.press("Ctrl+Home", "Ctrl+F")
    with stretches() as found:
        hand.type("zebra")
        hand.until(lambda: hand.space.reading.find_bar.count_words() == "1/1")
    assert found.worst_ms <= MOST_MS
    hand.press("Ctrl+Return")
    hand.until_reading()
    start = TEXT.index("zebra")
    assert hand.page.selection() == (start, start + len("zebra"))

    hand.press("R")
    hand.until(lambda: hand.focus is not hand.page)
    hand.press("Ctrl+Return")
    hand.until_reading()
    assert [risk.title for risk in hand.project.all(Risk)] == ["zebra"]
    assert [(one.quote, one.paragraph) for one in hand.project.all(Passage)] == [("zebra", 7_201)]
    assert hand.page.viewport().rect().toRectF().contains(hand.page.rectangles(start, start + 5)[0])

    place = hand.page.place()
    hand.window.close_project()
    hand.window.open_project(project)
    hand.until_reading()
    assert hand.page.place() == place
    assert hand.page.viewport().rect().toRectF().contains(hand.page.rectangles(start, start + 5)[0])


@pytest.mark.calm
def test_in_a_long_line_a_sentence_and_then_all_of_it_are_taken_and_marked(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "line.brief"
    text = PARAGRAPH * 1_500
    with Project.create(path, "One line") as made, made.edit("Add the long line") as edit:
        source = edit.put(Source(title="The minute", language="en"))
        edit.put(Revision(source_id=source.id, text_hash=edit.keep_text(text), characters=len(text), words=160_000))
    hand.window.open_project(path)
    hand.until_reading()
    sentence = PARAGRAPH.index(".") + 1
    hand.page.select(len(text) // 2 + 20, len(text) // 2 + 20)
    with stretches() as found:
        hand.press("S")
    assert hand.page.selection() == (len(text) // 2, len(text) // 2 + sentence)
    assert found.worst_ms <= MOST_MS
    hand.press("Ctrl+A")
    with stretches() as found:
        hand.press("R")
        hand.until(lambda: hand.project.count(Passage) == 1)
    assert found.worst_ms <= MOST_MS
    assert hand.project.all(Passage)[0].quote == text.strip()


@pytest.mark.calm
def test_all_of_forty_thousand_lines_become_an_item_of_any_kind(hand: Hand, tmp_path: Path) -> None:
    path = tmp_path / "lines.brief"
    text = "\n".join(f"{number}. The minister said." for number in range(40_000))
    with Project.create(path, "Lines") as made, made.edit("Add the lines") as edit:
        source = edit.put(Source(title="The minutes", language="en"))
        edit.put(Revision(source_id=source.id, text_hash=edit.keep_text(text), characters=len(text), words=160_000))
    hand.window.open_project(path)
    hand.until_reading()
    hand.until(lambda: hand.space.ahead.is_done and hand.page.is_laid_out, LONG)
    longest: dict[str, float] = {}
    for key in "RAEQNJ" * 3:
        hand.space.focus_text()
        hand.press("Ctrl+A")
        with stretches() as found:
            hand.press(key)
            hand.until(lambda: hand.project.count(Passage) == 1)
            QTest.qWait(100)
        longest[key] = min(found.worst_ms, longest.get(key, found.worst_ms))
        hand.press("Ctrl+Return", "Ctrl+Z")
        hand.until(lambda: hand.project.count(Passage) == 0)
    assert max(longest.values()) <= MOST_MS, longest
