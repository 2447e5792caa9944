"""GitHub's runner reads out of the commands what was put into them."""

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
    """A line as the runner takes it: command, properties, message; None where it is no order (ActionCommand.cs)."""
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
    """Undoes the escapes, that of the percent sign last."""
    for escape, sign in escapes.items():
        text = text.replace(escape, sign)
    return text.replace("%25", "%")


def commands(*checked: CheckResult) -> list[tuple[str, dict[str, str], str]]:
    """The commands of a report."""
    return [told for line in report("github", checked).splitlines() if (told := parsed(line)) is not None]


def annotations(*checked: CheckResult) -> list[tuple[str, dict[str, str], str]]:
    """Those of them that are shown beside the lines of a change."""
    return [told for told in commands(*checked) if told[0] in ("error", "warning", "notice")]


def checked(number: int, severity: Severity) -> CheckResult:
    """A record with so many findings."""
    found = tuple(attrs.evolve(CONTRADICTED, severity=severity, span=Span(n, 1, n, 2)) for n in range(1, number + 1))
    return CheckResult(file="visits/misri.yaml", record="a", findings=found)


def test_an_annotation_says_where_and_what() -> None:
    """File, lines and columns, the rule as the title; the sentence, the address and what to do as the message."""
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
    """Then warnings, and then notes, each in the order of the records."""
    assert [(name, told["title"]) for name, told, _ in annotations(*FOLDER)] == [
        ("error", "value-contradicted"),
        ("error", "malformed-json"),
        ("error", "value-contradicted"),
        ("warning", "place-is-metonym"),
        ("notice", "gap-in-visit"),
    ]


@given(texts, texts, texts, texts.filter(bool))
def test_what_goes_in_comes_out(sentence: str, address: str, remedy: str, file: str) -> None:
    """Percent signs, colons, commas and line breaks reach GitHub; what cannot be seen is spelt out."""
    bad = attrs.evolve(CONTRADICTED, sentence=sentence, address=address, remedy=remedy, file=file)
    told = annotations(CheckResult(file=file, record="a", findings=(bad,)))
    assert len(told) == 1
    ((name, properties, message),) = told
    where = f"\naddress: {printable(bad.address)}" if address else ""
    assert name == "error"
    assert message == f"{printable(bad.sentence)}{where}\nhelp: {printable(bad.remedy)}"
    assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
    assert properties["title"] == "value-contradicted"


def test_a_name_with_signs_of_the_commands_reaches_github() -> None:
    """The file of an annotation is the file."""
    ((_, properties, _),) = annotations(FOLDER[1])
    assert properties["file"] == "visits/a & b, 100%.json"


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("number", [0, 1, 9, 10, 11, 250])
def test_no_more_than_ten_of_a_kind_are_sent(severity: Severity, number: int) -> None:
    """GitHub drops the eleventh of a kind without a word; a last notice says how many more are in the log."""
    told = annotations(checked(number, severity))
    kinds = [name for name, _, _ in told]
    assert all(kinds.count(kind) <= 10 for kind in ("error", "warning", "notice"))
    shown = [one for one in told if one[1].get("title") == "value-contradicted"]
    if len(shown) < number:
        more = re.match(r"([\d,]+) more (?:error|warning|note)s? ", told[-1][2])
        assert more is not None
        assert len(shown) + int(more[1]) == number
    else:
        assert told == shown


def test_the_notice_is_shown_too() -> None:
    """With more of every kind than are shown, ours is the tenth notice."""
    told = annotations(checked(20, Severity.INFO), checked(20, Severity.WARNING), checked(20, Severity.ERROR))
    assert [name for name, _, _ in told].count("notice") == 10
    assert told[-1][2].startswith("10 more errors, 10 more warnings, 11 more notes in the log of this step")


@given(st.lists(st.sampled_from([CONTRADICTED, METONYM, GAP]), max_size=30))
def test_everything_is_in_the_log(found: list[object]) -> None:
    """The group holds every finding, as the concise report has it; the summary stands below it."""
    one = CheckResult(file="visits/misri.yaml", record="a", findings=tuple(found))  # type: ignore[arg-type]  # they are
    told = report("github", [one]).splitlines()
    concise = report("concise", [one]).splitlines()
    assert told[-1] == concise[-1]
    if found:
        assert told[told.index("::group::All findings") + 1 : told.index("::endgroup::")] == concise[:-1]
    else:
        assert told == concise


def test_statistics_stand_in_the_log() -> None:
    """Counts by rule come before the summary, outside of the group."""
    told = report("github", FOLDER, Context(statistics=True)).splitlines()
    assert told[told.index("::endgroup::") + 1].split() == ["2", "errors", "value-contradicted", "in", "1", "file"]
