"""A project with one article, and a way to select words in it."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.actions.importing import add_article
from briefing.actions.marking import Selection
from briefing.model import Source
from briefing.project import Project
from briefing.sources import Article

TEXT = (
    "Ankara weighs its choices 🇹🇷🚀\n"
    "\n"
    "Turkey said 🛰️ «не обсуждалось» on Friday.\n"
    "إسرائيل تعترض على الصفقة، وتركيا تنتظر.\n"
    "Turkey said it would wait."
)

Select = Callable[..., Selection]


def article(text: str = TEXT, name: str = "one.txt") -> Article:
    return Article(
        title=text.split("\n", 1)[0],
        text=text,
        extractor="test",
        extractor_version="1",
        media_type="text/plain",
        file_name=name,
        original=text.encode(),
    )


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "test.brief", "Test", author="Ada") as created:
        yield created


@pytest.fixture
def source(project: Project) -> Source:
    return add_article(project, article())[0]


@pytest.fixture
def select(project: Project, source: Source) -> Select:
    """Selects words of the article, by default where they first stand."""
    revision = project.current_revision(source.id)
    assert revision is not None
    text = project.text(revision)

    def selected(words: str, occurrence: int = 1) -> Selection:
        start = -1
        for _ in range(occurrence):
            start = text.index(words, start + 1)
        return Selection(revision, text, (start, start + len(words)))

    return selected
