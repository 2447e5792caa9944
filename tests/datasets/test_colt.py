"""The columns of COLT, in a made-up table."""

from pathlib import Path

import pytest

from diplovisit import Visit, check
from diplovisit.pipeline.import_data_set import ReadDataSet, read_data_set
from diplovisit.record.polities import polities

SAMPLE = Path("examples/colt/trips.csv")


def read(path: Path, text: str) -> tuple[list[Visit], ReadDataSet]:
    """Returns the records of a table, and the reader with its findings."""
    file = path / "trips.csv"
    file.write_text(text, encoding="utf-8", newline="")
    travels = read_data_set("colt", file)
    return list(travels), travels


def test_the_sample_checks_clean() -> None:
    """Each row of the sample is a visit without findings, with its rank and with its days if they are known."""
    visits = list(read_data_set("colt", SAMPLE.parent))
    assert check(visits, require_evidence=True).findings == ()
    assert [str(visit.stops[0].when) for visit in visits[:3]] == ["2005-06-01/2005-06-03", "2005", "2011-09-09"]
    assert [visit.people[0].rank for visit in visits] == [
        "head-of-state-and-government",
        "head-of-state-and-government",
        "head-of-government",
        "foreign-minister",
        "igo-head",
        "crown-prince",
    ]


@pytest.mark.parametrize(
    ("was", "becomes", "words"),
    [
        (",GS,CRI,NOR,", ",X,CRI,NOR,", "row 1001: expected one of GS, G, S, De Facto, F, E, I, CP"),
        (",CRI,NOR,", ",CRI,NO,", 'expected a country code of three letters (ISO 3166-1 alpha-3); saw "NO"'),
        (",2005,2005-06-01", ",2006,2005-06-01", "the trip starts on 2005-06-01, but its year is 2006"),
        ("2005-06-01,2005-06-03", ",2005-06-03", "ends on 2005-06-03, but its first day is missing"),
        ("2005-06-01,2005-06-03", "2005-06-04,2005-06-03", "ends on 2005-06-03, before it starts on 2005-06-04"),
        ("2005-06-03,3", "2005-06-03,three", 'expected a number of days, or TBD; saw "three"'),
        ("1001,", ",", "expected the id of the trip; saw none"),
        ("Ana Example,President,GS,CRI,NOR", ",President,GS,CRI,NOR", "expected a name; saw none"),
        ("1001,", "1002,", "the number 1002 is here and in"),
    ],
)
def test_unreadable_rows_are_reported_and_the_others_read(tmp_path: Path, was: str, becomes: str, words: str) -> None:
    """An unreadable row gives a finding with its position, and the other five of six rows are read."""
    text = SAMPLE.read_text(encoding="utf-8").replace("\n", "\r\n")
    assert text.count(was) >= 1
    visits, travels = read(tmp_path, text.replace(was, becomes, 1))
    assert len(visits) == 5
    assert (travels.rows, travels.left_out) == (6, 1)
    assert words in travels.findings[0].sentence
    assert travels.findings[0].span is not None


def test_a_duration_that_differs_from_the_days_is_found_by_a_rule(tmp_path: Path) -> None:
    """The record has the duration and the days of the data set, and a rule reports that they differ."""
    text = SAMPLE.read_text(encoding="utf-8").replace("\n", "\r\n").replace("2005-06-03,3", "2005-06-03,5")
    visits, _ = read(tmp_path, text)
    assert [finding.rule for finding in check(visits)] == ["duration-disagrees"]


def test_a_missing_column_is_reported(tmp_path: Path) -> None:
    """A missing column gives a finding about the header, with a suggestion."""
    text = SAMPLE.read_text(encoding="utf-8").replace("\n", "\r\n").replace("LeaderRole", "LeadersRole")
    visits, travels = read(tmp_path, text)
    assert visits == []
    assert travels.findings[0].sentence == 'the header lacks LeaderRole; did you mean "LeadersRole"?'


def test_semicolons_are_reported_once(tmp_path: Path) -> None:
    """A table with semicolons, as a European Excel writes it, gives one finding."""
    text = SAMPLE.read_text(encoding="utf-8").replace("\n", "\r\n").replace(",", ";")
    visits, travels = read(tmp_path, text)
    assert visits == []
    assert [finding.sentence for finding in travels.findings] == ["the cells are separated by semicolons"]


def test_a_code_of_two_polities_means_the_current_one(tmp_path: Path) -> None:
    """ATF means the current TF and not the former FQHH; every other code has only one polity."""
    text = SAMPLE.read_text(encoding="utf-8").replace(",CRI,NOR,", ",CRI,ATF,", 1)
    visits, _ = read(tmp_path, text)
    assert visits[0].stops[0].country == "TF"
    codes = [candidate.alpha3 for candidate in polities().values() if candidate.alpha3 is not None]
    assert {code for code in codes if codes.count(code) > 1} == {"ATF"}


@pytest.mark.parametrize(
    ("attended", "name", "kinds", "warned"),
    [
        ("0", "G20 summit", [], True),
        ("No", "APEC", [], True),
        ("1", "G20 summit", ["summit"], False),
        ("1", "Non-summit preparatory talks", ["conference"], False),
        ("", "APEC", ["conference"], False),
        ("1", "", ["conference"], False),
    ],
)
def test_an_event_that_was_not_attended_is_left_out(
    attended: str, name: str, kinds: list[str], tmp_path: Path, *, warned: bool
) -> None:
    """The name of an event is an engagement unless the row says that no event was attended; then it is a warning."""
    table = (
        "TripID,LeaderFullName,LeaderRole,LeaderCountryISO,CountryVisitedISO,TripYear,AttendedMultilatEvent,"
        f"NameMultilatEvent\n1,Ana Example,S,ARG,BRA,2010,{attended},{name}\n"
    )
    visits, travels = read(tmp_path, table)
    assert [engagement.kind.value for visit in visits for engagement in visit.stops[0].engagements] == kinds
    assert any("says that none was attended" in finding.sentence for finding in travels.findings) is warned
