"""Reading the people and the offices of one cell: what is not certain stays as it is printed."""

import pytest

from diplovisit.datasets.visitors import read_visitors


@pytest.mark.parametrize(
    "cell",
    [
        "President elect Ana Example",
        "President Elect Ana Example",
        "Prime Minister Designate Ana Example",
        "Prime Minister designate Ana Example",
        "Queen Mother Elizabeth",
        "King Consort Example",
        "Prime Minister of the Netherlands",
        "Foreign Minister for Trade Ana Example",
        "President Ana Example with Prime Minister Bo Example",
        "Emperor Haile Selassie, King of Kings",
        "Acting President-elect Ana Example",
        "Former President-elect Ana Example",
        "President ad interim Ana Example",
    ],
)
def test_an_office_that_may_go_on_is_not_cut(cell: str) -> None:
    """Where the office may go on in the words after it, all of the cell is the name, and a warning says so."""
    read = read_visitors(cell)
    assert [(person.office, person.name) for person in read.people] == [(None, cell)]
    assert len(read.warnings) == 1


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("King Abdullah and Crown Prince Hussein", [("King", "Abdullah"), ("Crown Prince", "Hussein")]),
        (
            "President Ana Example & Prime Minister Bo Example",
            [("President", "Ana Example"), ("Prime Minister", "Bo Example")],
        ),
        ("Prime Minister Theodore Elector", [("Prime Minister", "Theodore Elector")]),
        ("Queen Motherwell", [("Queen", "Motherwell")]),
    ],
)
def test_people_with_their_offices_are_told_apart(cell: str, people: list[tuple[str, str]]) -> None:
    """Each person of a cell has the office that stands before the name."""
    assert [(person.office, person.name) for person in read_visitors(cell).people] == people
