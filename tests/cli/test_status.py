"""`diplovisit status`: what it writes, what it refuses, and that it keeps everything else of the file."""

import json
import shutil
from pathlib import Path

import pytest

from diplovisit import export, load
from diplovisit.record import Ending, Status
from tests.cli.test_command import run
from tests.conftest import ROOT

_WHEN = ("--revised", "2026-09-01T10:00:00Z")
_LATER = """\
Santiago, Sept 1, 2026 (Example News Agency) The state visit of President Elvira Montaraz to Portugal has been postponed
again. The visit will take place from November 3 to November 5, 2026, the ministry said. The reason is a flood.
"""
_SMALL = """\
# A small record.
format: 1
id: fi-ee-virtanen
revision: 1
revised: "2025-03-05T12:00:00Z"
title: Special Envoy Aino Virtanen visits Estonia
status: announced # by the ministry
people:
- {id: virtanen, name: Aino Virtanen, office: Special Envoy, country: FI}
travellers:
- {person: virtanen}
stops:
- id: estonia
  country: EE
  when: "2025-04-07/2025-04-08" # two days
  engagements:
  - {id: dinner, kind: dinner}
sources:
- {id: ministry, kind: statement, language: en}
"""


@pytest.fixture
def state_visit(tmp_path: Path) -> Path:
    """The example of a state visit, with its texts, its lock file, and a later report."""
    for path in (ROOT / "examples").glob("state-visit-rescheduled*"):
        target = tmp_path / path.name
        shutil.copytree(path, target) if path.is_dir() else shutil.copy(path, target)
    (tmp_path / "later.txt").write_text(_LATER)
    return tmp_path / "state-visit-rescheduled.yaml"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small record without evidence."""
    file = tmp_path / "visit.yaml"
    file.write_text(_SMALL)
    return file


def _said(*arguments: str | Path, code: int = 0) -> str:
    done = run("status", *arguments, "--no-config")
    text = done.stdout.decode() + done.stderr.decode()
    assert done.returncode == code, text
    assert "Traceback" not in text
    return text


def test_a_visit_is_postponed_by_the_words_of_a_later_report(state_visit: Path) -> None:
    """The new days and the old ones are each on their own evidence, the lock file follows, and no check is needed."""
    before = state_visit.read_text()
    requested = (
        *("postponed", "--to", "2026-11-03/2026-11-05", "--reason", "a flood", "--drop-programme", *_WHEN),
        *("--source", f"mfa2={state_visit.parent / 'later.txt'}", "--source-kind", "statement"),
        *(
            "--quote",
            "has been postponed again",
            "--quote",
            "from November 3 to November 5, 2026",
            "--quote",
            "a flood",
        ),
    )
    said = _said(state_visit, *requested)
    assert "moved from 6–8 October 2026 to 3–5 November 2026, four weeks later; rescheduled: a flood" in said
    visit = load(state_visit)
    assert (visit.revision, visit.status, visit.revised.isoformat()) == (4, "postponed", "2026-09-01T10:00:00+00:00")
    earlier = visit.stops[0].previously[-1]
    assert (str(visit.stops[0].when), earlier.ended) == ("2026-11-03/2026-11-05", Ending.RESCHEDULED)
    rows = [(row.about, row.quote) for row in visit.evidence]
    assert (("status", "october-dates/ended"), "has been postponed again") in rows
    assert (("portugal/when",), "from November 3 to November 5, 2026") in rows
    assert (("october-dates/when",), "from October 6 to October 8, 2026") in rows
    assert (("october-dates/reason",), "a flood") in rows
    kept = [line for line in before.splitlines() if "#" in line and not line.startswith("revision")]
    assert [line for line in state_visit.read_text().splitlines() if line in kept] == kept
    checked = run("check", state_visit, "--no-config")
    assert (checked.returncode, b"nothing found" in checked.stdout) == (0, True), checked.stdout


def test_new_days_of_a_postponed_visit_are_not_cancelled_in_a_calendar(small: Path) -> None:
    """The days to which a visit is postponed are tentative; those that it lost alone are called off."""
    _said(small, "postponed", "--to", "2025-05-05", *_WHEN)
    calendar = export(load(small), "ics")
    assert b"STATUS:TENTATIVE" in calendar
    assert b"DTSTART;VALUE=DATE:20250505" in calendar
    assert b"STATUS:CANCELLED" not in calendar


@pytest.mark.parametrize("days", ["2027-03", "[2027-03-01,2027-03-05]", "2027-03-01/.."])
def test_a_visit_that_is_postponed_to_no_exact_day_stays_in_the_calendar(small: Path, days: str) -> None:
    """The former days are called off and not gone, also after the new ones are cancelled."""
    _said(small, "postponed", "--to", days, *_WHEN)
    calendar = export(load(small), "ics")
    assert b"DTSTART;VALUE=DATE:20250407" in calendar
    assert b"SUMMARY:[Postponed] Special Envoy" in calendar
    _said(small, "cancelled", "--revised", "2026-10-01T00:00:00Z")
    calendar = export(load(small), "ics")
    assert b"DTSTART;VALUE=DATE:20250407" in calendar
    assert b"SUMMARY:[Cancelled] Special Envoy" in calendar
    assert b"SEQUENCE:3" in calendar


def test_a_visit_without_evidence_needs_no_words(small: Path) -> None:
    """Without evidence, only the status, the days and the revision change; every comment stays."""
    _said(small, "postponed", *_WHEN)
    assert small.read_text() == (
        _SMALL.replace("revision: 1", "revision: 2")
        .replace("2025-03-05T12:00:00Z", "2026-09-01T10:00:00Z")
        .replace("status: announced #", "status: postponed #")
        .replace(
            '  when: "2025-04-07/2025-04-08" # two days\n',
            '  # two days\n  previously:\n  - {id: april-dates, when: "2025-04-07/2025-04-08", ended: postponed}\n',
        )
    )


def test_the_first_row_of_evidence_asks_for_no_others(small: Path) -> None:
    """A record without evidence gets its first row, although its other facts have none yet."""
    _said(small, "postponed", "--quote", "has been postponed", *_WHEN)
    assert [row.about for row in load(small).evidence] == [("status", "april-dates/ended")]


def test_new_days_end_a_postponement_that_left_them_open(small: Path) -> None:
    """Where a visit is announced anew, its earlier days were rescheduled, and not given up."""
    _said(small, "postponed", *_WHEN)
    _said(small, "announced", "--to", "2027-01-12", "--revised", "2026-10-01T00:00:00Z")
    stop = load(small).stops[0]
    assert [(each.id, each.ended) for each in stop.previously] == [("april-dates", Ending.RESCHEDULED)]
    assert str(stop.when) == "2027-01-12"


@pytest.mark.parametrize("status", list(Status))
def test_a_status_that_is_so_already_changes_nothing(small: Path, status: Status) -> None:
    """The same status twice is said, and the file is left as it is."""
    if status is not Status.ANNOUNCED:
        _said(small, status, *_WHEN)
    before = small.read_bytes()
    assert f"already {status}; nothing was changed" in _said(small, status, "--revised", "2026-10-01T00:00:00Z")
    assert small.read_bytes() == before


def test_words_for_a_status_that_is_so_already_are_not_dropped_in_silence(small: Path) -> None:
    """Where nothing changes, words that were given are said to be left out, with the command that adds them."""
    assert "`diplovisit quote FILE WORDS --add`" in _said(small, "announced", "--quote", "announced", *_WHEN)
    assert small.read_text() == _SMALL


def test_an_occurrence_of_the_words_is_cited_by_its_number(state_visit: Path) -> None:
    """Of words that occur several times, the place that says most is cited, and --nth names another."""
    text = state_visit.parent / "later.txt"
    text.write_text(_LATER + "The ministry had denied that the visit has been postponed again.\n")
    source = ("--source", f"mfa2={text}", *_WHEN)
    _said(state_visit, "postponed", "--quote", "has been postponed again", *source, "--dry-run")
    assert "--nth 3" in _said(state_visit, "postponed", "--quote", "been postponed", "--nth", "3", *source, code=1)


@pytest.mark.parametrize("format", ["json", "json without indentation"])
def test_json_keeps_its_layout(small: Path, format: str) -> None:
    """A record in JSON keeps its indentation, or its one line."""
    file = small.with_suffix(".json")
    data = json.loads(export(load(small), "json"))
    file.write_text(json.dumps(data, indent=4 if format == "json" else None))
    _said(file, "cancelled", *_WHEN)
    after = json.loads(file.read_text())
    assert file.read_text() == json.dumps(after, indent=4 if format == "json" else None)
    assert after["stops"][0]["previously"][0]["ended"] == "cancelled"


def test_a_dry_run_writes_nothing(small: Path) -> None:
    """A dry run shows the change in words and as a diff."""
    said = _said(small, "cancelled", *_WHEN, "--dry-run")
    assert "now cancelled (was announced)" in said
    assert "+status: cancelled # by the ministry" in said
    assert small.read_text() == _SMALL


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("postponed", "--stop", "estonai"), 'no stop "estonai"; did you mean "estonia"?'),
        (("cancelled", "--engagement", "diner"), 'no engagement "diner"; did you mean "dinner"?'),
        (("cancelled", "--to", "2026-10-01"), "a cancelled visit has no new days: omit --to, or use postponed"),
        (
            ("held", "--revised", "2025-04-01T00:00:00Z"),
            "the first day is 2025-04-07, after 2025-04-01, the day of this revision",
        ),
        (
            ("held", "--revised", "2025-03-05T12:00:00Z"),
            "the first day is 2025-04-07, after 2025-03-05, the day of this revision",
        ),
        (("postponed", "--revised", "2025-01-05T12:00:00Z"), "give a later time with --revised"),
        (
            ("postponed", "--quote", "has been cancelled"),
            "the words do not say status postponed: they say cancelled",
        ),
        (("postponed", "--quote", "nice weather"), "the words do not say status postponed"),
        (("postponed", "--by", "the desk"), "--by vouches for a value without words; explain with --note"),
        (
            ("postponed", "--to", "2025-05-05", "--quote", "has been postponed"),
            "the words do not say estonia/when 2025-05-05",
        ),
    ],
)
def test_what_is_not_so_is_refused(small: Path, arguments: tuple[str, ...], message: str) -> None:
    """A change that the words do not say, or that cannot be, leaves the file as it is."""
    assert message in _said(small, *arguments, *(() if "--revised" in arguments else _WHEN), code=1)
    assert small.read_text() == _SMALL


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("added",), "is a status of engagements: name one with --engagement"),
        (("held", "--engagement", "dinner"), "expected added, postponed or cancelled for an engagement"),
        (("postponed", "--to", "soon"), "expected days, such as 2026-09-15"),
        (("postponed", "--source", "minstry"), 'did you mean "ministry"?'),
        (("postponed", "--source", "new=missing.txt"), "missing.txt: no such file"),
        (("postponed", "--publisher", "A paper"), "are only for a new source"),
        (("postponed", "--revised", "yesterday"), "expected a time in UTC"),
        (("postponed", "--quote", " "), "expected words"),
    ],
)
def test_what_is_not_understood_is_refused_with_the_remedy(
    small: Path, arguments: tuple[str, ...], message: str
) -> None:
    """Options that make no sense are refused before anything is read or written."""
    assert message in _said(small, *arguments, code=2)
    assert small.read_text() == _SMALL


def test_a_status_without_words_is_refused_where_the_record_gives_evidence(state_visit: Path) -> None:
    """A record with evidence needs words for its new status, or somebody who vouches for it."""
    assert "none for status; give the words with --quote" in _said(state_visit, "cancelled", code=1)
    _said(state_visit, "cancelled", "--by", "the desk", "--note", "told by the embassy")
    row = next(row for row in load(state_visit).evidence if "status" in row.about)
    assert (row.basis, row.by, row.about) == ("inferred", "the desk", ("status", "october-dates/ended"))


def test_words_that_are_not_in_the_text_are_refused(state_visit: Path) -> None:
    """A quote is looked up in the text at hand before it goes into the record."""
    before = state_visit.read_bytes()
    assert "is not in the text of agency" in _said(state_visit, "cancelled", "--quote", "has been cancelled", code=1)
    assert state_visit.read_bytes() == before


def test_words_without_their_text_are_not_checked_and_that_is_said(state_visit: Path) -> None:
    """A quote of a source without a text is written, and the message says that nothing has checked it."""
    source = ("--source", "mfa2", "--source-kind", "statement")
    said = _said(state_visit, "postponed", "--quote", "has been postponed", *source, *_WHEN)
    assert '"has been postponed" was not checked: no text of mfa2 was found' in said


def test_of_several_stops_one_is_asked_for() -> None:
    """Where a visit has several stops, it is asked whose days change."""
    said = _said("examples/kissinger-shuttle.yaml", "cancelled", "--dry-run", code=1)
    assert "which stop? add --stop with one of syria, israel, or --stop all" in said


def test_the_days_of_a_visit_as_a_whole_are_kept(small: Path) -> None:
    """Days that are known of the visit alone become the earlier days of its only stop."""
    text = _SMALL.replace('  when: "2025-04-07/2025-04-08" # two days\n', "")
    small.write_text(text.replace("stops:", 'when: "2025-04-07/2025-04-09"\nstops:'))
    _said(small, "postponed", "--to", "2026-05-05", *_WHEN)
    visit = load(small)
    assert (str(visit.when), str(visit.stops[0].when)) == ("2026-05-05", "2026-05-05")
    assert str(visit.stops[0].previously[0].when) == "2025-04-07/2025-04-09"
    _said(small, "cancelled", "--revised", "2026-10-01T00:00:00Z")
    visit = load(small)
    assert (visit.when, visit.stops[0].when) == (None, None)
    assert [str(each.when) for each in visit.stops[0].previously] == ["2025-04-07/2025-04-09", "2026-05-05"]


def test_all_stops_are_called_off_under_ids_of_their_own(small: Path) -> None:
    """The earlier days of several stops in one month have different ids."""
    small.write_text(_SMALL.replace("sources:", "- {id: latvia, country: LV, when: '2025-04-09'}\nsources:"))
    _said(small, "cancelled", "--stop", "all", *_WHEN)
    visit = load(small)
    assert [stop.previously[0].id for stop in visit.stops] == ["april-dates", "april-2025-dates"]
    assert (visit.status, [stop.when for stop in visit.stops]) == ("cancelled", [None, None])


def test_one_stop_is_called_off_and_the_visit_goes_on(small: Path) -> None:
    """Where one stop of several is cancelled, the status of the visit stays."""
    small.write_text(_SMALL.replace("sources:", "- {id: latvia, country: LV, when: '2025-04-09'}\nsources:"))
    assert "the status of the visit is still announced: other stops did not change" in _said(
        small, "cancelled", "--stop", "latvia", *_WHEN
    )
    visit = load(small)
    assert (visit.status, visit.stops[0].when is None, visit.stops[1].when) == ("announced", False, None)
    assert visit.stops[1].previously[0].ended is Ending.CANCELLED


_UNDATED = _SMALL.replace('  when: "2025-04-07/2025-04-08" # two days\n', "").replace(
    "stops:", 'when: "2025-04-07/2025-04-09" # in all\nstops:'
)
_TWO_UNDATED = _UNDATED.replace("sources:", "- {id: latvia, country: LV}\nsources:")


@pytest.mark.parametrize(
    "arguments",
    [
        ("cancelled", "--stop", "latvia"),
        ("postponed", "--stop", "latvia"),
        ("postponed", "--stop", "estonia", "--to", "2026-05-05", "--drop-programme"),
        ("postponed", "--stop", "estonia", "--to", "2025-04-08"),
        ("confirmed", "--stop", "estonia", "--to", "2026-05-05"),
    ],
)
def test_days_that_only_the_visit_has_are_not_taken_from_its_other_stops(
    small: Path, arguments: tuple[str, ...]
) -> None:
    """A stop of several without days of its own is not called off or moved, and the visit stays as it is."""
    small.write_text(_TWO_UNDATED)
    said = _said(small, *arguments, *_WHEN, code=1)
    assert "give each stop its `when` first" in said
    # New days cannot be those of all stops, so the remedy must not lead back here.
    assert ("--stop all" in said) is ("--to" not in arguments)
    assert small.read_text() == _TWO_UNDATED


def test_a_stop_without_any_days_is_not_cancelled_with_the_whole_visit(small: Path) -> None:
    """Where a stop has no dates, it cannot be called off alone, and the refusal says what to do."""
    text = _TWO_UNDATED.replace('when: "2025-04-07/2025-04-09" # in all\n', "")
    small.write_text(text)
    assert "has no days to give up" in _said(small, "cancelled", "--stop", "latvia", *_WHEN, code=1)
    assert small.read_text() == text


def test_days_within_those_of_the_visit_are_added_to_one_stop(small: Path) -> None:
    """A stop gets days of its own, and the days of the visit as a whole are kept."""
    small.write_text(_TWO_UNDATED)
    _said(small, "confirmed", "--stop", "latvia", "--to", "2025-04-09", *_WHEN)
    visit = load(small)
    assert (str(visit.when), str(visit.stops[1].when)) == ("2025-04-07/2025-04-09", "2025-04-09")


def test_a_postponed_stop_is_cancelled_after_all(small: Path) -> None:
    """The last days of a stop that was postponed are cancelled then, and the visit goes on."""
    small.write_text(_SMALL.replace("sources:", "- {id: latvia, country: LV, when: '2025-04-09'}\nsources:"))
    _said(small, "postponed", "--stop", "latvia", *_WHEN)
    _said(small, "cancelled", "--stop", "latvia", "--revised", "2026-10-01T00:00:00Z")
    visit = load(small)
    assert (visit.status, visit.stops[1].previously[0].ended) == ("announced", Ending.CANCELLED)
    later = ("--revised", "2026-11-01T00:00:00Z")
    assert "is already cancelled" in _said(small, "cancelled", "--stop", "latvia", *later)


@pytest.mark.parametrize("status", ["held", "under-way"])
def test_a_visit_does_not_begin_before_its_days(small: Path, status: str) -> None:
    """Days of the visit as a whole count as those of a stop do."""
    small.write_text(_TWO_UNDATED)
    assert "the first day is 2025-04-07, after 2025-04-01" in _said(
        small, status, "--revised", "2025-04-01T00:00:00Z", code=1
    )


@pytest.mark.parametrize("days", ["2026-05-11/2026-05-13", "11-13 May 2026", "May 11-13, 2026"])
def test_days_are_read_as_those_of_a_new_record(small: Path, days: str) -> None:
    """The new days may be written in usual forms."""
    _said(small, "postponed", "--to", days, *_WHEN)
    assert str(load(small).stops[0].when) == "2026-05-11/2026-05-13"


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (("--to", "2025-04-08"), "`when` of dinner"),
        (("--stop", "estonia"), "leave it out"),
        (("--reason", "x"), "--by"),
    ],
)
def test_what_is_not_said_of_an_engagement_has_a_remedy(small: Path, arguments: tuple[str, ...], remedy: str) -> None:
    """An option that an engagement does not have is refused with what to do."""
    assert remedy in _said(small, "postponed", "--engagement", "dinner", *arguments, code=2)


def test_the_next_command_names_every_text(small: Path, tmp_path: Path) -> None:
    """The command that anchors a record has the texts that were given, and a place for those that were not."""
    quote = "the visit has been postponed"
    said = _said(small, "postponed", "--quote", quote, "--by", "me", "--note", "told", *_WHEN)
    assert f"next: diplovisit anchor {small} --source ministry=FILE" in said
    assert "FILE: the text of ministry; anchor needs at least one text" in said
    (tmp_path / "later.txt").write_text("Oslo, 1 October 2026. The visit is cancelled, and the ministry is sorry.")
    words = ("--quote", "The visit is cancelled", "--licence", "CC0", "--source-kind", "news")
    new = ("--source", f"later={tmp_path / 'later.txt'}", "--by", "me", "--note", "told")
    said = _said(small, "cancelled", *new, *words, "--revised", "2026-10-01T12:00:00Z")
    assert f"--source later={tmp_path / 'later.txt'} --source ministry=FILE" in said
    assert "leave out a --source" in said


def test_a_move_to_the_same_days_changes_nothing(small: Path) -> None:
    """A visit that is postponed to the days it has is unchanged, and that is said."""
    assert "nothing was changed" in _said(small, "postponed", "--to", "2025-04-07/2025-04-08", *_WHEN)
    assert small.read_text() == _SMALL


def test_an_info_forbids_no_change(small: Path) -> None:
    """Days that leave a gap before them are written, and the gap is named."""
    small.write_text(_SMALL.replace("sources:", "- {id: latvia, country: LV, when: '2025-04-09'}\nsources:"))
    said = _said(small, "postponed", "--stop", "latvia", "--to", "2025-05-09", *_WHEN)
    assert "note: " in said
    assert "gap-in-visit" in said
    assert str(load(small).stops[1].when) == "2025-05-09"


def test_a_reason_without_earlier_days_is_refused(small: Path) -> None:
    """A reason is kept with the days that were given up, and is never dropped."""
    assert "--reason explains days that were given up, but there are none" in _said(
        small, "confirmed", "--reason", "a strike", *_WHEN, code=1
    )


def test_an_engagement_is_called_off_alone(small: Path) -> None:
    """The status of an engagement changes, and that of the visit does not."""
    _said(small, "cancelled", "--engagement", "dinner", *_WHEN)
    visit = load(small)
    assert (visit.status, visit.stops[0].engagements[0].status, visit.revision) == ("announced", "cancelled", 2)
    assert "- {id: dinner, kind: dinner, status: cancelled}" in small.read_text()


@pytest.mark.parametrize("own", ["cancelled", "postponed", "added"])
@pytest.mark.parametrize("visit", ["cancelled", "postponed"])
def test_an_engagement_that_was_off_stays_off_whatever_the_visit_does(small: Path, own: str, visit: str) -> None:
    """An engagement keeps its own status and evidence when the visit is called off, and when it takes place after all."""
    words = ("--by", "the desk", "--note", "told by the embassy")
    _said(small, own, "--engagement", "dinner", *words, *_WHEN)
    said = _said(small, visit, *words, "--revised", "2026-10-01T00:00:00Z")
    assert "status-repeated" not in said
    assert ("dinner keeps its own status" in said) is (own == visit)
    later = ("--revised", "2026-11-01T00:00:00Z", "--dry-run")
    assert "the dinner is as planned" not in _said(small, "confirmed", "--to", "2027-05-05", *words, *later)
    _said(small, "confirmed", "--to", "2027-05-05", *words, *later[:2])
    record = load(small)
    assert (record.status, record.stops[0].engagements[0].status) == ("confirmed", own)
    assert any("dinner/status" in row.about for row in record.evidence)
    calendar = export(record, "ics")
    assert (b"] Dinner" in calendar) is (own != "added")
    # The days that were cancelled with the visit have an entry, too.
    assert calendar.count(b"STATUS:CANCELLED") == (own != "added") + (visit == "cancelled")


def test_a_programme_is_not_moved_in_silence(small: Path) -> None:
    """Engagements on the earlier days are named, and lose their days only on demand."""
    small.write_text(_SMALL.replace("kind: dinner", "kind: dinner, when: 2025-04-07"))
    assert "dinner (2025-04-07); add --drop-programme to remove these days" in _said(
        small, "postponed", "--to", "2026-05-05", code=1
    )
    said = _said(small, "postponed", "--to", "2026-05-05", "--drop-programme")
    assert "dinner: removed 2025-04-07" in said
    assert load(small).stops[0].engagements[0].when is None


def test_a_record_that_is_invalid_is_left(small: Path) -> None:
    """An invalid record is reported as `check` reports it, and is not edited."""
    small.write_text(_SMALL.replace("announced", "anounced"))
    assert "unknown-word" in _said(small, "held", code=1)


@pytest.mark.parametrize(
    ("name", "message"), [("x.txt", "unknown file type"), ("x.jsonl", "records in JSON Lines cannot be edited")]
)
def test_only_the_file_of_one_record_is_edited(tmp_path: Path, name: str, message: str) -> None:
    """A file that is no record, and one that has several, are refused."""
    (tmp_path / name).write_text("")
    assert message in _said(tmp_path / name, "held", code=2)
    assert "is a folder" in _said(tmp_path, "held", code=2)


_LONG = (
    "has been postponed to 2 and 3 June 2025 because of a strike",
    "has been postponed at the request of the Finnish government",
    "was postponed on Monday after a long night of talks in the capital",
    "has been put off to 2 and 3 June 2025 after talks between the two sides",
    "has been postponed",
)


@pytest.mark.parametrize("words", _LONG)
def test_words_above_what_may_be_stored_are_kept_by_their_digest(words: str, small: Path) -> None:
    """A quote of more than eight words in a row is no reason to refuse a change: a note says how it is kept."""
    rest = " The ministry said so in a short note to the press, and gave no other reason for it. Nothing else is known."
    later = (
        f"HELSINKI, March 8, 2025 (Example Press) - The visit of Special Envoy Aino Virtanen to Estonia {words}.{rest}"
    )
    (small.parent / "later.txt").write_text(later)
    days = ("--to", "2025-06-02/2025-06-03") if "June" in words else ()
    said = _said(small, "postponed", *days, "--text", small.parent / "later.txt", "--quote", words, *_WHEN)
    row = next(row for row in load(small).evidence if "status" in row.about)
    is_long = len(words.split()) > 8
    assert ("is stored as a digest (`fragment`), not as words" in said) is is_long
    assert (row.quote is None, row.fragment is not None) == (is_long, is_long)


def test_a_visit_that_is_on_again_without_days_is_reported(small: Path) -> None:
    """A cancelled visit has no days. When it is on again without --to, the message says how to give it days."""
    vouched = ("--by", "M. Tamm", "--note", "told by phone")
    _said(small, "cancelled", *vouched, "--revised", "2025-03-06T10:00:00Z")
    text = _said(small, "confirmed", *vouched, "--revised", "2025-03-07T10:00:00Z")
    assert "estonia still has no days: 2025-04-07/2025-04-08 are recorded as cancelled; to set days, add --to" in text
    text = _said(small, "confirmed", "--to", "2025-05-05", *vouched, "--revised", "2025-03-08T10:00:00Z")
    assert "no days:" not in text
    assert str(load(small).stops[0].when) == "2025-05-05"
