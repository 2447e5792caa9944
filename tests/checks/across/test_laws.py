"""What holds of the rules across records, whatever the records are."""

from hypothesis import given
from hypothesis import strategies as st

from diplovisit.checks import CROSS_RECORD_CHECKS
from diplovisit.checks.across import RecordCollection, make_digest
from diplovisit.record import Directory, Visit, node_shape
from tests.checks.across import made


@given(st.lists(made.visits(), max_size=6).flatmap(lambda each: st.tuples(st.just(each), st.permutations(each))))
def test_the_order_in_which_records_are_given_changes_nothing(pair: tuple[list[Visit], list[Visit]]) -> None:
    """The same records give the same findings in any order."""
    given_first, given_otherwise = pair
    assert made.found(*given_first) == made.found(*given_otherwise)


@given(st.lists(made.visits(), max_size=6))
def test_every_finding_names_what_its_record_has(visits: list[Visit]) -> None:
    """Every address that is told, or named in a sentence, leads somewhere in its record."""
    collection = RecordCollection(make_digest(each, number=number) for number, each in enumerate(visits))
    for _, find in CROSS_RECORD_CHECKS:
        for told in find(collection):
            for record, address in ((told.record, told.address), *((spot.record, spot.address) for spot in told.spots)):
                assert Directory(visits[record.number], node_shape(Visit)).locate(address) is not None, address


@given(made.visits())
def test_one_record_alone_has_at_most_a_stop_twice(visit: Visit) -> None:
    """Nothing is said of how a record stands to others where there are none."""
    assert {rule for rule, *_ in made.found(visit)} <= {"stop-twice"}


@given(st.lists(made.visits(), max_size=5))
def test_a_stranger_changes_nothing_for_the_others(visits: list[Visit]) -> None:
    """A record that no other is related to, of somebody who travels in no other, adds no finding about the others."""
    away = made.visit(
        "zzz", people=[{"id": "stranger", "name": "A Stranger", "country": "NZ"}], travellers=[{"person": "stranger"}]
    )
    before = {finding for finding in made.found(*visits) if finding[0] != "target-not-found"}
    after = {finding for finding in made.found(*visits, away) if finding[0] != "target-not-found"}
    assert before == after


@given(st.lists(made.visits(), max_size=5))
def test_a_record_given_twice_is_told_once_for_its_id(visits: list[Visit]) -> None:
    """Of records that share an id nothing is told but that, so that one slip does not give a page of findings."""
    twice = made.found(*visits, *visits)
    assert {rule for rule, *_ in twice} <= {"record-id-twice", "target-not-found", "stop-twice"}
    assert {record for rule, record, *_ in twice if rule == "record-id-twice"} == {visit.id for visit in visits}
