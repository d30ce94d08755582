"""A field of a TOML file that a person keeps: it alone changes, whatever else stands in the file."""
# SPDX-License-Identifier: MIT

import json
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.toml_lines import with_field

NAMES = st.sampled_from(["tlp", "author", "unit"])
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
COMMENTS = st.sampled_from(["", "  # ours", ' # author = "no"', "\t#"])
VALUES = st.one_of(
    WORDS.map(lambda words: json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")),
    st.just('"""two\nauthor = "x"\n[unit]\n"""'),
    st.just("[\n  1, # one\n  2,\n]"),
    st.just("'# no comment'"),
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """Fields, comments and empty lines, then tables with fields of the same names."""
    parts = []
    for table in ["", *draw(st.lists(st.sampled_from(["[later]", "[[many]]", "[ deep . er ]"]), unique=True))]:
        names = draw(st.lists(NAMES, unique=True))
        lines = [f"{name} = {draw(VALUES)}{draw(COMMENTS)}" for name in names]
        parts += [table, *draw(st.permutations([*lines, "# a line of ours", ""]))]
    return draw(st.sampled_from(["\n", "\r\n"])).join(parts)


@given(files(), NAMES, WORDS.filter(bool))
def test_the_field_alone_changes_and_changes_back(text: str, name: str, value: str) -> None:
    before = tomllib.loads(text)
    changed = with_field(text, name, value)
    assert tomllib.loads(changed) == {**before, name: value}
    assert changed.count("# a line of ours") == text.count("# a line of ours")
    assert changed.count("# ours") >= text.count("# ours")
    without = with_field(changed, name, "")
    assert tomllib.loads(without) == {other: kept for other, kept in before.items() if other != name}
    if name not in before:
        assert without.rstrip() == text.rstrip()


def test_a_line_keeps_its_place_and_its_comment() -> None:
    text = 'author = "A"\ntlp = "TLP:RED"  # until May\n\n[later]\ntlp = 1\n'
    assert with_field(text, "tlp", "TLP:GREEN") == text.replace("TLP:RED", "TLP:GREEN")


def test_what_is_no_toml_or_would_be_none_is_refused() -> None:
    for text in ('author = "A\n', '[tlp]\na = "x"\n'):
        with pytest.raises(ValueError, match=r"line|Cannot|name"):
            with_field(text, "tlp", "TLP:GREEN")
