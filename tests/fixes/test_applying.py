"""All edits of a fix are applied or none, and no other text changes."""

from hypothesis import given
from hypothesis import strategies as st

from diplovisit.findings.rule import Edit, Fix
from diplovisit.fixes import apply_fixes
from diplovisit.formats.positions import Lines

_TEXTS = st.text("ab é😀\n\r\x0b\u2028", max_size=30)


@st.composite
def _texts_with_fixes(draw: st.DrawFn) -> tuple[str, list[tuple[tuple[int, int, str], ...]], list[Fix]]:
    text = draw(_TEXTS)
    lines = Lines(text)
    place = st.integers(0, len(text))
    edit = st.tuples(place, place, _TEXTS).map(lambda values: (min(values[:2]), max(values[:2]), values[2]))
    spots = draw(st.lists(st.lists(edit, min_size=1, max_size=1).map(tuple), max_size=5))
    fixes = [
        Fix(
            what=str(number),
            edits=tuple(Edit(lines.full_span(start, end), new) for start, end, new in fix_spots),
            is_certain=True,
        )
        for number, fix_spots in enumerate(spots)
    ]
    return text, spots, fixes


@given(_texts_with_fixes())
def test_text_outside_the_edits_does_not_change(
    given_: tuple[str, list[tuple[tuple[int, int, str], ...]], list[Fix]],
) -> None:
    """The result is the given text in which each applied edit has replaced its span with its own text."""
    text, spots, fixes = given_
    after, applied_fixes = apply_fixes(text, fixes)
    applied_edits = sorted(spots[fixes.index(fix)][0] for fix in applied_fixes)
    position, rest = 0, after
    for start, end, new in applied_edits:
        kept = text[position:start]
        assert rest.startswith(kept + new)
        rest, position = rest[len(kept + new) :], end
    assert rest == text[position:]


@given(_texts_with_fixes())
def test_the_first_of_two_touching_fixes_is_applied(
    given_: tuple[str, list[tuple[tuple[int, int, str], ...]], list[Fix]],
) -> None:
    """A fix is skipped if and only if it touches an earlier fix that was applied."""
    text, spots, fixes = given_
    _, applied_fixes = apply_fixes(text, fixes)
    applied_edits: list[tuple[int, int, str]] = []
    for fix_spots, fix in zip(spots, fixes, strict=True):
        start, end, _ = fix_spots[0]
        touches = any(first <= end and start <= last for first, last, _ in applied_edits)
        assert any(fix is applied_fix for applied_fix in applied_fixes) is not touches
        if not touches:
            applied_edits.append(fix_spots[0])


def test_a_fix_is_applied_whole_or_not_at_all() -> None:
    """Neither edit of a fix is applied if one of them touches an earlier fix."""
    lines = Lines("abc")
    first = Fix(what="", edits=(Edit(lines.full_span(0, 1), "x"),), is_certain=True)
    second = Fix(what="", edits=(Edit(lines.full_span(0, 1), "y"), Edit(lines.full_span(2, 3), "z")), is_certain=True)
    assert apply_fixes("abc", [first, second]) == ("xbc", (first,))
    assert apply_fixes("abc", [second, first]) == ("ybz", (second,))
