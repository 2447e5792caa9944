"""Write: turns a record into YAML or JSON, and writes it to a file whose comments and layout stay."""

import io
import os
from pathlib import Path
from typing import Final

from diplovisit.converters import unstructure
from diplovisit.editing import CannotEdit, is_commented, record_lines, rewrite_document
from diplovisit.exporters.json import pretty_json
from diplovisit.files import NoSuchPath, write_whole
from diplovisit.findings.argument_types import path_of
from diplovisit.findings.phrases import quoted
from diplovisit.pipeline.read import TextFormat, UnknownFormat, read_record_bytes, read_stream, structure_document
from diplovisit.readers import Document, Format, UnreadableDocument, format_of
from diplovisit.readers.recognition import has_record_keys
from diplovisit.record import InvalidRecord, Visit
from diplovisit.record.visit_arguments import require_visit

_FORMATS: Final = {"json": Format.JSON, "yaml": Format.YAML}
_FOR_SEVERAL: Final = "several records are for export(visits, 'jsonl')"


def dumps(visit: Visit, *, format: TextFormat = "json") -> str:
    """Returns the text of a record, which `loads` reads with the same format.

    format: "json", indented by two blanks, or "yaml", as `diplovisit new` writes it. Fields are in the order of the
    schema, and a value that equals its default is left out. The same record gives the same text.

    Raises ValueError for another format, and TypeError for what is no record.

    >>> from diplovisit import dumps, load, loads
    >>> seed = load("seeds/misri-russia/visit.yaml")
    >>> dumps(seed, format="yaml").splitlines()[:2]
    ['format: 1', 'id: in-ru-misri-foreign-office-consultations']
    >>> loads(dumps(seed)) == seed
    True
    """
    require_visit(visit, for_several=_FOR_SEVERAL)
    if format not in _FORMATS:
        raise ValueError(f"there is no format {quoted(str(format))} of a text; there are json and yaml")
    return _text(visit, _FORMATS[format])


def dump(visit: Visit, path: str | os.PathLike[str]) -> None:
    """Writes a record to a file, whole or not at all. The ending of its name says the format: .yaml, .yml or .json.

    Where the file has a record, its comments and layout stay: what is equal keeps its bytes, and a changed field
    changes its own lines alone; a list with more than 40 changes is written anew, and its comments follow each other.
    The text is read again before it is written. A file that says the same already is not
    touched.

    The revision is written as it is; a lock file beside the record is left to `diplovisit anchor`.

    Raises UnknownFormat, a ValueError, for another ending; CannotEdit, a ValueError, where a comment is in the way of a
    change; ValueError for a file that is no record; InvalidRecord for one that cannot be read, with its lines;
    ChangedMeanwhile, an OSError, for one that somebody else writes at the same time; NoSuchPath, an OSError, for a
    missing folder; and other OSErrors of the system; TypeError for what is no record. Nothing is written then.

    >>> import attrs, pathlib, tempfile
    >>> from diplovisit import dump, load
    >>> from diplovisit.record import Status
    >>> seed = load("seeds/misri-russia/visit.yaml")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "visit.yaml")
    ...     dump(seed, path)
    ...     dump(attrs.evolve(seed, status=Status.HELD), path)
    ...     load(path).status
    <Status.HELD: 'held'>
    """
    require_visit(visit, for_several=_FOR_SEVERAL)
    file = path_of(path, content="dumps(visit) returns the text of a record")
    format = _format_of(file)
    # A link stays one, and the file that it points to is written.
    target = file.resolve() if file.is_symlink() else file
    if not target.parent.is_dir():
        raise NoSuchPath(f"{file}: the folder {target.parent} is not there; make it first")
    if not target.exists():
        _write(target, None, _checked(_text(visit, format), file, visit))
    else:
        before = read_record_bytes(target, format)
        after = _rewritten(visit, before, file, format)
        if after != before:
            _write(target, before, after)


def _format_of(file: Path) -> Format:
    format = format_of(file.name)
    if format is Format.JSON_LINES:
        raise UnknownFormat(f"{file}: JSON Lines hold many records; write them with export(visits, 'jsonl')")
    if format is None:
        raise UnknownFormat(f"{file}: cannot tell its format; the name of a record ends in .yaml, .yml or .json")
    return format


def _text(visit: Visit, format: Format) -> str:
    if format is Format.JSON:
        return pretty_json(visit).decode()
    return "\n".join([*record_lines(unstructure(visit)), ""])


def _write(target: Path, before: bytes | None, after: bytes) -> None:
    write_whole(target, (after,), expected={target.name: before})


def _rewritten(visit: Visit, before: bytes, file: Path, format: Format) -> bytes:
    """Returns the new bytes of a file that is there. Raises as `dump` does."""
    if not before.strip():
        return _checked(_text(visit, format), file, visit)
    if format is Format.YAML and (comments := _comments_alone(before)) is not None:
        return _checked(f"{comments}\n\n{_text(visit, format)}", file, visit)
    (document,) = read_stream(io.BytesIO(before), str(file), format)
    earlier, result = structure_document(document)
    if isinstance(document, UnreadableDocument):
        raise InvalidRecord((), result.findings)
    if earlier == visit:
        return before
    if not has_record_keys(document) or not isinstance(document, Document):
        raise ValueError(f"{file}: is no record, and would be overwritten; nothing was written: name another file")
    # What this package wrote keeps its standard form.
    if earlier is not None and document.text == _text(earlier, format):
        return _checked(_text(visit, format), file, visit)
    try:
        return _checked(rewrite_document(document, unstructure(visit)).text, file, visit)
    except CannotEdit:
        if is_commented(document):
            raise
    # Without comments, the layout alone is lost.
    return _checked(_text(visit, format), file, visit)


def _comments_alone(data: bytes) -> str | None:
    """Returns the comments of a file that has nothing else, such as the line that names the schema. None otherwise."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    is_bare = all(not line or line.startswith("#") for line in map(str.strip, text.split("\n")))
    return text.rstrip() if is_bare else None


def _checked(text: str, file: Path, visit: Visit) -> bytes:
    """Returns the bytes of a text that reads as the record. Raises CannotEdit otherwise."""
    data = text.encode()
    (document,) = read_stream(io.BytesIO(data), str(file))
    if structure_document(document)[0] != visit:
        raise CannotEdit(f"{file}: the record cannot be written here so that it reads the same; name another file")
    return data
