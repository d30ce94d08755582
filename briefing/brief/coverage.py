"""What each sentence of a text stands on: a source, a judgement with evidence, an assumption, or nothing.

Pure functions of a text and a `Ground`; the window paints its margin by them.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from briefing.brief.ground import Ground
from briefing.brief.prose import Sentence, blocks, prose_sentences
from briefing.model import LABEL_LETTERS, Kind, Section

_ESTIMATE = re.compile(
    r"\b(?:we|I) (?:assess|judge|estimate|expect)\b|\bin our (?:judgement|judgment|view)\b", re.IGNORECASE
)
_ASSUMING = re.compile(r"\b(?:we|I) (?:assume|presume)\b|\bassuming\b|\bassumptions? (?:is|are)\b", re.IGNORECASE)
_TOPIC = re.compile(r"(?:\([A-Z][A-Z:+/ ]*\)\s+)?(\*\*|__)(?=\S)(?:(?!\1).)+\1[.!:]?", re.DOTALL)
_LEADS_ON = 8
_BEHIND = "The sentences behind it say so."
_ESTIMATED = "It is an estimate, and no judgement with evidence says the same."
_NOWHERE = "Nothing says where this comes from."
REASONS = (_BEHIND, _ESTIMATED, _NOWHERE)
"""What is said of sentences that name nothing: for whoever translates them."""
_ABOUT_SOURCES = "sources"
_ASSUMPTION_LETTER = LABEL_LETTERS[Kind.ASSUMPTION]


class Basis(Enum):
    """What a sentence stands on."""

    CITED = "cited"
    JUDGEMENT = "judgement"
    ASSUMPTION = "assumption"
    NOTHING = "no source"


@dataclass(frozen=True, slots=True)
class Stand:
    """A sentence and what it stands on.

    `start` and `end` are its code points. `also` is what it is beside its basis: a cited estimate is a judgement too.
    `labels` are those it leans on, `missing` those it cites and the project does not have. `reason` says in words why
    it stands on nothing, or on what its paragraph stands; "" otherwise.
    """

    start: int
    end: int
    basis: Basis
    also: tuple[Basis, ...] = ()
    labels: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sentences of a text with what each stands on."""

    stands: tuple[Stand, ...]

    @property
    def sourced(self) -> int:
        """How many stand on something."""
        return sum(stand.basis is not Basis.NOTHING for stand in self.stands)

    @property
    def share(self) -> float | None:
        """The part of the sentences that stands on something, 0 to 1; None for a text without sentences."""
        return self.sourced / len(self.stands) if self.stands else None


def coverage(text: str, ground: Ground, language: str = "", known: dict[str, Stand] | None = None) -> Coverage:
    """What the sentences of a section's text stand on. Questions and words that only lead on are left out.

    `known` is what was found for the words of sentences before, on the same ground: while a text is typed most of its
    sentences stay what they were.
    """
    found = [sentence for sentence in prose_sentences(text, language) if _says_something(text, sentence)]
    stands = [_known_stand(text, sentence, ground, known) for sentence in found]
    for block in blocks(text):
        here = [place for place, sentence in enumerate(found) if block.words <= sentence.start < block.end]
        if here and found[here[0]].start == block.words:
            stands[here[0]] = _leading(text, stands[here[0]], [stands[place] for place in here[1:]], ground)
    return Coverage(tuple(stands))


def coverage_of(
    section: Section, ground: Ground, language: str = "", known: dict[str, Stand] | None = None
) -> Coverage:
    """The coverage of a section. The source summary statement is about the sources: it stands on all of them."""
    return Coverage(()) if section.role == _ABOUT_SOURCES else coverage(section.body, ground, language, known)


def _leading(text: str, first: Stand, behind: list[Stand], ground: Ground) -> Stand:
    """A topic sentence, set in bold before its paragraph, stands on what the sentences behind it stand on.

    An estimate does not: it needs a judgement of its own. Nor does one that cites what is not there.
    """
    carried = [stand for stand in behind if stand.basis is not Basis.NOTHING]
    words = text[first.start : first.end].strip()
    is_topic = _TOPIC.fullmatch(words) is not None and not _is_estimate(words, ground)
    if first.basis is not Basis.NOTHING or first.missing or not carried or not is_topic:
        return first
    labels = tuple(dict.fromkeys(label for stand in carried for label in stand.labels))
    return replace(first, basis=carried[0].basis, labels=labels, reason=_BEHIND)


def _says_something(text: str, sentence: Sentence) -> bool:
    words = text[sentence.start : sentence.end].rstrip('*_"”’ ')
    if sentence.citations:
        return True
    return not words.endswith("?") and not (words.endswith(":") and len(words.split()) <= _LEADS_ON)


def _known_stand(text: str, sentence: Sentence, ground: Ground, known: dict[str, Stand] | None) -> Stand:
    """Words alone decide what a sentence stands on: its citations are among them."""
    if known is None:
        return _stand(text, sentence, ground)
    words = text[sentence.start : sentence.end]
    stand = known.get(words)
    if stand is None:
        stand = known[words] = _stand(text, sentence, ground)
    return replace(stand, start=sentence.start, end=sentence.end)


def _stand(text: str, sentence: Sentence, ground: Ground) -> Stand:
    words = text[sentence.start : sentence.end]
    cited = tuple(dict.fromkeys(label for one in sentence.citations for label in one.labels))
    missing = tuple(label for label in cited if not ground.has(label))
    carrying = tuple(label for label in cited if ground.carries(label))
    judged = ground.saying(words, Kind.JUDGEMENT)
    assumed = ground.saying(words, Kind.ASSUMPTION)
    is_judgement = bool(judged or _is_estimate(words, ground) or _names(cited, LABEL_LETTERS[Kind.JUDGEMENT]))
    is_assumption = bool(assumed or _ASSUMING.search(words) or _names(cited, _ASSUMPTION_LETTER))
    bases = [
        *([Basis.CITED] if carrying else []),
        *([Basis.JUDGEMENT] if judged and judged.has_evidence else []),
        *([Basis.ASSUMPTION] if is_assumption else []),
    ]
    estimate = [Basis.JUDGEMENT] if is_judgement else []
    if not bases:
        reason = _reason(missing, judged.label if judged else "", ground, is_judgement=is_judgement)
        return Stand(sentence.start, sentence.end, Basis.NOTHING, tuple(estimate), (), missing, reason)
    also = tuple(one for one in dict.fromkeys([*bases[1:], *estimate]) if one is not bases[0])
    leaning = tuple(dict.fromkeys([*carrying, *(said.label for said in (judged, assumed) if said)]))
    return Stand(sentence.start, sentence.end, bases[0], also, leaning, missing)


def _reason(missing: tuple[str, ...], judged: str, ground: Ground, *, is_judgement: bool) -> str:
    if missing:
        gone = [label for label in missing if ground.was_removed(label)]
        if gone:
            return f"It leans on {', '.join(gone)}, which was removed."
        return f"It cites {', '.join(missing)}, which the project does not have."
    if judged:
        return f"It says what {judged} says, and {judged} has no evidence."
    if is_judgement:
        return _ESTIMATED
    return _NOWHERE


def _names(labels: tuple[str, ...], letter: str) -> bool:
    return any(label.rstrip("0123456789") == letter for label in labels)


def _is_estimate(words: str, ground: Ground) -> bool:
    if _ESTIMATE.search(words):
        return True
    return bool(ground.terms and _term_pattern(ground.terms).search(" ".join(words.split())))


@lru_cache(maxsize=8)
def _term_pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(re.escape(term) for term in sorted(terms, key=len, reverse=True))})\b", re.IGNORECASE
    )
