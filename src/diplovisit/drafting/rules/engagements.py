"""What those who travel do on a visit: meetings, talks, speeches, dinners, with day, place and those who take part.

An engagement counts where its clause has one of those who travel do it, or both sides, and speaks of this visit.
Several mentions of one engagement are one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import ProposedEngagement, ProposedFact, ProposedPlace
from diplovisit.drafting.rules.actors import Actor, Narration
from diplovisit.drafting.rules.day_mentions import DayMention, read_day_mention
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.engagement_clause import EngagementClause
from diplovisit.drafting.rules.engagement_days import DaysOfStops, OtherDay, read_engagement_day
from diplovisit.drafting.rules.engagement_details import (
    read_engagement_length,
    read_engagement_modality,
    read_forum,
    read_label,
    read_participants,
)
from diplovisit.drafting.rules.engagement_fates import EngagementFate, fate_of
from diplovisit.drafting.rules.engagement_merging import (
    FoundEngagement,
    each_alone,
    follow_up,
    merge_engagements,
    propose_engagements,
)
from diplovisit.drafting.rules.engagement_relevance import is_on_visit, reading_of_status
from diplovisit.drafting.rules.engagement_stops import end_of_deed, start_of_deed, stop_of_engagement
from diplovisit.drafting.rules.engagement_words import SITE, engagement_words
from diplovisit.drafting.rules.frames import ANOTHER, Frame, frame_of
from diplovisit.drafting.rules.journey import StopOfJourney
from diplovisit.drafting.rules.places import PlaceMention, places_in, places_of_entry
from diplovisit.drafting.rules.programme_entries import (
    ProgrammeEntry,
    begins_with_day_and_hour,
    begins_with_hour,
    heading_day,
    programme_entries,
)
from diplovisit.drafting.rules.stop_places import StopPlaces
from diplovisit.evidence.names import Strength
from diplovisit.evidence.programme_readings import ProgrammeReading
from diplovisit.evidence.readings import DateReading, Direction, direction_at
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.verdicts.engagement_kinds import judge_engagement
from diplovisit.evidence.verdicts.names import judge_place
from diplovisit.evidence.verdicts.verdict import Verdict
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Edtf, EngagementKind, EngagementStatus

_FOLLOWED_BY: Final = lazy_pattern(r"\bfollowed by (?:an? |the )?(?:[\w-]+ ){0,2}$")
_WHERE: Final = lazy_pattern(r",? where (?:[\w’'-]+ ){0,6}")
_OPENING_PLACE: Final = lazy_pattern(
    r"\W*(?:[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}: )?(?:(?:and|but|then|before|while) )?(?:[Ii]n|[Aa]t) (?:the )?"
)
_TO_PLACE: Final = lazy_pattern(r"\b(?:in|to|for|at)(?: the)? $", re.IGNORECASE)
_UNSURE: Final = lazy_pattern(
    r"\b(?:could|may|might|would like|reportedly|[Rr]eports|technical|transit|refuel\w*|stopover|layover)\b"
)
_ONCE_DUE: Final = lazy_pattern(r"\b(?:was|were|had been) (?:due|set|scheduled|expected|supposed|meant|to)\b")
"""A plan about which the words say nothing else: "she was due to travel to Cork"."""
_OTHER_MATTER: Final = lazy_pattern(
    r"\b(?:among|for|about|regarding|concerning|to discuss|which|who|that|loan|on the|before|after|since|said)\b"
)
_OF_NEXT_VISIT: Final = lazy_pattern(
    r", (?:in )?(?:the )?$|\b(?:visit|trip|stop|tour|leg|stay) (?:to|in|of) (?:the )?$|\bin (?:the )?$"
)
_FURTHEST_PLACE: Final = 120
_OTHER_EVENT: Final = lazy_pattern(
    r"\b(?:after|following|because|due to|owing to|in the wake|in response|amid|despite|since|earthquakes?|quake"
    r"|floods?|flooding|attacks?|fires?|wildfires?|disaster|crash|storms?|cyclone|hurricane|typhoon|eruption|accident"
    r"|shooting|bombing|explosion|protests?|riots?|unrest|outbreak|elections?|coup|massacre|killing|death|funeral"
    r"|victims"
    r"|survivors)\b"
)
"""Before a place that is that of another event: "after the earthquake in Napier"."""
_PLACE_OF_THE_FIRST: Final = lazy_pattern(r"\b(?:in|at) [A-Z][^,;]*,? and [A-Z]")
"""Before a place that is that of a second one: "Kowal in Warsaw and Novotny in Brno"."""


@attrs.frozen(kw_only=True)
class ReadEngagements:
    """The engagements and the places of the stops, by the keys of the stops."""

    engagements: Mapping[str, tuple[ProposedEngagement, ...]]
    places: Mapping[str, tuple[ProposedPlace, ...]]


def read_engagements(
    context: DraftContext, stops: Sequence[StopOfJourney], days: Mapping[str, ProposedFact]
) -> ReadEngagements:
    """Reads what is done at each stop, and the places of the stops, out of all articles.

    days: the days of the stops, by key.
    """
    places = StopPlaces(stops)
    places.add_cities(context)
    found: list[FoundEngagement] = []
    for article in context.articles if stops else ():
        found += _Reader(context, article, stops, DaysOfStops(facts=days), places).read()
    merged = merge_engagements(found)
    by_stop = {stop.key: tuple(propose_engagements([e for e in merged if e.stop == stop.key])) for stop in stops}
    return ReadEngagements(engagements=by_stop, places=places.by_stop)


class _Reader:
    """Reads the engagements of one article."""

    def __init__(
        self,
        context: DraftContext,
        article: Article,
        stops: Sequence[StopOfJourney],
        days: DaysOfStops,
        places: StopPlaces,
    ) -> None:
        self._context, self._article, self._stops = context, article, stops
        self._days, self._places = days, places
        self._narration = Narration(context, article)
        self._frame = frame_of(context, article, self._narration)
        self._stop = stops[0].key
        self._heading: DayMention | None = None

    def read(self) -> Iterator[FoundEngagement]:
        for index, sentence in enumerate(self._article.sentences):
            heading = heading_day(self._context, self._article, index, self._days)
            if heading is not None:
                self._heading = heading
            elif self._heading is not None and begins_with_hour(sentence):
                yield from self._programme_line(index, self._heading)
            elif begins_with_day_and_hour(sentence):
                yield from self._programme_line(index, None)
            else:
                self._heading = None
                yield from self._engagements_in(index, sentence)

    def _programme_line(self, index: int, heading: DayMention | None) -> Iterator[FoundEngagement]:
        for entry in programme_entries(self._context, self._article, index, heading, self._days):
            current = self._stop_on(entry.when, heading)
            people = read_participants(entry.clause, self._narration)
            stop = stop_of_engagement(entry.clause, self._stops, current, people) if current is not None else None
            found = self._compose(entry.clause, entry.when, stop, is_entry=True) if stop is not None else None
            if found is not None:
                yield self._with_details(found, entry)
        if len(self._stops) > 1:
            return
        text = self._article.sentences[index].text
        for place in places_of_entry(self._context, self._article, index, self._places.codes, 0, len(text)):
            if place.verb is not None:
                self._places.add(place, self._stop)

    def _stop_on(self, when: ProposedFact, heading: DayMention | None) -> str | None:
        """The stop of an entry: the only one, the one that the heading names, or the only one that has its day."""
        named = [
            stop.key
            for stop in self._stops
            for mention in (heading.sentence.countries if heading is not None else ())
            if stop.code in mention.codes
        ]
        day = Edtf(when.value[: len("2026-05-18")])
        known = [stop.key for stop in self._stops if self._days.of(stop.key) is not None]
        within = [key for key in known if self._days.is_within(day, key)]
        found = named or (within if len(known) == len(self._stops) else [])
        if len(self._stops) == 1:
            return self._stops[0].key if within or not known else None
        return found[0] if len(set(found)) == 1 else None

    def _with_details(self, found: FoundEngagement, entry: ProgrammeEntry) -> FoundEngagement:
        """Adds the place that an entry names after a comma, and its length."""
        clause = entry.clause
        named = places_of_entry(
            self._context, self._article, clause.index, self._places.codes, clause.words.end, clause.end
        )
        place = next((each for each in named if each.verb is None), None)
        at = found.place or (self._fact_of_place(place, found.stop) if place is not None else None)
        return attrs.evolve(
            found,
            place=at,
            duration=found.duration or entry.duration,
            duration_qualifier=found.duration_qualifier if found.duration is not None else entry.qualifier,
        )

    def _engagements_in(self, index: int, sentence: Sentence) -> Iterator[FoundEngagement]:
        self._move(sentence)
        words = list(engagement_words(sentence.text))
        last: FoundEngagement | None = None
        for number, each in enumerate(words):
            following = [other.start for other in words[number + 1 :] if other.start >= each.end]
            end = end_of_deed(sentence.text, each.end, following[0] if following else len(sentence.text))
            clause = EngagementClause(context=self._context, article=self._article, index=index, words=each, end=end)
            if not is_on_visit(clause, self._narration, self._frame):
                continue
            people = read_participants(clause, self._narration)
            stop = stop_of_engagement(clause, self._stops, self._stop, people)
            if stop is None:
                continue  # in the city or with the leader of a country that is no stop
            when = read_engagement_day(clause, self._days, stop)
            found = self._compose(clause, when, stop) if not isinstance(when, OtherDay) else None
            if found is None:
                continue
            if last is not None and _FOLLOWED_BY.search(sentence.text, 0, each.start) is not None:
                found = follow_up(found, last)
            last = found
            yield from each_alone(found, sentence.text[:end])
        self._add_travel_places(index, sentence)

    def _move(self, sentence: Sentence) -> None:
        """The stop that is spoken of from now on: the one whose country or city a sentence of the visit names."""
        found = [
            (mention.start, stop.key)
            for mention in sentence.countries
            for stop in self._stops
            if stop.code in mention.codes and _TO_PLACE.search(sentence.text[: mention.start]) is not None
        ]
        if found:
            self._stop = min(found)[1]

    def _compose(
        self, clause: EngagementClause, when: ProposedFact | None, stop: str, *, is_entry: bool = False
    ) -> FoundEngagement | None:
        words, fate = clause.words, fate_of(clause)
        reading = reading_of_status(clause) if fate is None or not fate.is_of_list else None
        is_off = fate is not None or (reading is not None and reading.status is not EngagementStatus.ADDED)
        cited = clause.cited(words.start, words.end, is_off=is_off)
        verdict = judge_engagement(cited, words.kind).verdict
        if not verdict.is_proof and not (is_entry and verdict is Verdict.ATTESTED):
            return None
        kind = clause.fact(words.kind.value, words.start, words.end)
        if not verdict.is_proof:
            kind = attrs.evolve(kind, note="The words are an entry of a programme, with no verb.")
        forum, recurrence = read_forum(clause)
        duration, qualifier = read_engagement_length(clause)
        label, place = read_label(clause), self._place(clause, stop)
        site = _named_site(clause)
        if site is not None and (place is None or (label is not None and place.citations == (site.citation,))):
            label, place = None, self._fact_of_place(site, stop)
        if clause.words.is_noun and clause.words.kind is EngagementKind.TOUR and label is None and place is None:
            return None  # "the visit to" with nothing that tells it from the whole visit
        return FoundEngagement(
            stop=stop,
            kind=kind,
            article=self._article,
            index=clause.index,
            participants=read_participants(clause, self._narration),
            when=when,
            duration=duration,
            duration_qualifier=qualifier,
            place=place,
            label=label,
            forum=forum,
            recurrence=recurrence,
            modality=read_engagement_modality(clause) if self._frame is not Frame.PAST else None,
            status=_status_of(clause, reading, fate),
        )

    def _place(self, clause: EngagementClause, stop: str) -> ProposedFact | None:
        """The place of an engagement: named after it, before "where", or at the head of its sentence."""
        text, words = clause.text, clause.words
        found = list(places_in(self._context, self._article, clause.index, self._places.codes))
        behind = [each for each in found if words.end <= each.start < clause.end and _is_near(text, words.end, each)]
        led_to = [each for each in found if _WHERE.fullmatch(text, each.end, words.start) is not None]
        head = start_of_deed(text, words.start)
        opening = [each for each in found if _OPENING_PLACE.fullmatch(text, head, each.start) is not None]
        if not opening and not any(each.start < words.start for each in found[1:]):
            # "In Lisbon she will be received by Roth and will meet Moe": both are there.
            opening = [each for each in found[:1] if _OPENING_PLACE.fullmatch(text, 0, each.start) is not None]
        for each in found:
            if each.code is not None:
                self._places.add(each, stop)  # "at the palace in Lisbon"
        chosen = next(iter((*behind, *led_to, *opening)), None)
        return self._fact_of_place(chosen, stop) if chosen is not None else None

    def _fact_of_place(self, place: PlaceMention, stop: str) -> ProposedFact:
        return ProposedFact(value=self._places.add(place, stop), citations=(place.citation,))

    def _add_travel_places(self, index: int, sentence: Sentence) -> None:
        """Adds the places to which those who travel go in a sentence, with no engagement there."""
        for place in places_in(self._context, self._article, index, self._places.codes):
            if place.verb is not None and self._is_travel_of_visit(index, sentence, place, place.verb):
                self._places.add(place, self._stop)

    def _is_travel_of_visit(self, index: int, sentence: Sentence, place: PlaceMention, verb: int) -> bool:
        text, clause = sentence.text, sentence.clause_at(verb)
        if ANOTHER.search(text, clause.start, clause.end) is not None:
            return False
        if sentence.denial_at(place.start, place.end) is not None and self._frame is not Frame.OFF:
            return False
        if self._narration.actor_at(index, verb).actor not in {Actor.TRAVELLER, Actor.VISIT}:
            return False
        if any(
            mention.start > place.end
            and mention.strength is Strength.NAME
            and self._places.codes.isdisjoint(mention.codes)
            and _OF_NEXT_VISIT.search(text, place.end, mention.start) is not None
            for mention in sentence.countries
        ):
            return False  # "left for Lagos for a visit to Nigeria"
        if self._frame is Frame.AHEAD and _ONCE_DUE.search(text, clause.start, place.start) is not None:
            return False
        direction = direction_at(text, place.start, place.end)
        other_time = {Frame.AHEAD: Direction.PAST, Frame.PAST: Direction.FUTURE}.get(self._frame)
        if direction is other_time:
            return False
        for mention in sentence.figures:
            if isinstance(mention.reading, DateReading) and sentence.clause_at(mention.start) == clause:
                day = read_day_mention(self._context, self._article, index, mention)
                if day is not None and not any(self._days.is_within(each) for each in day.candidates):
                    return False
        if _OTHER_EVENT.search(text, verb, place.start) is not None:
            return False
        return _UNSURE.search(text, clause.start, place.start) is None


def _status_of(
    clause: EngagementClause, reading: ProgrammeReading | None, fate: EngagementFate | None
) -> ProposedFact | None:
    if reading is not None:
        return clause.fact(reading.status.value, reading.start, reading.end)
    return ProposedFact(value=fate.status.value, note=fate.note) if fate is not None else None


def _is_near(text: str, end: int, place: PlaceMention) -> bool:
    """Whether a place belongs to what is done: nothing between them has a matter of its own."""
    return (
        place.start - end < _FURTHEST_PLACE
        and _OTHER_MATTER.search(text, end, place.start) is None
        and (_PLACE_OF_THE_FIRST.search(text, end, place.start) is None)
    )


def _named_site(clause: EngagementClause) -> PlaceMention | None:
    """The site that a tour is of, if it has a name: "the Great Mosque"."""
    site = SITE.match(clause.text, clause.words.object_start, clause.end)
    if clause.words.kind is not EngagementKind.TOUR or site is None:
        return None
    start, end = site.span("site" if site.group("site") is not None else "name")
    name = clause.text[start:end]
    is_name = all(word[0].isupper() or word in {"of", "the"} for word in name.split()[:2])
    if not is_name or not judge_place(clause.cited(start, end), name).verdict.is_proof:
        return None
    return PlaceMention(name=name, start=start, end=end, citation=clause.cite(start, end))
