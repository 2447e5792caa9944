"""date-in-id: an id that contains a year or a date."""

import itertools
from collections.abc import Iterator

from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Group, PreviousDates, Rule, Severity, Source, Visit
from diplovisit.record.addresses import directory_of

RULE = Rule(
    name="date-in-id",
    group=Group.TEXT,
    severity=Severity.WARNING,
    finds="an id of the record, or of something in it, that contains a year or a date",
    why=(
        "Calendar entries depend on an id, so it never changes, but a date may. If a visit is postponed"
        " to the next year, its id stays wrong."
    ),
    remedy="build the id from who goes where, or from what the thing is",
    breaks="""
        id: ee-fi-tamm-talks-2025
    """,
    keeps="""
        id: ee-fi-tamm-talks
    """,
    source=(
        'W3C, "Cool URIs don\'t change": an identifier contains nothing that may change; RFC 5545,'
        " section 3.8.4.7, requires persistent UIDs"
    ),
)

# 1000 to 2199, alone or at the beginning of a date of eight digits.
_YEAR = lazy_pattern("(?:1[0-9]{3}|2[01][0-9]{2})(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))?")

# After these words a number is no year, or part of a name that does not change: un-1325 is a resolution, Expo 2020 took
# place in 2021, and Agenda 2063 and Vision 2030 are fixed names.
_NUMBERED = frozenset(
    """
    un unsc unscr unga resolution res decision act article law no nr number leg trip flight room vision agenda expo
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds ids with a year.

    Ids of `previously` and of `sources` may contain one: earlier plans and the day of publication never change. A
    number from a register is no year, even if it looks like one: leg 1974 was in 1991.
    """
    directory = directory_of(visit)
    registered = {identifier.value for entry in directory.entries for identifier in entry.value("identifiers") or ()}
    if (year := _year(visit.id, registered)) is not None:
        yield "id", f"the id of the record, {quoted(visit.id)}, contains {_in_words(year)}"
    for name, entry in directory.ids.items():
        if entry.shape.cls not in (PreviousDates, Source) and (year := _year(name, registered)) is not None:
            yield f"{name}/id", f"the id {quoted(name)} contains {_in_words(year)}"


def _year(name: str, registered: set[str]) -> str | None:
    words = ["", *name.split("-")]
    for before, word in itertools.pairwise(words):
        if _YEAR.fullmatch(word) and before not in _NUMBERED and word not in registered:
            return word
    return None


def _in_words(year: str) -> str:
    return f"the year {year}" if len(year) == 4 else f"the date {year}"
