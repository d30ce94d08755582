"""What goes out beside the PDF: the text of a brief, and annotations as a table that no spreadsheet runs."""
# SPDX-License-Identifier: MIT

import csv
from pathlib import Path

import pytest

from briefing.actions.handing_over import HEADS, brief_text, write_annotations_in_worker, write_brief_text
from briefing.actions.items import change
from briefing.errors import BriefingError
from briefing.model import Brief, Evidence, Risk, Section
from briefing.project import Project
from tests.ui.sample_copy import sample_in


def test_text_and_annotations_are_written_whole(tmp_path: Path) -> None:
    path = sample_in(tmp_path)
    with Project.open(path) as project:
        brief = project.all(Brief)[0]
        risk = project.all(Risk)[0]
        change(project, risk, title="=1+1")
        first, *_ = project.all(Section)
        change(project, first, in_brief=False)
        text = brief_text(project, brief)
        assert text.startswith(f"# {brief.title}\n\n## ")
        assert first.body not in text
        assert "[@S" in text, "citations stay as they are written"
        with pytest.raises(BriefingError):
            write_brief_text(project, brief, tmp_path / "nowhere" / "brief.md")
        count = project.count(Evidence)
        passages = len(project.exhibits_of(risk.id))
    written = Path(write_annotations_in_worker(str(path), str(tmp_path / "all.csv")))
    with written.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == HEADS
    assert len(rows) == count
    assert [row["name"] for row in rows].count("'=1+1") == passages
