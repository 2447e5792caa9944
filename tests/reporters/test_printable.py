"""Text of a record as a terminal or a log may have it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplovisit.reporters.printable import printable, printable_line
from tests.inert import require_inert
from tests.payloads import PAYLOADS


def test_every_payload_is_inert_as_a_line() -> None:
    """Whatever it says, a line of it is shown and not obeyed, and so is one that begins in our words."""
    for payload in PAYLOADS.values():
        require_inert(printable_line(payload))
        require_inert(printable_line(f"    {payload}"))
        require_inert(f"saw {printable(payload)}")


@given(st.text() | st.lists(st.sampled_from([":", " ", "#", "[", "x", "\u0301", "\ufe0f", "\u3164"])).map("".join))
@example(" \u0301::error::x")
@example("\u3164:\u3164:error::x")
def test_every_text_is_inert_as_a_line(text: str) -> None:
    """Any text, and what is made of the signs that orders are made of."""
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
def test_what_people_write_stays_as_it_is(honest: str) -> None:
    """Marks of the scripts, colours of pictures, forms of Han characters: all of it can be seen, and is shown."""
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
def test_what_nobody_sees_is_written_out(hidden: str, shown: str) -> None:
    """Fillers, joiners, forms of nothing, and the marks of a flood."""
    assert printable(hidden) == shown
