"""Which facts of a record given words prove, and which words of a text prove a given fact."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from diplovisit.evidence.examination import Examination
from diplovisit.evidence.facts import Fact
from diplovisit.evidence.lexicon.names import FUNCTION_WORDS
from diplovisit.evidence.readings import DateReading
from diplovisit.evidence.readings.derivation_rules import RULES, RULES_OF_DATELINE
from diplovisit.evidence.sentence import Sentence, read_sentence, sentence_at, sentence_spans
from diplovisit.evidence.texts import SourceText, TextSpan, normalise, occurrences
from diplovisit.evidence.verdicts.verdict import Opinion, Verdict, not_checked
from diplovisit.record import Announcement, Basis, Edtf, Evidence, Modality, Polarity, Visit
from diplovisit.record.constraints import ADDRESS

_ORDER: Final[Mapping[Verdict, int]] = {verdict: index for index, verdict in enumerate(Verdict)}
_MOST_WORDS: Final = 12
"""Words of a quote that is searched for: a quote is a few words, and no sentence."""
_MOST_TRIALS: Final = 20_000
"""Places that are tried for one fact. A sentence of 25 words has 230."""


@attrs.frozen(kw_only=True)
class QuotePlace:
    """Where words are in the text of a source.

    part: the part of the source that a row must name, None if it needs none. nth: which occurrence, None if there is
    only one. line: the line of the file. span: the offsets in the normal form of the text.
    """

    source: str
    part: str | None
    nth: int | None
    line: int
    span: TextSpan


@attrs.frozen(kw_only=True)
class FactByWords:
    """A fact, the row of evidence that would cite words for it, and what the words say of it.

    place: where the words are, None without a text. opinion: what they say; without a text they prove nothing. reading:
    what they would say in a text that has them; the same as `opinion` with a text.
    """

    fact: Fact
    row: Evidence
    opinion: Opinion
    reading: Opinion
    place: QuotePlace | None

    @property
    def rank(self) -> tuple[int, int]:
        """The place of the verdict in the order from the best to the worst."""
        return _ORDER[self.opinion.verdict], _ORDER[self.reading.verdict]


def find_quote(visit: Visit, texts: Mapping[str, SourceText], source: str, words: str) -> tuple[QuotePlace, ...]:
    """Returns the places of words in the text of a source, in order. A place in no part is cited without one.

    Raises TooMuchToSearch.
    """
    text = texts[source]
    parts = next(each.parts for each in visit.sources if each.id == source)
    spans = occurrences(text, words)
    places = []
    for number, span in enumerate(spans, 1):
        part = next((part for part in parts if part.start <= span.start and span.end <= part.end), None)
        within = [each for each in spans if part is None or (part.start <= each.start and each.end <= part.end)]
        nth = within.index(span) + 1 if part is not None else number
        places.append(
            QuotePlace(
                source=source,
                part=part.name if part is not None and len(spans) > 1 else None,
                nth=nth if len(within) > 1 else None,
                line=text.line_of(span.start),
                span=span,
            )
        )
    return tuple(places)


def facts_by_words(
    examination: Examination,
    words: str,
    place: QuotePlace | None,
    *,
    source: str,
    addresses: Iterable[str] | None = None,
    by: str | None = None,
) -> tuple[FactByWords, ...]:
    """Judges every fact by words at a place, or by the words alone for None; the best verdicts come first.

    addresses: the facts that are judged, all for None. by: who vouches for what no rule can read.
    """
    wanted = None if addresses is None else frozenset(addresses)
    found = []
    for fact in examination.facts:
        if wanted is None or fact.address in wanted:
            trials = [
                _judged(examination, fact, row, place) for row in _rows(examination, fact, words, place, source, by)
            ]
            found.append(min(trials, key=lambda trial: trial.rank))
    return tuple(sorted(found, key=lambda each: each.rank))


def _judged(examination: Examination, fact: Fact, row: Evidence, place: QuotePlace | None) -> FactByWords:
    if place is not None:
        opinion = reading = examination.opinion_at(fact, row, place.source, place.span)
    else:
        reading = _reading_of_quote(examination, fact, row)
        opinion = reading if reading.takes_back else not_checked("are in no available text")
    return FactByWords(fact=fact, row=row, opinion=opinion, reading=reading, place=place)


def _reading_of_quote(examination: Examination, fact: Fact, row: Evidence) -> Opinion:
    """Returns what a quote would say in its text. Of a date, its own words decide: those around it are not there."""
    reading = examination.opinion_of_quote(fact, row)
    if not isinstance(fact.value, Edtf) or row.basis is not Basis.STATED or reading.verdict is not Verdict.UNREADABLE:
        return reading
    quote = normalise(row.quote or "").text
    for figure in read_sentence(quote).figures:
        bare = attrs.evolve(row, quote=quote[figure.core : figure.end].strip())
        if isinstance(figure.reading, DateReading) and examination.opinion_of_quote(fact, bare).verdict.is_proof:
            return attrs.evolve(reading, verdict=Verdict.NOT_CHECKED)
    return reading


def _rows(
    examination: Examination, fact: Fact, words: str, place: QuotePlace | None, source: str, by: str | None
) -> Iterator[Evidence]:
    """Yields the rows by which words may be cited for a fact: as stated, and for a date by each rule."""
    is_first = source == examination.visit.sources[0].id
    row = Evidence(
        about=(citable_address(fact),),
        basis=Basis.STATED,
        sources=() if is_first else (source,),
        part=place.part if place is not None else None,
        nth=place.nth if place is not None else None,
        quote=words,
        modality=fact.value if isinstance(fact.value, Modality) else None,
        by=by,
    )
    yield row
    if fact.value in {Announcement.NONE, Announcement.DENIED} or fact.value is Polarity.DENIED:
        yield attrs.evolve(row, polarity=Polarity.DENIED)
    if isinstance(fact.value, Edtf):
        for rule, address in _derivations(examination, fact, source):
            yield attrs.evolve(row, basis=Basis.DERIVED, rule=rule, inputs=(address,))


def citable_address(fact: Fact) -> str:
    """Returns the address by which evidence cites a fact: that of the node around it, where it has none of its own."""
    address = fact.address
    while not ADDRESS.fullmatch(address) and "/" in address:
        address = address.rpartition("/")[0]
    return address


def _derivations(examination: Examination, fact: Fact, source: str) -> Iterator[tuple[str, str]]:
    """Yields the rules with an input for each: the dateline of the source, or another date of the record."""
    dateline = f"{source}/dateline/date"
    dates = [each.address for each in examination.facts if isinstance(each.value, Edtf) and each is not fact]
    own = [address for address in dates if address == dateline]
    others = [address for address in dates if address.endswith("/when")]
    for rule in RULES:
        for address in own if rule in RULES_OF_DATELINE else others:
            # A date that is computed from this one cannot prove it.
            if not _leans_on(examination, address, fact.address):
                yield rule, address


def _leans_on(examination: Examination, address: str, other: str) -> bool:
    seen: set[str] = set()
    queue = [address]
    while queue:
        current = queue.pop()
        if current == other:
            return True
        if current not in seen:
            seen.add(current)
            queue += [name for row in examination.visit.evidence if current in row.about for name in row.inputs]
    return False


def merged_rows(found: Iterable[FactByWords]) -> Iterator[Evidence]:
    """Yields the rows of evidence for facts: one for all that are cited in the same way."""
    abouts: dict[Evidence, list[str]] = {}
    for each in found:
        abouts.setdefault(attrs.evolve(each.row, about=("status",)), []).extend(each.row.about)
    for row, about in abouts.items():
        yield attrs.evolve(row, about=tuple(dict.fromkeys(about)))


def quotes_for(examination: Examination, address: str, sources: Iterable[str]) -> tuple[FactByWords, ...]:
    """Returns the shortest words of each text that prove a fact, at most MOST_QUOTES of them, the shortest first.

    Empty if no few words of a sentence do. Raises LookupError for an address that is no fact.
    """
    fact = next((each for each in examination.facts if each.address == address), None)
    if fact is None:
        raise LookupError(address)
    found: list[FactByWords] = []
    for source in sources:
        found += _shortest(examination, fact, source)
    return tuple(sorted(found, key=lambda each: (each.rank, len(each.row.quote or "")))[:MOST_QUOTES])


MOST_QUOTES: Final = 5


def _shortest(examination: Examination, fact: Fact, source: str) -> Iterator[FactByWords]:
    text = examination.texts[source]
    trials = 0
    spans = [TextSpan(span.start, span.end) for span in sentence_spans(text)]
    sentences = [(sentence_at(text, span), span) for span in spans]
    for number in range(1, _MOST_WORDS + 1):
        found = []
        for sentence, span in sentences:
            starts, ends = _word_edges(text, sentence, span)
            for first in range(len(starts) - number + 1):
                window = TextSpan(starts[first], ends[first + number - 1])
                if not _may_prove(fact, sentence, window) or _is_function_words(text, window):
                    continue
                trials += 1
                if trials > _MOST_TRIALS:
                    return
                if (proven := _proof(examination, fact, source, window)) is not None:
                    found.append(proven)
        if found:
            yield from found[:MOST_QUOTES]
            return


def _proof(examination: Examination, fact: Fact, source: str, window: TextSpan) -> FactByWords | None:
    words = examination.texts[source].text[window.start : window.end]
    place = QuotePlace(source=source, part=None, nth=None, line=0, span=window)
    trials = facts_by_words(examination, words, place, source=source, addresses=(fact.address,))
    if not trials or not trials[0].opinion.verdict.is_proof:
        return None
    exact = [
        each
        for each in find_quote(examination.visit, examination.texts, source, words)
        if each.span.start == window.start
    ]
    if not exact:
        return None
    row = attrs.evolve(trials[0].row, part=exact[0].part, nth=exact[0].nth)
    return attrs.evolve(trials[0], row=row, place=exact[0])


def _word_edges(text: SourceText, sentence: Sentence, span: TextSpan) -> tuple[list[int], list[int]]:
    """Returns where the words of a sentence begin and end, without the punctuation around them.

    What ends a figure is no punctuation: "at 12.15 p.m.".
    """
    ends_of_figures = [sentence.start + figure.end for figure in sentence.figures]
    starts, ends = [], []
    at = span.start
    for piece in text.text[span.start : span.end].split(" "):
        bare = piece.strip(_PUNCTUATION)
        if bare:
            start = at + piece.index(bare)
            end, last = start + len(bare), at + len(piece)
            starts.append(start)
            ends.append(max((each for each in ends_of_figures if end < each <= last), default=end))
        at += len(piece) + 1
    return starts, ends


_PUNCTUATION: Final = ".,;:!?()[]\"'“”‘’«»…\n\t-–—"


def _is_function_words(text: SourceText, window: TextSpan) -> bool:
    """Whether words alone would prove something by what is around them: "to", "in the"."""
    return all(word.casefold() in FUNCTION_WORDS for word in text.text[window.start : window.end].split())


def _may_prove(fact: Fact, sentence: Sentence, window: TextSpan) -> bool:
    """Whether words may prove a fact at all: those for a figure contain one, whole."""
    if not isinstance(fact.value, Edtf):
        return True
    start, end = window.start - sentence.start, window.end - sentence.start
    return any(start <= figure.core and figure.end <= end for figure in sentence.figures)


def find_cut_figure(text: SourceText, span: TextSpan) -> str | None:
    """Returns the figure of a sentence that words contain in part only; None if there is none."""
    sentence = sentence_at(text, span)
    start, end = span.start - sentence.start, span.end - sentence.start
    for figure in sentence.figures:
        # "The second day" is whole without "on"; "$66 billion" is not without "approximately".
        first = figure.core if isinstance(figure.reading, DateReading) else figure.start
        overlaps = first < end and start < figure.end
        if overlaps and not (start <= first and figure.end <= end):
            return sentence.text[figure.start : figure.end]
    return None
