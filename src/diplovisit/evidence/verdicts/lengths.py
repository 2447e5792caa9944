"""Judges a duration of a record, or how far apart two times are, by the words that are cited for it."""

import attrs

from diplovisit.evidence.readings import DurationReading, Unparsed, length_context, read_duration, same_duration
from diplovisit.evidence.verdicts.figures import cut_figure, words_not_understood
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    CitedText,
    Opinion,
    Verdict,
    ambiguous,
    contradicted,
    proven,
    unreadable,
)
from diplovisit.record import Duration, Engagement, Qualifier, Relation, Stop


@attrs.frozen(kw_only=True)
class RecordedLength:
    """A duration as a record has it: with its upper end and its qualifier, each None where it has none.

    is_stay: whether it is that of a stop or an engagement, so that the words must say how long one lasts.
    """

    low: Duration | None
    high: Duration | None
    qualifier: Qualifier | None
    is_stay: bool


def recorded_length(holder: Relation | Stop | Engagement) -> RecordedLength:
    """Returns the duration of a stop or an engagement, or the offset of a relation."""
    if isinstance(holder, Relation):
        return RecordedLength(low=holder.offset, high=holder.offset_high, qualifier=holder.qualifier, is_stay=False)
    return RecordedLength(
        low=holder.duration, high=holder.duration_high, qualifier=holder.duration_qualifier, is_stay=True
    )


def judge_duration(words: CitedText, value: Duration, length: RecordedLength, *, is_high: bool = False) -> Opinion:
    """Compares a duration with the words, which must have the same ends and the same qualifier as the record.

    is_high: whether it is the upper end of a range.
    """
    reading = _length_of(words, is_stay=length.is_stay)
    if isinstance(reading, Opinion):
        return reading
    read_value = reading.high if is_high else reading.duration
    if read_value is None or not same_duration(read_value, value):
        return contradicted(f"read as {_format_length(reading)}")
    if reading.high is not None and length.high is None:
        return contradicted(f"read as {_format_length(reading)}, but the record has only the lower end")
    if reading.qualifier is not length.qualifier:
        read_qualifier, own_qualifier = reading.qualifier or "no qualifier", length.qualifier or "no qualifier"
        return contradicted(f"have {read_qualifier}, and the record has {own_qualifier}", Cause.QUALIFIER)
    return Opinion(Verdict.PROVEN if reading.qualifier is None else Verdict.PROVEN_APPROXIMATE, f"say {value}")


def judge_duration_qualifier(words: CitedText, value: Qualifier, length: RecordedLength) -> Opinion:
    """Compares the qualifier of a duration with the words."""
    reading = _length_of(words, is_stay=length.is_stay)
    if isinstance(reading, Opinion):
        return reading
    if reading.qualifier is not value:
        return contradicted(f"have {reading.qualifier or 'no qualifier'}", Cause.QUALIFIER)
    return proven(f'say "{value}"')


def _length_of(words: CitedText, *, is_stay: bool) -> DurationReading | Opinion:
    """The reading of the only length of time that the words point at, or the opinion why there is none."""
    lengths = [mention for mention in words.figures if isinstance(mention.reading, DurationReading)]
    if not lengths:
        whole = read_duration(words.quote)
        if isinstance(whole, DurationReading) and not words.has_text:
            return whole
        reason = whole.reason if isinstance(whole, Unparsed) else "no length of time was found"
        return unreadable(f"cannot be read as a length of time: {reason}")
    mention = lengths[0]
    if any(other.reading != mention.reading for other in lengths):
        return ambiguous(f"have {len(lengths)} figures, and do not say which is meant")
    if (opinion := cut_figure(words, mention)) is not None:
        return opinion
    reading = mention.reading
    assert isinstance(reading, DurationReading)
    context = length_context(words.sentence.text, mention)
    if context.unread is not None:
        return words_not_understood(context.unread)
    if context.is_during is None:
        return unreadable('have an "over" that may mean "during" or "more than"')
    if is_stay and words.has_text and not context.is_stay:
        return unreadable("do not say clearly that this is the length of a stay or an event")
    if not is_stay:
        if context.is_during:
            return unreadable('use "over" for a period, not for the time between two events')
        if words.has_text and not context.is_offset:
            return unreadable("do not say that this is the time between two events: before, after, earlier, later")
        if words.has_text and context.is_stay:
            return unreadable("give the length of a stay or an event, not the time between two events")
    return attrs.evolve(reading, qualifier=None) if context.is_during else reading


def _format_length(reading: DurationReading) -> str:
    shown = f"{reading.duration} to {reading.high}" if reading.high is not None else str(reading.duration)
    return f"{shown}, {reading.qualifier}" if reading.qualifier is not None else shown
