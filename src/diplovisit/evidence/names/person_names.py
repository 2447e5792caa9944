"""Whether words name a person: by rules on whole words, and never by likeness.

Misri is not Mistry. A word is the word of a name where they are equal, or where the words shout ("MISRI"). What stands
beside the name must be accounted for: an office, a form of address, a country, a small word. A word in capitals that is
none of these makes the name another, longer one: "Anil Misri" and "Misri Rao" do not name Misri.
"""

import enum
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplovisit.evidence.names.countries import country_mentions
from diplovisit.evidence.names.offices import (
    CAPACITIES,
    HONORIFIC_LETTERS,
    HONORIFICS,
    OFFICE_HEADS,
    OFFICE_WORDS,
)
from diplovisit.evidence.names.starters import ADJECTIVES, OPENINGS, STARTERS
from diplovisit.evidence.names.tokens import Token, begins_sentence, tokens_of
from diplovisit.evidence.names.vocabulary import (
    DAY_NAMES,
    HYPHEN_HEADS,
    HYPHEN_TAILS,
    MONTH_NAMES,
    PARTICLES,
)

# The longest name that is told: it keeps the time linear where a text is one name over and over.
_LONGEST: Final = 12

_BRACKETED = re.compile(r"\s*\([^()]*\)")


class NameVerdict(enum.StrEnum):
    """What words say about a name; the first three are found in them, LONGER and OTHER speak against it."""

    FULL = "full"
    ALIAS = "alias"
    PARTIAL = "partial"
    LONGER = "longer"
    OTHER = "other"
    NONE = "none"


@attrs.frozen(kw_only=True)
class NameMatch:
    """What words say about a name: the verdict, a sentence for a person, and where the name stands in the words.

    `start` and `end` are None where the name is not found. `office` is the text of the office or form of address before
    the name, and `capacities` are the words in it that make it another capacity ("former"); both are empty where there
    are none.
    """

    verdict: NameVerdict
    sentence: str
    start: int | None = None
    end: int | None = None
    office: str = ""
    capacities: tuple[str, ...] = ()


@attrs.frozen
class _Form:
    """A way in which a name may stand in words."""

    verdict: NameVerdict
    tokens: tuple[Token, ...]
    said: str


def name_in(words: str, name: str, aliases: tuple[str, ...] = ()) -> NameMatch:
    """Whether the words name that person, and how fully.

    >>> name_in("US President Donald Trump", "Donald Trump").verdict
    <NameVerdict.FULL: 'full'>
    >>> match = name_in("former Foreign Secretary Misri", "Vikram Misri")
    >>> str(match.verdict), match.sentence, match.office, match.capacities
    ('partial', 'the words have "Misri" alone', 'former Foreign Secretary', ('former',))
    >>> name_in("Vikram Misri", "Vikram").sentence
    'the words have the longer name "Vikram Misri"'
    >>> str(name_in("Vikram Mistry", "Vikram Misri").verdict), str(name_in("a visit", "Vikram Misri").verdict)
    ('longer', 'none')
    """
    words, name = unicodedata.normalize("NFC", words), unicodedata.normalize("NFC", name)
    surroundings = Surroundings(words)
    longer: tuple[int, int] | None = None
    for form in _forms(name, aliases):
        for first in _occurrences(surroundings.tokens, form.tokens):
            last = first + len(form.tokens) - 1
            left, right = surroundings.left_of(first), surroundings.right_of(last)
            if left.is_clear and right == last:
                return surroundings.match(form.verdict, form.said, first, last, left)
            if longer is None:
                longer = (left.name_from, right)
    if longer is not None:
        seen = surroundings.text_of(*longer)
        return NameMatch(verdict=NameVerdict.LONGER, sentence=f'the words have the longer name "{seen}"')
    if (other := surroundings.first_name()) is not None:
        seen = surroundings.text_of(*other)
        return NameMatch(verdict=NameVerdict.OTHER, sentence=f'the words have "{seen}", which is no part of "{name}"')
    return NameMatch(verdict=NameVerdict.NONE, sentence="the words have no name")


def _forms(name: str, aliases: Sequence[str]) -> Iterator[_Form]:
    """The whole name, the aliases, and what is a part of the name; the strongest first."""
    whole = tokens_of(name)
    if whole:
        yield _Form(NameVerdict.FULL, whole, f'the words have "{name}"')
    for alias in aliases:
        if tokens := tokens_of(unicodedata.normalize("NFC", alias)):
            yield _Form(NameVerdict.ALIAS, tokens, f'the words have the alias "{alias}"')
    if len(whole) > 1 and all(token.text[0].isupper() or token.text in PARTICLES for token in whole):
        seen = {name}
        for part in _parts(_BRACKETED.sub("", name)):
            if part not in seen:
                seen.add(part)
                yield _Form(NameVerdict.PARTIAL, tokens_of(part), f'the words have "{part}" alone')


def _parts(name: str) -> Iterator[str]:
    """The name without what stands in brackets, first and last, with an initial, the surname, the first name.

    A surname keeps its particles (de Gaulle), but for the Arabic article (Assad).
    """
    tokens = tokens_of(name)
    if len(tokens) < 2:
        yield name
        return
    yield name
    surname_at = next((place for place in range(1, len(tokens)) if tokens[place].text in PARTICLES), len(tokens) - 1)
    # "Yoon Suk-yeol" and "Jean-Paul Sartre": what a hyphen or an apostrophe holds together is one word of a name.
    while surname_at > 1 and tokens[surname_at].gap in {"-", "'"}:
        surname_at -= 1
    surname = name[tokens[surname_at].start :]
    given_last = next((place for place in range(1, surname_at) if tokens[place].gap not in {"-", "'"}), surname_at) - 1
    given = name[: tokens[given_last].end]
    if tokens[surname_at].gap in {"-", "'"}:  # one word in all
        return
    yield f"{given} {surname}"
    for middle in range(given_last + 1, surname_at):
        initial = tokens[middle].text[0]
        yield f"{given} {initial}. {surname}"
        yield f"{given} {initial} {surname}"
    yield f"{given[0]}. {surname}"
    yield f"{given[0]} {surname}"
    yield surname
    if tokens[surname_at].text in {"al", "el", "Al", "El"} and surname_at + 1 < len(tokens):
        yield name[tokens[surname_at + 1].start :]
    # "Xi" of Xi Jinping is a surname; whether "Vikram" is one, the words cannot say. An initial is no name.
    if len(given) > 1:
        yield given


def _occurrences(tokens: Sequence[Token], name: Sequence[Token]) -> Iterator[int]:
    """The places where the words of a name stand in a row, with the gaps that the name has."""
    for first in range(len(tokens) - len(name) + 1):
        if all(
            _are_one(tokens[first + place], token, place == 0)
            and (place == 0 or _same_gap(tokens[first + place].gap, token.gap))
            for place, token in enumerate(name)
        ):
            yield first


def _are_one(seen: Token, wanted: Token, is_first: bool) -> bool:
    if seen.text == wanted.text or (seen.is_shouted and seen.text == wanted.text.upper()):
        return True
    # "Senior officials ..." at the head of a sentence, where the name is "senior officials ...".
    return is_first and wanted.text[0].islower() and seen.text == wanted.text[0].upper() + wanted.text[1:]


def _same_gap(seen: str, wanted: str) -> bool:
    # A full stop behind an initial may be left out: "Warren G Harding".
    return seen.replace("\n", " ").replace(". ", " ") == wanted.replace("\n", " ").replace(". ", " ")


@attrs.frozen
class _Left:
    """What is left of a name: whether nothing makes it longer, where the longer name begins, where the office does."""

    is_clear: bool
    name_from: int
    office_from: int
    capacities: tuple[str, ...]


class Surroundings:
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

    def match(self, verdict: NameVerdict, said: str, first: int, last: int, left: _Left) -> NameMatch:
        """The match of a name that stands from a word to another."""
        tokens = self.tokens
        office = self.words[tokens[left.office_from].start : tokens[first].start].strip()
        return NameMatch(
            verdict=verdict,
            sentence=said,
            start=tokens[first].start,
            end=tokens[last].end,
            office=office,
            capacities=left.capacities,
        )

    def text_of(self, first: int, last: int) -> str:
        """The text from a word to another."""
        return self.words[self.tokens[first].start : self.tokens[last].end]

    def is_country(self, index: int) -> bool:
        """Whether a word is of a country's name."""
        return index in self._countries

    def left_of(self, first: int) -> _Left:
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
                return _Left(False, place - 1, first, ())
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
                return _Left(False, self._name_start(place - 1), first, ())
            elif has_office or not self._is_name_like(place - 1):
                break
            else:
                return _Left(False, self._name_start(place - 1), first, ())
            place -= 1
        return _Left(True, name_from, place, tuple(capacities))

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
        return begins_sentence(self.tokens, index) and self.tokens[index].text.lower() in OPENINGS

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
        if not token.is_capitalised or lower in STARTERS or lower in ADJECTIVES or token.text in DAY_NAMES:
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
