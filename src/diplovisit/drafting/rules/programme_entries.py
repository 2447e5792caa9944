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
from diplovisit.evidence.readings import DateReading, DurationReading
from diplovisit.evidence.sentence import Sentence

_TIME: Final = r"(?<![\d:.])(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d:.]| ?%)"
_ENTRY: Final = re.compile(
    rf"(?P<time>{_TIME})(?: ?(?:hrs|h)\b)?(?: ?(?:[-–—]|to) ?(?P<end>{_TIME}))?(?: ?(?:hrs|h)\b)?"
)
_OPENING: Final = re.compile(rf"[\s•·*–—-]*{_TIME}")
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
    if len(mentions) != 1 or len(sentence.text) - (mentions[0].end - mentions[0].start) > _LONGEST_HEADING:
        return None
    day = read_day_mention(context, article, index, mentions[0])
    return day if day is not None and day.value is not None and days.is_within(day.value) else None


def begins_with_hour(sentence: Sentence) -> bool:
    """Whether a line begins with an hour, as an entry of a programme does."""
    return _OPENING.match(sentence.text) is not None


def programme_entries(
    context: DraftContext, article: Article, index: int, heading: DayMention
) -> Iterator[ProgrammeEntry]:
    """Yields the entries of a line that have an engagement, each from its hour to the next one."""
    text = article.sentences[index].text
    matches = list(_ENTRY.finditer(text))
    for number, match in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        words = [each for each in engagement_words(text) if match.end() <= each.start < end and not each.is_host]
        if not words:
            continue
        clause = EngagementClause(context=context, article=article, index=index, words=words[0], end=end)
        citation = clause.cite(match.start(), words[0].end)
        when = ProposedFact(
            value=f"{heading.value}T{_clock(match.group('time'))}:00",
            citations=(citation,),
            note=f'The hour stands under the heading "{heading.words}".',
        )
        duration, qualifier = _length_in_brackets(clause)
        if duration is None and match.group("end") is not None:
            duration = _length_of_hours(clause, match)
        yield ProgrammeEntry(clause=clause, when=when, duration=duration, qualifier=qualifier)


def _clock(time: str) -> str:
    """A time of day as EDTF has it: "9.30" as 09:30."""
    return time.replace(".", ":").zfill(len("09:30"))


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
