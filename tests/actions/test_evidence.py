"""Notes on evidence: written as a step of their own, and only where they say something new."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest

from briefing.actions.evidence import annotate
from briefing.actions.importing import add_article
from briefing.actions.marking import Selection, mark
from briefing.errors import UnknownItem
from briefing.model import Evidence, Kind
from briefing.project import Project
from briefing.sources import read_bytes


def test_a_note_is_one_step_and_the_same_note_none(tmp_path: Path) -> None:
    with Project.create(tmp_path / "Return.brief", "Return") as project:
        source, _ = add_article(project, read_bytes(b"Turkey spoke with Russia.", "return.txt"))
        revision = project.current_revision(source.id)
        assert revision is not None
        text = project.text(revision)
        evidence = mark(project, Selection(revision, text, (0, 6)), Kind.ACTOR).evidence

        noted = annotate(project, evidence, "Said on the record")
        annotate(project, evidence, "Said on the record")
        assert project.get(Evidence, evidence.id) == noted

        project.undo()
        assert project.get(Evidence, evidence.id).note == ""
        project.undo()
        with pytest.raises(UnknownItem):
            annotate(project, evidence, "Too late")
