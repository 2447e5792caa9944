"""Finds the words of each row of evidence, and of each row that is ignored, in the texts of their sources."""

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
    """What came of looking for words: only what is placed can have an anchor."""

    PLACED = "placed"
    NOT_FOUND = "not-found"
    REPEATED = "repeated"  # found more than once, and no `nth` says which is meant
    TOO_FEW = "too-few"  # found less often than `nth` says
    NOT_SEARCHED = "not-searched"  # looking for words before these took all the work that is allowed
    NO_PART = "no-part"  # the text that was searched has no part of that name


@attrs.frozen(kw_only=True)
class Citation:
    """Words that a record cites: from which source, and where in it.

    path: of the row, `("evidence", 3)` or `("ignore", 0)`. source: whose words they are. Of `quote` and
    `fragment` one is None; `part` and `nth` are None where the row does not say.
    """

    path: FieldPath
    source: str
    part: str | None
    nth: int | None
    quote: str | None
    fragment: Fragment | None


@attrs.frozen(kw_only=True)
class CitationPlacement:
    """What came of one citation in one text.

    text: the id of the source whose text was searched; another than the citation's where a paper quotes it, or a
    retelling stands in for it. extent: the place that is meant, None unless placed. found: all places in that part,
    MOST_PLACES at most.
    """

    citation: Citation
    text: str
    outcome: PlacementOutcome
    extent: TextSpan | None
    found: tuple[TextSpan, ...]


def citations(visit: Visit) -> Iterator[Citation]:
    """The words that a record cites, in the order of its rows; once for each source that a row names.

    >>> from diplovisit import load
    >>> next(citations(load("seeds/misri-russia/visit.yaml"))).quote
    'NationPress'
    """
    first = visit.sources[0].id if visit.sources else None
    for index, row in enumerate(visit.evidence):
        for source in row.sources or ((first,) if first is not None else ()):
            yield from _citation(("evidence", index), row, source, row.fragment)
    for index, ignored in enumerate(visit.ignore):
        if first is not None:
            yield from _citation(("ignore", index), ignored, first, None)


def _citation(path: FieldPath, row: Evidence | Ignored, source: str, fragment: Fragment | None) -> Iterator[Citation]:
    if row.quote is not None or fragment is not None:
        kept = fragment if row.quote is None else None
        yield Citation(path=path, source=source, part=row.part, nth=row.nth, quote=row.quote, fragment=kept)


class Carriers:
    """Which texts can have the words of each source of a record; each source is looked at once.

    >>> from diplovisit import load
    >>> Carriers(load("seeds/misri-russia/visit.yaml")).texts_for("unnamed")
    ('nationpress', 'retelling')
    """

    def __init__(self, visit: Visit) -> None:
        self._by_id = {each.id: each for each in visit.sources}
        self._retellings: dict[str, list[str]] = {}
        for each in visit.sources:
            if each.retells is not None and each.retells != each.id:
                self._retellings.setdefault(each.retells, []).append(each.id)
        self._known: dict[str, tuple[str, ...]] = {}

    def texts_for(self, source: str) -> tuple[str, ...]:
        """The sources whose texts can have the words of a source: itself, or what quotes it, and what retells that."""
        if source not in self._known:
            home = self._home(source)
            self._known[source] = (home, *self._retellings.get(home, ()))
        return self._known[source]

    def _home(self, source: str) -> str:
        home = source
        seen = {home}
        while (carrier := self._by_id[home].via) is not None and carrier not in seen and self._by_id[home].text is None:
            home = carrier
            seen.add(home)
        return home


def place_citations(visit: Visit, texts: Mapping[str, SourceText]) -> tuple[CitationPlacement, ...]:
    """Looks for every citation in every text at hand that can have it; `texts` goes by the id of the source.

    A citation none of whose texts is at hand is left out: nothing is known of it.

    >>> import pathlib
    >>> from diplovisit import load
    >>> from diplovisit.evidence.texts import read_text
    >>> retelling = read_text(pathlib.Path("seeds/misri-russia/retelling.txt").read_bytes())
    >>> placings = place_citations(load("seeds/misri-russia/visit.yaml"), {"retelling": retelling})
    >>> placings[0].outcome.value, placings[0].extent
    ('placed', TextSpan(start=549, end=560))
    """
    if not texts:
        return ()
    by_id = {source.id: source for source in visit.sources}
    carriers = Carriers(visit)
    return tuple(
        _placing(citation, by_id[name], texts[name])
        for citation in citations(visit)
        for name in carriers.texts_for(citation.source)
        if name in texts
    )


def part_extent(source: Source, part: str | None, text: SourceText) -> TextSpan | None:
    """The extent of a part of a text, or of all of it; None where the source tells of no such part in it."""
    if part is None:
        return TextSpan(0, text.length)
    bounds = next((TextSpan(each.start, each.end) for each in source.parts if each.name == part), None)
    if bounds is None or bounds.start >= text.length:
        return None
    return TextSpan(bounds.start, min(bounds.end, text.length))


def find_words(
    text: SourceText, quote: str | None, fragment: Fragment | None, *, within: TextSpan | None = None
) -> tuple[TextSpan, ...]:
    """Every place of a quote, or of a fragment where there is no quote. Raises TooMuchToSearch."""
    if quote is not None:
        return occurrences(text, quote, within=within)
    if fragment is not None:
        return occurrences_of_digest(text, length=fragment.length, sha256=fragment.sha256, within=within)
    return ()


def _placing(citation: Citation, source: Source, text: SourceText) -> CitationPlacement:
    within = part_extent(source, citation.part, text)
    found: tuple[TextSpan, ...] = ()
    extent = None
    if within is None:
        outcome = PlacementOutcome.NO_PART
    else:
        nth = citation.nth or 1
        try:
            found = find_words(text, citation.quote, citation.fragment, within=within)
        except TooMuchToSearch:
            return CitationPlacement(
                citation=citation, text=source.id, outcome=PlacementOutcome.NOT_SEARCHED, extent=None, found=()
            )
        if not found:
            outcome = PlacementOutcome.NOT_FOUND
        elif len(found) < nth:
            outcome = PlacementOutcome.TOO_FEW
        elif citation.nth is None and len(found) > 1:
            outcome = PlacementOutcome.REPEATED
        else:
            outcome, extent = PlacementOutcome.PLACED, found[nth - 1]
    return CitationPlacement(citation=citation, text=source.id, outcome=outcome, extent=extent, found=found)
