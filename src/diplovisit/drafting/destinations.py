"""The stops of a visit: the countries to which those who travel go, in the order of the journey, with their places.

A country counts where the words have it as the place of a visit, the one who goes there travels on this visit, and the
clause speaks of this visit: not of an earlier or a later one, and not of one that was given up.
"""

import datetime
import enum
import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplovisit.drafting.actors import Actor, Narration
from diplovisit.drafting.article import Article
from diplovisit.drafting.day_mentions import read_day_mention
from diplovisit.drafting.draft_context import DraftContext
from diplovisit.drafting.proposal import Citation, ProposedFact
from diplovisit.evidence.clauses.chunks import finite_verbs
from diplovisit.evidence.names import CountryMention, Strength, country_mentions, country_roles
from diplovisit.evidence.readings import Direction, direction_at
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.status_readings import status_readings
from diplovisit.evidence.verdicts.countries import judge_country
from diplovisit.record import Status
from diplovisit.record.polities import polity, polity_name


class Frame(enum.StrEnum):
    """How the chief words of a visit speak of it. NOW is also that of words that do not say."""

    AHEAD = "ahead"
    NOW = "now"
    PAST = "past"
    OFF = "off"


@attrs.frozen(kw_only=True, eq=False)
class Destination:
    """A place of a sentence where this visit goes: a country, or a capital that is named as the place of a visit.

    start, end: the words in the sentence. verb: where the word of travel stands that governs it.
    """

    article: Article
    index: int
    sentence: Sentence
    start: int
    end: int
    code: str
    is_capital: bool
    verb: int

    @property
    def citation(self) -> Citation:
        """The words of the destination."""
        return self.article.cite(self.sentence, self.start, self.end)


@attrs.frozen(kw_only=True)
class StopOfJourney:
    """A country of the journey, with the words of it. frame: how the chief words speak of the visit."""

    key: str
    code: str
    country: ProposedFact
    destinations: tuple[Destination, ...]


_TRAVEL: Final = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|travel(?:s|led|ed|ling|ing)?|trips?|tours?|toured|journeys?|stopovers?|stops?"
    r"|stay(?:s|ed)?"
    r"|fl(?:y|ies|ew|ying)|go(?:es|ing)?|went|arriv(?:e|es|ed|ing|al)|land(?:s|ed|ing)?|head(?:s|ed|ing)?|com(?:e"
    r"|es|ing)"
    r"|came|leav(?:e|es|ing)|left|depart(?:s|ed|ure)?|proceed(?:s|ed)?|continue[sd]?|lead(?:s|ing)?|led|due"
    r"|receive[sd]?"
    r"|welcome[sd]?|host(?:s|ed)?|spen[dt]|be in|is in|was in|take[sn]?|took|expected|calls?|pa(?:y|id|ying)|mak(?:e|es"
    r"|ing)|made)\b",
    re.IGNORECASE,
)
ANOTHER: Final = re.compile(
    r"\b(?:last(?! (?:night|week|month|day|two|three|four|five|minute|stop|leg|stage))|previous (?:visit|trip|tour"
    r"|stay|\w+ visit)"
    r"|earlier (?:visit|trip|tour|stay)|past (?:visit|trip)|once before|ago|return visit|in turn|years? since"
    r"|(?:has|have) (?:\w+ ){0,2}?"
    r"(?:visited|been (?:to|in)|travelled|traveled|hosted)|had (?:\w+ ){0,3}?(?:visited|been (?:to|in|expected|due"
    r"|meant)"
    r"|expected|planned|hoped|travelled|intended)|instead|separately|for (?:his|her|their) part|invited)\b",
    re.IGNORECASE,
)
_FIRST_OF: Final = re.compile(r"\bduring (?:the|his|her|their) (?:first|last|previous|earlier)\b", re.IGNORECASE)
_ONWARD: Final = re.compile(
    r"\b(?:then|afterwards?|onwards?|on to|before (?:going|travelling|traveling|flying|heading|continuing|moving)"
    r"|proceed|continue|from there|next stop|second leg|final leg|last leg|also|leg|after (?:his|her|their|the)"
    r" (?:visit|stay|stop|talks)|[Ff]rom [A-Z][\w’'-]+)\b"
)
_LIST: Final = re.compile(
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
            if each.code in known or _is_joined(each, anchor, destinations):
                known.add(each.code)
                found.setdefault(each.code, []).append(each)
    if not found:
        return tuple(_stops_of_dateline(context)) or tuple(_weak_stops(context))
    return tuple(sorted((_stop(code, own) for code, own in found.items()), key=_place_in_text))


_HERE: Final = re.compile(
    r"\b(?:arrived|arrives|lands|landed|reached|reaches|came|comes|is|will arrive"
    r"|will be)(?: back)? here\b(?! (?:to stay|in))"
)


def _stops_of_dateline(context: DraftContext) -> Iterator[StopOfJourney]:
    """The country of the dateline, where one who travels has "arrived here"; inferred."""
    for article in context.articles:
        card = next((each for each in context.sources if each.id == article.id), None)
        place = card.dateline_place if card is not None else None
        codes = [
            code
            for mention in country_mentions(place.value if place is not None else "")
            for code in _codes_on(mention, context.day_of(article) or context.options.day)
        ]
        if len(codes) != 1 or place is None or codes[0] in context.traveller_countries:
            continue
        narration = Narration(context, article)
        for index, sentence in enumerate(article.sentences):
            match = _HERE.search(sentence.text)
            if match is None or narration.actor_at(index, match.start()).actor is not Actor.TRAVELLER:
                continue
            name = polity_name(codes[0]) or codes[0]
            note = f'The words say "{match.group()}", and the report comes from {place.value} in {name}.'
            destination = Destination(
                article=article, index=index, sentence=sentence, start=match.start(), end=match.end(), code=codes[0],
                is_capital=False, verb=match.start(),
            )  # fmt: skip
            key = re.sub(r"\W+", "-", name.lower()).strip("-")
            fact = ProposedFact(value=codes[0], citations=(destination.citation,), note=note)
            yield StopOfJourney(key=key, code=codes[0], country=fact, destinations=(destination,))
            return


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
    key = re.sub(r"\W+", "-", name.lower()).strip("-")
    if named:
        by_source: dict[str, Citation] = {}
        for each in named:
            by_source.setdefault(each.article.id, each.citation)
        country = ProposedFact(value=code, citations=tuple(by_source.values()))
    else:
        first = destinations[0]
        city = first.sentence.text[first.start : first.end]
        country = ProposedFact(
            value=code,
            citations=(first.citation,),
            note=f"The words name {city} as the place of the visit, which is the capital of {name}.",
        )
    return StopOfJourney(key=key, code=code, country=country, destinations=tuple(destinations))


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
                    codes = _codes_on(mention, context.day_of(article) or context.options.day)
                    if len(codes) != 1 or codes[0] in context.traveller_countries:
                        continue
                    verb = _verb_of(sentence.text, mention.start, mention.end)
                    name = polity_name(codes[0]) or codes[0]
                    note = reason(context, narration, index, mention, verb, name)
                    if note is None:
                        continue
                    destination = Destination(
                        article=article, index=index, sentence=sentence, start=mention.start, end=mention.end,
                        code=codes[0], is_capital=mention.strength is Strength.METONYM, verb=verb,
                    )  # fmt: skip
                    key = re.sub(r"\W+", "-", name.lower()).strip("-")
                    fact = ProposedFact(value=codes[0], note=note)
                    yield StopOfJourney(key=key, code=codes[0], country=fact, destinations=(destination,))
                    return


_VISITS: Final = re.compile(r"(?:visit|trip|tour)", re.IGNORECASE)
_HEARSAY: Final = re.compile(r"\b(?:[Rr]eports? (?:say|said|that)|reportedly|rumou?r)")


def _reason_denied(
    context: DraftContext, narration: Narration, index: int, mention: CountryMention, verb: int, name: str
) -> str | None:
    """Why a country is the stop that words name as the place of a visit, and deny or suppose."""
    sentence = narration.article.sentences[index]
    if not country_roles(sentence.text).is_visited(mention):
        return None
    actor = narration.actor_at(index, verb).actor
    is_title = not finite_verbs(sentence.text) and actor is Actor.UNKNOWN
    if actor not in {Actor.TRAVELLER, Actor.VISIT} and not is_title:
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
    if (_TO_CAPITAL.search(before) is None and not is_title) or _HEARSAY.search(before) is not None:
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


def _destinations_of(context: DraftContext, article: Article) -> Iterator[Destination]:
    """Yields the destinations of this visit in an article, in order."""
    narration = Narration(context, article)
    frame = frame_of(context, article, narration)
    for index, sentence in enumerate(article.sentences):
        roles = country_roles(sentence.text)
        for mention in roles.mentions:
            code = _visited_code(context, article, sentence, mention, is_off=frame is Frame.OFF)
            if code is None:
                continue
            verb = _verb_of(sentence.text, mention.start, mention.end)
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
                end=mention.end,
                code=code,
                is_capital=mention.strength is Strength.METONYM,
                verb=verb,
            )


def _visited_code(
    context: DraftContext, article: Article, sentence: Sentence, mention: CountryMention, *, is_off: bool
) -> str | None:
    """The country that a mention names as the place of a visit; None if it does not."""
    codes = _codes_on(mention, context.day_of(article))
    states = [code for code in codes if not code.startswith("x-") or mention.strength is Strength.NAME]
    if len(states) != 1:
        return None
    words = context.cited(article, sentence, mention.start, mention.end, is_off=is_off)
    if mention.strength is Strength.NAME:
        if words.denial is not None or not judge_country(words, states[0], is_place=True).verdict.is_proof:
            return None
        return states[0]
    if mention.strength is Strength.METONYM and _TO_CAPITAL.search(sentence.text, 0, mention.start):
        return None if words.denial is not None else states[0]
    return None


_TO_CAPITAL: Final = re.compile(
    r"\b(?:(?:visit|visits|trip|travel|travels|tour|journey|fly|flies|flew|go|goes|going|went|head|heads|headed"
    r"|travelled"
    r"|traveled)(?: (?:on|back|next|last|today|tomorrow|[A-Z]\w+day|week|month)){0,3} to"
    r"|(?:expected|due) (?:back )?in|(?:arriv\w+|land(?:s|ed|ing)?) (?:on \w+ )?in|(?:will|would|to) visit|visited"
    r"|(?:left|leaves?)(?: [\w’'-]+){0,4} for) (?:the capital,? )?$"
)


def _codes_on(mention: CountryMention, day: datetime.date | None) -> tuple[str, ...]:
    """The countries that a mention means on a day; where the day is not known, those that still exist."""
    return mention.codes_on(day) if day is not None else tuple(code for code in mention.codes if _is_current(code))


def _is_current(code: str) -> bool:
    state = polity(code)
    return state is not None and state.until is None


def _verb_of(text: str, start: int, end: int) -> int:
    """Where the word of travel begins that stands nearest before a place, or else nearest behind it."""
    before = [match.start() for match in _TRAVEL.finditer(text, 0, start)]
    if before:
        return before[-1]
    behind = _TRAVEL.search(text, end)
    return behind.start() if behind is not None else start


def frame_of(context: DraftContext, article: Article, narration: Narration) -> Frame:
    """Returns how the first sentence that states a status of this visit speaks of it; NOW where none does."""
    frames = {
        Status.UNDER_WAY: Frame.NOW,
        Status.HELD: Frame.PAST,
        Status.CANCELLED: Frame.OFF,
        Status.POSTPONED: Frame.OFF,
    }
    for index, sentence in enumerate(article.sentences):
        for each in sorted(status_readings(sentence), key=lambda each: each.start):
            if each.scopes or narration.actor_at(index, each.start).actor not in {Actor.TRAVELLER, Actor.VISIT}:
                continue
            if ANOTHER.search(sentence.text, max(0, each.start - 40), each.end) is not None:
                continue
            if _LEAVES.search(sentence.text, each.start, each.end) and not sentence.text.startswith(" for", each.end):
                continue  # the end of a visit
            if each.status is Status.HELD and is_long_past(context, article, index, each.start, each.end):
                continue
            return frames.get(each.status, Frame.AHEAD)
    return Frame.NOW


_LEAVES: Final = re.compile(r"\b(?:leave|depart|return)$")
_MOST_DAYS_BACK: Final = 31


def is_long_past(context: DraftContext, article: Article, index: int, start: int, end: int) -> bool:
    """Whether the clause of a visit has a date that is too old for a report: "visited Portugal in 2021"."""
    sentence, dateline = article.sentences[index], context.day_of(article)
    clause = sentence.clause_at(start)
    for mention in sentence.figures:
        if not clause.start <= mention.start < max(clause.end, end) or dateline is None:
            continue
        day = read_day_mention(context, article, index, mention)
        latest = [each.upper for each in day.candidates if each.upper is not None] if day is not None else []
        if latest and (dateline - max(latest)).days > _MOST_DAYS_BACK:
            return True
    return False


def is_of_visit(
    context: DraftContext,
    narration: Narration,
    index: int,
    sentence: Sentence,
    verb: int,
    span: tuple[int, int],
    frame: Frame,
) -> bool:
    """Whether the clause of a verb or noun speaks of this visit, and not of another one or of another person.

    span: what is said of it, such as a place or a day, which tells whether it is past or still to come.
    """
    text, end = sentence.text, span[1]
    clause = sentence.clause_at(verb)
    first, last = clause.start, max(end, min(clause.end, end + 60))
    is_title = not finite_verbs(text)
    subject = narration.actor_at(index, verb)
    if is_title and subject.actor is Actor.UNKNOWN:
        if any(each.actor is Actor.OTHER and each.start < end for each in narration.subjects(index)):
            return False
        return ANOTHER.search(text, first, last) is None
    if subject.actor not in {Actor.TRAVELLER, Actor.VISIT} and not _hosts(text, verb, narration, index):
        return False
    if ANOTHER.search(text, first, last) is not None or _FIRST_OF.search(text) is not None:
        return False
    direction = direction_at(text, *span)
    if context.is_ahead and direction is Direction.PAST:
        return False
    if frame is Frame.AHEAD:
        return direction is not Direction.PAST
    if frame is Frame.PAST:
        return direction is not Direction.FUTURE
    return True


def _hosts(text: str, verb: int, narration: Narration, index: int) -> bool:
    """Whether a country receives one who travels: "Portugal will receive the President of Chile"."""
    if re.match(r"(?:receive|welcome|host)", text[verb:], re.IGNORECASE) is None:
        return False
    behind = [each for each in narration.subjects(index) if each.start > verb]
    return bool(behind) and behind[0].actor is Actor.TRAVELLER


def _is_joined(destination: Destination, anchor: Destination, destinations: list[Destination]) -> bool:
    """Whether a further country belongs to the journey: listed with the first one, or reached after it."""
    text = destination.sentence.text
    if destination.is_capital:
        return _is_reached_from(destination, anchor)
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
