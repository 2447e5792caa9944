"""Terms of office are read from a table or from the State Department's list of Presidents."""

import datetime
import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplovisit.formats.csv_rows import RowWriter
from diplovisit.readers.terms_reader import COLUMNS, UnreadableTerms, read_terms
from diplovisit.record.people import Term
from tests.shared_data import shared_data

HEADER = ",".join(COLUMNS)
_LINES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), min_size=1, max_size=12)


@st.composite
def terms(draw: st.DrawFn) -> Term:
    """Draws a term of any person."""
    since, until = sorted((draw(st.dates()), draw(st.dates())))
    return Term(
        scheme=draw(_LINES),
        person=draw(_LINES),
        office=draw(_LINES),
        country=draw(st.sampled_from(("US", "SUHH", "UN", "x-nato"))),
        since=since,
        until=draw(st.sampled_from((until, None))),
    )


@given(st.lists(terms(), min_size=1, max_size=5))
def test_what_a_table_says_is_what_is_read(given_terms: list[Term]) -> None:
    """Terms that are written as rows read back equal and in order."""
    writer = RowWriter(COLUMNS)
    writer.add(
        (each.scheme, each.person, each.office, each.country, str(each.since), str(each.until) if each.until else None)
        for each in given_terms
    )
    assert read_terms(writer.take(), name="terms.csv") == tuple(given_terms)


_BOMB = b'<!DOCTYPE presidents [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><presidents>&b;</presidents>'


@given(st.one_of(st.binary(max_size=200), st.text("<>/presidents &;ab=\"'", max_size=60).map(str.encode)))
@example(_BOMB)
@example(b"<")
@example(b"\xef\xbb\xbf<presidents/>")
@example(b"\xff\xfe<\x00")
def test_nothing_but_its_own_error_is_ever_raised(data: bytes) -> None:
    """Any bytes give terms or one error of one line, with the file and a line number."""
    with pytest.raises(UnreadableTerms, match=r"\Aterms:[0-9]+: [^\n]+\Z"):
        read_terms(data, name="terms")


def _president(**fields: str) -> bytes:
    texts = {"id": "obama-barack", "took-office-date": "2009-01-20", "left-office-date": "2017-01-20"} | fields
    inside = "\n".join(f"<{name}>{text}</{name}>" for name, text in texts.items() if text != "missing")
    return f"<presidents>\n<president>\n{inside}\n</president>\n</presidents>\n".encode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "terms:1: the file is empty; "),
        (f"{HEADER}\n".encode(), "terms:1: contains no term; "),
        (b"scheme,person,office,since,until\n", "terms:1: the header lacks country; "),
        (
            b"scheme,persons,office,country,since,until\n",
            'terms:1: column 2 of the header is not one of a table of terms; did you mean "person"; ',
        ),
        (f"{HEADER.replace(',', ';')}\n".encode(), "terms:1: the cells are separated by semicolons; "),
        (f"{HEADER}\nw,Q1,President,US,20.1.2009,\n".encode(), 'terms:2: since is "20.1.2009", which is not a day; '),
        (f"{HEADER}\nw,Q1,President,US,2009-02-30,\n".encode(), 'terms:2: since is "2009-02-30", which is not a day; '),
        (f"{HEADER}\nw,Q1,President,US,20090120,\n".encode(), 'terms:2: since is "20090120", which is not a day; '),
        (f"{HEADER}\nw,Q1,President,US,,2017-01-20\n".encode(), "terms:2: since is empty; "),
        (
            f"{HEADER}\nw,Q0,President,US,2001-01-20,\nw,Q1,President,US,2009-01-20,2008-01-20".encode(),
            "terms:3: ends on 2008-01-20, before it begins, 2009-01-20; ",
        ),
        (f"{HEADER}\nw,,President,US,2009-01-20,\n".encode(), "terms:2: the person is empty; "),
        (
            f"{HEADER}\nw,Q1,President,USA,2009-01-20,\n".encode(),
            'terms:2: "USA" is not a country code; did you mean "US"',
        ),
        (f"{HEADER}\nw,Q1,President,US\n".encode(), "terms:2: the header has 6 columns, but this line has 4 cells; "),
        (
            b"<presidents>\n<president>\n</presidents>",
            "terms:3: the XML is broken here, so the rest was not read: mismatched tag; download the file again",
        ),
        (b"<trips/>", "terms:1: is not a list of presidents; "),
        (b"<presidents/>", "terms:1: contains no term; "),
        (_BOMB, "terms:1: the file declares a document type or an entity "),
        (
            b"<presidents>\n<president>\n<id>a</id>\n<id>b</id></president></presidents>",
            "terms:4: is not a list of presidents; ",
        ),
        (
            b"<presidents>\n<president>\n<id><b>a</b></id></president></presidents>",
            "terms:3: is not a list of presidents; ",
        ),
        (b"<presidents>\n<vice-president/></presidents>", "terms:2: is not a list of presidents; "),
        (b"<presidents>\nobama</presidents>", "terms:2: is not a list of presidents; "),
        (
            b"<presidents>\n<president>obama</president></presidents>",
            "terms:2: is not a list of presidents; ",
        ),
        (
            _president().replace(b"</presidents>", b"\n<vice-president/></presidents>"),
            "terms:8: expected a <president>; saw <vice-president>; ",
        ),
        (b"<presidents><source-url>x<b>y</b></source-url></presidents>", "terms:1: contains no term; "),
        (_president(id=""), "terms:2: the person is empty; "),
        (_president(id="missing"), "terms:2: the president has no id; "),
        (_president(**{"took-office-date": "missing"}), "terms:2: the president has no took-office-date; "),
        (
            _president(**{"took-office-date": "1/20/2009"}),
            'terms:4: took-office-date is "1/20/2009", which is not a day; ',
        ),
        (_president(**{"left-office-date": ""}), "terms:5: left-office-date is empty; "),
        (
            _president(**{"left-office-date": "2008-01-20"}),
            "terms:2: ends on 2008-01-20, before it begins, 2009-01-20; ",
        ),
        (
            b'<?xml version="1.0" encoding="klingon"?><presidents/>',
            "terms:1: the file declares an encoding that cannot be read; save the file as UTF-8,",
        ),
        (
            b'<?xml version="1.0" encoding="big5"?><presidents/>',
            "terms:1: the file declares an encoding that cannot be read; save the file as UTF-8",
        ),
        (b"<presidents>" + b" " * 10_000_000, "terms:1: expected at most 10,000,000 bytes; this file is larger; "),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_a_fault_is_reported_in_one_line(data: bytes, message: str) -> None:
    """A fault is reported in one line with file, line, what was seen and what to do."""
    with pytest.raises(UnreadableTerms) as refused:
        read_terms(data, name="terms")
    assert str(refused.value).startswith(message)


def test_a_table_by_hand_may_end_without_a_line_end_and_begin_with_a_mark() -> None:
    """A table may lack its last line end (RFC 4180) and may begin with the byte order mark of Excel."""
    data = f"\ufeff{HEADER}\r\nwikidata,Q76,President,US,2009-01-20,".encode()
    assert [term.until for term in read_terms(data, name="terms.csv")] == [None]


def test_a_president_in_office_has_no_last_day() -> None:
    """A President in office has no last day if the attribute says so; an empty day alone is a fault."""
    data = _president().replace(b">2017-01-20<", b' still-in-office="true"><')
    (term,) = read_terms(data, name="presidents.xml")
    assert term.until is None


def test_the_list_of_the_state_department() -> None:
    """Every President of the list has a term; Cleveland and Trump have two separate ones."""
    read = read_terms(
        shared_data("state-department", "presidents", "presidents.xml").read_bytes(), name="presidents.xml"
    )
    assert len(read) == 47
    assert {(term.scheme, term.office, term.country) for term in read} == {
        ("us-state-department-people", "President", "US")
    }
    days = [(str(term.since), term.until and str(term.until)) for term in read if term.person == "trump-donald-j"]
    assert days == [("2017-01-20", "2021-01-20"), ("2025-01-20", None)]
    assert sum(term.person == "cleveland-grover" for term in read) == 2
    in_office = sorted(read, key=lambda term: term.since)
    assert in_office[0].since == datetime.date(1789, 4, 30)
    assert all(one.until is not None and one.until <= other.since for one, other in itertools.pairwise(in_office))
