"""Tests of the text of a picture, which explains itself and names everything it leaves out."""

import pytest

from diplovisit.exporters.plots import Counts, Panels, PlotOptions, VisitCounts, words

MANY = Counts(
    whole=VisitCounts(
        visits=1200,
        stops=1300,
        years=((1974, 1), (2025, 1196)),
        countries=(("RU", 1200), ("CW", 99)),
        undated=3,
        without_country=1,
    ),
    planned=2,
    doubtful=1,
    cancelled=1,
    postponed=2,
)
TWO = Counts(
    whole=VisitCounts(visits=1, stops=1, years=((2025, 1),)),
    travellers=(
        VisitCounts(name="A", visits=1, years=((2025, 1),)),
        VisitCounts(name="B", visits=1, years=((2025, 1),)),
    ),
    planned=1,
)


def test_the_footnote_says_what_is_left_out() -> None:
    """The footnote names visits without a year or called off, stops in no country, and the conditions."""
    assert words.footnote(MANY, PlotOptions(conditions=("country=RU", "status=held"))) == (
        "1,200 visits with 1,300 stops, 1974–2025. 2 of them were planned, and not yet held, when recorded."
        " 3 visits are not among the years, as their years are not known."
        " The date of 1 visit is uncertain or approximate, and counts as written. 1 stop is in no country."
        " 1 cancelled visit and 2 postponed visits are not counted. Only visits with country=RU, status=held."
    )


@pytest.mark.parametrize(
    ("off", "sentence"),
    [
        ({"stops_off": 1}, "1 called-off stop is not counted."),
        ({"cancelled": 1, "stops_off": 2}, "1 cancelled visit and 2 called-off stops are not counted."),
        (
            {"cancelled": 1, "postponed": 1, "stops_off": 1},
            "1 cancelled visit, 1 postponed visit and 1 called-off stop are not counted.",
        ),
    ],
)
def test_the_footnote_says_what_is_off(off: dict[str, int], sentence: str) -> None:
    """Visits and stops that do not take place are named apart."""
    counts = Counts(whole=VisitCounts(visits=1, stops=1, years=((2025, 1),)), under_way=1, **off)  # type: ignore[arg-type]  # each is a number
    said = f"1 visit with 1 stop, 2025. It was under way when recorded. {sentence}"
    assert words.footnote(counts, PlotOptions()) == said


@pytest.mark.parametrize(("by", "silent"), [(Panels.YEAR, "no country"), (Panels.COUNTRY, "years")])
def test_the_footnote_is_about_what_is_shown(by: Panels, silent: str) -> None:
    """The footnote of a picture with one panel does not explain the other panel."""
    assert silent not in words.footnote(MANY, PlotOptions(by=by))


def test_one_visit_is_in_the_singular() -> None:
    """Sentences about one visit are in the singular, and a visit by several travellers is explained."""
    assert words.footnote(TWO, PlotOptions()) == (
        "1 visit with 1 stop, 2025. A visit that several make is with each of them."
        " It was planned, and not yet held, when recorded."
    )
    assert words.title(TWO, PlotOptions()) == "Diplomatic visits, 2025"
    assert words.title(Counts(whole=TWO.whole), PlotOptions()) == "Diplomatic visit, 2025"
    assert words.title(Counts(whole=VisitCounts(visits=2)), PlotOptions()) == "Diplomatic visits"
    assert words.title(TWO, PlotOptions(title="Theirs")) == "Theirs"


def test_the_description_has_every_number() -> None:
    """The description has every number with its year or country, for each traveller."""
    description = words.description(MANY, PlotOptions())
    assert description.startswith(
        "Visits per year: 1974 1, 2025 1196. Stops by country: Russia 1,200, Curaçao 99. 1,200 visits"
    )
    description = words.description(TWO, PlotOptions())
    assert "Visits per year, A: 2025 1. Visits per year, B: 2025 1. Stops by country, A: none." in description
    assert "Stops" not in words.description(TWO, PlotOptions(by=Panels.YEAR)).replace("stops", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"top": 0}, "at least 1; saw 0"),
        ({"width": 100}, "from 480 to 4,000 pixels wide; saw 100"),
        ({"title": "a\nb"}, r'title: the text "a\\nb" has the control character U\+000A as character 2'),
        ({"title": " "}, "not blank"),
        ({"title": "x" * 1001}, "title: expected 1,000 characters at most; saw 1,001"),
    ],
)
def test_what_cannot_be_drawn_is_refused(arguments: dict[str, object], message: str) -> None:
    """Options that cannot be drawn are refused, with the value seen and the values allowed."""
    with pytest.raises(ValueError, match=message):
        PlotOptions(**arguments)  # type: ignore[arg-type]  # each is of its own type
