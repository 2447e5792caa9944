"""A text that replaces another is read as that text, and keeps the form of quotes."""

import json

from hypothesis import assume, example, given
from hypothesis import strategies as st

from diplovisit.editing.source_form import in_double_quotes, source_form, source_form_of_key
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
def test_yaml_reads_a_rewritten_text(old: str, new: str, frame: str) -> None:
    """In every style, in a block and in brackets, the new text is read, and the text around it does not change."""
    path: tuple[str | int, ...] = {"t": ("title",), "s": ("stops", 0, "id"), "n": ("notes", 0)}[frame[0]]
    plain = old if old.isalnum() and old.isascii() else "x"
    for written in (double_quoted(old), "'" + plain + "'", plain):
        document = read_one(frame.format(written), Format.YAML)
        assert isinstance(document, Document)
        if (form := source_form(document, path)) is None or (rewritten := form.rewritten(new)) is None:
            assert written in ("null", "Null", "NULL")
            continue
        after = read_one(frame.format(rewritten), Format.YAML)
        assert isinstance(after, Document), (after.faults, rewritten)
        new_form = source_form(after, path)
        assert new_form is not None
        assert new_form.text == new
        assert frame.format(rewritten).count("\n") == frame.format(written).count("\n")
        if written[0] == '"':
            assert rewritten[0] == '"'


@given(_TEXTS, _TEXTS, st.booleans())
def test_json_reads_a_rewritten_text(old: str, new: str, ascii_only: bool) -> None:
    """JSON reads the new text; ASCII with escapes stays ASCII, except characters that YAML cannot write as one escape."""
    text = json.dumps({"title": old, "id": "x"}, ensure_ascii=ascii_only)
    document = read_one(text, Format.JSON)
    assert isinstance(document, Document)
    form = source_form(document, ("title",))
    assert form is not None
    rewritten = form.rewritten(new)
    assert rewritten is not None
    assert json.loads(rewritten) == new
    if "\\u" in form.written and form.written.isascii():
        assert all(char.isascii() or ord(char) > 0xFFFF for char in rewritten)


@given(_TEXTS, st.booleans())
def test_the_same_text_is_written_as_it_was(text: str, ascii_only: bool) -> None:
    """Rewriting a JSON text as itself changes no escape, unless a character is written in two ways."""
    written = json.dumps(text, ensure_ascii=ascii_only)
    document = read_one(written, Format.JSON)
    assert isinstance(document, Document)
    form = source_form(document, ())
    assert form is not None
    assume("\x7f" not in text)  # json.dumps does not escape it
    if ascii_only:
        assert form.rewritten(text) == written


def test_a_text_of_several_lines_is_not_rewritten() -> None:
    """A text that spans several lines cannot be rewritten, so its lines do not change."""
    for text in ("title: >-\n  a\n  b\n", "title: a\n  b\n", 'title: "a\n  b"\n', "title: |\n  a\n"):
        document = read_one(text, Format.YAML)
        assert isinstance(document, Document)
        form = source_form(document, ("title",))
        assert form is not None
        assert form.rewritten("c") is None


def test_only_a_text_has_a_source_form() -> None:
    """Numbers, lists, null and missing values have no source form."""
    document = read_one("revision: 1\nsending: [a]\ntitle: ~\n", Format.YAML)
    assert isinstance(document, Document)
    for path in (("revision",), ("sending",), ("title",), ("status",), ("sending", 1), ("sending", "a")):
        assert source_form(document, path) is None
    assert source_form_of_key(document, ("status",)) is None
    assert source_form_of_key(document, ("sending", 0)) is None


def test_json_and_yaml_read_the_double_quotes() -> None:
    """Double quotes use only the escapes that JSON and YAML share."""
    text = "".join(map(chr, range(0x100))) + "\u2028\ufeff😀"
    written = in_double_quotes(text)
    assert json.loads(written) == text
    document = read_one(f"title: {written}\n", Format.YAML)
    assert isinstance(document, Document)
    assert document.data == {"title": text}
