"""Reads terms of office from a table: CSV, a term a row.

Settings name the file, and may be a stranger's: before its header has shown that it is a table of terms, no message
quotes anything of it.
"""

from typing import Final

from diplovisit.readers.terms_refusal import UnreadableTerms, read_day, require_term
from diplovisit.record.judge import closest, did_you_mean
from diplovisit.record.terms import Term
from diplovisit.wire.rows import RowFault, RowFaultKind, Rows, read_rows

COLUMNS: Final = ("scheme", "person", "office", "country", "since", "until")


def read_terms_rows(data: bytes, *, name: str) -> tuple[Term, ...]:
    """Reads a table of terms; its columns may stand in any order. Raises UnreadableTerms for its first fault.

    >>> data = b"scheme,person,office,country,since,until\\nwikidata,Q76,President,US,2009-01-20,2017-01-20\\n"
    >>> (term,) = read_terms_rows(data, name="terms.csv")
    >>> term.person, str(term.until)
    ('Q76', '2017-01-20')
    """
    # The last row may do without a line end (RFC 4180, section 2, point 2); written by hand it often does.
    rows = read_rows(data + b"\n" if data and not data.endswith((b"\n", b"\r")) else data, COLUMNS)
    if rows.faults:
        fault = min(rows.faults, key=lambda fault: fault.line)
        raise UnreadableTerms(name, fault.line, _sentence(fault, rows).rstrip("?"), fault.remedy)
    terms = []
    for row in rows.rows:
        scheme, person, office, country, since, until = row.cells
        term = Term(
            scheme=scheme,
            person=person,
            office=office,
            country=country,
            since=read_day(since, called="since", file=name, line=row.line),
            until=read_day(until, called="until", file=name, line=row.line) if until else None,
        )
        terms.append(require_term(term, file=name, line=row.line))
    return tuple(terms)


def _sentence(fault: RowFault, rows: Rows) -> str:
    """What is wrong with a table, without a word of what may not be one."""
    if fault.kind is RowFaultKind.ENCODING and not fault.sentence.startswith("this is"):
        return "a byte of this line is not UTF-8"
    if fault.kind is not RowFaultKind.HEADER:
        return fault.sentence
    for place, column in enumerate(rows.header, 1):
        if column not in COLUMNS:
            meant = closest(column, (each for each in COLUMNS if each not in rows.header))
            return f"column {place:,} of the header is not one of a table of terms{did_you_mean(meant)}"
    return fault.sentence  # a column that is missing, or is there twice: one of COLUMNS
