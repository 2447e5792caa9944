"""Stops that no words state as such: where a report comes from, a denied visit, a city, the only other country."""

import re
from collections.abc import Iterator
from typing import Final

from diplovisit.drafting.proposal import ProposedFact
from diplovisit.drafting.rules.actors import Actor, Narration
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.frames import ANOTHER, LAST_VISIT
from diplovisit.drafting.rules.journey import (
    ORGANISATIONS,
    Destination,
    StopOfJourney,
    country_of_place,
    is_body_of_organisation,
    key_of_country,
    verb_before,
)
from diplovisit.evidence.clauses.chunks import finite_verbs
from diplovisit.evidence.names import CountryMention, Strength, country_mentions, country_roles
from diplovisit.evidence.status_readings import status_readings
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.polities import polity_name

_HEARSAY: Final = lazy_pattern(r"\b(?:[Rr]eports? (?:say|said|that)|reportedly|rumou?r)")
_VISIT_BY: Final = lazy_pattern(r"(?:visit|trip|journey|tour) (?:to [A-Z][\w ]{2,30} )?by ")
_HERE: Final = lazy_pattern(
    r"\b(?:arriv(?:ed?|es|al)|land(?:ed|s)|reach(?:ed|es)|c[ao]mes?|is|was|will be|met|meets|held|holds|left|leaves"
    r"|departed|departs|flew|flies|began|begins|started|concluded|wrapped up|attended|addressed|visit\w*|trip|stay\w*"
    r"|talks)\b(?: (?!said|told)[^\s.;,:]+){0,8}? here\b(?! (?:to stay|in|at|and abroad))"
)
"""Words that have somebody in the city that a report comes from."""
_CAME: Final = lazy_pattern(
    r"\b(?:arrived|arrives|landed|flew in|touched down)(?: (?:late|early))?(?: on)?"
    r" (?:[A-Z]\w+day|today|yesterday|this (?:morning|afternoon|evening)|for (?:an?|talks))\b"
)
"""An arrival that names no place, which is the one that the report comes from."""


def infer_stops(context: DraftContext) -> tuple[StopOfJourney, ...]:
    """Returns the stop that words show without stating it; inferred, so that a person has to look at it."""
    return tuple(_stops_of_dateline(context, (_HERE, _CAME))) or tuple(_weak_stops(context))


def _stops_of_dateline(context: DraftContext, arrivals: tuple[re.Pattern[str], ...]) -> Iterator[StopOfJourney]:
    """The country of the dateline, where one who travels has "arrived here"; inferred."""
    for article in context.articles:
        card = next((each for each in context.sources if each.id == article.id), None)
        place = card.dateline_place if card is not None else None
        day = context.day_of(article) or context.options.day
        mentions = country_mentions(place.value if place is not None else "")
        code = country_of_place(mentions[0], day) if len(mentions) == 1 else None
        if code is None or place is None or code in context.traveller_countries:
            continue
        narration = Narration(context, article)
        for index, sentence in enumerate(article.sentences):
            match = _arrival_here(narration, index, arrivals)
            if match is None:
                continue
            name = polity_name(code) or code
            note = f'The words say "{match.group()}", and the report comes from {place.value} in {name}.'
            destination = Destination(
                article=article, index=index, sentence=sentence, start=match.start(), end=match.end(), code=code,
                is_capital=False, verb=match.start(),
            )  # fmt: skip
            key = key_of_country(code)
            fact = ProposedFact(value=code, citations=(destination.citation,), note=note)
            yield StopOfJourney(key=key, code=code, country=fact, destinations=(destination,))
            return


_ARRIVED: Final = lazy_pattern(r"\b(?:arrived|landed|reached|alighted)\b")
_LEAVES_FOR: Final = lazy_pattern(
    r"\b(?:(?:leav(?:e|es|ing)|left|depart(?:s|ed)?) (?:[\w’'-]+ ){0,3}?for|(?:goes|go|going|went|continues?|proceeds?"
    r"|flies|travels) on (?:[\w’'-]+ ){0,2}?to)(?: the)? $"
)


_ARRIVED_HERE: Final = lazy_pattern(r"\b(?:arrive[ds]|landed|flew in|came|touched down) here\b(?! (?:to stay|in|at))")
_LEFT_BEHIND: Final = lazy_pattern(
    r"\b(?:after|following) (?:[\w-]+ ){0,4}?(?:stops?|visits?|talks|stays?|trips?|stopovers?) (?:in|to|at) [^.;]*$"
)


def _is_left_behind(destination: Destination) -> bool:
    """Whether the journey has left a place already: "arrived here after stops in Madrid and Rome"."""
    return _LEFT_BEHIND.search(destination.sentence.text, 0, destination.start) is not None


def add_stop_of_dateline(context: DraftContext, stops: tuple[StopOfJourney, ...]) -> tuple[StopOfJourney, ...]:
    """Puts the country of the dateline before the others, where one who travels has "arrived here".

    It also goes before the only stop, where the journey continues from the dateline to that stop. Stops after such an
    arrival are left out.
    """
    here = tuple(_stops_of_dateline(context, (_ARRIVED_HERE,)))
    if here and here[0].code not in {stop.code for stop in stops}:
        return (*here, *(stop for stop in stops if not all(map(_is_left_behind, stop.destinations))))
    if len(stops) != 1 or not all(
        _LEAVES_FOR.search(each.sentence.text, 0, each.start) is not None for each in stops[0].destinations
    ):
        return stops
    here = tuple(_stops_of_dateline(context, (_ARRIVED,)))
    return (*here, *stops) if here and here[0].code != stops[0].code else stops


def _arrival_here(narration: Narration, index: int, arrivals: tuple[re.Pattern[str], ...]) -> re.Match[str] | None:
    """The words of a sentence that have one who travels in the place of the report, on this visit."""
    sentence = narration.article.sentences[index]
    match = next((found for arrival in arrivals if (found := arrival.search(sentence.text)) is not None), None)
    if match is None or sentence.denial_at(*match.span()) is not None:
        return None
    clause = sentence.clause_at(match.start())
    is_other = ANOTHER.search(sentence.text, clause.start, match.end()) is not None
    if is_other or narration.actor_at(index, match.start()).actor is not Actor.TRAVELLER:
        return None
    return match


def _weak_stops(context: DraftContext) -> Iterator[StopOfJourney]:
    """The country that words name as the place of the visit and deny, whose city they name, or which is the other one.

    No words state it, so that it is inferred and a person has to look at it.
    """
    reasons = (_reason_denied, _reason_city, _reason_only_other, _reason_last_visit)
    for reason in reasons:
        for article in context.articles:
            narration = Narration(context, article)
            for index, sentence in enumerate(article.sentences):
                for mention in country_roles(sentence.text).mentions:
                    code = country_of_place(mention, context.day_of(article) or context.options.day)
                    if code is None or code in context.traveller_countries:
                        continue
                    is_seat = code in ORGANISATIONS and mention.strength is Strength.METONYM  # "to New York"
                    if is_seat or is_body_of_organisation(sentence.text, mention, code):
                        continue
                    verb = verb_before(sentence.text, mention.start, mention.end)
                    name = polity_name(code) or code
                    note = reason(context, narration, index, mention, verb, name)
                    if note is None:
                        continue
                    destination = Destination(
                        article=article, index=index, sentence=sentence, start=mention.start, end=mention.end,
                        code=code, is_capital=mention.strength is Strength.METONYM, verb=verb,
                    )  # fmt: skip
                    key = key_of_country(code)
                    fact = ProposedFact(value=code, note=note)
                    yield StopOfJourney(key=key, code=code, country=fact, destinations=(destination,))
                    return


def _reason_denied(
    context: DraftContext, narration: Narration, index: int, mention: CountryMention, verb: int, name: str
) -> str | None:
    """Why a country is the stop that words name as the place of a visit, and deny or suppose."""
    sentence = narration.article.sentences[index]
    if not country_roles(sentence.text).is_visited(mention):
        return None
    actor = narration.actor_at(index, verb).actor
    is_title = not finite_verbs(sentence.text) and actor is Actor.UNKNOWN
    is_by_traveller = _VISIT_BY.match(sentence.text, verb, mention.start) is not None and any(
        each.actor is Actor.TRAVELLER and verb <= each.start < mention.start for each in narration.subjects(index)
    )
    if actor not in {Actor.TRAVELLER, Actor.VISIT} and not is_title and not is_by_traveller:
        return None
    if sentence.denial_at(mention.start, mention.end) is None or ANOTHER.search(sentence.text, 0, mention.start):
        return None
    return f"The words have {name} as the place of the visit, and call it off, deny it or suppose it."


def _reason_city(
    context: DraftContext, narration: Narration, index: int, mention: CountryMention, verb: int, name: str
) -> str | None:
    """Why a country is the stop whose capital words name as the place, or that a heading names after the traveller."""
    sentence = narration.article.sentences[index]
    text = sentence.text
    actor = narration.actor_at(index, verb).actor
    if mention.strength is Strength.DEMONYM or actor is Actor.OTHER:
        return None
    if mention.strength is Strength.NAME and (
        actor is not Actor.TRAVELLER or sentence.denial_at(mention.start, mention.end)
    ):
        return None
    is_visited = actor is not Actor.UNKNOWN and country_roles(text).is_visited_capital(mention)
    before = text[: mention.start]
    is_title = not finite_verbs(text) and re.search(r"\b(?:to|in|for|at) $", before, re.IGNORECASE) is not None
    is_other = LAST_VISIT.search(before) is not None or _HEARSAY.search(before) is not None
    if is_other or not (is_visited or is_title):
        return None
    if mention.strength is Strength.NAME:
        return f"The heading names {name} behind the one who travels."
    return f"The words name {text[mention.start : mention.end]}, a city of {name}, as the place of the visit."


def _reason_only_other(
    context: DraftContext, narration: Narration, index: int, mention: CountryMention, verb: int, name: str
) -> str | None:
    """Why a country is the stop that a sentence about the visit names beside that of the traveller alone."""
    sentence = narration.article.sentences[index]
    readings = [each for each in status_readings(sentence) if not each.scopes]
    if not any(narration.actor_at(index, each.start).actor is Actor.TRAVELLER for each in readings):
        return None
    others = {
        each.codes[0]
        for each in country_roles(sentence.text).mentions
        if context.traveller_countries.isdisjoint(each.codes) and each.strength is Strength.NAME
    }
    if mention.strength is not Strength.NAME or len(others) != 1 or not context.traveller_countries:
        return None
    return f"The words name {name} alone beside the country of the traveller, where they speak of the visit."


def _reason_last_visit(
    context: DraftContext, narration: Narration, index: int, mention: CountryMention, verb: int, name: str
) -> str | None:
    """Why a country is the stop in which one who travels was "last" at another time."""
    text = narration.article.sentences[index].text
    match = LAST_VISIT.search(text, 0, mention.start)
    if match is None or mention.strength is not Strength.NAME:
        return None
    if text[match.end() : mention.start].strip() not in _ARTICLES:
        return None
    if narration.actor_at(index, match.start()).actor is not Actor.TRAVELLER:
        return None
    return f"The words say when the traveller was last in {name}, and name no other country of the visit."


_ARTICLES: Final = frozenset(["", "the"])
