"""The stops of a journey, with the words that name them."""

import datetime
import re
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Citation, ProposedFact
from diplovisit.evidence.clauses.chunks import finite_verbs, words_of
from diplovisit.evidence.names import CountryMention, Strength
from diplovisit.evidence.sentence import Sentence
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.polities import PolityKind, polity, polity_name


@attrs.frozen(kw_only=True, eq=False)
class Destination:
    """A place of a sentence where this visit goes: a country, or a capital that is named as the place of a visit.

    start, end: the words in the sentence. verb: where the word of travel stands that governs it.
    """

    article: Article
    index: int
    sentence: Sentence
    start: int
    end: int
    code: str
    is_capital: bool
    verb: int

    @property
    def citation(self) -> Citation:
        """The words of the destination."""
        return self.article.cite(self.sentence, self.start, self.end)


@attrs.frozen(kw_only=True)
class StopOfJourney:
    """A country of the journey, with the words of it. frame: how the chief words speak of the visit."""

    key: str
    code: str
    country: ProposedFact
    destinations: tuple[Destination, ...]


_TRAVEL: Final = lazy_pattern(
    r"\b(?:visit(?:s|ed|ing)?|travel(?:s|led|ed|ling|ing)?|trips?|tours?|toured|journeys?|stopovers?|stops?"
    r"|stay(?:s|ed)?"
    r"|fl(?:y|ies|ew|ying)|go(?:es|ing)?|went|arriv(?:e|es|ed|ing|al)|land(?:s|ed|ing)?|head(?:s|ed|ing)?|com(?:e"
    r"|es|ing)"
    r"|came|leav(?:e|es|ing)|left|depart(?:s|ed|ure)?|proceed(?:s|ed)?|continue[sd]?|lead(?:s|ing)?|led|due"
    r"|receive[sd]?"
    r"|welcome[sd]?|host(?:s|ed)?|spen[dt]|be in|is in|was in|take[sn]?|took|expected|calls?|pa(?:y|id|ying)|mak(?:e|es"
    r"|ing)|made|off(?= to\b)|way(?= to\b))\b",
    re.IGNORECASE,
)


ORGANISATIONS: Final = frozenset({"UN", "EU"})
_BODY_OF: Final = lazy_pattern(
    r"['’]?s?(?: [a-z]+){0,2} (?:[A-Z]|summit|conference|meeting|forum|session|talks|assembly|officials?|aid)"
)
"""What follows an organisation that is no place: "the UN General Assembly", "an EU summit"."""


def is_body_of_organisation(text: str, mention: CountryMention, code: str) -> bool:
    """Whether the name of an organisation belongs to that of one of its bodies or meetings."""
    state = polity(code)
    is_organisation = code in ORGANISATIONS or state is None or state.kind is PolityKind.ORGANISATION
    return is_organisation and _BODY_OF.match(text, mention.end) is not None


def key_of_country(code: str) -> str:
    """Returns the key of a stop in a country.

    >>> key_of_country("NZ")
    'new-zealand'
    """
    return re.sub(r"\W+", "-", (polity_name(code) or code).lower()).strip("-")


def verb_before(text: str, start: int, end: int) -> int:
    """Returns where the word of travel begins that stands nearest before a place, or else nearest after it.

    Where a sentence without one opens with the place, it is the verb after it: "In Lisbon, she met the minister".
    """
    before = [match.start() for match in _TRAVEL.finditer(text, 0, start)]
    if before:
        return before[-1]
    behind = _TRAVEL.search(text, end)
    if behind is not None:
        return behind.start()
    words, opening = words_of(text), re.fullmatch(r"(?:In|At) (?:the )?", text[:start])
    verbs = [words[index].start for index in finite_verbs(text) if words[index].start >= end]
    return verbs[0] if opening is not None and verbs else start


def codes_on_day(mention: CountryMention, day: datetime.date | None) -> tuple[str, ...]:
    """Returns the countries that a mention means on a day; where the day is not known, those that still exist."""
    return mention.codes_on(day) if day is not None else tuple(code for code in mention.codes if _is_current(code))


def country_of_place(mention: CountryMention, day: datetime.date | None) -> str | None:
    """Returns the only country that a mention means as a place; None where there are several or none.

    Bodies with a seat in a capital do not count.
    """
    codes = [
        code for code in codes_on_day(mention, day)
        if mention.strength is Strength.NAME
        or ((state := polity(code)) is not None and state.kind is not PolityKind.ORGANISATION)
    ]  # fmt: skip
    return codes[0] if len(codes) == 1 else None


def _is_current(code: str) -> bool:
    state = polity(code)
    return state is not None and state.until is None
