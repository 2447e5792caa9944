"""The tables of names and codes against the lists that they come from."""

import csv
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import iso3166
import pycountry
import pytest
from babel import Locale

from diplovisit.record import Edtf
from diplovisit.record.country_codes import CodeList, code_bearers
from diplovisit.record.country_lookup import country_of
from diplovisit.record.country_readings import AmbiguousName, CountryReading, FoundCountry
from diplovisit.record.listed_names import (
    languages_of_names,
    listed_names,
    name_keys,
)
from diplovisit.record.name_folding import fold_country_name
from diplovisit.record.polities import polities
from tests.record import make_country_names
from tests.record.make_country_names import LANGUAGES, RECORD, rows_of

TODAY = Edtf("2026-01-01")

STILL_SHARED = {
    "Congo": "CD CG",
    "Congo (le)": "CD CG",
    "Kongo": "CD CG",
    "Конго": "CD CG",
    "الكونغو": "CD CG",
    "刚果": "CD CG",
    "Corea": "KP KR",
    "Coreia": "KP KR",
    "Corée": "KP KR",
    "Korea": "KP KR",
    "Корея": "KP KR",
    "Saint-Martin": "MF SX",
    "San Martín": "MF SX",
    "St Martin": "MF SX",
    "St. Martin": "MF SX",
    "São Martinho": "MF SX",
    "São Martinho (Saint-Martin)": "MF SX",
    "Сен-Мартен": "MF SX",
    "سان مارتن": "MF SX",
    "RU": "GB RU",
}
"""Names that a list has for one polity, and that two bear today. They are refused with both."""

NEED_THEIR_LANGUAGE = {
    "Guiana",
    "Granada",
    "Guadalupe",
    "Salvador",
    "Santa Elena",
    "Santa Helena",
    "Santa Lucía",
    "Santa Lúcia",
}
"""Names of other languages that an English table may mean otherwise, most of them cities."""


def names() -> Iterator[tuple[str, str, str]]:
    """Yields every row of the table: code, language, name."""
    for row in listed_names():
        yield row.code, row.language, row.name


def test_the_tables_are_what_the_lists_say() -> None:
    """The script writes the same bytes that are in the package; `python -m tests.record.make_country_names` does it."""
    for file, text in (
        ("country_names.csv", make_country_names.names_file()),
        ("country_codes.csv", make_country_names.codes_file()),
    ):
        assert (RECORD / file).read_bytes() == text.encode(), file


def test_every_name_of_every_list_is_read() -> None:
    """A name of a list is read as its polity on a day of it, or is one of the few that two states bear today."""
    for code, language, name in names():
        bearer = polities()[code]
        when = TODAY if bearer.until is None else Edtf(bearer.until)
        reading = country_of(name, when, languages=(language,) if name in NEED_THEIR_LANGUAGE else ())
        expected = STILL_SHARED.get(name, code) if bearer.until is None else code
        assert codes_of(reading) == set(expected.split()), (code, language, name, reading)


def codes_of(reading: CountryReading) -> set[str]:
    """Returns the code that was found, or those of the candidates of an ambiguous name."""
    match reading:
        case FoundCountry():
            return {reading.code}
        case AmbiguousName():
            return {bearer.polity.code for bearer in reading.candidates}
        case _:
            return set()


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_names_of_cldr(language: str) -> None:
    """Every name of CLDR is read as its code in its own language, and never as another code in any."""
    territories = Locale(language).territories
    for code in polities():
        if len(code) != 2:
            continue
        name = territories[code]
        for languages in ((language,), ()) if name not in NEED_THEIR_LANGUAGE else ((language,),):
            reading = country_of(name, TODAY, languages=languages)
            assert codes_of(reading) == set(STILL_SHARED.get(name, code).split()), (code, name, reading)


def test_names_of_iso_3166() -> None:
    """Every short, official, common and apolitical name of ISO 3166-1 is read as its code."""
    listed = [
        (country.alpha_2, getattr(country, kind, ""))
        for country in pycountry.countries
        for kind in ("name", "official_name", "common_name")
    ]
    listed += [(entry.alpha2, name) for entry in iso3166.countries for name in (entry.name, entry.apolitical_name)]
    for code, name in listed:
        if name:
            assert codes_of(country_of(name, TODAY)) == set(STILL_SHARED.get(name, code).split()), name


def test_names_without_a_date() -> None:
    """Without a date, the names of lists that are refused are exactly those that other polities had too."""
    refused = {
        fold_country_name(name)
        for code, language, name in names()
        if language == "en" and not isinstance(country_of(name, None), FoundCountry)
    }
    assert refused == {
        "austria",
        "bavaria",
        "china",
        "congo",
        "east timor",
        "germany",
        "guinea",
        "hanover",
        "korea",
        "montenegro",
        "palestine",
        "republic colombia",
        "republic congo",
        "congo republic",
        "russia",
        "saint martin",
        "samoa",
        "sardinia",
        "saxony",
        "serbia",
        "sudan",
        "turkey",
        "tuscany",
        "vietnam",
        "viet nam",
        "yemen",
        "yugoslavia",
        "zanzibar",
    }


def test_codes_of_iso() -> None:
    """Every alpha-2, alpha-3 and numeric code of ISO 3166-1 is read as its code, in small letters and unpadded too."""
    for country in pycountry.countries:
        code = country.alpha_2
        for text, of in (
            (code, CodeList.ISO2),
            (code.lower(), CodeList.ISO2),
            (country.alpha_3, CodeList.ISO3),
            (country.numeric, CodeList.UN),
            (str(int(country.numeric)), CodeList.UN),
            (f"{int(country.numeric)}.0", CodeList.UN),
        ):
            reading = country_of(text, TODAY, codes=of)
            assert isinstance(reading, FoundCountry), (text, reading)
            assert reading.code == code


@pytest.mark.parametrize("of", list(CodeList))
def test_each_list_of_codes_is_read_in_its_days(of: CodeList) -> None:
    """A code of a list that means one polity today is read as that polity."""
    texts = [row["text"] for row in rows(RECORD / "country_codes.csv") if row["list"] == of.value]
    for text in texts or list(polities()):
        existing = {bearer.polity.code for bearer in code_bearers(text, of) if bearer.until is None}
        if len(existing) == 1:
            reading = country_of(text, TODAY, codes=of)
            assert isinstance(reading, FoundCountry), (text, reading)
            assert {reading.code} == existing


@pytest.mark.parametrize(
    ("text", "of", "date", "code"),
    [
        ("USA", "cow", "2016", "US"),
        ("UKG", "cow", "1816", "GB"),
        ("AUS", "cow", "1960", "AT"),
        ("AUL", "cow", "1960", "AU"),
        ("AUS", "iso3", "1960", "AU"),
        ("GUI", "cow", "1960", "GN"),
        ("GUI", "ioc", "1960", "GN"),
        ("GMY", "cow", "1936", "x-german-reich"),
        ("GMY", "cow", "1995", "DE"),
        ("GFR", "cow", "1975", "DE"),
        ("GDR", "cow", "1975", "DDDE"),
        ("RUS", "cow", "1975", "SUHH"),
        ("RUS", "cow", "1905", "x-russian-empire"),
        ("365", "cown", "1920", "x-soviet-russia"),
        ("365.0", "cown", "1995", "RU"),
        ("2", "cown", "1950", "US"),
        ("816", "cown", "1967", "VDVN"),
        ("816", "cown", "1980", "VN"),
        ("817", "cown", "1967", "x-south-vietnam"),
        ("345", "cown", "1910", "x-serbia-kingdom"),
        ("345", "cown", "1930", "x-yugoslavia-kingdom"),
        ("345", "cown", "1999", "YUCS"),
        ("345", "cown", "2004", "CSXX"),
        ("345", "cown", "2016", "RS"),
        ("678", "cown", "1980", "YE"),
        ("679", "cown", "2000", "YE"),
        ("680", "cown", "1980", "YDYE"),
        ("490", "cown", "1980", "ZRCD"),
        ("490", "cown", "2010", "CD"),
        ("775", "cown", "1960", "BUMM"),
        ("820", "cown", "1960", "x-malaya"),
        ("820", "cown", "1970", "MY"),
        ("KOR", "cow", "1900", "x-korea"),
        ("KOR", "iso3", "2000", "KR"),
        ("SUN", "iso3", "1980", "SUHH"),
        ("SU", "iso2", "1980", "SUHH"),
        ("CS", "iso2", "1980", "CSHH"),
        ("CS", "iso2", "2004", "CSXX"),
        ("SK", "iso2", "2000", "SK"),
        ("SK", "iso2", "1970", "SKIN"),
        ("UK", "iso2", "2000", None),
        ("ENG", "iso3", "2000", None),
        ("004", "un", "2000", "AF"),
        ("4", "un", "2000", "AF"),
        ("280", "un", "1980", "DE"),
        ("810", "un", "1980", "SUHH"),
        ("891", "un", "1995", "YUCS"),
        ("891", "un", "2005", "CSXX"),
        ("GER", "ioc", "2000", "DE"),
        ("SUHH", "diplovisit", "1980", "SUHH"),
        ("x-nato", "diplovisit", "1980", "x-nato"),
        ("GMY", "cow", None, None),
        ("365", "cown", None, None),
        ("GER", "iso3", "2000", None),
        ("Germany", "iso3", "2000", None),
        ("", "iso3", "2000", None),
        ("1234", "cown", "2000", None),
    ],
)
def test_a_code_means_what_its_list_says(text: str, of: str, date: str | None, code: str | None) -> None:
    """A code is read by its own list on the days of the date, and is refused otherwise."""
    reading = country_of(text, Edtf(date) if date else None, codes=CodeList(of))
    assert (reading.code if isinstance(reading, FoundCountry) else None) == code


def test_every_state_of_the_correlates_of_war() -> None:
    """Every state of the list has polities, except four that the table of polities has not."""
    with_polities = {row["ccode"] for row in rows_of("cow_polities.csv")}
    without = {row["statenme"] for row in rows_of("correlates_of_war.csv") if row["ccode"] not in with_polities}
    assert without == {"Hesse Electoral", "Hesse Grand Ducal", "Mecklenburg Schwerin", "Modena", "Parma"}


def test_foreign_names_mean_what_english_names_mean() -> None:
    """Every name of another language has an English name with the same polities, its own among them."""
    assert languages_of_names() == {"en", *LANGUAGES}
    for row in listed_names():
        assert (row.english is None) is (row.language == "en")
        if row.english is not None:
            keys = name_keys()
            bearers = keys[fold_country_name(row.english)]["en"]
            assert row.code in {bearer.polity.code for bearer in bearers}, row


def test_no_two_states_share_a_folded_name_that_are_not_known_to() -> None:
    """Folding makes no two polities alike: what shares a folded name shares a name as the lists write it."""
    for key, by_language in name_keys().items():
        polities_of = [{bearer.polity.code for bearer in bearers} for bearers in by_language.values()]
        assert len({frozenset(codes) for codes in polities_of}) == 1 or key in {"congo", "corea", "servia"}, key


def test_the_lists_of_countrycode_are_those_of_its_package() -> None:
    """The committed list is that of the package `countrycode`, where that is installed for a check by hand."""
    if importlib.util.find_spec("countrycode") is None:
        pytest.skip("the package countrycode is not installed; it is needed only to compare a new version")
    from countrycode.countrycode import prepare_codelist  # type: ignore[import-not-found]

    table = prepare_codelist()
    theirs = {name for name in table["country.name.en"] if name}
    assert {row["en"] for row in rows_of("countrycode.csv")} <= theirs
    assert {row["en"] for row in rows_of("united_nations.csv")} == {name for name in table["un.name.en"] if name}


def rows(file: Path) -> list[dict[str, str]]:
    """Returns the rows of a table."""
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened, strict=True))
