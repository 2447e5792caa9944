"""The host that a label and a place mean on a day."""

import pytest

from diplovisit.datasets.rows_to_legs import AmbiguousCountry, Host, LabelReading
from diplovisit.datasets.state_department_remarks import READING
from diplovisit.record import Edtf


@pytest.mark.parametrize(
    ("label", "locale", "day", "country", "territory"),
    [
        ("Germany", "Berlin", "1924-08-03", "x-german-reich", None),
        ("Germany", "Potsdam", "1945-07-16", "x-occupied-germany", None),
        ("Germany", "West Berlin", "1963-06-26", "DE", "x-west-berlin"),
        ("Germany", "Berlin", "2000-06-01", "DE", None),
        ("Vietnam", "Saigon, Di An", "1969-07-30", "x-south-vietnam", None),
        ("Vietnam", "Hanoi", "1973-02-10", "VDVN", None),
        ("Vietnam", "Hanoi", "2000-11-16", "VN", None),
        ("Burma", "Rangoon", "1955-02-26", "BUMM", None),
        ("Burma (Myanmar)", "Rangoon", "2012-11-19", "MM", None),
        ("Democratic Republic of the Congo (Zaire)", "Kinshasa", "1976-04-27", "CD", None),
        ("Southern Rhodesia (Zimbabwe)", "Salisbury", "1978-04-17", "RHZW", None),
        ("Denmark (Greenland)", "Nuuk", "2011-05-11", "DK", "GL"),
        ("Denmark", "St. Thomas", "1912-03-30", "DK", "VI"),
        ("United Kingdom", "Hong Kong", "1997-06-29", "GB", "HK"),
        ("China", "Beijing, Hong Kong", "1998-07-01", "CN", None),
        ("United Kingdom", "Port-of-Spain", "1921-01-19", "GB", "TT"),
        ("France", "Dakar (Senegal)", "1952-07-01", "FR", "SN"),
        ("United Kingdom", "Turnberry (Scotland)", "1998-05-01", "GB", None),
        ("United Kingdom (Wales)", "Cardiff", "2014-09-03", "GB", None),
        ("Canada", "Gander (Newfoundland)", "1960-01-01", "CA", None),
        ("United Kingdom", "Argentia (Newfoundland)", "1941-08-09", "GB", "x-newfoundland"),
        ("China, People’s Republic of", "Peking", "1972-02-21", "CN", None),
        ("Republic of China", "Taipei", "1960-06-18", "TW", None),
        ("Niger ", "Niamey", "2023-03-16", "NE", None),
        (
            "U.S.S.R.",
            "Moscow",
            "1992-02-16",
            "SUHH",
            None,
        ),  # an anachronistic label, which the rules for records report
        ("Erewhon", "", "1992-02-16", None, None),
    ],
)
def test_a_label_and_a_place_mean_a_host(
    label: str, locale: str, day: str, country: str | None, territory: str | None
) -> None:
    """A label means the bearer of the name that existed on the day, and the place may name its territory."""
    assert READING.host(label, locale, Edtf(day)) == Host(country, territory)


def test_without_a_day_a_unique_name_is_read() -> None:
    """A name of only one polity needs no day, and without a day no territory is guessed."""
    assert READING.host("Jamaica", "Kingston", None) == Host("JM")
    assert READING.host("United Kingdom", "Kingston (Jamaica)", None) == Host("GB")


PLAIN = LabelReading(places={})


@pytest.mark.parametrize(
    ("label", "locale", "when", "country"),
    [
        ("Vietnam", "Saigon", "1967-05-01", "x-south-vietnam"),
        ("Vietnam", "Hanoi", "1967-05-01", "VDVN"),
        ("Viet-Nam", "saigon", "1967", "x-south-vietnam"),
        ("Vietnam", "Hue (South Vietnam)", "1967-05-01", "x-south-vietnam"),
        ("Vietnam (Saigon)", "", "1967-05-01", "x-south-vietnam"),
        ("Congo", "Kinshasa", "1980-01-01", "CD"),
        ("Congo", "Brazzaville", "1980-01-01", "CG"),
        ("Congo (Brazzaville)", "", "1980-01-01", "CG"),
        ("Congo (Kinshasa)", "", "1980-01-01", "CD"),
        ("Korea", "Seoul", "1960-06-19", "KR"),
        ("Korea", "Pyongyang", "2000-10-23", "KP"),
        ("Germany", "Bonn", "1978-07-13", "DE"),
        ("Germany", "East Berlin", "1975-01-01", "DDDE"),
        ("Yemen", "Sana’a", "1972-07-01", "YE"),
        ("Yemen", "Aden", "1980", "YDYE"),
        ("China", "Peking", "1972-02-21", "CN"),
        ("China", "Taipei", "1960-06-18", "TW"),
        ("Samoa", "Apia", "1980", "WS"),
        ("Samoa", "Pago Pago", "1966-10-18", "AS"),
        ("Virgin Islands", "Road Town", "2000-01-01", "VG"),
        ("Saint Martin", "Philipsburg", "1989", "SX"),
        ("Republic of the Congo", "Brazzaville", "1961", "CG"),
    ],
)
def test_the_place_decides(label: str, locale: str, when: str, country: str) -> None:
    """A capital in the table, or another name of only one candidate, decides between several polities."""
    assert PLAIN.host(label, locale, Edtf(when)).country == country


@pytest.mark.parametrize(
    ("label", "locale", "when", "names"),
    [
        (
            "Vietnam",
            "",
            "1967-05-01",
            "North Vietnam (VDVN, 1945-09-02 to 1976-07-01) or South Vietnam (x-south-vietnam, 1949 to",
        ),
        ("Vietnam", "Hue", "1967-05-01", "North Vietnam (VDVN"),
        ("Vietnam", "Hanoi, Saigon", "1970-01-01", "North Vietnam (VDVN"),
        ("Vietnam", "Saigon", None, "North Vietnam (VDVN"),  # the city has been in Vietnam since 1976
        ("Vietnam", "Saigon", "1967~", "North Vietnam (VDVN"),
        ("Congo", "", "1980-01-01", "Republic of the Congo (CG"),
        ("Congo", "Leopoldville", "1955-01-01", "Republic of the Congo (CG"),
        ("Congo", "Kinshasa, Brazzaville", "1980-01-01", "Republic of the Congo (CG"),
        ("Korea", "Panmunjom", "1953-07-27", "North Korea (KP"),
        ("Korea", "Seoul", "1930-01-01", "Korean Empire (x-korea"),
        ("Russia", "St. Petersburg", "1961-06-01", "Russian Empire (x-russian-empire"),
        ("Germany", "West Berlin, East Berlin, Bonn", "1975", "East Germany (DDDE"),
        ("Germany", "Ramstein", "1985-05-05", "East Germany (DDDE"),
        ("Germany", "Berlin", "1945-05-08/1945-05-09", "German Reich (x-german-reich"),
        ("Yemen", "Taiz", "1980", "South Yemen (YDYE"),
        ("China", "Shanghai", "1972-02-27", "Taiwan (TW"),
        ("Serbia", "Belgrade", "1997-05-31", "Kingdom of Serbia (x-serbia-kingdom"),
        ("Virgin Islands", "", "2000", "British Virgin Islands (VG"),
    ],
)
def test_nothing_is_guessed(label: str, locale: str, when: str | None, names: str) -> None:
    """If neither the days nor the place decide, the error names the candidates and the remedy."""
    with pytest.raises(AmbiguousCountry, match="write the full name") as refused:
        PLAIN.host(label, locale, Edtf(when) if when is not None else None)
    assert names in str(refused.value)


@pytest.mark.parametrize(
    ("label", "locale", "day", "country"),
    [
        ("Germany", "Ramstein", "1985-05-05", "DE"),
        ("Germany", "Bonn, Ramstein", "1985-05-05", "DE"),
        ("China", "Shanghai", "1972-02-27", "CN"),
        ("Serbia", "Belgrade", "1997-05-31", "RS"),
        ("Vietnam", "Cam Ranh Bay", "1966-10-26", "x-south-vietnam"),
    ],
)
def test_the_data_set_decides(label: str, locale: str, day: str, country: str) -> None:
    """An ambiguous label is read if the data set has another id for the other bearer, or lists the place."""
    assert READING.host(label, locale, Edtf(day)).country == country


@pytest.mark.parametrize(
    ("label", "locale"), [("Germany", "East Berlin"), ("China", "Taipei"), ("Germany", "East Berlin (East Germany)")]
)
def test_a_place_against_the_data_set_is_refused(label: str, locale: str) -> None:
    """A capital of the state with another id contradicts the label, and the label is refused."""
    with pytest.raises(AmbiguousCountry):
        READING.host(label, locale, Edtf("1975-01-01"))


@pytest.mark.parametrize(
    ("label", "locale", "day", "territory"),
    [
        ("France", "Brazzaville (Congo)", "1944-01-30", "CG"),
        ("Belgium", "Kinshasa (Congo)", "1944-01-30", "CD"),
        ("France", "Pointe-Noire (Congo)", "1944-01-30", None),
        ("United Kingdom", "Jerusalem (Palestine)", "1938-01-01", "x-mandatory-palestine"),
        ("Japan", "Busan (Korea)", "1930-01-01", None),
        ("Japan", "Seoul (Korea)", "1930-01-01", "KR"),
        ("United States", "Cruz Bay (Virgin Islands)", "1990-01-01", None),
        ("United States", "Charlotte Amalie (Virgin Islands)", "1990-01-01", "VI"),
        ("New Zealand", "Apia (Samoa)", "1950-01-01", "WS"),
        ("France", "Marigot (St. Martin)", "1990-01-01", "MF"),
    ],
)
def test_no_territory_is_guessed(label: str, locale: str, day: str, territory: str | None) -> None:
    """Between several territories of a name the days or the capital decide; otherwise no territory is set."""
    assert PLAIN.host(label, locale, Edtf(day)).territory == territory
