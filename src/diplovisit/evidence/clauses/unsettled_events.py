"""Finds the words of a sentence by which an event is not settled, or takes place without the one who visits.

"A visit to Cork is under discussion" and "the dinner will be held in her absence" do not say that somebody goes there.
"""

from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.clauses.chunks import ClauseChunk, Word, is_finite_at, split_chunks, words_of
from diplovisit.evidence.lexicon import unsettled
from diplovisit.evidence.lexicon.names import OFFICE_HEADS
from diplovisit.evidence.lexicon.polarity import VISIT_NOUNS

_LONGEST: Final = max(map(len, unsettled.UNSETTLED_PREDICATES | unsettled.UNSETTLED_VERBS))
_FIRST_WORDS: Final = frozenset(
    phrase[0]
    for phrase in unsettled.UNSETTLED_PREDICATES
    | unsettled.UNSETTLED_VERBS
    | unsettled.CONDITIONS
    | unsettled.EARLIER_PLANS
) | {"without", "in"}
_ADVERBS: Final = frozenset(
    """
    still now also already again only just merely simply currently at best never ever rather quite so very far yet not
    even being been have has however then once later at present
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_BEFORE_EVENT: Final = frozenset(["of", "for", "on", "about", "over", "during", "after", "before", "with", "by"])
_EVENTS: Final = (VISIT_NOUNS - {"one", "leg", "it"}) | frozenset(
    """
    idea talk proposal possibility prospect wreath signature summit encounter audience excursion call
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_PEOPLE: Final = frozenset(["he", "she", "they", "who", "i", "we", "you"])
_OF_FIGURES: Final = frozenset(["under", "being", "proposed", "mooted", "floated", "suggested", "an", "only"])
"""First words of what a sum may be: "a loan of $3 million is under discussion", and not "88 seats are at stake"."""
_NO_PARTICIPLE_BEHIND: Final = frozenset(["a", "an", "the", "as", "to", "one", "very", "important", "useful", "key"])


@attrs.frozen(kw_only=True)
class UnsettledEvent:
    """Words by which an event is not settled: the half-open range of them. is_condition: whether all depends on them.

    is_ahead: whether only what follows them is not settled: "an earlier programme had a visit to Cork". is_relative:
    whether the event stands before their clause: "A visit to Cork, which is under discussion, would".
    """

    first: int
    last: int
    is_condition: bool = False
    is_ahead: bool = False
    is_relative: bool = False


def unsettled_events(text: str) -> Iterator[UnsettledEvent]:
    """Yields the words of a sentence by which an event is not settled, in order.

    >>> words = words_of("A visit to Cork is still under discussion.")
    >>> [
    ...     " ".join(word.text for word in words[each.first : each.last])
    ...     for each in unsettled_events("A visit to Cork is still under discussion.")
    ... ]
    ['under discussion']
    >>> list(unsettled_events("Fisheries are under discussion, and she flew without her husband."))
    []
    """
    words = words_of(text)
    before: ClauseChunk | None = None
    for chunk in split_chunks(text):
        if before is not None and (relative := _in_relative(words, before, chunk)) is not None:
            yield relative
        before = chunk
        at = chunk.first
        while at < chunk.last:
            found = _at(words, chunk, at) if words[at].lower in _FIRST_WORDS else None
            if found is not None:
                yield found
            at = found.last if found is not None else at + 1


def _in_relative(words: tuple[Word, ...], before: ClauseChunk, chunk: ClauseChunk) -> UnsettledEvent | None:
    """The words of a clause with "which" that leave open the event before it, which has no verb of its own yet."""
    lowers = [word.lower for word in words[chunk.first : chunk.first + 3]]
    is_open = before.group == chunk.group and lowers[:2] == [",", "which"] and lowers[-1] in unsettled.COPULAS
    if not is_open or any(is_finite_at(words, at) for at in range(before.first, before.last)):
        return None
    first = chunk.first + 3
    while first < chunk.last and words[first].lower in _ADVERBS:
        first += 1
    if not _has_event(words, before.first, before.last, has_figure=False):
        return None
    phrase = tuple(word.lower for word in words[first : min(first + _LONGEST, chunk.last)])
    length = next((n for n in range(len(phrase), 0, -1) if phrase[:n] in unsettled.UNSETTLED_PREDICATES), 0)
    return UnsettledEvent(first=first, last=first + length, is_relative=True) if length else None


def _at(words: tuple[Word, ...], chunk: ClauseChunk, at: int) -> UnsettledEvent | None:
    lowers = tuple(word.lower for word in words[at : at + _LONGEST])
    for length in range(len(lowers), 0, -1):
        phrase, last = lowers[:length], at + length
        if phrase in unsettled.UNSETTLED_PREDICATES and _is_predicate(words, chunk, at, last):
            return UnsettledEvent(first=at, last=last)
        if phrase in unsettled.UNSETTLED_VERBS and _has_event(words, chunk.first, at, has_figure=False):
            return UnsettledEvent(first=at, last=last)
        if phrase in unsettled.CONDITIONS:
            return UnsettledEvent(first=at, last=last, is_condition=True)
        behind = last + 3 if _lower(words, last) == "of" else last  # "an earlier draft of the programme had"
        if phrase in unsettled.EARLIER_PLANS and is_finite_at(words, behind):
            return UnsettledEvent(first=at, last=last, is_ahead=True)
    end = _end_of_absence(words, at)
    if end is not None and _is_without_visitor(words, chunk, at):
        return UnsettledEvent(first=at, last=end)
    return None


def _is_predicate(words: tuple[Word, ...], chunk: ClauseChunk, first: int, last: int) -> bool:
    """Whether a phrase is what a form of "be" says of an event: before the phrase, or after one that opens."""
    following = _lower(words, last)
    if words[last - 1].lower.endswith("ed") and following in _NO_PARTICIPLE_BEHIND:
        return False  # "was considered a success"
    verb = first - 1
    while verb > chunk.first and (words[verb].lower in _ADVERBS or words[verb].lower.endswith("ly")):
        verb -= 1
    before = {word.lower for word in words[chunk.first : first] if word.text[0].isalnum()}
    opens = before <= _ADVERBS
    if opens and following in unsettled.COPULAS:
        return _has_event(words, last + 1, chunk.last, has_figure=False)
    has_figure = words[first].lower in _OF_FIGURES
    is_copula = verb >= chunk.first and words[verb].lower in unsettled.COPULAS
    is_passive = verb + 1 < first and {"been", "being"} & {word.lower for word in words[verb + 1 : first]}
    return (is_copula or bool(is_passive)) and _has_event(words, chunk.first, verb, has_figure=has_figure)


def _has_event(words: tuple[Word, ...], first: int, last: int, *, has_figure: bool) -> bool:
    """Whether the subject in a range of words is an event or, with `has_figure`, has a figure."""
    for index in range(first, last):
        lower = words[index].lower
        if lower in _EVENTS:
            return True
        if lower in _BEFORE_EVENT and index > first + 1:
            return has_figure and any(word.text[0].isdigit() for word in words[index:last])
        if is_finite_at(words, index) and words[index].lower != "that" and index > first:
            break
    return has_figure and any(word.text[0].isdigit() for word in words[first:last])


def _end_of_absence(words: tuple[Word, ...], at: int) -> int | None:
    """Where words end that say that somebody is not there: "without her", "in the minister's absence"."""
    lower = words[at].lower
    after = at + 1 + (_lower(words, at + 1) == "the")
    person = _lower(words, after)
    if lower == "without":
        end = after
        while end < len(words) and words[end].text[0].isupper() and words[end].lower not in unsettled.BEHIND_ABSENT:
            end += 1
        is_named = end > after
        if not is_named and person not in unsettled.ABSENT_PRONOUNS | OFFICE_HEADS:
            return None
        end = end if is_named else after + 1
        return end if end >= len(words) or _lower(words, end) in unsettled.BEHIND_ABSENT else None
    if lower == "in" and _lower(words, after) == "absence" and _lower(words, after + 1) == "of":
        return after + 2
    end = after
    while end < min(at + 6, len(words)):
        if words[end].lower in unsettled.ABSENCES and end > at + 1:
            owner = words[end - 1].lower
            return end + 1 if owner in unsettled.ABSENT_OWNERS or owner.endswith(("'s", "s'", "'")) else None
        end += 1
    return None


def _is_without_visitor(words: tuple[Word, ...], chunk: ClauseChunk, at: int) -> bool:
    """Whether an event or a group is the subject, and nobody who may be the one who visits."""
    subject = [word.lower for word in words[chunk.first : at]]
    verb = next((index for index in range(chunk.first, at) if is_finite_at(words, index)), at)
    head = {word.lower for word in words[chunk.first : verb]}
    return _PEOPLE.isdisjoint(subject) and bool(head & (_EVENTS | unsettled.GROUPS))


def _lower(words: tuple[Word, ...], index: int) -> str:
    return words[index].lower if 0 <= index < len(words) else ""
