import zipfile

import pytest

from briefing.errors import SourceError
from briefing.sources import Article, archive, packed, read_all, read_bytes
from briefing.sources.file_names import neutral
from briefing.sources.formats import read_each_bytes
from tests.sources.making import docx, paragraph, zipped

TEXT = "Ships left the port on Monday morning."


def reads(raw):
    """The names of what was read and the sentences of what was not."""
    return [
        each.file_name if isinstance(each, Article) else each.happened for each in read_each_bytes(raw, "press.zip")
    ]


def test_every_file_is_an_article_of_its_own_whatever_its_kind():
    raw = zipped([("a/one.txt", TEXT), ("a/two.docx", docx(paragraph(TEXT))), ("__MACOSX/a/._one.txt", b"\x00\x01")])

    read = list(read_each_bytes(raw, "press.zip"))

    assert [each.file_name for each in read] == ["one.txt", "two.docx"]
    assert {each.text for each in read} == {TEXT}
    assert read[0].original == TEXT.encode()


def test_reading_an_archive_as_one_gives_its_first_article_and_tells_of_the_others(tmp_path):
    path = tmp_path / "press.zip"
    path.write_bytes(zipped([("cover.png", b"\x89PNG\r\n\x1a\n"), ("one.txt", TEXT), ("two.txt", TEXT)]))

    article = read_bytes(path.read_bytes(), "press.zip")

    assert article.file_name == "one.txt"
    assert "3 files" in article.notes[-1]
    assert len(read_all(path)) == 2


def test_what_cannot_be_read_is_told_and_the_others_go_on():
    raw = zipped([("bad.docx", docx(paragraph(TEXT))[:-60]), ("empty.txt", ""), ("good.txt", TEXT)])

    told = reads(raw)

    assert "bad.docx” is damaged" in told[0]
    assert "is empty" in told[1]
    assert told[2] == "good.txt"


def test_names_that_lead_elsewhere_lose_their_folders_and_links_are_not_followed():
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    raw = zipped([("../../evil.txt", TEXT), ("C:\\win.txt", TEXT), (link, "/etc/passwd")])

    told = reads(raw)

    assert told[:2] == ["evil.txt", "win.txt"]
    assert "a link to another file" in told[2]


@pytest.mark.parametrize(
    ("path", "name"),
    [("a/con.txt", "con_.txt"), ("a\u202etxt.exe", "atxt.exe"), ("..", "unnamed"), ("a/b\n.txt", "b .txt")],
)
def test_a_members_name_does_no_harm_wherever_it_is_shown(path, name):
    assert neutral(path) == name


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_both_read():
    assert reads(zipped([("a.txt", "first"), ("a.txt", "second"), ("b/A.txt", "third")])) == [
        "a.txt",
        "a (2).txt",
        "A (3).txt",
    ]


def test_an_archive_in_an_archive_is_read_and_one_deeper_is_told():
    inner = zipped([("deep.txt", TEXT)])
    raw = zipped([("mid.zip", zipped([("in.txt", TEXT), ("inner.zip", inner)]))])

    told = reads(raw)

    assert told[0] == "in.txt"
    assert "inner.zip” is an archive in an archive" in told[1]


def test_a_member_with_a_password_is_refused_in_words():
    raw = bytearray(zipped([("a.txt", TEXT)]))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(SourceError, match="password"):
        read_bytes(bytes(raw), "press.zip")


def test_limits_on_files_and_bytes_hold_over_all_archives_inside(monkeypatch):
    monkeypatch.setattr(archive, "MOST_FILES", 3)
    left = archive._Left(files=3, content=10**9)
    inner = zipped([(f"{number}.txt", TEXT) for number in range(5)])

    read = list(archive._read(zipped([("a.zip", inner), ("b.zip", inner)]), "press.zip", 0, left))

    assert [each.file_name for each in read if isinstance(each, Article)] == ["0.txt", "1.txt"]
    assert "3 files of “a.zip” were not read" in read[2].happened


def test_an_archive_of_too_many_files_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr(packed, "MOST_MEMBERS", 10)

    with pytest.raises(SourceError, match="more than 10 files"):
        read_bytes(zipped([(f"{number}.txt", TEXT) for number in range(11)]), "press.zip")


# An archive holds the time it was made at: it must not name its test, which both workers have to call the same.
@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        pytest.param(zipped([]), "empty archive", id="empty"),
        pytest.param(zipped([("a.txt", "x")])[:-30], "damaged", id="damaged"),
    ],
)
def test_an_archive_without_articles_is_refused(raw, sentence):
    with pytest.raises(SourceError, match=sentence):
        read_bytes(raw, "press.zip")
