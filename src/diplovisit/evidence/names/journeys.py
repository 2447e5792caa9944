"""Journeys and stays: the words before a place that have somebody go there, or be there in person."""

from typing import Final

from diplovisit.evidence.lexicon import travel_words as words_for
from diplovisit.evidence.lexicon.names import (
    HONORIFICS,
    OFFICE_HEADS,
    OFFICE_WORDS,
)
from diplovisit.evidence.names.country_words import REACH, CountryWords

_BREAKS: Final = frozenset(';:.!?\n\u2022"\u201c\u201d')
# Offices that "to" and a country belong to: "the visit of the ambassador to Egypt" is no visit to Egypt.
_ACCREDITED: Final = frozenset(
    "ambassador ambassadors envoy envoys commissioner consul representative adviser advisor delegate mission".split()  # noqa: SIM905  # a list of words reads best as words
)
_NO_TRAVEL: Final = frozenset(["against", "essential", "for", "all", "any", "ban"])
_VEHICLES: Final = frozenset(["plane", "ship", "goods", "cargo", "flight", "aircraft", "convoy", "vessel", "train"])
PRONOUNS: Final = frozenset(["he", "she", "they", "we", "i", "it"])
_SETS_OFF: Final = frozenset(["set", "sets", "jetted", "jets", "headed", "heads", "flew", "flies", "went", "goes"])
_PARTICIPLES: Final = frozenset("made built born won shot grown written caught found sold bought lost taken".split())  # noqa: SIM905  # a list of words reads best as words
_OBJECTS: Final = frozenset(["them", "him", "it", "its", "me", "us", "their"])
_MEETS: Final = frozenset(["meet", "meets", "met", "meeting"])
_MOST_NAMES: Final = 5
_PLACINGS: Final = frozenset(["second", "third", "fourth", "fifth", "last", "close", "next", "down"])
_DONE_TO: Final = frozenset(["received", "greeted", "welcomed", "hosted"])
_PRONOUNS_OF_THINGS: Final = frozenset(["one", "ones", "another", "those", "others", "counterparts"])
_PUNISHED: Final = frozenset(
    "jailed arrested fined killed accused convicted sentenced detained banned barred died sanctioned punished".split()  # noqa: SIM905  # a list of words reads best as words
)


class Journeys(CountryWords):
    """The words of a sentence that have somebody go to a place, or be in it."""

    def _is_motion(self, position: int) -> bool:
        """Whether a word of motion is before "to", with nothing between them that is not understood."""
        if self._word(position) in _ACCREDITED:
            return False
        if self._word(position) == "been" and self._gap(position + 1) == " ":
            return self._word(position - 1) not in words_for.NO_DELEGATES
        is_first = True
        for index in range(position, max(-1, position - REACH), -1):
            lower, token = self._word(index), self._tokens[index]
            following = self._word(index + 1)
            if _BREAKS & set(self._gap(index + 1)) and self._gap(index + 1) not in {". ", "."}:
                return False  # but not within "H.E. Mr. Ben Roth"
            if lower == "off" and index == position:  # "is off to Norway", "jetted off to Norway"
                return self._word(index - 1) in words_for.COPULAS | _SETS_OFF
            if lower in {"way", "route"}:
                return self._word(index - 1) in {"the", "his", "her", "their", "its", "en", "our"}
            if lower in {"leg", "stop", "stopover"} and not is_first:
                return False
            if (lower in words_for.VISIT_NOUNS or lower in words_for.MOTION) and self._gap(index) == ' "':
                return False  # the title of a book or a show
            if lower in words_for.VISIT_NOUNS or lower in words_for.MOTION:
                if lower.startswith(("fl", "mov", "driv")) and self._word(index + 1) in _OBJECTS:
                    return False
                if lower in {"came", "come", "comes", "coming"} and self._word(index + 1) in _PLACINGS:
                    return False
                if lower == "head" and self._word(index - 1) in {"the", "a", "its"}:
                    return False
                if self._word(index - 1) in words_for.NO_DELEGATES | _NO_TRAVEL or self._is_aside(index):
                    return False
                if _PUNISHED & set(self._lower[max(0, index - 3) : index]):
                    return False  # "jailed after travelling to Belarus"
                if lower not in words_for.VISIT_NOUNS - {"travel", "travels"} and not self._has_travelling_subject(
                    index
                ):
                    return False
                return "virtual" not in self._lower[max(0, index - 3) : index]
            if lower in words_for.SENDS:
                return any(self._is_traveller_noun(between) for between in range(index + 1, position + 1))
            if lower in words_for.CARRIES:
                return following in {"her", "him", "them", "the", "me", "us"} or self._tokens[index + 1].is_capitalised
            is_of_office = lower == "for" and self._word(index - 1) in OFFICE_HEADS and following in OFFICE_WORDS
            if not (is_of_office or self._is_filler(index)):  # "the Minister for Foreign Affairs"
                return False
            is_first = is_first and not token.text.isalpha()
        return False

    def _is_departure(self, position: int) -> bool:
        for index in range(position, max(-1, position - 12), -1):
            lower = self._word(index)
            if _BREAKS & set(self._gap(index + 1)):
                return False
            if lower in {"off", "out"}:
                return self._word(index - 1) in {"set", "sets", "setting", "took", "takes", "jetted", "start", "flew"}
            if lower in words_for.LEAVES:
                return self._word(index - 1) not in _VEHICLES | words_for.NO_DELEGATES
            if not self._is_filler(index):
                return False
        return False

    def _is_aside(self, verb: int) -> bool:
        """Whether the subject of a verb is somebody who does not hold an office: "a man who had travelled to Syria"."""
        for index in range(verb - 1, max(0, verb - 6), -1):
            if self._word(index) in {"who", "that", "which"}:
                if any(self._word(between) not in words_for.AUXILIARIES for between in range(index + 1, verb)):
                    return False  # "said that she will travel"
                before = self._tokens[index - 1]
                return self._gap(index) == " " and before.text.islower() and not self._is_traveller_noun(index - 1)
        return False

    def _is_invited_or_ordinary(self, verb: int) -> bool:
        """Whether a visit is only what somebody is invited to, or that of tourists."""
        if self._word(verb - 1) in words_for.NO_DELEGATES or self._is_aside(verb):
            return True
        if self._tokens[verb].text == "Visit" and self._word(verb - 1) not in {"will", "to", "may", "would"}:
            return True  # the slogan, or the name of a tourist board
        earlier = self._lower[max(0, verb - 8) : verb]
        return "to" in earlier[-1:] and "invited" in earlier and "accepted" not in earlier

    def _is_stay(self, preposition: int, last: int) -> bool:
        """Whether the words before "in" have somebody there in person."""
        if words_for.NOT_IN_PERSON & set(self._clause(preposition)):
            return False
        before = self._word(preposition - 1)
        if before in words_for.RESIDENTS:
            return False
        if preposition == 0 or _BREAKS & set(self._gap(preposition)):
            return self._somebody_acts(last)
        for index in range(preposition - 1, max(-1, preposition - 1 - REACH), -1):
            lower = self._word(index)
            gap = self._gap(index + 1)
            if "," in gap or ";" in gap or ":" in gap:
                return False
            is_participle = lower.endswith("ed") or lower in _PARTICIPLES
            if index == preposition - 1 and is_participle and lower not in words_for.ARRIVALS | words_for.PARTICIPATES:
                return False  # "met the man convicted in Latvia"
            if index == preposition - 1 and lower in _PRONOUNS_OF_THINGS:
                return False  # "a town twinned with one in Austria"
            if lower in words_for.ARRIVALS or lower in words_for.PARTICIPATES:
                is_noun = lower in words_for.VISIT_NOUNS | {"arrival", "stops", "stopovers", "stays"}
                if not (is_noun or self._has_travelling_subject(index - (lower == "down"))):
                    return False
                is_passive = bool(words_for.COPULAS & set(self._lower[max(0, index - 4) : index]))
                guest = preposition - 1
                is_guest = self._is_traveller_noun(guest) or self._tokens[guest].is_capitalised
                if lower in _DONE_TO and not (is_passive or is_guest):
                    return False  # "welcomed the reforms in Uzbekistan"
                if lower == "down":
                    return self._word(index - 1).startswith("touch")
                return self._word(index - 1) not in words_for.NO_DELEGATES
            if lower == "place" and self._word(index - 1) in {"take", "takes", "took", "taken", "taking"}:
                return any(self._word(event) in words_for.EVENT_NOUNS for event in range(max(0, index - 8), index))
            if lower in words_for.COPULAS:
                is_near = all(self._word(between) in words_for.STILL for between in range(index + 1, preposition))
                return is_near and self._has_traveller(index) and self._has_travelling_subject(index)
            if lower in words_for.TOPICS or (lower == "on" and not self._is_time(index + 1)):
                return False
            if lower == "for" and not self._is_event(index + 1):
                return False
            if lower == "to" and index + 1 < preposition:
                verb = self._tokens[index + 1]
                if verb.text.islower() and self._word(index + 1) not in {"the", "a", "an", "his", "her", "their"}:
                    return False
        return False

    def _clause(self, index: int) -> list[str]:
        first = index
        while first > 0 and not _BREAKS & set(self._gap(first)) and index - first < REACH:
            first -= 1
        last = index
        while last + 1 < len(self._tokens) and not _BREAKS & set(self._gap(last + 1)) and last - index < REACH:
            last += 1
        return self._lower[first : last + 1]

    def _is_event(self, index: int) -> bool:
        return any(self._word(position) in words_for.EVENT_NOUNS for position in range(index, index + 5)) or (
            self._word(index) in {"the", "a", "an", "two", "three", "four", "five", "several"}
        )

    def _has_traveller(self, verb: int) -> bool:
        """Whether the subject before a verb is a person or those who travel."""
        first = verb
        while first > 0 and verb - first < REACH and not {";", ":"} & set(self._gap(first)):
            first -= 1
        names = sum(
            self._is_place_name(index) and index not in self._country_at for index in range(first, min(first + 3, verb))
        )
        if names > 1:
            return True
        return any(
            self._is_traveller_noun(index) or self._word(index) in PRONOUNS | words_for.EVENT_NOUNS | {"chief", "head"}
            or self._tokens[index].text in HONORIFICS or self._word(index) == "go" or self._word(index) == "between"
            for index in range(first, verb)
        )  # fmt: skip

    def _somebody_acts(self, last: int) -> bool:
        """Whether the clause after "In Norway" begins with a person who does something there."""
        position = last + 1
        while position < len(self._tokens) and self._gap(position) != ", " and position - last < 6:
            position += 1
        subject = [self._word(index) for index in range(position, min(position + 6, len(self._tokens)))]
        is_person = self._word(position) in PRONOUNS or any(
            self._is_traveller_noun(index) for index in range(position, min(position + 4, len(self._tokens)))
        )
        acts = words_for.PARTICIPATES | {"hold", "meet", "visit", "speak", "call"}
        if is_person and any(word in acts for word in subject):
            return True
        names = 0
        while position < len(self._tokens) and self._is_place_name(position) and position not in self._country_at:
            position += 1
            names += 1
        return 1 < names < _MOST_NAMES and any(
            word in _MEETS for word in (self._word(position), self._word(position + 1))
        )
