"""A document is recognised as a record by `format` and `id` at its top, and in doubt it is none."""

import io

import pytest

from diplovisit.readers import Format, read_documents
from diplovisit.readers.recognition import has_record_keys
from diplovisit.record import Visit, node_shape

RECORDS: dict[str, tuple[Format, str]] = {
    "whole": (Format.JSON, '{"format": 1, "id": "a"}'),
    "comma-at-the-end": (Format.JSON, '{"format": 1, "id": "a",}'),
    "comments": (Format.JSON, '// ours\n{/* "x": { */ "format": 1, // y }\n "id": "a",}'),
    "comma-missing": (Format.JSON, '{"format": 1\n "id": "a"}'),
    "quote-missing": (Format.JSON, '{"title": "An envoy,\n"format": 1, "id": "a"}'),
    "quote-in-a-quote": (Format.JSON, r'{"title": "an \"envoy\" {", "format": 1, "id": "a",}'),
    "keys-last": (Format.JSON, '{"stops": [{"id": "x"}, [1]], "format": 1, "id": "a",}'),
    "escaped-key": (Format.JSON, '{"format": 1, "\\u0069d": "a",}'),
    "torn": (Format.JSON, '{"format": 1, "id": "a", "stops": [{'),
    "number-and-comment": (Format.JSON, '{"format": /* one */ 1// or so\n, "id": "a",}'),
    "another-number": (Format.JSON, '{"format": 22, "id": "a",}'),
    "mark": (Format.JSON, '\ufeff{"format": 1, "id": "a"}'),
    "yaml": (Format.YAML, "format: 1\nid: a\n"),
    "yaml-tab": (Format.YAML, "format: 1\nstops:\n\t- x\nid: a\n"),
    "yaml-mark": (Format.YAML, "\ufeffformat: 1\nid: a\n"),
    "yaml-anchor": (Format.YAML, "format: 1\nid: a\nstops: &x []\nsources: *x\n"),
    "yaml-twice": (Format.YAML, "format: 1\nid: a\nid: b\n"),
    "yaml-torn": (Format.YAML, "format: 1\nid: a\nstops: [\n"),
    "yaml-indented": (Format.YAML, "  format: 1\n  id: a\n  id: b\n"),
    "yaml-quoted-keys": (Format.YAML, "'format': 1\n\"id\": a\nid: b\n"),
    "yaml-braces": (Format.YAML, "# ours\n{format: 1, title: Minister's visit, id: a, id: b}\n"),
    "yaml-torn-id": (Format.YAML, "format: 1\nid: 'a\n"),
    "yaml-torn-list": (Format.YAML, "title: x\nformat: 1\nid: [\n"),
    "torn-id": (Format.JSON, '{"format": 1, "id": '),
    "yaml-two-records": (Format.YAML, "format: 1\nid: a\n---\nformat: 1\nid: b\n"),
}
OTHERS: dict[str, tuple[Format, str]] = {
    "package": (Format.JSON, '{"name": "x", "version": "1.0.0",}'),
    "tsconfig": (Format.JSON, '{\n  // "format": 1, "id": "a"\n  "compilerOptions": {"strict": true,},\n}'),
    "format-a-word": (Format.JSON, '{"format": "esm", "id": "x",}'),
    "format-a-word-whole": (Format.JSON, '{"format": "esm", "id": "x"}'),
    "format-a-number-in-quotes": (Format.JSON, '{"format": "1", "id": "x",}'),
    "format-a-number-in-quotes-whole": (Format.JSON, '{"format": "1", "id": "x"}'),
    "format-a-fraction": (Format.JSON, '{"format": 1.0, "id": "x",}'),
    "format-a-fraction-whole": (Format.JSON, '{"format": 1.0, "id": "x"}'),
    "format-true": (Format.JSON, '{"format": true, "id": "x"}'),
    "format-null": (Format.JSON, '{"format": null, "id": "x",}'),
    "format-a-list": (Format.JSON, '{"format": [1], "id": "x",}'),
    "format-a-mapping": (Format.JSON, '{"format": {"a": 1}, "id": "x",}'),
    "format-missing": (Format.JSON, '{"format": , "id": "x",}'),
    "format-torn": (Format.JSON, '{"id": "x", "format": '),
    "format-twice": (Format.JSON, '{"format": 1, "id": "x", "format": "esm",}'),
    "format-a-bare-word": (Format.JSON, "{format: esm, id: x,}"),
    "format-a-version": (Format.JSON, '{"format": 1.2.3, "id": "x",}'),
    "yaml-format-a-word": (Format.YAML, "format: esm\nid: x\nid: y\n"),
    "yaml-format-a-word-whole": (Format.YAML, "format: esm\nid: x\n"),
    "yaml-format-in-quotes": (Format.YAML, "format: '1'\nid: x\nid: y\n"),
    "yaml-format-a-list": (Format.YAML, "format: [1]\nid: x\nid: y\n"),
    "yaml-format-empty": (Format.YAML, "format:\nid: x\nid: y\n"),
    "yaml-format-torn": (Format.YAML, "id: x\nformat: '1\n"),
    "yaml-format-torn-list": (Format.YAML, "id: x\nformat: [1\n"),
    "yaml-format-twice": (Format.YAML, "format: 1\nid: x\nformat: a\n"),
    "id-alone": (Format.JSON, '{"id": "a",}'),
    "format-alone": (Format.JSON, '{"format": 1,}'),
    "lock": (Format.JSON, '{"format": 1, "record": "a", "anchors": [{"id": 1}],}'),
    "deeper": (Format.JSON, '{"record": {"format": 1, "id": "a",},}'),
    "in-a-list": (Format.JSON, '[{"format": 1, "id": "a",}]'),
    "in-a-text": (Format.JSON, '{"x": "format: 1, id: 2", "y": "\\"format\\": 1, \\"id\\": 2",}'),
    "as-values": (Format.JSON, '{"x": "format", "y": "id",}'),
    "in-a-block-comment": (Format.JSON, '{"x": 1, /* "format": 1, "id": 2 */ "y": 2,}'),
    "unclosed-comment": (Format.JSON, '{"x": 1, /* "format": 1, "id": 2'),
    "behind-a-wrong-bracket": (Format.JSON, '{"x": [1}, "format": 1, "id": "a",}'),
    "behind-the-end": (Format.JSON, '{"x": 1,}, {"format": 1, "id": "a"}'),
    "empty": (Format.JSON, ""),
    "blank": (Format.YAML, " \n# format: 1\n# id: a\n"),
    "words": (Format.YAML, "format and id\n\t: x\n"),
    "compose": (Format.YAML, "services:\n  web:\n    format: 1\n    id: a\n\tports: []\n"),
    "block-text": (Format.YAML, "notes: |\n  format: 1\n  id: a\nnotes: x\n"),
    "quoted-text": (Format.YAML, 'notes: "a\n  format: 1\n  id: a"\nnotes: x\n'),
    "list": (Format.YAML, "- format: 1\n- id: a\n- &x y\n"),
    "list-of-words": (Format.YAML, "- format\n- id\n- &x y\n- format\n- id\n"),
    "two-documents": (Format.YAML, "format: 1\nid: a\n---\nservices: {}\n"),
    "yaml-deeper": (Format.YAML, "{spec: {format: 1, id: a}, spec: 2}\n"),
    "key-of-a-key": (Format.YAML, "? {a: b}\n: format\n? [c]\n: id\n"),
    "not-utf-8": (Format.JSON, "PK\x03\x04"),
}


def _is_record(example: tuple[Format, str]) -> bool:
    format, text = example
    stream = io.BytesIO(text.encode())
    return any(map(has_record_keys, read_documents(stream, name="a", format=format, shape=node_shape(Visit))))


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_is_recognised_whatever_its_fault(name: str) -> None:
    """A record with any fault is recognised if both keys come before the point where scanning must stop."""
    assert _is_record(RECORDS[name])


@pytest.mark.parametrize("name", OTHERS)
def test_what_lacks_a_key_or_is_in_doubt_is_not_a_record(name: str) -> None:
    """Keys in comments, texts, lists and inner mappings do not make a record."""
    assert not _is_record(OTHERS[name])


@pytest.mark.parametrize(
    "text", ["{" * 200_000, "{" + "/*" * 200_000, '{"' * 200_000, "{'" * 200_000, "\t: [" * 50_000]
)
def test_a_long_fault_is_scanned_to_its_end(text: str) -> None:
    """A text of very many opening marks is scanned without an exception, and is no record."""
    assert not _is_record((Format.JSON, text))
    assert not _is_record((Format.YAML, text))
