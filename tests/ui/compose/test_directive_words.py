"""What a directive can be completed to: panels, their options, their values."""
# SPDX-License-Identifier: MIT

import pytest

from briefing.brief.panels import REGISTRY
from ui.compose.directive_words import completions


def offered(line: str) -> list[str]:
    start, found = completions(line, len(line))
    return [line[:start] + one.typed for one in found]


@pytest.mark.parametrize(
    ("line", "among"),
    [
        ("{{ris", "{{risks"),
        ("{{", "{{judgements"),
        ("{{risks or", "{{risks order="),
        ("{{risks order=sc", "{{risks order=score"),
        ("{{risks order=score li", "{{risks order=score limit="),
        ('{{risks columns="title,lik', '{{risks columns="title,likelihood'),
    ],
)
def test_the_word_at_the_caret_is_completed(line: str, among: str) -> None:
    assert among in offered(line)


@pytest.mark.parametrize("line", ["{{risks}}", "Words {{ris", "{{nothing or", "risks", "{{risks order=score"])
def test_nothing_is_offered_where_nothing_can_be_meant(line: str) -> None:
    assert offered(line) == []


def test_each_says_what_it_means_and_no_option_is_offered_twice() -> None:
    assert all(one.meaning for one in completions("{{", 2)[1])
    assert len(offered("{{")) == len(REGISTRY)
    assert "{{risks order=score order=" not in offered("{{risks order=score ")
