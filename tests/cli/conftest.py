"""What the tests of commands share: a finished sample, and a command that is expected to fail."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

import pytest

from briefing.cli import main


@pytest.fixture
def fail(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs a command that does not work and gives its one line of complaint."""

    def failed(*words: object) -> str:
        try:
            status = main([str(word) for word in words])
        except SystemExit as left:
            status = int(str(left.code))
        said = capsys.readouterr().err
        assert status > 0
        assert said.startswith("briefing: ")
        assert said.count("\n") == 1
        assert "Traceback" not in said
        return said

    return failed


@pytest.fixture(scope="session")
def finished_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a folder with ş and spaces")
    assert main(["sample", str(folder)]) == 0
    (path,) = folder.iterdir()
    return path


@pytest.fixture
def sample(finished_sample: Path, tmp_path: Path) -> Path:
    return Path(copyfile(finished_sample, tmp_path / "sample.brief"))
