"""Our own calendars without records: the ids of the entries combine all entries of a visit into one draft."""

import io
from collections.abc import Callable
from typing import Any

import pytest

from diplovisit import Edtf, export, load_all, structure
from diplovisit.exporters import icalendar
from diplovisit.pipeline.import_calendar import ImportedItem, read_calendar_entries
from diplovisit.pipeline.import_collection import collect_items, read_calendar_file
from diplovisit.readers import Document
from diplovisit.record import Status, Stop, Visit
from tests import records
from tests.conftest import ROOT

SEED = "in-ru-misri-foreign-office-consultations"
VISITS = [*load_all(ROOT / "seeds"), *load_all(ROOT / "examples")]


def data_of(imported: ImportedItem) -> Any:
    """Returns the document of a draft."""
    assert isinstance(imported.document, Document)
    return imported.document.data


def drafts(*visits: Visit) -> list[ImportedItem]:
    """Returns the items of an imported calendar without records."""
    written = b"".join(icalendar.calendar(visits, icalendar.CalendarOptions(record=False)))
    return list(read_calendar_file(io.BytesIO(written), "feed.ics"))


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.id)
def test_a_draft_has_the_ids_the_revision_and_the_days_of_its_record(visit: Visit) -> None:
    """The entries of a visit make one draft with the ids, the revision, the title and the days of its record."""
    (imported,) = drafts(visit)
    data = data_of(imported)
    assert imported.is_draft
    assert (data["id"], data["revision"], data["title"]) == (visit.id, visit.revision, visit.title)
    assert [stop["id"] for stop in data["stops"]] == [stop.id for stop in visit.stops]
    dated: tuple[Visit | Stop, ...] = (visit, *visit.stops)
    for shown, stop in zip((data, *data["stops"]), dated, strict=True):
        assert ("when" in shown) is (stop.when is not None)
        assert stop.when is None or Edtf(shown["when"]).runs() == stop.when.runs()


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.id)
def test_confirmed_leaves_the_status_open(visit: Visit) -> None:
    """CONFIRMED gives a draft without a status, because several statuses export so; TENTATIVE means reported."""
    (imported,) = drafts(visit)
    status = data_of(imported).get("status")
    missing = [finding.address for finding in imported.result.findings if finding.rule == "missing-field"]
    assert status == ("reported" if visit.status is Status.REPORTED else None)
    assert ("status" in missing) == (status is None)
    assert "record-left-out" in {finding.rule for finding in imported.result.findings}


def test_each_visit_of_a_feed_gives_one_draft() -> None:
    """A feed of several visits gives exactly one draft for each visit."""
    imported = drafts(*VISITS)
    assert [data_of(item)["id"] for item in imported] == [visit.id for visit in VISITS]


def test_an_entry_with_an_invalid_id_is_read_as_another_programs() -> None:
    """An entry with an invalid id gives a draft as an event of another program does."""
    written = (
        export(VISITS[0], "ics")
        .replace(b"X-DIPLOVISIT-RECORD", b"X-OTHER")
        .replace(b"X-DIPLOVISIT-ID:in", b"X-DIPLOVISIT-ID:/../")
    )
    imported = list(read_calendar_file(io.BytesIO(written), "feed.ics"))
    assert [item.is_draft for item in imported] == [True]
    assert data_of(imported[0])["stops"][0]["identifiers"]


HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n"


def own(*entries: str) -> tuple[Any, list[tuple[str, str]]]:
    """Imports entries of ours, each with its id and lines between `|`. Returns the draft, and rules with sentences."""
    written = HEAD
    for number, entry in enumerate(entries):
        key, *lines = entry.split("|")
        uid = "" if any(line.startswith("UID") for line in lines) else f"UID:{number}\r\n"
        day = "" if any(line.startswith("DTSTART") for line in lines) else "DTSTART;VALUE=DATE:20250307\r\n"
        written += f"BEGIN:VEVENT\r\n{uid}{day}X-DIPLOVISIT-ID:{key}\r\n"
        written += "".join(f"{line}\r\n" for line in lines) + "END:VEVENT\r\n"
    items = list(read_calendar_file(io.BytesIO((written + "END:VCALENDAR\r\n").encode()), "feed.ics"))
    (draft,) = (item for item in items if item.is_draft)
    return data_of(draft), [(each.rule, each.sentence) for item in items for each in item.result.findings]


OFF = "STATUS:CANCELLED"
ON = "STATUS:CONFIRMED"
MAYBE = "STATUS:TENTATIVE"


@pytest.mark.parametrize(
    ("entries", "status", "is_reported"),
    [
        ((f"v/a|{OFF}", f"v/b|{ON}"), None, True),
        ((f"v/a|{ON}", f"v/b|{OFF}"), None, True),
        ((f"v/a|{MAYBE}", f"v/b|{OFF}"), None, True),
        ((f"v/a|{ON}", f"v/b|{ON}|SUMMARY:Canceled: Talks"), None, True),
        ((f"v/a|{OFF}", f"v/b|{OFF}"), "cancelled", False),
        ((f"v/a|{MAYBE}", f"v/b|{MAYBE}"), "reported", False),
        ((f"v/a|{ON}", f"v/b|{ON}"), None, False),
        ((f"v/a/dinner|{OFF}", f"v/a|{ON}"), None, True),
        ((f"v/a/dinner|{OFF}", f"v/a|{MAYBE}"), "reported", True),
        ((f"v/a/dinner|{OFF}",), None, True),
        ((f"v/a/dinner|{MAYBE}", f"v/a|{OFF}"), "cancelled", False),
    ],
)
def test_the_status_is_what_all_stops_say(entries: tuple[str, ...], status: str | None, is_reported: bool) -> None:
    """A visit has the status of all its stop entries in any order; an engagement says nothing of the visit."""
    for order in (entries, entries[::-1]):
        data, found = own(*order)
        assert data.get("status") == status
        sentences = [
            sentence for _, sentence in found if "different statuses" in sentence or "is cancelled" in sentence
        ]
        assert bool(sentences) == is_reported


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ("LOCATION:Norway", "LOCATION:Sweden", "country"),
        ("LOCATION:Norway", "TRANSP:OPAQUE", "country"),
        ("LOCATION:Harbour", "LOCATION:Castle", "places"),
        ("SUMMARY:T", "SUMMARY:T (transit)", "kind"),
        ("DTSTART;VALUE=DATE:20250307", "DTSTART;VALUE=DATE:20250308", "when"),
        ("UID:7|DTSTART;VALUE=DATE:20250307", "UID:7|DTSTART;VALUE=DATE:20250308", "when"),
        ("DTSTART:20250307T100000Z|DURATION:PT1H", "DTSTART:20250307T100000Z|DURATION:PT2H", "duration"),
    ],
)
def test_entries_of_one_stop_that_differ_leave_the_value_out(first: str, second: str, field: str) -> None:
    """Where two entries of a stop or an engagement contradict each other, the draft has neither value, and says so."""
    for key in ("v/a", "v/a/talks") if field in {"when", "duration"} else ("v/a",):
        for order in ((first, second), (second, first)):
            data, found = own(*(f"{key}|{lines}" for lines in order))
            (stop,) = data["stops"]
            subject = stop["engagements"][0] if key.endswith("talks") else stop
            assert field not in subject
            assert any(rule == "event-twice" and f"different `{field}`" in sentence for rule, sentence in found)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("RRULE:FREQ=DAILY;COUNT=3", "recurring-event"),
        ("RECURRENCE-ID:20250307T100000Z", "recurring-event"),
        ("EXDATE;VALUE=DATE:20250308", "recurring-event"),
        ("ATTENDEE:mailto:a@example.org", "left-out-of-draft"),
        ("ATTACH:https://example.org/a.pdf", "left-out-of-draft"),
        ("CLASS:PRIVATE", "private-event"),
        ("LOCATION:Norway|LOCATION:Sweden", "left-out-of-draft"),
    ],
)
def test_what_a_draft_of_our_entries_leaves_out_is_reported(line: str, rule: str) -> None:
    """What somebody added to an entry of ours is reported, as for an event of another program."""
    for entries in ((f"v/a|{line}", "v/b"), ("v/b", f"v/a|{line}"), ("v/a", f"v/a/talks|{line}")):
        assert rule in {name for name, _ in own(*entries)[1]}


def test_a_comment_and_another_title_are_not_lost() -> None:
    """A comment becomes a note, and titles that differ are reported."""
    data, found = own("v/a|SUMMARY:T|COMMENT:bring the letter", "v/a@2025-03-09|SUMMARY:U|SEQUENCE:3")
    assert (data["notes"], data["title"], data["revision"]) == (["bring the letter"], "T", 3)
    assert {"different titles", "different SEQUENCE"} <= {
        words for _, sentence in found for words in ("different titles", "different SEQUENCE") if words in sentence
    }


@pytest.mark.parametrize(
    "where", ["Atlanta\\, Georgia", "Off Tallinn\\, Georgia", "Damascus\\, Syria", "A\\, B\\, Norway"]
)
def test_a_place_that_ends_in_a_country_is_left_as_it_is(where: str) -> None:
    """A LOCATION that may be a place, or a place in a country, is the place of the draft, and is reported."""
    data, found = own(f"v/a|LOCATION:{where}")
    (stop,) = data["stops"]
    assert "country" not in stop
    assert [place["name"] for place in stop["places"]] == [where.replace("\\", "")]
    assert any(rule == "left-out-of-draft" and "may be the country" in sentence for rule, sentence in found)


def test_unedited_entries_give_no_further_finding() -> None:
    """The entries that we write give no finding but that the record is missing, and what a LOCATION may be."""
    rules = {finding.rule for item in drafts(*VISITS) for finding in item.result.findings}
    assert rules <= {"record-left-out", "missing-field", "conflicting-status", "left-out-of-draft"}


def _in_country(country: str) -> Callable[[Stop], bool]:
    return lambda stop: stop.country == country


def test_feeds_of_two_countries_are_joined() -> None:
    """The stops of a visit in several feeds make one draft, as they do in one feed, whatever the order of the feeds."""
    whole = {data["id"]: data for data in map(data_of, drafts(*VISITS))}
    feeds = [
        b"".join(icalendar.calendar(VISITS, icalendar.CalendarOptions(record=False, stops=_in_country(country))))
        for country in sorted({stop.country or "" for visit in VISITS for stop in visit.stops})
    ]
    for order in (feeds, feeds[::-1]):
        items = collect_items(
            item
            for number, feed in enumerate(order)
            for item in read_calendar_entries(io.BytesIO(feed), f"{number}.ics")
        )
        joined = {data["id"]: data for data in (data_of(item) for item in items if item.is_draft)}
        assert joined.keys() == whole.keys()
        for name, data in joined.items():
            assert data["title"] == whole[name]["title"]
            assert {stop["id"]: stop.get("when") for stop in data["stops"]} == {
                stop["id"]: stop.get("when") for stop in whole[name]["stops"]
            }
        assert not {"event-twice"} & {finding.rule for item in items for finding in item.result.findings}
        assert all(item.is_draft or not any(map(item.is_expected_gap, item.result.findings)) for item in items)


@pytest.mark.parametrize("change", [(b"20250307", b"20250308"), (b"STATUS:TENTATIVE", b"STATUS:CANCELLED")])
def test_feeds_that_contradict_each_other_are_both_kept(change: tuple[bytes, bytes]) -> None:
    """Two feeds that show one stop in two ways give two drafts with ids of their own, and a finding."""
    feed = export([visit for visit in VISITS if visit.id == SEED], "ics", record=False)
    assert change[0] in feed
    items = collect_items(
        item for data in (feed, feed.replace(*change)) for item in read_calendar_entries(io.BytesIO(data), "x.ics")
    )
    assert [data_of(item)["id"] for item in items if item.is_draft] == [SEED, f"{SEED}-2"]
    assert "event-twice" in {finding.rule for item in items for finding in item.result.findings}


def test_cancelled_days_of_a_stop_that_goes_on_come_back_so() -> None:
    """A feed without records gives the days that are on as the days of the stop, and the cancelled ones as earlier."""
    document = records.document() | {"evidence": [], "status": "reported"}
    off = [{"id": f"off-{day}", "when": f"2026-12-{day}", "ended": "cancelled"} for day in (12, 26)]
    document["stops"][0] |= {"when": "{2026-12-05,2026-12-19}", "previously": off}
    document["stops"][0].pop("engagements")
    (imported,) = drafts(structure(document))
    data = data_of(imported)
    assert (data["status"], data["stops"][0]["when"]) == ("reported", "{2026-12-05,2026-12-19}")
    assert data["stops"][0]["previously"] == [
        {"id": "cancelled-days", "when": "2026-12-12", "ended": "cancelled"},
        {"id": "cancelled-days-2", "when": "2026-12-26", "ended": "cancelled"},
    ]
    assert "conflicting-status" not in {finding.rule for finding in imported.result.findings}


def test_an_engagement_that_is_off_alone_comes_back_so() -> None:
    """A feed without records gives the status of an engagement that is off, and no day that only its stop has."""
    document = records.document() | {"evidence": [], "when": "2025-04-07/2025-04-09"}
    document["stops"][0]["engagements"] = [
        {"id": "one", "kind": "meeting", "status": "cancelled"},
        {"id": "two", "kind": "meeting", "status": "postponed", "when": "2025-04-07T10:00:00Z"},
        {"id": "three", "kind": "meeting", "when": "2025-04-07T11:00:00Z"},
    ]
    document["stops"].append({"id": "riga", "country": "LV"})
    (imported,) = drafts(structure(document))
    draft = data_of(imported)
    assert draft["when"] == "2025-04-07/2025-04-09"
    assert draft["title"] == document["title"]
    ((_, engagements),) = [(stop["id"], stop["engagements"]) for stop in draft["stops"]]
    assert engagements == [
        {"id": "one", "kind": "meeting", "status": "cancelled"},
        {"id": "two", "when": "2025-04-07T10:00:00Z", "kind": "meeting", "status": "postponed"},
        {"id": "three", "when": "2025-04-07T11:00:00Z", "kind": "meeting"},
    ]
