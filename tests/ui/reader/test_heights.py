"""Heights one under another tell where each begins, whatever becomes of some of them."""
# SPDX-License-Identifier: MIT

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from ui.reader.heights import Heights

tall = st.integers(1, 500).map(float)


@given(st.lists(tall, min_size=1, max_size=700), st.lists(st.tuples(st.integers(0, 699), tall), max_size=20))
def test_each_begins_where_those_before_it_end(heights: list[float], changes: list[tuple[int, float]]) -> None:
    kept = Heights(heights)
    for number, height in changes:
        kept.put(number % len(heights), height)
        heights[number % len(heights)] = height
    begins = list(accumulate(heights, initial=0.0))
    assert [kept.before(number) for number in range(len(heights))] == begins[:-1]
    assert kept.total() == begins[-1]
    assert [kept.at(begin) for begin in begins[:-1]] == list(range(len(heights)))


def test_what_stands_above_the_first_and_below_the_last_are_they_themselves() -> None:
    kept = Heights([10.0, 20.0])
    assert (kept.at(-5.0), kept.at(9.0), kept.at(1_000.0)) == (0, 0, 1)
    assert Heights().at(3.0) == 0
