"""value-unreadable: a misspelt name is one finding, and not one for each fact about its bearer."""

from pathlib import Path

import pytest

from diplovisit import check
from tests.conftest import ROOT

LEAST = (ROOT / "examples/least.yaml").read_text("utf-8").partition("\n")[2]
TEXT = "Special Envoy Aino Virtanen of Finland will visit Estonia."
ROWS = """\
evidence:
  - {about: [virtanen/name, virtanen/office, virtanen/country], basis: stated, quote: Special Envoy Aino Virtanen of Finland}
  - {about: [virtanen/person], basis: stated, quote: Aino Virtanen of Finland will visit}
"""


def unreadable(record: str, folder: Path, rows: str = "") -> list[str]:
    """The addresses of the findings about values in a record with its text."""
    (folder / "visit.yaml").write_text(record + ROWS + rows, "utf-8")
    (folder / "ministry.txt").write_text(TEXT, "utf-8")
    findings = check(folder / "visit.yaml", sources={"ministry": folder / "ministry.txt"}).findings
    return [finding.address for finding in findings if finding.rule in {"value-unreadable", "value-contradicted"}]


@pytest.mark.parametrize("name", ["Aino Virtane", "AINO VIRTANEN", "Anna Saari"])
def test_a_misspelt_name_is_one_finding(name: str, tmp_path: Path) -> None:
    """The office, the country and the travel that the words give to another spelling are not reported too."""
    assert unreadable(LEAST, tmp_path) == []
    assert unreadable(LEAST.replace("name: Aino Virtanen", f"name: {name}"), tmp_path) == ["virtanen/name"]


def test_a_fact_about_somebody_else_is_reported_beside_a_misspelt_name(tmp_path: Path) -> None:
    """Only what follows from the name is left out: an unreadable value of another part is reported."""
    record = LEAST.replace("name: Aino Virtanen", "name: Aino Virtane")
    rows = '  - {about: [estonia/when], basis: stated, quote: "Envoy Aino Virtanen of Finland will"}\n'
    assert unreadable(record, tmp_path, rows) == ["virtanen/name", "estonia/when"]
