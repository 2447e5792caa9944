"""The words around a name, sorted into offices, forms of address, countries and the rest of a longer name."""

import functools
from typing import Final

import attrs

from diplovisit.evidence.lexicon.names import (
    ADJECTIVES,
    CAPACITIES,
    DAY_NAMES,
    FUNCTION_WORDS,
    HONORIFIC_LETTERS,
    HONORIFICS,
    HYPHEN_PREFIXES,
    HYPHEN_SUFFIXES,
    MONTH_NAMES,
    OFFICE_HEADS,
    OFFICE_WORDS,
    ORGANISATION_NOUNS,
    PARTICLES,
    POST_NOMINALS,
)
from diplovisit.evidence.names.name_words import LONGEST, NameWords
from diplovisit.evidence.names.tokens import last_of_letters

# Offices that a town names: "the Mayor of London" may be anywhere.
_DIGNITIES: Final = frozenset(
    "mayor archbishop bishop duke duchess patriarch metropolitan governor baron baroness earl marquess imam".split()  # noqa: SIM905  # a list of words reads best as words
)

_MONTHS_AS_GIVEN_NAMES: Final = frozenset(["January", "April", "May", "June", "August"])
_BEFORE_MONTHS: Final = frozenset(["in", "since", "by", "until", "till", "last", "this", "next", "early", "mid"])


@attrs.frozen
class LeftContext:
    """The words before a name.

    `is_clear` is true where no word makes the name longer. `name_from` and `office_from` are the indexes where the
    longer name and the office begin. `capacities` are the words that change the office ("former").
    """

    is_clear: bool
    name_from: int
    office_from: int
    capacities: tuple[str, ...]


class NameContext(NameWords):
    """A text whose words can be asked whether they are offices, countries or parts of names."""

    def left_of(self, first: int) -> LeftContext:
        """Reads the words before a name, as far as they belong to it."""
        position = first
        name_from = first
        capacities: list[str] = []
        has_office = False
        while position > 0:
            gap, token = self.tokens[position].gap, self.tokens[position - 1]
            lower = token.text.lower()
            if gap == "-" and position == first and lower in HYPHEN_PREFIXES:
                break
            if gap in {"-", "'", " & "} and position == first:
                return LeftContext(False, position - 1, first, ())
            if not self._continues(position):
                break
            if lower in CAPACITIES:
                capacities.insert(0, lower)
                has_office = has_office or lower in OFFICE_WORDS
            elif self._is_address(position - 1):
                pass
            elif self.is_region(position - 1) and position == first:
                break
            elif lower in OFFICE_WORDS or self.is_country(position - 1):
                if position == first and not token.is_capitalised and lower not in OFFICE_HEADS:
                    break
                has_office = True
            elif has_office and lower in {"of", "for", "and"} and self._is_office_or_country(position - 2):
                pass
            elif token.text in ORGANISATION_NOUNS and self._is_of_office(position - 1):
                has_office = True  # "Speaker of the House Ben Roth"
            elif token.text in PARTICLES and position == first and not has_office:
                return LeftContext(False, self._name_start(position - 1), first, ())
            elif has_office or not self._is_name_like(position - 1):
                break
            else:
                return LeftContext(False, self._name_start(position - 1), first, ())
            position -= 1
        return LeftContext(True, name_from, position, tuple(capacities))

    def right_of(self, last: int) -> int:
        """The last word of the longer name that begins with a name; the name's own last word where there is none."""
        position = last
        while position + 1 < len(self.tokens) and position - last < LONGEST:
            gap, token = self.tokens[position + 1].gap, self.tokens[position + 1]
            if gap == "'" and token.text in {"s", "S"}:
                break
            if gap == "-":
                if token.text.lower() in HYPHEN_SUFFIXES and token.text.islower():
                    break
            elif gap in {"'", " & "}:
                pass
            elif not self._continues(position + 1) or last_of_letters(self.tokens, position) > position:
                break
            elif token.text in PARTICLES and not token.is_capitalised:
                if not self._name_follows(position + 2):
                    break
            elif not self._is_name_like(position + 1, after_name=True):
                break
            position += 1
        return position

    def _name_follows(self, index: int) -> bool:
        """Whether a capitalised word follows a particle, directly or after two more: "von der Heide"."""
        for token in self.tokens[index : index + 3]:
            if token.is_capitalised:
                return True
            if token.text not in PARTICLES:
                return False
        return False

    def _is_address(self, index: int) -> bool:
        text = self.tokens[index].text
        pairs = [(index, index + 1), (index - 1, index)]
        return text in HONORIFICS or any(
            first >= 0
            and second < len(self.tokens)
            and (self.tokens[first].text, self.tokens[second].text) in HONORIFIC_LETTERS
            and self.tokens[second].gap == "."
            for first, second in pairs
        )

    def _is_of_office(self, index: int) -> bool:
        """Whether "of", or "of the", and an office stand before a word."""
        before = index - 1 - (index > 0 and self.tokens[index - 1].text == "the")
        is_of = before > 0 and self.tokens[before].text == "of"
        return is_of and self.tokens[before - 1].text.lower() in OFFICE_HEADS

    def _is_office_or_country(self, index: int) -> bool:
        return index >= 0 and (self.tokens[index].text.lower() in OFFICE_WORDS or self.is_country(index))

    def _is_name_like(self, index: int, *, after_name: bool = False) -> bool:
        """Whether a capitalised word may be part of a name: no word of grammar, no day, no adjective of a continent.

        After a name, an office or a country is part of the name: "Biden Administration", "Luther King".
        """
        token = self.tokens[index]
        lower = token.text.lower()
        if not token.is_capitalised or lower in FUNCTION_WORDS or lower in ADJECTIVES or token.text in DAY_NAMES:
            return False
        if after_name and self.is_letters_behind(index):
            return False
        if token.text in MONTH_NAMES:
            before = self.tokens[index - 1].text.lower() if index else ""
            if not after_name and (token.text not in _MONTHS_AS_GIVEN_NAMES or before in _BEFORE_MONTHS):
                return False  # "In October Misri travelled"
            following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
            # "Misri March 7" states a day; "Theresa May" does not.
            return not (following is not None and following.text[0].isdigit())
        return after_name or not self._is_opener(index)

    def is_letters_behind(self, index: int) -> bool:
        """Whether letters of a mandate or an honour begin at a word: "MP", "T.D."."""
        token = self.tokens[index]
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        is_pair = following is not None and following.gap == "." and len(token.text) == len(following.text) == 1
        pair = f"{token.text}{following.text}" if is_pair and following is not None else ""
        return token.text in POST_NOMINALS or pair in POST_NOMINALS

    def _name_start(self, index: int) -> int:
        """The first word of the name that ends with a word."""
        lowest = max(0, index - LONGEST)
        while index > lowest and self._continues(index):
            token = self.tokens[index - 1]
            lower = token.text.lower()
            if lower in OFFICE_WORDS or self.is_country(index - 1) or self._is_address(index - 1):
                break
            if token.text not in PARTICLES and not self._is_name_like(index - 1):
                break
            index -= 1
        return index


@functools.lru_cache(maxsize=1024)
def name_context(text: str) -> NameContext:
    """Returns the words of a sentence; the same object for the same sentence, so that it is read once."""
    return NameContext(text)


def is_of_person(text: str, first: int) -> bool:
    """Whether the name of a place that begins at a word is that of a person, or is in a title.

    >>> [is_of_person(text, 3) for text in ("They met Lord Sydney", "the Mayor of London", "They stayed in London")]
    [True, True, False]
    """
    tokens = name_context(text).tokens
    if not first or tokens[first].gap not in {" ", ". "}:
        return False
    before = tokens[first - 1]
    if before.text in HONORIFICS or (before.is_capitalised and before.text.lower() in OFFICE_HEADS):
        return True
    head = first - 1
    while head > 0 and tokens[head].text in {"of", "the"}:
        head -= 1
    return before.text in {"of", "the"} and tokens[head + 1].text == "of" and tokens[head].text.lower() in _DIGNITIES
