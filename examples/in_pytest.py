"""Checks the records of a folder in a pytest run: `pytest examples/in_pytest.py`, next to a folder `visits`."""

from diplovisit import check, render


def test_the_records_hold() -> None:
    """Every record can be read and has no error. Figures without a citation do not fail the test."""
    report = check("visits", rules=("all", "-figure-uncited"))
    assert report.ok, render(report, "concise")
