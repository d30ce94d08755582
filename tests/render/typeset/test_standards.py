"""Real validators agree: veraPDF on PDF/UA-1 and PDF/A, outloud, qpdf; and each of seven planted faults is found."""
# SPDX-License-Identifier: MIT

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
import pytest

from briefing.actions.briefs import apply_template
from briefing.actions.citation_styles import set_citation_style
from briefing.actions.sample import make_sample
from briefing.brief.annex import with_annex
from briefing.brief.citation_styles import CitationStyle
from briefing.brief.compose import compose, first_brief
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
from briefing.brief.templates import template_called
from briefing.project import Project
from briefing.render import Finish, render_pdf
from briefing.render.finishing import finished
from briefing.render.typeset import Attachment
from resources import TEMPLATES
from resources.themes import BRIEF_THEMES
from tests.render import checkers, sample_document
from tests.render.certificate import PASSWORD, invented_certificate
from tests.render.typeset.test_languages import SENTENCES
from tests.render.typeset.test_layout import DRAWING
from tests.render.typeset.test_themes import house

pytestmark = pytest.mark.slow
with_verapdf = pytest.mark.skipif(
    not checkers.class_path(), reason="veraPDF is not here: it needs a JDK, libjaxb-java and `make check-slow`"
)
with_outloud = pytest.mark.skipif(not checkers.outloud(), reason="outloud is not here: `make check-slow` brings it")


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


def every_file() -> dict[str, bytes]:
    """The executive brief and the torture document in every theme; a draft, and a theme of a house with its logo."""
    made = {f"executive-{theme}": render_pdf(sample_document.executive(), theme=theme) for theme in BRIEF_THEMES}
    made |= {f"torture-{theme}": render_pdf(torture(), theme=theme, page="Letter") for theme in BRIEF_THEMES}
    made["draft"] = render_pdf(sample_document.everything(), draft=True)
    with TemporaryDirectory() as folder:
        made["house"] = render_pdf(sample_document.executive(), theme=house(Path(folder)), page="Letter", draft=True)
    return made


def every_template(folder: Path) -> dict[str, bytes]:
    """The sample project by every template, and with its citations in the line."""
    made = {}
    with Project.open(make_sample(folder)) as project:
        for name in TEMPLATES:
            template = template_called(name)
            brief = apply_template(project, first_brief(project), template)
            made[f"template-{name}"] = render_pdf(compose(project, brief), theme=template.theme or "assessment")
        for style in (CitationStyle.ADDRESS, CitationStyle.OUTLET):
            set_citation_style(project, first_brief(project), style)
            made[f"citations-{style}"] = render_pdf(with_annex(compose(project), project))
    return made


def attached() -> bytes:
    return render_pdf(sample_document.executive(), attachment=Attachment("x.brief", b"x", "The project"))


def written(folder: Path, files: dict[str, bytes]) -> dict[str, Path]:
    paths = {name: folder / f"{name.replace(' ', '-')}.pdf" for name in files}
    for name, path in paths.items():
        path.write_bytes(files[name])
    return paths


@with_verapdf
def test_verapdf_passes_every_theme_every_template_and_the_torture_document(tmp_path: Path) -> None:
    files = written(tmp_path, {**every_file(), **every_template(tmp_path)})
    assert checkers.verapdf_findings("ua1,2a", files) == {name: [] for name in files}


@with_verapdf
def test_verapdf_passes_a_file_that_carries_its_project(tmp_path: Path) -> None:
    files = written(tmp_path, {"attached": attached()})
    assert checkers.verapdf_findings("ua1,3a", files) == {"attached": []}


@with_verapdf
@with_outloud
def test_a_signed_file_is_as_accessible_and_as_archival(tmp_path: Path) -> None:
    pytest.importorskip("pyhanko", reason="the extra `sign` is not installed")
    finish = Finish("", str(invented_certificate(tmp_path)), PASSWORD)
    files = written(tmp_path, {"signed": finished(render_pdf(sample_document.executive()), finish)})
    assert checkers.verapdf_findings("ua1,2a", files) == {"signed": []}
    assert checkers.outloud_errors(files, tmp_path / "report.json") == {"signed": []}


@with_outloud
def test_outloud_finds_no_error(tmp_path: Path) -> None:
    files = written(tmp_path, {**every_file(), **every_template(tmp_path)})
    assert checkers.outloud_errors(files, tmp_path / "report.json") == {name: [] for name in files}


def test_qpdf_finds_no_problem() -> None:
    for name, made in {**every_file(), "attached": attached()}.items():
        assert not checkers.qpdf_problems(made), name


def elements(root: Any) -> Iterator[Any]:
    """Every structure element below one."""
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


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A sound file, and one for each fault."""
    folder = tmp_path_factory.mktemp("faulty")
    files = written(folder, {"sound": render_pdf(sample_document.executive())})
    for fault, plant in FAULTS.items():
        files[fault] = folder / f"{fault.replace(' ', '-')}.pdf"
        with pikepdf.open(files["sound"]) as pdf:
            plant(pdf)
            pdf.save(files[fault], deterministic_id=True)
    return files


@with_verapdf
def test_verapdf_finds_each_planted_fault(faulty: dict[str, Path]) -> None:
    found = checkers.verapdf_findings("ua1", faulty)
    assert {name for name, rules in found.items() if not rules} == {"sound"}


@with_outloud
def test_outloud_finds_each_planted_fault(faulty: dict[str, Path], tmp_path: Path) -> None:
    found = checkers.outloud_errors(faulty, tmp_path / "report.json")
    assert {name for name, errors in found.items() if not errors} == {"sound"}
