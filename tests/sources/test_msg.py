import struct

import pytest

from briefing.errors import SourceError
from briefing.sources import read_bytes
from briefing.sources.msg_rtf import unpacked
from tests.sources.making import compound

LONG = "Ships left the port on Monday morning, said the officials who had seen them."
# 18 March 2026, 09:00 UTC, in the 100 ns since 1601 that the format counts.
MOMENT = 134182980000000000


def properties(*fixed):
    return b"\x00" * 32 + b"".join(struct.pack("<HHI", 0x40, number, 6) + content for number, content in fixed)


def message(**texts):
    streams = {
        f"__substg1.0_{number.removeprefix('p')}001F": text.encode("utf-16-le") for number, text in texts.items()
    }
    streams["__properties_version1.0"] = properties((0x0039, struct.pack("<Q", MOMENT)))
    return streams


def test_a_message_is_its_text_under_its_subject_with_sender_and_moment():
    article = read_bytes(compound(message(p0037="Grain routes", p1000=LONG, p0C1A="Ayşe Demir")), "a.msg")

    assert article.text == f"Grain routes\n\n{LONG}"
    assert (article.title, article.byline) == ("Grain routes", "Ayşe Demir")
    assert article.published is not None
    assert article.published.earliest == "2026-03-18T09:00:00+00:00"
    assert article.where_found("byline") == "message properties"


def test_html_is_read_where_there_is_no_plain_text_and_attachments_are_named():
    streams = message(p0037="Grain routes")
    streams["__substg1.0_10130102"] = f"<h2>Part</h2><p>{LONG}</p>".encode().ljust(4096)
    streams["__attach_version1.0_#00000000/__substg1.0_3707001F"] = "map.pdf".encode("utf-16-le")

    article = read_bytes(compound(streams), "a.msg")

    assert article.text == f"Grain routes\n\nPart\n\n{LONG}"
    assert article.notes == ("Attachments that were not read: map.pdf.",)


def test_packed_rtf_is_unpacked_and_read():
    rtf = rb"{\rtf1\ansi\pard " + LONG.encode() + rb"\par }"
    # Every byte as it is: a flag byte of zeros before each eight.
    packed = b"".join(b"\x00" + rtf[at : at + 8] for at in range(0, len(rtf), 8))
    head = struct.pack("<II4sI", len(packed) + 12, len(rtf), b"LZFu", 0)
    streams = message(p0037="Grain routes")
    streams["__substg1.0_10090102"] = head + packed

    assert read_bytes(compound(streams), "a.msg").text == f"Grain routes\n\n{LONG}"


def test_references_in_packed_rtf_repeat_what_was_written():
    # "{\rtf1" stands at the window's begin; then five letters, then the same five again from where they were written.
    packed = bytes([0b00000001]) + struct.pack(">H", 0 << 4 | 4) + b" grain" + b"x"
    again = bytes([0b00000011]) + struct.pack(">H", (207 + 6) << 4 | 4) + struct.pack(">H", (207 + 19) << 4)
    head = struct.pack("<II4sI", 0, 100, b"LZFu", 0)

    assert unpacked(head + packed + again) == b"{\\rtf1 grainx grain"


def test_a_damaged_message_is_refused():
    raw = compound(message(p0037="Grain routes", p1000=LONG))

    with pytest.raises(SourceError, match=r"damaged|no readable text"):
        read_bytes(raw[:1500] + "__properties_version1.0".encode("utf-16-le"), "a.msg")


def test_an_old_word_document_is_not_taken_for_a_message():
    with pytest.raises(SourceError, match="such files are not read"):
        read_bytes(compound({"WordDocument": b"x" * 100}), "a.doc")
