"""Whose a surname is where several people have it: "Prime Minister Thapa", "Mr Thapa", "Mrs Thapa".

The office and the form of address before the surname decide. Where they leave two people, neither gets the surname.
"""

import itertools
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from diplovisit.drafting.rules.person_mentions import PersonMention
from diplovisit.evidence.names import is_title, office_words
from diplovisit.lazy_patterns import lazy_pattern

_MAN: Final = lazy_pattern(
    r"\b(?:Mr|MR|Shri|SHRI|Sir|Lord|King|Prince|Emperor|Sultan|Sheikh|Monsieur|Se\u00f1or|Herr"
    r"|(?i:husband|son|father|brother))\.?,? (?:the )?(?:[A-Z][\w.]* )?$"
)
_WOMAN: Final = lazy_pattern(
    r"\b(?:Mrs|MRS|Ms|MS|Miss|Smt|SMT|Shrimati|Lady|Dame|Madam|Madame|Mme|Queen|Princess|Baroness|Se\u00f1ora|Frau"
    r"|(?i:wife|daughter|mother|sister))\.?,? (?:the )?(?:[A-Z][\w.]* )?$"
)
_WITH_FAMILY: Final = lazy_pattern(r",? (?:and|with|accompanied by|together with) (?P<whose>his|her) (?:\w+ )?\w")
_RELATIVE: Final = lazy_pattern(
    r"\b(?:wife|husband|spouse|daughter|son|mother|father|sister|brother|partner|First Lady|Mrs)\.?,?"
    r" (?:the )?(?:(?:Mrs?|Ms|Dr|First|Lady)\.?,? ){0,3}$"
)
_ACRONYMS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"pm": ("prime", "minister"), "fm": ("foreign", "minister"), "eam": ("external", "affairs", "minister")}
)
_REACH: Final = 40


def owner_of(mention: PersonMention, candidates: Mapping[str, Sequence[PersonMention]]) -> str | None:
    """Returns which of several full names a shorter one means; itself for somebody else, None where it is not known.

    candidates: the mentions of each full name that has the shorter one in it.
    """
    own = _address_of(mention)
    fitting = {
        name: mentions
        for name, mentions in candidates.items()
        if own is None or {address for each in mentions if (address := _address_of(each))} <= {own}
    }
    if len(candidates) == 1 or not fitting:
        return next(iter(fitting), None)
    wanted = [office_words(phrase.text) for phrase in mention.offices if not is_title(phrase)]
    if wanted:
        return _holder_of(mention.words, wanted[0], fitting)
    if len(fitting) == 1:
        return next(iter(fitting))
    return None


def _holder_of(name: str, wanted: frozenset[str], fitting: Mapping[str, Sequence[PersonMention]]) -> str | None:
    """Who holds an office: the only one who is said to, or the only one who may; the name itself for another person."""
    offices = {
        name: [office_words(phrase.text) for each in mentions for phrase in each.offices]
        for name, mentions in fitting.items()
    }
    whole = frozenset(itertools.chain.from_iterable(_ACRONYMS.get(word, (word,)) for word in wanted))
    holders = [name for name, held in offices.items() if any(wanted <= words or whole <= words for words in held)]
    if holders:
        return holders[0] if len(holders) == 1 else None
    open_ones = [
        name for name, held in offices.items() if not held and not any(_is_relative(each) for each in fitting[name])
    ]
    return None if open_ones else name


def _address_of(mention: PersonMention) -> str | None:
    """Whether the words beside a name are those of a man or of a woman; None where they say neither."""
    before = mention.sentence.text[max(0, mention.start - _REACH) : mention.start]
    if _WOMAN.search(before) is not None:
        return "woman"
    if _MAN.search(before) is not None:
        return "man"
    family = _WITH_FAMILY.match(mention.sentence.text, mention.end)
    return None if family is None else {"his": "man", "her": "woman"}[family["whose"]]


def _is_relative(mention: PersonMention) -> bool:
    """Whether a name is introduced as that of somebody's family: "his wife, Mrs Ana Thapa"."""
    before = mention.sentence.text[max(0, mention.start - _REACH) : mention.start]
    return _RELATIVE.search(before) is not None
