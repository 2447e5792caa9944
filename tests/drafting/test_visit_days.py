"""Days of a visit: of its stops and of the whole, and no days of other things."""

import attrs
import pytest

from tests.drafting.visit_contexts import propose_visit, refused_of_visit


@attrs.frozen
class Case:
    """A text with the days of its first stop, their rule, and its length. The dateline is Monday 18 May 2026."""

    text: str
    when: str | None
    rule: str | None = None
    duration: str | None = None
    whole: str | None = None


CASES = (
    Case("Ana Soto will visit Portugal on 3 June 2026.", "2026-06-03"),
    Case("Ana Soto will visit Portugal on 3 June.", "2026-06-03", "year-of-dateline"),
    Case("On 3 June, Ana Soto will visit Portugal.", "2026-06-03", "year-of-dateline"),
    Case("Ana Soto will visit Portugal from 3 to 5 June.", "2026-06-03/2026-06-05", "year-of-dateline"),
    Case("Ana Soto will visit Portugal tomorrow.", "2026-05-19", "relative-to-dateline"),
    Case("Ana Soto will visit Portugal on Friday, the foreign ministry said.", "2026-05-22", "weekday-after-dateline"),
    Case("The ministry said on 15 May that Ana Soto would visit Portugal on 3 June.", "2026-06-03", "year-of-dateline"),
    Case("Ana Soto will visit Portugal. The visit will take place from 3 to 5 June.", "2026-06-03/2026-06-05",
         "year-of-dateline"),
    Case("Ana Soto will visit Portugal on 3 June and Spain on 5 and 6 June.", "2026-06-03", "year-of-dateline"),
    Case("Ana Soto is expected in Portugal on Thursday.", "2026-05-21", "weekday-after-dateline"),
    Case("Ana Soto will visit Portugal on 3 June for the first time since 2019.", "2026-06-03", "year-of-dateline"),
    Case("Ana Soto will visit Portugal from 3 to 5 June. Carl Lind will be in Spain from 8 to 9 June.",
         "2026-06-03/2026-06-05", "year-of-dateline"),
    Case("Ana Soto will make a day-long visit to Portugal on 3 June.", "2026-06-03", "year-of-dateline", "P1D"),
    # A first day with a length, a first with a last day, two weekdays: no rule derives them, and they are inferred.
    Case("Ana Soto will begin a three-day visit to Portugal on 3 June.", "2026-06-03/2026-06-05", None, "P3D"),
    Case("Ana Soto arrived in Portugal on Sunday for a two-day visit.", "2026-05-17/2026-05-18", None, "P2D"),
    Case("Ana Soto concluded a two-day visit to Portugal on Sunday.", "2026-05-16/2026-05-17", None, "P2D"),
    Case("Ana Soto on Sunday wrapped up a two-day visit to Portugal.", "2026-05-16/2026-05-17", None, "P2D"),
    Case("Ana Soto will fly to Lisbon on 3 June and return on 5 June.", "2026-06-03/2026-06-05"),
    Case("Ana Soto is to visit Portugal from Wednesday to Friday.", "2026-05-20/2026-05-22"),
    Case("Ana Soto will visit Portugal from Wednesday until Friday.", "2026-05-20/2026-05-22"),
    Case("Ana Soto will be in Portugal on an official visit next week, from Wednesday to Friday.",
         "2026-05-27/2026-05-29"),
    Case("Ana Soto will be in Portugal from Wednesday to Friday next week.", "2026-05-27/2026-05-29"),
    Case("Ana Soto will visit Portugal on Wednesday next week.", "2026-05-27"),
    Case("Ana Soto was in Portugal on Sunday and Monday.", "2026-05-17/2026-05-18"),
    Case("Ana Soto was in Portugal yesterday and today.", "2026-05-17/2026-05-18"),
    Case("Ana Soto will pay a working visit to Portugal on Wednesday and Thursday.", "2026-05-20/2026-05-21"),
    Case("Ana Soto will be in Portugal from tomorrow through Friday.", "2026-05-19/2026-05-22"),
    Case("Ana Soto will visit Portugal this Wednesday to Friday.", "2026-05-20/2026-05-22"),
    Case("Ana Soto embarked on a four-day official visit to Portugal on Sunday.", "2026-05-17/2026-05-20", None, "P4D"),
    Case("Ana Soto will travel to Portugal for three days from Wednesday.", "2026-05-20/2026-05-22", None, "P3D"),
    Case("Ana Soto left Portugal on Sunday after a three-day visit.", "2026-05-15/2026-05-17", None, "P3D"),
    Case("Ana Soto on Sunday arrived in Portugal for a three-day visit.", "2026-05-17/2026-05-19", None, "P3D"),
    Case("Ana Soto's trip to Portugal, previously planned for May 27-28, has been moved to June 5-6, 2026.",
         "2026-06-05/2026-06-06"),
    Case("Ana Soto was in Portugal yesterday and today, and she will be in Spain from tomorrow.",
         "2026-05-17/2026-05-18"),
    Case("Ana Soto left Portugal on Sunday after a state visit. She was in the country from 14 to 17 May.",
         "2026-05-14/2026-05-17", "year-of-dateline"),
    # A capital is the whole stop, where no words name its country.
    Case("Ana Soto will travel to Lisbon on 3 and 4 June 2026.", "2026-06-03/2026-06-04"),
    Case("Ana Soto will be in Lisbon from Wednesday to Friday.", "2026-05-20/2026-05-22"),
    Case("Ana Soto is due in Lisbon on Wednesday.", "2026-05-20", "weekday-after-dateline"),
    Case("Ana Soto will visit Portugal. She will fly to Lisbon on Wednesday.", None),
    # The first day alone is not the whole stay.
    Case("Ana Soto arrived in Portugal on Sunday.", None),
    Case("Ana Soto this morning arrived in Portugal.", None),
    Case("Ana Soto touched down in Portugal on Sunday.", None),
    Case("Ana Soto will visit Portugal on Wednesday, and Carl Lind will visit Spain next week.", "2026-05-20",
         "weekday-after-dateline"),
    # Days of other things.
    Case("Ana Soto will visit Portugal. She was appointed on 3 March.", None),
    Case("Ana Soto will visit Portugal ahead of the elections on 14 June.", None),
    Case("Ana Soto will visit Portugal in June.", None),
    Case("Ana Soto will visit Portugal. She will meet Eva Moe in New York on 20 September.", None),
    Case("The ministry on Sunday announced that Ana Soto will visit Portugal.", None),
    Case("Ana Soto will visit Portugal for about two days.", None, None, "P2D"),
    # Days of an earlier or another visit.
    Case("Ana Soto will travel to Portugal, two years after her visit from 3 to 5 May 2024.", None),
    Case("Ana Soto will visit Portugal, her first trip there since her visit on 3 May 2024.", None),
    Case("Ana Soto will visit Portugal, her second trip after the one from 3 to 5 May 2024.", None),
    Case("Ana Soto visited Portugal on Sunday, six months after her visit from 3 to 5 November 2025.", "2026-05-17",
         "weekday-on-or-before-dateline"),
    Case("Ana Soto will visit Portugal. Her last visit on 3 May 2024 was a success.", None),
    Case("Ana Soto will visit Portugal before her visit to Spain from 20 to 22 June 2026.", None),
    Case("Ana Soto will visit Portugal ahead of a visit by Ben Roth to Chile from 20 to 22 June 2026.", None),
    Case("Ana Soto will visit Portugal from 3 to 5 June, a month before the trip of Eva Moe on 3 July 2026.",
         "2026-06-03/2026-06-05", "year-of-dateline"),
    # Several countries with one date, which is that of the whole.
    Case("Ana Soto will visit Portugal, Spain and Italy from 3 to 9 June, the ministry said on Monday.", None, None, None,
         "2026-06-03/2026-06-09"),
    Case("Visit of Foreign Minister Ana Soto to Portugal and Spain, 3 to 9 June 2026", None, None, None,
         "2026-06-03/2026-06-09"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_days_are_those_of_the_visit(case: Case) -> None:
    """A stop has the days that words give it, by the rule that fits the dateline, and no days of anything else."""
    proposal = propose_visit(case.text)
    stop = proposal.stops[0]
    assert (stop.when.value if stop.when is not None else None) == case.when
    assert (stop.when.rule if stop.when is not None else None) == case.rule
    assert (stop.duration.value if stop.duration is not None else None) == case.duration
    assert (proposal.when.value if proposal.when is not None else None) == case.whole


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_words_prove_the_days_that_are_proposed(case: Case) -> None:
    """The words of proposed days prove them, or give them by their rule."""
    assert refused_of_visit(case.text) == ()


def test_each_country_has_its_own_days() -> None:
    """Of two countries with a date each, each has its own."""
    proposal = propose_visit("Ana Soto will visit Portugal on 3 June before travelling to Spain on 5 and 6 June.")
    days = [stop.when.value for stop in proposal.stops if stop.when is not None]
    assert days == ["2026-06-03", "2026-06-05/2026-06-06"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ana Soto will visit Portugal next week.", ("2026-05-25/2026-05-31", "2026-05-24/2026-05-30")),
        ("Ana Soto wrapped up a visit to Portugal on Sunday.", ("2026-05-17",)),
        ("Ana Soto returned on Sunday from a three-day visit to Portugal.", ("2026-05-17",)),
    ],
)
def test_days_that_words_leave_open_are_a_choice(text: str, values: tuple[str, ...]) -> None:
    """Where words may mean several days, a person chooses among them."""
    proposal = propose_visit(text)
    assert proposal.stops[0].when is None
    (choice,) = proposal.choices
    assert choice.address == "portugal/when"
    assert tuple(option.value for option in choice.options) == values


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Ana Soto was to visit Portugal on 3 June. The visit has been cancelled because of a strike.", "2026-06-03"),
        (
            "Ana Soto's visit to Portugal, originally planned for 3 to 5 June, has been postponed.",
            "2026-06-03/2026-06-05",
        ),
        ("The planned visit of Ana Soto to Portugal from 3 to 5 June has been postponed.", "2026-06-03/2026-06-05"),
    ],
)
def test_days_that_were_given_up_are_earlier_days(text: str, days: str) -> None:
    """Days of a visit that is off are earlier days, and not its days."""
    (stop,) = propose_visit(text).stops
    assert stop.when is None
    assert [earlier.when.value for earlier in stop.previously] == [days]


def test_a_day_of_the_way_is_not_the_whole_stay_where_the_return_is_later() -> None:
    """Where words tell of a later day "before returning", the stay ends on that day, which is marked as inferred."""
    stop = propose_visit(
        "On Tuesday, President Ana Soto will travel to Canada, where she will meet"
        " leaders. On Wednesday, the President will deliver remarks before returning to Oslo."
    ).stops[0]
    assert stop.when is not None
    assert (stop.when.value, stop.when.note is not None) == ("2026-05-19/2026-05-20", True)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Ana Soto will travel to Portugal next week. Officials said the trip was planned for June 3.", True),
        ("Ana Soto will visit Portugal on a trip planned for June 3, and will travel on next week.", True),
        ("Ana Soto has postponed a visit to Portugal that was planned for June 3.", False),
        ("Ana Soto will visit Portugal from 8 to 9 June. Officials said the trip was planned for June 3.", False),
    ],
)
def test_planned_days_are_offered(text: str, offered: bool) -> None:
    """Days that a report has as planned are a candidate for the days of a visit to come, and of no other."""
    candidates = {option.value for choice in propose_visit(text).choices for option in choice.options}
    assert ("2026-06-03" in candidates) == offered


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            (
                "Ana Soto will travel to Lisbon, Madrid and Rome June 3-7, 2026.\n\nIn Lisbon June 3-4, the Foreign Minister"
                " will meet Ben Roth.\n\nIn Madrid on June 5, she will give a speech.\n\nIn Rome (6-7 June), she will attend"
                " a ceremony."
            ),
            ("2026-06-03/2026-06-04", "2026-06-05", "2026-06-06/2026-06-07"),
        ),
        (
            (
                "Ana Soto will visit Portugal and Spain from 3 to 5 June 2026. She will be in Lisbon from 3 to 4 June. The"
                " Foreign Minister will be in Madrid on 5 June."
            ),
            ("2026-06-03/2026-06-04", "2026-06-05"),
        ),
        (
            (
                "Ana Soto will visit Portugal and Spain from 3 to 5 June 2026.\n\nWednesday, 3 June - Lisbon\n14:30 Meeting"
                " with President Ben Roth\n\nThursday, 4 June - Lisbon\n10:00 Meeting with Foreign Minister Eva Moe\n\n"
                "Friday, 5 June - Madrid\n11:00 Speech"
            ),
            ("2026-06-03/2026-06-04", "2026-06-05"),
        ),
        (
            (
                "Ana Soto will visit Portugal and Spain from 3 to 5 June 2026. In Lisbon on 9 May, Ben Roth said that he was"
                " glad."
            ),
            (None, None),
        ),
    ],
)
def test_each_leg_has_the_days_beside_its_place(text: str, days: tuple[str | None, ...]) -> None:
    """Of several stops, each has the days that stand directly behind its place or head its programme."""
    proposal = propose_visit(text)
    assert tuple(stop.when.value if stop.when is not None else None for stop in proposal.stops) == days
    assert refused_of_visit(text) == ()
