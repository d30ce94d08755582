r"""RTF documents: own walk of groups and control words, each byte in the code page of its font."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from briefing.model.dates import Period
from briefing.sources.article import Article
from briefing.sources.blocks import Block, below_title, set_as_text
from briefing.sources.days import moment
from briefing.sources.opening import refusal
from briefing.sources.rtf_letters import Letters
from briefing.sources.rtf_page import TITLE, Page, State
from briefing.sources.rtf_words import (
    LEFT_OUT,
    NAMED,
    OPTIONAL_TEXT,
    SIGNS,
    Token,
    codec_of_charset,
    codec_of_page,
    tokens,
)
from briefing.sources.told import Reading, Told, as_article

EXTRACTOR = "RTF document"
_PROPERTIES = "document properties"
_DEEPEST = 100_000
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|заголовок) ([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9


def read_rtf(raw: bytes, name: str) -> Article:
    """The article in an RTF document. Raises SourceError for one without text or nested beyond reason."""
    document = _Document(raw, name)
    document.walk()
    text, headings = set_as_text(below_title(document.blocks(), document.page.title))
    reading = Reading(
        text=text,
        headings=headings,
        extractor=EXTRACTOR,
        media_type="application/rtf",
        encoding=document.codec,
        notes=document.told(),
    )
    return as_article(raw, name, reading, document.properties())


class _Document:
    """One walk over a file's tokens."""

    def __init__(self, raw: bytes, name: str) -> None:
        self._raw = raw
        self._name = name
        self._state = State()
        self._above: list[tuple[State, Page | None]] = []
        self.page = Page()
        self._notes: list[Page] = []
        self._letters = Letters(raw)
        self._styles: dict[int, int] = {}
        self._words: dict[str, list[str]] = {"title": [], "author": [], "style": [], "label": []}
        self._created: dict[str, int] = {}
        self._defined = 0
        self._optional = False
        self._to_skip = 0
        self._ways = self._all_ways()

    @property
    def codec(self) -> str:
        """The code page of whatever has no font of its own."""
        return self._letters.codec

    def walk(self) -> None:
        """Read every token. Raises SourceError for groups nested beyond reason."""
        for token in tokens(self._raw):
            if token.sign == "begin":
                self._begin()
            elif token.sign == "end":
                self._end()
            elif token.content:
                self._content(token)
            elif token.word:
                self._to_skip = 0
                self._word(token)
            else:
                self._sign(token.sign)
        self._end_of_paragraph()

    def blocks(self) -> list[Block]:
        """The text's blocks, then its notes behind their marks."""
        self.page.end_row()
        blocks = list(self.page.blocks)
        for place, note in enumerate(self._notes, start=1):
            lines = [block.text.strip() for block in note.blocks]
            if any(lines):
                blocks.append(Block(f"[{place}] " + "\n".join(line for line in lines if line)))
        return blocks

    def told(self) -> tuple[str, ...]:
        """What a person should know: bytes that fit no code page."""
        lost = sum(block.text.count("\ufffd") for block in self.page.blocks)
        return (f"“\ufffd” marks {lost} places that could not be decoded; the original file is kept.",) if lost else ()

    def properties(self) -> Told:
        """What the file's own information says."""
        day: Period | None = None
        if self._created.keys() >= {"yr", "mo", "dy"}:
            day = moment("{yr:04}-{mo:02}-{dy:02}".format(**self._created))
        return Told(
            title=(("title style", self.page.title), (_PROPERTIES, "".join(self._words["title"]))),
            byline=((_PROPERTIES, "".join(self._words["author"])),),
            weakly_published=((f"{_PROPERTIES}: created", day),),
        )

    def _begin(self) -> None:
        if len(self._above) >= _DEEPEST:
            raise refusal(f"“{self._name}” is nested too deeply to be read.", "Save it as plain text.")
        self._flush()
        self._to_skip = 0
        self._above.append((self._state, None))

    def _end(self) -> None:
        self._flush()
        self._to_skip = 0
        if not self._above:
            return
        if self._state.into == "style" and self._above[-1][0].into == "styles":
            self._define_style()
        ended = self._state.into
        self._state, page = self._above.pop()
        if ended == "label" and self._state.into != "label":
            self._label()
        if page is not None:
            self._end_of_paragraph()
            self.page = page

    def _content(self, token: Token) -> None:
        if self._state.into == "nothing":
            return
        content = token.content
        skipped = min(self._to_skip, len(content))
        self._to_skip -= skipped
        content = content[skipped:]
        if content:
            font = self._state.font
            self._write(self._letters.read(content, font, is_hexadecimal=token.is_hexadecimal))

    def _flush(self) -> None:
        """End a character that was begun and never finished."""
        rest = self._letters.ended()
        if rest:
            self._write(rest)

    def _write(self, text: str) -> None:
        state = self._state
        if state.into == "text" and not (state.is_hidden or state.is_deleted):
            self.page.write(text)
        elif state.into in self._words:
            self._words[state.into].append(text)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._optional = True
        elif sign in {"\n", "\r"}:
            self._end_of_paragraph()
        elif self._to_skip:
            self._to_skip -= 1
        elif sign in SIGNS:
            self._flush()
            self._write(SIGNS[sign])

    def _word(self, token: Token) -> None:
        word, optional = token.word, self._optional
        self._optional = False
        self._flush()
        if self._state.into == "nothing":
            return
        if word in LEFT_OUT or (optional and word not in OPTIONAL_TEXT):
            self._state = replace(self._state, into="nothing")
        elif word in NAMED:
            self._write(NAMED[word])
        elif word in self._ways:
            self._ways[word](token.amount)

    def _unicode(self, amount: int | None) -> None:
        code = (amount or 0) % 0x10000 if abs(amount or 0) < 0x10000 else 0xFFFD  # noqa: PLR2004 -- one UTF-16 unit
        self._write(chr(code))
        self._to_skip = self._state.skipped_after_unicode

    def _end_of_paragraph(self, _amount: int | None = None) -> None:
        self._flush()
        if self._state.into in {"text", "nothing"}:
            self.page.end_paragraph(self._state)

    def _cell(self, _amount: int | None) -> None:
        self._state = replace(self._state, in_table=True)
        self._end_of_paragraph()
        self.page.end_cell()

    def _row(self, _amount: int | None) -> None:
        self.page.end_row()

    def _plain_paragraph(self, _amount: int | None) -> None:
        self._state = replace(self._state, in_table=False, level=0)
        if self._state.into == "text":
            self.page.counted = ""

    def _in_table(self, _amount: int | None) -> None:
        self._state = replace(self._state, in_table=True)

    def _label(self) -> None:
        self.page.label("".join(self._words["label"]))
        self._words["label"] = []

    def _old_list(self, _amount: int | None) -> None:
        self.page.count_on()
        self._state = replace(self._state, into="nothing")

    def _outline(self, amount: int | None) -> None:
        level = (amount or 0) + 1
        if self._state.into == "style":
            self._styles.setdefault(self._defined, level if level <= _BODY_LEVEL else 0)
        else:
            self._state = replace(self._state, level=level if level <= _BODY_LEVEL else 0)

    def _style(self, amount: int | None) -> None:
        if self._state.into in {"styles", "style"}:
            self._state = replace(self._state, into="style")
            self._defined = amount or 0
            self._words["style"] = []
        else:
            self._state = replace(self._state, level=self._styles.get(amount or 0, 0))

    def _define_style(self) -> None:
        label = "".join(self._words["style"]).strip(" ;").split(";")[0].strip()
        heading = _HEADING.match(label)
        if label.lower() == "title":
            self._styles[self._defined] = TITLE
        elif heading:
            self._styles[self._defined] = int(heading[1])
        self._words["style"] = []

    def _font(self, amount: int | None) -> None:
        if self._state.into == "fonts":
            self._defined = amount or 0
        else:
            self._state = replace(self._state, font=amount or 0)

    def _charset(self, amount: int | None) -> None:
        self._letters.set_font(self._defined, codec_of_charset(amount or 0))

    def _font_page(self, amount: int | None) -> None:
        self._letters.set_font(self._defined, codec_of_page(amount or 0))

    def _code_page(self, amount: int | None) -> None:
        self._letters.codec = codec_of_page(amount or 0)

    def _default(self, amount: int | None) -> None:
        self._letters.usual_font = amount or 0

    def _note(self, _amount: int | None) -> None:
        if not self._above:
            return
        self._above[-1] = (self._above[-1][0], self.page)
        self.page = Page()
        self._notes.append(self.page)

    def _note_mark(self, _amount: int | None) -> None:
        if self.page not in self._notes:
            self._write(f"[{len(self._notes) + 1}]")

    def _plain(self, _amount: int | None) -> None:
        self._state = replace(self._state, font=-1, is_hidden=False, is_deleted=False)

    def _hidden(self, amount: int | None) -> None:
        self._state = replace(self._state, is_hidden=amount != 0)

    def _deleted(self, amount: int | None) -> None:
        self._state = replace(self._state, is_deleted=amount != 0)

    def _skipped(self, amount: int | None) -> None:
        self._state = replace(self._state, skipped_after_unicode=max(0, min(amount or 0, 64)))

    def _into(self, place: str) -> Callable[[int | None], None]:
        """From the control word to the group's end the words belong to `place`."""

        def enter(_amount: int | None) -> None:
            if place not in {"title", "author", "created"} or self._state.into == "info":
                self._state = replace(self._state, into=place)

        return enter

    def _dated(self, part: str) -> Callable[[int | None], None]:
        def keep(amount: int | None) -> None:
            if self._state.into == "created":
                self._created[part] = amount or 0

        return keep

    def _all_ways(self) -> dict[str, Callable[[int | None], None]]:
        """What each control word does that does anything here."""
        places = {
            "fonttbl": "fonts",
            "stylesheet": "styles",
            "info": "info",
            "title": "title",
            "author": "author",
            "creatim": "created",
            "listtext": "label",
            "pntext": "label",
        }
        return {
            **dict.fromkeys(("par", "sect", "page", "nestcell", "nestrow"), self._end_of_paragraph),
            **{word: self._into(place) for word, place in places.items()},
            **{part: self._dated(part) for part in ("yr", "mo", "dy")},
            "u": self._unicode,
            "uc": self._skipped,
            "cell": self._cell,
            "row": self._row,
            "pard": self._plain_paragraph,
            "intbl": self._in_table,
            "outlinelevel": self._outline,
            "s": self._style,
            "f": self._font,
            "fcharset": self._charset,
            "cpg": self._font_page,
            "ansicpg": self._code_page,
            "mac": lambda _amount: self._code_page(10000),
            "pc": lambda _amount: self._code_page(437),
            "pca": lambda _amount: self._code_page(850),
            "deff": self._default,
            "footnote": self._note,
            "chftn": self._note_mark,
            "pn": self._old_list,
            "plain": self._plain,
            "v": self._hidden,
            "deleted": self._deleted,
        }
