"""How bylines are worded, in the languages most often read: "By", "Ein Interview von", "Автор:", "文/", "기자"."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

_GENRE = (
    "interview|kommentar|bericht|beitrag|gastbeitrag|analyse|reportage|essay|artikel|standpunkt|glosse|kolumne|rezension"
    "|article|report|analysis|commentary|opinion|review|column|story|dispatch|profile|entretien|enquête|chronique"
    "|tribune|análisis|reportaje|entrevista|columna|crónica|artículo|analisi|intervista|articolo|commento|análise|artigo"
    "|coluna|verslag|recensie|makale|haber|röportaj|статья|интервью|репортаж|материал|колонка"
)
_LABELS = (
    "authors?|autor(?:in|en|es|a|ka|i)?|auteurs?|autrice|autore|writers?|words|texte?|texto|testo|tekst|teksti"
    "|tekst og foto|text und fotos|story|reporter|muhabir|haber|yazan|yazar|автор[иы]?|текст|пише|szerző|írta"
    "|kirjoittaja|toimittaja|forfatter|skribent|journalist|redactor|redakteur(?:in)?|verfasser(?:in)?|συντάκτης|γράφει|piše"
    "|napisa[lo]|opracowała?|oprac\\.|penulis|tác giả|作者|文|撰文|记者|記者|执笔|著者|執筆者?|取材・文|글"
    "|بقلم|الكاتب|كتب|نویسنده|מאת|लेखक|โดย"
)
_PREPOSITIONS = "by|von|par|por|door|av|af|di|de|od|przez|per|του|της|oleh|від|от"
_UPPER = r"(?-i:(?=[^\W\d_a-zà-öø-ÿ]))"

# A whole line that names its authors. What follows the names is cut off by END_OF_NAMES.
SIGNED = re.compile(
    rf"^(?:(?:(?:ein|eine|der|die|das|an?|the|une?|una|uno|uma?|het|een)\s+)?(?:{_GENRE})\s+"
    rf"(?:by|von|par|por|de|di|van|door|da)\s+{_UPPER}"
    r"|(?:(?:exclusive|written|reported|posted|published|texte?|texto|words|foto und text|erstellt|verfasst"
    rf"|geschrieben|écrit|rédigé|escrito|scritto|skrivet|skrevet|geschreven)\s+)?(?:{_PREPOSITIONS})\s*:?\s+{_UPPER}"
    rf"|(?:{_LABELS})\s*[:：/／]\s*"
    r"|(?:(?:本报|本報|新华社|新華社)?(?:记者|記者)|بقلم|מאת|โดย|oleh)\s*(?=\S))",
    re.IGNORECASE,
)
# "By" in looser company: believed only where nothing better is said, and only with names behind it.
STARTS = re.compile(
    r"^(?:by|with|mit|avec|con|von|par|por|door|av|af|di|da|od|przez|автор|текст|yazan|yazar|autor(?:in|es?|ka)?|autori|auteurs?"
    r"|author(?:s)?|text|texte|words|story|tekst|testo|texto|interview|report|bericht|kommentar|analyse|reportage|redaktion)"
    r"\s*(?::|\s(?:by|von|par|por|de|di)\s|\s)\s*(?=\S)",
    re.IGNORECASE,
)
# These name an author wherever they stand in a line.
INSIDE = re.compile(
    r"\b(?:written|posted|published|reported|created|submitted|added|edited|reviewed)\s+by\s*:?\s+"
    r"|\b(?:verfasst|geschrieben|erstellt|veröffentlicht|eingestellt|gepostet|publiziert)\s+(?:\S+\s+){0,6}?von\s*:?\s+"
    r"|\b(?:écrit|publié|posté|rédigé)\s+(?:\S+\s+){0,6}?par\s+|\b(?:publicado|escrito)\s+(?:\S+\s+){0,6}?por\s+"
    r"|\b(?:scritto|pubblicato)\s+(?:\S+\s+){0,6}?da\s+|\b(?:author|autor(?:in)?|auteur|autore|yazar|автор)\s*:\s+"
    r"|(?:[|•·–—,]|\d{4}|\d\d:\d\d)\s*(?:uhr\s*)?[|•·–—,]?\s*(?:by|von|par|por)\s+(?-i:(?=[A-ZÀ-ÞĀ-ŽΑ-ΩА-Я]))",
    re.IGNORECASE,
)
LABEL_ALONE = re.compile(
    r"(?:(?:written|posted|published)?\s*by|von|par|por|author(?:s)?|autor(?:in|en)?|verfasser(?:in)?|auteurs?|autores?|autori?"
    r"|yazar|автор|text|written by|作者|著者|執筆者)\s*:?$",
    re.IGNORECASE,
)
END_OF_NAMES = re.compile(
    r"\s*(?:[|•·]|\s[–—-]\s|\b(?:illustrat\w*|fotos?|photos?|bilder|images?|graphics?|grafik|video|mit|avec|about|über|sobre|sur)\b"
    r"|\b(?:am|on|le|el|il|vom|at|um|in|veröffentlicht|published|aktualisiert|updated)\b|,?\s*\d|报道|報道|摄影|编辑).*$",
    re.IGNORECASE | re.DOTALL,
)
# "Posted by Fabian on 6 May": a first name or a pen name, for a date follows.
PEN_NAME = re.compile(
    r"^(?:(?:written|posted|published|reported|created|submitted)\s+by|by|(?:verfasst|geschrieben|erstellt|veröffentlicht"
    r"|eingestellt|gepostet|publiziert)\s+von|von|(?:écrit|publié|posté|rédigé)\s+par|par|(?:publicado|escrito)\s+por|por)"
    r"\s+(?P<name>[^\W\d_][\w.'’-]+)\s*(?:[|•·–—,-]|\b(?:am|on|le|el|il|vom|at)\b).*\d",
    re.IGNORECASE,
)
# "© 2019 Ann Lee", at the foot of a page that names nobody else.
RIGHTS = re.compile(
    r"^(?:copyright|©|\(c\))(?:\s*(?:©|\(c\)|by))*\s*(?P<year>(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?\s*(?:by\s+)?",
    re.IGNORECASE,
)
