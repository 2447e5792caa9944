"""The words of a sentence around its countries, and who may be the subject of a journey."""

from typing import Final

from diplovisit.evidence.lexicon import travel_words as words_for
from diplovisit.evidence.lexicon.countries import US_STATES
from diplovisit.evidence.lexicon.names import (
    DAY_NAMES,
    FUNCTION_WORDS,
    HONORIFICS,
    MONTH_NAMES,
    OFFICE_HEADS,
    OFFICE_WORDS,
)
from diplovisit.evidence.names.countries import country_mentions
from diplovisit.evidence.names.metonyms import SPEAKS
from diplovisit.evidence.names.tokens import begins_sentence, is_possessive, tokens_of

# How many words are read between a country and the word that governs it.
REACH: Final = 30
_SKIPPED: Final = frozenset(["the", "both", "also", "only", "even", "then", "first", "finally", "later"])
_PARTED: Final = frozenset(["Ireland", "Sudan", "Cyprus", "Korea", "Macedonia", "Yemen", "Samoa", "Africa"])
_AFTER_PLACES: Final = frozenset(
    "next early late soon alone unannounced aboard abroad home amid accompanied followed".split()  # noqa: SIM905  # a list of words reads best as words
)
_VERBS_AFTER_VISITS: Final = frozenset(
    """
    began begins begin comes came takes took ends lasts follows marks fell falls gave gives led leads brought brings saw
    coincides aims seeks shows gets got ran runs went goes sent sends won opens starts closes means meant became becomes
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_ZONES: Final = frozenset(["AM", "PM", "EAM"])
_OTHER_TRAVELLERS: Final = frozenset(
    """
    countries states nations governments sides
    pair duo trio two three four five six all both couple chief boss staff crew committee panel board choir orchestra
    pope nuncio bishop clergy experts doctors family children wife husband son daughter king queen mps aides aide
    counterpart colleague colleagues royals monarch man woman nobody everyone everybody somebody plane jet motorcade
    party who
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_CLAUSES: Final = frozenset(
    ["that", "which", "who", "whom", "whose", "because", "said", "says", "say", "told", "about"]
)
# Words of a text about a state of the United States: Georgia is one, besides the country.
_OF_US_STATES: Final = frozenset(
    "governor senator senators congressman congresswoman statehouse atlanta savannah augusta macon".split()  # noqa: SIM905  # a list of words reads best as words
)
_GOODS: Final = frozenset(
    """
    weapons arms aid supplies food goods cargo money funds grain wheat oil gas exports imports shipments shipment storm
    rain snow
    missiles ammunition vaccines equipment tanks drones news word letters copies thanks samples rice
    fertiliser fertilizer turbines profits loans credit contracts jobs investment votes medals prizes
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_NO_TRAVELLERS: Final = frozenset(
    """
    letters papers orders offers waters tankers containers computers numbers matters powers dollars others of in
    prisoners workers customers rivers tenders
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


class CountryWords:
    """The words of a sentence, its countries, and what stands beside them."""

    def __init__(self, text: str) -> None:
        self.mentions = country_mentions(text)
        self._text = text
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
        self._has_us_state = any(token.text in US_STATES for token in self._tokens) or any(
            word in _OF_US_STATES for word in self._lower
        )

    def _word(self, index: int) -> str:
        return self._lower[index] if 0 <= index < len(self._lower) else ""

    def _gap(self, index: int) -> str:
        return self._tokens[index].gap if 0 <= index < len(self._tokens) else ""

    def _is_traveller_noun(self, index: int) -> bool:
        lower = self._word(index)
        return lower in OFFICE_HEADS or lower in words_for.TRAVELLER_NOUNS or lower in {"affairs", "doctors", "experts"}

    def _is_place_name(self, index: int) -> bool:
        token = self._tokens[index]
        return (
            token.is_capitalised
            and self._word(index) not in OFFICE_WORDS
            and token.text not in DAY_NAMES
            and token.text not in MONTH_NAMES
            and token.text not in HONORIFICS
        )

    def _is_time(self, index: int) -> bool:
        text = self._tokens[index].text if index < len(self._tokens) else ""
        return text in DAY_NAMES or text in MONTH_NAMES or text[:1].isdigit() or text == "the"

    def _is_closed(self, last: int, *, in_list: bool) -> bool:
        """Whether the word after a country leaves it as it is: not "visit Angola diamond traders"."""
        following = last + 1
        if following >= len(self._tokens) or self._gap(following) != " ":
            return True
        token, lower = self._tokens[following], self._word(following)
        if token.is_all_caps and self._tokens[last].is_all_caps and lower in FUNCTION_WORDS:
            return True  # "TO VISIT ANGOLA AND NAMIBIA", a heading in capitals
        if token.is_capitalised:
            return self._is_time(following) or token.text in _ZONES
        if token.text[0].isdigit() or lower in FUNCTION_WORDS or lower in words_for.FILLERS or lower in _AFTER_PLACES:
            return True
        if lower.endswith(("ly", "ing", "wards")):
            return True
        return not in_list and (lower.endswith("ed") or lower in _VERBS_AFTER_VISITS)

    def _first_of(self, last: int) -> int:
        return self._spans[self._country_at[last]][0] if last in self._country_at else last

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
        for _ in range(REACH):
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

    def _has_travelling_subject(self, verb: int) -> bool:
        """Whether the subject of a verb of motion may be somebody, and not grain, money or a contract."""
        position = verb - 1
        while position >= 0 and self._gap(position + 1) == " " and self._is_before_verb(position):
            position -= 1
        if position < 0 or self._gap(position + 1) != " " or self._word(position + 1) == "to":
            return True
        token, lower = self._tokens[position], self._word(position)
        is_first = begins_sentence(self._tokens, position)
        if lower in _GOODS or ((is_first or not token.is_capitalised) and lower in words_for.TOPICS - _CLAUSES):
            return False
        if token.is_capitalised or token.text[0].isdigit() or position in self._country_at:
            return True
        if lower in _NO_TRAVELLERS or (lower == "it" and not self._word(verb).startswith(("land", "arriv"))):
            return False
        return (
            self._is_traveller_noun(position)
            or lower in FUNCTION_WORDS
            or lower in OFFICE_WORDS
            or lower in words_for.EVENT_NOUNS | words_for.VISIT_NOUNS | words_for.FILLERS
            or lower in _OTHER_TRAVELLERS
            or lower.endswith(("ors", "ers", "ists", "ians", "men", "women", "ist", "ian", "man", "woman"))
        )

    def _is_before_verb(self, position: int) -> bool:
        lower = self._word(position)
        return (
            lower in words_for.AUXILIARIES | words_for.STILL | words_for.COPULAS
            or lower in {"then", "next", "first", "later", "scheduled", "set", "planned", "not", "slated", "afterwards"}
            or (lower.endswith("ly") and len(lower) > 4)
        )

    def _is_filler(self, index: int) -> bool:
        token, lower = self._tokens[index], self._word(index)
        return (
            lower in words_for.FILLERS
            or lower in OFFICE_WORDS
            or token.is_capitalised
            or token.text[0].isdigit()
            or index in self._country_at
            or (lower == "to" and self._tokens[index + 1].is_capitalised)
            # "the visit of the Minister for Foreign Affairs to Oslo"
            or (lower == "for" and self._word(index - 1) in OFFICE_WORDS and self._tokens[index + 1].is_capitalised)
            or (lower.endswith("ly") and len(lower) > 4)
        )
