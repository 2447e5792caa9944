"""Georgia as the name of a country and of a state of the United States."""

from pathlib import Path

import pytest

from diplovisit import read_table


@pytest.mark.parametrize(
    ("place", "is_read"), [("Atlanta", False), ("Savannah", False), ("Tbilisi", True), ("Batumi", True)]
)
def test_georgia_with_an_unknown_place_is_refused_in_columns_of_their_own(
    place: str, tmp_path: Path, *, is_read: bool
) -> None:
    """A country called Georgia next to a place that is not known to lie there may be the state: the row is refused."""
    (tmp_path / "map.toml").write_text(
        'format = 1\n[source]\ntitle = "V"\nread-on = 2026-11-30\n[record]\nstatus = "held"\n[columns]\n'
        'traveller = "Who"\ncountry = "C"\nplace = "P"\ndates = "D"\n'
    )
    (tmp_path / "v.csv").write_text(f"Who,C,P,D\nAnn Lee,Georgia,{place},2011-05-02\n")
    result = read_table(tmp_path / "v.csv", tmp_path / "map.toml")
    assert (len(result.records), len(result.rejected)) == ((1, 0) if is_read else (0, 1))
