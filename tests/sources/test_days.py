import pytest

from briefing.sources.days import day_in, moment, short_day_in


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("14 December 2020", "2020-12-14"),
        ("Monday, December 14, 2020 at 5 pm", "2020-12-14"),
        ("3rd of March 2026", "2026-03-03"),
        ("14 Aralık 2020", "2020-12-14"),
        ("17 Ağustos 2019", "2019-08-17"),
        ("5 марта 2026 г.", "2026-03-05"),
        ("12. Juli 2019", "2019-07-12"),
        ("12 juillet 2019", "2019-07-12"),
        ("12 de julio de 2019", "2019-07-12"),
        ("17 Ιουλίου 2019", "2019-07-17"),
        ("17.07.2019", "2019-07-17"),
        ("2019年7月17日", "2019-07-17"),
        ("7/17/2019", "2019-07-17"),
        ("2018년 9월 28일", "2018-09-28"),
        ("2019. november 20.", "2019-11-20"),
        ("20. marraskuuta 2019", "2019-11-20"),
        ("20. října 2019", "2019-10-20"),
        ("28 آب/اغسطس 2013", "2013-08-28"),
        ("20 تشرين الثاني 2019", "2019-11-20"),
        ("20 בנובמבר 2019", "2019-11-20"),
        ("20 iunie 2019", "2019-06-20"),
        ("17/07/2019", "2019-07-17"),
    ],
)
def test_a_day_is_read_in_the_languages_of_the_outlets(words, day):
    found = day_in(words)

    assert found is not None
    assert (found.earliest, found.latest) == (day, day)
    assert found.words in words


@pytest.mark.parametrize(
    "words", ["03/04/2026", "99 December 2020", "March 2020", "31 June 2020", "phone 12 345 2020", ""]
)
def test_what_is_no_day_or_could_be_two_is_not_guessed(words):
    assert day_in(words) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Von: Ann Lee | 31.10.23", "2023-10-31"),
        ("8/17/13 11:04am", "2013-08-17"),
        ("03/04/23", None),
        ("1.2.3.4", None),
        ("31.10.87", None),
    ],
)
def test_a_year_of_two_digits_is_read_where_it_can_be_one_day_only(words, day):
    found = short_day_in(words)
    assert (found.earliest if found else None) == day


def test_a_time_with_an_offset_is_kept_and_one_without_is_only_its_day():
    exact = moment("2026-03-18T16:00:00+0300")
    local = moment("2026-03-18T16:00:00")

    assert exact is not None
    assert local is not None
    assert exact.earliest == "2026-03-18T16:00:00+03:00"
    assert local.earliest == "2026-03-18"
