"""JSON by msgspec and by json: what the one settles, the other reads alike."""

import json
import sys
import types
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.readers import fast_json
from diplovisit.readers.document import Document
from diplovisit.readers.json_text import read_json
from tests.shared_data import shared_data

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    fast_json._chosen.cache_clear()
    yield
    fast_json._chosen.cache_clear()


def both(text: str) -> tuple[Any, Any]:
    """What is read with msgspec and without: the data, or None where it is refused."""
    with_it = read_json(text, name="x.json")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fast_json, "decode", lambda _: fast_json.IN_DOUBT)
        without = read_json(text, name="x.json")
    return tuple(repr(read.data) if isinstance(read, Document) else read.faults for read in (with_it, without))  # type: ignore[return-value]


def compact(value: Any) -> str:
    """As `export` writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def test_msgspec_is_there_and_passes_its_trials() -> None:
    """Or every other test here would hold nothing against nothing."""
    assert fast_json.state().startswith("msgspec ")
    assert fast_json.decode('{"revision":1,"sending":["IN"]}') == {"revision": 1, "sending": ["IN"]}


@given(PLAIN)
def test_what_export_writes_is_read_alike(value: Any) -> None:
    """Compact texts, which are those that it settles; half of a surrogate pair among them."""
    text = compact(value)
    with_it, without = both(text)
    assert with_it == without


def test_a_file_that_ends_with_a_line_feed_is_read_by_msgspec(monkeypatch: pytest.MonkeyPatch) -> None:
    """As every file of `export` does; a second one is left to json."""
    asked: list[str] = []
    decode = fast_json.decode

    def asking(text: str) -> Any:
        asked.append(text)
        return decode(text)

    monkeypatch.setattr(fast_json, "decode", asking)
    for text in ('{"a":1}\n', '{"a":1}\n\n'):
        document = read_json(text, name="x.json")
        assert isinstance(document, Document)
        assert document.data == {"a": 1}
    assert asked == ['{"a":1}']


@given(
    PLAIN,
    st.integers(0, 200),
    st.sampled_from(
        ['"', "{", "}", "[", "]", ",", ":", "1", "1.5", "\\", "\\u0041", " ", "\t", "-0", "1e400", "é", '{"a":1,"a":1}']
    ),
)
def test_what_was_changed_is_read_alike(value: Any, at: int, put: str) -> None:
    """A text with something put into it gets the same verdict, and the same data."""
    text = compact(value)
    with_it, without = both(text[:at] + put + text[at:])
    assert with_it == without


@given(st.dictionaries(st.text(max_size=3), st.integers(), min_size=1, max_size=4), st.data())
def test_a_key_that_stands_twice_is_never_settled(value: dict[str, int], data: st.DataObject) -> None:
    """Wherever the second one stands, and however deep: it is what msgspec itself does not see."""
    key = data.draw(st.sampled_from(list(value)))
    pairs = [*value.items(), (key, data.draw(st.integers()))]
    text = "{" + ",".join(f"{compact(name)}:{number}" for name, number in data.draw(st.permutations(pairs))) + "}"
    assert fast_json.decode(text) is fast_json.IN_DOUBT
    assert fast_json.decode(f'{{"x":[{text}]}}') is fast_json.IN_DOUBT


@pytest.mark.parametrize(
    "text", ["1.5", '{"a":1e2}', '{"a": 1}', '{"a":"\\/"}', "9" * 301, '"\\ud800"', "[" * 5_000, "\ufeff{}", "", "NaN"]
)
def test_what_is_left_to_json(text: str) -> None:
    """Floats, blanks, needless escapes, long numbers, deep lists, and what is no JSON."""
    assert fast_json.decode(text) is fast_json.IN_DOUBT


def test_the_suite_of_others_is_read_alike() -> None:
    """nst/JSONTestSuite: no verdict changes."""
    files = sorted(shared_data("json-test-suite", "test_parsing").glob("*.json"))
    assert len(files) > 300
    for file in files:
        try:
            text = file.read_bytes().decode()
        except UnicodeDecodeError:
            continue
        with_it, without = both(text)
        assert with_it == without, file.name


def test_without_msgspec_json_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is an extra."""
    monkeypatch.setitem(sys.modules, "msgspec", None)
    assert fast_json.decode('{"a":1}') is fast_json.IN_DOUBT
    assert fast_json.state() == "json of Python (the extra fast is not installed)"
    document = read_json('{"a":1}', name="x.json")
    assert isinstance(document, Document)
    assert document.data == {"a": 1}


@pytest.mark.parametrize("fault", ["raises", "reads otherwise", "hides"])
def test_a_msgspec_that_fails_its_trial_is_not_used(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    """A release that read otherwise would be found out at the first text, and said."""

    class Decoder:
        def __init__(self, float_hook: Any) -> None:
            del float_hook

        def decode(self, raw: bytes) -> Any:
            if fault == "raises":
                raise KeyError(raw)
            value = json.loads(raw) if raw.strip() else 1
            return 5 if fault == "reads otherwise" else value

    class Encoder:
        def encode(self, value: Any) -> bytes:
            return b'{"a":1,"a":2}' if fault == "hides" else compact(value).encode()

    class Like5(Encoder):
        def encode(self, value: Any) -> bytes:
            del value
            return compact({"a": 1, "b": ["x", "é", "\n", None, True], "c": {}}).encode()

    encoder = Like5 if fault == "reads otherwise" else Encoder
    fake = types.SimpleNamespace(__version__="99", json=types.SimpleNamespace(Decoder=Decoder, Encoder=encoder))
    monkeypatch.setitem(sys.modules, "msgspec", fake)
    assert fast_json.state().startswith("json of Python (msgspec 99 ")
    assert fast_json.decode('{"a":1}') is fast_json.IN_DOUBT
