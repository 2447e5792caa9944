"""Hostile files that are too large to store. Each is made by its name, which its folder's `expected.csv` lists."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from tests.conftest import ROOT

CORPUS: Final = ROOT / "tests" / "corpus" / "hostile"


def _honest() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((CORPUS / "json" / "honest.json").read_bytes())
    return document


def _record(**fields: Any) -> bytes:
    return (json.dumps(_honest() | fields) + "\n").encode()


def _with_number(digits: str) -> bytes:
    return (CORPUS / "json" / "honest.json").read_bytes().replace(b'"revision": 1', b'"revision": ' + digits.encode())


def _many(count: int, stem: str) -> dict[str, Any]:
    return {f"{stem}{number}": number for number in range(count)}


_LETTERS: Final = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


def _yaml(line: str) -> bytes:
    return (CORPUS / "yaml" / "honest.yaml").read_bytes() + line.encode()


MADE: Final[Mapping[str, Callable[[], bytes]]] = {
    "json/100000-keys.json": lambda: _record(**_many(100_000, "key")),
    "json/5000-keys-nearly-right.json": lambda: _record(**_many(5_000, "statu")),
    "json/2-megabytes-on-a-line.json": lambda: _record(title="a" * 2_000_000),
    "json/5000-digits.json": lambda: _with_number("9" * 5_000),
    "json/5000-digits-behind-the-point.json": lambda: _with_number("1." + "0" * 5_000),
    "json/5000-digits-of-an-exponent.json": lambda: _with_number("1e" + "9" * 5_000),
    "json/deep-lists.json": lambda: b"[" * 100_000,
    "json/deep-mappings.json": lambda: b'{"stops":' * 100_000,
    "json/deep-and-closed.json": lambda: _record(notes="@").replace(b'"@"', b"[" * 5_000 + b"]" * 5_000),
    "json/too-large.json": lambda: _record(title="a" * 10_000_000),
    "json/5000-wrong-codes.json": lambda: _record(sending=[f"q{number}" for number in range(5_000)]),
    "json/2000-dangling-references.json": lambda: _record(
        people=[{"id": f"p{number}", "name": "x"} for number in range(200)],
        travellers=[{"person": f"q{number}"} for number in range(2_000)],
    ),
    "json/1000-long-dangling-references.json": lambda: _record(
        people=[{"id": "ab" * 30 + f"{number:x}".translate(_LETTERS), "name": "x"} for number in range(1_000)],
        travellers=[{"person": "ba" * 30 + f"{number:x}".translate(_LETTERS)} for number in range(1_000)],
    ),
    "json/5000-faults-on-lines.json": lambda: (
        b'{"format": 1, "stops": [\n' + b",\n".join([b'{"x": 1}'] * 5_000) + b"]}"
    ),
    "json/long-id-and-unknown-fields.json": lambda: _record(
        people=[{"id": "i" * 50_000, "name": "Aino Virtanen", **_many(2_000, "key")}]
    ),
    "json/long-id-and-wrong-items.json": lambda: _record(
        stops=[{"id": "i" * 50_000, "country": "EE", "engagements": [5] * 1_000}]
    ),
    "json/long-names-of-fields.json": lambda: _record(**{f"{'k' * 50_000}{number}": 1 for number in range(50)}),
    "yaml/100000-keys.yaml": lambda: _yaml("".join(f"key{number}: 1\n" for number in range(100_000))),
    "yaml/2-megabytes-on-a-line.yaml": lambda: _yaml(f"notes: [{'a' * 2_000_000}]\n"),
    "yaml/5000-digits.yaml": lambda: _yaml("").replace(b"revision: 1", b"revision: " + b"9" * 5_000),
    "yaml/alias-bomb-wide.yaml": lambda: b"a: &a [x]\nb: [" + b"*a, " * 100_000 + b"]\n",
    "yaml/deep-lists.yaml": lambda: b"notes: " + b"[" * 100_000 + b"]" * 100_000,
    "yaml/deep-lists-in-blocks.yaml": lambda: b"stops:\n  - notes: {a: " + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "yaml/deep-blocks.yaml": lambda: b"".join(b" " * depth + b"-\n" for depth in range(1_500)),
    "yaml/deep-dashes.yaml": lambda: b"- " * 20_000,
    "yaml/deep-keys.yaml": lambda: b"".join(b" " * depth + b"a:\n" for depth in range(1_500)),
    "yaml/many-documents.yaml": lambda: b"---\na: b\n" * 50_000,
    "yaml/blanks-and-a-tab.yaml": lambda: b"stops:\n" + b" " * 90_000 + b"\t- a\n",
    "yaml/tabs.yaml": lambda: b"stops:\n" + b"\t" * 90_000 + b"\n",
    "yaml/quotes.yaml": lambda: b"title: '" + b"''" * 100_000,
    "yaml/long-key.yaml": lambda: _yaml("k" * 2_000 + ": 1\n"),
}


def lay_out(subject: str, folder: Path) -> None:
    """Writes the files of a subject into a folder: the stored ones and the generated ones."""
    for file in sorted((CORPUS / subject).iterdir()):
        if file.name != "expected.csv":
            (folder / file.name).write_bytes(file.read_bytes())
    for name, make in MADE.items():
        if name.startswith(f"{subject}/"):
            (folder / name.removeprefix(f"{subject}/")).write_bytes(make())
