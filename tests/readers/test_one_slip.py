"""One slip of the keyboard in a record is one finding, and its advice mends it."""

from pathlib import Path

import pytest

from diplovisit import Finding, check
from tests.conftest import ROOT

LEAST = (ROOT / "examples/least.yaml").read_text("utf-8").partition("\n")[2]
WITH_EVIDENCE = (
    LEAST
    + """\
evidence:
  - {about: [virtanen/name, virtanen/office, virtanen/person], basis: stated, quote: Special Envoy Aino Virtanen}
  - {about: [virtanen/country, estonia/country, estonia/when], basis: inferred, note: the ministry says so}
  - {about: [status], basis: stated, sources: [ministry], quote: will visit}
"""
)


def findings_of(old: str, new: str, folder: Path) -> tuple[Finding, ...]:
    """The findings of the record with evidence after a slip."""
    assert WITH_EVIDENCE.count(old) == 1
    file = folder / "visit.yaml"
    file.write_text(WITH_EVIDENCE.replace(old, new), "utf-8")
    return check(file).findings


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("{id: virtanen, name", "{id:virtanen, name", "id"),
        (", name: Aino", ", name:Aino", "name"),
        ("{id: estonia, country: EE", "{id: estonia, country:EE", "country"),
        ('when: "2025-04-07/2025-04-08"', 'when:"2025-04-07/2025-04-08"', "when"),
        ("note: the ministry says so", 'note:"the ministry, as it says, knows"', "note"),
    ],
)
def test_a_colon_without_a_space_is_named(old: str, new: str, field: str, tmp_path: Path) -> None:
    """A field in braces whose colon has no space after it is one finding, which says where the space is missing."""
    findings = [finding for finding in findings_of(old, new, tmp_path) if finding.rule == "unknown-field"]
    (finding,) = findings
    assert f'did you mean "{field}"?' in finding.sentence
    assert finding.remedy == f'put a space after the colon: "{field}: …"'


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("{id: virtanen, name", "{name", "missing-field"),
        ("{id: virtanen, name", "{i: virtanen, name", "unknown-field"),
        ("{id: virtanen, name", "{id:virtanen, name", "unknown-field"),
        ("{id: virtanen, name", "{id: Virtanen, name", "malformed-text"),
        ("{id: virtanen, name", "{id: [virtanen], name", "wrong-type"),
        ("{id: estonia,", "{id: ESTONIA,", "malformed-text"),
        ("{id: ministry,", "{ident: ministry,", "unknown-field"),
        ("  - {person: virtanen}\n", "", "null-value"),
        ("{person: virtanen}", "{perso: virtanen}", "unknown-field"),
        ("{person: virtanen}", "{}", "missing-field"),
        ("{person: virtanen}", "{person: virtane}", "dangling-reference"),
        ("people:\n  -", "people:\n   ", "wrong-type"),
    ],
)
def test_a_slip_in_an_id_is_one_finding(old: str, new: str, rule: str, tmp_path: Path) -> None:
    """References to an id that could not be read are not reported too; they are valid once the id is."""
    assert [finding.rule for finding in findings_of(old, new, tmp_path)] == [rule]


@pytest.mark.parametrize(
    ("old", "new", "name", "number"),
    [
        ("{id: virtanen, name", "{id: virtanem, name", "virtanen", 5),
        ("{id: estonia,", "{id: estonai,", "estonia", 2),
    ],
)
def test_a_misspelt_id_is_one_finding(old: str, new: str, name: str, number: int, tmp_path: Path) -> None:
    """An id that no reference has, and that is near the one that several have, is the one to blame."""
    (finding,) = findings_of(old, new, tmp_path)
    wrong = new.partition("id: ")[2].partition(",")[0]
    assert finding.rule == "dangling-reference"
    assert finding.sentence == f'no reference has the id "{wrong}", but {number} have "{name}"; did you mean "{name}"?'
    assert finding.address == f"{wrong}/id"


@pytest.mark.parametrize(
    ("heading", "wrong", "number"),
    [("evidence", "sources", 3), ("sources", "stops", 1), ("stops", "travellers", 1), ("travellers", "people", 1)],
)
def test_a_missing_heading_is_one_finding(heading: str, wrong: str, number: int, tmp_path: Path) -> None:
    """Items whose heading is missing are one finding, which names the line to write, and no finding for each field."""
    (finding,) = findings_of(f"{heading}:\n", "", tmp_path)
    assert finding.rule == "unknown-field"
    assert finding.sentence.endswith(f"in `{wrong}`, but {'has' if number == 1 else 'have'} the fields of `{heading}`")
    assert finding.remedy == f'write the line "{heading}:" above it'


def test_a_reference_to_something_near_is_reported_beside_a_bad_id(tmp_path: Path) -> None:
    """A misspelt reference to an id that is there is reported even if another id is refused."""
    rules = [finding.rule for finding in findings_of("{id: ministry,", "{id: Ministry,", tmp_path)]
    assert rules == ["malformed-text"]
    file = tmp_path / "visit.yaml"
    file.write_text(file.read_text("utf-8").replace("{person: virtanen}", "{person: virtane}"), "utf-8")
    assert {finding.rule for finding in check(file).findings} == {"malformed-text", "dangling-reference"}
