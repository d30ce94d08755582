"""Sentences with a number have their plural forms, in English and in languages with more of them."""
# SPDX-License-Identifier: MIT

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

import ui

WITH_NUMBER = {"tr": 3, "translate": 4}
"""How many arguments a call has that gives a number: tr(words, comment, n), translate(context, words, comment, n)."""


class Russian(QTranslator):
    """As a Russian translation answers: one, few, many."""

    def isEmpty(self) -> bool:  # noqa: N802 -- Qt's name
        return False

    def translate(self, _context: str, words: str, _comment: str | None = None, n: int = -1) -> str:
        few = n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14)
        ending = "о" if n % 10 == 1 and n % 100 != 11 else "а" if few else ""
        return f"%Ln слов{ending}" if words == "%Ln word(s)" else words


def said(count: int) -> str:
    return QCoreApplication.translate("Workspace", "%Ln word(s)", None, count)


@pytest.mark.parametrize(("count", "words"), [(0, "0 words"), (1, "1 word"), (2, "2 words"), (21, "21 words")])
def test_english_has_two_forms(qapp: QApplication, count: int, words: str) -> None:
    assert said(count) == words


def test_large_numbers_are_grouped_as_the_locale_does(qapp: QApplication) -> None:
    assert said(10_000) == f"{QLocale().toString(10_000)} words"


def test_a_language_with_three_forms_is_asked_for_the_right_one(qapp: QApplication) -> None:
    russian = Russian()
    qapp.installTranslator(russian)
    try:
        assert [said(count) for count in (1, 3, 5, 11, 21)] == ["1 слово", "3 слова", "5 слов", "11 слов", "21 слово"]
    finally:
        qapp.removeTranslator(russian)


def test_each_sentence_with_plural_forms_is_given_its_number() -> None:
    for path in Path(ui.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (
                isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in WITH_NUMBER
            ):
                continue
            sentences = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            has_forms = any("(s)" in words or "%Ln" in words for words in sentences)
            if has_forms and len(call.args) != WITH_NUMBER[call.func.attr]:
                pytest.fail(f"{path.name}:{call.lineno}: {sentences}: %Ln and the number go together")
