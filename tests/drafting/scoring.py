"""Scores a drafted record against the facts of its article: right, wrong, left open, missed.

A statement of the record is wrong if the facts list neither it nor allow it. A fact of the list is right, open (a
choice of the draft has the right candidate), or missed. The count is by attribute: an engagement with its kind, hour,
place and two participants has five.
"""

import collections
import enum
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplovisit.record import Visit
from diplovisit.record.addresses import directory_of
from diplovisit.record.people import Person
from diplovisit.record.polities import polity
from diplovisit.record.stops import Stop
from diplovisit.record.vocabularies import Basis
from tests.drafting.comparing import Likeness, compare_values
from tests.drafting.facts import ALL_OF, WORDS, Entry, Facts
from tests.drafting.flattening import Statement, displayed_name, flatten, name_of_stop
from tests.drafting.wording import NEGATIONS, has_words, is_worded_from, name_key, same_text, words

_GROUPS: Final = frozenset({"engagement", "claim", "topic", "purpose", "outcome", "relation", "previously"})
_CERTAIN: Final = ("asserted", "scheduled")
_KINDS_OF_FIGURES: Final = ("measure", "count", "statement", "event")


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
        return f"{self.verdict}: {self.about}{' (a trap)' if self.trap else ''}{' (stated, but open)' if self.overclaimed else ''}"


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


def score(visit: Visit, facts: Facts, article: str, choices: Sequence[OpenChoice] = ()) -> Score:
    """Returns the verdicts on a record."""
    return Score(tuple(_Scoring(visit, facts, article, choices).marks()))


def holds_entry(
    visit: Visit, entry: Entry, facts: Facts, ignore: Callable[[Statement, Sequence[Statement]], bool]
) -> bool:
    """Whether a record has a statement with every value of an entry. The facts have the names of people and places."""
    scoring = _Scoring(visit, facts, "", ())
    return any(scoring.is_entry(item, entry) and not ignore(item, scoring.statements) for item in scoring.statements)


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


class _Scoring:
    def __init__(self, visit: Visit, facts: Facts, article: str, choices: Sequence[OpenChoice]) -> None:
        self.visit, self.facts, self.article = visit, facts, article
        self.choices = list(choices)
        self.statements = flatten(visit)
        self.stops = {name_of_stop(stop): self.code_of_stop(stop) for stop in visit.stops}
        self.travellers = tuple(item.values["is"][0] for item in self.statements if item.kind == "traveller")
        self.free = (*(name for names in facts.names for name in names), *country_words(facts))

    def marks(self) -> Iterator[Mark]:
        yield from self.plain_marks()
        for kind in sorted(_GROUPS):
            yield from self.group_marks(kind)
        yield from self.absence_marks()

    def code_of_stop(self, stop: Stop) -> str:
        """Returns the country by which the facts call a stop: its own, or that of its places where it has none."""
        if stop.country is not None:
            return stop.country
        for entry in (*self.facts.facts, *self.facts.allowed):
            if entry.kind == "place" and any(
                same_text(place.name, name) for place in stop.places for name in entry.values["is"]
            ):
                return entry.of
        return name_of_stop(stop)

    # Plain facts

    def plain_marks(self) -> Iterator[Mark]:
        left = [entry for entry in self.facts.facts if entry.kind not in _GROUPS]
        for item in self.statements:
            if item.kind in _GROUPS:
                continue
            found = [entry for entry in left if self.likeness(item, entry) is Likeness.SAME]
            if found:
                left.remove(found[0])
                yield self.right(str(item), "is" in found[0].open, item.addresses["is"])
            elif not self.is_allowed(item):
                yield Mark(verdict=Verdict.WRONG, about=str(item), trap=self.is_trap(item))
        for entry in left:
            yield self.left_out(entry, "is", str(entry))

    def likeness(self, item: Statement, entry: Entry) -> Likeness:
        if item.kind != entry.kind or not self.same_owner(item.of, entry.of):
            return Likeness.OTHER
        return self.best(item.kind, item.values["is"][0], entry.values["is"])

    def best(self, attribute: str, value: str, expected: Iterable[str]) -> Likeness:
        found = {compare_values(attribute, value, other, self.facts) for other in expected}
        return next((likeness for likeness in Likeness if likeness in found), Likeness.OTHER)

    def same_owner(self, recorded: str, expected: str) -> bool:
        if not expected or recorded == expected or self.stops.get(recorded) == expected:
            return True
        return name_key(self.facts.chief_name(recorded)) == name_key(self.facts.chief_name(expected))

    def is_allowed(self, item: Statement) -> bool:
        """Whether the facts allow a plain statement, or have it more exactly."""
        if any(self.likeness(item, entry) is Likeness.SAME for entry in (*self.facts.facts, *self.facts.allowed)):
            return True
        if any(self.likeness(item, entry) is Likeness.COARSER for entry in self.facts.facts):
            return True
        value = item.values["is"][0]
        if item.kind in {"person", "traveller"}:
            kinds = {"traveller", "traveller-status"} if item.kind == "person" else {"traveller-status"}
            owners = [
                entry.of or name
                for entry in (*self.facts.facts, *self.facts.allowed)
                if entry.kind in kinds
                for name in entry.values["is"]
            ]
            return any(self.same_owner(value, owner) for owner in owners)
        if item.kind == "alias":
            return is_worded_from(value, self.article) and bool({*name_key(value)} & {*name_key(item.of)})
        return item.kind == "currency-sign" and any(value in entry.values.get("unit", ()) for entry in self.facts.facts)

    def is_trap(self, item: Statement) -> bool:
        return any(self.is_entry(item, entry) for entry in self.facts.never)

    def is_entry(self, item: Statement, entry: Entry) -> bool:
        """Whether a statement has every value of an entry: any of several, and all of names and words."""
        if entry.kind != item.kind or not self.same_owner(item.of, entry.of):
            return False
        for name, wanted in entry.values.items():
            recorded = item.values.get(name, ())
            if name in WORDS:
                found = has_words(" ".join(recorded), wanted)
            else:
                attribute = self.attribute(entry.kind, name)
                same = [
                    any(self.best(attribute, value, (each,)) is Likeness.SAME for value in recorded) for each in wanted
                ]
                found = all(same) if name in ALL_OF else any(same)
            if not found:
                return False
        return True

    @staticmethod
    def attribute(kind: str, name: str) -> str:
        return kind if name == "is" else name

    # Groups of attributes

    def group_marks(self, kind: str) -> Iterator[Mark]:
        items = [item for item in self.statements if item.kind == kind]
        entries = [entry for entry in self.facts.facts if entry.kind == kind]
        pairs = [(self.points(item, entry), m, n) for m, item in enumerate(items) for n, entry in enumerate(entries)]
        of_item: dict[int, int] = {}
        for points, m, n in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            if points > 0 and m not in of_item and n not in of_item.values():
                of_item[m] = n
        for m, item in enumerate(items):
            if m in of_item:
                yield from self.compared(item, entries[of_item[m]], kind)
                continue
            fitting = [entry for entry in self.facts.allowed if entry.kind == kind and self.points(item, entry) > 0]
            if fitting:
                yield from (mark for mark in self.compared(item, fitting[0], kind) if mark.verdict is Verdict.WRONG)
            else:
                yield Mark(verdict=Verdict.WRONG, about=str(item), trap=self.is_trap(item))
        for n, entry in enumerate(entries):
            if n not in of_item.values():
                yield from self.all_left_out(entry)

    def points(self, item: Statement, entry: Entry) -> float:
        """Returns how well a statement fits a fact; 0 where it is another one."""
        if not self.same_owner(item.of, entry.of):
            return 0
        match item.kind:
            case "engagement":
                return self.points_of_engagement(item, entry)
            case "claim":
                return self.points_of_claim(item, entry)
            case "previously":
                same = self.best("when", item.values["is"][0], entry.values["is"]) is Likeness.SAME
                return 5 if same else 1
            case "relation":
                fits = item.values["kind"][0] in entry.values["kind"] and has_words(
                    item.values["target"][0], entry.values["target"]
                )
                return float(fits)
            case _:
                return float(has_words(item.values["label"][0], entry.values["label"]))

    def points_of_engagement(self, item: Statement, entry: Entry) -> float:
        points = 1.0 if item.values["kind"][0] in entry.values["kind"] else -2.0
        for name, weight in (("with", 3.0), ("when", 2.0), ("place", 1.5), ("forum", 2.0)):
            wanted = entry.values.get(name, ())
            same = [self.best(name, value, wanted) is Likeness.SAME for value in item.values.get(name, ())]
            if same and wanted:
                points += weight if any(same) else -weight / 2
        own = " ".join(item.values.get(name, ("",))[0] for name in ("label", "forum", "place"))
        if "label" in entry.values:
            wanted_words = [word for phrase in entry.values["label"] for word in words(phrase)]
            points += 2.0 * sum(has_words(own, [word]) for word in wanted_words) / len(wanted_words)
            if own.strip() and not any(has_words(own, [word]) for word in wanted_words):
                points -= 1.0
        return points

    def points_of_claim(self, item: Statement, entry: Entry) -> float:
        if ("value" in item.values) != ("value" in entry.values):
            return 0
        own = f"{item.values['what'][0]} {' '.join(item.values.get('subjects', ()))}"
        wanted = [word for phrase in entry.values["what"] for word in words(phrase)]
        share = sum(has_words(own, [word]) for word in wanted) / len(wanted)
        if "value" in entry.values:
            same = self.best("value", item.values["value"][0], entry.values["value"]) is Likeness.SAME
            unit = item.values.get("unit") == entry.values.get("unit")
            return (10 + unit + share) if same else 0
        return share if share == 1 else 0

    def compared(self, item: Statement, entry: Entry, kind: str) -> Iterator[Mark]:
        """Returns the verdicts on each attribute of a statement that was matched with a fact."""
        others = [other for other in self.facts.allowed if other.kind == kind and self.supplements(other, entry, item)]
        wanted_words = tuple(word for name in WORDS for word in entry.values.get(name, ()))
        value_words = entry.values.get("value", ())
        for name, wanted in entry.values.items():
            if name == "kind" and kind == "claim":
                continue
            if name == "polarity":
                yield self.polarity_mark(item, entry)
            elif name not in item.values:
                yield from self.attribute_left_out(entry, name)
            elif name in WORDS:
                yield self.wording_mark(item, entry, name, wanted_words)
            elif name in ALL_OF:
                yield from self.names_marks(item, entry, name, others)
            else:
                yield self.value_mark(item, entry, name, wanted, others)
        for name, values in item.values.items():
            if name in entry.values and not (name == "kind" and kind == "claim"):
                continue
            for value in values:
                if not self.is_allowed_beside(name, value, item, entry, others, wanted_words or value_words):
                    yield Mark(verdict=Verdict.WRONG, about=f"{name} {value!r} in {item}", trap=self.is_trap(item))

    def supplements(self, other: Entry, entry: Entry, item: Statement) -> bool:
        """Whether an allowed entry says more of the same thing."""
        if other.of and entry.of and other.of != entry.of:
            return False
        match entry.kind:
            case "engagement":
                return bool({*other.values["kind"]} & {*entry.values["kind"]})
            case "claim" if "value" in entry.values:
                return other.values.get("value") == entry.values["value"]
            case "claim":
                return "value" not in other.values and has_words(item.values["what"][0], other.values["what"])
            case "previously":
                return True
            case _:
                return self.points(item, other) > 0

    def polarity_mark(self, item: Statement, entry: Entry) -> Mark:
        said = {*words(item.values.get("what", ("",))[0])}
        if "polarity" in item.values or said & NEGATIONS:
            return Mark(verdict=Verdict.RIGHT, about=f"polarity of {item}")
        return Mark(verdict=Verdict.WRONG, about=f"no polarity in {item}; {entry}", trap=True)

    def wording_mark(self, item: Statement, entry: Entry, name: str, wanted: tuple[str, ...]) -> Mark:
        text = item.values[name][0]
        if not is_worded_from(text, self.article, wanted, self.free):
            return Mark(verdict=Verdict.WRONG, about=f"{name} {text!r} has words that its sentence does not have")
        own = f"{text} {' '.join(value for key in ('forum', 'place', 'with', 'subjects') for value in item.values.get(key, ()))}"
        if has_words(own, entry.values[name]):
            return self.right(f"{name} {text!r}", name in entry.open, item.addresses[name])
        return Mark(verdict=Verdict.MISSED, about=f"{name} {'+'.join(entry.values[name])} of {item}")

    def names_marks(self, item: Statement, entry: Entry, name: str, others: Sequence[Entry]) -> Iterator[Mark]:
        recorded, wanted = item.values[name], entry.values[name]
        extra = [value for value in recorded if self.best(name, value, wanted) is not Likeness.SAME]
        for value in extra:
            more = (other for entry_ in others for other in entry_.values.get(name, ()))
            if self.best(name, value, (*more, *self.travellers)) is not Likeness.SAME:
                yield Mark(verdict=Verdict.WRONG, about=f"{name} {value!r} in {item}", trap=self.is_trap(item))
        if name == "subjects":
            if len(extra) < len(recorded):
                yield self.right(f"subjects of {item}", name in entry.open, item.addresses[name])
            else:
                yield self.left_out(entry, name, f"subjects of {entry}")
            return
        for other in wanted:
            if any(self.best(name, value, (other,)) is Likeness.SAME for value in recorded):
                yield self.right(f"{name} {other}", name in entry.open, item.addresses[name])
            else:
                yield self.left_out(entry, name, f"{name} {other} of {entry}")

    def value_mark(
        self, item: Statement, entry: Entry, name: str, wanted: tuple[str, ...], others: Sequence[Entry]
    ) -> Mark:
        value = item.values[name][0]
        attribute = "when" if name == "is" else name
        likeness = self.best(attribute, value, wanted)
        if likeness is Likeness.OTHER:
            likeness = self.best(attribute, value, (more for other in others for more in other.values.get(name, ())))
        match likeness:
            case Likeness.SAME:
                return self.right(f"{name} {value} of {entry.kind}", name in entry.open, item.addresses[name])
            case Likeness.COARSER:
                return self.left_out(entry, name, f"{name} {'|'.join(wanted)} of {item}")
            case Likeness.OTHER:
                about = f"{name} {value!r}, not {'|'.join(wanted)}, in {item}"
                return Mark(verdict=Verdict.WRONG, about=about, trap=self.is_trap(item))

    def is_allowed_beside(
        self, name: str, value: str, item: Statement, entry: Entry, others: Sequence[Entry], wanted: tuple[str, ...]
    ) -> bool:
        """Whether an attribute may be recorded that the fact does not list."""
        listed = [more for other in others for more in other.values.get(name, ())]
        if name in WORDS:
            return is_worded_from(value, self.article, wanted, self.free)
        if self.best(name, value, listed) is Likeness.SAME:
            return True
        if name == "modality":
            return value in _CERTAIN
        if name == "with":
            return self.best(name, value, self.travellers) is Likeness.SAME
        if name == "kind" and item.kind == "claim":
            allowed = entry.values.get("kind", (*_KINDS_OF_FIGURES, *(("target",) if "due" in entry.values else ())))
            return value in allowed
        return name == "kind"

    # What is not in the record

    def all_left_out(self, entry: Entry) -> Iterator[Mark]:
        for name in entry.values:
            if not (name == "kind" and entry.kind == "claim"):
                yield from self.attribute_left_out(entry, name)

    def attribute_left_out(self, entry: Entry, name: str) -> Iterator[Mark]:
        if name == "with":
            for value in entry.values[name]:
                yield self.left_out(entry, name, f"with {value} of {entry}")
        else:
            yield self.left_out(entry, name, f"{name} of {entry}")

    def left_out(self, entry: Entry, name: str, about: str) -> Mark:
        """Returns the verdict on a fact that the record does not have: open where a choice has its value."""
        attribute = self.attribute(entry.kind, name)
        for choice in self.choices:
            if self.is_choice_about(choice, entry, attribute) and any(
                has_words(value, entry.values[name])
                if name in WORDS
                else self.best("when" if attribute == "previously" else attribute, value, entry.values[name])
                is Likeness.SAME
                for value in choice.values
                if _is_comparable(attribute, value)
            ):
                self.choices.remove(choice)
                return Mark(verdict=Verdict.OPEN, about=about)
        return Mark(verdict=Verdict.MISSED, about=about)

    def is_choice_about(self, choice: OpenChoice, entry: Entry, attribute: str) -> bool:
        first, *steps = choice.address.split("/")
        fields = _FIELDS.get(attribute, (attribute.replace("-", "_"),))
        if (steps or [first])[-1] not in fields and first not in fields:
            return False
        found = directory_of(self.visit).ids.get(first)
        match found.node if found else None:
            case Person() as person:
                return not entry.of or self.same_owner(displayed_name(person), entry.of)
            case Stop() as stop:
                return not entry.of or self.same_owner(name_of_stop(stop), entry.of)
            case _:
                return True

    def absence_marks(self) -> Iterator[Mark]:
        """Returns a wrong verdict for each row of `absent` about something that the facts have."""
        ids = directory_of(self.visit).ids
        for absence in self.visit.absent:
            first, *steps = absence.about.split("/")
            match ids[first].node if steps and first in ids else None:
                case Person() as person:
                    of = displayed_name(person)
                case Stop() as stop:
                    of = name_of_stop(stop)
                case None if not steps:
                    of = ""
                case _:
                    continue
            fields = (steps or [first])[-1]
            for entry in self.facts.facts:
                same = bool(entry.of) == bool(of) and self.same_owner(of, entry.of)
                if same and not entry.open and fields in _FIELDS.get(entry.kind, (entry.kind.replace("-", "_"),)):
                    yield Mark(verdict=Verdict.WRONG, about=f"absent: {absence.about}, but {entry}")

    def right(self, about: str, is_open: bool, address: str) -> Mark:
        overclaimed = is_open and not self.is_reasoned(address)
        return Mark(verdict=Verdict.RIGHT, about=about, overclaimed=overclaimed)

    def is_reasoned(self, address: str) -> bool:
        """Whether the rows of evidence about an address, or about the next one above it, infer or derive."""
        steps = address.split("/")
        for length in range(len(steps), 0, -1):
            rows = [row for row in self.visit.evidence if "/".join(steps[:length]) in row.about]
            if rows:
                return any(row.basis in {Basis.INFERRED, Basis.DERIVED} for row in rows)
        return False


_FIELDS: Final = {
    "stop": ("country", "stops"),
    "place": ("name", "places", "place"),
    "person": ("name", "people"),
    "traveller": ("person", "travellers", "name"),
    "traveller-status": ("status", "travellers"),
    "dateline-date": ("date", "dateline"),
    "dateline-place": ("place", "dateline"),
    "visit-when": ("when",),
    "with": ("participants", "person"),
    "value": ("value", "quantity"),
    "unit": ("unit", "quantity", "symbols"),
    "qualifier": ("qualifier", "quantity"),
    "by": ("by", "reported"),
    "reported-when": ("when", "reported"),
    "previously": ("when", "previously"),
    "sending-territory": ("sending_territories", "sending"),
}
"""The fields of a record under which a choice about a kind of fact may stand."""


def _is_comparable(attribute: str, value: str) -> bool:
    return attribute not in {"value", "high"} or value.replace(".", "", 1).isdecimal()


def country_words(facts: Facts) -> Iterator[str]:
    """Yields the names of the countries that the facts have, and the words for what is theirs."""
    values = {value for entry in facts.facts for several in entry.values.values() for value in several}
    for country in filter(None, map(polity, sorted(values))):
        yield country.name
        yield from country.demonyms


def total(scores: Iterable[Score]) -> collections.Counter[Verdict]:
    """Counts the verdicts of several records."""
    return collections.Counter(mark.verdict for each in scores for mark in each.marks)
