"""stored-text-above-gate: a record that stores more of a source's text than is allowed."""

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Final

from diplovisit.evidence import Examination
from diplovisit.evidence.lexicon.names import FUNCTION_WORDS, HONORIFICS, OFFICE_HEADS, OFFICE_WORDS
from diplovisit.evidence.names import country_mentions, name_mentions
from diplovisit.evidence.readings.values import MentionKind
from diplovisit.evidence.sentence import figures_of_text, sentence_spans
from diplovisit.evidence.texts import SourceText, TextSpan, normalise
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Group, Rule, Severity, Source

RULE = Rule(
    name="stored-text-above-gate",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds=(
        "quotes that contain more than a fifth of a source without an open licence and more than twelve"
        " words, or more than eight consecutive words. Quotes of only figures, dates, names and offices"
        " do not count"
    ),
    why=(
        "Reports are copyrighted. Figures, dates and names may be quoted, but the report must not be"
        " republished in pieces."
    ),
    remedy=(
        "quote less, or store the words as a `fragment` with `diplovisit anchor --fragment`; if the"
        " source has an open licence, give its `licence`, or `own` for your own text"
    ),
    breaks="""
        # paper.txt
        The minister will visit Finland on Friday for talks on the ferry line, the paper has learnt.

        # visit.yaml
        sources:
          - {id: paper, kind: news, language: en}
        evidence:
          - {about: [finland/country], basis: stated, quote: The minister will visit Finland on Friday for talks}
    """,
    keeps="""
        # paper.txt
        The minister will visit Finland on Friday for talks on the ferry line, the paper has learnt.

        # visit.yaml
        sources:
          - {id: paper, kind: news, language: en}
        evidence:
          - {about: [finland/country], basis: stated, quote: visit Finland}
    """,
    source=(
        "the right of quotation (Berne Convention, article 10); the limits of a fifth, twelve and"
        " eight words are a cautious project rule"
    ),
)


MAX_SHARE: Final = 0.2
"""The largest share of a text without an open licence that the quotes of a record may store."""

LEAST_WORDS: Final = 12
"""The words that may be stored of the shortest text: a note of two sentences is not republished by "will visit"."""

MAX_RUN: Final = 8
"""The most consecutive words of such a text that they may store."""

# SPDX ids of licences that let anybody republish the text. Creative Commons licences with NC or ND do not.
_OPEN_LICENCES: Final = lazy_pattern(
    "CC0-1[.]0|CC-PDDC|CC-BY(?:-SA)?-[1-4][.][05](?:-[A-Z]{2,3})?|PDDL-1[.]0|ODbL-1[.]0|ODC-By-1[.]0|OGL-(?:UK-[123][.]0"
    "|Canada-2[.]0)|NLOD-[12][.]0|etalab-2[.]0|DL-DE-(?:BY|ZERO)-2[.]0|Apache-2[.]0|MIT(?:-0)?|BSD-[23]-Clause|ISC"
    "|Unlicense|0BSD|GFDL-1[.][123](?:-or-later|-only)?|public domain|LicenseRef-public-domain",
    re.IGNORECASE,
)

# Words beside values and names that are no expression by themselves.
_PLAIN_WORDS: Final = frozenset(
    """
    a an the this that its his her their of in on at by to from for with and or between during until till before after
    since through over about as both each s
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_WORD: Final = lazy_pattern(r"[^\W_]+")
_COUNTED: Final = lazy_pattern(r" [^\W_]+")
_LONGEST_NAME: Final = 5
# A heading may have longer words in lower case only if they are words of grammar.
_LONGEST_SMALL_WORD: Final = 3


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds sources of which the record stores more text than it may. Overlapping quotes count once.

    Only sources whose text is available are checked, unless their licence is open or they are our own. A quote of facts
    alone is nobody's expression, and is left out; so is the name of the publisher, in capitals as well.
    """
    for source in examination.visit.sources:
        if (text := examination.texts.get(source.id)) is None or _has_no_gate(source):
            continue
        extents = sorted(
            {
                placement.span
                for placement in examination.placements
                if placement.text == source.id and placement.span is not None and placement.citation.quote is not None
            }
        )
        publisher = normalise(source.publisher or "").text
        counted = [
            span
            for span in extents
            if text.text[span.start : span.end] != publisher and not states_facts_alone(text, span)
        ]
        passages = _merge_spans(counted, text.text)
        share = sum(passage.end - passage.start for passage in passages) / text.length
        words_stored = sum(len(text.text[passage.start : passage.end].split()) for passage in passages)
        if share > MAX_SHARE and words_stored > LEAST_WORDS:
            yield (
                source.id,
                f"quotes of the record contain {share:.1%} of {source.id}; the limit is {MAX_SHARE:.0%}",
            )
        for passage in passages:
            words = text.text[passage.start : passage.end].split()
            if len(words) > MAX_RUN:
                shown = f'"{" ".join(words[:3])} … {words[-1]}" (line {text.line_of(passage.start)})'
                sentence = f"quotes of the record contain {len(words)} consecutive words of {source.id}: {shown}"
                yield source.id, f"{sentence}; the limit is {MAX_RUN}"


def _has_no_gate(source: Source) -> bool:
    return is_open_licence(source.licence) or (source.licence is not None and source.licence.strip().lower() == "own")


def is_open_licence(licence: str | None) -> bool:
    """Whether a licence lets anybody republish a text; false for None, which means no stated licence.

    >>> [is_open_licence(licence) for licence in ("CC-BY-4.0", "CC-BY-NC-4.0", "all rights reserved", None)]
    [True, False, False, False]
    """
    return licence is not None and _OPEN_LICENCES.fullmatch(licence.strip()) is not None


def states_facts_alone(text: SourceText, span: TextSpan) -> bool:
    """Whether the words of a quote are nothing but values, names and offices, with determiners and prepositions.

    >>> from diplovisit.evidence.texts import read_text
    >>> text = read_text(b"On 7 March Foreign Minister Liis Tamm of Estonia told 12 engineers what she thinks.")
    >>> [states_facts_alone(text, TextSpan(*span)) for span in ((0, 48), (54, 66), (49, 66))]
    [True, True, False]
    """
    facts = _fact_mask(text)
    words = list(_WORD.finditer(text.text, span.start, span.end))
    return any(facts[word.start()] for word in words) and all(
        facts[word.start()] or word.group().lower() in _PLAIN_WORDS for word in words
    )


@functools.lru_cache(maxsize=16)
def _fact_mask(text: SourceText) -> bytearray:
    """One byte per offset of a text: 1 in a value, a name or an office.

    A number has one more word, for what it counts. In a heading every word looks like a name, so only figures and
    countries count there. The text is read once for all quotes, because a sentence may have thousands.
    """
    mask = bytearray(text.length)
    for figure in figures_of_text(text):
        counted = _COUNTED.match(text.text, figure.end) if figure.kind is MentionKind.QUANTITY else None
        _fill(mask, figure.start, counted.end() if counted is not None else figure.end)
    for span in sentence_spans(text):
        for first, last in _named_spans(text.text[span.start : span.end]):
            _fill(mask, span.start + first, span.start + last)
    return mask


def _fill(mask: bytearray, first: int, last: int) -> None:
    mask[first:last] = b"\1" * (last - first)


def _named_spans(sentence: str) -> Iterator[tuple[int, int]]:
    """The countries, names and offices of a sentence; of a heading, its countries."""
    for country in country_mentions(sentence):
        yield country.start, country.end
    words = _WORD.findall(sentence)
    if any(len(word) > _LONGEST_SMALL_WORD and word.islower() and word not in FUNCTION_WORDS for word in words):
        for name in name_mentions(sentence):
            if len(name.words.split()) <= _LONGEST_NAME:
                yield name.start, name.end
        yield from _office_spans(sentence)


def _office_spans(text: str) -> Iterator[tuple[int, int]]:
    """The words of offices that end in a head ("foreign minister"), and those in capitals ("External Affairs")."""
    run: list[re.Match[str]] = []
    for word in (*_WORD.finditer(text), None):
        if word is not None and (word.group().lower() in OFFICE_WORDS or word.group() in HONORIFICS):
            run.append(word)
            continue
        if run and (run[-1].group().lower() in OFFICE_HEADS or all(each.group()[0].isupper() for each in run)):
            yield run[0].start(), run[-1].end()
        run = []


def _merge_spans(extents: Iterable[TextSpan], text: str) -> tuple[TextSpan, ...]:
    """The passages that sorted quotes form together: quotes are merged if they overlap or have no word between them."""
    merged: list[TextSpan] = []
    for extent in extents:
        if merged and not any(c.isalnum() for c in text[merged[-1].end : extent.start]):
            merged[-1] = TextSpan(merged[-1].start, max(merged[-1].end, extent.end))
        else:
            merged.append(extent)
    return tuple(merged)
