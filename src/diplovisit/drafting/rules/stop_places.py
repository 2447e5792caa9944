"""The places of the stops, gathered while the articles are read; each gets its key and its stop once."""

import re
from collections.abc import Mapping, Sequence

from diplovisit.drafting.proposal import ProposedFact, ProposedPlace
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.journey import StopOfJourney
from diplovisit.drafting.rules.places import PlaceMention
from diplovisit.evidence.verdicts.names import judge_place


class StopPlaces:
    """The places of the stops so far. A capital belongs to the stop of its country, any other to the current one."""

    def __init__(self, stops: Sequence[StopOfJourney]) -> None:
        """Starts without places; the first stop is the current one."""
        self._stops = stops
        self._places: dict[str, list[ProposedPlace]] = {stop.key: [] for stop in stops}

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the countries of the stops."""
        return frozenset(stop.code for stop in self._stops)

    @property
    def by_stop(self) -> Mapping[str, tuple[ProposedPlace, ...]]:
        """The places by the keys of the stops."""
        return {key: tuple(own) for key, own in self._places.items()}

    def add(self, place: PlaceMention, stop: str) -> str:
        """Adds a place, unless it is there, and returns its key."""
        key = f"place-{re.sub(r'[^a-z0-9]+', '-', place.name.lower()).strip('-')}"
        if any(each.key == key for own in self._places.values() for each in own):
            return key
        owner = next((each.key for each in self._stops if place.code is not None and each.code == place.code), stop)
        self._places[owner].append(
            ProposedPlace(key=key, name=ProposedFact(value=place.name, citations=(place.citation,)))
        )
        return key

    def add_cities(self, context: DraftContext) -> None:
        """Adds the capitals that words name as the place of the visit."""
        for stop in self._stops:
            for city in stop.destinations:
                name = city.sentence.text[city.start : city.end]
                cited = context.cited(city.article, city.sentence, city.start, city.end)
                is_name = city.is_capital and not name.endswith("capital")
                if is_name and judge_place(cited, name).verdict.is_proof:
                    self.add(
                        PlaceMention(name=name, start=city.start, end=city.end, citation=city.citation, code=stop.code),
                        stop.key,
                    )
