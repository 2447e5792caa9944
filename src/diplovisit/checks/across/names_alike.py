"""names-alike: one person whose name records spell in two ways.

Two spellings are compared if they are of one country and have a key in common (`name_keys.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from diplovisit.checks.across.collection import RecordCollection
from diplovisit.checks.across.issue import CrossRecordIssue, RecordPlace
from diplovisit.checks.across.name_keys import NameKeys
from diplovisit.checks.across.spellings import Spelling, collect_spellings
from diplovisit.checks.facts.comparable_offices import is_single_office
from diplovisit.checks.facts.name_differences import NameDifference, difference_in_words, name_difference
from diplovisit.findings.phrases import quoted_apart
from diplovisit.record import Group, Rank, Rule, Severity

RULE = Rule(
    name="names-alike",
    group=Group.PEOPLE,
    severity=Severity.WARNING,
    finds=(
        "a name that other records spell differently, and that is probably the same person: of one"
        " country, in one office, in nearby years. The names differ by a letter, accents, hyphens,"
        " spaces, word order, or missing given names"
    ),
    why="Searches and counts treat two spellings of one name as two people.",
    remedy=(
        "correct the spelling, or choose one spelling; if sources print both, add the other to the"
        " person's `aliases`; if they are two people, give each an identifier from the same register"
    ),
    breaks="""
        # first.yaml
        people:
          - {id: tamm, name: Liis Tamberg, office: Foreign Minister, country: EE}

        # second.yaml
        id: ee-fi-tamberg-return
        people:
          - {id: tamm, name: Liis Tambreg, office: Foreign Minister, country: EE}
    """,
    keeps="""
        # first.yaml
        people:
          - {id: tamm, name: Liis Tamberg, office: Foreign Minister, country: EE}

        # second.yaml
        id: ee-fi-tamberg-return
        people:
          - {id: tamm, name: Liis Tamberg Jr., office: Foreign Minister, country: EE}
    """,
    source=(
        "the State Department's visits by foreign leaders: Olusegun Obasanjo, Olesegun Obasanjo and"
        " Olusegun Obsanjo are one President of Nigeria; Amata and Imata Kabua are two Presidents of"
        " the Marshall Islands"
    ),
)

_MAX_YEARS: Final[Mapping[NameDifference, tuple[int, int | None]]] = {
    NameDifference.MARKS: (10, 10),
    NameDifference.ORDER: (2, 1),
    NameDifference.LETTER: (5, 2),
    NameDifference.OTHER_LETTER: (5, None),
    NameDifference.SHORTER: (5, None),
    # A son's name may end in his father's: Idriss Déby, and Mahamat Idriss Déby after him.
    NameDifference.FIRST_MISSING: (0, None),
    NameDifference.ONE_WORD: (1, None),
}
"""The most years between two spellings of one person, in an office that one person has at a time, and in others.

None: people in such an office may well be two.
"""
_SLIPS: Final = frozenset({NameDifference.LETTER, NameDifference.OTHER_LETTER})
_MAX_YEARS_OF_ONE_WORD: Final = 1
"""The same for a slip in a name of one word."""
_MAX_SUCCESSIVE: Final = 2
"""Two spellings one after the other, each in more records than this, are two holders of the office."""
_PARTIAL: Final = frozenset({NameDifference.FIRST_MISSING, NameDifference.ONE_WORD})
_RELATIVES_YEARS: Final = 10
"""The years around a record in which another bearer of the surname makes it doubtful who is meant."""


def find(collection: RecordCollection) -> Iterator[CrossRecordIssue]:
    """Compares the spellings of each country, and reports each one once, with the nearest better one."""
    if len(collection) < 2:
        return
    for country in collection.countries_of_people():
        ranked = sorted(collect_spellings(collection.people_of(country)), key=lambda spelling: spelling.rank)
        best = _best_matches(ranked)
        for spelling in ranked:
            if spelling in best:
                yield _issue(collection, spelling, *best[spelling])


def _best_matches(ranked: Sequence[Spelling]) -> dict[Spelling, tuple[NameDifference, Spelling]]:
    """Returns the nearest better spelling of each spelling that has one; the given ones have the best first."""
    order = list(NameDifference)
    keys = NameKeys(ranked)
    best: dict[Spelling, tuple[NameDifference, Spelling]] = {}
    for first, second in keys.pairs():
        better, spelling = ranked[min(first, second)], ranked[max(first, second)]
        difference = _same_person(better, spelling, keys) if first != second else None
        if difference is not None:
            known = best.get(spelling)
            if known is None or (order.index(difference), better.rank) < (order.index(known[0]), known[1].rank):
                best[spelling] = difference, better
    return best


def _same_person(better: Spelling, spelling: Spelling, keys: NameKeys) -> NameDifference | None:
    """Returns how two spellings differ if they are most likely one person's, by all the evidence."""
    difference = name_difference(better.name, spelling.name)
    if difference is None:
        return None
    if not any(
        _are_near(better, spelling, difference, office, years) for office, years in better.years_in_offices(spelling)
    ):
        return None
    if difference in _PARTIAL and _has_relatives(better, spelling, keys):
        return None
    return None if better.is_apart_from(spelling) else difference


def _are_near(
    better: Spelling, spelling: Spelling, difference: NameDifference, office: str | Rank | None, years: int
) -> bool:
    """Whether the years between two spellings are few enough for one person in that office."""
    limit = _MAX_YEARS[difference][0 if office is not None and is_single_office(office) else 1]
    if limit is not None and difference in _SLIPS and len(spelling.name.words) == 1:
        limit = min(limit, _MAX_YEARS_OF_ONE_WORD)
    if limit is None or years > limit:
        return False
    is_succession = years > 0 and min(better.records, spelling.records) > _MAX_SUCCESSIVE
    return difference not in _SLIPS or not is_succession


def _has_relatives(better: Spelling, spelling: Spelling, keys: NameKeys) -> bool:
    """Whether the shorter name may also be that of another person, whose first name is different."""
    shorter, longer = sorted((better, spelling), key=lambda each: len(each.name.words))
    for other in keys.bearers(shorter.name.full_words[-1]):
        if other in {better, spelling} or other.years_from(shorter) > _RELATIVES_YEARS:
            continue
        if _are_relatives(other, longer) and name_difference(other.name, shorter.name) in _PARTIAL:
            return True
    return False


def _are_relatives(one: Spelling, other: Spelling) -> bool:
    """Whether two bearers of a surname have different first names, or different initials."""
    first, second = one.name.words[0], other.name.words[0]
    if first[0] != second[0] or (first != second and 1 not in {len(first), len(second)}):
        return True
    return bool(one.name.initials and other.name.initials) and one.name.initials != other.name.initials


def _issue(
    collection: RecordCollection, spelling: Spelling, difference: NameDifference, better: Spelling
) -> CrossRecordIssue:
    here = next(spelling.occurrences)
    there = min(better.occurrences, key=lambda other: abs(other.first - here.first))
    record, other_record = collection.record(here.record), collection.record(there.record)
    person, other_person = record.people[here.person], other_record.people[there.person]
    ours, theirs = quoted_apart(person.identity.called, other_person.identity.called)
    differs = difference_in_words(spelling.name, better.name, difference)
    counted = f"{ours} ({_records(spelling)}) {differs} {theirs} ({_records(better)}, such as {other_record.id}"
    years = str(here.first) if here.first == there.first else f"{here.first} and {there.first}"
    both = f"); both are from {person.identity.country}, in {years}"
    words = (counted, RecordPlace(other_record, f"{other_person.id}/name", " at ", ""), both)
    return CrossRecordIssue(record=record, address=f"{person.id}/name", words=words)


def _records(spelling: Spelling) -> str:
    return "1 record" if spelling.records == 1 else f"{spelling.records:,} records"
