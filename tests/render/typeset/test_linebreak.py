"""Lines are never wider than their column, hold every word once, and do not end where they must not."""
# SPDX-License-Identifier: MIT

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefing.render.typeset.linebreak import Row, even_ragged, even_spaces, first_fit

SPACE = 2.5
WIDTHS = st.lists(st.floats(1, 60, allow_nan=False), min_size=1, max_size=120)


def row_of(widths: list[float], fixed: frozenset[int] = frozenset()) -> Row:
    """Words of these widths; those in `fixed` follow the one before without a space."""
    gaps = [0.0 if at + 1 in fixed else SPACE for at in range(len(widths))]
    starts = list(accumulate((width + gap for width, gap in zip(widths, gaps, strict=True)), initial=0.0))
    ends = [start + width for start, width in zip(starts, widths, strict=False)]
    return Row(starts, ends, set(fixed), set(fixed))


def assert_sound(row: Row, limits: list[int], width: float, stretch: float = 1.0) -> None:
    assert limits[0] == 0
    assert limits[-1] == len(row.ends)
    for first, last in pairwise(limits):
        assert first < last
        assert last not in row.fixed
        wide = row.ends[last - 1] - row.starts[first]
        may_break = any(at not in row.fixed for at in range(first + 1, last))
        assert not may_break or wide <= width * stretch + 0.01


@given(WIDTHS, st.floats(70, 300))
def test_ragged_lines_fit(widths: list[float], width: float) -> None:
    row = row_of(widths)
    for limits in (first_fit(row, width), even_ragged(row, width)):
        assert_sound(row, limits, width)


@given(WIDTHS, st.floats(70, 300))
def test_justified_lines_need_no_more_than_their_spaces_can_give(widths: list[float], width: float) -> None:
    row = row_of(widths)
    limits, _worst = even_spaces(row, width, SPACE)
    for first, last in pairwise(limits):
        squeezed = 0.12 * SPACE * (last - first - 1)
        assert row.ends[last - 1] - row.starts[first] <= width + squeezed + 0.01


@given(WIDTHS, st.data())
def test_no_line_begins_with_what_is_glued_to_the_word_before(widths: list[float], data: st.DataObject) -> None:
    places = st.integers(1, max(1, len(widths) - 1))
    fixed = frozenset(at for at in data.draw(st.sets(places, max_size=20)) if at < len(widths))
    row = row_of(widths, fixed)
    assert_sound(row, first_fit(row, 150), 150)
    assert not set(even_ragged(row, 150)[:-1]) & fixed
    assert not set(even_spaces(row, 150, SPACE)[0][:-1]) & fixed


def test_a_ragged_edge_is_more_even_than_first_fit() -> None:
    row = row_of([30, 30, 30, 25, 50, 28, 30, 30, 44, 30, 12, 40, 31, 18])

    def worst(limits: list[int]) -> float:
        lines = list(pairwise(limits))[:-1]
        return max(100 - (row.ends[last - 1] - row.starts[first]) for first, last in lines)

    assert worst(even_ragged(row, 100)) <= worst(first_fit(row, 100))


def test_no_short_word_stands_alone_on_the_second_of_two_lines() -> None:
    row = row_of([40.0, 30.0, 20.0, 12.0])
    assert (first_fit(row, 100), even_ragged(row, 100)) == ([0, 3, 4], [0, 2, 4])
    # A line that would be left half empty is worse.
    assert even_ragged(row_of([30.0, 62.0, 12.0]), 100) == [0, 2, 3]
