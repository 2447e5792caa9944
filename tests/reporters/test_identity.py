"""Tests that a finding is recognised by its fingerprint."""

import itertools

import attrs
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.record import Finding, Span
from diplovisit.reporters.identity import Fingerprints
from tests.reporters.samples import CONTRADICTED, GAP, findings, spans, texts


@given(findings, spans, texts)
def test_a_fingerprint_stays_when_lines_move(finding: Finding, span: Span, line: str) -> None:
    """The same fault at another place in the file has the same fingerprint."""
    moved = attrs.evolve(finding, span=span, source_line=line, remedy=line, fix=None)
    assert Fingerprints().of(finding, "a") == Fingerprints().of(moved, "a")


def test_a_sentence_may_name_a_line() -> None:
    """A line number within a sentence, such as that of another record or a duplicate key, is not in the fingerprint."""
    for sentence, moved in (
        (GAP.sentence, GAP.sentence.replace("14", "1400")),
        ('"id" stands twice, first on line 3', '"id" stands twice, first on line 30'),
        ("see visits/a.yaml:12:7", "see visits/a.yaml:1:70"),
    ):
        first, second = (attrs.evolve(GAP, sentence=text) for text in (sentence, moved))
        assert Fingerprints().of(first, "a") == Fingerprints().of(second, "a")


def test_other_findings_have_other_fingerprints() -> None:
    """Findings that differ in rule, file, record, address or sentence have different fingerprints."""
    changed = [
        attrs.evolve(CONTRADICTED, rule="another"),
        attrs.evolve(CONTRADICTED, file="another.yaml"),
        attrs.evolve(CONTRADICTED, file=None),
        attrs.evolve(CONTRADICTED, address="another"),
        attrs.evolve(CONTRADICTED, sentence=CONTRADICTED.sentence.replace("18", "19")),
        CONTRADICTED,
    ]
    fingerprints = [Fingerprints().of(finding, "a") for finding in changed]
    fingerprints += [Fingerprints().of(CONTRADICTED, record) for record in ("b", None, "")]
    assert len(set(fingerprints)) == len(fingerprints)


@given(st.lists(findings, max_size=4), st.integers(1, 3))
def test_no_two_findings_of_a_run_share_a_fingerprint(run: list[Finding], times: int) -> None:
    """No two findings of a run share a fingerprint: equal findings are numbered, and identically in every run."""
    first, second = Fingerprints(), Fingerprints()
    fingerprints = [first.of(finding, "a") for finding in run * times]
    assert fingerprints == [second.of(finding, "a") for finding in run * times]
    assert all(a != b for a, b in itertools.combinations(fingerprints, 2))
