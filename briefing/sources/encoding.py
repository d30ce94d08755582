"""Bytes to text: byte-order mark, what the file declares, UTF-8, a guess, in this order; the codec used is told."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a label means in practice (WHATWG Encoding Standard, "names and labels"), each codec tried strictly in turn.
_MEANT: dict[str, tuple[str, ...]] = {
    "ascii": ("cp1252",),
    "iso8859-1": ("cp1252", "iso8859-1"),
    "iso8859-9": ("cp1254", "iso8859-9"),
    "iso8859-11": ("cp874",),
    "tis-620": ("cp874",),
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "big5": ("big5", "cp950", "big5hkscs"),
    "shift_jis": ("cp932", "shift_jis_2004"),
    "euc_jp": ("euc_jp", "euc_jis_2004"),
    "euc_kr": ("cp949",),
    "utf-16": ("utf-8",),
    "utf-16-le": ("utf-8",),
    "utf-16-be": ("utf-8",),
}
# Labels the web knows and Python does not.
_WEB_LABELS = {
    "x-sjis": "shift_jis",
    "windows-31j": "shift_jis",
    "ks_c_5601-1987": "euc_kr",
    "windows-949": "euc_kr",
    "x-gbk": "gbk",
    "x-x-big5": "big5",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "dos-874": "cp874",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "x-user-defined": "cp1252",
    "unicode-1-1-utf-8": "utf-8",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
}
_SEQUENCE_OF_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_LABEL = re.compile(r"[a-z0-9][a-z0-9_.:+-]*")
_GUESSED_FROM = 200_000
_ROWS_SEEN_IN = 8192
_MOST_ROWS = 6
# General punctuation, with the typographic quotes, stands in row 20; the currency signs too.
_LAST_ROW = 0x22
_WESTERN = {"windows-1252", "iso-8859-1", "iso-8859-15"}
_WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the codec that gave it, how the codec was chosen, and a sentence where there is something to tell ("")."""

    text: str
    encoding: str
    chosen_by: str
    note: str = ""

    def notes(self) -> tuple[str, ...]:
        """All there is to tell of the decoding, NUL characters that normalising leaves out included."""
        nuls = self.text.count("\x00")
        dropped = f"Left out: {nuls} NUL characters, which no text has." if nuls else ""
        return tuple(sentence for sentence in (self.note, dropped) if sentence)


def decoded(raw: bytes, declared: str = "", of_ascii: str = "utf-8") -> Decoded:
    """The text of `raw`. `declared` is the label the file itself gives, "" for none. Never raises.

    `of_ascii` is what to call bytes that are all ASCII, and so the same in every codec that comes into question.

    Bytes that fit no codec become U+FFFD, and `note` says how many.
    """
    by_mark = _by_mark(raw)
    if by_mark is not None:
        return by_mark
    for codec in codecs_meant_by(declared):
        text = _strictly(raw, codec)
        if text is not None:
            return Decoded(text, codec, "declared in the file")
    found = _undeclared(raw, of_ascii)
    if declared and not found.note:
        return replace(
            found, note=f"The file says it is {declared}, which does not hold; it was read as {found.encoding}."
        )
    return found


def codecs_meant_by(label: str) -> tuple[str, ...]:
    """Python's codecs for a label found in a file, in the order to try; () for a label nobody knows."""
    name = label.strip().lower()
    if not _LABEL.fullmatch(name):
        # Python forgives any punctuation in a codec's name; browsers do not, and neither should we.
        return ()
    try:
        known = codecs.lookup(_WEB_LABELS.get(name, name)).name
    except (LookupError, ValueError):
        return ()
    if known in _NOT_OF_TEXT:
        return ()
    return _MEANT.get(known, (known,))


# Codecs of Python that no article is written in; some would run code-like transformations on it.
_NOT_OF_TEXT = {
    "idna",
    "punycode",
    "unicode_escape",
    "raw_unicode_escape",
    "undefined",
    "utf-7",
    "rot13",
    "mbcs",
    "oem",
}
_NOT_OF_TEXT |= {"base64", "bz2", "hex", "quopri", "uu", "zlib"}


def _by_mark(raw: bytes) -> Decoded | None:
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return _leniently(raw[len(mark) :], codec, "byte-order mark")
    return None


def unmarked_utf16(raw: bytes) -> str:
    """The codec of UTF-16 without a byte-order mark, in an alphabet; "" for anything else.

    An alphabet fills a few rows of Unicode, so every other byte is one of very few, all low; NUL (for the space and the
    line feed) is always among them.
    """
    even, odd = raw[0:_ROWS_SEEN_IN:2], raw[1:_ROWS_SEEN_IN:2]
    for codec, rows, letters in (("utf-16-le", set(odd), even), ("utf-16-be", set(even), odd)):
        # In UTF-32 the letters' half is half NUL too.
        is_wider = letters.count(0) * 4 > len(letters)
        if (
            0 in rows
            and len(rows) <= _MOST_ROWS
            and max(rows) <= _LAST_ROW
            and len(rows) < len(set(letters))
            and not is_wider
        ):
            return codec if _strictly(raw, codec) is not None else ""
    return ""


def _undeclared(raw: bytes, of_ascii: str) -> Decoded:
    wide = unmarked_utf16(raw)
    if wide:
        return Decoded(raw.decode(wide), wide, "every other byte")
    if b"\x00" not in raw:
        text = _strictly(raw, "utf-8")
        if text is not None:
            return Decoded(text, of_ascii if raw.isascii() else "utf-8", "valid UTF-8")
    return _guessed(raw)


def _guessed(raw: bytes) -> Decoded:
    if _is_mostly_utf8(raw):
        return _leniently(raw, "utf-8", "nearly valid UTF-8")
    first_guess = ""
    for codec in _guesses(raw):
        first_guess = first_guess or codec
        text = _strictly(raw, codec)
        if text is not None:
            return Decoded(text, codec, "guessed from the bytes")
    return _leniently(raw, first_guess or "utf-8", "guessed from the bytes")


def _guesses(raw: bytes) -> list[str]:
    # Lazy: chardet loads its models when first asked.
    import chardet  # noqa: PLC0415 -- see above

    candidates = chardet.detect_all(raw, max_bytes=_GUESSED_FROM)
    if _has_euro_of_latin_9(raw) and (candidates[0]["encoding"] or "").lower() in _WESTERN:
        return ["iso8859-15"]
    return [codec for candidate in candidates for codec in _guessed_codecs(candidate["encoding"] or "")]


def _has_euro_of_latin_9(raw: bytes) -> bool:
    """Whether A4 stands among Western letters without any byte of Windows' own: the euro, for nobody writes "¤"."""
    return b"\xa4" in raw and not _WINDOWS_ONLY.search(raw)


def _guessed_codecs(label: str) -> tuple[str, ...]:
    if label.lower().startswith(("utf-16", "utf-32")):
        return (codecs.lookup(label).name,)
    return codecs_meant_by(label)


def _is_mostly_utf8(raw: bytes) -> bool:
    """Whether stray bytes are outnumbered by whole UTF-8 sequences: two files glued together, or a damaged one."""
    if b"\x00" in raw and raw.count(b"\x00") * 10 > len(raw):
        return False
    sequences = _SEQUENCE_OF_UTF8.sub(b"", raw)
    whole = len(_SEQUENCE_OF_UTF8.findall(raw))
    stray = sum(1 for byte in sequences if byte > 0x7F)  # noqa: PLR2004 -- the last ASCII code
    if b"\x00" in raw and not stray:
        return True
    return whole > 0 and stray <= whole


def _strictly(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except (UnicodeError, LookupError):
        return None


def _leniently(raw: bytes, codec: str, chosen_by: str) -> Decoded:
    text = raw.decode(codec, "replace")
    lost = text.count("\ufffd")
    if not lost or _strictly(raw, codec) is not None:
        return Decoded(text, codec, chosen_by)
    places = "1 place that is no valid" if lost == 1 else f"{lost} places that are no valid"
    note = f"“\ufffd” marks {places} {codec}; the original file is kept."
    return Decoded(text, codec, chosen_by, note)
