import base64

import pytest

from briefing.errors import SourceError
from briefing.sources import read_bytes

TOP = (
    "From: =?utf-8?q?Ay=C5=9Fe?= Demir <desk@example.org>\r\nSubject: Grain\r\n routes\r\n"
    "Date: Wed, 18 Mar 2026 09:00:00 +0100\r\nMIME-Version: 1.0\r\n"
)
LONG = "Ships left the port on Monday morning, said the officials who had seen them."


def mail(body, kind="text/plain; charset=utf-8", top=TOP, way="8bit"):
    raw = f"{top}Content-Type: {kind}\r\nContent-Transfer-Encoding: {way}\r\n\r\n".encode()
    return raw + (body if isinstance(body, bytes) else body.encode())


def parts(kind, *contents):
    inside = "".join(f"--b\r\nContent-Type: {part}\r\n\r\n{content}\r\n" for part, content in contents)
    return mail(inside + "--b--\r\n", f'{kind}; boundary="b"')


def text_of(raw):
    return read_bytes(raw, "a.eml").text


def test_a_mail_is_its_text_under_its_subject_with_sender_and_moment():
    article = read_bytes(mail(f"{LONG}\r\n\r\n  Indented.\r\n"), "a.eml")

    assert article.text == f"Grain routes\n\n{LONG}\n\n  Indented."
    assert (article.title, article.byline) == ("Grain routes", "Ayşe Demir")
    assert article.published is not None
    assert article.published.earliest == "2026-03-18T09:00:00+01:00"
    assert article.where_found("published") == "date of the mail"
    assert [article.text[each.start : each.end] for each in article.headings] == ["Grain routes"]


def test_of_two_versions_the_plain_one_is_read_unless_it_says_less():
    rich = f"<style>p {{}}</style><h2>Routes</h2><p>{LONG}</p><p>{LONG}</p>"

    whole = parts("multipart/alternative", ("text/plain", f"{LONG} {LONG}"), ("text/html", rich))
    stub = parts("multipart/alternative", ("text/plain", "See the web version."), ("text/html", rich))

    assert text_of(whole) == f"Grain routes\n\n{LONG} {LONG}"
    assert text_of(stub) == f"Grain routes\n\nRoutes\n\n{LONG}\n\n{LONG}"


def test_attachments_are_named_without_folders_and_never_read():
    raw = parts(
        "multipart/mixed",
        ("text/plain", "hello"),
        ('application/octet-stream\r\nContent-Disposition: attachment; filename="../../../evil.sh"', "rm"),
    )

    article = read_bytes(raw, "a.eml")

    assert article.text == "Grain routes\n\nhello"
    assert article.notes == ("Attachments that were not read: evil.sh.",)


def test_a_forwarded_message_is_part_of_the_text_with_its_own_head():
    inner = f"From: Bo <bo@example.org>\r\nSubject: Inner\r\nDate: Mon, 16 Mar 2026 08:00:00 +0000\r\n\r\n{LONG}"

    text = text_of(parts("multipart/mixed", ("text/plain", "See below."), ("message/rfc822", inner)))

    assert text.startswith("Grain routes\n\nSee below.\n\nInner\n\nBo · Mon, 16 Mar 2026 08:00:00 +0000")
    assert text.endswith(LONG)


def test_lines_that_flow_on_are_joined():
    flowed = "Ships left \r\nthe port.\r\n> quoted \r\n> text\r\n-- \r\nAnn"

    assert (
        text_of(mail(flowed, "text/plain; format=flowed"))
        == "Grain routes\n\nShips left the port.\n> quoted text\n-- \nAnn"
    )


@pytest.mark.parametrize(
    ("body", "way"),
    [
        (base64.b64encode("Müller geht".encode()), "base64;"),
        (base64.b64encode("Müller geht\n".encode()).rstrip(b"="), "BASE64"),
        (b"M=C3=BCller=\r\n geht", "quoted-printable "),
        (b"M=C3=BCller geht", "quoted printable"),
        ("Müller geht".encode(), "7-bit"),
        ("Müller geht".encode(), "spam"),
        (b"begin 644 x\n,3<.\\;&QE<B!G96AT\n`\nend\n", "x-uuencode"),
    ],
)
def test_transfer_encodings_are_read_as_they_are_meant(body, way):
    assert text_of(mail(body, way=way)) == "Grain routes\n\nMüller geht"


def test_a_broken_transfer_encoding_is_shown_as_it_stands_and_told():
    article = read_bytes(mail("!!!!not base64@@@", "text/plain; charset=no-such-charset-9", way="base64"), "a.eml")

    assert article.text.endswith("!!!!not base64@@@")
    assert "transfer encoding is broken" in article.notes[0]


def test_headers_with_raw_bytes_are_read_in_the_encoding_of_the_text():
    top = "Subject: Новости порта\r\n".encode("cp1251") + b"Date: no day\r\n"
    raw = top + b"Content-Type: text/plain; charset=windows-1251\r\n\r\n" + "Корабли вышли.".encode("cp1251")

    article = read_bytes(raw, "a.eml")

    assert article.text == "Новости порта\n\nКорабли вышли."
    assert article.published is None


def test_uuencoded_files_stay_in_the_text_and_are_told():
    article = read_bytes(mail("See:\n\nbegin 644 up.gif\n#0V%T\n`\nend\n"), "a.eml")

    assert "begin 644 up.gif" in article.text
    assert "up.gif" in article.notes[0]


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (parts("multipart/encrypted", ("application/pgp-encrypted", "Version: 1")), "is encrypted"),
        (parts("multipart/mixed", ('image/png; name="a.png"', "x")), r"only attachments: a\.png"),
        (
            mail("--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * 3000, "multipart/mixed; boundary=a"),
            "nested",
        ),
        (b"Date: Wed, 18 Mar 2026 09:00:00 +0100\r\n\r\n", "no readable text"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(raw, sentence):
    with pytest.raises(SourceError, match=sentence):
        read_bytes(raw, "a.eml")


def test_a_mail_is_known_by_its_headers_but_a_text_that_looks_like_one_is_not():
    memo = b"From: the desk\nDate: 18 March 2026\nSubject: Grain\n\nShips left."

    assert read_bytes(mail(LONG), "message").media_type == "message/rfc822"
    assert read_bytes(memo, "memo").media_type == "text/plain"


def test_a_saved_page_is_read_as_a_page_with_the_address_it_came_from():
    page = f"<html><head><title>Grain routes</title></head><body><article><h1>Grain routes</h1><p>{LONG} Dash =E2=80=94"
    raw = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=q; start="<main>"\r\n\r\n'
        "--q\r\nContent-Type: text/html\r\nContent-Location: http://192.0.2.1/frame\r\n\r\n<p>Frame</p>\r\n"
        "--q\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <main>\r\nContent-Transfer-Encoding: "
        f"quoted-printable\r\nContent-Location: http://192.0.2.1/a\r\n\r\n{page}</p></article></body></html>\r\n--q--\r\n"
    ).encode()

    for name in ("a.mhtml", "a.eml"):
        article = read_bytes(raw, name)
        assert article.title == "Grain routes"
        assert f"{LONG} Dash —" in article.text
        assert "Frame" not in article.text
        assert (article.address, article.where_found("address")) == ("http://192.0.2.1/a", "Content-Location")
        assert article.original == raw
