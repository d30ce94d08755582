"""Killed at any moment, thousands of times: the file is sound, with every finished step."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tried import Tell

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork and no SIGKILL here")


def killed(folder: Path, kills: int, seed: int) -> dict[str, int]:
    words = [sys.executable, "-m", "tests.project.killing", str(folder), str(kills), str(seed)]
    done = subprocess.run(words, check=False, capture_output=True, text=True)  # noqa: S603 ours
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_after_some_kills_every_finished_step_is_there(tmp_path: Path) -> None:
    assert killed(tmp_path, 20, seed=7)["kills"] == 20


@pytest.mark.slow
@pytest.mark.parametrize("share", range(4))
def test_after_thousands_of_kills_every_finished_step_is_there(tmp_path: Path, tried: Tell, share: int) -> None:
    found = killed(tmp_path, 500, seed=1_000 + 500 * share)
    assert found["kills"] == 500
    assert found["cut off"] > 20
    del found["steps in the last"]
    tried("kills at any moment; every finished step there, every file sound", found)
