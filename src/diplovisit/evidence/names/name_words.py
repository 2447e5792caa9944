"""The words of a text, and the longest name of a place or an organisation around some of them."""

from typing import Final

from diplovisit.evidence.lexicon.names import (
    CAPACITIES,
    DAY_NAMES,
    FUNCTION_WORDS,
    HONORIFICS,
    HYPHEN_SUFFIXES,
    MONTH_NAMES,
    NUMBERED_NOUNS,
    OFFICE_HEADS,
    OFFICE_WORDS,
    ORGANISATION_NOUNS,
    PLACE_PARTICLES,
    REGION_NAMES,
    SENTENCE_OPENERS,
)
from diplovisit.evidence.names.countries import country_mentions
from diplovisit.evidence.names.country_names import Strength
from diplovisit.evidence.names.tokens import begins_sentence, tokens_of

# Prepositions that continue the name of an organisation: "Council on Foreign Relations".
_COMPLEMENTS: Final = frozenset(["for", "on", "against", "without"])
# "University of Wales at Bangor", "American University in Beirut".
_SCHOOLS: Final = frozenset(["University", "College", "School"])
# The most words of a name. The bound keeps the time linear in a text that repeats one name without end.
LONGEST: Final = 12


class NameWords:
    """A text whose words can be asked whether they are countries or parts of longer names."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.tokens = tokens_of(words)
        spans = country_mentions(words)
        starts = {token.start: index for index, token in enumerate(self.tokens)}
        self._countries: set[int] = set()
        self._peoples: set[int] = set()
        self._country_starts = {starts[span.start] for span in spans}
        for span in spans:
            index = starts[span.start]
            while index < len(self.tokens) and self.tokens[index].start < span.end:
                self._countries.add(index)
                if span.strength is Strength.DEMONYM or self.tokens[index].is_all_caps:
                    self._peoples.add(index)
                index += 1

    def text_of(self, first: int, last: int) -> str:
        """The text from one word to another."""
        return self.words[self.tokens[first].start : self.tokens[last].end]

    def is_country(self, index: int) -> bool:
        """Whether a word is part of a country's name."""
        return index in self._countries

    def is_people(self, index: int) -> bool:
        """Whether a word is an adjective of a country: "Danish", "US"."""
        return index in self._peoples

    def is_region(self, index: int) -> bool:
        """Whether a word ends a region that an office is for: "Special Envoy for the Horn of Africa"."""
        if self.tokens[index].text not in REGION_NAMES:
            return False
        before = index - 1
        while (
            before > 0
            and index - before < LONGEST
            and self.tokens[before].is_capitalised
            and self.tokens[before + 1].gap == " "
        ):
            before -= 1
        return self.tokens[max(before, 0)].text in {"the", "of", "for", "to", "in"}

    def whole_name(self, first: int, last: int) -> tuple[int, int]:
        """The first and last word of the longest name of a place or an organisation around some words of it."""
        while first > 0 and last - first < LONGEST and (before := self._name_before(first)) is not None:
            first = before
        while (
            last + 1 < len(self.tokens)
            and last - first < LONGEST
            and (after := self._name_after(first, last)) is not None
        ):
            last = after
        return first, last

    def _name_before(self, index: int) -> int | None:
        """The word with which the name of a place or an organisation begins earlier; None where it does not."""
        gap, token = self.tokens[index].gap, self.tokens[index - 1]
        lower = token.text.lower()
        if gap in {"-", "'", " & ", "&"}:
            return index - 1 if token.text not in {"s", "S"} else None
        if gap not in {" ", ". "} or (gap == ". " and begins_sentence(self.tokens, index)):
            return None
        position = index - 1
        while (
            position > max(0, index - 4)
            and self.tokens[position].text in PLACE_PARTICLES | _COMPLEMENTS | {"the", "and"}
            and self._continues(position)
        ):
            position -= 1
        if position < index - 1:
            joins = self.tokens[position + 1 : index]
            head = self.tokens[position]
            if joins[0].text == "and":
                fields = OFFICE_WORDS - OFFICE_HEADS
                is_pair = len(joins) == 1 and head.text.lower() in fields and self.tokens[index].text.lower() in fields
                return position if head.is_capitalised and is_pair else None  # "Economic and Social Council"
            is_noun = joins[0].text == "of" or joins[0].text in _COMPLEMENTS
            is_named = head.text in ORGANISATION_NOUNS if is_noun else joins[0].text != "the" or head.text == "Save"
            return position if head.is_capitalised and is_named and not self._is_opener(position) else None
        is_title = lower in OFFICE_HEADS or token.text in HONORIFICS or token.text in DAY_NAMES
        if not token.is_capitalised or is_title or lower in FUNCTION_WORDS:
            return None
        if begins_sentence(self.tokens, index - 1) and lower.endswith(("ing", "ed", "ly")):
            return None
        return index - 1

    def _name_after(self, first: int, index: int) -> int | None:
        """The word with which the name of a place or an organisation continues; None where it ends."""
        gap, token = self.tokens[index + 1].gap, self.tokens[index + 1]
        if gap == "'" and token.text in {"s", "S"}:
            return None
        if gap in {"-", "'", " & ", "&"}:
            return None if token.text.islower() and token.text in HYPHEN_SUFFIXES else index + 1
        if gap.startswith("+"):
            return index + 1  # "OPEC+"
        if gap != " ":
            return None
        if token.is_capitalised:
            return None if self._is_dated_or_titled(index + 1) else index + 1
        if token.text[0].isdigit() and self.tokens[index].text in NUMBERED_NOUNS:
            return index + 1
        position = index + 1
        while position < min(len(self.tokens), index + 6) and self._joins(position, first, index):
            if self.tokens[position].gap != " ":
                return None
            position += 1
        if position == index + 1 or position >= len(self.tokens) or self.tokens[position].gap != " ":
            return None
        further, join = self.tokens[position], self.tokens[index + 1].text
        if join == "of" and further.text[0].isdigit():
            return position  # "Group of 77"
        if not further.is_capitalised or self._is_dated_or_titled(position):
            return None
        # "Ministry of Finance of Norway": a name may be without the country that it belongs to. A noun alone may not.
        is_noun = first == index and self.tokens[index].text in ORGANISATION_NOUNS
        if position in self._country_starts and join in {"of", *_COMPLEMENTS} and not is_noun:
            return None
        if join == "and" and position > index + 2:
            return None  # "the Council on Foreign Relations and the Asia Society" are two
        is_complement = any(self.tokens[each].text in _COMPLEMENTS | {"of"} for each in range(first, index))
        if join == "and" and not is_complement and further.text.lower() not in OFFICE_WORDS - OFFICE_HEADS:
            return None
        return position

    def _joins(self, position: int, first: int, last: int) -> bool:
        """Whether a word in lower case joins what follows to a name: "for" in "Institute for Peace"."""
        text = self.tokens[position].text
        if text in _COMPLEMENTS or text in {"of", "and"}:
            is_named = text == "without" or any(
                self.tokens[each].text in ORGANISATION_NOUNS for each in range(first, last + 1)
            )
            return position == last + 1 and is_named
        if text in {"at", "in"}:
            is_school = (text == "at" and self.tokens[first].text in _SCHOOLS) or (
                text == "in" and first in self._country_starts and self.tokens[last].text in _SCHOOLS
            )
            return position == last + 1 and is_school
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

    def _is_opener(self, index: int) -> bool:
        """Whether a word is capitalised only because it starts a sentence."""
        return begins_sentence(self.tokens, index) and self.tokens[index].text.lower() in SENTENCE_OPENERS

    def _continues(self, index: int) -> bool:
        """Whether only a blank, or a full stop that ends no sentence, separates a word from the one before it."""
        gap = self.tokens[index].gap
        return gap in {" ", "."} or (gap == ". " and not begins_sentence(self.tokens, index))
