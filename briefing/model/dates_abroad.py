"""The words of dates in German, French, Russian and Turkish, put into the English ones that vague dates are read from.

"Anfang März 2024", "été 2019", "конец 2021 года" and "2023 yazı" become "early march 2024", "summer 2019", "end 2021"
and "summer 2023". Words are compared folded, so that case and accents make no difference.
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

import re

from briefing.model.folding import folded

_ENGLISH = {
    "january": "januar jänner janvier январь января январе ocak",
    "february": "februar feber février февраль февраля феврале şubat",
    "march": "märz mars март марта марте mart",
    "april": "avril апрель апреля апреле nisan",
    "may": "mai май мая мае mayıs",
    "june": "juni juin июнь июня июне haziran",
    "july": "juli juillet июль июля июле temmuz",
    "august": "août август августа августе ağustos",
    "september": "septembre сентябрь сентября сентябре eylül",
    "october": "oktober octobre октябрь октября октябре ekim",
    "november": "novembre ноябрь ноября ноябре kasım",
    "december": "dezember décembre декабрь декабря декабре aralık",
    "spring": "frühling frühjahr printemps весна весны весной ilkbahar ilkbaharı bahar baharı ilkbaharında",
    "summer": "sommer été лето лета летом yaz yazı yazında",
    "autumn": "herbst automne осень осени осенью sonbahar sonbaharı sonbaharında güz",
    "winter": "hiver зима зимы зимой kış kışı kışında",
    "early": "anfang beginn début начало начале начала başı başında başları başlarında",
    "mid": "mitte milieu середина середине середины ortası ortasında ortaları",
    "late": "spät",
    "end": "ende fin конец конце конца sonu sonunda sonları sonlarında",
    "first": "erste erstes ersten premier première первый первая первой первом первого ilk birinci",
    "second": "zweite zweites zweiten deuxième seconde второй вторая втором второго ikinci",
    "third": "dritte drittes dritten troisième третий третьем третьего üçüncü",
    "fourth": "vierte viertes vierten quatrième четвёртый четвёртом четвёртого dördüncü",
    "last": "letzte letztes letzten dernier dernière последний последняя последнем",
    "quarter": "quartal trimestre квартал квартале квартала çeyrek çeyreği çeyreğinde",
    "half": "halbjahr hälfte semestre moitié половина половине половины полугодие yarı yarısı yarısında",
    "between": "zwischen entre между",
    "and": "und et и ile",
    "from": "von vom ab seit depuis dès с начиная",
    "to": "по",
    "until": "bis jusque jusqu до",
    "before": "vor avant",
    "after": "nach après после",
    "in": "im en в",
    "": "der die das des dem den am le la les l d au du de г года году год yılı yılında yılının",
}
_WORDS = {folded(word): english for english, words in _ENGLISH.items() for word in words.split()}
_ABBREVIATED = {
    folded(word): english
    for english, words in {
        "january": "jan janv янв oca",
        "february": "févr фев февр şub",
        "march": "mrz mär мар",
        "april": "avr апр nis",
        "june": "июн haz",
        "july": "juil июл tem",
        "august": "авг ağu",
        "september": "сен сент eyl",
        "october": "okt окт eki",
        "november": "ноя нояб kas",
        "december": "dez déc дек ara",
    }.items()
    for word in words.split()
}
_ORDINALS = {"1": "first", "2": "second", "3": "third", "4": "fourth"}
_SUFFIX = re.compile(r"(\d{4})['’]\w+")
_FRENCH_RANGE = re.compile(r"^(?:de|du)\b(?=.* (?:à|a|au)\b)")
_WORD = re.compile(r"[^\W\d_]+")
_DOT = re.compile(r"(?<=[\d\w])\.(?=\s|$)")
_YEAR_BEFORE = re.compile(
    r"(?P<year>(?:[a-z]+ )?\d{4}) "
    r"(?P<part>spring|summer|autumn|winter|early|mid|end|(?:first|second|third|fourth|last) \w+)"
)
_YEAR_BEFORE_SIDE = re.compile(r"(?P<year>\d{4}) (?:öncesi|oncesi|öncesinde)|(?P<later>\d{4}) (?:sonrası|sonrasında)")
_BETWEEN = re.compile(r"(\d{4}) and (\d{4}) aras\w+")


def in_english(words: str) -> str:
    """The words of a date with those of other languages in English and in the order of English."""
    said = _SUFFIX.sub(r"\1", words.lower())
    if side := _YEAR_BEFORE_SIDE.fullmatch(said):
        return f"before {side['year']}" if side["year"] else f"after {side['later']}"
    if _FRENCH_RANGE.match(said):
        said = re.sub(r" (?:à|au)\b", " to", _FRENCH_RANGE.sub("from", said))
    said = re.sub(r"\bmi-", "mid ", said)
    said = (
        re.sub(r"\b1er\b", "1", re.sub(r"\bjusqu['’](?:à|en|au)\b", "until", said)).replace("’", " ").replace("'", " ")
    )
    said = _WORD.sub(_put_into_english, _DOT.sub("", said))
    said = re.sub(r"\b([1-4]) (?=quarter|half)", lambda found: f"{_ORDINALS[found[1]]} ", " ".join(said.split()))
    if between := _BETWEEN.fullmatch(said):
        return f"between {between[1]} and {between[2]}"
    if part := _YEAR_BEFORE.fullmatch(said):
        return f"{part['part']} {part['year']}"
    return said


def _put_into_english(found: re.Match[str]) -> str:
    word = folded(found[0])
    return _WORDS.get(word, _ABBREVIATED.get(word, found[0]))
