"""Fixing a file: certain faults are fixed, and the content of records and everything else stays the same."""

import io
import json
import unicodedata
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplovisit.findings.results import CheckResult
from diplovisit.fixes import apply_fixes
from diplovisit.pipeline.check import check_document
from diplovisit.pipeline.fix import FixedFile, fix_file
from diplovisit.pipeline.read import Read, read_stream
from diplovisit.readers import Document, Format
from diplovisit.record import Finding
from diplovisit.testing import documents
from tests.fixes.test_table import YAML
from tests.yaml_texts import Written, yaml_texts

_FAULTY = st.sampled_from(
    [" a", "a ", "a  b", "e\u0301", "Garci\u0301a  M.", "\u212b", "\u00a0x", "x\u00a0", "a\u1fef", "\u1fef", "- \u0301"]
)


@st.composite
def _faulty_documents(draw: st.DrawFn) -> dict[str, Any]:
    """Records with texts that can be fixed, and others that cannot."""
    document = draw(documents())
    document["title"] = draw(_FAULTY)
    for person in document["people"]:
        person["name"] = draw(_FAULTY)
    document["notes"] = draw(st.lists(_FAULTY, unique=True, max_size=3))
    if not document["notes"]:
        del document["notes"]
    return document


TWICE = {
    "format": 1,
    "id": "twice",
    "revision": 1,
    "revised": "2000-01-01T00:00:00Z",
    "title": "a",
    "status": "reported",
    "people": [{"id": "a", "name": "a"}],
    # The address a/role names the first traveller, but the fault is in the second.
    "travellers": [{"person": "a", "role": "=1+1"}, {"person": "a", "role": "0 "}],
    "stops": [{"id": "a-2"}],
    "sources": [{"id": "a-3", "kind": "news"}],
}

faulty_yaml = yaml_texts(_faulty_documents())


@st.composite
def _faulty_json(draw: st.DrawFn) -> str:
    ascii_only, indent = draw(st.booleans()), draw(st.sampled_from([None, 1]))
    return json.dumps(draw(_faulty_documents()), ensure_ascii=ascii_only, indent=indent)


def _fix(data: bytes, format: Format) -> FixedFile:
    return fix_file(data, name=f"visit.{format}", format=format, check=check_document)


def _documents(data: bytes, format: Format) -> list[Read]:
    return list(read_stream(io.BytesIO(data), f"visit.{format}", format))


def _certain(data: bytes, format: Format) -> list[Finding]:
    findings = [finding for document in _documents(data, format) for finding in check_document(document).findings]
    return [finding for finding in findings if finding.fix is not None and finding.fix.is_certain]


def _normalised(value: Any) -> Any:
    """The content of a record without meaningless details: blanks at edges, repeated blanks, Unicode forms of a letter."""
    match value:
        case str():
            return " ".join(unicodedata.normalize("NFC", value).split())
        case list():
            return [_normalised(item) for item in value]
        case dict():
            return {key: _normalised(inner) for key, inner in value.items()}
        case _:
            return value


def _data(data: bytes, format: Format) -> list[Any]:
    return [document.data for document in _documents(data, format) if isinstance(document, Document)]


@pytest.mark.measured
@given(faulty_yaml)
def test_certain_faults_are_fixed_in_yaml(written: Written) -> None:
    """In YAML, no certain fix remains after fixing, a second run changes nothing, and the content stays the same."""
    _require_laws(written.text.encode(), Format.YAML)


@pytest.mark.measured
@given(_faulty_json())
@example(json.dumps(TWICE))
def test_certain_faults_are_fixed_in_json(text: str) -> None:
    """In JSON on one or several lines, no certain fix remains, a second run changes nothing, and the content stays."""
    _require_laws(text.encode(), Format.JSON)


@given(st.lists(_faulty_json().map(lambda text: text.replace("\n", "")), min_size=1, max_size=2), st.booleans())
def test_certain_faults_are_fixed_in_json_lines(lines: list[str], is_torn: bool) -> None:
    """Each line of JSON Lines is fixed, and a line that is not UTF-8 stays the same."""
    torn = b'{"title": "caf\xe9 ",}\r\n' if is_torn else b""
    data = b"\n".join(line.encode() for line in lines) + b"\n" + torn + lines[0].encode()
    _require_laws(data, Format.JSON_LINES)
    assert torn in _fix(data, Format.JSON_LINES).data


def _require_laws(data: bytes, format: Format) -> None:
    done = _fix(data, format)
    assert _certain(done.data, format) == []
    again = _fix(done.data, format)
    assert (again.data, again.fixed) == (done.data, ())
    assert _normalised(_data(data, format)) == _normalised(_data(done.data, format))
    assert bool(done.fixed) == (done.data != data)


@given(faulty_yaml)
def test_comments_and_layout_stay(written: Written) -> None:
    """Lines without a fix stay the same byte for byte; on other lines only the edits change."""
    check_once = _FindsOnce()
    done = fix_file(written.text.encode(), name="visit.yaml", format=Format.YAML, check=check_once)
    before, after = written.text.split("\n"), done.data.decode().split("\n")
    assert len(before) == len(after)
    edits = [edit for finding in done.fixed if finding.fix is not None for edit in finding.fix.edits]
    by_line: dict[int, list[tuple[int, int, str]]] = {}
    for edit in edits:
        assert edit.span.line == edit.span.end_line
        by_line.setdefault(edit.span.line, []).append((edit.span.column - 1, edit.span.end_column - 1, edit.text))
    for number, (old, new) in enumerate(zip(before, after, strict=True), 1):
        expected = old
        for start, end, text in sorted(by_line.get(number, []), reverse=True):
            expected = expected[:start] + text + expected[end:]
        assert new == expected
    assert all(comment in done.data.decode() for comment in written.comments)


class _FindsOnce:
    """A check that reports findings in the first round only."""

    def __init__(self) -> None:
        self.rounds = 0

    def __call__(self, document: Read) -> CheckResult:
        self.rounds += 1
        result = check_document(document)
        return result if self.rounds == 1 else attrs.evolve(result, findings=())


@given(st.binary(max_size=60) | st.text("{}[]\"',: \t\n\ufeffa1e\u0301-", max_size=40).map(str.encode))
@example(b"\xef\xbb\xbf\xef\xbb\xbf{}")
@example(b'\xef\xbb\xbf{"a": 1,}')
@example(b'{"a": [1,],}')
@example(b"\ta: b")
def test_fixing_ends_for_any_bytes(data: bytes) -> None:
    """No bytes raise an error in any format, and a second run fixes nothing more."""
    for format in Format:
        once = _fix(data, format)
        assert _fix(once.data, format).data == once.data


def test_overlapping_fixes_are_applied_in_turn() -> None:
    """A title that is not in NFC and has blanks at its edge is fixed in two rounds."""
    text = YAML.replace("title: An envoy", 'title: " An e\u0301nvoy')
    text = text.replace("visits Estonia", 'visits Estonia"')
    done = _fix(text.encode(), Format.YAML)
    assert 'title: "An énvoy of Finland visits Estonia"\n' in done.data.decode()
    assert sorted(finding.rule for finding in done.fixed) == ["blank-at-edge", "not-nfc"]


def test_hidden_faults_are_fixed_in_the_same_run() -> None:
    """Faults that appear only after the file becomes readable are fixed in the same run."""
    text = "\ufeff" + YAML.replace("title: An envoy", "title: An  envoy").replace("    country: EE", "\tcountry: EE")
    done = _fix(text.encode(), Format.YAML)
    assert done.data.decode() == YAML
    assert [finding.rule for finding in done.fixed] == ["byte-order-mark", "tab-in-indentation", "blank-at-edge"]


def test_suggestions_are_not_applied() -> None:
    """A fix that needs a decision by a person is not applied."""
    text = YAML.replace("status: announced", "status: anounced").encode()
    assert _fix(text, Format.YAML) == FixedFile(data=text, fixed=(), records=1)


def test_findings_that_do_not_count_are_not_fixed() -> None:
    """Findings of a rule that does not count are not fixed."""
    text = YAML.replace("title: An envoy", "title: An  envoy").encode()

    def lenient(document: Read) -> CheckResult:
        return attrs.evolve(check_document(document), findings=())

    assert fix_file(text, name="visit.yaml", format=Format.YAML, check=lenient).data == text


def test_a_harmful_round_is_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A round that makes a record unreadable is undone."""
    text = ("\ufeff" + YAML.replace("title: An envoy", "title: An  envoy")).encode()

    def harmful(before: str, fixes: Any) -> Any:
        after, done = apply_fixes(before, fixes)
        return (after.replace("title:", "title"), done) if "An envoy" in after else (after, done)

    monkeypatch.setattr("diplovisit.pipeline.fix.apply_fixes", harmful)
    done = _fix(text, Format.YAML)
    assert done.data == text.removeprefix(b"\xef\xbb\xbf")
    assert [finding.rule for finding in done.fixed] == ["byte-order-mark"]
