"""Terms of office, read from a table (CSV) or from the State Department's presidents.xml.

Settings name the file, and may come from a stranger. Until the header shows that the file is a table of terms, no
message quotes anything of it.
"""

import datetime
from typing import Final

from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.formats.csv_rows import RowFault, RowFaultKind, Rows, read_rows
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.documents import UnreadableDocument
from diplovisit.readers.foreign_rows import ForeignRow
from diplovisit.readers.limits import LARGEST_DOCUMENT
from diplovisit.readers.table_rules import UNEXPECTED_XML
from diplovisit.record import polities
from diplovisit.record.people import Term

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
    from diplovisit.readers.xml_rows import read_xml_rows  # noqa: PLC0415  # xml, only for XML

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
        name=row.cells.get("name", "").strip() or None,
        office="President",
        country="US",
        since=_day(row, "took-office-date"),
        until=None if is_in_office and not row.cells["left-office-date"].strip() else _day(row, "left-office-date"),
    )
    return require_term(term, file=row.name, line=row.span.line)


def _day(row: ForeignRow, field: str) -> datetime.date:
    text = row.cells[field].strip()
    return read_day(text, called=field, file=row.name, line=row.where(field).span.line)


COLUMNS: Final = ("scheme", "person", "office", "country", "since", "until")
_NAME: Final = "name"
"""A further column. With it, the columns of the identifier may be left out, or their cells empty."""
_IDENTIFIER: Final = ("scheme", "person")
_DAY: Final = lazy_pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class UnreadableTerms(ValueError):
    """Raised for a faulty file of terms. The message has the file, the line, what was seen, and what to do.

    >>> from diplovisit import UnreadableTerms
    >>> print(UnreadableTerms("terms.csv", 3, "the person is left empty", "give the identifier"))
    terms.csv:3: the person is left empty; give the identifier
    """

    def __init__(self, file: str, line: int, sentence: str, remedy: str) -> None:
        super().__init__(f"{file}:{line}: {sentence}; {remedy}")


def read_day(text: str, *, called: str, file: str, line: int) -> datetime.date:
    """Reads a day of a term. Raises UnreadableTerms.

    >>> read_day("2009-01-20", called="since", file="terms.csv", line=2)
    datetime.date(2009, 1, 20)
    >>> read_day("20.1.2009", called="since", file="terms.csv", line=2)
    Traceback (most recent call last):
    ...
    diplovisit.readers.terms_reader.UnreadableTerms: terms.csv:2: since is "20.1.2009", which is not a day; ...
    """
    try:
        if _DAY.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:  # 2009-02-30
        pass
    seen = f"{called} is {quoted(text)}, which is not a day" if text else f"{called} is empty"
    raise UnreadableTerms(file, line, seen, "write it as 2009-01-20")


def require_term(term: Term, *, file: str, line: int) -> Term:
    """Returns the term if its values are valid. Raises UnreadableTerms."""
    is_named = bool(term.name) and term.scheme is None and term.person is None
    for name in ("office", "country") if is_named else COLUMNS[:4]:
        if not (getattr(term, name) or "").strip():
            remedy = (
                "a term has them all but `until`"
                if term.name is None
                else "give both `scheme` and `person`, or neither"
            )
            raise UnreadableTerms(file, line, f"the {name} is empty", remedy)
    if polities.polity(term.country) is None:
        suggestion = polities.suggest_code(term.country)
        label = polities.polity_name(suggestion) if suggestion is not None else None
        seen = f"{quoted(term.country)} is not a country code{did_you_mean(suggestion, label)}"
        raise UnreadableTerms(file, line, seen.rstrip("?"), "write the code as records do, such as US")
    if term.until is not None and term.until < term.since:
        raise UnreadableTerms(file, line, f"ends on {term.until}, before it begins, {term.since}", "correct the days")
    return term


def read_terms_rows(data: bytes, *, name: str) -> tuple[Term, ...]:
    """Reads a table of terms, one per row, with its columns in any order. Raises UnreadableTerms for the first fault.

    The column `name` is optional. Where it is filled in, `scheme` and `person` may be empty, or missing as columns.

    >>> data = b"scheme,person,office,country,since,until\\nwikidata,Q76,President,US,2009-01-20,2017-01-20\\n"
    >>> (term,) = read_terms_rows(data, name="terms.csv")
    >>> term.person, str(term.until)
    ('Q76', '2017-01-20')
    >>> data = b"name,office,country,since,until\\nBarack Obama,President,US,2009-01-20,2017-01-20\\n"
    >>> read_terms_rows(data, name="terms.csv")[0].name
    'Barack Obama'
    """
    columns = _columns(data)
    # The last row may lack its line end (RFC 4180, section 2, point 2); in files written by hand it often does.
    rows = read_rows(data + b"\n" if data and not data.endswith((b"\n", b"\r")) else data, columns)
    if rows.faults:
        fault = min(rows.faults, key=lambda fault: fault.line)
        raise UnreadableTerms(name, fault.line, _sentence(fault, rows).rstrip("?"), fault.remedy)
    terms = []
    for row in rows.rows:
        cells = dict(zip(columns, row.cells, strict=True))
        if "scheme" not in cells and not cells[_NAME].strip():
            raise UnreadableTerms(name, row.line, f"the {_NAME} is empty", "write the whole name of the person")
        until = cells["until"]
        term = Term(
            scheme=cells.get("scheme") or None,
            person=cells.get("person") or None,
            name=cells.get(_NAME, "").strip() or None,
            office=cells["office"],
            country=cells["country"],
            since=read_day(cells["since"], called="since", file=name, line=row.line),
            until=read_day(until, called="until", file=name, line=row.line) if until else None,
        )
        terms.append(require_term(term, file=name, line=row.line))
    return tuple(terms)


def _columns(data: bytes) -> tuple[str, ...]:
    """Returns the columns that a table must have, judged by its header."""
    header = {cell.strip(b'\xef\xbb\xbf"') for cell in data.splitlines()[0].split(b",")} if data.strip() else set()
    if _NAME.encode() not in header:
        return COLUMNS
    has_identifier = any(column.encode() in header for column in _IDENTIFIER)
    return (*(column for column in COLUMNS if has_identifier or column not in _IDENTIFIER), _NAME)


def _sentence(fault: RowFault, rows: Rows) -> str:
    """Returns the sentence of a fault, without quoting a file that may be no table of terms."""
    if fault.kind is RowFaultKind.ENCODING and not fault.sentence.startswith("this is"):
        return "a byte of this line is not UTF-8"
    if fault.kind is not RowFaultKind.HEADER:
        return fault.sentence
    for number, column in enumerate(rows.header, 1):
        if column not in {*COLUMNS, _NAME}:
            suggestion = closest(column, (name for name in COLUMNS if name not in rows.header))
            return f"column {number:,} of the header is not one of a table of terms{did_you_mean(suggestion)}"
    return fault.sentence  # a column of COLUMNS that is missing or repeated


def read_terms(data: bytes, *, name: str) -> tuple[Term, ...]:
    """Reads a file of terms; its first character shows its form. Raises UnreadableTerms.

    >>> read_terms(b"scheme,person,office,since,until\\n", name="terms.csv")
    Traceback (most recent call last):
    ...
    diplovisit.readers.terms_reader.UnreadableTerms: terms.csv:1: the header lacks country; the header is ...
    """
    if len(data) > LARGEST_DOCUMENT:
        raise UnreadableTerms(
            name, 1, f"expected at most {LARGEST_DOCUMENT:,} bytes; this file is larger", "give the terms alone"
        )
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        terms = read_terms_presidents(data, name=name)
    else:
        terms = read_terms_rows(data, name=name)
    if not terms:
        raise UnreadableTerms(name, 1, "contains no term", f"a table has a row for each, under {','.join(COLUMNS)}")
    return terms
