"""The bounds on the findings of one record: what is listed, and what is only counted."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import InvalidRecord, check, render, structure
from diplovisit.findings import schema_rules
from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.pipeline.bounding import LONGEST_REPORT, MOST_FINDINGS, bound_faults, bound_findings
from diplovisit.record import Fault, Finding, Group, Severity
from tests.records import document


def _finding(rule: str = "a", severity: Severity = Severity.ERROR, sentence: str = "s", **more: Any) -> Finding:
    return Finding(rule=rule, group=Group.TEXT, severity=severity, address="x", sentence=sentence, remedy="r", **more)


_FINDINGS = st.lists(
    st.builds(
        _finding,
        rule=st.sampled_from("abc"),
        severity=st.sampled_from(Severity),
        sentence=st.sampled_from(["s", "s" * 1_999]),
    ),
    max_size=300,
).map(tuple)


@given(_FINDINGS, st.sampled_from([1, 5, 20]))
def test_nothing_is_lost_in_the_count(findings: tuple[Finding, ...], times: int) -> None:
    """For each rule and severity, listed and counted findings add up; errors still fail the run."""
    many = findings * times
    bounded = bound_findings(many)
    before = Counter((finding.rule, finding.severity) for finding in many)
    after: Counter[tuple[str, Severity]] = Counter()
    for finding in bounded:
        after[finding.rule, finding.severity] += finding.number
    assert after == before
    listed = [finding for finding in bounded if not finding.unlisted]
    assert len(listed) <= MOST_FINDINGS
    assert sum(len(finding.sentence) for finding in listed) <= LONGEST_REPORT


@given(_FINDINGS)
def test_the_summary_counts_unlisted_findings(findings: tuple[Finding, ...]) -> None:
    """The summary line of a report has the same numbers with and without the bounds."""
    many = findings * 20
    tallies = [
        CheckTotals().plus(CheckResult(file=None, record="a", findings=each)) for each in (many, bound_findings(many))
    ]
    assert tallies[0] == tallies[1]


def test_few_findings_stay_the_same() -> None:
    """Findings within the bounds stay the same, in the same order."""
    findings = tuple(_finding(sentence=str(number)) for number in range(MOST_FINDINGS))
    assert bound_findings(findings) == findings


@pytest.mark.parametrize("letter", ["s", "é", "👍", "\u202e"])
def test_long_sentences_leave_room_for_fewer_findings(letter: str) -> None:
    """Long sentences are bounded by their total length, escapes included.

    A thousand findings of 2,000 characters would be two million.
    """
    bounded = bound_findings((_finding(sentence=letter * 1_999),) * 1_000)
    assert sum(len(json.dumps(finding.sentence)) for finding in bounded) <= 700_000
    assert sum(finding.number for finding in bounded) == 1_000


def test_errors_are_listed_before_warnings() -> None:
    """A thousand warnings do not displace an error that comes after them."""
    findings = (*[_finding("b", Severity.WARNING)] * 2_000, _finding("a", Severity.ERROR, "the error"))
    bounded = bound_findings(findings)
    assert "the error" in {finding.sentence for finding in bounded}
    assert bounded[-1].unlisted == 1_001
    assert bounded[-1].sentence == "1,001 more findings of this rule are not listed; this is the first one"


def test_a_count_of_findings_is_always_listed() -> None:
    """A finding that counts other findings is always listed."""
    more = _finding("z", Severity.INFO, "5 more", unlisted=5)
    bounded = bound_findings((more, *[_finding()] * 3_000))
    assert [finding.unlisted for finding in bounded if finding.sentence == "5 more"] == [5]


@pytest.mark.parametrize("number", [0, 1, MOST_FINDINGS, MOST_FINDINGS + 1, MOST_FINDINGS * 3])
def test_faults_of_one_rule_are_counted_beyond_the_bound(number: int) -> None:
    """A rule that yields faults without end does not fill the memory."""
    faults = (Fault(rule=schema_rules.TOO_LONG, path=(), sentence="s") for _ in range(number))
    kept = bound_faults(faults)
    assert len(kept) == min(number, MOST_FINDINGS + 1)
    assert sum(fault.unlisted or 1 for fault in kept) == number


@pytest.mark.parametrize("number", [1, 998, 999, 1_000, 1_001, 5_000])
def test_an_invalid_record_has_a_count_of_further_faults(number: int) -> None:
    """An invalid record has its first thousand faults listed, and then a count of the rest."""
    spoilt = document() | {f"key{place}": 1 for place in range(number)}
    with pytest.raises(InvalidRecord) as raised:
        structure(spoilt)
    faults = raised.value.faults
    assert len(faults) == min(number, 1_001)
    assert sum(fault.unlisted or 1 for fault in faults) == number
    if number > 1_000:
        assert faults[-1].sentence.startswith(f"at least {number - 1_000:,} more fault")


@pytest.mark.parametrize("format", ["full", "concise", "json", "sarif", "github", "junit"])
def test_a_report_says_how_many_findings_are_not_listed(format: str, tmp_path: Path) -> None:
    """Every format reports the number of unlisted findings, and the summary includes them."""
    file = tmp_path / "visit.json"
    file.write_text(json.dumps(document() | {f"key{place}": 1 for place in range(3_000)}), "utf-8")
    text = render(check(file), format)
    assert "not listed" in text
    assert format not in {"full", "concise"} or "3,000 errors" in text


def test_a_suppression_of_unlisted_findings_is_not_unused(tmp_path: Path) -> None:
    """A suppression is not reported as unused if unlisted findings might match it."""
    from diplovisit.cli import main  # for this test alone

    spoilt = document() | {"travellers": [{"person": "envoy"}] * 900}
    spoilt["people"][0]["name"] = "N" * 999
    (tmp_path / "visit.json").write_text(json.dumps(spoilt), "utf-8")
    (tmp_path / "diplovisit.toml").write_text(
        '[[suppress]]\nrule = "traveller-listed-twice"\naddress = "travellers/899"\nreason = "known"\n', "utf-8"
    )
    report = tmp_path / "report.json"
    main(
        [
            "check",
            str(tmp_path),
            "--require-evidence",
            "--config",
            str(tmp_path / "diplovisit.toml"),
            "--output-format",
            "json",
            "--output-file",
            f"json={report}",
        ]
    )
    assert "suppression-unused" not in report.read_text("utf-8")
