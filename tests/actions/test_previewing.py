"""The live preview is the export: it speaks the language of the house's theme."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest

from briefing.actions.briefs import new_brief
from briefing.actions.exporting import export_pdf
from briefing.actions.items import change
from briefing.actions.previewing import preview
from briefing.brief.templates import template_called
from briefing.project import Project
from tests.render.reading import pages_of


def test_the_pages_are_those_of_the_export_in_the_theme_s_own_language(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path / "home"))
    folder = tmp_path / "home" / "config" / "themes"
    folder.mkdir(parents=True)
    (folder / "haus.toml").write_text('name = "Unser Haus"\nlanguage = "de"\nextends = "note"\n', encoding="utf-8")
    brief = new_brief(project, "It stays", template_called("spot"), {"tlp": "TLP:CLEAR"})
    brief = change(project, brief, theme="haus")
    seen = preview(project, brief)
    assert seen.failure is None
    assert "Seite 1 von 1" in "".join(pages_of(seen.pdf))
    assert seen.pdf == export_pdf(project, tmp_path / "brief.pdf", brief=brief).read_bytes()
