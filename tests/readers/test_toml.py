"""TOML is read strictly, with the position of each key."""

import contextlib
import string
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.findings.rule import FieldPath
from diplovisit.readers.limits import LARGEST_TOML
from diplovisit.readers.toml_reader import UnreadableToml, locate_keys, read_toml

NAMES = st.text(string.ascii_lowercase + "-", min_size=1, max_size=6)
KEYS = NAMES | st.text("ab #=[]{}.,'\\\n\té", max_size=6).map(
    lambda text: '"' + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t") + '"'
)
SCALARS = st.sampled_from(
    ["1", "-0.5e3", "true", '"a"', "'#['", '"\\"]"', "2026-12-31", "2026-12-31 10:00:00", '"""\n[x]\n"""', '"""a""""']
)
GAPS = st.sampled_from(["", " ", "\n", " # ]\n", "\r\n  "])


@st.composite
def values(draw: st.DrawFn, path: FieldPath, written: list[tuple[FieldPath, str]], depth: int = 2) -> str:
    """Draws a value as text. The items of its lists are added to `written`, and each is replaced by a mark."""
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


def _mark(written: list[tuple[FieldPath, str]], path: FieldPath) -> str:
    mark = f"\0{len(written)}\0"
    written.append((path, mark))
    return mark


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[FieldPath, int]]:
    """Draws a document, and the offset of each of its keys and items."""
    written: list[tuple[FieldPath, str]] = []
    lines = []
    for name in draw(st.lists(KEYS, max_size=3, unique_by=_plain)):
        path: FieldPath = ("top" + _plain(name),)
        value = draw(values(path, written))
        lines.append(f'{_mark(written, path)}"top{name.strip(chr(34))}" = {value}{draw(GAPS)}\n')
    for number in range(draw(st.integers(0, 2))):
        value = draw(values(("each", number, "rule"), written))
        lines.append(
            f"[[ {_mark(written, ('each', number))}each ]]\n{_mark(written, ('each', number, 'rule'))}rule={value}\n"
        )
    text = "".join(lines)
    offsets: dict[FieldPath, int] = {}
    for path, mark in written:
        offsets[path] = len(_without_marks(text[: text.index(mark)]))
    return _without_marks(text), offsets


def _without_marks(text: str) -> str:
    return "".join(text.split("\0")[::2])


@given(documents())
def test_every_key_and_item_is_found_where_it_was_written(drawn: tuple[str, dict[FieldPath, int]]) -> None:
    """Keys, headers and list items have their own positions; deeper values have the position of their container."""
    text, offsets = drawn
    tomllib.loads(text)
    spots = locate_keys(text)
    for path, offset in offsets.items():
        known = next(path[:end] for end in range(len(path), 0, -1) if path[:end] in spots)
        assert spots[known][0] == (offset if known == path else offsets[known])
        is_statement = all(isinstance(step, str) for step in path[2:]) and len(path) == (3 if path[0] == "each" else 1)
        assert known == path or not is_statement


# @ is replaced by three quotes, and ~ by three apostrophes.
LOOKALIKES = """\
# ignore = ["time"]
title = "ignore = 1 # [severity]"
doc = ~
ignore = 2
[severity]
~
more = @
select = 3
\\@ [[suppress]]
@
"quoted = key" = 4
ignore = [ # "x", ]
  "time",  # ] is no end
  'a, "b" ] = c',
  @
select = 5
@,
]
severity.text = "info"
severity . "long-stop" = "error"
inline = { a = 1, "b c" = [1, 2], d = "}" }
lists = [
  [1, 2],
  { ignore = 6 },
  [3],
]
[per-path."drafts/**"]
ignore = "text"
[per-path.'final/]**'] # [not.this]
ignore = "time"
[ tool . "x.y" ]
ignore = 7
[[suppress]]
rule = "a"
[suppress.more]
rule = "b"
[[suppress]]
"rule" = "c"
'reason' = "[[suppress]]"
  [[suppress.inner]]
  rule = "d"
""".replace("@", '"' * 3).replace("~", "'" * 3)
LINES: list[tuple[FieldPath, int]] = [
    (("title",), 2),
    (("doc",), 3),
    (("more",), 7),
    (("quoted = key",), 11),
    (("ignore",), 12),
    (("ignore", 0), 13),
    (("ignore", 1), 14),
    (("ignore", 2), 15),
    (("severity",), 19),
    (("severity", "text"), 19),
    (("severity", "long-stop"), 20),
    (("inline", "a"), 21),
    (("inline", "b c", 1), 21),
    (("lists", 0), 23),
    (("lists", 1, "ignore"), 24),
    (("lists", 2, 0), 25),
    (("per-path",), 27),
    (("per-path", "drafts/**"), 27),
    (("per-path", "drafts/**", "ignore"), 28),
    (("per-path", "final/]**"), 29),
    (("per-path", "final/]**", "ignore"), 30),
    (("tool",), 31),
    (("tool", "x.y", "ignore"), 32),
    (("suppress",), 33),
    (("suppress", 0), 33),
    (("suppress", 0, "rule"), 34),
    (("suppress", 0, "more"), 35),
    (("suppress", 0, "more", "rule"), 36),
    (("suppress", 0, "reason"), 33),
    (("suppress", 1), 37),
    (("suppress", 1, "rule"), 38),
    (("suppress", 1, "reason"), 39),
    (("suppress", 1, "inner", 0), 40),
    (("suppress", 1, "inner", 0, "rule"), 41),
    (("no-such-key",), 1),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_key_is_found_in_every_spelling(end: str) -> None:
    """A key is located in every notation of TOML, and look-alikes in comments and strings are ignored."""
    document = read_toml(LOOKALIKES.replace("\n", end).encode(), name="x.toml")
    assert [(path, document.where(path).span.line) for path, _ in LINES] == LINES


@pytest.mark.parametrize(
    ("text", "path", "written"),
    [
        ("a.b = 1", ("a", "b"), "a.b"),
        ('  "a" = 1', ("a",), '"a"'),
        ("[[ a.b ]]\nc = 1", ("a", "b", 0), "a.b"),
        ("a = [1, 'x' , [2]]", ("a", 1), "'x'"),
        ("a = [1, 'x' , [2]]", ("a", 2), "[2]"),
        ("a = [[[1]], 2]", ("a", 0, 0, 0), "1"),
        ("a = { b = 1, 'c d' = [1, { e.f = 2 }] }", ("a", "c d", 1, "e", "f"), "e.f"),
        ('a = [{ b = "x=}" }, { b = 2 }]', ("a", 1, "b"), "b"),
        ('a = { b = "x=}", c = 1 }', ("a", "c"), "c"),
        ('a = ["""x"""""]', ("a", 0), '"""x"""""'),
        ('a = ["\\\\", "\\"]"]', ("a", 1), '"\\"]"'),
        ('"\\u0061" = 1', ("a",), '"\\u0061"'),
        ("'' = 1", ("",), "''"),
        ("\tkey\t=\t1", ("key",), "key"),
        ("1 = 2", ("1",), "1"),
        ("- = 2", ("-",), "-"),
        ("3.14 = 2", ("3", "14"), "3.14"),
        ("a = 1979-05-27T07:32:00Z\nb = 1", ("b",), "b"),
        ("a = []\nb = {}\nc = 1", ("c",), "c"),
    ],
)
def test_a_position_is_exactly_what_was_written(text: str, path: FieldPath, written: str) -> None:
    """A position has the exact columns of the key, of the name in a header, or of the item."""
    span = (document := read_toml(text.encode(), name="x.toml")).where(path).span
    line = document.where(path).source_line
    assert line[span.column - 1 : span.end_column - 1] == written


@given(st.text("[]{}\"'=.,#\n ab1", max_size=30) | st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Any text is read with a position for every value, or raises UnreadableToml."""
    try:
        document = read_toml(text.encode("utf-8", "replace"), name="x.toml")
    except UnreadableToml:
        return
    for key in document.data:
        assert document.where((key,)).span.line <= text.count("\n") + 1


@given(st.binary(max_size=30))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Any bytes are read, or raise UnreadableToml."""
    with contextlib.suppress(UnreadableToml):
        read_toml(data, name="x.toml")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"fail-on = warning\n", "x.toml:1:11: not TOML: Invalid value; put a text in quotes"),
        (b"a = 1\nselect = [\n", "x.toml:"),
        (b"a = 1\na = 2\n", "x.toml:2:6: not TOML: Cannot overwrite a value; this key has a value already"),
        (b"a = '\xe9'\n", "x.toml:1: is not UTF-8, as TOML must be; save it as UTF-8"),
        (b"\xef\xbb\xbfa = 1\n", "x.toml:1: begins with a byte order mark; save the file as UTF-8 without one"),
        (b"a = " + b"[" * 100_000, "x.toml: lists and tables are nested too deep"),
        (b"a = " + b"9" * 5_000, "x.toml: not TOML: Exceeds the limit"),
        (b"a = 1\n" + b"a." * 400_000 + b"a = 1", "x.toml:2: expected a key of at most 100 parts; this one has more"),
        (b"[" + b"'a' . " * 100_000 + b"a]", "x.toml:1: expected a key of at most 100 parts; this one has more"),
        (b"#" * (LARGEST_TOML + 1), f"x.toml: expected at most {LARGEST_TOML:,} bytes; this file is larger"),
    ],
    ids=lambda value: repr(value[:20]),
)
def test_a_mistake_is_reported_with_its_line(data: bytes, message: str) -> None:
    """A file that is no TOML is reported in one line, with its position where that is known."""
    with pytest.raises(UnreadableToml) as caught:
        read_toml(data, name="x.toml")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_deep_lists_that_tomllib_reads_have_their_positions() -> None:
    """The search for positions is not recursive, so it finds any depth that tomllib reads."""
    data = b"a = " + b"[" * 200 + b"]" * 200 + b"\nb = 1"
    assert read_toml(data, name="x.toml").where(("a", 0, 0)).span.column == 7
    assert read_toml(data, name="x.toml").where(("b",)).span.line == 2
