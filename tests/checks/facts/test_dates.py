"""Certain dates compared with each other."""

import pytest

from diplovisit.checks.facts.dates import certainly_before
from diplovisit.record import Edtf


@pytest.mark.parametrize(
    ("earlier", "later", "certain"),
    [
        ("2025-03-01", "2025-04-01", True),
        ("2025-03-01", "2025-04-01~", False),
        ("2025-03-01?", "2025-04-01", False),
        ("2025-03-01/", "2025-04-01", False),
        ("2025-03-01", "/2025-04-01", False),
        ("2025-03", "2025-03-31", False),
    ],
)
def test_an_uncertain_or_open_date_is_never_certainly_before(earlier: str, later: str, certain: bool) -> None:
    """A date is certainly before another only if all days of both are known."""
    assert certainly_before(Edtf(earlier), Edtf(later)) is certain
