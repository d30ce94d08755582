"""Killed at any moment, thousands of times: the file is sound, with every finished step."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork and no SIGKILL here")


def killed(folder: Path, kills: int, seed: int) -> dict[str, int]:
    words = [sys.executable, "-m", "tests.project.killing", str(folder), str(kills), str(seed)]
    done = subprocess.run(words, check=False, capture_output=True, text=True)  # noqa: S603 ours
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_after_some_kills_every_finished_step_is_there(tmp_path: Path) -> None:
    assert killed(tmp_path, 40, seed=7)["kills"] == 40


@pytest.mark.slow
def test_after_thousands_of_kills_every_finished_step_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = killed(tmp_path, 2_500, seed=1_000)
    assert found["kills"] == 2_500
    assert found["cut off"] > 100
    with capsys.disabled():
        print(f"\nkills: {found}; every finished step there, every file sound")  # noqa: T201
