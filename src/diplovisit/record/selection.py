"""Which visits somebody wants, and which stops of them: `country=RU`, `traveller=misri`."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

import attrs

from diplovisit.record.judge import closest, did_you_mean, quoted
from diplovisit.record.polities import name_of, polity, suggestion
from diplovisit.record.stops import Stop
from diplovisit.record.visit import Visit
from diplovisit.record.vocabularies import Category, Status


class UnknownSelection(ValueError):
    """Raised for a condition that can match nothing: a key or a value that there is none of."""


@attrs.frozen
class Where:
    """One condition: a key and the value that it must have.

    country: the receiving state or the territory of a stop. traveller: the id, name or alias of somebody who travels.
    sending: a sending state or organisation. status, category: a word of its vocabulary.
    """

    key: str
    value: str

    @classmethod
    def parse(cls, text: str) -> "Where":
        """Reads a condition. Raises UnknownSelection.

        >>> Where.parse("country=RU")
        Where(key='country', value='RU')
        >>> Where.parse("country=Russia")
        Traceback (most recent call last):
        ...
        diplovisit.record.selection.UnknownSelection: "Russia" is no country code; did you mean "RU" (Russia)?
        """
        key, equals, value = text.partition("=")
        if not equals or not value:
            raise UnknownSelection(f"expected KEY=VALUE, such as country=RU; saw {quoted(text)}")
        if key not in _KEYS:
            keys = ", ".join(_KEYS)
            raise UnknownSelection(
                f"there is no key {quoted(key)}{did_you_mean(closest(key, _KEYS))}; there are {keys}"
            )
        if (complaint := _KEYS[key](value)) is not None:
            raise UnknownSelection(complaint)
        return cls(key, value)

    def holds_for(self, visit: Visit) -> bool:
        """Whether a visit has it; of its stops, one is enough."""
        match self.key:
            case "country":
                return any(self.holds_for_stop(stop) for stop in visit.stops)
            case "traveller":
                return self.value.casefold() in names_of_travellers(visit)
            case "sending":
                return self.value in visit.sending
            case "status":
                return visit.status == self.value
            case _:
                return visit.category == self.value

    @property
    def of_stops(self) -> bool:
        """Whether it picks stops, and not whole visits alone."""
        return self.key == "country"

    def holds_for_stop(self, stop: Stop) -> bool:
        """Whether a stop has it; what is said of the whole visit holds for every stop."""
        return not self.of_stops or self.value in (stop.country, stop.territory)


def selected(visits: Iterable[Visit], conditions: tuple[Where, ...]) -> Iterable[Visit]:
    """The visits for which every condition holds."""
    return (visit for visit in visits if all(condition.holds_for(visit) for condition in conditions))


@attrs.frozen
class StopsWith:
    """Whether a stop is one of those that conditions pick. It can be pickled, as a function of a function cannot."""

    conditions: tuple[Where, ...]

    def __call__(self, stop: Stop) -> bool:
        """Whether every condition holds for the stop."""
        return all(condition.holds_for_stop(stop) for condition in self.conditions)


def stop_filter(conditions: tuple[Where, ...]) -> StopsWith | None:
    """Returns the filter of those conditions that select stops, None where none of them does."""
    of_stops = tuple(condition for condition in conditions if condition.of_stops)
    return StopsWith(of_stops) if of_stops else None


def selected_stops(visit: Visit, conditions: tuple[Where, ...]) -> frozenset[str]:
    """The ids of the stops for which every condition holds."""
    return frozenset(stop.id for stop in visit.stops if StopsWith(conditions)(stop))


def names_of_travellers(visit: Visit) -> frozenset[str]:
    """What the travellers go by: ids, names and aliases, in small letters."""
    travelling = {traveller.person for traveller in visit.travellers}
    people = [person for person in visit.people if person.id in travelling]
    return frozenset(name.casefold() for person in people for name in (person.id, person.name, *person.aliases))


def _no_country(value: str) -> str | None:
    if polity(value) is not None:
        return None
    meant = suggestion(value)
    return f"{quoted(value)} is no country code{did_you_mean(meant, name_of(meant) if meant else None)}"


def _no_word(words: tuple[str, ...]) -> Callable[[str], str | None]:
    def complaint(value: str) -> str | None:
        if value in words:
            return None
        return f"expected one of {', '.join(words)}; saw {quoted(value)}{did_you_mean(closest(value, words))}"

    return complaint


_KEYS: Mapping[str, Callable[[str], str | None]] = MappingProxyType(
    {
        "country": _no_country,
        "traveller": lambda _: None,
        "sending": _no_country,
        "status": _no_word(tuple(status.value for status in Status)),
        "category": _no_word(tuple(category.value for category in Category)),
    }
)
