"""Other scripts are set and can be read back by the tools that people search and copy with."""
# SPDX-License-Identifier: MIT

import shutil
import subprocess

import pypdfium2
import pytest

from briefing.brief.document import Block, Document, Heading, Paragraph, Runs, Text, plain
from briefing.render import render_pdf
from briefing.render.typeset.bidi import base_level, in_visual_order, levels_of
from briefing.render.typeset.families import system_faces
from tests.render.reading import words_of

SENTENCES = {
    "ar": "السلام عليكم ورحمة الله، لا إله إلا القرار",
    "he": "שלום עולם: ועידת נפתחה במרץ",
    "hi": "हिन्दी क्षत्रिय प्रश्न स्थिति किताब",
    "ru": "Министерство иностранных дел заявило",
    "uk": "Київ ґанок їжак",
    "el": "Ἐν ἀρχῇ ἦν ὁ λόγος Ελλάδα",
    "tr": "Iğdır’da ılık bir ışık; İSTANBUL’un çığlığı",
    "vi": "Việt Nam Đà Nẵng",
}


def made_of(*paragraphs: Runs) -> bytes:
    return render_pdf(Document("T", body=tuple(Paragraph(runs) for runs in paragraphs)))


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_pdfium_finds_every_word(language: str) -> None:
    made = made_of((Text(SENTENCES[language], language=language),))
    assert set(SENTENCES[language].split()) <= set(words_of(made))


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler's pdftotext is not installed")
@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_poppler_finds_every_word(language: str) -> None:
    made = made_of((Text(SENTENCES[language], language=language),))
    run = subprocess.run(["pdftotext", "-", "-"], input=made, capture_output=True, check=True)  # noqa: S607
    # poppler marks directions, and moves the signs between two words that run from right to left.
    signs = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f،:;"))
    found = run.stdout.decode().translate(signs)
    assert set(SENTENCES[language].translate(signs).split()) <= set(found.split())


def test_a_foreign_name_in_a_sentence_is_found() -> None:
    words = words_of(made_of(plain("The ministry, وزارة, and שלום (again) were quoted.")))
    bare = [word.replace("\u200e", "") for word in words]
    assert bare[1:-4] == ["The", "ministry,", "وزارة,", "and", "שלום", "(again)", "were", "quoted."]


SENTENCE = "The words وزارة الدفاع الروسية stand here."
PHRASES = {
    "The words وزارة الدفاع الروسية stand in this sentence.": "وزارة الدفاع الروسية",
    "The office of משרד החוץ הישראלי said so in a sentence that is as long as a line.": "משרד החוץ הישראלי",
    "أعلنت الوزارة اليوم أن S-400 لن تعود إلى أحد": "S-400",
    "قالت لجنة من United States Congress إن الصفقة تمت بعد أعوام": "United States Congress",
    "משרד החוץ הודיע כי F-16s הגיעה בשנת 2019 לאנקרה": "F-16s",
}


@pytest.mark.parametrize("sentence", PHRASES)
def test_pdfium_reads_a_phrase_that_runs_against_its_line_in_its_order(sentence: str) -> None:
    assert sentence in " ".join(words_of(made_of(plain(sentence))))


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler's pdftotext is not installed")
@pytest.mark.parametrize("sentence", PHRASES)
def test_poppler_reads_it_alike(sentence: str) -> None:
    run = subprocess.run(["pdftotext", "-", "-"], input=made_of(plain(sentence)), capture_output=True, check=True)  # noqa: S607
    found = run.stdout.decode().translate(dict.fromkeys(map(ord, "\u202a\u202b\u202c\u200e\u200f")))
    assert PHRASES[sentence] in " ".join(found.split())


@pytest.mark.parametrize("block", [Paragraph(plain(SENTENCE)), Heading(1, plain(SENTENCE))])
def test_a_phrase_takes_the_room_of_its_words(block: Block) -> None:
    (page,) = pypdfium2.PdfDocument(render_pdf(Document("T", body=(block,))))
    text = page.get_textpage()
    stand = text.search("stand").get_next()
    first = text.search("وزارة").get_next()
    assert stand is not None
    assert first is not None
    right_end = max(text.get_charbox(index)[2] for index in range(first[0], first[0] + first[1]))
    # The next word begins a space after the phrase, neither upon it nor far from it.
    assert 0 < text.get_charbox(stand[0])[0] - right_end < 5


@pytest.mark.skipif(not system_faces(), reason="this system has no Chinese typeface")
def test_chinese_is_set_in_a_face_of_the_system_and_breaks_between_signs() -> None:
    text = "土耳其正在考虑归还防空系统，以换取美国解除制裁。" * 6
    assert "".join(words_of(made_of((Text(text, language="zh"),)))).count("土耳其正在考虑") >= 4


def test_small_capitals_follow_the_language() -> None:
    made = made_of((Text("istanbul ığdır", small_caps=True, language="tr"), Text(" istanbul", small_caps=True)))
    assert {"İSTANBUL", "IĞDIR", "ISTANBUL"} <= set(words_of(made))


def test_the_order_on_the_line_follows_the_levels() -> None:
    levels = levels_of("abc אבג 12 def", 0)
    assert levels[:3] == [0, 0, 0]
    assert levels[4:7] == [1, 1, 1]
    assert levels[8:10] == [2, 2]
    parts = [("a", 0), ("B", 1), (" ", 1), ("12", 2), ("d", 0)]
    assert [part for part, _level in in_visual_order(parts, lambda pair: pair[1])] == ["a", "12", " ", "B", "d"]
    assert base_level("123 שלום") == 1
    assert base_level("S-400 שלום") == 0


def test_capitals_of_labels_are_read_as_they_were_written() -> None:
    document = Document("T", kind="Intelligence brief")
    assert {"Intelligence", "brief"} <= set(words_of(render_pdf(document)))
