"""The input of reports in these tests: a small folder of faulty records, and generated findings with any text."""

import attrs
from hypothesis import strategies as st

from diplovisit.findings.results import CheckResult, QuoteCounts
from diplovisit.findings.rule import Edit, Fix
from diplovisit.record import Finding, Group, Rule, Severity, Span
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.counts import PLAIN, Context
from tests.payloads import PAYLOADS

RULES = {
    "value-contradicted": Rule(
        name="value-contradicted",
        group=Group.EVIDENCE,
        severity=Severity.ERROR,
        finds="a fact whose words say something else",
        why="The record says what its source does not.",
        remedy="look the words up in the source; correct the value, or cite the words that say it",
        breaks="title: a",
        keeps="title: b",
        source="our own",
    ),
    "gap-in-visit": Rule(
        name="gap-in-visit",
        group=Group.TIME,
        severity=Severity.INFO,
        finds="days between two stops that no stop has",
        why="A stop may be missing.",
        remedy="add the stop, or leave it",
        breaks="title: a",
        keeps="title: b",
        source="our own",
    ),
}

CONTRADICTED = Finding(
    rule="value-contradicted",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    address="dead/quantity/value",
    sentence='is "18"; the words "12" of nationpress say 12',
    remedy="look the words up in the source; correct the value, or cite the words that say it",
    file="visits/misri.yaml",
    span=Span(125, 23, 125, 27),
    source_line='    quantity: {value: "18", unit: person}',
    fix=Fix(what="write what the words say", edits=(Edit(Span(125, 23, 125, 27), '"12"'),), is_certain=False),
)
METONYM = Finding(
    rule="place-is-metonym",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    address="russia/places",
    sentence='has "Москва", and "Moscow" there stands for the government',
    remedy="take the place out, or cite words that name it",
    file="visits/misri.yaml",
    span=Span(41, 15, 41, 21),
    source_line="    places: [{Москва}]",
)
UNREADABLE = Finding(
    rule="malformed-json",
    group=Group.SYNTAX,
    severity=Severity.ERROR,
    address="",
    sentence='expected a key in double quotes; saw "\'"',
    remedy="write texts and keys in double quotes",
    file="visits/a & b, 100%.json",
    span=Span(1, 2, 1, 3),
    source_line="{'revision': 1}",
)
GAP = Finding(
    rule="gap-in-visit",
    group=Group.TIME,
    severity=Severity.INFO,
    address="",
    sentence="has no stop on 2025-03-06, see visits/other.jsonl:14",
    remedy="add the stop, or leave it",
    file="visits/misri.yaml",
    span=Span(2, 1, 2, 3),
)
IN_PYTHON = attrs.evolve(CONTRADICTED, file=None, span=None, source_line=None, fix=None)

FOLDER = (
    CheckResult(
        file="visits/misri.yaml",
        record="in-ru-misri",
        findings=(METONYM, CONTRADICTED),
        quote_counts=QuoteCounts(quotes=60, in_texts=60),
    ),
    CheckResult(file="visits/a & b, 100%.json", record=None, findings=(UNREADABLE,)),
    CheckResult(file="visits/clean.yaml", record="ee-fi-tamm", findings=()),
    CheckResult(file=None, record="made-in-python", findings=(IN_PYTHON,)),
    CheckResult(file="visits/misri.yaml", record="in-ru-misri", findings=(GAP,), is_cross_record=True),
)
"""Errors with and without a fix, a warning, a note across records, an unreadable file, and a clean record."""

payloads = st.sampled_from(list(PAYLOADS.values()))
texts = st.one_of(st.text(), payloads, st.lists(payloads, max_size=3).map("".join))
lines = st.one_of(st.text(), payloads).map(lambda text: text.replace("\r", " ").replace("\n", " "))
spans = st.builds(
    lambda line, column, more, length: Span(line, column, line + more, column + length),
    st.integers(1, 10**6),
    st.integers(1, 300),
    st.sampled_from([0, 0, 0, 1]),
    st.integers(0, 300),
)
fixes = st.builds(
    lambda what, edits, is_certain: Fix(what=what, edits=tuple(edits), is_certain=is_certain),
    texts,
    st.lists(st.builds(Edit, spans, texts), max_size=3),
    st.booleans(),
)
findings = st.builds(
    Finding,
    rule=st.sampled_from(["value-contradicted", "gap-in-visit", "a-rule-without-description"]),
    group=st.sampled_from(Group),
    severity=st.sampled_from(Severity),
    address=texts,
    sentence=texts,
    remedy=texts,
    file=st.none() | texts.filter(bool),
    span=st.none() | spans,
    source_line=st.none() | lines,
    fix=st.none() | fixes,
)
results = st.lists(
    st.builds(
        lambda file, record, findings, is_cross_record: CheckResult(
            file=file, record=record, findings=tuple(findings), is_cross_record=is_cross_record
        ),
        st.none() | texts.filter(bool),
        st.none() | texts,
        st.lists(findings, max_size=3),
        st.booleans(),
    ),
    max_size=4,
)


def report(name: str, results: "list[CheckResult] | tuple[CheckResult, ...]", context: Context = PLAIN) -> str:
    """Returns a whole report."""
    return "".join(REPORTERS[name](results, context))
