"""Deleting items together with what hangs on them, so that nothing is left pointing at what is gone."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefing.actions.citation_styles import put_style
from briefing.actions.marking import remove_evidence
from briefing.actions.naming import called, counted
from briefing.brief.citation_styles import CitationStyle
from briefing.brief.summaries import ISSUED
from briefing.model import (
    Evidence,
    Issue,
    Item,
    Kind,
    Link,
    Passage,
    Quote,
    Relation,
    Revision,
    Section,
    Setting,
    Source,
    kind_of,
)
from briefing.project import Edit, Project


def delete(project: Project, items: Sequence[Item]) -> None:
    """Delete items with what hangs on them: their evidence, links and relations. Sources go with all their texts."""
    if not items:
        return
    with project.edit(_label(items)) as edit:
        _delete_sources(edit, [item for item in items if isinstance(item, Source)])
        for item in items:
            if not isinstance(item, Source):
                delete_inside(edit, item)


def delete_inside(edit: Edit, item: Item) -> None:
    """Inside an edit: delete one item with what hangs on it."""
    if isinstance(item, Evidence):
        remove_evidence(edit, item)
        return
    if isinstance(item, Source):
        _delete_sources(edit, [item])
        return
    for evidence in edit.where(Evidence, item_id=item.id):
        remove_evidence(edit, evidence)
    for link in edit.links_of(item.id):
        edit.remove(link)
    let_go = _LET_GO.get(kind_of(item))
    if let_go is not None:
        let_go(edit, item)
    edit.remove(item)


def _delete_sources(edit: Edit, sources: Sequence[Source]) -> None:
    """Delete sources with their texts and what hangs on these: of very many it is asked in a few questions."""
    ids = [source.id for source in sources]
    revisions = edit.ids_where_any(Revision, "source_id", ids)
    for passage in edit.where_any(Passage, "revision_id", revisions):
        delete_inside(edit, passage)
    gone = [*revisions, *ids]
    for evidence in edit.where_any(Evidence, "item_id", gone):
        remove_evidence(edit, evidence)
    edit.remove_all(Link, {link for end in ("from_id", "to_id") for link in edit.ids_where_any(Link, end, gone)})
    edit.remove_all(Revision, revisions)
    edit.remove_all(Source, ids)


def _label(items: Sequence[Item]) -> str:
    if len(items) == 1:
        return f"Delete {called(items[0])}"
    kinds = {kind_of(item) for item in items}
    return f"Delete {counted(kinds.pop(), len(items))}" if len(kinds) == 1 else f"Delete {len(items)} items"


def _let_go_of_actor(edit: Edit, actor: Item) -> None:
    for end in ("from_actor_id", "to_actor_id"):
        for relation in edit.where(Relation, **{end: actor.id}):
            delete_inside(edit, relation)
    for quote in edit.where(Quote, speaker_id=actor.id):
        edit.put(replace(quote, speaker_id=None))


def _let_go_of_origin(edit: Edit, origin: Item) -> None:
    for source in edit.where(Source, origin_id=origin.id):
        edit.put(replace(source, origin_id=None, origin_reason=""))


def _let_go_of_revision(edit: Edit, revision: Item) -> None:
    for passage in edit.where(Passage, revision_id=revision.id):
        delete_inside(edit, passage)


def _let_go_of_passage(edit: Edit, passage: Item) -> None:
    for evidence in edit.where(Evidence, passage_id=passage.id):
        edit.remove(evidence)


def _let_go_of_brief(edit: Edit, brief: Item) -> None:
    for section in edit.where(Section, brief_id=brief.id):
        edit.remove(section)
    for issue in edit.where(Issue, brief_id=brief.id):
        delete_inside(edit, issue)
    put_style(edit, brief.id, CitationStyle.NUMBER)


def _let_go_of_issue(edit: Edit, issue: Item) -> None:
    said = edit.find(Setting, f"{ISSUED}{issue.id}")
    if said is not None:
        edit.remove(said)


_LET_GO: dict[Kind, Callable[[Edit, Item], None]] = {
    Kind.ACTOR: _let_go_of_actor,
    Kind.ORIGIN: _let_go_of_origin,
    Kind.REVISION: _let_go_of_revision,
    Kind.PASSAGE: _let_go_of_passage,
    Kind.BRIEF: _let_go_of_brief,
    Kind.ISSUE: _let_go_of_issue,
}
"""What must be done, by kind, before an item can go: what cannot be without it goes too, the rest lets go of it."""
