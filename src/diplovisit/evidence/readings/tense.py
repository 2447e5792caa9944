"""The direction of a date: whether the clause around it tells what was, or what is still to come."""

import functools
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.lexicon.verbs import (
    FORMS_OF_EITHER_TENSE,
    NO_PAST_FORMS,
    NOT_BEFORE_A_PRESENT_VERB,
    PAST_FORMS,
    PLAN_VERBS,
    PLAN_WORDS,
    PRESENT_VERBS,
    REPORTING_VERBS,
)
from diplovisit.evidence.readings.tokens import Tokens
from diplovisit.evidence.readings.values import Direction

_BREAKS: Final = frozenset({",", ";", ":", "(", ")", '"', "“", "”", "«", "»"})
_SUBORDINATORS: Final = frozenset(
    [
        "that",
        "who",
        "whom",
        "which",
        "whose",
        "where",
        "when",
        "while",
        "because",
        "although",
        "though",
        "if",
        "but",
        "as",
    ]
)
_JOINTS: Final = frozenset({"and", "but", "then", "or"})
_BE: Final = frozenset({"is", "are", "be", "remains", "remain", "'s", "'re"})
_ADVERBS: Final = frozenset(
    {"also", "now", "still", "not", "then", "reportedly", "currently", "tentatively", "first", "next"}
)
_BEFORE_A_PARTICIPLE: Final = _BREAKS | _ADVERBS | {"when", "while", "if", "although", "though", "as"}


@attrs.frozen
class _Verb:
    """A verb or a group of verbs: its direction, and whether it is a full verb of its clause and no participle."""

    at: int
    direction: Direction
    is_full: bool
    reports: bool = False
    is_infinitive: bool = False


@attrs.frozen
class _Segment:
    """The words between two marks or conjunctions, with their verbs in order."""

    start: int
    end: int
    verbs: tuple[_Verb, ...]


def direction_at(text: str, start: int, end: int) -> Direction:
    """Returns the direction of the date at a span of a sentence; OPEN where the words do not tell it.

    The verb nearest before the date decides, in the part of the sentence between two commas or conjunctions. Without
    one the verbs behind it decide, and then those of the parts around it.

    >>> def direction(text):
    ...     return direction_at(text, text.index("on Monday"), text.index("on Monday") + 9).value
    >>> direction("The minister arrived on Monday."), direction("She will fly to Luanda on Monday, he said.")
    ('past', 'future')
    >>> direction("Officials said on Monday that he would leave."), direction("The talks on Monday")
    ('past', 'open')
    """
    tokens, segments = _analysis(text)
    inside = [index for index, segment in enumerate(segments) if tokens[segment.end - 1].end > start]
    if not inside:
        return Direction.OPEN
    index = inside[0]
    segment = segments[index]
    before = [verb for verb in segment.verbs if tokens[verb.at].start < start]
    after = [verb for verb in segment.verbs if tokens[verb.at].start >= end]
    if before:
        direction = _decide(before[::-1])
        # "Talks hosted by Qatar on Monday will go on" does not tell; "he arrived on Monday and will leave" does.
        joined = after and any(tokens.word(position) in _JOINTS for position in range(before[-1].at, after[0].at))
        if _lacks_subject(tokens, segment, before[0]):
            around = _around(segments, index)
            return direction if all(other is direction for other in around) else Direction.OPEN
        main = not before[-1].is_full and after and after[0].is_full and after[0].direction is not direction
        return Direction.OPEN if main and not joined else direction
    if after:
        return _decide(after)
    around = _around(segments, index)
    return around[0] if around and all(direction is around[0] for direction in around) else Direction.OPEN


def _around(segments: tuple[_Segment, ...], index: int) -> list[Direction]:
    """The directions of the nearest segments with a verb, before and behind."""
    return [
        _decide(neighbour.verbs[::-1] if step < 0 else neighbour.verbs)
        for step in (-1, 1)
        if (neighbour := _neighbour(segments, index, step)) is not None
    ]


def _lacks_subject(tokens: Tokens, segment: _Segment, verb: _Verb) -> bool:
    """Whether a segment begins with a participle: ", scheduled for Saturday," is as open as its main clause."""
    opening = range(segment.start, verb.at)
    return not verb.is_full and all(tokens.word(at) in _BEFORE_A_PARTICIPLE for at in opening)


def _neighbour(segments: tuple[_Segment, ...], index: int, step: int) -> _Segment | None:
    """The nearest segment with a verb that does not only report: ", the ministry said" has no tense of the event."""
    index += step
    while 0 <= index < len(segments):
        verbs = segments[index].verbs
        if any(not verb.reports for verb in verbs):
            return segments[index]
        index += step
    return None


def _decide(nearest_first: list[_Verb] | tuple[_Verb, ...]) -> Direction:
    """The direction of the nearest verb; OPEN where it is a mere participle and another verb has another direction."""
    nearest = nearest_first[0]
    others = (verb for verb in nearest_first[1:] if not verb.is_infinitive)
    if nearest.is_full or all(verb.direction is nearest.direction for verb in others):
        return nearest.direction
    return Direction.OPEN


@functools.lru_cache(maxsize=256)
def _analysis(text: str) -> tuple[Tokens, tuple[_Segment, ...]]:
    tokens = Tokens(text)
    return tokens, tuple(_segments(tokens, is_sentence=text.rstrip().endswith((".", "!", "?", '"', "”", "'", "’"))))


def _segments(tokens: Tokens, *, is_sentence: bool) -> Iterator[_Segment]:
    start = 0
    for at in range(len(tokens)):
        word = tokens.word(at)
        is_dash = word == "-" and tokens[at].spaced and tokens[at + 1].spaced
        if word in _BREAKS or is_dash or (word in _SUBORDINATORS and at > start):
            if word == "," and tokens[at + 1].is_digits:
                continue  # March 7, 2025
            if start < at:
                yield _Segment(start, at, tuple(_verbs(tokens, start, at, is_sentence=is_sentence)))
            start = at
    if start < len(tokens):
        yield _Segment(start, len(tokens), tuple(_verbs(tokens, start, len(tokens), is_sentence=is_sentence)))


def _verbs(tokens: Tokens, start: int, end: int, *, is_sentence: bool) -> Iterator[_Verb]:
    at = start
    while at < end:
        verb, length = _verb_at(tokens, at, end, is_sentence=is_sentence)
        if verb is not None:
            yield verb
        at += length


def _verb_at(tokens: Tokens, at: int, end: int, *, is_sentence: bool) -> tuple[_Verb | None, int]:
    """The verb at a position, and how many words it takes."""
    token, word = tokens[at], tokens.word(at)
    if not word.isalpha() or (token.text[0].isupper() and at > 0 and tokens.word(at - 1) not in {".", "'"}):
        return None, 1  # names: "Will", "May", "Reed"
    following = _after_adverbs(tokens, at + 1, end)
    ahead = tokens.word(following) if following < end else ""
    taken = following - at + 1
    if word in {"will", "shall", "would", "may", "might", "could", "should", "must", "can"}:
        taken = _after_participle(tokens, following, end) - at
    if word in {"will", "shall"}:
        return _Verb(at, Direction.FUTURE, True), taken
    if word in {"would", "might", "could", "should"}:
        direction = Direction.OPEN if ahead == "have" else Direction.LATER if word == "would" else Direction.OPEN
        return _Verb(at, direction, True), taken
    if word in {"may", "can", "must"}:
        is_past = tokens.word(following) == "have"
        return _Verb(at, Direction.OPEN if is_past else Direction.FUTURE, True), taken
    if word in _BE:
        if ahead == "to" or ahead in PLAN_WORDS:
            infinitive = following if ahead == "to" else following + 1
            taken = _after_participle(tokens, infinitive + 1, end) - at if tokens.word(infinitive) == "to" else taken
            return _Verb(at, Direction.FUTURE, True), taken
        if ahead.endswith("ing"):
            return _Verb(at, Direction.FUTURE, True), taken
        return _Verb(at, Direction.OPEN, True), 1
    if word in {"was", "were", "had", "has", "have"}:
        if ahead in {"been", "being"}:
            following = _after_adverbs(tokens, following + 1, end)
            ahead, taken = tokens.word(following) if following < end else "", following - at + 1
        if ahead == "to" or (ahead in PLAN_WORDS and tokens.word(following + 1) == "to"):
            return _Verb(at, Direction.OPEN, True), taken + 2
        if ahead in {"expected", "due", "scheduled", "planned", "set", "slated"}:
            return _Verb(at, Direction.OPEN, True), taken
        return _Verb(at, Direction.PAST, True), taken if ahead in PAST_FORMS or ahead.endswith("ed") else 1
    if word == "to":
        return _infinitive(tokens, at, end)
    if word in PLAN_VERBS and tokens.word(at + 1) == "to":
        return _Verb(at, Direction.FUTURE, True), 3
    if word in {"due", "expected", "scheduled", "slated"} and (tokens.word(at + 1) in {"to", "in", "for", "at"}):
        return _Verb(at, Direction.FUTURE, False), 2
    if word in REPORTING_VERBS:
        return _Verb(at, Direction.PAST, tokens.word(at + 1) != "by", reports=True), 1
    if _is_past_form(tokens, at):
        return _Verb(at, Direction.PAST, is_full=False), 1
    if is_sentence and word in PRESENT_VERBS and at > 0 and tokens.word(at - 1) not in NOT_BEFORE_A_PRESENT_VERB:
        return _Verb(at, Direction.FUTURE, False), 1
    return None, 1


def _infinitive(tokens: Tokens, at: int, end: int) -> tuple[_Verb | None, int]:
    """An infinitive: "to visit" is still to come where no verb in the past stands before it."""
    word = tokens.word(at + 1)
    if at + 1 >= end or not word.isalpha() or tokens[at + 1].text[0].isupper() or word in NOT_BEFORE_A_PRESENT_VERB:
        return None, 1
    if word.endswith(("s", "ing")) and word not in {"discuss", "address", "bring"}:
        return None, 1
    taken = _after_participle(tokens, at + 1, end) - at
    return _Verb(at, Direction.FUTURE, is_full=False, is_infinitive=True), taken


def _after_adverbs(tokens: Tokens, at: int, end: int) -> int:
    while at < end and (tokens.word(at) in _ADVERBS or tokens.word(at).endswith("ly")):
        at += 1
    return at


def _after_participle(tokens: Tokens, at: int, end: int) -> int:
    """The position after an infinitive, with the participle of "be held" and "have met"."""
    if tokens.word(at) not in {"be", "have"}:
        return min(at + 1, end)
    at = _after_adverbs(tokens, at + 1, end)
    if tokens.word(at) == "been":
        at = _after_adverbs(tokens, at + 1, end)
    is_participle = at < end and (_is_past_form(tokens, at) or tokens.word(at).endswith("ing"))
    return min(at + 1, end) if is_participle else at


def _is_past_form(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    if word in NO_PAST_FORMS or tokens.word(at - 1) in {"the", "a", "an", "his", "her", "their", "its", "to"}:
        return False
    if word in FORMS_OF_EITHER_TENSE and tokens.word(at - 1) in NOT_BEFORE_A_PRESENT_VERB:
        return False
    return word in PAST_FORMS or (word.endswith("ed") and len(word) > 3)
