"""Opens the ZIP package of a workbook within bounds: no part is larger than it says, and all of them fit in memory.

The reader of workbooks is another library, and it unpacks whatever it is given. So each part is unpacked here first, in
pieces, and compared with its size and checksum.
"""

import io
import posixpath
import zipfile
import zlib
from typing import Final
from xml.parsers import expat

import attrs

MOST_UNPACKED: Final = 600_000_000
"""Bytes of all parts together. A sheet of 80,000 rows and 76 columns has some 300 MB."""
MOST_PARTS: Final = 20_000
"""Parts of a package. A workbook has three for each sheet, and one for each picture."""

_CHUNK: Final = 1_000_000
_DOCUMENT_TYPE: Final = "it declares a document type, which a workbook never does"
_READ_BY_OTHERS: Final = (".xml", ".rels", ".bin", ".vml", "mimetype")


class PackageError(ValueError):
    """Raised for a package that is damaged, encrypted or too large; the message says which."""


@attrs.frozen(kw_only=True, eq=False)
class WorkbookPackage:
    """The parts of a package, each checked.

    names: the names of the parts, in the order of the package.
    """

    names: tuple[str, ...]
    _archive: zipfile.ZipFile = attrs.field(repr=False)

    def part(self, name: str) -> bytes | None:
        """Returns a part; None for a part that is missing."""
        return self._archive.read(name) if name in self.names else None

    def replace_parts(self, changed: dict[str, bytes]) -> bytes:
        """Returns the package with other content for some of its parts."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
            for name in self.names:
                if name.endswith(_READ_BY_OTHERS):
                    archive.writestr(zipfile.ZipInfo(name), changed.get(name) or self._archive.read(name))
        return stream.getvalue()


def open_package(data: bytes) -> WorkbookPackage:
    """Opens a package and checks each part that a reader of workbooks unpacks. Raises PackageError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
        if (fault := _find_fault(parts)) is None:
            for part in parts:
                if fault is None and part.filename.endswith(_READ_BY_OTHERS):
                    fault = _unpack(archive, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise PackageError(f"the ZIP package is damaged or cut off ({_words(error)})") from None
    if fault is not None:
        raise PackageError(fault)
    return WorkbookPackage(names=tuple(part.filename for part in parts), archive=archive)


def _find_fault(parts: list[zipfile.ZipInfo]) -> str | None:
    """Returns why the parts are not to be unpacked; None if they may be."""
    if len(parts) > MOST_PARTS:
        return f"it has {len(parts):,} parts; expected {MOST_PARTS:,} at most"
    if any(part.flag_bits & 1 for part in parts):
        return "it is encrypted with a password"
    if sum(part.file_size for part in parts if part.filename.endswith(_READ_BY_OTHERS)) > MOST_UNPACKED:
        return f"unpacked it has more than {MOST_UNPACKED:,} bytes"
    if len({part.filename for part in parts}) < len(parts):
        return "two of its parts have one name"
    return None


def _unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> str | None:
    """Unpacks a part in pieces, and returns what is wrong with it.

    The standard library stops at the size that the part should have, and then compares the checksum.
    """
    with archive.open(part) as stream:
        first = stream.read(_CHUNK)
        if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in first[:10_000].replace(b"\0", b"").upper():
            return _DOCUMENT_TYPE
        while stream.read(_CHUNK):
            pass
    return None


def _words(error: Exception) -> str:
    return str(error).partition("\n")[0][:100] or type(error).__name__


def list_elements(xml: bytes) -> list[tuple[str, dict[str, str]]]:
    """Returns the elements of a small part in their order: the name without prefix, and the attributes likewise.

    Raises PackageError for XML that is not well-formed.

    >>> list_elements(b'<w:sheets xmlns:w="u"><w:sheet name="A"/></w:sheets>')[1]
    ('sheet', {'name': 'A'})
    """
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        # The relation of a sheet is `r:id`. An `id` without a prefix would be something else.
        by_prefix = sorted(attributes, key=lambda key: ":" in key)
        found.append((name.rpartition(":")[2], {key.rpartition(":")[2]: attributes[key] for key in by_prefix}))

    parse_part(xml, start=start)
    return found


def parse_part(xml: bytes, **handlers: object) -> None:
    """Parses a part with handlers of expat: `start`, `end` and `text`. A document type is refused.

    Raises PackageError for XML that is not well-formed.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = handlers.get("start")  # type: ignore[assignment]  # typeshed wants a signature here
    parser.EndElementHandler = handlers.get("end")  # type: ignore[assignment]  # the same
    parser.CharacterDataHandler = handlers.get("text")  # type: ignore[assignment]  # the same
    try:
        parser.Parse(xml, True)
    except PackageError:
        raise
    except (expat.ExpatError, LookupError, ValueError) as error:
        # expat asks Python about encodings: Python does not know this one, or it has several bytes per character.
        raise PackageError(f"a part of it is not well-formed XML ({_words(error)})") from None


def _refuse_document_type(*_: object) -> None:
    raise PackageError(_DOCUMENT_TYPE)


def sheet_parts(package: WorkbookPackage) -> list[tuple[str, str]]:
    """Returns the name and the part of each sheet of an Excel workbook in XML. Raises PackageError."""
    targets = relation_targets(package, "xl/_rels/workbook.xml.rels")
    return [
        (attributes.get("name", ""), targets[attributes["id"]])
        for name, attributes in list_elements(package.part("xl/workbook.xml") or b"<none/>")
        if name == "sheet" and targets.get(attributes.get("id", "")) in package.names
    ]


def relation_targets(package: WorkbookPackage, part: str) -> dict[str, str]:
    """Returns the parts that the relations of a workbook lead to, by the id of the relation. Raises PackageError."""
    return {
        attributes["Id"]: posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/")
        for name, attributes in list_elements(package.part(part) or b"<none/>")
        if name == "Relationship" and "Id" in attributes
    }
