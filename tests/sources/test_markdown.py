from briefing.sources import read_bytes

SOURCE = """---
title: "Missiles go home"
date: 2026-03-18
author: [Ann Lee, Bo Chan]
url: https://example.org/missiles
---

# Missiles *go* home

Ankara **wants** the [F-35](https://example.org/f35) and said so in `plain` words.

> A quote of somebody\\*.

Second part
-----------

- one
- two

```
# not a heading
```
"""


def test_the_visible_text_is_kept_line_for_line_and_headings_are_marked():
    article = read_bytes(SOURCE.encode(), "a.md")

    assert article.text.split("\n") == [
        "Missiles go home",
        "",
        "Ankara wants the F-35 and said so in plain words.",
        "",
        "A quote of somebody*.",
        "",
        "Second part",
        "",
        "- one",
        "- two",
        "",
        "# not a heading",
        "",
    ]
    assert [(article.text[each.start : each.end], each.level) for each in article.headings] == [
        ("Missiles go home", 1),
        ("Second part", 2),
    ]


def test_front_matter_is_metadata_and_no_part_of_the_text():
    article = read_bytes(SOURCE.encode(), "a.md")

    assert article.title == "Missiles go home"
    assert article.byline == "Ann Lee, Bo Chan"
    assert article.published is not None
    assert article.published.earliest == "2026-03-18"
    assert article.address == "https://example.org/missiles"
    assert article.where_found("byline") == "front matter"
    assert "author" not in article.text


def test_without_front_matter_the_first_heading_is_the_title():
    article = read_bytes(b"Some words first.\n\n## Lower\n\n# Highest\n", "a.md")

    assert article.title == "Highest"
    assert article.where_found("title") == "first heading"


def test_underscores_and_stars_inside_words_and_sums_stay():
    article = read_bytes(b"The file_name_here is 2 * 3 * 4, a_b.\n", "a.md")

    assert article.text == "The file_name_here is 2 * 3 * 4, a_b.\n"


def test_rules_between_dashes_are_no_front_matter():
    article = read_bytes(b"---\nA sentence without fields.\n---\nMore.\n", "a.md")

    assert "A sentence without fields." in article.text
