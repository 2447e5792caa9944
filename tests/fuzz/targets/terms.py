"""A file of terms of office, CSV or XML, gives terms that read back from a table, or one line; nothing is raised."""

from diplovisit.formats.csv_rows import RowWriter
from diplovisit.readers.terms_reader import COLUMNS, UnreadableTerms, read_terms
from diplovisit.record.people import Term
from tests.fuzz import messages
from tests.fuzz.target import Target


def law(data: bytes) -> None:
    """Requires the law of these bytes."""
    try:
        terms = read_terms(data, name="terms")
    except UnreadableTerms as error:
        messages.one_line(str(error))
        assert str(error).startswith("terms:")
        return
    assert terms
    assert all(term.until is None or term.since <= term.until for term in terms)
    assert read_terms(_table(terms), name="terms") == terms


def _table(terms: tuple[Term, ...]) -> bytes:
    writer = RowWriter(COLUMNS)
    writer.add([[str(value) if (value := getattr(term, column)) else None for column in COLUMNS] for term in terms])
    return writer.take()


_HEADER = b"scheme,person,office,country,since,until\r\n"

TARGET = Target(
    name="terms",
    law=law,
    seeds=lambda: (
        _HEADER + b"wikidata,Q76,President,US,2009-01-20,2017-01-20\r\nwikidata,Q1,Prime Minister,IN,1947-08-15,\r\n",
        b'until,since,country,office,person,scheme\n,1885-03-04,x-nato,"Secretary, General",a,b\n',
        (
            b"<presidents><president><id>obama-barack</id><took-office-date>2009-01-20</took-office-date>"
            b"<left-office-date>2017-01-20</left-office-date></president></presidents>"
        ),
        (
            b'<?xml version="1.0" encoding="UTF-8"?>\n<presidents>\n <president>\n  <id>a</id><took-office-date>2009-01-20'
            b"</took-office-date>\n <left-office-date/></president></presidents>"
        ),
    ),
    words=(
        *(
            ",",
            '"',
            "\r\n",
            "\n",
            "\r",
            ";",
            "\ufeff",
            "\x00",
            "2009-01-20",
            "0001-01-01",
            "9999-12-31",
            "2009-02-30",
            "US",
            "SUHH",
        ),
        *(
            "<presidents>",
            "</presidents>",
            "<president>",
            "</president>",
            "<id>",
            "</id>",
            "<took-office-date>",
            "<left-office-date>",
        ),
        *(
            "<!DOCTYPE",
            "<!ENTITY",
            'encoding="UTF-16"',
            'encoding="utf-7"',
            'encoding="big5"',
            'encoding="x"',
            "&#0;",
            "&a;",
            "<![CDATA[",
        ),
        *("\x1b", "\u2028", "=", "scheme", "person", "office", "country", "since", "until"),
    ),
)
