"""Typographic signs of word processors are reported in codes, dates and ids, and allowed in free texts."""

import pytest

from diplovisit import unstructure, validate
from tests.docs.examples import VISIT


@pytest.mark.parametrize(
    ("field", "value", "sign"),
    [
        ("id", "ee–fi–tamm", "U+2013"),
        ("status", "“reported”", "U+201C"),
        ("revised", "2025‑03‑05T12:00:00Z", "U+2011"),
        ("sending", ["‘EE’"], "U+2018"),
        ("stops", [{"id": "finland", "country": "FI", "when": "2025–03–07"}], "U+2013"),
        ("stops", [{"id": "finland", "country": "FI", "duration": "P1D\u00a0"}], "U+00A0"),
    ],
)
def test_the_remedy_names_the_sign(field: str, value: object, sign: str) -> None:
    """The remedy for a typographic sign names the sign and says what to type."""
    (finding,) = validate({**unstructure(VISIT), field: value})
    assert finding.remedy.startswith(f"{sign} ")


def test_a_name_keeps_its_signs() -> None:
    """A free text may contain quotes and dashes of every kind."""
    title = "“Baltic–Nordic” talks: Liis Tamm visits Finland…"
    assert not list(validate({**unstructure(VISIT), "title": title}))
