"""Records are read from files and texts through the functions of the library."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from diplovisit import export, load, load_all, loads
from diplovisit.record import InvalidRecord
from tests.records import document, visit

TEXT = json.dumps(document(), indent=1).encode()
STATUS = TEXT[: TEXT.index(b'"status"')].count(b"\n") + 1


def test_load_reads_exactly_one_record(tmp_path: Path) -> None:
    """A file with no record or with several is refused by its name, and not read in part."""
    lines = tmp_path / "visits.jsonl"
    line = export([visit()], "jsonl")
    lines.write_bytes(line)
    assert load(lines) == visit()
    lines.write_bytes(line + line)
    with pytest.raises(ValueError, match=r"visits\.jsonl: contains several records; read them with load_all"):
        load(lines)
    assert list(load_all(lines)) == [visit(), visit()]
    lines.write_bytes(b"\n")
    with pytest.raises(ValueError, match=r"visits\.jsonl: contains no record"):
        load(lines)


def test_records_before_an_invalid_one_are_yielded(tmp_path: Path) -> None:
    """`load_all` yields the records before an invalid one, and then raises every finding with its line."""
    line = export([visit()], "jsonl")
    lines = tmp_path / "visits.jsonl"
    lines.write_bytes(line + line.replace(b'"announced"', b'"sunny"') + line)
    records = load_all(lines)
    assert next(records) == visit()
    with pytest.raises(InvalidRecord) as caught:
        next(records)
    (finding,) = caught.value.findings
    assert finding.span is not None
    assert (finding.span.line, finding.address) == (2, "status")


@pytest.mark.parametrize("as_given", [bytes, bytes.decode])
@pytest.mark.parametrize(
    ("spoil", "rule", "line"),
    [
        (lambda text: text.replace(b'"announced"', b'"sunny"'), "unknown-word", STATUS),
        (lambda text: text[: len(text) // 2], "malformed-json", None),
        (lambda _: b"", None, None),
    ],
)
def test_an_invalid_text_is_reported_with_lines(
    as_given: Callable[[bytes], str | bytes], spoil: Callable[[bytes], bytes], rule: str | None, line: int | None
) -> None:
    """`loads` raises every finding with its line, under the given name."""
    with pytest.raises(InvalidRecord) as caught:
        loads(as_given(spoil(TEXT)), name="letter.json")
    assert caught.value.findings
    for finding in caught.value.findings:
        assert finding.file == "letter.json"
        assert rule in (None, finding.rule)
        assert finding.span is not None
        assert line in (None, finding.span.line)


def test_bytes_that_are_not_utf8_are_refused() -> None:
    """Bytes that are not UTF-8 are refused with their position, as in a file."""
    with pytest.raises(InvalidRecord) as caught:
        loads(TEXT.replace(b"Aino", b"\xe4ino"))
    (finding,) = caught.value.findings
    assert finding.file == "<text>"
    assert finding.rule == "wrong-encoding"
