"""An attribution is read as a chain from the origin to the last hand."""
# SPDX-License-Identifier: MIT

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.attribution import chain


@pytest.mark.parametrize(
    ("words", "hands"),
    [
        ("", ()),
        ("Bloomberg, citing people familiar", ("people familiar", "Bloomberg")),
        ("A Greek diplomat, quoted by the Aegean Courier", ("A Greek diplomat", "the Aegean Courier")),
        (
            "Harbour Gazette, citing Bosphorus Wire, citing two officials",
            ("two officials", "Bosphorus Wire", "Harbour Gazette"),
        ),
        ("Dmitry Peskov, Kremlin spokesman", ("Dmitry Peskov, Kremlin spokesman",)),
        ("An aide via the ministry", ("An aide", "the ministry")),
    ],
)
def test_the_origin_comes_first(words: str, hands: tuple[str, ...]) -> None:
    assert chain(words) == hands


@given(st.text(max_size=80))
def test_no_name_is_left_out(words: str) -> None:
    said = "".join(words.split())
    assert all("".join(hand.split()) in said for hand in chain(words))
    assert bool(chain(words)) == bool(said.strip(",.;"))
