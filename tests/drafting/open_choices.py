"""The open choices of a draft: which facts they leave to a person."""

from collections.abc import Sequence
from typing import Final

from diplovisit.record import Visit
from diplovisit.record.addresses import directory_of
from diplovisit.record.people import Person
from diplovisit.record.stops import Stop
from tests.drafting.comparing import Likeness
from tests.drafting.facts import WORDS, Entry
from tests.drafting.flattening import displayed_name, name_of_stop
from tests.drafting.marks import Mark, OpenChoice, Verdict
from tests.drafting.matching import Matcher, attribute_of
from tests.drafting.wording import has_words

FIELDS: Final = {
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


class OpenChoices:
    """The choices of one draft. Each settles one fact at most."""

    def __init__(self, visit: Visit, matcher: Matcher, choices: Sequence[OpenChoice]) -> None:
        self.visit, self.matcher = visit, matcher
        self.choices = list(choices)

    def left_out(self, entry: Entry, name: str, about: str) -> Mark:
        """Returns the verdict on a fact that the record does not have: open where a choice has its value."""
        attribute = attribute_of(entry.kind, name)
        for choice in self.choices:
            if self._is_about(choice, entry, attribute) and any(
                has_words(value, entry.values[name])
                if name in WORDS
                else self.matcher.best("when" if attribute == "previously" else attribute, value, entry.values[name])
                is Likeness.SAME
                for value in choice.values
                if _is_comparable(attribute, value)
            ):
                self.choices.remove(choice)
                return Mark(verdict=Verdict.OPEN, about=about)
        return Mark(verdict=Verdict.MISSED, about=about)

    def _is_about(self, choice: OpenChoice, entry: Entry, attribute: str) -> bool:
        first, *steps = choice.address.split("/")
        fields = FIELDS.get(attribute, (attribute.replace("-", "_"),))
        if (steps or [first])[-1] not in fields and first not in fields:
            return False
        found = directory_of(self.visit).ids.get(first)
        match found.node if found else None:
            case Person() as person:
                return not entry.of or self.matcher.same_owner(displayed_name(person), entry.of)
            case Stop() as stop:
                return not entry.of or self.matcher.same_owner(name_of_stop(stop), entry.of)
            case _:
                return True


def _is_comparable(attribute: str, value: str) -> bool:
    return attribute not in {"value", "high"} or value.replace(".", "", 1).isdecimal()
