"""Edits are applied whole or not at all, and nothing beside them changes."""

from hypothesis import given
from hypothesis import strategies as st

from diplovisit.findings.rule import Edit, Fix
from diplovisit.fixes import applied
from diplovisit.formats.positions import Lines

_TEXTS = st.text("ab é😀\n\r\x0b\u2028", max_size=30)


@st.composite
def _texts_with_fixes(draw: st.DrawFn) -> tuple[str, list[tuple[tuple[int, int, str], ...]], list[Fix]]:
    text = draw(_TEXTS)
    lines = Lines(text)
    place = st.integers(0, len(text))
    edit = st.tuples(place, place, _TEXTS).map(lambda each: (min(each[:2]), max(each[:2]), each[2]))
    spots = draw(st.lists(st.lists(edit, min_size=1, max_size=1).map(tuple), max_size=5))
    fixes = [
        Fix(
            what=str(number),
            edits=tuple(Edit(lines.full_span(start, end), new) for start, end, new in each),
            is_certain=True,
        )
        for number, each in enumerate(spots)
    ]
    return text, spots, fixes


@given(_texts_with_fixes())
def test_what_lies_outside_of_the_edits_stays(
    given_: tuple[str, list[tuple[tuple[int, int, str], ...]], list[Fix]],
) -> None:
    """The text that comes out is the one that went in, with each span that was taken replaced by its own text."""
    text, spots, fixes = given_
    after, done = applied(text, fixes)
    taken = sorted(spots[fixes.index(fix)][0] for fix in done)
    position, rest = 0, after
    for start, end, new in taken:
        kept = text[position:start]
        assert rest.startswith(kept + new)
        rest, position = rest[len(kept + new) :], end
    assert rest == text[position:]


@given(_texts_with_fixes())
def test_of_two_that_touch_the_first_is_taken(
    given_: tuple[str, list[tuple[tuple[int, int, str], ...]], list[Fix]],
) -> None:
    """A fix is left out only where one before it was taken that touches it, and no two that touch are taken."""
    text, spots, fixes = given_
    _, done = applied(text, fixes)
    taken: list[tuple[int, int, str]] = []
    for each, fix in zip(spots, fixes, strict=True):
        start, end, _ = each[0]
        touches = any(first <= end and start <= last for first, last, _ in taken)
        assert any(fix is one for one in done) is not touches
        if not touches:
            taken.append(each[0])


def test_a_fix_is_applied_whole_or_not_at_all() -> None:
    """Of a fix with two edits neither is applied where one of them cannot be."""
    lines = Lines("abc")
    first = Fix(what="", edits=(Edit(lines.full_span(0, 1), "x"),), is_certain=True)
    second = Fix(what="", edits=(Edit(lines.full_span(0, 1), "y"), Edit(lines.full_span(2, 3), "z")), is_certain=True)
    assert applied("abc", [first, second]) == ("xbc", (first,))
    assert applied("abc", [second, first]) == ("ybz", (second,))
