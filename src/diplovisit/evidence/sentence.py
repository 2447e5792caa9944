"""A sentence of a source with everything that is read in it: the unit that verdicts, coverage and derivation share.

The quote of a row only points into its sentence. What the words around the quote say about the fact counts as well.
"""

import bisect
import functools
import itertools
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.clauses import (
    Clause,
    Scope,
    instruction_in,
    plainly_refutes,
    refutation_after,
    refutation_before,
    scopes_of,
    split_clauses,
)
from diplovisit.evidence.lexicon.polarity import Suspension
from diplovisit.evidence.names import CountryMention, country_mentions
from diplovisit.evidence.names.tokens import sentence_breaks
from diplovisit.evidence.readings import Mention, scan_values
from diplovisit.evidence.texts import SourceText, TextSpan
from diplovisit.lazy_patterns import lazy_pattern

# No sentence in news is longer. It bounds how much text on either side of a quote is read, even without full stops.
_LONGEST: Final = 5_000
_QUOTATION_MARK: Final = lazy_pattern("[“”‘’«»\"']")
_CLOSING_MARKS: Final = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'"}


@attrs.frozen(kw_only=True, eq=False)
class Sentence:
    """One sentence in normal form. Each reading is computed once, on first use.

    start: where the sentence begins in the normal form of its text. previous, following: the sentences around it, empty
    where there are none. "That is untrue" denies the sentence before it; it counts as the following one over one or two
    others. quotations: the spans between quotation marks, which may open before the sentence and close behind it.

    >>> sentence = read_sentence("The envoy will visit Norway on 7 March 2024.")
    >>> [sentence.text[mention.start : mention.end] for mention in (*sentence.countries, *sentence.figures)]
    ['Norway', 'on 7 March 2024']
    """

    text: str
    start: int = 0
    previous: str = ""
    following: str = ""
    quotations: tuple[tuple[int, int], ...] = ()

    @functools.cached_property
    def figures(self) -> tuple[Mention, ...]:
        """The quantities, dates and durations of the sentence, in order."""
        return _cached_figures(self.text)

    @functools.cached_property
    def countries(self) -> tuple[CountryMention, ...]:
        """The mentions of countries, peoples and capitals, in order."""
        return country_mentions(self.text)

    @functools.cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the sentence, in order; together they cover it."""
        return split_clauses(self.text)

    def clause_at(self, start: int) -> Clause:
        """Returns the clause that contains an offset; the last one for an offset behind the end."""
        index = bisect.bisect_right(self.clauses, start, key=lambda clause: clause.start) - 1
        return self.clauses[max(index, 0)]

    @functools.cached_property
    def scopes(self) -> tuple[Scope, ...]:
        """The words that deny, call off or suspend what the sentence says, with what each of them reaches.

        A sentence before or after this one may do so, too: "That is untrue."
        """
        whole = ((0, len(self.text)),)
        scopes = list(scopes_of(self.text))
        if (after := refutation_after(self.following)) is not None:
            suspension, words = after
            scopes.append(Scope(suspension=suspension, trigger=words, spans=whole))
        if (before := refutation_before(self.previous)) is not None:
            scopes.append(Scope(suspension=Suspension.DENIAL, trigger=before, spans=whole))
        if (instruction := instruction_in(self.text)) is not None:
            scopes.append(Scope(suspension=Suspension.SUPPOSITION, trigger=instruction, spans=whole))
        return tuple(scopes)

    def scopes_at(self, start: int, end: int) -> tuple[Scope, ...]:
        """Returns the scopes that reach a span of the sentence, in order."""
        return tuple(scope for scope in self.scopes if scope.reaches(start, end))

    def denial_at(self, start: int, end: int) -> str | None:
        """Returns the words that deny, call off or suspend what the sentence says at a span; None if none do.

        >>> sentence = read_sentence("He will not visit Norway, but will go to Sweden.")
        >>> sentence.denial_at(18, 24), sentence.denial_at(41, 47)
        ('not', None)
        """
        return next((scope.trigger for scope in self.scopes_at(start, end)), None)


@functools.lru_cache(maxsize=4096)
def _cached_figures(text: str) -> tuple[Mention, ...]:
    """The figures of a sentence, scanned once for all rows and records that share it."""
    return tuple(scan_values(text))


@functools.lru_cache(maxsize=1024)
def read_sentence(
    text: str,
    start: int = 0,
    previous: str = "",
    following: str = "",
    quotations: tuple[tuple[int, int], ...] | None = None,
) -> Sentence:
    """Returns a sentence; the same object for the same sentence, so that it is read once.

    >>> read_sentence("He left.") is read_sentence("He left.")
    True
    """
    if quotations is None:
        quotations = tuple(quotation_spans(text))
    return Sentence(text=text, start=start, previous=previous, following=following, quotations=quotations)


def quotation_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yields the spans between quotation marks, over sentences and paragraphs too, in linear time.

    A mark that does not close within a few thousand characters is no quotation, and a paragraph of a long quotation may
    begin with the mark again.

    >>> list(quotation_spans("He said: “We go. Tomorrow.” The minister's car left."))
    [(9, 26)]
    """
    opened, closing = -1, ""
    for mark in _QUOTATION_MARK.finditer(text):
        at, sign = mark.start(), mark[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if before.isalnum() and after.isalnum():
            continue  # "minister's"
        if opened >= 0 and at - opened > _LONGEST:
            opened = -1
        if opened >= 0 and sign == closing and not before.isspace():
            yield opened, at
            opened = -1
        elif opened < 0 and sign in _CLOSING_MARKS and after.strip() and not before.isalnum():
            opened, closing = at, _CLOSING_MARKS[sign]


@functools.lru_cache(maxsize=16)
def _quotations_of(text: SourceText) -> tuple[tuple[int, int], ...]:
    return tuple(quotation_spans(text.text))


def _quotations_within(text: SourceText, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The quotations that reach into a span of a text, counted from the beginning of the span."""
    quotations = _quotations_of(text)
    first = bisect.bisect_right(quotations, start, key=lambda each: each[1])
    last = bisect.bisect_left(quotations, end, key=lambda each: each[0])
    return tuple((opened - start, closed - start) for opened, closed in quotations[first:last])


@functools.lru_cache(maxsize=16)
def sentence_spans(text: SourceText) -> tuple[TextSpan, ...]:
    """Returns the spans of all sentences of a text, in its normal form. Together they cover the text.

    >>> from diplovisit.evidence.texts import read_text
    >>> sentence_spans(read_text(b"PM in Oslo\\n\\nHe left. She stayed."))
    (TextSpan(start=0, end=11), TextSpan(start=11, end=20), TextSpan(start=20, end=31))
    """
    # Sentences are cut in the text as given: in normal form a heading runs into the line below it.
    breaks = [0, *sorted({text.normal_offset(position) for position in sentence_breaks(text.raw)}), text.length]
    spans = [TextSpan(start, end) for start, end in itertools.pairwise(breaks) if start < end]
    return tuple(_without_blank(spans, text.text))


def _without_blank(spans: list[TextSpan], text: str) -> Iterator[TextSpan]:
    """Moves the blank at the beginning of a sentence to the end of the one before it."""
    for index, span in enumerate(spans):
        start = span.start + (index > 0 and text[span.start] == " ")
        following = spans[index + 1] if index + 1 < len(spans) else None
        end = span.end + (following is not None and text[following.start] == " ")
        if start < end:
            yield TextSpan(start, end)


def sentence_at(text: SourceText, span: TextSpan) -> Sentence:
    """Returns the sentence around a span of a text; all its sentences as one where the span has several.

    >>> from diplovisit.evidence.texts import read_text
    >>> sentence = sentence_at(read_text(b"He left. She stayed in Oslo. It rained."), TextSpan(13, 19))
    >>> sentence.text, sentence.following
    ('She stayed in Oslo.', 'It rained.')
    """
    spans = sentence_spans(text)
    first = max(bisect.bisect_right(spans, span.start, key=lambda each: each.start) - 1, 0)
    last = max(bisect.bisect_left(spans, span.end, key=lambda each: each.start) - 1, first)
    start = max(spans[first].start, span.start - _LONGEST)
    end = min(spans[last].end, span.end + _LONGEST)
    before = spans[max(first - 1, 0)]
    return read_sentence(
        text.text[start:end].rstrip(),
        start,
        text.text[max(before.start, before.end - _LONGEST) : before.end].rstrip() if first else "",
        _following([text.text[span.start : span.end][:_LONGEST].rstrip() for span in spans[last + 1 : last + 4]]),
        _quotations_within(text, start, end),
    )


def _following(sentences: list[str]) -> str:
    """The next sentence, or the first of those behind it that denies what is before them."""
    return next(filter(plainly_refutes, sentences[1:]), sentences[0] if sentences else "")


@functools.lru_cache(maxsize=16)
def figures_of_text(text: SourceText) -> tuple[Mention, ...]:
    """Returns all figures of a text, with their places in its normal form.

    >>> from diplovisit.evidence.texts import read_text
    >>> [(mention.start, mention.end) for mention in figures_of_text(read_text(b"He left. 12 died."))]
    [(9, 11)]
    """
    return tuple(
        attrs.evolve(
            mention, start=mention.start + span.start, end=mention.end + span.start, core=mention.core + span.start
        )
        for span in sentence_spans(text)
        for mention in _cached_figures(text.text[span.start : span.end].rstrip())
    )
