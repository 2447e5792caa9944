"""What is found when a fact is held against its words."""

import datetime
import enum
import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

import attrs

from diplovisit.evidence.readings import DateReading, DurationReading, Mention, QuantityReading, Unparsed, scan_values

# MERGED: The words that a row of evidence cites, with what is needed to read them.


@attrs.frozen(kw_only=True)
class CitedText:
    """The words of one row, in one source.

    quote: the words in normal form. in_text: the figures of the source's text that stand in them, or of which they are
    a part; None where the text is not at hand. sentence: the sentence around, None where the text is
    not at hand. at: where in the sentence the words begin and end. symbols: what the source's currency signs mean.
    day: the day of the source, None where it has none: names of countries mean what they meant then.
    """

    quote: str
    in_text: tuple[Mention, ...] | None = None
    sentence: str | None = None
    at: tuple[int, int] = (0, 0)
    symbols: Mapping[str, str] = attrs.field(default=MappingProxyType({}))
    day: datetime.date | None = None

    @functools.cached_property
    def figures(self) -> tuple[Mention, ...]:
        """The numbers, dates and lengths of time that stand in them, or of which they are a part.

        Where the text of the source is at hand they are read there, so that "$66 billion" out of "approximately $66
        billion" is read with its "approximately".
        """
        return self.in_text if self.in_text is not None else tuple(scan_values(self.quote))


def quote_alone(
    quote: str, symbols: Mapping[str, str] = MappingProxyType({}), day: datetime.date | None = None
) -> CitedText:
    """The words of a row whose source is not at hand: they are all there is to read.

    >>> [figure.kind.value for figure in quote_alone("approximately $66 billion").figures]
    ['quantity']
    """
    return CitedText(quote=quote, symbols=symbols, day=day)


class Verdict(enum.StrEnum):
    """Whether the words say it.

    proven: the words, read by rule, say just this. proven-approximate: they say it with a word such as "nearly", as the
    record does. derived: a named rule computes it again from its inputs. attested: it is prose, reasoning or data, and
    whoever the row names answers for it; the words do not speak against it. ambiguous: the words can mean it, and
    something else. unreadable: no rule reads such words. contradicted: the words say something else.
    """

    PROVEN = "proven"
    PROVEN_APPROXIMATE = "proven-approximate"
    DERIVED = "derived"
    ATTESTED = "attested"
    AMBIGUOUS = "ambiguous"
    UNREADABLE = "unreadable"
    CONTRADICTED = "contradicted"

    @property
    def is_acceptable(self) -> bool:
        """Whether a fact with this verdict may stand as it is."""
        return self not in {Verdict.AMBIGUOUS, Verdict.UNREADABLE, Verdict.CONTRADICTED}


class Cause(enum.StrEnum):
    """What a verdict that does not stand turns on; each is told by a rule of its own."""

    VALUE = "value"
    QUALIFIER = "qualifier"
    YEAR = "year"
    CURRENCY = "currency"
    METONYM = "metonym"
    CERTAINTY = "certainty"
    DERIVATION = "derivation"


@attrs.frozen
class Opinion:
    """A verdict with its reason: a clause for a person that names what was read, and on what it turns."""

    verdict: Verdict
    reason: str
    ground: Cause = Cause.VALUE


def proven(reason: str) -> Opinion:
    """The words say it."""
    return Opinion(Verdict.PROVEN, reason)


def attested(reason: str) -> Opinion:
    """Somebody answers for it."""
    return Opinion(Verdict.ATTESTED, reason)


def ambiguous(reason: str, cause: Cause = Cause.VALUE) -> Opinion:
    """The words can mean it, and something else."""
    return Opinion(Verdict.AMBIGUOUS, reason, cause)


def unreadable(reason: str) -> Opinion:
    """No rule reads such words."""
    return Opinion(Verdict.UNREADABLE, reason)


def contradicted(reason: str, cause: Cause = Cause.VALUE) -> Opinion:
    """The words say something else."""
    return Opinion(Verdict.CONTRADICTED, reason, cause)


@attrs.frozen(kw_only=True)
class Judgement:
    """One fact held against one row of evidence.

    address: the fact's. row: the index of the row in `visit.evidence`. value: the fact as a document has it. opinion:
    what was found. leans_on_inference: whether it is a person's inference, or computed from one: a date that a rule
    derives from the dateline is no surer than the dateline's year.
    """

    address: str
    row: int
    value: str
    opinion: Opinion
    leans_on_inference: bool = False


# MERGED: Which figure of its words a fact is held against: one reading, or the reason why there is none.

_Reading = TypeVar("_Reading", QuantityReading, DateReading, DurationReading)


def judge_figure(words: CitedText, kind: type[_Reading], whole: _Reading | Unparsed) -> _Reading | Opinion:
    """The reading of a kind: the one figure in or around the words, or the words as a whole.

    `whole` is what reading the words as a whole gives. Two different figures of a kind leave a choice, and nobody
    makes it here.
    """
    found = [mention.reading for mention in words.figures if isinstance(mention.reading, kind)]
    if found:
        first = found[0]
        if all(reading == first for reading in found):
            return first
        return ambiguous(f"hold {len(found)} figures, and which of them is meant is not said")
    if isinstance(whole, Unparsed):
        return unreadable(f"cannot be read as such a value: {whole.reason}")
    return whole
