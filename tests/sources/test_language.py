"""The language of a text is told where the text tells it, and left open where it does not."""

import pytest

from briefing.sources.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nobody expects the batteries to move before the summit.", "en"),
        ("Bataryaların zirveden önce taşınmasını kimse beklemiyor.", "tr"),
        ("Никто не ждёт, что батареи перевезут до саммита.", "ru"),
        ("简体中文的新闻", ""),
        ("简体中文简体中文简体中文简体中文简体中文简体中文", "zh"),
        ("Niemand erwartet, dass die Batterien vor dem Gipfel bewegt werden.", "de"),
    ],
)
def test_a_sentence_tells_its_language(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    "scrap", ["x\n\n!!!!not base64@@@", "S-400, NATO, KAAN: Ankara – Moskva", "Line: café\nLine: caf\ufffd"]
)
def test_a_scrap_has_no_language_but_the_one_it_was_given(scrap):
    assert language_of(scrap) == ""
    assert language_of(scrap, "tr-TR") == "tr-TR"
