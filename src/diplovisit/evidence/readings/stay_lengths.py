"""Whether a length of time in a sentence is that of a stay or an event: of a visit, not of a flight or a delay."""

import functools
from typing import Final

import attrs

from diplovisit.evidence.lexicon import figure_words as words_of
from diplovisit.evidence.lexicon.names import OFFICE_WORDS
from diplovisit.evidence.readings.counted_nouns import start_of_clause, token_span, tokens_of_sentence
from diplovisit.evidence.readings.figure_context import words_after_length, words_before
from diplovisit.evidence.readings.tokens import TokenKind, Tokens
from diplovisit.evidence.readings.values import DurationReading, Mention

_MOST_ADJECTIVES: Final = 5
_NEW_CLAUSE: Final = frozenset(
    ["and", "who", "which", "that", "where", "when", "while", "but", "because", "if", "whose"]
)
_FROM_NOW: Final = frozenset([("from", "now"), ("from", "today"), ("from", "then"), ("in", "advance")])
_BETWEEN: Final = frozenset(
    """
    in at the with his her their its on ' s alone each other
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_TOPICS: Final = frozenset(["about", "over", "of", "against"])
_PAST_PARTICIPLES_OF_EVENTS: Final = frozenset(["held", "spread", "conducted", "staged", "organised", "organized"])
_MORE_THAN: Final = (
    frozenset(
        [
            "for",
            "spend",
            "spends",
            "spent",
            "stay",
            "stayed",
            "stays",
            "take",
            "takes",
            "took",
            "of",
            "after",
            "a",
            "just",
        ]
    )
    | words_of.LASTING
)


@attrs.frozen(kw_only=True)
class LengthContext:
    """What stands beside a length of time.

    unread: the words that make it another length; None where all are understood. is_offset: whether it is a distance
    between two times ("three days later"). is_stay: whether it is the length of a stay or an event. is_during: whether
    "over" before it means "during", None where that is open.
    """

    unread: str | None
    is_offset: bool
    is_stay: bool
    is_during: bool | None


@functools.lru_cache(maxsize=4096)
def length_context(text: str, mention: Mention) -> LengthContext:
    """Returns what stands beside a length of time in a sentence.

    >>> from diplovisit.evidence.readings.scanning import scan_values
    >>> for text in ("a three-day visit", "a six-hour flight", "three days later", "every three days"):
    ...     context = length_context(text, next(iter(scan_values(text))))
    ...     print(context.is_stay, context.is_offset, context.unread)
    True False None
    False False None
    False True None
    False False every
    """
    tokens = tokens_of_sentence(text)
    at, end = token_span(tokens, mention)
    following = (tokens.word(end), tokens.word(end + 1))
    is_offset = following[0] in words_of.OFFSETS_AFTER or following in _FROM_NOW
    is_during = _is_during(tokens, at) if tokens.word(at) == "over" else False
    before = tokens.word(at - 1)
    unread = None
    is_verb = before == "last" and tokens.word(at - 2) in {
        "will",
        "would",
        "to",
        "may",
        "could",
        "can",
        "should",
        "must",
    }
    if (before in words_of.LENGTH_CHANGES_BEFORE and not is_verb) or (
        before == "in" and tokens.word(end) != "of" and not _is_attributive(tokens, at, end)
    ):
        unread = before
    return LengthContext(
        unread=unread or words_before(tokens, at) or words_after_length(tokens, end),
        is_offset=is_offset,
        is_stay=not (is_offset or _has_new_length(tokens, at) or _is_too_long(tokens, end, mention))
        and _is_stay(tokens, at, end, during=bool(is_during)),
        is_during=is_during,
    )


def _is_too_long(tokens: Tokens, end: int, mention: Mention) -> bool:
    """Whether the length is of months and of no visit, or of years: "seven months of talks", "a five-year mission"."""
    if not isinstance(mention.reading, DurationReading):
        return True
    duration = mention.reading.duration
    near = {tokens.word(position) for position in range(end - 6, end + 4)}
    return duration.years > 0 or (duration.months > 0 and not near & words_of.STAYS)


def _is_attributive(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the length stands before its noun: "a three-day visit", "a daylong meeting"."""
    return "-" in {tokens.word(position) for position in range(at, end)} or tokens.word(end - 1).endswith("long")


def _has_new_length(tokens: Tokens, at: int) -> bool:
    start = start_of_clause(tokens, at)
    changing = words_of.NEW_LENGTHS | words_of.RULES_FOR_STAYS | words_of.OTHERS_THAT_STAY
    return any(tokens.word(position) in changing for position in range(start, at))


def _is_stay(tokens: Tokens, at: int, end: int, *, during: bool) -> bool:
    if _is_attributive(tokens, at, end):
        return _event_at(tokens, end) and tokens.word(at - 1) not in words_of.NEW_LENGTHS
    if tokens.word(end) == "of":
        return _event_at(tokens, end + 1)
    if tokens.glued(end) == "'" and tokens.word(end + 1) != "s":
        return _event_at(tokens, end + 1)
    confined = {tokens.word(end + 1), tokens.word(end + 2)} & words_of.CONFINEMENT if tokens.word(end) == "in" else None
    if confined:
        return False
    governor = at - 1
    if tokens.word(governor) in {"next", "coming"} and tokens.word(governor - 1) == "the":
        governor -= 2
    elif tokens.word(governor) in {"all", "some"}:
        governor -= 1
    word = tokens.word(governor)
    if during:
        return True
    if word in words_of.SPENDING:
        return _is_place_at(tokens, end) or (not _is_word(tokens, end) and _begins_with_where(tokens, governor))
    if word in {"stay", "stays", "stayed", "staying"}:
        return True
    if word in words_of.LASTING or (word == "for" and tokens.word(governor - 1) in words_of.LASTING):
        return _has_event_as_subject(tokens, governor)
    if word == "of":
        return tokens.word(governor - 1) in words_of.EVENTS
    return word == "for" and _stays_for(tokens, governor)


def _is_word(tokens: Tokens, at: int) -> bool:
    return tokens[at].kind is TokenKind.WORD


def _begins_with_where(tokens: Tokens, at: int) -> bool:
    return tokens.word(start_of_clause(tokens, at)) == "where"


def _is_place_at(tokens: Tokens, at: int) -> bool:
    """Whether what follows "spent three days" says where a stay was, and not in what state: "in Oslo", "there"."""
    if tokens.word(at) in {"there", "here", "visiting", "touring"}:
        return True
    if tokens.word(at) not in {"in", "at", "on"}:
        return False
    following = [tokens[position] for position in range(at + 1, at + 5)]
    return any(token.text[:1].isupper() or token.lower in words_of.PLACES_OF_STAYS for token in following)


def _event_at(tokens: Tokens, at: int) -> bool:
    """Whether the noun phrase at a position is of an event: "official visit", ", three-nation tour"."""
    position, left = at, _MOST_ADJECTIVES
    while left and (tokens[position].kind is TokenKind.WORD or tokens.word(position) in {"-", ","}):
        word = tokens.word(position)
        if word in words_of.EVENTS:
            following = tokens.word(position + 1)
            return following not in words_of.LENGTHS_OF_OTHERS and following != "-"
        if word in words_of.LENGTHS_OF_OTHERS or word in words_of.FUNCTION_WORDS_AFTER - {"and"}:
            return False
        if word == "," and not (tokens[position + 2].lower == "-" and not tokens[position + 2].spaced):
            return False
        left -= word not in {"-", ","}
        position += 1
    return False


def _has_event_as_subject(tokens: Tokens, at: int) -> bool:
    """Whether the subject of the verb at a position is an event: "The talks in Oslo lasted", "a visit that lasts"."""
    start = start_of_clause(tokens, at)
    for position in range(at - 1, start - 1, -1):
        word = tokens.word(position)
        if word in {"that", "which"}:
            return any(tokens.word(position - n) in words_of.EVENTS for n in range(1, 5))
        if word in _NEW_CLAUSE - {"and"}:
            return False
        if word in words_of.EVENTS:
            return True
    return False


def _stays_for(tokens: Tokens, at: int) -> bool:
    """Whether "for" at a position belongs to a verb of staying or meeting, or to an event, in its clause."""
    start = start_of_clause(tokens, at)
    found: bool | None = None
    for position in range(at - 1, start - 1, -1):
        word = tokens.word(position)
        if word in _NEW_CLAUSE:
            break
        if word in words_of.OTHER_ACTIVITIES or word in words_of.LENGTHS_OF_OTHERS:
            return False
        if found is not None:
            continue
        if word in _TOPICS or (word == "on" and position < at - 1 and tokens[position + 1].text[:1].islower()):
            return False
        if word in words_of.STAYING and word not in words_of.ALONE and not _is_plain_object(tokens, position, at):
            return False
        if word in words_of.STAYING or word in words_of.EVENTS:
            found = not {tokens.word(position - 1), tokens.word(position - 2)} & {"has", "have", "not"}
        elif word in {"held", "hold"}:
            found = _has_event_as_subject(tokens, position)
        elif word in {"is", "was", "were", "are", "be"}:
            found = tokens.word(position + 1) in {"in", "at"} and tokens.word(position + 2) not in words_of.CONFINEMENT
    return bool(found)


def _is_plain_object(tokens: Tokens, verb: int, at: int) -> bool:
    """Whether only people, places and names stand between two positions, and no "workers dismissed" or "a truce"."""
    return all(
        token.text[:1].isupper()
        or token.lower in _BETWEEN
        or token.lower in OFFICE_WORDS
        or token.lower in words_of.PLACES_OF_STAYS
        for token in tokens.all[verb + 1 : at]
    )


def _is_during(tokens: Tokens, at: int) -> bool | None:
    """Whether "over" means during: at the beginning of a clause, or after what happened; None where that is open."""
    before = tokens[at - 1]
    if at == 0 or before.lower in {".", '"', "“", ","}:
        return True
    if before.lower in _MORE_THAN:
        return False
    if before.lower in _PAST_PARTICIPLES_OF_EVENTS or before.lower in words_of.EVENTS:
        return True
    return None
