"""Real validators agree: veraPDF on PDF/UA-1 and PDF/A, and each of seven planted faults is found.

`BRIEFING_VERAPDF` names a command that is called as `COMMAND ua1,2a FILE…` and prints "PASS ua1 FILE …" for each.
"""
# SPDX-License-Identifier: MIT

import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.brief.document import (
    Columns,
    Document,
    Figure,
    Paragraph,
    Table,
    TableColumn,
    TableRow,
    Text,
    cell,
    plain,
)
from briefing.render import render_pdf
from briefing.render.typeset import Attachment
from resources.themes import BRIEF_THEMES
from tests.render import sample_document
from tests.render.typeset.test_languages import SENTENCES
from tests.render.typeset.test_layout import DRAWING

VERAPDF = os.environ.get("BRIEFING_VERAPDF", "")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not VERAPDF, reason="BRIEFING_VERAPDF does not name a veraPDF command"),
]


def failures(folder: Path, profiles: str, **files: bytes) -> list[str]:
    """What veraPDF finds wrong in the files."""
    paths = []
    for name, made in files.items():
        path = folder / f"{name}.pdf"
        path.write_bytes(made)
        paths.append(str(path))
    run = subprocess.run([VERAPDF, profiles, *paths], capture_output=True, text=True, check=True)  # noqa: S603
    assert run.stdout.count("PASS") + run.stdout.count("FAIL") == len(files) * len(profiles.split(","))
    return [line for line in run.stdout.splitlines() if not line.startswith("PASS")]


def torture() -> Document:
    """Everything at once: scripts, long cells, long columns, drawings."""
    long = " ".join(f"word{number}" for number in range(1200))
    rows = (TableRow((cell(plain("x"), heads_row=True), cell(plain(long)))), TableRow((cell(()), cell(plain("y")))))
    body = (
        *sample_document.everything().body,
        Table((TableColumn(), TableColumn(3)), (cell(plain("a")), cell(plain("b"))), rows),
        Columns(((Paragraph(plain(long)),), (sample_document.actor_table(60), sample_document.matrix()))),
        Figure(DRAWING, "image/svg+xml", "A drawing"),
        *(Paragraph((Text(words, language=language),)) for language, words in SENTENCES.items()),
        *(Paragraph((Text(f"In a sentence: {words}."),)) for words in SENTENCES.values()),
    )
    return replace(sample_document.everything(), body=body)


@pytest.mark.parametrize("theme", BRIEF_THEMES)
def test_every_theme_is_accessible_and_archival(theme: str, tmp_path: Path) -> None:
    made = {
        "executive": render_pdf(sample_document.executive(), theme=theme),
        "torture": render_pdf(torture(), theme=theme, page="Letter"),
    }
    assert not failures(tmp_path, "ua1,2a", **made)


def test_a_file_that_carries_its_project_is_too(tmp_path: Path) -> None:
    made = render_pdf(sample_document.executive(), attachment=Attachment("x.brief", b"x", "The project"))
    assert not failures(tmp_path, "ua1,3a", attached=made)


def elements(root: Any) -> Iterator[Any]:
    """Every structure element below one."""
    pikepdf = pytest.importorskip("pikepdf")
    yield root
    kids = root.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def without(key: str, tag: str = "") -> Callable[[Any], None]:
    """A fault: the elements (of this tag) have lost an entry."""

    def plant(pdf: Any) -> None:
        for each in elements(pdf.Root.StructTreeRoot.K[0]):
            if key in each and (not tag or str(each.S) == tag):
                del each[key]

    return plant


def skipped_heading(pdf: Any) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    for each in elements(pdf.Root.StructTreeRoot.K[0]):
        if str(each.S) == "/H2":
            each.S = pikepdf.Name.H4


def untagged_text(pdf: Any) -> None:
    page = pdf.pages[0]
    font = next(iter(page.Resources.Font.keys()))
    page.contents_add(f"BT {font} 10 Tf 1 0 0 1 50 50 Tm <0024> Tj ET".encode())


def silent_links(pdf: Any) -> None:
    for each in pdf.pages[0].Annots:
        del each["/Contents"], each["/StructParent"]


def no_language(pdf: Any) -> None:
    del pdf.Root.Lang


FAULTS: dict[str, Callable[[Any], None]] = {
    "no alternative text": without("/Alt"),
    "a heading skipped": skipped_heading,
    "no scope": without("/A", "/TH"),
    "untagged text": untagged_text,
    "silent links": silent_links,
    "notes without identity": without("/ID"),
    "no language": no_language,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_planted_fault_is_found(fault: str, tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    sound = tmp_path / "sound.pdf"
    sound.write_bytes(render_pdf(sample_document.executive()))
    with pikepdf.open(sound) as pdf:
        FAULTS[fault](pdf)
        pdf.save(tmp_path / "changed.pdf", deterministic_id=True)
    assert failures(tmp_path, "ua1", faulty=(tmp_path / "changed.pdf").read_bytes())
