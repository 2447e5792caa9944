"""The full report shows the line, with carets under what is meant."""

from hypothesis import given
from hypothesis import strategies as st

from diplovisit.record import Finding, Group, Severity, Span
from diplovisit.record.report import Checked
from diplovisit.reporters import REPORTERS
from diplovisit.reporters.columns import width
from diplovisit.reporters.frame import frame


def finding(line: str, column: int, end: int, **changes: object) -> Finding:
    """A finding on a line."""
    known: dict[str, object] = {
        "rule": "unknown-code",
        "group": Group.SCHEMA,
        "severity": Severity.ERROR,
        "address": "russia/country",
        "sentence": '"RUU" is not a country code',
        "remedy": "use another",
        "file": "visit.yaml",
        "span": Span(4, column, 4, end),
        "source_line": line,
    }
    return Finding(**known | changes)  # type: ignore[arg-type]  # the changes are as they should be, or the test fails


def report(name: str, *findings: Finding) -> str:
    """A report of one record."""
    return "".join(REPORTERS[name]([Checked(file="visit.yaml", record="a", findings=findings)]))


def test_a_finding_is_shown_with_its_line_and_carets() -> None:
    """Place, severity, rule, sentence; the line; carets under the value; the address; what to do."""
    assert report("full", finding("country: RUU", 10, 13)) == (
        'visit.yaml:4:10: error[unknown-code]: "RUU" is not a country code\n'
        "  |\n"
        "4 | country: RUU\n"
        "  |          ^^^\n"
        "  = address: russia/country\n"
        "  = help: use another\n"
        "\n"
        "1 record checked: 1 error.\n"
    )


def test_carets_stand_under_wide_and_combining_characters() -> None:
    """A wide character takes two columns, a combining mark none, a tab four blanks."""
    assert frame("東京: x", Span(1, 5, 1, 6)) == ("東京: x", "      ^")
    assert frame("e\u0301: x", Span(1, 5, 1, 6)) == ("e\u0301: x", "   ^")
    assert frame("\ta: x", Span(1, 5, 1, 6)) == ("    a: x", "       ^")
    assert frame("a: 東京", Span(1, 4, 1, 6)) == ("a: 東京", "   ^^^^")


def test_a_long_line_is_cut_on_both_sides() -> None:
    """Of two megabytes on one line, what stands around the fault is shown."""
    shown, carets = frame("a" * 1_000_000 + "FAULT" + "b" * 1_000_000, Span(1, 1_000_001, 1, 1_000_006))
    assert shown == "…" + "a" * 50 + "FAULT" + "b" * 50 + "…"
    assert carets == " " * 51 + "^^^^^"


def test_the_end_of_a_line_can_be_pointed_at() -> None:
    """A fault after the last character has a caret."""
    assert frame("a:", Span(1, 3, 1, 3)) == ("a:", "  ^")


@given(st.text(st.characters(exclude_characters="\n\r")), st.integers(1, 200), st.integers(0, 200))
def test_a_frame_is_safe_to_print(line: str, column: int, length: int) -> None:
    """Whatever the line, no control or invisible character is printed, and the carets lie within the line's width."""
    shown, carets = frame(line, Span(1, column, 1, column + length))
    assert shown.isprintable()
    assert set(carets) <= {" ", "^"}
    assert len(carets) <= width(shown) + 1


def test_a_finding_without_a_place_is_shown_without_a_frame() -> None:
    """A record that was built in Python has no line to show."""
    bad = finding("", 1, 1, file=None, span=None, source_line=None)
    assert report("full", bad).startswith('<record>: error[unknown-code]: "RUU" is not a country code\n = address')
    assert report("concise", bad).startswith("<record>: error[unknown-code] russia/country: ")
