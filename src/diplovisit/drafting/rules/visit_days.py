"""The days of a visit: of each stop, or of the visit as a whole, stated or derived by a rule from the dateline.

A day is one of the visit where its clause speaks of the journey, the stay or the visit itself. The days of what was
announced, of other visits and of deadlines are none. Where the words leave several days open, a person chooses.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Choice, ChoiceOption, ProposedFact
from diplovisit.drafting.rules.actors import Actor, Narration
from diplovisit.drafting.rules.day_mentions import (
    GIVEN_UP,
    NEW,
    REPORTS,
    DayMention,
    read_day_mention,
    read_edge_of_stay,
)
from diplovisit.drafting.rules.day_pairs import read_day_pair, second_of_pair
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.frames import Frame, frame_of, is_day_of_another_visit, is_of_visit
from diplovisit.drafting.rules.itineraries import first_and_last, read_itinerary
from diplovisit.drafting.rules.journey import Destination, StopOfJourney
from diplovisit.drafting.rules.programme_entries import days_of_programme
from diplovisit.drafting.rules.settled_days import MOST_DAYS, DayUse, near_other_days, settle_days
from diplovisit.drafting.rules.stay_edges import edge_of_stay
from diplovisit.drafting.rules.visit_lengths import read_lengths
from diplovisit.drafting.rules.visit_words import STAYS
from diplovisit.evidence.clauses.chunks import finite_verbs
from diplovisit.evidence.names import Strength
from diplovisit.evidence.readings import (
    DateReading,
    DateRelation,
    Mention,
)
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.verdicts.dates import is_day_of_visit
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Duration, Edtf


@attrs.frozen(kw_only=True)
class DaysOfVisit:
    """The days that were read. when: of the visit as a whole. of_stops: of each stop, by its key.

    earlier: days on which a stop was once to be, by its key. lengths: how long each stop is, by its key.
    """

    when: ProposedFact | None = None
    of_stops: dict[str, ProposedFact] = attrs.field(factory=dict)
    earlier: dict[str, ProposedFact] = attrs.field(factory=dict)
    lengths: dict[str, tuple[ProposedFact, ProposedFact | None]] = attrs.field(factory=dict)
    choices: tuple[Choice, ...] = ()


_MOST_WORDS_BEFORE: Final = 4
"""The words before a day that opens a sentence."""
_ENGAGES: Final = lazy_pattern(
    r"\b(?:meet(?:s|ings?)?|met|talks|consultations|summit|session|conference|seminar|dinner|lunch(?:eon)?"
    r"|reception|wreath"
    r"|sign(?:s|ed|ing)?|speech|address(?:es)?|deliver(?:s|ed)?|call(?:s|ed)? on|ceremony|forum|attend(?:s|ed)?|inspect"
    r"|open(?:s|ed)? (?:a|an|the)|press|breakfast|round of|received (?:by|at|in)|exhibition|speak(?:s)?|see(?:s)?)\b",
    re.IGNORECASE,
)


def read_visit_days(context: DraftContext, stops: Sequence[StopOfJourney]) -> DaysOfVisit:
    """Reads the days and lengths of the stops and of the visit as a whole, out of all articles."""
    uses: list[DayUse] = []
    lengths: dict[str, tuple[ProposedFact, ProposedFact | None]] = {}
    is_to_come = True
    for article in context.articles:
        narration = Narration(context, article)
        frame = frame_of(context, article, narration)
        is_to_come = is_to_come and frame is Frame.AHEAD
        uses += _uses_in(context, article, narration, frame, stops)
        for key, found in read_lengths(context, article, narration, frame, stops):
            lengths.setdefault(key, found)
    choices: list[Choice] = []
    of_stops: dict[str, ProposedFact] = {}
    earlier: dict[str, ProposedFact] = {}
    for stop in stops:
        own = [use for use in uses if use.stop == stop.key]
        length = lengths.get(stop.key)
        days = Duration(length[0].value).days if length is not None and length[1] is None else None
        now = [use for use in own if not use.is_earlier]
        if now and (fact := settle_days(context, now, days, f"{stop.key}/when", choices)) is not None:
            of_stops[stop.key] = fact
        before = [use for use in own if use.is_earlier]
        if stop.key not in of_stops and is_to_come:
            _offer_planned_days(before, f"{stop.key}/when", choices)
        unasked: list[Choice] = []
        if before and (fact := settle_days(context, before, days, f"{stop.key}/previously", unasked)) is not None:
            earlier[stop.key] = fact
    for stop in stops:
        own = [use for use in uses if use.stop == stop.key and not use.is_earlier]
        if stop.key not in of_stops and (fact := near_other_days(own, of_stops.values())) is not None:
            of_stops[stop.key] = fact
            choices = [choice for choice in choices if choice.address != f"{stop.key}/when"]
    headings = _headings_alone(context, of_stops.get(stops[0].key)) if len(stops) == 1 else ()
    if headings:
        choices = [choice for choice in choices if choice.address != f"{stops[0].key}/when"]
        of_stops.pop(stops[0].key, None)
        if (headings[-1] - headings[0]).days == len(headings) - 1:
            of_stops[stops[0].key] = _days_of_headings(headings)
    if stops and (longer := _longer_stay(context, of_stops.get(stops[-1].key))) is not None:
        of_stops[stops[-1].key] = longer
    whole = [use for use in uses if use.stop is None and not use.is_earlier]
    when = settle_days(context, whole, None, "visit/when", choices) if whole else None
    wholes = {fact.value: fact for fact in (*of_stops.values(), *([when] if when is not None else ()))}
    if itinerary := read_itinerary(context, stops, wholes):
        when = when or wholes[first_and_last(itinerary)]
        of_stops.update(itinerary)
        choices = [choice for choice in choices if choice.address.removesuffix("/when") not in itinerary]
    return DaysOfVisit(when=when, of_stops=of_stops, earlier=earlier, lengths=lengths, choices=tuple(choices))


def _offer_planned_days(uses: Sequence[DayUse], address: str, choices: list[Choice]) -> None:
    """Adds days that a report has as planned to the choice of days: "said the trip was planned for December 9"."""
    options = [
        ChoiceOption(value=str(candidate), words=use.day.words, citation=use.day.citation)
        for use in uses
        if _PLANNED.search(use.day.sentence.text, 0, use.day.mention.start) is not None
        for candidate in use.day.candidates
    ]
    asked = next((number for number, choice in enumerate(choices) if choice.address == address), None)
    if not options:
        return
    if asked is None:
        question = "On which day or days is it? The words have these as planned days."
        choices.append(Choice(address=address, question=question, options=tuple(options)))
    else:
        choices[asked] = attrs.evolve(choices[asked], options=(*options, *choices[asked].options))


_PLANNED: Final = lazy_pattern(
    r"\b(?:said|says)\b[^.;]*\b(?:was|is) (?:planned|scheduled|due|set) (?:for|on) $"
    r"|\b(?:visit|trip|tour|journey)(?: to [A-Z][\w ]{2,30})? (?:planned|scheduled|due|set) (?:for|on) $"
)


def _headings_alone(context: DraftContext, stated: ProposedFact | None) -> tuple[datetime.date, ...]:
    """The days of the headings of a programme, where there are several and nothing else states days of the stop."""
    for article in context.articles:
        headings = days_of_programme(context, article)
        starts = {heading.citation.start for heading in headings}
        if stated is not None and not starts.issuperset(each.start for each in stated.citations):
            continue
        days = {each.value.lower for each in headings if each.value is not None and each.value.lower is not None}
        if len(days) > 1:
            return tuple(sorted(days))
    return ()


def _days_of_headings(days: Sequence[datetime.date]) -> ProposedFact:
    return ProposedFact(
        value=f"{days[0].isoformat()}/{days[-1].isoformat()}" if len(days) > 1 else days[0].isoformat(),
        note="The programme has a heading for each of these days, with entries by hours below it.",
    )


_BEFORE_RETURN: Final = lazy_pattern(
    r"\bbefore (?:returning|heading|flying|going|travelling|traveling) (?:home|back|to)\b"
)


def _longer_stay(context: DraftContext, stay: ProposedFact | None) -> ProposedFact | None:
    """The days of a stay of one day, where the words have a later day "before returning to" the capital."""
    first = _day_of(stay.value) if stay is not None else None
    if first is None:
        return None
    for article in context.articles:
        for index, sentence in enumerate(article.sentences):
            if _BEFORE_RETURN.search(sentence.text) is None:
                continue
            for mention in sentence.figures:
                day = read_day_mention(context, article, index, mention)
                last = _day_of(str(day.value)) if day is not None and day.value is not None else None
                if last is not None and first < last <= first + _LONGEST_STAY:
                    words = sentence.text[mention.core : mention.end]
                    note = f'The words tell of the way there on {first}, and of the return after what is on "{words}".'
                    return ProposedFact(value=f"{first}/{last}", note=note)
    return None


_LONGEST_STAY: Final = datetime.timedelta(days=14)


def _day_of(value: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def _uses_in(
    context: DraftContext, article: Article, narration: Narration, frame: Frame, stops: Sequence[StopOfJourney]
) -> Iterator[DayUse]:
    """Yields the dates of an article that are days of this visit."""
    for index, sentence in enumerate(article.sentences):
        mentions = [mention for mention in sentence.figures if isinstance(mention.reading, DateReading)]
        here = [each for stop in stops for each in stop.destinations if each.sentence is sentence]
        named = sorted([*here, *_further_places(sentence, stops, here, article, index)], key=lambda each: each.start)
        for mention in mentions:
            if _is_of_dateline(context, article, sentence, mention):
                continue
            if any(second_of_pair(sentence, other, mentions) is mention for other in mentions):
                continue
            use = _use_of(context, narration, frame, index, mention, named, stops, mentions)
            use = use or _edge_of_stay(context, narration, index, mention, stops)
            if use is not None:
                yield use


def _further_places(
    sentence: Sentence, stops: Sequence[StopOfJourney], here: Sequence[Destination], article: Article, index: int
) -> Iterator[Destination]:
    """Yields the other mentions of the stops: countries, and capitals with "to", "in" or "for" before them."""
    for mention in sentence.countries:
        for stop in stops:
            if stop.code not in mention.codes or any(each.start == mention.start for each in here):
                continue
            is_place = _TO_PLACES.search(sentence.text[: mention.start]) is not None
            if is_place or mention.strength is Strength.NAME:
                yield Destination(
                    article=article, index=index, sentence=sentence, start=mention.start, end=mention.end,
                    code=stop.code, is_capital=True, verb=mention.start,
                )  # fmt: skip


_CALLS_OFF: Final = lazy_pattern(
    r"\b(?:call(?:s|ed|ing)? off|cancel\w*|postpon\w+|scrap(?:s|ped|ping)?|put(?:s|ting)? off|abandon\w*|drop(?:s|ped)?"
    r"|delay\w*|shelv\w+|suspend\w*|defer\w*|axe[sd]?|pull(?:s|ed)? out)\b",
    re.IGNORECASE,
)
_NEXT_YEAR: Final = 300  # days
_WEEKDAY_ALONE: Final = lazy_pattern(
    r"(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
)


def _is_day_of_calling_off(context: DraftContext, article: Article, text: str, first: int, day: DayMention) -> bool:
    """Whether a day may be that on which a visit was called off: "called off a trip to Jakarta on Friday"."""
    calls = list(_CALLS_OFF.finditer(text, first, day.mention.start))
    if not calls or re.search(
        r"\b(?:planned|scheduled|due|set|from|meant|was to)\b", text[calls[-1].end() : day.mention.start]
    ):
        return False
    dateline = context.day_of(article)
    # "1 October" in a text of 2 October may be read as one of the next year.
    is_past = dateline is not None and all(
        each.lower is not None and not 0 < (each.lower - dateline).days < _NEXT_YEAR for each in day.candidates
    )
    return is_past or _WEEKDAY_ALONE.fullmatch(day.words) is not None


_TO_PLACES: Final = lazy_pattern(
    r"\b(?:to|[Ii]n|for|at)(?: the)? (?:[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}(?:, and |, | and )){0,6}$"
)
"""Words before a place that somebody goes to, also the last one of a list: "to Amman, Riyadh and"."""
_LONGEST_OPENING: Final = 80
_MOST_COMMAS: Final = 4
_OPENING: Final = lazy_pattern(r"[\w’'., -]*[(,]? ?")
_OF_SENTENCE: Final = lazy_pattern(r"\b(?:will|on|from|visit|to|in)\b")


def _is_of_dateline(context: DraftContext, article: Article, sentence: Sentence, mention: Mention) -> bool:
    """Whether a date is that of the dateline: "OSLO, Sept 3 (Example Press) -"."""
    dateline = context.dateline_of(article)
    day = read_day_mention(context, article, _index_of(article, sentence), mention)
    following = sentence.text[mention.end :]
    is_mark = re.match(r",? ?(?:\d{4})? ?(?:\([^)]*\)|[-–—:]|\.?$)", following) is not None
    text = sentence.text[: mention.start]
    is_short = len(text) <= _LONGEST_OPENING and text.count(",") <= _MOST_COMMAS
    is_opening = is_short and _OPENING.fullmatch(text) is not None and _OF_SENTENCE.search(text) is None
    is_same = dateline is not None and day is not None and dateline in day.candidates
    return is_mark and is_opening and (is_same or day is None)


def _index_of(article: Article, sentence: Sentence) -> int:
    return next(index for index, each in enumerate(article.sentences) if each is sentence)


def _use_of(
    context: DraftContext,
    narration: Narration,
    frame: Frame,
    index: int,
    mention: Mention,
    named: Sequence[Destination],
    stops: Sequence[StopOfJourney],
    mentions: Sequence[Mention],
) -> DayUse | None:
    """What a date is the day of; None where it is not one of this visit."""
    if not stops:
        return None
    article = narration.article
    sentence = article.sentences[index]
    text = sentence.text
    day = _read_day(context, article, index, mention, mentions, is_off=frame is Frame.OFF)
    if day is None or not any(_is_of_days(candidate) for candidate in day.candidates):
        return None
    mention = day.mention
    if not finite_verbs(text):
        return _use_in_title(day, named, stops)
    # The words that govern the date stand in the same clause, nearest before it; a clause may begin with the date.
    clause = sentence.clause_at(mention.start)
    first, last = clause.start, clause.end
    if not finite_verbs(text[first:last]) and len(re.findall(r"\w+", text[: mention.start])) < _MOST_WORDS_BEFORE:
        last = next((each.end for each in sentence.clauses if each.start >= last), last)  # "On 3 June, she will visit"
    before = list(STAYS.finditer(text, first, mention.start))
    behind = list(STAYS.finditer(text, mention.end, last)) if not before else []
    of_head = _visit_at_head(text, mention.start) if frame is Frame.OFF else None
    governor = before[-1] if before else behind[0] if behind else of_head
    if governor is None or _IS_REASON.search(text, first, mention.start) is not None:
        return None
    if _is_of_report(text, first, mention, governor):
        return None
    if frame is Frame.OFF and _is_day_of_calling_off(context, article, text, first, day):
        return None
    engages = list(_ENGAGES.finditer(text, first, mention.start))
    if engages and (not before or engages[-1].start() > before[-1].start()):
        return None
    if not before and _ENGAGES.search(text, mention.end, governor.start()) is not None:
        return None
    is_earlier = _is_given_up(text, first, mention.start) and (
        frame in {Frame.OFF, Frame.AHEAD} or NEW.search(text, mention.end) is not None
    )
    if frame is Frame.OFF and NEW.search(text, first, mention.start) is None:
        is_earlier = True
    if is_day_of_another_visit(text, first, mention.start) or (
        frame is Frame.AHEAD and not is_earlier and _is_over(context, article, day)
    ):
        return None
    words = context.cited(article, sentence, mention.start, mention.end, is_off=frame is Frame.OFF)
    where = _stop_of(mention, named, mentions)
    edge = edge_of_stay(day, first, where)
    if words.denial is not None or not (edge in {"end", "return"} or is_day_of_visit(words)):
        return None
    loose = Frame.NOW if is_earlier or frame is Frame.OFF else frame
    if not is_of_visit(context, narration, index, sentence, governor.start(), (mention.start, mention.end), loose):
        return None
    if where is not None and _is_elsewhere(sentence, mention, where, context):
        return None
    subject = narration.actor_at(index, governor.start())
    names_visit = re.match(r"visit|trip|tour|journey|stay", governor.group(), re.IGNORECASE) is not None
    goes_there = (
        len(stops) == 1
        and re.search(r"\b(?:there|in the country)\b", text[governor.start() : mention.start]) is not None
    )
    is_visit = subject.actor is Actor.VISIT or names_visit or goes_there
    is_return = edge in {"end", "return"} and len(stops) == 1 and subject.actor is Actor.TRAVELLER
    if where is None and not (is_visit or is_earlier or is_return):
        return None
    rank = 0 if where is not None and not where.is_capital else 1 if is_visit else 2
    stop = where.code if where is not None else None
    key = next((each.key for each in stops if each.code == stop), None)
    if key is None and len(stops) == 1:
        key = stops[0].key
    is_single = day.candidates[0].lower == day.candidates[0].upper
    is_part = any(each.code == stop and not city.is_capital for each in stops for city in each.destinations)
    if where is not None and where.is_capital and is_part and not names_visit and is_single and edge is None:
        return None  # a day in one city of a stop, and not all of the stop
    if _is_of_all(mention, named, mentions):
        return DayUse(day=day, stop=None, rank=rank, edge=edge, is_earlier=is_earlier)
    if key is None:
        return None
    return DayUse(day=day, stop=key, rank=rank, edge=edge, is_earlier=is_earlier)


_IS_REASON: Final = lazy_pattern(
    r"\b(?:because of|owing to|due to (?:the|an?|his|her|their|[A-Z])|in view of|on account of|clash(?:es|ed)? with"
    r"|coincid\w+ with|overlap\w* with)\b"
)
"""Words before what a visit gives way to, which has days of its own."""
_VISIT_AT_HEAD: Final = lazy_pattern(
    r"(?:the|this|his|her|their|an?) (?:(?!(?:of|for|on|to|in|by|after|before|and)\b)[\w-]+ ){0,3}?"
    r"(?P<visit>visit|trip|tour|journey)\b",
    re.IGNORECASE,
)


def _visit_at_head(text: str, at: int) -> re.Match[str] | None:
    """The visit at the head of a sentence, where no verb stands between it and a day: "The visit of ... from 3 May"."""
    head = _VISIT_AT_HEAD.match(text)
    if head is None or head.end() > at or finite_verbs(text[head.end() : at]):
        return None
    return STAYS.search(text, head.start("visit"))


_THERE: Final = lazy_pattern(r"\b(?:there|in the country)\b")


def _read_day(
    context: DraftContext,
    article: Article,
    index: int,
    mention: Mention,
    mentions: Sequence[Mention],
    *,
    is_off: bool = False,
) -> DayMention | None:
    """Reads a date together with the last day that words join to it, or else alone."""
    second = second_of_pair(article.sentences[index], mention, mentions)
    pair = read_day_pair(context, article, index, mention, second) if second is not None else None
    return pair or read_day_mention(context, article, index, mention, is_off=is_off)


def _is_over(context: DraftContext, article: Article, day: DayMention) -> bool:
    """Whether days lie before the report, so that they are none of a visit to come."""
    dateline = context.day_of(article)
    return dateline is not None and all(each.upper is not None and each.upper < dateline for each in day.candidates)


def _edge_of_stay(
    context: DraftContext, narration: Narration, index: int, mention: Mention, stops: Sequence[StopOfJourney]
) -> DayUse | None:
    """The first or the last day of a stay, for the only stop: "from Friday", "is expected to stay until Friday"."""
    sentence = narration.article.sentences[index]
    day = read_edge_of_stay(context, narration.article, index, mention)
    clause = sentence.clause_at(mention.start)
    stay = _STAY.search(sentence.text, clause.start, mention.start)
    if day is None or stay is None or len(stops) != 1 or sentence.denial_at(mention.start, mention.end) is not None:
        return None
    if narration.actor_at(index, stay.start()).actor not in {Actor.TRAVELLER, Actor.VISIT}:
        return None
    assert isinstance(mention.reading, DateReading)
    is_end = mention.reading.relation is DateRelation.UNTIL
    if not is_end and _ENGAGES.search(sentence.text, stay.end(), mention.start) is not None:
        return None
    return DayUse(day=day, stop=stops[0].key, rank=2, edge="end" if is_end else "start")


_STAY: Final = lazy_pattern(
    r"\b(?:stay|remain|visit|visiting|be (?:in|there|here)|is in|trip|tour|travel(?:s|ling|ing)? to)\b"
)


def _is_of_report(text: str, first: int, mention: Mention, governor: re.Match[str]) -> bool:
    """Whether a date is that of what was said: "the ministry on Wednesday denied that he would visit"."""
    if governor.start() > mention.start:
        return REPORTS.search(text, first, governor.start()) is not None
    return REPORTS.search(text, governor.end(), mention.start) is not None


def _use_in_title(day: DayMention, named: Sequence[Destination], stops: Sequence[StopOfJourney]) -> DayUse | None:
    """In a heading, the days are those of the visit that it names."""
    codes = {each.code for each in named if not each.is_capital} or {each.code for each in named}
    if not codes:
        return None
    key = next((stop.key for stop in stops if codes == {stop.code}), None) if len(codes) == 1 else None
    return DayUse(day=day, stop=key, rank=0)


def _is_of_days(value: Edtf) -> bool:
    """Whether a date is some days, and no month or year."""
    return (
        value.lower is not None
        and value.upper is not None
        and (value.upper - value.lower).days < MOST_DAYS
        and (str(value).count("-") > 1)
    )


def _is_given_up(text: str, first: int, at: int) -> bool:
    given_up = [match.end() for match in GIVEN_UP.finditer(text, first, at)]
    new = [match.end() for match in NEW.finditer(text, first, at)]
    return bool(given_up) and (not new or given_up[-1] > new[-1])


def _stop_of(mention: Mention, named: Sequence[Destination], mentions: Sequence[Mention]) -> Destination | None:
    """The place that a date belongs to: the last one before it, or the next one after it."""
    before = [each for each in named if each.end <= mention.start]
    behind = [each for each in named if each.start >= mention.end]
    taken = [other for other in mentions if before and before[-1].end <= other.start < mention.start]
    if before and not (taken and behind):
        return before[-1]
    return behind[0] if behind else None


def _is_elsewhere(sentence: Sentence, mention: Mention, where: Destination, context: DraftContext) -> bool:
    """Whether another place stands between a date and the place that it would belong to: "to Oslo and, on Friday"."""
    first, last = sorted((where.end, mention.start)) if where.end <= mention.start else (mention.end, where.start)
    return any(
        first <= each.start < last
        and where.code not in each.codes
        and context.traveller_countries.isdisjoint(each.codes)
        and each.strength is not Strength.DEMONYM
        for each in sentence.countries
    )


def _is_of_all(mention: Mention, named: Sequence[Destination], mentions: Sequence[Mention]) -> bool:
    """Whether one date is that of several countries: "Norway and Sweden from 3 to 7 May", with no date between them."""
    taken = max((each.end for each in mentions if each.end <= mention.start), default=0)
    listed = [each for each in named if taken <= each.start and each.end <= mention.start]
    if taken and len({each.code for each in listed}) > 1:
        return True  # "arrived today on the first leg of a visit to Peru and Chile (8-12 March)"
    if len({each.code for each in named}) < 2:
        return _is_of_listed_cities(mention, named)
    first, last = named[0].start, named[-1].end
    if any(first < other.start < last for other in mentions):
        return False
    return mention.end <= first or last <= mention.start


def _is_of_listed_cities(mention: Mention, named: Sequence[Destination]) -> bool:
    """Whether a date of several days is that of several cities: "From 3 to 7 May she will travel to Oslo and Turku"."""
    reading = mention.reading
    if not isinstance(reading, DateReading) or reading.end is None or not named or not named[-1].is_capital:
        return False
    last = named[-1]
    return _NEXT_CITY.match(last.sentence.text, last.end) is not None or (
        _CITY_BEFORE.search(last.sentence.text, 0, last.start) is not None
    )


_NEXT_CITY: Final = lazy_pattern(r"(?:, [A-Z][\w’'-]+)*,? and (?!his\b|her\b)[A-Z][\w’'-]+")
_CITY_BEFORE: Final = lazy_pattern(r"\b(?:to|in) [A-Z][\w’'-]+(?:, [A-Z][\w’'-]+)*,? and $")
