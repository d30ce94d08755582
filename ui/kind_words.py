"""What each kind of item is called in the desk's language."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from briefing.model import Kind

_WORDS = {
    Kind.SOURCE: QT_TRANSLATE_NOOP("kinds", "Source"),
    Kind.REVISION: QT_TRANSLATE_NOOP("kinds", "Revision"),
    Kind.ORIGIN: QT_TRANSLATE_NOOP("kinds", "Origin"),
    Kind.PASSAGE: QT_TRANSLATE_NOOP("kinds", "Passage"),
    Kind.EVIDENCE: QT_TRANSLATE_NOOP("kinds", "Evidence"),
    Kind.ACTOR: QT_TRANSLATE_NOOP("kinds", "Actor"),
    Kind.RELATION: QT_TRANSLATE_NOOP("kinds", "Relation"),
    Kind.RISK: QT_TRANSLATE_NOOP("kinds", "Risk"),
    Kind.JUDGEMENT: QT_TRANSLATE_NOOP("kinds", "Judgement"),
    Kind.EVENT: QT_TRANSLATE_NOOP("kinds", "Event"),
    Kind.QUOTE: QT_TRANSLATE_NOOP("kinds", "Quote"),
    Kind.NOTE: QT_TRANSLATE_NOOP("kinds", "Note"),
    Kind.ASSUMPTION: QT_TRANSLATE_NOOP("kinds", "Assumption"),
    Kind.INDICATOR: QT_TRANSLATE_NOOP("kinds", "Indicator"),
    Kind.GAP: QT_TRANSLATE_NOOP("kinds", "Gap"),
    Kind.HYPOTHESIS: QT_TRANSLATE_NOOP("kinds", "Hypothesis"),
    Kind.TAG: QT_TRANSLATE_NOOP("kinds", "Tag"),
    Kind.LINK: QT_TRANSLATE_NOOP("kinds", "Link"),
    Kind.BRIEF: QT_TRANSLATE_NOOP("kinds", "Brief"),
    Kind.SECTION: QT_TRANSLATE_NOOP("kinds", "Section"),
    Kind.ISSUE: QT_TRANSLATE_NOOP("kinds", "Issue"),
    Kind.SETTING: QT_TRANSLATE_NOOP("kinds", "Setting"),
}


def kind_words(kind: Kind) -> str:
    """The kind as a word at the beginning of a line: "Risk"."""
    return QCoreApplication.translate("kinds", str(_WORDS[kind]))
