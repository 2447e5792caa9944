"""Proposes everybody whom articles name: name, spellings, office and country, each with its words."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Citation, ProposedFact, ProposedPerson
from diplovisit.drafting.rules.named_people import MentionedPerson, find_named_people
from diplovisit.drafting.rules.person_mentions import PersonMention
from diplovisit.evidence.lexicon.names import OFFICE_WORDS
from diplovisit.evidence.names import CountryMention, OfficePhrase, is_title, office_words
from diplovisit.evidence.names.office_phrase import TITLES
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.polities import polity


@attrs.frozen(kw_only=True, eq=False)
class ReadPeople:
    """Everybody whom articles name. proposed: as they are proposed. named: those with a name, in the same order."""

    named: tuple[MentionedPerson, ...]
    proposed: tuple[ProposedPerson, ...]

    def by_key(self, key: str) -> ProposedPerson | None:
        """Returns the proposed person of a key; None if there is none."""
        return next((person for person in self.proposed if person.key == key), None)

    def replaced(self, person: ProposedPerson) -> "ReadPeople":
        """Returns the same people with one of them as given."""
        proposed = tuple(person if other.key == person.key else other for other in self.proposed)
        return attrs.evolve(self, proposed=proposed)


def read_people(articles: Sequence[Article], day: datetime.date | None) -> ReadPeople:
    """Reads everybody whom articles name, with office and country where the words beside the name say them.

    day: that of the articles; countries are read with the names that they had then.
    """
    named = find_named_people(articles)
    return ReadPeople(named=named, proposed=tuple(_propose(person, day) for person in named))


def _propose(person: MentionedPerson, day: datetime.date | None) -> ProposedPerson:
    office = _best_office(person)
    country = _country_of(person, day)
    mention = office[0] if office is not None and office[0].words == person.name else person.full_mentions[0]
    phrase = office[1] if office is not None and office[0] is mention else None
    spans = [*_spans_of(phrase), *_spans_of_countries(mention.countries if mention is (country or (None,))[0] else ())]
    citation = mention.cite(*spans)
    return ProposedPerson(
        key=person.key,
        name=ProposedFact(value=person.name, citations=(citation,)),
        aliases=tuple(
            ProposedFact(value=alias.words, citations=(alias.cite(),)) for alias in _first_of_each(person.aliases)
        ),
        office=_office_fact(office, mention, citation),
        country=_country_fact(country, office, mention, citation),
    )


def _first_of_each(mentions: Iterable[PersonMention]) -> Iterator[PersonMention]:
    seen = set()
    for mention in mentions:
        if mention.words not in seen:
            seen.add(mention.words)
            yield mention


def _spans_of(phrase: OfficePhrase | None) -> list[tuple[int, int]]:
    return [] if phrase is None else [(phrase.start, phrase.end)]


def _spans_of_countries(countries: Iterable[CountryMention]) -> list[tuple[int, int]]:
    return [(mention.start, mention.end) for mention in countries]


_NOBILITY: Final = frozenset(["baroness", "baron", "lord", "lady", "dame", "viscount", "countess", "count", "earl"])
_ABBREVIATED: Final = 3  # letters of "PM"


_OF_UNKNOWN_PEOPLE: Final = lazy_pattern(
    rf"(?!(?i:{'|'.join(sorted(OFFICE_WORDS))})\b)(?P<people>[A-Z][a-z]+(?:ian|ese|ish)) [A-Z]"
)
"""An office after a people that no country of the table has: "Rumanian Foreign Minister"."""


def _is_rank(phrase: OfficePhrase) -> bool:
    """Whether an office is a rank of two words: "Field Marshal"."""
    words = phrase.text.lower().split()
    return len(words) == 2 and words[0] in {"field", "air", "rear", "vice", "fleet"} and words[1] in TITLES


def _best_office(person: MentionedPerson) -> tuple[PersonMention, OfficePhrase] | None:
    """The office of a person: the first one, or a later one that says the same more fully."""
    found = [
        (mention, phrase)
        for mention in person.mentions
        for phrase in mention.offices
        if _OF_UNKNOWN_PEOPLE.match(office_text(phrase)) is None and phrase.text.lower() not in _NOBILITY
    ]
    offices = [each for each in found if not is_title(each[1]) and not _is_rank(each[1])] or found
    if not offices:
        return None
    best = offices[0]
    for each in offices[1:]:
        text, other = office_text(best[1]), office_text(each[1])
        is_longer = office_words(other) <= office_words(text) and len(text) <= _ABBREVIATED < len(other)
        if (office_words(text) < office_words(other) and len(other) > _ABBREVIATED) or is_longer:
            best = each
    return best


def office_text(phrase: OfficePhrase) -> str:
    """The words of an office without the articles and the countries at its ends.

    >>> from diplovisit.evidence.names import office_phrases
    >>> [office_text(phrase) for phrase in office_phrases("The Foreign Minister of Chile, Ana Soto, left", 5, 6)]
    ['Foreign Minister']
    """
    tokens, needed = phrase.context.tokens, phrase.needed
    if not needed:
        return phrase.text
    text = phrase.context.words[tokens[needed[0]].start : tokens[needed[-1]].end]
    if phrase.end > tokens[needed[-1]].end and "(" in text and ")" not in text:
        text = phrase.context.words[tokens[needed[0]].start : phrase.end]
    if re.search(r"\b(?:of|for|to|at)$", text):
        text = phrase.context.words[tokens[needed[0]].start : phrase.end]  # "personal envoy for Sudan"
    return text if phrase.matched(text) is not None else phrase.text


def _office_fact(
    office: tuple[PersonMention, OfficePhrase] | None, mention: PersonMention, citation: Citation
) -> ProposedFact | None:
    if office is None:
        return None
    where, phrase = office
    cited = citation if where is mention else where.cite((phrase.start, phrase.end))
    return ProposedFact(value=office_text(phrase), citations=(cited,))


def code_of(mention: CountryMention, day: datetime.date | None) -> str | None:
    """The code of the only state that a country in words means on a day; None where it means none or several."""
    if day is not None:
        codes = mention.codes_on(day)
    else:
        codes = tuple(code for code in mention.codes if (state := polity(code)) is not None and state.until is None)
    return codes[0] if len(codes) == 1 and polity(codes[0]) is not None else None


def _country_of(person: MentionedPerson, day: datetime.date | None) -> tuple[PersonMention, CountryMention, str] | None:
    """Where the words give a person a country; None where they give none, or several."""
    found = [
        (mention, country, code)
        for mention in person.mentions
        for country in mention.countries
        if (code := code_of(country, day)) is not None
    ]
    return found[0] if len({code for _, _, code in found}) == 1 else None


def _country_fact(
    country: tuple[PersonMention, CountryMention, str] | None,
    office: tuple[PersonMention, OfficePhrase] | None,
    mention: PersonMention,
    citation: Citation,
) -> ProposedFact | None:
    if country is None:
        return None
    where, span, code = country
    if where is mention:
        return ProposedFact(value=code, citations=(citation,))
    spans = [(span.start, span.end)]
    if office is not None and office[0] is where:
        spans += _spans_of(office[1])
    return ProposedFact(value=code, citations=(where.cite(*spans),))
