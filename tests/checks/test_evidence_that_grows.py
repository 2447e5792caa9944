"""Evidence that grows with its record: facts without evidence, rows about the whole record, cut and denied quotes."""

from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given

from diplovisit import check, load
from diplovisit.checks import (
    CHECKS,
    OnEvidence,
    fact_denied,
    fact_without_evidence,
    qualifier_dropped,
    quote_cuts_mention,
    quote_not_in_source,
    value_unreadable,
)
from diplovisit.converters import structure
from diplovisit.evidence import Cause, Examination, Judgement, Verdict
from diplovisit.evidence.texts import read_text
from diplovisit.evidence.verdicts.verdict import Opinion, cut_mention, denied, unreadable
from diplovisit.record import Basis, Evidence, Severity, Visit
from diplovisit.testing import visits
from tests.conftest import ROOT
from tests.records import document

LEAST = ROOT / "examples/least.yaml"


def _least_with(*rows: Evidence) -> Visit:
    return attrs.evolve(load(LEAST), evidence=rows)


@pytest.mark.parametrize(
    "row",
    [
        Evidence(about=("estonia/country",), basis=Basis.STATED, quote="visit to Estonia"),
        Evidence(about=("virtanen",), basis=Basis.STATED, quote="Finland's Special Envoy Aino Virtanen"),
        Evidence(about=("status",), basis=Basis.INFERRED, note="told by the ministry"),
        Evidence(about=("visit",), basis=Basis.INFERRED, note="told by the ministry"),
        Evidence(about=("visit",), basis=Basis.STATED, quote="will visit Estonia"),
    ],
    ids=str,
)
def test_the_first_row_raises_no_wall_of_findings(row: Evidence) -> None:
    """A clean record with its first row of evidence has at most one finding more, and it is an info."""
    assert check(load(LEAST)).findings == ()
    findings = check(_least_with(row)).findings
    assert [finding.severity for finding in findings] in ([], [Severity.INFO])
    assert {finding.rule for finding in findings} <= {"fact-without-evidence"}


def test_required_evidence_lists_each_fact_as_an_error() -> None:
    """With required evidence each fact without a row is an error of its own, and without it all are one info."""
    visit = _least_with(Evidence(about=("estonia/country",), basis=Basis.INFERRED, note="told"))
    (together,) = check(visit).findings
    each = check(visit, require_evidence=True).findings
    assert together.sentence.startswith(f"{len(each)} facts have no evidence, such as status, ")
    assert {finding.severity for finding in each} == {Severity.ERROR}
    assert "estonia/when" in {finding.address for finding in each}


@given(visits())
def test_the_number_of_facts_is_that_of_the_findings_when_required(visit: Visit) -> None:
    """The one info counts exactly the facts that are listed when evidence is required."""
    each = list(fact_without_evidence.find(Examination(visit=visit, evidence_is_required=True)))
    together = list(fact_without_evidence.find(Examination(visit=visit)))
    expected = f"{len(each):,} fact{'' if len(each) == 1 else 's'}" if each and visit.evidence else None
    assert [sentence.partition(" ha")[0] for _, sentence in together] == ([expected] if expected else [])


@given(visits())
def test_one_row_covers_the_whole_record(visit: Visit) -> None:
    """An inferred row about `visit` leaves no fact without evidence, unless something has the id `visit`."""
    plain = attrs.evolve(visit, evidence=(Evidence(about=("visit",), basis=Basis.INFERRED, note="told"),))
    examination = Examination(visit=plain)
    if examination.directory.locate("visit") == ():
        assert list(fact_without_evidence.find(examination)) == []


def test_words_about_the_whole_record_state_nothing() -> None:
    """A stated row about `visit` supports no fact, because words state single facts."""
    row = Evidence(about=("visit",), basis=Basis.STATED, quote="will visit Estonia on 7 and 8 April 2025")
    assert Examination(visit=_least_with(row)).judgements == ()


def test_an_id_comes_before_the_whole_record() -> None:
    """`visit` is the node that has this id, where there is one, and the record as a whole otherwise."""
    assert Examination(visit=load(LEAST)).directory.locate("visit") == ()
    plain = document()
    plain["claims"][0]["id"] = "visit"
    assert Examination(visit=structure(plain)).directory.locate("visit") == ("claims", 0)


def _judged(*opinions: Opinion) -> Examination:
    """An examination of a record in which a row for each opinion is about the country of a stop."""
    rows = [
        Evidence(about=("estonia/country",), basis=Basis.STATED, quote=f"words {number}")
        for number, _ in enumerate(opinions)
    ]
    examination = Examination(visit=_least_with(*rows))
    judgements = tuple(
        Judgement(address="estonia/country", row=row, value="EE", opinion=opinion)
        for row, opinion in enumerate(opinions)
    )
    object.__setattr__(examination, "judgements", judgements)  # the result of a first use
    return examination


def _sentences(found: Iterator[tuple[str, str]]) -> list[str]:
    return [sentence for _, sentence in found]


@pytest.mark.parametrize(
    ("opinion", "cuts", "denies", "reads_nothing"),
    [
        (cut_mention("North Estonia"), 1, 0, 0),
        (denied("did not"), 0, 1, 0),
        (unreadable("name no country"), 0, 0, 1),
    ],
)
def test_each_cause_has_a_rule_of_its_own(opinion: Opinion, cuts: int, denies: int, reads_nothing: int) -> None:
    """A cut quote, a denied fact and unreadable words are findings of three rules, and never of two."""
    examination = _judged(opinion)
    assert len(_sentences(quote_cuts_mention.find(examination))) == cuts
    assert len(_sentences(fact_denied.find(examination))) == denies
    assert len(_sentences(value_unreadable.find(examination))) == reads_nothing


def test_a_cut_quote_is_shown_with_the_words_that_it_should_have() -> None:
    """The message of a cut quote has the whole mention of the sentence."""
    (sentence,) = _sentences(quote_cuts_mention.find(_judged(cut_mention("North Estonia"))))
    assert sentence.endswith('are part of a longer mention: the sentence has "North Estonia"')
    (sentence,) = _sentences(fact_denied.find(_judged(denied("did not visit"))))
    assert sentence.endswith('are denied or made uncertain by "did not visit"')


@pytest.mark.parametrize("cause", Cause)
@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if not verdict.is_acceptable])
def test_each_refusal_is_one_finding(verdict: Verdict, cause: Cause) -> None:
    """Whatever the cause of a refusal, exactly one rule reports it, so that none is silent and none is doubled."""
    examination = _judged(Opinion(verdict, "name no country", cause))
    on_evidence = [check_of for check_of in CHECKS if isinstance(check_of, OnEvidence)]
    found = [issue for each in on_evidence for issue in each.find(examination) if issue[0] == "estonia/country"]
    assert len(found) == 1


def test_one_slip_in_a_figure_is_one_finding() -> None:
    """A figure whose unit, value and qualifier have the same fault for the same reason is reported once."""
    plain = document()
    plain["claims"][0]["quantity"] = {"value": "40", "unit": "percent", "qualifier": "approximately"}
    plain["evidence"] = [{"about": ["trade/quantity"], "basis": "stated", "quote": "about 40 leaders"}]
    examination = Examination(visit=structure(plain), texts={"ministry": read_text(b"She met about 40 leaders there.")})
    assert len(_sentences(value_unreadable.find(examination))) == 1
    plain["claims"][0]["quantity"] = {"value": "40", "unit": "person", "qualifier": "at-least"}
    examination = Examination(visit=structure(plain), texts={"ministry": read_text(b"She met about 40 leaders there.")})
    (found,) = qualifier_dropped.find(examination)
    assert found[0] == "trade/quantity/qualifier"


def test_a_quote_that_cuts_a_word_is_one_finding() -> None:
    """A quote that ends within a word of its text is reported as cut, and not as absent from the text as well."""
    plain = document()
    plain["evidence"] = [{"about": ["tallinn/country"], "basis": "stated", "quote": "visit Esto"}]
    examination = Examination(visit=structure(plain), texts={"ministry": read_text(b"She will visit Estonia soon.")})
    assert len(_sentences(quote_cuts_mention.find(examination))) == 1
    assert list(quote_not_in_source.find(examination)) == []
