"""Tests that a calendar attributes a status or a date to a source only if the cited words leave no doubt."""

from typing import Any

import pytest

from diplovisit import export
from diplovisit.converters import structure
from diplovisit.exporters.icalendar import calendar_entries
from tests import records

AGENCY = {"id": "agency", "kind": "news", "publisher": "Example News Agency", "language": "en"}
GAZETTE = {"id": "gazette", "kind": "news", "publisher": "The Example Gazette", "language": "en"}
UNKNOWN = "as recorded; the record has its evidence"


def lines(status: str, *rows: dict[str, Any], sources: tuple[dict[str, Any], ...] = (AGENCY, GAZETTE)) -> list[str]:
    """Returns the lines of the description of a visit with a status and these rows of evidence."""
    evidence = [{"about": ["status"], "basis": "stated"} | row for row in rows]
    visit = structure(records.document() | {"status": status, "sources": list(sources), "evidence": evidence})
    (entry,) = calendar_entries(visit)
    return entry.description.splitlines()


def status_line(status: str, *rows: dict[str, Any], **more: Any) -> str:
    """Returns what the description says about the status."""
    (line,) = (line for line in lines(status, *rows, **more) if line.startswith("Status: "))
    return line.removeprefix("Status: ")


@pytest.mark.parametrize(
    ("status", "quote"),
    [
        ("announced", "Both governments announced the visit."),
        ("announced", "The visit was announced."),
        ("confirmed", "The Foreign Ministry confirmed the visit."),
        ("postponed", "The visit has been postponed until further notice."),
        ("postponed", "The visit was put off."),
        ("cancelled", "The visit has been called off."),
        ("cancelled", "The visit was canceled."),
        ("held", "The visit took place."),
        ("under-way", "The visit is under way."),
        ("reported", "The visit is planned."),
    ],
)
def test_a_source_whose_words_state_the_status_is_named(status: str, quote: str) -> None:
    """A source is named for a status if its quote is a whole sentence that states it, with every word understood."""
    assert status_line(status, {"quote": quote}) == f"{status} (according to Example News Agency)"


@pytest.mark.parametrize(
    ("status", "row"),
    [
        pytest.param("cancelled", {"quote": "both governments announced"}, id="another status"),
        pytest.param("announced", {"quote": "the visit was cancelled"}, id="called off"),
        pytest.param("cancelled", {"quote": "the visit was postponed"}, id="put off"),
        pytest.param("held", {"quote": "both governments announced"}, id="a plan"),
        pytest.param("reported", {"quote": "the visit was cancelled"}, id="reported and called off"),
        pytest.param("cancelled", {"quote": "has not been cancelled"}, id="negated"),
        pytest.param("reported", {"quote": "will not visit"}, id="no plan"),
        pytest.param("cancelled", {"quote": "the visit may be cancelled"}, id="possible"),
        pytest.param("cancelled", {"quote": "if the visit is cancelled"}, id="a condition"),
        pytest.param("cancelled", {"quote": "cancelled"}, id="cut from its verb"),
        pytest.param("cancelled", {"quote": "was cancelled"}, id="may be cut from: no visit was cancelled"),
        pytest.param("cancelled", {"quote": "the visit was cancelled"}, id="may be cut from: denied that"),
        pytest.param("cancelled", {"quote": "The visit was cancelled"}, id="may be cut from: only in part"),
        pytest.param("announced", {"quote": "both governments announced"}, id="may be cut from: the cancellation"),
        pytest.param("reported", {"quote": "will visit"}, id="may be cut from: no minister will visit"),
        pytest.param("cancelled", {"quote": "the visit was cancelled", "polarity": "denied"}, id="row that denies"),
        pytest.param("cancelled", {"quote": "the visit was cancelled", "modality": "possible"}, id="row in doubt"),
        pytest.param("reported", {"quote": "will visit", "modality": "unlikely"}, id="row that is unlikely"),
        pytest.param("cancelled", {}, id="no words"),
        pytest.param("cancelled", {"locator": "/visits/1/status"}, id="data"),
        pytest.param("cancelled", {"fragment": {"length": 23, "sha256": "0" * 64}}, id="digest"),
        pytest.param(
            "cancelled",
            {"basis": "derived", "quote": "the visit was cancelled", "rule": "year-of-dateline"},
            id="derived",
        ),
    ],
)
def test_a_source_whose_words_leave_a_doubt_is_not_named(status: str, row: dict[str, Any]) -> None:
    """A source whose words leave a doubt is not named; the status is shown, with a remark that no words show it."""
    assert status_line(status, row) == f"{status} ({UNKNOWN})"


def test_a_source_in_another_language_is_not_read_as_english() -> None:
    """Words of a source in another language are not read as English, even where they look English."""
    french = AGENCY | {"language": "fr"}
    assert status_line("cancelled", {"quote": "la visite a été annulée"}, sources=(french,)) == f"cancelled ({UNKNOWN})"
    assert (
        status_line("cancelled", {"quote": "The visit was cancelled."}, sources=(french,)) == f"cancelled ({UNKNOWN})"
    )
    british = AGENCY | {"language": "en-GB"}
    assert "according to" in status_line("cancelled", {"quote": "The visit was cancelled."}, sources=(british,))


def test_a_source_without_a_name_is_not_named() -> None:
    """A source is named only by its own name, or for unnamed sources by the name of the source that quotes them."""
    nameless = {"id": "nameless", "kind": "news", "language": "en"}
    unnamed = {"id": "unnamed", "kind": "unnamed-sources"}
    quote = {"quote": "The visit was cancelled."}
    assert status_line("cancelled", quote, sources=(nameless,)) == f"cancelled ({UNKNOWN})"
    assert status_line("cancelled", quote, sources=(unnamed,)) == f"cancelled ({UNKNOWN})"
    quoted = (unnamed | {"via": "agency"}, AGENCY)
    named = "cancelled (according to unnamed sources quoted by Example News Agency)"
    assert status_line("cancelled", quote, sources=quoted) == named


def test_of_several_rows_only_those_that_state_it_name_their_source() -> None:
    """A doubtful row of another source does not matter to a source, but a doubtful row of its own removes its name."""
    good = {"quote": "The visit was cancelled."}
    bad = {"quote": "both governments announced"}
    of_gazette = {"sources": ["gazette"]}
    assert status_line("cancelled", good, bad | of_gazette) == "cancelled (according to Example News Agency)"
    both = "cancelled (according to Example News Agency and The Example Gazette)"
    assert status_line("cancelled", good | {"sources": ["agency", "gazette"]}) == both
    assert status_line("cancelled", good, bad) == f"cancelled ({UNKNOWN})"
    assert status_line("cancelled", bad, good) == f"cancelled ({UNKNOWN})"


def test_an_inferred_status_is_attributed_to_no_source() -> None:
    """An inferred or editorial status is attributed to no source, whatever its quote says; nor is one without evidence."""
    row = {"basis": "inferred", "quote": "the visit was cancelled", "note": "as I read it"}
    assert status_line("cancelled", row) == "cancelled (inferred)"
    assert status_line("cancelled", row | {"basis": "editorial"}) == "cancelled"
    assert status_line("cancelled") == "cancelled"


def test_a_source_that_dissents_says_so_in_its_own_words() -> None:
    """A dissenting source is quoted for another status only if its words state that status."""
    good = {"quote": "The visit was cancelled."}
    dissent = {"sources": ["gazette"], "quote": "The visit took place.", "says": "held"}
    ours = "cancelled (according to Example News Agency; "
    assert status_line("cancelled", good, dissent) == f"{ours}The Example Gazette says held)"
    assert status_line("cancelled", good, dissent | {"says": "postponed"}) == f"{ours}also recorded: postponed)"


DATE = {"about": ["tallinn/when"], "quote": "7 and 8 April 2025"}


@pytest.mark.parametrize(
    ("row", "noted"),
    [
        (DATE, "cites Example News Agency"),
        (DATE | {"quote": "from April 7 to April 8, 2025"}, "cites Example News Agency"),
        (DATE | {"quote": "7–8 April 2025"}, "cites Example News Agency"),
        (DATE | {"quote": "7 and 9 April 2025"}, "cites Example News Agency"),
        (DATE | {"quote": "7 and 8 May 2025"}, "cites Example News Agency"),
        (DATE | {"quote": "7 and 8 April"}, "cites Example News Agency"),
        (DATE | {"quote": "not on 7 and 8 April 2025"}, "cites Example News Agency"),
        (DATE | {"polarity": "denied"}, "cites Example News Agency"),
        (DATE | {"modality": "possible"}, "cites Example News Agency"),
        (DATE | {"quote": None, "locator": "/trips/trip[1]/start-date"}, "cites Example News Agency"),
        (DATE | {"basis": "derived", "rule": "day-of-visit"}, "date derived; cites Example News Agency"),
        (DATE | {"says": "2025-04-07/2025-04-09"}, "cites Example News Agency for 2025-04-07 to 2025-04-09"),
        (
            DATE | {"says": "2025-04-07/2025-04-09", "quote": "7 to 9 April 2025"},
            "cites Example News Agency for 2025-04-07 to 2025-04-09",
        ),
    ],
)
def test_a_source_is_only_cited_for_a_date(row: dict[str, Any], noted: str) -> None:
    """A source is only cited for a date, because its quote may be cut out of a denial or be about another event."""
    evidence = {name: value for name, value in row.items() if value is not None}
    assert f"Dates: 2025-04-07 to 2025-04-08 ({noted})" in lines("announced", evidence)


def test_a_missing_announcement_is_attributed_to_no_source() -> None:
    """A missing announcement is described as recorded, and attributed to no source."""
    visit = structure(records.document() | {"status": "reported", "announcement": "none"})
    assert "Official announcement: none, as recorded" in calendar_entries(visit)[0].description


def test_the_exported_file_attributes_no_contradicted_status() -> None:
    """No entry of an exported calendar attributes a status that the cited words contradict."""
    document = records.document() | {"status": "cancelled", "sources": [AGENCY]}
    document["evidence"] = [{"about": ["status"], "basis": "stated", "quote": "both governments announced"}]
    written = export(structure(document), "ics").replace(b"\r\n ", b"").decode()
    escaped = UNKNOWN.replace(";", "\\;")
    assert f"Status: cancelled ({escaped})" in written
    assert "according to" not in written
