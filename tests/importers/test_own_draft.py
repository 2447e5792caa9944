"""Calendars of our own without the records in them: the ids that the entries have make one draft of a visit."""

import io
from typing import Any

import pytest

from diplovisit import Edtf, export, load_all
from diplovisit.exporters import icalendar
from diplovisit.pipeline.import_calendar import ImportedItem, read_calendar_file
from diplovisit.readers import Document
from diplovisit.record import Status, Visit
from tests.conftest import ROOT

VISITS = [*load_all(ROOT / "seeds"), *load_all(ROOT / "examples")]


def data_of(imported: ImportedItem) -> Any:
    """The document of a draft."""
    assert isinstance(imported.document, Document)
    return imported.document.data


def drafts(*visits: Visit) -> list[ImportedItem]:
    """What an import of a calendar without records gives."""
    written = b"".join(icalendar.calendar(visits, icalendar.CalendarOptions(record=False)))
    return list(read_calendar_file(io.BytesIO(written), "feed.ics"))


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.id)
def test_a_draft_has_the_ids_the_revision_and_the_days_of_its_record(visit: Visit) -> None:
    """All entries of a visit make one draft, under its own ids, at its revision, on its days."""
    (imported,) = drafts(visit)
    data = data_of(imported)
    assert imported.is_draft
    assert (data["id"], data["revision"], data["title"]) == (visit.id, visit.revision, visit.title)
    assert [stop["id"] for stop in data["stops"]] == [stop.id for stop in visit.stops]
    for shown, stop in zip(data["stops"], visit.stops, strict=True):
        assert stop.when is not None
        assert Edtf(shown["when"]).runs() == stop.when.runs()


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.id)
def test_confirmed_does_not_say_which_status_it_was(visit: Visit) -> None:
    """CONFIRMED leaves the status to whoever completes the draft; TENTATIVE was reported."""
    (imported,) = drafts(visit)
    status = data_of(imported).get("status")
    missing = [each.address for each in imported.checked.findings if each.rule == "missing-field"]
    assert status == ("reported" if visit.status is Status.REPORTED else None)
    assert ("status" in missing) == (status is None)
    assert "record-left-out" in {each.rule for each in imported.checked.findings}


def test_visits_of_one_feed_are_kept_apart() -> None:
    """A feed of several visits gives a draft each, and none is made of an entry twice."""
    made = drafts(*VISITS)
    assert [data_of(each)["id"] for each in made] == [visit.id for visit in VISITS]


def test_entries_that_were_edited_beyond_reading_are_like_those_of_others() -> None:
    """An id that is none makes a draft as any other event does."""
    written = (
        export(VISITS[0], "ics")
        .replace(b"X-DIPLOVISIT-RECORD", b"X-OTHER")
        .replace(b"X-DIPLOVISIT-ID:in", b"X-DIPLOVISIT-ID:/../")
    )
    made = list(read_calendar_file(io.BytesIO(written), "feed.ics"))
    assert [each.is_draft for each in made] == [True]
    assert data_of(made[0])["stops"][0]["identifiers"]
