"""What there is to translate, for whoever makes a translation: `python -m ui.translating tr tr.ts`.

Qt's own lupdate finds only sentences that stand in a call of `tr`; ours also stand in calls of small functions that
know their context (`said("Title")`), and in the tables of `resources`. So the sentences are read off the syntax of our
own sources. Each stands once in the file, in the context `ui.languages.EVERYWHERE`, with the places where it is said.
A file that is there already keeps its translations; what is no longer said is marked as vanished.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import ui
from briefing.brief.coverage import REASONS
from briefing.brief.templates import templates
from briefing.model import Kind
from resources import grading, matrix, scale
from resources.matrices import MATRICES
from resources.scales import SCALES
from ui.languages import EVERYWHERE
from ui.panels.words import PESTLE, PMESII_PT

_ROOT = Path(ui.__file__).parent
_WORDS_AT = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}
_COMMENT_AT = {"tr": 1, "translate": 2}
_ARGUMENTS = 2
_SHORT = 3  # statements of a function that does no more than translate what it is given


@dataclass(slots=True)
class Sentence:
    """Words to translate, with what Qt calls a comment: what tells two sentences of the same words apart."""

    words: str
    comment: str = ""
    places: list[str] = field(default_factory=list)

    @property
    def has_forms(self) -> bool:
        """Whether it has plural forms."""
        return "%n" in self.words or "%Ln" in self.words


@cache
def sentences() -> tuple[Sentence, ...]:
    """Every sentence of the desk, in the order of its files."""
    nodes = {path: list(ast.walk(ast.parse(path.read_text(encoding="utf-8")))) for path in sorted(_ROOT.rglob("*.py"))}
    helpers = {name for here in nodes.values() for name in _helpers(here)}
    found: dict[tuple[str, str], Sentence] = {}
    for path, here in nodes.items():
        for words, comment, line in _said_in(here, helpers):
            place = f"{path.relative_to(_ROOT.parent).as_posix()}:{line}"
            found.setdefault((words, comment), Sentence(words, comment)).places.append(place)
    for words in _of_tables():
        found.setdefault((words, ""), Sentence(words)).places.append("resources")
    return tuple(found.values())


def write(language: str, file: Path) -> tuple[int, int]:
    """Write or renew a translator's file; how many sentences there are, and how many are translated."""
    before = _translated(file)
    tree = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(tree, "context")
    ET.SubElement(context, "name").text = EVERYWHERE
    now = sentences()
    done = sum(_put(context, one, before.pop((one.words, one.comment), None)) for one in now)
    for (words, comment), message in before.items():
        _put_vanished(context, Sentence(words, comment), message)
    ET.indent(tree)
    text = ET.tostring(tree, encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")
    return len(now), done


def _helpers(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The functions of a file that translate the words they are given."""
    for function in nodes:
        if not isinstance(function, ast.FunctionDef) or len(function.body) > _SHORT:
            continue
        given = {argument.arg for argument in function.args.args}
        for call in ast.walk(function):
            name = _called(call)
            if name in ("tr", "translate") and isinstance(call, ast.Call) and len(call.args) > _WORDS_AT[name]:
                words = call.args[_WORDS_AT[name]]
                if isinstance(words, ast.Name) and words.id in given:
                    yield function.name


def _said_in(nodes: Iterable[ast.AST], helpers: set[str]) -> Iterator[tuple[str, str, int]]:
    """Words, comment and line of every sentence in a file."""
    for call in nodes:
        name = _called(call)
        if not isinstance(call, ast.Call) or not (name in _WORDS_AT or name in helpers):
            continue
        at = _WORDS_AT.get(name, 0)
        if len(call.args) > at:
            comment = "".join(_texts(call.args[_COMMENT_AT[name]])) if _has_comment(call, name) else ""
            for words in _texts(call.args[at]):
                yield words, comment, call.lineno


def _has_comment(call: ast.Call, name: str) -> bool:
    return name in _COMMENT_AT and len(call.args) > _COMMENT_AT[name]


def _called(call: ast.AST) -> str:
    if not isinstance(call, ast.Call):
        return ""
    named = call.func
    return named.id if isinstance(named, ast.Name) else named.attr if isinstance(named, ast.Attribute) else ""


def _texts(argument: ast.expr) -> Iterator[str]:
    """The texts an argument may be: itself, or either side of a choice."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value.strip():
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from _texts(argument.body)
        yield from _texts(argument.orelse)


def _of_tables() -> Iterator[str]:
    """The words of our own tables, which are translated where they are shown."""
    for name in SCALES:
        yield from (term.words for term in scale(name).terms)
    for name in MATRICES:
        yield from (impact.words for impact in matrix(name).impacts)
        yield from (band.words for band in matrix(name).bands)
    code = grading("admiralty")
    yield code.note
    for grade in (*code.reliability, *code.credibility):
        yield from filter(None, (grade.words, grade.note))
    yield from (template.name for template in templates()[0])
    yield from (*REASONS, *PESTLE, *PMESII_PT)
    yield from (kind.value.capitalize() for kind in Kind)


def _translated(file: Path) -> dict[tuple[str, str], ET.Element]:
    """The translations a file has already, by words and comment; of all its contexts but those it has for one place."""
    if not file.is_file():
        return {}
    found = {}
    for message in ET.parse(file).getroot().iterfind("context/message"):  # noqa: S314 -- the translator's own file
        translation = message.find("translation")
        if translation is not None and ("".join(translation.itertext()).strip()):
            found[message.findtext("source", ""), message.findtext("comment", "")] = translation
    return found


def _put(context: ET.Element, one: Sentence, known: ET.Element | None) -> bool:
    """Put a sentence in; whether it is translated."""
    message = _message(context, one)
    for place in one.places:
        file, _, line = place.partition(":")
        ET.SubElement(message, "location", {"filename": file, "line": line} if line else {"filename": file})
    _words_of(message, one)
    is_done = known is not None and known.get("type") in (None, "vanished", "obsolete")
    translation = ET.SubElement(message, "translation", {} if is_done else {"type": "unfinished"})
    if known is not None:
        translation.text = known.text
        translation.extend(known)
    return is_done


def _put_vanished(context: ET.Element, one: Sentence, known: ET.Element) -> None:
    message = _message(context, one)
    _words_of(message, one)
    translation = ET.SubElement(message, "translation", type="vanished")
    translation.text = known.text
    translation.extend(known)


def _message(context: ET.Element, one: Sentence) -> ET.Element:
    return ET.SubElement(context, "message", {"numerus": "yes"} if one.has_forms else {})


def _words_of(message: ET.Element, one: Sentence) -> None:
    ET.SubElement(message, "source").text = one.words
    if one.comment:
        ET.SubElement(message, "comment").text = one.comment


def main(arguments: Iterable[str]) -> int:
    """A language and a file: write it, and tell how much of it is done."""
    given = list(arguments)
    if len(given) != _ARGUMENTS:
        sys.stderr.write("python -m ui.translating LANGUAGE FILE.ts\n")
        return 2
    file = Path(given[1])
    whole, done = write(given[0], file)
    sys.stdout.write(f"Wrote {file}: {whole} sentences, {done} of them translated.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
