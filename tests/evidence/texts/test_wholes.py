"""Wholes: what a text says is in one of them or between two, whichever pattern finds them."""

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
def test_texts_without_far_characters_have_the_same_wholes_by_either_pattern(text: str) -> None:
    """The narrow pattern is the wide one without what such a text has not."""
    narrow, wide = (word_boundaries._word_pattern(wide=wide).finditer(text) for wide in (False, True))
    assert [found.span() for found in narrow] == [found.span() for found in wide]


@given(_NARROW, st.sampled_from(["•", "\u2009", "中", "\u0e01", "₹", "Ａ"]))
def test_one_far_character_changes_nothing_but_its_own_surroundings(text: str, far: str) -> None:
    """A text of two lines has the wholes of both, be one of them in another script."""
    before = list(word_boundaries.word_spans(text + "\n\n"))
    both = list(word_boundaries.word_spans(f"{text}\n\n{far}"))
    assert both[: len(before)] == before
    assert all(start >= len(text) + 2 for start, _ in both[len(before) :])
