"""Two days that words join into a stay: "yesterday and today", "on Monday and Tuesday", "from tomorrow to Friday"."""

import datetime
from collections.abc import Sequence
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.rules.day_mentions import DayMention
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.evidence.readings import RULES, DateReading, DateTerm, Mention, direction_at, to_edtf
from diplovisit.evidence.sentence import Sentence
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Edtf

_JOINED: Final = lazy_pattern(r" (?P<joint>and|to|through|until|till) (?:on )?|(?P<dash> ?[-–—] ?)")
_LONGEST: Final = datetime.timedelta(days=14)
_WEEK: Final = 7


def second_of_pair(sentence: Sentence, mention: Mention, mentions: Sequence[Mention]) -> Mention | None:
    """Returns the date that words join to another one as the last day of it; None where there is none."""
    for other in mentions:
        if other.start >= mention.end and _JOINED.fullmatch(sentence.text, mention.end, other.core) is not None:
            return other if _is_single(mention) and _is_single(other) else None
    return None


def _is_single(mention: Mention) -> bool:
    return isinstance(mention.reading, DateReading) and mention.reading.end is None


def read_day_pair(
    context: DraftContext, article: Article, index: int, first: Mention, second: Mention
) -> DayMention | None:
    """Reads two joined dates as the first and the last day of a stay; None where they are no such days."""
    sentence = article.sentences[index]
    start = _counted_day(context, article, index, first)
    last = _last_day(context, article, index, second, start) if start is not None else None
    if start is None or last is None or not start < last <= start + _LONGEST:
        return None
    joined = _JOINED.fullmatch(sentence.text, first.end, second.core)
    if joined is not None and joined["joint"] == "and" and (last - start).days > 1:
        return None  # two days apart
    return DayMention(
        article=article,
        index=index,
        sentence=sentence,
        mention=attrs.evolve(first, end=second.end),
        candidates=(Edtf(f"{start.isoformat()}/{last.isoformat()}"),),
        note="The words join the first and the last of these days, which are counted from the report.",
    )


def _counted_day(context: DraftContext, article: Article, index: int, mention: Mention) -> datetime.date | None:
    """The day that words mean, counted from the report; None where they may mean several."""
    reading, dateline = mention.reading, context.dateline_of(article)
    assert isinstance(reading, DateReading)
    bare = attrs.evolve(reading, relation=None)
    if bare.is_stated:
        return _day_of(to_edtf(bare))
    if dateline is None:
        return None
    direction = direction_at(article.sentences[index].text, mention.start, mention.end)
    dates = {date for rule in _COUNTED for date in RULES[rule](bare, (dateline,), direction)}
    return _day_of(next(iter(dates))) if len(dates) == 1 else None


_COUNTED: Final = (
    "year-of-dateline", "weekday-on-or-before-dateline", "weekday-after-dateline", "relative-to-dateline"
)  # fmt: skip


def _last_day(
    context: DraftContext, article: Article, index: int, mention: Mention, start: datetime.date
) -> datetime.date | None:
    """The last day: a weekday is the next one after the first day."""
    reading = mention.reading
    assert isinstance(reading, DateReading)
    if reading.start == DateTerm(weekday=reading.start.weekday) and reading.start.weekday is not None:
        return start + datetime.timedelta(days=(reading.start.weekday - start.isoweekday()) % _WEEK)
    return _counted_day(context, article, index, mention)


def _day_of(value: Edtf | None) -> datetime.date | None:
    if value is None or value.lower is None or value.lower != value.upper:
        return None
    return value.lower
