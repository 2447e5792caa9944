"""Whose a visit is by the words beside it: "the visit of the Hungarian foreign minister", "her colleague's trip".

The words of an owner are those of the traveller where they have a name or an office of one, and no other country.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from diplovisit.drafting.proposal import ProposedPerson
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.others_visits import is_visit_of_others
from diplovisit.evidence.lexicon.names import DAY_NAMES, MONTH_NAMES, OFFICE_HEADS, OFFICE_WORDS
from diplovisit.evidence.names import CountryMention, Strength, country_mentions
from diplovisit.lazy_patterns import lazy_pattern

_HEADS: Final = "|".join(sorted(OFFICE_HEADS, key=len, reverse=True))
_STATE_OFFICE: Final = lazy_pattern(
    rf"\b[A-Z][\w-]+(?: [A-Z][\w-]+)?['’]s? (?:(?!(?:and|or|of|with)\b)[\w-]+ ){{0,3}}?(?:{_HEADS})\b(?!['’-])"
)
"""The holder of an office of a state, who is not named: "Peru's foreign minister"."""
_POSSESSIVE: Final = lazy_pattern(r"(?P<owner>(?:[\w’'.-]+ ){0,6}?[\w.-]+)['’]s?(?: (?!['’])[\w-]+){0,4} [\w-]+")
_OF: Final = lazy_pattern(
    r"(?: (?:to|in) (?:the )?(?:[A-Z][\w’'-]*|of|the)(?: (?:[A-Z][\w’'-]*|of|the|and))*)?,? (?:of|by)"
    r" (?P<owner>[^,;:.()]{2,100})"
)
_ENDS_OWNER: Final = lazy_pattern(
    r" (?:to|in|on|from|at|for|was|were|is|are|has|have|had|will|would|could|may|might"
    r"|must|which|who|that|by|and (?!of)"
    r"|because|after|planned|scheduled|due|set|expected|announced)\b"
)
_TIME: Final = lazy_pattern(
    rf"(?:.* )?(?:today|tomorrow|yesterday|week|month|year|weekend|morning|spring|summer|autumn|winter"
    rf"|{'|'.join((*DAY_NAMES, *MONTH_NAMES))})",
    re.IGNORECASE,
)
_OTHER_PERSON: Final = lazy_pattern(
    r"\b(?:colleague|counterpart|host|predecessor|successor|deputy|husband|wife|spouse|son|daughter|father|mother"
    r"|brother|sister|partner|(?:trade|business|technical|advance|military|parliamentary) (?:delegation|team|mission)"
    rf"|officials|lawmakers|parliamentarians|{_HEADS})s?\b",
    re.IGNORECASE,
)
_OF_ANYBODY: Final = frozenset(
    ["minister", "leader", "envoy", "official", "head", "state", "government", "diplomat", "chief", "member"]
)
_FOREIGN: Final = frozenset(["foreign", "external", "affairs", "secretary", "international", "cooperation"])
_GOVERNS: Final = frozenset(["prime", "premier", "chancellor", "taoiseach"])
"""Words of offices by which several holders are called."""


def state_offices(text: str) -> Iterator[re.Match[str]]:
    """Yields the words of offices of states whose holders are not named: "Peru's foreign minister"."""
    for match in _STATE_OFFICE.finditer(text):
        is_beside_name = _APPOSED.search(text, 0, match.start()) or _NAME_BEHIND.match(text, match.end())
        if is_beside_name is None and any(
            each.strength is Strength.NAME and each.start == 0 for each in country_mentions(match.group())
        ):
            yield match


_APPOSED: Final = lazy_pattern(r"(?:, (?:the )?|\b[a-z]\w+ the )$")
_NAME_BEHIND: Final = lazy_pattern(r",? [A-Z]")


def is_visit_of_another(context: DraftContext, text: str, start: int, end: int) -> bool:
    """Whether the words of a visit and those after it say that somebody makes it who does not travel here.

    start, end: of the visit with the words before it, such as "The Hungarian foreign minister's visit".
    """
    if is_visit_of_others(text, start, end):
        return True
    own = _POSSESSIVE.fullmatch(text, start, end)
    if own is not None and _TIME.fullmatch(own["owner"]) is None:
        return is_another(context, own["owner"])
    behind = _OF.match(text, end)
    if behind is not None:
        owner = _owner_before_verb(behind["owner"])
        if is_another(context, owner):
            return True
    if own is not None or re.match(r"(?:his|her|their|its)\b", text[start:end], re.IGNORECASE) is not None:
        return False
    return any(
        mention.strength is Strength.DEMONYM
        and _is_foreign(context, mention)
        and not _named_in(context).keys() & set(_lasting(mention))
        for mention in country_mentions(text[start:end])
    )


def is_another(context: DraftContext, words: str) -> bool:
    """Whether words mean somebody who does not travel: "Peru's foreign minister", "her Hungarian colleague"."""
    own = [person for person in context.people if person.key in context.traveller_keys]
    if any(context.mentions_of(person, words) for person in own):
        return False
    others = [person for person in context.people if person.key not in context.traveller_keys]
    if any(context.mentions_of(person, words) for person in others):
        return True
    if _OTHER_PERSON.search(words) is None:
        return False
    if own and all(_is_other_office(context, person, words) for person in own):
        return True
    return any(_is_foreign(context, mention) for mention in country_mentions(words))


def _owner_before_verb(words: str) -> str:
    cut = _ENDS_OWNER.search(words)
    return words[: cut.start()] if cut is not None else words


def _is_other_office(context: DraftContext, person: ProposedPerson, words: str) -> bool:
    """Whether words have an office that a person does not hold, as far as the office is known."""
    if person.office is None:
        return False
    wanted = set(_office_words(words))
    if not wanted:
        return True  # "her colleague", "her husband"
    own = set(_office_words(person.office.value))
    allowed = own | _OF_ANYBODY
    for synonyms in (_FOREIGN, _GOVERNS):
        allowed |= synonyms if own & synonyms else frozenset()
    return not wanted <= allowed


def _office_words(words: str) -> Iterator[str]:
    for word in re.findall(r"[\w-]+", words.lower()):
        for part in (word, *word.split("-")):
            if part in OFFICE_WORDS | OFFICE_HEADS:
                yield part


def _is_foreign(context: DraftContext, mention: CountryMention) -> bool:
    """Whether a country is not that of those who travel; where theirs is unknown, one that is named nowhere else."""
    if context.traveller_countries:
        return context.traveller_countries.isdisjoint(_lasting(mention))
    named = _named_in(context)
    own_mentions = 1 if mention.strength is Strength.NAME else 0
    return all(named[code] <= own_mentions for code in _lasting(mention))


def _lasting(mention: CountryMention) -> tuple[str, ...]:
    """The codes of a mention without those of former polities, such as Austria-Hungary, where it has others."""
    return tuple(code for code in mention.codes if not code.startswith("x-")) or mention.codes


def _named_in(context: DraftContext) -> Counter[str]:
    """How often the articles name each country, by its code."""
    return Counter(
        code
        for article in context.articles
        for sentence in article.sentences
        for mention in sentence.countries
        if mention.strength is Strength.NAME
        for code in _lasting(mention)
    )
