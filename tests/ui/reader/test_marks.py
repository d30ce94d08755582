"""Marks among each other: who lies over whom, how deep underlines stand, which are found where."""
# SPDX-License-Identifier: MIT

from hypothesis import given
from hypothesis import strategies as st

from ui.reader.marks import Mark, MarkIndex, PlacedMark, lanes

LENGTH = 6000
SPANS = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 3000))
MARKS = st.lists(st.tuples(SPANS, st.sampled_from(["actor", "risk", "quote"])), max_size=30).map(
    lambda drawn: [
        Mark(str(n), kind, start, min(LENGTH, start + length)) for n, ((start, length), kind) in enumerate(drawn)
    ]
)


def overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


@given(MARKS, SPANS)
def test_a_range_finds_exactly_the_marks_in_it_longest_first(marks: list[Mark], span: tuple[int, int]) -> None:
    start, end = span[0], min(LENGTH, span[0] + span[1])
    found = [placed.mark for placed in MarkIndex(marks, LENGTH).between(start, end)]
    assert sorted(mark.id for mark in found) == sorted(m.id for m in marks if m.start < end and start < m.end)
    assert [mark.length for mark in found] == sorted((mark.length for mark in found), reverse=True)


@given(MARKS)
def test_underlines_that_meet_stand_at_different_depths(marks: list[Mark]) -> None:
    placed = [placed for placed in MarkIndex(marks, LENGTH) if placed.mark.kind != "actor"]
    for number, one in enumerate(placed):
        for other in placed[number + 1 :]:
            assert not overlap(one.mark, other.mark) or one.level != other.level


@given(MARKS)
def test_a_mark_lies_over_another_where_a_longer_one_meets_it(marks: list[Mark]) -> None:
    placed = list(MarkIndex(marks, LENGTH))
    for number, one in enumerate(placed):
        longer = [
            other
            for rank, other in enumerate(placed)
            if overlap(one.mark, other.mark) and (-other.mark.length, rank) < (-one.mark.length, number)
        ]
        assert one.over == bool(longer)


@given(MARKS, st.integers(0, LENGTH))
def test_next_and_previous_skip_none(marks: list[Mark], position: int) -> None:
    index = MarkIndex(marks, LENGTH)
    after, before = index.after(position), index.before(position)
    assert (after.start if after else None) == min((m.start for m in marks if m.start > position), default=None)
    assert (before.start if before else None) == max((m.start for m in marks if m.start < position), default=None)


def test_marks_beyond_the_text_are_cut_or_dropped() -> None:
    index = MarkIndex([Mark("a", "risk", 5, 20), Mark("b", "risk", 12, 14), Mark("c", "risk", 3, 3)], 10)
    assert [(placed.mark.id, placed.mark.start, placed.mark.end) for placed in index] == [("a", 5, 10)]


def test_the_marks_at_a_place_are_named_shortest_first() -> None:
    index = MarkIndex([Mark("long", "quote", 0, 50), Mark("short", "actor", 10, 15)], 60)
    assert [mark.id for mark in index.at(12)] == ["short", "long"]
    assert [mark.id for mark in index.at(15)] == ["long"]


def test_lanes_are_as_few_as_possible() -> None:
    assert lanes([(0, 10), (5, 20), (10, 12), (21, 30)]) == [0, 1, 0, 0]
    assert lanes([(0, 10), (11, 20)], gap=2) == [0, 1]


@given(MARKS, MARKS, st.data())
def test_marks_that_come_and_go_leave_the_index_as_if_built_anew(
    first: list[Mark], more: list[Mark], data: st.DataObject
) -> None:
    index = MarkIndex(first, LENGTH)
    for mark in more:
        index.add(mark)
    kept = list(first + more)
    for mark in data.draw(st.lists(st.sampled_from(kept), unique_by=id) if kept else st.just([])):
        index.remove(mark)
        kept.remove(mark)
    anew = MarkIndex(kept, LENGTH)
    assert [_shape(placed) for placed in index] == [_shape(placed) for placed in anew]
    for place in range(0, LENGTH, 7):
        assert index.after(place) == anew.after(place)
        assert index.before(place) == anew.before(place)


def _shape(placed: PlacedMark) -> tuple[str, int, int, bool, int]:
    return placed.mark.id, placed.mark.start, placed.mark.end, placed.over, placed.level
