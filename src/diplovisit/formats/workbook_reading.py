"""Reads the sheets of a workbook as texts, with calamine: .xlsx, .xls, .ods."""

import datetime
import io
import zipfile
from collections.abc import Mapping

from diplovisit.formats.optional_packages import optional_import

with optional_import("python_calamine"):
    import python_calamine


class UnreadableWorkbook(ValueError):
    """Raised for bytes that are no workbook, or that are encrypted."""


def read_workbook_texts(data: bytes, *, most_unpacked: int) -> Mapping[str, list[list[str]]]:
    """Returns the rows of each sheet by its name, every cell as the text that it means.

    A day is written as ISO 8601, a whole number without a point, a flag as true or false. Raises UnreadableWorkbook,
    also for a workbook that would have more than `most_unpacked` bytes when it is unpacked.
    """
    try:
        _require_small(data, most_unpacked)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {
            name: [
                [_text(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            ]
            for name in book.sheet_names
        }
    except UnreadableWorkbook:
        raise
    except (python_calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableWorkbook(f"cannot be read as a workbook: {error}") from None


def _require_small(data: bytes, most: int) -> None:
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > most:
            raise UnreadableWorkbook(f"has {size:,} bytes when it is unpacked; {most:,} are read at most")


def _text(cell: object) -> str:
    match cell:
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime.datetime() if cell.time() == datetime.time():
            return cell.date().isoformat()
        case datetime.datetime():
            return cell.replace(microsecond=0).isoformat()
        case datetime.date():
            return cell.isoformat()
        case _:
            return str(cell)
