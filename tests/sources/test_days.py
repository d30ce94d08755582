import pytest

from briefing.sources.days import day_in, moment


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


def test_a_time_with_an_offset_is_kept_and_one_without_is_only_its_day():
    exact = moment("2026-03-18T16:00:00+0300")
    local = moment("2026-03-18T16:00:00")

    assert exact is not None
    assert local is not None
    assert exact.earliest == "2026-03-18T16:00:00+03:00"
    assert local.earliest == "2026-03-18"
