"""Runs the example of a rule: writes its files, and returns the rules that they break."""

import csv
import datetime
import io
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import pyarrow as pa
import yaml

from diplovisit import check, export, export_files, load, structure
from diplovisit.arrow import validate_batch
from diplovisit.datasets import DATA_SETS
from diplovisit.evidence.anchors.lock_file import write_lock
from diplovisit.findings.rule_example import FRAME, ExampleFile, ExampleState, example_files
from diplovisit.importers import DraftIds
from diplovisit.pipeline.anchor import anchor_document
from diplovisit.pipeline.attachments import SourceTexts, lock_path
from diplovisit.pipeline.feeds import calendar_notes
from diplovisit.pipeline.import_collection import read_calendar_file
from diplovisit.pipeline.import_data_set import read_data_set
from diplovisit.pipeline.import_tables import read_sheets_of_tables
from diplovisit.pipeline.read import read_files, read_tables_folder, structure_document
from diplovisit.pipeline.settings import Settings, read_settings
from diplovisit.readers import UnreadableDocument
from diplovisit.readers.sheets import read_sheets
from diplovisit.record import Finding
from diplovisit.record.flat_table import flat_table

TODAY = datetime.date(2026, 11, 27)
VISIT = structure(yaml.safe_load(FRAME))
_FIELD = re.compile(r"^([$]?[a-z_]+):", re.MULTILINE)
_BY_HAND = ("terms.csv", "trips.csv", "sheet.csv")


def broken(example: str, folder: Path, *, exported: bool = False) -> set[str]:
    """Writes the files of an example into a folder, and returns the names of the rules that they break.

    With `exported` the findings of an export are included, which `check` does not report.
    """
    files = tuple(example_files(example))
    endings = {file.name.rpartition(".")[2] for file in files}
    if "ics" in endings:
        findings = _imported(files)
    elif "xml" in endings or any(file.name == "trips.csv" for file in files):
        findings = _of_data_set(files, folder)
    elif any(file.name == "texts.json" for file in files):
        return _of_batch(files)
    elif any(file.name == "flat.csv" for file in files):
        findings = _of_flat_table(files, folder)
    elif any(file.name == "sheet.csv" for file in files):
        findings = _of_sheet(files)
    elif any(file.name.endswith(".csv") and file.name not in _BY_HAND for file in files):
        findings = _of_tables(files, folder)
    else:
        findings = _checked(files, folder)
        if exported and not findings:
            findings = calendar_notes(load(folder / files[0].name))
    return {finding.rule for finding in findings}


def _checked(files: Sequence[ExampleFile], folder: Path) -> Sequence[Finding]:
    """The findings of `check`, after `anchor` where the example shows a file as it was when anchored."""
    if any(file.state is ExampleState.ANCHORED for file in files):
        anchored_files = {file.name: file for file in files if file.state is not ExampleState.MISSING}
        anchored_files |= {file.name: file for file in files if file.state is ExampleState.ANCHORED}
        _anchor(_write_files(tuple(anchored_files.values()), folder))
    for stale in folder.glob("*.txt"):
        stale.unlink()
    written = _write_files([file for file in files if file.state is ExampleState.NOW], folder)
    records = [path for path in written if path.suffix in {".yaml", ".json"}]
    terms = [path for path in written if path.suffix == ".csv"]
    settings = next((_settings(path) for path in written if path.suffix == ".toml"), Settings())
    return check(
        records,
        sources=_texts(written),
        terms=terms,
        suppressions=settings.suppressions,
        today=TODAY,
        require_texts=bool(settings.require_texts),
    ).findings


def _settings(path: Path) -> Settings:
    return read_settings(path.read_bytes(), name=path.name, folder=path.parent) or Settings()


def _anchor(written: Sequence[Path]) -> None:
    texts = SourceTexts(given=_texts(written))
    for document in read_files(str(path) for path in written if path.suffix == ".yaml"):
        visit, _ = structure_document(document)
        target = lock_path(document.name)
        assert visit is not None
        assert target is not None
        assert not isinstance(document, UnreadableDocument)
        target.write_bytes(write_lock(anchor_document(document, visit, texts).result.lock))


def _texts(written: Sequence[Path]) -> Mapping[str, Path]:
    return {path.stem: path for path in written if path.suffix == ".txt"}


def _write_files(files: Sequence[ExampleFile], folder: Path) -> list[Path]:
    paths = []
    for file in files:
        text = file.text
        if file.name.endswith(".yaml"):
            text = _in_frame(text)
        elif file.name.endswith(".json"):
            text = _in_json_frame(text)
        path = folder / file.name
        path.write_bytes(_expand_notation(text))
        paths.append(path)
    return paths


def _in_frame(example: str) -> str:
    """The example with the fields of the frame that it lacks; an example without any field stays alone."""
    given = set(_FIELD.findall(example.replace("<U+FEFF>", "")))
    if not given:
        return example
    blocks = re.split(r"^(?=[a-z_]+:)", FRAME, flags=re.MULTILINE)
    return "".join([example, "\n", *(block for block in blocks if block and block.split(":")[0] not in given)])


def _in_json_frame(example: str) -> str:
    try:
        data = json.loads(example)
    except ValueError:
        return example
    return json.dumps(yaml.safe_load(FRAME) | data) if isinstance(data, dict) else example


def _expand_notation(text: str) -> bytes:
    """The bytes of a text whose notation for invisible characters and bytes is replaced."""
    text = re.sub(r"<(.+?) × ([0-9,]+)>", lambda match: match[1] * int(match[2].replace(",", "")), text)
    text = re.sub(r"<U\+([0-9A-F]{4,6})>", lambda match: chr(int(match[1], 16)), text)
    parts = re.split(r"<byte ([0-9A-F]{2})>", text)
    return b"".join(bytes.fromhex(part) if index % 2 else part.encode() for index, part in enumerate(parts))


def _of_batch(files: Sequence[ExampleFile]) -> set[str]:
    """The rules that are broken in a batch of one record, with the texts that the example passes."""
    texts, record = files
    row = {"record": export(structure(yaml.safe_load(_in_frame(record.text))), "json"), "texts": json.loads(texts.text)}
    checked = validate_batch(pa.RecordBatch.from_pylist([row]), texts="texts")
    return {finding["rule"] for finding in checked.column("findings")[0].as_py()}


def _of_tables(files: Sequence[ExampleFile], folder: Path) -> Sequence[Finding]:
    """The findings in the tables of the frame, with the tables of the example replacing theirs."""
    tables = export_files(VISIT)
    for file in files:
        if file.state is ExampleState.MISSING:
            del tables[file.name]
        else:
            assert file.name in tables
            tables[file.name] = _expand_notation(file.text.replace("\n", "\r\n") + "\r\n")
    for name, data in tables.items():
        (folder / name).write_bytes(data)
    return [finding for document in read_tables_folder(folder) for finding in structure_document(document)[1].findings]


def _of_flat_table(files: Sequence[ExampleFile], folder: Path) -> Sequence[Finding]:
    """The findings in the flat table of the frame, with the cells of the example replacing its own."""
    (file,) = files
    (row,) = csv.DictReader(io.StringIO(export(VISIT, "csv", flat=True).decode(), newline=""))
    # What is derived follows what the example says.
    derived = {column.name for column in flat_table().columns if column.derived and column.day_of is None}
    row |= dict.fromkeys(derived, "")
    rows = [row | given for given in csv.DictReader(io.StringIO(file.text))]
    path = folder / file.name
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return [finding for item in read_sheets_of_tables(path, ids=DraftIds()) for finding in item.result.findings]


def _of_data_set(files: Sequence[ExampleFile], folder: Path) -> Sequence[Finding]:
    (file,) = files
    path = folder / file.name
    path.write_bytes(_expand_notation(file.text + "\n"))
    by_root = {f"<{data_set.root}>": name for name, data_set in DATA_SETS.items() if data_set.root}
    named = next((name for root, name in by_root.items() if root in file.text), "state-department")
    result = read_data_set("colt" if path.suffix == ".csv" else named, path)
    list(result)
    return result.findings


def _of_sheet(files: Sequence[ExampleFile]) -> Sequence[Finding]:
    (file,) = files
    read = read_sheets(_expand_notation(file.text + "\n"), name=file.name)
    of_sheets = [finding for sheet in read.sheets for finding in sheet.findings]
    of_rows = [finding for sheet in read.sheets for row in sheet.rows() for finding in row.findings]
    return [*read.findings, *of_sheets, *of_rows]


def _imported(files: Sequence[ExampleFile]) -> Sequence[Finding]:
    """The findings of `import` in a calendar: the example, or the frame's calendar with some lines replaced.

    A draft never says who travels, and so lacks a field until a person adds it; an example does not show that.
    """
    (file,) = files
    frame_lines = export(VISIT, "ics").decode().replace("\r\n ", "").split("\r\n")
    record = next(line for line in frame_lines if line.startswith("X-DIPLOVISIT-RECORD")).rpartition(":")[2]
    lines = file.text.split("\n")
    if not file.text.startswith("BEGIN:VCALENDAR"):
        names = {re.split("[;:]", line)[0] for line in lines}
        unchanged = [line for line in frame_lines if re.split("[;:]", line)[0] not in names]
        end = unchanged.index("END:VEVENT")
        lines = [*unchanged[:end], *lines, *unchanged[end:]]
    other = export(attrs.evolve(VISIT, title="Another title"), "ics").decode().replace("\r\n ", "")
    changed = other[other.index("X-DIPLOVISIT-RECORD") :].split("\r\n")[0].rpartition(":")[2]
    text = "\r\n".join([*lines, ""]).replace("<the record>", record).replace("<the record with another title>", changed)
    data = _expand_notation(text)
    rules_of_drafts = {"missing-field"}
    findings = [
        finding for imported in read_calendar_file(io.BytesIO(data), "x.ics") for finding in imported.result.findings
    ]
    return [finding for finding in findings if finding.rule not in rules_of_drafts]
