"""The syntax of our Markdown: citations and directives in it, HTML out of it, read into a tree of elements."""
# SPDX-License-Identifier: MIT

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from briefing.brief.citation_text import CITATION
from briefing.brief.directive_text import LINE

# What would be read as HTML, or would come back as HTML: without them it stays text.
HTML_PATTERNS = ("html", "entity", "automail")


class _Citations(Extension):
    """The syntax of citations, before that of links; HTML taken out of the syntax."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Change the parser's patterns."""
        md.preprocessors.deregister("html_block")
        for name in HTML_PATTERNS:
            md.inlinePatterns.deregister(name)
        # Backtick code (190) and escapes (180) come first, links (from 170) after.
        md.inlinePatterns.register(_CitationPattern(CITATION, md), "citation", 175)
        # Behind lists and indented code (80 and more), before headings (70).
        md.parser.blockprocessors.register(_DirectiveProcessor(md.parser), "directive", 75)


class _DirectiveProcessor(BlockProcessor):
    """A line that is a directive, as an element of its own; only where it stands under no list or quotation."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether there is one in the block."""
        return parent.tag == "div" and LINE.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Put what stands before it and the directive into the tree; what stands behind it is the next block."""
        block = blocks.pop(0)
        found = LINE.search(block)
        if found is None:
            return False
        before, after = block[: found.start()], block[found.end() :]
        if before.strip("\n"):
            self.parser.parseBlocks(parent, [before.strip("\n")])
        SubElement(parent, "directive", written=found.group().strip())
        if after.strip("\n"):
            blocks.insert(0, after.strip("\n"))
        return None


class _CitationPattern(InlineProcessor):
    """`[@S1 ¶5]` as an element, its words as they were written in an attribute."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  # Python-Markdown's name; its stub has the older signature
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """The element and where it begins and ends in `data`."""
        return Element("citation", written=m.group(1)), m.start(0), m.end(0)


def parsed(text: str) -> Element:
    """The element tree, as Python-Markdown has it before it would print it."""
    markdown = Markdown(
        extensions=[_Citations(), "tables", "sane_lists", "footnotes"],
        extension_configs={"tables": {"use_align_attribute": True}},
    )
    lines = text.split("\n")
    for preprocessor in markdown.preprocessors:
        lines = preprocessor.run(lines)
    root = markdown.parser.parseDocument(lines).getroot()
    if root is None:
        return Element("div")
    # Every step but the one that indents elements for printing.
    for name in ("footnote", "inline", "footnote-duplicate", "unescape"):
        if name in markdown.treeprocessors:
            changed = markdown.treeprocessors[name].run(root)
            root = root if changed is None else changed
    return root
