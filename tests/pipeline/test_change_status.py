"""Laws of a change of status, over any records."""

import datetime
import io
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from diplovisit.editing.yaml_writing import record_lines
from diplovisit.pipeline.change_status import change_status
from diplovisit.pipeline.check import CheckOptions
from diplovisit.pipeline.read import read_stream, structure_document
from diplovisit.pipeline.status_request import StatusRefused, StatusRequest
from diplovisit.readers import Document, Format
from diplovisit.record import Edtf, Status
from diplovisit.testing import documents


def _read(data: dict[str, Any], form: Format) -> Document:
    text = json.dumps(data) if form is Format.JSON else "".join(f"{line}\n" for line in record_lines(data))
    name = "visit.json" if form is Format.JSON else "visit.yaml"
    (document,) = read_stream(io.BytesIO(text.encode()), name, form)
    assert isinstance(document, Document)
    return document


@given(
    data=documents(),
    form=st.sampled_from([Format.YAML, Format.JSON]),
    status=st.sampled_from(Status),
    days=st.sampled_from([None, "2026-09-15", "2026-09-15/2026-09-17"]),
    vouched=st.booleans(),
    drop=st.booleans(),
)
def test_a_change_is_made_whole_or_refused(
    data: dict[str, Any], form: Format, status: Status, days: str | None, vouched: bool, drop: bool
) -> None:
    """A changed record is valid, is the next revision, and lost no day; otherwise the change is refused."""
    document = _read(data, form)
    visit, _ = structure_document(document)
    assert visit is not None
    request = StatusRequest(
        status=status,
        days=Edtf(days) if days is not None else None,
        stop=visit.stops[0].id if days or status in {Status.POSTPONED, Status.CANCELLED} else None,
        by="the desk" if vouched else None,
        note="told by the embassy" if vouched else None,
        drop_programme=drop,
        revised=datetime.datetime(9999, 1, 1, tzinfo=datetime.UTC),
    )
    try:
        changed = change_status(document, visit, request, CheckOptions())
    except StatusRefused:
        return
    if changed.document is document:
        assert changed.notes
        return
    assert (changed.visit.revision, changed.visit.revised) == (visit.revision + 1, request.revised)
    before, after = visit.stops[0], changed.visit.stops[0]
    if before.when is not None and after.when != before.when:
        assert after.previously[-1].when == before.when
    assert [person.id for person in changed.visit.people] == [person.id for person in visit.people]
    assert [claim.id for claim in changed.visit.claims] == [claim.id for claim in visit.claims]


@given(data=documents(), form=st.sampled_from([Format.YAML, Format.JSON]))
def test_a_changed_record_can_be_changed_again(data: dict[str, Any], form: Format) -> None:
    """Two postponements leave two sets of earlier days, each under an id of its own."""
    document = _read(data, form)
    visit, _ = structure_document(document)
    assert visit is not None
    for number, days in enumerate(("2026-09-15", "2026-10-15", "2026-11-15")):
        request = StatusRequest(
            status=Status.POSTPONED,
            days=Edtf(days),
            stop=visit.stops[0].id,
            by="the desk",
            note="told by the embassy",
            drop_programme=True,
            revised=datetime.datetime(9998, 1, 1 + number, tzinfo=datetime.UTC),
        )
        try:
            changed = change_status(document, visit, request, CheckOptions())
        except StatusRefused:
            return
        document, visit = changed.document, changed.visit
    assert [str(each.when) for each in visit.stops[0].previously[-2:]] == ["2026-09-15", "2026-10-15"]
