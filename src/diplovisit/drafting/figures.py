"""Reads the figures of articles as claims: sums of money, percentages, numbers of people and things, ranks."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Choice, ChoiceOption, Citation, ProposedClaim, ProposedFact
from diplovisit.evidence.clauses import Clause, Word, words_of
from diplovisit.evidence.names import Strength
from diplovisit.evidence.readings import (
    Counted,
    DateReading,
    DateRelation,
    Mention,
    QuantityReading,
    UnitKind,
    figure_context,
    to_edtf,
)
from diplovisit.evidence.sentence import Sentence
from diplovisit.record.currencies import CURRENCIES

_MOST_WORDS: Final = 8
_MOST_CANDIDATES: Final = 6
_PARTIES: Final = frozenset(
    """
    countries nations states sides leaders governments ministers presidents parties capitals neighbours neighbors
    delegations teams men women officials heads others times days weeks months years hours minutes
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""What a small number counts without stating anything: "the two countries", "both sides"."""
_SMALL: Final = 3
_FIELDS: Final[Mapping[DateRelation | None, str]] = MappingProxyType(
    {DateRelation.BY: "due", DateRelation.SINCE: "since", DateRelation.IN: "as_of"}
)
_TARGET: Final = re.compile(r"\b(?:target|goal|aim|objective|to reach|ambition)\b", re.IGNORECASE)
_TRIMMED: Final = frozenset(
    """
    the a an to of for in on by and or with at from as is are was were has have had will would which that who it this
    their his her its about some nearly almost over around than up down came come stood stands amounted totalled worth
    currently meanwhile last year also already still another more
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
# The dollars other than that of the United States, by the countries that use them.
_OTHER_DOLLARS: Final = frozenset(
    ["AU", "CA", "NZ", "SG", "HK", "TW", "JM", "BB", "TT", "BS", "BZ", "FJ", "GY", "NA", "LR"]
)


def find_figures(
    articles: Sequence[Article], day: datetime.date | None
) -> tuple[tuple[ProposedClaim, ...], tuple[Choice, ...]]:
    """Returns a claim for each figure of the articles that states something, and the choices that they leave open.

    day: the day of the articles, on which names of countries are read; None where it is not known. Where a figure
    occurs again with the same meaning, the first place counts.
    """
    claims: dict[tuple[object, ...], ProposedClaim] = {}
    choices: list[Choice] = []
    countries = _countries_of(articles)
    for article in articles:
        for sentence in article.sentences:
            for mention in sentence.figures:
                found = _claim(article, sentence, mention, len(claims) + 1, countries, day)
                if found is None:
                    continue
                claim, reading, choice = found
                meaning = (reading.low, reading.high, reading.unit, reading.currencies, reading.noun)
                if meaning not in claims:
                    claims[meaning] = claim
                    if choice is not None:
                        choices.append(choice)
    return tuple(claims.values()), tuple(choices)


def _countries_of(articles: Sequence[Article]) -> frozenset[str]:
    mentions = (mention for article in articles for sentence in article.sentences for mention in sentence.countries)
    return frozenset(code for mention in mentions for code in mention.codes)


def _claim(
    article: Article,
    sentence: Sentence,
    mention: Mention,
    number: int,
    countries: frozenset[str],
    day: datetime.date | None,
) -> tuple[ProposedClaim, QuantityReading, Choice | None] | None:
    reading = mention.reading
    if not isinstance(reading, QuantityReading):
        return None
    context = figure_context(sentence.text, mention)
    if reading.unit is UnitKind.COUNT and reading.low <= _SMALL and (context.noun or "").lower() in _PARTIES:
        return None
    if context.unread is not None or (reading.unit is UnitKind.COUNT and not context.noun):
        return None
    clause = sentence.clause_at(mention.start)
    what = _what(sentence, clause, mention)
    if what is None:
        return None
    key = f"figure-{number}"
    cited = (article.cite(sentence, mention.start, mention.end),)
    unit, choice = _unit(reading, context.counted, sentence.text[mention.start : mention.end], cited, countries)
    if unit is None:
        return None
    start, end = what
    dates = dict(_dates(article, sentence, mention))
    kind = _kind(reading, "due" in dates, sentence.text[clause.start : clause.end])
    with_noun = (article.cite(sentence, mention.start, _end_with_noun(sentence, mention, context.noun)),)
    claim = ProposedClaim(
        key=key,
        kind=ProposedFact(value=kind, citations=cited),
        what=ProposedFact(value=sentence.text[start:end], citations=(article.cite(sentence, start, end),)),
        subjects=tuple(_subjects(article, sentence, clause, day)),
        value=ProposedFact(value=_decimal(reading.low), citations=with_noun if not reading.currencies else cited),
        high=ProposedFact(value=_decimal(reading.high), citations=cited) if reading.high is not None else None,
        unit=unit if reading.currencies else ProposedFact(value=unit.value, citations=with_noun, note=unit.note),
        qualifier=(
            ProposedFact(value=reading.qualifier.value, citations=cited) if reading.qualifier is not None else None
        ),
        due=dates.get("due"),
        since=dates.get("since"),
        as_of=dates.get("as_of"),
    )
    return claim, reading, choice


def _decimal(value: object) -> str:
    return format(value, "f") if value is not None else ""


def _end_with_noun(sentence: Sentence, mention: Mention, noun: str | None) -> int:
    """The end of a figure with the noun that it counts."""
    if not noun:
        return mention.end
    at = sentence.text.lower().find(noun.lower(), mention.end)
    is_near = 0 <= at - mention.end <= 40
    return at + len(noun) if is_near else mention.end


def _unit(
    reading: QuantityReading,
    counted: Counted,
    words: str,
    cited: tuple[Citation, ...],
    countries: frozenset[str],
) -> tuple[ProposedFact | None, Choice | None]:
    """Returns the unit of a figure. A sign of several currencies is inferred only where one of them can be meant."""
    match reading.unit:
        case UnitKind.MONEY if len(reading.currencies) == 1:
            return ProposedFact(value=reading.currencies[0], citations=cited), None
        case UnitKind.MONEY if "USD" in reading.currencies and _OTHER_DOLLARS.isdisjoint(countries):
            note = f'"{words}" does not say whose dollar it is; no other country with a dollar is in the text.'
            return ProposedFact(value="USD", citations=cited, note=note), None
        case UnitKind.MONEY:
            options = tuple(
                ChoiceOption(value=code, words=words, citation=cited[0])
                for code in reading.currencies[:_MOST_CANDIDATES]
                if code in CURRENCIES
            )
            question = f'which currency is "{words}"? The figure is left out until that is known'
            return None, Choice(address="claims", question=question, options=options)
        case UnitKind.PERCENT:
            return ProposedFact(value="percent", citations=cited), None
        case UnitKind.RANK:
            return ProposedFact(value="rank", citations=cited), None
        case UnitKind.COUNT:
            if counted is Counted.PEOPLE:
                return ProposedFact(value="person", citations=cited), None
            return (ProposedFact(value="item", citations=cited), None) if counted is Counted.OTHERS else (None, None)


def _kind(reading: QuantityReading, has_due: bool, clause: str) -> str:
    if reading.unit is UnitKind.RANK:
        return "rank"
    if has_due or _TARGET.search(clause) is not None:
        return "target"
    return "count" if reading.unit is UnitKind.COUNT else "measure"


def _what(sentence: Sentence, clause: Clause, mention: Mention) -> tuple[int, int] | None:
    """The words that say what a figure is of: behind it, or before it where nothing follows; at most eight words."""
    words = words_of(sentence.text)
    after = [word for word in words if mention.end <= word.start < clause.end]
    before = [word for word in words if clause.start <= word.start and word.end <= mention.start]
    reading = mention.reading
    is_count = isinstance(reading, QuantityReading) and reading.unit is UnitKind.COUNT
    subject = before[: _first_verb(before)]
    candidates = (after, subject, before) if is_count else (subject, after, before)
    for candidate in candidates:
        trimmed = _trim(candidate)
        if trimmed:
            return trimmed[0].start, trimmed[-1].end
    return None


def _first_verb(words: Sequence[Word]) -> int:
    for index, word in enumerate(words):
        if word.lower in {"is", "are", "was", "were", "has", "have", "had", "will", "would", "came", "stands", "stood"}:
            return index
    return len(words)


def _trim(words: Sequence[Word]) -> list[Word]:
    """Takes marks and small words off both ends, ends at the first mark, and keeps at most eight words."""
    kept = list(words)
    while kept and (kept[0].lower in _TRIMMED or not kept[0].text[0].isalnum()):
        del kept[0]
    cut = next((index for index, word in enumerate(kept) if not word.text[0].isalnum()), len(kept))
    kept = kept[: min(cut, _MOST_WORDS)]
    while kept and kept[-1].lower in _TRIMMED:
        del kept[-1]
    return kept


def _subjects(
    article: Article, sentence: Sentence, clause: Clause, day: datetime.date | None
) -> Iterator[ProposedFact]:
    """Yields the countries and peoples of a clause. A capital may mean a government, and is none."""
    for mention in sentence.countries:
        is_inside = clause.start <= mention.start and mention.end <= clause.end
        codes = mention.codes_on(day) if day is not None else mention.codes
        if is_inside and len(codes) == 1 and mention.strength is not Strength.METONYM:
            yield ProposedFact(value=codes[0], citations=(article.cite(sentence, mention.start, mention.end),))


def _dates(article: Article, sentence: Sentence, figure: Mention) -> Iterator[tuple[str, ProposedFact]]:
    """Yields the dates that stand right behind a figure: "by 2030", "since 2022", "in 2025"."""
    for mention in sentence.figures:
        reading = mention.reading
        between = sentence.text[figure.end : mention.start]
        if not isinstance(reading, DateReading) or mention.start < figure.end or len(between.split()) > 3:
            continue
        if re.search(r"[,;:.()]", between) or not reading.is_stated or reading.end is not None:
            continue
        value = to_edtf(reading)
        field = _FIELDS.get(reading.relation)
        if value is not None and field is not None:
            yield field, ProposedFact(value=str(value), citations=(article.cite(sentence, mention.start, mention.end),))
            return
