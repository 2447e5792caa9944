"""What `make mutants` counts and tells."""

from benchmarks.mutants import (
    KILLED,
    SURVIVED,
    UNTRIED,
    Change,
    Mutant,
    Reason,
    drawn,
    reasons,
    score,
    why,
)
from hypothesis import given
from hypothesis import strategies as st

ALL = [
    Mutant(name=f"diplovisit.{package}.a.x_b__mutmut_{number}", outcome=UNTRIED)
    for package in ("wire", "checks")
    for number in range(20)
]


@given(st.integers(0, 25), st.integers(0, 25), st.integers())
def test_a_larger_sample_has_the_smaller_one_in_it(some: int, more: int, seed: int) -> None:
    """A sample is as many of each package as was asked for, or all; one seed draws the same, and more adds to it."""
    smaller, larger = drawn(ALL, min(some, more), seed), drawn(ALL, max(some, more), seed)
    assert set(smaller) <= set(larger)
    assert len(larger) == 2 * min(20, max(some, more))
    assert drawn(ALL, None, seed) == drawn(ALL, 20, seed)
    assert drawn(ALL, some, seed) == drawn(ALL, some, seed)


def test_a_mutant_is_told_by_its_function() -> None:
    """The names that mutmut makes are told as a person writes them."""
    plain = Mutant(name="diplovisit.wire.guard.x__is_formula__mutmut_3", outcome=KILLED)
    method = Mutant(name="diplovisit.evidence.texts.quotes.xǁQuotesǁ__len____mutmut_1", outcome=KILLED)
    assert (plain.package, plain.function) == ("wire", "wire.guard._is_formula")
    assert method.function == "evidence.texts.quotes.Quotes.__len__"


def test_the_score_is_of_those_that_were_tried() -> None:
    """What was not tried counts neither way, and nothing tried is no score."""
    assert score({KILLED: 3, SURVIVED: 1, UNTRIED: 100}) == "75.0%"
    assert score({UNTRIED: 5}) == "-"


def test_a_reason_is_for_its_own_change() -> None:
    """A reason speaks for the change that it names, and with a star for those that begin or end alike."""
    mutant = Mutant(name="diplovisit.wire.guard.x_guarded__mutmut_3", outcome=SURVIVED)
    made = Change(gone="return text", come="return None")
    right = Reason(function="wire.guard.guarded", gone="return text", come="return None", why="so")
    assert why(mutant, made, [right]) == "so"
    assert why(mutant, made, [Reason(function="wire.guard.*", gone="*", come="*None", why="all")]) == "all"
    assert why(mutant, made, [Reason(function="wire.guard.other", gone="*", come="*", why="no")]) is None
    assert why(mutant, made, [Reason(function="wire.guard.guarded", gone="return", come="*", why="no")]) is None


def test_every_reason_is_a_sentence() -> None:
    """What is written down of mutants that stay can be read, and says why."""
    for each in reasons():
        assert len(each.why) > 20, each
        assert each.function != "*", each
