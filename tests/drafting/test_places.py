"""The places of the stops of a draft: names whole, and no places of other events."""

import pytest

from tests.drafting.visit_contexts import propose_visit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Soto has cancelled her visit to Portugal after the earthquake in Hawke's Bay.", []),
        ("Ana Soto has postponed her trip to Portugal because of the floods in Temuco.", []),
        ("Ana Soto cut short her visit to Portugal following an attack in Arica.", []),
        ("Ana Soto cancelled her visit to Portugal a day after the ferry disaster at Punta Arenas.", []),
        ("Ana Soto will visit Portugal. She will travel to Land’s End on foot.", ["Land’s End"]),
        ("Ana Soto will visit Portugal. She will travel to Queens' Wharf by boat.", ["Queens' Wharf"]),
        ("Ana Soto will visit Portugal. She will travel to Porto and Braga.", ["Porto", "Braga"]),
        # Braga may be a city of the other country.
        ("Ana Soto will visit Portugal and Spain. She will travel to Lisbon and Braga.", ["Lisbon"]),
        ("Ana Soto will travel to South Korea and Viet Nam.", []),
        ("Ana Soto will travel to Trinidad and Tobago.", []),
    ],
)
def test_places_are_those_of_the_visit(text: str, expected: list[str]) -> None:
    """A place of a stop is where those who travel go, with its whole name; that of another event is none."""
    stops = propose_visit(text).stops
    assert stops
    assert [place.name.value for stop in stops for place in stop.places] == expected
