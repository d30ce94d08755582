"""The guide that F1 opens: Markdown, a chapter a heading of the first level, keys as the names of their commands.

`{file.import}` stands for the key of that command, as the user has it. There is the English one; a language that gets
its own brings a file named by its code.
"""
# SPDX-License-Identifier: MIT

from functools import cache
from importlib.resources import files


@cache
def guide_text() -> str:
    """The guide, in English."""
    return files(__name__).joinpath("en.md").read_text(encoding="utf-8")
