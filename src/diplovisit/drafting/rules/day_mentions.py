"""The dates of a sentence as a record would have them: stated, or derived from the dateline by a rule."""

import datetime
import re
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Citation, ProposedFact
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.evidence.readings import (
    RULES,
    DateReading,
    DateRelation,
    DateTerm,
    Direction,
    Mention,
    direction_at,
    to_edtf,
)
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.verdicts.dates import derive_dates, judge_date
from diplovisit.record import Edtf

GIVEN_UP: Final = re.compile(
    r"\b(?:originally|previously|initially|first (?:planned|scheduled|due)|(?:was|were|had been"
    r"|been) (?:\w+ )?(?:due|planned"
    r"|scheduled|set|expected|to (?:have|begin|start|take|be|last|run))|should have|would have|that was (?:due|to)"
    r"|planned for|scheduled for|earlier dates?|accepted it for)\b",
    re.IGNORECASE,
)
"""Words before days that were given up."""
NEW: Final = re.compile(
    r"\b(?:will now|now (?:be|take)|new (?:dates?|days?)|moved (?:to|from)|rescheduled (?:for|to)"
    r"|will (?:instead )?(?:take place"
    r"|be held|begin)|pushed back to|put off (?:to|until)|postponed (?:to|until))\b",
    re.IGNORECASE,
)
"""Words before days that take the place of earlier ones."""
REPORTS: Final = re.compile(
    r"\b(?:said|says|told|announc\w+|den(?:y|ied|ies)|confirm\w+|report(?:ed|s)|stat(?:ed|es)|added|wrote|declared"
    r"|disclosed"
    r"|revealed|issued|accepted|invited|agreed|decided|approved|warned|asked|telephoned|spoke|elected|appointed"
    r"|published)\b",
    re.IGNORECASE,
)


"""Verbs of what was said or done elsewhere; a day behind them is not one of the visit."""


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
        is_given_up = GIVEN_UP.search(sentence.text, max(0, mention.start - 40), mention.start) is not None
        note = "The words have these days as earlier ones, which were given up."
        return made((value,), note=note) if is_given_up else None
    dateline = context.dateline_of(article)
    if dateline is None:
        return None
    address = f"{article.id}/dateline/date"
    derived = derive_dates(words, address, dateline)
    candidates = tuple(dict.fromkeys(date for _, dates in derived for date in dates))
    if not candidates:
        return _infer_day(article, index, mention, dateline)
    rule = next((rule for rule, dates in derived if len(dates) == 1), derived[0][0])
    return made(candidates, rule)


def _infer_day(article: Article, index: int, mention: Mention, dateline: Edtf) -> DayMention | None:
    """Days that no rule derives, though their words are clear: of two weekdays, or given up, or new."""
    reading, sentence = mention.reading, article.sentences[index]
    assert isinstance(reading, DateReading)
    direction = direction_at(sentence.text, mention.start, mention.end)
    is_new = NEW.search(sentence.text, max(0, mention.start - _BESIDE), mention.start) is not None
    is_given_up = GIVEN_UP.search(sentence.text, max(0, mention.start - _BESIDE), mention.start) is not None
    is_weekdays = reading.end is not None and reading.start.weekday is not None and reading.start.day is None
    is_now = (
        is_weekdays and _IS_NOW.search(sentence.text, max(0, mention.start - _BEFORE_DAYS), mention.start) is not None
    )
    if is_now or (is_weekdays and direction in {Direction.FUTURE, Direction.PAST}):
        direction = Direction.OPEN if is_now else direction
        value, note = _between_weekdays(reading, dateline, direction), "The weekdays are counted from the report."
    elif is_new or is_given_up:
        bare = attrs.evolve(reading, relation=None)
        dates = RULES["year-of-dateline"](bare, (dateline,), Direction.FUTURE)
        value = dates[0] if len(dates) == 1 else None
        note = "The year is that of the report, which has these days as new ones or as ones that were given up."
    else:
        return None
    if value is None:
        return None
    return DayMention(article=article, index=index, sentence=sentence, mention=mention, candidates=(value,), note=note)


_BESIDE: Final = 40  # characters
_BEFORE_DAYS: Final = 120
_IS_NOW: Final = re.compile(r"\b(?:is|are) (?:currently |now )?(?:on (?:a|an|his|her)|in|visiting)\b")


def _between_weekdays(reading: DateReading, dateline: Edtf, direction: Direction) -> Edtf | None:
    """The days of "from Wednesday to Friday": the next ones behind the report, or the last ones before it."""
    assert reading.end is not None
    ends = (reading.start, reading.end)
    day = dateline.lower
    if day is None or any(end != DateTerm(weekday=end.weekday) or end.weekday is None for end in ends):
        return None
    first, last = (end.weekday or 0 for end in ends)
    length = (last - first) % _WEEK
    if direction is Direction.OPEN:  # the visit is going on: its first day is the last such one
        start = day - datetime.timedelta(days=(day.isoweekday() - first) % _WEEK)
        is_going_on = (day - start).days <= length
        return (
            Edtf(f"{start.isoformat()}/{(start + datetime.timedelta(days=length)).isoformat()}")
            if is_going_on
            else None
        )
    if direction is Direction.FUTURE:
        start = day + datetime.timedelta(days=(first - day.isoweekday()) % _WEEK)
    else:
        start = day - datetime.timedelta(days=(day.isoweekday() - last) % _WEEK + length)
    if day.isoweekday() in {first, last} or length == 0:
        return None  # the weekday of the report may be this one or that of a week before or behind
    return Edtf(f"{start.isoformat()}/{(start + datetime.timedelta(days=length)).isoformat()}")


_WEEK: Final = 7


def read_end_of_stay(context: DraftContext, article: Article, index: int, mention: Mention) -> DayMention | None:
    """Reads the day up to which words have somebody stay: "until Friday"; None where they have no such day."""
    reading, sentence = mention.reading, article.sentences[index]
    dateline = context.dateline_of(article)
    if not isinstance(reading, DateReading) or reading.relation is not DateRelation.UNTIL or dateline is None:
        return None
    bare = attrs.evolve(reading, relation=None)
    value = to_edtf(bare) if bare.is_stated else None
    dates = [value] if value is not None else [
        date for rule in _RULES_OF_DAYS for date in RULES[rule](bare, (dateline,), Direction.FUTURE)
    ]  # fmt: skip
    candidates = tuple(dict.fromkeys(dates))
    if len(candidates) != 1:
        return None
    return DayMention(article=article, index=index, sentence=sentence, mention=mention, candidates=candidates)


_RULES_OF_DAYS: Final = ("year-of-dateline", "weekday-after-dateline", "relative-to-dateline")
