"""Tests of sentences about changes: example stories, and laws for every sentence."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given

from diplovisit import structure
from diplovisit.record import Visit, node_shape
from diplovisit.record.diff import Change, changes
from diplovisit.record.shapes import ListShape, NodeShape
from diplovisit.reporters.changes import EVERYTHING, Subject, change_sentences
from diplovisit.reporters.changes.labels import LABELS, NOUNS
from diplovisit.reporters.changes.sentences import _SENTENCES
from diplovisit.reporters.changes.summary import subject_of
from tests.record.test_diff import pairs
from tests.records import document


def sentences(change: Any, prepare: Any = None) -> list[tuple[str, str]]:
    """Returns subjects and sentences for the small record after `change`; `prepare` is applied to both states first."""
    before, after = document(), document()
    for data in (before, after) if prepare is not None else ():
        prepare(data)
    change(after)
    old, new = structure(before), structure(after)
    return [(item.subject.value, item.sentence) for item in change_sentences(old, new, changes(old, new))]


def _postponed(d: dict[str, Any]) -> None:
    stop = d["stops"][0]
    stop["previously"] = [{"id": "april", "when": stop.pop("when"), "ended": "postponed", "reason": "a general strike"}]
    d["status"] = "postponed"


def _rescheduled(d: dict[str, Any]) -> None:
    stop = d["stops"][0]
    stop["previously"] = [{"id": "april", "when": stop["when"], "ended": "rescheduled"}]
    stop["when"] = "2025-04-14/2025-04-15"
    d.update(revision=2, revised="2025-03-09T08:30:00Z")


def _split(d: dict[str, Any]) -> None:
    (stop,) = d["stops"]
    talks = stop.pop("engagements")
    talks[0].pop("place")
    stop["when"] = "2025-04-07"
    d["stops"].append({"id": "tartu", "country": "EE", "when": "2025-04-08", "engagements": talks})
    d["stops"][1]["places"] = [{"id": "tartu-city", "name": "Tartu"}]


def _adviser_joins(d: dict[str, Any]) -> None:
    d["people"].append({"id": "aide", "name": "Eero Laine", "office": "Adviser", "country": "FI"})
    d["travellers"].append({"person": "aide", "role": "head of delegation"})


def _second_stop(d: dict[str, Any]) -> None:
    d["stops"].append({"id": "riga", "country": "LV", "when": "2025-04-09"})
    d["travellers"].append({"person": "host"})


@pytest.mark.parametrize(
    ("change", "prepare", "expected"),
    [
        (lambda d: d.update(status="cancelled"), None, [("status", "now cancelled (was announced)")]),
        (
            _postponed,
            None,
            [
                ("status", "now postponed (was announced)"),
                ("dates", "Tallinn, Estonia: no days now (was 7–8 April 2025); postponed: a general strike"),
            ],
        ),
        (
            _rescheduled,
            None,
            [
                ("dates", "Tallinn, Estonia: moved from 7–8 April 2025 to 14–15 April 2025, a week later"),
                ("revision", "revision 1 → 2, 9 March 2025, 08:30 UTC"),
            ],
        ),
        (
            lambda d: d["people"][0].update(name="Aino M. Virtanen"),
            None,
            [("people", "Aino Virtanen is now called Aino M. Virtanen")],
        ),
        (
            _adviser_joins,
            None,
            [("people", "Eero Laine, Adviser (Finland) travels now, as head of delegation")],
        ),
        (
            lambda d: d["stops"][0]["engagements"][0].pop("participants"),
            None,
            [("engagements", "Mart Tamm no longer takes part in the meeting")],
        ),
        (
            lambda d: d["claims"][0]["quantity"].update(value="66000000000", qualifier="nearly"),
            None,
            [("claims", "two-way trade: nearly 66 billion EUR (was 1.5 EUR)")],
        ),
        (
            _split,
            None,
            [
                ("dates", "Tallinn, Estonia: now 7 April 2025 (was 7–8 April 2025), a day shorter"),
                ("places", "a stop in Tartu, Estonia (8 April 2025) was added"),
                ("engagements", "the meeting is now part of the stop in Tartu, Estonia (was Tallinn, Estonia)"),
                ("engagements", "the meeting, place: no longer given (was Tallinn)"),
            ],
        ),
        (
            lambda d: d["evidence"][0].update(quote="14 and 15 April 2025"),
            None,
            [
                (
                    "evidence",
                    "evidence for tallinn/when now cites “14 and 15 April 2025”, body (was: cites “7 and 8 April 2025”, body)",
                )
            ],
        ),
        (
            lambda d: d["evidence"][0].update(note="as the ministry has it"),
            None,
            [("evidence", "evidence for tallinn/when, which cites “7 and 8 April 2025”, body: the note changed")],
        ),
        (
            lambda d: (
                d["stops"][0]["places"].append({"id": "tartu", "name": "Tartu"}),
                d["stops"][0]["places"].pop(0),
                d["stops"][0]["engagements"][0].pop("place"),
            ),
            None,
            [
                ("places", "Estonia: Tartu in the place of Tallinn"),
                ("engagements", "the meeting, place: no longer given (was Tallinn)"),
            ],
        ),
        (
            lambda d: (d["stops"].reverse(), d["travellers"].reverse()),
            _second_stop,
            [
                ("places", "the stops in another order: Latvia and Tallinn, Estonia (was Tallinn, Estonia and Latvia)"),
                ("people", "Mart Tamm leads now (was Aino Virtanen)"),
            ],
        ),
        (
            lambda d: d.update(title="Talks in Tallinn", notes=["Only a note."], sending=["FI", "SE"]),
            None,
            [
                ("people", "sent by Sweden, too"),
                ("notes", "title: “Talks in Tallinn” (was “An envoy of Finland visits Estonia”)"),
                ("notes", "a note was added: “Only a note.”"),
            ],
        ),
        (
            lambda d: d["stops"][0].update(country="LV", time_zone="Europe/Riga"),
            None,
            [
                ("dates", "Tallinn, Latvia, time zone: Europe/Riga (was not given)"),
                ("places", "Tallinn, Estonia: in Latvia (was in Estonia)"),
            ],
        ),
        (
            lambda d: d.update(
                relations=[{"kind": "follows", "target": "fi-ee-earlier", "offset": "P3M", "qualifier": "nearly"}]
            ),
            None,
            [("relations", "the visit now follows fi-ee-earlier, nearly 3 months apart")],
        ),
        (
            lambda d: d["stops"][0]["engagements"][0].update(status="cancelled"),
            None,
            [("engagements", "the meeting is cancelled")],
        ),
        (
            lambda d: d["stops"][0]["engagements"][0].pop("status"),
            lambda d: d["stops"][0]["engagements"][0].update(status="postponed"),
            [("engagements", "the meeting is as planned (was postponed)")],
        ),
        (
            lambda d: d["travellers"][0].update(status="withdrawn"),
            None,
            [("people", "Aino Virtanen, Special Envoy (Finland) no longer travels (withdrawn)")],
        ),
        (
            lambda d: d["people"][1].pop("name"),
            None,
            [("people", "Mart Tamm is no longer named: the Foreign Minister of Estonia")],
        ),
        (
            lambda d: d["people"][1].update(name="Mart Tamm"),
            lambda d: d["people"][1].pop("name"),
            [("people", "the Foreign Minister of Estonia is now known by name: Mart Tamm")],
        ),
        (
            lambda d: (d.update(when="2025-04-07/2025-04-09"), d["claims"][0].update(polarity="denied")),
            lambda d: d.update(when="2025-04-07/2025-04-08"),
            [
                ("dates", "the visit: now 7–9 April 2025 (was 7–8 April 2025), a day longer"),
                ("claims", "the claim “two-way trade” is now denied"),
            ],
        ),
        (
            lambda d: d.update(sending=["DK"], sending_territories=["GL"]),
            lambda d: d.update(sending=["DK"]),
            [("people", "sent by Greenland, too")],
        ),
        (
            lambda d: d["relations"][0].update(target="fi-ee-later"),
            lambda d: d.update(relations=[{"id": "after", "kind": "follows", "target": "fi-ee-earlier"}]),
            [("relations", "the visit follows fi-ee-later (was: follows fi-ee-earlier)")],
        ),
    ],
)
def test_a_story_is_put_into_words(change: Any, prepare: Any, expected: list[tuple[str, str]]) -> None:
    """The changes of a record are put into sentences, the most important first."""
    assert sentences(change, prepare) == expected


@given(pairs)
def test_every_change_is_in_one_sentence(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """For any two records, each change belongs to exactly one sentence, and sentences are in the order of subjects."""
    old, new = map(structure, pair)
    all_changes = changes(old, new)
    all_sentences = change_sentences(old, new, all_changes)
    assert Counter(id(change) for sentence in all_sentences for change in sentence.changes) == Counter(
        map(id, all_changes)
    )
    subjects = [list(Subject).index(sentence.subject) for sentence in all_sentences]
    assert subjects == sorted(subjects)
    assert all(sentence.sentence for sentence in all_sentences)


def _fields(shape: NodeShape) -> set[tuple[type, str]]:
    """The fields that a change can be about: those of the record, of everything with an id, and of travellers."""
    fields = set()
    for field in shape.fields:
        fields.add((shape.cls, field.name))
        match field.shape:
            case ListShape(item=NodeShape() as item) if item.has_id or item.cls.__name__ == "Traveller":
                fields |= _fields(item)
    return fields


def _name(field: tuple[type, str]) -> str:
    return f"{field[0].__name__} {field[1]}"


FIELDS: list[tuple[type, str]] = sorted(_fields(node_shape(Visit)), key=_name)


@pytest.mark.parametrize(("of", "field"), FIELDS)
def test_every_field_has_a_word_and_a_subject(of: type, field: str) -> None:
    """Every field has words for its changes and a subject, so no raw field name is shown."""
    change: Any = Change(kind=None, address="", of=of, owner=None, field=field, before=None, after=None)  # type: ignore[arg-type]
    assert subject_of(change) in EVERYTHING
    if field == "id" and of is not Visit:
        return  # a changed id makes it another thing
    assert any((of.__name__, field) in table for table in (LABELS, NOUNS, _SENTENCES))
