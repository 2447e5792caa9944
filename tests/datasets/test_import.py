"""Rows become records: groups of legs, companions and remarks, and findings for unreadable rows."""

import re
from pathlib import Path

import pytest

from diplovisit import Visit, check
from diplovisit.files import NoSuchPath
from diplovisit.pipeline.import_data_set import ReadDataSet, read_data_set
from tests.datasets.trips import PRESIDENT, SECRETARY, folder, trip, trips


def read(path: Path) -> tuple[list[Visit], ReadDataSet]:
    """Returns the records of a folder, and the reader with its findings."""
    travels = read_data_set("state-department", path)
    return list(travels), travels


def test_legs_that_follow_one_another_are_one_visit(tmp_path: Path) -> None:
    """Legs one day apart are one visit, and legs two days apart are two visits; the legs keep their numbers."""
    text = trips(
        trip("7", "1961-06-03", "1961-06-04", "Austria", "Vienna"),
        trip("6", "1961-05-31", "1961-06-03"),
        trip("8", "1961-06-05", "1961-06-05", "United Kingdom", "London"),
        trip("9", "1961-06-07", "1961-06-08", "Canada", "Ottawa"),
    )
    visits, travels = read(folder(tmp_path, presidents=text))
    numbers = [[stop.identifiers[0].value for stop in visit.stops] for visit in visits]
    assert numbers == [["6", "7", "8"], ["9"]]
    assert [visit.id for visit in visits] == ["us-example-ana-6", "us-example-ana-9"]
    assert visits[0].title == "President Ana Example visits France, Austria and the United Kingdom"
    assert (travels.rows, travels.left_out, travels.findings) == (4, 0, [])


def test_a_record_has_sources_offices_and_evidence_by_xpath(tmp_path: Path) -> None:
    """An imported record has all required evidence, so that the rules find nothing."""
    text = trips(
        trip("2668", "1920-11-30", "1920-11-30", "United Kingdom", "Kingston (Jamaica)", "Stopped on the way.")
    )
    (visit,), _ = read(folder(tmp_path, presidents=text))
    assert check(visit, require_evidence=True).findings == ()
    (stop,) = visit.stops
    assert (stop.country, stop.territory, stop.kind, stop.places[0].name) == ("GB", "JM", "transit", "Kingston")
    assert stop.printed is not None
    assert (stop.printed.country, stop.printed.place) == (None, "Kingston (Jamaica)")
    assert (
        visit.sources[0].title
        == "Travels of the President and of the Secretary of State: president-travels/example.xml"
    )
    assert visit.people[0].office == "President"
    assert "/trips/trip[id='2668']/locale" in {row.locator for row in visit.evidence}
    assert f"{visit.revised:%Y-%m-%dT%H:%M:%SZ}" == "2010-02-28T18:35:48Z"


def test_an_accompanied_traveller_gives_a_relation(tmp_path: Path) -> None:
    """The relation to an accompanied traveller names that record, and the stops concerned."""
    theirs = trips(trip("1", "1974-06-12", "1974-06-14", "Egypt", "Cairo"))
    ours = trips(
        trip("2", "1974-06-10", "1974-06-12", "Austria", "Salzburg", who=SECRETARY),
        trip("3", "1974-06-12", "1974-06-14", "Egypt", "Cairo", "Accompanied President Example.", who=SECRETARY),
    )
    visits, _ = read(folder(tmp_path, presidents=theirs, secretaries=ours))
    (relation,) = visits[1].relations
    assert (relation.kind, relation.target, relation.stops) == ("accompanies", "us-example-ana-1", ("egypt",))
    assert check(visits).findings == ()


def test_a_companion_without_a_visit_becomes_an_event(tmp_path: Path) -> None:
    """A companion whose visit is missing from the data set becomes an event claim from the remarks."""
    theirs = trips(trip("1", "1974-07-26", "1974-07-27", "Egypt", "Cairo"))
    ours = trips(
        trip("3", "1974-06-27", "1974-06-27", "Canada", "Ottawa", "Accompanied President Example.", who=SECRETARY)
    )
    visits, _ = read(folder(tmp_path, presidents=theirs, secretaries=ours))
    (relation,), (claim,) = visits[1].relations, visits[1].claims
    assert relation.target == claim.id
    assert (claim.kind, claim.subjects, str(claim.when)) == ("event", ("example",), "1974-06-27")
    assert visits[1].people[1].identifiers[0].value == "example-ana"


def test_the_days_of_a_shuttle_are_a_set(tmp_path: Path) -> None:
    """Days that the remarks list are the days of the stop, if the fields begin and end with them."""
    remarks = "Negotiations. Was in Egypt January 11-12, 14, and 18."
    text = trips(trip("1", "1974-01-11", "1974-01-18", "Egypt", "Aswan", remarks))
    (visit,), _ = read(folder(tmp_path, presidents=text))
    assert str(visit.stops[0].when) == "{1974-01-11..1974-01-12,1974-01-14,1974-01-18}"


def test_days_that_disagree_with_the_remarks_are_reported(tmp_path: Path) -> None:
    """If the remarks contradict the fields, the record follows the fields and a rule reports the contradiction."""
    text = trips(trip("1", "1974-01-11", "1974-01-19", "Egypt", "Aswan", "Was in Egypt January 11-12, 14, and 18."))
    (visit,), _ = read(folder(tmp_path, presidents=text))
    assert str(visit.stops[0].when) == "1974-01-11/1974-01-19"
    assert [finding.rule for finding in check(visit)] == ["sources-disagree"]


def test_a_president_elect_travels_as_elect(tmp_path: Path) -> None:
    """A traveller is elect if the remarks on every leg of the journey state it."""
    elect = "Good will trip. [Visit made as President-elect.]"
    text = trips(
        trip("1", "1928-11-26", "1928-11-26", "Honduras", "Amapala", elect),
        trip("2", "1928-11-27", "1928-11-27", "Nicaragua", "Corinto", elect),
    )
    (visit,), _ = read(folder(tmp_path, presidents=text))
    assert visit.travellers[0].capacity == "elect"
    assert visit.title == "President-elect Ana Example visits Honduras and Nicaragua"


@pytest.mark.parametrize(
    ("was", "becomes", "line", "words"),
    [
        ("<start-date>1961-05-16</start-date>", "", 3, "row 1: the field start-date is missing"),
        (
            "<start-date>1961-05-16<",
            "<start-date>1961-13-16<",
            7,
            'row 1: expected a day such as 1961-05-16; saw "1961-13-16"',
        ),
        (
            "<start-date>1961-05-16<",
            "<start-date>19610516<",
            7,
            'row 1: expected a day such as 1961-05-16; saw "19610516"',
        ),
        (
            "<end-date>1961-05-18<",
            "<end-date>1961-05-15<",
            8,
            "row 1: it ends on 1961-05-15, before it starts on 1961-05-16",
        ),
        ("<end-date>1961-05-18<", "<end-date><", 8, 'row 1: expected a day such as 1961-05-16; saw ""'),
        ("<role>president<", "<role>vice-president<", 5, "expected one of president, secretary"),
        ("<role>president<", "<role>secretary<", 5, 'but "president" as attribute'),
        (">France<", ">Francia<", 9, 'row 1: no known country has the name "Francia"'),
        ('id="france"', 'id="germany"', 9, 'expected the id "france" for this label; saw "germany"'),
        ("<id>1<", "<id>one<", 4, 'expected the number of the row; saw "one"'),
        ("<name>Ana Example<", "<name> <", 6, "row 1: expected a text; saw none"),
        ("<remarks>Met", "<remarks>\N{ZERO WIDTH SPACE}<b/>Met", 11, "expected text in <remarks>; saw <b>"),
        ("<locale>Paris<", "<locale>Paris</locale><locale>Lyon<", 10, "<locale> occurs twice in this <trip>"),
    ],
)
def test_an_unreadable_row_is_reported_and_the_others_read(
    tmp_path: Path, was: str, becomes: str, line: int, words: str
) -> None:
    """An unreadable row gives a finding with file, line and leg, is counted, and does not affect the other row."""
    text = trips(trip("1", "1961-05-16", "1961-05-18"), trip("2", "1961-07-01", "1961-07-02", "Canada", "Ottawa"))
    assert text.count(was) >= 1
    visits, travels = read(folder(tmp_path, presidents=text.replace(was, becomes, 1)))
    assert [visit.id for visit in visits] == ["us-example-ana-2"]
    assert (travels.rows, travels.left_out) == (2, 1)
    finding = travels.findings[0]
    assert words in finding.sentence
    assert finding.span is not None
    assert finding.span.line == line
    assert finding.file is not None
    assert finding.file.endswith("president-travels/example.xml")
    assert finding.source_line == text.replace(was, becomes, 1).splitlines()[line - 1]


def test_a_duplicate_number_is_reported(tmp_path: Path) -> None:
    """A number that is in two files gives a finding, and only the first row is read."""
    theirs = trips(trip("1", "1961-05-16", "1961-05-18"))
    ours = trips(trip("1", "1961-07-01", "1961-07-02", "Canada", "Ottawa", who=SECRETARY))
    visits, travels = read(folder(tmp_path, presidents=theirs, secretaries=ours))
    assert [visit.people[0].name for visit in visits] == ["Ana Example"]
    assert [finding.rule for finding in travels.findings] == ["duplicate-row-id"]
    line = next(
        number for number, text in enumerate(theirs.splitlines(), 1) if "<trip" in text and "<trips" not in text
    )
    assert travels.findings[0].sentence.endswith(f"president-travels/example.xml, line {line}")
    assert travels.left_out == 1


def test_a_truncated_file_gives_its_complete_rows(tmp_path: Path) -> None:
    """The rows before the end of a truncated file are read, and the finding has the position of its end."""
    text = trips(trip("1", "1961-05-16", "1961-05-18"), trip("2", "1961-07-01", "1961-07-02"))
    broken = text[: text.index("<id>2") + 9]
    visits, travels = read(folder(tmp_path, presidents=broken))
    assert len(visits) == 1
    (finding,) = travels.findings
    assert finding.rule == "broken-xml"
    assert finding.span is not None
    assert finding.span.line == broken.count("\n") + 1


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE trips [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE trips [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE trips SYSTEM "http://example.org/trips.dtd">',
    ],
)
def test_an_entity_bomb_is_refused(tmp_path: Path, declaration: str) -> None:
    """A document type declaration is refused, and no entity is expanded or fetched."""
    text = trips(trip("1", "1961-05-16", "1961-05-18", remarks="AMP")).replace("AMP", "&b;")
    text = text.replace("<trips>", f"{declaration}\n<trips>", 1)
    visits, travels = read(folder(tmp_path, presidents=text))
    assert visits == []
    assert [finding.rule for finding in travels.findings] == ["declaration-in-xml"]


def test_an_unmapped_field_is_reported_once(tmp_path: Path) -> None:
    """A field that the mapping does not know gives one finding for all its rows."""
    text = trips(trip("1", "1961-05-16", "1961-05-18"), trip("2", "1961-07-01", "1961-07-02"))
    visits, travels = read(folder(tmp_path, presidents=text.replace("</trip>", "<mood>good</mood></trip>")))
    assert len(visits) == 2
    assert [(finding.rule, finding.sentence) for finding in travels.findings] == [
        ("field-not-read", 'state-department has no known field "mood"')
    ]


def test_remarks_that_are_too_long_leave_the_leg_out(tmp_path: Path) -> None:
    """Remarks of more than 10,000 characters are not shortened: the row gives a finding and no record."""
    text = trips(trip("1", "1961-05-16", "1961-05-18", remarks="x" * 10_001), trip("2", "1961-07-01", "1961-07-02"))
    visits, travels = read(folder(tmp_path, presidents=text))
    assert [visit.id for visit in visits] == ["us-example-ana-2"]
    assert travels.left_out == 1
    assert travels.findings[0].sentence.startswith("row 1: ")


def test_a_traveller_in_two_offices_makes_two_journeys(tmp_path: Path) -> None:
    """Consecutive legs of one traveller in two offices are two journeys."""
    as_secretary = PRESIDENT | {"role": "secretary"}
    theirs = trips(trip("1", "1961-05-16", "1961-05-18"))
    ours = trips(trip("2", "1961-05-18", "1961-05-19", who=as_secretary))
    visits, _ = read(folder(tmp_path, presidents=theirs, secretaries=ours))
    assert len(visits) == 2


def test_an_unknown_name_or_path_is_refused(tmp_path: Path) -> None:
    """A wrong name of a data set or a wrong path raises an error before anything is read."""
    with pytest.raises(ValueError, match='did you mean "state-department"'):
        read_data_set("state-departmnt", tmp_path)
    with pytest.raises(NoSuchPath, match="contains none of president-travels"):
        read_data_set("state-department", tmp_path)
    with pytest.raises(NoSuchPath, match="no such file or folder"):
        read_data_set("state-department", tmp_path / "nowhere")


def test_a_folder_inside_of_a_data_set_names_the_one_above(tmp_path: Path) -> None:
    """One of the folders of a data set, given in place of the whole, is refused with the folder to give."""
    whole = folder(tmp_path, presidents=trips(trip("1", "1961-05-16", "1961-05-18")))
    with pytest.raises(NoSuchPath, match=f"give the folder above, {re.escape(str(whole))}"):
        read_data_set("state-department", whole / "president-travels")
