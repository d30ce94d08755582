"""What a brief may cite, as the search for it reads it: a few columns of sources, judgements, quotes and passages."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Kind


@dataclass(frozen=True, slots=True)
class Citable:
    """Something a brief may cite: how it is written, what it is, and the words to find it by.

    `label` is "S1", for a passage "S1 ¶5"; `quote` is "" for a source as a whole.
    """

    id: str
    kind: Kind
    label: str
    title: str
    publisher: str
    quote: str

    @property
    def citation(self) -> str:
        """As it is written in a text."""
        return f"[@{self.label}]"

    @property
    def words(self) -> str:
        """All the words it can be found by."""
        return " ".join(part for part in (self.title, self.publisher, self.quote) if part)


CITABLE_COLUMNS = {
    Kind.SOURCE: "SELECT id, label, title, publisher, '' FROM {page}",
    Kind.JUDGEMENT: "SELECT id, label, statement, '', '' FROM {page}",
    Kind.RISK: "SELECT id, label, title, '', '' FROM {page}",
    Kind.QUOTE: (
        "SELECT quote.id, quote.label, coalesce(source.title, ''), quote.attribution, coalesce(passage.quote, '') "
        "FROM {page} AS quote LEFT JOIN evidence ON evidence.item_id = quote.id "
        "LEFT JOIN passage ON passage.id = evidence.passage_id "
        "LEFT JOIN revision ON revision.id = passage.revision_id LEFT JOIN source ON source.id = revision.source_id"
    ),
    Kind.PASSAGE: (
        "SELECT passage.id, source.label || ' ¶' || passage.paragraph, source.title, source.publisher, passage.quote "
        "FROM {page} AS passage JOIN revision ON revision.id = passage.revision_id "
        "JOIN source ON source.id = revision.source_id"
    ),
}
"""The columns of a Citable, by kind, of a page of its table."""
