"""The sample project's recipe: what it says must stand in its articles, and show every state a user meets."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import pytest
from lxml import html

import seeds
from briefing.model.dates import Period
from briefing.model.paragraphs import paragraphs as numbered
from briefing.sources import read

RECIPE = seeds.recipe()
TERMS = {
    "almost_no_chance": "almost no chance",
    "very_unlikely": "very unlikely",
    "unlikely": "unlikely",
    "roughly_even_chance": "roughly even chance",
    "likely": "likely",
    "very_likely": "very likely",
    "almost_certain": "almost certain",
}
KNOWN_WORDS = {
    ("source", "state"): {"new", "reading", "done"},
    ("source", "reliability"): set("ABCDEF"),
    ("source", "credibility"): set("123456"),
    ("actor", "type"): {"person", "state", "organisation", "military_unit", "company", "group", "media", "place"},
    ("risk", "likelihood"): set(TERMS),
    ("risk", "impact"): {"minimal", "minor", "moderate", "major", "severe"},
    ("risk", "confidence"): {"low", "moderate", "high"},
    ("risk", "trend"): {"rising", "steady", "falling"},
    ("risk", "category"): {"Political", "Economic", "Social", "Technological", "Legal", "Environmental"},
    ("judgement", "likelihood"): set(TERMS),
    ("judgement", "confidence"): {"low", "moderate", "high"},
    ("assumption", "status"): {"supported", "caveated", "unsupported"},
    ("indicator", "status"): {"not_seen", "emerging", "seen"},
    ("gap", "importance"): {"low", "moderate", "high"},
    ("relation", "type"): {"pressure", "supply", "talks", "aim", "belongs", "other"},
}
SECTION_ROLES = [
    "summary", "judgements", "discussion", "actors", "risks", "matrix", "quotes", "outlook", "sources",
]  # fmt: skip
# What each citation of the brief stands on, so that a reader that counts paragraphs differently is noticed here.
CITED = {
    "S1 ¶5": "raised the matter with Vladimir Putin",
    "S1 ¶7": "“no new developments”",
    "S1 ¶12": "neither operate nor possess",
    "S3 ¶7": "önümüzdeki on yılın başından önce",
    "S3 ¶11": "ilk uçakları 2030’da bekleniyor",
    "S4 ¶5": "Эта тема не была в повестке дня",
    "S4 ¶9": "сертификат конечного пользователя",
    "S4 ¶10": "Москва скорее станет торговаться",
    "S5 ¶9": "a third letter has been drafted",
    "S6 ¶6": "Turkey must no longer possess the S-400",
    "S6 ¶7": "answer a question that the statute does not ask",
    "S6 ¶8": "have their own exit clause",
    "S6 ¶10": "licences for a further eighty were pending",
    "S7 ¶19": "7 and 8 July 2026",
}
STANCES = {"for", "against", "context"}


@cache
def paragraphs(file: str) -> list[str]:
    """The article's visible lines, ¶1 first: for HTML the headline and the story's paragraphs."""
    text = next(article for article in seeds.articles() if article.name == file).read_text(encoding="utf-8")
    if file.endswith(".html"):
        found = html.fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
        return [" ".join(p.text_content().split()) for p in found.xpath('//h1 | //div[@class="story-text"]/p')]
    return [line for line in text.splitlines() if line.strip()]


def passages() -> Iterator[dict[str, Any]]:
    """Every quote of the recipe, whichever kind it belongs to."""
    for entries in RECIPE.values():
        for entry in entries if isinstance(entries, list) else []:
            yield from entry.get("evidence", [])
            yield from entry.get("mention", [])


def keys() -> list[str]:
    """Every key of the recipe; a source is known by its file."""
    lists = [entries for kind, entries in RECIPE.items() if isinstance(entries, list) and kind != "tag"]
    return [entry.get("key") or entry["file"] for entries in lists for entry in entries]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!”])\s+", text) if part]


def test_the_recipe_names_every_article_of_the_folder_once() -> None:
    named = [article.name for article in seeds.articles()]
    assert sorted(named) == sorted(file.name for file in (resources.files(seeds) / "articles").iterdir())
    assert [name.rsplit(".", 1)[1] for name in named].count("html") == 2
    assert [name.rsplit(".", 1)[1] for name in named].count("md") == 1


@pytest.mark.parametrize("file", [source["file"] for source in RECIPE["source"]])
def test_an_article_has_an_article_s_length(file: str) -> None:
    assert 400 <= sum(len(paragraph.split()) for paragraph in paragraphs(file)) <= 800


@pytest.mark.parametrize(
    "passage", list(passages()), ids=lambda passage: f"{passage['source'][:2]} {passage['quote'][:30]}"
)
def test_a_quote_stands_in_its_article_inside_one_paragraph(passage: dict[str, Any]) -> None:
    found = sum(paragraph.count(passage["quote"]) for paragraph in paragraphs(passage["source"]))
    assert found >= passage.get("occurrence", 1)
    assert passage["stance"] in STANCES


def test_every_key_is_used_once_and_every_reference_leads_to_one() -> None:
    counted = Counter(keys())
    assert {key: times for key, times in counted.items() if times > 1} == {}
    asked = [key for risk in RECIPE["risk"] for key in risk["actors"]]
    asked += [key for event in RECIPE["event"] for key in event["actors"]]
    asked += [key for judgement in RECIPE["judgement"] for key in judgement["assumptions"]]
    asked += [key for tag in RECIPE["tag"] for key in tag["on"]]
    asked += [quote["speaker"] for quote in RECIPE["quote"] if "speaker" in quote]
    asked += [place for event in RECIPE["event"] for place in event.get("places", ())]
    asked += [item for note in RECIPE["note"] for item in note.get("about", ())]
    asked += [indicator["target"] for indicator in RECIPE["indicator"]]
    asked += [end for relation in RECIPE["relation"] for end in (relation["source"], relation["target"])]
    asked += [source["origin"] for source in RECIPE["source"] if "origin" in source]
    assert set(asked) - set(counted) == set()


@pytest.mark.parametrize(("kind", "field"), list(KNOWN_WORDS))
def test_a_field_with_fixed_words_uses_only_those(kind: str, field: str) -> None:
    used = {entry[field] for entry in RECIPE[kind] if field in entry}
    assert used
    assert used <= KNOWN_WORDS[kind, field]


def test_every_period_is_a_period() -> None:
    for entry in (entry for entries in RECIPE.values() if isinstance(entries, list) for entry in entries):
        for field in ("published", "horizon", "when", "period"):
            if field in entry:
                assert Period(**entry[field]).words


def test_the_sample_shows_the_states_a_user_meets() -> None:
    assert {source["state"] for source in RECIPE["source"]} == {"new", "reading", "done"}
    assert sum("published" not in source for source in RECIPE["source"]) == 1
    assert sum("reliability" not in source for source in RECIPE["source"]) == 1
    assert sum("likelihood" not in risk for risk in RECIPE["risk"]) == 1
    assert sum("evidence" not in judgement for judgement in RECIPE["judgement"]) == 1
    assert sum("when" not in event for event in RECIPE["event"]) == 1
    assert any(event["when"]["earliest"] != event["when"]["latest"] for event in RECIPE["event"] if "when" in event)
    assert any(event["forecast"] for event in RECIPE["event"])


def test_nothing_rests_on_the_source_that_was_not_read() -> None:
    unread = {source["file"] for source in RECIPE["source"] if source["state"] == "new"}
    assert unread & {passage["source"] for passage in passages()} == set()


def test_two_outlets_repeat_one_wire_report_and_share_its_origin() -> None:
    first, second = (
        {sentence for paragraph in paragraphs(file) for sentence in sentences(paragraph)}
        for file in ("01-bosphorus-wire.txt", "02-harbour-gazette.html")
    )
    shared = {sentence for sentence in first & second if len(sentence.split()) > 7}
    assert len(shared) >= 3
    assert any("Meridian News Agency" in sentence for sentence in shared)
    assert RECIPE["source"][0]["origin"] == RECIPE["source"][1]["origin"]


def test_the_articles_bring_the_letters_a_brief_must_set() -> None:
    text = "\n".join(line for source in RECIPE["source"] for line in paragraphs(source["file"]))
    for word in ("Erdoğan", "Şimşek", "İzmir", "Путин", "Ελλάδα", "“", "’", "–", "«", "\u00a0", "90%", "5\u00a0%"):
        assert word in text


@pytest.mark.parametrize("judgement", RECIPE["judgement"], ids=lambda judgement: judgement["key"])
def test_a_judgement_carries_its_own_likelihood_term_and_no_other(judgement: dict[str, Any]) -> None:
    found = re.findall("|".join(sorted(TERMS.values(), key=len, reverse=True)), judgement["statement"])
    assert found == [TERMS[judgement["likelihood"]]]


def test_no_sentence_holds_both_a_likelihood_and_a_confidence() -> None:
    texts = [entry.get(field, "") for kind in ("risk", "judgement") for entry in RECIPE[kind] for field in entry]
    texts += [section["body"] for section in RECIPE["brief"]["section"]]
    for sentence in (sentence for text in texts if isinstance(text, str) for sentence in sentences(text)):
        speaks_of_likelihood = any(term in sentence for term in TERMS.values())
        assert not (speaks_of_likelihood and "confiden" in sentence), sentence


def test_outcomes_that_exclude_each_other_sum_to_a_hundred_per_cent() -> None:
    sums: Counter[str] = Counter()
    for hypothesis in RECIPE["hypothesis"]:
        sums[hypothesis["question"]] += hypothesis["probability"]
    assert set(sums.values()) == {100}


def test_the_brief_has_each_section_once_and_a_summary_of_two_sentences_with_the_band() -> None:
    sections = {section["role"]: section["body"] for section in RECIPE["brief"]["section"]}
    assert [section["role"] for section in RECIPE["brief"]["section"]] == SECTION_ROLES
    assert len(sentences(sections["summary"].strip())) == 2
    assert "likely (55–80 %)" in sections["summary"]


def test_a_citation_of_the_brief_leads_to_the_words_it_stands_on() -> None:
    text = "\n".join(section["body"] for section in RECIPE["brief"]["section"])
    cited = re.findall(r"\[@(S\d+ ¶\d+)\]", text)
    assert len(cited) == text.count("[@")
    assert set(cited) == set(CITED)


@pytest.mark.parametrize(("citation", "words"), list(CITED.items()))
def test_a_cited_paragraph_of_the_article_as_read_holds_those_words(citation: str, words: str) -> None:
    source, number = (int(part) for part in re.findall(r"\d+", citation))
    with resources.as_file(seeds.articles()[source - 1]) as path:
        text = read(path).text
    start, end = numbered(text)[number - 1]
    assert words in text[start:end]
