"""Templates: what kind of brief, with which sections, and what each section is for.

A template is a Markdown file with TOML front matter between two lines `+++`. Each heading of the first level begins a
section: `# Key judgements {#judgements}` names it and its role. A comment `<!-- … -->` is the section's prompt: the
window shows it where nothing is written yet, no brief prints it. All else is the text a new section begins with.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from briefing.errors import TemplateError
from briefing.project import folders
from resources import TEMPLATES, template_text

SUFFIX = ".md"

_FENCE = "+++"
_HEADING = re.compile(r"^#[ \t]+(?P<heading>.*?)[ \t]*(?:\{#(?P<role>[a-z][a-z0-9-]*)\})?[ \t]*$", re.MULTILINE)
_PROMPT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_SLUG = re.compile(r"[^a-z0-9]+")
_TEXTS = ("id", "name", "kind", "summary", "theme", "page_size", "language")


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """A section of a template: what it is for, its heading, the text it begins with, what to write in it."""

    role: str
    heading: str
    body: str
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of brief. `pages` are the fewest and the most it should have; `kind` is the word above the title.

    `theme`, `page_size` and `language` are set in the brief where they are not empty. `path` is the file of one of
    the user's own, None for ours.
    """

    id: str
    name: str
    sections: tuple[TemplateSection, ...]
    kind: str = ""
    summary: str = ""
    pages: tuple[int, int] = (1, 0)
    theme: str = ""
    page_size: str = ""
    language: str = ""
    path: Path | None = None

    def section(self, role: str) -> TemplateSection | None:
        """The section with this role."""
        return next((section for section in self.sections if section.role == role), None)


def templates_folder() -> Path:
    """Where the user's own templates lie."""
    return folders.user_folder() / "templates"


def templates(folder: Path | None = None) -> tuple[list[Template], list[TemplateError]]:
    """Every template, ours first, then those of the user's folder by name; and what is wrong with those that fail.

    One of the user's with the id of ours takes its place.
    """
    found = {template_id: _ours(template_id) for template_id in TEMPLATES}
    wrong: list[TemplateError] = []
    own = folder if folder is not None else templates_folder()
    for path in sorted(own.glob(f"*{SUFFIX}")):
        try:
            template = template_in(path)
        except TemplateError as error:
            wrong.append(error)
        else:
            found[template.id] = template
    return list(found.values()), wrong


@cache
def _ours(template_id: str) -> Template:
    """A template that comes with Briefing; it is asked for at every move of the caret."""
    return read_template(template_text(template_id))


def template_called(template_id: str, folder: Path | None = None) -> Template:
    """The template with this id. Raises TemplateError where there is none, with those there are."""
    found, wrong = templates(folder)
    for template in found:
        if template.id == template_id:
            return template
    raise TemplateError(
        f"There is no template “{template_id}”.",
        safe="Nothing was changed.",
        remedy=f"There are {', '.join(template.id for template in found)}.",
        details="\n".join(error.sentence() for error in wrong),
    )


def template_in(path: Path) -> Template:
    """The template in a file. Raises TemplateError with the line of what is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"The template {path.name} cannot be read.", details=str(error)) from error
    return read_template(text, path)


def read_template(text: str, path: Path | None = None) -> Template:
    """The template that a text describes. Raises TemplateError for what is none; never anything else."""
    name = path.name if path else "template"
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].strip() != _FENCE or _FENCE not in [line.strip() for line in lines[1:]]:
        raise _wrong(name, "it does not begin with settings between two lines of +++")
    end = next(number for number, line in enumerate(lines[1:], start=1) if line.strip() == _FENCE)
    settings = _settings("\n".join(lines[1:end]), name)
    template_id = settings.pop("id", "") or (path.stem if path else "")
    sections = tuple(_sections("\n".join(lines[end + 1 :])))
    roles = [section.role for section in sections]
    if not template_id or not sections:
        raise _wrong(name, "it has no section" if template_id else "it has no id")
    for role in roles:
        if roles.count(role) > 1:
            raise _wrong(name, f"two of its sections have the role “{role}”")
    pages = settings.pop("pages", (1, 0))
    title = settings.pop("name", template_id)
    return Template(id=template_id, name=title, sections=sections, pages=pages, path=path, **settings)


def _settings(text: str, name: str) -> dict[str, Any]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(name, f"its settings cannot be read: {error}") from error
    for key, value in table.items():
        if key == "pages":
            if not _is_range(value):
                raise _wrong(name, "pages takes two numbers such as [1, 4]")
            table[key] = tuple(value)
        elif key not in _TEXTS:
            raise _wrong(name, f"it sets “{key}”, which is none of {', '.join((*_TEXTS, 'pages'))}")
        elif not isinstance(value, str):
            raise _wrong(name, f"{key} takes a text in quotation marks")
    return table


def _is_range(value: Any) -> bool:
    both = 2
    return (
        isinstance(value, list)
        and len(value) == both
        and all(type(number) is int and number > 0 for number in value)
        and value[0] <= value[1]
    )


def _sections(text: str) -> Iterator[TemplateSection]:
    headings = list(_HEADING.finditer(text))
    for found, after in zip_longest(headings, headings[1:]):
        end = after.start() if after else len(text)
        written = text[found.end() : end]
        prompt = " ".join(" ".join(said.split()) for said in _PROMPT.findall(written))
        body = re.sub(r"\n{3,}", "\n\n", _PROMPT.sub("", written)).strip()
        role = found["role"] or _SLUG.sub("-", found["heading"].casefold()).strip("-")
        yield TemplateSection(role, found["heading"], body, prompt)


def _wrong(name: str, why: str) -> TemplateError:
    return TemplateError(
        f"“{name}” is no template: {why}.",
        safe="Nothing was changed.",
        remedy="The form is described in docs/briefs.md.",
    )
