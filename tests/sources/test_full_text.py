"""The full text of a page has what the article left out, and nothing the page hides."""
# SPDX-License-Identifier: MIT

import pytest

from briefing.errors import SourceError
from briefing.sources.full_text import full_text

PAGE = """<html><head><title>T</title><script>x()</script></head><body><nav>Menu</nav>
<p style="display: none">Hidden words.</p><article><h1>Headline</h1><p>A paragraph.</p></article>
<footer>Imprint</footer></body></html>"""


def test_furniture_is_there_and_scripts_are_not() -> None:
    assert full_text(PAGE.encode(), "page.html").split("\n\n") == ["Menu", "Headline", "A paragraph.", "Imprint"]


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(SourceError):
        full_text(b"<html><body><script>x()</script></body></html>", "empty.html")
