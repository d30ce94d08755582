"""Templates of briefs: Markdown with TOML front matter, each section a heading, its role, a prompt, its directives.

The texts stand here; `briefing.brief.templates` reads them.
"""
# SPDX-License-Identifier: MIT

import re
from functools import cache
from importlib.resources import files

TEMPLATES = ("spot", "onepage", "executive", "assessment", "actor", "register")

_PAGES = re.compile(r"^pages = \[([0-9]+), *([0-9]+)\]$", re.MULTILINE)
_KIND = re.compile(r'^kind = "([^"]*)"$', re.MULTILINE)


@cache
def template_text(template_id: str) -> str:
    """The file of a template, one of TEMPLATES; KeyError where there is none."""
    if template_id not in TEMPLATES:
        raise KeyError(f"there is no template {template_id!r}")
    return files(__name__).joinpath(f"{template_id}.md").read_text(encoding="utf-8")


def template_kind(template_id: str) -> str:
    """What a brief of this template is called on its cover, "" where the template is not one of ours."""
    if template_id not in TEMPLATES:
        return ""
    found = _KIND.search(template_text(template_id))
    return found[1] if found else ""


def template_most_pages(template_id: str) -> int:
    """The most pages a brief of this template should have, 0 where the template is not one of ours."""
    if template_id not in TEMPLATES:
        return 0
    found = _PAGES.search(template_text(template_id))
    return int(found[2]) if found else 0
