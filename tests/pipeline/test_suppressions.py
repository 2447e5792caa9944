"""Suppressions: which findings they remove, how long they are valid, and when they are reported themselves."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import Suppression, check
from diplovisit.files.patterns import PathPattern
from diplovisit.findings.results import CheckResult, QuoteCounts
from diplovisit.pipeline.rule_names import CHECK_RULES, UnknownRule
from diplovisit.pipeline.suppressions import RunScope, SuppressionFilter
from diplovisit.record import Finding

TODAY = datetime.date(2026, 11, 27)
ROME = ["examples/kerry-rome.yaml", "examples/obama-rome.yaml"]
KERRY = "us-it-kerry-rome-3466"

RULES = st.sampled_from(["long-stop", "host-among-senders", "companion-not-there", "quote-not-in-source"])
RECORDS = st.sampled_from(["a", "b"])
FILES = st.sampled_from(["a.yaml", "drafts/b.yaml"])
ADDRESSES = st.sampled_from(["", "russia/when", "status"])
UNTILS = st.none() | st.sampled_from(["2026-11-26", "2026-11-27", "2026-11-28", "27.11.2026", "2026-02-30", ""])
SUPPRESSIONS = st.builds(
    Suppression,
    rule=RULES,
    reason=st.just("it is so"),
    record=st.none() | RECORDS,
    file=st.none() | FILES.map(PathPattern) | st.just(PathPattern("drafts/")),
    address=st.none() | ADDRESSES,
    until=UNTILS,
)


def _finding(rule: str, address: str, file: str | None) -> Finding:
    known = CHECK_RULES[rule]
    return Finding(
        rule=rule,
        group=known.group,
        severity=known.severity,
        address=address,
        sentence="is so",
        remedy=known.remedy,
        file=file,
    )


@st.composite
def results(draw: st.DrawFn) -> CheckResult:
    """A result with some findings."""
    file = draw(FILES)
    found = draw(st.lists(st.tuples(RULES, ADDRESSES), max_size=4))
    return CheckResult(
        file=file,
        record=draw(RECORDS),
        findings=tuple(_finding(rule, address, file) for rule, address in found),
        is_invalid=draw(st.booleans()),
        quote_counts=draw(st.sampled_from([QuoteCounts(), QuoteCounts(quotes=2, in_texts=1)])),
    )


@given(st.lists(SUPPRESSIONS, max_size=4), st.lists(results(), max_size=4))
def test_every_finding_is_shown_or_suppressed(suppressions: list[Suppression], all_results: list[CheckResult]) -> None:
    """Every finding is either shown or suppressed, and each suppressed finding matches a valid suppression."""
    suppression_filter = SuppressionFilter(suppressions, today=TODAY)
    for result in all_results:
        filtered = suppression_filter.apply(result)
        hidden = [suppressed.finding for suppressed in filtered.suppressed]
        assert sorted(map(repr, (*filtered.findings, *hidden))) == sorted(map(repr, result.findings))
        for finding in result.findings:
            fits = any(
                not suppression.has_ended(TODAY)
                and suppression.covers_record(result.record, result.file)
                and suppression.matches(finding)
                for suppression in suppressions
            )
            assert (finding in hidden) is fits
            assert (finding in filtered.findings) is not fits
        assert filtered.is_invalid == result.is_invalid


@given(st.lists(SUPPRESSIONS, max_size=4), st.lists(results(), max_size=4), st.booleans(), st.booleans())
def test_each_suppression_is_reported_at_most_once(
    suppressions: list[Suppression], all_results: list[CheckResult], folders: bool, everything: bool
) -> None:
    """An expired suppression is reported once, a used one never, and an unused one only if it could have matched."""
    scope = RunScope(folders=folders, everything=everything, across=True, terms=True)
    suppression_filter = SuppressionFilter(suppressions, today=TODAY, scope=scope)
    filtered = [suppression_filter.apply(result) for result in all_results]
    rules = [finding.rule for result in suppression_filter.problems() for finding in result.findings]
    expired = [suppression for suppression in suppressions if suppression.has_ended(TODAY)]
    assert rules.count("suppression-expired") == len(expired)
    assert rules.count("suppression-unused") <= len(suppressions) - len(expired)
    if not all_results and not folders and not everything:
        assert "suppression-unused" not in rules
    if len(suppressions) == 1 and any(result.suppressed for result in filtered):
        assert rules == []


def _rules_found(suppression: Suppression, records: object = ROME, today: datetime.date | None = TODAY) -> list[str]:
    return [finding.rule for finding in check(records, suppressions=[suppression], today=today)]  # type: ignore[arg-type]  # of any kind


@pytest.mark.parametrize(
    ("until", "found"),
    [
        (None, []),
        ("2026-11-28", []),
        ("2026-11-27", []),
        ("2026-11-26", ["companion-not-there", "suppression-expired"]),
        ("soon", ["companion-not-there", "suppression-expired"]),
        ("27.11.2026", ["companion-not-there", "suppression-expired"]),
        ("2026-11-31", ["companion-not-there", "suppression-expired"]),
        ("20261127", ["companion-not-there", "suppression-expired"]),
        ("٢٠٢٦-١١-٢٧", ["companion-not-there", "suppression-expired"]),
    ],
)
def test_the_last_day_still_counts(until: str | None, found: list[str]) -> None:
    """A suppression is valid on its last day and not on the next; a text that is not a date counts as passed."""
    assert _rules_found(Suppression(rule="companion-not-there", reason="looked at", until=until)) == found


@pytest.mark.parametrize(
    ("named", "fits"),
    [
        ({"record": KERRY}, True),
        ({"record": "us-it-obama-rome-3412"}, False),
        ({"address": "relations/0/target"}, True),
        ({"address": ""}, False),
        ({"file": PathPattern("examples/*")}, True),
        ({"file": PathPattern("kerry-rome.yaml")}, True),
        ({"file": PathPattern("drafts/**")}, False),
        ({"record": KERRY, "address": "relations/0/target", "file": PathPattern("*.yaml")}, True),
        ({"record": KERRY, "address": "relations/1/target"}, False),
    ],
    ids=str,
)
def test_a_suppression_removes_only_matching_findings(named: dict[str, object], fits: bool) -> None:
    """Record, file and address restrict a suppression, and all of them must match."""
    suppression = Suppression(rule="companion-not-there", reason="looked at", **named)  # type: ignore[arg-type]  # a name each
    report = check(ROME, suppressions=[suppression])
    assert ("companion-not-there" not in {finding.rule for finding in report}) is fits
    assert report.tally.suppressed == int(fits)
    assert [each.reason for one in report.results for each in one.suppressed] == ["looked at"] * fits


@pytest.mark.parametrize(
    ("suppression", "records", "rules", "is_reported"),
    [
        ({"record": KERRY}, ["examples/kerry-rome.yaml"], (), True),
        ({"file": PathPattern("kerry-*")}, ["examples/kerry-rome.yaml"], (), True),
        ({"record": KERRY}, ["examples/obama-rome.yaml"], (), False),
        ({}, ["examples/kerry-rome.yaml"], (), False),
        ({}, ["examples"], (), True),
        ({}, ["examples"], ("place", "configuration"), False),
        ({"record": KERRY}, ["examples"], ("-time",), False),
        ({"record": KERRY}, ["examples"], ("-time", "long-stop", "configuration"), True),
        ({"record": "no-such-record"}, ["examples"], (), False),
        ({}, ["examples", "tests/corpus/reject/malformed-json"], (), False),
    ],
    ids=str,
)
def test_an_unused_suppression_is_reported_if_its_rule_ran(
    suppression: dict[str, object], records: list[str], rules: tuple[str, ...], is_reported: bool
) -> None:
    """An unused suppression is reported if its rule ran on its records; without records it needs a whole folder."""
    one = Suppression(rule="long-stop", reason="a posting", **suppression)  # type: ignore[arg-type]  # a name each
    found = {finding.rule for finding in check(records, suppressions=[one], rules=rules)}
    assert ("suppression-unused" in found) is is_reported


@pytest.mark.parametrize(
    ("rule", "records", "is_reported"),
    [
        # A finding across records may be about a record that was not given.
        ("companion-not-there", ["examples/kerry-rome.yaml"], False),
        ("companion-not-there", ["seeds/misri-russia"], True),
        # No terms were given, so no office was checked.
        ("office-not-held-then", ["seeds/misri-russia"], False),
        # Quotes that were not looked up cannot be missing.
        ("quote-not-in-source", ["examples/kerry-rome.yaml"], False),
        ("quote-not-in-source", ["seeds/misri-russia"], True),
    ],
)
def test_a_rule_that_did_not_run_is_no_proof(rule: str, records: list[str], is_reported: bool) -> None:
    """A suppression is reported as unused only if its rule could have found something."""
    ids = {KERRY, "in-ru-misri-foreign-office-consultations"}
    suppressions = [Suppression(rule=rule, reason="looked at", record=record) for record in sorted(ids)]
    found = [finding.rule for finding in check(records, suppressions=suppressions)]
    assert ("suppression-unused" in found) is is_reported


def test_an_end_needs_today() -> None:
    """A suppression with an end needs `today`, because only the command reads the clock."""
    with pytest.raises(ValueError, match="give today"):
        _rules_found(Suppression(rule="long-stop", reason="a posting", until="2026-12-31"), today=None)
    assert _rules_found(Suppression(rule="companion-not-there", reason="looked at"), today=None) == []


def test_a_suppression_needs_a_rule_and_a_reason() -> None:
    """A suppression with an unknown rule, a group, or an empty reason is refused."""
    with pytest.raises(UnknownRule, match='did you mean "long-stop"'):
        Suppression(rule="long-stpo", reason="a posting")
    with pytest.raises(UnknownRule, match="which includes several"):
        Suppression(rule="time", reason="a posting")
    with pytest.raises(ValueError, match="expected a reason"):
        Suppression(rule="long-stop", reason=" ")


def test_an_unreadable_record_stays_unchecked(tmp_path: Path) -> None:
    """A suppressed syntax error leaves an unchecked record, so the report does not pass."""
    (tmp_path / "a.json").write_text('{"format": 1, "id": "a"', "utf-8")
    report = check(tmp_path, suppressions=[Suppression(rule="malformed-json", reason="being written")])
    assert (report.findings, report.tally.suppressed, report.ok) == ((), 1, False)
