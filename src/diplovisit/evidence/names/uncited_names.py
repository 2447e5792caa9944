"""Names of people, places and organisations in running text: what coverage asks evidence for.

A name is a run of words in capitals. Offices and forms of address at its ends are left off, and so are days and months;
countries, their peoples and capitals are no names here, as `country_mentions` has them. A word whose capital comes from
where it stands is no name: told at the head of a sentence by closed lists, by its ending, and by the same word in small
letters elsewhere in the text. A line that is all in capitals says nothing, since every word of it looks like a name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import attrs

from diplovisit.evidence.lexicon.names import (
    ADJECTIVES,
    DAY_NAMES,
    FUNCTION_WORDS,
    HEADINGS,
    HONORIFIC_LETTERS,
    HONORIFICS,
    HYPHEN_TAILS,
    MONTH_NAMES,
    OFFICE_WORDS,
    ORDINARY_ENDINGS,
    PARTICLES,
    SENTENCE_OPENERS,
)
from diplovisit.evidence.names.countries import country_mentions
from diplovisit.evidence.names.tokens import NameToken, begins_sentence, is_possessive, tokens_of

# MERGED: Cues: the words that the sentence of a count must have, from what the claim says it counts. "12"
# proves nothing about the dead unless its sentence says that they died.

ROLE_CUES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        cue: tuple(words.split("|"))
        for cue, words in {
            "dead": "dead|died|dies|die|dying|death|deaths|killed|kills|killing|killings|slain|perished|fatalities|"
            "fatality|toll|martyred|murdered|executed|drowned|shot dead|lost their lives|lost his life|lost her life|"
            "loss of life|losing their lives|lives lost|bodies|corpses",
            "missing": "missing|unaccounted|disappeared|untraced|untraceable|disappearance|disappearances|"
            "whereabouts|not been found|lost contact",
            "injured": "injured|injures|injuries|injury|wounded|wounds|wounding|wounded|hurt|maimed",
            "captured": "captured|captives|captive|captivity|prisoner|prisoners|pow|pows|capture|taken prisoner",
            "detained": "detained|detainees|detainee|detention|detentions|arrested|arrests|arrest|custody|jailed|"
            "imprisoned|held|behind bars",
            "hostages": "hostage|hostages|abducted|abductions|abductees|kidnapped|kidnappings",
            "displaced": "displaced|displacement|fled|fleeing|refugees|refugee|homeless|uprooted",
            "evacuated": "evacuated|evacuees|evacuation|evacuating|rescued|repatriated|brought home|brought back",
            "released": "released|release|freed|freeing|discharged|let go|returned",
            "recruited": "recruited|recruits|recruitment|enlisted|conscripted|joined|serving|served|hired",
        }.items()
    }
)
"""What may be counted, and the words that say so: each is looked for as a whole word, in small letters."""

# What brings a cue up in a claim's `what`. Narrower than what a sentence may say: "held", "toll" and "returned" say
# many things, and that somebody served with the military is told beside what befell him.
_CLAIMED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "dead": ("dead", "died", "die", "death", "deaths", "killed", "slain", "perished", "fatalities", "murdered"),
        "missing": ("missing", "unaccounted", "disappeared", "untraced"),
        "injured": ("injured", "wounded", "injuries", "maimed"),
        "captured": ("captured", "captives", "prisoner", "prisoners", "pow", "pows"),
        "detained": ("detained", "detainees", "arrested", "jailed", "imprisoned"),
        "hostages": ("hostage", "hostages", "abducted", "kidnapped"),
        "displaced": ("displaced", "refugees", "fled", "homeless"),
        "evacuated": ("evacuated", "evacuees", "rescued", "repatriated"),
        "released": ("released", "freed", "discharged"),
        "recruited": ("recruited", "recruits", "enlisted", "conscripted"),
    }
)

# Names and turns that have a cue's word and none of its sense.
_NO_CUES = re.compile(r"\bdead sea\b|\bdeadlines?\b|\bdead ?lock\w*|\bdeath penalty\b|\bheld talks\b|\bpress release\b")


def cue_missing(what: str, sentence: str) -> str | None:
    """The first thing counted that the sentence has no word for; None where it has one for each.

    None also where the claim counts nothing of the kind.

    >>> cue_missing("Indian nationals who died", "12 Indian nationals had died in January")
    >>> cue_missing("Indian nationals who are missing", "12 Indian nationals had died in January")
    'missing'
    >>> cue_missing("trade of India and Russia", "it stands at $66 billion")
    """
    claimed, said = _plain(what), _plain(sentence)
    return next(
        (cue for cue, words in _CLAIMED.items() if _has_any(claimed, words) and not _has_any(said, ROLE_CUES[cue])),
        None,
    )


def _plain(text: str) -> str:
    words = re.findall(r"[^\W\d_]+", _NO_CUES.sub(" ", text.lower()))
    return f" {' '.join(words)} "


def _has_any(text: str, words: tuple[str, ...]) -> bool:
    return any(f" {word} " in text for word in words)


# What is named with "of" behind it: Bank of England, Ministry of External Affairs.
_OF: Final = frozenset(
    """
    Bank Ministry University Council House Department Institute Court Church Chamber Academy Board Bay Gulf Strait Cape
    Isle Port School College Museum Palace Order League Union Association Federation Treaty Battle Tower
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
# No name has more words. What has, a list without commas, folds with its repeats alone: that keeps the time linear.
_LONGEST: Final = 12
_SMALL_LETTER = re.compile("[a-z]")


@attrs.frozen(kw_only=True)
class NameMention:
    """Where a text has a name: start and end in the text, and the words between them."""

    start: int
    end: int
    words: str


@attrs.frozen(kw_only=True)
class FoldedName:
    """A name in its longest form, and every mention of it, the parts of it among them, in the order of the text."""

    words: str
    mentions: tuple[NameMention, ...]


def name_mentions(text: str) -> tuple[NameMention, ...]:
    """Every name in a text that is no country's, in order and disjoint.

    >>> text = (
    ...     "On Tuesday, Foreign Secretary Vikram Misri met Putin. Discussions in the Oval Office of Russia followed."
    ... )
    >>> [mention.words for mention in name_mentions(text)]
    ['Vikram Misri', 'Putin', 'Oval Office']
    """
    tokens = tokens_of(text)
    reader = _Reader(text, tokens)
    found = []
    index = 0
    while index < len(tokens):
        if not reader.may_begin(index):
            index += 1
            continue
        last = reader.last_of(index)
        if (kept := reader.trim(index, last)) is not None:
            start, end = tokens[kept[0]].start, tokens[kept[1]].end
            found.append(NameMention(start=start, end=end, words=text[start:end]))
        index = last + 1
    return tuple(found)


def fold_repeats(mentions: Iterable[NameMention]) -> tuple[FoldedName, ...]:
    """Folds repeats, and parts that stand at the head or the end of one longer name, into that name.

    A part that two longer names share ("Singh") is a name of its own: which one is meant is not known. Names are never
    folded for being alike.

    >>> [
    ...     (name.words, len(name.mentions))
    ...     for name in fold_repeats(name_mentions("Misri met Trump. Vikram Misri said so"))
    ... ]
    [('Vikram Misri', 2), ('Trump', 1)]
    """
    given = tuple(mentions)
    keys = [tuple(token.text for token in tokens_of(mention.words)) for mention in given]
    longer: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for key in {key for key in keys if len(key) <= _LONGEST}:
        for size in range(1, len(key)):
            for part in {key[:size], key[-size:]}:
                longer.setdefault(part, set()).add(key)
    groups: dict[tuple[str, ...], list[NameMention]] = {}
    words: dict[tuple[str, ...], str] = {}
    for key, mention in zip(keys, given, strict=True):
        home = _home(key, longer)
        groups.setdefault(home, []).append(mention)
        if key == home:
            words.setdefault(home, mention.words)
    return tuple(FoldedName(words=words[key], mentions=tuple(group)) for key, group in groups.items())


def _home(key: tuple[str, ...], longer: dict[tuple[str, ...], set[tuple[str, ...]]]) -> tuple[str, ...]:
    """The one longest name that a name is a part of: itself where there is none, or there are several."""
    longest = {each for each in longer.get(key, ()) if each not in longer}
    return next(iter(longest)) if len(longest) == 1 else key


class _Reader:
    """A text's words, with what is a country and what is in small letters elsewhere told apart."""

    def __init__(self, text: str, tokens: Sequence[NameToken]) -> None:
        self._tokens = tokens
        self._countries = set(_places(tokens, text))
        self._small = {token.text for token in tokens if token.text.islower()}
        self._loud = set(_loud(text, tokens))
        self._heads = {index for index in range(len(tokens)) if begins_sentence(tokens, index)}
        # A name seen in the middle of a sentence is one at its head too.
        self._seen = {
            token.text for index, token in enumerate(tokens) if token.is_capitalised and index not in self._heads
        }

    def may_begin(self, index: int) -> bool:
        """Whether a name may begin with a word, which does not say that it does."""
        token = self._tokens[index]
        if not token.is_capitalised or index in self._countries or index in self._loud:
            return False
        return not is_possessive(self._tokens, index)

    def last_of(self, index: int) -> int:
        """The last word of the run in capitals that begins with a word."""
        tokens = self._tokens
        place = index
        while place + 1 < len(tokens):
            step = self._step(place, index)
            if step is None:
                return place
            place = step
        return place

    def _step(self, place: int, first: int) -> int | None:
        tokens = self._tokens
        after = tokens[place + 1]
        if after.gap not in {" ", "-", "'", ".", ". "} or is_possessive(tokens, place + 1):
            return None
        if after.gap == ". " and place + 1 in self._heads:
            return None
        if self._goes_on(place + 1):
            return place + 1
        # "Kim Jong-un", "Ban Ki-moon"; not "Putin-led", nor "Trump-whispering".
        if after.gap == "-" and place > first and after.text.islower() and after.text not in HYPHEN_TAILS:
            return place + 1
        # "Mohammed bin Salman", "Bank of the South": small words between two in capitals.
        joins = after.text in PARTICLES or (after.text == "of" and tokens[place].text in _OF)
        if after.gap == " " and joins and place + 2 < len(tokens) and not self._is_grammar(first):
            further = place + 2
            if tokens[further].text == "the" and further + 1 < len(tokens):
                further += 1
            ends_in_country = after.text == "of" and further in self._countries
            if tokens[further].gap in {" ", "-", "'"} and (ends_in_country or self._goes_on(further)):
                return further
        return None

    def _goes_on(self, index: int) -> bool:
        return self.may_begin(index) and not (self._tokens[index].gap == " " and self._is_grammar(index))

    def _is_grammar(self, index: int) -> bool:
        lower = self._tokens[index].text.lower()
        return lower in FUNCTION_WORDS and self._tokens[index].text not in MONTH_NAMES

    def trim(self, first: int, last: int) -> tuple[int, int] | None:
        """What is left of a run without offices, days and openings of a sentence; None where nothing is."""
        tokens = self._tokens
        if tuple(token.text for token in tokens[first : last + 1]) in HEADINGS:
            return None
        while first <= last and self._is_left_off(first, last):
            first += 1
        while last >= first and tokens[last].text in DAY_NAMES:
            last -= 1
        while last >= first and self._is_office(last) and self._all_offices(first, last):
            last -= 1
        return (first, last) if first <= last else None

    def _is_left_off(self, index: int, last: int) -> bool:
        token = self._tokens[index]
        lower = token.text.lower()
        if token.text in HONORIFICS or self._is_address(index) or token.text in DAY_NAMES or lower in ADJECTIVES:
            return True
        if token.text in MONTH_NAMES:
            return index == last or self._tokens[index + 1].text[0].isdigit()
        if lower in FUNCTION_WORDS or (len(token.text) == 1 and index == last):
            return True
        if self._is_office(index):
            # "Foreign Secretary Misri" is Misri; "Justice League" is a name, but nobody can tell by rule.
            return True
        return index in self._heads and self._is_ordinary(index, last)

    def _is_ordinary(self, index: int, last: int) -> bool:
        """Whether a word has its capital from the head of a sentence."""
        token = self._tokens[index]
        lower = token.text.lower()
        if token.is_shouted:
            return False
        if lower in SENTENCE_OPENERS or lower in self._small:
            return True
        return token.text not in self._seen and index == last and lower.endswith(ORDINARY_ENDINGS)

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


def _places(tokens: Sequence[NameToken], text: str) -> Iterator[int]:
    """The words that are of a country's name."""
    spans = iter(country_mentions(text))
    span = next(spans, None)
    for index, token in enumerate(tokens):
        while span is not None and span.end <= token.start:
            span = next(spans, None)
        if span is not None and span.start <= token.start:
            yield index


def _loud(text: str, tokens: Sequence[NameToken]) -> Iterator[int]:
    """The words of lines that have three words and more and no small letter."""
    place = 0
    index = 0
    for line in text.split("\n"):
        end = place + len(line)
        first = index
        while index < len(tokens) and tokens[index].start < end:
            index += 1
        if index - first > 2 and not _SMALL_LETTER.search(line):
            yield from range(first, index)
        place = end + 1
