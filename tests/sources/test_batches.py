"""Files with many articles come some at a time, and every one of them once."""
# SPDX-License-Identifier: MIT

import zipfile
from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.sources import Article
from briefing.sources.batches import MOST_ARTICLES, begin, each_of, go_on
from briefing.sources.web_address import WebAddress


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for number in range(MOST_ARTICLES + 5):
            packed.writestr(f"{number:03}.txt", f"Number {number}\n\nWords.")
        packed.writestr("empty.txt", "")
    return path


def test_one_article_comes_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One\n\nWords.", encoding="utf-8")
    batch = begin(tmp_path / "a.txt")
    assert [each.title for each in batch.found if isinstance(each, Article)] == ["One"]
    assert batch.token == ""


def test_many_come_in_parts_that_make_the_whole(archive: Path) -> None:
    first = begin(archive)
    rest = go_on(first.token)
    assert len(first.found) == MOST_ARTICLES
    assert rest.token == ""
    titles = [each.title for each in (*first.found, *rest.found) if isinstance(each, Article)]
    assert titles == [each.title for each in each_of(archive) if isinstance(each, Article)]
    assert len(titles) == MOST_ARTICLES + 5
    assert isinstance(rest.found[-1], SourceError)


def test_a_reading_that_ended_cannot_go_on(archive: Path) -> None:
    token = begin(archive).token
    begin(archive)
    with pytest.raises(SourceError, match="broke off"):
        go_on(token)


def test_what_cannot_be_read_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        begin(tmp_path / "missing.txt")
    with pytest.raises(SourceError):
        begin(WebAddress("http://127.0.0.1:9/"))
