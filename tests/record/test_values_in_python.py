"""Records built in Python: each value is validated on construction, and the message says what was seen."""

import datetime
from typing import Any

import attrs
import pytest

from diplovisit.record import Place, shapes
from tests import records

UTC = datetime.UTC
EVE = datetime.datetime(2025, 3, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"title": 5}, "Visit.title: expected text of 1 to 1,000 characters"),
        ({"revision": "1"}, "Visit.revision: expected a whole number"),
        ({"revision": 0}, "Visit.revision: expected 1 to 999,999,999; saw the number 0"),
        ({"status": "held"}, 'Visit.status: expected a Status, saw the text "held"'),
        ({"sending": ["FI"]}, "Visit.sending: expected a tuple, saw a list"),
        ({"sending": ("Finland",)}, 'Visit.sending: "Finland" is not a country code'),
        ({"stops": ()}, "Visit.stops: expected"),
        ({"stops": ("tallinn",)}, 'Visit.stops: expected a Stop, saw the text "tallinn"'),
        ({"revised": "2025-03-05"}, "Visit.revised: expected a datetime"),
        ({"revised": EVE.replace(tzinfo=None)}, "expected a time in UTC, saw 2025-03-05T12:00:00, with no zone"),
        (
            {"revised": EVE.astimezone(datetime.timezone(datetime.timedelta(hours=2)))},
            "expected a time in UTC, saw 2025-03-05T14:00:00+02:00, in another zone",
        ),
        ({"revised": EVE.replace(microsecond=1)}, "expected a time to the second"),
    ],
    ids=str,
)
def test_a_wrong_value_is_reported_with_its_field(fields: dict[str, Any], complaint: str) -> None:
    """A wrong value raises ValueError with the class and the field, in the words used for documents."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the message is checked below
        attrs.evolve(records.visit(), **fields)
    assert complaint in str(caught.value)


def test_a_date_in_python_is_an_edtf() -> None:
    """A text is not accepted as a date, even if it is a valid date."""
    when: Any = "2025-03-07"
    with pytest.raises(ValueError, match=r'Stop\.when: expected an Edtf, saw the text "2025-03-07"'):
        attrs.evolve(records.visit().stops[0], when=when)


def test_a_class_says_what_it_is_where_docstrings_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """The documentation of a class is read from its source if the docstring is missing, as under `python -OO`."""
    text = shapes.documentation(Place)
    monkeypatch.setattr(Place, "__doc__", None)
    assert shapes.documentation(Place) == text != ""
    made = type("Made", (), {"__doc__": None, "__module__": "builtins"})
    assert shapes.documentation(made) == ""
