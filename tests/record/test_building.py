"""Tests for the converting constructors `of`: what they make is the record that `structure` makes, faults included."""

import datetime
import decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import Duration, Edtf, InvalidRecord, Visit, structure
from diplovisit.record import (
    Engagement,
    EngagementKind,
    Participant,
    Person,
    Place,
    Quantity,
    Status,
    Stop,
    Traveller,
    node_shape,
)
from diplovisit.testing import documents, visits
from tests import records


@given(documents())
def test_a_document_gives_the_record_that_structure_makes(document: dict[str, Any]) -> None:
    """For every document, its fields as arguments make the record that `structure` makes of it."""
    assert Visit.of(**document) == structure(document)


@given(visits())
def test_values_of_the_classes_are_taken_as_they_are(visit: Visit) -> None:
    """For every record, its own values as arguments make an equal record."""
    fields = {field.name: getattr(visit, field.name) for field in attrs.fields(Visit)}
    assert Visit.of(**fields) == visit


@given(
    document=documents(),
    name=st.sampled_from(["revised", "title", "status", "people", "stops", "sources"]),
    how=st.sampled_from(["leave out", "rename", "spoil"]),
)
def test_the_faults_are_those_of_structure(document: dict[str, Any], name: str, how: str) -> None:
    """For every document with a spoilt field, `of` reports the faults that `structure` reports."""
    if how == "spoil":
        document[name] = ["no", "such"]
    else:
        value = document.pop(name)
        document |= {f"{name}x": value} if how == "rename" else {}
    with pytest.raises(InvalidRecord) as expected:
        structure(document)
    with pytest.raises(InvalidRecord) as caught:
        Visit.of(**document)
    sentences = [[finding.sentence for finding in error.value.findings] for error in (caught, expected)]
    assert sorted(sentences[0]) == sorted(sentences[1])


def _fields(**changes: Any) -> dict[str, Any]:
    return records.document() | changes


@pytest.mark.parametrize(
    ("given_", "taken"),
    [
        ("2026-06-09", "2026-06-09"),
        (datetime.date(2026, 6, 9), "2026-06-09"),
        (datetime.datetime(2026, 6, 9, 10, 30), "2026-06-09T10:30:00"),  # noqa: DTZ001  # local time is the case
        (Edtf("2026-06"), "2026-06"),
    ],
)
def test_what_is_a_date_becomes_one(given_: object, taken: str) -> None:
    """Texts, days, times and dates become dates."""
    assert Stop.of(id="oslo", country="NO", when=given_).when == Edtf(taken)


def test_words_single_items_lengths_numbers_and_ids_are_converted() -> None:
    """Words become enums, single items lists of one, timedeltas durations, and people and places their ids."""
    person, place = Person.of(id="tamm", name="Mart Tamm"), Place.of(id="lisbon", name="Lisbon")
    engagement = Engagement.of(
        id="talks",
        kind="meeting",
        duration=datetime.timedelta(minutes=90),
        place=place,
        participants={"person": person},
        outcomes="an agreement",
        label=None,
    )
    assert engagement == Engagement(
        id="talks",
        kind=EngagementKind.MEETING,
        duration=Duration("PT1H30M"),
        place="lisbon",
        participants=(Participant(person="tamm"),),
        outcomes=("an agreement",),
    )
    assert Quantity.of(value=decimal.Decimal("1.50"), unit="EUR").value == decimal.Decimal("1.50")
    assert Quantity.of(value=3, unit="item").value == 3
    assert Traveller.of(person=person).person == "tamm"
    assert Visit.of(**_fields(status=Status.HELD)).status is Status.HELD


@pytest.mark.parametrize("traveller", ["envoy", {"person": "envoy"}, Traveller(person="envoy")])
def test_a_traveller_is_somebody(traveller: object) -> None:
    """The id of a person, the person, and a traveller all stand for the traveller, alone and in a list."""
    expected = (Traveller(person="envoy"),)
    person = Person.of(**records.document()["people"][0])
    for each in (traveller, [traveller], person, (person,)):
        assert Visit.of(**_fields(travellers=each)).travellers == expected
    with pytest.raises(InvalidRecord, match="travellers/0: expected a mapping with person; saw a Place"):
        Visit.of(**_fields(travellers=Place.of(id="a", name="A")))


def test_a_time_in_any_zone_becomes_utc_to_the_second() -> None:
    """The time of the revision may be in any zone, and may have parts of a second."""
    zone = datetime.timezone(datetime.timedelta(hours=2))
    revised = datetime.datetime(2026, 6, 9, 12, 0, 0, 999_999, tzinfo=zone)
    assert Visit.of(**_fields(revised=revised)).revised == datetime.datetime(2026, 6, 9, 10, tzinfo=datetime.UTC)


def test_all_faults_come_at_once_with_their_addresses() -> None:
    """One error names every fault of the whole record, of values, fields and references."""
    document = _fields(status="anounced", titel="Talks", revised=datetime.datetime(2026, 6, 9))  # noqa: DTZ001  # a fault
    del document["title"]
    document["stops"][0]["when"] = "2025-04-31"
    document["stops"][0]["engagements"][0]["duration"] = datetime.timedelta(days=-1)
    document["travellers"] = {"person": "envoi"}
    with pytest.raises(InvalidRecord) as caught:
        Visit.of(**document)
    assert sorted(finding.address for finding in caught.value.findings) == [
        "revised",
        "status",
        "talks/duration",
        "tallinn/when",
        "titel",
        "travellers/0/person",
    ]
    assert str(caught.value).startswith("6 faults:\n")
    assert 'did you mean "envoy"' in str(caught.value)


@pytest.mark.parametrize(
    "value",
    [
        object(),
        5,
        1.5,
        b"x",
        {"a"},
        [None],
        Edtf("2026"),
        datetime.timedelta(1),
        Status.HELD,
        Place.of(id="a", name="b"),
    ],
)
@pytest.mark.parametrize("cls", [Stop, Engagement, Quantity, Person, Visit])
def test_any_value_in_any_field_is_taken_or_named(cls: Any, value: object) -> None:
    """Whatever stands in a field, the result is a value of the class or an error that names the field."""
    for field in node_shape(cls).fields:
        try:
            cls.of(**{field.name: value})
        except InvalidRecord as error:
            assert error.findings  # noqa: PT017  # where there is an error, it says so


def test_the_leader_and_people_are_found() -> None:
    """The leader, and people by id, are those of the record; an unknown id is a KeyError with the near one."""
    visit = records.visit()
    assert visit.leader is visit.person("envoy")
    assert visit.person("host").name == "Mart Tamm"
    with pytest.raises(KeyError, match="did you mean"):
        visit.person("hots")
    withdrawn = Visit.of(**_fields(travellers={"person": "envoy", "status": "withdrawn"}))
    assert withdrawn.leader is None
