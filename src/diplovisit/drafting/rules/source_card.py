"""Proposes the card of a source: who published it, where and when, as the head of its text says."""

import datetime
import re
from collections.abc import Iterable
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.proposal import Choice, ChoiceOption, Citation, ProposedFact, ProposedSource
from diplovisit.drafting.rules.dateline_places import find_place_line
from diplovisit.drafting.rules.office_notes import find_sign_of_office
from diplovisit.drafting.rules.source_head import (
    FoundDateline,
    HeadLine,
    find_dateline,
    find_issuer,
    find_title,
    head_lines,
    is_speech,
    is_statement,
)
from diplovisit.evidence.lexicon.calendar_words import WEEKDAYS
from diplovisit.evidence.lexicon.names import FUNCTION_WORDS
from diplovisit.evidence.readings import (
    DateReading,
    Direction,
    Unparsed,
    cites_unnamed_sources,
    direction_at,
    read_date,
    to_edtf,
)
from diplovisit.evidence.readings.values import DateRelation
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.vocabularies import SourceKind

_ENGLISH: Final = 0.25
"""The least share of words of grammar in an English text; other languages have nearly none of them."""
_OF_ENGLISH: Final = frozenset(
    [
        *("the", "and", "with", "from", "by", "that", "its", "has", "their", "who", "to", "she", "here"),
        *("visit", "visits", "said", "foreign", "prime", *WEEKDAYS),
    ]
)
"""Words that hardly any other language has."""
_LEAST_OF_ENGLISH: Final = 0.04
_FEWEST_TO_TELL: Final = 12
_FEWEST_WORDS: Final = 8
_NEAR: Final = 120  # days between a dateline and a date of the text that gives it its year
_NEAR_YEARS: Final = 2
_MOST_YEARS: Final = 6
_MOST_YEARS_LATER: Final = 9
_SAID: Final = lazy_pattern(
    rf"\b(?:said|told|announced|confirmed|reported|stated|denied|as of)\b[^.;]{{0,60}}?\b(?:on )?(?P<day>"
    rf"{'|'.join(name.capitalize() for name in WEEKDAYS)})\b"
)


_WEEKDAYS: Final = {name.capitalize(): number for name, number in WEEKDAYS.items()}


@attrs.frozen(kw_only=True)
class SourceCard:
    """The card of a source, with what it leaves open. day: the day of the dateline, None where it is not known."""

    source: ProposedSource
    day: datetime.date | None = None
    choices: tuple[Choice, ...] = ()


def read_source_card(article: Article, options: DraftOptions) -> SourceCard:
    """Reads the card of a source off the head of its text. The options are about this source."""
    lines = head_lines(article)
    dateline = find_dateline(lines)
    issuer = find_issuer(lines)
    date, choices = _dateline_date(article, dateline, options.date, options.day)
    kind = options.source_kind or _stated_kind(lines)
    sign = find_sign_of_office(lines, dateline) if kind is None else None
    if sign is not None:
        kind = SourceKind.STATEMENT
        choices = (*choices, _which_kind(article, sign))
    publisher = None
    if dateline is not None and dateline.publisher is not None:
        publisher = _stated(dateline.line.cite(*dateline.publisher))
    elif issuer is not None:
        line, span = issuer
        publisher = _stated(line.cite(*span))
    if options.publisher is not None:
        publisher = publisher or ProposedFact(value=options.publisher, note="The text does not name its publisher.")
    place = None
    if dateline is not None and dateline.place is not None:
        place = _stated(dateline.line.cite(*dateline.place))
    elif dateline is not None and (found := find_place_line(lines, dateline)) is not None:
        place = _stated(found[0].cite(*found[1]))
    return SourceCard(
        source=ProposedSource(
            id=article.id,
            kind=kind or SourceKind.NEWS,
            publisher=publisher,
            title=find_title(lines, dateline),
            dateline_place=place,
            dateline_date=date,
            language=_language(article),
            url=options.url,
        ),
        day=_day_of(date),
        choices=choices,
    )


def _stated_kind(lines: tuple[HeadLine, ...]) -> SourceKind | None:
    """The kind that the head of a text shows; None where it shows none."""
    if is_speech(lines):
        return SourceKind.SPEECH
    return SourceKind.STATEMENT if is_statement(lines) else None


def _which_kind(article: Article, sign: HeadLine) -> Choice:
    cited = sign.cite(0, len(sign.text))
    return Choice(
        address=f"{article.id}/kind",
        question="Is the text a note of an office, or news? It reads like a note, and no words say who publishes it.",
        options=tuple(
            ChoiceOption(value=kind.value, words=cited.quote) for kind in (SourceKind.STATEMENT, SourceKind.NEWS)
        ),
    )


_NOT_NAMED: Final = lazy_pattern(
    r"\b(?:ask(?:ed|ing) not to be (?:identified|named)|(?:did|does) not (?:name|identify)|declin(?:ed"
    r"|ing) to be (?:named"
    r"|identified)|condition of anonymity|requested anonymity|not authori[sz]ed to speak)\b"
)


def find_unnamed_sources(article: Article) -> ProposedSource | None:
    """Returns the unnamed people on whose word a text tells something; None where it cites nobody of the kind."""
    for sentence in article.sentences:
        if cites_unnamed_sources(sentence.text) or _NOT_NAMED.search(sentence.text) is not None:
            return ProposedSource(id=f"unnamed-{article.id}", kind=SourceKind.UNNAMED_SOURCES, via=article.id)
    return None


def _stated(citation: Citation) -> ProposedFact:
    return ProposedFact(value=citation.quote, citations=(citation,))


def _day_of(date: ProposedFact | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(date.value) if date is not None else None
    except ValueError:
        return None


def _language(article: Article) -> str | None:
    """English, where enough words of grammar are; None for any other language, which is not known here."""
    words = _words(article)
    share = sum(word in FUNCTION_WORDS for word in words) / max(len(words), 1)
    return "en" if share >= _ENGLISH and len(words) >= _FEWEST_WORDS else None


def is_other_language(article: Article) -> bool:
    """Whether a text has hardly any word that English alone has: "Der Außenminister reist im Dezember nach Ghana"."""
    words = _words(article)
    return len(words) >= _FEWEST_TO_TELL and sum(word in _OF_ENGLISH for word in words) < _LEAST_OF_ENGLISH * len(words)


def _words(article: Article) -> list[str]:
    return re.findall(r"[^\W\d_]+", article.text.text.lower())


def _dateline_date(
    article: Article, dateline: FoundDateline | None, given: str | None, made: datetime.date | None
) -> tuple[ProposedFact | None, tuple[Choice, ...]]:
    """The date of the dateline, with the year that it prints, or that a person or the text gives it."""
    if dateline is None or dateline.date is None:
        if given is None:
            return None, ()
        return ProposedFact(value=given, note="The text prints no day of its own; a person gave it."), ()
    citation = dateline.line.cite(*dateline.date)
    reading = read_date(citation.quote)
    digits = _IN_DIGITS.fullmatch(citation.quote)
    if digits is not None and isinstance(reading, Unparsed):
        return _of_digits(article, citation, digits, given)
    if isinstance(reading, Unparsed):
        return None, ()
    if reading.is_stated:
        edtf = to_edtf(reading)
        return (None if edtf is None else ProposedFact(value=str(edtf), citations=(citation,))), ()
    month, day = reading.start.month, reading.start.day
    if month is None or day is None:
        return None, ()
    if given is not None and given[4:] == f"-{month:02}-{day:02}":
        note = "The dateline prints the day and no year; a person gave the year."
        return ProposedFact(value=given, citations=(citation,), note=note), ()
    if (inferred := _year_by_dates(article, month, day)) is not None:
        year, words = inferred
        note = f'The dateline prints no year; the text has "{words}", which is near that day.'
        return ProposedFact(value=f"{year:04}-{month:02}-{day:02}", citations=(citation,), note=note), ()
    return None, (_which_year(article, citation, month, day, made),)


def _year_by_dates(article: Article, month: int, day: int) -> tuple[int, str] | None:
    """The only year that a whole date to come near the dateline gives it, with the words of that date.

    The weekday on which something was said must fit the year, too: a date of last year may also be near that day.
    """
    said = _weekdays_said(article)
    found: dict[int, str] = {}
    for sentence in article.sentences:
        for mention in sentence.figures:
            if not isinstance(mention.reading, DateReading) or mention.reading.start.relative is not None:
                continue
            term = mention.reading.start
            stated = _date(term.year or 0, term.month or 0, term.day or 0)
            if stated is None or direction_at(sentence.text, mention.start, mention.end) is not Direction.FUTURE:
                continue
            for year in (stated.year - 1, stated.year):
                dateline = _date(year, month, day)
                is_near = dateline is not None and 0 <= (stated - dateline).days <= _NEAR
                if is_near and dateline is not None and said and min(_days_after(dateline, said)) <= 1:
                    found.setdefault(year, sentence.text[mention.core : mention.end])
    return next(iter(found.items())) if len(found) == 1 else None


def _weekdays_said(article: Article) -> list[int]:
    return [_WEEKDAYS[match["day"]] for match in _SAID.finditer(article.text.text)]


def _days_after(day: datetime.date, weekdays: Iterable[int]) -> list[int]:
    return [(day.isoweekday() - weekday) % 7 for weekday in weekdays]


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


_IN_DIGITS: Final = lazy_pattern(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


def _of_digits(
    article: Article, citation: Citation, digits: re.Match[str], given: str | None
) -> tuple[ProposedFact | None, tuple[Choice, ...]]:
    """A date in digits alone, of which it is open what the day is: "9/6/2026"."""
    one, other, year = map(int, digits.groups())
    dates = [date for date in (_date(year, other, one), _date(year, one, other)) if date is not None]
    if given in {date.isoformat() for date in dates}:
        note = "The dateline prints the day in digits alone; a person said which day they mean."
        return ProposedFact(value=given or "", citations=(citation,), note=note), ()
    return None, (
        Choice(
            address=f"{article.id}/dateline/date",
            question="Which day is the dateline of? It is printed in digits alone.",
            options=tuple(
                ChoiceOption(value=date.isoformat(), words=f"{date.day} {date:%B}", citation=citation)
                for date in dict.fromkeys(dates)
            ),
        ),
    )


def _years_of(article: Article) -> tuple[list[int], list[int]]:
    """The years in a text: those that it does not tell as to come, and those to come."""
    past: list[int] = []
    ahead: list[int] = []
    for sentence in article.sentences:
        for mention in sentence.figures:
            if isinstance(mention.reading, DateReading) and (year := mention.reading.start.year) is not None:
                direction = direction_at(sentence.text, mention.start, mention.end)
                is_ahead = direction is Direction.FUTURE or mention.reading.relation is DateRelation.BY
                (ahead if is_ahead else past).append(year)
    return past, ahead


def _likely_dates(article: Article, month: int, day: int, made: datetime.date | None) -> list[datetime.date]:
    """The days that a dateline without a year may mean, in order.

    Its year is not before the last year that is past in the text, and not after the day on which the record is made.
    Years further from those are likely only where the weekday on which something was said fits.
    """
    past, ahead = _years_of(article)
    if not past and not ahead and made is None:
        return []
    today = made.year if made is not None else 0
    first = max(past) if past else min(ahead) - _NEAR_YEARS if ahead else today - 1
    last = max(first + _MOST_YEARS_LATER, today)
    dates = [date for year in range(first, last + 1) if (date := _date(year, month, day)) is not None]
    if made is not None and any(date <= made for date in dates):
        dates = [date for date in dates if date <= made]
    said = _weekdays_said(article)
    return [
        date
        for date in dates
        if date.year <= first + _NEAR_YEARS
        or today - 1 <= date.year <= today
        or (said and date.year < first + _MOST_YEARS_LATER and max(_days_after(date, said)) <= 1)
    ]


def _which_year(article: Article, citation: Citation, month: int, day: int, made: datetime.date | None) -> Choice:
    """Asks for the year of a dateline: those near the years of the text and near today, by how weekdays fit."""
    said = _weekdays_said(article)
    options: list[tuple[int, ChoiceOption]] = []
    for date in _likely_dates(article, month, day, made):
        gap = max(_days_after(date, said), default=0)
        after = f", {gap} {'day' if gap == 1 else 'days'} after a weekday on which something was said" if gap else ""
        option = ChoiceOption(value=date.isoformat(), words=f"{date:%A}{after}", citation=citation)
        options.append((gap, option))
    options.sort(key=lambda each: each[0])
    return Choice(
        address=f"{article.id}/dateline/date",
        question="Which year is the dateline of? The text does not print it, and days of the visit may follow from it:"
        " draft again with --interactive or --date.",
        options=tuple(option for _, option in options[:_MOST_YEARS]),
    )
