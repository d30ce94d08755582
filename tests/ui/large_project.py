"""The sample with ten thousand articles more, for tests of a window that has much to show: made once a run."""
# SPDX-License-Identifier: MIT

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.model import Revision, Source
from briefing.project import Project
from tests.ui.sample_copy import sample_in

ARTICLES = 10_000
_A_STEP = 1_000
_WORDS = "The convoy left the harbour before dawn and was not seen again. " * 20


def large_in(folder: Path) -> Path:
    """A fresh copy of the large project in a folder."""
    made = _made()
    return Path(shutil.copy2(made, folder / made.name))


@cache
def _made() -> Path:
    folder = TemporaryDirectory(prefix="briefing-large-")
    atexit.register(folder.cleanup)
    path = sample_in(Path(folder.name))
    with Project.open(path) as project:
        for begin in range(0, ARTICLES, _A_STEP):
            _add(project, range(begin, begin + _A_STEP))
    return path


def _add(project: Project, numbers: range) -> None:
    """Articles that differ in a word, so that none is a copy of another."""
    with project.edit(f"Add articles from {numbers.start}") as edit:
        for number in numbers:
            source = edit.put(Source(title=f"Article {number}", publisher="The Strait Gazette"))
            text = f"Report {number}\n\n{_WORDS}"
            edit.put(Revision(source_id=source.id, text_hash=edit.keep_text(text), characters=len(text), words=240))
