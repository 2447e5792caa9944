"""Reads the date that a row cites in its sentence: whole, with its preposition, weekday and the words beside it."""

import datetime
from typing import Final

import attrs

from diplovisit.evidence.readings import (
    WEEKDAY_NAMES,
    DateReading,
    DateRelation,
    DateTerm,
    DateUnit,
    Mention,
    MentionKind,
    Relative,
    Unparsed,
    format_date,
    is_new_day_of_visit,
    open_words,
    read_date,
)
from diplovisit.evidence.verdicts.verdict import Cause, CitedText, Opinion, ambiguous, cut_mention, unreadable
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Edtf
from diplovisit.record.edtf import Form

_IN_INDIA: Final = lazy_pattern(
    r"\b(?:India|Indian|New Delhi|Delhi|Mumbai|Chennai|Kolkata|Bengaluru|Hyderabad|Rashtrapati|Raksha Mantri|MEA|EAM"
    r"|External Affairs|Shri|Smt|Lok Sabha|Rajya Sabha|South Block|Jawahar\w* Bha\w+|Sushma Swaraj)\b"
)
_ELSEWHERE: Final = lazy_pattern(
    r"\b(?:Israel\w*|Jerusalem|Tel Aviv|Knesset|Ireland|Irish|Dublin|Taoiseach|Tánaiste|Farmleigh)\b"
)
_IN_AUSTRALIA: Final = lazy_pattern(r"\b(?:Australia\w*|Canberra|Sydney|Melbourne|Brisbane|Queensland|Tasmania)\b")
_COUNTED: Final = lazy_pattern(r" (?:before|after)\b")
_OPEN_ENDS: Final = {
    DateRelation.SINCE: "end",
    DateRelation.FROM: "end",
    DateRelation.AFTER: "",
    DateRelation.BEFORE: "",
    DateRelation.BY: "start",
    DateRelation.UNTIL: "start",
}


@attrs.frozen(kw_only=True)
class CitedDate:
    """The date that a row cites: its reading, its words in the sentence, and where they stand.

    has_more: whether the mention goes on with a time that the quote leaves out.
    """

    reading: DateReading
    words: str
    start: int
    end: int
    has_more: bool


def read_cited_date(words: CitedText, field: str, value: Edtf | None) -> CitedDate | Opinion:
    """Returns the only date that the words cite, with everything around it understood, or why there is none.

    field: the field of the record, because "by 2030" fits `due` and not `when`. value: the date of the record, which
    may be open at one end, as the words are; None where a rule computes it.
    """
    mentions = [mention for mention in words.figures if mention.kind is MentionKind.DATE]
    with_day = [mention for mention in mentions if not _is_bare_year(mention.reading)]
    mentions = with_day or mentions
    if len(mentions) > 1:
        mentions = [mention for mention in mentions if not _is_this_year(mention, words, mentions[0])]
    if not mentions:
        whole = read_date(words.quote)
        reason = whole.reason if isinstance(whole, Unparsed) else "in their sentence they are not a date"
        return unreadable(f"cannot be read as a date: {reason}")
    first = mentions[0]
    text = words.sentence.text
    if (counted := counted_from_event(words)) is not None:
        return unreadable(f'have "{counted.words}" with the date, which needs a rule such as offset-from-date')
    if any(mention.reading != first.reading for mention in mentions):
        shown = " and ".join(f'"{text[mention.start : mention.end]}"' for mention in mentions[:3])
        return ambiguous(f"have {len(mentions)} dates, {shown}, and do not say which is meant")
    cited = _within_quote(words, first)
    if isinstance(cited, Opinion):
        return cited
    return _understood(words, first, cited, field, value)


def counted_from_event(words: CitedText) -> CitedDate | None:
    """Returns a number of days before or after an event: "three days after the vote of 7 May 2025".

    The reading counts from another date, which is that of the event. None where the quote has no such words.
    """
    text = words.sentence.text
    for figure in words.figures:
        if figure.kind is not MentionKind.LENGTH or not words.start <= figure.start:
            continue
        following = _COUNTED.match(text, figure.end)
        if following is None or following.end() > words.end:
            continue
        end = following.end()
        reading = read_date(text[figure.start : end])
        if isinstance(reading, Unparsed):
            reading = DateReading(start=DateTerm())  # "two hours before the talks" is no day, and no other date either
        return CitedDate(reading=reading, words=text[figure.start : end], start=figure.start, end=end, has_more=False)
    return None


def _is_this_year(mention: Mention, words: CitedText, first: Mention) -> bool:
    """Whether a mention is the "this year" of "on 5 May this year"."""
    between = words.sentence.text[first.end : mention.start].strip()
    is_beside = mention is not first and between in {"", "of"}
    term = first.reading.start if isinstance(first.reading, DateReading) else DateTerm()
    this_year = DateReading(start=DateTerm(relative=Relative(unit=DateUnit.YEAR, offset=0)))
    return is_beside and term.month is not None and term.year is None and mention.reading == this_year


def _is_bare_year(reading: object) -> bool:
    return isinstance(reading, DateReading) and reading == DateReading(start=DateTerm(year=reading.start.year))


def _within_quote(words: CitedText, mention: Mention) -> CitedDate | Opinion:
    """The date of a mention. A quote may leave out its preposition, its weekday or its time, and nothing else."""
    text = words.sentence.text
    mentioned = text[mention.start : mention.end]
    start, end = max(mention.start, words.start), min(mention.end, words.end)
    is_cut = words.start > mention.core or words.end < mention.end
    if isinstance(mention.reading, Unparsed):
        return cut_mention(mentioned) if is_cut else unreadable(f"cannot be read as a date: {mention.reading.reason}")
    assert isinstance(mention.reading, DateReading)
    reading = mention.reading
    if not is_cut:
        return CitedDate(reading=reading, words=mentioned, start=mention.start, end=mention.end, has_more=False)
    inside = read_date(text[start:end].strip(" ,("))
    if isinstance(inside, Unparsed) or inside.end != reading.end or _day_of(inside.start) != _day_of(reading.start):
        return cut_mention(mentioned)
    has_more = (inside.start.time, inside.start.zone) != (reading.start.time, reading.start.zone)
    if has_more and inside.start.time is not None:
        return cut_mention(mentioned)
    term = attrs.evolve(reading.start, time=inside.start.time, zone=inside.start.zone, day_part=inside.start.day_part)
    whole = attrs.evolve(reading, start=term)
    return CitedDate(reading=whole, words=mentioned, start=mention.start, end=mention.end, has_more=has_more)


def _day_of(term: DateTerm) -> DateTerm | None:
    """The day alone; None where a term has a time only."""
    day = attrs.evolve(term, time=None, zone=None, day_part=None)
    if day.month is not None:
        day = attrs.evolve(day, weekday=None)
    return day if day != DateTerm() else None


def _understood(
    words: CitedText, mention: Mention, cited: CitedDate, field: str, value: Edtf | None
) -> CitedDate | Opinion:
    text, reading = words.sentence.text, cited.reading
    if words.start >= mention.core > mention.start and text[mention.end : mention.end + 1] in {"'", "’"}:
        # "after Wednesday's meeting": the weekday is that of the meeting
        reading = attrs.evolve(reading, relation=None)
    elif (found := open_words(text, words.sentence.figures, mention, reading)) is not None:
        return unreadable(f'have "{found}" with the date "{cited.words}", which cannot be read')
    if is_new_day_of_visit(text, mention):
        reading = attrs.evolve(reading, relation=None)
    if (fault := _relation_fault(words, reading, field, value)) is not None:
        return fault
    term = reading.start
    if (fault := _weekday_fault(words, term)) is not None:
        return fault
    if reading.end is None and term.day is not None and term.month is not None and term.year is not None:
        term = attrs.evolve(term, weekday=None)
    around = f"{words.sentence.previous} {text} {words.sentence.following}"
    if term.zone == "IST" and _IN_INDIA.search(around) and not _ELSEWHERE.search(around):
        term = attrs.evolve(term, zone="UTC+05:30")
    if term.zone in {"EST", "EDT", "ET"} and _IN_AUSTRALIA.search(around):
        term = attrs.evolve(term, zone=f"{term.zone} of Australia")
    return attrs.evolve(cited, reading=attrs.evolve(reading, start=term))


def _weekday_fault(words: CitedText, term: DateTerm) -> Opinion | None:
    if term.year is None or term.month is None or term.day is None or term.weekday is None:
        return None
    actual = datetime.date(term.year, term.month, term.day).isoweekday()
    if actual == term.weekday:
        return None
    named = WEEKDAY_NAMES[term.weekday - 1]
    day = format_date(DateReading(start=attrs.evolve(term, weekday=None, time=None, zone=None)))
    cause = Cause.WEEKDAY if named.lower() in words.quote.lower() else Cause.VALUE
    return unreadable(f"name a {named}, and {day} is a {WEEKDAY_NAMES[actual - 1]}", cause)


def _relation_fault(words: CitedText, reading: DateReading, field: str, value: Edtf | None) -> Opinion | None:
    """Why the preposition of a date does not fit the field; None where it does."""
    relation = reading.relation
    plain = {None, DateRelation.ON, DateRelation.IN}
    match field:
        case "since":
            fits = relation in {DateRelation.SINCE, DateRelation.FROM}
        case "due":
            fits = relation is DateRelation.BY
        case "set":
            fits = relation in plain
        case _:
            fits = relation in plain | {DateRelation.FROM_TO} or _is_open(
                value, _OPEN_ENDS.get(relation or DateRelation.ON, "")
            )
    if relation is None and not words.has_text:
        fits = True  # the preposition may stand outside the quote
    if _is_bare_year(reading) and words.has_text:
        return unreadable("have a year without a preposition, which may belong to a name")
    if fits:
        return None
    if relation is None:
        return unreadable(f'have no preposition that fits "{field}"')
    return unreadable(f'have "{relation}" before the date, which does not fit "{field}"')


def _is_open(value: Edtf | None, end: str) -> bool:
    """Whether a date of the record is an interval that is open where the preposition leaves it open."""
    if value is None or value.form is not Form.INTERVAL or not end:
        return False
    start, _, last = value.text.partition("/")
    return (last if end == "end" else start) in {"..", ""}
