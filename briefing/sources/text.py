"""One normal form for the text of every source, whatever file it came from."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

# CRLF first: it is one line break, not two.
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# C0 controls other than TAB and LF, and DEL. C1 controls but NEL stay: they are what a wrongly decoded byte looks
# like, and dropping them would hide that.
_DROPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# Lone surrogates cannot be saved as UTF-8; Qt uses U+FDD0 and U+FDD1 for its own frames and loses them.
_UNSTORABLE = re.compile("[\ud800-\udfff\ufdd0\ufdd1]")


def normalised(text: str) -> str:
    r"""The text as a project stores it, and as every position counts it.

    Every line break (CRLF, CR, VT, FF, NEL, U+2028, U+2029) becomes LF; a byte-order mark in front, NUL and all other
    C0 controls but TAB go, DEL too (U+FEFF inside the text is a zero-width space, not a mark, and stays); lone
    surrogates and U+FDD0/1 become U+FFFD. Nothing else changes: no NFC, so quotes stay exact. Normalising twice
    changes nothing.
    """
    if text.isprintable():
        return text
    without_controls = _DROPPED.sub("", _LINE_BREAKS.sub("\n", text))
    return _UNSTORABLE.sub("\ufffd", without_controls.lstrip("\ufeff"))
