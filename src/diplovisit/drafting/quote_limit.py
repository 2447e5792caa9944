"""Keeps the quotes of a drafted record within what may be stored of a text, with the words that were left out."""

from collections.abc import Mapping
from typing import Final, TypeVar

import attrs

from diplovisit.drafting.judging import ErrorFinder
from diplovisit.evidence.examination import Examination
from diplovisit.evidence.texts import SourceText, normalise, text_digest
from diplovisit.record import Evidence, Ignored, Visit
from diplovisit.record.sources import Fragment

_MOST_HIDDEN: Final = 200


def hide_long_quotes(visit: Visit, texts: Mapping[str, SourceText], find_errors: ErrorFinder) -> Visit:
    """Returns a record that keeps its wordiest quotes by digests where a check finds too many words of a text.

    The quotes of the words that were left out count too, so that this is the last step of a draft.
    """
    for _ in range(_MOST_HIDDEN):
        found = find_errors(Examination(visit=visit, texts=texts))
        source = next((address for address, _ in found if address in texts), None)
        shorter = _with_one_hidden(visit, source) if source is not None else None
        if shorter is None:
            return visit
        visit = shorter
    return visit


def _with_one_hidden(visit: Visit, source: str) -> Visit | None:
    """Hides the quote with the most words in lower case, then the longest; None where there is nothing to hide.

    Where no quote of a fact is left, the longest of the words that were left out is hidden.
    """
    first = visit.sources[0].id
    quotes = {row.quote for row in visit.evidence if row.quote is not None and source in (row.sources or (first,))}
    if not quotes:
        listed = [row for row in visit.ignore if row.quote is not None and source in (row.sources or (first,))]
        if not listed:
            return None
        longest = max(listed, key=lambda row: len(row.quote or ""))
        return attrs.evolve(visit, ignore=tuple(_hidden(row) if row is longest else row for row in visit.ignore))
    chosen = max(quotes, key=lambda quote: (sum(word[:1].islower() for word in quote.split()), len(quote), quote))
    rows = tuple(_hidden(row) if row.quote == chosen else row for row in visit.evidence)
    return attrs.evolve(visit, evidence=rows)


_Row = TypeVar("_Row", Evidence, Ignored)


def _hidden(row: _Row) -> _Row:
    words = normalise(row.quote or "").text
    return attrs.evolve(row, quote=None, fragment=Fragment(length=len(words), sha256=text_digest(words)))
