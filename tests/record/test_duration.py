"""Durations: which texts are durations, how long they are, and how they shift a day."""

import copy
import datetime
import json
import pickle
import re
import shutil
import subprocess

import jsonschema_rs
import pytest
from hypothesis import assume, example, given
from hypothesis import settings as settings_of
from hypothesis import strategies as st

from diplovisit.record.duration import LONGEST, PATTERN, Duration, DurationError

_UNITS = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")
_numbers = st.one_of(st.none(), st.integers(0, 999_999).map(str), st.from_regex("[0-9]{1,6}", fullmatch=True))


def fault_of(text: str) -> DurationError | None:
    """Returns the message of the error for a text; None for a duration."""
    try:
        Duration(text)
    except DurationError as fault:
        return fault
    return None


def _write(numbers: list[str | None]) -> str:
    parts = [f"{number}{unit}" if number else "" for number, unit in zip(numbers, "YMWDHMS", strict=True)]
    time = "".join(parts[4:])
    return "P" + "".join(parts[:4]) + (f"T{time}" if time else "")


_components = st.lists(_numbers, min_size=7, max_size=7).filter(any)
durations = _components.map(_write)
_dated = st.lists(st.integers(0, 40), min_size=4, max_size=4)
_alphabet = "PTYMWDHS0123456789.,+- \n\u0663p"


@st.composite
def mutants(draw: st.DrawFn) -> str:
    """Draws a duration with a few characters inserted, deleted or replaced."""
    text = list(draw(durations))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        text[place : place + draw(st.integers(0, 2))] = draw(st.text(_alphabet, max_size=2))
    return "".join(text)


def in_grammar(text: str) -> bool:
    """Whether the pattern, used as in a schema, accepts a text."""
    return re.compile(PATTERN).fullmatch(text) is not None


@given(_components)
def test_components_are_read(numbers: list[str | None]) -> None:
    """A component has the number in the text, or 0 if the text has none."""
    duration = Duration(_write(numbers))
    assert [getattr(duration, unit) for unit in _UNITS] == [int(number or 0) for number in numbers]


@given(durations)
def test_round_trip(text: str) -> None:
    """A duration equals its text: equality, hash, copies and pickles depend only on the text."""
    duration = Duration(text)
    assert (duration.text, str(duration), repr(duration)) == (text, text, f"Duration({text!r})")
    assert duration == Duration(text) == copy.deepcopy(duration) == pickle.loads(pickle.dumps(duration))
    assert hash(duration) == hash(Duration(text))
    assert len(text) <= LONGEST


def test_equal_by_text() -> None:
    """A week and seven days have the same length but are not equal, because their texts differ."""
    assert Duration("P1W").whole_days == Duration("P7D").whole_days
    assert Duration("P1W") != Duration("P7D")


# Every choice of components, so that every alternative of the pattern is tested.
@pytest.mark.parametrize("choice", range(128))
def test_every_choice_of_components(choice: int) -> None:
    """Every non-empty choice of components is a duration, and T precedes only units of time."""
    text = _write(["1" if choice >> place & 1 else None for place in range(7)])
    assert in_grammar(text) == (choice != 0) == (fault_of(text) is None)
    if "T" not in text:
        assert fault_of(text + "T") is not None


@pytest.mark.not_measured
@given(st.one_of(mutants(), st.text(_alphabet, max_size=20), st.text()))
@settings_of(max_examples=15 * settings_of().max_examples)
@example("P1D\n")
@example("P\u0661D")
@example("P1234567D")
def test_pattern_is_the_grammar(text: str) -> None:
    """A text matches the pattern if and only if it is a duration."""
    assert in_grammar(text) == (fault_of(text) is None)


@given(st.text())
@example("\x1b[31mP1D\u202e")
@example("\ud800")
def test_message_is_printable(text: str) -> None:
    """A message contains no control character of the text it quotes, and is short enough to read."""
    fault = fault_of(text)
    assume(fault is not None)
    assert str(fault).isprintable()
    assert len(str(fault)) < 500


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "the text is empty"),
        ("P", "a P or a T needs a number and a unit after it"),
        ("P1DT", "a P or a T needs a number and a unit after it"),
        ("1D", "a duration begins with a capital P"),
        ("p1d", "a duration begins with a capital P"),
        ("P1d", "the letters must be capitals"),
        ("P1.5D", "the numbers must be whole"),
        ("-P1D", "a duration has no sign"),
        ("P-1D", "a duration has no sign"),
        (" P1D", "a duration has no spaces"),
        ("P1D\n", "a duration has no spaces"),
        ("P1H", "hours, minutes and seconds follow a T"),
        ("PT1D", "years, weeks and days precede the T"),
        ("P1", "each number needs a unit after it"),
        ("P1D2M", "each unit occurs once, after its number, in the order Y, M, W, D, T, H, M, S"),
        ("P1D1D", "each unit occurs once"),
        ("P1000000D", "a number has at most six digits"),
        ("P1D;x", "expected text such as P1D"),
        ("P" + "9" * 100_000, "a number has at most six digits"),
    ],
)
def test_malformed_text_is_explained(text: str, sentence: str) -> None:
    """A text that is not a duration is refused with a message that says what is wrong and what is expected."""
    with pytest.raises(DurationError, match=re.escape(sentence)) as caught:
        Duration(text)
    assert "expected text such as P1D" in str(caught.value)


@pytest.mark.parametrize("value", [1, None, b"P1D", datetime.timedelta(days=1)])
def test_only_text_is_text(value: object) -> None:
    """A value that is not text raises TypeError, because it is an error in the program and not a malformed duration."""
    with pytest.raises(TypeError, match="a duration is text"):
        Duration(value)  # type: ignore[arg-type]  # the error under test


@given(durations)
def test_whole_days(text: str) -> None:
    """whole_days counts weeks as seven days, and is None if and only if there are other units."""
    duration = Duration(text)
    exact = not (duration.is_nominal or duration.has_time)
    assert (duration.whole_days is not None) == exact
    assert not exact or duration.whole_days == 7 * duration.weeks + duration.days


@pytest.mark.parametrize(
    ("text", "nominal", "whole_days"),
    [
        ("P1D", False, 1),
        ("P2W", False, 14),
        ("P1W2D", False, 9),
        ("P0D", False, 0),
        ("P1M", True, None),
        ("P1Y2D", True, None),
        ("PT90M", False, None),
        ("P1DT1H", False, None),
        ("P0Y1DT0S", False, 1),
    ],
)
def test_nominal_and_whole(text: str, nominal: bool, whole_days: int | None) -> None:
    """Years and months are nominal, hours are not days, and a component of 0 counts as missing."""
    duration = Duration(text)
    assert (duration.is_nominal, duration.whole_days) == (nominal, whole_days)


@pytest.mark.parametrize(
    ("start", "text", "back", "expected"),
    [
        ("2025-03-07", "P1D", False, "2025-03-08"),
        ("2025-03-07", "P1W", True, "2025-02-28"),
        ("2025-01-31", "P1M", False, "2025-02-28"),
        ("2024-01-31", "P1M", False, "2024-02-29"),
        ("2025-03-31", "P1M", True, "2025-02-28"),
        ("2024-02-29", "P1Y", False, "2025-02-28"),
        ("2024-02-29", "P4Y", False, "2028-02-29"),
        ("2025-01-31", "P1M1D", False, "2025-03-01"),
        ("2025-12-15", "P13M", False, "2027-01-15"),
        ("2025-01-15", "P13M", True, "2023-12-15"),
        ("9999-12-31", "P0D", False, "9999-12-31"),
    ],
)
def test_shift(start: str, text: str, back: bool, expected: str) -> None:
    """A shift adds months first, uses the last day of a shorter month, and then adds weeks and days."""
    assert Duration(text).shift(datetime.date.fromisoformat(start), back) == datetime.date.fromisoformat(expected)


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2200, 1, 1)), _dated)
def test_shift_goes_on_and_back(day: datetime.date, numbers: list[int]) -> None:
    """A shift forward never gives an earlier day, and a shift back never gives a later one."""
    duration = Duration("P{}Y{}M{}W{}D".format(*numbers))
    assert duration.shift(day, back=True) <= day <= duration.shift(day)


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2200, 1, 1)), _dated)
def test_shift_of_whole_days_is_undone(day: datetime.date, numbers: list[int]) -> None:
    """A shift by whole days moves by exactly these days, and the shift back undoes it."""
    duration = Duration("P{}W{}D".format(*numbers[2:]))
    reached = duration.shift(day)
    assert (reached - day).days == duration.whole_days
    assert duration.shift(reached, back=True) == day


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2200, 1, 1)), st.integers(0, 2_000), st.booleans())
def test_shift_by_months_keeps_the_day_of_the_month(day: datetime.date, months: int, back: bool) -> None:
    """A shift by months gives the same day of the resulting month, or its last day if the month is shorter."""
    reached = Duration(f"P{months}M").shift(day, back)
    apart = (reached.year - day.year) * 12 + reached.month - day.month
    assert apart == (-months if back else months)
    is_last = (reached + datetime.timedelta(days=1)).month != reached.month
    assert reached.day == day.day or (is_last and reached.day < day.day)


@pytest.mark.parametrize(
    ("text", "back"),
    [("P9999Y", False), ("P3000Y", True), ("P999999W", False), ("P999999D", True), ("P999999Y", False)],
)
def test_shift_out_of_the_calendar(text: str, back: bool) -> None:
    """A shift to a day outside the years 0001 to 9999 raises ValueError."""
    with pytest.raises(ValueError, match="is outside the years 0001 to 9999"):
        Duration(text).shift(datetime.date(2025, 3, 7), back)


def test_shift_by_hours() -> None:
    """A shift by hours raises ValueError, because a day has no hours."""
    with pytest.raises(ValueError, match="has a time of day"):
        Duration("PT36H").shift(datetime.date(2025, 3, 7))


RUST = jsonschema_rs.validator_for({"type": "string", "pattern": f"^(?:{PATTERN})$", "not": {"pattern": "[\\r\\n]"}})


@pytest.mark.not_measured
@given(st.one_of(durations, mutants(), st.text(_alphabet, max_size=20)))
@settings_of(max_examples=15 * settings_of().max_examples)
@example("P1D\n")
@example("P\u0661D")
def test_pattern_in_rust(text: str) -> None:
    """Rust's patterns, under a JSON Schema, accept the same texts as Python's."""
    assert RUST.is_valid(text) == in_grammar(text)


@pytest.mark.beyond_python
@pytest.mark.skipif(shutil.which("node") is None, reason="node is not on PATH, so ECMAScript cannot be asked")
@given(st.lists(st.one_of(durations, mutants()), min_size=50, max_size=200))
@settings_of(max_examples=5, deadline=None)
@example(["P1D\n", "P1D\r", "P\u0661D", "P", "PT", "P1DT", "P1Y2M3W4DT5H6M7S"])
def test_pattern_in_ecmascript(batch: list[str]) -> None:
    """ECMAScript's patterns, with the flags u and v and without, accept the same texts as Python's."""
    script = """
        const [pattern, texts] = JSON.parse(require("fs").readFileSync(0, "utf8"));
        const judge = expression => texts.map(text => expression.test(text) && !/[\\r\\n]/.test(text));
        console.log(JSON.stringify(["", "u", "v"].map(flag => judge(new RegExp(`^(?:${pattern})$`, flag)))));
    """
    done = subprocess.run(
        ["node", "-e", script], input=json.dumps([PATTERN, batch]), capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [[in_grammar(text) for text in batch]] * 3
