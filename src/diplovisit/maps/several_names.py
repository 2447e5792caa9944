"""Finds cells that may name several people or places, so that no two of them become one."""

import enum
import re
from collections.abc import Iterable
from typing import Final

import attrs

from diplovisit.evidence.lexicon.names import HONORIFICS, OFFICE_WORDS
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.maps.office_in_name import ENDS_OF_OFFICES
from diplovisit.maps.sheet_map import ColumnReference
from diplovisit.record.polities import polities_named

_WORD_SIGNS: Final = "and|et|und|y|e|i|en|og|och|ja|oraz|ve|dan|with|avec|con|mit|и|та|و"
_SIGN: Final = lazy_pattern(
    rf"\s*(?P<sign>[;；|/／、，,&+\n]|\s[(]?(?:{_WORD_SIGNS})(?=\s))(?P<more>\s*(?:{_WORD_SIGNS})(?=\s))?\s*",
    re.IGNORECASE,
)
_COMMAS: Final = frozenset(",，")
_IN_ONE_NAME: Final = frozenset(("y", "e", "i", "\\n"))
_COUPLE: Final = lazy_pattern(
    r"(?:king|queen|prince|princess|duke|duchess|emperor|sultan|emir|sheikh|mr|mr[.]|president|he)"
    r"(?P<sign>\s+and\s+|\s*&\s*)(?:king|queen|prince|princess|duchess|empress|sheikha|mrs|mme|madam|madame)\b",
    re.IGNORECASE,
)
_PARTICLE_WORDS: Final = (
    "de da do dos das di del della van von der den ten ter zu zum al el la le les du bin ibn ben bint af av"
)
_PARTICLES: Final = frozenset(_PARTICLE_WORDS.split())
_LAST_WORDS: Final = ENDS_OF_OFFICES | frozenset(("mp", "phd", "md", "jr", "sr"))
_LONGEST: Final = 500


class NameKind(enum.Enum):
    """What a part of a cell looks like."""

    FULL = enum.auto()
    SINGLE = enum.auto()
    OTHER = enum.auto()


@attrs.frozen
class SeveralNames:
    """What separates the names of a cell. `is_certain`: whether each part is the name of a person."""

    signs: tuple[str, ...]
    is_certain: bool

    def remedy(self, reference: ColumnReference, what: str) -> str:
        """Returns what the map can say of a column whose cells name several people or places."""
        column = reference.columns[0].replace('"', '\\"')
        signs = ", ".join(f'"{sign}"' for sign in dict.fromkeys((*map(_written, reference.split), *self.signs)))
        split = f'set the separator in the map: {{ column = "{column}", split = [{signs}] }}'
        one = "person" if what == "people" else "place"
        return f"{split}; or one-name = true, if it is one {one}"


def several_people(text: str) -> SeveralNames | None:
    """Returns what separates the people of a cell; None if it names one.

    >>> several_people("Claire Dupont, Marc Lefèvre et Anne Le Goff")
    SeveralNames(signs=(',', ' et '), is_certain=True)
    >>> [several_people(name) for name in ("Example, Ann", "José Ortega y Gasset", "Trinidad and Tobago")]
    [None, None, None]
    """
    if len(text) > _LONGEST or _is_polity(text) or _is_polity(_without_offices(text)):
        return None
    if (couple := _COUPLE.match(text)) is not None:
        return SeveralNames((_written(couple["sign"]),), is_certain=False)
    signs, parts = _parts(text, commas=True)
    kinds = [_kind(part) for part in parts]
    if len(parts) > 1 and all(kind is NameKind.FULL for kind in kinds):
        return SeveralNames(signs, is_certain=True)
    is_doubtful = kinds.count(NameKind.FULL) > 1
    # "Example, Ann; Other, Bob" has commas within the names.
    signs, parts = _parts(text, commas=False)
    kinds = [_kind(part.replace(",", " ")) for part in parts]
    if len(parts) < 2:
        return SeveralNames(_parts(text, commas=True)[0], is_certain=False) if is_doubtful else None
    if all(kind is NameKind.FULL for kind in kinds):
        return SeveralNames(signs, is_certain=True)
    if any(kind is NameKind.OTHER for kind in kinds):
        return SeveralNames(signs, is_certain=False) if is_doubtful else None
    # A surname may have "y", and a long name may go over two lines.
    is_one = {sign.strip() for sign in signs} <= _IN_ONE_NAME
    return None if is_one else SeveralNames(signs, is_certain=True)


def several_places(text: str) -> SeveralNames | None:
    """Returns what may separate the places of a cell; None if it names one. Places may have commas.

    >>> several_places("Tokyo et Kyoto"), several_places("Washington, D.C.")
    (SeveralNames(signs=(' et ',), is_certain=False), None)
    """
    if len(text) > _LONGEST or _is_polity(text) or re.search(r"\bof\b", text):
        return None
    signs, parts = _parts(text, commas=True)
    is_several = len(parts) > 1 and all(_is_capitalised(part) and not _is_addition(part) for part in parts)
    return SeveralNames(signs, is_certain=False) if is_several else None


def _parts(text: str, *, commas: bool) -> tuple[tuple[str, ...], list[str]]:
    """Returns the signs that separate the parts of a text, each once, and the parts."""
    signs: list[str] = []
    parts: list[str] = []
    start = 0
    for match in _SIGN.finditer(text):
        if match["sign"] in _COMMAS and not commas and not match["more"]:
            continue
        parts.append(text[start : match.start()])
        start = match.end()
        signs += [_written(sign) for sign in (match["sign"], match["more"]) if sign]
    parts.append(text[start:])
    return tuple(dict.fromkeys(signs)), [part for part in (part.strip(" ().") for part in parts) if part]


def _written(sign: str) -> str:
    """Returns a sign as a map writes it: words with blanks around them."""
    if sign == "\n":
        return "\\n"
    return f" {bare} " if (bare := sign.strip(" ("))[:1].isalpha() else bare


def _kind(part: str) -> NameKind:
    words = [word for word in re.split(r"\s+", part) if word]
    bare = [word.strip(".,()") for word in words]
    lower = [word.casefold() for word in bare]
    if not words or lower[-1] in _LAST_WORDS:
        return NameKind.OTHER
    if not all(_is_capitalised(word) or low in _PARTICLES for word, low in zip(bare, lower, strict=True)):
        return NameKind.OTHER
    names = [
        word
        for word, low in zip(bare, lower, strict=True)
        if low not in OFFICE_WORDS and low not in _PARTICLES and word not in HONORIFICS
    ]
    if not names:
        return NameKind.OTHER
    # A script without capitals writes the full name in one word.
    is_full = len([low for low in lower if low not in _PARTICLES]) > 1 or not _has_case(names[0])
    return NameKind.FULL if is_full else NameKind.SINGLE


def _without_offices(text: str) -> str:
    return " ".join(word for word in text.split() if word.casefold() not in OFFICE_WORDS)


def _is_capitalised(word: str) -> bool:
    return bool(word) and (word[0].isupper() or (word[0].isalpha() and not _has_case(word[0])))


def _has_case(text: str) -> bool:
    return text.upper() != text.lower()


def _is_addition(part: str) -> bool:
    """Whether a part of a place says where it is: a country, or letters such as D.C."""
    return len(part.replace(".", "")) <= 3 or _is_polity(part)


def _is_polity(text: str) -> bool:
    return bool(polities_named(text))


def separators_pattern(separators: Iterable[str]) -> re.Pattern[str]:
    """Returns a pattern for what separates values. Capitals do not count, and a blank is any blank.

    >>> separators_pattern((",", " et ")).split("Ann,Bob ET Cid")
    ['Ann', 'Bob', 'Cid']
    """
    longest_first = sorted(separators, key=len, reverse=True)
    return re.compile("|".join(re.sub(r"(?:\\? )+", r"\\s+", re.escape(sign)) for sign in longest_first), re.IGNORECASE)
