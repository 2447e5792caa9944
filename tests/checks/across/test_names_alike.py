"""names-alike: which spellings are one person's, and which are honest namesakes."""

import itertools
import string
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.checks.across import names_alike
from diplovisit.checks.facts.name_differences import NameDifference, PersonName, name_difference
from diplovisit.record import Visit
from tests.checks.across import made

RULE = "names-alike"


def _visit(number: int, name: str, year: int = 2020, *, capacity: str | None = None, **person: Any) -> Visit:
    given_person = {"id": "somebody", "name": name, "office": "President", "country": "NG"} | person
    traveller = {"person": "somebody"} | ({"capacity": capacity} if capacity else {})
    return made.visit(
        f"visit-{number}",
        people=[{field: value for field, value in given_person.items() if value is not None}],
        travellers=[traveller],
        stops=[made.stop(when=f"{year}-03-0{number % 9 + 1}")],
    )


def _sentences(*visits: Visit) -> list[str]:
    return sorted(sentence for rule, _, _, sentence in made.findings(*visits) if rule == RULE)


@pytest.mark.parametrize(
    ("spelt", "slip"),
    [
        ("Olusegun Obasanjo", "Olesegun Obasanjo"),
        ("Olusegun Obasanjo", "Olusegun Obsanjo"),
        ("Nicolas Sarkozy", "Nicloas Sarkozy"),
        ("Felipe Calderon", "Feilipe Calderon"),
        ("Felipe Calderón", "Felipe Calderon"),
        ("Sebastián Piñera", "Sebastian Piñera"),
        ("Shinzō Abe", "Shinzo Abe"),
        ("Lech Wałęsa", "Lech Walesa"),
        ("Kim Dae-jung", "Kim Dae Jung"),
        ("Hassanal Bolkiah", "Hassan al Bolkiah"),
        ("Surangel Whipps, Jr.", "Surangel Whipps Jr"),
        ("Rexhep Meidani", "Meidani, Rexhep"),
        ("Park Geun-hye", "Geun-hye Park"),
        ("Mohammed VI", "Mohamed VI"),
        ("Abdullah II bin Al-Hussein", "Abdullah II ibn al Hussein"),
        ("Sheikh Tamim bin Hamad al-Thani", "Tamim bin Hamad Al Thani"),
        ("Harold E. Holt", "Harold Holt"),
        ("Harold Edward Holt", "Harold E. Holt"),
        ("Carlos Saul Menem", "Carlos Menem"),
        ("Harold Macmillan", "Macmillan"),
        ("H. Macmillan", "Harold Macmillan"),
        ("Park Chung Hee", "Park"),
        ("Charles de Gaulle", "de Gaulle"),
        ("Eduard A. Shevardnadze", "Eduard Sheverdnadze"),
        ("Diefenbaker", "Diefenbacker"),
    ],
)
def test_a_slip_is_found_in_either_direction(spelt: str, slip: str) -> None:
    """A spelling that differs by a letter, a mark, the order or a given name is found, and the rarer one is reported."""
    visits = _visit(1, spelt), _visit(2, spelt), _visit(3, slip)
    ((_, record, address, sentence),) = {finding for finding in made.findings(*visits) if finding[0] == RULE}
    assert (record, address) == ("visit-3", "somebody/name")
    assert sentence.startswith(f'"{slip}" (1 record) ')
    assert f'"{spelt}" (2 records, such as visit-1); both are from NG, in 2020' in sentence
    assert len(_sentences(_visit(1, slip), _visit(2, slip), _visit(3, spelt))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ferdinand Marcos", "Ferdinand Marcos Jr."),
        ("Abdullah I", "Abdullah II"),
        ("Mohammed V", "Mohammed VI"),
        ("Rainier", "Rainier III"),
        ("Kim", "Kin"),
        ("Kim Dae Jung", "Kin Dae Jung"),
        ("Amata Kabua", "Imata Kabua"),
        ("Mario Soares", "Maria Soares"),
        ("Daniel Ortega", "Daniela Ortega"),
        ("John Clark", "John Clarke"),
        ("Jon Smith", "John Smith"),
        ("Lech Kaczyński", "Jarosław Kaczyński"),
        ("George H. W. Bush", "George W. Bush"),
        ("Andreas Papandreou", "George Papandreou"),
        ("Suharto", "Sukarno"),
        ("Hansen", "Hanson"),
        ("Hussein", "Abdullah bin al-Hussein"),
        ("Hamad", "Tamim bin Hamad al-Thani"),
        ("Saud", "Faisal al Saud"),
        ("G. Papandreou", "Andreas Papandreou"),
        ("Hamad bin Khalifa al-Thani", "Khalifa bin Hamad al-Thani"),
        ("Isa bin Salman al-Khalifa", "Hamad bin Isa bin Salman al-Khalifa"),
        ("Kirchner", "Cristina Fernández de Kirchner"),
        ("Kim Jong-il", "Kim Jong-un"),
        ("Kim Il-sung", "Kim Jong-il"),
        ("Nguyen Van Thieu", "Nguyen Van Linh"),
        ("Salman bin Abdulaziz", "Sultan bin Abdulaziz"),
        ("Olusegun Obasanjo", "Umaru Yar'Adua"),
    ],
)
def test_honest_namesakes_are_silent(one: str, other: str) -> None:
    """Names that often belong to two people give no finding, even in one office and one year."""
    assert _sentences(_visit(1, one), _visit(2, one), _visit(3, other)) == []


OBASANJO, SLIP = "Olusegun Obasanjo", "Olesegun Obasanjo"
WIKIDATA = [{"scheme": "wikidata", "value": "Q1"}]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ({}, {}, True),
        ({"year": 2020}, {"year": 2025}, True),
        ({"year": 2020}, {"year": 2026}, False),
        ({}, {"country": "GH"}, False),
        ({"country": None}, {"country": None}, False),
        ({}, {"office": "Minister"}, False),
        ({}, {"office": "Vice President"}, False),
        ({"office": "Former President"}, {}, False),
        ({"office": "Prime Minister"}, {"office": "Premier"}, True),
        ({"office": "Foreign Minister"}, {"office": "Minister of Foreign Affairs"}, True),
        ({"office": "President"}, {"office": "President-elect"}, True),
        ({"office": "President"}, {"office": "President of Nigeria"}, True),
        ({"office": "President"}, {"office": "President of the Federal Republic of Nigeria"}, True),
        ({"office": "President"}, {"office": "President of the Senate"}, False),
        ({"office": "President of the Senate"}, {"office": "President of the Senate"}, False),
        ({"office": "Amir", "rank": "head-of-state"}, {"office": "Ruler", "rank": "head-of-state"}, True),
        # Two Senators may well have names that differ by one letter.
        ({"office": "Senator"}, {"office": "Senator"}, False),
        ({"office": None}, {"office": None}, False),
        ({}, {"capacity": "former"}, False),
        ({"kind": "group"}, {"kind": "group"}, False),
        ({"identifiers": WIKIDATA}, {"identifiers": [{"scheme": "wikidata", "value": "Q2"}]}, False),
        ({"identifiers": WIKIDATA}, {"identifiers": WIKIDATA}, False),
        ({"identifiers": WIKIDATA}, {"identifiers": [{"scheme": "viaf", "value": "Q2"}]}, True),
        ({"aliases": [SLIP]}, {}, False),
        ({}, {"aliases": [OBASANJO]}, False),
    ],
)
def test_all_evidence_must_agree(first: dict[str, Any], second: dict[str, Any], found: bool) -> None:
    """Country, office and years must agree; an identifier or an alias settles the question."""
    assert bool(_sentences(_visit(1, OBASANJO, **first), _visit(2, SLIP, **second))) is found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Anna Lindholm", "Anna Lindhlom", True),
        ("Anna Lindholm", "Anna Lindhollm", True),
        ("Anna Lindholm", "Anna Lindhelm", False),
        ("Anna Lindholm", "Anna Maria Lindholm", False),
        ("Anna Lindholm", "Lindholm", False),
        ("Anna Lindholm", "Anna Lindhólm", True),
    ],
)
def test_an_office_of_several_people_needs_a_plain_slip(one: str, other: str, found: bool) -> None:
    """In an office of several people, another letter or a missing name may well be another person."""
    assert bool(_sentences(_visit(1, one, office="Senator"), _visit(2, other, office="Senator"))) is found


def test_a_record_that_names_both_has_two_people() -> None:
    """Two people of one record are two, whatever other records say."""
    people = [
        {"id": "one", "name": OBASANJO, "office": "President", "country": "NG"},
        {"id": "other", "name": SLIP, "office": "President", "country": "NG"},
    ]
    both = made.visit("both", people=people, travellers=[{"person": "one"}, {"person": "other"}])
    assert _sentences(both, _visit(1, OBASANJO), _visit(2, SLIP)) == []


def test_a_surname_of_two_people_is_nobodys() -> None:
    """A surname alone is not compared where two people of the country had it within ten years."""
    assert len(_sentences(_visit(1, "Gandhi", 1985), _visit(2, "Rajiv Gandhi", 1985))) == 1
    indira = _visit(3, "Indira Gandhi", 1982)
    assert _sentences(_visit(1, "Gandhi", 1985), _visit(2, "Rajiv Gandhi", 1985), indira) == []
    presidents = [_visit(2, "George H. W. Bush", 1991), _visit(3, "George W. Bush", 2001)]
    assert _sentences(_visit(1, "Bush", 1991), _visit(4, "Bush", 2001), *presidents) == []


def test_successive_holders_with_similar_names_are_two() -> None:
    """Of two similar spellings one after the other, each in three records or more, neither is a slip."""
    first = [_visit(number, "Johan Andersen", 2010 + number) for number in range(3)]
    second = [_visit(number + 3, "Johan Anderson", 2013 + number) for number in range(3)]
    assert _sentences(*first, *second) == []
    assert len(_sentences(*first, second[0])) == 1


def test_each_spelling_is_reported_once_with_the_nearest_better_one() -> None:
    """Of three spellings, the most frequent one is not reported, and each other one once."""
    visits = [_visit(number, OBASANJO) for number in range(3)]
    visits += [_visit(3, SLIP), _visit(4, SLIP), _visit(5, "Olesegun Obsanjo")]
    reported = _sentences(*visits)
    assert [sentence.partition(" (")[0] for sentence in reported] == ['"Olesegun Obasanjo"', '"Olesegun Obsanjo"']
    assert '"Olesegun Obasanjo" (2 records, such as visit-3)' in reported[1]


def test_years_are_those_in_the_common_office() -> None:
    """A namesake in another office does not bring two spellings nearer in time."""
    ambassador = _visit(1, "Eino Jarvi", 2021, office="Ambassador")
    grandson = _visit(2, "Eino Jarvi", 2045)
    assert _sentences(_visit(3, "Eino Järvi", 2019), ambassador, grandson) == []
    assert len(_sentences(_visit(3, "Eino Järvi", 2019), _visit(4, "Eino Jarvi", 2021))) == 1


@pytest.mark.parametrize("name", ["Mohammed {}", "Mohammed Ali Hassan {}", "Ali {} Mohammed", "{}"])
def test_the_comparisons_grow_with_the_spellings(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as many spellings with common words are compared about twice as often, and not four times."""
    counted: dict[int, int] = {}
    for number in (150, 300):
        letters = itertools.product(string.ascii_lowercase[:9], repeat=3)
        words = itertools.islice(("".join(reversed(three)) + "o" + "".join(three) for three in letters), number)
        visits = [_visit(index, name.format(word.title())) for index, word in enumerate(words)]
        calls = 0

        def count(*names: PersonName) -> NameDifference | None:
            nonlocal calls
            calls += 1
            return name_difference(*names)

        monkeypatch.setattr(names_alike, "name_difference", count)
        assert _sentences(*visits) == [] or name == "Mohammed Ali Hassan {}"
        counted[number] = calls
    assert counted[300] <= max(3 * counted[150], 300)


NAMES = st.sampled_from(
    (
        "Olusegun Obasanjo",
        "Olesegun Obasanjo",
        "Olusegun Obsanjo",
        "Obasanjo",
        "Obasanjo, Olusegun",
        "O. Obasanjo",
        "Olusegun A. Obasanjo",
        "Matthew Olusegun Obasanjo",
        "Chidi Obasanjo",
        "Olusegun Obasanjo II",
    )
)
VISITS = st.lists(st.tuples(NAMES, st.integers(2018, 2024)), max_size=8).map(
    lambda pairs: [_visit(number, name, year) for number, (name, year) in enumerate(pairs)]
)


@given(VISITS.flatmap(lambda visits: st.tuples(st.just(visits), st.permutations(visits))))
def test_the_order_of_the_records_does_not_matter(pair: tuple[list[Visit], list[Visit]]) -> None:
    """The same spellings are reported, in the same words, in whatever order the records come."""
    in_order, permuted = pair
    assert _sentences(*in_order) == _sentences(*permuted)


@given(VISITS)
def test_a_better_spelling_is_never_reported(visits: list[Visit]) -> None:
    """At most one spelling fewer is reported than there are, and a single record is never reported."""
    spellings = {visit.people[0].name for visit in visits}
    assert len(_sentences(*visits)) <= max(0, len(spellings) - 1)
    assert all(_sentences(visit) == [] for visit in visits)


@given(VISITS, st.data())
def test_somebody_of_a_wholly_different_name_is_never_alike(visits: list[Visit], data: st.DataObject) -> None:
    """A person who is renamed wholly differently is not in any finding."""
    letters = sorted(set(string.ascii_lowercase) - set("olusegunbasanjchidmatthew"))
    name = data.draw(st.text(letters, min_size=5, max_size=9)).title()
    renamed = _visit(9, f"{name} {name[::-1].title()}")
    assert not any(name in sentence for sentence in _sentences(*visits, renamed))
