"""Stripes beside the text: lanes without collisions, measured only where needed."""
# SPDX-License-Identifier: MIT

from ui.reader.marks import Mark, MarkIndex
from ui.reader.positions import Lines
from ui.reader.stripes import Stripes

TEXT = "\n".join("x" * 99 for _ in range(50))
LINES = Lines(TEXT)


def stripes(marks: list[Mark], asked: list[tuple[int, int]] | None = None) -> Stripes:
    """Stripes over a text whose every line is 20 high."""

    def extent(start: int, end: int) -> tuple[float, float]:
        if asked is not None:
            asked.append((start, end))
        return LINES.line_at(start) * 20.0, LINES.line_at(end - 1) * 20.0 + 18.0

    return Stripes(MarkIndex(marks, len(TEXT)), LINES, extent)


def test_marks_on_one_line_stand_side_by_side_also_where_they_do_not_overlap() -> None:
    found = stripes([Mark("a", "risk", 0, 10), Mark("b", "event", 50, 60)]).between(0, 0)
    assert [(stripe.mark.id, stripe.lane, stripe.lane_count) for stripe in found] == [("a", 0, 2), ("b", 1, 2)]


def test_marks_on_different_lines_share_a_lane() -> None:
    found = stripes([Mark("a", "risk", 0, 10), Mark("b", "event", 150, 160)]).between(0, 1)
    assert {stripe.mark.id: stripe.lane for stripe in found} == {"a": 0, "b": 0}


def test_boxes_have_no_stripe() -> None:
    assert stripes([Mark("a", "actor", 0, 10)]).between(0, 49) == []


def test_only_what_is_in_sight_is_measured_and_only_once() -> None:
    asked: list[tuple[int, int]] = []
    of_all = stripes([Mark(str(n), "risk", n * 100, n * 100 + 20) for n in range(50)], asked)
    of_all.between(10, 12)
    of_all.between(10, 12)
    assert sorted(asked) == [(1000, 1020), (1100, 1120), (1200, 1220)]


def test_a_mark_over_the_whole_text_runs_past_both_edges_without_measuring_them() -> None:
    asked: list[tuple[int, int]] = []
    marks = [Mark("all", "note", 0, len(TEXT)), *(Mark(str(n), "risk", n * 10, n * 10 + 5) for n in range(490))]
    found = stripes(marks, asked).between(20, 21)
    whole = next(stripe for stripe in found if stripe.mark.id == "all")
    assert whole.top < 20 * 20
    assert whole.bottom > 21 * 20 + 18
    assert all(start >= 2000 and end <= 2200 for start, end in asked)
