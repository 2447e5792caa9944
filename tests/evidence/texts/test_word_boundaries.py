"""Word boundaries: the narrow and the wide pattern find the same words and figures."""

from hypothesis import example, given
from hypothesis import strategies as st

from diplovisit.evidence.texts import word_boundaries

_PIECES = st.sampled_from(
    [
        *(
            "Misri",
            "'s",
            "'S",
            "ſ",
            "non-",
            "Twenty",
            "two",
            "US$",
            "u.s. ",
            "$",
            "£",
            "12",
            "1.5",
            "%",
            " per cent",
            " PCT",
        ),
        *(" million", " 000", ",", ".", "-", " ", "'", "é", "İ", "ß", "K", "\u00ad", "_", "\n"),
    ]
)
_NARROW = st.lists(st.one_of(_PIECES, st.text(st.characters(max_codepoint=0xDFF), max_size=3)), max_size=12).map(
    "".join
)


@given(_NARROW)
@example("'s")
def test_both_patterns_find_the_same_words_in_texts_without_far_characters(text: str) -> None:
    """In a text without characters from U+0E00 on, the narrow and the wide pattern find the same words."""
    narrow, wide = (word_boundaries._word_pattern(wide=wide).finditer(text) for wide in (False, True))
    assert [match.span() for match in narrow] == [match.span() for match in wide]


@given(_NARROW, st.sampled_from(["•", "\u2009", "中", "\u0e01", "₹", "Ａ"]))
def test_a_far_character_does_not_change_the_words_of_another_line(text: str, far: str) -> None:
    """The words of a line stay the same if another line is in another script."""
    before = list(word_boundaries.word_spans(text + "\n\n"))
    both = list(word_boundaries.word_spans(f"{text}\n\n{far}"))
    assert both[: len(before)] == before
    assert all(start >= len(text) + 2 for start, _ in both[len(before) :])
