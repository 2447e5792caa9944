"""How two names differ that may be one person's name."""

import enum
import itertools
from typing import Final

import attrs

from diplovisit.checks.facts.near_words import has_another_letter, is_near
from diplovisit.evidence.lexicon.names import HONORIFICS, PARTICLES
from diplovisit.record.name_words import is_suffix


class NameDifference(enum.Enum):
    """How two names differ; the nearest kind comes first."""

    MARKS = "marks"
    ORDER = "order"
    LETTER = "letter"
    OTHER_LETTER = "other-letter"
    SHORTER = "shorter"
    FIRST_MISSING = "first-missing"
    ONE_WORD = "one-word"


_TITLES: Final = frozenset(word.casefold() for word in HONORIFICS)
_FEWEST_LETTERS: Final = 5
"""Of the longer of two words that differ by a letter: in a shorter one it makes another name, as in Kim and Kin."""
_FEWEST_LETTERS_ALONE: Final = 7
"""The same for a name of one word, which no other name confirms."""
_VOWELS: Final = frozenset("aeiou")
_SAME_PARTICLE: Final = {"el": "al", "ibn": "bin", "ben": "bin"}
_LINEAGE: Final = frozenset({"al", "bin", "bint", "abu", "ould", "o", "mac"})
"""Words before the name of a father or of a family, which is not the person's own."""


@attrs.frozen
class PersonName:
    """A name, divided: the words that count, the initials among them, and the suffixes that tell people apart."""

    words: tuple[str, ...]
    suffixes: tuple[str, ...]

    @property
    def initials(self) -> tuple[str, ...]:
        """The words of one letter, in any script that has letters of this kind."""
        return tuple(word for word in self.words if len(word) == 1)

    @property
    def without_initials(self) -> tuple[str, ...]:
        """The words of two letters or more."""
        return tuple(word for word in self.words if len(word) > 1)

    @property
    def full_words(self) -> tuple[str, ...]:
        """The words that are neither an initial nor a particle such as "de"."""
        return tuple(word for word in self.without_initials if word not in PARTICLES and word not in _LINEAGE)


def divide_name(words: tuple[str, ...]) -> PersonName:
    """Divides the words of a name (`record/name_words.py`); forms of address before a name of two words are left out.

    >>> divide_name(("abdullah", "ii", "ibn", "al", "hussein"))
    PersonName(words=('abdullah', 'bin', 'al', 'hussein'), suffixes=('ii',))
    >>> divide_name(("xi", "jinping")), divide_name(("dr", "hilda", "c", "heine")).words
    (PersonName(words=('xi', 'jinping'), suffixes=()), ('hilda', 'c', 'heine'))
    """
    last = len(words) - 1
    suffixes = [
        index for index in range(1, last + 1) if is_suffix(words[index]) and (len(words[index]) > 1 or index == last)
    ]
    core = [_SAME_PARTICLE.get(word, word) for index, word in enumerate(words) if index not in suffixes]
    while len(core) > 2 and core[0] in _TITLES:
        del core[0]
    return PersonName(tuple(core), tuple(words[index] for index in suffixes))


def name_difference(one: PersonName, other: PersonName) -> NameDifference | None:
    """Returns how two names differ; None if they are too different, or if people of such names are often two.

    The result does not depend on the order of the two. Names that are equal as far as they are compared have MARKS.

    >>> def difference(one, other):
    ...     return name_difference(divide_name(tuple(one.split())), divide_name(tuple(other.split())))
    >>> difference("olesegun obasanjo", "olusegun obasanjo").name
    'OTHER_LETTER'
    >>> difference("harold holt", "harold e holt").name, difference("macmillan", "harold macmillan").name
    ('SHORTER', 'ONE_WORD')
    >>> difference("ferdinand marcos", "ferdinand marcos jr"), difference("kim", "kin"), difference("mario", "maria")
    (None, None, None)
    """
    if sorted(one.suffixes) != sorted(other.suffixes) or not one.full_words or not other.full_words:
        return None
    if "".join(one.words) == "".join(other.words):
        return NameDifference.MARKS
    if sorted(one.words) == sorted(other.words):
        return NameDifference.ORDER if _is_turned(one.words, other.words) else None
    if (slip := _slip(one.words, other.words)) is not None:
        return slip
    if one.initials and other.initials and one.initials != other.initials:
        return None  # George H. W. and George W. Bush
    shorter, longer = sorted((one, other), key=lambda name: (len(name.words), len("".join(name.words)), name.words))
    return _omission(shorter, longer) or _slip(one.without_initials, other.without_initials)


def difference_in_words(name: PersonName, other: PersonName, difference: NameDifference) -> str:
    """Returns how a name differs from another one, in words that complete "A … B".

    >>> one, other = divide_name(("p", "j", "patterson")), divide_name(("patterson",))
    >>> difference_in_words(one, other, NameDifference.ONE_WORD)
    'has one name more than'
    """
    match difference:
        case NameDifference.MARKS:
            return "differs only in accents, hyphens, commas, spaces or titles from"
        case NameDifference.ORDER:
            return "has the same words in another order as"
        case NameDifference.OTHER_LETTER:
            return "differs by one letter from"
        case NameDifference.LETTER:
            length, other_length = (len("".join(each.without_initials)) for each in (name, other))
            if length == other_length:
                return "differs by two swapped letters from"
            return "has one letter more than" if length > other_length else "has one letter less than"
        case _:
            count, other_count = len(name.words), len(other.words)
            if count == other_count:
                is_shorter = len("".join(name.words)) < len("".join(other.words))
                return "has an initial instead of a name in" if is_shorter else "has a name instead of an initial in"
            return "lacks a name that is in" if count < other_count else "has one name more than"


def _slip(one: tuple[str, ...], other: tuple[str, ...]) -> NameDifference | None:
    """Returns the kind of a slip in one word, where all other words are equal."""
    if len(one) != len(other):
        return None
    different = [(word, name) for word, name in zip(one, other, strict=True) if word != name]
    if len(different) != 1:
        return None
    ((word, name),) = different
    fewest = _FEWEST_LETTERS if any(len(word) > 1 for word in set(one) & set(other)) else _FEWEST_LETTERS_ALONE
    if max(len(word), len(name)) < fewest or word[0] not in {name[0], *name[1:2]} or _are_forms(word, name):
        return None
    if is_near(word, name):
        # Another first letter makes another name, unless two letters are swapped.
        return NameDifference.LETTER if word[0] == name[0] or len(word) == len(name) else None
    is_other = word[0] == name[0] and has_another_letter(word, name)
    return NameDifference.OTHER_LETTER if is_other else None


def _are_forms(word: str, name: str) -> bool:
    """Whether only the last vowel differs: Mario and Maria, Daniel and Daniela are two names."""
    longer, shorter = (word, name) if len(word) >= len(name) else (name, word)
    if len(longer) > len(shorter):
        return longer[:-1] == shorter and longer[-1] in _VOWELS
    return longer[:-1] == shorter[:-1] and longer[-1] in _VOWELS and shorter[-1] in _VOWELS


def _is_turned(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether the last words of one name are the first ones of the other: Park Geun Hye, and Geun Hye Park.

    Hamad bin Khalifa and Khalifa bin Hamad are father and son.
    """
    return any(words[index:] + words[:index] == others for index in range(1, len(words)))


def _omission(shorter: PersonName, longer: PersonName) -> NameDifference | None:
    """Returns the kind of an omission, where the longer name has all the words of the shorter one in their order."""
    places = _places(shorter.words, longer.words)
    if places is None:
        return None
    if len(shorter.full_words) > 1:
        if places[0] == 0:
            return NameDifference.SHORTER
        return None if longer.words[places[0] - 1] in _LINEAGE else NameDifference.FIRST_MISSING
    # The only name: the first or the last one of the longer name, and not that of a father, a husband or a family.
    place = places[shorter.words.index(shorter.full_words[0])]
    is_last = place == len(longer.words) - 1
    is_bare = place - 1 in places or longer.words[place - 1] not in PARTICLES | _LINEAGE
    is_own = place == 0 or (is_last and is_bare)
    return NameDifference.ONE_WORD if is_own and len(longer.full_words) > 1 else None


def _places(words: tuple[str, ...], of: tuple[str, ...]) -> list[int] | None:
    """Returns where the words are in the longer name; an initial also stands for a word that begins with it."""
    places: list[int] = []
    start = 0
    for word in words:
        rest = range(start, len(of))
        same = (index for index in rest if of[index] == word)
        abbreviated = (index for index in rest if 1 in {len(word), len(of[index])} and of[index][0] == word[0])
        place = next(itertools.chain(same, abbreviated), None)
        if place is None:
            return None
        places.append(place)
        start = place + 1
    return places
