"""Tests that GitHub's runner reads from the commands what was written into them."""

import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.findings.results import CheckResult
from diplovisit.record import Severity, Span
from diplovisit.reporters.counts import Context
from diplovisit.reporters.printable import printable
from tests.reporters.samples import CONTRADICTED, FOLDER, GAP, METONYM, report, texts


def parsed(line: str) -> tuple[str, dict[str, str], str] | None:
    """Parses a line as the runner does: command, properties, message; None if it is no command (ActionCommand.cs)."""
    line = line.lstrip()
    if not line.startswith("::") or (end := line.find("::", 2)) < 0:
        return None
    name, _, given_properties = line[2:end].partition(" ")
    properties = dict(pair.split("=", 1) for pair in given_properties.strip().split(",") if pair)
    unescaped = {
        key: unescape(value, {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","}) for key, value in properties.items()
    }
    return name, unescaped, unescape(line[end + 2 :], {"%0D": "\r", "%0A": "\n"})


def unescape(text: str, escapes: dict[str, str]) -> str:
    """Undoes the escapes, with the percent sign last."""
    for escape, sign in escapes.items():
        text = text.replace(escape, sign)
    return text.replace("%25", "%")


def commands(*results: CheckResult) -> list[tuple[str, dict[str, str], str]]:
    """Returns the commands of a report."""
    return [command for line in report("github", results).splitlines() if (command := parsed(line)) is not None]


def annotations(*results: CheckResult) -> list[tuple[str, dict[str, str], str]]:
    """Returns the commands that are shown next to the lines of a change."""
    return [command for command in commands(*results) if command[0] in ("error", "warning", "notice")]


def record_with(number: int, severity: Severity) -> CheckResult:
    """Returns a record with a number of findings."""
    findings = tuple(attrs.evolve(CONTRADICTED, severity=severity, span=Span(n, 1, n, 2)) for n in range(1, number + 1))
    return CheckResult(file="visits/misri.yaml", record="a", findings=findings)


def test_an_annotation_says_where_and_what() -> None:
    """An annotation has file, lines and columns, the rule as title, and sentence, address and remedy as message."""
    assert annotations(*FOLDER)[0] == (
        "error",
        {
            "file": "visits/misri.yaml",
            "line": "125",
            "endLine": "125",
            "col": "23",
            "endColumn": "27",
            "title": "value-contradicted",
        },
        f"{CONTRADICTED.sentence}\naddress: dead/quantity/value\nhelp: {CONTRADICTED.remedy}",
    )


def test_errors_come_first() -> None:
    """Errors come first, then warnings, then notes, each in the order of the records."""
    assert [(name, properties["title"]) for name, properties, _ in annotations(*FOLDER)] == [
        ("error", "value-contradicted"),
        ("error", "malformed-json"),
        ("error", "value-contradicted"),
        ("warning", "place-is-metonym"),
        ("notice", "gap-in-visit"),
    ]


@given(texts, texts, texts, texts.filter(bool))
def test_what_goes_in_comes_out(sentence: str, address: str, remedy: str, file: str) -> None:
    """Percent signs, colons, commas and line breaks reach GitHub, and invisible characters become escapes."""
    finding = attrs.evolve(CONTRADICTED, sentence=sentence, address=address, remedy=remedy, file=file)
    shown = annotations(CheckResult(file=file, record="a", findings=(finding,)))
    assert len(shown) == 1
    ((name, properties, message),) = shown
    address_line = f"\naddress: {printable(finding.address)}" if address else ""
    assert name == "error"
    assert message == f"{printable(finding.sentence)}{address_line}\nhelp: {printable(finding.remedy)}"
    assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
    assert properties["title"] == "value-contradicted"


def test_a_name_with_signs_of_the_commands_reaches_github() -> None:
    """A file name with characters that commands use reaches GitHub unchanged."""
    ((_, properties, _),) = annotations(FOLDER[1])
    assert properties["file"] == "visits/a & b, 100%.json"


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("number", [0, 1, 9, 10, 11, 250])
def test_no_more_than_ten_of_a_kind_are_sent(severity: Severity, number: int) -> None:
    """At most ten annotations of a kind are sent, as GitHub drops more; a last notice counts the rest in the log."""
    sent = annotations(record_with(number, severity))
    kinds = [name for name, _, _ in sent]
    assert all(kinds.count(kind) <= 10 for kind in ("error", "warning", "notice"))
    shown = [annotation for annotation in sent if annotation[1].get("title") == "value-contradicted"]
    if len(shown) < number:
        more = re.match(r"([\d,]+) more (?:error|warning|note)s? ", sent[-1][2])
        assert more is not None
        assert len(shown) + int(more[1]) == number
    else:
        assert sent == shown


def test_the_notice_is_shown_too() -> None:
    """With too many findings of every kind, the notice about the rest is the tenth notice, and so is shown."""
    sent = annotations(
        record_with(20, Severity.INFO), record_with(20, Severity.WARNING), record_with(20, Severity.ERROR)
    )
    assert [name for name, _, _ in sent].count("notice") == 10
    assert sent[-1][2].startswith("10 more errors, 10 more warnings, 11 more notes in the log of this step")


@given(st.lists(st.sampled_from([CONTRADICTED, METONYM, GAP]), max_size=30))
def test_everything_is_in_the_log(findings: list[object]) -> None:
    """The group in the log has every finding in its concise form, and the summary follows it."""
    result = CheckResult(file="visits/misri.yaml", record="a", findings=tuple(findings))  # type: ignore[arg-type]  # they are
    lines = report("github", [result]).splitlines()
    concise = report("concise", [result]).splitlines()
    assert lines[-1] == concise[-1]
    if findings:
        assert lines[lines.index("::group::All findings") + 1 : lines.index("::endgroup::")] == concise[:-1]
    else:
        assert lines == concise


def test_statistics_are_in_the_log() -> None:
    """Counts by rule are in the log after the group of findings and before the summary."""
    lines = report("github", FOLDER, Context(statistics=True)).splitlines()
    assert lines[lines.index("::endgroup::") + 1].split() == ["2", "errors", "value-contradicted", "in", "1", "file"]
