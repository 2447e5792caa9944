"""names-alike: one person whose name records spell in two ways.

The spellings of one country that may be alike have a key in common, such as the name without one of its letters. So the
work grows with the number of spellings, and not with the number of pairs.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from diplovisit.checks.across.collection import RecordCollection
from diplovisit.checks.across.issue import CrossRecordIssue, RecordPlace
from diplovisit.checks.across.spellings import Spelling, collect_spellings
from diplovisit.checks.facts.comparable_offices import is_single_office
from diplovisit.checks.facts.name_differences import NameDifference, difference_in_words, name_difference
from diplovisit.checks.facts.near_words import spellings_without_a_letter
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
_MAX_LETTERS: Final = 64
_MAX_WORDS: Final = 8
_MAX_COMPARED: Final = 50
"""How many spellings with a key in common are compared with all others that have it: a bound for hostile records."""
_MAX_AT_ONCE: Final = 10_000
"""How many spellings have all their keys in memory at once."""

_Bearers: TypeAlias = Mapping[str, Sequence[Spelling]]


def find(collection: RecordCollection) -> Iterator[CrossRecordIssue]:
    """Compares the spellings of each country, and reports each one once, with the nearest better one."""
    if len(collection) < 2:
        return
    by_country = collect_spellings(collection)
    for country in sorted(by_country):
        ranked = sorted(by_country.pop(country), key=lambda spelling: spelling.rank)
        best = _best_matches(ranked)
        for spelling in ranked:
            if spelling in best:
                yield _issue(collection, spelling, *best[spelling])


def _best_matches(ranked: Sequence[Spelling]) -> dict[Spelling, tuple[NameDifference, Spelling]]:
    """Returns the nearest better spelling of each spelling that has one; the given ones have the best first."""
    order = list(NameDifference)
    bearers = _bearers(ranked)
    best: dict[Spelling, tuple[NameDifference, Spelling]] = {}
    for first, second in _pairs(ranked):
        better, spelling = ranked[min(first, second)], ranked[max(first, second)]
        difference = _same_person(better, spelling, bearers) if first != second else None
        if difference is not None:
            known = best.get(spelling)
            if known is None or (order.index(difference), better.rank) < (order.index(known[0]), known[1].rank):
                best[spelling] = difference, better
    return best


def _pairs(spellings: Sequence[Spelling]) -> Iterator[tuple[int, int]]:
    """Yields the numbers of two spellings that may be alike; the same two may come several times, in either order."""
    for shorter, longer in _groups(spellings):
        if shorter:
            yield from itertools.product(shorter[:_MAX_COMPARED], (*shorter, *longer))
            yield from itertools.product(shorter[_MAX_COMPARED:], longer[:_MAX_COMPARED])


def _bearers(spellings: Iterable[Spelling]) -> _Bearers:
    """Returns the spellings that begin or end with a word, by the word."""
    bearers: dict[str, list[Spelling]] = {}
    for spelling in spellings:
        full = spelling.name.full_words
        for word in {*full[:1], *full[-1:]}:
            if len(bearers.setdefault(word, [])) < _MAX_COMPARED:
                bearers[word].append(spelling)
    return bearers


def _groups(spellings: Sequence[Spelling]) -> Iterator[tuple[list[int], list[int]]]:
    """Yields the numbers of spellings that have a key in common: of those that may be the shorter name, and of others.

    A key and its spelling are kept in one integer. If two keys have one hash, more names are compared. Of many
    spellings, only a part of the keys is in memory at once.
    """
    bits = len(spellings).bit_length() + 1
    parts = len(spellings) // _MAX_AT_ONCE + 1
    for part in range(parts):
        keys = sorted(
            hashed << bits | number << 1 | is_longer
            for number, spelling in enumerate(spellings)
            for key, is_longer in dict(_keys(spelling)).items()
            if (hashed := hash(key)) % parts == part
        )
        for _, group in itertools.groupby(keys, key=lambda key: key >> bits):
            members = [key & ((1 << bits) - 1) for key in group]
            if len(members) > 1:
                yield (
                    [member >> 1 for member in members if not member & 1],
                    [member >> 1 for member in members if member & 1],
                )


def _keys(spelling: Spelling) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yields keys, and whether this is the longer name of two. Two names that differ a little share a key.

    A longer name has the words of the shorter one, and others.
    """
    name, full = spelling.name, spelling.name.full_words
    words = name.words if len(name.words) <= _MAX_WORDS else (*name.words[:4], *name.words[-4:])
    for pair in itertools.combinations(words, 2):
        yield ("words", *pair), True
    for word in (*full[:1], *full[-1:]):
        yield ("word", word), len(full) > 1
    for joined in {"".join(name.words), "".join(name.without_initials)}:
        if len(joined) <= _MAX_LETTERS:
            for spelt in (joined, *spellings_without_a_letter(joined)):
                yield ("letters", spelt), False
    yield ("order", *sorted(name.words)), False
    if full:
        yield ("words", words[0], words[-1]), False
        yield ("initial", words[0][0], full[-1]), False


def _same_person(better: Spelling, spelling: Spelling, bearers: _Bearers) -> NameDifference | None:
    """Returns how two spellings differ if they are most likely one person's, by all the evidence."""
    difference = name_difference(better.name, spelling.name)
    if difference is None:
        return None
    if not any(
        _are_near(better, spelling, difference, office, years) for office, years in better.years_in_offices(spelling)
    ):
        return None
    if difference in _PARTIAL and _has_relatives(better, spelling, bearers):
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


def _has_relatives(better: Spelling, spelling: Spelling, bearers: _Bearers) -> bool:
    """Whether the shorter name may also be that of another person, whose first name is different."""
    shorter, longer = sorted((better, spelling), key=lambda each: len(each.name.words))
    for other in bearers.get(shorter.name.full_words[-1], ()):
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
