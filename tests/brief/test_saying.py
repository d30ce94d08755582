"""The words of a brief that are ours stand in the brief's language, and what was written stays as it was written."""
# SPDX-License-Identifier: MIT

import re
from pathlib import Path
from string import Formatter

import pytest

from briefing.actions.sample import make_sample
from briefing.brief.annex import with_annex
from briefing.brief.compose import compose, first_brief
from briefing.brief.document import Heading
from briefing.brief.inline import visible
from briefing.brief.saying import heading_said, said, speaking
from briefing.brief.wording import moment_in_words
from briefing.project import Project
from resources.words import LANGUAGES, words_in

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"


def test_every_language_says_the_same_words_and_each_is_one_that_briefs_say() -> None:
    first = words_in(LANGUAGES[0])
    places = (
        (ROOT / "briefing" / "brief", "*.py"),
        (RESOURCES / "templates", "*.md"),
        (RESOURCES / "matrices", "*.toml"),
    )
    files = (path for folder, kind in places for path in sorted(folder.rglob(kind)))
    # A sentence over several lines of code is one sentence.
    code = re.sub(r'"\n\s*"', "", "".join(path.read_text(encoding="utf-8") for path in files)).casefold()
    for language in LANGUAGES:
        table = words_in(language)
        assert list(table.headings) == list(first.headings)
        assert list(table.words) == list(first.words)
        for english, words in {**table.headings, **table.words}.items():
            assert words.strip()
            assert fields_of(words) == fields_of(english)
    for english in {**first.headings, **first.words}:
        assert english.strip().casefold() in code, english


def fields_of(words: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(words) if name}


@pytest.mark.parametrize(
    ("language", "heading", "cut_off"),
    [
        ("en", "Key judgements", "Information cut-off 5 January 2026, 16:00 UTC"),
        ("de-AT", "Kernaussagen", "Informationsstand 5. Januar 2026, 16:00 UTC"),
        ("fr", "Jugements clés", "Informations arrêtées au 5 janvier 2026, 16:00 UTC"),
        ("tr", "Temel yargılar", "Bilgi kesim tarihi 5 Ocak 2026, 16:00 UTC"),
        ("pl", "Key judgements", "Information cut-off 5 January 2026, 16:00 UTC"),
    ],
)
def test_a_brief_speaks_its_language_as_far_as_we_know_it(
    tmp_path: Path, language: str, heading: str, cut_off: str
) -> None:
    with Project.open(make_sample(tmp_path)) as project:
        english = compose(project)
        document = compose(project, first_brief(project), language)
        annex = with_annex(document, project)
    assert document.language == language
    assert document.cut_off == cut_off
    headings = [block.title() for block in document.body if isinstance(block, Heading) and block.level == 1]
    assert heading in headings
    assert document.title == english.title
    assert heading_said("Annex: all quotes") == "Annex: all quotes"
    with speaking(language):
        assert said("Annex: all quotes") in [visible(block.runs) for block in annex.body if isinstance(block, Heading)]


def test_a_heading_of_the_analysts_own_is_never_translated() -> None:
    with speaking("de"):
        assert heading_said("Why now") == "Why now"
        assert heading_said("low") == "low"
        assert said("low") == "niedrig"
        assert moment_in_words("2026-03-01") == "1. März 2026"
    assert moment_in_words("2026-03-01") == "1 March 2026"
