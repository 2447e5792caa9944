"""The people whom articles name, each once, with all the places where they do so."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.rules.owners_of_surnames import owner_of
from diplovisit.drafting.rules.person_mentions import PersonMention, is_heading, person_mentions
from diplovisit.evidence.lexicon.names import PARTICLES
from diplovisit.evidence.names import NameVerdict, name_occurrences
from diplovisit.evidence.names.name_context import name_context
from diplovisit.evidence.sentence import Sentence
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.constraints import RESERVED_IDS
from diplovisit.record.name_words import name_words

_WORD: Final = lazy_pattern(r"[^\W_]+")
_SHORTEST_SPELLING: Final = 5


@attrs.frozen(kw_only=True, eq=False)
class MentionedPerson:
    """A person whom articles name. mentions: where they do so, those with the fullest name first, each in order.

    aliases: other spellings and forms of the name that are no part of it, with the places where they are. others: the
    sentences and offsets at which the names of other people are, such as those with the same surname.
    """

    key: str
    name: str
    mentions: tuple[PersonMention, ...]
    aliases: tuple[PersonMention, ...] = ()
    others: frozenset[tuple[str, int]] = frozenset()

    @property
    def spellings(self) -> tuple[str, ...]:
        """The spellings of the aliases, each once."""
        return tuple(dict.fromkeys(mention.words for mention in self.aliases))

    @functools.cached_property
    def full_mentions(self) -> tuple[PersonMention, ...]:
        """The places that have the whole name."""
        return tuple(mention for mention in self.mentions if mention.words == self.name)

    def named_in(self, sentence: Sentence) -> tuple[tuple[int, int], ...]:
        """Returns the spans of a sentence that name the person, in order; also those of headings."""
        found = name_occurrences(sentence.text, self.name, self.spellings)
        spans = {(each.start, each.end) for each in found if each.verdict is not NameVerdict.LONGER}
        if is_heading(sentence):
            # "Ana Soto Visits Norway": in a heading, a longer name may be no more than the words after the name.
            spans |= {(each.start, each.end) for each in found}
        return tuple(sorted(span for span in spans if (sentence.text, span[0]) not in self.others))


def find_named_people(articles: Sequence[Article]) -> tuple[MentionedPerson, ...]:
    """Returns the people whom articles name, in the order of their first mention."""
    mentions = [mention for article in articles for mention in person_mentions(article)]
    groups = _groups(mentions)
    people = {name: group for name, group in groups.items() if any(mention.is_certain for mention in group)}
    spellings = _other_spellings(people, groups)
    owners = {(mention.sentence.text, mention.start): name for name, group in people.items() for mention in group}
    taken: set[str] = set()
    return tuple(
        MentionedPerson(
            key=_key_of(name, [mention.words for mention in group], taken),
            name=name,
            others=frozenset(place for place, owner in owners.items() if owner != name),
            mentions=tuple(sorted(group, key=lambda mention: mention.words != name)),
            # The longest first: "Quispe Tello" is no "Quispe" with another surname.
            aliases=tuple(
                sorted(
                    (
                        *(mention for mention in group if _is_no_part(mention, name)),
                        *(mention for other in spellings.get(name, ()) for mention in groups[other]),
                    ),
                    key=lambda mention: -len(mention.words),
                )
            ),
        )
        for name, group in people.items()
    )


def _is_no_part(mention: PersonMention, name: str) -> bool:
    """Whether a shorter form of a name has to be listed: "Villalobos Pires" is no surname of Renata Villalobos Pires.

    The surname alone, and the given name alone, need no listing.
    """
    if mention.words == name:
        return False
    found = name_occurrences(mention.sentence.text, name)
    return not any(each.start <= mention.start < each.end and each.verdict is not NameVerdict.LONGER for each in found)


def _groups(mentions: Sequence[PersonMention]) -> dict[str, list[PersonMention]]:
    """The mentions by the fullest form of each name; those that may be several people's are left out."""
    whole = _whole_names(mentions)
    by_words: dict[str, list[PersonMention]] = {}
    for mention in mentions:
        by_words.setdefault(mention.words, []).append(mention)
    groups: dict[str, list[PersonMention]] = {}
    for mention in mentions:
        owners = {name: by_words[name] for name in sorted(whole[mention.words])}
        if (name := owner_of(mention, owners) if owners else mention.words) is not None:
            groups.setdefault(name, []).append(mention)
    return groups


def _whole_names(mentions: Iterable[PersonMention]) -> dict[str, frozenset[str]]:
    """The fullest forms of each name: "Misri" is "Vikram Misri" where only one longer name has it at an end."""
    words = {mention.words: tuple(map(_in_small_letters, _WORD.findall(mention.words))) for mention in mentions}
    whole: dict[str, frozenset[str]] = {}
    for name, own in words.items():
        longer = {
            other
            for other, others in words.items()
            if len(others) > len(own)
            and (
                others[: len(own)] == own
                or others[-len(own) :] == own
                or _drops_middle(own, others)
                or (
                    len(own) == 1 and len(others) > 2 and own[0] in others[1:-1]
                )  # "Quesada" of Alejandro Quesada Umaña
            )
        }
        whole[name] = frozenset(
            other for other in longer if not any(_contains(words[each], words[other]) for each in longer)
        )
    return whole


def _in_small_letters(word: str) -> str:
    """A word as it would be inside a sentence: "TAKAGI Shuhei" has the surname of "Minister Takagi"."""
    return word.capitalize() if len(word) > 1 and word.isupper() else word


def _drops_middle(short: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether a name is a longer one without its middle: "Donald Trump" of "Donald J. Trump"."""
    return len(short) > 1 and short[0] == longer[0] and short[-1] == longer[-1]


def _contains(longer: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return len(longer) > len(short) and (
        longer[: len(short)] == short or longer[-len(short) :] == short or _drops_middle(short, longer)
    )


def _other_spellings(
    people: dict[str, list[PersonMention]], groups: dict[str, list[PersonMention]]
) -> dict[str, list[str]]:
    """The surnames that are nobody's, by the only person whose surname sounds the same: "Zelensky" for "Zelenskyy"."""
    found: dict[str, list[str]] = {}
    for other in groups.keys() - people.keys():
        owners = [name for name in people if sounds_alike(other, _surname(name))]
        if len(owners) == 1:
            found.setdefault(owners[0], []).append(other)
    return found


def _surname(name: str) -> str:
    words: list[str] = _WORD.findall(name)
    return words[-1]


def sounds_alike(one: str, other: str) -> bool:
    """Whether two surnames are one in two transliterations: "Zelensky" and "Zelenskyy"."""
    if one == other or min(len(one), len(other)) < _SHORTEST_SPELLING or one[0] != other[0]:
        return False
    return _sound(one) == _sound(other)


def _sound(word: str) -> str:
    """A surname as transliterations agree on it.

    >>> sorted({_sound(word) for word in ("Zelenskyy", "Zelensky", "Zelenskiy", "Zelenskij", "Selensky")})
    ['selenski', 'zelenski']
    """
    plain = "".join(name_words(word))
    one_vowel = re.sub(r"[yij]+", "i", plain)
    letters: list[str] = re.findall(r"(.)\1*", one_vowel)
    return "".join(letters)


def _key_of(name: str, forms: Iterable[str], taken: set[str]) -> str:
    """Makes a key of a name that is not taken: of the surname, or of the one word by which the texts go on."""
    words = name.split()
    shorter = [form for form in forms if form in words and len(words) > 1]
    start = next(
        (index for index in range(1, len(words)) if words[index].partition("-")[0] in PARTICLES), len(words) - 1
    )
    if len(words) > 1 and re.fullmatch("[IVX]+", words[-1]):
        start = 0  # "Harald V"
    surname = shorter[0] if shorter else " ".join(words[start:])
    for candidate in (surname, name, *(f"{name} {number}" for number in range(2, 1000))):
        key = "-".join(re.findall("[a-z0-9]+", " ".join(name_words(candidate)))) or "person"
        if key not in taken and key not in RESERVED_IDS:
            taken.add(key)
            return key
    raise AssertionError("a thousand people have one name")


def people_named_in(
    sentence: Sentence, people: Iterable[MentionedPerson]
) -> Iterator[tuple[int, int, MentionedPerson]]:
    """Yields where a sentence names people, in order, each place once."""
    found = sorted(
        ((start, end, person) for person in people for start, end in person.named_in(sentence)),
        key=lambda each: (each[0], -each[1]),
    )
    last = -1
    for start, end, person in found:
        if start >= last:
            last = end
            yield start, end, person


def token_indexes(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Returns the indexes of the first and the last word of a span of a sentence."""
    tokens = name_context(sentence.text).tokens
    indexes = [index for index, token in enumerate(tokens) if start <= token.start < end]
    return indexes[0], indexes[-1]
