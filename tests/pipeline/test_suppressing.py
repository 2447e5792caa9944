"""Suppressions: what they take out, until when, and when they are told of themselves."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import Suppression, check
from diplovisit.files.patterns import PathPattern
from diplovisit.findings.results import CheckResult, QuoteCounts
from diplovisit.pipeline.rule_names import CHECKED, UnknownRule
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
    known = CHECKED[rule]
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
    """A record with some findings."""
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
def test_what_is_shown_and_what_is_suppressed_is_all(
    suppressions: list[Suppression], all_of_it: list[CheckResult]
) -> None:
    """No finding is lost or told twice, and each that is suppressed fits a suppression that still holds."""
    suppressing = SuppressionFilter(suppressions, today=TODAY)
    for checked in all_of_it:
        left = suppressing.apply(checked)
        hidden = [each.finding for each in left.suppressed]
        assert sorted(map(repr, (*left.findings, *hidden))) == sorted(map(repr, checked.findings))
        for finding in checked.findings:
            fits = any(
                not one.has_ended(TODAY) and one.covers_record(checked.record, checked.file) and one.matches(finding)
                for one in suppressions
            )
            assert (finding in hidden) is fits
            assert (finding in left.findings) is not fits
        assert left.is_invalid == checked.is_invalid


@given(st.lists(SUPPRESSIONS, max_size=4), st.lists(results(), max_size=4), st.booleans(), st.booleans())
def test_each_suppression_is_told_of_at_most_once(
    suppressions: list[Suppression], all_of_it: list[CheckResult], folders: bool, everything: bool
) -> None:
    """One that ended is told once; one that did something never; one that did nothing only where it had its chance."""
    reach = RunScope(folders=folders, everything=everything, across=True, terms=True)
    suppressing = SuppressionFilter(suppressions, today=TODAY, scope=reach)
    shown = [suppressing.apply(checked) for checked in all_of_it]
    told = [finding.rule for one in suppressing.problems() for finding in one.findings]
    ended = [one for one in suppressions if one.has_ended(TODAY)]
    assert told.count("suppression-expired") == len(ended)
    assert told.count("suppression-unused") <= len(suppressions) - len(ended)
    if not all_of_it and not folders and not everything:
        assert "suppression-unused" not in told
    if len(suppressions) == 1 and any(one.suppressed for one in shown):
        assert told == []


def _told(suppression: Suppression, records: object = ROME, today: datetime.date | None = TODAY) -> list[str]:
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
    """It holds on the last day, and no longer on the next; what is no date has passed."""
    assert _told(Suppression(rule="companion-not-there", reason="looked at", until=until)) == found


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
def test_it_suppresses_what_it_names_and_nothing_else(named: dict[str, object], fits: bool) -> None:
    """Record, file and address narrow it; all of them must fit."""
    suppression = Suppression(rule="companion-not-there", reason="looked at", **named)  # type: ignore[arg-type]  # a name each
    report = check(ROME, suppressions=[suppression])
    assert ("companion-not-there" not in {finding.rule for finding in report}) is fits
    assert report.tally.suppressed == int(fits)
    assert [each.reason for one in report.results for each in one.suppressed] == ["looked at"] * fits


@pytest.mark.parametrize(
    ("suppression", "records", "rules", "told"),
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
def test_one_that_does_nothing_is_told_where_it_had_its_chance(
    suppression: dict[str, object], records: list[str], rules: tuple[str, ...], told: bool
) -> None:
    """The rule was asked, and what it names was checked; one that names no record asks for a whole folder."""
    one = Suppression(rule="long-stop", reason="a posting", **suppression)  # type: ignore[arg-type]  # a name each
    found = {finding.rule for finding in check(records, suppressions=[one], rules=rules)}
    assert ("suppression-unused" in found) is told


@pytest.mark.parametrize(
    ("rule", "records", "told"),
    [
        # What is found across records may be about one that was not given.
        ("companion-not-there", ["examples/kerry-rome.yaml"], False),
        ("companion-not-there", ["seeds/misri-russia"], True),
        # No terms were given, so nobody was asked.
        ("office-not-held-then", ["seeds/misri-russia"], False),
        # Quotes that were looked up nowhere were never missing.
        ("quote-not-in-source", ["examples/kerry-rome.yaml"], False),
        ("quote-not-in-source", ["seeds/misri-russia"], True),
    ],
)
def test_a_rule_that_was_not_asked_is_no_proof(rule: str, records: list[str], told: bool) -> None:
    """A suppression is told to do nothing only where its rule could have found something."""
    ids = {KERRY, "in-ru-misri-foreign-office-consultations"}
    suppressions = [Suppression(rule=rule, reason="looked at", record=record) for record in sorted(ids)]
    found = [finding.rule for finding in check(records, suppressions=suppressions)]
    assert ("suppression-unused" in found) is told


def test_one_that_ends_needs_a_day() -> None:
    """Nothing below the command reads the clock: whoever gives an end gives today, too."""
    with pytest.raises(ValueError, match="give today"):
        _told(Suppression(rule="long-stop", reason="a posting", until="2026-12-31"), today=None)
    assert _told(Suppression(rule="companion-not-there", reason="looked at"), today=None) == []


def test_a_suppression_says_what_and_why() -> None:
    """A rule that there is none of, a group, and an empty reason are refused where it is made."""
    with pytest.raises(UnknownRule, match='did you mean "long-stop"'):
        Suppression(rule="long-stpo", reason="a posting")
    with pytest.raises(UnknownRule, match="which names many"):
        Suppression(rule="time", reason="a posting")
    with pytest.raises(ValueError, match="expected a reason"):
        Suppression(rule="long-stop", reason=" ")


def test_a_record_that_cannot_be_read_stays_unread(tmp_path: Path) -> None:
    """A suppressed error of syntax leaves a record that nobody checked, and a report that does not pass."""
    (tmp_path / "a.json").write_text("{", "utf-8")
    report = check(tmp_path, suppressions=[Suppression(rule="malformed-json", reason="being written")])
    assert (report.findings, report.tally.suppressed, report.ok) == ((), 1, False)
