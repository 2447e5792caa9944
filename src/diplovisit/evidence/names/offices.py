"""Whether words state an office, and of whom."""

import unicodedata

from diplovisit.evidence.lexicon.names import (
    CAPACITIES,
    CAPACITIES_BEHIND,
    FUNCTION_WORDS,
    HONORIFICS,
    OFFICE_HEADS,
    OFFICE_WORDS,
    SENTENCE_OPENERS,
    SPELLINGS,
)
from diplovisit.evidence.names.name_context import NameContext
from diplovisit.evidence.names.person_names import NameVerdict, name_in
from diplovisit.evidence.names.tokens import NameToken, begins_sentence, is_possessive, tokens_of

_FIELDS = OFFICE_WORDS - OFFICE_HEADS
_FOUND = frozenset({NameVerdict.FULL, NameVerdict.ALIAS, NameVerdict.PARTIAL})


def office_in(words: str, office: str, name: str | None = None, aliases: tuple[str, ...] = ()) -> bool:
    """Whether the words state exactly that office; with a name, that it is that person's.

    Capitals and the American spelling do not matter, and a country before or behind ("the President of Chile") is none
    of the office. Whatever makes the office another one does: "Deputy Foreign Minister", "acting President",
    "President-elect", "Secretary" in "Secretary of State", "President of the Senate". With a name the office stands
    before it ("President of Chile Elvira Montaraz") or behind it and a comma ("Montaraz, the President"); where the
    words do not have the name, they must have no other beside the office.

    >>> office_in("India's Defense Minister Rajnath Singh", "Defence Minister", "Rajnath Singh")
    True
    >>> office_in("Deputy Foreign Minister Rudenko", "Foreign Minister"), office_in("Vice-President", "President")
    (False, False)
    >>> office_in("President Trump met Foreign Secretary Misri", "President", "Vikram Misri")
    False
    """
    words = unicodedata.normalize("NFC", words)
    wanted = [_spelt(token) for token in tokens_of(unicodedata.normalize("NFC", office))]
    wanted = wanted[1:] if len(wanted) > 1 and wanted[0] == "the" else wanted
    if not wanted:
        return False
    around = NameContext(words)
    spelt = [_spelt(token) for token in around.tokens]
    places = [
        (first, first + len(wanted) - 1)
        for first in range(len(spelt) - len(wanted) + 1)
        if spelt[first : first + len(wanted)] == wanted and _is_whole(around, first, first + len(wanted) - 1)
    ]
    if name is None or not places:
        return bool(places)
    match = name_in(words, name, aliases)
    if match.verdict not in _FOUND or match.start is None or match.end is None:
        return any(not _is_of_another(around, last) for _, last in places)
    return any(
        _stands_before(around, last, match.start) or _stands_behind(around, first, match.end) for first, last in places
    )


def _spelt(token: NameToken) -> str:
    lower = token.text.lower()
    return SPELLINGS.get(lower, lower)


def _is_whole(around: NameContext, first: int, last: int) -> bool:
    """Whether nothing before or behind makes the words another office."""
    return not _is_extended_before(around, first) and not _is_extended_behind(around, last)


def _is_extended_before(around: NameContext, first: int) -> bool:
    tokens = around.tokens
    if first == 0:
        return False
    gap, before = tokens[first].gap, tokens[first - 1]
    lower = before.text.lower()
    if gap not in {" ", "\n", "-", ". "} or (gap == ". " and begins_sentence(tokens, first)):
        return False
    if around.is_country(first - 1) and gap != "-":
        # "then US President", "acting Ukrainian President"
        place = first - 1
        while place > 0 and around.is_country(place):
            place -= 1
        return not around.is_country(place) and tokens[place].text.lower() in CAPACITIES
    if lower in CAPACITIES or gap == "-":
        return True
    # "Deputy Minister for Foreign Affairs" has its office behind "for".
    if lower in {"of", "for"} and first > 1 and tokens[first - 2].text.lower() in OFFICE_WORDS:
        return True
    if lower in OFFICE_WORDS and before.text not in HONORIFICS:
        return True
    if not before.is_capitalised or is_possessive(tokens, first - 1):
        return False
    # "Senate President" is another office, and "Then President" at the head of a sentence may be one: both are refused.
    return not (begins_sentence(tokens, first - 1) and lower in SENTENCE_OPENERS) and lower not in FUNCTION_WORDS


def _is_extended_behind(around: NameContext, last: int) -> bool:
    tokens = around.tokens
    if last + 1 >= len(tokens):
        return False
    gap, after = tokens[last + 1].gap, tokens[last + 1]
    lower = after.text.lower()
    if gap in {"-", " "} and (lower in CAPACITIES_BEHIND or (gap == "-" and lower in OFFICE_WORDS)):
        return True
    if gap != " ":
        return False
    if lower in OFFICE_WORDS and (after.is_capitalised or tokens[last].text.islower()):
        # "Secretary General", and not "Prime Minister King": a head in capitals may be a name, and is refused too.
        return True
    if lower not in {"of", "for", "to"}:
        return False
    place = last + 2
    while place < len(tokens) and tokens[place].text.lower() == "the":
        place += 1
    if place >= len(tokens) or around.is_country(place):
        # "Minister of Russian Culture" is no office of Russia's.
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        return following is not None and following.gap == " " and following.text.lower() in _FIELDS
    return tokens[place].is_capitalised or tokens[place].text.lower() in OFFICE_WORDS


def _is_of_another(around: NameContext, last: int) -> bool:
    """Whether somebody's name stands behind an office."""
    tokens = around.tokens
    place = _behind_country(around, last)
    return (
        place < len(tokens)
        and tokens[place].gap in {" ", ", "}
        and tokens[place].is_capitalised
        and not around.is_country(place)
    )


def _stands_before(around: NameContext, last: int, name_start: int) -> bool:
    tokens = around.tokens
    place = _behind_country(around, last)
    while place < len(tokens) and tokens[place].start < name_start and tokens[place].text in HONORIFICS:
        place += 1
    return place < len(tokens) and tokens[place].start == name_start and tokens[place].gap in {" ", "\n", ", ", ". "}


def _stands_behind(around: NameContext, first: int, name_end: int) -> bool:
    tokens = around.tokens
    place = first
    while place > 0 and tokens[place].start > name_end:
        before = tokens[place - 1]
        if before.end == name_end:
            return tokens[place].gap in {", ", " ("}
        if not (around.is_country(place - 1) or before.text.lower() in {"the", "s", "as"}):
            return False
        place -= 1
    return False


def _behind_country(around: NameContext, last: int) -> int:
    """The word behind an office and the country that follows it: "President of Chile | Montaraz"."""
    tokens = around.tokens
    place = last + 1
    if place < len(tokens) and tokens[place].text == "of":
        place += 1
        while place < len(tokens) and (around.is_country(place) or tokens[place].text == "the"):
            place += 1
    return place
