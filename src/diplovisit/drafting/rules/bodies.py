"""Proposes the bodies and the groups that articles name: "Kenyan Red Cross", "European nations"."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Final

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Citation, ProposedFact, ProposedPerson
from diplovisit.drafting.rules.people import code_of
from diplovisit.drafting.rules.person_mentions import is_heading
from diplovisit.evidence.names import CountryMention, NameVerdict, Strength, name_occurrences
from diplovisit.evidence.sentence import Sentence
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.constraints import RESERVED_IDS
from diplovisit.record.name_words import name_words
from diplovisit.record.vocabularies import PersonKind

_OWNERS: Final = (
    r"(?:(?:(?:People|Women|Men|Children)[’']s|(?:Workers|Farmers|Teachers|Journalists|Employers|Lawyers|Writers|Students"
    r"|Veterans|Mothers|Artists|Bankers|Traders|Exporters|Growers|Parents|Industrialists|Manufacturers)[’']) )?"
)
_BODY: Final = lazy_pattern(
    rf"(?<![\w’'(-])(?:The )?(?P<name>{_OWNERS}(?:[A-Z][\w-]+ (?:(?:and|for|of) )?){{1,5}}(?:Commission|Council"
    r"|Committee|Caucus|Authority|Organi[sz]ation|Cross|Crescent|Federation|Association|Court|Assembly|Secretariat|League|Congress"
    r"|Parliament|Senate))\b(?! [A-Z])"
)
_HOLDERS: Final = lazy_pattern(r"\b(?:Members?|Speakers?|Presidents?|Chair\w*|Secretary|Ministers?|Leaders?|Head) ")
_OF_OFFICE: Final = lazy_pattern(
    r"\b(?:President|Speaker|Chair\w*|Secretary(?:-General)?|Head|Members?|Deputy|Clerk"
    r"|Director(?:-General)?)(?: of| for)"
    r" (?:the )?$",
    re.IGNORECASE,
)
_PART_OF_NAME: Final = lazy_pattern(r"\b[A-Z][\w-]+ (?:of|for) $")
_LONE_BODY: Final = lazy_pattern(
    r"(?<=[a-z,] )(?<!of )(?<!People[’']s )"
    r"(?P<name>Congress|Parliament|Senate|Knesset|Duma|Storting|Bundestag|Saeima)\b(?! [A-Z])"
)
_INSTITUTION: Final = lazy_pattern(
    r" (?P<noun>government|military|armed forces|parliament|authorities)\b(?!['’-]"
    r"| (?:chief|leaders?|officials?|spokes\w+|commanders?|officers?|junta|aid|bases?|training|attach\w+)\b)"
)
_PEOPLE: Final = lazy_pattern(r" (?P<noun>officials|lawmakers|companies|parliamentarians|executives)\b(?!['’-])")
_REGIONS: Final = lazy_pattern(
    r"\b(?P<group>(?:European|Western|African|Nordic|Baltic|Arab|Asian|Caribbean|Balkan|Pacific) (?:nations|countries"
    r"|states|leaders|allies|powers))\b"
)
_OFFICIALS_OF: Final = lazy_pattern(
    r"\b(?P<group>(?:(?:senior|top|high-ranking|leading|other) )?(?:officials|members|representatives"
    r"|ministers) (?:of|from)"
    r" the $)"
)


def read_bodies(article: Article, day: datetime.date | None, taken: Sequence[str]) -> tuple[ProposedPerson, ...]:
    """Reads the bodies and groups that an article names, each once. taken: the keys of people."""
    keys = set(taken)
    found: dict[str, ProposedPerson] = {}
    for sentence in article.sentences:
        for kind, start, end, country in (*_named_bodies(sentence), *_groups(sentence)):
            name = sentence.text[start:end]
            if name.casefold() in found:
                continue
            citation = article.cite(sentence, start, end)
            found[name.casefold()] = ProposedPerson(
                key=_key_of(name, keys),
                kind=kind,
                name=ProposedFact(value=name, citations=(citation,)),
                country=_country_fact(country, citation, day),
            )
    return tuple(found.values())


def _country_fact(country: CountryMention | None, citation: Citation, day: datetime.date | None) -> ProposedFact | None:
    code = code_of(country, day) if country is not None else None
    return None if code is None else ProposedFact(value=code, citations=(citation,))


_Found = tuple[PersonKind, int, int, CountryMention | None]


def _named_bodies(sentence: Sentence) -> Iterator[_Found]:
    """Yields the bodies with a name of their own, with the people before it: "Kenyan Red Cross"."""
    text = sentence.text
    if is_heading(sentence):
        return
    for pattern in (_BODY, _LONE_BODY):
        for match in pattern.finditer(text):
            name, (start, end) = match["name"], match.span("name")
            whole = next((each for each in name_occurrences(text, name, is_person=False) if each.start == start), None)
            if _OF_OFFICE.search(text[:start]) is not None:
                continue  # "Speaker of the Legislative Assembly" is an office
            if _PART_OF_NAME.search(text[:start]) is not None:
                continue  # "University of Oslo Senate"
            if whole is None or whole.verdict is not NameVerdict.FULL or _HOLDERS.search(name) is not None:
                continue
            countries = [each for each in sentence.countries if start <= each.start < end]
            is_of_people = len(countries) == 1 and countries[0].strength is Strength.DEMONYM
            yield PersonKind.ORGANISATION, start, end, countries[0] if is_of_people else None


def _groups(sentence: Sentence) -> Iterator[_Found]:
    """Yields the institutions and groups of a country, and those of a part of the world."""
    text = sentence.text
    for country in sentence.countries:
        if country.strength is not Strength.DEMONYM or text[country.start - 1 : country.start] == "-":
            continue
        if (match := _INSTITUTION.match(text, country.end)) is not None:
            yield PersonKind.ORGANISATION, country.start, match.end(), country
            of = _OFFICIALS_OF.search(text[: country.start])
            if of is not None:
                yield PersonKind.GROUP, of.start("group"), match.end(), country
        elif (match := _PEOPLE.match(text, country.end)) is not None:
            yield PersonKind.GROUP, country.start, match.end(), country
    for region in _REGIONS.finditer(text):
        yield PersonKind.GROUP, *region.span("group"), None


def _key_of(name: str, taken: set[str]) -> str:
    words = re.findall("[a-z0-9]+", " ".join(name_words(name)))
    base = "-".join(words[:4]) or "body"
    candidates = (base, *(f"{base}-{number}" for number in range(2, 10_000)))
    key = next(each for each in candidates if each not in taken and each not in RESERVED_IDS)
    taken.add(key)
    return key
