"""The library's words for what a source is: where it is from and when, its state, language and format."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from briefing.model import Period, ReadingState
from briefing.project import Listed


def said(words: str) -> str:
    """Words of the library in the user's language."""
    return QCoreApplication.translate("library", words)


def origin_words(source: Listed) -> str:
    """Where a source is from and when: "Bosphorus Wire · 18 Dec 2025"; what is not known is said in words."""
    if not source.publisher and source.published is None:
        return said("No publisher, no date")
    when = period_words(source.published) if source.published is not None else said("no date")
    return " · ".join((source.publisher or said("No publisher"), when))


def period_words(period: Period) -> str:
    """A date as people write it, the words of a vague one."""
    if period.is_exact:
        return day_words(period.earliest)
    if period.words:
        return period.words
    if not period.latest:
        return said("from {0}").format(day_words(period.earliest))
    if not period.earliest:
        return said("until {0}").format(day_words(period.latest))
    return f"{day_words(period.earliest)} – {day_words(period.latest)}"


def day_words(iso: str) -> str:
    """The day of an ISO date or date-time as people write it."""
    return QLocale().toString(QDate.fromString(iso[:10], Qt.DateFormat.ISODate), "d MMM yyyy")


def state_words(state: ReadingState) -> str:
    """How far the analyst is with a source: "reading"."""
    return {
        ReadingState.NEW: said("new"),
        ReadingState.READING: said("reading"),
        ReadingState.DONE: said("done"),
    }[state]


def format_words(media_type: str) -> str:
    """What a source was read from: "Web page", "PDF"; a type nobody named is said as it is."""
    known = {
        "": said("Pasted or unknown"),
        "text/html": said("Web page"),
        "application/xhtml+xml": said("Web page"),
        "multipart/related": said("Saved web page"),
        "text/plain": said("Text"),
        "text/markdown": said("Markdown"),
        "application/pdf": said("PDF"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": said("Word document"),
        "application/vnd.oasis.opendocument.text": said("OpenDocument text"),
        "application/rtf": said("RTF document"),
        "text/rtf": said("RTF document"),
        "application/epub+zip": said("EPUB book"),
        "message/rfc822": said("E-mail"),
        "application/vnd.ms-outlook": said("Outlook message"),
        "application/rss+xml": said("News feed"),
        "application/atom+xml": said("News feed"),
        # What an entry of either is kept as.
        "application/xml": said("News feed"),
    }
    return known.get(media_type, media_type)


def language_words(code: str) -> str:
    """A language's name for its code: "Turkish", "English (US)"; the code itself where Qt has no name, "" for none."""
    tongue, _, variety = code.partition("-")
    language = QLocale.codeToLanguage(tongue)
    if not tongue or language in (QLocale.Language.AnyLanguage, QLocale.Language.C):
        return code
    name = QLocale.languageToString(language)
    return f"{name} ({variety})" if variety else name
