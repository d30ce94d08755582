"""Lists go on by Enter, end by Enter on nothing, and move in and out."""
# SPDX-License-Identifier: MIT

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.compose.list_keys import INDENT, beginning_of_next, is_entry, is_only_beginning, moved_in, moved_out


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("- Ankara", "- "),
        ("  * Moscow", "  * "),
        ("9. The ninth", "10. "),
        ("3)  wide", "4)  "),
        ("> quoted", "> "),
        ("Plain words", None),
        ("-no entry", None),
        ("2026. was a year", "2027. "),
        ("", None),
    ],
)
def test_the_next_line_begins_like_the_last(line: str, following: str | None) -> None:
    assert beginning_of_next(line) == following


def test_an_entry_with_nothing_in_it_ends_the_list() -> None:
    assert is_only_beginning("- ")
    assert is_only_beginning("  12. ")
    assert not is_only_beginning("- Ankara")
    assert not is_only_beginning("")


def test_a_number_begins_anew_one_level_further_in() -> None:
    assert moved_in("3. Third") == f"{INDENT}1. Third"
    assert moved_out("    - entry") == "- entry"
    assert moved_out("- entry") == "- entry"


@given(st.from_regex(r" {0,8}[-+*] [a-z]{1,9}", fullmatch=True))
def test_in_and_out_again_is_where_it_was(line: str) -> None:
    assert is_entry(moved_in(line))
    assert moved_out(moved_in(line)) == line
