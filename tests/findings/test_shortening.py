"""Long values in messages are bounded and recognisable, and different values look different."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.findings import schema_rules
from diplovisit.findings.phrases import closest, describe, did_you_mean, quoted, quoted_apart
from diplovisit.findings.rule import InvalidRecord
from diplovisit.findings.shortening import contrasted, shortened, shortened_address, shortened_step
from diplovisit.record import Directory, Fault, Finding, Group, Severity, Visit, node_shape

_TEXTS = st.one_of(st.text(max_size=300), st.text("ab", max_size=300))


@given(_TEXTS, st.integers(3, 120))
def test_a_text_is_shortened_to_its_bound_and_left_alone_within_it(text: str, longest: int) -> None:
    """A text within the bound stays whole; a longer one keeps its head and its tail, within the bound."""
    shown = shortened(text, longest)
    assert len(shown) <= longest or shown == text
    if len(text) <= longest:
        assert shown == text
    else:
        head, _, tail = shown.partition("…") if "…" not in text else (shown[:1], "", "")
        assert text.startswith(head)
        assert text.endswith(tail)


@given(_TEXTS, _TEXTS, st.integers(4, 120))
def test_texts_that_differ_look_different(left: str, right: str, longest: int) -> None:
    """Two texts look equal in a sentence if and only if they are equal."""
    shown = contrasted(left, right, longest)
    assert (shown[0] == shown[1]) == (left == right)
    assert all(len(part) <= longest for part in shown)


@pytest.mark.parametrize("place", [0, 1, 30, 59, 60, 61, 500, 25_000, 49_970, 49_998, 49_999])
def test_the_place_of_the_first_difference_is_shown(place: int) -> None:
    """A difference of one letter in 50,000 is shown, wherever it is."""
    plain = "a" * 50_000
    changed = f"{plain[:place]}X{plain[place + 1 :]}"
    first, second = quoted_apart(plain, changed)
    assert first != second
    assert "X" in second
    assert len(first) < 130


@pytest.mark.parametrize(("left", "right"), [("a" * 100, "a" * 101), ("a" * 100, "a" * 99 + "b"), ("", "a" * 500)])
def test_a_text_that_goes_on_looks_different(left: str, right: str) -> None:
    """A text and a longer text with the same beginning look different."""
    assert contrasted(left, right, 20)[0] != contrasted(left, right, 20)[1]


def test_a_long_value_is_quoted_with_its_length() -> None:
    """A long value is quoted with its head, its tail and its length."""
    text = f"{'a' * 100}{'b' * 49_800}{'z' * 100}"
    assert quoted(text).startswith('"aaaa')
    assert quoted(text).endswith('zzzz" (50,000 characters)')
    assert len(describe(text)) < 130


@pytest.mark.parametrize("length", [1, 60, 64, 65, 80])
def test_an_id_is_quoted_whole(length: int) -> None:
    """An id of a record, which has 64 characters at most, is never cut."""
    assert quoted("i" * length) == f'"{"i" * length}"'


def test_what_was_meant_is_never_cut() -> None:
    """A suggestion is never cut, because it resembles the value, and two cut texts could look the same."""
    word, suggestion = "a" * 90 + "b" + "c" * 60, "a" * 90 + "d" + "c" * 60
    assert closest(word, [suggestion]) == suggestion
    assert suggestion in did_you_mean(suggestion)


@given(_TEXTS, _TEXTS)
def test_steps_that_differ_make_addresses_that_differ(left: str, right: str) -> None:
    """Different steps stay different when they are cut, because a cut step has a digest."""
    assert (shortened_step(left) == shortened_step(right)) == (left == right)
    assert (shortened_address(left) == shortened_address(right)) == (left == right)


@pytest.mark.parametrize("surrogate", ["\ud800", "a\udfffb"])
def test_half_a_character_has_a_digest(surrogate: str) -> None:
    """A step with half of a surrogate pair gets a digest, because JSON can write such an id."""
    assert len(shortened_step(surrogate * 1_000)) < 150


@pytest.mark.parametrize(
    "path",
    [("stops", 0, "when"), ("stops", 0, "k" * 50_000), ("stops", 0, "engagements", 0, "x" * 9_999), ("y" * 9_999,)],
)
def test_addresses_are_bounded(path: tuple[str | int, ...]) -> None:
    """An address is bounded because long ids and fields are cut; a short field stays whole."""
    directory = Directory({"stops": [{"id": "s" * 50_000, "engagements": [{}]}]}, node_shape(Visit))
    address = directory.address(path)
    assert len(address) <= 300
    assert str(path[-1])[:30] in address
    fault = Fault(rule=schema_rules.UNKNOWN_FIELD, path=path, sentence="x" * 9_999)
    assert len(str(InvalidRecord((fault,)))) < 2_500


def test_every_finding_is_bounded() -> None:
    """The sentence, remedy and address of a finding are bounded, even if a program makes it and not a check."""
    long = "x" * 50_000
    finding = Finding(rule="a", group=Group.TEXT, severity=Severity.INFO, address=long, sentence=long, remedy=long)
    assert max(map(len, (finding.address, finding.sentence, finding.remedy))) <= 2_000
