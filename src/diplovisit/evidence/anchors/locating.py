"""Locates the words that a record cites in the texts of its sources."""

import enum
from collections.abc import Iterator, Mapping

import attrs

from diplovisit.evidence.texts.source_text import (
    SourceText,
    TextSpan,
    TooMuchToSearch,
    occurrences,
    occurrences_of_digest,
)
from diplovisit.record import Evidence, FieldPath, Fragment, Ignored, Source, Visit


class PlacementOutcome(enum.StrEnum):
    """The result of searching for words. Only placed words can have an anchor."""

    PLACED = "placed"
    NOT_FOUND = "not-found"
    REPEATED = "repeated"  # found more than once, and no `nth` selects one
    TOO_FEW = "too-few"  # found fewer times than `nth` requires
    NOT_SEARCHED = "not-searched"  # earlier searches used up the allowed work
    NO_PART = "no-part"  # the searched text has no part of that name


@attrs.frozen(kw_only=True)
class RowCitation:
    """Words that a record cites, with their source and where in it they are.

    path: the path of the row, such as `("evidence", 3)` or `("ignore", 0)`. source: the id of the source of the words.
    Exactly one of `quote` and `fragment` is None. `part` and `nth` are None if the row does not state them.
    """

    path: FieldPath
    source: str
    part: str | None
    nth: int | None
    quote: str | None
    fragment: Fragment | None


@attrs.frozen(kw_only=True)
class CitationPlacement:
    """The result of searching one citation in one text.

    text: the id of the source whose text was searched. It differs from the citation's source if a paper quotes that
    source, or a retelling replaces it. extent: the cited place, None unless placed. matches: all places in that part,
    at most MOST_PLACES.
    """

    citation: RowCitation
    text: str
    outcome: PlacementOutcome
    span: TextSpan | None
    matches: tuple[TextSpan, ...]


def citations(visit: Visit) -> Iterator[RowCitation]:
    """Yields the words that a record cites, in the order of its rows, once for each source that a row names.

    >>> from diplovisit import load
    >>> next(citations(load("seeds/misri-russia/visit.yaml"))).quote
    'NationPress'
    """
    first_source = visit.sources[0].id if visit.sources else None
    for index, row in enumerate(visit.evidence):
        for source in row.sources or ((first_source,) if first_source is not None else ()):
            yield from _cite_row(("evidence", index), row, source)
    for index, ignored in enumerate(visit.ignore):
        for source in ignored.sources or ((first_source,) if first_source is not None else ()):
            yield from _cite_row(("ignore", index), ignored, source)


def _cite_row(path: FieldPath, row: Evidence | Ignored, source: str) -> Iterator[RowCitation]:
    if row.quote is not None or row.fragment is not None:
        # A quote takes precedence over a fragment.
        used_fragment = row.fragment if row.quote is None else None
        yield RowCitation(path=path, source=source, part=row.part, nth=row.nth, quote=row.quote, fragment=used_fragment)


class Carriers:
    """The texts that can contain the words of each source of a record; computed once per source.

    >>> from diplovisit import load
    >>> Carriers(load("seeds/misri-russia/visit.yaml")).texts_for("unnamed")
    ('nationpress', 'retelling')
    """

    def __init__(self, visit: Visit) -> None:
        self._by_id = {source.id: source for source in visit.sources}
        self._retellings: dict[str, list[str]] = {}
        for source in visit.sources:
            if source.retells is not None and source.retells != source.id:
                self._retellings.setdefault(source.retells, []).append(source.id)
        self._texts_by_source: dict[str, tuple[str, ...]] = {}

    def texts_for(self, source: str) -> tuple[str, ...]:
        """Returns the ids of the sources whose texts can contain the words of a source.

        The first is the source itself, or the source that quotes it; its retellings follow.
        """
        if source not in self._texts_by_source:
            carrier = self._carrier(source)
            self._texts_by_source[source] = (carrier, *self._retellings.get(carrier, ()))
        return self._texts_by_source[source]

    def _carrier(self, source: str) -> str:
        """Follows `via` from a source without a text of its own to the source that carries its words."""
        carrier = source
        visited = {carrier}
        while (
            (via := self._by_id[carrier].via) is not None and via not in visited and self._by_id[carrier].text is None
        ):
            carrier = via
            visited.add(carrier)
        return carrier


def place_citations(visit: Visit, texts: Mapping[str, SourceText]) -> tuple[CitationPlacement, ...]:
    """Searches each citation in each available text that can contain it; `texts` has them by source id.

    A citation without an available text is left out, because nothing is known about it.

    >>> import pathlib
    >>> from diplovisit import load
    >>> from diplovisit.evidence.texts import read_text
    >>> retelling = read_text(pathlib.Path("seeds/misri-russia/retelling.txt").read_bytes())
    >>> placements = place_citations(load("seeds/misri-russia/visit.yaml"), {"retelling": retelling})
    >>> placements[0].outcome.value, placements[0].span
    ('placed', TextSpan(start=549, end=560))
    """
    if not texts:
        return ()
    by_id = {source.id: source for source in visit.sources}
    carriers = Carriers(visit)
    return tuple(
        _place_citation(citation, by_id[name], texts[name])
        for citation in citations(visit)
        for name in carriers.texts_for(citation.source)
        if name in texts
    )


def part_extent(source: Source, part: str | None, text: SourceText) -> TextSpan | None:
    """Returns the extent of a part of a text, or of the whole text if `part` is None.

    None if the source has no part of that name, or the part begins behind the end of the text.
    """
    if part is None:
        return TextSpan(0, text.length)
    bounds = next((TextSpan(known.start, known.end) for known in source.parts if known.name == part), None)
    if bounds is None or bounds.start >= text.length:
        return None
    return TextSpan(bounds.start, min(bounds.end, text.length))


@attrs.frozen(kw_only=True)
class IgnoredSection:
    """A part or a span of a text that a row of `ignore` names without a quote and without a fragment.

    row: the index of the row in `visit.ignore`. text: the id of the source of the text.
    """

    row: int
    text: str
    span: TextSpan


def ignored_sections(visit: Visit, texts: Mapping[str, SourceText]) -> Iterator[IgnoredSection]:
    """Yields the sections that rows of `ignore` name, as far as they are in an available text.

    A row that names its words in no way, or in two, has no section: `ignored-words-unclear` reports it.
    """
    by_id = {source.id: source for source in visit.sources}
    carriers = Carriers(visit)
    for index, row in enumerate(visit.ignore):
        if row.quote is not None or row.fragment is not None:
            continue
        for source in row.sources or (visit.sources[0].id,):
            for name in carriers.texts_for(source):
                if name in texts and (span := _section_span(row, by_id[name], texts[name])) is not None:
                    yield IgnoredSection(row=index, text=name, span=span)
                if row.part is None:
                    break  # the offsets of a span count in the text of its own source, and in no retelling


def _section_span(row: Ignored, source: Source, text: SourceText) -> TextSpan | None:
    if row.start is None and row.end is None and row.part is not None:
        return part_extent(source, row.part, text)
    if row.start is None or row.end is None or row.part is not None or not row.start < min(row.end, text.length):
        return None
    return TextSpan(row.start, min(row.end, text.length))


def find_words(
    text: SourceText, quote: str | None, fragment: Fragment | None, *, within: TextSpan | None = None
) -> tuple[TextSpan, ...]:
    """Returns every place of a quote, or of a fragment if the quote is None. Raises TooMuchToSearch."""
    if quote is not None:
        return occurrences(text, quote, within=within)
    if fragment is not None:
        return occurrences_of_digest(text, length=fragment.length, sha256=fragment.sha256, within=within)
    return ()


def _place_citation(citation: RowCitation, source: Source, text: SourceText) -> CitationPlacement:
    within = part_extent(source, citation.part, text)
    matches: tuple[TextSpan, ...] = ()
    extent = None
    if within is None:
        outcome = PlacementOutcome.NO_PART
    else:
        nth = citation.nth or 1
        try:
            matches = find_words(text, citation.quote, citation.fragment, within=within)
        except TooMuchToSearch:
            return CitationPlacement(
                citation=citation, text=source.id, outcome=PlacementOutcome.NOT_SEARCHED, span=None, matches=()
            )
        if not matches:
            outcome = PlacementOutcome.NOT_FOUND
        elif len(matches) < nth:
            outcome = PlacementOutcome.TOO_FEW
        elif citation.nth is None and len(matches) > 1:
            outcome = PlacementOutcome.REPEATED
        else:
            outcome, extent = PlacementOutcome.PLACED, matches[nth - 1]
    return CitationPlacement(citation=citation, text=source.id, outcome=outcome, span=extent, matches=matches)
