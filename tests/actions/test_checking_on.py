"""How far a brief is: sections that print nothing are counted, and what nobody accepted is told."""
# SPDX-License-Identifier: MIT

from pathlib import Path

from briefing.actions.checking_on import progress, progress_in_worker
from briefing.actions.items import change
from briefing.model import Brief, Section, Setting
from briefing.project import Project
from briefing.tradecraft.checking import ACCEPTED
from tests.ui.sample_copy import sample_in


def test_a_brief_is_as_far_as_its_sections_say_something(tmp_path: Path) -> None:
    with Project.open(sample_in(tmp_path)) as project:
        brief = project.all(Brief)[0]
        before = progress(project, brief)
        assert before.share == 1.0
        outlook = next(one for one in project.all(Section) if one.role == "outlook")
        change(project, outlook, body="")
        now = progress(project, brief)
        assert (now.sections, now.filled, now.empty) == (before.sections, before.sections - 1, (outlook.id,))
        first = now.open_problems[0]
        assert first.code == "B401", "the gravest comes first"
        with project.edit("Accept") as edit:
            edit.put(Setting(id=f"{ACCEPTED}{first.key}", value="it is known"))
        assert first.key not in {one.key for one in progress(project, brief).open_problems}
        assert progress_in_worker(str(project.path), "gone") is None
