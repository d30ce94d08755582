"""Likelihood and confidence as they are printed: the term with its band in the sentence, the chips, the legend."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from briefing.brief.blocks import Block, Heading
from briefing.brief.blocks import Confidence as ConfidenceChip
from briefing.brief.blocks import Likelihood as LikelihoodChip
from briefing.brief.document import walk
from briefing.brief.exhibits import Legend, LegendEntry
from briefing.brief.inline import CitationMark, LikelihoodTerm, Runs, plain
from briefing.brief.notes import EvidenceQuote
from briefing.brief.saying import said
from briefing.brief.wording import CONFIDENCES, capitalised
from briefing.model import Confidence, Judgement, Likelihood, Risk, Source
from briefing.project import Reading
from resources import Scale, Term, scale


def term_of(likelihood: Likelihood | None) -> tuple[Scale, Term] | None:
    """The scale and the term a likelihood names, None where none is set or this Briefing does not know them."""
    if likelihood is None:
        return None
    try:
        known = scale(likelihood.scale)
        return known, known.term(likelihood.term)
    except KeyError:
        return None


def statement_runs(statement: str, likelihood: Likelihood | None) -> Runs:
    """A judgement in runs: its likelihood term, at its first place in the sentence, carries its band.

    A band that the analyst wrote into the statement is not printed again, and a longer term ("very likely") is not
    taken for the shorter one that it holds ("likely").
    """
    found = term_of(likelihood)
    if found is None or re.search(_band_pattern(found[1]), statement):
        return plain(statement)
    known, term = found
    every_term = sorted((words for one in known.terms for words in _words_of(one)), key=len, reverse=True)
    pattern = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in every_term)
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", statement, re.IGNORECASE):
        if " ".join(match.group().lower().split()) in _words_of(term):
            marked = _in_sentence(known, term, match.group())
            return (*plain(statement[: match.start()]), marked, *plain(statement[match.end() :]))
    return plain(statement)


def rating_runs(likelihood: Likelihood | None) -> Runs:
    """A rating for a table: the term with its band, "not rated" where there is none."""
    found = term_of(likelihood)
    return (_in_sentence(*found, found[1].words),) if found else plain(said("not rated"))


def likelihood_chip(likelihood: Likelihood | None) -> LikelihoodChip | None:
    """The chip of a likelihood, None where none is set."""
    found = term_of(likelihood)
    if found is None:
        return None
    known, term = found
    return LikelihoodChip(capitalised(term.words), term.band, known.terms.index(term) + 1, len(known.terms))


def confidence_chip(confidence: Confidence | None) -> ConfidenceChip | None:
    """The chip of a confidence, None where none is set."""
    if not confidence:
        return None
    grade, level = CONFIDENCES[confidence]
    return ConfidenceChip(said(grade), level, noun=said("confidence"))


def legend(project: Reading, body: tuple[Block, ...], cited: list[Source]) -> list[Block]:
    """How to read the scales and signs that this brief uses; nothing for a brief that uses none.

    `body` is what the brief prints, `cited` are the sources it leans on.
    """
    entries = [_scale_entry(known) for known in _scales_used(project)]
    nodes = list(walk(body))
    if any(isinstance(node, ConfidenceChip) for node in nodes) or any(
        _says_confidence(risk) for risk in project.all(Risk)
    ):
        entries.append(LegendEntry(said("Confidence"), plain(said(_CONFIDENCE))))
    if any(source.grade for source in cited):
        entries.append(LegendEntry(said("Grade"), plain(said(_GRADE))))
    if any(_says_paragraph(node) for node in nodes):
        entries.append(LegendEntry("¶", plain(said("paragraph of the source as read."))))
    return [Heading(1, plain(said("How to read this"))), Legend("", tuple(entries))] if entries else []


_CONFIDENCE = "how good the basis of an assessment is (sources, corroboration, gaps), not how likely it is."
_GRADE = (
    "letter A to E from completely reliable to unreliable, F not judged; number 1 to 5 from confirmed by independent "
    "sources to improbable, 6 not judged (Admiralty code)."
)


def _scale_entry(known: Scale) -> LegendEntry:
    terms = "; ".join(f"{term.words} {term.band}" for term in known.terms)
    return LegendEntry(said("Likelihood"), plain(f"{terms} ({known.name})."))


def _scales_used(project: Reading) -> list[Scale]:
    rated: list[Judgement | Risk] = [*project.all(Judgement), *project.all(Risk)]
    found = (term_of(one.likelihood) for one in rated if one.in_brief)
    return list(dict.fromkeys(pair[0] for pair in found if pair))


def _says_confidence(risk: Risk) -> bool:
    return risk.in_brief and risk.confidence is not None


def _says_paragraph(node: object) -> bool:
    return isinstance(node, EvidenceQuote) or (isinstance(node, CitationMark) and "¶" in node.locator)


def _words_of(term: Term) -> tuple[str, ...]:
    return tuple(words for words in (term.words, term.alternative) if words)


def _in_sentence(known: Scale, term: Term, words: str) -> LikelihoodTerm:
    return LikelihoodTerm(words, term.band, known.terms.index(term) + 1, len(known.terms))


def _band_pattern(term: Term) -> str:
    """The term's band as people write it: "55–80 %", "55-80%", "55 to 80 per cent"."""
    return rf"(?<!\d){term.low}\s*(?:%|per\s?cent)?\s*(?:[-–—]|to|and)\s*<?\s*{term.high}(?!\d)\s*(?:%|per\s?cent)"
