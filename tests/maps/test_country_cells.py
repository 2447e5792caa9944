"""Countries of cells: a cell with several is refused, and a name that a city shares is no country."""

import pytest

from diplovisit.datasets.model import UnreadableField
from diplovisit.maps.country_cells import CountryOptions, read_country, read_destination
from diplovisit.maps.sheet_map import Arrangement, fold_word
from diplovisit.record.country_codes import CodeList
from diplovisit.record.edtf import Edtf

PLACE_COUNTRY = Arrangement.PLACE_COUNTRY
PLAIN = CountryOptions()


@pytest.mark.parametrize("when", [None, Edtf("2014-05-02"), Edtf("1975")])
@pytest.mark.parametrize(
    "text",
    [
        "France, Germany",
        "Mexico, Guatemala",
        "Beirut, Lebanon; Amman, Jordan",
        "Oslo, Norway and Stockholm, Sweden",
        "Oslo (Norway), Sweden",
        "Norway (Oslo), Sweden",
        "France / Spain, Italy",
        "Norway, Sweden, Finland",
        "Frankreich, Norwegen",
        "Senegal - Mali, Niger",
        "Guatemala, Honduras",
        "Singapore, Malaysia",
        "Luxembourg, France",
        "Germany, Austria, Hungary",
        "Trinidad and Tobago, Jamaica",
        "Hong Kong, Japan",
        "Paris, France|Rome, Italy",
        "Iran, Iraq",
        "Congo, Gabon",
    ],
)
def test_several_countries_in_one_destination_are_refused(text: str, when: Edtf | None) -> None:
    """A place that is another country is no place: the row is refused, and a row for each is asked for."""
    with pytest.raises(UnreadableField, match=r"write a row for each|can mean|did not exist"):
        read_destination(text, PLACE_COUNTRY, when, PLAIN)


@pytest.mark.parametrize(
    ("text", "arrangement"),
    [
        ("Germany, France", Arrangement.COUNTRY_PLACE),
        ("Germany (France)", Arrangement.COUNTRY_WITH_PLACE),
        ("Germany (France)", Arrangement.PLACE_IN_COUNTRY),
    ],
)
def test_the_other_arrangements_refuse_several_countries(text: str, arrangement: Arrangement) -> None:
    """Whatever the order of place and country is, two countries are not one."""
    with pytest.raises(UnreadableField, match=r"several|a row for each|two names"):
        read_destination(text, arrangement, Edtf("2014"), PLAIN)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("Singapore, Singapore", "SG", "Singapore"),
        ("Guatemala, Guatemala", "GT", "Guatemala"),
        ("Luxembourg, Luxembourg", "LU", "Luxembourg"),
        ("San Marino, San Marino", "SM", "San Marino"),
        ("Monaco, Monaco", "MC", "Monaco"),
        ("Djibouti, Djibouti", "DJ", "Djibouti"),
        ("Panama, Panama", "PA", "Panama"),
        ("Panama City, Panama", "PA", "Panama City"),
        ("Kuwait, Kuwait", "KW", "Kuwait"),
        ("Mexico City, Mexico", "MX", "Mexico City"),
        ("Mexico, Mexico", "MX", "Mexico"),
        ("Hong Kong, China", "CN", "Hong Kong"),
        ("San Juan, Puerto Rico, United States", "US", "San Juan, Puerto Rico"),
        ("Nuuk, Greenland, Denmark", "DK", "Nuuk, Greenland"),
        ("Atlanta, Georgia, USA", "US", "Atlanta, Georgia"),
        ("Georgia, United States", "US", "Georgia"),
        ("Tbilisi, Georgia", "GE", "Tbilisi"),
        ("Tbilisi and Batumi, Georgia", "GE", "Tbilisi and Batumi"),
        ("Granada, Spain", "ES", "Granada"),
        ("Granada, Nicaragua", "NI", "Granada"),
        ("Salvador, Brazil", "BR", "Salvador"),
        ("Hanover, Germany", "DE", "Hanover"),
        ("Danzig, Poland", "PL", "Danzig"),
        ("UN, New York, United States", "US", "UN, New York"),
        ("Seoul, Korea, Rep.", "KR", "Seoul"),
        ("London, Canada", "CA", "London"),
        ("Sarajevo, Bosnia and Herzegovina", "BA", "Sarajevo"),
        ("St. John's, Antigua and Barbuda", "AG", "St. John's"),
        ("Washington, DC, United States", "US", "Washington, DC"),
    ],
)
def test_a_place_that_shares_the_name_of_a_country_is_read(text: str, code: str, place: str) -> None:
    """A place of the name of its own country, of its territory, or of a country elsewhere is a place."""
    read = read_destination(text, PLACE_COUNTRY, Edtf("2014"), PLAIN)
    assert (read.code, read.place) == (code, place)


@pytest.mark.parametrize("place", ["Atlanta", "Savannah", "Plains", "Nowhere in particular"])
def test_a_place_in_georgia_may_lie_in_the_united_states(place: str) -> None:
    """Georgia with a place that is not known to lie in the country is refused, until the map says which it is."""
    text = f"{place}, Georgia"
    with pytest.raises(UnreadableField, match='"GE" or "US"'):
        read_destination(text, PLACE_COUNTRY, Edtf("2014"), PLAIN)
    decided = CountryOptions(table={fold_word(text): "US"})
    assert read_destination(text, PLACE_COUNTRY, Edtf("2014"), decided).code == "US"
    said = CountryOptions(table={"georgia": "GE"})
    assert read_destination(text, PLACE_COUNTRY, Edtf("2014"), said).code == "GE"


def test_two_codes_in_one_destination_are_refused() -> None:
    """A place that is a code of the list is another country."""
    with pytest.raises(UnreadableField, match="several country codes"):
        read_destination("FR, DE", PLACE_COUNTRY, None, CountryOptions(codes=CodeList.ISO2))


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Salvador", "pt", "SV"),
        ("Granada", "es", "GD"),
        ("Guiana", "pt", "GY"),
        ("Guadalupe", "es", None),
        ("Santa Lucía", "es", "LC"),
        ("Santa Elena", "es", None),
        ("Santa Helena", "pt", None),
    ],
)
def test_a_foreign_name_that_is_a_city_needs_its_language(text: str, language: str, code: str | None) -> None:
    """A name of another language that is a city or a word in English is a country only in a sheet in that language."""
    with pytest.raises(UnreadableField, match="is not the name of a known state"):
        read_country(text, None, PLAIN)
    if code is not None:
        assert read_country(text, None, CountryOptions(languages=(language,))).code == code


@pytest.mark.parametrize("text", ["Hanover", "Hannover", "Danzig", "Bayern", "Sachsen", "Toskana", "Santiago", "Tunis"])
def test_a_city_or_region_of_today_is_no_country_without_a_date(text: str) -> None:
    """A name that only a former state had is a place today, and without a date it is refused."""
    with pytest.raises(UnreadableField):
        read_country(text, None, PLAIN)


@pytest.mark.parametrize(("text", "code"), [("Georgia", "GE"), ("Jordan", "JO"), ("Lebanon", "LB"), ("Peru", "PE")])
def test_an_english_name_of_a_country_stays_a_country(text: str, code: str) -> None:
    """In a column of countries, the English name of one means it, although a place elsewhere has the name."""
    assert read_country(text, Edtf("2014"), PLAIN).code == code
