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
from diplovisit.evidence.clauses import Clause, Word, finite_verbs, words_of
from diplovisit.evidence.names import Strength
from diplovisit.evidence.readings import (
    Counted,
    DateReading,
    DateRelation,
    Mention,
    MentionKind,
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
_AMOUNTS: Final = frozenset(
    """
    is was are were be been come comes came stand stands stood reach reached reaches total totalled totals amount
    amounts amounted exceed exceeded exceeds rise rose risen grow grew fall fell climbed dropped increased hit hits
    has had have
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs whose subject is what a sum is of: "trade came to €4 billion"."""
_DEEDS: Final = frozenset(
    """
    invested donated pledged spent lent gave given bought sold paid provided contributed committed promised exported
    imported sent earned borrowed granted allocated disbursed raised received offered owed
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_LIFTING: Final = frozenset(
    """
    lifting raising increasing expanding boosting doubling tripling lift raise increase expand boost double bring
    bringing
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_FIELDS: Final[Mapping[DateRelation | None, str]] = MappingProxyType(
    {DateRelation.BY: "due", DateRelation.SINCE: "since", DateRelation.IN: "as_of"}
)
_TOWARDS: Final = re.compile(r"\b(?:to|for|against|from|into|towards?)(?: the)? $")
_TARGET: Final = re.compile(
    r"\b(?:targets?|goals?|aim(?:s|ed|ing)?|objectives?|to reach|ambitions?|hop(?:es?|ed|ing) to|want(?:s|ed)? to"
    r"|plan(?:s|ned)? to|intend(?:s|ed)? to|seek(?:s|ing)? to|set out to|pledged to|promis(?:es|ed) to|to (?:raise|lift"
    r"|double|triple|increase|boost|expand) )",
    re.IGNORECASE,
)
_MEASURES: Final = frozenset(
    """
    tonnes tons barrels kilometres kilometers miles metres meters hectares acres litres liters megawatts gigawatts
    kilograms pounds ounces cubic square sides side parties party two both people year years total worth amount number
    sum figure value share rest others donors ministers presidents leaders officials governments countries
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words that do not say by themselves what a figure is of."""
_TRIMMED: Final = frozenset(
    """
    the a an to of for in on by and or with at from as is are was were has have had will would which that who it this
    their his her its about some nearly almost over around than up down came come stood stands amounted totalled worth
    currently meanwhile last year also already still another more reached reach totalled exceeded rose grew fell between
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_LINKS: Final = frozenset(["of", "to", "for", "in", "on", "by", "with", "from", "at", "as", "through", "via", "under"])
_HALF_LINKS: Final = frozenset(["way", "means", "basis", "course", "terms", "form", "framework", "view", "addition"])
"""Words that are half of a link: "by way of", "on the basis of"."""
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
    if reading.unit is UnitKind.PERCENT and not sentence.text.startswith(" of ", mention.end):
        return None  # "12 percent more than a year before" is a change, and of what is not said beside it
    clause = sentence.clause_at(mention.start)
    what = subject_of_share(sentence, clause, mention) or _what(sentence, clause, mention)
    if what is None or _is_country_alone(sentence, what):
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
    """Returns a number written out, without zeros behind the point.

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
                for code in (here or reading.currencies)[:_MOST_CANDIDATES]
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


def _what(sentence: Sentence, clause: Clause, mention: Mention) -> tuple[int, int] | None:
    """The words that say what a figure is of, at most eight: what it counts, or the subject of its clause.

    A percentage is of what follows "of", and a sum that something is "worth" is that of the thing.
    """
    words = words_of(sentence.text)
    after = [word for word in words if mention.end <= word.start < clause.end]
    before = [word for word in words if clause.start <= word.start and word.end <= mention.start]
    reading = mention.reading
    is_count = isinstance(reading, QuantityReading) and reading.unit is UnitKind.COUNT
    verb = _first_verb(sentence.text, before)
    subject, behind_verb = before[:verb], before[verb + 1 :]
    is_amount = verb < len(before) and before[verb].lower in _AMOUNTS
    candidates: list[Sequence[Word]]
    if before and before[-1].lower == "worth":
        candidates = [behind_verb[:-1], subject]
    elif after and after[0].lower == "of":
        candidates = [after, subject]
    elif is_count or (after and _is_noun(sentence.text, mention.end, after[0])):
        candidates = [after] if is_count else [after, subject]
    elif is_amount or not _trim(behind_verb):
        # "Companies have invested" is what the sum is of, and not "companies".
        candidates = [before, subject, after] if _ends_in_deed(sentence, before, verb) else [subject, after]
    else:
        candidates = [_goal(behind_verb), after]
    dates = [each for each in sentence.figures if each.kind is MentionKind.DATE]
    kept = (_trim(_without_dates(candidate, dates)) for candidate in candidates)
    trimmed = next((words for words in kept if _says_something(words)), None)
    if trimmed is None:
        return None
    figure = next((each for each in sentence.figures if each.start < trimmed[0].start < each.end), None)
    return (figure.start if figure is not None else trimmed[0].start), trimmed[-1].end


def _ends_in_deed(sentence: Sentence, before: Sequence[Word], verb: int) -> bool:
    """Whether the words before a sum end in a verb of somebody who gives, spends or takes it."""
    spoken = _trim(before[verb:])
    subject = _trim(before[:verb])
    if not subject or len(spoken) != 1 or spoken[0].lower not in _DEEDS:
        return False
    return not _is_country_alone(sentence, (subject[0].start, subject[-1].end))


def _is_country_alone(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether words name a country and nothing that a figure could be of: "Norway exported €3 billion"."""
    rest = sentence.text[slice(*span)]
    for mention in reversed(sentence.countries):
        if span[0] <= mention.start and mention.end <= span[1] and mention.strength is not Strength.DEMONYM:
            rest = rest[: mention.start - span[0]] + rest[mention.end - span[0] :]
    return not any(word.lower() not in _TRIMMED for word in re.findall(r"[^\W\d_]+", rest))


def _without_dates(words: Sequence[Word], dates: Sequence[Mention]) -> Sequence[Word]:
    """The words without a date at their beginning, and up to the next one: "in 2025, by the customs' figures"."""
    inside = [any(date.start <= word.start < date.end for date in dates) for word in words]
    first = next((index for index, is_date in enumerate(inside) if not is_date), len(words))
    last = next(
        (index for index in range(first, len(words)) if inside[index] or _begins_deed(words, index)), len(words)
    )
    return words[first:last]


_NEXT_DEEDS: Final = frozenset(
    """
    commission open sign meet visit hold attend launch inaugurate tour address receive deliver take lay pay travel fly
    go join unveil give host see speak opened signed met visited held attended launched toured addressed received gave
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


def _begins_deed(words: Sequence[Word], index: int) -> bool:
    """Whether the next deed begins: "some forty business people and commission a plant"."""
    return (
        words[index].lower in {"and", "or", "then"}
        and words[index + 1 : index + 2] != []
        and (words[index + 1].lower in _NEXT_DEEDS)
    )


_STATES_OF_PEOPLE: Final = frozenset(
    ["missing", "wounded", "injured", "killed", "displaced", "arrested", "detained", "missed"]
)
_VERBS: Final = frozenset(
    ["seeks", "seek", "aims", "wants", "says", "bought", "sold", "paid", "gave", "pledged", "spent", "made", "increase"]
)


def _says_something(words: Sequence[Word]) -> bool:
    """Whether words name a thing: a noun in lower case that is no unit, no party and no verb.

    The first word of a sentence is one of these too: "Trade between the two countries".
    """
    for word in words:
        is_noun = (word.text[0].islower() or word.start == 0) and not word.lower.endswith(("ed", "ing"))
        if word.lower in _STATES_OF_PEOPLE or (is_noun and word.lower not in _MEASURES | _TRIMMED | _VERBS):
            return True
    return False


_LINKS_OF_TIME: Final = frozenset(
    ["since", "until", "till", "during", "before", "after", "when", "while", "annually", "yearly"]
)


def _is_noun(text: str, end: int, word: Word) -> bool:
    """Whether a word behind a sum is what the sum is of: "a €42 million loan"."""
    return (
        text[end : word.start] in {" ", "-"} and word.lower not in _TRIMMED | _LINKS_OF_TIME and word.text[0].isalpha()
    )


def _goal(words: Sequence[Word]) -> Sequence[Word]:
    """What is to change, out of the words behind a verb: "a target of lifting trade to" is one of trade."""
    at = next((index for index, word in enumerate(words) if word.lower in _LIFTING), -1)
    return words[at + 1 :]


def _first_verb(text: str, clause: Sequence[Word]) -> int:
    """The position of the first finite verb among the words of a clause; behind them if there is none."""
    words = words_of(text)
    verbs = {words[index].start for index in finite_verbs(text)}
    return next((index for index, word in enumerate(clause) if word.start in verbs), len(clause))


def _trim(words: Sequence[Word]) -> list[Word]:
    """Takes marks and small words off both ends, ends at the first mark, and keeps at most eight words.

    A hyphen without blanks belongs to its word.
    """
    kept = list(words)
    while kept and (kept[0].lower in _TRIMMED or not kept[0].text[0].isalnum()):
        del kept[0]
    marks = (index for index, word in enumerate(kept) if not word.text[0].isalnum() and not _is_hyphen(kept, index))
    whole = kept[: next(marks, len(kept))]
    kept = _without_small_words_behind(whole[:_MOST_WORDS])
    if len(whole) <= _MOST_WORDS and not (kept and kept[-1].lower in _HALF_LINKS):
        return kept
    # "cubic metres of gas by way of the Baltic Pipe" is one of cubic metres of gas, and not of gas by way.
    link = next((at for at in range(len(kept) - 1, 0, -1) if kept[at].lower in _LINKS), len(kept))
    return _without_small_words_behind(kept[:link])


def _without_small_words_behind(words: Sequence[Word]) -> list[Word]:
    kept = list(words)
    while kept and (kept[-1].lower in _TRIMMED or not kept[-1].text[0].isalnum()):
        del kept[-1]
    return kept


def _is_hyphen(words: Sequence[Word], index: int) -> bool:
    if words[index].text not in {"-", "'", "’"} or not 0 < index < len(words) - 1:
        return False
    return words[index - 1].end == words[index].start and words[index].end == words[index + 1].start


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
