"""Small projects for briefs: sources with passages, tied to what rests on them."""
# SPDX-License-Identifier: MIT

from briefing.model import Evidence, Item, Passage, Revision, Source, Stance, kind_of
from briefing.project import Edit


def add_source(edit: Edit, **fields: object) -> Source:
    """A source with one text."""
    source = edit.put(Source(**{"title": "News", **fields}))  # type: ignore[arg-type] # fields of Source
    edit.put(Revision(source_id=source.id, text_hash=edit.keep_text("First.\nSecond words.")))
    return source


def add_evidence(edit: Edit, item: Item, source: Source, *, words: str = "Second words.", paragraph: int = 2) -> None:
    """A passage of the source, for the item."""
    revision = edit.current_revision(source.id)
    assert revision is not None
    passage = edit.put(Passage(revision_id=revision.id, start=7, end=20, quote=words, paragraph=paragraph))
    edit.put(
        Evidence(item_kind=kind_of(item).value, item_id=item.id, passage_id=passage.id, stance=Stance.FOR),
    )
