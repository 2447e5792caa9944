"""The days of a visit: of each stop, or of the visit as a whole, stated or derived by a rule from the dateline.

A day is one of the visit where its clause speaks of the journey, the stay or the visit itself. The days of what was
announced, of other visits and of deadlines are none. Where the words leave several days open, a person chooses.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplovisit.drafting.actors import Actor, Narration
from diplovisit.drafting.article import Article
from diplovisit.drafting.destinations import Destination, Frame, StopOfJourney, frame_of, is_of_visit
from diplovisit.drafting.draft_context import DraftContext
from diplovisit.drafting.proposal import Choice, ChoiceOption, Citation, ProposedFact
from diplovisit.evidence.clauses.chunks import finite_verbs
from diplovisit.evidence.readings import (
    DateReading,
    DurationReading,
    Mention,
    length_context,
    to_edtf,
)
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.verdicts.dates import derive_dates, is_day_of_visit, judge_date
from diplovisit.record import Duration, Edtf, Qualifier


@attrs.frozen(kw_only=True, eq=False)
class DayMention:
    """A date in a sentence as a record would have it. candidates: its values; one, unless the words are ambiguous.

    rule, inputs: how it is derived; None and empty where the words state it. is_precise: whether it is days, and no
    week or month.
    """

    article: Article
    index: int
    sentence: Sentence
    mention: Mention
    candidates: tuple[Edtf, ...]
    rule: str | None = None
    inputs: tuple[str, ...] = ()
    note: str | None = None

    @property
    def value(self) -> Edtf | None:
        """The value, where there is one alone."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    @property
    def citation(self) -> Citation:
        """The words of the date."""
        return self.article.cite(self.sentence, self.mention.start, self.mention.end)

    @property
    def words(self) -> str:
        """The words of the date as text."""
        return self.sentence.text[self.mention.start : self.mention.end]

    def fact(self) -> ProposedFact | None:
        """The proposed fact; None where the words are ambiguous."""
        if self.value is None:
            return None
        return ProposedFact(
            value=str(self.value), citations=(self.citation,), rule=self.rule, inputs=self.inputs, note=self.note
        )


def read_day_mention(
    context: DraftContext, article: Article, index: int, mention: Mention, *, is_off: bool = False
) -> DayMention | None:
    """Reads one date of a sentence: as stated, or by the rules that count from the dateline; None for no date."""
    reading, sentence = mention.reading, article.sentences[index]
    if not isinstance(reading, DateReading):
        return None
    words = context.cited(article, sentence, mention.start, mention.end, is_off=is_off)

    def made(candidates: tuple[Edtf, ...], rule: str | None = None, note: str | None = None) -> DayMention:
        inputs = (f"{article.id}/dateline/date",) if rule is not None else ()
        return DayMention(
            article=article, index=index, sentence=sentence, mention=mention, candidates=candidates, rule=rule,
            inputs=inputs, note=note,
        )  # fmt: skip

    value = to_edtf(attrs.evolve(reading, relation=None)) if reading.is_stated else None
    if value is None and reading.is_stated:
        value = to_edtf(reading)
    if value is not None:
        if judge_date(words, value).verdict.is_proof:
            return made((value,))
        is_given_up = _GIVEN_UP.search(sentence.text, max(0, mention.start - 40), mention.start) is not None
        note = "The words have these days as earlier ones, which were given up."
        return made((value,), note=note) if is_given_up else None
    dateline = context.dateline_of(article)
    if dateline is None:
        return None
    address = f"{article.id}/dateline/date"
    derived = derive_dates(words, address, dateline)
    candidates = tuple(dict.fromkeys(date for _, dates in derived for date in dates))
    if not candidates:
        return None
    rule = next((rule for rule, dates in derived if len(dates) == 1), derived[0][0])
    return made(candidates, rule)


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


@attrs.frozen(kw_only=True, eq=False)
class _Use:
    """A date with what it is the day of. stop: the key of the stop; None for the visit as a whole.

    rank: how sure it is that these are all days of it, from 0, the surest. edge: "start" or "end" where the words give
    the first or the last day alone. is_earlier: whether they are days that were given up.
    """

    day: DayMention
    stop: str | None
    rank: int
    edge: str | None = None
    is_earlier: bool = False


_START: Final = re.compile(
    r"\b(?:begin(?:s|ning)?|began|start(?:s|ed|ing)?|arriv(?:e|es|ed|ing|al)|land(?:s|ed|ing)?|left|leav(?:e|es|ing)"
    r"|depart(?:s|ed|ing)?|fl(?:y|ies|ew)|kick(?:s|ed)? off|embark\w*|set(?:s)? (?:off|out)|open(?:s|ed)?|from"
    r"|goes|head(?:s|ed))\b",
    re.IGNORECASE,
)
_END: Final = re.compile(
    r"\b(?:conclud\w+|wrap(?:s|ped|ping)? up|end(?:s|ed|ing)?|complet\w+|finish\w*|return(?:s|ed|ing)?|wound up"
    r"|round\w* off)\b",
    re.IGNORECASE,
)
_STAYS: Final = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|trips?|tours?|journeys?|stay(?:s|ed)?|stopovers?|travel(?:s|led|ed|ling|ing)?"
    r"|go(?:es|ing)?|went"
    r"|take(?:s)? place|took place|be held|was held|is held|be in|is in|was in|due in|spen[dt]s?|scheduled|planned|due"
    r"|com(?:e|es|ing)|came|receive[sd]?|welcome[sd]?|host(?:s|ed)?|lead(?:s|ing)?|led|pa(?:y|ys|id)|last(?:s|ed)?"
    r"|moved"
    r"|rescheduled|held|dates?)\b",
    re.IGNORECASE,
)
_ENGAGES: Final = re.compile(
    r"\b(?:meet(?:s|ings?)?|met|talks|consultations|summit|session|conference|seminar|dinner|lunch(?:eon)?"
    r"|reception|wreath"
    r"|sign(?:s|ed|ing)?|speech|address(?:es)?|deliver(?:s|ed)?|call(?:s|ed)? on|ceremony|forum|attend(?:s|ed)?|inspect"
    r"|open(?:s|ed)? (?:a|an|the)|press|breakfast|round of|exhibition|speak(?:s)?|see(?:s)?)\b",
    re.IGNORECASE,
)
_GIVEN_UP: Final = re.compile(
    r"\b(?:originally|previously|initially|first (?:planned|scheduled|due)|(?:was|were|had been"
    r"|been) (?:\w+ )?(?:due|planned"
    r"|scheduled|set|expected|to (?:have|begin|start|take|be|last|run))|should have|would have|that was (?:due|to)"
    r"|planned for|scheduled for|earlier dates?|accepted it for)\b",
    re.IGNORECASE,
)
_NEW: Final = re.compile(
    r"\b(?:will now|now (?:be|take)|new (?:dates?|days?)|moved (?:to|from)|rescheduled (?:for|to)"
    r"|will (?:instead )?(?:take place"
    r"|be held|begin)|pushed back to|put off (?:to|until)|postponed (?:to|until))\b",
    re.IGNORECASE,
)
_MOST_DAYS: Final = 60


def read_visit_days(context: DraftContext, stops: Sequence[StopOfJourney]) -> DaysOfVisit:
    """Reads the days and lengths of the stops and of the visit as a whole, out of all articles."""
    uses: list[_Use] = []
    lengths: dict[str, tuple[ProposedFact, ProposedFact | None]] = {}
    for article in context.articles:
        narration = Narration(context, article)
        frame = frame_of(context, article, narration)
        uses += _uses_in(context, article, narration, frame, stops)
        for key, found in _lengths_in(context, article, narration, frame, stops):
            lengths.setdefault(key, found)
    choices: list[Choice] = []
    of_stops: dict[str, ProposedFact] = {}
    earlier: dict[str, ProposedFact] = {}
    for stop in stops:
        own = [use for use in uses if use.stop == stop.key]
        length = lengths.get(stop.key)
        days = Duration(length[0].value).days if length is not None and length[1] is None else None
        now = [use for use in own if not use.is_earlier]
        if now and (fact := _settle(context, now, days, f"{stop.key}/when", choices)) is not None:
            of_stops[stop.key] = fact
        before = [use for use in own if use.is_earlier]
        unasked: list[Choice] = []
        if before and (fact := _settle(context, before, days, f"{stop.key}/previously", unasked)) is not None:
            earlier[stop.key] = fact
    whole = [use for use in uses if use.stop is None and not use.is_earlier]
    when = _settle(context, whole, None, "visit/when", choices) if whole else None
    return DaysOfVisit(when=when, of_stops=of_stops, earlier=earlier, lengths=lengths, choices=tuple(choices))


def _uses_in(
    context: DraftContext, article: Article, narration: Narration, frame: Frame, stops: Sequence[StopOfJourney]
) -> Iterator[_Use]:
    """Yields the dates of an article that are days of this visit."""
    for index, sentence in enumerate(article.sentences):
        mentions = [mention for mention in sentence.figures if isinstance(mention.reading, DateReading)]
        here = [each for stop in stops for each in stop.destinations if each.sentence is sentence]
        named = sorted([*here, *_further_places(sentence, stops, here, article, index)], key=lambda each: each.start)
        for mention in mentions:
            if _is_of_dateline(context, article, sentence, mention):
                continue
            use = _use_of(context, narration, frame, index, mention, named, stops, mentions)
            if use is not None:
                yield use


def _further_places(
    sentence: Sentence, stops: Sequence[StopOfJourney], here: Sequence[Destination], article: Article, index: int
) -> Iterator[Destination]:
    """Yields the capitals of the stops that a sentence with "to", "in" or "for" before them names."""
    for mention in sentence.countries:
        for stop in stops:
            if stop.code not in mention.codes or any(each.start == mention.start for each in here):
                continue
            if re.search(r"\b(?:to|in|for|at)(?: the)? $", sentence.text[: mention.start]):
                yield Destination(
                    article=article, index=index, sentence=sentence, start=mention.start, end=mention.end,
                    code=stop.code, is_capital=True, verb=mention.start,
                )  # fmt: skip


_LONGEST_OPENING: Final = 60  # code points before the date of a dateline


def _is_of_dateline(context: DraftContext, article: Article, sentence: Sentence, mention: Mention) -> bool:
    """Whether a date is that of the dateline: "OSLO, Sept 3 (Example Press) -"."""
    if mention.start > _LONGEST_OPENING:
        return False
    dateline = context.dateline_of(article)
    day = read_day_mention(context, article, _index_of(article, sentence), mention)
    following = sentence.text[mention.end :]
    is_mark = re.match(r",? ?(?:\d{4})? ?(?:\([^)]*\)|[-–—:]|\.?$)", following) is not None
    text = sentence.text[: mention.start]
    is_opening = re.fullmatch(r"(?:- )?(?:[\w’'. ]+,? ?){0,4}[(,]? ?", text) is not None and not re.search(
        r"\b(?:will|on|from|visit|to|in)\b", text
    )
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
) -> _Use | None:
    """What a date is the day of; None where it is not one of this visit."""
    if not stops:
        return None
    article = narration.article
    sentence = article.sentences[index]
    text = sentence.text
    day = read_day_mention(context, article, index, mention, is_off=frame is Frame.OFF)
    if day is None or not any(_is_of_days(candidate) for candidate in day.candidates):
        return None
    if not finite_verbs(text):
        return _use_in_title(day, named, stops)
    # The words that govern the date stand in the same clause, nearest before it; a clause may begin with the date.
    clause = sentence.clause_at(mention.start)
    first, last = clause.start, clause.end
    before = list(_STAYS.finditer(text, first, mention.start))
    behind = list(_STAYS.finditer(text, mention.end, last)) if not before else []
    governor = before[-1] if before else behind[0] if behind else None
    if governor is None:
        return None
    if _is_of_report(text, first, mention, governor):
        return None
    engages = list(_ENGAGES.finditer(text, first, mention.start))
    if engages and (not before or engages[-1].start() > before[-1].start()):
        return None
    if not before and _ENGAGES.search(text, mention.end, governor.start()) is not None:
        return None
    is_earlier = _is_given_up(text, first, mention.start) and frame in {Frame.OFF, Frame.AHEAD}
    words = context.cited(article, sentence, mention.start, mention.end, is_off=frame is Frame.OFF)
    if words.denial is not None or not is_day_of_visit(words):
        return None
    loose = Frame.NOW if is_earlier or frame is Frame.OFF else frame
    if not is_of_visit(context, narration, index, sentence, governor.start(), (mention.start, mention.end), loose):
        return None
    where = _stop_of(mention, named, mentions)
    subject = narration.actor_at(index, governor.start())
    is_visit = subject.actor is Actor.VISIT or re.match(
        r"visit|trip|tour|journey|stay", governor.group(), re.IGNORECASE
    )
    if where is None and not is_visit and not is_earlier:
        return None
    rank = 0 if where is not None and not where.is_capital else 1 if is_visit else 2
    edge = _edge_of(text, first, mention, day)
    stop = where.code if where is not None else None
    key = next((each.key for each in stops if each.code == stop), None)
    if key is None and len(stops) == 1:
        key = stops[0].key
    codes = {each.code for each in named}
    if len(codes) > 1 and len([m for m in mentions if m is not mention]) == 0 and _spans_all(mention, named):
        key = None
    return _Use(day=day, stop=key, rank=rank, edge=edge, is_earlier=is_earlier)


REPORTS: Final = re.compile(
    r"\b(?:said|says|told|announc\w+|den(?:y|ied|ies)|confirm\w+|report(?:ed|s)|stat(?:ed|es)|added|wrote|declared"
    r"|disclosed"
    r"|revealed|issued|accepted|invited|agreed|decided|approved|warned|asked|telephoned|spoke|elected|appointed"
    r"|published)\b",
    re.IGNORECASE,
)


def _is_of_report(text: str, first: int, mention: Mention, governor: re.Match[str]) -> bool:
    """Whether a date is that of what was said: "the ministry on Wednesday denied that he would visit"."""
    if governor.start() > mention.start:
        return REPORTS.search(text, first, governor.start()) is not None
    return REPORTS.search(text, governor.end(), mention.start) is not None


def _use_in_title(day: DayMention, named: Sequence[Destination], stops: Sequence[StopOfJourney]) -> _Use | None:
    """In a heading, the days are those of the visit that it names."""
    codes = {each.code for each in named if not each.is_capital}
    if not codes:
        return None
    key = next((stop.key for stop in stops if codes == {stop.code}), None) if len(codes) == 1 else None
    return _Use(day=day, stop=key, rank=0)


def _is_of_days(value: Edtf) -> bool:
    """Whether a date is some days, and no month or year."""
    return (
        value.lower is not None
        and value.upper is not None
        and (value.upper - value.lower).days < _MOST_DAYS
        and (str(value).count("-") > 1)
    )


def _is_given_up(text: str, first: int, at: int) -> bool:
    given_up = [match.end() for match in _GIVEN_UP.finditer(text, first, at)]
    new = [match.end() for match in _NEW.finditer(text, first, at)]
    return bool(given_up) and (not new or given_up[-1] > new[-1])


def _stop_of(mention: Mention, named: Sequence[Destination], mentions: Sequence[Mention]) -> Destination | None:
    """The place that a date belongs to: the last one before it, or the next one behind it."""
    before = [each for each in named if each.end <= mention.start]
    behind = [each for each in named if each.start >= mention.end]
    taken = [other for other in mentions if before and before[-1].end <= other.start < mention.start]
    if before and not (taken and behind):
        return before[-1]
    return behind[0] if behind else None


def _spans_all(mention: Mention, named: Sequence[Destination]) -> bool:
    """Whether one date stands before or behind all places of a sentence: "Norway and Sweden from 3 to 7 May"."""
    return all(each.end <= mention.start for each in named) or all(each.start >= mention.end for each in named)


def _edge_of(text: str, first: int, mention: Mention, day: DayMention) -> str | None:
    """Whether a single day is the first or the last one of a stay."""
    reading = mention.reading
    assert isinstance(reading, DateReading)
    if reading.end is not None or day.candidates[0].lower != day.candidates[0].upper:
        return None
    before = text[first : mention.start]
    ends = [match.start() for match in _END.finditer(before)]
    starts = [match.start() for match in _START.finditer(before)]
    if ends and (not starts or ends[-1] > starts[-1]):
        return "end"
    return "start" if starts else None


def _settle(
    context: DraftContext, uses: Sequence[_Use], length: int | None, address: str, choices: list[Choice]
) -> ProposedFact | None:
    """The days that the uses of a stop give: whole ones, or a first or last day with the length of the stay."""
    whole = sorted((use for use in uses if use.edge is None), key=lambda use: use.rank)
    clear = [use for use in whole if use.day.value is not None]
    spans = [use for use in clear if _length(use) > 1]
    chosen = spans[0] if spans and spans[0].rank <= 1 else clear[0] if clear else None
    if chosen is not None and (length is None or _length(chosen) == length or _length(chosen) > 1):
        same = [use for use in clear if use.day.value == chosen.day.value]
        fact = chosen.day.fact()
        assert fact is not None
        return attrs.evolve(fact, citations=_of_each_source(same)) if fact.rule is None else fact
    edges = [use for use in uses if length is not None and length > 1]
    for use in edges:
        if (fact := _from_edge(context, use, length or 1, is_end=use.edge == "end")) is not None:
            return fact
    first = next((use for use in uses if use.edge == "start" and use.day.value is not None), None)
    if length == 1 and first is not None:
        return first.day.fact()
    options = [
        ChoiceOption(value=str(candidate), words=use.day.words, citation=use.day.citation)
        for use in uses
        for candidate in use.day.candidates
    ]
    if options:
        question = "On which day or days is it? The words give a first or last day, or may mean several days."
        choices.append(Choice(address=address, question=question, options=tuple(options[:6])))
    return None


def _length(use: _Use) -> int:
    value = use.day.value
    if value is None or value.lower is None or value.upper is None:
        return 0
    return (value.upper - value.lower).days + 1


def _of_each_source(uses: Sequence[_Use]) -> tuple[Citation, ...]:
    found: dict[str, Citation] = {}
    for use in uses:
        found.setdefault(use.day.article.id, use.day.citation)
    return tuple(found.values())


def _from_edge(context: DraftContext, use: _Use, length: int, *, is_end: bool) -> ProposedFact | None:
    """The days of a stay of a known length, counted from its first or last day; inferred, and noted so."""
    value = use.day.value
    note = ""
    if value is None:
        dateline = context.day_of(use.day.article)
        later = [each for each in use.day.candidates if dateline is not None and each.lower is not None
                 and each.lower > dateline]  # fmt: skip
        if not use.is_earlier or len(later) != 1:
            return None
        value, note = later[0], " The visit was still to come when it was called off."
    if value.lower is None or value.lower != value.upper:
        return None
    step = datetime.timedelta(days=length - 1)
    first, last = (value.lower - step, value.lower) if is_end else (value.lower, value.lower + step)
    what = "ends" if is_end else "begins"
    return ProposedFact(
        value=f"{first.isoformat()}/{last.isoformat()}",
        citations=(_prose_around(use.day),),
        note=f"The words say that it {what} on {value}, and a stay of {length} days is named.{note}",
    )


def _prose_around(day: DayMention) -> Citation:
    """The clause up to the date: a date alone would state one day."""
    clause = day.sentence.clause_at(day.mention.start)
    text = day.sentence.text
    before = re.search(r"(?:[\w’'-]+ ){1,6}$", text[clause.start : day.mention.start])
    start = clause.start + before.start() if before is not None else clause.start
    return day.article.cite(day.sentence, start, day.mention.end)


def _lengths_in(
    context: DraftContext, article: Article, narration: Narration, frame: Frame, stops: Sequence[StopOfJourney]
) -> Iterator[tuple[str, tuple[ProposedFact, ProposedFact | None]]]:
    """Yields how long a stop is, with the word that keeps it from being exact, where an article says it."""
    for index, sentence in enumerate(article.sentences):
        for mention in sentence.figures:
            reading = mention.reading
            if not isinstance(reading, DurationReading) or reading.high is not None:
                continue
            if not length_context(sentence.text, mention).is_stay or not reading.duration.days:
                continue
            governor = _STAYS.search(sentence.text, mention.end) or next(
                iter(_STAYS.finditer(sentence.text, sentence.clause_at(mention.start).start)), None
            )
            if governor is None or sentence.denial_at(mention.start, mention.end) not in _allowed_denials(
                sentence, mention, frame
            ):
                continue
            if not is_of_visit(
                context, narration, index, sentence, governor.start(), (mention.start, mention.end), Frame.NOW
            ):
                continue
            codes = {each.code for stop in stops for each in stop.destinations if each.sentence is sentence}
            keys = [stop.key for stop in stops if stop.code in codes] if codes else [stop.key for stop in stops]
            if len(keys) != 1:
                continue
            citation = article.cite(sentence, mention.start, mention.end)
            qualifier = reading.qualifier
            yield (
                keys[0],
                (
                    ProposedFact(value=str(reading.duration), citations=(citation,)),
                    ProposedFact(value=Qualifier(qualifier).value, citations=(citation,)) if qualifier else None,
                ),
            )


def _allowed_denials(sentence: Sentence, mention: Mention, frame: Frame) -> set[str | None]:
    denial = sentence.denial_at(mention.start, mention.end)
    return {None, denial} if frame is Frame.OFF else {None}
