"""Tests of changes as text, Markdown and JSON: their form, and that no data acts as a command in them."""

import datetime
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

# Payloads that a reader of changes could misread as markup or commands.
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


def changed_to(payload: str) -> ComparedRecord:
    """Returns a record with every field, in which each text changed to a payload."""
    return _compared(_PLAIN, _whole(payload))


def _later() -> ComparedRecord:
    return _compared(visit(), attrs.evolve(visit(), status=Status.CANCELLED))


def test_text_has_one_line_per_change() -> None:
    """The text has the record, one line per change after its subject, and a warning if the revision was not raised."""
    assert "".join(changes_text(summarise([_later()]), addresses=True)) == (
        "changed: An envoy of Finland visits Estonia (ga-ri-envoy-talks)\n"
        "  status       now cancelled (was announced) [status]\n"
        "  warning      the revision was not raised: it is still 1\n"
        "\n"
        "1 record changed.\n"
    )


@pytest.mark.parametrize(
    ("seconds", "warning"),
    [
        (0, "  warning      the revision was raised, and `revised` stayed as it was\n"),
        (-1, "  warning      the revision was raised, and `revised` went back\n"),
        (1, ""),
    ],
)
def test_a_time_that_stayed_behind_is_a_warning(seconds: int, warning: str) -> None:
    """A raised revision without a later `revised` has a warning in text, and a flag in JSON."""
    revised = visit().revised + datetime.timedelta(seconds=seconds)
    later = _compared(visit(), attrs.evolve(visit(), status=Status.CANCELLED, revision=2, revised=revised))
    shown = "".join(changes_text(summarise([later])))
    assert (warning in shown) if warning else ("warning" not in shown)
    (record,) = json.loads("".join(changes_json(summarise([later]))))["records"]
    assert record["revised_left_behind"] is bool(warning)


def test_markdown_has_one_heading_per_record() -> None:
    """Markdown has a heading and the id per record, and an item per change."""
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
    """JSON has kind, address and values of each change, and files and revisions of both states."""
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


def test_an_added_or_removed_record_is_reported_as_a_whole() -> None:
    """An added or removed record is reported as a whole, with title, places, days and status."""
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
    """For any changes, each line of the text begins with words of ours, and the JSON can be parsed."""
    compared = _compared(*map(structure, pair))
    for line in "".join(changes_text(summarise([compared]), addresses=True)).split("\n"):
        assert line.isprintable()
        assert line == "" or line.startswith(("changed: ", "  ", "1 record", "Nothing"))
        assert not line.lstrip().startswith("::")
    report = json.loads("".join(changes_json(summarise([compared]))))
    assert sum(len(record["changes"]) for record in report["records"]) == len(compared.changes)
    assert "".join(changes_markdown(summarise([compared]), addresses=True)).replace("\n", "").isprintable()


@given(visits())
def test_any_record_can_be_added(visit: Visit) -> None:
    """An added record takes two lines and an empty one, whatever its content is."""
    report = list(changes_text(summarise([ComparedRecord(before=None, after=RecordState(visit=visit, file="a"))])))
    assert report[0].count("\n") == 3


@pytest.mark.not_measured
@pytest.mark.parametrize("payload", SHOWN.values(), ids=SHOWN)
def test_data_is_inert_in_every_format(payload: str) -> None:
    """In a changed, an added and a removed record, a payload begins no line, and no program obeys it."""
    changed = changed_to(payload)
    added, removed = (
        attrs.evolve(changed, before=None, changes=()),
        attrs.evolve(changed, after=None, before=changed.after, changes=()),
    )
    summaries = list(summarise([changed, added, removed]))
    text = "".join(changes_text(summaries, addresses=True))
    require_inert(text)
    require_inert("".join(changes_markdown(summaries, addresses=True)))
    require_inert(data := "".join(changes_json(summaries)))
    records = json.loads(data)["records"]
    assert {change["after"] for change in records[0]["changes"] if change["field"] == "title"} == {in_a_line(payload)}
