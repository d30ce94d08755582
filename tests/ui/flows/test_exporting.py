"""Exporting from the window, where the project is not plain to open."""
# SPDX-License-Identifier: MIT

from pathlib import Path

from tests.ui.flows.test_article_to_brief import export, new_project
from tests.ui.window_hand import Hand


def test_the_brief_of_a_protected_project_is_exported_without_asking_again(hand: Hand, tmp_path: Path) -> None:
    new_project(hand, "Protected")
    hand.project.set_password("winter")
    export(hand, tmp_path / "protected.pdf")
