"""Whether words name a person, decided by rules on whole words and never by similarity.

Misri is not Mistry. A word matches a word of the name where the two are equal, or where the text has it in capitals
("MISRI"). The words next to the name must be explained: an office, a form of address, a country, a word in lower case.
Any other capitalised word makes the name a longer, different one: "Anil Misri" and "Misri Rao" do not name Misri.
"""

import enum
import functools
import unicodedata
from collections.abc import Iterator, Sequence

import attrs

from diplovisit.evidence.lexicon.names import PARTICLES
from diplovisit.evidence.names.name_context import name_context
from diplovisit.evidence.names.tokens import NameToken, tokens_of
from diplovisit.lazy_patterns import lazy_pattern

_BRACKETED = lazy_pattern(r"\s*\([^()]*\)")


class NameVerdict(enum.StrEnum):
    """What a text has of a name: all of it, another spelling, a part, or a longer name that contains it."""

    FULL = "full"
    ALIAS = "alias"
    PARTIAL = "partial"
    LONGER = "longer"


@attrs.frozen(kw_only=True)
class NameOccurrence:
    """A place where a text has a name, an alias or a part of a name, with the longest name around it.

    start, end: the words that match. whole: the longest name. first, last: the indexes of the words that match.
    """

    verdict: NameVerdict
    start: int
    end: int
    first: int
    last: int
    whole: str
    whole_start: int
    whole_end: int


@attrs.frozen
class _Form:
    """A form in which words may write a name, with the verdict for a match."""

    verdict: NameVerdict
    tokens: tuple[NameToken, ...]


@functools.lru_cache(maxsize=1024)
def name_occurrences(
    text: str, name: str, aliases: tuple[str, ...] = (), *, is_person: bool = True
) -> tuple[NameOccurrence, ...]:
    """Returns where a text has a name, the strongest form first. Where a longer name has it, the verdict is LONGER.

    A person may have an office, a country and a form of address before the name. Other names begin with their first
    word that has a capital letter.

    >>> [
    ...     (found.verdict.value, found.whole)
    ...     for found in name_occurrences("East Jerusalem", "Jerusalem", is_person=False)
    ... ]
    [('longer', 'East Jerusalem')]
    """
    context = name_context(text)
    name = unicodedata.normalize("NFC", name)
    found: list[NameOccurrence] = []
    taken: set[int] = set()
    for form in _forms(name, aliases):
        if not is_person and form.verdict is NameVerdict.PARTIAL:
            break
        for first in _occurrences(context.tokens, form.tokens):
            last = first + len(form.tokens) - 1
            if not taken.isdisjoint(range(first, last + 1)):
                continue
            taken.update(range(first, last + 1))
            if is_person:
                left, right = context.left_of(first), context.right_of(last)
                whole = (first if left.is_clear else left.name_from, right)
            else:
                whole = context.whole_name(first, last)
            start, end = context.tokens[first].start, context.tokens[last].end
            whole_start, whole_end = context.tokens[whole[0]].start, context.tokens[whole[1]].end
            found.append(
                NameOccurrence(
                    verdict=form.verdict if whole == (first, last) else NameVerdict.LONGER,
                    start=start,
                    end=end,
                    first=first,
                    last=last,
                    whole=text[whole_start:whole_end],
                    whole_start=whole_start,
                    whole_end=whole_end,
                )
            )
    return tuple(found)


def _forms(name: str, aliases: Sequence[str]) -> Iterator[_Form]:
    """The whole name, the aliases, and the parts of the name, with the strongest first."""
    whole = tokens_of(name)
    if whole:
        yield _Form(NameVerdict.FULL, whole)
    for alias in aliases:
        if tokens := tokens_of(unicodedata.normalize("NFC", alias)):
            yield _Form(NameVerdict.ALIAS, tokens)
    if len(whole) > 1 and all(token.text[0].isupper() or token.text in PARTICLES for token in whole):
        tried = {name}
        for part in _parts(_BRACKETED.sub("", name)):
            if part not in tried:
                tried.add(part)
                yield _Form(NameVerdict.PARTIAL, tokens_of(part))


def _parts(name: str) -> Iterator[str]:
    """The parts by which a person may be named, from the whole name to the surname and the given name.

    A surname includes its particles (de Gaulle), except that the Arabic article is optional (Assad).
    """
    tokens = tokens_of(name)
    if len(tokens) < 2:
        yield name
        return
    yield name
    surname_at = next(
        (position for position in range(1, len(tokens)) if tokens[position].text in PARTICLES), len(tokens) - 1
    )
    # "Yoon Suk-yeol" and "Jean-Paul Sartre": words joined by a hyphen or an apostrophe are one part of a name.
    while surname_at > 1 and tokens[surname_at].gap in {"-", "'"}:
        surname_at -= 1
    surname = name[tokens[surname_at].start :]
    given_last = (
        next((position for position in range(1, surname_at) if tokens[position].gap not in {"-", "'"}), surname_at) - 1
    )
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
    # "Xi" of Xi Jinping is a surname. The words do not show whether "Vikram" is one. An initial is not a name.
    if len(given) > 1:
        yield given


def _occurrences(tokens: Sequence[NameToken], name: Sequence[NameToken]) -> Iterator[int]:
    """The indexes where the words of a name follow one another, with the gaps that the name has."""
    if not name:
        return  # "-" has no word
    wanted = name[0].text
    # "Senior officials ..." at the start of a sentence, where the name is "senior officials ...".
    spellings = {wanted, wanted[0].upper() + wanted[1:]} if wanted[0].islower() else {wanted}
    capitals = wanted.upper()
    for first in range(len(tokens) - len(name) + 1):
        actual = tokens[first]
        if actual.text not in spellings and not (actual.text == capitals and actual.is_all_caps):
            continue  # most words of a sentence
        if all(
            _is_same_word(tokens[first + position], name[position])
            and _same_gap(tokens[first + position].gap, name[position].gap)
            for position in range(1, len(name))
        ):
            yield first


def _is_same_word(actual: NameToken, wanted: NameToken) -> bool:
    return actual.text == wanted.text or (actual.is_all_caps and actual.text == wanted.text.upper())


def _same_gap(actual: str, wanted: str) -> bool:
    # The full stop of an initial may be omitted: "Warren G Harding".
    return actual.replace("\n", " ").replace(". ", " ") == wanted.replace("\n", " ").replace(". ", " ")
