"""Blanks that are not the plain one are named where they are the cause of a fault."""

from pathlib import Path

import pytest

from diplovisit import Finding, check
from tests.conftest import ROOT

LEAST = (ROOT / "examples/least.yaml").read_text("utf-8").partition("\n")[2]


def findings_of(text: str, folder: Path) -> tuple[Finding, ...]:
    """The findings of a record in YAML."""
    file = folder / "visit.yaml"
    file.write_text(text, "utf-8")
    return check(file).findings


@pytest.mark.parametrize(
    ("blank", "name"),
    [
        ("\u00a0", "U+00A0 (no-break space)"),
        ("\u2003", "U+2003 (em space)"),
        ("\u202f", "U+202F (narrow no-break space)"),
        ("\u3000", "U+3000 (ideographic space)"),
        ("\u200b", "U+200B (zero width space)"),
    ],
)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: announced", "status:*announced"),
        ("status: announced", "*status: announced"),
        ("  - {person: virtanen}", "  -*{person: virtanen}"),
        ("- {person: virtanen}", "- {person:*virtanen}"),
        ("- {id: virtanen, name: Aino", "- {id: virtanen,*name: Aino"),
        ("status: announced", "status: announced*"),
    ],
)
def test_an_odd_blank_is_named_as_the_cause(old: str, new: str, blank: str, name: str, tmp_path: Path) -> None:
    """One finding names the blank that is used where YAML or a field requires a space, and says what to do."""
    assert old in LEAST
    findings = findings_of(LEAST.replace(old, new.replace("*", blank)), tmp_path)
    (finding,) = [finding for finding in findings if name in finding.sentence + finding.remedy]
    assert len(findings) <= 2
    assert ("delete it" if blank == "\u200b" else "replace it by") in finding.sentence + finding.remedy


def test_a_byte_order_mark_inside_is_named(tmp_path: Path) -> None:
    """A byte order mark in the middle of a file has a finding of its own."""
    findings = findings_of(LEAST.replace("status: ", "status:\ufeff"), tmp_path)
    assert "byte-order-mark" in {finding.rule for finding in findings}


def test_an_odd_blank_inside_a_text_is_no_fault(tmp_path: Path) -> None:
    """A no-break space between the words of a title is kept, and is no cause of another fault."""
    assert findings_of(LEAST.replace("Aino Virtanen visits", "Aino\u00a0Virtanen visits"), tmp_path) == ()
    (finding,) = findings_of(LEAST.replace("title: Special", "title: Visit :\u00a0one: Special"), tmp_path)
    assert "U+00A0" not in finding.sentence


@pytest.mark.parametrize(
    ("name", "ended", "field", "whole"),
    [
        ("Virtanen, Aino", "Virtanen", "Aino", "Virtanen, Aino"),
        ("Virtanen, Aino, Dr", "Virtanen", "Aino", "Virtanen, Aino, Dr"),
        ("Virtanen, jr.", "Virtanen", "jr.", "Virtanen, jr."),
    ],
)
def test_a_comma_in_braces_is_explained(name: str, ended: str, field: str, whole: str, tmp_path: Path) -> None:
    """A text that a comma cuts off in a flow mapping is one finding, which shows the text in quotes."""
    (finding,) = findings_of(LEAST.replace("name: Aino Virtanen,", f"name: {name},"), tmp_path)
    assert finding.rule == "unknown-field"
    assert (
        finding.sentence
        == f'the comma after "{ended}" ends the text there, and "{field}" is read as a field without a value'
    )
    assert finding.remedy == f'put the whole text in quotes: "{whole}"'
    assert finding.fix is None


def test_a_comma_before_a_brace_is_explained(tmp_path: Path) -> None:
    """The last text of a flow mapping may be cut off, too."""
    (finding,) = findings_of(
        LEAST.replace("country: FI}", "country: FI, office: Envoy, special}").replace("office: Special Envoy, ", ""),
        tmp_path,
    )
    assert finding.remedy == 'put the whole text in quotes: "Envoy, special"'


def test_an_unknown_field_with_a_value_is_no_comma(tmp_path: Path) -> None:
    """An unknown field in braces with a colon is reported as an unknown field."""
    (finding,) = findings_of(LEAST.replace("name: Aino Virtanen,", "name: Aino Virtanen, jr: x,"), tmp_path)
    assert "has no field" in finding.sentence
