"""Workbooks made for tests: by XlsxWriter, and by hand where no program writes them."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import xlsxwriter

HEADER = ("Visitor", "Arrival", "Notes")


def made_xlsx(build: Callable[[Any, Any], object], **options: Any) -> bytes:
    """A workbook of XlsxWriter whose sheet `Visits` is filled by a function of the book and the sheet."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, options)
    build(book, book.add_worksheet("Visits"))
    book.close()
    return stream.getvalue()


def xlsx_of(*rows: Sequence[Any], **options: Any) -> bytes:
    """A workbook with rows of values; None is an empty cell."""

    def fill(_: Any, sheet: Any) -> None:
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(number, column, value)

    return made_xlsx(fill, default_date_format="yyyy-mm-dd hh:mm", **options)


def changed_part(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with other bytes in one part, which must have the old ones."""
    before = zipfile.ZipFile(io.BytesIO(data))
    assert old in before.read(part)
    return zipped(
        {name: before.read(name).replace(old, new) if name == part else before.read(name) for name in before.namelist()}
    )


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return stream.getvalue()


_SPACES = " ".join(
    f'xmlns:{prefix}="urn:{space}:1.0"'
    for prefix, space in {
        "office": "oasis:names:tc:opendocument:xmlns:office",
        "table": "oasis:names:tc:opendocument:xmlns:table",
        "text": "oasis:names:tc:opendocument:xmlns:text",
        "style": "oasis:names:tc:opendocument:xmlns:style",
        "calcext": "org:documentfoundation:names:experimental:calc:xmlns:calcext",
    }.items()
)


def ods_of(*tables: str, manifest: str = "") -> bytes:
    """An OpenDocument spreadsheet of tables in XML."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES}><office:body><office:spreadsheet>'
        f"{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )
    files = f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{manifest}'
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": f"{files}</manifest:manifest>".encode(),
        }
    )


def ods_table(*rows: str, name: str = "Visits") -> str:
    """A table of rows in XML."""
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def ods_row(*cells: str, **attributes: object) -> str:
    """A row of cells in XML; a plain text becomes a cell with this text."""
    made = [
        cell
        if cell.startswith("<")
        else f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    ]
    return f"<table:table-row{_attributes(attributes)}>{''.join(made)}</table:table-row>"


def ods_cell(kind: str, value: str, text: str = "", **attributes: object) -> str:
    """A cell of a type, such as `date`, with its value and the text that is shown."""
    name = {"date": "date-value", "time": "time-value", "boolean": "boolean-value"}.get(kind, "value")
    given = "" if kind == "string" else f' office:{name}="{value}"'
    return f'<table:table-cell office:value-type="{kind}"{given}{_attributes(attributes)}><text:p>{text or value}</text:p></table:table-cell>'


def _attributes(attributes: Mapping[str, object]) -> str:
    return "".join(f' table:{name.replace("_", "-")}="{value}"' for name, value in attributes.items())


def _record(kind: int, content: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(content)
    while length > 0x7F:
        size, length = size + bytes([length & 0x7F | 0x80]), length >> 7
    return number + size + bytes([length]) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb_of(cells: Sequence[tuple[int, int, str | float | int]]) -> bytes:
    """A workbook in .xlsb with cells: row and column from 0, and a text, a number, or the code of an error (int)."""
    body, last = b"", -1
    for row, column, value in cells:
        if row != last:
            body += _record(0, struct.pack("<IIH", row, 0, 300) + bytes(7) + struct.pack("<I", 0))
            last = row
        place = struct.pack("<II", column, 0)
        if isinstance(value, str):
            body += _record(6, place + _wide(value))
        elif isinstance(value, int):
            body += _record(3, place + bytes([value]))
        else:
            body += _record(5, place + struct.pack("<d", value))
    sheet = (
        _record(129)
        + _record(148, struct.pack("<IIII", 0, 99, 0, 9))
        + _record(145)
        + body
        + _record(146)
        + _record(130)
    )
    bundle = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Visits")
    book = _record(131) + _record(143) + _record(156, bundle) + _record(144) + _record(132)
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
        b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/>'
        b"</Relationships>"
    )
    return zipped({"xl/workbook.bin": book, "xl/_rels/workbook.bin.rels": relations, "xl/worksheets/sheet1.bin": sheet})
