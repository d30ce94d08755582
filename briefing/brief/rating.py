"""Likelihood and confidence as they are printed: the term with its band in the sentence, the chips, the legend."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from briefing.brief.blocks import Block, Heading
from briefing.brief.blocks import Confidence as ConfidenceChip
from briefing.brief.blocks import Likelihood as LikelihoodChip
from briefing.brief.document import walk
from briefing.brief.exhibits import Legend, LegendEntry, Matrix
from briefing.brief.inline import CitationMark, LikelihoodTerm, Runs, plain
from briefing.brief.notes import EvidenceQuote
from briefing.brief.saying import said
from briefing.brief.wording import CONFIDENCES, capitalised
from briefing.brief.yardstick import Yardstick, named, yardstick_of
from briefing.model import Confidence, Judgement, Likelihood, Risk, Source
from briefing.project import Reading
from resources import Band, Impact, Scale, Term


def statement_runs(statement: str, likelihood: Likelihood | None, yardstick: Yardstick) -> Runs:
    """A judgement in runs: its likelihood term, at its first place in the sentence, carries its band.

    A band that the analyst wrote into the statement is not printed again, and a longer term ("very likely") is not
    taken for the shorter one that it holds ("likely").
    """
    found = yardstick.term_of(likelihood)
    if found is None or re.search(_band_pattern(found[1]), statement):
        return plain(statement)
    known, term = found
    every_term = sorted((words for one in known.terms for words in one.expressions), key=len, reverse=True)
    pattern = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in every_term)
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", statement, re.IGNORECASE):
        if " ".join(match.group().split()).casefold() in {words.casefold() for words in term.expressions}:
            marked = _in_sentence(known, term, match.group())
            return (*plain(statement[: match.start()]), marked, *plain(statement[match.end() :]))
    return plain(statement)


def rating_runs(likelihood: Likelihood | None, yardstick: Yardstick) -> Runs:
    """A rating for a table: the term with its band, "not rated" where there is none."""
    found = yardstick.term_of(likelihood)
    return (_in_sentence(*found, found[1].words),) if found else plain(said("not rated"))


def likelihood_chip(likelihood: Likelihood | None, yardstick: Yardstick) -> LikelihoodChip | None:
    """The chip of a likelihood, None where none is set."""
    found = yardstick.term_of(likelihood)
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
    yardstick = yardstick_of(project)
    entries = [_scale_entry(known) for known in _scales_used(project, yardstick)]
    nodes = list(walk(body))
    entries += _matrix_entries(yardstick) if any(isinstance(node, Matrix) for node in nodes) else []
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
    worded = any(term.standard for term in known.terms)
    source = said("the house’s words for the terms of {scale}", scale=known.name) if worded else known.name
    return LegendEntry(said("Likelihood"), plain(f"{terms} ({source})."))


def _matrix_entries(yardstick: Yardstick) -> list[LegendEntry]:
    """What a house calls impacts and levels otherwise than other briefs: each with the usual name."""
    groups = ((said("Impact"), yardstick.matrix.impacts), (said("Level"), yardstick.matrix.bands))
    return [
        LegendEntry(noun, plain("; ".join(_both(one) for one in group) + "."))
        for noun, group in groups
        if any(one.standard for one in group)
    ]


def _both(entry: Impact | Band) -> str:
    return f"{entry.words} ({said(entry.standard)})" if entry.standard else named(entry)


def _scales_used(project: Reading, yardstick: Yardstick) -> list[Scale]:
    rated: list[Judgement | Risk] = [*project.all(Judgement), *project.all(Risk)]
    found = (yardstick.term_of(one.likelihood) for one in rated if one.in_brief)
    return list(dict.fromkeys(pair[0] for pair in found if pair))


def _says_confidence(risk: Risk) -> bool:
    return risk.in_brief and risk.confidence is not None


def _says_paragraph(node: object) -> bool:
    return isinstance(node, EvidenceQuote) or (isinstance(node, CitationMark) and "¶" in node.locator)


def _in_sentence(known: Scale, term: Term, words: str) -> LikelihoodTerm:
    return LikelihoodTerm(words, term.band, known.terms.index(term) + 1, len(known.terms))


def _band_pattern(term: Term) -> str:
    """The term's band as people write it: "55–80 %", "55-80%", "55 to 80 per cent"."""
    return rf"(?<!\d){term.low}\s*(?:%|per\s?cent)?\s*(?:[-–—]|to|and)\s*<?\s*{term.high}(?!\d)\s*(?:%|per\s?cent)"
