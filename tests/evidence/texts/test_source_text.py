"""Reading the text of a source, searching it, and positions in the user's file."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import load
from diplovisit.evidence.texts import (
    TextSpan,
    UnreadableText,
    occurrences,
    occurrences_of_digest,
    read_text,
    text_digest,
)
from diplovisit.evidence.texts.word_boundaries import word_spans
from tests.conftest import ROOT
from tests.shared_data import shared_data


@pytest.mark.parametrize(
    ("data", "message"),
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
def test_unreadable_text_is_refused_with_its_position(data: bytes, message: str) -> None:
    """Bytes that are not a readable text are refused with a message that says what is wrong and where."""
    with pytest.raises(UnreadableText) as raised:
        read_text(data)
    assert str(raised.value).startswith(message)


@given(st.binary(max_size=60))
def test_bytes_are_read_or_refused(data: bytes) -> None:
    """Any bytes give a text or raise UnreadableText; a text has the digests of its bytes and of its normal form."""
    try:
        text = read_text(data)
    except UnreadableText:
        return
    assert text.sha256 == hashlib.sha256(data).hexdigest()
    assert text.normalised == hashlib.sha256(text.text.encode()).hexdigest()
    assert text.length == len(text.text) > 0


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_position_is_where_an_editor_shows_it(mark: str, line_break: str) -> None:
    """Line and column are those of the user's file, for any line breaks, with or without a byte order mark."""
    text = read_text((mark + line_break.join(["News", "", "He  said “On", "March 7”."])).encode())
    (extent,) = occurrences(text, "March 7")
    position = text.position(extent)
    assert (position.span.line, position.span.column, position.span.end_column, position.line) == (4, 1, 8, "March 7”.")
    assert text.line_of(extent.start) == 4
    (across,) = occurrences(text, "On March 7")
    assert (text.position(across).span.line, text.position(across).span.column) == (3, 11)


def test_the_seed_has_the_length_and_digest_of_its_record() -> None:
    """The length, digest and parts in the record of the seed are those of its report."""
    text = read_text(shared_data("seed", "article.txt").read_bytes())
    source = load(ROOT / "seeds/misri-russia/visit.yaml").sources[0]
    assert source.text is not None
    assert (source.text.length, source.text.sha256) == (text.length, text.sha256)
    assert [text.text[part.start :].split(" ")[0] for part in source.parts] == ["Synopsis", "Key", "New"]
    assert source.parts[-1].end == text.length


def test_the_retelling_has_the_parts_of_its_record() -> None:
    """The parts of the retelling begin at its headings and end with sentences; the final line break is not counted."""
    text = read_text((ROOT / "seeds/misri-russia/retelling.txt").read_bytes())
    parts = next(source for source in load(ROOT / "seeds/misri-russia/visit.yaml").sources if source.retells).parts
    assert [text.text[part.start :].split(" ")[0] for part in parts] == ["Synopsis", "Key", "New"]
    assert all(text.text[part.end - 1] == "." for part in parts)
    assert parts[-1].end == text.length


def test_extents_are_half_open() -> None:
    """Adjacent spans do not overlap, and a span contains itself."""
    assert not TextSpan(0, 5).overlaps(TextSpan(5, 9))
    assert TextSpan(0, 5).contains(TextSpan(0, 5))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("$1,100 billion", "$100 billion"),
        ("US$100 billion", "$100 billion"),
        ("$100", "100"),
        ("$1.5-$2 billion", "$1.5"),
        ("March 70", "March 7"),
        ("March 7th", "March 7"),
        ("March 3–5", "March 3"),
        ("3–5 March", "5 March"),
        ("12.5", "12"),
        ("12,000", "12"),
        ("112", "12"),
        ("−12", "12"),
        ("12%", "12"),
        ("12 per cent", "12"),
        ("12 million", "12"),
        ("2012-12", "12"),
        ("12:30", "12"),
        ("1 200 000", "200"),
        ("1\u200b2", "1"),
        ("twenty-two", "two"),
        ("two million", "two"),
        ("Zelenskyy", "Zelensky"),
        ("non-official", "official"),
        ("Vice-President", "President"),
        ("can't", "can"),
        ("O’Brien", "Brien"),
        ("Ža\u030cx", "Ž"),
    ],
)
def test_a_part_of_a_word_is_not_found(text: str, quote: str) -> None:
    """A part of a longer figure, word or compound with another meaning is not found."""
    assert occurrences(read_text(f"He said {text} was so.".encode()), quote) == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Misri’s visit", "Misri"),
        ("India-Russia ties", "India"),
        ("India–Russia ties", "Russia"),
        ("“Misri” said", "Misri"),
        ("the Indians' visit", "Indians"),
        ("on March 7, 2025", "March 7"),
        ("on March\n7.", "March 7"),
        ("$100 billion by 2030.", "by 2030"),
        ("the 12 Indians", "12"),
        ("a 12-day trip", "12-day"),
        ("the day-long visit", "day-long"),
        ("twenty-two men", "twenty-two"),
        ("O'Brien's visit", "O’Brien"),
        ("Erdog\u0306an", "Erdoğan"),
        ("习近平访问俄罗斯", "俄罗斯"),
    ],
)
def test_a_whole_word_is_found_in_any_spelling(text: str, quote: str) -> None:
    """A word is found before a possessive, next to a hyphen and in quotation marks; quote and text are normalised."""
    source_text = read_text(f"Then: {text} again".encode())
    (extent,) = occurrences(source_text, quote)
    assert source_text.text[extent.start : extent.end].replace("'", "’") == quote.replace("'", "’")


def test_a_search_within_a_part_finds_no_words_beyond_it() -> None:
    """Words that extend beyond the part are not found in it; places still count from the beginning of the text."""
    text = read_text(b"Misri goes. Misri comes.")
    assert occurrences(text, "Misri", within=TextSpan(12, 24)) == (TextSpan(12, 17),)
    assert occurrences(text, "Misri", within=TextSpan(0, 14)) == (TextSpan(0, 5),)
    assert occurrences(text, " ") == ()


PROSE = st.text("ab1 2.,-$'é% ", min_size=1, max_size=40).filter(lambda text: text.strip() != "")


@given(PROSE, st.data())
def test_no_occurrence_cuts_a_word_and_digests_find_the_same(prose: str, data: st.DataObject) -> None:
    """Every occurrence has the words and cuts no word, and a search by digest finds the same places."""
    text = read_text(prose.encode())
    start = data.draw(st.integers(0, text.length - 1))
    end = data.draw(st.integers(start + 1, text.length))
    quote = text.text[start:end]
    if quote != quote.strip():
        return
    spans = occurrences(text, quote)
    assert all(text.text[span.start : span.end] == quote for span in spans)
    for first, last in word_spans(text.text):
        assert not any(first < edge < last for span in spans for edge in (span.start, span.end))
    assert occurrences_of_digest(text, length=len(quote), sha256=text_digest(quote)) == spans
    cuts_a_word = any(first < edge < last for first, last in word_spans(text.text) for edge in (start, end))
    assert (TextSpan(start, end) in spans) == (not cuts_a_word)
