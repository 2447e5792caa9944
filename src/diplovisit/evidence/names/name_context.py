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
    PLACE_PARTICLES,
    REGION_NAMES,
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
        self._country_starts = {starts[span.start] for span in spans}
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

    def is_region(self, index: int) -> bool:
        """Whether a word ends a region that an office is for: "Special Envoy for the Horn of Africa"."""
        if self.tokens[index].text not in REGION_NAMES:
            return False
        before = index - 1
        while (
            before > 0
            and index - before < _LONGEST
            and self.tokens[before].is_capitalised
            and self.tokens[before + 1].gap == " "
        ):
            before -= 1
        return self.tokens[max(before, 0)].text in {"the", "of", "for", "to", "in"}

    def whole_name(self, first: int, last: int) -> tuple[int, int]:
        """The first and last word of the longest name of a place or an organisation around some words of it."""
        while first > 0 and last - first < _LONGEST and (before := self._name_before(first)) is not None:
            first = before
        while last + 1 < len(self.tokens) and last - first < _LONGEST and (after := self._name_after(last)) is not None:
            last = after
        return first, last

    def _name_before(self, index: int) -> int | None:
        """The word with which the name of a place or an organisation begins earlier; None where it does not."""
        gap, token = self.tokens[index].gap, self.tokens[index - 1]
        lower = token.text.lower()
        if gap in {"-", "'"}:
            return index - 1 if token.text not in {"s", "S"} else None
        if gap not in {" ", ". "} or (gap == ". " and begins_sentence(self.tokens, index)):
            return None
        position = index - 1
        while (
            position > max(0, index - 4)
            and self.tokens[position].text in PLACE_PARTICLES | {"the"}
            and self._continues(position)
        ):
            position -= 1
        if position < index - 1:
            joins = self.tokens[position + 1 : index]
            head = self.tokens[position]
            is_named = head.text in ORGANISATION_NOUNS if joins[0].text == "of" else joins[0].text != "the"
            return position if head.is_capitalised and is_named and not self._is_opener(position) else None
        is_title = lower in OFFICE_HEADS or token.text in HONORIFICS or token.text in DAY_NAMES
        if not token.is_capitalised or is_title or lower in FUNCTION_WORDS:
            return None
        if begins_sentence(self.tokens, index - 1) and lower.endswith(("ing", "ed", "ly")):
            return None
        return index - 1

    def _name_after(self, index: int) -> int | None:
        """The word with which the name of a place or an organisation continues; None where it ends."""
        gap, token = self.tokens[index + 1].gap, self.tokens[index + 1]
        if gap == "'" and token.text in {"s", "S"}:
            return None
        if gap in {"-", "'"}:
            return None if token.text.islower() and token.text in HYPHEN_SUFFIXES else index + 1
        if gap != " ":
            return None
        if token.is_capitalised:
            return None if self._is_dated_or_titled(index + 1) else index + 1
        position = index + 1
        while position < min(len(self.tokens), index + 6) and self._joins(position, index):
            if self.tokens[position].gap != " ":
                return None
            position += 1
        if position == index + 1 or position >= len(self.tokens) or self.tokens[position].gap != " ":
            return None
        further = self.tokens[position]
        if not further.is_capitalised or self._is_dated_or_titled(position):
            return None
        # "Ministry of Finance of Norway": a name may be without the country that it belongs to.
        if position in self._country_starts and self.tokens[index + 1].text in {"of", "for"}:
            return None
        if self.tokens[index + 1].text == "and" and further.text.lower() not in OFFICE_WORDS - OFFICE_HEADS:
            return None
        return position

    def _joins(self, position: int, last: int) -> bool:
        text = self.tokens[position].text
        if text in {"of", "for", "and"}:
            return position == last + 1 and self.tokens[last].text in ORGANISATION_NOUNS
        return text in PLACE_PARTICLES or (text == "the" and position > last + 1)

    def _is_dated_or_titled(self, index: int) -> bool:
        """Whether a day, a month, a word of grammar or an office begins: "NATO Secretary General"."""
        for position in range(index, min(index + 4, len(self.tokens))):
            token = self.tokens[position]
            if position > index and (token.gap not in {" ", "-"} or not token.is_capitalised):
                break
            if token.text.lower() in OFFICE_HEADS or token.text in HONORIFICS:
                return True
            if token.text.lower() not in OFFICE_WORDS | CAPACITIES:
                break
        token = self.tokens[index]
        return token.text in DAY_NAMES or token.text in MONTH_NAMES or token.text.lower() in FUNCTION_WORDS

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
            elif self.is_region(position - 1) and position == first:
                break
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


@functools.lru_cache(maxsize=1024)
def name_context(text: str) -> NameContext:
    """Returns the words of a sentence; the same object for the same sentence, so that it is read once."""
    return NameContext(text)
