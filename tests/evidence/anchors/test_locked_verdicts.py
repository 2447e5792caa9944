"""The verdicts of a lock file: they stand in for a text that is absent, and prove nothing that the text does not."""

import copy
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import Visit, load, structure, unstructure
from diplovisit.evidence import Cause, CheckedBy, Examination, Judgement, Verdict
from diplovisit.evidence.anchors import lock_file, locked_verdicts
from diplovisit.evidence.anchors.anchoring import anchor_record
from diplovisit.evidence.anchors.lock_file import LockFile, make_lock, structure_lock, write_lock
from diplovisit.evidence.anchors.locked_verdicts import LockedVerdict, parse_verdict
from diplovisit.evidence.texts import SourceText, read_text
from diplovisit.pipeline.attachments import count_facts
from tests.conftest import ROOT
from tests.evidence.tampering import tampered_records
from tests.records import document

SEED = load(ROOT / "seeds/misri-russia/visit.yaml")
RETELLING = read_text((ROOT / "seeds/misri-russia/retelling.txt").read_bytes())
SENTENCE = "The ministry put two-way trade at EUR 1.5. The envoy will be there on 7 and 8 April 2025, not in May."
TEXT = read_text(SENTENCE.encode())
ABOUT_STOP: dict[str, Any] = {
    "about": ["tallinn/when"],
    "basis": "stated",
    "part": "body",
    "quote": "7 and 8 April 2025",
}


def anchored(visit: Visit, texts: Mapping[str, SourceText], old: LockFile | None = None) -> LockFile:
    """The lock file of a record, as `anchor` makes it from these texts and an older lock file."""
    verdicts_in = Examination(visit=visit, texts=texts).verdicts_in
    return anchor_record(visit, texts, sha256="0" * 64, old=old, accept=False, verdicts_in=verdicts_in).lock


def record(**fields: Any) -> Visit:
    """The small record, with its source as long as the text, and other values of some fields."""
    changed = document() | fields
    for part in changed["sources"][0]["parts"]:
        part["end"] = len(SENTENCE)
    return structure(changed)


def judgement(examination: Examination, address: str = "tallinn/when") -> Judgement:
    """The one judgement of a fact."""
    (found,) = (judgement for judgement in examination.judgements if judgement.address == address)
    return found


SEED_LOCK = anchored(SEED, {"retelling": RETELLING})
LOCK = anchored(record(), {"ministry": TEXT})


def test_without_text_and_lock_nothing_is_proven() -> None:
    """A record whose texts are absent and that has no lock file has no verdict that proves a fact."""
    examination = Examination(visit=SEED)
    assert not any(judgement.opinion.verdict.is_proof for judgement in examination.judgements)
    assert len(examination.unchecked_judgements) > 50


def test_the_lock_has_every_verdict_that_the_text_gives() -> None:
    """Without the text, an unchanged record has the verdicts that it has with the text."""
    with_text, by_lock = (
        Examination(visit=SEED, texts={"retelling": RETELLING}),
        Examination(visit=SEED, lock=SEED_LOCK),
    )
    assert [each.opinion.verdict for each in by_lock.judgements] == [
        each.opinion.verdict for each in with_text.judgements
    ]
    assert {each.checked_by for each in by_lock.judgements if each.opinion.verdict.is_proof} == {CheckedBy.LOCK}
    assert by_lock.unchecked_judgements == ()
    counts = count_facts(by_lock)
    assert (counts.in_texts, counts.by_lock, counts.not_checked) == (0, count_facts(with_text).in_texts, 0)


@pytest.mark.not_measured
def test_no_wrong_value_is_proven_by_the_lock() -> None:
    """A value that was changed without the lock file is not checked or contradicted, and never proven."""
    for change in tampered_records(SEED):
        examination = Examination(visit=change.visit, lock=SEED_LOCK)
        verdicts = [each.opinion.verdict for each in examination.judgements if each.address == change.address]
        assert not any(verdict.is_proof for verdict in verdicts), change
        assert (
            Verdict.NOT_CHECKED in verdicts or Verdict.CONTRADICTED in verdicts or set(verdicts) == {Verdict.ATTESTED}
        )


def _altered(visit: Visit, choose: st.DataObject) -> Iterator[Visit]:
    """The record with one value deleted, or replaced by another value of the same field; nothing if that is invalid."""
    changed = copy.deepcopy(unstructure(visit))
    paths = sorted(_paths(changed), key=repr)
    path = choose.draw(st.sampled_from(paths))
    others = [None, *(_value(changed, other) for other in paths if other[-1] == path[-1] and len(other) == len(path))]
    value = choose.draw(st.sampled_from(others))
    holder = _value(changed, path[:-1])
    if value is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = copy.deepcopy(value)
    try:
        yield structure(changed)
    except ValueError:
        return


def _paths(node: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield (*above, key)
        yield from _paths(value, (*above, key))


def _value(node: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        node = node[step]
    return node


@pytest.mark.not_measured
@given(data=st.data())
def test_a_verdict_of_the_lock_is_the_one_of_the_text(data: st.DataObject) -> None:
    """Whatever value of a record changes, a verdict that still comes from the lock file is the verdict of the text."""
    for changed in _altered(SEED, data):
        by_lock = Examination(visit=changed, lock=SEED_LOCK).judgements
        with_text = Examination(visit=changed, texts={"retelling": RETELLING}).judgements
        for locked, read in zip(by_lock, with_text, strict=True):
            if locked.checked_by is CheckedBy.LOCK:
                assert (locked.opinion.verdict, locked.opinion.cause) == (read.opinion.verdict, read.opinion.cause)


@pytest.mark.parametrize(
    ("row", "stop"),
    [
        ({}, {"when": "2025-04-08/2025-04-09"}),
        ({"quote": "8 April 2025"}, {"when": "2025-04-08"}),
        ({"nth": 1}, {}),
        ({"by": "the desk"}, {}),
        ({"modality": "likely"}, {}),
        ({"polarity": "denied"}, {}),
        ({"says": "2025-04-07/2025-04-08"}, {}),
    ],
)
def test_a_change_of_value_or_row_ends_the_verdict(row: dict[str, str], stop: dict[str, str]) -> None:
    """A verdict of the lock file no longer counts if the value or any field of the row has changed."""
    stops = [document()["stops"][0] | stop]
    examination = Examination(visit=record(stops=stops, evidence=[ABOUT_STOP | row]), lock=LOCK)
    assert judgement(examination).checked_by is CheckedBy.QUOTE
    assert not judgement(examination).opinion.verdict.is_proof


@pytest.mark.parametrize(
    ("section", "node", "fields", "address"),
    [
        ("claims", "dead", {"quantity": {"value": "12", "unit": "percent"}}, "dead/quantity/value"),
        (
            "claims",
            "trade-target",
            {"quantity": {"value": "100000000000", "unit": "EUR"}},
            "trade-target/quantity/value",
        ),
        ("people", "misri", {"name": "Vikram Misri Singh"}, "misri/person"),
        ("people", "misri", {"country": "RU"}, "misri/office"),
        ("sources", "retelling", {"language": "hi"}, "misri/name"),
        ("sources", "nationpress", {"symbols": [{"sign": "$", "currency": "CAD"}]}, "trade-target/quantity/value"),
        ("sources", "nationpress", {"dateline": {"place": "New Delhi", "date": "2025-03-06"}}, "russia/when"),
        ("sources", "retelling", {"parts": [{"name": "body", "start": 300, "end": 2824}]}, "misri/name"),
        ("sources", "retelling", {"text": {"length": 2824, "sha256": "0" * 64}}, "misri/name"),
    ],
)
def test_a_change_of_what_words_are_read_with_ends_the_verdict(
    section: str, node: str, fields: dict[str, Any], address: str
) -> None:
    """A verdict also depends on units, names, inputs, and on the language, signs, day and parts of the source."""
    assert judgement(Examination(visit=SEED, lock=SEED_LOCK), address).checked_by is CheckedBy.LOCK
    changed = copy.deepcopy(unstructure(SEED))
    next(item for item in changed[section] if item["id"] == node).update(fields)
    assert judgement(Examination(visit=structure(changed), lock=SEED_LOCK), address).checked_by is CheckedBy.QUOTE


def test_what_does_not_touch_the_fact_keeps_the_verdict() -> None:
    """A note, a new revision, another fact in the same row and the order of rows leave a verdict as it is."""
    rows = [
        {"about": ["status"], "basis": "inferred", "note": "as the ministry says"},
        ABOUT_STOP | {"about": ["title", "tallinn/when"], "note": "as the ministry says"},
    ]
    examination = Examination(visit=record(evidence=rows, revision=2), lock=LOCK)
    assert judgement(examination).opinion.verdict is Verdict.PROVEN
    assert judgement(examination).opinion.reason == "state this, by the lock file"


@pytest.mark.parametrize("other", [{"normalised": "0" * 64}, {"length": 7}, {"source": "gazette"}])
def test_a_lock_of_another_text_says_nothing(other: dict[str, Any]) -> None:
    """A verdict was reached in one text; with the digest of another text it does not count."""
    lock = attrs.evolve(LOCK, texts=(attrs.evolve(LOCK.texts[0], **other),))
    assert judgement(Examination(visit=record(), lock=lock)).opinion.verdict is Verdict.NOT_CHECKED


def test_a_lock_of_another_version_of_the_readings_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A verdict of an older version of the readings does not count, and the reason names both versions."""
    monkeypatch.setattr(locked_verdicts, "READINGS_VERSION", 7)
    opinion = judgement(Examination(visit=record(), lock=LOCK)).opinion
    assert opinion.verdict is Verdict.NOT_CHECKED
    version = LOCK.texts[0].readings
    assert opinion.reason.endswith(f"the lock file has version {version} of the readings, not 7")


def test_a_lock_without_verdicts_is_still_read() -> None:
    """A lock file of an earlier version of the program has no verdicts, and its facts are not checked."""
    old = structure_lock(
        {
            "format": 1,
            "record": "ga-ri-envoy-talks",
            "normal_form": "diplovisit-text-1",
            "texts": [{"source": "ministry", "length": 9, "sha256": "0" * 64, "normalised": "0" * 64}],
        }
    )
    opinion = judgement(Examination(visit=record(), lock=old)).opinion
    assert opinion.verdict is Verdict.NOT_CHECKED
    assert opinion.reason.endswith("the lock file has no verdict on this value and these words")


def test_a_quote_contradicts_whatever_the_lock_says() -> None:
    """A forged verdict with the right digest does not prove a value that its own quote contradicts."""
    stops = [document()["stops"][0] | {"when": "2025-04-09"}]
    wrong = record(stops=stops)
    (line,) = Examination(visit=wrong, texts={"ministry": TEXT}).verdicts_in("ministry")
    forged = attrs.evolve(parse_verdict(line), verdict=Verdict.PROVEN)
    lock = attrs.evolve(LOCK, verdicts=(forged.line,))
    assert judgement(Examination(visit=wrong, lock=lock)).opinion.verdict is Verdict.CONTRADICTED


def test_a_lost_quote_is_not_proven() -> None:
    """Words that the text at hand lacks prove nothing, even if the lock file knows them from an older text."""
    other = read_text(b"The envoy will not be there in April of 2025, as was said before: another date is sought.")
    examination = Examination(visit=record(), texts={"ministry": other}, lock=LOCK)
    opinion = judgement(examination).opinion
    assert opinion.verdict is Verdict.NOT_CHECKED
    assert opinion.reason == "were not checked: their position in the text of ministry is not certain"
    assert len(examination.lost_quotes) == 1


@pytest.mark.parametrize(
    ("quote", "texts", "verdict"),
    [
        ("The envoy", {}, Verdict.NOT_CHECKED),
        ("The envoy", {"ministry": TEXT}, Verdict.UNREADABLE),
        ("7 and 8 April", {}, Verdict.NOT_CHECKED),
        ("in May", {}, Verdict.CONTRADICTED),
        ("9 April 2025", {}, Verdict.CONTRADICTED),
    ],
)
def test_only_a_contradiction_is_certain_without_the_text(
    quote: str, texts: Mapping[str, SourceText], verdict: Verdict
) -> None:
    """A quote that states another value contradicts without its text; one that is open or unreadable is not checked."""
    examination = Examination(visit=record(evidence=[ABOUT_STOP | {"quote": quote}]), texts=texts)
    assert judgement(examination).opinion.verdict is verdict


@pytest.mark.parametrize(
    ("quote", "verdict", "cause"),
    [("The envoy", Verdict.UNREADABLE, Cause.VALUE), ("7 and 8 April", Verdict.AMBIGUOUS, Cause.YEAR)],
)
def test_a_refusal_is_locked_with_its_cause(quote: str, verdict: Verdict, cause: Cause) -> None:
    """A fact that its text does not support has the same verdict and cause by the lock file."""
    text = read_text(b"The envoy will be there on 7 and 8 April, if that suits the host.")
    visit = record(evidence=[ABOUT_STOP | {"quote": quote}])
    opinion = judgement(Examination(visit=visit, lock=anchored(visit, {"ministry": text}))).opinion
    assert (opinion.verdict, opinion.cause) == (verdict, cause)


@pytest.mark.parametrize("cause", Cause)
def test_a_lock_file_has_a_line_for_each_cause(cause: Cause) -> None:
    """A refusal with any cause is a valid line of a lock file, which is read as it was written."""
    locked = LockedVerdict(text="paper", address="a", digest="0" * 24, verdict=Verdict.UNREADABLE, cause=cause)
    lock = structure_lock(json.loads(write_lock(make_lock(record="visit", verdicts=[locked.line]))))
    assert [parse_verdict(line) for line in lock.verdicts] == [locked]
    assert locked.opinion.clause.startswith("the words ")


@pytest.mark.parametrize(
    ("sentence", "cause"),
    [
        ("The ministry says that she will not be there on 7 and 8 April 2025, and gives no other day.", Cause.DENIAL),
        ("She will be there between 27 and 28 April 2025, the ministry says, and gives no other day.", Cause.CUT),
    ],
)
def test_a_cut_or_denied_quote_is_locked(sentence: str, cause: Cause) -> None:
    """Words that are denied or cut in their text have the same verdict by the lock file."""
    quote = "7 and 8 April 2025" if cause is Cause.DENIAL else "28 April 2025"
    visit = record(evidence=[ABOUT_STOP | {"quote": quote}])
    with_text = judgement(Examination(visit=visit, texts={"ministry": read_text(sentence.encode())})).opinion
    lock = anchored(visit, {"ministry": read_text(sentence.encode())})
    by_lock = judgement(Examination(visit=visit, lock=lock)).opinion
    assert (by_lock.verdict, by_lock.cause) == (with_text.verdict, with_text.cause)
    assert (by_lock.verdict, by_lock.cause) == (Verdict.UNREADABLE, cause)


def test_a_lock_of_another_record_says_nothing() -> None:
    """The lock file of a record proves nothing of a copy with another id, and the reason names both records."""
    examination = Examination(visit=record(id="ga-ri-copy"), lock=LOCK)
    opinion = judgement(examination).opinion
    assert opinion.verdict is Verdict.NOT_CHECKED
    assert opinion.reason.endswith("the lock file belongs to the record ga-ri-envoy-talks")
    assert [issue.address for issue in examination.stale_anchors] == ["id"]


def test_a_lock_of_another_text_than_the_records_says_nothing() -> None:
    """A lock file that was made from another text than the record describes proves nothing, and is reported."""
    ministry = document()["sources"][0]
    ministry["parts"][0]["end"] = len(SENTENCE)
    described = {"length": TEXT.length, "sha256": TEXT.sha256, "normalised": TEXT.normalised}
    right = record(sources=[ministry | {"text": described}])
    lock = anchored(right, {"ministry": TEXT})
    assert judgement(Examination(visit=right, lock=lock)).opinion.verdict is Verdict.PROVEN
    wrong = record(sources=[ministry | {"text": {"length": TEXT.length, "sha256": "0" * 64}}])
    examination = Examination(visit=wrong, lock=anchored(wrong, {"ministry": TEXT}))
    opinion = judgement(examination).opinion
    assert opinion.verdict is Verdict.NOT_CHECKED
    assert opinion.reason.endswith("the lock file was made from another text of ministry")
    assert [issue.address for issue in examination.changed_texts] == ["ministry/text"]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_verdicts_on_the_same_the_worse_counts(order: int) -> None:
    """A lock file with two verdicts of one digest, as a careless merge leaves it, proves nothing."""
    (line,) = LOCK.verdicts
    lines = (line, attrs.evolve(parse_verdict(line), verdict=Verdict.CONTRADICTED).line)[::order]
    examination = Examination(visit=record(), lock=attrs.evolve(LOCK, verdicts=lines))
    assert judgement(examination).opinion.verdict is Verdict.CONTRADICTED


def test_the_capacity_of_a_traveller_depends_on_the_person() -> None:
    """A verdict on a capacity ends where the name or the office of the person is changed."""
    text = read_text(b"Acting Foreign Minister Aino Virtanen will be in Tallinn on 7 and 8 April 2025, it says.")
    changed = document()
    changed["travellers"][0]["capacity"] = "acting"
    changed["people"][0].update(name="Aino Virtanen", office="Foreign Minister")
    changed["evidence"] = [
        {"about": ["envoy/capacity"], "basis": "stated", "quote": "Acting Foreign Minister Aino Virtanen"}
    ]
    changed["sources"][0]["parts"][0]["end"] = text.length
    visit = structure(changed)
    lock = anchored(visit, {"ministry": text})
    assert judgement(Examination(visit=visit, lock=lock), "envoy/capacity").opinion.verdict is Verdict.PROVEN
    for fields in ({"name": "Aino Saari"}, {"office": "Defence Minister"}):
        other = copy.deepcopy(changed)
        other["people"][0].update(fields)
        examination = Examination(visit=structure(other), lock=lock)
        assert judgement(examination, "envoy/capacity").opinion.verdict is Verdict.NOT_CHECKED


SURROUNDINGS = [
    ("The dinner was cancelled. They did not meet.", {"kind": "meeting"}, {}, "dinner/status"),
    ("The dinner was cancelled. They did not meet.", {}, {"what": "they talked"}, "denial/polarity"),
]


@pytest.mark.parametrize(("sentence", "engagement", "claim", "address"), SURROUNDINGS)
def test_what_stands_around_a_fact_ends_its_verdict(
    sentence: str, engagement: dict[str, Any], claim: dict[str, Any], address: str
) -> None:
    """What became of an engagement is no longer proven for another kind, nor a denial for another statement."""
    fields = document()
    del fields["sources"][0]["parts"]
    event = {"id": "dinner", "kind": "dinner", "status": "cancelled"}
    denial = {"id": "denial", "kind": "event", "what": "they met", "polarity": "denied"}
    fields["evidence"] = [
        {"about": ["dinner/status"], "basis": "stated", "quote": "The dinner was cancelled"},
        {"about": ["denial/polarity"], "basis": "stated", "quote": "They did not meet"},
    ]
    fields["stops"][0]["engagements"] = [event]
    before = structure(fields | {"claims": [denial]})
    lock = anchored(before, {"ministry": read_text(sentence.encode())})
    assert judgement(Examination(visit=before, lock=lock), address).opinion.verdict is Verdict.PROVEN
    fields["stops"][0]["engagements"] = [event | engagement]
    after = structure(fields | {"claims": [denial | claim]})
    assert judgement(Examination(visit=after, lock=lock), address).opinion.verdict is Verdict.NOT_CHECKED


@pytest.mark.parametrize(("first", "second"), [("en", "et"), ("et", "en")])
def test_words_are_in_the_language_of_the_text_that_has_them(first: str, second: str) -> None:
    """Words of a row with two sources are read in the language of the text where they are, also by the lock file."""
    sources = [document()["sources"][0] | {"parts": [], "language": first}]
    sources.append({"id": "gazette", "kind": "news", "language": second})
    row = {key: value for key, value in ABOUT_STOP.items() if key != "part"} | {"sources": ["ministry", "gazette"]}
    visit = record(sources=sources, evidence=[row])
    texts = {"ministry": read_text(b"No day is known yet."), "gazette": TEXT}
    expected = Verdict.PROVEN if second == "en" else Verdict.ATTESTED
    assert judgement(Examination(visit=visit, texts=texts)).opinion.verdict is expected
    by_lock = judgement(Examination(visit=visit, lock=anchored(visit, {"gazette": TEXT}))).opinion
    assert by_lock.verdict is expected


def test_each_text_of_a_row_must_bear_the_fact_out() -> None:
    """A row with two sources proves nothing where the words stand in both texts, and one of them denies the fact."""
    sources = [document()["sources"][0] | {"parts": []}, {"id": "gazette", "kind": "news", "language": "en"}]
    row = {key: value for key, value in ABOUT_STOP.items() if key != "part"} | {"sources": ["ministry", "gazette"]}
    visit = record(sources=sources, evidence=[row])
    gazette = read_text(b"The envoy will not be there on 7 and 8 April 2025, the gazette has learnt.")
    texts = {"ministry": TEXT, "gazette": gazette}
    lock = anchored(visit, texts)
    for at_hand in ("ministry", "gazette", "ministry gazette", ""):
        available = {name: texts[name] for name in at_hand.split()}
        opinion = judgement(Examination(visit=visit, texts=available, lock=lock)).opinion
        assert (opinion.verdict, opinion.cause) == (Verdict.UNREADABLE, Cause.DENIAL)
    reason = judgement(Examination(visit=visit, texts=texts)).opinion.reason
    assert reason.endswith('by "not", in the text of gazette')


def test_data_needs_no_text() -> None:
    """A quote from a cell of data is attested without a text, and still contradicts another value."""
    row = ABOUT_STOP | {"locator": "/trips/trip[id='1']/dates"}
    assert judgement(Examination(visit=record(evidence=[row]))).opinion.verdict is Verdict.ATTESTED
    stops = [document()["stops"][0] | {"when": "2025-04-09"}]
    wrong = Examination(visit=record(evidence=[row], stops=stops))
    assert judgement(wrong).opinion.verdict is Verdict.CONTRADICTED


def test_one_text_of_several_is_enough() -> None:
    """A row of two sources is judged in the text that is at hand; without any, by the lock file of either."""
    ministry = document()["sources"][0]
    sources = [ministry, {"id": "gazette", "kind": "news", "language": "en"}]
    row = {key: value for key, value in ABOUT_STOP.items() if key != "part"}
    both = record(sources=sources, evidence=[row | {"sources": ["ministry", "gazette"]}])
    gazette = read_text(b"THE GAZETTE - Aino Virtanen comes to Tallinn for 7 and 8 April 2025.")
    assert judgement(Examination(visit=both, texts={"gazette": gazette})).checked_by is CheckedBy.TEXT
    for texts in ({"gazette": gazette}, {"ministry": TEXT}, {"gazette": gazette, "ministry": TEXT}):
        assert judgement(Examination(visit=both, lock=anchored(both, texts))).opinion.verdict is Verdict.PROVEN
    other = read_text(b"THE GAZETTE - no date is known.")
    lost_in_one = Examination(visit=both, texts={"gazette": other}, lock=anchored(both, {"ministry": TEXT}))
    assert judgement(lost_in_one).checked_by is CheckedBy.LOCK


def test_words_known_by_their_digest_alone_are_proven_by_the_lock() -> None:
    """A fragment has no words without its text, so that its verdict is that of the lock file."""
    quote = "7 and 8 April 2025"
    row = {key: value for key, value in ABOUT_STOP.items() if key != "quote"}
    fragment = {"length": len(quote), "sha256": hashlib.sha256(quote.encode()).hexdigest()}
    visit = record(evidence=[row | {"fragment": fragment}])
    lock = anchored(visit, {"ministry": TEXT})
    assert judgement(Examination(visit=visit)).opinion.verdict is Verdict.ATTESTED
    assert judgement(Examination(visit=visit, lock=lock)).opinion.verdict is Verdict.PROVEN


def test_anchoring_some_texts_keeps_the_verdicts_of_the_others() -> None:
    """The lock file has the same bytes whether its texts were at hand together or one after the other."""
    ministry = document()["sources"][0]
    visit = record(
        sources=[ministry, {"id": "gazette", "kind": "news", "language": "en", "retells": "ministry"}],
        evidence=[{key: value for key, value in ABOUT_STOP.items() if key != "part"}],
    )
    texts = {"ministry": TEXT, "gazette": read_text(b"Aino Virtanen comes to Tallinn for 7 and 8 April 2025.")}
    together = anchored(visit, texts)
    assert [parse_verdict(line).text for line in together.verdicts] == ["gazette", "ministry"]
    first = anchored(visit, {"gazette": texts["gazette"]})
    assert write_lock(anchored(visit, {"ministry": TEXT}, first)) == write_lock(together)
    assert write_lock(anchored(visit, {"gazette": texts["gazette"]}, together)) == write_lock(together)
    assert anchored(visit, {}, together).verdicts == together.verdicts


def test_a_text_that_must_be_looked_at_keeps_its_verdicts() -> None:
    """A text that changed around its quotes keeps its entry, and the verdicts that belong to this entry."""
    changed = read_text(SENTENCE.replace("will be there", "may not be there").encode())
    lock = anchored(record(), {"ministry": changed}, LOCK)
    assert (lock.texts, lock.verdicts) == (LOCK.texts, LOCK.verdicts)


def test_a_changed_value_has_its_own_verdict_once_anchored() -> None:
    """Anchoring with the text replaces the verdict of a changed value; anchoring without the text invents none."""
    visit = record(stops=[document()["stops"][0] | {"when": "2025-04-09"}])
    assert anchored(visit, {}, LOCK).verdicts == LOCK.verdicts
    (line,) = anchored(visit, {"ministry": TEXT}, LOCK).verdicts
    assert parse_verdict(line).verdict is Verdict.CONTRADICTED


def test_a_lock_file_holds_a_bounded_number_of_verdicts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Verdicts beyond the bound are left out, the first in order are kept, and none is written twice."""
    monkeypatch.setattr(lock_file, "MOST_VERDICTS", 2)
    lines = [
        LockedVerdict(text="paper", address=address, digest="0" * 24, verdict=Verdict.PROVEN).line
        for address in ("c", "a", "b", "a")
    ]
    assert make_lock(record="visit", verdicts=lines).verdicts == (lines[1], lines[2])
