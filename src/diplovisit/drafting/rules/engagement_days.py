"""On which day an engagement is: stated, derived from the dateline or from the days of its stop."""

import re
from collections.abc import Mapping
from typing import Final

import attrs

from diplovisit.drafting.proposal import ProposedFact
from diplovisit.drafting.rules.day_mentions import REPORTS, DayMention, read_day_mention
from diplovisit.drafting.rules.engagement_clause import EngagementClause
from diplovisit.evidence.readings import DateReading, Mention
from diplovisit.evidence.verdicts.dates import derive_dates
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Edtf

_ANOTHER_TIME: Final = lazy_pattern(
    r"\b(?:before|after|until|since|ahead of|return\w*|leav\w+|depart\w*|arriv\w+|fl(?:y|ies|ying)|travel\w*)\b"
)
_OF_ANOTHER: Final = lazy_pattern(r"\b(?:said|told|announced|signed|since|of the|withdrawn|introduced)\b")
_MOST_WORDS_BEFORE: Final = 3
"""The words before a day that opens a sentence."""
_RULES_OF_STOP: Final = frozenset({"day-of-visit", "time-of-same-day"})


class OtherDay:
    """The result for an engagement on a day that lies outside the visit: it is none of this visit."""


@attrs.frozen(kw_only=True)
class DaysOfStops:
    """The days of the stops, by key, as far as they are known."""

    facts: Mapping[str, ProposedFact]

    def of(self, stop: str) -> Edtf | None:
        """Returns the days of a stop; None where they are not known."""
        return Edtf(self.facts[stop].value) if stop in self.facts else None

    def is_within(self, value: Edtf, stop: str | None = None) -> bool:
        """Whether a day lies within the days of a stop, or of any stop; true where none are known."""
        known = [Edtf(fact.value) for key, fact in self.facts.items() if stop in {None, key}]
        if not known or value.lower is None or value.upper is None:
            return not known
        return any(
            each.lower is not None
            and each.upper is not None
            and each.lower <= value.lower
            and value.upper <= each.upper
            for each in known
        )

    def is_outside(self, value: Edtf) -> bool:
        """Whether a time has no day in common with any stop; false where a stop or the time has no known days."""
        known = [Edtf(fact.value) for fact in self.facts.values()]
        bounds = [(each.lower, each.upper) for each in (value, *known)]
        if not known or any(lower is None or upper is None for lower, upper in bounds):
            return False
        (first, last), *stops = bounds
        return all(upper < first or last < lower for lower, upper in stops)  # type: ignore[operator]


def read_engagement_day(clause: EngagementClause, days: DaysOfStops, stop: str) -> ProposedFact | OtherDay | None:
    """Reads the day of an engagement from the dates after it, or from one that opens its sentence."""
    text, words = clause.text, clause.words
    mentions = [mention for mention in clause.sentence.figures if isinstance(mention.reading, DateReading)]
    behind = [mention for mention in mentions if words.end <= mention.start < clause.end]
    before = [mention for mention in mentions if mention.end <= words.start]
    between = text[before[-1].end if before else 0 : words.start]
    is_open = len(before) == 1 and re.search(r";|\bbut\b", between) is None
    opening = [each for each in before if is_open and _opens_sentence(text[: each.start])]
    around = clause.sentence.clause_at(words.start)
    opening += [
        each
        for each in before[-1:]
        if around.start <= each.start and len(re.findall(r"\w+", text[around.start : each.start])) < _MOST_WORDS_BEFORE
    ]  # ", and on 26 January will visit the camps"
    for mention in (*behind, *opening):
        first, last = sorted(((words.start, words.end), (mention.start, mention.end)))
        if REPORTS.search(text, first[1], last[0]) is not None:
            continue  # the day on which it was said
        is_led_to = re.search(r", where\b", text[first[1] : last[0]]) is not None
        if not is_led_to and _ANOTHER_TIME.search(text, first[1], last[0]) is not None:
            continue  # "before he returns home on Sunday"
        if mention.start >= words.end and _opens_next_clause(text, mention):
            continue  # "will meet the minister, and on 26 January will visit the camps"
        day = read_day_mention(clause.context, clause.article, clause.index, mention)
        if day is None:
            if (fact := _derive_from_stop(clause, days, stop, mention)) is not None:
                return fact
            continue
        result = _settle(clause, days, stop, day)
        if result is not None:
            return result
    return None


def _opens_sentence(before: str) -> bool:
    """Whether nothing but a place stands before a day: "In Dhaka on the 19th"."""
    return len(re.findall(r"\w+", before)) < _MOST_WORDS_BEFORE or _PLACE_BEFORE.fullmatch(before) is not None


_PLACE_BEFORE: Final = lazy_pattern(r"\W*(?:In|At) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3},? (?:on )?(?:the )?")


def _opens_next_clause(text: str, mention: Mention) -> bool:
    is_joined = re.search(r"\b(?:and|but|then),? $", text[: mention.start]) is not None
    return is_joined and _VERB_BEHIND.match(text, mention.end) is not None


_VERB_BEHIND: Final = lazy_pattern(r",? (?:[\w’'-]+ )?(?:will|would|is|are|was|were|to|[a-z]+(?:s|ed))\b")


def _settle(clause: EngagementClause, days: DaysOfStops, stop: str, day: DayMention) -> ProposedFact | OtherDay | None:
    """The day that one date gives: the one that lies within the stop, where the words leave several open."""
    within = [each for each in day.candidates if _is_single(each) and days.is_within(each, stop)]
    if day.value is not None and _is_single(day.value):
        if within:
            return day.fact()
        between = clause.text[min(clause.words.end, day.mention.start) : max(clause.words.start, day.mention.start)]
        return OtherDay() if _OF_ANOTHER.search(between) is None else None
    if day.value is not None and days.is_outside(day.value):
        return OtherDay()  # "In April she will sign a treaty"
    if day.value is None and len(within) == 1 and days.of(stop) is not None:
        start, end = min(clause.words.start, day.mention.start), max(clause.words.end, day.mention.end)
        return ProposedFact(
            value=str(within[0]),
            citations=(clause.cite(start, end),),
            note=f'Of the days that "{day.words}" may mean, this one lies within the visit.',
        )
    return None


def _is_single(value: Edtf) -> bool:
    return value.lower is not None and value.lower == value.upper


def _derive_from_stop(clause: EngagementClause, days: DaysOfStops, stop: str, mention: Mention) -> ProposedFact | None:
    """The day that a rule counts from the days of the stop: "the first day", or a time on its only day."""
    known = days.of(stop)
    if known is None:
        return None
    address = f"{stop}/when"
    derived = derive_dates(clause.cited(mention.start, mention.end), address, known)
    usable = [(rule, dates[0]) for rule, dates in derived if len(dates) == 1 and rule in _RULES_OF_STOP]
    if len(usable) != 1 or (usable[0][0] == "time-of-same-day" and usable[0][1].moment is None):
        return None
    rule, value = usable[0]
    citation = clause.cite(mention.start, mention.end)
    return ProposedFact(value=str(value), citations=(citation,), rule=rule, inputs=(address,))
