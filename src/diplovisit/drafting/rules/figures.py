"""Reads the figures of articles as claims: sums of money, percentages, numbers of people and things, ranks."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Choice, ChoiceOption, Citation, ProposedClaim, ProposedFact
from diplovisit.drafting.rules.figure_shares import subject_of_share
from diplovisit.drafting.rules.figure_words import changes_by, is_country_alone, start_of_told, words_for_figure
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
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.currencies import CURRENCIES

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
_TOWARDS: Final = lazy_pattern(r"\b(?:to|for|against|from|into|towards?)(?: the)? $")
_TARGET: Final = lazy_pattern(
    r"\b(?:targets?|goals?|aim(?:s|ed|ing)?|objectives?|to reach|ambitions?|hop(?:es?|ed|ing) to|want(?:s|ed)? to"
    r"|plan(?:s|ned)? to|intend(?:s|ed)? to|seek(?:s|ing)? to|set out to|pledged to|promis(?:es|ed) to|to (?:raise|lift"
    r"|double|triple|increase|boost|expand) )",
    re.IGNORECASE,
)
_USUAL: Final = ("USD", "GBP")
"""What a sign of many currencies means where no other country with that sign is named."""
_ORGANISATIONS: Final = frozenset(["UN", "EU"])


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
                    choices += [choice] if choice is not None else []
    return tuple(claims.values()), tuple(choices)


def _countries_of(articles: Sequence[Article]) -> frozenset[str]:
    mentions = (mention for article in articles for sentence in article.sentences for mention in sentence.countries)
    return frozenset(code for mention in mentions if mention.strength is not Strength.METONYM for code in mention.codes)


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
    counted = context.counted
    if reading.extra and not context.noun and _counts_people_before(sentence, mention):
        counted = Counted.PEOPLE
    elif context.unread is not None or (reading.unit is UnitKind.COUNT and not context.noun):
        return None
    clause = sentence.clause_at(mention.start)
    is_share = sentence.text.startswith(" of ", mention.end)
    if reading.unit is UnitKind.PERCENT and not is_share and not changes_by(sentence, clause, mention):
        return None  # "12 percent more than a year before" is a change, and of what is not said beside it
    what = subject_of_share(sentence, clause, mention) or words_for_figure(sentence, clause, mention)
    if what is None or is_country_alone(sentence, what):
        return None
    key = f"figure-{number}"
    cited = (article.cite(sentence, mention.start, mention.end),)
    unit, choice = _unit(reading, counted, sentence.text[mention.start : mention.end], cited, countries, key)
    if unit is None and choice is None:
        return None
    start, end = what
    dates = dict(_dates(article, sentence, mention))
    kind = _kind(reading, "due" in dates, sentence.text[clause.start : clause.end])
    with_noun = (article.cite(sentence, mention.start, _end_with_noun(sentence, mention, context.noun)),)
    claim = ProposedClaim(
        key=key,
        kind=ProposedFact(value=kind, citations=cited),
        what=ProposedFact(value=sentence.text[start:end], citations=(article.cite(sentence, start, end),)),
        subjects=tuple(_subjects(article, sentence, what, mention, day)),
        value=ProposedFact(value=_decimal(reading.low), citations=with_noun if not reading.currencies else cited),
        high=ProposedFact(value=_decimal(reading.high), citations=cited) if reading.high is not None else None,
        unit=attrs.evolve(unit, citations=with_noun) if unit is not None and not reading.currencies else unit,
        qualifier=(
            ProposedFact(value=reading.qualifier.value, citations=cited) if reading.qualifier is not None else None
        ),
        due=dates.get("due"),
        since=dates.get("since"),
        as_of=dates.get("as_of"),
    )
    return claim, reading, choice


def _decimal(value: Decimal) -> str:
    """Returns a number written out, without zeros after the point.

    >>> _decimal(Decimal("1380000000.00")), _decimal(Decimal("1.50")), _decimal(Decimal(100))
    ('1380000000', '1.5', '100')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


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
    key: str,
) -> tuple[ProposedFact | None, Choice | None]:
    """Returns the unit of a figure. A sign of several currencies is inferred only where one of them can be meant."""
    match reading.unit:
        case UnitKind.MONEY if len(reading.currencies) == 1:
            return ProposedFact(value=reading.currencies[0], citations=cited), None
        case UnitKind.MONEY:
            here = [code for code in reading.currencies if code[:2] in countries]
            usual = next((code for code in _USUAL if code in reading.currencies), None)
            if usual is not None and not set(here) - {usual}:
                note = f'"{words}" does not say whose currency it is; no other country with that sign is in the text.'
                return ProposedFact(value=usual, citations=cited, note=note), None
            if usual is None and len(here) == 1:
                note = (
                    f'"{words}" does not say whose currency it is; of the countries with that sign, one is in the text.'
                )
                return ProposedFact(value=here[0], citations=cited, note=note), None
            options = tuple(
                ChoiceOption(value=code, words=words, citation=cited[0])
                for code in dict.fromkeys((*here, *filter(None, [usual]), *reading.currencies[:_MOST_CANDIDATES]))
                if code in CURRENCIES
            )
            question = f'Which currency is "{words}"? The figure is left out until that is known.'
            return None, Choice(address=f"{key}/quantity/unit", question=question, options=options)
        case UnitKind.PERCENT:
            return ProposedFact(value="percent", citations=cited), None
        case UnitKind.RANK:
            return ProposedFact(value="rank", citations=cited), None
        case UnitKind.COUNT:
            if counted is Counted.PEOPLE:
                return ProposedFact(value="person", citations=cited), None
            return (ProposedFact(value="item", citations=cited), None) if counted is Counted.OTHERS else (None, None)


def _counts_people_before(sentence: Sentence, mention: Mention) -> bool:
    """Whether a figure before this one counts people: "12 envoys died, and another 16 are missing"."""
    before = [each for each in sentence.figures if each.end <= mention.start]
    return any(figure_context(sentence.text, each).counted is Counted.PEOPLE for each in before[-1:])


def _kind(reading: QuantityReading, has_due: bool, clause: str) -> str:
    if reading.unit is UnitKind.RANK:
        return "rank"
    if has_due or _TARGET.search(clause) is not None:
        return "target"
    return "count" if reading.unit is UnitKind.COUNT else "measure"


def _subjects(
    article: Article, sentence: Sentence, span: tuple[int, int], figure: Mention, day: datetime.date | None
) -> Iterator[ProposedFact]:
    """Yields the countries and peoples in the words for what a figure is of. A capital may mean a government."""
    for mention in sentence.countries:
        is_inside = span[0] <= mention.start and mention.end <= span[1]
        codes = mention.codes_on(day) if day is not None else mention.codes
        is_state = len(codes) == 1 and codes[0] not in _ORGANISATIONS and mention.strength is not Strength.METONYM
        is_sign = figure.start <= mention.start < figure.end  # "US$ 1.4 billion"
        is_goal = _TOWARDS.search(sentence.text, 0, mention.start) is not None  # "five envoys to New Zealand"
        is_people = sentence.text[: mention.start].endswith("ethnic ")
        if is_inside and is_state and not (is_sign or is_goal or is_people):
            yield ProposedFact(value=codes[0], citations=(article.cite(sentence, mention.start, mention.end),))


def _dates(article: Article, sentence: Sentence, figure: Mention) -> Iterator[tuple[str, ProposedFact]]:
    """Yields the dates of a figure: right after it, in brackets, or at the head of its clause before "in 2025".

    "By 2030", "since 2022" and "in 2025" are read, and no other words.
    """
    text, clause = sentence.text, sentence.clause_at(figure.start)
    for mention in sentence.figures:
        reading = mention.reading
        if not isinstance(reading, DateReading) or not reading.is_stated or reading.end is not None:
            continue
        field = _FIELDS.get(reading.relation)
        between = text[figure.end : mention.start]
        if mention.start < figure.end:
            start = start_of_told(text, clause.start, figure.start)
            is_head = start <= mention.start and not re.search(r"\w", text[start : mention.start])
            is_only = len([each for each in sentence.figures if each.start < figure.start]) == 1
            if not (
                is_head
                and is_only
                and field == "as_of"
                and not re.search(r"[,;:()]", text[mention.end + 1 : figure.start])
            ):
                continue
        elif re.fullmatch(r"[\w ]{0,12} ?\(", between) and text.startswith(")", mention.end):
            field = "as_of"
        elif len(between.split()) > _MOST_WORDS_TO_DATE or re.search(r"[,;:.()]", between):
            continue
        value = to_edtf(reading)
        if value is not None and field is not None:
            yield field, ProposedFact(value=str(value), citations=(article.cite(sentence, mention.start, mention.end),))
            return


_MOST_WORDS_TO_DATE: Final = 3
