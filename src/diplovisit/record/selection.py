"""Conditions that select visits and their stops, such as `country=RU` or `traveller=misri`."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import attrs

from diplovisit.findings.argument_types import texts_of
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.record.polities import polity, polity_name, suggest_code
from diplovisit.record.stops import Stop
from diplovisit.record.visit import Visit
from diplovisit.record.vocabularies import Category, Status


class UnknownCondition(ValueError):
    """Raised for a condition that cannot match, because its key or its value does not exist.

    >>> from diplovisit import UnknownCondition, export
    >>> try:
    ...     export([], "ics", where="country=Russia")
    ... except UnknownCondition as error:
    ...     print(error)
    "Russia" is not a country code; did you mean "RU" (Russia)?
    """


@attrs.frozen
class Condition:
    """One condition: a key and its required value.

    country: the receiving state or the territory of a stop.
    traveller: the id, name or alias of a traveller.
    sending: a sending state or organisation.
    status, category: a word of its vocabulary.
    """

    key: str
    value: str

    @classmethod
    def parse(cls, text: str) -> "Condition":
        """Reads a condition. Raises UnknownCondition.

        >>> Condition.parse("country=RU")
        Condition(key='country', value='RU')
        >>> Condition.parse("country=Russia")
        Traceback (most recent call last):
        ...
        diplovisit.record.selection.UnknownCondition: "Russia" is not a country code; did you mean "RU" (Russia)?
        """
        key, equals, value = text.partition("=")
        if not equals or not value:
            raise UnknownCondition(f"expected KEY=VALUE, such as country=RU; saw {quoted(text)}")
        if key not in _KEYS:
            keys = ", ".join(_KEYS)
            raise UnknownCondition(
                f"unknown key {quoted(key)}{did_you_mean(closest(key, _KEYS))}; expected one of {keys}"
            )
        if (complaint := _KEYS[key](value)) is not None:
            raise UnknownCondition(complaint)
        return cls(key, value)

    def matches_visit(self, visit: Visit) -> bool:
        """Whether a visit matches; one matching stop is enough."""
        match self.key:
            case "country":
                return any(self.matches_stop(stop) for stop in visit.stops)
            case "traveller":
                return self.value.casefold() in traveller_names(visit)
            case "sending":
                return self.value in visit.sending
            case "status":
                return visit.status == self.value
            case _:
                return visit.category == self.value

    @property
    def selects_stops(self) -> bool:
        """Whether it selects single stops, and not only whole visits."""
        return self.key == "country"

    def matches_stop(self, stop: Stop) -> bool:
        """Whether a stop matches; a condition on the whole visit holds for every stop."""
        return not self.selects_stops or self.value in (stop.country, stop.territory)


def parse_conditions(where: str | Iterable[str]) -> tuple[Condition, ...]:
    """Reads one or several conditions. Raises UnknownCondition.

    >>> parse_conditions("country=RU") == parse_conditions(["country=RU"])
    True
    """
    return tuple(map(Condition.parse, texts_of(where)))


def select_visits(visits: Iterable[Visit], conditions: tuple[Condition, ...]) -> Iterable[Visit]:
    """Yields the visits for which every condition holds."""
    return (visit for visit in visits if all(condition.matches_visit(visit) for condition in conditions))


@attrs.frozen
class StopFilter:
    """Whether every condition holds for a stop; a class, because a nested function cannot be pickled."""

    conditions: tuple[Condition, ...]

    def __call__(self, stop: Stop) -> bool:
        """Whether every condition holds for the stop."""
        return all(condition.matches_stop(stop) for condition in self.conditions)


def stop_filter(conditions: tuple[Condition, ...]) -> StopFilter | None:
    """Returns a filter by the conditions that select stops; None if no condition selects stops."""
    of_stops = tuple(condition for condition in conditions if condition.selects_stops)
    return StopFilter(of_stops) if of_stops else None


def select_stop_ids(visit: Visit, conditions: tuple[Condition, ...]) -> frozenset[str]:
    """Returns the ids of the stops for which every condition holds."""
    return frozenset(stop.id for stop in visit.stops if StopFilter(conditions)(stop))


def traveller_names(visit: Visit) -> frozenset[str]:
    """Returns the ids, names and aliases of the travellers who did not withdraw, in lower case."""
    travelling = {traveller.person for traveller in visit.coming}
    people = [person for person in visit.people if person.id in travelling]
    return frozenset(name.casefold() for person in people for name in (person.id, person.called, *person.aliases))


def _country_complaint(value: str) -> str | None:
    if polity(value) is not None:
        return None
    suggestion = suggest_code(value)
    label = polity_name(suggestion) if suggestion else None
    return f"{quoted(value)} is not a country code{did_you_mean(suggestion, label)}"


def _vocabulary_complaint(words: tuple[str, ...]) -> Callable[[str], str | None]:
    def complaint(value: str) -> str | None:
        if value in words:
            return None
        return f"expected one of {', '.join(words)}; saw {quoted(value)}{did_you_mean(closest(value, words))}"

    return complaint


_KEYS: Mapping[str, Callable[[str], str | None]] = MappingProxyType(
    {
        "country": _country_complaint,
        "traveller": lambda _: None,
        "sending": _country_complaint,
        "status": _vocabulary_complaint(tuple(status.value for status in Status)),
        "category": _vocabulary_complaint(tuple(category.value for category in Category)),
    }
)
