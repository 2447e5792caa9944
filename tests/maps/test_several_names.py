"""Cells with several people or places: never one of them without a word."""

from pathlib import Path

import pytest

from diplovisit.maps.several_names import several_people, several_places
from tests.maps.sheets_by_map import PLAIN, imported
from tests.maps.test_map_reader import faults_of

HEADER = ("Who", "Where", "From", "To", "More")
REST = ("Norway", "2011-05-02", "2011-05-04")


@pytest.mark.parametrize(
    "cell",
    [
        "Claire Dupont, Marc Lefèvre et Anne Le Goff",
        "Ann Example and Bob Other",
        "Ann Example; Bob Other",
        "Example, Ann; Other, Bob",
        "Ann Example / Bob Other",
        "Ann Example & Bob Other",
        "Ann Example, Bob Other",
        "Ann Example\nBob Other",
        "King Harald and Queen Sonja",
        "Ana Ejemplo y Luis Otro",
        "Иван Иванов и Пётр Петров",
        "Ann Example (with Bob Other)",
        "Example and Other",
        "Example/Other",
    ],
)
@pytest.mark.parametrize("fact", ["traveller", "also", "host"])
def test_several_people_in_one_cell_are_refused(tmp_path: Path, cell: str, fact: str) -> None:
    """A cell with several people never becomes one person: it is refused, with what the map can say."""
    text = PLAIN if fact == "traveller" else f'{PLAIN}{fact} = "More"\n'
    row = (cell, *REST, "") if fact == "traveller" else ("Cid Third", *REST, cell)
    result = imported(tmp_path, (HEADER, row), text)
    assert not result.records
    assert "may be several people; set the separator in the map" in result.rejected[0].reasons[0]
    assert "one-name = true" in result.rejected[0].reasons[0]


@pytest.mark.parametrize(
    "cell",
    [
        *("Example, Ann", "José Ortega y Gasset", "Maria Costa e Silva", "Ludwig van Example", "Ann\nExample"),
        *("Trinidad and Tobago", "Foreign Minister of Trinidad and Tobago", "Prime Minister of Antigua and Barbuda"),
        *("Ann Example, President", "Ann Example, Foreign Minister", "Ann Example, PhD", "John Example, Jr."),
        *("Minister for Trade and Industry Ann Example", "Prime Minister and Foreign Minister", "HM King Harald V"),
        *("Claire Dupont, ministre de l'Europe", "Mohammed bin Example, Crown Prince", "习近平"),
    ],
)
def test_one_person_is_one(cell: str) -> None:
    """A name with a comma, a double surname, an office or a country is one person's."""
    assert several_people(cell) is None


@pytest.mark.parametrize(
    "cell", ["Prince and Princess of Wales", "Duke & Duchess of Sussex", "King and Queen of Norway"]
)
def test_a_couple_without_names_is_reported(tmp_path: Path, cell: str) -> None:
    """A couple that is named by its title comes in as it is printed, with a finding."""
    result = imported(tmp_path, (HEADER, (cell, *REST, "")), PLAIN)
    assert result.records[0].people[0].name == cell
    assert any("may be several people" in finding.sentence for finding in result.findings)


@pytest.mark.parametrize(
    ("cell", "is_several"),
    [
        *(("Tokyo et Kyoto", True), ("Abidjan, Yamoussoukro", True), ("Oslo; Bergen", True), ("Oslo/Bergen", True)),
        *(("Washington, D.C.", False), ("Paris, France", False), ("Trinidad and Tobago", False), ("New York", False)),
    ],
)
def test_several_places_are_reported(tmp_path: Path, cell: str, is_several: bool) -> None:
    """Places that may be several come in as printed, with a finding; a comma may be part of a place."""
    assert (several_places(cell) is not None) == is_several
    result = imported(tmp_path, (HEADER, ("Ann Example", *REST, cell)), f'{PLAIN}place = "More"\n')
    assert [place.name for place in result.records[0].stops[0].places] == [cell]
    assert any("may be several places" in finding.sentence for finding in result.findings) == is_several


def test_one_name_takes_a_cell_as_it_is(tmp_path: Path) -> None:
    """With one-name, the map says that no cell has several names."""
    text = PLAIN.replace('"Who"', '{ column = "Who", one-name = true }')
    (visit,) = imported(tmp_path, (HEADER[:4], ("Ann Example and Bob Other", *REST)), text).records
    assert [person.name for person in visit.people] == ["Ann Example and Bob Other"]


@pytest.mark.parametrize(
    ("split", "cell", "names"),
    [
        (
            '[",", " et "]',
            "Claire Dupont, Marc Lefèvre et Anne Le Goff",
            ["Claire Dupont", "Marc Lefèvre", "Anne Le Goff"],
        ),
        ('[",", " and ", "&"]', "Ann Example, Bob Other AND Cid Third", ["Ann Example", "Bob Other", "Cid Third"]),
        ('[" and ", ", and "]', "Ann Example, and Bob Other", ["Ann Example", "Bob Other"]),
        ('"\\n"', "Ann Example\nBob Other", ["Ann Example", "Bob Other"]),
        ('" and "', "Ann Example\nand Bob Other", ["Ann Example", "Bob Other"]),
        ('";"', "Ann Example; Bob Other;", ["Ann Example", "Bob Other"]),
        ('"."', "Ann Example. Bob Other", ["Ann Example", "Bob Other"]),
    ],
)
def test_a_cell_is_split_at_any_of_several_signs(tmp_path: Path, split: str, cell: str, names: list[str]) -> None:
    """The map may name several separators; capitals and the kind of blank do not count."""
    text = PLAIN.replace('"Who"', f'{{ column = "Who", split = {split} }}')
    (visit,) = imported(tmp_path, (HEADER[:4], (cell, *REST)), text).records
    assert [person.name for person in visit.people] == names


def test_what_a_split_leaves_together_is_refused(tmp_path: Path) -> None:
    """A part that still looks like several people is refused, too."""
    text = PLAIN.replace('"Who"', '{ column = "Who", split = " et " }')
    row = ("Claire Dupont, Marc Lefèvre et Anne Le Goff", *REST)
    assert not imported(tmp_path, (HEADER[:4], row), text).records


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ('{ column = "Who", split = 5 }', "map.toml:10:31"),
        ('{ column = "Who", split = [] }', "map.toml:10:31"),
        ('{ column = "Who", split = [";", 5] }', "map.toml:10:45"),
        ('{ column = "Who", splt = ";" }', "map.toml:10:31"),
        ('{ column = "Who", one-name = "yes" }', "map.toml:10:31"),
    ],
)
def test_the_caret_stands_under_the_key_at_fault(value: str, place: str) -> None:
    """A fault within braces is shown at its own key or item."""
    assert faults_of(PLAIN.replace('"Who"', value)).startswith(f"{place}: ")


def test_the_remedy_keeps_the_separators_that_the_map_has(tmp_path: Path) -> None:
    """What the message says to write has the column, its separators, and those that are missing."""
    text = PLAIN.replace('"Who"', '{ column = "Who", split = [",", " et "] }')
    (rejected,) = imported(tmp_path, (HEADER[:4], ("Ann Example and Bob Other", *REST)), text).rejected
    assert '{ column = "Who", split = [",", " et ", " and "] }' in rejected.reasons[0]
