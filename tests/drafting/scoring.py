"""Scores a drafted record against the facts of its article: right, wrong, left open, missed.

A statement of the record is wrong if the facts list neither it nor allow it. A fact of the list is right, open (a
choice of the draft has the right candidate), or missed. The count is by attribute: an engagement with its kind, hour,
place and two participants has five.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplovisit.record import Visit
from diplovisit.record.addresses import directory_of
from diplovisit.record.people import Person
from diplovisit.record.stops import Stop
from diplovisit.record.vocabularies import Basis
from tests.drafting.comparing import Likeness
from tests.drafting.facts import ALL_OF, WORDS, Entry, Facts
from tests.drafting.flattening import Statement, displayed_name, flatten, name_of_stop
from tests.drafting.marks import Mark, OpenChoice, Score, Verdict
from tests.drafting.matching import Matcher
from tests.drafting.open_choices import FIELDS, OpenChoices
from tests.drafting.wording import NEGATIONS, has_words, is_worded_from, name_key, words

_GROUPS: Final = frozenset({"engagement", "claim", "topic", "purpose", "outcome", "relation", "previously"})
_CERTAIN: Final = ("asserted", "scheduled")
_VAGUE: Final = frozenset({"people", "person", "persons", "the"})
_SAME_DAYS: Final = {"when": "as-of", "as-of": "when"}
"""The day of a figure may be that of an event or of a measure."""
_KINDS_OF_FIGURES: Final = ("measure", "count", "statement", "event")


def score(visit: Visit, facts: Facts, article: str, choices: Sequence[OpenChoice] = ()) -> Score:
    """Returns the verdicts on a record."""
    return Score(tuple(_Scoring(visit, facts, article, choices).marks()))


class _Scoring:
    def __init__(self, visit: Visit, facts: Facts, article: str, choices: Sequence[OpenChoice]) -> None:
        self.visit, self.facts, self.article = visit, facts, article
        self.statements = flatten(visit)
        self.matcher = Matcher(visit, facts)
        self.open = OpenChoices(visit, self.matcher, choices)
        self.travellers = tuple(item.values["is"][0] for item in self.statements if item.kind == "traveller")
        self.free = facts.free_words

    def marks(self) -> Iterator[Mark]:
        yield from self.plain_marks()
        for kind in sorted(_GROUPS):
            yield from self.group_marks(kind)
        yield from self.absence_marks()

    # Plain facts

    def plain_marks(self) -> Iterator[Mark]:
        left = [entry for entry in self.facts.facts if entry.kind not in _GROUPS]
        for item in self.statements:
            if item.kind in _GROUPS:
                continue
            found = [entry for entry in left if self.matcher.likeness(item, entry) is Likeness.SAME]
            if found:
                left.remove(found[0])
                yield self.right(str(item), "is" in found[0].open, item.addresses["is"])
            elif not self.is_allowed(item):
                yield Mark(verdict=Verdict.WRONG, about=str(item), trap=self.matcher.is_trap(item))
        for entry in left:
            yield self.open.left_out(entry, "is", str(entry))

    def is_allowed(self, item: Statement) -> bool:
        """Whether the facts allow a plain statement, or have it more exactly."""
        if any(
            self.matcher.likeness(item, entry) is Likeness.SAME for entry in (*self.facts.facts, *self.facts.allowed)
        ):
            return True
        if any(self.matcher.likeness(item, entry) is Likeness.COARSER for entry in self.facts.facts):
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
            return any(self.matcher.same_owner(value, owner) for owner in owners)
        if item.kind == "alias":
            return is_worded_from(value, self.article) and bool({*name_key(value)} & {*name_key(item.of)})
        return item.kind == "currency-sign" and any(value in entry.values.get("unit", ()) for entry in self.facts.facts)

    # Groups of attributes

    def group_marks(self, kind: str) -> Iterator[Mark]:
        items = [item for item in self.statements if item.kind == kind]
        entries = [entry for entry in self.facts.facts if entry.kind == kind]
        pairs = [
            (self.matcher.points(item, entry), m, n) for m, item in enumerate(items) for n, entry in enumerate(entries)
        ]
        of_item: dict[int, int] = {}
        for points, m, n in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            if points > 0 and m not in of_item and n not in of_item.values():
                of_item[m] = n
        for m, item in enumerate(items):
            if m in of_item:
                yield from self.compared(item, entries[of_item[m]], kind)
                continue
            fitting = [
                entry for entry in self.facts.allowed if entry.kind == kind and self.matcher.points(item, entry) > 0
            ]
            if fitting:
                yield from (mark for mark in self.compared(item, fitting[0], kind) if mark.verdict is Verdict.WRONG)
            else:
                yield Mark(verdict=Verdict.WRONG, about=str(item), trap=self.matcher.is_trap(item))
        for n, entry in enumerate(entries):
            if n not in of_item.values():
                yield from self.all_left_out(entry)

    def compared(self, item: Statement, entry: Entry, kind: str) -> Iterator[Mark]:
        """Returns the verdicts on each attribute of a statement that was matched with a fact."""
        others = [
            other for other in self.facts.allowed if other.kind == kind and self.matcher.supplements(other, entry, item)
        ]
        wanted_words = tuple(word for name in WORDS for word in entry.values.get(name, ()))
        value_words = entry.values.get("value", ())
        for name, wanted in entry.values.items():
            if name == "kind" and kind == "claim":
                continue
            if name == "polarity":
                yield from self.polarity_marks(item, entry)
            elif name not in item.values:
                other = _SAME_DAYS.get(name, "")
                if "value" in entry.values and other not in entry.values and other in item.values:
                    yield from self.value_marks(
                        item, attrs.evolve(entry, values={other: wanted}), other, wanted, others
                    )
                else:
                    yield from self.attribute_left_out(entry, name)
            elif name in WORDS:
                yield from self.wording_marks(item, entry, name, wanted_words, others)
            elif name in ALL_OF:
                yield from self.names_marks(item, entry, name, others)
            else:
                yield from self.value_marks(item, entry, name, wanted, others)
        for name, values in item.values.items():
            if "value" in entry.values and _SAME_DAYS.get(name, "") in entry.values and name not in entry.values:
                continue
            if name in entry.values and not (name == "kind" and kind == "claim"):
                continue
            for value in values:
                if not self.is_allowed_beside(name, value, item, entry, others, wanted_words or value_words):
                    yield Mark(
                        verdict=Verdict.WRONG, about=f"{name} {value!r} in {item}", trap=self.matcher.is_trap(item)
                    )

    def polarity_marks(self, item: Statement, entry: Entry) -> Iterator[Mark]:
        said = {*words(item.values.get("what", ("",))[0])}
        if "polarity" in item.values or said & NEGATIONS:
            yield Mark(verdict=Verdict.RIGHT, about=f"polarity of {item}")
        else:
            yield from self.wrong(f"no polarity in {item}", f"polarity of {entry}", item)

    def wrong(self, about: str, missed: str, item: Statement) -> Iterator[Mark]:
        """Yields a wrong verdict on a value, and a missed one on the fact in whose place it stands."""
        yield Mark(verdict=Verdict.WRONG, about=about, trap=self.matcher.is_trap(item))
        yield Mark(verdict=Verdict.MISSED, about=missed)

    def wording_marks(
        self, item: Statement, entry: Entry, name: str, wanted: tuple[str, ...], supplements: Sequence[Entry]
    ) -> Iterator[Mark]:
        """Yields the verdict on a text: all of the words are right, none is about something else, some are missed."""
        text = item.values[name][0]
        missed = f"{name} {'+'.join(entry.values[name])} of {item}"
        if not is_worded_from(text, self.article, wanted, self.free):
            yield from self.wrong(f"{name} {text!r} has words that its sentence does not have", missed, item)
            return
        others = [value for key in ("forum", "place", "with", "subjects") for value in item.values.get(key, ())]
        own = f"{text} {' '.join(others)}"
        needed = [word for phrase in entry.values[name] for word in words(phrase)]
        about_it = any(has_words(own, [word]) for word in needed) or {*words(text)} <= _VAGUE
        about_it = about_it or any(has_words(own, each.values[name]) for each in supplements if name in each.values)
        if has_words(own, entry.values[name]):
            yield self.right(f"{name} {text!r}", name in entry.open, item.addresses[name])
        elif name == "what" and not about_it:
            yield from self.wrong(f"{name} {text!r} is not about {'+'.join(needed)}, in {item}", missed, item)
        else:
            yield Mark(verdict=Verdict.MISSED, about=missed)

    def names_marks(self, item: Statement, entry: Entry, name: str, others: Sequence[Entry]) -> Iterator[Mark]:
        recorded, wanted = item.values[name], entry.values[name]
        extra = [value for value in recorded if self.matcher.best(name, value, wanted) is not Likeness.SAME]
        for value in extra:
            more = (other for entry_ in others for other in entry_.values.get(name, ()))
            if self.matcher.best(name, value, (*more, *self.travellers)) is not Likeness.SAME:
                yield Mark(verdict=Verdict.WRONG, about=f"{name} {value!r} in {item}", trap=self.matcher.is_trap(item))
        if name == "subjects":
            if len(extra) < len(recorded):
                yield self.right(f"subjects of {item}", name in entry.open, item.addresses[name])
            else:
                yield self.open.left_out(entry, name, f"subjects of {entry}")
            return
        for other in wanted:
            if any(self.matcher.best(name, value, (other,)) is Likeness.SAME for value in recorded):
                yield self.right(f"{name} {other}", name in entry.open, item.addresses[name])
            else:
                yield self.open.left_out(entry, name, f"{name} {other} of {entry}")

    def value_marks(
        self, item: Statement, entry: Entry, name: str, wanted: tuple[str, ...], supplements: Sequence[Entry]
    ) -> Iterator[Mark]:
        value = item.values[name][0]
        attribute = "when" if name == "is" else name
        likeness = self.matcher.best(attribute, value, wanted)
        if likeness is Likeness.OTHER:
            more = (other for each in supplements for other in each.values.get(name, ()))
            likeness = self.matcher.best(attribute, value, more)
        missed = f"{name} {'|'.join(wanted)} of {item}"
        match likeness:
            case Likeness.SAME:
                yield self.right(f"{name} {value} of {entry.kind}", name in entry.open, item.addresses[name])
            case Likeness.COARSER:
                yield self.open.left_out(entry, name, missed)
            case Likeness.OTHER:
                yield from self.wrong(f"{name} {value!r}, not {'|'.join(wanted)}, in {item}", missed, item)

    def is_allowed_beside(
        self, name: str, value: str, item: Statement, entry: Entry, others: Sequence[Entry], wanted: tuple[str, ...]
    ) -> bool:
        """Whether an attribute may be recorded that the fact does not list."""
        listed = [more for other in others for more in other.values.get(name, ())]
        if name in WORDS:
            return is_worded_from(value, self.article, wanted, self.free)
        if self.matcher.best(name, value, listed) is Likeness.SAME:
            return True
        if name == "modality":
            return value in _CERTAIN
        if name == "with":
            return self.matcher.best(name, value, self.travellers) is Likeness.SAME
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
                yield self.open.left_out(entry, name, f"with {value} of {entry}")
        else:
            yield self.open.left_out(entry, name, f"{name} of {entry}")

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
                same = bool(entry.of) == bool(of) and self.matcher.same_owner(of, entry.of)
                if same and not entry.open and fields in FIELDS.get(entry.kind, (entry.kind.replace("-", "_"),)):
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
