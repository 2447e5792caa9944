"""The words of a sentence that deny, call off or leave open what it says, each with the words that it reaches.

A statement that lies in the reach of such words is not made by the sentence. Where a reach is uncertain, it is the
longer one: a statement that is left unread does less harm than one that was never made.
"""

import functools
import itertools
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.clauses.chunks import ChunkKind, ClauseChunk, is_finite_at, split_chunks, words_of
from diplovisit.evidence.clauses.governors import ungoverned_visits
from diplovisit.evidence.clauses.refutations import refutation_after, refutation_before
from diplovisit.evidence.clauses.unsettled_events import unsettled_events
from diplovisit.evidence.lexicon import TENS, UNITS
from diplovisit.evidence.lexicon.polarity import (
    APPROXIMATORS,
    AUXILIARIES,
    PRONOUNS,
    REPORT_VERBS,
    SUBORDINATORS,
    TRIGGERS,
    VISIT_NOUNS,
    Reach,
    Suspension,
    Trigger,
)

_LONGEST: Final = max(map(len, TRIGGERS))
_FIRST_WORDS: Final = frozenset(trigger[0] for trigger in TRIGGERS)
_MOST: Final = 60  # triggers of a sentence that are read one by one
_BARE: Final = frozenset(("not", "never", "cannot", "no", "neither", "nor", "nobody", "nothing", "none", "no longer"))
_NOT: Final = Trigger(Suspension.DENIAL, Reach.VERB)
_BLAMES: Final = frozenset(
    """
    calling describing branding labelling labeling terming providing assuming
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_TELLING: Final = frozenset(
    """
    saying adding stating explaining insisting noting stressing
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_SHORT: Final = frozenset(
    """
    without representing represented represents represent replacing replaced barring
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_HINDERS: Final = frozenset(
    """
    kept keep keeps keeping stop stops stopped stopping deterred deter deters excluded restrained hindered saved
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_OPEN: Final = Trigger(Suspension.SUPPOSITION, Reach.SENTENCE)
_PREPOSITIONS: Final = frozenset(
    """
    to on in at from by for during with of until since after before
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_BEFORE_EMBEDDED_IF: Final = frozenset(
    """
    say said says know known knows ask asked asks see decide decided clear wonder tell told sure confirm
    indicate
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
# After these an object with "no" denies the verb before it, and so its subject: "paid no visit".
_BEFORE_NO: Final = _PREPOSITIONS | {"and", "or", ",", "that", "—", "–", "(", "as"}
_ADVERBS: Final = frozenset(["far", "also", "still", "ever", "so", "yet", "just", "now", "then", "even"])
_PLANS: Final = frozenset(["to", "due", "set", "scheduled", "expected", "slated", "planned"])
_ENDS_WISH: Final = frozenset([",", ";", "and", "who", "which", "to"])
_BE: Final = frozenset(["was", "were", "been", "be", "is", "are"])
_SIGNS: Final = frozenset("$€£¥₹")
_ARTICLES: Final = frozenset(["a", "an", "the", "two", "three", "four"])
_AT_ONCE: Final = frozenset(["hardly", "scarcely", "barely"])
_PLACES: Final = frozenset(
    """
    the home here there this that city capital cameras headquarters base any every each all it them him her public
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_LATER: Final = frozenset(["delayed", "postponed", "deferred"])
_AFTER_CALLING_OFF: Final = frozenset(["at", "on", "because", "due", "after", "yesterday", "today"])
_PLANNED: Final = frozenset(
    """
    planned due scheduled set slated expected announced agreed foreseen timed fixed begin start
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_ENDS_OF_PLANS: Final = frozenset(["but", "until", "however", "instead", "before", "when", "although", "though"])
_DURING: Final = frozenset(["during", "before", "after", "throughout", "following", "of"])
# "Ahead of", "at the end of" a visit.
_BEFORE_OF: Final = frozenset(
    """
    ahead end start beginning conclusion close sidelines margins eve day days leg opening course
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_VISITS: Final = frozenset(["visit", "trip", "tour", "journey", "stay", "stopover"])
_OTHERS: Final = frozenset(["no", "any", "planned", "proposed", "cancelled", "postponed", "such", "another"])
_AFTER_VISIT: Final = frozenset(["to", "in", "of", "the", "there", "here", "at"])
_OWNERS: Final = frozenset(["his", "her", "their", "its", "the", "a", "an", "'s"])
_COMPANY: Final = frozenset(
    """
    accompany accompanied accompanies join joined meet met comment commented speak spoke take took attend bring
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


@attrs.frozen(kw_only=True)
class Scope:
    """Words that suspend what a sentence says, and the half-open spans of its text that they reach.

    start: where the words begin; None if they stand in another sentence, or are a mark or an order of words.
    """

    suspension: Suspension
    trigger: str
    spans: tuple[tuple[int, int], ...]
    start: int | None = None

    def reaches(self, start: int, end: int) -> bool:
        """Whether a span of the text overlaps what the words reach."""
        return any(first < end and start < last for first, last in self.spans)

    def begins_in(self, start: int, end: int) -> bool:
        """Whether the words themselves stand within a span: the "not" of "not expected"."""
        return self.start is not None and start <= self.start < end


_TELLERS: Final = frozenset(["it", "he", "she", "they", "which", "who"])


@attrs.frozen(kw_only=True)
class _Found:
    """A trigger in a sentence: its chunk, and the half-open range of its words."""

    trigger: Trigger
    chunk: int
    first: int
    last: int


@functools.lru_cache(maxsize=1024)
def scopes_of(text: str) -> tuple[Scope, ...]:
    """Returns the scopes in a sentence, in the order of their triggers.

    >>> text = "The king will not visit Oslo, the palace said, but will go to Rome."
    >>> [(scope.trigger, [text[start:end] for start, end in scope.spans]) for scope in scopes_of(text)]
    [('not', ['The king will', 'not visit Oslo'])]
    """
    return tuple(_Reader(text).scopes())


class _Reader:
    """Finds the triggers of a sentence and what each of them reaches."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words_of(text)
        self.lowers = ["not" if word.lower.endswith("n't") else word.lower for word in self.words]
        self.chunks = split_chunks(text)
        self.chunk_of = [index for index, chunk in enumerate(self.chunks) for _ in range(chunk.first, chunk.last)]
        # For each index, how many finite verbs stand before it: whether a range has one is then a subtraction.
        self.verbs = [0]
        for index in range(len(self.words)):
            self.verbs.append(self.verbs[-1] + is_finite_at(self.words, index))

    def lower(self, index: int) -> str:
        """The word at an index in lower case; "not" for "isn't"; empty where there is none."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def scopes(self) -> Iterator[Scope]:
        """Yields what suspends the sentence or a part of it."""
        yield from self._groups()
        for visit in itertools.islice(ungoverned_visits(self.text), _MOST):
            yield Scope(
                suspension=Suspension.SUPPOSITION,
                trigger=self.words[visit.trigger].text,
                spans=self._spans([(visit.first, visit.last)]),
                start=self.words[visit.trigger].start,
            )
        yield from itertools.islice(self._unsettled(), _MOST)
        found = tuple(itertools.islice(self._triggers(), _MOST + 1))
        if len(found) > _MOST:
            # No author writes so many. What they reach together is not looked into, so that time stays linear.
            yield Scope(suspension=Suspension.DENIAL, trigger="…", spans=((0, len(self.text)),))
            return
        for at, trigger in enumerate(found):
            # "did not rule out", "never failed to": neither a denial nor a statement.
            before = found[at - 1] if at else None
            after = found[at + 1] if at + 1 < len(found) else None
            is_double = (before is not None and self._is_doubled(before, trigger)) or (
                after is not None and self._is_doubled(trigger, after)
            )
            suspension = Suspension.SUPPOSITION if is_double else trigger.trigger.suspension
            ranges = list(self._behind(trigger) if trigger.trigger.reach is Reach.BEHIND else self._ranges(trigger))
            if before is not None and self._is_set_aside(before, trigger):
                ranges = [(trigger.first, trigger.last)]
            if ranges:
                words = self.text[self.words[trigger.first].start : self.words[trigger.last - 1].end]
                yield Scope(
                    suspension=suspension,
                    trigger=words,
                    spans=self._spans(ranges),
                    start=self.words[trigger.first].start,
                )

    def _unsettled(self) -> Iterator[Scope]:
        """Yields a scope for each event that is not settled, or takes place without the one who visits."""
        for event in unsettled_events(self.text):
            reach = Reach.SENTENCE if event.is_condition else Reach.AHEAD if event.is_ahead else Reach.VERB
            trigger = Trigger(Suspension.SUPPOSITION, reach)
            found = _Found(trigger=trigger, chunk=self.chunk_of[event.first], first=event.first, last=event.last)
            words = self.text[self.words[event.first].start : self.words[event.last - 1].end]
            yield Scope(
                suspension=trigger.suspension,
                trigger=words,
                spans=self._spans([*self._ranges(found), *(self._before(found) if event.is_relative else ())]),
                start=self.words[event.first].start,
            )

    def _before(self, found: _Found) -> Iterator[tuple[int, int]]:
        """Yields the chunk before that of a trigger, and the clause that goes on after it."""
        for number in (found.chunk - 1, found.chunk + 1):
            if 0 <= number < len(self.chunks) and self.chunks[number].group == self.chunks[found.chunk].group:
                yield self.chunks[number].first, self.chunks[number].last

    def _is_doubled(self, before: _Found, trigger: _Found) -> bool:
        is_bare = " ".join(map(self.lower, range(before.first, before.last))) in _BARE
        is_refusal = (
            before.trigger.suspension is Suspension.DENIAL and trigger.trigger.suspension is Suspension.CANCELLATION
        )
        is_near = before.chunk == trigger.chunk and 0 <= trigger.first - before.last <= 3
        return (is_bare or is_refusal) and is_near

    def _is_set_aside(self, before: _Found, trigger: _Found) -> bool:
        """Whether a trigger is itself set aside: "was postponed, not cancelled", "rather than cancelled"."""
        is_near = before.chunk == trigger.chunk and 0 <= trigger.first - before.last <= 1
        is_phrase = before.trigger.reach is Reach.PHRASE or (
            self.lower(before.first) == "not" and self._correction(before) is None and self._is_of_a_phrase(before)
        )
        return is_near and is_phrase and trigger.trigger.suspension is Suspension.CANCELLATION

    def _spans(self, ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((self.words[first].start, self.words[last - 1].end) for first, last in sorted(ranges))

    def _groups(self) -> Iterator[Scope]:
        """Yields a scope for each question, condition ("Had the storm passed") and part that the next one refutes."""
        before: tuple[int, int] | None = None
        for _, group in itertools.groupby(self.chunks, key=lambda chunk: chunk.group):
            chunks = tuple(group)
            first, last = chunks[0].first, chunks[-1].last
            while first < last - 1 and not self.words[first].text[0].isalnum():
                first += 1
            if (opening := self._opening(first, last)) is not None:
                yield Scope(suspension=Suspension.SUPPOSITION, trigger=opening, spans=self._spans([(first, last)]))
            text = self.text[self.words[first].start : self.words[last - 1].end]
            if before is not None and (refutation := refutation_after(text)) is not None:
                suspension, words = refutation
                yield Scope(suspension=suspension, trigger=words, spans=self._spans([before]))
            if before is not None and self.lower(chunks[0].first) == ":":
                leading = self.text[self.words[before[0]].start : self.words[before[1] - 1].end]
                if (denial := refutation_before(f"{leading}:")) is not None:
                    yield Scope(suspension=Suspension.DENIAL, trigger=denial, spans=self._spans([(first, last)]))
            before = first, last
            yield from self._contradicted_parts(chunks)

    def _contradicted_parts(self, chunks: tuple[ClauseChunk, ...]) -> Iterator[Scope]:
        """Yields a scope for what a "but" in the same sentence refutes: "… but the presidency denied this"."""
        for index, chunk in enumerate(chunks):
            if index and chunk.contrasts:
                first, last = self.words[chunk.first].start, self.words[chunks[-1].last - 1].end
                refutation = refutation_after(self.text[first:last].lstrip(" ,"))
                if refutation is not None:
                    spans = self._spans([(chunks[0].first, chunks[index - 1].last)])
                    yield Scope(suspension=refutation[0], trigger=refutation[1], spans=spans)
                return

    def _opening(self, first: int, last: int) -> str | None:
        """The words that make a question or a condition of a range of words; None where there are none."""
        if any(self.lower(index) == "?" for index in range(max(last - 3, first), last)):
            return "?"
        is_condition = self.lower(first) in {"had", "should", "were"} and any(
            self.lower(index) in {"would", "could", "might", "will", "may"} for index in range(first, last)
        )
        return self.words[first].text if is_condition else None

    def _triggers(self) -> Iterator[_Found]:
        at = 0
        while at < len(self.words):
            match = self._match(at)
            if match is None:
                at += 1
                continue
            trigger, length = match
            if trigger is not None and self._counts(trigger, at, at + length):
                yield _Found(trigger=trigger, chunk=self.chunk_of[at], first=at, last=at + length)
            at += length

    def _match(self, at: int) -> tuple[Trigger | None, int] | None:
        # Few words begin a trigger. The rest of this function looks at two words at most.
        longest = _LONGEST if self.lowers[at] in _FIRST_WORDS else 2
        words = tuple(self.lowers[at : at + longest])
        for length in range(len(words), 0, -1):
            if words[:length] in TRIGGERS:
                return TRIGGERS[words[:length]], length
        if words[0] in {"was", "were"} and len(words) > 1 and self._is_broken_plan(at):
            return _NOT, 2
        if words[0] in {"wish", "wished", "wishes"} and self._is_unfulfilled(at):
            return _OPEN, 1
        if words[0] == "but" and self._excludes(at):
            return Trigger(Suspension.DENIAL, Reach.PHRASE), 1
        if words[0] == "from" and self.lower(at + 1).endswith("ing"):
            hinders = any(self.lower(at - back) in _HINDERS for back in range(1, 9))
            return (Trigger(Suspension.DENIAL, Reach.AHEAD), 1) if hinders else None
        if words[0] == "wrong" and not {self.lower(at - back) for back in (2, 3)}.isdisjoint(_BE):
            return Trigger(Suspension.DENIAL, Reach.SENTENCE), 1  # "is all wrong"
        if words[0] == "provided" and self.lower(at - 1) == ",":
            return _OPEN, 1
        return None

    def _is_unfulfilled(self, at: int) -> bool:
        """Whether what is wished at an index is not so: "wished the minister could visit"."""
        following = self.lowers[at + 1 : at + 10]
        end = next((place for place, word in enumerate(following) if word in {"could", "would"}), 0)
        return end > 0 and following[0] not in {"to", ",", "for"} and not _ENDS_WISH & set(following[:end])

    def _excludes(self, at: int) -> bool:
        """Whether "but" at an index excludes what follows: "every capital but Oslo"."""
        before = tuple(map(self.lower, range(at - 5, at)))
        return not {"every", "all", "any", "everyone"}.isdisjoint(before[2:]) and "not" not in before

    def _is_broken_plan(self, at: int) -> bool:
        """Whether "was to", "was due to" stands at an index and a later word ends the plan: "but", "until"."""
        following = (
            at + 2 if self.lower(at + 1) in {"originally", "initially", "first", "once", "previously"} else at + 1
        )
        if self.lower(following) not in _PLANS:
            return False
        return following > at + 1 or any(self.lower(index) in _ENDS_OF_PLANS for index in range(at, len(self.words)))

    def _counts(self, trigger: Trigger, first: int, last: int) -> bool:
        """Whether a phrase is a trigger where it stands."""
        lower, following = self.lower(first), self.lower(last)
        if lower == "no" and last == first + 1 and (following == "." or following[:1].isdigit()):
            return False  # "No. 2"
        if lower in {"calls", "called"} and self.lower(first + 1) == "on":
            # "Called on the king to visit Oslo" asks; "called on the king" is a visit.
            return any(self.lower(index) == "to" for index in range(last, min(last + 12, len(self.words))))
        if lower == "not" and following in {"name", "identify"} and self.lower(first - 2) in _TELLERS:
            return False  # "quoting two diplomats it did not name, that"
        if lower in APPROXIMATORS and (
            following[:1].isdigit()
            or following[:1] in _SIGNS
            or following in {"a", "an", "the", "three", "two", "four"}
        ):
            return False
        if lower == "far" and last == first + 2 and self._is_far_away(last):
            return False
        if lower == "less" and (self.lower(first - 1) not in _BE or not self._is_quality(last)):
            return False  # "no less than forty", "in less than a day", "was less than 5 percent"
        if (
            lower in _AT_ONCE
            and following == "had"
            and any(self.lower(index) in {"when", "before", "than"} for index in range(last, len(self.words)))
        ):
            return False  # "Hardly had he arrived in Oslo when it rained"
        if trigger.suspension is Suspension.CANCELLATION:
            before = self.lower(first - 1)
            if lower in _LATER and following in VISIT_NOUNS and (before in _OWNERS or before.endswith("'s")):
                return False  # "the delayed visit began"
            if following in _AFTER_CALLING_OFF:
                return True  # "The minister cancelled at short notice"
            chunk = self.chunks[self.chunk_of[first]]
            return any(
                self.lower(index) in VISIT_NOUNS
                for each in self.chunks
                if each.group == chunk.group
                for index in range(each.first, each.last)
            )
        return True

    def _is_quality(self, index: int) -> bool:
        """Whether an adjective may stand at an index, and no number or noun: "less than likely"."""
        lower = self.lower(index)
        return lower.isalpha() and not any(lower in words for words in (_PLACES, _ARTICLES, UNITS, TENS, {"half"}))

    def _is_far_away(self, following: int) -> bool:
        """Whether "far from" before an index tells a distance: "far from home", "far from Oslo"."""
        if following >= len(self.words):
            return True
        word = self.words[following]
        return not word.text.islower() or (word.lower in _PLACES and self.lower(following + 1) != "first")

    def _ranges(self, found: _Found) -> Iterator[tuple[int, int]]:
        """Yields the ranges of words that a trigger reaches."""
        trigger, lower = found.trigger, self.lower(found.first)
        if (complement := self._complement(found)) is not None:
            yield complement
            if trigger.reach is Reach.VERB:
                yield from self._behind(found)
            return
        if trigger.reach is Reach.SENTENCE:
            if lower == "if" and {self.lower(found.first - 1), self.lower(found.first - 2)} & _BEFORE_EMBEDDED_IF:
                yield from self._ahead(found)
            else:
                yield from self._whole_sentence(found)
            return
        if trigger.reach is Reach.PHRASE:
            yield from self._phrase(found)
            return
        if lower == "not" and (correction := self._correction(found)) is not None:
            yield found.first, correction
            return
        if lower == "not" and self._is_of_a_phrase(found):
            yield from self._phrase(found)
            return
        yield from self._ahead(found)
        if trigger.reach is Reach.VERB or (
            lower in {"no", "none", "nothing", "nobody"}
            and found.first > self.chunks[found.chunk].first
            and self.lower(found.first - 1) not in _BEFORE_NO
        ):
            yield from self._behind(found)

    def _complement(self, found: _Found) -> tuple[int, int] | None:
        """The range from a trigger to the end of what its "that" introduces; None where there is no "that".

        "Denied that he is ill, and the king will go" may deny both. "Denied that he is ill and said that" denies one.
        """
        chunk = self.chunks[found.chunk]
        that = next((index for index in range(found.last, chunk.last) if self.lower(index) == "that"), None)
        if that is None or found.trigger.reach is Reach.PHRASE:
            return None
        is_participle = self.lower(that + 1).endswith("ed") and self.lower(that + 2) == "by"  # "that, moved by"
        if is_finite_at(self.words, that + 1) and not is_participle:
            return None
        last = chunk.last
        for each in self.chunks[found.chunk + 1 :]:
            at = each.first + 1 if self.words[each.first].text == "," else each.first
            resumes = self.lower(at) in {"and", "but"} and self.lower(at + 1) in REPORT_VERBS
            if each.group != chunk.group or resumes or self._tells_own(that, each):
                break
            last = each.last
        return found.first, last

    def _tells_own(self, that: int, chunk: ClauseChunk) -> bool:
        """Whether a chunk is ", saying that", and tells what the one who denies says himself.

        What is denied before it must be complete. If it tells something too, it may be that which goes on.
        """
        at = chunk.first + 1 if self.words[chunk.first].text == "," else chunk.first
        if chunk.kind is not ChunkKind.INSERTION or self.lower(at) not in _TELLING:
            return False
        is_complete = self.verbs[chunk.first] > self.verbs[that + 1]
        return is_complete and not any(self.lower(index) in REPORT_VERBS for index in range(that + 1, chunk.first))

    def _whole_sentence(self, found: _Found) -> Iterator[tuple[int, int]]:
        chunk = self.chunks[found.chunk]
        group = chunk.group
        opener = self.lower(chunk.first + 1)
        is_own = (opener.endswith("ing") and opener not in _BLAMES) or opener in {"who", "whose", "whom"}
        if chunk.kind is ChunkKind.INSERTION and is_own:
            yield chunk.first, chunk.last  # "saying that the other reports were false"
            return
        first = last = found.chunk
        while first > 0 and self.chunks[first - 1].group == group and not self.chunks[first].contrasts:
            first -= 1
        while (
            last + 1 < len(self.chunks) and self.chunks[last + 1].group == group and not self.chunks[last + 1].contrasts
        ):
            last += 1
        yield self.chunks[first].first, self.chunks[last].last

    def _correction(self, found: _Found) -> int | None:
        """The index of the "but" of "not on Monday but on Tuesday"; None where there is none."""
        chunk = self.chunks[found.chunk]
        after = [chunk, *self.chunks[found.chunk + 1 : found.chunk + 6]]
        for each in after:
            if each.group != chunk.group:
                return None
            if each is not chunk and each.contrasts:
                return each.first if each.kind is ChunkKind.PHRASE else None
            if each is not chunk and each.kind is ChunkKind.CLAUSE:
                return None
        return None

    def _is_of_a_phrase(self, found: _Found) -> bool:
        """Whether a "not" denies the phrase after it, and no verb: "arrive not on Monday", ", not Norway"."""
        if self.words[found.first].lower != "not":
            return False
        before = found.first - 1
        while before > 0 and (self.lower(before) in _ADVERBS or self.lower(before).endswith("ly")):
            before -= 1
        following = self.words[found.last] if found.last < len(self.words) else None
        if self.lower(before) in AUXILIARIES or following is None:
            return False
        if following.lower == "to" and self.words[min(found.last + 1, len(self.words) - 1)].text.islower():
            return self.lower(found.last + 1) in {"the", "a", "an", "his", "her", "their", "its"}
        chunk = self.chunks[found.chunk]
        # "Not one minister came": at the head of its clause it denies the clause.
        opens = not any(self.words[index].text[0].isalnum() for index in range(chunk.first, found.first))
        begins = found.chunk == 0 or self.chunks[found.chunk - 1].group != chunk.group
        return not (opens and begins and chunk.kind is ChunkKind.CLAUSE)

    def _phrase(self, found: _Found) -> Iterator[tuple[int, int]]:
        chunk = self.chunks[found.chunk]
        last = chunk.last
        has_complement = self.lower(found.last).endswith("ing")
        is_without = self.lower(found.first) in _SHORT and not has_complement
        is_visit = any(self.lower(index) in VISIT_NOUNS for index in range(found.last, chunk.last))
        for index in range(found.last, chunk.last):
            has_complement = has_complement or self.lower(index) in {"that", "who", "which", "what", "where"}
            if not has_complement and index > found.last and is_finite_at(self.words, index):
                last = index
                break
            if is_without and not is_visit and index > found.last and self.lower(index) in _PREPOSITIONS - {"of"}:
                last = index
                break
        yield found.first, last
        if last < chunk.last or (
            found.last < chunk.last
            and all(
                self.chunks[index].group != chunk.group or self.chunks[index].kind is not ChunkKind.CLAUSE
                for index in range(found.chunk)
            )
        ):
            return  # a phrase that opens the sentence ends at its comma
        is_cut = found.last >= chunk.last
        for each in self.chunks[found.chunk + 1 :]:
            at = each.first + 1 if each.first + 1 < each.last else each.first
            if is_cut and each.kind is ChunkKind.INSERTION and each.group == chunk.group:
                continue  # "and not, as the paper says, Minister Rao"
            is_cut = False
            if each.kind is not ChunkKind.PHRASE or each.group != chunk.group or self.lower(at) in _PREPOSITIONS:
                return
            yield each.first, each.last

    def _ahead(self, found: _Found) -> Iterator[tuple[int, int]]:
        """Yields what follows a trigger: its chunk, the phrases that continue it, and no other clause."""
        chunk = self.chunks[found.chunk]
        is_plain = found.trigger.suspension is Suspension.DENIAL
        yield from self._without_presupposed(found.first, chunk.last) if is_plain else [(found.first, chunk.last)]
        # "has not, officials said, visited Norway"
        is_cut = found.last >= chunk.last and self.lower(found.first) in {"not", "never", "nor", "neither"}
        is_participle = self.lower(found.first - 1) in {"has", "have", "had", "is", "are", "was", "were", "been", "be"}
        is_participle = is_participle or self.words[found.first].lower in {"hasn't", "haven't", "hadn't", "wasn't"}
        for each in self.chunks[found.chunk + 1 :]:
            if each.group != chunk.group or each.contrasts:
                return
            if each.kind is ChunkKind.INSERTION:
                if chunk.kind is ChunkKind.INSERTION and not is_cut:
                    return
                continue
            first = self.lower(each.first + 1)
            if each.kind is ChunkKind.CLAUSE and self._opener(chunk) in SUBORDINATORS:
                return  # "likely, though far from certain, that he will travel"
            if each.kind is ChunkKind.CLAUSE and not is_cut and first not in {"that", "nor"}:
                is_shared = each.coordinates and is_participle and first not in AUXILIARIES | PRONOUNS
                if not (is_shared or self._is_complement(each)):
                    return
            is_cut = False
            yield each.first, each.last

    def _opener(self, chunk: ClauseChunk) -> str:
        return self.lower(next((at for at in range(chunk.first, chunk.last) if self.lower(at)[0].isalnum()), -1))

    def _is_complement(self, chunk: ClauseChunk) -> bool:
        return [self.lower(index) for index in range(chunk.first, chunk.first + 3)][1:] == ["and", "that"]

    def _without_presupposed(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yields a range without "during his visit to Norway", which a denial of the verb leaves true."""
        for index in range(first + 1, last):
            is_during = self.lower(index) in _DURING and (
                self.lower(index) != "of" or self.lower(index - 1) in _BEFORE_OF
            )
            is_on = self.lower(index) == "on" and any(self.lower(at) in _COMPANY for at in range(first, index))
            if (is_during or is_on) and (end := self._end_of_visit(index, last)) is not None:
                yield first, index
                if end < last:
                    yield end, last
                return
        yield first, last

    def _end_of_visit(self, opener: int, last: int) -> int | None:
        """The index after the visit that an opener such as "during" introduces; None where it introduces none."""
        owners = range(opener + 1, min(opener + 5, last))
        if not any(self.lower(at) in _OWNERS or self.lower(at).endswith("'s") for at in owners):
            return None
        noun = next((at for at in range(opener + 2, min(opener + 8, last)) if self.lower(at) in _VISITS), None)
        if noun is None or any(self.lower(at) in _OTHERS for at in range(opener + 1, noun)):
            return None
        end = noun + 1
        while end < last and (
            self.lower(end) in _AFTER_VISIT
            or (self.words[end].text[0].isupper() and self.lower(end) not in PRONOUNS)
            or (self.lower(end) == "and" and end + 1 < last and self.words[end + 1].text[0].isupper())
        ):
            end += 1
        return end

    def _behind(self, found: _Found) -> Iterator[tuple[int, int]]:
        """Yields what is before a trigger in its clause: its subject, and phrases that open the sentence."""
        chunk = self.chunks[found.chunk]
        first = found.first
        while first > chunk.first and not self._opens_clause(first - 1, found.first):
            first -= 1
        if first < found.first:
            start = self._behind_leading_visit(first, found.first) if first == chunk.first else first
            if start < found.first:
                yield start, found.first
        is_called_off = found.trigger.suspension is Suspension.CANCELLATION and self.lower(found.first - 1) in _BE
        if is_called_off and (chunk.contrasts or chunk.coordinates):
            # "A stop in Peru was planned but was scrapped" is about one stop.
            yield from [(each.first, each.last) for each in self.chunks[: found.chunk] if each.group == chunk.group]
            return
        if first > chunk.first or chunk.kind is ChunkKind.INSERTION or chunk.coordinates or chunk.contrasts:
            return
        at = chunk.first
        while at < found.first and not self.words[at].text[0].isalnum():
            at += 1
        if self.lower(at) in {"and", "or"} and is_finite_at(self.words, at + 1):
            return  # ", and did not comment" has the subject of what it does not deny
        lacks_subject = at == found.first or is_finite_at(self.words, at)
        phrases: list[tuple[int, int]] = []
        for each in reversed(self.chunks[: found.chunk]):
            if each.group != chunk.group:
                break
            if each.kind is ChunkKind.CLAUSE:
                if not lacks_subject:
                    return  # the phrases belong to the clause before
                # "He said that the visit, which is his first, was put off": the subject ends the clause before.
                verb = max(index for index in range(each.first, each.last) if is_finite_at(self.words, index))
                phrases.append((verb, each.last))
                break
            is_plan = any(self.lower(index) in _PLANNED for index in range(each.first, each.last))
            if self._presupposes(each):
                continue
            if each.kind is ChunkKind.PHRASE or is_plan:
                phrases.append((each.first, each.last))
        yield from phrases

    def _behind_leading_visit(self, first: int, last: int) -> int:
        """Where a range begins after a visit that a denial leaves standing: "During her visit she will not"."""
        at = first
        while at < last and not self.words[at].text[0].isalnum():
            at += 1
        if self.lower(at) == "at" and self.lower(at + 3) == "of" and self.lower(at + 2) in _BEFORE_OF:
            at += 3  # "At the end of her visit"
        is_time = self.lower(at) in _DURING
        end = self._end_of_visit(at, last) if is_time else None
        return first if end is None else end

    def _presupposes(self, chunk: ClauseChunk) -> bool:
        """Whether a phrase has a visit that a denial leaves standing: "During her visit to Oslo,"."""
        lowers = [self.lower(index) for index in range(chunk.first, min(chunk.first + 9, chunk.last))]
        opener = next((lower for lower in lowers if lower[:1].isalnum()), "")
        is_time = opener in _DURING - {"of"} or (opener == "on" and not _OWNERS.isdisjoint(lowers))
        is_time = is_time or (opener == "at" and "of" in lowers and not _BEFORE_OF.isdisjoint(lowers))
        return is_time and not _VISITS.isdisjoint(lowers) and _OTHERS.isdisjoint(lowers)

    def _opens_clause(self, index: int, before: int) -> bool:
        """Whether the word at an index opens the clause of a trigger, and not one inside of its subject."""
        if self.lower(index) not in {"that", "who", "which", "whether", "if", "whom", "where"}:
            return False
        # A relative clause inside of the subject has a verb of its own: "the man who came did not speak".
        own = self.verbs[before] - self.verbs[index + 1]
        return own <= (self.lower(before - 1) in AUXILIARIES)
