"""Whom a label and a place mean on a day."""

import pytest

from diplovisit.datasets.hosts import Host
from diplovisit.datasets.state_department.labels import READING
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
        ("U.S.S.R.", "Moscow", "1992-02-16", "SUHH", None),  # a label out of its time: the rules of records say so
        ("Erewhon", "", "1992-02-16", None, None),
    ],
)
def test_whose_land_it_was(label: str, locale: str, day: str, country: str | None, territory: str | None) -> None:
    """The bearer of the name who was there on the day, and the land where it is named."""
    assert READING.host(label, locale, Edtf(day)) == Host(country, territory)


def test_without_a_day_the_first_bearer_is_meant() -> None:
    """Nothing tells which of several states it was: the one of today is the best reading, and no territory is guessed."""
    assert READING.host("Jamaica", "Kingston", None) == Host("JM")
    assert READING.host("United Kingdom", "Kingston (Jamaica)", None) == Host("GB")
