"""A file or pasted text becomes an Article. One file a format; `read` picks the reader by content, then by suffix.

Heavy libraries (trafilatura, lxml, chardet, py3langid) are imported by the format that needs them, when it reads.
"""
# SPDX-License-Identifier: MIT

from briefing.sources.article import Article
from briefing.sources.formats import read, read_all, read_bytes, read_each, read_pasted

__all__ = ["Article", "read", "read_all", "read_bytes", "read_each", "read_pasted"]
