"""The stops of a visit: the countries to which those who travel go, in the order of the journey, with their places.

A country counts where the words have it as the place of a visit, the one who goes there travels on this visit, and the
clause speaks of this visit: not of an earlier or a later one, and not of one that was given up.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Citation, ProposedFact
from diplovisit.drafting.rules.actors import Narration
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.frames import Frame, frame_of, is_of_visit
from diplovisit.drafting.rules.inferred_stops import add_stop_of_dateline, infer_stops
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
from diplovisit.evidence.names import CountryMention, Strength, country_roles
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.verdicts.countries import judge_country
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.polities import polity_name

_VISITS: Final = lazy_pattern(r"(?:visit|trip|tour)", re.IGNORECASE)
_ONWARD: Final = lazy_pattern(
    r"\b(?:then|afterwards?|onwards?|on to|before (?:going|travelling|traveling|flying|heading|continuing|moving)"
    r"|proceed|continue|from there|next stop|second leg|final leg|last leg|also|leg|after (?:his|her|their|the)"
    r" (?:visit|stay|stop|talks)|[Ff]rom [A-Z][\w’'-]+)\b"
)
_LIST: Final = lazy_pattern(
    r"(?:[\s,]|\band\b|\bthen\b|\bto\b|\bas well as\b|\bfollowed by\b|\bon\b|\bfrom\b|\bbefore\b|\bafter\b|\bthe\b"
    r"|\bboth\b"
    r"|\bRepublic of\b|\bKingdom of\b|\bKingdom\b|[A-Z][\w’'-]++|\d++)*+"
)


def find_stops(context: DraftContext) -> tuple[StopOfJourney, ...]:
    """Returns the countries of this visit in the order of the journey."""
    found: dict[str, list[Destination]] = {}
    for article in context.articles:
        destinations = list(_destinations_of(context, article))
        named = [each for each in destinations if not each.is_capital]
        anchor = next(iter(named or destinations), None)
        if anchor is None:
            continue
        known = _chief_countries(named or [anchor])
        for each in destinations:
            if each.code in known or (
                _is_joined(each, anchor, destinations) and not _is_of_one_alone(context, each, anchor)
            ):
                known.add(each.code)
                found.setdefault(each.code, []).append(each)
    if all(_is_stopover(each) for own in found.values() for each in own) and (inferred := infer_stops(context)):
        return inferred
    stops = tuple(sorted((_stop(code, own) for code, own in found.items()), key=_place_in_text))
    return add_stop_of_dateline(context, stops)


_TOGETHER: Final = lazy_pattern(r"\b(?:[Tt]hey|[Bb]oth|[Tt]he two|[Tt]ogether|[Tt]he (?:royal |imperial )?couple)\b")


def _is_of_one_alone(context: DraftContext, destination: Destination, anchor: Destination) -> bool:
    """Whether one of several who visit the first country together goes on alone: "Ms Roth will then visit Spain"."""
    joint = _travellers_before(context, anchor)
    own = _travellers_before(context, destination)
    if len(joint) < 2 or destination.sentence is anchor.sentence or joint <= own:  # a pair has two
        return False
    clause = destination.sentence.clause_at(destination.verb)
    if _TOGETHER.search(destination.sentence.text, clause.start, destination.verb) is not None:
        return False
    key = Narration(context, destination.article).actor_at(destination.index, destination.verb).key
    return key in joint


def _travellers_before(context: DraftContext, destination: Destination) -> set[str]:
    """Those who travel and whom a sentence names before the word of travel of a place."""
    text = destination.sentence.text
    return {
        person.key
        for person in context.people
        if person.key in context.traveller_keys
        and any(each.end <= destination.verb for each in context.mentions_of(person, text))
    }


_STOPOVER: Final = lazy_pattern(
    r"\b(?:overnight|refuell?ing|technical|transit|brief) (?:stop|stopover|halt|layover) (?:in|at) (?:the )?$"
)


def _is_stopover(destination: Destination) -> bool:
    """Whether words have a place as a stop on the way: "booked to fly to Oslo, with an overnight stop in Doha"."""
    return _STOPOVER.search(destination.sentence.text, 0, destination.start) is not None


def _chief_countries(named: Sequence[Destination]) -> set[str]:
    """The countries of the headings that come first, and that of the first sentence with a verb."""
    chief: set[str] = set()
    for each in named:
        chief.add(each.code)
        if finite_verbs(each.sentence.text):
            return chief
    return chief


def _place_in_text(stop: StopOfJourney) -> tuple[bool, int, int]:
    """Where a stop is first named: in a sentence with a verb, or else in a heading."""
    first = min(stop.destinations, key=lambda each: (not finite_verbs(each.sentence.text), each.index, each.start))
    return (not finite_verbs(first.sentence.text), first.index, first.start)


def _stop(code: str, destinations: list[Destination]) -> StopOfJourney:
    named = [each for each in destinations if not each.is_capital]
    name = polity_name(code) or code
    key = key_of_country(code)
    if named:
        by_source: dict[str, Citation] = {}
        for each in named:
            by_source.setdefault(each.article.id, each.citation)
        country = ProposedFact(value=code, citations=tuple(by_source.values()))
    else:
        first = destinations[0]
        words = first.sentence.text[first.start : first.end]
        city = f"the {words}" if words.endswith("capital") else f"{words}, the capital of {name},"
        country = ProposedFact(
            value=code,
            citations=(first.citation,),
            note=f"The words name {city} as the place of the visit.",
        )
    return StopOfJourney(key=key, code=code, country=country, destinations=tuple(destinations))


def _destinations_of(context: DraftContext, article: Article) -> Iterator[Destination]:
    """Yields the destinations of this visit in an article, in order."""
    narration = Narration(context, article)
    frame = frame_of(context, article, narration)
    for index, sentence in enumerate(article.sentences):
        roles = country_roles(sentence.text)
        for mention in roles.mentions:
            code = _visited_code(context, article, sentence, mention, is_off=frame is Frame.OFF)
            if code is None or sentence.text.startswith("$", mention.end):
                continue  # "reached US$ 1.38 billion"
            verb = verb_before(sentence.text, mention.start, mention.end)
            is_home = code in context.traveller_countries and mention.strength is Strength.METONYM
            if is_home or (code in context.traveller_countries and _VISITS.match(sentence.text, verb) is None):
                continue
            if not is_of_visit(context, narration, index, sentence, verb, (mention.start, mention.end), frame):
                continue
            yield Destination(
                article=article,
                index=index,
                sentence=sentence,
                start=mention.start,
                end=mention.end + (len(" capital") if mention.strength is Strength.DEMONYM else 0),
                code=code,
                is_capital=mention.strength is not Strength.NAME,
                verb=verb,
            )


def _visited_code(
    context: DraftContext, article: Article, sentence: Sentence, mention: CountryMention, *, is_off: bool
) -> str | None:
    """The country that a mention names as the place of a visit; None if it does not."""
    words = context.cited(article, sentence, mention.start, mention.end, is_off=is_off)
    code = country_of_place(mention, context.day_of(article))
    if code is None or words.denial is not None or is_body_of_organisation(sentence.text, mention, code):
        return None
    if mention.strength is Strength.NAME:
        is_place = judge_country(words, code, is_place=True).verdict.is_proof
    else:
        is_place = code not in ORGANISATIONS and country_roles(sentence.text).is_visited_capital(mention)
    return code if is_place else None


def _is_joined(destination: Destination, anchor: Destination, destinations: list[Destination]) -> bool:
    """Whether a further country belongs to the journey: listed with the first one, or reached after it."""
    text = destination.sentence.text
    if destination.is_capital:
        return _is_capital_of_journey(destination, anchor)
    earlier = [
        each for each in destinations if each.index == destination.index and each.article is destination.article
        and each.start < destination.start and not each.is_capital
    ]  # fmt: skip
    if earlier and destination.index == anchor.index:
        return True
    if earlier and any(each.code == anchor.code for each in earlier):
        return True
    behind = [
        each for each in destinations if each.index == destination.index and each.start > destination.start
        and each.code == anchor.code
    ]  # fmt: skip
    if behind and _LIST.fullmatch(text, destination.end, behind[0].start) is not None:
        return True
    clause = destination.sentence.clause_at(destination.verb)
    return _ONWARD.search(text, clause.start, destination.start) is not None


def _is_capital_of_journey(destination: Destination, anchor: Destination) -> bool:
    """Whether a capital belongs to the journey: it is reached from the first place or, where that is one, after it."""
    if _is_reached_from(destination, anchor):
        return True
    if not anchor.is_capital:
        return False
    text = destination.sentence.text
    if destination.sentence is anchor.sentence and _LIST.fullmatch(text, anchor.end, destination.start) is not None:
        return True  # "to Lisbon, Madrid and Rome"
    clause = destination.sentence.clause_at(destination.verb)
    return _NEXT_LEG.search(text, clause.start, destination.start) is not None


_NEXT_LEG: Final = lazy_pattern(
    r"\b(?:will then|then (?=travel|fl[yi]|go|head|visit|continue)|[Ff]rom there|next stop"
    r"|(?:second|final|last) (?:leg|stop))\b"
)


def _is_reached_from(destination: Destination, anchor: Destination) -> bool:
    """Whether a capital is reached from the first country: "From Bonn he flies on Friday to Rome"."""
    text = destination.sentence.text
    for mention in destination.sentence.countries:
        before = text[: mention.start]
        if (
            anchor.code in mention.codes
            and mention.end <= destination.start
            and re.search(r"\b[Ff]rom (?:the )?$", before)
        ):
            return True
    return False
