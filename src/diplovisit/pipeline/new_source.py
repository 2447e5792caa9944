"""The card of a source that a record gets: what a person says of it, and what the head of its text prints."""

from collections.abc import Iterator, Mapping

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.proposal import ProposedFact
from diplovisit.drafting.rules.source_card import read_source_card
from diplovisit.evidence.proving_words import find_quote
from diplovisit.evidence.texts import SourceText
from diplovisit.record import Basis, Dateline, Edtf, Evidence, Source, SourceKind, Visit


@attrs.frozen(kw_only=True)
class CardEntry:
    """Words of a text that state an entry of the card of its source.

    field: the address of the entry below that of the source. start: where the words begin, in the normal form of the
    text. note: why the entry is inferred, where the words do not state all of it; None where they do.
    """

    field: str
    quote: str
    start: int
    note: str | None = None


@attrs.frozen(kw_only=True)
class CardOptions:
    """What a person says of a source; None where nothing is said."""

    kind: SourceKind | None = None
    publisher: str | None = None
    date: Edtf | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return self == CardOptions()


@attrs.frozen(kw_only=True)
class NewSource:
    """A source with the words of its text that state its card."""

    source: Source
    entries: tuple[CardEntry, ...] = ()


def new_source(name: str, options: CardOptions, text: SourceText | None) -> NewSource:
    """Makes a source of what is said of it, and of what its text prints; what is said comes first.

    Raises ValueError for a faulty option.

    >>> from diplovisit.evidence.texts import read_text
    >>> text = read_text(b"OSLO, Sept 3, 2026 (Example Press) - Prime Minister Solheim will visit Japan in October.")
    >>> new = new_source("paper", CardOptions(), text)
    >>> new.source.publisher, str(new.source.dateline.date), [entry.quote for entry in new.entries]
    ('Example Press', '2026-09-03', ['Example Press', 'OSLO', 'Sept 3, 2026'])
    """
    said = Source(
        id=name,
        kind=options.kind or SourceKind.NEWS,
        publisher=options.publisher,
        published=options.date,
        language=options.language,
        url=options.url,
        licence=options.licence,
    )
    if text is None:
        return NewSource(source=said)
    day = str(options.date) if options.date is not None else None
    card = read_source_card(Article(id=name, text=text), DraftOptions(date=day, publisher=options.publisher)).source
    found = {
        field: entry
        for field, fact in (
            ("publisher", card.publisher),
            ("dateline/place", card.dateline_place),
            ("dateline/date", card.dateline_date),
        )
        if fact is not None and (entry := _entry(field, fact)) is not None
    }
    if options.publisher is not None and card.publisher is not None and card.publisher.value != options.publisher:
        del found["publisher"]
    place = card.dateline_place.value if "dateline/place" in found and card.dateline_place is not None else None
    date = card.dateline_date.value if "dateline/date" in found and card.dateline_date is not None else None
    source = attrs.evolve(
        said,
        kind=options.kind or card.kind,
        publisher=options.publisher or (card.publisher.value if card.publisher is not None else None),
        dateline=Dateline(place=place, date=Edtf(date) if date else None) if place or date else None,
        published=options.date if date != day else None,
        language=options.language or card.language,
    )
    return NewSource(source=source, entries=tuple(found.values()))


def _entry(field: str, fact: ProposedFact) -> CardEntry | None:
    citation = next((each for each in fact.citations if each.start is not None), None)
    if citation is None or citation.start is None:
        return None
    return CardEntry(field=field, quote=citation.quote, start=citation.start, note=fact.note)


def card_rows(visit: Visit, texts: Mapping[str, SourceText], new: NewSource, by: str | None) -> Iterator[Evidence]:
    """Yields a row of evidence for each entry of a card that its text prints.

    by: who answers for what the text does not print, such as the year; nobody for None.
    """
    is_first = new.source.id == visit.sources[0].id
    for entry in new.entries:
        places = find_quote(visit, texts, new.source.id, entry.quote)
        place = next((each for each in places if each.span.start == entry.start), None)
        if place is not None:
            yield Evidence(
                about=(f"{new.source.id}/{entry.field}",),
                basis=Basis.STATED if entry.note is None else Basis.INFERRED,
                sources=() if is_first else (new.source.id,),
                part=place.part,
                nth=place.nth,
                quote=entry.quote,
                by=by if entry.note is not None else None,
                note=entry.note,
            )
