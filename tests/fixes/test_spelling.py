"""A text that is written in the place of another is read as that text, in the quotes that were there."""

import json

from hypothesis import assume, example, given
from hypothesis import strategies as st

from diplovisit.fixes.source_form import in_double_quotes, key_spelling, source_form
from diplovisit.readers import Document, Format
from tests.readers.strategies import read_one
from tests.yaml_texts import double_quoted

_TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\"'\\#:,[]{}|>-? é\u0301\n\t\u2028😀")),
    max_size=12,
)


@given(_TEXTS, _TEXTS, st.sampled_from(["title: {}  # c\nid: x\n", "stops: [{{id: {}}}, y]\n", "notes:\n- {}\n- y\n"]))
@example("a", "b: c", "title: {}  # c\nid: x\n")
@example("a", "b, c", "stops: [{{id: {}}}, y]\n")
@example("a", "NO", "notes:\n- {}\n- y\n")
@example("\u212b\ufeff", "Å\ufeff", "title: {}  # c\nid: x\n")
def test_yaml_reads_what_was_written_anew(old: str, new: str, frame: str) -> None:
    """In every style, in a block and between brackets, the new text is read, and what stands around stays."""
    path: tuple[str | int, ...] = {"t": ("title",), "s": ("stops", 0, "id"), "n": ("notes", 0)}[frame[0]]
    plain = old if old.isalnum() and old.isascii() else "x"
    for written in (double_quoted(old), "'" + plain + "'", plain):
        document = read_one(frame.format(written), Format.YAML)
        assert isinstance(document, Document)
        if (found := source_form(document, path)) is None or (respelt := found.rewritten(new)) is None:
            assert written in ("null", "Null", "NULL")
            continue
        after = read_one(frame.format(respelt), Format.YAML)
        assert isinstance(after, Document), (after.faults, respelt)
        now = source_form(after, path)
        assert now is not None
        assert now.text == new
        assert frame.format(respelt).count("\n") == frame.format(written).count("\n")
        if written[0] == '"':
            assert respelt[0] == '"'


@given(_TEXTS, _TEXTS, st.booleans())
def test_json_reads_what_was_written_anew(old: str, new: str, ascii_only: bool) -> None:
    """In JSON, too; and what was ASCII with escapes stays so, but for what YAML cannot write as one."""
    text = json.dumps({"title": old, "id": "x"}, ensure_ascii=ascii_only)
    document = read_one(text, Format.JSON)
    assert isinstance(document, Document)
    found = source_form(document, ("title",))
    assert found is not None
    respelt = found.rewritten(new)
    assert respelt is not None
    assert json.loads(respelt) == new
    if "\\u" in found.written and found.written.isascii():
        assert all(one.isascii() or ord(one) > 0xFFFF for one in respelt)


@given(_TEXTS, st.booleans())
def test_the_same_text_is_written_as_it_was(text: str, ascii_only: bool) -> None:
    """Writing a text of JSON anew as itself changes no escape of it, unless one character is written in two ways."""
    written = json.dumps(text, ensure_ascii=ascii_only)
    document = read_one(written, Format.JSON)
    assert isinstance(document, Document)
    found = source_form(document, ())
    assert found is not None
    assume("\x7f" not in text)  # json.dumps has it as it is
    if ascii_only:
        assert found.rewritten(text) == written


def test_a_text_of_many_lines_is_not_written_anew() -> None:
    """What somebody laid out over several lines keeps its lines."""
    for text in ("title: >-\n  a\n  b\n", "title: a\n  b\n", 'title: "a\n  b"\n', "title: |\n  a\n"):
        document = read_one(text, Format.YAML)
        assert isinstance(document, Document)
        found = source_form(document, ("title",))
        assert found is not None
        assert found.rewritten("c") is None


def test_where_there_is_no_text_there_is_no_spelling() -> None:
    """Numbers, lists, nothing, and what is not there have none."""
    document = read_one("revision: 1\nsending: [a]\ntitle: ~\n", Format.YAML)
    assert isinstance(document, Document)
    for path in (("revision",), ("sending",), ("title",), ("status",), ("sending", 1), ("sending", "a")):
        assert source_form(document, path) is None
    assert key_spelling(document, ("status",)) is None
    assert key_spelling(document, ("sending", 0)) is None


def test_double_quotes_are_read_by_both() -> None:
    """The escapes are those that JSON and YAML share."""
    text = "".join(map(chr, range(0x100))) + "\u2028\ufeff😀"
    written = in_double_quotes(text)
    assert json.loads(written) == text
    document = read_one(f"title: {written}\n", Format.YAML)
    assert isinstance(document, Document)
    assert document.data == {"title": text}
