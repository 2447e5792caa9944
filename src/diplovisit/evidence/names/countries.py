"""Countries in running text: each mention with all whose name it is, and how strongly it names them.

Decided by rule, and never by likeness:

- The longest name wins, on whole words: South Korea is not Korea, Guinea-Bissau not Guinea, Nigeria not Niger.
- Letters count as they are written: "us" is not US, "who" not WHO. All capitals pass ("MOSCOW"), but an acronym that is
  a word too (US, WHO) says nothing in a line without a small letter.
- A name that has a country's in it is another name: Indian Ocean, Paris Agreement, Moscow Times, Latin American.
- A person's name is a person's: Jordan Bardella, Michael Jordan, Chad Wolf.
- "European" is of a continent, not of the European Union. "Russian-speaking", "pro-Russian", "non-Russian" and
  "post-Soviet" say that something is not Russia's, or not whose it is: no mention.
- "India-Russia" is two; so is "Indian-American" before a word for what is between states ("relations"). Before any
  other word it is a person's descent, and names the second country alone.
- A capital is a metonym, always: whether it stands for a government is told, where it can be, by `is_metonym`.
"""

import bisect
import datetime
import re
from collections.abc import Sequence
from typing import Final

import attrs

from diplovisit.evidence.lexicon.countries import (
    BETWEEN_STATES,
    COMBINING,
    FEATURES,
    GIVEN_AWAY_BY_HEAD,
    GIVEN_AWAY_BY_TAIL,
    PERSONAL,
    WORDS_AT_HEAD,
)
from diplovisit.evidence.lexicon.names import FUNCTION_WORDS, HONORIFICS, OFFICE_WORDS, SENTENCE_OPENERS
from diplovisit.evidence.names.country_names import Strength, TrieMatch, longest_country_name
from diplovisit.evidence.names.tokens import NameToken, begins_sentence, is_possessive, tokens_of
from diplovisit.record.polities import polities_named, polity

_COMMON: Final = OFFICE_WORDS | FUNCTION_WORDS
_WORD_ACRONYMS: Final = frozenset({"US", "WHO", "UN", "CAR", "NAM", "AU", "EC", "ICC"})
_SMALL_LETTER = re.compile("[a-z]")


@attrs.frozen(kw_only=True)
class CountryMention:
    """Where a text names a country: start and end in the text, the codes of all it can be, and how strongly.

    The codes are in the order of the table of polities and reach back in time: "Germany" is DE and the German Reich.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    strength: Strength

    def codes_on(self, day: datetime.date) -> tuple[str, ...]:
        """The codes of those that may have existed on a day.

        >>> (mention,) = country_mentions("Germany")
        >>> mention.codes_on(datetime.date(2025, 3, 7)), mention.codes_on(datetime.date(1905, 4, 30))
        (('DE',), ('x-german-reich',))
        """
        found = ((code, polity(code)) for code in self.codes)
        return tuple(code for code, each in found if each is not None and each.existed_on(day))


def country_mentions(text: str) -> tuple[CountryMention, ...]:
    """Every mention of a country, a people or a capital, in order and disjoint.

    >>> text = "In New Delhi, US President Trump spoke of India-Russia ties and the Russian military"
    >>> [(text[each.start : each.end], each.codes[0], str(each.strength)) for each in country_mentions(text)]
    [('New Delhi', 'IN', 'metonym'), ('US', 'US', 'name'), ('India', 'IN', 'name'), ('Russia', 'RU', 'name'),
     ('Russian', 'RU', 'demonym')]
    >>> country_mentions("who told us of the Indian Ocean, Jordan Bardella and turkey")
    ()
    """
    tokens = tokens_of(text)
    quiet = _Quiet(text)
    found = []
    index = 0
    while index < len(tokens):
        leaf = longest_country_name(tokens, index) or _combining(tokens, index)
        if leaf is None:
            index += 1
            continue
        if leaf.codes and not _is_another_name(tokens, index, leaf) and not quiet.hides(tokens[index]):
            # "U.S." keeps its last full stop.
            end = tokens[leaf.last].end
            end += text[end : end + 1] == "." and leaf.last > index and tokens[leaf.last].gap == "."
            found.append(
                CountryMention(start=tokens[index].start, end=end, codes=leaf.codes, strength=leaf.strength),
            )
        index = leaf.last + 1
    return tuple(found)


class _Quiet:
    """Which acronyms say nothing, as their whole line is in capitals and they are words too."""

    def __init__(self, text: str) -> None:
        self._ends = [match.start() for match in re.finditer("\n", text)] + [len(text)]
        starts = [0, *(end + 1 for end in self._ends[:-1])]
        self._is_loud = [
            not _SMALL_LETTER.search(text, start, end) and len(text[start:end].split()) > 2
            for start, end in zip(starts, self._ends, strict=True)
        ]

    def hides(self, token: NameToken) -> bool:
        return token.text in _WORD_ACRONYMS and self._is_loud[bisect.bisect_left(self._ends, token.start)]


def _combining(tokens: Sequence[NameToken], index: int) -> TrieMatch | None:
    """A form that counts before a hyphen and a people: "Sino" in "Sino-Russian"."""
    country = COMBINING.get(tokens[index].text)
    if country is None or index + 1 == len(tokens) or tokens[index + 1].gap != "-":
        return None
    after = longest_country_name(tokens, index + 1)
    if after is None or after.strength is not Strength.DEMONYM:
        return None
    return TrieMatch(index, tuple(each.code for each in polities_named(country)), Strength.DEMONYM)


def _is_another_name(tokens: Sequence[NameToken], first: int, leaf: TrieMatch) -> bool:
    """Whether the words around make it a part of a name that is not the country's, or say that it is not its."""
    before = tokens[first - 1] if first else None
    after = tokens[leaf.last + 1] if leaf.last + 1 < len(tokens) else None
    if after is not None and after.gap == " " and after.text in FEATURES:
        return True
    if leaf.strength is Strength.DEMONYM:
        if before is not None and tokens[first].gap == "-" and before.text.lower() in GIVEN_AWAY_BY_HEAD:
            return True
        if after is not None and after.gap == "-" and after.text.lower() in GIVEN_AWAY_BY_TAIL:
            return True
        if after is not None and after.gap == "-" and _is_descent(tokens, leaf.last + 1):
            return True
    return first == leaf.last and _is_of_a_person(tokens, first)


def _is_descent(tokens: Sequence[NameToken], index: int) -> bool:
    """Whether "American" at an index, behind a hyphen, makes the first half somebody's descent."""
    if tokens[index].text not in {"American", "Americans", "Canadian", "Canadians", "Australian", "Australians"}:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is None or following.gap != " " or following.text.lower() not in BETWEEN_STATES


def _is_of_a_person(tokens: Sequence[NameToken], index: int) -> bool:
    """Whether a word that is a given name or a surname too has the rest of the name beside it."""
    word = tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if word.text in WORDS_AT_HEAD and begins_sentence(tokens, index) and after is not None and after.text.islower():
        return True
    if word.text.title() not in PERSONAL:
        return False
    if index > 1 and tokens[index - 1].text == "of" and tokens[index - 2].text.lower() in OFFICE_WORDS:
        return False  # "Prime Minister of India Narendra Modi"
    if index and word.gap in {" ", ". "} and _is_name_like(tokens, index - 1):
        return True
    if index and tokens[index - 1].text in HONORIFICS and word.gap in {" ", ". "}:
        return True
    if after is None or after.gap != " " or is_possessive(tokens, index + 1):
        return False
    return _is_name_like(tokens, index + 1)


def _is_name_like(tokens: Sequence[NameToken], index: int) -> bool:
    """Whether a word beside is in capitals, and no office, no country, no opening of a sentence, no acronym."""
    token = tokens[index]
    if not token.is_capitalised or token.is_shouted or token.text.lower() in _COMMON:
        return False
    if token.text in HONORIFICS or token.text in _AFTER_COUNTRIES or is_possessive(tokens, index):
        return False
    # "Visiting Jordan" and "Meanwhile Jordan" open sentences; "Michael Jordan" does too, and a name is safer.
    if begins_sentence(tokens, index):
        lower = token.text.lower()
        if lower in SENTENCE_OPENERS or lower.endswith(("ing", "ed", "ly")):
            return False
    return longest_country_name(tokens, index) is None


# What stands in capitals behind a country and is its own, as days are.
_AFTER_COUNTRIES: Final = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Embassy Consulate Army Navy Air Military Parliament Government Armed Ministry
    House Senate Congress Cabinet Assembly Supreme Central National Republic City Summit Forum Bank Police Intelligence
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
