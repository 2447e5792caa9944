"""Reads the terms of the Presidents of the United States from the State Department's list, presidents.xml."""

import datetime
from typing import Final

from diplovisit.readers.documents import UnreadableDocument
from diplovisit.readers.foreign_rows import ForeignRow
from diplovisit.readers.table_rules import UNEXPECTED_XML
from diplovisit.readers.terms_reader import UnreadableTerms, read_day, require_term
from diplovisit.readers.xml_rows import read_xml_rows
from diplovisit.record.terms import Term

SCHEME: Final = "us-state-department-people"
"""The scheme of the ids in the list. The lists of travels use the same ids."""
_FIELDS: Final = ("id", "took-office-date", "left-office-date")
_ABOUT_THE_LIST: Final = ("source-url", "crawl-dateTime")


def read_terms_presidents(data: bytes, *, name: str) -> tuple[Term, ...]:
    """Reads one term from each element. A President with two separate periods in office has two elements.

    Raises UnreadableTerms for XML that is malformed, that declares entities, or that is another kind of list.

    >>> data = b'''<presidents><president><id>obama-barack</id><took-office-date>2009-01-20</took-office-date>
    ... <left-office-date>2017-01-20</left-office-date></president></presidents>'''
    >>> (term,) = read_terms_presidents(data, name="presidents.xml")
    >>> term.person, term.office, str(term.since)
    ('obama-barack', 'President', '2009-01-20')
    """
    rows = read_xml_rows(data, name=name, root="presidents", row="president", skipped=_ABOUT_THE_LIST)
    terms: list[Term] = []
    for row in rows:
        if isinstance(row, UnreadableDocument):
            fault = row.faults[0]
            # A file without any President may be any file, so the message quotes nothing of it.
            is_another_list = not terms and fault.rule is UNEXPECTED_XML
            sentence = "is not a list of presidents" if is_another_list else fault.sentence
            raise UnreadableTerms(row.name, fault.span.line, sentence, fault.remedy or fault.rule.remedy)
        terms.append(_term(row))
    return tuple(terms)


def _term(row: ForeignRow) -> Term:
    for field in _FIELDS:
        if field not in row.cells:
            line = row.span.line
            raise UnreadableTerms(row.name, line, f"the president has no {field}", "each has id and both days")
    is_in_office = row.cells.get("left-office-date/@still-in-office") == "true"
    term = Term(
        scheme=SCHEME,
        person=row.cells["id"].strip(),
        office="President",
        country="US",
        since=_day(row, "took-office-date"),
        until=None if is_in_office and not row.cells["left-office-date"].strip() else _day(row, "left-office-date"),
    )
    return require_term(term, file=row.name, line=row.span.line)


def _day(row: ForeignRow, field: str) -> datetime.date:
    text = row.cells[field].strip()
    return read_day(text, called=field, file=row.name, line=row.where(field).span.line)
