"""Tests that text of a record is safe in a terminal and a log, and has the width that a terminal gives it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplovisit.reporters.printable import cells, display_width, printable, printable_line
from tests.inert import require_inert
from tests.payloads import PAYLOADS


def test_every_payload_is_inert_as_a_line() -> None:
    """Every payload is inert, as a whole line and after words of ours."""
    for payload in PAYLOADS.values():
        require_inert(printable_line(payload))
        require_inert(printable_line(f"    {payload}"))
        require_inert(f"saw {printable(payload)}")


@given(st.text() | st.lists(st.sampled_from([":", " ", "#", "[", "x", "\u0301", "\ufe0f", "\u3164"])).map("".join))
@example(" \u0301::error::x")
@example("\u3164:\u3164:error::x")
def test_every_text_is_inert_as_a_line(text: str) -> None:
    """Any text is an inert line, also one made of the signs that commands consist of."""
    require_inert(printable_line(text))
    assert printable(printable(text)) == printable(text)


@pytest.mark.parametrize(
    "honest",
    [
        "Çankırı, Москва, 東京, 서울, القاهرة, ירושלים",
        "दिल्ली के मंत्री",
        "กรุงเทพมหานคร ที่ปรึกษา",
        "Tiếng Việt e\u0323\u0302\u0301",
        "שָׁלוֹם בְּרֵאשִׁ֖ית",
        "❤️ #️⃣ 👍🏽 ☎︎",
        "葛\U000e0100城市",
        "a: b :: c, # 1, [x]",
    ],
)
def test_ordinary_text_stays_unchanged(honest: str) -> None:
    """Ordinary text stays unchanged, with its marks, skin tones and variants of Han characters."""
    assert printable(honest) == printable_line(honest) == honest


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("a\u3164b", "a\\u3164b"),
        ("a\u034fb", "a\\u034fb"),
        ("x\ufe00\ufe01", "x\ufe00\\ufe01"),
        ("x \U000e0101", "x \\U000e0101"),
        ("e" + "\u0301" * 10, "e" + "\u0301" * 8 + "\\u0301\\u0301"),
    ],
)
def test_invisible_characters_become_escapes(hidden: str, shown: str) -> None:
    """Invisible characters become escapes: fillers, joiners, stray selectors, and marks beyond the limit."""
    assert printable(hidden) == shown


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        pytest.param("Moscow", 6, id="letters"),
        pytest.param("", 0, id="nothing"),
        pytest.param("東京", 4, id="wide"),
        pytest.param("Ａ", 2, id="full width"),
        pytest.param("ｱ", 1, id="half width"),
        pytest.param("e\u0301", 1, id="a combining mark"),
        pytest.param("e" + "\u0301" * 300, 1, id="many of them"),
        pytest.param("\u0301", 0, id="a mark by itself"),
        pytest.param("각", 2, id="a syllable of Hangul"),
        pytest.param("\u1112\u1161\u11ab", 2, id="the same in its letters"),
        pytest.param("القاهرة", 7, id="from right to left"),
        pytest.param("\u05e9\u05b8\u05dc\u05d5\u05b9\u05dd", 4, id="with points"),
        pytest.param("😀", 2, id="a picture"),
        pytest.param("⚖", 1, id="a sign"),
        pytest.param("⚖\ufe0f", 2, id="the sign as a picture"),
        pytest.param("1\ufe0f\u20e3", 2, id="a digit as a key"),
        pytest.param("東\ufe0f", 2, id="wide already"),
        pytest.param("👩🏽", 2, id="with the colour of a skin"),
        pytest.param("a🏽", 3, id="the colour by itself"),
        pytest.param("🇮🇳", 2, id="a flag"),
    ],
)
def test_a_text_has_its_width(text: str, columns: int) -> None:
    """Wide characters count two columns, marks none, and pictures two, whatever characters make them up."""
    assert display_width(text) == columns


@given(st.text("ab東京é\u0301각😀⚖Ａ القدس", max_size=20))
def test_another_library_counts_the_same(text: str) -> None:
    """The wcwidth library, which has the tables of terminals, measures texts of these scripts as we do."""
    wcwidth = pytest.importorskip("wcwidth")
    assert display_width(text) == wcwidth.wcswidth(text)


@given(st.text(), st.text())
def test_a_longer_text_is_not_narrower(text: str, more: str) -> None:
    """A longer text is never narrower than its beginning, so carets never move back."""
    text, more = printable(text), printable(more)
    assert 0 <= display_width(text) <= display_width(text + more)


@given(st.text())
def test_each_character_has_its_cell(text: str) -> None:
    """A printable text consists of one cell per character, and each cell can be printed."""
    assert len(cells(text)) == len(text)
    assert "".join(cells(text)) == printable(text)
    assert all(cell.isprintable() and cell for cell in cells(text))
