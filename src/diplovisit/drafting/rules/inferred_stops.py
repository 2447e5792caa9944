"""Stops that no words state as such: where a report comes from, a denied visit, a city, the only other country."""

import re
from collections.abc import Iterator
from typing import Final

from diplovisit.drafting.proposal import ProposedFact
from diplovisit.drafting.rules.actors import Actor, Narration
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.frames import ANOTHER
from diplovisit.drafting.rules.journey import (
    TO_CAPITAL,
    Destination,
    StopOfJourney,
    codes_on_day,
    is_body_of_organisation,
    key_of_country,
    verb_before,
)
from diplovisit.evidence.clauses.chunks import finite_verbs
from diplovisit.evidence.names import CountryMention, Strength, country_mentions, country_roles
from diplovisit.evidence.status_readings import status_readings
from diplovisit.record.polities import polity_name

_HEARSAY: Final = re.compile(r"\b(?:[Rr]eports? (?:say|said|that)|reportedly|rumou?r)")
_VISIT_BY: Final = re.compile(r"(?:visit|trip|journey|tour) (?:to [A-Z][\w ]{2,30} )?by ")
_HERE: Final = re.compile(
    r"\b(?:arrived|arrives|lands|landed|reached|reaches|came|comes|is|will arrive"
    r"|will be)(?: back)? here\b(?! (?:to stay|in))"
)


def infer_stops(context: DraftContext) -> tuple[StopOfJourney, ...]:
    """Returns the stop that words show without stating it; inferred, so that a person has to look at it."""
    return tuple(_stops_of_dateline(context)) or tuple(_weak_stops(context))


def _stops_of_dateline(context: DraftContext, arrival: re.Pattern[str] = _HERE) -> Iterator[StopOfJourney]:
    """The country of the dateline, where one who travels has "arrived here"; inferred."""
    for article in context.articles:
        card = next((each for each in context.sources if each.id == article.id), None)
        place = card.dateline_place if card is not None else None
        codes = [
            code
            for mention in country_mentions(place.value if place is not None else "")
            for code in codes_on_day(mention, context.day_of(article) or context.options.day)
        ]
        if len(codes) != 1 or place is None or codes[0] in context.traveller_countries:
            continue
        narration = Narration(context, article)
        for index, sentence in enumerate(article.sentences):
            match = arrival.search(sentence.text)
            if match is None or narration.actor_at(index, match.start()).actor is not Actor.TRAVELLER:
                continue
            name = polity_name(codes[0]) or codes[0]
            note = f'The words say "{match.group()}", and the report comes from {place.value} in {name}.'
            destination = Destination(
                article=article, index=index, sentence=sentence, start=match.start(), end=match.end(), code=codes[0],
                is_capital=False, verb=match.start(),
            )  # fmt: skip
            key = key_of_country(codes[0])
            fact = ProposedFact(value=codes[0], citations=(destination.citation,), note=note)
            yield StopOfJourney(key=key, code=codes[0], country=fact, destinations=(destination,))
            return


_ARRIVED: Final = re.compile(r"\b(?:arrived|landed|reached|alighted)\b")
_LEAVES_FOR: Final = re.compile(
    r"\b(?:(?:leav(?:e|es|ing)|left|depart(?:s|ed)?) (?:[\w’'-]+ ){0,3}?for|(?:goes|go|going|went|continues?|proceeds?"
    r"|flies|travels) on (?:[\w’'-]+ ){0,2}?to)(?: the)? $"
)


def add_stop_of_dateline(context: DraftContext, stops: tuple[StopOfJourney, ...]) -> tuple[StopOfJourney, ...]:
    """Puts the country of the dateline before the only stop, where the journey goes on to that from there."""
    if len(stops) != 1 or not all(
        _LEAVES_FOR.search(each.sentence.text, 0, each.start) is not None for each in stops[0].destinations
    ):
        return stops
    here = tuple(_stops_of_dateline(context, _ARRIVED))
    return (*here, *stops) if here and here[0].code != stops[0].code else stops


def _weak_stops(context: DraftContext) -> Iterator[StopOfJourney]:
    """The country that words name as the place of the visit and deny, whose city they name, or which is the other one.

    No words state it, so that it is inferred and a person has to look at it.
    """
    reasons = (_reason_denied, _reason_city, _reason_only_other)
    for reason in reasons:
        for article in context.articles:
            narration = Narration(context, article)
            for index, sentence in enumerate(article.sentences):
                for mention in country_roles(sentence.text).mentions:
                    codes = codes_on_day(mention, context.day_of(article) or context.options.day)
                    if len(codes) != 1 or codes[0] in context.traveller_countries:
                        continue
                    if is_body_of_organisation(sentence.text, mention, codes[0]):
                        continue
                    verb = verb_before(sentence.text, mention.start, mention.end)
                    name = polity_name(codes[0]) or codes[0]
                    note = reason(context, narration, index, mention, verb, name)
                    if note is None:
                        continue
                    destination = Destination(
                        article=article, index=index, sentence=sentence, start=mention.start, end=mention.end,
                        code=codes[0], is_capital=mention.strength is Strength.METONYM, verb=verb,
                    )  # fmt: skip
                    key = key_of_country(codes[0])
                    fact = ProposedFact(value=codes[0], note=note)
                    yield StopOfJourney(key=key, code=codes[0], country=fact, destinations=(destination,))
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
    """Why a country is the stop whose capital words name as the place."""
    text = narration.article.sentences[index].text
    if mention.strength is not Strength.METONYM or narration.actor_at(index, verb).actor is Actor.OTHER:
        return None
    before = text[: mention.start]
    is_title = not finite_verbs(text) and re.search(r"\b(?:to|in|for|at) $", before, re.IGNORECASE) is not None
    if (TO_CAPITAL.search(before) is None and not is_title) or _HEARSAY.search(before) is not None:
        return None
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
