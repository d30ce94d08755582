"""Where the nodes and words of a graph stand."""
# SPDX-License-Identifier: MIT

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.render.typeset.places import Box, cleared, free_place, untangled

COUNT = 7
ends = st.integers(0, COUNT - 1)
numbers = st.floats(-200, 200, allow_nan=False)


@given(st.lists(st.tuples(ends, ends), max_size=12))
def test_every_node_has_a_place_of_its_own_and_the_first_stays_at_the_top(pairs: list[tuple[int, int]]) -> None:
    places = untangled(COUNT, pairs)
    assert sorted(places) == list(range(COUNT))
    assert places[0] == 0


def test_lines_that_crossed_no_longer_do() -> None:
    # A square whose sides are given as its diagonals.
    places = untangled(4, [(0, 2), (2, 1), (1, 3), (3, 0)])
    assert [abs(places[a] - places[b]) in (1, 3) for a, b in ((0, 2), (2, 1), (1, 3), (3, 0))] == [True] * 4


@given(numbers, numbers)
def test_a_line_leaves_a_box_at_its_border(x: float, y: float) -> None:
    box = Box(10.0, 20.0, 30.0, 12.0)
    across, up = box.border((12.0, 19.0), (x, y))
    inside = abs(x - box.x) <= box.half_width and abs(y - box.y) <= box.half_height
    on_border = isclose(abs(across - box.x), box.half_width) or isclose(abs(up - box.y), box.half_height)
    assert on_border or (inside and (across, up) == pytest.approx((x, y)))


def test_words_go_where_nothing_stands() -> None:
    in_the_middle = Box(50.0, 0.0, 4.0, 4.0)
    assert not free_place((0.0, 0.0), (100.0, 0.0), (3.0, 3.0), [in_the_middle]).overlap(in_the_middle)


def test_a_box_in_the_way_of_a_line_moves_aside_and_stays_where_it_cannot() -> None:
    ends = [Box(200.0, 100.0, 20.0, 12.0), Box(20.0, 0.0, 20.0, 12.0)]
    in_the_way = Box(60.0, 50.0, 40.0, 12.0)
    moved = cleared([*ends, in_the_way], [(0, 1)], 400.0)
    assert moved[:2] == ends
    assert moved[2].y == in_the_way.y
    assert not any(moved[2].overlap(Box(20 + 1.8 * y, y, 0.1, 0.1)) for y in range(100))
    assert cleared([*ends, in_the_way], [(0, 1)], 110.0)[2] == in_the_way
