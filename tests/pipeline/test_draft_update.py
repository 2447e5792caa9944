"""`draft --update`: what a later text changes in a record."""

import datetime
import io
from pathlib import Path

import pytest

from diplovisit.drafting import DraftOptions
from diplovisit.drafting.article import read_article
from diplovisit.drafting.judging import DraftImpossible
from diplovisit.drafting.rules.proposer import propose_by_rules
from diplovisit.pipeline.change_status import ChangedRecord
from diplovisit.pipeline.check import CheckOptions
from diplovisit.pipeline.draft import draft_articles
from diplovisit.pipeline.draft_update import update_record
from diplovisit.pipeline.read import read_stream, structure_document
from diplovisit.readers import Document, Format
from diplovisit.record import EngagementStatus, Status, TravellerStatus

FIRST = (
    "OSLO, Sept 3, 2026 (Norsk Telegram) - Norwegian Prime Minister Ingrid Solheim will visit Japan from September 15 to"
    " September 17, 2026, her office announced. She will meet Foreign Minister Kenji Morita in Tokyo on September 15."
)
OPTIONS = DraftOptions(revised=datetime.datetime(2026, 9, 4, tzinfo=datetime.UTC))
LATER = DraftOptions(revised=datetime.datetime(2026, 9, 9, tzinfo=datetime.UTC))
HEAD = "OSLO, Sept 8, 2026 (Norsk Telegram) - "


def update(later: str, folder: Path, first: str = FIRST) -> tuple[Document, ChangedRecord]:
    """Drafts the first text, and updates the record from the later one."""
    text = draft_articles([read_article("first", first.encode())], OPTIONS, propose_by_rules).text
    text = text.replace("title:", "# Mine.\ntitle:")
    (document,) = read_stream(io.BytesIO(text.encode()), "visit.yaml", Format.YAML)
    assert isinstance(document, Document)
    visit, _ = structure_document(document)
    assert visit is not None
    file = folder / "later.txt"
    file.write_text(HEAD + later, "utf-8")
    article = read_article("later", file.read_bytes())
    return document, update_record(document, visit, article, file, LATER, CheckOptions())


def test_a_confirmation_raises_the_status_and_nothing_else(tmp_path: Path) -> None:
    """A later text that confirms the visit makes the next revision, with its words and its source."""
    _, changed = update(
        "The visit of Prime Minister Ingrid Solheim to Japan has been confirmed, her office said.", tmp_path
    )
    assert (changed.visit.status, changed.visit.revision) == (Status.CONFIRMED, 2)
    assert [source.id for source in changed.visit.sources] == ["first", "later"]
    assert str(changed.visit.stops[0].when) == "2026-09-15/2026-09-17"
    assert "# Mine.\ntitle:" in changed.document.text


def test_new_days_move_the_old_ones(tmp_path: Path) -> None:
    """New days stand in the stop, and the old ones under `previously`."""
    _, changed = update(
        "Prime Minister Ingrid Solheim's visit to Japan has been postponed, her office said. She will now travel to Japan"
        " from October 6 to October 8, 2026.",
        tmp_path,
    )
    (stop,) = changed.visit.stops
    assert str(stop.when) == "2026-10-06/2026-10-08"
    assert [str(days.when) for days in stop.previously] == ["2026-09-15/2026-09-17"]


def test_a_weaker_report_takes_nothing_back(tmp_path: Path) -> None:
    """A later text that knows less changes nothing, and the document is the same object."""
    document, changed = update("Prime Minister Ingrid Solheim plans to visit Japan, sources said.", tmp_path)
    assert changed.document is document
    assert changed.notes == ("later says nothing that the record does not have",)


def test_a_new_meeting_is_added_with_its_people_and_words(tmp_path: Path) -> None:
    """An engagement that the record lacks comes in, with the person and the rows of evidence."""
    _, changed = update(
        "Prime Minister Ingrid Solheim will visit Japan next week. She will also meet Emperor Haruhito in Kyoto.",
        tmp_path,
    )
    added = changed.visit.stops[0].engagements[-1]
    assert [each.person for each in added.participants] == ["haruhito"]
    assert {row.sources for row in changed.visit.evidence if f"{added.id}/participants" in row.about} == {("later",)}


def test_a_cancelled_meeting_is_cancelled_alone(tmp_path: Path) -> None:
    """Where the text calls off one engagement, that one has the status, and the visit keeps its own."""
    _, changed = update(
        "Prime Minister Ingrid Solheim will visit Japan next week. Her meeting with Foreign Minister Kenji Morita has been"
        " cancelled.",
        tmp_path,
    )
    (meeting,) = changed.visit.stops[0].engagements
    assert meeting.status is EngagementStatus.CANCELLED
    assert changed.visit.status is Status.ANNOUNCED


def test_a_text_about_somebody_else_changes_nothing(tmp_path: Path) -> None:
    """A later text that does not name the traveller is refused."""
    with pytest.raises(DraftImpossible):
        update("Trade Minister Halvard Brekke opened a fish market in Bergen.", tmp_path)


def test_somebody_who_stays_at_home_is_withdrawn(tmp_path: Path) -> None:
    """A traveller of whom the later text says that he does not come is marked, and stays in the record."""
    first = FIRST + " Trade Minister Halvard Brekke will accompany her."
    _, changed = update(
        "Prime Minister Ingrid Solheim will visit Japan next week. Trade Minister Halvard Brekke will not travel.",
        tmp_path,
        first,
    )
    statuses = {each.person: each.status for each in changed.visit.travellers}
    assert statuses.get("brekke") is TravellerStatus.WITHDRAWN
