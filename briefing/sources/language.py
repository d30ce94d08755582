"""The language a text is written in."""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Enough for a sure answer; a whole book would only cost time.
_LOOKED_AT = 1500
_TOO_SHORT = 20
# Of a hundred sentences in twenty languages none was recognised with less than twice this; scraps of mail and headlines
# full of names come out as whatever language is next.
_LEAST_SURENESS = 0.25
# Wu is spoken; what its speakers write and outlets print is Chinese, which short texts are mistaken in.
_WRITTEN_AS = {"wuu": "zh"}
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}))?(?![A-Za-z])")
# Detection confuses these with each other more often than a page misdeclares them.
_CLOSE = ({"nb", "nn", "no", "da"}, {"hr", "sr", "bs"}, {"id", "ms"}, {"cs", "sk"}, {"es", "gl", "ca"}, {"zh", "yue"})


def language_of(text: str, declared: str = "") -> str:
    """A short BCP 47 code ("en", "pt-BR"), or "" for a text that is too short or too strange to tell.

    `declared` is the page's own word, trusted where the text does not plainly speak against it.
    """
    label = short_code(declared)
    sample = text[:_LOOKED_AT].strip()
    if len(sample) < _TOO_SHORT:
        return label
    detected, sureness = _identifier().classify(sample)
    if sureness < _LEAST_SURENESS or (label and _agree(label.split("-")[0], detected)):
        return label
    return _WRITTEN_AS.get(detected, str(detected))


@cache
def _identifier() -> LanguageIdentifier:
    # Lazy: the model takes a second to load.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 -- see above

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def short_code(declared: str) -> str:
    """A declared language in its usual spelling: "EN_us" gives "en-US"; "" for what is no code."""
    match = _CODE.match(declared.strip())
    if match is None:
        return ""
    language, _script, region = match.groups()
    return f"{language.lower()}-{region.upper()}" if region else language.lower()


def _agree(declared: str, detected: str) -> bool:
    return declared == detected or any({declared, detected} <= family for family in _CLOSE)
