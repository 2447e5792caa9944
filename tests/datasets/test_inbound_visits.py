"""The visits of foreign leaders to the United States, in made-up rows."""

from pathlib import Path

import attrs
import pytest

from diplovisit import Visit, check
from diplovisit.datasets import STATE_DEPARTMENT_VISITS
from diplovisit.exporters.data_set_rows import data_set_rows
from diplovisit.pipeline.import_data_set import ReadDataSet, read_data_set
from diplovisit.record import Severity
from tests.datasets.inbound import inbound, inbound_file


def read(path: Path, *rows: str) -> tuple[list[Visit], ReadDataSet]:
    """Returns the records of a file, and the reader with its findings."""
    file = path / "1980.xml"
    file.write_text(inbound_file(*rows), encoding="utf-8")
    visits = read_data_set("state-department-visits", file)
    return list(visits), visits


def test_two_visitors_in_a_row_are_two_travellers_of_one_visit(tmp_path: Path) -> None:
    """A row with two visitors is one visit with two travellers, and goes out with its own words between them."""
    cell = "President Ana Example, Prime Minister Bo Sample"
    (visit,), _ = read(tmp_path, inbound("1", visitor=cell))
    people = {person.id: person for person in visit.people}
    assert [people[traveller.person].office for traveller in visit.travellers] == ["President", "Prime Minister"]
    assert {person.country for person in visit.people} == {"FR"}
    assert visit.title == "President Ana Example and Prime Minister Bo Sample visit the United States"
    assert check(visit, require_evidence=True).findings == ()
    assert [row["visitor"] for row in data_set_rows([visit], STATE_DEPARTMENT_VISITS)] == [cell]
    (first, second) = visit.people
    renamed = attrs.evolve(visit, people=(first, attrs.evolve(second, name="Cy Other")))
    (row,) = data_set_rows([renamed], STATE_DEPARTMENT_VISITS)
    assert row["visitor"] == "President Ana Example and Prime Minister Cy Other"


def test_the_words_for_one_of_two_visitors_outlast_a_change_of_the_other(tmp_path: Path) -> None:
    """Each of two visitors keeps the words that were printed, where the fields would print others."""
    cell = "President- elect Ana Example & Prime Minster Bo Sample"
    (visit,), _ = read(tmp_path, inbound("1", visitor=cell))
    assert [traveller.printed for traveller in visit.travellers] == [
        "President- elect Ana Example",
        "Prime Minster Bo Sample",
    ]
    assert [row["visitor"] for row in data_set_rows([visit], STATE_DEPARTMENT_VISITS)] == [cell]
    (first, second) = visit.people
    renamed = attrs.evolve(visit, people=(attrs.evolve(first, name="Cy Other"), second))
    (row,) = data_set_rows([renamed], STATE_DEPARTMENT_VISITS)
    assert row["visitor"] == "President-elect Cy Other and Prime Minster Bo Sample"
    (alone,), _ = read(tmp_path, inbound("1", visitor="Prime Minster Bo Sample"))
    assert alone.travellers[0].printed is None
    assert alone.stops[0].printed is not None
    assert alone.stops[0].printed.travellers == "Prime Minster Bo Sample"


@pytest.mark.parametrize(
    ("day", "sender", "id", "sending", "territory"),
    [
        ("1961-07-17", "Tanganyika", "tanzania", "GB", "x-tanganyika"),
        ("1962-07-17", "Tanganyika", "tanzania", "x-tanganyika", None),
        ("2022-09-28", "French Polynesia", "french-polynesia", "FR", "PF"),
        ("1990-05-05", "Hong Kong", "hong-kong", "GB", "HK"),
        ("2002-05-05", "Hong Kong", "hong-kong", "CN", "HK"),
        ("1990-05-05", "Falkland Islands", "falkland-islands", "FK", None),
    ],
)
def test_a_territory_sends_with_its_sovereign_of_the_day(
    tmp_path: Path, day: str, sender: str, id: str, sending: str, territory: str | None
) -> None:
    """A sender that belongs to a state on that day is a sending territory, and goes out under its own label."""
    (visit,), _ = read(tmp_path, inbound("1", day, day, sender=sender, id=id))
    assert (visit.sending, visit.sending_territories) == ((sending,), (territory,) if territory else ())
    assert check(visit, require_evidence=True).findings == ()
    assert [row["from"] for row in data_set_rows([visit], STATE_DEPARTMENT_VISITS)] == [sender]
    of_sending = [row for row in visit.evidence if "sending" in row.about]
    assert [row.basis.value for row in of_sending] == (["inferred"] if territory else ["stated"])


def test_a_capacity_is_cited_from_the_field_that_states_it(tmp_path: Path) -> None:
    """A President-elect travels as elect, and the evidence names the visitor of the row."""
    (visit,), _ = read(tmp_path, inbound("1", visitor="President-elect Ana Example"))
    assert visit.travellers[0].capacity == "elect"
    (row,) = [row for row in visit.evidence if "example/capacity" in row.about]
    assert (row.basis, row.locator) == ("stated", "/visits/visit[id='1']/visitor")


def test_the_host_is_cited_from_a_document(tmp_path: Path) -> None:
    """No row names the United States, so the title of the edition is the evidence for the host."""
    (visit,), _ = read(tmp_path, inbound("1"))
    (row,) = [row for row in visit.evidence if "united-states/country" in row.about]
    assert (visit.stops[0].country, row.sources) == ("US", ("edition",))
    assert row.quote == "Visits to the U.S. by Foreign Heads of State and Government"


@pytest.mark.parametrize(
    ("day", "sender", "visitor", "id", "code"),
    [
        ("1960-05-05", "Korea", "President Ana Example", "korea-south", "KR"),
        ("1961-06-08", "Congo, Republic of", "President Ana Example", "congo-republic", "CG"),
        ("1961-07-31", "China, Republic of", "President Ana Example", "taiwan", "TW"),
        ("1970-07-31", "Democratic Republic of the Congo (Zaire)", "President X", "congo-democratic-republic", "CD"),
        ("1967-05-09", "Vietnam", "President Nguyen Van Thieu", "vietnam", "x-south-vietnam"),
        ("1980-05-09", "Vietnam", "President Ana Example", "vietnam", "VN"),
        ("1942-05-09", "Yugoslavia", "King Example", "yugoslavia", "x-yugoslavia-kingdom"),
        ("1941-05-09", "Poland (government-in-exile)", "Prime Minister Bo Sample", "poland", "PL"),
        ("1954-05-09", "Ceylon (Sri Lanka)", "Prime Minister Bo Sample", "sri-lanka", "LK"),
        ("1938-05-09", "Muscat & Oman", "Sultan Example", "oman", "OM"),
        ("1984-05-09", "St. Christopher and Nevis", "Prime Minister Bo Sample", "saint-kitts-nevis", "KN"),
        ("1955-05-09", "Burma", "Prime Minister U Sample", "burma", "BUMM"),
        ("1960-05-09", "Malaya", "Prime Minister Bo Sample", "malaysia", "x-malaya"),
    ],
)
def test_a_label_means_the_sender_of_the_day(
    tmp_path: Path, day: str, sender: str, visitor: str, id: str, code: str
) -> None:
    """A label is read by the day, and then by the ids of the data set or the visitor; it goes out as printed."""
    (visit,), visits = read(tmp_path, inbound("1", day, day, visitor, sender, id=id))
    assert visits.findings == []
    assert visit.sending == (code,)
    (row,) = data_set_rows([visit], STATE_DEPARTMENT_VISITS)
    assert (row["from"], row["from/@id"]) == (sender, id)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            inbound("1", "1967-05-09", "1967-05-09", "President Ana Example", "Vietnam"),
            "write the full name of the country",
        ),
        (inbound("1", sender="Erewhon"), 'no known country has the name "Erewhon"'),
        (inbound("1", sender="Frence"), 'did you mean "France"?'),
        (inbound("1", sender="Korea"), 'expected the id "korea-south" for this label; saw "korea"'),
        (inbound("1", visitor=" "), "expected the visitor; saw none"),
        (inbound("1", end="1984-05-18"), "it ends on 1984-05-18, before it starts on 1984-05-19"),
        (inbound("1", start="1984-05"), 'expected a day such as 1961-05-16; saw "1984-05"'),
        (inbound("", start="1984-05"), 'expected the number of the row; saw ""'),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_with_its_reason(tmp_path: Path, row: str, words: str) -> None:
    """A row that would need a guess is left out and explained, and the next row comes in."""
    visits, travels = read(tmp_path, row, inbound("2"))
    assert [visit.stops[0].identifiers[0].value for visit in visits] == ["2"]
    assert (travels.rows, travels.left_out) == (2, 1)
    assert words in travels.findings[0].sentence


def test_a_misprint_is_read_and_reported(tmp_path: Path) -> None:
    """A misprinted country and office come in with a warning each, and go out as printed."""
    day = "2022-09-28"
    (visit,), visits = read(tmp_path, inbound("1", day, day, "Prime Minster Bo Sample", "Somoa"))
    assert [(finding.rule, finding.severity) for finding in visits.findings] == [("odd-field", Severity.WARNING)] * 2
    assert (visit.people[0].office, visit.sending) == ("Prime Minister", ("WS",))
    (row,) = data_set_rows([visit], STATE_DEPARTMENT_VISITS)
    assert (row["visitor"], row["from"]) == ("Prime Minster Bo Sample", "Somoa")


@pytest.mark.parametrize(
    ("description", "kind", "host", "when"),
    [
        ("Met with President Reagan May 21.", "meeting", "Reagan", "1984-05-21"),
        ("Private visit; met with President Reagan.", "meeting", "Reagan", None),
        ("Met with President Reagan on May 20.", "meeting", "Reagan", "1984-05-20"),
        ("Summit meeting with President Reagan.", "summit", "Reagan", None),
        ("Discussed trade with President Reagan.", "meeting", "Reagan", None),
        # The day is not one of the visit; days are not a day; others follow.
        ("Met with President Reagan May 28.", "meeting", "Reagan", None),
        ("Met with President Reagan May 20–21.", "meeting", "Reagan", None),
        ("Met with President Reagan May 20 and 21.", "meeting", "Reagan", None),
        # Not the President of the day.
        ("Met with President Carter May 21.", "meeting", None, None),
        ("Met with former President Reagan.", "meeting", None, None),
        ("Met with President Reagan’s advisers.", "meeting", None, None),
        ("Attended a working luncheon.", "dinner", None, None),
    ],
)
def test_the_president_who_was_met_takes_part(
    tmp_path: Path, description: str, kind: str, host: str | None, when: str | None
) -> None:
    """A President in office whom the visitor met is a participant, on the day that the remarks state."""
    (visit,), _ = read(tmp_path, inbound("1", description=description))
    (engagement,) = visit.stops[0].engagements
    names = {person.id: person.name for person in visit.people}
    assert engagement.kind == kind
    assert [names[part.person] for part in engagement.participants] == ([host] if host is not None else [])
    assert (str(engagement.when) if engagement.when is not None else None) == when
    assert check(visit, require_evidence=True).findings == ()


@pytest.mark.parametrize(
    ("description", "places"),
    [
        ("Attended the Summit of the Americas in Los Angeles, CA.", ["Los Angeles"]),
        ("Met with President Reagan at Hyde Park (New York).", ["Hyde Park"]),
        ("Met with President Reagan at the U.N. General Assembly in New York City.", ["New York City"]),
        ("Met with President Reagan in Boston, Massachusetts; attended a dinner in Boston, Massachusetts.", ["Boston"]),
        # Places of the whole stay, which may be before or after the days of the row.
        ("Private visit. Afterwards visited Chicago and New York City.", []),
        ("In U.S. May 15–30; visited Detroit (Michigan).", []),
        # Several places, and a place of which nothing says where it is.
        ("Attended the Economic Summit at Honolulu and Kapolei, Hawaii.", []),
        ("Met with President Reagan in Ottawa.", []),
        ("Met with President Reagan after a NATO meeting in Ottawa, Canada.", []),
    ],
)
def test_the_place_of_an_engagement_is_the_one_that_ends_its_words(
    tmp_path: Path, description: str, places: list[str]
) -> None:
    """An engagement is held at a place with its state, or in New York City, and no other place is read."""
    (visit,), _ = read(tmp_path, inbound("1", description=description))
    (stop,) = visit.stops
    assert [place.name for place in stop.places] == places
    assert all(engagement.place == stop.places[0].id for engagement in stop.engagements if places)
    assert check(visit, require_evidence=True).findings == ()


@pytest.mark.parametrize(
    ("description", "category"),
    [
        ("State visit.", "state"),
        ("Official working visit; also visited Boston.", "official-working"),
        ("Offical Visit", "official"),
        ("Met with President Reagan during a private visit.", "private"),
        ("Addressed the U.N.; private visit to Boston.", None),
        ("Unofficial visit.", None),
        ("Informal visit.", None),
        ("", None),
    ],
)
def test_the_category_is_the_one_that_the_remarks_give_the_visit(
    tmp_path: Path, description: str, category: str | None
) -> None:
    """The beginning of the remarks states the protocol class of the visit, and nothing else does."""
    (visit,), _ = read(tmp_path, inbound("1", description=description))
    assert visit.category == category


def test_accents_are_folded_in_ids(tmp_path: Path) -> None:
    """The id of a record has the letters of the name without their accents."""
    visits, _ = read(tmp_path, inbound("1", visitor="Prime Minister Shinzō Abe"), inbound("2", visitor="King Łukasz Ø"))
    assert [visit.id for visit in visits] == ["to-us-shinzo-abe-1", "to-us-lukasz-o-2"]
