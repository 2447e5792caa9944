"""`draft --update`: what a later text changes in a record."""

import datetime
import io
from pathlib import Path

import pytest
from icalendar import Calendar

from diplovisit import export
from diplovisit.drafting import DraftOptions
from diplovisit.drafting.article import read_article
from diplovisit.drafting.judging import DraftImpossible
from diplovisit.drafting.rules.proposer import propose_by_rules
from diplovisit.pipeline.change_status import ChangedRecord
from diplovisit.pipeline.check import CheckOptions
from diplovisit.pipeline.draft import draft_articles
from diplovisit.pipeline.draft_update import update_record
from diplovisit.pipeline.read import read_stream, structure_document
from diplovisit.pipeline.status_request import StatusRefused
from diplovisit.readers import Document, Format
from diplovisit.record import EngagementStatus, Status, TravellerStatus

FIRST = (
    "OSLO, Sept 3, 2026 (Norsk Telegram) - Norwegian Prime Minister Ingrid Solheim will visit Japan from September 15 to"
    " September 17, 2026, her office announced. She will meet Foreign Minister Kenji Morita in Tokyo on September 15."
)
OPTIONS = DraftOptions(revised=datetime.datetime(2026, 9, 4, tzinfo=datetime.UTC))
LATER = DraftOptions(revised=datetime.datetime(2026, 9, 20, tzinfo=datetime.UTC))
LATEST = DraftOptions(revised=datetime.datetime(2026, 9, 21, tzinfo=datetime.UTC))
HEAD = "OSLO, Sept 8, 2026 (Norsk Telegram) - "


P = "Prime Minister Ingrid Solheim"
TOUR = FIRST.split(" She will", maxsplit=1)[0] + " She will then visit South Korea from September 18 to September 19."
CANCELLED = (
    "OSLO, Sept 3, 2026 (Norsk Telegram) - The visit of Norwegian Prime Minister Ingrid Solheim to Japan, planned for"
    " September 15 to September 17, 2026, has been cancelled, her office announced."
)
DELEGATION = FIRST + " Trade Minister Halvard Brekke will accompany her."


def update(later: str, folder: Path, first: str = FIRST, head: str = HEAD) -> tuple[Document, ChangedRecord]:
    """Drafts the first text, and updates the record from the later one."""
    text = draft_articles([read_article("first", first.encode())], OPTIONS, propose_by_rules).text
    text = text.replace("title:", "# Mine.\ntitle:")
    (document,) = read_stream(io.BytesIO(text.encode()), "visit.yaml", Format.YAML)
    assert isinstance(document, Document)
    visit, _ = structure_document(document)
    assert visit is not None
    file = folder / "later.txt"
    file.write_text(head + later, "utf-8")
    article = read_article("later", file.read_bytes())
    return document, update_record(document, visit, article, file, LATER, CheckOptions())


BY = "Prime Minister Ingrid Solheim will visit Japan"
TWICE = (
    f"{BY} from September 16 to September 18.",
    "The visit of Prime Minister Ingrid Solheim to Japan has been confirmed, her office said.",
    f"{BY}. She will give a speech at Keio University on September 16.",
    f"{BY}. She will meet Foreign Minister Kenji Morita in Kyoto on September 15.",
    f"The visit of {P} to Japan has been postponed to October 1 to October 3, her office said.",
    f"The visit of {P} to Japan has been cancelled, her office said.",
    f"{BY}. Trade Minister Halvard Brekke will accompany her. Trade reached $3 billion in 2025.",
    f"{BY} from September 16 to September 18. She will not go to Osaka, contrary to earlier reports.",
)


@pytest.mark.parametrize("later", TWICE)
def test_the_same_text_changes_nothing_the_second_time(later: str, tmp_path: Path) -> None:
    """A text that the record has already adds no source, and a note says so."""
    _, once = update(later, tmp_path)
    file = tmp_path / "later.txt"
    twice = update_record(
        once.document, once.visit, read_article("later-2", file.read_bytes()), file, LATEST, CheckOptions()
    )
    assert twice.document is once.document
    assert any("has nothing new for the record" in note for note in twice.notes)


def test_a_second_text_of_the_same_source_that_says_more_is_added(tmp_path: Path) -> None:
    """An agency may print two texts on one day, and what only the second one says counts."""
    _, once = update(TWICE[0], tmp_path)
    file = tmp_path / "more.txt"
    file.write_text(HEAD + TWICE[0] + " Trade reached $3 billion in 2025.", "utf-8")
    more = update_record(
        once.document, once.visit, read_article("more", file.read_bytes()), file, LATEST, CheckOptions()
    )
    assert [source.id for source in more.visit.sources] == ["first", "later", "more"]


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
    assert changed.notes == ("later has nothing new for the record",)


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


@pytest.mark.parametrize(
    "later",
    [
        f"{P} will visit Japan from June 3 to June 5, 2029, her office announced.",
        f"{P} will visit Japan from November 3 to November 5, 2026, her office announced.",
        f"{P} will visit France from October 2 to October 4, 2026, her office announced.",
        f"{P} visited Japan from March 3 to March 5, 2021.",
    ],
)
def test_a_text_of_another_visit_is_refused(later: str, tmp_path: Path) -> None:
    """Other days without a word that the visit moved, or another country, are another visit."""
    with pytest.raises(StatusRefused, match="another visit"):
        update(later, tmp_path)


@pytest.mark.parametrize(
    "later",
    [
        f"The visit of {P} to Japan has been postponed, her office said.",
        f"{P} has cancelled her visit to Japan, her office said.",
        f"{P} will visit Japan from September 14 to September 16, 2026, her office announced.",
    ],
)
def test_an_older_text_takes_nothing_back(later: str, tmp_path: Path) -> None:
    """What was said before the newest source of the record changes neither status nor days."""
    _, changed = update(later, tmp_path, head="OSLO, Sept 1, 2026 (Norsk Telegram) - ")
    assert changed.visit.status is Status.ANNOUNCED
    assert str(changed.visit.stops[0].when) == "2026-09-15/2026-09-17"


def test_an_older_text_adds_what_the_record_lacks(tmp_path: Path) -> None:
    """A meeting that only the older text has is added."""
    later = f"{P} will visit Japan in September. She will also meet Trade Minister Hana Ito."
    _, changed = update(later, tmp_path, head="OSLO, Sept 1, 2026 (Norsk Telegram) - ")
    assert len(changed.visit.stops[0].engagements) == 2


@pytest.mark.parametrize(
    "later",
    [
        f"The visit of {P} to Japan has not been postponed, her office said.",
        f"The prime minister's office denied that the visit of {P} to Japan has been postponed.",
        f"The visit of {P} to Japan may be postponed, sources said.",
        f"{P} has reportedly cancelled her visit to Japan.",
        f"{P} is considering cancelling her visit to Japan, sources said.",
    ],
)
def test_a_denial_or_a_rumour_changes_nothing(later: str, tmp_path: Path) -> None:
    """What the words deny or leave open changes nothing, and a person is told to look at it."""
    document, changed = update(later, tmp_path)
    assert changed.document is document
    assert any("it may report a change" in note for note in changed.notes)


@pytest.mark.parametrize(
    "later",
    [f"{P} plans to visit Japan, sources said.", f"{P} will visit Japan from September 15 to September 17, 2026."],
)
def test_a_weak_report_does_not_put_a_cancelled_visit_on_again(later: str, tmp_path: Path) -> None:
    """A visit that was called off is on again where the words say so."""
    document, changed = update(later, tmp_path, CANCELLED)
    assert changed.document is document


def test_a_cancelled_visit_is_on_again_by_an_announcement(tmp_path: Path) -> None:
    """An announcement of the visit after its cancellation gives it its days back."""
    later = f"{P} will visit Japan after all, from September 15 to September 17, 2026, her office announced."
    _, changed = update(later, tmp_path, CANCELLED)
    assert changed.visit.status is Status.ANNOUNCED
    assert str(changed.visit.stops[0].when) == "2026-09-15/2026-09-17"


@pytest.mark.parametrize(
    "word",
    ["cancelled", "postponed", "cancelled because of a storm over Japan"],
)
def test_a_stop_that_is_called_off_leaves_the_others(word: str, tmp_path: Path) -> None:
    """Of a tour, the stop that the words name loses its days, and the visit keeps its status."""
    _, changed = update(f"{P} will visit Japan next week. Her visit to South Korea has been {word}.", tmp_path, TOUR)
    japan, korea = changed.visit.stops
    assert changed.visit.status is Status.ANNOUNCED
    assert str(japan.when) == "2026-09-15/2026-09-17"
    assert korea.when is None


@pytest.mark.parametrize("place", ["Kyoto", "Osaka Prefecture"])
def test_a_city_that_is_called_off_leaves_the_visit(place: str, tmp_path: Path) -> None:
    """A journey to one place of a country that is off is not the visit."""
    _, changed = update(f"{P} will visit Japan next week. Her visit to {place} has been cancelled.", tmp_path)
    assert changed.visit.status is Status.ANNOUNCED


def test_a_stop_that_moves_may_leave_a_gap(tmp_path: Path) -> None:
    """A stop of a tour that is put off to another month has its new days."""
    later = (
        f"{P} has postponed her visit to South Korea. She will now visit South Korea from October 5 to October 6, 2026."
    )
    _, changed = update(later, tmp_path, TOUR)
    assert [str(stop.when) for stop in changed.visit.stops] == ["2026-09-15/2026-09-17", "2026-10-05/2026-10-06"]


def test_a_stop_that_the_record_lacks_is_called_off_without_it(tmp_path: Path) -> None:
    """A cancelled stop that is not in the record changes nothing of the others."""
    _, changed = update(f"{P} will visit Japan next week. Her visit to South Korea has been cancelled.", tmp_path)
    assert changed.visit.status is Status.ANNOUNCED
    assert str(changed.visit.stops[0].when) == "2026-09-15/2026-09-17"


def test_a_next_stop_is_added(tmp_path: Path) -> None:
    """A further country of the same journey comes in with its days."""
    later = f"{P} will visit Japan from September 15 to September 17, 2026. She will then visit South Korea on September 18."
    _, changed = update(later, tmp_path)
    assert [(stop.country, str(stop.when)) for stop in changed.visit.stops][1:] == [("KR", "2026-09-18")]


def test_other_days_without_a_word_of_change_are_kept_beside(tmp_path: Path) -> None:
    """The record keeps its days, and a row says what the later text has."""
    _, changed = update(f"{P} will visit Japan from September 15 to September 18, 2026.", tmp_path)
    assert str(changed.visit.stops[0].when) == "2026-09-15/2026-09-17"
    assert [row.says for row in changed.visit.evidence if row.says] == ["2026-09-15/2026-09-18"]


def test_a_correction_is_no_move(tmp_path: Path) -> None:
    """Corrected days replace the wrong ones, of which a row says that the first source has them."""
    later = f"Correction: {P} will visit Japan from September 14 to September 17, 2026, not from September 15."
    _, changed = update(later, tmp_path)
    (stop,) = changed.visit.stops
    assert (str(stop.when), stop.previously) == ("2026-09-14/2026-09-17", ())
    assert [row.says for row in changed.visit.evidence if row.says] == ["2026-09-15/2026-09-17"]


def test_a_longer_stay_moves_the_days(tmp_path: Path) -> None:
    """Days that are said to be longer than planned are new days."""
    later = f"{P} will now visit Japan from September 15 to September 18, 2026, a day longer than planned."
    _, changed = update(later, tmp_path)
    assert str(changed.visit.stops[0].when) == "2026-09-15/2026-09-18"


def test_days_are_filled_in(tmp_path: Path) -> None:
    """Days that the record lacks are no days that were given up."""
    first = "OSLO, Sept 3, 2026 (Norsk Telegram) - Norwegian Prime Minister Ingrid Solheim will visit Japan, her office announced."
    _, changed = update(
        f"{P} will visit Japan from September 15 to September 17, 2026, her office announced.", tmp_path, first
    )
    assert str(changed.visit.stops[0].when) == "2026-09-15/2026-09-17"
    assert not changed.visit.stops[0].previously


def test_a_visit_under_way_is_read_through_a_hidden_quote(tmp_path: Path) -> None:
    """Words that a short text does not allow to be shown prove the status by their digest."""
    later = f"{P} arrived in Japan on Tuesday for a three-day visit."
    _, changed = update(later, tmp_path, head="TOKYO, Sept 16, 2026 (Norsk Telegram) - ")
    assert changed.visit.status is Status.UNDER_WAY


def test_a_speech_is_cancelled_by_its_place(tmp_path: Path) -> None:
    """An engagement of the record is found by the words that tell it from others."""
    later = f"{P} will visit Japan next week. Her speech at Doshisha University has been cancelled, the ministry said."
    _, changed = update(later, tmp_path, FIRST + " She will give a speech at Doshisha University.")
    statuses = {each.kind.value: each.status for each in changed.visit.stops[0].engagements}
    assert statuses == {"meeting": None, "speech": EngagementStatus.CANCELLED}


@pytest.mark.parametrize(
    "words",
    [
        "The meeting was called off.",
        "Her meeting with Foreign Minister Kenji Morita may be cancelled.",
        "Her meeting with Foreign Minister Kenji Morita has not been cancelled.",
        "Foreign Minister Kenji Morita's meeting with the Chinese ambassador was cancelled.",
    ],
)
def test_no_meeting_is_cancelled_by_words_of_another(words: str, tmp_path: Path) -> None:
    """Words that leave open which meeting is meant, or whether it is off, cancel none."""
    first = FIRST + " On September 16 she will meet Emperor Haruhito in Kyoto."
    _, changed = update(f"{P} will visit Japan next week. {words}", tmp_path, first)
    assert [each.status for each in changed.visit.stops[0].engagements] == [None, None]


def test_a_meeting_gets_its_hour(tmp_path: Path) -> None:
    """The hour of a day that the record has is no move."""
    later = (
        f"{P} will visit Japan next week. She will meet Foreign Minister Kenji Morita at 10:30 a.m. on September 15."
    )
    _, changed = update(later, tmp_path)
    assert str(changed.visit.stops[0].engagements[0].when) == "2026-09-15T10:30:00"
    assert not changed.notes


def test_a_meeting_moves_where_the_words_say_so(tmp_path: Path) -> None:
    """The day of a meeting changes with a word of change, and is otherwise kept beside."""
    words = "Foreign Minister Kenji Morita"
    _, moved = update(
        f"{P} will visit Japan next week. Her meeting with {words} will now be held on September 17.", tmp_path
    )
    _, kept = update(f"{P} will visit Japan next week. She will meet {words} on September 17.", tmp_path)
    assert str(moved.visit.stops[0].engagements[0].when) == "2026-09-17"
    assert str(kept.visit.stops[0].engagements[0].when) == "2026-09-15"
    assert [row.says for row in kept.visit.evidence if row.says] == ["2026-09-17"]


def test_another_place_is_kept_beside(tmp_path: Path) -> None:
    """A place that another source has is said in a row, and is no place of the visit."""
    later = f"{P} will visit Japan next week. She will meet Foreign Minister Kenji Morita in Osaka on September 15."
    _, changed = update(later, tmp_path)
    assert [place.name for place in changed.visit.stops[0].places] == ["Tokyo"]
    assert [row.says for row in changed.visit.evidence if row.says] == ["Osaka"]


def test_somebody_who_stays_at_home_or_joins(tmp_path: Path) -> None:
    """The delegation follows the words."""
    later = f"{P} will visit Japan next week. Finance Minister Olav Dahl will join her. Trade Minister Halvard Brekke will stay at home."
    _, changed = update(later, tmp_path, DELEGATION)
    statuses = {each.person: each.status for each in changed.visit.travellers}
    assert statuses == {"solheim": None, "brekke": TravellerStatus.WITHDRAWN, "dahl": None}


def test_a_figure_and_who_invites_are_added(tmp_path: Path) -> None:
    """What the record lacks comes in with its words, under ids that it does not have."""
    first = FIRST + " Trade between the two countries came to 4.1 billion euros in 2025."
    later = (
        f"{P} will pay an official visit to Japan from September 15 to September 17, 2026 at the invitation of Prime"
        " Minister Taro Abe. Exports of salmon to Japan came to 310 million euros in 2025."
    )
    _, changed = update(later, tmp_path, first)
    assert changed.visit.invited_by == "abe"
    assert len({claim.id for claim in changed.visit.claims}) == 2


def test_the_calendar_of_both_revisions_has_the_same_entries(tmp_path: Path) -> None:
    """The entries keep their UIDs, none is there twice, their SEQUENCE rises, and the cancelled meeting is CANCELLED alone."""
    later = f"{P} will visit Japan next week. Her meeting with Foreign Minister Kenji Morita has been cancelled."
    document, changed = update(later, tmp_path)
    first, _ = structure_document(document)
    assert first is not None
    before, after = (Calendar.from_ical(export(visit, "ics")) for visit in (first, changed.visit))
    entries = [{str(each["UID"]): each for each in calendar.walk("VEVENT")} for calendar in (before, after)]
    assert entries[0].keys() <= entries[1].keys()
    assert len(after.walk("VEVENT")) == len(entries[1])
    assert all(int(str(entries[1][uid]["SEQUENCE"])) > int(str(each["SEQUENCE"])) for uid, each in entries[0].items())
    assert sorted(str(each["STATUS"]) for each in entries[1].values()).count("CANCELLED") == 1


@pytest.mark.parametrize(
    "later",
    [
        "Finance Minister Karin Solheim has cancelled her visit to Japan.",
        "Finance Minister Karin Solheim will visit Japan from October 2 to October 4, 2026, the ministry announced.",
        "Swedish Prime Minister Lars Berg has cancelled his visit to Japan.",
    ],
)
def test_somebody_else_of_the_surname_changes_nothing(later: str, tmp_path: Path) -> None:
    """A text that names another traveller alone is refused, whatever became of that visit."""
    with pytest.raises(DraftImpossible, match="it does not name the traveller"):
        update(later, tmp_path)


@pytest.mark.parametrize(
    "later",
    [
        f"Finance Minister Karin Solheim has cancelled her visit to Japan. {P} regretted this.",
        f"{P} said that Finance Minister Karin Solheim has cancelled her visit to Japan.",
        f"{P} will visit Japan next week. Finance Minister Olav Dahl has cancelled his visit to Japan.",
    ],
)
def test_a_visit_of_somebody_else_that_is_off_leaves_this_one(later: str, tmp_path: Path) -> None:
    """Beside the name of the traveller, what is said of the visit of another person is not said of this one."""
    _, changed = update(later, tmp_path)
    assert changed.visit.status is Status.ANNOUNCED
    assert str(changed.visit.stops[0].when) == "2026-09-15/2026-09-17"


@pytest.mark.parametrize(
    "text",
    [
        (
            f"{P} will visit Japan from September 15 to September 17. The visit of the Danish prime minister to Japan has been"
            " cancelled."
        ),
        (
            f"{P}'s visit to Japan goes ahead. The visit of her Danish colleague to Japan, planned for September 15 to"
            " September 17, 2026, has been cancelled."
        ),
        (
            f"{P} will visit Japan from September 15 to September 17. Denmark's prime minister called off his trip to Japan."
            " His visit has been postponed."
        ),
    ],
)
def test_the_visit_of_somebody_else_that_is_off_changes_nothing(text: str, tmp_path: Path) -> None:
    """A visit of another person to the same country keeps the status and the days of the record."""
    _, changed = update(text, tmp_path)
    assert changed.visit.status is Status.ANNOUNCED
    assert str(changed.visit.stops[0].when) == "2026-09-15/2026-09-17"


@pytest.mark.parametrize(
    "text",
    [
        f"The visit of {P} to Japan has been postponed by two days to September 17 to September 19, 2026.",
        f"{P} will travel to Japan two days later than announced, from September 17 to September 19, 2026.",
    ],
)
def test_days_that_moved_by_some_days_are_moved(text: str, tmp_path: Path) -> None:
    """A text that says by how much a visit is put off, and to which days, gives it those days."""
    _, changed = update(text, tmp_path)
    assert str(changed.visit.stops[0].when) == "2026-09-17/2026-09-19"
    assert [str(each.when) for each in changed.visit.stops[0].previously] == ["2026-09-15/2026-09-17"]


def test_an_hour_of_a_partner_who_is_not_named_is_left_to_a_person(tmp_path: Path) -> None:
    """Words that may mean one of two meetings change neither, and a note asks a person to look."""
    first = FIRST + " She will meet Speaker Aiko Sato in Tokyo on September 16."
    later = (
        f"{P} will visit Japan. The meeting with her counterpart will take place on September 16 at 3 p.m. in Tokyo."
    )
    _, changed = update(later, tmp_path, first)
    days = {each.id: str(each.when) for each in changed.visit.stops[0].engagements}
    assert "2026-09-16T15:00:00" not in days.values()
