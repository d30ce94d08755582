"""The language a text is written in."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

# Enough for a sure answer; a whole book would only cost time.
_LOOKED_AT = 1500
_TOO_SHORT = 20
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}))?(?![A-Za-z])")
# Detection confuses these with each other more often than a page misdeclares them.
_CLOSE = ({"nb", "nn", "no", "da"}, {"hr", "sr", "bs"}, {"id", "ms"}, {"cs", "sk"}, {"es", "gl", "ca"}, {"zh", "yue"})


def language_of(text: str, declared: str = "") -> str:
    """A short BCP 47 code ("en", "pt-BR"), or "" for a text too short to tell.

    `declared` is the page's own word, trusted where the text does not plainly speak against it.
    """
    label = short_code(declared)
    sample = text[:_LOOKED_AT].strip()
    if len(sample) < _TOO_SHORT:
        return label
    # Lazy: the model takes a second to load.
    import py3langid  # noqa: PLC0415

    detected = str(py3langid.classify(sample)[0])
    return label if label and _agree(label.split("-")[0], detected) else detected


def short_code(declared: str) -> str:
    """A declared language in its usual spelling: "EN_us" gives "en-US"; "" for what is no code."""
    match = _CODE.match(declared.strip())
    if match is None:
        return ""
    language, _script, region = match.groups()
    return f"{language.lower()}-{region.upper()}" if region else language.lower()


def _agree(declared: str, detected: str) -> bool:
    return declared == detected or any({declared, detected} <= family for family in _CLOSE)
