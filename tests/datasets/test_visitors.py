"""The people in a cell, with their offices and capacities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.datasets import Leg
from diplovisit.datasets.model import LegPerson
from diplovisit.datasets.visitors import read_visitors, write_visitors
from diplovisit.record import Capacity


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("Prime Minister Bo Sample", [("Prime Minister", "Bo Sample", None)]),
        (" President Ana Example ", [("President", "Ana Example", None)]),
        ("President de Gaulle", [("President", "de Gaulle", None)]),
        ("President-elect Ana Example", [("President", "Ana Example", "elect")]),
        ("President-Elect Ana Example", [("President", "Ana Example", "elect")]),
        ("Chancellor-elect Ana Example", [("Chancellor", "Ana Example", "elect")]),
        ("President- designate Ana E. Example", [("President", "Ana E. Example", "designate")]),
        ("Acting Prime Minister Bo Sample", [("Prime Minister", "Bo Sample", "acting")]),
        ("Former President Ana Example", [("President", "Ana Example", "former")]),
        ("Governor General Lord Sample", [("Governor General", "Lord Sample", None)]),
        ("Interim President Ana Example", [("Interim President", "Ana Example", None)]),
        ("President of the Council of Ministers Ana Example", [("President of the Council of Ministers", "Ana Example", None)]),
        ("Vice Premier Li Example", [("Vice Premier", "Li Example", None)]),
        ("President Ana Example, Jr.", [("President", "Ana Example, Jr.", None)]),
        ("President Ana Example, 3rd", [("President", "Ana Example, 3rd", None)]),
        ("Prime Minister J.M.G.M. (Tom) Sample", [("Prime Minister", "J.M.G.M. (Tom) Sample", None)]),
        ("King Dana II", [("King", "Dana II", None)]),
        ("President Ana Example, Prime Minister Bo Sample", [("President", "Ana Example", None), ("Prime Minister", "Bo Sample", None)]),
        ("King Dana and Queen Eun", [("King", "Dana", None), ("Queen", "Eun", None)]),
        ("President-elect Ana Example & Prime Minister Bo Sample", [("President", "Ana Example", "elect"), ("Prime Minister", "Bo Sample", None)]),
        ("King Dana, Queen Eun, and Crown Prince Fred", [("King", "Dana", None), ("Queen", "Eun", None), ("Crown Prince", "Fred", None)]),
        # A title is no office.
        ("Prince Dana III", [(None, "Prince Dana III", None)]),
        ("Sheikh Dana Example", [(None, "Sheikh Dana Example", None)]),
        ("Lieutenant General Bo Sample", [(None, "Lieutenant General Bo Sample", None)]),
        ("Ana Example", [(None, "Ana Example", None)]),
        ("Kingston Example", [(None, "Kingston Example", None)]),
        ("Delegation of Erewhon", [(None, "Delegation of Erewhon", None)]),
    ],
)  # fmt: skip
def test_people_are_read_with_their_offices(cell: str, people: list[tuple[str | None, str, str | None]]) -> None:
    """A cell gives each person with office, name and capacity, without warnings."""
    read = read_visitors(cell)
    assert [(person.office, person.name, person.capacity) for person in read.people] == people
    assert read.warnings == ()


@pytest.mark.parametrize(
    ("cell", "office", "name", "warning"),
    [
        ("Prime Minster Bo Sample", "Prime Minister", "Bo Sample", '"Prime Minster" is read as "Prime Minister"'),
        ("Prime MinisterBo Sample", "Prime Minister", "Bo Sample", 'the blank after "Prime Minister" is missing'),
        ("Premier and Prince Dana", None, "Premier and Prince Dana", "cannot be told apart"),
        ("Premier & Prince Dana", None, "Premier & Prince Dana", "cannot be told apart"),
        ("Prime Minister-Prince Dana Example", None, "Prime Minister-Prince Dana Example", "cannot be told apart"),
        ("President Ana Example and Mrs. Example", None, "President Ana Example and Mrs. Example", "cannot be told"),
        ("King and Queen", None, "King and Queen", "cannot be told apart"),
        ("President", None, "President", "cannot be told apart"),
    ],
)
def test_an_odd_cell_is_read_with_a_warning(cell: str, office: str | None, name: str, warning: str) -> None:
    """A misprint is read and reported; where the office is not certain, all of the cell is the name."""
    read = read_visitors(cell)
    assert [(person.office, person.name) for person in read.people] == [(office, name)]
    assert warning in read.warnings[0]


def test_ranks_are_those_that_an_office_has_everywhere() -> None:
    """A Prime Minister heads a government; whether a President does depends on the country, so it has no rank."""
    ranks = [read_visitors(f"{office} X").people[0].rank for office in ("Prime Minister", "Crown Prince", "President")]
    assert ranks == ["head-of-government", "crown-prince", None]


NAMES = st.sampled_from(["Ana Example", "Bo Sample", "Dana II", "al-Example", "de Gaulle"])
OFFICES = st.sampled_from(["President", "Prime Minister", "King", "Crown Prince", "Chairman of the Presidency"])
CAPACITIES = st.none() | st.sampled_from([Capacity.ELECT, Capacity.ACTING, Capacity.DESIGNATE, Capacity.FORMER])


@given(st.lists(st.builds(LegPerson, name=NAMES, office=OFFICES, capacity=CAPACITIES), min_size=1, max_size=3))
def test_people_are_written_as_they_are_read(people: list[LegPerson]) -> None:
    """The cell made of any people is read as these people."""
    leader, *others = people
    leg = Leg(name=leader.name, office=leader.office, capacity=leader.capacity, also=tuple(others))
    read = read_visitors(write_visitors(leg)).people
    assert [(person.name, person.office, person.capacity) for person in read] == [
        (person.name, person.office, person.capacity) for person in people
    ]
