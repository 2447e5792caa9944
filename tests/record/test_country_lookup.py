"""What a cell with a country means, by name, date, language and code."""

from pathlib import Path

import pytest

from diplovisit.record import Edtf
from diplovisit.record.country_lookup import country_of
from diplovisit.record.country_readings import (
    AmbiguousName,
    CountryReading,
    FoundCountry,
    NameOfOtherDays,
    UnknownName,
)

BENCH = Path(__file__).parent / "country_bench.txt"
CASES = [
    tuple(part.strip() for part in line.split(" | "))
    for line in BENCH.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def in_words(reading: CountryReading, *, with_suggestions: bool) -> str:
    """Returns a reading in the words of the bench."""
    match reading:
        case FoundCountry():
            return reading.code
        case AmbiguousName():
            return " or ".join(sorted({bearer.polity.code for bearer in reading.candidates}))
        case NameOfOtherDays():
            named = " ".join(sorted({bearer.polity.code for bearer in reading.candidates}))
            then = " ".join(sorted(polity.code for polity in reading.then))
            return f"not {named}, then {then}" if then else f"not {named}"
        case UnknownName():
            suggested = " ".join(polity.code for polity in reading.suggestions) if with_suggestions else ""
            return f"unknown {suggested}".strip()


def in_order(answer: str) -> str:
    """Returns an answer of the bench with the codes of each of its lists sorted."""
    if answer.startswith("unknown"):
        return answer
    if answer.startswith("not "):
        return ", then ".join(
            " ".join(sorted(part.removeprefix("not ").split())) for part in answer.split(", then ")
        ).join(("not ", ""))
    return " or ".join(sorted(answer.split(" or ")))


@pytest.mark.parametrize(("text", "date", "answer"), CASES)
def test_the_bench(text: str, date: str, answer: str) -> None:
    """A name on a date means what the bench says, is refused with exactly its candidates, or is unknown."""
    language, _, name = text[1:].partition(" ") if text.startswith("@") else ("", "", text)
    when = Edtf(date) if date != "-" else None
    reading = country_of(name, when, languages=(language,) if language else ())
    assert in_words(reading, with_suggestions=answer != "unknown") == in_order(answer)


def test_size_of_the_bench() -> None:
    """The bench has at least 250 names, and no case twice."""
    assert len(CASES) >= 250
    assert len(set(CASES)) == len(CASES)
