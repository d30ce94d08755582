"""What a brief may cite, as the search for it reads it: a few columns of sources, judgements, quotes and passages."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Kind


@dataclass(frozen=True, slots=True)
class Citable:
    """Something a brief may cite: how it is written, what it is, and the words to find it by.

    `label` is "S1", for a passage "S1 ¶5"; `quote` is "" for a source as a whole. `tied` is the kind and label of what
    it bears on ("risk R1"), or is; `place` where its words stand ("S1 ¶5"); `grade` the Admiralty grade of its source.
    """

    id: str
    kind: Kind
    label: str
    title: str
    publisher: str
    quote: str
    tied: str = ""
    place: str = ""
    grade: str = ""

    @property
    def citation(self) -> str:
        """As it is written in a text."""
        return f"[@{self.label}]"

    @property
    def words(self) -> str:
        """All the words it can be found by."""
        return " ".join(part for part in (self.title, self.publisher, self.quote) if part)


_GRADE = (
    "CASE WHEN source.reliability IS NULL AND source.credibility IS NULL THEN '' "
    "ELSE coalesce(source.reliability, '–') || coalesce(source.credibility, '–') END"
)
_PLACE = "source.label || ' ¶' || passage.paragraph"
# What a passage bears on is told by one of these, the first that there is: a finding tells more than a name in it.
_TIED_KINDS = (
    Kind.JUDGEMENT,
    Kind.RISK,
    Kind.EVENT,
    Kind.QUOTE,
    Kind.RELATION,
    Kind.HYPOTHESIS,
    Kind.INDICATOR,
    Kind.ASSUMPTION,
    Kind.NOTE,
    Kind.ACTOR,
)
_TIED_LABEL = " ".join(
    f"WHEN '{kind.value}' THEN (SELECT label FROM {kind.value} WHERE id = tie.item_id)"  # noqa: S608 names of our schema
    for kind in _TIED_KINDS
)
_TIED_RANK = " ".join(f"WHEN '{kind.value}' THEN {rank}" for rank, kind in enumerate(_TIED_KINDS))
_TIED = (
    f"coalesce((SELECT tie.item_kind || ' ' || CASE tie.item_kind {_TIED_LABEL} END FROM evidence AS tie "  # noqa: S608 names of our schema
    f"WHERE tie.passage_id = passage.id ORDER BY CASE tie.item_kind {_TIED_RANK} END, tie.id LIMIT 1), '')"
)

_COLUMNS = {
    Kind.SOURCE: "SELECT id, label, title, publisher, '', '', '', {grade} FROM {page} AS source",
    Kind.JUDGEMENT: "SELECT id, label, statement, '', '', 'judgement ' || label, '', '' FROM {page}",
    Kind.RISK: "SELECT id, label, title, '', '', 'risk ' || label, '', '' FROM {page}",
    Kind.QUOTE: (
        "SELECT quote.id, quote.label, coalesce(source.title, ''), quote.attribution, coalesce(passage.quote, ''), "
        "'quote ' || quote.label, coalesce({place}, ''), {grade} "
        "FROM {page} AS quote LEFT JOIN evidence ON evidence.item_id = quote.id "
        "LEFT JOIN passage ON passage.id = evidence.passage_id "
        "LEFT JOIN revision ON revision.id = passage.revision_id LEFT JOIN source ON source.id = revision.source_id"
    ),
    Kind.PASSAGE: (
        "SELECT passage.id, {place}, source.title, source.publisher, passage.quote, {tied}, {place}, {grade} "
        "FROM {page} AS passage JOIN revision ON revision.id = passage.revision_id "
        "JOIN source ON source.id = revision.source_id"
    ),
}

CITABLE_COLUMNS = {
    kind: columns.format(page="{page}", place=_PLACE, grade=_GRADE, tied=_TIED) for kind, columns in _COLUMNS.items()
}
"""The columns of a Citable, by kind, of a page of its table."""
