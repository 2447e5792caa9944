"""Which countries of a sentence are those of the travellers, or send them."""

from typing import Final

from diplovisit.evidence.lexicon import travel_words as words_for
from diplovisit.evidence.lexicon.names import (
    FUNCTION_WORDS,
    OFFICE_WORDS,
)
from diplovisit.evidence.names.countries import CountryMention
from diplovisit.evidence.names.country_names import Strength
from diplovisit.evidence.names.country_words import REACH, CountryWords
from diplovisit.evidence.names.tokens import is_possessive

_EXPECTS: Final = frozenset(["expect", "expects", "expected", "await", "awaits", "greet", "greets", "greeted"])
"""Verbs of hosts whose object travels, beside those of receiving."""


class SendingCountries(CountryWords):
    """The countries of a sentence that send."""

    def is_sender(self, mention: CountryMention) -> bool:
        """Whether the sentence has the country as the one of those who travel, or as the one that sends them."""
        first, last = self._spans[self._numbers[mention.start]]
        if mention.strength is Strength.METONYM or self._gap(first) == "-" or self._gap(last + 1) == "-":
            return False
        if self._is_subject(first) and self._sends(last):
            return True
        if (traveller := self._leads_to_travellers(last)) is not None:
            return not self._is_partner(first) and not self._hosts(traveller)
        before = self._start_of_list(first, last, may_be_subject=True) - 1
        while before >= 0 and self._word(before) == "the":
            before -= 1
        if self._word(before) not in {"of", "from"}:
            return False
        if is_possessive(self._tokens, last + 1) and not self._is_of_state(last + 2):
            return False
        noun = self._holder_before(before)
        if not self._is_traveller_noun(noun):
            return False
        return self._sends(last) or not (self._is_partner_of(noun) or self._hosts(last))

    def _holder_before(self, preposition: int) -> int:
        """The word before "of", or the office before the name there: "Foreign Minister Solveig Aasland of Norway"."""
        noun = preposition - 1
        for _ in range(4):
            is_name = noun > 0 and self._tokens[noun].is_capitalised and self._gap(noun) in {" ", "-"}
            if not is_name or self._is_traveller_noun(noun) or noun in self._country_at:
                break
            noun -= 1
        return noun

    def _is_of_state(self, index: int) -> bool:
        """Whether a word behind "Kenya's" belongs to its state: "Kenya's foreign ministry"."""
        lower = self._word(index)
        return lower in OFFICE_WORDS | words_for.ATTRIBUTES or lower in {
            "ministry",
            "authorities",
            "embassy",
            "cabinet",
        }

    def _hosts(self, index: int) -> bool:
        """Whether those at an index are the subject of a verb of hosts: "the Kenyan president received the envoy"."""
        position = index + 1
        while position < len(self._tokens) and position - index < 8 and self._gap(position) in {" ", "-"} and (
            self._tokens[position].is_capitalised or position in self._country_at
            or self._word(position) in words_for.AUXILIARIES | OFFICE_WORDS | {"of", "for", "and", "the"}
        ):  # fmt: skip
            position += 1
        is_passive = self._word(position - 1) in {"was", "were", "been", "be", "is", "are"}
        return self._word(position) in words_for.HOSTS and not is_passive

    def _sends(self, last: int) -> bool:
        """Whether the country, or its government, is the subject of a verb of sending, whose object travels."""
        position = last + 1
        if is_possessive(self._tokens, position) and self._word(position + 1) in {"government", "parliament"}:
            position += 2
        while self._gap(position) == " " and self._word(position) in words_for.AUXILIARIES and position - last < 6:
            position += 1
        if self._gap(position) != " " or self._word(position) not in words_for.SENDS:
            return False
        if self._word(position - 1) in {"was", "were", "been", "be", "is", "are"}:
            return False
        return any(self._is_traveller_noun(index) for index in range(position + 1, position + 9))

    def _leads_to_travellers(self, last: int) -> int | None:
        """The index of those who travel behind a country: "the Kenyan trade delegation"; None if there are none."""
        position = last + 1
        if is_possessive(self._tokens, position):
            position += 1
        position = self._end_of_peoples(position)
        for index in range(position, min(position + 7, len(self._tokens))):
            lower = self._word(index)
            if self._gap(index) not in {" ", "-"} and index > position:
                break
            if self._is_traveller_noun(index):
                return index
            if lower not in words_for.ATTRIBUTES and lower not in OFFICE_WORDS:
                break
        return None

    def _end_of_peoples(self, position: int) -> int:
        """The index behind a list of peoples: that of "ministers" in "Kenyan, Rwandan and Ugandan ministers"."""
        for _ in range(REACH):
            further = position
            if self._word(further) == "and" and self._gap(further) in {" ", ", "}:
                further += 1
            if (further == position and self._gap(further) != ", ") or further not in self._country_at:
                return position
            number = self._country_at[further]
            if self.mentions[number].strength is not Strength.DEMONYM:
                return position
            position = self._spans[number][1] + 1
        return position

    def _is_partner(self, first: int) -> bool:
        """Whether those of a country stand after "with", "met" or "by": they are the hosts or partners."""
        position = first - 1
        while position >= 0 and self._gap(position + 1) in {" ", "-"} and (
            self._word(position) in {"a", "the", "an", "his", "her", "their", "its", "new", "top", "today"}
            or self._word(position) in words_for.ATTRIBUTES
        ):  # fmt: skip
            position -= 1
        if position < 0 or self._gap(position + 1) != " ":
            return False
        word = self._word(position)
        if word in words_for.MET:
            return self._word(position - 1) not in words_for.LED_BY
        is_known = (
            word in FUNCTION_WORDS | words_for.SENDS | words_for.FILLERS | words_for.HOSTS | _EXPECTS
            or self._tokens[position].is_capitalised
        )
        return not (is_known or position in self._country_at or self._is_traveller_noun(position))

    def _is_partner_of(self, noun: int) -> bool:
        position = noun
        while position > 0 and self._gap(position) in {" ", "-"} and (
            self._word(position - 1) in OFFICE_WORDS or self._word(position - 1) in words_for.TRAVELLER_NOUNS
            or self._word(position - 1) in {"of", "for", "and"}
        ):  # fmt: skip
            position -= 1
        return self._is_partner(position)
