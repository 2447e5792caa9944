"""What is found when a fact is held against its words."""

import enum

import attrs


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


def ambiguous(reason: str, ground: Cause = Cause.VALUE) -> Opinion:
    """The words can mean it, and something else."""
    return Opinion(Verdict.AMBIGUOUS, reason, ground)


def unreadable(reason: str) -> Opinion:
    """No rule reads such words."""
    return Opinion(Verdict.UNREADABLE, reason)


def contradicted(reason: str, ground: Cause = Cause.VALUE) -> Opinion:
    """The words say something else."""
    return Opinion(Verdict.CONTRADICTED, reason, ground)


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
