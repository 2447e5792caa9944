"""Rows are read from XML of other publishers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.readers.documents import UnreadableDocument
from diplovisit.readers.foreign_rows import ForeignRow
from diplovisit.readers.xml_rows import read_xml_rows


def read(data: bytes) -> list[ForeignRow | UnreadableDocument]:
    """Returns the rows and faults of a file."""
    return list(read_xml_rows(data, name="trips.xml", root="trips", row="trip"))


def test_a_row_has_its_texts_and_their_positions() -> None:
    """A row has its texts untrimmed and with positions; predefined entities and CDATA sections are text."""
    (row,) = read(b'<trips>\n  <trip who="a"><id>1</id>\n  <x y="z"> a &amp; <![CDATA[<b>]]>\n </x></trip></trips>')
    assert isinstance(row, ForeignRow)
    assert row.cells == {"@who": "a", "id": "1", "x/@y": "z", "x": " a & <b>\n "}
    assert (row.spans["id"].line, row.spans["id"].column, row.spans["id"].end_column) == (2, 21, 22)
    assert row.where("id").source_line == '  <trip who="a"><id>1</id>'
    assert row.where("nothing").span.line == 2


@pytest.mark.parametrize(
    ("data", "rule", "words"),
    [
        (b"", "empty-file", "the file is empty"),
        (b" \n", "empty-file", "the file is empty"),
        (b"{}", "broken-xml", "not well-formed|syntax error"),
        (b"<html/>", "unexpected-xml", "expected <trips> as the root; saw another element"),
        (b"<trips>\xff</trips>", "broken-xml", "not well-formed"),
        (b"<trips><trip></trips>", "broken-xml", "mismatched tag"),
        (b"<trips>", "broken-xml", "no element found"),
        (b"<trips>text</trips>", "unexpected-xml", 'expected a <trip>; saw the text "text"'),
        (b"<trips><leg/></trips>", "unexpected-xml", "expected a <trip>; saw <leg>"),
        (b"<trips><trip>text</trip></trips>", "unexpected-xml", 'saw the text "text"'),
        (b'<?xml version="1.0" encoding="klingon"?><trips/>', "broken-xml", "encoding"),
        (b"<trips>" + b"<a>" * 200, "unexpected-xml", "more than 100 deep"),
        (b'<!DOCTYPE trips [<!ENTITY a "b">]><trips/>', "declaration-in-xml", "EntitiesForbidden|DTDForbidden"),
        (b"<trips>&undefined;</trips>", "broken-xml", "undefined entity"),
    ],
)
def test_what_is_no_table_is_reported(data: bytes, rule: str, words: str) -> None:
    """A file that is no such table gives a fault with its position, and no exception."""
    result = read(data)
    assert isinstance(result[-1], UnreadableDocument)
    fault = result[-1].faults[-1]
    assert fault.rule.name == rule
    assert any(word in fault.sentence for word in words.split("|"))
    result[-1].line(fault.span.line)


@given(st.binary(max_size=200) | st.text(alphabet='<>/&;"=!?[]abtrip \n-', max_size=200).map(str.encode))
def test_nothing_is_ever_raised(data: bytes) -> None:
    """Any bytes give rows and faults, and raise nothing."""
    for one in (*read(data), *read(b"<trips><trip>" + data), *read(b"<trips>" + data + b"</trips>")):
        if isinstance(one, UnreadableDocument):
            for fault in one.faults:
                one.line(fault.span.line)
