"""Laws of the rules across records, for any records."""

from hypothesis import given
from hypothesis import strategies as st

from diplovisit.checks import CROSS_RECORD_CHECKS
from diplovisit.checks.across import RecordCollection, make_digest
from diplovisit.record import Directory, Visit, node_shape
from tests.checks.across import made


@given(
    st.lists(made.visits(), max_size=6).flatmap(lambda records: st.tuples(st.just(records), st.permutations(records)))
)
def test_the_order_of_records_does_not_change_the_findings(pair: tuple[list[Visit], list[Visit]]) -> None:
    """The same records give the same findings in any order."""
    in_order, permuted = pair
    assert made.findings(*in_order) == made.findings(*permuted)


@given(st.lists(made.visits(), max_size=6))
def test_every_address_exists_in_its_record(visits: list[Visit]) -> None:
    """Every address of a finding, and every address in its sentence, exists in its record."""
    collection = RecordCollection(make_digest(visit) for visit in visits)
    for _, find in CROSS_RECORD_CHECKS:
        for issue in find(collection):
            for record, address in (
                (issue.record, issue.address),
                *((spot.record, spot.address) for spot in issue.spots),
            ):
                assert Directory(visits[record.number], node_shape(Visit)).locate(address) is not None, address


@given(made.visits())
def test_one_record_alone_has_at_most_a_stop_twice(visit: Visit) -> None:
    """A single record gives no findings about relations to other records."""
    assert {rule for rule, *_ in made.findings(visit)} <= {"stop-twice"}


@given(st.lists(made.visits(), max_size=5))
def test_an_unrelated_record_does_not_change_the_findings(visits: list[Visit]) -> None:
    """An unrelated record of a person who travels in no other record adds no finding about the others."""
    unrelated = made.visit(
        "zzz", people=[{"id": "stranger", "name": "A Stranger", "country": "NZ"}], travellers=[{"person": "stranger"}]
    )
    before = {finding for finding in made.findings(*visits) if finding[0] != "target-not-found"}
    after = {finding for finding in made.findings(*visits, unrelated) if finding[0] != "target-not-found"}
    assert before == after


@given(st.lists(made.visits(), max_size=5))
def test_duplicate_records_give_only_findings_about_their_id(visits: list[Visit]) -> None:
    """Records that share an id give no findings about their relations, so that one slip gives few findings."""
    twice = made.findings(*visits, *visits)
    assert {rule for rule, *_ in twice} <= {"record-id-twice", "target-not-found", "stop-twice"}
    assert {record for rule, record, *_ in twice if rule == "record-id-twice"} == {visit.id for visit in visits}
