"""The sample project for tests of the window: made once a run, copied for each test."""
# SPDX-License-Identifier: MIT

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.actions.sample import make_sample


def sample_in(folder: Path) -> Path:
    """A fresh copy of the sample project in a folder."""
    made = _made()
    return Path(shutil.copy2(made, folder / made.name))


@cache
def _made() -> Path:
    folder = TemporaryDirectory(prefix="briefing-sample-")
    atexit.register(folder.cleanup)
    return make_sample(Path(folder.name))
