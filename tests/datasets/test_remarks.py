"""The parser of remarks: each example is a fragment in the style of the data set, with the expected result."""

import pytest

from diplovisit.datasets import Leg
from diplovisit.datasets.state_department_remarks import parse_remarks
from diplovisit.record import Edtf


@pytest.mark.parametrize(
    ("remarks", "kind", "forum"),
    [
        ("Attended the G-8 Economic Summit.", "summit", "G-8 Economic Summit"),
        ("Attended NATO Ministerial Meeting and met with President Sample.", "conference", "NATO Ministerial Meeting"),
        ("Participated in an APEC Ministerial Meeting.", "conference", "APEC Ministerial Meeting"),
        ("Attended a conference on fish.", "conference", None),
        ("Attended International Conference on Fish.", "conference", None),
        ("Summit meeting with President Sample.", "summit", None),
        ("Attended the funeral of King Sample.", "funeral", None),
        ("Attended memorial services for Prime Minister Sample.", "funeral", None),
        ("Signed a fisheries agreement.", "signing", None),
        ("Attended the signing of a treaty.", "signing", None),
        ("Addressed Parliament.", "speech", None),
        ("Laid a wreath.", "ceremony", None),
        ("Attended the inauguration of President Sample.", "ceremony", None),
        ("Inspected a canal.", "inspection", None),
        ("Met with King Sample II and Queen Sample.", "meeting", None),
        ("Audience with Pope Sample.", "meeting", None),
        ("Discussed fish with Foreign Minister Sample.", "meeting", None),
        ("Conferred with General Sample.", "consultations", None),
    ],
)
def test_a_clause_gives_an_activity(remarks: str, kind: str, forum: str | None) -> None:
    """The first words of a clause give the kind, and the clause without its full stop is the label."""
    (activity,) = parse_remarks(Leg(remarks=remarks)).activities
    assert (activity.kind, activity.forum, activity.label) == (kind, forum, remarks.rstrip("."))


@pytest.mark.parametrize(
    "remarks",
    [
        "Good will trip.",
        "Discussed fish.",
        "Attempted to end a war.",
        "Returned to U.S. August 7.",
        "",
        " ",
        "Visited.",
    ],
)
def test_an_unknown_clause_gives_no_activity(remarks: str) -> None:
    """A clause without a known verb gives no engagement."""
    assert parse_remarks(Leg(remarks=remarks)).activities == ()


def test_remarks_are_split_into_clauses() -> None:
    """A semicolon or a full stop ends a clause, but the full stop of an abbreviation or a line break does not."""
    remarks = "State visit; met with\n            St. Sample and U.S. Ambassador J. Example. Signed a treaty."
    parsed = parse_remarks(Leg(remarks=remarks))
    assert [activity.label for activity in parsed.activities] == [
        "met with St. Sample and U.S. Ambassador J. Example",
        "Signed a treaty",
    ]
    assert parsed.category is not None
    assert (parsed.category.value, parsed.category.quote) == ("state", "State visit")


@pytest.mark.parametrize(
    ("remarks", "kind"),
    [
        ("Stopped en route to Korea.", "transit"),
        ("Overnight stop.", "transit"),
        ("Refueling stop; met with officials.", "transit"),
        ("Vacation.", "vacation"),
        ("Fishing trip.", "vacation"),
        ("Met with officials while returning. Stopped nowhere.", None),
        ("Stopping the war.", None),
    ],
)
def test_the_opening_gives_the_kind_of_stop(remarks: str, kind: str | None) -> None:
    """Only the beginning of the remarks gives the kind of the stop."""
    stated = parse_remarks(Leg(remarks=remarks)).kind
    assert (stated.value if stated is not None else None) == kind


@pytest.mark.parametrize(
    ("remarks", "name"),
    [
        ("Accompanied President Sample.", "Sample"),
        ("Accompanied President Sample on a State visit.", "Sample"),
        ("Accompanied President Sample. Also met with others.", "Sample"),
        ("Joined President Sample’s meeting with President Example.", "Sample"),
        ("Met with others. Joined President Sample July 30 at a base.", "Sample"),
        ("Supported President J. Sample's work.", "J. Sample"),
        ("Joined the President and First Lady.", ""),
        ("Accompanied Vice President Sample.", None),
        ("Accompanied the dead home.", None),
        ("Met with President Sample.", None),
    ],
)
def test_an_accompanied_president_is_read(remarks: str, name: str | None) -> None:
    """A companion is a President by name, or "" for the President of the day."""
    stated = parse_remarks(Leg(remarks=remarks)).companion
    assert (stated.name if stated is not None else None) == name


@pytest.mark.parametrize(
    ("remarks", "when"),
    [
        (
            "Was in Egypt January 11-12, 13-14, 16, and 18.",
            "{1974-01-11..1974-01-12,1974-01-13..1974-01-14,1974-01-16,1974-01-18}",
        ),
        ("Visited Cairo January 11 and 18.", "{1974-01-11,1974-01-18}"),
        ("Left January 11.", None),
        ("Met with officials January 11-12 and 14.", None),
        ("Was in Egypt February 28, 29, and 30.", None),
    ],
)
def test_the_days_of_a_shuttle(remarks: str, when: str | None) -> None:
    """A list of days of presence is read, unless it contains impossible days."""
    stated = parse_remarks(Leg(when=Edtf("1974-01-11/1974-01-18"), remarks=remarks)).days
    assert (str(stated.when) if stated is not None else None) == when
