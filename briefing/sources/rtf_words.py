r"""The words of an RTF file: control words, bytes and groups; the code pages of fonts; characters with names."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# In order: control word with its number, byte in hexadecimal, control sign, brace, line break, other bytes.
_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_DEFAULT = "cp1252"
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 78: "cp932", 79: "cp949", 80: "gb18030", 81: "cp950", 128: "cp932", 129: "cp949",
    130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255",
    178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_PAGES = {10000: "mac_roman", 10007: "mac_cyrillic", 65001: "utf-8", 936: "gb18030", 1361: "johab"}
_KNOWN_PAGES = {
    437, 708, 720, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874, 932, 949, 950, 1250,
    1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258,
}  # fmt: skip
# Characters that have a control word or sign of their own.
NAMED = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f", "zwbo": "\u200b",
}  # fmt: skip
SIGNS = {"\\": "\\", "{": "{", "}": "}", "~": "\u00a0", "_": "\u2011", "-": "", "\t": "\t"}
# What is not part of the text: tables of the file itself, heads and feet, pictures, index marks, comments.
LEFT_OUT = {
    "colortbl", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "ftnsep",
    "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "pict", "nonshppict", "nonesttables", "xe", "tc", "tcn", "rxe",
    "txe", "listtable", "listoverridetable", "revtbl", "filetbl", "sp", "objdata", "objclass", "objname", "fldinst",
    "bkmkstart", "bkmkend", "template", "private", "atnid", "atnauthor", "annotation", "datafield", "formfield",
    "pntxtb", "pntxta", "ud", "rsidtbl", "generator", "themedata", "colorschememapping", "latentstyles", "datastore",
    "subject", "operator", "keywords", "comment", "doccomm", "hlinkbase", "manager", "category", "revtim", "printim",
    "buptim",
}  # fmt: skip
# Optional destinations ("{\*\…") that hold text all the same; every other one is left out.
OPTIONAL_TEXT = {"pn", "shpinst", "shptxt", "nesttableprops", "cs", "ds", "ts", "pnseclvl"}


@dataclass(frozen=True, slots=True)
class Token:
    """A control `word` with its `amount` (None for none), a `sign` ("{", "}", "~" …), or `content` bytes."""

    word: str = ""
    amount: int | None = None
    sign: str = ""
    content: bytes = b""
    is_hexadecimal: bool = False


def tokens(raw: bytes) -> Iterator[Token]:
    r"""The tokens of a file in order. What \bin announces is passed over, as far as there is any."""
    position = 0
    while match := _TOKEN.search(raw, position):
        position = match.end()
        word, amount, hexadecimal, sign, brace, content = match.groups()
        if word is not None:
            name = word.decode("ascii")
            number = int(amount) if amount else None
            if name == "bin":
                position += max(0, number or 0)
            yield Token(word=name, amount=number)
        elif hexadecimal is not None:
            yield Token(content=bytes([int(hexadecimal, 16)]), is_hexadecimal=True)
        elif sign is not None or brace is not None:
            yield Token(sign=_sign(sign if sign is not None else brace, escaped=sign is not None))
        elif content is not None:
            yield Token(content=content)


def _sign(sign: bytes, *, escaped: bool) -> str:
    """A control sign; "begin" and "end" for the braces of groups, which an escaped brace is not."""
    if not escaped:
        return "begin" if sign == b"{" else "end"
    return sign.decode("latin-1")


def codec_of_charset(charset: int) -> str:
    r"""The codec of a font's \fcharset; "" where the file's own holds (default, symbol and unknown sets)."""
    return "" if charset == 1 else _CHARSETS.get(charset, "")


def codec_of_page(page: int) -> str:
    """The codec of a Windows or Macintosh code page by its number; Western for an unknown one."""
    if page in _PAGES:
        return _PAGES[page]
    return f"cp{page}" if page in _KNOWN_PAGES else _DEFAULT
