"""A file of XML rows is read as ElementTree reads it, and each row is in a record or reported; nothing is raised."""

from collections.abc import Iterator
from typing import Any

from defusedxml import ElementTree

from diplovisit import export, load
from diplovisit.readers import UnreadableDocument
from diplovisit.readers.foreign_rows import ForeignRow
from diplovisit.readers.xml_rows import read_xml_rows
from tests.datasets.inbound import inbound, inbound_file
from tests.datasets.trips import SECRETARY, trip, trips
from tests.fuzz import data_sets, messages
from tests.fuzz.target import Target


def law(data: bytes) -> None:
    """Requires the law of these bytes."""
    found = list(read_xml_rows(data, name="travels", root="trips", row="trip"))
    for each in found:
        if isinstance(each, UnreadableDocument):
            messages.require_unreadable(each)
        else:
            for field in (None, *each.cells):
                where = each.where(field)
                assert 1 <= where.span.column <= where.span.end_column <= len(where.source_line) + 1
    read = [each for each in found if isinstance(each, ForeignRow)]
    if len(read) == len(found):
        root = ElementTree.fromstring(data, forbid_dtd=True)
        assert [dict(each.cells) for each in read] == [_cells(row) for row in root]
    data_sets.require_law("state-department-visits" if b"<visits" in data else "state-department", data)


def _cells(row: Any) -> dict[str, str]:
    cells = {f"@{key}": value for key, value in row.attrib.items()}
    for field in row:
        cells |= {f"{field.tag}/@{key}": value for key, value in field.attrib.items()}
        cells[field.tag] = field.text or ""
    return cells


def _seeds() -> Iterator[bytes]:
    yield trips(trip("1", "1961-05-16", "1961-05-18")).encode()
    yield trips(
        trip("2", "1920-11-30", "1920-11-30", "United Kingdom", "Kingston (Jamaica)", "Stopped & left."),
        trip("3", "1974-06-27", "1974-07-03", "U.S.S.R.", "Moscow, Minsk, Oreanda", id="russia"),
        trip("4", "1974-06-29", "1974-06-30", "Niger ", "Niamey", "Spoke.\n            Left.", who=SECRETARY),
    ).encode()
    yield trips(
        trip("5", "1974-01-11", "1974-01-18", "Egypt", "Aswan", "Was in Egypt January 11-12, 14, and 18.")
    ).encode()
    yield export(load("examples/harding-kingston.yaml"), "state-department")
    yield b'<trips><trip who="a"><id>1</id><x y="z"> a &amp; <![CDATA[<b>]]>&#x41; <!-- c --></x></trip></trips>'
    yield inbound_file(
        inbound("1", visitor="President Ana Example and Prime Minister Bo Sample", description="State visit."),
        inbound("2", visitor="President-elect Cy Other", sender="Korea", id="korea-south"),
        inbound("3", description="Met with President Reagan May 21; visited St. Louis."),
    ).encode()
    yield b'<!DOCTYPE trips [<!ENTITY a "b">]><trips>&a;</trips>'


TARGET = Target(
    name="xml-rows",
    law=law,
    seeds=_seeds,
    words=(
        *(
            "<trips>",
            "</trips>",
            "<trip>",
            "</trip>",
            "<id>",
            "</id>",
            "<",
            ">",
            "/>",
            "&amp;",
            "&#x41;",
            "&#0;",
            "&lt;",
            "<![CDATA[",
        ),
        *(
            "]]>",
            "<!--",
            "-->",
            "<?x ?>",
            "<!DOCTYPE",
            "<!ENTITY",
            'encoding="UTF-16"',
            'encoding="latin-1"',
            'encoding="big5"',
            'encoding="utf-7"',
            'encoding="x"',
            "\x00",
            "\ufeff",
        ),
        *(
            "role",
            "president",
            "secretary",
            "who",
            "name",
            "start-date",
            "end-date",
            "country",
            "locale",
            "remarks",
            "<visits>",
            "</visits>",
            "<visit>",
            "</visit>",
            "visitor",
            "from",
            "description",
            "xmlns:a=",
        ),
        *(
            "1974-06-27",
            "U.S.S.R.",
            "Germany",
            "Kingston (Jamaica)",
            "Accompanied by ",
            "President",
            " and ",
            "-elect",
            "; ",
            ", ",
            "\u2028",
            "\r",
        ),
    ),
)
