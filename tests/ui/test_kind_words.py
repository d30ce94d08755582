"""Every kind of item has a name, and a translator is given each."""
# SPDX-License-Identifier: MIT

from briefing.model import Kind
from ui.kind_words import kind_words
from ui.translating import sentences


def test_every_kind_is_named_in_words_that_are_given_to_translators() -> None:
    given = {sentence.words for sentence in sentences()}
    assert {kind_words(kind) for kind in Kind} <= given
