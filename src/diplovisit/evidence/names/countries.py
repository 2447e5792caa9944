"""Mentions of countries in running text.

Mentions are decided by rules, never by similarity:

- The longest name wins, on whole words: South Korea is not Korea, Guinea-Bissau not Guinea, Nigeria not Niger.
- Case counts: "us" is not US, and "who" is not WHO. All capitals pass ("MOSCOW"). An acronym that is also a word
  (US, WHO) does not count in a line without a lower-case letter.
- A name that contains a country's name is another name: Indian Ocean, Paris Agreement, Moscow Times, Latin American.
- A person's name is no mention: Jordan Bardella, Michael Jordan, Lucie France, Kenya Alvarado.
- A town, a river and a currency of that name are no mentions: Lebanon, Ohio; the Jordan; US dollars.
- "European" belongs to a continent, not to the European Union.
- "Russian-speaking", "pro-Russian", "non-Russian" and "post-Soviet" are no mentions. They say that something is not
  Russia's, or do not say whose it is.
- "India-Russia" is two mentions. So is "Indian-American" before a word for relations between states. Before any other
  word it is a person's descent, and only the second country is a mention.
- A capital is always a metonym. `is_metonym` decides whether it means the government, where the text shows it.
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
    CURRENCY_NOUNS,
    NAME_ENDINGS,
    NON_COUNTRY_PREFIXES,
    NON_COUNTRY_SUFFIXES,
    PERSONAL_NAMES,
    US_STATES,
    WITH_ARTICLE,
    WORDS_AT_SENTENCE_START,
)
from diplovisit.evidence.lexicon.names import FUNCTION_WORDS, HONORIFICS, OFFICE_HEADS, OFFICE_WORDS, SENTENCE_OPENERS
from diplovisit.evidence.names.country_names import Strength, TrieMatch, longest_country_name
from diplovisit.evidence.names.tokens import NameToken, begins_sentence, is_possessive, tokens_of
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.polities import polities_named, polity

_COMMON: Final = OFFICE_WORDS | FUNCTION_WORDS
_WORD_ACRONYMS: Final = frozenset({"US", "WHO", "UN", "CAR", "NAM", "AU", "EC", "ICC"})
_LOWER_CASE_LETTER = lazy_pattern("[a-z]")

# The second words of states such as North Carolina, New York and West Virginia.
_SECOND_WORDS: Final = frozenset({"Carolina", "Dakota", "Virginia", "York", "Jersey", "Hampshire", "Mexico"})

# Capitalised words after a country that do not make it part of another name, as days do not.
_AFTER_COUNTRIES: Final = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Embassy Consulate Army Navy Air Military Parliament Government Armed Ministry
    House Senate Congress Cabinet Assembly Supreme Central National Republic City Summit Forum Bank Police Intelligence
    """.split()  # noqa: SIM905  # a list of words reads best as words
)

# Words of headings in which every word has a capital: "Prime Minister Visits Japan Next Week".
_OF_HEADINGS: Final = frozenset(
    """
    visit visits visited visiting tour tours toured meet meets met host hosts hosted arrive arrives arrived leave leaves
    left travel travels travelled traveled fly flies flew return returns returned head heads headed go goes receives
    welcomes says said calls tells urges signs sign holds hold postpones cancels cancel next week month year today
    tomorrow talks trip summit will may
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


@attrs.frozen(kw_only=True)
class CountryMention:
    """A span of a text that names a country, with the codes of all polities that it may mean.

    The codes are in the order of the table of polities and include former polities: "Germany" is DE and the German
    Reich. `strength` is whether the span is a name, a demonym or a capital.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    strength: Strength

    def codes_on(self, day: datetime.date) -> tuple[str, ...]:
        """The codes of the polities that may have existed on a day.

        >>> (mention,) = country_mentions("Germany")
        >>> mention.codes_on(datetime.date(2025, 3, 7)), mention.codes_on(datetime.date(1905, 4, 30))
        (('DE',), ('x-german-reich',))
        """
        candidates = ((code, polity(code)) for code in self.codes)
        return tuple(code for code, candidate in candidates if candidate is not None and candidate.existed_on(day))


def country_mentions(text: str) -> tuple[CountryMention, ...]:
    """All mentions of a country, a people or a capital, in order and without overlaps.

    >>> text = "In New Delhi, US President Trump spoke of India-Russia ties and the Russian military"
    >>> [(text[m.start : m.end], m.codes[0], str(m.strength)) for m in country_mentions(text)]
    [('New Delhi', 'IN', 'metonym'), ('US', 'US', 'name'), ('India', 'IN', 'name'), ('Russia', 'RU', 'name'),
     ('Russian', 'RU', 'demonym')]
    >>> country_mentions("who told us of the Indian Ocean, Jordan Bardella and turkey")
    ()
    """
    tokens = tokens_of(text)
    lines = _Lines(text)
    mentions = []
    index = 0
    while index < len(tokens):
        match = longest_country_name(tokens, index) or _combining_form(tokens, index)
        if match is None:
            index += 1
            continue
        if match.codes and not _is_another_name(tokens, index, match) and not lines.hide_acronym(tokens[index]):
            # "U.S." includes its last full stop.
            end = tokens[match.last].end
            end += text[end : end + 1] == "." and match.last > index and tokens[match.last].gap == "."
            mentions.append(
                CountryMention(start=tokens[index].start, end=end, codes=match.codes, strength=match.strength),
            )
        index = match.last + 1
    return tuple(mentions)


class _Lines:
    """The lines of a text, and which are written in capitals only."""

    def __init__(self, text: str) -> None:
        self._ends = [newline.start() for newline in re.finditer("\n", text)] + [len(text)]
        starts = [0, *(end + 1 for end in self._ends[:-1])]
        self._in_capitals = [
            not _LOWER_CASE_LETTER.search(text, start, end) and len(text[start:end].split()) > 2
            for start, end in zip(starts, self._ends, strict=True)
        ]

    def hide_acronym(self, token: NameToken) -> bool:
        """Whether a token is an acronym that may be a word, because its whole line is in capitals."""
        return token.text in _WORD_ACRONYMS and self._in_capitals[bisect.bisect_left(self._ends, token.start)]


def _combining_form(tokens: Sequence[NameToken], index: int) -> TrieMatch | None:
    """The match of a form that counts only before a hyphen and a demonym: "Sino" in "Sino-Russian"."""
    country = COMBINING.get(tokens[index].text)
    if country is None or index + 1 == len(tokens) or tokens[index + 1].gap != "-":
        return None
    after = longest_country_name(tokens, index + 1)
    if after is None or after.strength is not Strength.DEMONYM:
        return None
    return TrieMatch(index, tuple(namesake.code for namesake in polities_named(country)), Strength.DEMONYM)


def _is_another_name(tokens: Sequence[NameToken], first: int, match: TrieMatch) -> bool:
    """Whether a match is part of another name, or the words around it say that something is not the country's."""
    before = tokens[first - 1] if first else None
    after = tokens[match.last + 1] if match.last + 1 < len(tokens) else None
    if after is not None and after.gap == " " and (after.text in NAME_ENDINGS or after.text in CURRENCY_NOUNS):
        return True
    if _is_town(tokens, match.last) or (after is not None and after.gap == "$"):
        return True
    if first == match.last and match.strength is Strength.NAME and _is_river(tokens, first):
        return True
    if before is not None and tokens[first].gap == "-" and before.text in {"Ibero", "Meso", "Latin", "Pan"}:
        return True  # "Ibero-America"
    if match.strength is Strength.DEMONYM:
        if before is not None and tokens[first].gap == "-" and before.text.lower() in NON_COUNTRY_PREFIXES:
            return True
        if after is not None and after.gap == "-" and after.text.lower() in NON_COUNTRY_SUFFIXES:
            return True
        if after is not None and after.gap == "-" and _is_descent(tokens, match.last + 1):
            return True
    return first == match.last and _is_personal_name(tokens, first)


def _is_town(tokens: Sequence[NameToken], last: int) -> bool:
    """Whether a state of the United States or a province of Canada follows: "Lebanon, Ohio"."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if after is None or after.gap != ", ":
        return False
    further = tokens[last + 2].text if last + 2 < len(tokens) and tokens[last + 2].gap == " " else ""
    return after.text in US_STATES or (after.text in {"North", "South", "West", "New"} and further in _SECOND_WORDS)


def _is_river(tokens: Sequence[NameToken], index: int) -> bool:
    """Whether a name that has no article has one: "the Jordan". "The Jordan visit" is the country."""
    token = tokens[index]
    if not index or tokens[index - 1].text != "the" or token.text in WITH_ARTICLE or token.is_all_caps:
        return False
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return after is None or after.gap not in {" ", "-", "'"} or after.text in FUNCTION_WORDS


def _is_descent(tokens: Sequence[NameToken], index: int) -> bool:
    """Whether "American" after a hyphen makes the first half a person's descent."""
    if tokens[index].text not in {"American", "Americans", "Canadian", "Canadians", "Australian", "Australians"}:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is None or following.gap != " " or following.text.lower() not in BETWEEN_STATES


def _is_personal_name(tokens: Sequence[NameToken], index: int) -> bool:
    """Whether a word is a given name or a surname with the rest of the name next to it.

    Also true for a word that is ordinary at the start of a sentence ("Male voters").
    """
    word = tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if (
        word.text in WORDS_AT_SENTENCE_START
        and begins_sentence(tokens, index)
        and after is not None
        and after.text.islower()
    ):
        return True
    if word.text.title() not in PERSONAL_NAMES and (word.is_all_caps or not _is_plain_name(tokens, index)):
        return False
    if _is_of_office(tokens, index):
        return False  # "Prime Minister of India Narendra Modi"
    if index and word.gap in {" ", ". "} and _is_name_like(tokens, index - 1):
        return True
    if index and word.gap in {" ", ". "}:
        before = tokens[index - 1]
        if before.text in HONORIFICS:
            return True
        # "Minister Holland"; the country of an office has "of" before it, or stands before the office.
        if before.is_capitalised and not before.is_all_caps and before.text.lower() in OFFICE_HEADS:
            return True
    if after is None or after.gap != " " or is_possessive(tokens, index + 1):
        return False
    return _is_name_like(tokens, index + 1)


def _is_of_office(tokens: Sequence[NameToken], index: int) -> bool:
    """Whether an office, or another country, and "of", "to" or "for" are before a country."""
    before = index - 1
    while before > 0 and tokens[before].text == "the":
        before -= 1
    if before < 1 or tokens[before].text not in {"of", "to", "for"}:
        return False
    holder = tokens[before - 1]
    if holder.text.lower() in OFFICE_WORDS:
        return True
    return before > 2 and holder.is_capitalised and tokens[before - 2].text in {"of", "the"}


def _is_plain_name(tokens: Sequence[NameToken], index: int) -> bool:
    """Whether a word is a country's name, and no demonym or capital. Any such name may be a surname: Lucie France."""
    match = longest_country_name(tokens, index)
    return match is not None and match.strength is Strength.NAME


def _is_name_like(tokens: Sequence[NameToken], index: int) -> bool:
    """Whether a neighbouring word may be part of a person's name.

    It is capitalised, and it is no office, country, acronym or first word of a sentence.
    """
    token = tokens[index]
    if not token.is_capitalised or token.is_all_caps or token.text.lower() in _COMMON:
        return False
    if token.text.lower() in _OF_HEADINGS:
        return False
    if token.text in HONORIFICS or token.text in _AFTER_COUNTRIES or is_possessive(tokens, index):
        return False
    # "Visiting Jordan" and "Meanwhile Jordan" start sentences. So does "Michael Jordan", and a name is the safer guess.
    if begins_sentence(tokens, index):
        lower = token.text.lower()
        if lower in SENTENCE_OPENERS or lower.endswith(("ing", "ed", "ly")):
            return False
    return longest_country_name(tokens, index) is None
