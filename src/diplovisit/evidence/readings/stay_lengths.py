"""Whether a length of time in a sentence is that of a stay or an event: of a visit, not of a flight or a delay."""

import functools
from typing import Final

import attrs

from diplovisit.evidence.lexicon import figure_words as words_of
from diplovisit.evidence.lexicon.names import OFFICE_WORDS
from diplovisit.evidence.readings.beside_figures import other_end
from diplovisit.evidence.readings.counted_nouns import DETERMINERS, start_of_clause, token_span
from diplovisit.evidence.readings.figure_context import words_after_length, words_before
from diplovisit.evidence.readings.tokens import TokenKind, Tokens, tokens_of_sentence
from diplovisit.evidence.readings.values import DurationReading, Mention

_MOST_ADJECTIVES: Final = 5
_MOST_WORDS_OF_A_PLACE: Final = 8
_NEW_CLAUSE: Final = frozenset(
    ["and", "who", "which", "that", "where", "when", "while", "but", "because", "if", "whose"]
)
_RELATIVES: Final = frozenset(["that", "which", "who", "whose"])
_FROM_NOW: Final = frozenset([("from", "now"), ("from", "today"), ("from", "then"), ("in", "advance")])
_BETWEEN: Final = frozenset(
    """
    in at the with his her their its on ' s alone each other
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_TOPICS: Final = frozenset(["about", "over", "of", "against"])
_PAST_PARTICIPLES_OF_EVENTS: Final = frozenset(["held", "spread", "conducted", "staged", "organised", "organized"])
_REACH: Final = 20
_ATTACHING: Final = frozenset(
    [
        "on",
        "in",
        "of",
        "to",
        "from",
        "at",
        "during",
        "after",
        "before",
        "about",
        "against",
        "for",
        "over",
        "with",
        "around",
    ]
)
_ADJECTIVES: Final = frozenset(
    """
    long private separate joint official state working new face closed door substantive detailed first second third
    constructive productive warm cordial intensive further direct peace trade security one lengthy extended tough
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_GROUPS_OF_EVENTS: Final = frozenset(
    ["round", "rounds", "series", "leg", "day", "days", "part", "session", "phase", "programme", "program"]
)
_HOLDING: Final = (
    frozenset(
        """
        held hold holds holding had have has having host hosted hosts hosting conduct conducted attend attended attends
        in for on at during into continue continued began begin start started open opened chair chaired resume resumed
        with after and join joined pay pays paid paying make makes made making undertake undertook
        """.split()  # noqa: SIM905  # a list of words reads best as words
    )
    | words_of.EVENTS
)
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
    >>> for text in ("a three-day visit", "a six-hour flight", "three days before it", "every three days"):
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
    is_offset = following[0] in words_of.OFFSETS_AFTER or following in _FROM_NOW or _lies_between(following)
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
    unread = unread or other_end(tokens, at, end)
    if is_offset and following[0] != "apart" and tokens.word(at) == "up":
        unread = f"up to … {following[0]}"  # a limit in time: nothing was so until three days before
    return LengthContext(
        unread=unread or words_before(tokens, at) or words_after_length(tokens, end) or _new_length_after(tokens, end),
        is_offset=is_offset or before in words_of.OFFSETS_BEFORE,
        is_stay=not (is_offset or _has_new_length(tokens, at) or _is_too_long(tokens, end, mention))
        and _is_stay(tokens, at, end, during=bool(is_during)),
        is_during=is_during,
    )


def _lies_between(following: tuple[str, str]) -> bool:
    """Whether a length stands between two events: "three months lie between the two visits"."""
    verb, after = following
    return (verb in {"lie", "lies", "lay", "passed", "elapsed"} and after == "between") or verb in {
        "separate",
        "separates",
        "separated",
    }


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


def _new_length_after(tokens: Tokens, end: int) -> str | None:
    """The words after a length that give the stay another one: "a three-day visit, later cut to two"."""
    for position in range(end, min(end + _REACH, len(tokens))):
        word, following = tokens.word(position), tokens.word(position + 1)
        if word in {".", ";", "!", "?"} and tokens[position + 1].spaced:
            return None
        if word in words_of.SHORTENED or word in {"abandoned", "aborted"}:
            return word
        if word in {"ended", "ends", "left", "collapsed", "stopped"} and following in {"after", "early", "prematurely"}:
            return f"{word} {following}"
        if word in words_of.NEW_LENGTHS and following in {"short", "to", "by", "until", "till", "into", "beyond"}:
            return f"{word} {following}"
    return None


def _is_stay(tokens: Tokens, at: int, end: int, *, during: bool) -> bool:
    if _is_attributive(tokens, at, end):
        return _event_at(tokens, end) and tokens.word(at - 1) not in words_of.NEW_LENGTHS
    if tokens.word(at - 1) in DETERMINERS and _event_at(tokens, end):
        return True  # "a two day visit" of Indian press notes
    if tokens.word(end) == "of":
        return _event_at(tokens, end + 1)
    if tokens.glued(end) == "'":
        return _event_at(tokens, end + 2 if tokens.word(end + 1) == "s" else end + 1)
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
        return _event_goes_on(tokens, at, end)
    if word in words_of.SPENDING:
        return _is_place_at(tokens, end) or (not _is_word(tokens, end) and _begins_with_where(tokens, governor))
    if word in {"stay", "stays", "stayed", "staying"}:
        return True
    if word in words_of.LASTING or (word == "for" and tokens.word(governor - 1) in words_of.LASTING):
        return _has_event_as_subject(tokens, governor)
    if word == "of":
        is_event = tokens.word(governor - 1) in words_of.EVENTS
        return is_event and not _belongs_to_noun(tokens, governor - 1, start_of_clause(tokens, governor))
    if word == "for" and governor == start_of_clause(tokens, at):
        return _meets_behind(tokens, end)
    return word == "for" and _stays_for(tokens, governor)


def _event_goes_on(tokens: Tokens, at: int, end: int) -> bool:
    """Whether "over three days" belongs to an event or a stay: "Over two days in Oslo", "held over four days"."""
    start = start_of_clause(tokens, at)
    if at > start and tokens.word(at - 1) in _PAST_PARTICIPLES_OF_EVENTS:
        if _has_event_as_subject(tokens, at - 1):
            return True
        return start == at - 1 and _next_subject_is_event(tokens, end)
    if at > start:
        return _has_event_as_subject(tokens, at)
    near = {
        tokens.word(position) for position in range(end, end + _REACH) if tokens.word(position - 1) not in DETERMINERS
    }
    if near & words_of.OTHER_ACTIVITIES or near & words_of.HARM:
        return False
    return _is_place_at(tokens, end) or _next_subject_is_event(tokens, end) or bool(near & words_of.STAYING)


def _next_subject_is_event(tokens: Tokens, at: int) -> bool:
    """Whether an event follows soon: "Held over two days in Oslo, the conference …"."""
    return any(tokens.word(position) in words_of.EVENTS for position in range(at, at + _REACH // 2))


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
    found = False
    for position in range(at + 1, at + 1 + _MOST_WORDS_OF_A_PLACE):
        token = tokens[position]
        if token.kind is not TokenKind.WORD:
            break
        if token.lower in words_of.CONFINEMENT:
            return False
        if token.lower in words_of.FUNCTION_WORDS_AFTER - DETERMINERS - {"and", "around", "each"}:
            break
        found = found or token.text[0].isupper() or token.lower in words_of.PLACES_OF_STAYS
    return found


def _event_at(tokens: Tokens, at: int) -> bool:
    """Whether the noun phrase at a position is of an event: "official visit", ", three-nation tour"."""
    position, left = at, _MOST_ADJECTIVES
    while left and (tokens[position].kind is TokenKind.WORD or tokens.word(position) in {"-", ","}):
        word = tokens.word(position)
        if word in words_of.EVENTS:
            return _ends_noun_phrase(tokens, position + 1)
        is_compound = (
            tokens.glued(position) == "-" or tokens.glued(position + 1) == "-" or tokens.word(position - 1) == "-"
        )
        if word in words_of.LENGTHS_OF_OTHERS or (word in words_of.FUNCTION_WORDS_AFTER - {"and"} and not is_compound):
            return False
        if word == "," and not (tokens[position + 2].lower == "-" and not tokens[position + 2].spaced):
            return False
        left -= word not in {"-", ","}
        position += 1
    return False


def _ends_noun_phrase(tokens: Tokens, at: int) -> bool:
    """Whether no other noun follows an event, as in "the two-day talks ended", unlike "a two-day talks deadlock"."""
    token = tokens[at]
    if token.kind is not TokenKind.WORD:
        return token.lower != "-"
    word = token.lower
    return (
        word in words_of.FUNCTION_WORDS_AFTER | words_of.EVENTS | words_of.AFTER_EVENTS
        or token.text[0].isupper()
        or (word.endswith(("ed", "ing", "ly")) and word not in words_of.LENGTHS_OF_OTHERS)
    )


def _has_event_as_subject(tokens: Tokens, at: int) -> bool:
    """Whether the subject of the verb at a position is an event: "The talks in Oslo lasted", "a visit that lasts"."""
    start = start_of_clause(tokens, at)
    if start == at and tokens.word(at - 1) == "," and (comma := _before_insertion(tokens, at - 1)) is not None:
        return _has_event_as_subject(tokens, comma)  # "The meeting, which began at four, lasted"
    for position in range(at - 1, start - 1, -1):
        word = tokens.word(position)
        if word in {"that", "which"}:
            return any(tokens.word(position - n) in words_of.EVENTS for n in range(1, 5))
        if word in _NEW_CLAUSE - {"and"}:
            return False
        if word in words_of.EVENTS:
            relative = next((at for at in range(position - 1, start, -1) if tokens.word(at) in _RELATIVES), None)
            if relative is not None:  # "the hunt that followed the visit lasted"
                return any(tokens.word(relative - n) in words_of.EVENTS for n in range(1, 5))
            return not _belongs_to_noun(tokens, position, start)
    return False


def _before_insertion(tokens: Tokens, comma: int) -> int | None:
    """The position of the comma before a relative clause that ends at another one; None where none ends there."""
    for position in range(comma - 1, max(comma - _REACH, 0), -1):
        if tokens.word(position) == "," and tokens.word(position + 1) in {"which", "held", "hosted", "attended"}:
            return position
        if tokens.word(position) in {";", ","}:
            return None
    return None


def _belongs_to_noun(tokens: Tokens, at: int, start: int) -> bool:
    """Whether the event at a position is only part of another noun: "the ban on meetings", "a break in the talks"."""
    position = at
    while position > start and position > at - _MOST_WORDS_OF_A_PLACE:
        position -= 1
        word = tokens.word(position)
        if word in _ATTACHING:
            head = tokens[position - 1]
            is_noun = position > start and head.kind is TokenKind.WORD and head.text[0].islower()
            return is_noun and head.lower not in words_of.EVENTS | _GROUPS_OF_EVENTS and not _is_verb(head.lower)
        if word not in DETERMINERS and word in words_of.FUNCTION_WORDS_AFTER:
            return False
    return False


def _is_verb(word: str) -> bool:
    return word in words_of.STAYING | words_of.SPENDING | words_of.FUNCTION_WORDS_AFTER or word.endswith(("ed", "ing"))


def _stays_for(tokens: Tokens, at: int) -> bool:
    """Whether "for" at a position belongs to a verb of staying or meeting, or to an event, in its clause."""
    start = start_of_clause(tokens, at)
    if _goes_somewhere(tokens, at, start):
        return True
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
        is_noun = word not in words_of.STAYING or _is_content_of_phrase(tokens, position - 1)
        if word in words_of.EVENTS and is_noun and not _is_held(tokens, position, start):
            return False
        if word in words_of.STAYING or word in words_of.EVENTS:
            found = not {tokens.word(position - 1), tokens.word(position - 2)} & {"has", "have", "not"}
        elif word in {"held", "hold", "continued", "continue", "went", "dragged"}:
            found = _has_event_as_subject(tokens, position)
        elif word in {"is", "was", "were", "are", "be"}:
            is_in_place = tokens.word(position + 1) in {"in", "at"}
            is_here = tokens.word(position + 1) in {"here", "there"} and position + 2 == at
            found = (is_in_place and tokens.word(position + 2) not in words_of.CONFINEMENT) or is_here
    return bool(found)


_GOING: Final = frozenset(
    """
    go goes going went fly flies flying flew head heads heading headed travel travels travelling travelled traveled come
    comes coming came
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_LONG_UNITS: Final = frozenset(["day", "days", "night", "nights", "week", "weeks"])
_MOST_WORDS_TO_A_PLACE: Final = 8


def _goes_somewhere(tokens: Tokens, at: int, start: int) -> bool:
    """Whether somebody goes to a place for some days: "goes there on Tuesday for three days"."""
    if tokens.word(at + 2) not in _LONG_UNITS and tokens.word(at + 3) not in _LONG_UNITS:
        return False
    position = at - 1
    while position > start and at - position < _MOST_WORDS_TO_A_PLACE:
        word, token = tokens.word(position), tokens[position]
        if word == "there":
            return tokens.word(position - 1) in _GOING
        if word == "to":
            return tokens.word(position - 1) in _GOING and tokens[position + 1].text[:1].isupper()
        if not (token.text[:1].isupper() or word in {"on", "next", "today", "tomorrow", "week", "of", "the"}):
            return False
        position -= 1
    return False


def _meets_behind(tokens: Tokens, end: int) -> bool:
    """Whether "For 45 minutes" at the beginning of a clause is how long somebody meets or tours: "the two talked"."""
    near = [tokens.word(position) for position in range(end, end + _MOST_WORDS_OF_A_PLACE)]
    words = set(near[: near.index(",")] if "," in near else near)
    if words & (words_of.OTHERS_THAT_STAY | words_of.OTHER_ACTIVITIES | words_of.HARM):
        return False
    return bool(words & (words_of.STAYING - words_of.ALONE - {"visiting", "meeting", "touring", "talk", "run"}))


def _is_held(tokens: Tokens, at: int, start: int) -> bool:
    """Whether the event at a position is held or attended, and not stalled, left or missed by somebody."""
    position = at - 1
    while position >= start and tokens.word(position) not in _HOLDING and _is_content_of_phrase(tokens, position):
        position -= 1
    return position < start or tokens.word(position) in _HOLDING


def _is_content_of_phrase(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return word in DETERMINERS or word.endswith(("al", "ive", "ic", "ior")) or word == "-" or word in _ADJECTIVES


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
