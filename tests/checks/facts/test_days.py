"""Days against days: what is certain, and what may be so."""

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
def test_what_is_doubtful_or_open_is_certainly_before_nothing(earlier: str, later: str, certain: bool) -> None:
    """Only days that are known, and all of them, are before others."""
    assert certainly_before(Edtf(earlier), Edtf(later)) is certain
