"""The user's file of house defaults: a value given or taken away leaves everything else in it as it was."""
# SPDX-License-Identifier: MIT

from pathlib import Path

from briefing.brief.house import set_users_default, users_defaults


def test_a_default_is_given_changed_and_taken_away_and_the_rest_of_the_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "house.toml"
    set_users_default("author", 'Ö. "Ş" \\ X', file)
    assert users_defaults(file) == {"author": 'Ö. "Ş" \\ X'}
    file.write_text(f'# ours\n{file.read_text(encoding="utf-8")}\n[later]\nunit = "not a default"\n', encoding="utf-8")
    set_users_default("tlp", "TLP:RED", file)
    set_users_default("tlp", "TLP:AMBER", file)
    assert users_defaults(file) == {"tlp": "TLP:AMBER", "author": 'Ö. "Ş" \\ X'}
    set_users_default("tlp", "", file)
    assert users_defaults(file) == {"author": 'Ö. "Ş" \\ X'}
    assert "# ours" in file.read_text(encoding="utf-8")
    assert "[later]" in file.read_text(encoding="utf-8")
