"""Programmes by days and hours, in the layouts in which offices and papers print them."""

import pytest

from tests.drafting.visit_contexts import propose_visit


def drafted(text: str) -> tuple[str | None, list[tuple[str, str | None]]]:
    """Returns the days of the first stop of a text, and its engagements by kind and hour."""
    stop = propose_visit(text).stops[0]
    found = [(each.kind.value, each.when.value if each.when is not None else None) for each in stop.engagements]
    return (stop.when.value if stop.when is not None else None), found


_MEETING = ("meeting", "2026-06-03T10:30:00")
_LUNCH = ("lunch", "2026-06-03T13:00:00")
_LEAD = "Ana Soto will visit Portugal on 3 June.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            _LEAD + "This is her programme for Wednesday, as released:\n\n10:30 – Meeting with Ben Roth\n"
            "1 p.m. – Lunch with Eva Moe\n",
            ("2026-06-03", [_MEETING, _LUNCH]),
        ),
        (
            _LEAD
            + "Wednesday, 3 June, 10:30 – Meeting with Ben Roth\nWednesday, 3 June, 1 p.m. – Lunch with Eva Moe\n",
            ("2026-06-03", [_MEETING, _LUNCH]),
        ),
        (
            _LEAD + "3 June\n\n10.30 a.m. Meeting with Ben Roth\n1 pm Lunch with Eva Moe\n",
            ("2026-06-03", [_MEETING, _LUNCH]),
        ),
        (
            (
                "Programme of the visit of Foreign Minister Ana Soto to Portugal\n3 June 2026\n\n10.30 a.m. Meeting with"
                " Ben Roth, Lisbon\n1 p.m. Lunch with Eva Moe\n\n4 June 2026\n\n9:00 Visit to the port of Sines\n"
            ),
            ("2026-06-03/2026-06-04", [_MEETING, _LUNCH, ("tour", "2026-06-04T09:00:00")]),
        ),
        # The weekday is none of the visit's.
        (_LEAD + "This is her programme for Friday:\n\n10:30 – Meeting with Ben Roth\n", ("2026-06-03", [])),
        # Two days that do not follow each other say nothing of those between them.
        (
            (
                "Programme of the visit of Foreign Minister Ana Soto to Portugal\n3 June 2026\n\n10.30 a.m. Meeting with"
                " Ben Roth\n\n8 June 2026\n\n9:00 Visit to the port of Sines\n"
            ),
            (None, [_MEETING, ("tour", "2026-06-08T09:00:00")]),
        ),
    ],
)
def test_a_programme_has_its_days_and_hours(
    text: str, expected: tuple[str | None, list[tuple[str, str | None]]]
) -> None:
    """Each entry is an engagement on its own day or that of its heading; the headings give the days of the stop."""
    assert drafted(text) == expected
