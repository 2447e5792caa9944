"""What a country is in its sentence: the place of a visit, the sender of those who travel, or the one that invites.

Each role needs words for it in the sentence. A country without them has no role: "to discuss the war in Sudan" is no
visit to Sudan. What is not understood between a country and the word that governs it ends the search.
"""

import functools
from typing import Final

from diplovisit.evidence.lexicon import travel_words as words_for
from diplovisit.evidence.lexicon.countries import US_STATES, WITH_ARTICLE
from diplovisit.evidence.lexicon.names import DAY_NAMES, HONORIFICS, MONTH_NAMES, OFFICE_HEADS, OFFICE_WORDS
from diplovisit.evidence.names.countries import CountryMention, country_mentions
from diplovisit.evidence.names.country_names import Strength
from diplovisit.evidence.names.metonyms import SPEAKS
from diplovisit.evidence.names.tokens import is_possessive, tokens_of

# How many words are read between a country and the word that governs it.
_REACH: Final = 30
_BREAKS: Final = frozenset(';:.!?\n\u2022"\u201c\u201d')
_SKIPPED: Final = frozenset(["the", "both", "also", "only", "even", "then", "first", "finally", "later"])
_PARTED: Final = frozenset(["Ireland", "Sudan", "Cyprus", "Korea", "Macedonia", "Yemen", "Samoa", "Africa"])
# Offices that "to" and a country belong to: "the visit of the ambassador to Egypt" is no visit to Egypt.
_ACCREDITED: Final = frozenset(
    "ambassador ambassadors envoy envoys commissioner consul representative adviser advisor delegate mission".split()  # noqa: SIM905  # a list of words reads best as words
)
_NO_TRAVEL: Final = frozenset(["against", "essential", "for", "all", "any", "ban"])
_VEHICLES: Final = frozenset(["plane", "ship", "goods", "cargo", "flight", "aircraft", "convoy", "vessel", "train"])
_PRONOUNS: Final = frozenset(["he", "she", "they", "we", "i", "it"])
_COURTESIES: Final = frozenset(["hospitality", "welcome", "reception"])


class CountryRoles:
    """The countries of a sentence, with the roles that its words give them."""

    def __init__(self, text: str) -> None:
        self.mentions = country_mentions(text)
        self._tokens = tokens_of(text)
        self._lower = [token.text.lower() for token in self._tokens]
        self._starts = starts = {token.start: index for index, token in enumerate(self._tokens)}
        self._numbers = {mention.start: number for number, mention in enumerate(self.mentions)}
        self._spans: list[tuple[int, int]] = []
        self._country_at: dict[int, int] = {}
        for number, mention in enumerate(self.mentions):
            first = last = starts[mention.start]
            while last + 1 < len(self._tokens) and self._tokens[last + 1].start < mention.end:
                last += 1
            self._spans.append((first, last))
            self._country_at.update(dict.fromkeys(range(first, last + 1), number))
        self._has_us_state = any(token.text in US_STATES for token in self._tokens)

    def is_visited(self, mention: CountryMention) -> bool:
        """Whether the sentence has the country as the place of a journey, a stay or an event."""
        if mention.strength is not Strength.NAME:
            return False
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
            return True
        elif self._gap(last + 1) == " " and following in {"talks", "peace", "war", "crisis", "conflict", "policy"}:
            return False
        if self._is_borough(last) or self._is_attribute(first, last):
            return False
        if self._is_subject(first) and (self._receives(last) or self._is_stop(last)):
            return True
        if self._is_thanked(first, last):
            return True
        return self._is_place(self._start_of_list(first, last), last)

    def is_sender(self, mention: CountryMention) -> bool:
        """Whether the sentence has the country as the one of those who travel, or as the one that sends them."""
        first, last = self._spans[self._numbers[mention.start]]
        if mention.strength is Strength.METONYM or self._gap(first) == "-" or self._gap(last + 1) == "-":
            return False
        if self._is_subject(first) and self._sends(last):
            return True
        if self._leads_to_travellers(last):
            return not self._is_partner(first)
        before = self._start_of_list(first, last, may_be_subject=True) - 1
        while before >= 0 and self._word(before) == "the":
            before -= 1
        if self._word(before) not in {"of", "from"}:
            return False
        noun = before - 1
        for _ in range(4 if self._word(before) == "from" else 1):
            if self._is_traveller_noun(noun):
                return self._sends(last) or not self._is_partner_of(noun)
            noun -= 1
        return False

    def is_inviting(self, start: int) -> bool:
        """Whether the name at an offset is the one that invites: "at the invitation of", "invited by", "X invited"."""
        index = self._starts.get(start)
        if index is None:
            return False
        if self._is_invitation_after(index):
            return True
        position, steps = index - 1, 0
        while position > 0 and steps < _REACH:
            lower = self._word(position)
            if self._gap(position + 1) not in {" ", ", ", ". ", ".", "'"} and self._tokens[position + 1].gap != "-":
                return False
            if lower in {"by", "of", "from"} and self._follows_invitation(position):
                return True
            if not (
                lower in OFFICE_WORDS
                or lower
                in {"the", "her", "his", "their", "its", "of", "for", "and", "government", "s", "new", "h", "e"}
                or lower in {"colleague", "counterpart", "host", "people", "parliament", "kingdom", "republic"}
                or self._tokens[position].text in HONORIFICS
                or position in self._country_at
            ):
                return False
            position -= 1
            steps += 1
        return False

    def denial_before(self, start: int) -> str | None:
        """Returns the "not" before the preposition of a name at an offset: "invited not by Hungary"; None if none."""
        index = self._starts.get(start, 0)
        for position in range(index - 1, max(-1, index - 8), -1):
            if self._word(position) in {"by", "of", "from", "at"}:
                before = self._word(position - 1)
                return before if before in {"not", "never"} else None
        return None

    def _follows_invitation(self, position: int) -> bool:
        before = position - 1
        while before > 0 and self._word(before) in words_for.PASSES_ON:
            before -= 1
        if self._word(before) == "letter":
            before -= 1
        if self._word(before) == "but" and "invited" in self._lower[:before]:
            return True  # "invited not by Hungary but by Austria"
        if self._word(before) == "not":
            before -= 1
        return self._word(before) in words_for.INVITATIONS

    def _is_invitation_after(self, index: int) -> bool:
        """Whether "invited" or "'s invitation" follows a name of up to four words, or the government of a country."""
        position = index
        while position + 1 < len(self._tokens) and position - index < 6:
            position += 1
            lower = self._word(position)
            if lower in {"invited", "invites"} and self._gap(position) == " ":
                return self._word(position + 1) not in {"by", "to"} and self._word(position - 1) not in {"was", "been"}
            if lower == "invitation" and is_possessive(self._tokens, position - 1):
                return True
            capital = self._tokens[position].is_capitalised or position in self._country_at
            if not (capital or lower in {"has", "had", "s", "also", "government"}):
                return False
        return False

    def _word(self, index: int) -> str:
        return self._lower[index] if 0 <= index < len(self._lower) else ""

    def _gap(self, index: int) -> str:
        return self._tokens[index].gap if 0 <= index < len(self._tokens) else ""

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

    def _is_subject(self, first: int) -> bool:
        """Whether no preposition is before a country, except that of its government."""
        before = first - 1
        while self._word(before) == "the":
            before -= 1
        if self._word(before) == "of" and self._word(before - 1) in {"government", "kingdom", "republic", "people"}:
            return True
        return self._word(before) not in {
            "in",
            "of",
            "from",
            "with",
            "to",
            "by",
            "at",
            "on",
            "for",
            "about",
            "near",
            "over",
        }

    def _start_of_list(self, first: int, last: int, *, may_be_subject: bool = False) -> int:
        """The first word of the list of places that ends with a country: of "Oman, Qatar and the UAE", that of Oman.

        may_be_subject: whether a verb may follow. "He flew to Oslo, Sweden said" has no list.
        """
        follows = self._word(last + 1) if self._gap(last + 1) == " " and not may_be_subject else ""
        is_subject = follows in SPEAKS or follows in words_for.AUXILIARIES
        position = self._skip_back(first)
        for _ in range(_REACH):
            before = position - 1
            joined = self._gap(position).startswith((", ", " ("))
            if self._word(before) in {"and", "or", "but"} and self._gap(position) == " ":
                joined = True
                before -= 1
            if is_subject or not joined or before < 0:
                return position
            name = before
            if self._word(name) in words_for.PLACE_PARTS and is_possessive(self._tokens, name - 1):
                name -= 2
            if name < 0:
                return position
            if name in self._country_at:
                start = self._spans[self._country_at[name]][0]
            elif self._is_place_name(name):
                start = name
                while start > 0 and self._gap(start) in {" ", "-"} and self._is_place_name(start - 1):
                    start -= 1
            else:
                return position
            position = self._skip_back(start)
            # "not only to Chile but also to Uruguay", "to Norway and then to Sweden": each has its own preposition.
        return position

    def _skip_back(self, position: int) -> int:
        while position > 0 and self._gap(position) == " " and self._is_skipped(position):
            position -= 1
            if self._word(position) == "only" and self._word(position - 1) == "not":
                position -= 1
        return position

    def _is_skipped(self, position: int) -> bool:
        before = self._tokens[position - 1].text
        if before in words_for.REGION_WORDS and before.islower():
            return self._tokens[position].text not in _PARTED
        return before in _SKIPPED

    def _is_place_name(self, index: int) -> bool:
        token = self._tokens[index]
        return (
            token.is_capitalised
            and self._word(index) not in OFFICE_WORDS
            and token.text not in DAY_NAMES
            and token.text not in MONTH_NAMES
            and token.text not in HONORIFICS
        )

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
        if lower in words_for.VISIT_VERBS:
            return not self._is_invited_or_ordinary(governor)
        if lower in {"to", "into", "onto"}:
            return self._is_motion(governor - 1)
        if lower in {"in", "across", "inside", "around"}:
            return self._is_stay(governor, last)
        if lower == "for":
            return self._is_departure(governor - 1)
        if lower == "of":
            return self._is_part(governor)
        if lower in {"includes", "including", "include", "included"}:
            return any(self._word(before) in words_for.VISIT_NOUNS for before in range(max(0, governor - 12), governor))
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

    def _is_invited_or_ordinary(self, verb: int) -> bool:
        """Whether a visit is only what somebody is invited to, or that of tourists."""
        if self._word(verb - 1) in words_for.NO_DELEGATES or self._is_aside(verb):
            return True
        if self._tokens[verb].text == "Visit":
            return True  # the slogan, or the name of a tourist board
        earlier = self._lower[max(0, verb - 8) : verb]
        return "to" in earlier[-1:] and "invited" in earlier and "accepted" not in earlier

    def _is_aside(self, verb: int) -> bool:
        """Whether the subject of a verb is somebody who does not hold an office: "a man who had travelled to Syria"."""
        for index in range(verb - 1, max(0, verb - 6), -1):
            if self._word(index) in {"who", "that", "which"}:
                if any(self._word(between) not in words_for.AUXILIARIES for between in range(index + 1, verb)):
                    return False  # "said that she will travel"
                before = self._tokens[index - 1]
                return self._gap(index) == " " and before.text.islower() and not self._is_traveller_noun(index - 1)
        return False

    def _is_motion(self, position: int) -> bool:
        """Whether a word of motion is before "to", with nothing between them that is not understood."""
        if self._word(position) in _ACCREDITED:
            return False
        is_first = True
        for index in range(position, max(-1, position - _REACH), -1):
            lower, token = self._word(index), self._tokens[index]
            following = self._word(index + 1)
            if _BREAKS & set(self._gap(index + 1)) and self._gap(index + 1) != ". ":
                return False
            if lower in {"way", "route"}:
                return self._word(index - 1) in {"the", "his", "her", "their", "its", "en", "our"}
            if lower in {"leg", "stop", "stopover"} and not is_first:
                return False
            if lower in words_for.VISIT_NOUNS or lower in words_for.MOTION:
                if lower == "head" and self._word(index - 1) in {"the", "a", "its"}:
                    return False
                if self._word(index - 1) in words_for.NO_DELEGATES | _NO_TRAVEL or self._is_aside(index):
                    return False
                return "virtual" not in self._lower[max(0, index - 3) : index]
            if lower in words_for.SENDS:
                return any(self._is_traveller_noun(between) for between in range(index + 1, position + 1))
            if lower in words_for.CARRIES:
                return following in {"her", "him", "them", "the", "me", "us"} or self._tokens[index + 1].is_capitalised
            if not self._is_filler(index):
                return False
            is_first = is_first and not token.text.isalpha()
        return False

    def _is_filler(self, index: int) -> bool:
        token, lower = self._tokens[index], self._word(index)
        return (
            lower in words_for.FILLERS
            or lower in OFFICE_WORDS
            or token.is_capitalised
            or token.text[0].isdigit()
            or index in self._country_at
            or (lower == "to" and self._tokens[index + 1].is_capitalised)
            or (lower.endswith("ly") and len(lower) > 4)
        )

    def _is_stay(self, preposition: int, last: int) -> bool:
        """Whether the words before "in" have somebody there in person."""
        if words_for.NOT_IN_PERSON & set(self._clause(preposition)):
            return False
        before = self._word(preposition - 1)
        if before in words_for.RESIDENTS:
            return False
        if preposition == 0 or _BREAKS & set(self._gap(preposition)):
            return self._somebody_acts(last)
        for index in range(preposition - 1, max(-1, preposition - 1 - _REACH), -1):
            lower = self._word(index)
            gap = self._gap(index + 1)
            if "," in gap or ";" in gap or ":" in gap:
                return False
            if lower in words_for.ARRIVALS or lower in words_for.PARTICIPATES:
                if lower == "down":
                    return self._word(index - 1).startswith("touch")
                return self._word(index - 1) not in words_for.NO_DELEGATES
            if lower in words_for.COPULAS:
                is_near = all(self._word(between) in words_for.STILL for between in range(index + 1, preposition))
                return is_near and self._has_traveller(index)
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
        while first > 0 and not _BREAKS & set(self._gap(first)) and index - first < _REACH:
            first -= 1
        last = index
        while last + 1 < len(self._tokens) and not _BREAKS & set(self._gap(last + 1)) and last - index < _REACH:
            last += 1
        return self._lower[first : last + 1]

    def _is_time(self, index: int) -> bool:
        text = self._tokens[index].text if index < len(self._tokens) else ""
        return text in DAY_NAMES or text in MONTH_NAMES or text[:1].isdigit() or text == "the"

    def _is_event(self, index: int) -> bool:
        return any(self._word(position) in words_for.EVENT_NOUNS for position in range(index, index + 5)) or (
            self._word(index) in {"the", "a", "an", "two", "three", "four", "five", "several"}
        )

    def _has_traveller(self, verb: int) -> bool:
        """Whether the subject before a verb is a person or those who travel."""
        first = verb
        while first > 0 and verb - first < _REACH and not {";", ":"} & set(self._gap(first)):
            first -= 1
        names = sum(
            self._is_place_name(index) and index not in self._country_at for index in range(first, min(first + 3, verb))
        )
        if names > 1:
            return True
        return any(
            self._is_traveller_noun(index) or self._word(index) in _PRONOUNS | words_for.EVENT_NOUNS | {"chief", "head"}
            or self._tokens[index].text in HONORIFICS or self._word(index) == "go" or self._word(index) == "between"
            for index in range(first, verb)
        )  # fmt: skip

    def _somebody_acts(self, last: int) -> bool:
        """Whether the clause after "In Norway" begins with a person who does something there."""
        position = last + 1
        while position < len(self._tokens) and self._gap(position) != ", " and position - last < 6:
            position += 1
        subject = [self._word(index) for index in range(position, min(position + 6, len(self._tokens)))]
        is_person = self._word(position) in _PRONOUNS or any(
            self._is_traveller_noun(index) for index in range(position, min(position + 4, len(self._tokens)))
        )
        acts = words_for.PARTICIPATES | {"hold", "meet", "visit", "speak", "call"}
        return is_person and any(word in acts for word in subject)

    def _is_departure(self, position: int) -> bool:
        for index in range(position, max(-1, position - 12), -1):
            lower = self._word(index)
            if _BREAKS & set(self._gap(index + 1)):
                return False
            if lower in {"off", "out"}:
                return self._word(index - 1) in {"set", "sets", "setting", "took", "takes", "jetted", "start", "flew"}
            if lower in words_for.LEAVES:
                return not (lower == "bound" and self._word(index - 1) in _VEHICLES)
            if not self._is_filler(index):
                return False
        return False

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
            if self._is_traveller_noun(index) or lower in words_for.EVENT_NOUNS:
                return True
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

    def _is_thanked(self, first: int, last: int) -> bool:
        """Whether the country is thanked for its hospitality during a stay."""
        before = self._lower[max(0, first - 8) : first]
        after = self._lower[last + 1 : last + 10]
        is_thanked = any(word.startswith("thank") for word in before) and before[-1:] in (["of"], ["the"])
        return is_thanked and bool(_COURTESIES & set(after)) and bool({"stay", "visit"} & set(after))

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

    def _leads_to_travellers(self, last: int) -> bool:
        position = last + 1
        if is_possessive(self._tokens, position):
            position += 1
        found = False
        for index in range(position, min(position + 7, len(self._tokens))):
            lower = self._word(index)
            if self._gap(index) not in {" ", "-"} and index > last + 1:
                break
            if self._is_traveller_noun(index):
                found = True
                break
            if lower not in words_for.ATTRIBUTES and lower not in OFFICE_WORDS:
                break
        return found

    def _is_traveller_noun(self, index: int) -> bool:
        lower = self._word(index)
        return lower in OFFICE_HEADS or lower in words_for.TRAVELLER_NOUNS or lower in {"affairs", "doctors", "experts"}

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
        return self._word(position) in words_for.MET and self._word(position - 1) not in words_for.LED_BY

    def _is_partner_of(self, noun: int) -> bool:
        position = noun
        while position > 0 and self._gap(position) in {" ", "-"} and (
            self._word(position - 1) in OFFICE_WORDS or self._word(position - 1) in words_for.TRAVELLER_NOUNS
            or self._word(position - 1) in {"of", "for", "and"}
        ):  # fmt: skip
            position -= 1
        return self._is_partner(position)


@functools.lru_cache(maxsize=1024)
def country_roles(text: str) -> CountryRoles:
    """Returns the countries of a sentence with their roles; the same object for the same sentence.

    >>> roles = country_roles("The Norwegian minister left Sweden for Iceland to discuss the war in Sudan")
    >>> [(roles.is_visited(mention), roles.is_sender(mention)) for mention in roles.mentions]
    [(False, True), (False, False), (True, False), (False, False)]
    """
    return CountryRoles(text)
