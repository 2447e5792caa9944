"""A finding is known again by its fingerprint."""

import itertools

import attrs
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.record import Finding, Span
from diplovisit.reporters.identity import Fingerprints
from tests.reporters.samples import CONTRADICTED, GAP, findings, spans, texts


@given(findings, spans, texts)
def test_a_fingerprint_stays_when_lines_move(finding: Finding, span: Span, line: str) -> None:
    """The same fault at another place of the file has the same fingerprint."""
    moved = attrs.evolve(finding, span=span, source_line=line, remedy=line, fix=None)
    assert Fingerprints().of(finding, "a") == Fingerprints().of(moved, "a")


def test_a_sentence_may_name_a_line() -> None:
    """The line of another record, and that of a key that stands twice, are no part of the fingerprint."""
    for sentence, moved in (
        (GAP.sentence, GAP.sentence.replace("14", "1400")),
        ('"id" stands twice, first on line 3', '"id" stands twice, first on line 30'),
        ("see visits/a.yaml:12:7", "see visits/a.yaml:1:70"),
    ):
        one, two = (attrs.evolve(GAP, sentence=each) for each in (sentence, moved))
        assert Fingerprints().of(one, "a") == Fingerprints().of(two, "a")


def test_other_findings_have_other_fingerprints() -> None:
    """Each of rule, file, record, address and sentence tells two findings apart, and a value in the sentence does."""
    changed = [
        attrs.evolve(CONTRADICTED, rule="another"),
        attrs.evolve(CONTRADICTED, file="another.yaml"),
        attrs.evolve(CONTRADICTED, file=None),
        attrs.evolve(CONTRADICTED, address="another"),
        attrs.evolve(CONTRADICTED, sentence=CONTRADICTED.sentence.replace("18", "19")),
        CONTRADICTED,
    ]
    told = [Fingerprints().of(one, "a") for one in changed]
    told += [Fingerprints().of(CONTRADICTED, record) for record in ("b", None, "")]
    assert len(set(told)) == len(told)


@given(st.lists(findings, max_size=4), st.integers(1, 3))
def test_no_two_findings_of_a_run_share_a_fingerprint(found: list[Finding], times: int) -> None:
    """Findings that are equal in all that is told are numbered, the same in every run."""
    first, second = Fingerprints(), Fingerprints()
    told = [first.of(one, "a") for one in found * times]
    assert told == [second.of(one, "a") for one in found * times]
    assert all(one != two for one, two in itertools.combinations(told, 2))
