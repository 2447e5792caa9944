"""Which countries of a sentence are the place of a visit."""

from typing import Final

from diplovisit.evidence.lexicon import travel_words as words_for
from diplovisit.evidence.lexicon.countries import WITH_ARTICLE
from diplovisit.evidence.lexicon.names import (
    DAY_NAMES,
    MONTH_NAMES,
    OFFICE_WORDS,
)
from diplovisit.evidence.names.countries import CountryMention
from diplovisit.evidence.names.country_names import Strength
from diplovisit.evidence.names.country_words import REACH
from diplovisit.evidence.names.journeys import Journeys
from diplovisit.evidence.names.metonyms import is_metonym
from diplovisit.evidence.names.tokens import is_possessive
from diplovisit.lazy_patterns import lazy_pattern

_LISTED: Final = frozenset(
    """
    countries nations states stops destinations capitals places region islands neighbours neighbors cities visits trips
    continent africa asia europe america pacific caribbean gulf balkans tour trip journey itinerary
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_DAY: Final = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?! \d)|\d{{4}}|{'|'.join(sorted(DAY_NAMES | MONTH_NAMES))})(?!\w)"
_TERM: Final = (
    r" (?:(?:this|next|the following) (?:week|month|year|weekend)|the (?:week|month|day|year) after"
    r"|later (?:this|in the) (?:week|month)|today|tomorrow"
    rf"|in (?:late |early |mid-)?(?:{'|'.join(sorted(MONTH_NAMES))}))(?!\w)"
)
_DAYS: Final = (
    rf"(?:(?: (?:on|from) | ?\(){_DAY}(?:(?:,? | to | and |[-–—]| [-–—] | until | through ){_DAY})*\)?|{_TERM})"
)
_NEXT_OF_JOURNEY: Final = lazy_pattern(
    rf"{_DAYS}(?:,? and|,? then|,? before|,? followed by|,? and then|,)(?: visiting)?(?: to| in| on to)?(?: the)? "
)
"""What stands between two countries of a journey with their days: "Ghana on Monday and Togo on Tuesday"."""
_DAYS_BEHIND: Final = lazy_pattern(_DAYS)
_LEAVES_BEHIND: Final = frozenset(["left", "leaves", "leave", "leaving", "departed", "departs", "departing"])
_ENDS_OF_STAY: Final = frozenset(
    ["after", "following", "concluding", "ending", "wrapping", "capping", "completing", "end", "conclusion"]
)
_REACH_OF_STAY: Final = 14
_COURTESIES: Final = frozenset(["hospitality", "welcome", "reception"])


class VisitedCountries(Journeys):
    """The countries of a sentence that are visited."""

    def is_visited(self, mention: CountryMention) -> bool:
        """Whether the sentence has the country as the place of a journey, a stay or an event."""
        return mention.strength is Strength.NAME and self._is_reached(mention)

    def is_visited_capital(self, mention: CountryMention) -> bool:
        """Whether the sentence has a capital as the place of a journey, a stay or an event, and not its government.

        A people before the word "capital" is one, too: "arrived in the Portuguese capital".
        """
        if mention.strength is Strength.DEMONYM:
            first, last = self._spans[self._numbers[mention.start]]
            is_named = self._gap(last + 1) == " " and self._word(last + 1) == "capital"
            return is_named and self._is_place(self._skip_back(first), last + 1)
        if mention.strength is not Strength.METONYM or is_metonym(self._text, mention) is True:
            return False
        return self._is_reached(mention) or self._is_named_capital(mention)

    def _is_named_capital(self, mention: CountryMention) -> bool:
        """Whether a capital stands after that word, and is reached: "arrived in the Portuguese capital, Lisbon"."""
        first, last = self._spans[self._numbers[mention.start]]
        if self._word(first - 1) != "capital" or self._gap(first) not in {" ", ", "}:
            return False
        position = first - 1
        while position > 0 and position - 1 in self._country_at:
            position -= 1
        return self._is_place(self._skip_back(position), last)

    def _is_reached(self, mention: CountryMention) -> bool:
        first, last = self._spans[self._numbers[mention.start]]
        if self._gap(first) == "-" or self._gap(last + 1) == "-" or self._is_us_state(first):
            return False
        following = self._word(last + 1)
        if is_possessive(self._tokens, last + 1):
            if self._word(last + 2) not in words_for.PLACE_PARTS and not (
                self._tokens[last + 2 : last + 3] and self._word(last + 3) in words_for.PLACE_PARTS
            ):
                return False
        elif self._gap(last + 1) == " " and following in words_for.VISIT_NOUNS:
            return self._is_closed(last + 1, in_list=False)
        elif self._gap(last + 1) == " " and following in {"talks", "peace", "war", "crisis", "conflict", "policy"}:
            return False
        if self._is_borough(last) or self._is_attribute(first, last):
            return False
        if self._is_subject(first) and (self._receives(last) or self._is_stop(last)):
            return True
        if self._is_thanked(first, last) or self._is_left_after_stay(first, last):
            return True
        return self._is_place(self._start_of_list(first, last), last) or self._is_next_with_days(mention)

    def _is_next_with_days(self, mention: CountryMention) -> bool:
        """Whether the country has its days, and follows others of the journey, each with its own days."""
        if _DAYS_BEHIND.match(self._text, mention.end) is None:
            return False
        number = self._numbers[mention.start]
        for before in range(number - 1, max(-1, number - 1 - REACH), -1):
            previous, following = self.mentions[before : before + 2]
            if _NEXT_OF_JOURNEY.fullmatch(self._text, previous.end, following.start) is None:
                return False
            if previous.strength is Strength.DEMONYM:
                return False
            first, last = self._spans[before]
            if self._is_place(self._start_of_list(first, last), last):
                return True
        return False

    def _is_us_state(self, first: int) -> bool:
        return self._tokens[first].text == "Georgia" and self._has_us_state

    def _is_borough(self, last: int) -> bool:
        """Whether a name in commas tells a town of that name: "Jamaica, Queens, on Saturday"."""
        position = last + 1
        while (
            position < len(self._tokens)
            and position - last < 4
            and self._gap(position) == (", " if position == last + 1 else " ")
            and self._is_place_name(position)
            and position not in self._country_at
        ):
            position += 1
        return position > last + 1 and self._gap(position).startswith(", ") and position < len(self._tokens)

    def _is_attribute(self, first: int, last: int) -> bool:
        """Whether a name that has no article has one and a noun: "the Norway pavilion"."""
        token = self._tokens[first]
        has_article = self._word(first - 1) in {"the", "a"} and first == last and token.text not in WITH_ARTICLE
        return has_article and not token.is_all_caps and self._gap(last + 1) == " "

    def _is_place(self, position: int, last: int) -> bool:
        """Whether the word before a list of places governs it as places of a visit."""
        governor = position - 1
        if governor < 0:
            return False
        gap, lower = self._gap(position), self._word(governor)
        if gap == ": ":
            return any(self._word(before) in words_for.VISIT_VERBS for before in range(max(0, governor - 6), governor))
        if gap != " ":
            return False
        if lower == "only" and self._word(governor - 1) == "not":
            governor -= 2
            lower = self._word(governor)
        if not self._is_closed(last, in_list=self._word(self._first_of(last) - 1) in {"and", "or"}):
            return False
        if lower in words_for.VISIT_VERBS:
            is_reached = not lower.startswith("reach") or self._has_travelling_subject(governor)
            return is_reached and not self._is_invited_or_ordinary(governor)
        if lower in {"to", "into", "onto"}:
            return self._is_motion(governor - 1)
        if lower in {"in", "across", "inside", "around"}:
            return self._is_stay(governor, last)
        if lower == "for":
            return self._is_departure(governor - 1)
        if lower == "at":  # "arrived at Portela Airport, Lisbon"
            return self._word(governor - 1) in words_for.ARRIVALS and self._has_travelling_subject(governor - 1)
        if lower == "of":
            return self._is_part(governor)
        if lower in {"includes", "including", "include", "included"}:
            return self._word(governor - 1) in _LISTED and any(
                self._word(before) in words_for.VISIT_NOUNS for before in range(max(0, governor - 12), governor)
            )
        if lower in words_for.COPULAS:
            return any(self._word(before) in words_for.STOP_NOUNS for before in range(max(0, governor - 8), governor))
        return False

    def _is_part(self, governor: int) -> bool:
        """Whether "of" joins a country to a tour, or to its capital, north or coast, which is visited."""
        before = self._word(governor - 1)
        if before in {"tour", "tours"}:
            return self._word(governor - 2) != "in"
        if before not in words_for.PLACE_PARTS:
            return False
        return self._is_place(self._skip_back(governor - 1), governor - 1)

    def _receives(self, last: int) -> bool:
        """Whether the country is the subject that hosts or receives somebody: "Guinea will receive the minister"."""
        verb = last + 1
        while self._gap(verb) == " " and self._word(verb) in words_for.AUXILIARIES and verb - last < 5:
            verb += 1
        if self._gap(verb) != " " or self._word(verb) not in words_for.HOSTS:
            return False
        if self._word(verb - 1) in {"was", "were", "been", "be", "is", "are"}:
            return False
        for index in range(verb + 1, min(verb + 10, len(self._tokens))):
            lower = self._word(index)
            if lower in {"from", "for", "by", "with", "to", "that"}:
                return False
            if is_possessive(self._tokens, index + 1):
                return False  # "welcomed the minister's decision"
            if self._is_traveller_noun(index):
                return True
            if lower in words_for.EVENT_NOUNS:
                return self._word(verb).startswith("host")
            known = lower in words_for.FILLERS or lower in words_for.ATTRIBUTES or lower in OFFICE_WORDS
            if not (known or self._tokens[index].is_capitalised or index in self._country_at):
                return False
        return False

    def _is_stop(self, last: int) -> bool:
        """Whether the country is said to be a stop of a journey, or the country that somebody visits."""
        position = last + 1
        while self._gap(position) == " " and self._word(position) in words_for.AUXILIARIES and position - last < 5:
            position += 1
        if position == last + 1 or self._word(position - 1) not in words_for.COPULAS:
            return False
        for index in range(position, min(position + 7, len(self._tokens))):
            if "," in self._gap(index):
                return False
            if self._word(index) in words_for.STOP_NOUNS:
                return True
            if self._word(index) == "country":
                return any(
                    self._word(further) in {"visited", "visits", "visit", "toured"}
                    for further in range(index, min(index + 12, len(self._tokens)))
                )
        return False

    def _is_left_after_stay(self, first: int, last: int) -> bool:
        """Whether somebody leaves the place after a visit: "left Lisbon on Sunday after a three-day visit"."""
        if self._word(first - 1) not in _LEAVES_BEHIND or not self._has_travelling_subject(first - 1):
            return False
        behind = self._lower[last + 1 : last + 1 + _REACH_OF_STAY]
        ended = next((number for number, word in enumerate(behind) if word in _ENDS_OF_STAY), None)
        if ended is None or any(self._gap(index)[:1] in {".", ";"} for index in range(last + 2, last + 2 + ended)):
            return False
        noun = next((number for number, word in enumerate(behind) if word in words_for.VISIT_NOUNS), None)
        return noun is not None and noun > ended and behind[noun + 1 : noun + 2] not in (["to"], ["in"], ["of"])

    def _is_thanked(self, first: int, last: int) -> bool:
        """Whether the country is thanked for its hospitality during a stay."""
        before = self._lower[max(0, first - 8) : first]
        after = self._lower[last + 1 : last + 10]
        is_thanked = any(word.startswith("thank") for word in before) and before[-1:] in (["of"], ["the"])
        return is_thanked and bool(_COURTESIES & set(after)) and bool({"stay", "visit"} & set(after))
