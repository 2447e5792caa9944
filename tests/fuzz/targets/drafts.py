"""A calendar becomes records that come back from their own calendar, and drafts of consistent data; nothing is raised."""

import io
import json

from diplovisit import export
from diplovisit.pipeline.import_calendar import ImportedItem
from diplovisit.pipeline.import_collection import read_calendar_file
from diplovisit.readers import UnreadableDocument
from tests.fuzz import messages
from tests.fuzz.target import Target
from tests.fuzz.targets.icalendar import WORDS, calendars


def law(data: bytes) -> None:
    """Requires the law of these bytes."""
    imported = list(read_calendar_file(io.BytesIO(data), "visits.ics"))
    for each in imported:
        for finding in each.result.findings:
            messages.one_line(finding.sentence)
            assert finding.span is not None
        if each.visit is not None:
            (again,) = read_calendar_file(io.BytesIO(export(each.visit, "ics")), "again.ics")
            assert again.visit == each.visit
            # A calendar that we exported ourselves agrees with its record.
            assert "calendar-edited" not in {finding.rule for finding in again.result.findings}
        elif each.is_draft:
            _require_draft_law(each)
    ids = [each.document.data["id"] for each in imported if each.is_draft]  # type: ignore[union-attr,index,call-overload]
    assert len(ids) == len(set(ids)), ids


def _require_draft_law(draft: ImportedItem) -> None:
    assert not isinstance(draft.document, UnreadableDocument)
    data = draft.document.data
    assert json.loads(json.dumps(data)) == data
    # A draft lacks data that the calendar lacks, and copies its texts. Everything that we derive must be valid.
    allowed = {"missing-field", "too-few-items", "control-character", "too-long"}
    wrong = [each for each in draft.result.findings if each.severity == "error" and each.rule not in allowed]
    assert not wrong, [(each.rule, each.address, each.sentence) for each in wrong]


TARGET = Target(name="drafts", law=law, seeds=calendars, words=WORDS, longest=8_192)
