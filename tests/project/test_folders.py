"""A shared folder is said once."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.project import Project, folders
from briefing.project.folders import file_system_of, risk_of

MOUNTS = """\
/dev/vda / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/vdb /home/local xfs rw 0 0
//nas/work /mnt/the\\040work cifs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/etc/x", "ext4"),
        ("/home/ada/x", "nfs4"),
        ("/home/local/x", "xfs"),
        ("/homework/x", "ext4"),
        ("/mnt/the work/a/x", "cifs"),
    ],
)
def test_the_innermost_mount_says_what_a_folder_is(path: str, kind: str) -> None:
    assert file_system_of(Path(path), MOUNTS) == kind


def test_a_cloud_folder_is_said_once_for_each_folder(tmp_path: Path) -> None:
    cloud = tmp_path / "OneDrive - House" / "Desk"
    cloud.mkdir(parents=True)
    path = cloud / "x.brief"
    with Project.create(path, "x") as project:
        (warning,) = project.warnings
        assert "copied to a cloud" in warning
    with Project.open(path, read_only=True) as project:
        assert project.warnings == ()
    with Project.open(path) as project:
        assert project.warnings == ()
        assert project.history.undo_label == ""
    moved = cloud.parent / "y.brief"
    path.rename(moved)
    with Project.open(moved) as project:
        assert len(project.warnings) == 1


def test_a_network_drive_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert risk_of(tmp_path / "x.brief") == ""
    monkeypatch.setattr(folders, "_mounts", lambda: f"server:/x {tmp_path} fuse.sshfs rw 0 0")
    assert "network drive" in risk_of(tmp_path / "x.brief")
