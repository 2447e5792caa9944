"""validate_batch returns one row of findings for each text of a column."""

import functools
import json
import multiprocessing
import pickle
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplovisit import Finding, check, export, load
from diplovisit.arrow import FINDINGS_SCHEMA, validate_batch, validate_batches
from diplovisit.pipeline.rule_names import UnknownRule
from tests.arrow.listing import listed
from tests.arrow.texts import corpus_texts, damaged, valid

SEED = "seeds/misri-russia/visit.yaml"
BROKEN_SEED = '{"id": "a", "format": 2}'


@pytest.fixture(scope="module")
def seed() -> str:
    """Returns the seed as JSON text."""
    return export(load(Path(__file__).parents[2] / SEED), "json").decode()


def column(*texts: str | bytes | None, type: Any = None) -> Any:
    """Makes a batch with a column of texts."""
    return pa.record_batch({"record": pa.array(texts, type)})


def row_of(finding: Finding) -> dict[str, Any]:
    """Returns a finding as a row of `findings`."""
    span = finding.span
    return {
        "rule": finding.rule,
        "group": finding.group.value,
        "severity": finding.severity.value,
        "address": finding.address,
        "message": finding.sentence,
        "help": finding.remedy,
        "line": span and span.line,
        "column": span and span.column,
        "end_line": span and span.end_line,
        "end_column": span and span.end_column,
    }


def row_by_check(file: Path, sources: Mapping[str, Path] | None = None) -> dict[str, Any]:
    """Returns the result of `check` for a file as a row, without the rule about text files, which a column cannot have."""
    (checked,) = check(file, sources=sources, across=False, rules=["all", "-text-file-missing"]).results
    severities = [finding.severity.value for finding in checked.findings]
    return {
        "record_id": checked.record,
        "ok": "error" not in severities and not checked.is_invalid,
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "infos": severities.count("info"),
        "findings": [row_of(finding) for finding in checked.findings],
        "facts_in_texts": checked.fact_counts.in_texts,
        "facts_not_checked": checked.fact_counts.not_checked,
    }


def assert_equal_to_check(texts: list[bytes], folder: Path) -> None:
    """Asserts that the rows of a batch equal the results of `check` for the same texts in files."""
    result = validate_batch(column(*texts, type=pa.binary()), rules=["all", "-text-file-missing"])
    result.validate(full=True)
    for text, row in zip(texts, result.to_pylist(), strict=True):
        file = folder / "record.json"
        file.write_bytes(text)
        assert row == row_by_check(file)


@pytest.mark.at_length
@pytest.mark.not_measured
def test_each_record_of_the_corpus_has_the_findings_that_check_has(tmp_path: Path) -> None:
    """Each example of the corpus, breaking or keeping a rule, has the same findings as from `check`."""
    assert_equal_to_check([text.encode() for text in corpus_texts()], tmp_path)


@pytest.mark.not_measured
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(texts=st.lists(valid() | damaged(), min_size=1, max_size=3))
def test_any_text_has_the_findings_that_check_has(texts: list[bytes], tmp_path: Path) -> None:
    """Valid and damaged records have the same findings as from `check`."""
    assert_equal_to_check(texts, tmp_path)


@given(st.lists(st.none() | st.binary(max_size=40), max_size=6))
def test_bad_data_is_never_raised(cells: list[bytes | None]) -> None:
    """Arbitrary bytes give one row per cell, and a batch that Arrow validates."""
    for type in (pa.binary(), pa.large_binary(), pa.binary_view()):
        result = validate_batch(column(*cells, type=type))
        result.validate(full=True)
        assert result.schema == FINDINGS_SCHEMA
        assert result.num_rows == len(cells)
        assert not any(result.column("ok").to_pylist())


def test_a_null_gives_one_finding() -> None:
    """A null gives a row that is not ok, with one finding without a line that says what is missing."""
    (row,) = validate_batch(column(None, type=pa.string())).to_pylist()
    assert (row["record_id"], row["ok"], row["errors"]) == (None, False, 1)
    (finding,) = row["findings"]
    assert finding["message"] == "expected a record; the column has a null here"
    assert finding["line"] is None


def test_strings_that_are_no_utf_8_are_reported() -> None:
    """Invalid UTF-8 in a string column is reported, because Arrow does not check its strings."""
    raw = pa.array([b'{"id": "\xff"}'], pa.binary()).view(pa.string())
    (row,) = validate_batch(pa.record_batch({"record": raw})).to_pylist()
    assert [finding["rule"] for finding in row["findings"]] == ["wrong-encoding"]


@pytest.mark.parametrize(
    "type",
    [
        pa.string(),
        pa.large_string(),
        pa.string_view(),
        pa.binary(),
        pa.large_binary(),
        pa.binary_view(),
        pa.dictionary(pa.int8(), pa.string()),
        pa.null(),
    ],
    ids=str,
)
def test_a_column_of_texts_may_be_of_any_type_of_text(type: Any, seed: str) -> None:
    """Every type of text column gives the same rows, nulls included, because engines differ in their types."""
    cells = [None] if type == pa.null() else [seed, None, BROKEN_SEED]
    assert validate_batch(column(*cells, type=type)) == validate_batch(column(*cells, type=pa.string()))


def test_a_column_of_json_is_one_of_texts(seed: str) -> None:
    """A column of the extension type arrow.json, which DuckDB returns for JSON, is accepted as texts."""
    if not hasattr(pa, "json_"):
        pytest.skip("this pyarrow is older than arrow.json")
    array = pa.ExtensionArray.from_storage(pa.json_(), pa.array([seed]))
    assert validate_batch(pa.record_batch({"record": array})).column("ok").to_pylist() == [True]


def test_a_slice_is_what_it_shows(seed: str) -> None:
    """A slice of a batch gives only the rows of the slice."""
    result = validate_batch(column(None, seed, BROKEN_SEED, seed).slice(1, 2), keep=["record"])
    assert result.column("ok").to_pylist() == [True, False]
    assert result.column("record").to_pylist() == [seed, BROKEN_SEED]


def test_columns_are_passed_through_as_they_are(seed: str) -> None:
    """Kept columns come first, in the requested order, with their types and their metadata."""
    key = pa.field("key", pa.int64(), metadata={"of": "the warehouse"})
    schema = pa.schema([key, pa.field("record", pa.string()), pa.field("day", pa.date32())])
    batch = pa.RecordBatch.from_pydict({"key": [7], "record": [seed], "day": [None]}, schema=schema)
    result = validate_batch(batch, keep=("day", "key"))
    assert result.schema.equals(pa.schema([schema.field("day"), key, *FINDINGS_SCHEMA]), check_metadata=True)
    assert result.column("key").to_pylist() == [7]


def test_no_rows_are_no_rows() -> None:
    """An empty batch gives an empty batch with the result schema."""
    result = validate_batch(column(type=pa.string()))
    assert (result.schema, result.num_rows) == (FINDINGS_SCHEMA, 0)


def test_rules_are_chosen_as_for_check() -> None:
    """Rules that are not selected report nothing, and an unreadable record is not ok even if no rule reports it."""
    batch = column(BROKEN_SEED, None)
    every, of_evidence = validate_batch(batch), validate_batch(batch, rules=["evidence"])
    assert min(every.column("errors").to_pylist()) > 0
    assert of_evidence.column("errors").to_pylist() == [0, 0]
    assert of_evidence.column("ok").to_pylist() == [False, False]
    with pytest.raises(UnknownRule):
        validate_batch(batch, rules=["no-such-rule"])


def test_what_the_caller_gets_wrong_is_raised() -> None:
    """A column that is missing, duplicate, numeric, or named like a result column raises an error."""
    with pytest.raises(ValueError, match="no column 'record'; there are value"):
        validate_batch(pa.record_batch({"value": ["{}"]}))
    twice = pa.RecordBatch.from_arrays([pa.array(["{}"]), pa.array(["{}"])], names=["record", "record"])
    with pytest.raises(ValueError, match="2 columns are called 'record'"):
        validate_batch(twice)
    with pytest.raises(TypeError, match="is int64; expected JSON texts"):
        validate_batch(pa.record_batch({"record": [1]}))
    with pytest.raises(ValueError, match="ok of its own"):
        validate_batch(pa.record_batch({"record": ["{}"], "ok": [1]}), keep=["ok"])


def test_findings_that_are_not_listed_are_counted() -> None:
    """The findings of a record are bounded, but the number of its errors is that of all of them."""
    document = json.loads(export(load(Path(__file__).parents[2] / "examples/least.yaml"), "json"))
    document["stops"] = [document["stops"][0] | {"id": f"stop-{number}"} for number in range(1_000)]
    (row,) = validate_batch(column(json.dumps(document)), require_evidence=True).to_pylist()
    *listed, last = row["findings"]
    assert row["errors"] == 2_005
    assert last["message"].startswith(f"{2_005 - len(listed):,} more findings of this rule are not listed")
    assert len(listed) <= 1_000


def test_another_value_than_a_batch_is_raised(seed: str) -> None:
    """A table or a list is a TypeError that names what to call, and a table among batches is one, too."""
    table = pa.table({"record": [seed]})
    for wrong in (table, [seed], None):
        with pytest.raises(
            TypeError, match=r"expected a pyarrow.RecordBatch; saw a .*validate_batches\(table.to_batches"
        ):
            validate_batch(wrong)
    for wrong in (table, column(seed), [table]):
        with pytest.raises(TypeError, match=r"expected a pyarrow.RecordBatch; saw a"):
            list(validate_batches(wrong))
    assert [batch.num_rows for batch in validate_batches(table.to_batches())] == [1]


def test_one_column_can_be_kept_by_its_name(seed: str) -> None:
    """A text as `keep` names one column, as one text in `rules` names one rule."""
    batch = pa.record_batch({"record": [seed], "key": [7]})
    assert validate_batch(batch, keep="key") == validate_batch(batch, keep=["key"])


def test_the_schema_is_the_one_that_was_promised() -> None:
    """The result schema equals the golden file, because warehouses store it; new columns may only be added at the end."""
    assert listed([FINDINGS_SCHEMA]) == (Path(__file__).parent / "findings_schema.txt").read_text("utf-8")


@pytest.mark.at_length
def test_another_process_finds_the_same(seed: str) -> None:
    """The function with its arguments can be pickled, and gives the same result in a new process."""
    check_batch = functools.partial(validate_batch, rules=["all", "-evidence"])
    assert pickle.loads(pickle.dumps(check_batch)).func is validate_batch
    batch = column(seed, None, BROKEN_SEED)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(check_batch, batch).result() == check_batch(batch)


def test_batch_after_batch_is_checked_as_it_comes(seed: str) -> None:
    """validate_batches reads a batch only after it has returned the one before."""
    given: list[int] = []

    def batches() -> Any:
        for number in range(3):
            given.append(number)
            yield column(seed if number else None, type=pa.string())

    results = validate_batches(batches(), rules=iter(["all", "-evidence"]))
    assert next(results).column("ok").to_pylist() == [False]
    assert given == [0]
    assert [result.column("ok").to_pylist() for result in results] == [[True], [True]]
