"""The text of a source as it is supplied: what is read, what is refused, and where words are in the user's file."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import load
from diplovisit.evidence.texts import TextSpan, UnreadableText, occurrences, read_text
from tests.conftest import ROOT
from tests.shared_data import shared_data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        ("Moscow".encode("utf-16"), "is UTF-16, not UTF-8"),
        ("Moscow".encode("utf-16-le"), "is UTF-16, not UTF-8"),
        (b"one\ntwo \xe9t\xe9", "line 2: byte 9 (0xE9) is not UTF-8"),
        (b"\xef\xbb\xbfone\n\xff", "line 2: byte 8 (0xFF) is not UTF-8"),
        (b"one\ntwo\0", "line 2: the control character U+0000"),
        (b"%PDF-1.7\n\x05\x06", "line 2: the control character U+0005"),
        (b"a" * 10_000_001, "has more than 10,000,000 bytes"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(data: bytes, said: str) -> None:
    """What cannot be a source's text is refused in a sentence that says where it is wrong."""
    with pytest.raises(UnreadableText) as raised:
        read_text(data)
    assert str(raised.value).startswith(said)


@given(st.binary(max_size=60))
def test_bytes_are_read_or_refused(data: bytes) -> None:
    """Any bytes give a text or UnreadableText; a text has the digests of its bytes and of its normal form."""
    try:
        text = read_text(data)
    except UnreadableText:
        return
    assert text.sha256 == hashlib.sha256(data).hexdigest()
    assert text.normalised == hashlib.sha256(text.text.encode()).hexdigest()
    assert text.length == len(text.text) > 0


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_spot_is_where_an_editor_shows_it(mark: str, line_break: str) -> None:
    """Line and column are those of the user's file, whatever its line breaks and whether it has a byte order mark."""
    text = read_text((mark + line_break.join(["News", "", "He  said “On", "March 7”."])).encode())
    (extent,) = occurrences(text, "March 7")
    spot = text.position(extent)
    assert (spot.span.line, spot.span.column, spot.span.end_column, spot.line) == (4, 1, 8, "March 7”.")
    assert text.line_of(extent.start) == 4
    (across,) = occurrences(text, "On March 7")
    assert (text.position(across).span.line, text.position(across).span.column) == (3, 11)


def test_the_seed_is_measured_as_its_record_says() -> None:
    """The length, the digest and the parts that the seed's record gives are those of its report."""
    text = read_text(shared_data("seed", "article.txt").read_bytes())
    source = load(ROOT / "seeds/misri-russia/visit.yaml").sources[0]
    assert source.text is not None
    assert (source.text.length, source.text.sha256) == (text.length, text.sha256)
    assert [text.text[part.start :].split(" ")[0] for part in source.parts] == ["Synopsis", "Key", "New"]
    assert source.parts[-1].end == text.length


def test_the_retelling_has_the_parts_of_its_record() -> None:
    """The parts of the retelling begin where its headings are, and end with sentences; its last line break is no text."""
    text = read_text((ROOT / "seeds/misri-russia/retelling.txt").read_bytes())
    parts = next(source for source in load(ROOT / "seeds/misri-russia/visit.yaml").sources if source.retells).parts
    assert [text.text[part.start :].split(" ")[0] for part in parts] == ["Synopsis", "Key", "New"]
    assert all(text.text[part.end - 1] == "." for part in parts)
    assert parts[-1].end == text.length


def test_extents_are_half_open() -> None:
    """Two extents that touch do not overlap, and one holds itself."""
    assert not TextSpan(0, 5).overlaps(TextSpan(5, 9))
    assert TextSpan(0, 5).contains(TextSpan(0, 5))
