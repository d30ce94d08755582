"""Spelling by a dictionary of Hunspell's form: which words count, which are wrong, what is meant, what is one's own."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest

from briefing.brief.own_words import accept_word, names_of, own_words
from briefing.brief.spelling import dictionaries, dictionary_for, misspelt, suggested, words_in
from briefing.errors import BriefingError
from briefing.model import Actor
from briefing.project import Project
from briefing.workers import Worker


def small_dictionary(folder: Path, name: str = "en_GB") -> Path:
    """Four words and the ending of the plural."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_text("SET UTF-8\nTRY aeiou\nSFX S Y 1\nSFX S 0 s .\n", encoding="utf-8")
    (folder / f"{name}.dic").write_text("4\nbattery\ncolour/S\nreturn/S\nthe\n", encoding="utf-8")
    return folder / name


def test_words_are_looked_up_with_their_endings(tmp_path: Path) -> None:
    path = str(small_dictionary(tmp_path))
    assert misspelt(path, ["the", "The", "returns", "retrun", "color"]) == ["retrun", "color"]
    assert suggested(path, "retrun")[0] == "return"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The retrun of S-400s [@S1 ¶5].", ["The", "retrun", "of"]),
        ("{{risks order=score}}", []),
        ("`code` and **bold** NATO F-35", ["and", "bold"]),
        ("See https://example.org/retrun now", ["See", "now"]),
        ("Turkey’s don't", ["Turkey’s", "don't"]),
    ],
)
def test_only_words_have_a_spelling(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in words_in(text)] == words


def test_a_dictionary_is_found_by_the_language_of_the_brief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    for name in ("en_US", "en_GB", "de_DE"):
        small_dictionary(tmp_path, name)
    known = dictionaries([tmp_path, tmp_path / "none"])
    found = {language: dictionary_for(language, known) for language in ("en-GB", "en", "de", "tr")}
    assert {language: path.name if path else "" for language, path in found.items()} == {
        "en-GB": "en_GB",
        "en": "en_US",
        "de": "de_DE",
        "tr": "",
    }


def test_a_dictionary_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "en.aff").write_bytes(b"SET UTF-8\nSFX \xff\n")
    (tmp_path / "en.dic").write_bytes(b"x\n\xff\n")
    # In a process of its own: its open files would be complained of in whatever test comes next.
    with Worker() as worker, pytest.raises(BriefingError, match="en cannot be read"):
        worker.run("briefing.brief.spelling:misspelt", str(tmp_path / "en"), ["a"])


def test_own_words_and_names_of_actors_are_kept(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "home" / "words.txt"
    assert own_words(file) == frozenset()
    for word in ("Typhoon", "KAAN", "Typhoon"):
        accept_word(word, file)
    assert own_words(file) == {"KAAN", "Typhoon"}
    with project.edit("Actor") as edit:
        edit.put(Actor(name="Recep Tayyip Erdoğan", aliases=("Reis",)))
    assert names_of(project) >= {"Recep", "Tayyip", "Erdoğan", "Reis"}
