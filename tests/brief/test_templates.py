"""Templates: ours are whole, the user's are read or refused in words."""
# SPDX-License-Identifier: MIT

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.asking import asked
from briefing.brief.directive_text import directives, misplaced
from briefing.brief.templates import read_template, template_called, template_in, templates
from briefing.errors import TemplateError
from resources import TEMPLATES, template_kind

_OWN = """+++
id = "desk"
name = "Our desk"
pages = [1, 2]
+++

# Bottom line {#summary}
<!-- What is
new? -->

# Who does what

{{actors limit=3}}
"""


def test_ours_are_read_and_ask_for_nothing_wrong(tmp_path: Path) -> None:
    found, wrong = templates(tmp_path)
    assert [template.id for template in found] == list(TEMPLATES)
    assert wrong == []
    for template in found:
        assert template.summary
        assert template_kind(template.id) == template.kind
        assert {"summary", "sources"} <= {section.role for section in template.sections}
        assert 1 <= template.pages[0] <= template.pages[1]
        for section in template.sections:
            assert section.body or section.prompt
            assert misplaced(section.body) == []
            assert [fault for one in directives(section.body) for fault in asked(one)[2]] == []


def test_a_template_says_sections_roles_and_prompts() -> None:
    template = read_template(_OWN)
    assert (template.id, template.name, template.pages) == ("desk", "Our desk", (1, 2))
    first, second = template.sections
    assert (first.role, first.heading, first.body, first.prompt) == ("summary", "Bottom line", "", "What is new?")
    assert (second.role, second.heading, second.body) == ("who-does-what", "Who does what", "{{actors limit=3}}")


def test_the_users_own_follow_ours_or_take_their_place(tmp_path: Path) -> None:
    (tmp_path / "desk.md").write_text(_OWN, encoding="utf-8")
    (tmp_path / "spot.md").write_text(_OWN.replace('id = "desk"\n', "").replace("Our desk", "Ours"), encoding="utf-8")
    (tmp_path / "broken.md").write_text("# No settings", encoding="utf-8")
    found, wrong = templates(tmp_path)
    assert [template.id for template in found] == [*TEMPLATES, "desk"]
    assert found[0].name == "Ours"
    assert template_called("desk", tmp_path).path == tmp_path / "desk.md"
    assert [error.happened for error in wrong] == [
        "“broken.md” is no template: it does not begin with settings between two lines of +++."
    ]
    with pytest.raises(TemplateError, match="There is no template “dsk”"):
        template_called("dsk", tmp_path)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("pages = [1, 2]", "pages = [3, 2]", "pages takes two numbers"),
        ("pages = [1, 2]", "colour = 1", "it sets “colour”"),
        ("pages = [1, 2]", "kind = 1", "kind takes a text"),
        ("pages = [1, 2]", "pages = [", "its settings cannot be read"),
        ("# Who does what", "# Who {#summary}", "two of its sections have the role “summary”"),
        ("# ", "## ", "it has no section"),
    ],
)
def test_a_wrong_template_is_refused_with_the_reason(before: str, after: str, said: str) -> None:
    with pytest.raises(TemplateError, match=said):
        read_template(_OWN.replace(before, after))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TemplateError, match="cannot be read"):
        template_in(tmp_path / "x.md")


@given(st.text(alphabet=st.sampled_from('+\n# {}<!->=[]"1aid'), max_size=80))
def test_reading_raises_nothing_but_its_own_error(text: str) -> None:
    for whole in (text, f"+++\n{text}", f'+++\nid = "a"\n+++\n{text}'):
        with suppress(TemplateError):
            assert read_template(whole).sections
