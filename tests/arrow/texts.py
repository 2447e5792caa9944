"""JSON texts of records for a column, valid or damaged."""

import functools
import json
from pathlib import Path

from hypothesis import strategies as st

from diplovisit import export, load
from diplovisit.pipeline.read import read_files
from diplovisit.readers import Document
from diplovisit.testing import visits
from tests.conftest import ROOT

_LEAST = export(load(ROOT / "examples/least.yaml"), "json").decode()
_SLIP = _LEAST.replace('"announced"', '"anounced"').replace('"revision":1', '"revision":"1"')
_LONG = _LEAST.replace("2025-04-07/2025-04-08", "2025-04-07/2026-04-08")
MIXED_LINES = "\n".join([_LEAST, _LEAST[:200], _SLIP, "", _LONG, _SLIP, "{'a': \"b, c\"}", ""])
"""JSON Lines: a valid record, a truncated one, one with faults, one with a warning, and a blank line."""


def printed_counts(output: bytes) -> dict[str, int]:
    """Returns the counts by rule that an example program prints."""
    rows = [line.split() for line in output.decode().splitlines()]
    return {rule.partition("[")[2].rstrip("]"): int(number.replace(",", "")) for number, rule in rows}


@functools.cache
def corpus_texts() -> tuple[str, ...]:
    """Returns every record of the corpus that can be written as JSON: for each rule, examples that break and keep it."""
    files = sorted(str(file) for file in (ROOT / "tests/corpus").rglob("*.yaml") if _is_record(file))
    documents = [document for document in read_files(files) if isinstance(document, Document)]
    return tuple(json.dumps(document.data, ensure_ascii=False) for document in documents)


def _is_record(file: Path) -> bool:
    return file.is_file() and not file.name.endswith(".anchors.yaml")


def valid() -> st.SearchStrategy[bytes]:
    """Returns a strategy for the canonical JSON of a record."""
    return visits().map(lambda visit: export(visit, "json").strip())


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Draws the JSON of a record with some bytes replaced or deleted."""
    text = draw(valid())
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 20)))
    return text[:start] + draw(st.binary(max_size=6) | st.sampled_from([b'"', b",", b"{", b"\\ud800"])) + text[end:]
