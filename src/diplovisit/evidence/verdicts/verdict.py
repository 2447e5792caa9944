"""The judgement of a fact by the words that are cited for it: its input, its verdict and its reason."""

import datetime
import enum
import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

from diplovisit.evidence.lexicon.polarity import Suspension
from diplovisit.evidence.programme_readings import programme_readings
from diplovisit.evidence.readings import Mention
from diplovisit.evidence.sentence import Sentence, read_sentence
from diplovisit.record import EngagementStatus

READINGS_VERSION: Final = 2
"""The version of what reads words. Verdicts that another version has left in a lock file count no longer.

Raise it with each change by which any verdict may become another: in `lexicon/`, `readings/`, `names/`, `verdicts/`, in
`texts/` or in the way an examination reads a row. A forgotten raise keeps proofs that the new code would refuse.
"""


PLANS_GIVEN_UP: Final = frozenset(
    """
    was to have|were to have|was meant to|were meant to|had been due|had been set|had been slated|had been scheduled
    had been expected|had been planned|had been to|had planned|had intended
    """.strip()
    .replace("\n    ", "|")
    .split("|")
)
"""Words of a plan that came to nothing. They tell of a visit that is off as its cancellation does."""


@attrs.frozen(kw_only=True)
class CitedText:
    """The words that a row of evidence cites from one source, with what is needed to read them.

    sentence: the sentence around the words; the words themselves if the text is unavailable. start, end: where the
    words begin and end in it. has_text: whether the text is available. symbols: the currency of each sign in the
    source. day: the day of the source, None if it has none; names of countries are read with their meaning on that day.
    is_off: whether the record says that the visit is cancelled or postponed. "Cancelled his visit to Norway" then tells
    which visit that is. months: the months of the record's stops and engagements, each a year and a month.
    """

    sentence: Sentence
    start: int
    end: int
    has_text: bool
    symbols: Mapping[str, str] = attrs.field(default=MappingProxyType({}))
    day: datetime.date | None = None
    is_off: bool = False
    months: frozenset[tuple[int, int]] = frozenset()

    @property
    def quote(self) -> str:
        """The cited words in normal form."""
        return self.sentence.text[self.start : self.end]

    @functools.cached_property
    def figures(self) -> tuple[Mention, ...]:
        """The quantities, dates and durations of the sentence that overlap the words.

        They are read in the sentence. "$66 billion" out of "approximately $66 billion" has its "approximately".
        """
        return tuple(
            mention for mention in self.sentence.figures if mention.start < self.end and self.start < mention.end
        )

    @property
    def denial(self) -> str | None:
        """The words around the cited ones that deny or suspend what they say; None if none do."""
        return self.denial_of(self.start, self.end)

    @functools.cached_property
    def _off_spans(self) -> tuple[tuple[int, int], ...]:
        """The words that say that an engagement is off: "could not take place"."""
        readings = programme_readings(self.sentence)
        return tuple(
            (each.start, each.end) for each in readings if not each.scopes and each.status is not EngagementStatus.ADDED
        )

    def denial_of(self, start: int, end: int) -> str | None:
        """Returns the words that deny or suspend what the sentence says at a span; None if none do.

        A visit that is off in the record may be cited from words that call it off.
        """
        for scope in self.sentence.scopes_at(start, end):
            tells_that_it_is_off = (
                scope.suspension is Suspension.CANCELLATION
                or scope.trigger.lower() in PLANS_GIVEN_UP
                or (scope.start is not None and any(first <= scope.start < last for first, last in self._off_spans))
            )
            if not (self.is_off and tells_that_it_is_off):
                return scope.trigger
        return None


def quote_alone(
    quote: str, symbols: Mapping[str, str] = MappingProxyType({}), day: datetime.date | None = None
) -> CitedText:
    """Returns the words of a row whose text is unavailable, so that only its quote can be read.

    >>> [figure.kind.value for figure in quote_alone("approximately $66 billion").figures]
    ['quantity']
    """
    return CitedText(sentence=read_sentence(quote), start=0, end=len(quote), has_text=False, symbols=symbols, day=day)


class Verdict(enum.StrEnum):
    """Whether the words state the fact; ordered from the best verdict to the worst.

    proven: the words, read by rule, state exactly this. proven-approximate: they state it with a word such as "nearly",
    as the record does. derived: a named rule computes the same value from its inputs. attested: the fact is prose,
    reasoning or data that a person answers for, and the words do not contradict it. not-checked: neither the text of
    the source nor a verdict of the lock file is at hand. ambiguous: the words can mean the fact, and something else.
    unreadable: no rule can read the words. contradicted: the words state something else.
    """

    PROVEN = "proven"
    PROVEN_APPROXIMATE = "proven-approximate"
    DERIVED = "derived"
    ATTESTED = "attested"
    NOT_CHECKED = "not-checked"
    AMBIGUOUS = "ambiguous"
    UNREADABLE = "unreadable"
    CONTRADICTED = "contradicted"

    @property
    def is_acceptable(self) -> bool:
        """Whether a fact with this verdict needs no correction."""
        return self not in {Verdict.AMBIGUOUS, Verdict.UNREADABLE, Verdict.CONTRADICTED}

    @property
    def is_proof(self) -> bool:
        """Whether it says that the words state the fact, or give it by a rule. Such a verdict needs the text."""
        return self in {Verdict.PROVEN, Verdict.PROVEN_APPROXIMATE, Verdict.DERIVED}


class CheckedBy(enum.StrEnum):
    """Where the words of a judgement were read."""

    TEXT = "text"  # in the text of a source
    LOCK = "lock"  # in a text that was at hand when the lock file was written
    QUOTE = "quote"  # in the record alone, or nowhere


class Cause(enum.StrEnum):
    """The cause of a verdict that is not acceptable; different rules report different causes."""

    VALUE = "value"
    QUALIFIER = "qualifier"
    YEAR = "year"
    CURRENCY = "currency"
    METONYM = "metonym"
    CERTAINTY = "certainty"
    DERIVATION = "derivation"
    CUT = "cut"
    WEEKDAY = "weekday"
    DENIAL = "denial"


@attrs.frozen
class Opinion:
    """A verdict with its reason and cause. The reason is the predicate of a sentence for a person.

    subject: the subject of that sentence, "the words" unless the reason has its own, and then empty.

    >>> Opinion(Verdict.PROVEN, "name Norway").clause
    'the words name Norway'
    """

    verdict: Verdict
    reason: str
    cause: Cause = Cause.VALUE
    subject: str = "the words"

    @property
    def takes_back(self) -> bool:
        """Whether the words deny the fact or state something else, so that no other source makes up for them."""
        return self.verdict is Verdict.CONTRADICTED or (self.cause is Cause.DENIAL and not self.verdict.is_acceptable)

    @property
    def clause(self) -> str:
        """The reason with its subject, as it stands alone."""
        return f"{self.subject} {self.reason}" if self.subject else self.reason


def proven(reason: str) -> Opinion:
    """Returns the opinion that the words state the fact."""
    return Opinion(Verdict.PROVEN, reason)


def attested(reason: str) -> Opinion:
    """Returns the opinion that a person answers for the fact, and that the words do not contradict it."""
    return Opinion(Verdict.ATTESTED, reason)


def attested_by_person(reason: str) -> Opinion:
    """Returns the opinion that a person answers for the fact, with a reason that has its own subject.

    >>> attested_by_person("an editorial choice").clause
    'an editorial choice'
    """
    return Opinion(Verdict.ATTESTED, reason, subject="")


def ambiguous(reason: str, cause: Cause = Cause.VALUE) -> Opinion:
    """Returns the opinion that the words can mean the fact, and something else."""
    return Opinion(Verdict.AMBIGUOUS, reason, cause)


def not_checked(reason: str) -> Opinion:
    """Returns the opinion that neither a text nor the lock file says whether the words state the fact."""
    return Opinion(Verdict.NOT_CHECKED, reason)


def unreadable(reason: str, cause: Cause = Cause.VALUE) -> Opinion:
    """Returns the opinion that no rule can read the words."""
    return Opinion(Verdict.UNREADABLE, reason, cause)


def cut_mention(mention: str) -> Opinion:
    """Returns the opinion that the words cut a longer mention in their sentence, and so prove nothing.

    >>> cut_mention("North Korea").reason
    'are part of a longer mention: the sentence has "North Korea"'
    """
    return unreadable(f'are part of a longer mention: the sentence has "{mention}"', Cause.CUT)


def denied(denial: str) -> Opinion:
    """Returns the opinion that the sentence denies or suspends what the words say."""
    return unreadable(f'are denied or made uncertain by "{denial}"', Cause.DENIAL)


def contradicted(reason: str, cause: Cause = Cause.VALUE) -> Opinion:
    """Returns the opinion that the words state something else."""
    return Opinion(Verdict.CONTRADICTED, reason, cause)


@attrs.frozen(kw_only=True)
class Judgement:
    """The judgement of one fact by one row of evidence.

    address: the address of the fact. row: the index of the row in `visit.evidence`. value: the fact as text. opinion:
    the verdict with its reason. checked_by: where the words were read. leans_on_inference: whether the row is a
    person's inference, or computed from one. A date that a rule derives from a dateline is no more certain than the
    year of that dateline.
    """

    address: str
    row: int
    value: str
    opinion: Opinion
    checked_by: CheckedBy = CheckedBy.QUOTE
    leans_on_inference: bool = False
