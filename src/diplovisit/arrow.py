"""Check records in Arrow: a column of JSON texts in, a row of findings out for each; with the extra `arrow`.

This is how records are checked by an engine that has more than one machine, or that holds them already: Spark calls
`validate_batches` in each of its processes, Polars, DuckDB and plain Python call it where they are. `docs/scale.md`
says when that is worth while, and `examples/scale` has a program for each.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplovisit.findings.results import CheckResult, CheckTotals
from diplovisit.findings.rule import finding_at
from diplovisit.formats.arrow import pa
from diplovisit.pipeline.check import CheckOptions, check_document
from diplovisit.pipeline.read import read_stream
from diplovisit.pipeline.rule_selection import EVERYTHING, Rules, Selection, as_selection
from diplovisit.readers import Format
from diplovisit.readers.syntax_rules import EMPTY_FILE
from diplovisit.record import Fault, Finding

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
    ]
)
"""What `validate_batch` gives for each record; columns are added at the end at most.

record_id: the id of the record, null where none can be told. ok: whether it could be read and has no error. errors,
warnings, infos: how many findings of each severity. findings: in the order of the text; `address` names the field
(`russia/when`), "" the record as a whole; `message` says what is wrong and `help` what to do. Lines and columns count
code points of the text from 1, the end is exclusive; they are null where there is no text.
"""

_NAME: Final = "<record>"
"""What a text is called that comes from no file; no file beside it is looked for."""

_NULL: Final = finding_at(
    Fault(
        rule=EMPTY_FILE,
        path=(),
        sentence="expected a record; the column has a null here",
        remedy="leave the row out, or put the text of the record there",
    )
)


def validate_batch(
    batch: pa.RecordBatch, *, column: str = "record", keep: Sequence[str] = (), rules: Rules = EVERYTHING
) -> pa.RecordBatch:
    """Checks a column of JSON texts: as many rows come out as go in, in their order, as FINDINGS_SCHEMA has them.

    The findings are those that `check` has for each text by itself: records are not held against one another, and
    quotes are not looked up, as no texts of sources are at hand. Bad data is never raised but reported: a text that is
    no record, or no UTF-8, and a null. The texts are strings or binary. `keep` are columns that are passed through;
    they come first. `rules` is as `check` has it.

    Raises ValueError for a column that is not there, there twice, or called as one of FINDINGS_SCHEMA; TypeError for
    one that holds no texts; UnknownRule for a name in `rules` that is none.

    >>> import pyarrow
    >>> from diplovisit import export, load
    >>> text = export(load("seeds/misri-russia/visit.yaml"), "json").decode()
    >>> spoilt = text.replace('"status":"reported"', '"status":"reportd"')
    >>> checked = validate_batch(pyarrow.record_batch({"row": [1, 2], "record": [text, spoilt]}), keep=["row"])
    >>> checked.column("row").to_pylist(), checked.column("ok").to_pylist()
    ([1, 2], [True, False])
    >>> print(checked.column("findings")[1].as_py()[0]["message"])
    expected one of reported, announced, ...; saw "reportd"; did you mean "reported"?
    """
    kept = [(name, _column(batch, name)) for name in keep]
    if taken := sorted(name for name, _ in kept if name in FINDINGS_SCHEMA.names):
        raise ValueError(f"the result has columns {', '.join(taken)} of its own: rename those to be kept")
    selection = as_selection(rules)
    found = _Found()
    for cell in _texts(batch, column):
        found.add(_checked(cell.as_py(), selection))
    fields = [batch.schema.field(name) for name, _ in kept]
    schema = pa.schema([*fields, *FINDINGS_SCHEMA])
    return pa.RecordBatch.from_arrays([*(array for _, array in kept), *found.arrays()], schema=schema)


def validate_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    column: str = "record",
    keep: Sequence[str] = (),
    rules: Rules = EVERYTHING,
) -> Iterator[pa.RecordBatch]:
    """Checks batch after batch, as `validate_batch` does: what Spark's `mapInArrow` takes, with `functools.partial`.

    >>> import pyarrow
    >>> (checked,) = validate_batches([pyarrow.record_batch({"value": [None, "{"]})], column="value")
    >>> checked.column("errors").to_pylist()
    [1, 1]
    """
    selection = as_selection(rules)
    for batch in batches:
        yield validate_batch(batch, column=column, keep=keep, rules=selection)


def _column(batch: pa.RecordBatch, name: str) -> pa.Array:
    match batch.schema.names.count(name):
        case 0:
            raise ValueError(f"there is no column {name!r}; there are {', '.join(batch.schema.names) or 'none'}")
        case 1:
            return batch.column(batch.schema.get_field_index(name))
        case many:
            raise ValueError(f"{many} columns are called {name!r}")


def _texts(batch: pa.RecordBatch, name: str) -> pa.Array:
    """The column as bytes: a string need not be UTF-8, and is then to be told and not raised."""
    array = _column(batch, name)
    if isinstance(array, pa.ExtensionArray):  # arrow.json, as DuckDB gives
        array = array.storage
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    if not any(is_text(array.type) for is_text in _TEXT_TYPES):
        raise TypeError(f"the column {name!r} is {array.type}; expected JSON texts, as string or binary")
    return array.cast(pa.large_binary())


_TEXT_TYPES: Final = (
    pa.types.is_string,
    pa.types.is_large_string,
    pa.types.is_string_view,
    pa.types.is_binary,
    pa.types.is_large_binary,
    pa.types.is_binary_view,
    pa.types.is_null,
)


def _checked(text: bytes | None, selection: Selection) -> CheckResult:
    if text is None:
        return CheckResult(file=None, record=None, findings=selection.for_file(None).apply((_NULL,)), is_invalid=True)
    (document,) = read_stream(io.BytesIO(text), _NAME, Format.JSON)
    return check_document(document, CheckOptions(selection=selection))


@attrs.define
class _Found:
    """What was found so far, column by column."""

    ids: list[str | None] = attrs.Factory(list)
    ok: list[bool] = attrs.Factory(list)
    errors: list[int] = attrs.Factory(list)
    warnings: list[int] = attrs.Factory(list)
    infos: list[int] = attrs.Factory(list)
    offsets: list[int] = attrs.Factory(lambda: [0])
    rows: list[tuple[str | int | None, ...]] = attrs.Factory(list)

    def add(self, checked: CheckResult) -> None:
        """Takes one record more."""
        tally = CheckTotals().plus(checked)
        self.ids.append(checked.record)
        self.ok.append(tally.errors == 0 and not checked.is_invalid)
        self.errors.append(tally.errors)
        self.warnings.append(tally.warnings)
        self.infos.append(tally.infos)
        self.rows.extend(map(_row, checked.findings))
        self.offsets.append(len(self.rows))

    def arrays(self) -> list[pa.Array]:
        """The columns of FINDINGS_SCHEMA."""
        of_findings = zip(*self.rows) if self.rows else [()] * _FINDING.num_fields
        children = [pa.array(values, field.type) for field, values in zip(_FINDING, of_findings)]
        structs = pa.StructArray.from_arrays(children, fields=list(_FINDING))
        findings = pa.ListArray.from_arrays(
            pa.array(self.offsets, pa.int32()), structs, type=FINDINGS_SCHEMA.field("findings").type
        )
        counts = (self.errors, self.warnings, self.infos)
        before = (pa.array(self.ids, pa.string()), pa.array(self.ok, pa.bool_()))
        return [*before, *(pa.array(count, pa.int32()) for count in counts), findings]


def _row(finding: Finding) -> tuple[str | int | None, ...]:
    span = finding.span
    place = (None,) * 4 if span is None else (span.line, span.column, span.end_line, span.end_column)
    named = (finding.rule, finding.group.value, finding.severity.value, finding.address)
    return (*named, finding.sentence, finding.remedy, *place)
