"""The same project gives the same bytes wherever it is exported, and they say nothing of where that was."""
# SPDX-License-Identifier: MIT

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from shutil import copyfile

import pikepdf
import pytest

from briefing.actions.sample import make_sample

ROOT = Path(__file__).parents[2]
EXPORT = """
import getpass, socket, sys
from pathlib import Path
from briefing.actions.export_options import ExportOptions
from briefing.actions.exporting import export_file
how = ExportOptions(annex=True, draft=True, attach_project=True)
export_file(sys.argv[1], sys.argv[2], "", how)
"""
PLACES = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu", "LC_ALL": "C", "USER": "zzcanaryuser", "HOME": "/zzcanaryhome"},
    {
        "PYTHONHASHSEED": "77",
        "TZ": "America/St_Johns",
        "LC_ALL": "C.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "USER": "zzcanaryother",
    },
)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """One project, exported by two processes from two folders under two users, seeds, zones and locales."""
    folder = tmp_path_factory.mktemp("sample")
    sample = make_sample(folder)
    made = []
    for number, place in enumerate(PLACES):
        own = tmp_path_factory.mktemp(f"zzcanaryfolder{number}")
        project = Path(copyfile(sample, own / f"zzcanaryname{number}.brief"))
        output = own / "out.pdf"
        environment = {**os.environ, **place, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-c", EXPORT, str(project), str(output)]
        subprocess.run(command, check=True, env=environment, timeout=120)  # noqa: S603 our own interpreter
        made.append(output)
    return made


def test_two_processes_give_the_same_bytes(exported: list[Path]) -> None:
    one, other = (hashlib.sha256(path.read_bytes()).hexdigest() for path in exported)
    assert one == other


def test_nothing_in_it_says_where_or_by_what_it_was_made(exported: list[Path]) -> None:
    found = b"\n".join(everything(exported[0]))
    # The search finds what is there: text of the attached project, and the title.
    assert b"S-400" in found
    for trace in (
        b"zzcanary",
        b"eportLab",
        b"ikepdf",
        b"yHanko",
        b"Producer",
        b"CreationDate",
        b"site-packages",
        b"pytest-of",
    ):
        assert trace not in found, trace
    for trace in ("zzcanary", "pytest-of"):
        assert trace.encode("utf-16-be") not in found
        assert trace.encode("utf-16-be").hex().upper().encode() not in found


def everything(path: Path) -> list[bytes]:
    """The bytes of the file, and of every stream in it unpacked."""
    parts = [path.read_bytes()]
    with pikepdf.open(path) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream):
                parts.append(each.read_bytes())
            else:
                parts.append(each.unparse() if hasattr(each, "unparse") else b"")
    return parts
