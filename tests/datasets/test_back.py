"""Records written back as rows: unchanged fields give the original text, and changed fields give new text."""

import datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import Edtf, Visit, export, load
from diplovisit.datasets import STATE_DEPARTMENT
from diplovisit.datasets.rows_to_legs import AmbiguousCountry
from diplovisit.datasets.state_department_remarks import READING
from diplovisit.exporters.data_set_rows import NotInDataSet, data_set_rows
from diplovisit.pipeline.import_data_set import read_data_set
from diplovisit.record import Place, Printed, polities
from diplovisit.record.shared_names import candidates
from tests.datasets.trips import folder, trip, trips

LEGS = [
    trip("1", "1961-05-16", "1961-05-18"),
    trip("2", "1920-11-30", "1920-11-30", "United Kingdom", "Kingston (Jamaica)", "Stopped & left."),
    trip("3", "1974-06-27", "1974-07-03", "U.S.S.R.", "Moscow, Minsk, Oreanda", id="russia"),
    trip("4", "2023-06-01", "2023-06-02", "Niger ", "Niamey", "Spoke.\n            Left."),
    trip("5", "2016-11-10", "2016-11-12", "Antarctica", "McMurdo Sound, South Pole", "First."),
    trip("6", "1996-05-05", "1996-05-07", "Mexico", "Mexico, D.F., Tlaxcala", "“Quoted”\N{NO-BREAK SPACE}words…"),
    trip("7", "2009-07-10", "2009-07-10", "Vatican City", "", "Audience <b>.", id="holy-see"),
    trip("8", "1974-01-11", "1974-01-18", "Egypt", "Aswan", "Was in Egypt January 11-12, 14, and 18."),
    trip("9", "1999-11-23", "1999-11-23", "Serbia-Montenegro (Kosovo)", "Pristina , Urosevac", id="kosovo"),
    trip("10", "1978-07-15", "1978-07-15", "Germany", "West Berlin", ""),
    trip("11", "1973-05-27", "1973-05-27", "Cote d'Ivoire", "Abidjan\n            Bouaké", "x", id="cote-divoire"),
]


def visits_of(path: Path, text: str) -> list[Visit]:
    """Returns the records of a file."""
    return list(read_data_set("state-department", folder(path, presidents=text)))


def test_every_field_comes_back_character_for_character(tmp_path: Path) -> None:
    """Every field of every row comes back exactly, with its blanks, line breaks and labels."""
    visits = visits_of(tmp_path / "in", trips(*LEGS))
    written = export(visits, "state-department").decode()
    again = visits_of(tmp_path / "out", written)
    by_number = {row["id"]: row for row in data_set_rows(visits, STATE_DEPARTMENT)}
    assert len(by_number) == len(LEGS)
    assert {row["id"]: row for row in data_set_rows(again, STATE_DEPARTMENT)} == by_number
    for leg in LEGS:
        for line in leg.split("        <created-by>")[0].split("        <")[1:]:
            assert f"<{line.rstrip()}" in written


def kingston(path: Path) -> Visit:
    """Returns the record of the leg to Kingston."""
    (visit,) = visits_of(path, trips(LEGS[1]))
    return visit


def row(visit: Visit) -> dict[str, str]:
    """Returns the only row of a record."""
    (only_row,) = data_set_rows([visit], STATE_DEPARTMENT)
    return only_row


def with_stop(visit: Visit, **changes: Any) -> Visit:
    """Returns the record with its only stop changed."""
    return attrs.evolve(visit, stops=(attrs.evolve(visit.stops[0], **changes),))


def test_a_changed_country_changes_the_row(tmp_path: Path) -> None:
    """A changed country replaces the printed label, which no longer has the meaning of the field."""
    changed = row(with_stop(kingston(tmp_path), country="FR", territory=None))
    assert (changed["country"], changed["country/@id"], changed["locale"]) == ("France", "france", "Kingston")
    (soviet,) = visits_of(tmp_path / "soviet", trips(LEGS[2]))
    assert row(soviet)["country"] == "U.S.S.R."
    # "Russia" alone would be ambiguous on that day, and the row would be unreadable.
    assert row(with_stop(soviet, country="RU"))["country"] == "Russian Federation"


def test_a_changed_territory_changes_the_row(tmp_path: Path) -> None:
    """A changed territory changes the name in parentheses."""
    changed = row(with_stop(kingston(tmp_path), territory="BB"))
    assert changed["locale"] == "Kingston (Barbados)"


def test_a_changed_place_changes_the_row(tmp_path: Path) -> None:
    """A changed place changes the locale, and the territory stays in parentheses."""
    place = Place(id="bridgetown", name="Port Antonio")
    assert row(with_stop(kingston(tmp_path), places=(place,)))["locale"] == "Port Antonio (Jamaica)"


def test_a_changed_name_or_office_changes_the_row(tmp_path: Path) -> None:
    """The traveller's fields in a row come from the person of the record."""
    visit = kingston(tmp_path)
    person = attrs.evolve(visit.people[0], name="Ann Example", office="Secretary of State")
    changed = row(attrs.evolve(visit, people=(person,)))
    assert (changed["name"], changed["role"], changed["@role"]) == ("Ann Example", "secretary", "secretary")


def test_changed_remarks_change_the_row(tmp_path: Path) -> None:
    """Changed remarks are written exactly as they are in the record."""
    printed = Printed(place="Kingston (Jamaica)", remarks="Other words.")
    assert row(with_stop(kingston(tmp_path), printed=printed))["remarks"] == "Other words."


@given(st.dates(), st.integers(0, 400))
def test_changed_days_change_the_row(first: datetime.date, length: int) -> None:
    """Any days of a stop are the days of its row."""
    last = datetime.date.fromordinal(min(first.toordinal() + length, datetime.date.max.toordinal()))
    visit = load("examples/harding-kingston.yaml")
    when = Edtf(f"{first}/{last}" if last > first else str(first))
    changed = row(with_stop(visit, when=when))
    assert (changed["start-date"], changed["end-date"]) == (str(first), str(last))


@given(
    st.sampled_from(sorted(code for code, candidate in polities.polities().items() if candidate.kind != "organisation"))
)
def test_every_country_has_a_label(code: str) -> None:
    """The row of a stop has a label of its country, the first one that cannot mean another country."""
    visit = with_stop(load("examples/harding-kingston.yaml"), country=code, territory=None)
    label, country = row(visit)["country"], polities.polity(code)
    assert country is not None
    assert label in country.names
    try:
        meaning = READING.host(label, row(visit)["locale"], visit.stops[0].when).country
    except AmbiguousCountry:
        meaning = None
    own_names = [name for name in country.names if [candidate.code for candidate in candidates(name, None)] == [code]]
    assert meaning == code or not own_names


def test_a_stop_without_a_row_number_is_refused() -> None:
    """A record from elsewhere has no number in the data set, and is refused instead of getting an invented one."""
    visit = load("seeds/misri-russia/visit.yaml")
    with pytest.raises(NotInDataSet, match=r"the stop russia cannot be written: state-department needs id"):
        list(data_set_rows([visit], STATE_DEPARTMENT))


def test_rows_of_colt_come_back_exactly() -> None:
    """The mapping of COLT writes exactly the file that it has read."""
    path = "examples/colt/trips.csv"
    visits = list(read_data_set("colt", path))
    assert export(visits, "colt") == Path(path).read_bytes()
