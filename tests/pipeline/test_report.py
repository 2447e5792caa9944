"""The library renders a report as the command writes it."""

import json
import subprocess
import sys

import pytest

from diplovisit import check, render
from diplovisit.reporters import REPORTERS

RECORD = "tests/corpus/reject/value-contradicted/ten-times.yaml"


@pytest.mark.not_measured
@pytest.mark.parametrize("format", REPORTERS)
@pytest.mark.at_length
def test_every_format_can_be_rendered(format: str) -> None:
    """The text is what the command writes, except for the texts of sources, which both find next to the record."""
    command = [sys.executable, "-m", "diplovisit", "check", RECORD, "--output-format", format]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 1
    assert render(check(RECORD), format).encode() == done.stdout


def test_statistics_are_counted_on_request() -> None:
    """`statistics=True` gives the same output as `--statistics`."""
    document = json.loads(render(check(RECORD), "json", statistics=True))
    assert document["statistics"]["value-contradicted"]["findings"] == 1


def test_an_unknown_format_gets_a_suggestion() -> None:
    """An unknown format is refused with the nearest name, or with all names if none is near."""
    with pytest.raises(ValueError, match='unknown report format "sarrif"; did you mean "sarif"\\?'):
        render(check([]), "sarrif")
    with pytest.raises(
        ValueError, match="expected one of full, concise, markdown, json, jsonl, sarif, github, gitlab, junit"
    ):
        render(check([]), "xlsx")


def test_a_report_imports_no_other() -> None:
    """A full report imports no other report format, and only SARIF needs the rules of importers."""
    code = (
        "import sys; from diplovisit.cli import main; main(['check', 'seeds'])\n"
        "print([m for m in sys.modules if m.startswith('diplovisit.reporters.') and m.rpartition('.')[2] in\n"
        "  ('json_format', 'sarif', 'github', 'gitlab', 'junit')]\n"
        "  + [m for m in ('diplovisit.pipeline.rule_registry', 'diplovisit.datasets') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
