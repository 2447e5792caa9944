"""Finds the fact of a list that a statement of a record is about."""

from collections.abc import Callable, Iterable, Sequence

from diplovisit.record import Visit
from diplovisit.record.stops import Stop
from tests.drafting.comparing import Likeness, compare_values
from tests.drafting.facts import ALL_OF, WORDS, Entry, Facts
from tests.drafting.flattening import Statement, flatten, name_of_stop
from tests.drafting.wording import has_words, name_key, same_text, words


def holds_entry(
    visit: Visit, entry: Entry, facts: Facts, ignore: Callable[[Statement, Sequence[Statement]], bool]
) -> bool:
    """Whether a record has a statement with every value of an entry. The facts have the names of people and places."""
    matcher, statements = Matcher(visit, facts), flatten(visit)
    return any(matcher.is_entry(item, entry) and not ignore(item, statements) for item in statements)


def attribute_of(kind: str, name: str) -> str:
    """Returns the attribute by which a value is compared: the kind of the fact, for a plain value."""
    return kind if name == "is" else name


class Matcher:
    """Compares statements of one record with entries of one list of facts."""

    def __init__(self, visit: Visit, facts: Facts) -> None:
        self.facts = facts
        self._stops = {name_of_stop(stop): self._code_of_stop(stop) for stop in visit.stops}

    def _code_of_stop(self, stop: Stop) -> str:
        """Returns the country by which the facts call a stop: its own, or that of its places where it has none."""
        if stop.country is not None:
            return stop.country
        for entry in (*self.facts.facts, *self.facts.allowed):
            if entry.kind == "place" and any(
                same_text(place.name, name) for place in stop.places for name in entry.values["is"]
            ):
                return entry.of
        return name_of_stop(stop)

    def likeness(self, item: Statement, entry: Entry) -> Likeness:
        """Compares a plain statement with an entry."""
        if item.kind != entry.kind or not self.same_owner(item.of, entry.of):
            return Likeness.OTHER
        return self.best(item.kind, item.values["is"][0], entry.values["is"])

    def best(self, attribute: str, value: str, expected: Iterable[str]) -> Likeness:
        """Compares a value with several, of which it may be any."""
        found = {compare_values(attribute, value, other, self.facts) for other in expected}
        return next((likeness for likeness in Likeness if likeness in found), Likeness.OTHER)

    def same_owner(self, recorded: str, expected: str) -> bool:
        """Whether two names are of one person, or of one stop."""
        if not expected or recorded == expected or self._stops.get(recorded) == expected:
            return True
        return name_key(self.facts.chief_name(recorded)) == name_key(self.facts.chief_name(expected))

    def is_trap(self, item: Statement) -> bool:
        """Whether a statement is one of those that are never right."""
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
                attribute = attribute_of(entry.kind, name)
                same = [
                    any(self.best(attribute, value, (each,)) is Likeness.SAME for value in recorded) for each in wanted
                ]
                found = all(same) if name in ALL_OF else any(same)
            if not found:
                return False
        return True

    def points(self, item: Statement, entry: Entry) -> float:
        """Returns how well a statement fits a fact; 0 where it is another one."""
        if not self.same_owner(item.of, entry.of):
            return 0
        match item.kind:
            case "engagement":
                return self._points_of_engagement(item, entry)
            case "claim":
                return self._points_of_claim(item, entry)
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

    def _points_of_engagement(self, item: Statement, entry: Entry) -> float:
        points = 1.5 if item.values["kind"][0] in entry.values["kind"] else -2.0
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

    def _points_of_claim(self, item: Statement, entry: Entry) -> float:
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
