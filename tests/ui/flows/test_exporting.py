"""Exporting from the window, where the project is not plain to open."""
# SPDX-License-Identifier: MIT

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.actions.export_options import ExportOptions
from briefing.model import Section
from tests.ui.flows.test_article_to_brief import export, new_project
from tests.ui.window_hand import LONG, Hand


@pytest.mark.slow
def test_the_brief_of_a_protected_project_is_exported_without_asking_again(hand: Hand, tmp_path: Path) -> None:
    new_project(hand, "Protected")
    hand.project.set_password("winter")
    export(hand, tmp_path / "protected.pdf")


def test_a_cancelled_export_leaves_the_old_file_as_it_was_and_nothing_beside_it(hand: Hand, tmp_path: Path) -> None:
    new_project(hand, "Long")
    write_paragraphs(hand, 2_500)
    output = tmp_path / "prints" / "long.pdf"
    output.parent.mkdir()
    output.write_bytes(b"the print of yesterday")
    exported = []
    hand.space.exporting.exported.connect(exported.append)
    hand.space.exporting.export(output, ExportOptions(unmarked=True))
    # Hundreds of pages: it is under way, with the way to stop it in the status bar.
    hand.until(lambda: hand.window.status.job_words().startswith("Exporting long.pdf"))
    with hand.qtbot.waitSignal(hand.window.jobs.idle, timeout=LONG):
        hand.window.status.cancelled.emit()
    assert [path.name for path in output.parent.iterdir()] == ["long.pdf"]
    assert output.read_bytes() == b"the print of yesterday"
    assert not exported
    assert not hand.window.messages.message()


def test_how_many_pages_are_set_stands_in_the_status_bar(hand: Hand, tmp_path: Path) -> None:
    new_project(hand, "Some")
    write_paragraphs(hand, 60)
    told = []
    with hand.qtbot.waitSignal(hand.window.jobs.idle, timeout=LONG):
        hand.space.exporting.export(tmp_path / "some.pdf", ExportOptions(unmarked=True))
        job = hand.window.jobs.running
        assert job is not None
        job.advanced.connect(lambda _count: told.append(hand.window.status.job_words()))
    assert told[0] == "Exporting some.pdf · 10 pages"


def write_paragraphs(hand: Hand, count: int) -> None:
    paragraph = "Nobody knows how long this goes on, and nobody who asked was told. " * 12
    with hand.project.edit("Write") as edit:
        (section, *_rest) = edit.all(Section)
        edit.put(replace(section, body=f"{paragraph}\n\n" * count))
