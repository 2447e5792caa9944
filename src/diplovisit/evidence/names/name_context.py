"""Words with what stands beside a name told apart: offices, forms of address, countries, and the rest of the name."""

from typing import Final

import attrs

from diplovisit.evidence.lexicon.names import (
    ADJECTIVES,
    CAPACITIES,
    DAY_NAMES,
    FUNCTION_WORDS,
    HONORIFIC_LETTERS,
    HONORIFICS,
    HYPHEN_HEADS,
    HYPHEN_TAILS,
    MONTH_NAMES,
    OFFICE_HEADS,
    OFFICE_WORDS,
    PARTICLES,
    SENTENCE_OPENERS,
)
from diplovisit.evidence.names.countries import country_mentions
from diplovisit.evidence.names.tokens import begins_sentence, tokens_of

# The longest name that is told: it keeps the time linear where a text is one name over and over.
_LONGEST: Final = 12


@attrs.frozen
class LeftContext:
    """What is left of a name: whether nothing makes it longer, where the longer name begins, where the office does."""

    is_clear: bool
    name_from: int
    office_from: int
    capacities: tuple[str, ...]


class NameContext:
    """Words with their offices, countries and names told apart."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.tokens = tokens_of(words)
        spans = country_mentions(words)
        starts = {token.start: index for index, token in enumerate(self.tokens)}
        self._countries: set[int] = set()
        for span in spans:
            index = starts[span.start]
            while index < len(self.tokens) and self.tokens[index].start < span.end:
                self._countries.add(index)
                index += 1

    def text_of(self, first: int, last: int) -> str:
        """The text from a word to another."""
        return self.words[self.tokens[first].start : self.tokens[last].end]

    def is_country(self, index: int) -> bool:
        """Whether a word is of a country's name."""
        return index in self._countries

    def left_of(self, first: int) -> LeftContext:
        """Goes left from a name over what may stand before one."""
        place = first
        name_from = first
        capacities: list[str] = []
        has_office = False
        while place > 0:
            gap, token = self.tokens[place].gap, self.tokens[place - 1]
            lower = token.text.lower()
            if gap == "-" and place == first and lower in HYPHEN_HEADS:
                break
            if gap in {"-", "'"} and place == first:
                return LeftContext(False, place - 1, first, ())
            if not self._is_beside(place):
                break
            if lower in CAPACITIES:
                capacities.insert(0, lower)
                has_office = has_office or lower in OFFICE_WORDS
            elif self._is_address(place - 1):
                pass
            elif lower in OFFICE_WORDS or self.is_country(place - 1):
                if place == first and not token.is_capitalised and lower not in OFFICE_HEADS:
                    break
                has_office = True
            elif has_office and lower in {"of", "for", "and"} and self._is_office_or_country(place - 2):
                pass
            elif token.text in PARTICLES and place == first and not has_office:
                return LeftContext(False, self._name_start(place - 1), first, ())
            elif has_office or not self._is_name_like(place - 1):
                break
            else:
                return LeftContext(False, self._name_start(place - 1), first, ())
            place -= 1
        return LeftContext(True, name_from, place, tuple(capacities))

    def right_of(self, last: int) -> int:
        """The last word of the longer name that goes on from a name; the name's own last where none does."""
        place = last
        while place + 1 < len(self.tokens) and place - last < _LONGEST:
            gap, token = self.tokens[place + 1].gap, self.tokens[place + 1]
            if gap == "'" and token.text in {"s", "S"}:
                break
            if gap == "-":
                if token.text.lower() in HYPHEN_TAILS and token.text.islower():
                    break
            elif gap == "'":
                pass
            elif not self._is_beside(place + 1):
                break
            elif token.text in PARTICLES and not token.is_capitalised:
                if place + 2 >= len(self.tokens) or not self.tokens[place + 2].is_capitalised:
                    break
            elif not self._is_name_like(place + 1, after_name=True):
                break
            place += 1
        return place

    def first_name(self) -> tuple[int, int] | None:
        """The first run of words that are somebody's or something's name, and no country."""
        for index, token in enumerate(self.tokens):
            if self._is_name_like(index) and not self._opens(index) and token.text.lower() not in OFFICE_WORDS:
                if self.is_country(index) or self._is_address(index):
                    continue
                return index, self.right_of(index)
        return None

    def _opens(self, index: int) -> bool:
        """Whether a word has its capital from where it stands."""
        return begins_sentence(self.tokens, index) and self.tokens[index].text.lower() in SENTENCE_OPENERS

    def _is_beside(self, index: int) -> bool:
        """Whether a word and the one before it have a blank between them, or a full stop that ends no sentence."""
        gap = self.tokens[index].gap
        return gap in {" ", "."} or (gap == ". " and not begins_sentence(self.tokens, index))

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

    def _is_office_or_country(self, index: int) -> bool:
        return index >= 0 and (self.tokens[index].text.lower() in OFFICE_WORDS or self.is_country(index))

    def _is_name_like(self, index: int, *, after_name: bool = False) -> bool:
        """Whether a word in capitals may be of a name: no word of grammar, no day, no adjective of a continent.

        Behind a name an office or a country is of the name: "Biden Administration", "Luther King".
        """
        token = self.tokens[index]
        lower = token.text.lower()
        if not token.is_capitalised or lower in FUNCTION_WORDS or lower in ADJECTIVES or token.text in DAY_NAMES:
            return False
        if token.text in MONTH_NAMES:
            following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
            # "Misri March 7" tells a day, "Theresa May" does not.
            return not (following is not None and following.text[0].isdigit())
        return after_name or not self._opens(index)

    def _name_start(self, index: int) -> int:
        """The first word of a name that goes left from a word."""
        lowest = max(0, index - _LONGEST)
        while index > lowest and self._is_beside(index):
            token = self.tokens[index - 1]
            lower = token.text.lower()
            if lower in OFFICE_WORDS or self.is_country(index - 1) or self._is_address(index - 1):
                break
            if token.text not in PARTICLES and not self._is_name_like(index - 1):
                break
            index -= 1
        return index
