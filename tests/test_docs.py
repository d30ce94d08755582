"""The documents for who works on the code: every file and folder that they name is there."""
# SPDX-License-Identifier: MIT

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
ROOMS = ("briefing", "ui", "tests", "bench", "resources", "seeds", "docs")
NAMED = re.compile(r"(?<![\w./-])(?:[\w./-]+\.(?:py|md)\b|(?:" + "|".join(ROOMS) + r")(?:/[\w-]++(?:\.\w+)?)+(?!\*))")
NOT_OURS = {"score.py", "hostile.py"}
"""The tools of the corpus that sources are measured on."""


def test_every_file_they_name_is_there() -> None:
    ours = [str(path.relative_to(ROOT)) for room in ROOMS for path in (ROOT / room).rglob("*") if path.suffix != ".pyc"]
    standing = {f"/{name}" for name in [*ours, *(path.name for path in ROOT.iterdir())]}
    ends = {name[place:] for name in standing for place, sign in enumerate(name) if sign == "/"}
    named = {(doc.name, word) for doc in DOCS for word in NAMED.findall(doc.read_text(encoding="utf-8"))}
    missing = sorted((doc, word) for doc, word in named if f"/{word.removeprefix('../')}" not in ends)
    assert [(doc, word) for doc, word in missing if word not in NOT_OURS] == []
    assert len(named) > len(DOCS), "names were looked for"
