"""validate_batch checks facts in the texts of a second column, as `check` does in files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplovisit import UnreadableText, export, load
from diplovisit.arrow import FINDINGS_SCHEMA, validate_batch
from diplovisit.readers.limits import LARGEST_DOCUMENT
from tests.arrow.test_batches import row_by_check
from tests.beyond.needed import package
from tests.conftest import ROOT
from tests.evidence.tampering import tampered_records

VISIT = load(ROOT / "seeds/misri-russia/visit.yaml")
SEED = export(VISIT, "json").decode()
RETELLING = (ROOT / "seeds/misri-russia/retelling.txt").read_text("utf-8")
MAP = pa.map_(pa.string(), pa.string())
UNUSABLE = "unusable-text"


def checked(record: str | bytes | None, texts: Any, type: Any = MAP, **options: Any) -> dict[str, Any]:
    """Returns the row of one record with a cell of texts."""
    batch = pa.record_batch({"record": pa.array([record]), "texts": pa.array([texts], type)})
    result = validate_batch(batch, texts="texts", **options)
    result.validate(full=True)
    (row,) = result.to_pylist()
    return dict(row)


def rules_of(row: dict[str, Any]) -> list[str]:
    """Returns the rules of the findings of a row."""
    return [finding["rule"] for finding in row["findings"]]


def by_check(record: str, texts: Mapping[str, bytes], folder: Path) -> dict[str, Any]:
    """Returns the result of `check` for a record with the texts in files, as a row. Raises UnreadableText."""
    file = folder / "record.json"
    file.write_text(record, "utf-8")
    sources = {source: folder / f"{source}.txt" for source in texts}
    for source, path in sources.items():
        path.write_bytes(texts[source])
    return row_by_check(file, sources)


def test_the_facts_of_the_seed_are_checked_in_its_retelling(tmp_path: Path) -> None:
    """The seed with its retelling has no findings, and most of its facts are checked in the text, as by `check`."""
    row = checked(SEED, {"retelling": RETELLING})
    assert row == by_check(SEED, {"retelling": RETELLING.encode()}, tmp_path)
    assert (row["ok"], row["findings"]) == (True, [])
    assert row["facts_in_texts"] > 50
    without = checked(SEED, None)
    assert without["facts_in_texts"] == 0
    assert without["facts_not_checked"] > 50 > row["facts_not_checked"]


@pytest.mark.at_length
@pytest.mark.not_measured
def test_a_record_with_a_wrong_value_has_the_findings_that_check_has(tmp_path: Path) -> None:
    """Each tampered seed has the same findings as from `check` with the retelling, and never fewer than the seed."""
    records = [export(change.visit, "json").decode() for change in tampered_records(VISIT)]
    texts = [{"retelling": RETELLING}] * len(records)
    batch = pa.record_batch({"record": records, "texts": pa.array(texts, MAP)})
    rows = validate_batch(batch, texts="texts").to_pylist()
    for record, row in zip(records, rows, strict=True):
        assert row == by_check(record, {"retelling": RETELLING.encode()}, tmp_path)
    assert sum(not row["ok"] for row in rows) > len(rows) / 2


@st.composite
def damaged_texts(draw: st.DrawFn) -> bytes:
    """Draws the retelling with some bytes replaced, or cut off."""
    text = RETELLING.encode()
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 40)))
    middle = draw(st.binary(max_size=3) | st.sampled_from([b"not ", b"former ", b" 8", "\u200b".encode(), b"\0"]))
    return text[:start] + middle + draw(st.sampled_from([text[end:], b""]))


@pytest.mark.not_measured
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(text=damaged_texts())
def test_any_text_gives_the_findings_that_check_has(text: bytes, tmp_path: Path) -> None:
    """A readable text gives the findings of `check`. An unreadable one adds a finding to those without the text."""
    row = checked(SEED, {"retelling": text}, pa.map_(pa.string(), pa.binary()))
    try:
        expected = by_check(SEED, {"retelling": text}, tmp_path)
    except UnreadableText:
        expected = by_check(SEED, {}, tmp_path)
        (problem,) = [finding for finding in row["findings"] if finding["rule"] == UNUSABLE]
        assert problem["address"] == "retelling"
        assert (row["ok"], row["errors"]) == (False, expected["errors"] + 1)
        row["findings"].remove(problem)
        row |= {"ok": expected["ok"], "errors": expected["errors"]}
    assert row == expected


@given(st.lists(st.dictionaries(st.binary(max_size=9) | st.just(b"retelling"), st.none() | st.binary()), max_size=3))
def test_bad_texts_are_never_raised(cells: list[dict[bytes, bytes | None]]) -> None:
    """Arbitrary bytes as ids and texts give one row per record, and a batch that Arrow validates."""
    texts = pa.array([list(cell.items()) for cell in cells], pa.map_(pa.binary(), pa.binary()))
    least = export(load(ROOT / "examples/least.yaml"), "json")
    result = validate_batch(pa.record_batch({"record": [least] * len(cells), "texts": texts}), texts="texts")
    result.validate(full=True)
    assert result.schema == FINDINGS_SCHEMA
    passed = [any(text is not None for text in cell.values()) for cell in cells]
    assert [UNUSABLE in rules_of(row) for row in result.to_pylist()] == passed


ENTRIES = (
    pa.list_(pa.struct([("source", pa.string()), ("text", pa.string())])),
    pa.large_list(pa.struct([("text", pa.large_string()), ("source", pa.dictionary(pa.int8(), pa.string()))])),
    pa.list_(pa.struct([("source", pa.binary()), ("text", pa.binary()), ("url", pa.string())]), 1),
    pa.list_view(pa.struct([("source", pa.string()), ("text", pa.string())])),
    pa.large_list_view(pa.struct([("source", pa.string()), ("text", pa.string_view())])),
)


@pytest.mark.parametrize("type", ENTRIES, ids=["list", "large_list", "fixed_size_list", "list_view", "large_list_view"])
def test_texts_may_be_a_list_of_entries(type: Any) -> None:
    """A list of structs gives the same row as a map, whatever the order of its fields."""
    entry = {"source": "retelling", "text": RETELLING}
    assert checked(SEED, [entry], type) == checked(SEED, {"retelling": RETELLING})
    assert checked(SEED, [None], type) == checked(SEED, None, type) == checked(SEED, None)


def test_texts_may_be_a_map_as_engines_without_maps_make_it() -> None:
    """A list of structs of key and value, which Polars makes of a map, gives the same row as the map."""
    type = pa.list_(pa.struct([("key", pa.string_view()), ("value", pa.string_view())]))
    assert checked(SEED, [("retelling", RETELLING)], type) == checked(SEED, {"retelling": RETELLING})


def test_texts_may_be_a_struct_with_a_field_for_each_source() -> None:
    """A struct gives the same row as a map. Fields without a text are ignored, so records may share the struct."""
    type = pa.struct([("retelling", pa.string()), ("source-of-another-record", pa.string())])
    assert checked(SEED, {"retelling": RETELLING}, type) == checked(SEED, {"retelling": RETELLING})
    assert checked(SEED, None, type) == checked(SEED, None)


def test_a_slice_of_texts_is_what_it_shows() -> None:
    """The texts of a sliced batch stay with their records, in each layout."""
    types = (MAP, *ENTRIES[:2], pa.struct([("retelling", pa.string())]))
    for type, text in ((type, text) for type in types for text in (None, RETELLING)):
        is_list = pa.types.is_list(type) or pa.types.is_large_list(type)
        cell: Any = [{"source": "retelling", "text": text}] if is_list else {"retelling": text}
        texts = pa.array([None, cell, None], type)
        batch = pa.record_batch({"record": [SEED] * 3, "texts": texts}).slice(1, 2)
        counts = validate_batch(batch, texts="texts").column("facts_in_texts").to_pylist()
        assert [count > 0 for count in counts] == [text is not None, False]


@pytest.mark.parametrize(
    "texts",
    [None, {}, {"retelling": None}, {"retelling": None, "other": None}],
    ids=["null", "empty", "null-text", "unknown-null"],
)
def test_a_null_is_no_text(texts: Any) -> None:
    """A row without texts has the findings of the record alone."""
    (alone,) = validate_batch(pa.record_batch({"record": [SEED]})).to_pylist()
    assert checked(SEED, texts) == alone
    (untyped,) = validate_batch(pa.record_batch({"record": [SEED], "texts": [None]}), texts="texts").to_pylist()
    assert untyped == alone


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"", "is empty; give the words of the source"),
        (b" \n", "is empty; give the words of the source"),
        (b"He left\0.", "line 1: the control character U+0000 is not allowed; save the words as plain text"),
        ("He left.".encode("utf-16"), "is UTF-16, not UTF-8; save the text as UTF-8"),
        (b"He\nl\xe9ft.", "line 2: byte 5 (0xE9) is not UTF-8; save the text as UTF-8"),
        (
            b"a" * (LARGEST_DOCUMENT + 1),
            "has more than 10,000,000 bytes, which is the limit; keep only the part that was used",
        ),
    ],
    ids=["empty", "blank", "control", "utf-16", "latin-1", "large"],
)
def test_a_bad_text_is_a_finding_of_its_record(text: bytes, message: str) -> None:
    """A text that cannot be read gives one error at its source, and the next record is checked with its own text."""
    binary = pa.map_(pa.string(), pa.binary())
    texts = pa.array([{"retelling": text}, {"retelling": RETELLING.encode()}], binary)
    first, second = validate_batch(pa.record_batch({"record": [SEED] * 2, "texts": texts}), texts="texts").to_pylist()
    (finding,) = first["findings"]
    assert (finding["rule"], finding["severity"], finding["address"]) == (UNUSABLE, "error", "retelling")
    assert finding["message"] == f'the text passed for "retelling" cannot be used: {message}'
    assert (first["ok"], first["facts_in_texts"], second["ok"]) == (False, 0, True)


def test_strings_that_are_no_utf_8_are_reported_as_bad_texts() -> None:
    """Invalid UTF-8 in a map of strings is reported, because Arrow does not check its strings."""
    raw = pa.array([b"He l\xe9ft."], pa.binary()).view(pa.string())
    texts = pa.MapArray.from_arrays([0, 1], pa.array(["retelling"]), raw)
    (row,) = validate_batch(pa.record_batch({"record": [SEED], "texts": texts}), texts="texts").to_pylist()
    assert rules_of(row) == [UNUSABLE]


def test_a_text_of_no_source_is_a_finding_of_its_record() -> None:
    """A mistyped id is an error with a suggestion, and a thousand of them are still one finding."""
    (finding,) = checked(SEED, {"reteling": RETELLING})["findings"]
    assert (finding["rule"], finding["address"]) == (UNUSABLE, "")
    expected = 'the text passed for "reteling" cannot be used: the record has no such source; did you mean "retelling"?'
    assert finding["message"] == expected
    (finding,) = checked(SEED, {f"x-{number}": "" for number in range(1_000)})["findings"]
    expected = 'the texts passed for "x-0" and 999 others cannot be used: the record has no such sources'
    assert finding["message"] == expected


def test_a_text_without_an_id_is_a_finding_of_its_record() -> None:
    """A null as the id of a source is reported with its text, and passed over without one, as a left join makes it."""
    (finding,) = checked(SEED, [{"source": None, "text": RETELLING}], ENTRIES[0])["findings"]
    expected = "the text passed for a source without an id cannot be used: the record has no such source"
    assert finding["message"] == expected
    assert checked(SEED, [{"source": None, "text": None}], ENTRIES[0]) == checked(SEED, None)


def test_two_texts_of_one_source_are_a_finding_of_their_record() -> None:
    """Neither of two texts of a source is used, even if they are equal."""
    row = checked(SEED, [("retelling", RETELLING), ("retelling", RETELLING)])
    (finding,) = row["findings"]
    assert finding["message"].endswith("cannot be used: it was passed twice; pass each text once")
    assert row["facts_in_texts"] == 0
    twice = pa.StructArray.from_arrays([pa.array([RETELLING])] * 2, ["retelling"] * 2)
    (of_struct,) = validate_batch(pa.record_batch({"record": [SEED], "texts": twice}), texts="texts").to_pylist()
    assert of_struct == row


def test_an_invalid_record_has_no_findings_about_texts() -> None:
    """The texts of an invalid record or a null are not reported, because its sources are unknown."""
    assert UNUSABLE not in rules_of(checked("{", {"x": ""}))
    assert UNUSABLE not in rules_of(checked(None, {"x": ""}))


def test_facts_without_a_text_can_be_errors() -> None:
    """With require_texts, each fact that no text confirms is an error, and with the text there is none."""
    assert checked(SEED, {"retelling": RETELLING}, require_texts=True)["ok"]
    row = checked(SEED, None, require_texts=True)
    assert set(rules_of(row)) == {"fact-not-checked"}
    assert row["errors"] == row["facts_not_checked"] > 50
    least = export(load(ROOT / "examples/least.yaml"), "json").decode()
    assert checked(least, None, require_evidence=True) != checked(least, None)


@pytest.mark.parametrize(
    "type",
    [pa.string(), pa.map_(pa.string(), pa.int8()), pa.list_(pa.string()), pa.struct([("a", pa.int8())])],
    ids=str,
)
def test_a_column_without_texts_by_source_is_raised(type: Any) -> None:
    """A column of another type is a mistake of the caller."""
    with pytest.raises(
        TypeError, match=r"the column 'texts' is .*; expected a map from the id of a source to its text"
    ):
        checked(SEED, None, type)
    with pytest.raises(ValueError, match="no column 'words'; there are record"):
        validate_batch(pa.record_batch({"record": [SEED]}), texts="words")


def test_duckdb_passes_texts_as_a_list_a_map_or_a_struct() -> None:
    """Rows of texts that DuckDB groups, and objects that it reads from JSON, give the same row."""
    rows = "FROM (SELECT 'retelling' AS source, $text AS text)"
    entries = f"list({{'source': source, 'text': text}}) AS texts {rows}"
    grouped = f"map_from_entries(list((source, text))) AS texts {rows}"
    for columns in (entries, grouped, "{'retelling': $text} AS texts"):
        with duckdb.connect() as connection:
            values = {"record": SEED, "text": RETELLING}
            (batch,) = connection.sql(f"SELECT $record AS record, {columns}", params=values).to_arrow_reader(10)
            (row,) = validate_batch(batch, texts="texts").to_pylist()
        assert row == checked(SEED, {"retelling": RETELLING})


def test_duckdb_lists_what_it_refuses_in_a_map() -> None:
    """In a list, a source that comes twice is a finding, and a null as its id is no error; in a map, both end the job."""
    for rows, rules in (("('retelling', 'a'), ('retelling', 'b')", [UNUSABLE]), ("(NULL, NULL)", [])):
        query = f"SELECT $record AS record, {{}} AS texts FROM (VALUES {rows}) AS passed(source, text)"
        with duckdb.connect() as connection:
            entries = query.format("list({'source': source, 'text': text})")
            (batch,) = connection.sql(entries, params={"record": SEED}).to_arrow_reader(10)
            (row,) = validate_batch(batch, texts="texts").to_pylist()
            assert rules_of(row) == rules
            with pytest.raises(duckdb.InvalidInputException, match="Map keys"):
                connection.sql(
                    query.format("map_from_entries(list((source, text)))"), params={"record": SEED}
                ).fetchall()


@pytest.mark.at_length
def test_polars_passes_texts_as_entries_or_as_a_struct() -> None:
    """Rows of texts that Polars groups into a list, and a struct, as it reads objects of JSON, give the same row."""
    package("polars")
    import polars as pl  # `make test` does without

    rows = pl.DataFrame({"record": [SEED], "source": ["retelling"], "text": [RETELLING]})
    struct = pl.struct(pl.col("text").alias("retelling"))
    grouped = rows.group_by("record").agg(texts=pl.struct("source", "text"))
    for frame in (grouped, rows.select("record", texts=struct)):
        (batch,) = frame.to_arrow().to_batches()
        (row,) = validate_batch(batch, texts="texts").to_pylist()
        assert row == checked(SEED, {"retelling": RETELLING})
