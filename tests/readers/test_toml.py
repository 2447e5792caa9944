"""TOML: read strictly, with the line of each key."""

import contextlib
import string
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.readers.toml_keys import toml_spots
from diplovisit.readers.toml_text import LARGEST, UnreadableToml, read_toml
from diplovisit.record.finding import Path

NAMES = st.text(string.ascii_lowercase + "-", min_size=1, max_size=6)
KEYS = NAMES | st.text("ab #=[]{}.,'\\\n\té", max_size=6).map(
    lambda text: '"' + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t") + '"'
)
SCALARS = st.sampled_from(
    ["1", "-0.5e3", "true", '"a"', "'#['", '"\\"]"', "2026-12-31", "2026-12-31 10:00:00", '"""\n[x]\n"""', '"""a""""']
)
GAPS = st.sampled_from(["", " ", "\n", " # ]\n", "\r\n  "])


@st.composite
def values(draw: st.DrawFn, path: Path, written: list[tuple[Path, str]], depth: int = 2) -> str:
    """A value as text; the items of lists in it go into `written`, with a mark in the place of each."""
    kind = draw(st.sampled_from(["scalar", "scalar", "list", "table"])) if depth else "scalar"
    if kind == "scalar":
        return draw(SCALARS)
    if kind == "list":
        items = []
        for number in range(draw(st.integers(0, 3))):
            inner = draw(values((*path, number), written, depth - 1))
            items.append(f"{draw(GAPS)}{_mark(written, (*path, number))}{inner}{draw(GAPS)}")
        return f"[{','.join(items)}{draw(GAPS)}]"
    names = draw(st.lists(KEYS, max_size=3, unique_by=_plain))
    entries = []
    for name in names:
        inner = draw(values((*path, _plain(name)), written, depth - 1))
        entries.append(f" {_mark(written, (*path, _plain(name)))}{name} = {inner}")
    return f"{{{','.join(entries)} }}"


def _plain(key: str) -> str:
    return next(iter(tomllib.loads(f"{key} = 0")))


def _mark(written: list[tuple[Path, str]], path: Path) -> str:
    mark = f"\0{len(written)}\0"
    written.append((path, mark))
    return mark


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[Path, int]]:
    """A document, and the offset of each of its keys and items."""
    written: list[tuple[Path, str]] = []
    lines = []
    for name in draw(st.lists(KEYS, max_size=3, unique_by=_plain)):
        path: Path = ("top" + _plain(name),)
        value = draw(values(path, written))
        lines.append(f'{_mark(written, path)}"top{name.strip(chr(34))}" = {value}{draw(GAPS)}\n')
    for number in range(draw(st.integers(0, 2))):
        value = draw(values(("each", number, "rule"), written))
        lines.append(
            f"[[ {_mark(written, ('each', number))}each ]]\n{_mark(written, ('each', number, 'rule'))}rule={value}\n"
        )
    text = "".join(lines)
    offsets: dict[Path, int] = {}
    for path, mark in written:
        offsets[path] = len(_without_marks(text[: text.index(mark)]))
    return _without_marks(text), offsets


def _without_marks(text: str) -> str:
    return "".join(text.split("\0")[::2])


@given(documents())
def test_every_key_and_item_is_found_where_it_was_written(made: tuple[str, dict[Path, int]]) -> None:
    """Quotes, brackets, comments and line breaks inside a value lead nobody astray."""
    text, offsets = made
    tomllib.loads(text)
    spots = toml_spots(text)
    assert {path: spots[path][0] for path in offsets} == offsets


@given(st.text("[]{}\"'=.,#\n ab1", max_size=30) | st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises anything else, and whatever is read has a place."""
    try:
        document = read_toml(text.encode("utf-8", "replace"), name="x.toml")
    except UnreadableToml:
        return
    for key in document.data:
        assert document.where((key,)).span.line <= text.count("\n") + 1


@given(st.binary(max_size=30))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Nor do any bytes."""
    with contextlib.suppress(UnreadableToml):
        read_toml(data, name="x.toml")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"fail-on = warning\n", "x.toml:1:11: is no TOML: Invalid value; put a text in quotes"),
        (b"a = 1\nselect = [\n", "x.toml:"),
        (b"a = 1\na = 2\n", "x.toml:2:6: is no TOML: Cannot overwrite a value"),
        (b"a = '\xe9'\n", "x.toml:1: is not UTF-8, as TOML must be; save it as UTF-8"),
        (b"\xef\xbb\xbfa = 1\n", "x.toml:1: begins with a byte order mark; save the file as UTF-8 without one"),
        (b"a = " + b"[" * 100_000, "x.toml: lists and tables lie too deep inside one another"),
        (b"a = " + b"9" * 5_000, "x.toml: is no TOML: Exceeds the limit"),
        (b"a = 1\n" + b"a." * 400_000 + b"a = 1", "x.toml:2: expected a key of 100 parts at most; this one has more"),
        (b"[" + b"'a' . " * 100_000 + b"a]", "x.toml:1: expected a key of 100 parts at most; this one has more"),
        (b"#" * (LARGEST + 1), f"x.toml: expected {LARGEST:,} bytes at most; this file is larger"),
    ],
    ids=lambda value: repr(value[:20]),
)
def test_a_mistake_is_told_with_its_line(data: bytes, told: str) -> None:
    """What is no TOML is told in one line, with the place where it can be told."""
    with pytest.raises(UnreadableToml) as caught:
        read_toml(data, name="x.toml")
    assert str(caught.value).startswith(told)
    assert "\n" not in str(caught.value)


def test_deep_lists_that_tomllib_reads_have_their_places() -> None:
    """The scan for places has no recursion of its own to run out of."""
    data = b"a = " + b"[" * 200 + b"]" * 200
    assert read_toml(data, name="x.toml").where(("a", 0, 0)).span.column == 7
