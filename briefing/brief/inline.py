"""The running text of a brief: stretches of words, links, citations, likelihood terms.

A sequence of runs makes one paragraph, heading or table cell. Runs are values: they know nothing of fonts or pages.
"""
# SPDX-License-Identifier: MIT

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Text:
    """A stretch of words in one style.

    `text` is shown as it stands, markup characters included; line breaks in it count as spaces. `small_caps` shows
    lower-case letters as small capitals by the rules of `language`. `language` is a BCP 47 tag ("tr", "ru"); empty
    means the language of what surrounds it.
    """

    text: str
    bold: bool = False
    italic: bool = False
    small_caps: bool = False
    code: bool = False
    language: str = ""

    def visible(self) -> str:
        """The words a reader sees."""
        return self.text


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside the paragraph."""

    def visible(self) -> str:
        """A line feed."""
        return "\n"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead elsewhere.

    `target` is a web or mail address ("https://…", "mailto:…") or, with a leading "#", the anchor of a node of the
    same document.
    """

    runs: tuple["Run", ...]
    target: str

    def visible(self) -> str:
        """The words of the link, not its address."""
        return visible(self.runs)


@dataclass(frozen=True, slots=True)
class CitationMark:
    """One source named in a citation.

    `endnote` is the id of an `Endnote`; `label` that of the endnote ("1"); `locator` the place within the source ("¶5",
    "p. 3"), empty where the whole source is meant. `words` stand for it in the line ("Bosphorus Wire, 18 December
    2025"), empty where the label is raised.
    """

    endnote: str
    label: str
    locator: str = ""
    words: str = ""

    def shown(self) -> str:
        """What stands in the text, with its place: "1 ¶5", "S1 ¶5", "Bosphorus Wire, 18 December 2025, ¶5"."""
        between = ", " if self.words != self.label and self.words else " "
        return f"{self.words or self.label}{between}{self.locator}" if self.locator else self.words or self.label


@dataclass(frozen=True, slots=True)
class Citation:
    """What follows a statement: raised numbers, or sources in the line between brackets.

    Each leads to its endnote, and the endnote back to the first of them.
    """

    marks: tuple[CitationMark, ...]

    @property
    def in_line(self) -> bool:
        """Whether it stands in the line, between brackets and behind a space."""
        return any(mark.words for mark in self.marks)

    def visible(self) -> str:
        """The sources with their places: "1,3 ¶5", "[S1 ¶5; S3]"."""
        if self.in_line:
            return f"[{'; '.join(mark.shown() for mark in self.marks)}]"
        return self.alone()

    def alone(self) -> str:
        """What stands where nothing else does, as in a table's column of sources: "S1 ¶5,S3"."""
        return ",".join(replace(mark, words="").shown() for mark in self.marks)


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """The raised sign that leads to the `Footnote` with the id `footnote`; `label` is the sign as printed."""

    footnote: str
    label: str

    def visible(self) -> str:
        """The sign."""
        return self.label


@dataclass(frozen=True, slots=True)
class LikelihoodTerm:
    """A term of a likelihood scale within a sentence, printed with its band: "likely (55–80 %)".

    `words` are the term as the sentence spells it; `band` the range it stands for, empty to print none. `level` of
    `levels` is its place on the scale, 1 being the least likely; 0 where the scale is not known.
    """

    words: str
    band: str = ""
    level: int = 0
    levels: int = 0

    def visible(self) -> str:
        """The term and its band."""
        return f"{self.words} ({self.band})" if self.band else self.words


Run = Text | LineBreak | Link | Citation | FootnoteMark | LikelihoodTerm
Runs = tuple[Run, ...]


def visible(runs: Runs) -> str:
    """The words of `runs` as a reader sees them, without any style."""
    if all(isinstance(run, Citation) for run in runs):
        return "".join(run.alone() for run in runs if isinstance(run, Citation))
    words = ""
    for run in runs:
        parted = isinstance(run, Citation) and run.in_line and words and not words[-1].isspace()
        words += f" {run.visible()}" if parted else run.visible()
    return words


def plain(text: str, *, language: str = "") -> Runs:
    """`text` as runs without any style."""
    return (Text(text, language=language),) if text else ()
