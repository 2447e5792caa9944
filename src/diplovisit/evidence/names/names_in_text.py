"""Names of people, places and organisations in running text, which coverage checks for evidence.

A name is a run of capitalised words, without the offices, forms of address, days and months at its ends. Countries,
peoples and capitals are not names here: `country_mentions` finds them.

A word that is capitalised only by its position is not a name. At the start of a sentence three things decide: closed
lists, the ending of the word, and the same word in lower case elsewhere in the text. A line in capitals only is
skipped, because every word of it looks like a name.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplovisit.evidence.lexicon.names import (
    ADJECTIVES,
    CLOCK_WORDS,
    COMMON_ACRONYMS,
    DAY_NAMES,
    FUNCTION_WORDS,
    HEADINGS,
    HONORIFIC_LETTERS,
    HONORIFICS,
    HYPHEN_SUFFIXES,
    MONTH_NAMES,
    NUMBERED_NOUNS,
    OFFICE_WORDS,
    ORDINARY_ENDINGS,
    PARTICLES,
    SENTENCE_OPENERS,
)
from diplovisit.evidence.names.countries import country_mentions
from diplovisit.evidence.names.tokens import NameToken, begins_sentence, is_possessive, last_of_letters, tokens_of
from diplovisit.lazy_patterns import lazy_pattern

# Words whose names continue with "of": Bank of England, Ministry of External Affairs.
_NAMED_WITH_OF: Final = frozenset(
    """
    Bank Ministry University Council House Department Institute Court Church Chamber Academy Board Bay Gulf Strait Cape
    Isle Port School College Museum Palace Order League Union Association Federation Treaty Battle Tower
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
# The most words of a name. A longer run, such as a list without commas, folds with equal runs only, so that the time
# stays linear.
_LONGEST: Final = 12
# "Accompanied by", "Pressed on": the words after a participle at the start of a sentence.
_AFTER_PARTICIPLES: Final = frozenset({"by", "with", "in", "on", "about", "from", "to", "at", "as", "for", "over"})
# A roman numeral of two letters or more. "Haldor VII" keeps its numeral, because it is not the first word.
_ROMAN: Final = lazy_pattern(r"[IVX]{2,5}")
_LOWER_CASE_LETTER = lazy_pattern("[a-z]")


@attrs.frozen(kw_only=True)
class NameMention:
    """A name in a text, with its span and its words."""

    start: int
    end: int
    words: str


@attrs.frozen(kw_only=True)
class FoldedName:
    """A name in its longest form, with all mentions of it and of its parts, in the order of the text."""

    words: str
    mentions: tuple[NameMention, ...]


def name_mentions(text: str) -> tuple[NameMention, ...]:
    """All names in a text except those of countries, in order and without overlaps.

    >>> text = (
    ...     "On Tuesday, Foreign Secretary Vikram Misri met Putin. Discussions in the Oval Office of Russia followed."
    ... )
    >>> [mention.words for mention in name_mentions(text)]
    ['Vikram Misri', 'Putin', 'Oval Office']
    """
    tokens = tokens_of(text)
    reader = _Reader(text, tokens)
    mentions = []
    index = 0
    while index < len(tokens):
        if not reader.may_begin(index):
            index += 1
            continue
        last = reader.last_of(index)
        if (name := reader.trim(index, last)) is not None:
            start, end = tokens[name[0]].start, tokens[name[1]].end
            mentions.append(NameMention(start=start, end=end, words=text[start:end]))
        index = last + 1
    return tuple(mentions)


def fold_repeats(mentions: Iterable[NameMention]) -> tuple[FoldedName, ...]:
    """Folds repeats of a name, and parts from the start or end of one longer name, into that name.

    A part that two longer names share ("Singh") stays a name of its own, because it is not known which one it means.
    Similarity alone never folds names.

    >>> [
    ...     (name.words, len(name.mentions))
    ...     for name in fold_repeats(name_mentions("Misri met Trump. Vikram Misri said so"))
    ... ]
    [('Vikram Misri', 2), ('Trump', 1)]
    """
    all_mentions = tuple(mentions)
    keys = [tuple(token.text for token in tokens_of(mention.words)) for mention in all_mentions]
    longer: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for key in {key for key in keys if len(key) <= _LONGEST}:
        for size in range(1, len(key)):
            for part in {key[:size], key[-size:]}:
                longer.setdefault(part, set()).add(key)
    groups: dict[tuple[str, ...], list[NameMention]] = {}
    words: dict[tuple[str, ...], str] = {}
    for key, mention in zip(keys, all_mentions, strict=True):
        whole = _whole_name(key, longer)
        groups.setdefault(whole, []).append(mention)
        if key == whole:
            words.setdefault(whole, mention.words)
    return tuple(FoldedName(words=words[key], mentions=tuple(group)) for key, group in groups.items())


def _whole_name(key: tuple[str, ...], longer: dict[tuple[str, ...], set[tuple[str, ...]]]) -> tuple[str, ...]:
    """The longest name that contains a name; the name itself where there is none, or more than one."""
    longest = {name for name in longer.get(key, ()) if name not in longer}
    return next(iter(longest)) if len(longest) == 1 else key


class _Reader:
    """Finds where names begin and end, from the words of a whole text."""

    def __init__(self, text: str, tokens: Sequence[NameToken]) -> None:
        self._tokens = tokens
        self._countries = set(_country_words(tokens, text))
        self._lower_case = {token.text for token in tokens if token.text.islower()}
        self._in_capitals = set(_words_of_capital_lines(text, tokens))
        self._starts = {index for index in range(len(tokens)) if begins_sentence(tokens, index)}
        # A word that is capitalised inside a sentence is a name at the start of one, too.
        self._capitalised_inside = {
            token.text for index, token in enumerate(tokens) if token.is_capitalised and index not in self._starts
        }

    def may_begin(self, index: int) -> bool:
        """Whether a name may begin with a word. Its first words may still be trimmed."""
        token = self._tokens[index]
        if not token.is_capitalised or index in self._countries or index in self._in_capitals:
            return False
        return not is_possessive(self._tokens, index)

    def last_of(self, index: int) -> int:
        """The last word of the run of capitalised words that begins with a word."""
        tokens = self._tokens
        position = index
        while position + 1 < len(tokens):
            following = self._next_of_run(position, index)
            if following is None:
                return position
            position = following
        return position

    def _next_of_run(self, position: int, first: int) -> int | None:
        """The word with which a run continues; None where it ends."""
        tokens = self._tokens
        after = tokens[position + 1]
        if after.gap not in {" ", "-", "'", ".", ". "} or is_possessive(tokens, position + 1):
            return None
        if after.gap == ". " and position + 1 in self._starts:
            return None
        if self._continues(position + 1):
            return position + 1
        # "Kim Jong-un", "Ban Ki-moon"; neither "Putin-led" nor "Trump-whispering".
        if after.gap == "-" and position > first and after.text.islower() and after.text not in HYPHEN_SUFFIXES:
            return position + 1
        # "Mohammed bin Salman", "Bank of the South": words in lower case between two capitalised words.
        joins = after.text in PARTICLES or (after.text == "of" and tokens[position].text in _NAMED_WITH_OF)
        if after.gap == " " and joins and position + 2 < len(tokens) and not self._is_grammar(first):
            further = position + 2
            if tokens[further].text == "the" and further + 1 < len(tokens):
                further += 1
            ends_in_country = after.text == "of" and further in self._countries
            if tokens[further].gap in {" ", "-", "'"} and (ends_in_country or self._continues(further)):
                return further
        return None

    def _continues(self, index: int) -> bool:
        return self.may_begin(index) and not (self._tokens[index].gap == " " and self._is_grammar(index))

    def _is_grammar(self, index: int) -> bool:
        lower = self._tokens[index].text.lower()
        return lower in FUNCTION_WORDS and self._tokens[index].text not in MONTH_NAMES

    def trim(self, first: int, last: int) -> tuple[int, int] | None:
        """The first and last word of a run without offices, days and sentence openers; None where nothing remains."""
        tokens = self._tokens
        if tuple(token.text for token in tokens[first : last + 1]) in HEADINGS:
            return None
        while first <= last and self._is_trimmed(first, last):
            first += 1
        while last >= first and (tokens[last].text in DAY_NAMES or self._is_number_or_time(last)):
            last -= 1
        for position in range(first + 1, last):
            if last_of_letters(tokens, position) == last:
                last = position  # "Helena Ashdown KC MP"
                break
        while last >= first and self._is_office(last) and self._all_offices(first, last):
            last -= 1
        return (first, last) if first <= last else None

    def _is_trimmed(self, index: int, last: int) -> bool:
        token = self._tokens[index]
        lower = token.text.lower()
        if token.text in HONORIFICS or self._is_address(index) or token.text in DAY_NAMES or lower in ADJECTIVES:
            return True
        if token.text in MONTH_NAMES:
            return index == last or self._tokens[index + 1].text[0].isdigit()
        if index == last and self._is_number_or_time(index):
            return True
        if lower in FUNCTION_WORDS or (len(token.text) == 1 and index == last):
            return True
        if self._is_office(index):
            # "Foreign Secretary Misri" is Misri. "Justice League" is a name, but no rule can distinguish the two.
            return True
        return index in self._starts and self._is_ordinary(index, last)

    def _is_number_or_time(self, index: int) -> bool:
        """Whether a word belongs to a clock time, a model or another number: "IST", "A320", "Su-57", "Phase II"."""
        token = self._tokens[index]
        if token.text in COMMON_ACRONYMS or (token.text in CLOCK_WORDS and token.text != "PM"):
            return True
        if any(character.isdigit() for character in token.text) or (
            _ROMAN.fullmatch(token.text) and self._tokens[index - 1].text in NUMBERED_NOUNS
        ):
            return True
        after = self._tokens[index + 1] if index + 1 < len(self._tokens) else None
        if after is None:
            return False
        is_number = after.text[0].isdigit() or _ROMAN.fullmatch(after.text) is not None
        is_model = after.gap == "-" and after.text[0].isdigit() and len(token.text) < 4
        return is_model or (is_number and after.gap == " " and token.text in NUMBERED_NOUNS)

    def _is_ordinary(self, index: int, last: int) -> bool:
        """Whether a word is capitalised only because it starts a sentence."""
        token = self._tokens[index]
        lower = token.text.lower()
        if token.is_all_caps:
            return False
        if lower in SENTENCE_OPENERS or lower in self._lower_case:
            return True
        if token.text in self._capitalised_inside or index != last:
            return False
        after = self._tokens[index + 1].text if index + 1 < len(self._tokens) else ""
        return lower.endswith(ORDINARY_ENDINGS) or (lower.endswith("ed") and after in _AFTER_PARTICIPLES)

    def _is_office(self, index: int) -> bool:
        return self._tokens[index].text.lower() in OFFICE_WORDS

    def _all_offices(self, first: int, last: int) -> bool:
        return all(self._is_office(index) for index in range(first, last + 1))

    def _is_address(self, index: int) -> bool:
        tokens = self._tokens
        pairs = ((index, index + 1), (index - 1, index))
        return any(
            first >= 0 and second < len(tokens) and (tokens[first].text, tokens[second].text) in HONORIFIC_LETTERS
            for first, second in pairs
        )


def _country_words(tokens: Sequence[NameToken], text: str) -> Iterator[int]:
    """The indexes of the words that are part of a country's name."""
    spans = iter(country_mentions(text))
    span = next(spans, None)
    for index, token in enumerate(tokens):
        while span is not None and span.end <= token.start:
            span = next(spans, None)
        if span is not None and span.start <= token.start:
            yield index


def _words_of_capital_lines(text: str, tokens: Sequence[NameToken]) -> Iterator[int]:
    """The indexes of the words in lines with two words or more and no lower-case letter."""
    start = 0
    index = 0
    for line in text.split("\n"):
        end = start + len(line)
        first = index
        while index < len(tokens) and tokens[index].start < end:
            index += 1
        if index - first > 1 and not _LOWER_CASE_LETTER.search(line):
            yield from range(first, index)
        start = end + 1
