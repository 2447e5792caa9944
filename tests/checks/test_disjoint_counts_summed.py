"""disjoint-counts-summed compares exact sums, for figures of any number of digits."""

import pytest

from diplovisit import check, structure
from tests.records import document


def _finds(first: str, second: str, third: str) -> bool:
    record = document()
    figures = {"first": first, "second": second, "third": third}
    record["claims"] = [
        {"id": name, "kind": "count", "what": "people", "quantity": {"value": value, "unit": "person"}}
        for name, value in figures.items()
    ]
    record["claims"][0]["disjoint_with"] = ["second"]
    return "disjoint-counts-summed" in {finding.rule for finding in check(structure(record))}


@pytest.mark.parametrize(
    ("first", "second", "third", "is_sum"),
    [
        ("12", "16", "28", True),
        ("12", "16", "29", False),
        ("1" * 40, "2" * 40, "3" * 40, True),
        ("1" * 40, "2" * 40, "3" * 39 + "4", False),
        ("9" * 40, "1", "9" * 39 + "8", False),
        ("1" + "0" * 28, "1", "1" + "0" * 27 + "1", True),
        ("1" + "0" * 28, "1", "1" + "0" * 28, False),
        ("1" + "0" * 29, "1", "1" + "0" * 28 + "2", False),
        ("0." + "1" * 30, "1", "1." + "1" * 30, True),
        ("0." + "1" * 30, "1", "1." + "1" * 29, False),
    ],
)
def test_sums_are_exact(first: str, second: str, third: str, is_sum: bool) -> None:
    """Figures of up to 40 digits are added exactly, and a figure that differs by one is not their sum."""
    assert _finds(first, second, third) is is_sum
