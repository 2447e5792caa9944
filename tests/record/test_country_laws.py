"""Laws of the lookup of countries, over names in any spelling and over any text."""

import datetime
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.record import Edtf
from diplovisit.record.country_codes import CodeList
from diplovisit.record.country_lookup import NameAgreement, country_of, named_country, names_agree
from diplovisit.record.country_readings import AmbiguousName, FoundCountry, NameOfOtherDays, UnknownName
from diplovisit.record.listed_names import LONGEST_NAME, listed_names

NAMES = sorted({row.name for row in listed_names()})
DAYS = st.dates(datetime.date(1790, 1, 1), datetime.date(2030, 1, 1))
LANGUAGES = st.sampled_from(["", "fr", "es", "pt", "de", "ru", "ar", "zh"])


@given(st.sampled_from(NAMES), DAYS, st.integers(0, 4000), LANGUAGES)
def test_what_is_found_existed(name: str, first: datetime.date, length: int, language: str) -> None:
    """A polity that is found existed on one of the days, and every candidate of an ambiguous name is possible or asked."""
    last = first + datetime.timedelta(length)
    reading = country_of(name, Edtf(f"{first}/{last}"), languages=(language,) if language else ())
    assert not isinstance(reading, UnknownName) or name == "Guiana"
    if isinstance(reading, FoundCountry):
        days = (first + datetime.timedelta(step) for step in range(length + 1))
        # A further use of a name has days of its own, within those of the polity.
        assert any(reading.polity.existed_on(day) for day in days)
    elif isinstance(reading, NameOfOtherDays):
        assert not any(bearer.meets(first, last) for bearer in reading.candidates)
    elif isinstance(reading, AmbiguousName):
        assert len({bearer.polity.code for bearer in reading.candidates}) > 1


@given(st.sampled_from(NAMES), DAYS)
def test_a_longer_date_never_decides_for_another(name: str, day: datetime.date) -> None:
    """What a year finds among several polities, every day of it finds, where the name meant the polity on that day."""
    of_year = country_of(name, Edtf(f"{day.year:04}"))
    of_day = country_of(name, Edtf(day.isoformat()))
    if isinstance(of_year, FoundCountry) and isinstance(of_day, FoundCountry):
        same = {of_year.polity, of_day.polity}
        assert len(same) == 1 or {polity.successors for polity in same} & {(polity.code,) for polity in same}


@given(st.sampled_from(NAMES), st.sampled_from(["NFC", "NFD"]), st.sampled_from([str.upper, str.lower, str.title]))
def test_the_spelling_changes_nothing(name: str, form: str, case: object) -> None:
    """Capitals, composed letters, blanks and the kind of apostrophe do not change what a name means."""
    assert callable(case)
    respelt = unicodedata.normalize(form, case(name)).replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")  # type: ignore[arg-type]  # the test's own
    when = Edtf("1985-06-01")
    plain, other = country_of(name, when), country_of(f"  {respelt} ", when)
    assert type(plain) is type(other)
    if isinstance(plain, FoundCountry) and isinstance(other, FoundCountry):
        assert plain.code == other.code


@given(st.text() | st.sampled_from(NAMES), st.none() | DAYS, st.none() | st.sampled_from(list(CodeList)))
def test_any_text_is_read_or_refused_with_a_sentence(
    text: str, day: datetime.date | None, codes: CodeList | None
) -> None:
    """Any text is found, or is refused with one line that quotes it."""
    reading = country_of(text, Edtf(day.isoformat()) if day is not None else None, codes=codes)
    if not isinstance(reading, FoundCountry):
        assert reading.sentence.startswith('"')
        assert "\n" not in reading.sentence


def test_a_long_text_is_no_name() -> None:
    """A text that is longer than any name is refused without a search."""
    for text in (" " * 100_000, "a" * 100_000, "(" * 100_000, "India" + " " * LONGEST_NAME):
        assert named_country(text, None) is None
        assert isinstance(country_of(text, None), UnknownName)


@pytest.mark.parametrize(
    ("code", "text", "date", "agreement"),
    [
        ("RU", "Russia", "2004", "agrees"),
        ("RU", "Russian Federation", "2004", "agrees"),
        ("RU", "Russie", "2004", "agrees"),
        ("RU", "Russia", None, "agrees"),
        ("RU", "Russia", "1985", "other days"),
        ("SUHH", "Russia", "1985", "other days"),
        ("RU", "Soviet Union", "1985", "other days"),
        ("RU", "Romania", "2004", "disagrees"),
        ("UA", "Russia", "2004", "disagrees"),
        ("VN", "Vietnam", "2004", "agrees"),
        ("VN", "Viet Nam", "2004", "agrees"),
        ("x-south-vietnam", "Vietnam", "1967", "agrees"),
        ("VN", "Vietnam", "1967", "other days"),
        ("CD", "Congo", "2004", "agrees"),
        ("CG", "Congo", "2004", "agrees"),
        ("CD", "Zaire", "1985", "agrees"),
        ("CD", "Zaire", "2004", "other days"),
        ("CG", "Zaire", "1985", "disagrees"),
        ("MM", "Burma", "1985", "agrees"),
        ("BUMM", "Myanmar", "1985", "agrees"),
        ("CZ", "Czechoslovakia", "1985", "other days"),
        ("DE", "West Germany", "1985", "agrees"),
        ("DE", "East Germany", "1985", "disagrees"),
        ("DE", "East Germany", "2004", "other days"),
        ("TW", "Republic of China", "1960", "agrees"),
        ("KR", "Korea, Rep.", "2004", "agrees"),
        ("KP", "Korea, Rep.", "2004", "disagrees"),
        ("GB", "England", "2004", "unknown"),
        ("GB", "", "2004", "unknown"),
    ],
)
def test_a_name_beside_a_code(code: str, text: str, date: str | None, agreement: str) -> None:
    """A printed name agrees with a code, means it on other days, contradicts it, or is unknown."""
    assert names_agree(code, text, Edtf(date) if date is not None else None) is NameAgreement(agreement)


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [("Servia", "pt", "RS"), ("Guiana", "pt", "GY"), ("Alemania", "es", "DE"), ("Germany", "fr", "DE")],
)
def test_a_language_decides_between_meanings(text: str, language: str, code: str) -> None:
    """The language of a table decides what a word means; names of other languages are still read."""
    reading = country_of(text, Edtf("2019"), languages=(language,))
    assert isinstance(reading, FoundCountry)
    assert reading.code == code
