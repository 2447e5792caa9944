"""Checks a column of JSON texts in Arrow and returns one row of findings per text; needs the extra `arrow`.

It is for engines that run on several machines or already have the records. Spark calls `validate_batches` in each of
its processes; Polars, DuckDB and plain Python call it in their own. `docs/scale.md` says when it is useful, and
`examples/scale` has a program for each engine.
"""

import functools
import io
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplovisit.evidence.texts import read_text
from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.findings.rule import finding_at
from diplovisit.formats.optional_packages import optional_import
from diplovisit.pipeline.check import CheckOptions, check_document
from diplovisit.pipeline.read import read_stream
from diplovisit.pipeline.record_texts import RecordTexts
from diplovisit.pipeline.rule_selection import EVERYTHING, Rules, as_selection
from diplovisit.readers import Format
from diplovisit.readers.arrow_columns import find_column, record_cells, source_text_cells
from diplovisit.readers.syntax_rules import EMPTY_FILE
from diplovisit.record import Fault, Finding

with optional_import("pyarrow"):
    import pyarrow as pa


__all__ = ["FINDINGS_SCHEMA", "validate_batch", "validate_batches"]

_FINDING: Final = pa.struct(
    [
        pa.field("rule", pa.string(), nullable=False),
        pa.field("group", pa.string(), nullable=False),
        pa.field("severity", pa.string(), nullable=False),
        pa.field("address", pa.string(), nullable=False),
        pa.field("message", pa.string(), nullable=False),
        pa.field("help", pa.string(), nullable=False),
        pa.field("line", pa.int32()),
        pa.field("column", pa.int32()),
        pa.field("end_line", pa.int32()),
        pa.field("end_column", pa.int32()),
    ]
)

FINDINGS_SCHEMA: Final = pa.schema(
    [
        pa.field("record_id", pa.string()),
        pa.field("ok", pa.bool_(), nullable=False),
        pa.field("errors", pa.int32(), nullable=False),
        pa.field("warnings", pa.int32(), nullable=False),
        pa.field("infos", pa.int32(), nullable=False),
        pa.field("findings", pa.list_(pa.field("item", _FINDING, nullable=False)), nullable=False),
        pa.field("facts_in_texts", pa.int32(), nullable=False),
        pa.field("facts_not_checked", pa.int32(), nullable=False),
    ]
)
"""The columns that `validate_batch` returns for each record; new columns are only added at the end.

record_id: the id of the record; null if it is missing or cannot be read.
ok: whether the record could be read and has no error.
errors, warnings, infos: the number of findings of each severity, listed or not.
findings: in the order of the text. Of thousands, only the gravest are listed, and at the end a finding for each rule
    counts the others. `address` is the field (`russia/when`), "" is the record as a whole. `message` says what is wrong
    and `help` what to do. Lines and columns count code points of the text from 1, and the end is exclusive; they
    are null where there is no text.
facts_in_texts: the number of facts that were checked in the texts of their sources, with whatever result.
facts_not_checked: the number of facts whose words no text was available for.
"""

_NAME: Final = "<record>"
"""The name of a text that does not come from a file; no file is searched for next to it."""

_MOST_CACHED_TEXTS: Final = 16
"""The texts of sources that are kept for the next records of a batch: several visits may share an article."""

_NULL: Final = finding_at(
    Fault(
        rule=EMPTY_FILE,
        path=(),
        sentence="expected a record; the column has a null here",
        remedy="leave the row out, or put the text of the record there",
    )
)


def validate_batch(
    batch: pa.RecordBatch,
    *,
    column: str = "record",
    texts: str | None = None,
    keep: Sequence[str] = (),
    rules: Rules = EVERYTHING,
    require_evidence: bool = False,
    require_texts: bool = False,
) -> pa.RecordBatch:
    """Checks a column of JSON texts: returns one row per text, in the same order, with the columns of FINDINGS_SCHEMA.

    The findings are those that `check` reports for each text by itself. Records are not compared with one another. Bad
    data is reported and never raised: a text that is not a record, a bad text of a source, invalid UTF-8, and a null.

    column: the column with the texts of records, as strings or binary.
    texts: the column with the texts of their sources: a map from the id of a source to its text, a list of structs of
        `source` and `text`, or a struct with a field for each source. Quotes are looked up in them, and facts are
        checked in them, as with the `sources` of `check`. A null is no text. None: there is no such column.
    keep: columns that are copied to the result, before the others; the name of one may be given alone.
    rules, require_evidence, require_texts: as in `check`.

    Raises ValueError for a column that is missing, duplicate, or named like one of FINDINGS_SCHEMA. Raises TypeError
    for a column of another type and for a table, and UnknownRule for an unknown name in `rules`.

    >>> import pyarrow
    >>> from pathlib import Path
    >>> from diplovisit import export, load
    >>> text = export(load("seeds/misri-russia/visit.yaml"), "json").decode()
    >>> broken = text.replace('"status":"reported"', '"status":"reportd"')
    >>> checked = validate_batch(pyarrow.record_batch({"row": [1, 2], "record": [text, broken]}), keep=["row"])
    >>> checked.column("row").to_pylist(), checked.column("ok").to_pylist()
    ([1, 2], [True, False])
    >>> print(checked.column("findings")[1].as_py()[0]["message"])
    expected one of reported, announced, ...; saw "reportd"; did you mean "reported"?

    >>> wrong = text.replace('"when":"2025-03-07"', '"when":"2025-03-08"')
    >>> retelling = {"retelling": Path("seeds/misri-russia/retelling.txt").read_text()}
    >>> batch = pyarrow.record_batch({"record": [text, wrong], "texts": [retelling, retelling]})
    >>> checked = validate_batch(batch, texts="texts")
    >>> print(checked.column("findings")[1].as_py()[0]["message"])
    is "2025-03-08"; the words "March 7" in "unnamed" give 2025-03-07 by the rule year-of-dateline, ...
    """
    if not isinstance(batch, pa.RecordBatch):
        seen = type(batch).__name__
        raise TypeError(
            f"expected a pyarrow.RecordBatch; saw a {seen}; for a table, call validate_batches(table.to_batches())"
        )
    kept = [(name, find_column(batch, name)) for name in ([keep] if isinstance(keep, str) else keep)]
    if taken := sorted(name for name, _ in kept if name in FINDINGS_SCHEMA.names):
        raise ValueError(f"the result has columns {', '.join(taken)} of its own: rename those to be kept")
    options = CheckOptions(
        selection=as_selection(rules), require_evidence=require_evidence, require_texts=require_texts
    )
    records = record_cells(batch, column)
    texts_of_records = source_text_cells(batch, texts) if texts is not None else itertools.repeat(())
    read = functools.lru_cache(_MOST_CACHED_TEXTS)(read_text)
    columns = _ResultColumns()
    for record, passed in zip(records, texts_of_records):
        columns.add(_check_row(record, RecordTexts(passed=passed, read=read), options))
    fields = [batch.schema.field(name) for name, _ in kept]
    schema = pa.schema([*fields, *FINDINGS_SCHEMA])
    return pa.RecordBatch.from_arrays([*(array for _, array in kept), *columns.arrays()], schema=schema)


def validate_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    column: str = "record",
    texts: str | None = None,
    keep: Sequence[str] = (),
    rules: Rules = EVERYTHING,
    require_evidence: bool = False,
    require_texts: bool = False,
) -> Iterator[pa.RecordBatch]:
    """Checks batches one by one with `validate_batch`; for Spark's `mapInArrow`, with `functools.partial`.

    >>> import pyarrow
    >>> (checked,) = validate_batches([pyarrow.record_batch({"value": [None, "{"]})], column="value")
    >>> checked.column("errors").to_pylist()
    [1, 1]
    """
    selection = as_selection(rules)
    for batch in batches:
        yield validate_batch(
            batch,
            column=column,
            texts=texts,
            keep=keep,
            rules=selection,
            require_evidence=require_evidence,
            require_texts=require_texts,
        )


def _check_row(record: bytes | None, texts: RecordTexts, options: CheckOptions) -> CheckResult:
    if record is None:
        findings = options.selection.for_file(None).apply((_NULL,))
        return CheckResult(file=None, record=None, findings=findings, is_invalid=True)
    (document,) = read_stream(io.BytesIO(record), _NAME, Format.JSON)
    return check_document(document, options, texts=texts)


@attrs.define
class _ResultColumns:
    """The results so far, by column."""

    ids: list[str | None] = attrs.Factory(list)
    ok: list[bool] = attrs.Factory(list)
    errors: list[int] = attrs.Factory(list)
    warnings: list[int] = attrs.Factory(list)
    infos: list[int] = attrs.Factory(list)
    facts_in_texts: list[int] = attrs.Factory(list)
    facts_not_checked: list[int] = attrs.Factory(list)
    offsets: list[int] = attrs.Factory(lambda: [0])
    rows: list[tuple[str | int | None, ...]] = attrs.Factory(list)

    def add(self, checked: CheckResult) -> None:
        """Adds the result of one record."""
        tally = CheckTotals().plus(checked)
        self.ids.append(checked.record)
        self.ok.append(tally.errors == 0 and not checked.is_invalid)
        self.errors.append(tally.errors)
        self.warnings.append(tally.warnings)
        self.infos.append(tally.infos)
        self.facts_in_texts.append(tally.facts_in_texts)
        self.facts_not_checked.append(tally.facts_not_checked)
        self.rows.extend(map(_row, checked.findings))
        self.offsets.append(len(self.rows))

    def arrays(self) -> list[pa.Array]:
        """Returns the columns of FINDINGS_SCHEMA."""
        finding_columns = zip(*self.rows) if self.rows else [()] * _FINDING.num_fields
        children = [pa.array(values, field.type) for field, values in zip(_FINDING, finding_columns)]
        structs = pa.StructArray.from_arrays(children, fields=list(_FINDING))
        findings = pa.ListArray.from_arrays(
            pa.array(self.offsets, pa.int32()), structs, type=FINDINGS_SCHEMA.field("findings").type
        )
        severities = (pa.array(counts, pa.int32()) for counts in (self.errors, self.warnings, self.infos))
        facts = (pa.array(counts, pa.int32()) for counts in (self.facts_in_texts, self.facts_not_checked))
        return [pa.array(self.ids, pa.string()), pa.array(self.ok, pa.bool_()), *severities, findings, *facts]


def _row(finding: Finding) -> tuple[str | int | None, ...]:
    span = finding.span
    place = (None,) * 4 if span is None else (span.line, span.column, span.end_line, span.end_column)
    identity = (finding.rule, finding.group.value, finding.severity.value, finding.address)
    return (*identity, finding.sentence, finding.remedy, *place)
