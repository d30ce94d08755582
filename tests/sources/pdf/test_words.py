"""Words gathered into runs: what is done for a whole line at once equals looking at each word by itself."""
# SPDX-License-Identifier: MIT

from hypothesis import given
from hypothesis import strategies as st

from briefing.sources.pdf.words import Look, Run, Words

LOOK = Look(10.0, 400, 0)
NUANCES = st.floats(-0.6, 0.6)


@st.composite
def lines(draw: st.DrawFn) -> Words:
    """A line of words from left to right, some lifted, some far apart, some backwards."""
    words = Words([], [])
    edge = 0.0
    for index in range(draw(st.integers(1, 8))):
        left = edge + draw(st.sampled_from((0.0, 2.5, 2.5, 5.4, 5.6, 30.0, -4.0)))
        edge = left + draw(st.sampled_from((3.0, 12.0, 40.0)))
        lift = draw(st.sampled_from((0.0, 0.0, 0.01, 3.0))) * draw(NUANCES)
        words.texts.append(f"w{index}")
        words.begins.append(4 * index)
        words.lefts.append(left)
        words.rights.append(edge)
        words.tops.append(100.0 + lift)
        words.bottoms.append(110.0 + lift)
        words.backwards.append(draw(st.integers(0, 9)) == 0)
    return words


def seen(runs: list[Run]) -> list[tuple[str, float, float, float, float, int]]:
    return [(run.text, run.left, run.top, run.right, run.bottom, run.weight) for run in runs]


@given(lines(), lines())
def test_a_line_at_once_equals_word_by_word(first: Words, second: Words) -> None:
    at_once: list[Run] = []
    one_by_one: list[Run] = []
    for words in (first, second):
        line = range(len(words.texts))
        words.add_to(at_once, line, LOOK, is_level=words.are_level(line))
        for index in line:
            words.add_to(one_by_one, line[index : index + 1], LOOK, is_level=True)
    assert seen(at_once) == seen(one_by_one)


def test_a_gap_wider_than_a_space_parts_two_columns() -> None:
    words = Words(
        ["left", "column", "right"],
        [0, 5, 12],
        lefts=[0.0, 22.0, 80.0],
        tops=[0.0] * 3,
        rights=[20.0, 50.0, 100.0],
        bottoms=[10.0] * 3,
        backwards=[False] * 3,
    )
    runs: list[Run] = []
    words.add_to(runs, range(3), LOOK, is_level=True)
    assert [run.text for run in runs] == ["left column", "right"]


def test_lines_are_parted_by_the_page_s_own_line_breaks() -> None:
    text = "one two\n\nthree\n"
    words = Words(["one", "two", "three"], [0, 4, 9])
    assert list(words.lines(text)) == [range(2), range(2, 3)]
