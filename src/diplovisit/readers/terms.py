"""Reads terms of office, in either of the two forms that they come in: a table (CSV), or presidents.xml."""

from diplovisit.readers.limits import LARGEST
from diplovisit.readers.terms_refusal import UnreadableTerms
from diplovisit.readers.terms_rows import COLUMNS, read_terms_rows
from diplovisit.record.terms import Term

__all__ = ["UnreadableTerms", "read_terms"]


def read_terms(data: bytes, *, name: str) -> tuple[Term, ...]:
    """Reads a file of terms; what form it has is told by its first character. Raises UnreadableTerms.

    >>> read_terms(b"scheme,person,office,since,until\\n", name="terms.csv")
    Traceback (most recent call last):
    ...
    diplovisit.readers.terms_refusal.UnreadableTerms: terms.csv:1: the header lacks country; the header is ...
    """
    if len(data) > LARGEST:
        raise UnreadableTerms(
            name, 1, f"expected {LARGEST:,} bytes at most; this file is larger", "give the terms alone"
        )
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        from diplovisit.readers.terms_presidents import read_terms_presidents  # noqa: PLC0415  # xml, only for XML

        terms = read_terms_presidents(data, name=name)
    else:
        terms = read_terms_rows(data, name=name)
    if not terms:
        raise UnreadableTerms(name, 1, "holds no term", f"a table has a row for each, under {','.join(COLUMNS)}")
    return terms
