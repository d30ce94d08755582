"""What an item rests on, counted by the file itself."""
# SPDX-License-Identifier: MIT

from briefing.model import Evidence, Judgement, Kind, Passage, Revision, Source, Stance
from briefing.project import Grounds, Project


def test_grounds_count_passages_and_sources_and_name_the_first(project: Project) -> None:
    with project.edit("Add") as edit:
        judgement = edit.put(Judgement(statement="Ankara waits"))
        bare = edit.put(Judgement(statement="Moscow bargains"))
        one, other = edit.put(Source(title="One")), edit.put(Source(title="Other"))
        stances = ((one, Stance.FOR), (one, Stance.AGAINST), (other, Stance.FOR))
        for number, (source, stance) in enumerate(stances):
            revision = edit.put(Revision(source_id=source.id, text_hash=edit.keep_text("Words.")))
            passage = edit.put(Passage(revision_id=revision.id, end=5, quote=f"Word {number}", paragraph=number + 2))
            edit.put(
                Evidence(item_kind=Kind.JUDGEMENT.value, item_id=judgement.id, passage_id=passage.id, stance=stance)
            )

    expected = Grounds(passages=3, sources=2, against=1, address="S1 ¶2", quote="Word 0")
    assert project.grounds(Kind.JUDGEMENT) == {judgement.id: expected}
    assert project.grounds(Kind.RISK) == {}
    assert project.grounds_of(judgement.id) == expected
    assert project.grounds_of(bare.id) == Grounds()
