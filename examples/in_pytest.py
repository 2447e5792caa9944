"""The records of a folder, checked in the run of pytest: `pytest examples/in_pytest.py`, beside a folder `visits`."""

from diplovisit import check, render


def test_the_records_hold() -> None:
    """Every record can be read, and has no error; figures that nobody cites are for another day."""
    report = check("visits", rules=("all", "-figure-uncited"))
    assert report.ok, render(report, "concise")
