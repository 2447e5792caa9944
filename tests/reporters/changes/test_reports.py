"""Changes as text, Markdown and JSON: what they look like, and that no data gives orders in them."""

import itertools
import json
from typing import Any

import attrs
import pytest
from hypothesis import given

from diplovisit import structure
from diplovisit.record import Status, Visit
from diplovisit.record.diff import ComparedRecord, RecordState, changes
from diplovisit.reporters.changes import Subject, changes_json, changes_markdown, changes_text, summarise
from diplovisit.testing import visits
from tests.hostile_records import hostile_document
from tests.inert import require_inert
from tests.payloads import ALLOWED, LOGS, MARKDOWN, PAGES, UNICODE, URLS, in_a_line
from tests.record.test_diff import pairs
from tests.records import visit

# What whoever reads of changes could take for something else.
SHOWN = {name: text for name, text in (PAGES | LOGS | MARKDOWN | UNICODE).items() if name in ALLOWED}


def _compared(before: Visit, after: Visit) -> ComparedRecord:
    return ComparedRecord(
        before=RecordState(visit=before, file="old/a.yaml"),
        after=RecordState(visit=after, file="new/a.yaml"),
        changes=changes(before, after),
    )


def _whole(text: str) -> Visit:
    return structure(hostile_document("the-visit", itertools.repeat(text), itertools.cycle(URLS)))


_PLAIN = _whole("x")


def spoilt_by(payload: str) -> ComparedRecord:
    """A record of every field there is, that got a payload in each of its texts."""
    return _compared(_PLAIN, _whole(payload))


def _later() -> ComparedRecord:
    return _compared(visit(), attrs.evolve(visit(), status=Status.CANCELLED))


def test_text_has_a_line_a_change() -> None:
    """The record, what changed beside its subject, and that the revision was not raised."""
    assert "".join(changes_text(summarise([_later()]), addresses=True)) == (
        "changed: An envoy of Finland visits Estonia (ga-ri-envoy-talks)\n"
        "  status       now cancelled (was announced) [status]\n"
        "  warning      the revision was not raised: it is still 1\n"
        "\n"
        "1 record changed.\n"
    )


def test_markdown_has_a_heading_a_record() -> None:
    """A heading, the id, and an item a change."""
    assert "".join(changes_markdown(summarise([_later()]), addresses=True)) == (
        "### An envoy of Finland visits Estonia\n"
        "\n"
        "`ga-ri-envoy-talks`\n"
        "\n"
        "- **status**: now cancelled (was announced) (`status`)\n"
        "- **warning**: the revision was not raised: it is still 1\n"
        "\n"
        "1 record changed.\n"
    )


def test_json_has_every_change_with_its_values() -> None:
    """Kind, address and values as a record writes them; files and revisions of both states."""
    report = json.loads("".join(changes_json(summarise([_later()]))))
    (record,) = report["records"]
    assert record["before"] == {"file": "old/a.yaml", "revision": 1}
    assert record["revision_not_raised"] is True
    assert record["changes"] == [
        {
            "kind": "changed",
            "address": "status",
            "subject": "status",
            "field": "status",
            "before": "announced",
            "after": "cancelled",
            "sentence": "now cancelled (was announced)",
        }
    ]
    assert report["summary"] == {"changed": 1, "added": 0, "removed": 0}
    assert report["unread"] == []


def test_a_record_that_is_new_or_gone_is_told_as_a_whole() -> None:
    """Its title, where it goes, when, and how far it has come."""
    state = RecordState(visit=visit(), file="a.yaml")
    records = [ComparedRecord(before=None, after=state), ComparedRecord(before=state, after=None)]
    text = "".join(changes_text(summarise(records, frozenset({Subject.NOTES}))))
    assert (
        "added: An envoy of Finland visits Estonia (ga-ri-envoy-talks)\n  Tallinn, Estonia, 7–8 April 2025; announced\n"
        in text
    )
    assert text.endswith("1 record added, 1 removed.\n")
    assert "### Removed: An envoy" in "".join(changes_markdown(summarise(records)))


@given(pairs)
def test_any_changes_can_be_reported(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """The text has our words at the beginning of each line, and JSON reads back."""
    compared = _compared(*map(structure, pair))
    for line in "".join(changes_text(summarise([compared]), addresses=True)).split("\n"):
        assert line.isprintable()
        assert line == "" or line.startswith(("changed: ", "  ", "1 record", "Nothing"))
        assert not line.lstrip().startswith("::")
    report = json.loads("".join(changes_json(summarise([compared]))))
    assert sum(len(record["changes"]) for record in report["records"]) == len(compared.changes)
    assert "".join(changes_markdown(summarise([compared]), addresses=True)).replace("\n", "").isprintable()


@given(visits())
def test_any_record_can_be_new(found: Visit) -> None:
    """A record that was added is two lines, whatever it holds."""
    report = list(changes_text(summarise([ComparedRecord(before=None, after=RecordState(visit=found, file="a"))])))
    assert report[0].count("\n") == 3


@pytest.mark.not_measured
@pytest.mark.parametrize("payload", SHOWN.values(), ids=SHOWN)
def test_data_is_inert_in_every_format(payload: str) -> None:
    """In a record that changed, that is new, that is gone: a payload begins no line, and nobody obeys it."""
    changed = spoilt_by(payload)
    new, gone = (
        attrs.evolve(changed, before=None, changes=()),
        attrs.evolve(changed, after=None, before=changed.after, changes=()),
    )
    told = list(summarise([changed, new, gone]))
    text = "".join(changes_text(told, addresses=True))
    require_inert(text)
    require_inert("".join(changes_markdown(told, addresses=True)))
    require_inert(data := "".join(changes_json(told)))
    records = json.loads(data)["records"]
    assert {change["after"] for change in records[0]["changes"] if change["field"] == "title"} == {in_a_line(payload)}
