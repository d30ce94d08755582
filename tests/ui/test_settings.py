"""What the window remembers outlives it, and a damaged file is no reason not to start."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest

from ui.settings import Recent, Remembered, Settings, config_folder, data_folder, log_folder, projects_folder
from ui.theme import Choice


def test_what_is_changed_is_there_for_the_next_window(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    settings = Settings(path)
    settings.change(theme=Choice.DARK, text_scale=130, geometry="AAAA")
    settings.remember_project(Recent("/p/ç.brief", "Ç", "2026-11-22T14:02:00+00:00", "S1 ¶5", 3))
    again = Settings(path).values
    assert (again.theme, again.text_scale, again.geometry) == (Choice.DARK, 130, "AAAA")
    assert again.recents == (Recent("/p/ç.brief", "Ç", "2026-11-22T14:02:00+00:00", "S1 ¶5", 3),)


def test_the_last_project_stands_first_and_ten_are_kept(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    for number in range(12):
        settings.remember_project(Recent(f"/p/{number}.brief", str(number)))
    settings.remember_project(Recent("/p/5.brief", "five"))
    names = [recent.name for recent in settings.values.recents]
    assert names == ["five", "11", "10", "9", "8", "7", "6", "4", "3", "2"]
    settings.forget_project("/p/11.brief")
    assert "11" not in [recent.name for recent in settings.values.recents]


def test_as_many_projects_are_listed_as_the_user_says_and_none_was_a_choice_before(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.change(recents_kept=2)
    for name in "ABCD":
        settings.remember_project(Recent(f"{name}.brief", name))
        settings.pin_project("A.brief", pinned=True)
    assert [one.name for one in settings.values.recents] == ["D", "A"]
    (tmp_path / "settings.json").write_text('{"keep_recents": false}', encoding="utf-8")
    older = Settings(tmp_path / "settings.json")
    older.remember_project(Recent("A.brief", "A"))
    assert older.values.recents == ()


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"theme": "plaid"}', '{"recents": [{"nonsense": 1}]}', "\x00"])
def test_a_damaged_file_counts_as_a_new_one(tmp_path: Path, damaged: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(damaged, encoding="utf-8")
    settings = Settings(path)
    assert settings.values == Remembered()
    settings.change(text_scale=110)
    assert Settings(path).values.text_scale == 110


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    settings = Settings(tmp_path / "file" / "settings.json")
    settings.change(text_scale=110)
    assert settings.values.text_scale == 110


def test_settings_for_a_picture_leave_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    Settings(path, keep=False).change(text_scale=110)
    assert not path.exists()


def test_everything_lies_under_the_home_that_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_HOME", str(tmp_path))
    for folder in (config_folder(), data_folder(), log_folder(), projects_folder()):
        assert folder.parent == tmp_path
    monkeypatch.delenv("BRIEFING_HOME")
    assert tmp_path not in config_folder().parents
    assert projects_folder().name == "Briefing"
