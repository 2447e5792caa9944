"""What a picture says: it stands alone, and leaves nothing out without a word."""

import pytest

from diplovisit.exporters.plots import Counts, Panels, PlotOptions, VisitCounts, words

MANY = Counts(
    whole=VisitCounts(
        visits=1200,
        stops=1300,
        years=((1974, 1), (2025, 1196)),
        countries=(("RU", 1200), ("CW", 99)),
        undated=3,
        landless=1,
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


def test_the_footnote_tells_what_is_left_out() -> None:
    """Visits without a year, those called off, stops at sea, and what was asked for."""
    assert words.footnote(MANY, PlotOptions(conditions=("country=RU", "status=held"))) == (
        "1,200 visits with 1,300 stops, 1974–2025. 2 of them were planned, and not yet held, when recorded."
        " 3 visits are not among the years, as their years are not known."
        " The date of 1 visit is uncertain or approximate, and counts as written. 1 stop is in no country."
        " 1 cancelled visit and 2 postponed visits are not counted. Only visits with country=RU, status=held."
    )


@pytest.mark.parametrize(("by", "silent"), [(Panels.YEAR, "no country"), (Panels.COUNTRY, "years")])
def test_the_footnote_is_about_what_is_shown(by: Panels, silent: str) -> None:
    """A picture of countries does not explain its years."""
    assert silent not in words.footnote(MANY, PlotOptions(by=by))


def test_one_visit_is_told_as_one() -> None:
    """The grammar of one, and of a visit that two make."""
    assert words.footnote(TWO, PlotOptions()) == (
        "1 visit with 1 stop, 2025. A visit that several make is with each of them."
        " It was planned, and not yet held, when recorded."
    )
    assert words.title(TWO, PlotOptions()) == "Diplomatic visits, 2025"
    assert words.title(Counts(whole=TWO.whole), PlotOptions()) == "Diplomatic visit, 2025"
    assert words.title(Counts(whole=VisitCounts(visits=2)), PlotOptions()) == "Diplomatic visits"
    assert words.title(TWO, PlotOptions(title="Theirs")) == "Theirs"


def test_whoever_cannot_see_it_gets_the_numbers() -> None:
    """Each of them, with its year or its country, for each traveller."""
    said = words.description(MANY, PlotOptions())
    assert said.startswith(
        "Visits per year: 1974 1, 2025 1196. Stops by country: Russia 1200, Curaçao 99. 1,200 visits"
    )
    said = words.description(TWO, PlotOptions())
    assert "Visits per year, A: 2025 1. Visits per year, B: 2025 1. Stops by country, A: none." in said
    assert "Stops" not in words.description(TWO, PlotOptions(by=Panels.YEAR)).replace("stops", "")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"top": 0}, "at least 1; saw 0"),
        ({"width": 100}, "from 480 to 4,000 pixels wide; saw 100"),
        ({"title": "a\nb"}, r'title: the text "a\\nb" has the control character U\+000A as character 2'),
        ({"title": " "}, "not blank"),
        ({"title": "x" * 1001}, "title: expected 1,000 characters at most; saw 1,001"),
    ],
)
def test_what_cannot_be_drawn_is_refused(asked: dict[str, object], said: str) -> None:
    """With what was seen and what would do."""
    with pytest.raises(ValueError, match=said):
        PlotOptions(**asked)  # type: ignore[arg-type]  # each is of its own type
