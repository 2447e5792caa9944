"""The words around a name, sorted into offices, forms of address, countries and the rest of a longer name."""

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
    PARTICLES,
    SENTENCE_OPENERS,
)
from diplovisit.evidence.names.countries import country_mentions
from diplovisit.evidence.names.tokens import begins_sentence, tokens_of

# The most words of a name. The bound keeps the time linear in a text that repeats one name without end.
_LONGEST: Final = 12


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


class NameContext:
    """A text whose words can be asked whether they are offices, countries or parts of names."""

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
        """The text from one word to another."""
        return self.words[self.tokens[first].start : self.tokens[last].end]

    def is_country(self, index: int) -> bool:
        """Whether a word is part of a country's name."""
        return index in self._countries

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
            if gap in {"-", "'"} and position == first:
                return LeftContext(False, position - 1, first, ())
            if not self._continues(position):
                break
            if lower in CAPACITIES:
                capacities.insert(0, lower)
                has_office = has_office or lower in OFFICE_WORDS
            elif self._is_address(position - 1):
                pass
            elif lower in OFFICE_WORDS or self.is_country(position - 1):
                if position == first and not token.is_capitalised and lower not in OFFICE_HEADS:
                    break
                has_office = True
            elif has_office and lower in {"of", "for", "and"} and self._is_office_or_country(position - 2):
                pass
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
        while position + 1 < len(self.tokens) and position - last < _LONGEST:
            gap, token = self.tokens[position + 1].gap, self.tokens[position + 1]
            if gap == "'" and token.text in {"s", "S"}:
                break
            if gap == "-":
                if token.text.lower() in HYPHEN_SUFFIXES and token.text.islower():
                    break
            elif gap == "'":
                pass
            elif not self._continues(position + 1):
                break
            elif token.text in PARTICLES and not token.is_capitalised:
                if position + 2 >= len(self.tokens) or not self.tokens[position + 2].is_capitalised:
                    break
            elif not self._is_name_like(position + 1, after_name=True):
                break
            position += 1
        return position

    def first_name(self) -> tuple[int, int] | None:
        """The first and last word of the first name that is not a country; None where there is none."""
        for index, token in enumerate(self.tokens):
            if self._is_name_like(index) and not self._is_opener(index) and token.text.lower() not in OFFICE_WORDS:
                if self.is_country(index) or self._is_address(index):
                    continue
                return index, self.right_of(index)
        return None

    def _is_opener(self, index: int) -> bool:
        """Whether a word is capitalised only because it starts a sentence."""
        return begins_sentence(self.tokens, index) and self.tokens[index].text.lower() in SENTENCE_OPENERS

    def _continues(self, index: int) -> bool:
        """Whether only a blank, or a full stop that ends no sentence, separates a word from the one before it."""
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
        """Whether a capitalised word may be part of a name: no word of grammar, no day, no adjective of a continent.

        After a name, an office or a country is part of the name: "Biden Administration", "Luther King".
        """
        token = self.tokens[index]
        lower = token.text.lower()
        if not token.is_capitalised or lower in FUNCTION_WORDS or lower in ADJECTIVES or token.text in DAY_NAMES:
            return False
        if token.text in MONTH_NAMES:
            following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
            # "Misri March 7" states a day; "Theresa May" does not.
            return not (following is not None and following.text[0].isdigit())
        return after_name or not self._is_opener(index)

    def _name_start(self, index: int) -> int:
        """The first word of the name that ends with a word."""
        lowest = max(0, index - _LONGEST)
        while index > lowest and self._continues(index):
            token = self.tokens[index - 1]
            lower = token.text.lower()
            if lower in OFFICE_WORDS or self.is_country(index - 1) or self._is_address(index - 1):
                break
            if token.text not in PARTICLES and not self._is_name_like(index - 1):
                break
            index -= 1
        return index
