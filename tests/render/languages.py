"""The language sheet: a sentence in every script that a brief may quote, alone and within an English sentence."""
# SPDX-License-Identifier: MIT

from briefing.brief.document import (
    Document,
    Heading,
    Paragraph,
    ParagraphRole,
    Table,
    TableCell,
    TableColumn,
    TableRow,
    Text,
    cell,
    plain,
)
from briefing.render.typeset.families import system_faces

# Language, its name, a sentence in it, words of it that stand within an English sentence.
SHEET: tuple[tuple[str, str, str, str], ...] = (
    ("tr", "Turkish", "İstanbul’da ılık bir ışık; Iğdır’ın çığlığı şöyle duyuldu.", "Dışişleri Bakanlığı"),
    ("de", "German", "Die Regierungserklärung überraschte Köln: „Öl und Weizen“, hieß es.", "Auswärtiges Amt"),
    ("pl", "Polish", "Zażółć gęślą jaźń – powiedział minister w Łodzi.", "Ministerstwo Spraw Zagranicznych"),
    ("vi", "Vietnamese", "Việt Nam và Đà Nẵng được nhắc đến trong bản tin.", "Bộ Ngoại giao"),
    ("ru", "Russian", "Министерство иностранных дел заявило об этом в среду.", "Министерство обороны"),
    ("uk", "Ukrainian", "Київ повідомив: ґанок, їжак і є в абетці.", "Міністерство оборони"),
    ("el", "Greek", "Η κυβέρνηση δεν σχολίασε την είδηση.", "Υπουργείο Εξωτερικών"),
    ("grc", "Greek, polytonic", "Ἐν ἀρχῇ ἦν ὁ λόγος· μῆνιν ἄειδε, θεά.", "ἄνθρωπος"),
    ("ar", "Arabic", "أعلنت وزارة الخارجية موقفها اليوم", "وزارة الدفاع الروسية"),
    ("he", "Hebrew", "משרד החוץ הודיע על עמדתו היום", "משרד החוץ הישראלי"),
    ("hi", "Hindi", "विदेश मंत्रालय ने आज अपनी स्थिति स्पष्ट की।", "मंत्रालय"),
    ("zh", "Chinese", "土耳其正在考虑归还防空系统。", "外交部"),
    ("ja", "Japanese", "外務省は声明を発表した。", "外務省"),
)


def settable_sheet() -> tuple[tuple[str, str, str, str], ...]:
    """The rows that this system has faces for: Chinese and Japanese need one of its own."""
    return tuple(row for row in SHEET if row[0] not in {"zh", "ja"} or system_faces())


def mixed_sentence(name: str, words: str) -> str:
    """The English words around the foreign ones."""
    return f"The {name} words “{words}” stand in this sentence."


def language_sheet() -> Document:
    """The sheet as a document."""
    rows = tuple(
        TableRow((cell(plain(name), heads_row=True), TableCell((Paragraph((Text(sentence, language=language),)),))))
        for language, name, sentence, _words in settable_sheet()
    )
    mixed = tuple(
        Paragraph((Text(f"The {name} words “"), Text(words, language=language), Text("” stand in this sentence.")))
        for language, name, _sentence, words in settable_sheet()
    )
    caps = (Text("istanbul ığdır", small_caps=True, language="tr"), Text(" · "), Text("istanbul", small_caps=True))
    return Document(
        "Languages",
        subtitle="What a brief can quote, and what a reader can search and copy",
        kind="Language sheet",
        body=(
            Heading(1, plain("By themselves")),
            Table((TableColumn(1), TableColumn(4)), (cell(plain("Language")), cell(plain("Sentence"))), rows),
            Heading(1, plain("Within a sentence")),
            *mixed,
            Heading(1, plain("All in one line")),
            Paragraph(plain(" · ".join(words for _language, _name, _sentence, words in settable_sheet()))),
            Heading(1, plain("Small capitals by the language’s own rules")),
            Paragraph(caps, role=ParagraphRole.LEAD),
        ),
        most_pages=1,
    )
