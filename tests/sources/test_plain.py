import os
import pickle
from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.sources import opening, read, read_bytes, read_pasted

HEADLINE = "Ankara weighs the return of its missiles"
BODY = "Officials in Ankara said on Monday that talks about the missiles had begun again.\n\nNo date was given."


def written(folder, name, raw):
    path = folder / name
    path.write_bytes(raw)
    return path


def test_every_character_of_a_text_file_is_kept_and_its_first_line_is_the_title(tmp_path):
    text = f"{HEADLINE}\n\n{BODY}\n"

    article = read(written(tmp_path, "ankara.txt", text.encode()))

    assert article.text == text
    assert article.title == HEADLINE
    assert article.where_found("title") == "first line of the text"
    assert [text[each.start : each.end] for each in article.headings] == [HEADLINE]
    assert article.language == "en"
    assert article.encoding == "utf-8"


def test_byline_and_date_are_read_from_the_top_and_stay_in_the_text():
    text = f"{HEADLINE}\nBy Ayşe Demir and John O’Neil\nPublished: 14 December 2020\n\n{BODY}"

    article = read_bytes(text.encode(), "a.txt")

    assert article.byline == "Ayşe Demir and John O’Neil"
    assert article.published is not None
    assert (article.published.earliest, article.published.words) == ("2020-12-14", "14 December 2020")
    assert article.text == text


def test_a_sentence_that_begins_with_by_is_no_byline():
    text = f"{HEADLINE}\n\nBy the end of the year the talks should be over.\nBy Monday everyone knew."

    assert read_bytes(text.encode(), "a.txt").byline == ""


def test_a_date_inside_a_sentence_is_not_the_date_of_publication():
    text = f"{HEADLINE}\n\nThe deal was signed on 12 September 2017.\n"

    assert read_bytes(text.encode(), "a.txt").published is None


def test_a_long_first_paragraph_is_no_title_so_the_file_gives_its_name():
    article = read_bytes((BODY * 3).encode(), "press_review 3.txt")

    assert article.title == "press review 3"
    assert article.where_found("title") == "file name"
    assert article.headings == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r"])
def test_the_encoding_is_found_without_being_told(encoding):
    text = "Анкара думает о возврате ракет\n\nПереговоры о ракетах начались снова, сообщили в понедельник чиновники.\n"

    article = read_bytes(text.encode(encoding), "a.txt")

    assert article.text == text
    assert article.language == "ru"


def test_stray_bytes_are_marked_and_told():
    article = read_bytes("café\n".encode() + "café\n".encode("latin-1"), "a.txt")

    assert article.text == "café\ncaf\ufffd\n"
    assert "utf-8" in article.notes[0]


def test_left_out_nul_characters_are_told():
    article = read_bytes(b"before\x00after\n", "a.txt")

    assert article.text == "beforeafter\n"
    assert "1 NUL" in article.notes[0]


def test_the_original_is_kept_with_its_hash_and_crosses_processes():
    raw = b"\xef\xbb\xbfTitle\r\n\r\nText.\r\n"
    article = read_bytes(raw, "a.txt")

    assert article.original == raw
    assert len(article.original_hash) == 64
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301 -- our own pickle


def test_pasted_text_is_kept_as_it_was_seen():
    article = read_pasted(f"{HEADLINE}\r\n\r\n{BODY}")

    assert article.text == f"{HEADLINE}\n\n{BODY}"
    assert article.title == HEADLINE
    assert article.file_name == ""


def test_the_formatted_twin_of_pasted_text_adds_what_it_knows():
    html = f'<h1>{HEADLINE}</h1><a rel="author">Ann Lee</a><time datetime="2026-03-18">March 18</time><p>{BODY}</p>'

    article = read_pasted(f"{HEADLINE}\n\n{BODY}", html)

    assert article.byline == "Ann Lee"
    assert article.published is not None
    assert article.published.earliest == "2026-03-18"
    assert article.text == f"{HEADLINE}\n\n{BODY}"


def test_as_json_has_what_the_command_line_prints():
    printed = read_bytes(f"{HEADLINE}\n\n{BODY}".encode(), "a.txt").as_json()

    assert {"title", "text", "published", "author", "language", "url"} <= printed.keys()
    assert printed["author"] is None


@pytest.mark.parametrize(
    ("name", "raw", "sentence"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\r\n", "no readable text"),
        ("a.txt", "\u200b\ufeff\n".encode(), "no readable text"),
        ("a.txt", b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "gzip archive; such files are not read"),
        ("a.html", b"PK\x03\x04....word/document.xml", "damaged"),
        ("a.bin", b"MZ" + bytes(range(256)) * 4, "Windows program"),
        ("a.txt", bytes(range(1, 32)) * 20, "not a text file"),
        ("a.mbox", b"From x\nSubject: x\n\nbody", "mailbox"),
        ("a.xml", b'<?xml version="1.0"?><rss version="2.0"></rss>', "news feed"),
    ],
)
def test_what_is_no_article_is_refused_in_one_sentence(name, raw, sentence):
    with pytest.raises(SourceError, match=sentence) as caught:
        read_bytes(raw, name)

    assert caught.value.safe
    assert caught.value.remedy


def test_a_text_with_another_files_suffix_is_read_and_that_is_told():
    article = read_bytes(b"just text\n" * 3, "notes.pdf")

    assert article.text.startswith("just text")
    assert "plain text" in article.notes[-1]


def test_what_is_no_regular_file_is_refused_at_once(tmp_path):
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)

    for path, sentence in (
        (tmp_path / "no.txt", "no file"),
        (tmp_path, "folder"),
        (pipe, "pipe"),
        (Path(os.devnull), "device"),
    ):
        with pytest.raises(SourceError, match=sentence):
            read(path)


def test_a_file_that_may_not_be_read_is_refused_by_name(tmp_path, monkeypatch):
    path = written(tmp_path, "secret.txt", b"secret")

    def forbidden(*_arguments):
        raise PermissionError

    monkeypatch.setattr(opening.os, "open", forbidden)
    with pytest.raises(SourceError, match=r"secret\.txt.*may not be read"):
        read(path)


def test_a_file_above_the_limit_is_refused_unread(tmp_path):
    path = written(tmp_path, "big.txt", b"x")
    os.truncate(path, opening.LARGEST_FILE + 1)

    with pytest.raises(SourceError, match="64 MB"):
        read(path)


def test_lines_that_stand_as_headings_in_the_formatted_twin_are_headings():
    text = "Ferry line closes\n\nThe oldest line closes in May.\n\nWhat comes next\n\nA bridge, says the port."
    html = (
        "<h1>Ferry line closes</h1><p>The oldest line closes in May.</p><h2>What <b>comes</b> next</h2><p>A bridge.</p>"
    )

    article = read_pasted(text, html)

    assert article.text == text
    assert [(text[each.start : each.end], each.level) for each in article.headings] == [
        ("Ferry line closes", 1),
        ("What comes next", 2),
    ]


def test_formatted_text_alone_is_read_too():
    article = read_pasted("", "<h2>Ferry line closes</h2><p>The oldest <b>ferry</b> line closes in May.</p>")

    assert article.text == "Ferry line closes\n\nThe oldest ferry line closes in May."
    assert article.title == "Ferry line closes"
