"""Marks: the verdict on each fact of an article, and their sums."""

import enum
from collections.abc import Iterator

import attrs

from tests.drafting.facts import Entry, Facts


class Verdict(enum.StrEnum):
    """What became of one fact."""

    RIGHT = "right"
    WRONG = "wrong"
    OPEN = "open"
    MISSED = "missed"


@attrs.frozen(kw_only=True)
class Mark:
    """The verdict on one fact, in words; whether it is a trap, and whether the record calls stated what is open."""

    verdict: Verdict
    about: str
    trap: bool = False
    overclaimed: bool = False

    def __str__(self) -> str:
        trap, overclaimed = " (a trap)" if self.trap else "", " (stated, but open)" if self.overclaimed else ""
        return f"{self.verdict}: {self.about}{trap}{overclaimed}"


@attrs.frozen
class Score:
    """All verdicts on one record."""

    marks: tuple[Mark, ...]

    def count(self, verdict: Verdict) -> int:
        """Returns how many facts have a verdict."""
        return sum(mark.verdict is verdict for mark in self.marks)

    @property
    def overclaimed(self) -> int:
        """The number of facts that the record has right and calls stated, and that the text leaves open."""
        return sum(mark.overclaimed for mark in self.marks)

    @property
    def expected(self) -> int:
        """The number of facts that the list has."""
        return len(self.marks) - self.count(Verdict.WRONG)

    def of(self, verdict: Verdict) -> tuple[str, ...]:
        """Returns the facts of a verdict, in words."""
        return tuple(str(mark) for mark in self.marks if mark.verdict is verdict)


@attrs.frozen(kw_only=True)
class OpenChoice:
    """What a draft leaves to a person: an address, or a label, and the values to choose from."""

    address: str
    values: tuple[str, ...]


def score_nothing(facts: Facts) -> Score:
    """Returns the score of an article of which no record was made: every fact is missed."""
    return Score(tuple(Mark(verdict=Verdict.MISSED, about=name) for entry in facts.facts for name in fact_names(entry)))


def fact_names(entry: Entry) -> Iterator[str]:
    """Yields a name for each fact that an entry counts as: one for each attribute, and for each participant."""
    for name, values in entry.values.items():
        if name == "with":
            yield from (f"with {value} of {entry}" for value in values)
        elif not (name == "kind" and entry.kind == "claim"):
            yield f"{name} of {entry}"
