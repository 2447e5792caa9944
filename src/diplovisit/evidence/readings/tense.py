"""The direction of a date: whether the clause around it tells what was, or what is still to come."""

import functools
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.lexicon import WEEKDAYS
from diplovisit.evidence.lexicon.verbs import (
    ARRANGING_WORDS,
    CHOOSING_WORDS,
    EVENT_NOUNS,
    FORMS_OF_EITHER_TENSE,
    GOING_WORDS,
    HAPPENINGS,
    NO_PAST_FORMS,
    NOT_BEFORE_A_PRESENT_VERB,
    PAST_FORMS,
    PHASES,
    PLAN_VERBS,
    PLAN_WORDS,
    PRESENT_VERBS,
    REPORTING_VERBS,
    REVIEWING_VERBS,
    TAKING_PART,
)
from diplovisit.evidence.readings.tokens import Tokens, tokens_of_sentence
from diplovisit.evidence.readings.values import Direction

_NO_NOUNS: Final = frozenset(
    ["arrives", "departs", "begins", "receives", "attends", "goes", "concludes", "inaugurates", "convenes", "enters"]
)
_SUBJECTS: Final = frozenset({"he", "she", "it", "they", "we", "i", "you", "who"})
_SAID: Final = frozenset({"said", "reported", "rumoured", "rumored", "thought", "known", "alleged"})
_TEMPORAL: Final = frozenset({"once", "when", "if", "until", "till", "unless", "whenever"})
_AGREED: Final = frozenset({"agreed", "promised", "pledged", "vowed", "undertook", "decided", "resolved", "invited"})
_MOST_WORDS_OF_AN_OBJECT: Final = 4
_MOST_WORDS_TO_AN_EVENT: Final = 7
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
_RELATIVES: Final = frozenset({"who", "whom", "which", "whose", "where"})
_GOVERNORS: Final = frozenset({"since", "after", "before", "until", "till", "following", "ahead", "despite", "amid"})
_EARLIER_THAN: Final = frozenset({"before", "until", "till", "ahead", "amid"})
_PREPOSITIONS_OF_NOUNS: Final = frozenset({"for", "on", "about", "over", "of", "against", "around", "from", "to"})
_EVENTS: Final = frozenset(
    ["visit", "visits", "talks", "summit", "meeting", "trip", "tour", "conference", "session", "ceremony", "vote"]
)
_BEFORE_A_TOPIC: Final = frozenset({"about", "over", "regarding", "concerning", "on", "towards", "toward"})
_BEFORE_AN_OCCASION: Final = frozenset({"at", "during", "after", "following", "in", "before", "between", "from", "by"})
_NO_VERBS_IN_S: Final = frozenset(
    "as us this his hers its ours theirs yours thus plus versus across always towards besides perhaps less".split()  # noqa: SIM905
)
_PREPOSITIONS: Final = (
    _PREPOSITIONS_OF_NOUNS | _BEFORE_A_TOPIC | _BEFORE_AN_OCCASION | {"to", "into", "with", "under", "as", "through"}
)
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
    one the verbs after it decide, and then those of the parts around it.

    >>> def direction(text):
    ...     return direction_at(text, text.index("on Monday"), text.index("on Monday") + 9).value
    >>> direction("The minister arrived on Monday."), direction("She will fly to Luanda on Monday, he said.")
    ('past', 'future')
    >>> direction("Officials said on Monday that he would leave."), direction("The talks on Monday")
    ('past', 'open')
    """
    tokens, segments = _analysis(text)
    index = next((at for at, segment in enumerate(segments) if tokens[segment.end - 1].end > start), None)
    if index is None:
        return Direction.OPEN
    segment = segments[index]
    before = [verb for verb in segment.verbs if tokens[verb.at].start < start]
    if not segment.verbs and _has_unknown_verb(tokens, segment, start):
        return Direction.OPEN
    if before and _is_of_noun(tokens, before[-1], start):
        # "Said the visit on Sunday had been a success": the verb after the date is that of the visit.
        behind = [verb for verb in segment.verbs if tokens[verb.at].start >= end]
        return _decide(behind) if behind and before[-1].reports else Direction.OPEN
    if before and _is_of_next_noun(tokens, before[-1], start, end):
        return Direction.OPEN
    direction = _direction_in(
        tokens, segments, index, before, [v for v in segment.verbs if tokens[v.at].start >= end], start
    )
    first = before[-1].at if before else segment.start
    governors = {tokens.word(at) for at in range(first, segment.end) if tokens[at].start <= start} & _GOVERNORS
    # "the first visit since the king's death in May": the date is that of another event.
    if governors and (direction is not Direction.PAST or governors & _EARLIER_THAN):
        return Direction.OPEN
    return direction


def _has_unknown_verb(tokens: Tokens, segment: _Segment, start: int) -> bool:
    """Whether a segment without a known verb has an unknown one before the date: "a pact that expires in June"."""
    if tokens.word(segment.start) in _RELATIVES | {"that"}:
        return True
    words = [tokens[at] for at in range(segment.start, segment.end) if tokens[at].start < start]
    last = words[-1].text if words else ""
    return last.islower() and last.endswith("s") and last not in _NO_VERBS_IN_S


def _is_of_noun(tokens: Tokens, verb: _Verb, start: int) -> bool:
    """Whether a date may be that of an event before it, and not of the clause: "agreed on a second round in March"."""
    words = []
    at = verb.at
    while at < len(tokens) and tokens[at].start < start:
        words.append(tokens.word(at))
        at += 1
    is_past = verb.direction is Direction.PAST
    if words[-1] == "of" or (tokens.word(at) in WEEKDAYS and not CHOOSING_WORDS.isdisjoint(words[-3:])):
        return True
    if is_past and (words[-1] == "for" or not PHASES.isdisjoint(words)):
        return True  # booked a table for Sunday, agreed to a truce beginning on Sunday
    going = words[: words.index("for")] if "for" in words else []
    goes = not GOING_WORDS.isdisjoint(going) or words[1:2] in (["in"], ["at"], ["here"], ["there"], ["back"])
    preposition, distance, is_arranging = "", 0, False
    for word in words:
        if word in _PREPOSITIONS:
            preposition, distance = word, 0
        distance += 1
        is_arranging = is_arranging or word in ARRANGING_WORDS or word in REVIEWING_VERBS
        if verb.direction is not Direction.PAST and word in HAPPENINGS:
            return True
        if word not in EVENT_NOUNS:
            continue
        is_topic = preposition in _BEFORE_A_TOPIC or (preposition == "of" == words[1])  # learned of a meeting
        embarks = words[0].startswith("embark")  # "embarked on a visit" tells when the visit began
        if is_past and is_topic and not embarks and distance <= _MOST_WORDS_TO_AN_EVENT:
            return True
        if is_past and preposition == "for" and distance <= _MOST_WORDS_TO_AN_EVENT and not goes:
            return True
        takes_place = preposition in _BEFORE_AN_OCCASION and TAKING_PART.isdisjoint(words)
        if is_arranging and not takes_place and _arranges(words, verb):
            return True
    return False


def _is_of_next_noun(tokens: Tokens, verb: _Verb, start: int, end: int) -> bool:
    """Whether a date is that of an event after it, which the verb only speaks of: "prepared Saturday's vote"."""
    words = []
    at = verb.at
    while at < len(tokens) and tokens[at].start < end:
        if tokens[at].start < start:
            words.append(tokens.word(at))
        at += 1
    following = [tokens.word(at + n) for n in range(_MOST_WORDS_TO_AN_EVENT)]
    is_possessive = following[:2] == ["'", "s"]
    nouns = following[2:] if is_possessive else following[:1]
    if verb.direction is not Direction.PAST and not HAPPENINGS.isdisjoint(nouns):
        return True
    speaks_of = not (ARRANGING_WORDS | REVIEWING_VERBS).isdisjoint(words) and _arranges(words, verb)
    return speaks_of and (is_possessive or not EVENT_NOUNS.isdisjoint(nouns))


def _arranges(words: list[str], verb: _Verb) -> bool:
    """Whether the words that arrange or review fit the verb: in the future only those that review what was."""
    return verb.direction is Direction.PAST or not REVIEWING_VERBS.isdisjoint(words[:3])


def _direction_in(
    tokens: Tokens,
    segments: tuple[_Segment, ...],
    index: int,
    before: list[_Verb],
    after: list[_Verb],
    start: int,
) -> Direction:
    """The direction by the verbs before a date in its segment, or those after it, or those of other segments."""
    segment = segments[index]
    if before:
        direction = _decide(before[::-1])
        if _is_agreed(tokens, segment, before):
            return Direction.LATER
        if len(before) == 1 and before[0].is_infinitive and Direction.PAST in _around(tokens, segments, index):
            return Direction.OPEN  # the minister, in Vienna to sign on Friday, fell ill
        if _lacks_subject(tokens, segment, before[0]):
            around = _around(tokens, segments, index)
            return direction if all(other is direction for other in around) else Direction.OPEN
        # "Talks hosted by Qatar on Monday will go on" does not tell; "he arrived on Monday and will leave" does.
        joined = after and any(tokens.word(position) in _JOINTS for position in range(before[-1].at, after[0].at))
        main = not before[-1].is_full and after and after[0].is_full and after[0].direction is not direction
        return Direction.OPEN if main and not joined else direction
    if after:
        subject = [tokens.word(at) for at in range(segment.start, after[0].at) if tokens[at].start < start]
        nested = next((at for at, word in enumerate(subject) if word in _PREPOSITIONS_OF_NOUNS), len(subject))
        # "Preparations for the summit in September have begun": the verb does not tell of the summit.
        events = _EVENTS if subject[nested : nested + 1] == ["of"] else EVENT_NOUNS | HAPPENINGS
        is_nested = not events.isdisjoint(subject[nested:]) or tokens.word(after[0].at) in {"has", "have"}
        return Direction.OPEN if is_nested and len(subject) > 1 else _decide(after)
    around = _around(tokens, segments, index)
    return around[0] if around and all(direction is around[0] for direction in around) else Direction.OPEN


def _is_agreed(tokens: Tokens, segment: _Segment, before: list[_Verb]) -> bool:
    """Whether the nearest verb is what somebody undertook to do: "agreed to meet in February", not "who agreed to"."""
    if len(before) <= 1 or not before[-1].is_infinitive or tokens.word(segment.start) in _RELATIVES:
        return False
    agreed = before[-2].at
    return tokens.word(agreed) in _AGREED and before[-1].at - agreed <= _MOST_WORDS_OF_AN_OBJECT


def _around(tokens: Tokens, segments: tuple[_Segment, ...], index: int) -> list[Direction]:
    """The directions of the nearest segments with a verb, before and after."""
    return [
        _decide(neighbour.verbs[::-1] if step < 0 else neighbour.verbs)
        for step in (-1, 1)
        if (neighbour := _neighbour(tokens, segments, index, step)) is not None
    ]


def _lacks_subject(tokens: Tokens, segment: _Segment, verb: _Verb) -> bool:
    """Whether a segment begins with a participle: ", scheduled for Saturday," is as open as its main clause."""
    if tokens.word(verb.at) in PRESENT_VERBS and tokens.word(verb.at).endswith("s") and tokens.word(verb.at - 1) == ",":
        return False  # Chad, admitted in January, hosts the session in May
    opening = range(segment.start, verb.at)
    return not verb.is_full and all(tokens.word(at) in _BEFORE_A_PARTICIPLE for at in opening)


def _neighbour(tokens: Tokens, segments: tuple[_Segment, ...], index: int, step: int) -> _Segment | None:
    """The nearest segment with a verb of the event: not ", the ministry said", and not ", who was elected"."""
    index += step
    while 0 <= index < len(segments):
        verbs = segments[index].verbs
        start = segments[index].start
        relative = {tokens.word(start), tokens.word(start + 1)} & _RELATIVES
        # "In January, India reported 12 dead": there the report is the event.
        opens = step > 0 and index == 1 and bool(verbs) and verbs[-1].at < segments[index].end - 1
        if (opens or any(not verb.reports for verb in verbs)) and not relative:
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
    tokens = tokens_of_sentence(text)
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
    if word in _BE and _is_perfect(tokens, following + (ahead != "to")):
        return _Verb(at, Direction.PAST, True), following + 4 - at
    if word in _BE and ahead in _SAID and tokens.word(following + 1) == "to":
        return _Verb(at, Direction.FUTURE, True), taken + 2
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
        if word in {"has", "have"} and any(tokens.word(before) in _TEMPORAL for before in range(max(at - 4, 0), at)):
            return _Verb(at, Direction.OPEN, True), taken  # once he has seen the king on Sunday
        if ahead in {"expected", "due", "scheduled", "planned", "set", "slated"}:
            return _Verb(at, Direction.OPEN, True), taken
        return _Verb(at, Direction.PAST, True), taken if ahead in PAST_FORMS or ahead.endswith("ed") else 1
    if word == "to":
        return _infinitive(tokens, at, end)
    if word == "let":
        return _Verb(at, Direction.OPEN, True), 1
    if word in {"look", "looks", "looking"} and (tokens.word(at + 1), tokens.word(at + 2)) == ("forward", "to"):
        return _Verb(at, Direction.FUTURE, True), 4
    if word in PLAN_VERBS and tokens.word(at + 1) == "to":
        return _Verb(at, Direction.FUTURE, True), 3
    if word in {"planned", "expected", "intended", "hoped", "wanted"} and tokens.word(at + 1) == "to":
        return _Verb(at, Direction.OPEN, True), 3  # "they planned to visit" does not tell whether they did
    if word in {"due", "expected", "scheduled", "slated", "planned", "set", "pencilled", "intended"} and (
        tokens.word(at + 1) in {"to", "in", "for", "at"}
    ):
        return _Verb(at, Direction.FUTURE, False), 2
    if word in REPORTING_VERBS:
        return _Verb(at, Direction.PAST, tokens.word(at + 1) != "by", reports=True), 1
    if _is_past_form(tokens, at):
        return _Verb(at, Direction.PAST, is_full=tokens.word(at - 1) in _SUBJECTS), 1
    if is_sentence and word in PRESENT_VERBS and at > 0 and tokens.word(at - 1) not in NOT_BEFORE_A_PRESENT_VERB:
        return _Verb(at, Direction.FUTURE, word in _NO_NOUNS), 1
    return None, 1


def _infinitive(tokens: Tokens, at: int, end: int) -> tuple[_Verb | None, int]:
    """An infinitive: "to visit" is still to come where no verb in the past stands before it."""
    word = tokens.word(at + 1)
    if _is_perfect(tokens, at):
        return _Verb(at, Direction.PAST, is_full=False), 3
    if at + 1 >= end or not word.isalpha() or tokens[at + 1].text[0].isupper() or word in NOT_BEFORE_A_PRESENT_VERB:
        return None, 1
    if word.endswith(("s", "ing")) and word not in {"discuss", "address", "bring"}:
        return None, 1
    taken = _after_participle(tokens, at + 1, end) - at
    return _Verb(at, Direction.FUTURE, is_full=False, is_infinitive=True), taken


def _is_perfect(tokens: Tokens, at: int) -> bool:
    """Whether an infinitive tells of what was: "to have left"."""
    if tokens.word(at) != "to" or tokens.word(at + 1) != "have":
        return False
    participle = _after_adverbs(tokens, at + 2, len(tokens))
    return tokens.word(participle) == "been" or _is_past_form(tokens, participle)


def _after_adverbs(tokens: Tokens, at: int, end: int) -> int:
    while at < end and (tokens.word(at) in _ADVERBS or tokens.word(at).endswith("ly")):
        at += 1
    return at


def _after_participle(tokens: Tokens, at: int, end: int) -> int:
    """The position after an infinitive, with the participle of "be held" and "have met"."""
    if tokens.word(at) not in {"be", "have", "remain", "stay", "get", "become"}:
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
