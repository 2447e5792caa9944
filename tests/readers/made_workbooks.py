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


def _xls_record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def xls_of(
    cells: Sequence[tuple[int, int, str | float | int | None]], *, hidden: int | None = None, dated: int = -1
) -> bytes:
    """A workbook in .xls with cells as in `xlsb_of`, a hidden row, and a column whose numbers are days.

    None as a value is a formula with the error #REF!.
    """
    # The 21 formats of cells that every workbook has, and one for days (the built-in number format 14).
    formats = b"".join(_xls_record(0xE0, struct.pack("<HHH", 0, 0, 0) + bytes(14)) for _ in range(21))
    formats += _xls_record(0xE0, struct.pack("<HHH", 0, 14, 0) + bytes(14))
    begin = struct.pack("<HHHHII", 0x600, 0, 0x0DBB, 0x07CC, 0, 6)
    body = b""
    if hidden is not None:
        body += _xls_record(0x208, struct.pack("<HHHHHHI", hidden, 0, 9, 255, 0, 0, 0x20))
    for row, column, value in cells:
        place = struct.pack("<HHH", row, column, 21 if column == dated else 15)
        if isinstance(value, str):
            body += _xls_record(0x204, place + struct.pack("<HB", len(value), 0) + value.encode("latin-1"))
        elif isinstance(value, float):
            body += _xls_record(0x203, place + struct.pack("<d", value))
        elif value is None:
            body += _xls_record(0x06, place + bytes([2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF]) + struct.pack("<HIH", 0, 0, 0))
        else:
            body += _xls_record(0x205, place + bytes([value, 1]))
    sheet = _xls_record(0x809, begin[:2] + struct.pack("<H", 0x10) + begin[4:]) + body + _xls_record(0x0A)
    name = b"Visits"
    before = (
        _xls_record(0x809, begin[:2] + struct.pack("<H", 5) + begin[4:])
        + _xls_record(0x42, struct.pack("<H", 1200))
        + formats
    )
    bound = len(before) + 4 + 8 + len(name) + 4
    globals_ = (
        before + _xls_record(0x85, struct.pack("<IBB", bound, 0, 0) + bytes([len(name), 0]) + name) + _xls_record(0x0A)
    )
    return ole_of({"Workbook": (globals_ + sheet).ljust(4_096, b"\0")})


def ole_of(streams: Mapping[str, bytes]) -> bytes:
    """An OLE compound file of streams of 4,096 bytes at least."""
    sectors: list[bytes] = []
    table: list[int] = []

    def add(data: bytes) -> int:
        first = len(sectors)
        pieces = [data[start : start + 512].ljust(512, b"\0") for start in range(0, len(data), 512)]
        sectors.extend(pieces)
        table.extend(range(first + 1, first + len(pieces)))
        table.append(0xFFFFFFFE)
        return first

    def entry(name: str, kind: int, first: int, size: int, child: int) -> bytes:
        wide = (name + "\0").encode("utf-16-le")
        links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
        return (
            wide.ljust(64, b"\0")
            + struct.pack("<HBB", len(wide), kind, 1)
            + links
            + bytes(36)
            + struct.pack("<IQ", first, size)
        )

    starts = {name: add(data) for name, data in streams.items()}
    entries = [entry("Root Entry", 5, 0xFFFFFFFE, 0, 1)]
    entries += [entry(name, 2, starts[name], len(data), 0xFFFFFFFF) for name, data in streams.items()]
    directory = add(b"".join(entries).ljust(512, b"\0"))
    fat = len(sectors)
    table.append(0xFFFFFFFD)
    sectors.append(struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff"))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIIII", 0, 1, directory, 0, 4_096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, fat)
    return header.ljust(512, b"\xff") + b"".join(sectors)
