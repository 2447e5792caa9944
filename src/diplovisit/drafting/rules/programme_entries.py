"""The entries of a programme by hours: "09:30 - 10:15 Meeting with the Speaker" below "Wednesday, 8 July"."""

import datetime
import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import ProposedFact
from diplovisit.drafting.rules.day_mentions import DayMention, read_day_mention
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.engagement_clause import EngagementClause
from diplovisit.drafting.rules.engagement_days import DaysOfStops
from diplovisit.drafting.rules.engagement_words import engagement_words
from diplovisit.evidence.readings import DateReading, DateTerm, DurationReading, Mention
from diplovisit.evidence.sentence import Sentence
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Edtf

_TIME: Final = (
    r"(?<![\d:.])(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d:.]*\d| ?%)(?: ?[ap]\.?m\b\.?)?"
    r"|(?:1[0-2]|0?[1-9]) ?[ap]\.?m\b\.?)"
)
_ENTRY: Final = lazy_pattern(
    rf"(?P<time>{_TIME})(?: ?(?:hrs|h)\b)?(?: ?(?:[-–—]|to) ?(?P<end>{_TIME}))?(?: ?(?:hrs|h)\b)?", re.IGNORECASE
)
_OPENING: Final = lazy_pattern(rf"[\s•·*–—-]*{_TIME}", re.IGNORECASE)
_PROGRAMME: Final = lazy_pattern(r"\b(?:programme|program|schedule|itinerary|agenda)\b", re.IGNORECASE)
_LONGEST_HEADING: Final = 12  # characters beside the date
_MINUTES_AN_HOUR: Final = 60


@attrs.frozen(kw_only=True, eq=False)
class ProgrammeEntry:
    """An entry with an engagement: its clause, its hour and, where it has one, its length."""

    clause: EngagementClause
    when: ProposedFact
    duration: ProposedFact | None = None
    qualifier: ProposedFact | None = None


def heading_day(context: DraftContext, article: Article, index: int, days: DaysOfStops) -> DayMention | None:
    """Returns the day of a line that is a day of the visit and nothing else; None for any other line."""
    sentence = article.sentences[index]
    mentions = [mention for mention in sentence.figures if isinstance(mention.reading, DateReading)]
    reading = mentions[0].reading if len(mentions) == 1 else None
    if not isinstance(reading, DateReading) or reading.start.time is not None:
        return None
    is_short = len(sentence.text) - (mentions[0].end - mentions[0].start) <= _LONGEST_HEADING
    is_last = sentence.text.endswith(":") or mentions[0].end == len(sentence.text)
    if not is_short and not (is_last and _PROGRAMME.search(sentence.text) is not None):
        return None
    day = read_day_mention(context, article, index, mentions[0])
    if day is None or day.value is None:
        day = _day_within_visit(article, index, mentions[0], days)
    is_day = day is not None and day.value is not None and day.value.lower == day.value.upper is not None
    return day if day is not None and day.value is not None and is_day and days.is_within(day.value) else None


def _day_within_visit(article: Article, index: int, mention: Mention, days: DaysOfStops) -> DayMention | None:
    """The day without a year that the days of the visit have once: "her programme for Thursday", "3 December"."""
    assert isinstance(mention.reading, DateReading)
    start = mention.reading.start
    if start.weekday is None and (start.day is None or start.month is None):
        return None
    bare = DateTerm(weekday=start.weekday, day=start.day, month=start.month, time=start.time)
    if start != bare or mention.reading.end is not None:
        return None
    found: set[datetime.date] = set()
    for fact in days.facts.values():
        stay = Edtf(fact.value)
        if stay.lower is None or stay.upper is None or (stay.upper - stay.lower).days >= _LONGEST_VISIT:
            return None
        every = (stay.lower + datetime.timedelta(days=step) for step in range((stay.upper - stay.lower).days + 1))
        found.update(
            day
            for day in every
            if start.weekday in {None, day.isoweekday()}
            and start.day in {None, day.day}
            and start.month in {None, day.month}
        )
    if len(found) != 1:
        return None
    return DayMention(
        article=article, index=index, sentence=article.sentences[index], mention=mention,
        candidates=(Edtf(found.pop().isoformat()),),
    )  # fmt: skip


_LONGEST_VISIT: Final = 60  # days


def days_of_programme(context: DraftContext, article: Article) -> tuple[DayMention, ...]:
    """Returns the headings of a programme by days, in order: each with entries by hours below it."""
    found: list[DayMention] = []
    for index, following in enumerate(article.sentences[1:]):
        day = heading_day(context, article, index, DaysOfStops(facts={})) if begins_with_hour(following) else None
        if day is not None:
            found.append(day)
    return tuple(found)


def begins_with_hour(sentence: Sentence) -> bool:
    """Whether a line begins with an hour, as an entry of a programme does."""
    return _OPENING.match(sentence.text) is not None


def begins_with_day_and_hour(sentence: Sentence) -> bool:
    """Whether a line begins with a day and an hour and has a dash behind it: "Thursday, 3 December, 9:15 - Arrival"."""
    first = next((each for each in sentence.figures if isinstance(each.reading, DateReading)), None)
    match = _ENTRY.search(sentence.text)
    if first is None or first.start or match is None or match.start() > first.end + 2:
        return False
    return re.match(r" ?[-–—:] ?[A-Z]", sentence.text[match.end() :]) is not None


def programme_entries(
    context: DraftContext, article: Article, index: int, heading: DayMention | None, days_of_stops: DaysOfStops
) -> Iterator[ProgrammeEntry]:
    """Yields the entries of a line that have an engagement, each from its hour to the next one.

    heading: the day above the line; None where each entry has its own day.
    """
    sentence = article.sentences[index]
    text = sentence.text
    matches = list(_ENTRY.finditer(text))
    days = [_day_before(context, article, index, match, days_of_stops) for match in matches]
    starts = [day.mention.start if day is not None else match.start() for match, day in zip(matches, days, strict=True)]
    for number, (match, own) in enumerate(zip(matches, days, strict=True)):
        day = own or heading
        if day is None or day.value is None or day.value.lower is None or day.value.lower != day.value.upper:
            continue
        end = starts[number + 1] if number + 1 < len(matches) else len(text)
        words = [each for each in engagement_words(text) if match.end() <= each.start < end and not each.is_host]
        if not words:
            continue
        clause = EngagementClause(context=context, article=article, index=index, words=words[0], end=end)
        citation = clause.cite(starts[number], words[0].end)
        where = f'under the heading "{day.words}"' if own is None else "in the same entry as its day"
        when = ProposedFact(
            value=f"{day.value.lower.isoformat()}T{_clock(match.group('time'))}:00",
            citations=(citation,),
            note=f"The hour stands {where}.",
        )
        duration, qualifier = _length_in_brackets(clause)
        if duration is None and match.group("end") is not None:
            duration = _length_of_hours(clause, match)
        yield ProgrammeEntry(clause=clause, when=when, duration=duration, qualifier=qualifier)


def _day_before(
    context: DraftContext, article: Article, index: int, match: re.Match[str], days: DaysOfStops
) -> DayMention | None:
    """The day of the entry itself, which stands before its hour: "Thursday, 3 December, 9:15"."""
    for mention in article.sentences[index].figures:
        if not isinstance(mention.reading, DateReading) or mention.reading.start.day is None:
            continue
        if mention.start < match.start() <= mention.end + len(", "):
            day = read_day_mention(context, article, index, mention)
            return day if day is not None else _day_within_visit(article, index, mention, days)
    return None


def _clock(time: str) -> str:
    """A time of day as EDTF has it.

    >>> [_clock(time) for time in ("9.30", "1 p.m.", "12:15 am", "10.30 a.m.")]
    ['09:30', '13:00', '00:15', '10:30']
    """
    hour, minute = re.match(r"(\d+)(?:[:.](\d\d))?", time).groups()  # type: ignore[union-attr]
    half = re.search(r"([ap])\.?m", time.lower())
    number = int(hour)
    if half is not None and number <= _HOURS_OF_HALF:
        number = number % _HOURS_OF_HALF + (_HOURS_OF_HALF if half.group(1) == "p" else 0)
    return f"{number:02}:{minute or '00'}"


_HOURS_OF_HALF: Final = 12


def _length_of_hours(clause: EngagementClause, match: re.Match[str]) -> ProposedFact | None:
    """The length of an entry that has its beginning and its end."""
    first, last = (
        datetime.datetime.combine(datetime.date.min, datetime.time.fromisoformat(_clock(match.group(part))))
        for part in ("time", "end")
    )
    minutes = int((last - first).total_seconds()) // _MINUTES_AN_HOUR
    if minutes <= 0:
        return None
    hours, rest = divmod(minutes, _MINUTES_AN_HOUR)
    return ProposedFact(
        value=f"PT{f'{hours}H' if hours else ''}{f'{rest}M' if rest else ''}",
        citations=(clause.cite(match.start(), clause.words.end),),
        note="The entry of the programme has its beginning and its end.",
    )


def _length_in_brackets(clause: EngagementClause) -> tuple[ProposedFact | None, ProposedFact | None]:
    """The length that an entry names: "Call on the Speaker (about 45 minutes)"."""
    for mention in clause.sentence.figures:
        reading = mention.reading
        if not isinstance(reading, DurationReading) or not clause.words.end <= mention.start < clause.end:
            continue
        if reading.duration.days or reading.high is not None:
            continue
        citations = (clause.cite(clause.words.start, mention.end),)
        note = "The length stands in the same entry of the programme."
        qualifier = reading.qualifier
        return (
            ProposedFact(value=str(reading.duration), citations=citations, note=note),
            ProposedFact(value=qualifier.value, citations=citations, note=note) if qualifier is not None else None,
        )
    return None, None
