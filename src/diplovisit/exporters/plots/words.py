"""The text of a picture: its title, its footnote, and a description for people who cannot see it."""

from collections.abc import Iterator

from diplovisit.exporters.plots.counting import Counts, VisitCounts
from diplovisit.exporters.plots.options import Panels, PlotOptions
from diplovisit.record.polities import polity_name

YEARS, YEARS_MORE = "Visits per year", "each in the year it begins"
COUNTRIES, COUNTRIES_MORE = "Stops by country", "a country counts once for each stop there"
NO_YEARS = "No visit has a year that is known."
NO_COUNTRIES = "No stop is in a country."


def title(counts: Counts, options: PlotOptions) -> str:
    """Returns the title of the options, or one that says what the picture shows."""
    if options.title is not None:
        return options.title
    years = _span(counts.shown)
    what = "Diplomatic visit" if counts.shown.visits == 1 else "Diplomatic visits"
    return f"{what}, {years}" if years else what


def footnote(counts: Counts, options: PlotOptions) -> str:
    """Returns the footnote: what is counted, what is not, and why.

    >>> print(
    ...     footnote(
    ...         Counts(whole=VisitCounts(visits=3, stops=4, years=((1974, 1), (2025, 1)), undated=1)), PlotOptions()
    ...     )
    ... )
    3 visits with 4 stops, 1974–2025. 1 visit is not among the years, as its year is not known.
    """
    return " ".join(_sentences(counts, options))


def _sentences(counts: Counts, options: PlotOptions) -> Iterator[str]:
    whole, years = counts.whole, _span(counts.whole)
    in_years = f", {years}" if years else ""
    yield f"{number_noun(whole.visits, 'visit')} with {number_noun(whole.stops, 'stop')}{in_years}."
    if len(counts.rows) < len(counts.travellers):
        selection = f"the {len(counts.rows)} with the most visits"
        yield f"Of {number_noun(len(counts.travellers), 'traveller')}, {selection} are shown."
    if sum(traveller.visits for traveller in counts.travellers) > whole.visits:
        yield "A visit that several make is with each of them."
    if counts.planned:
        yield f"{_of(counts.planned, whole.visits)} planned, and not yet held, when recorded."
    if options.by is not Panels.COUNTRY:
        if whole.undated:
            why = "its year is not known" if whole.undated == 1 else "their years are not known"
            yield f"{_are(whole.undated, 'visit')} not among the years, as {why}."
        if counts.doubtful:
            doubtful = number_noun(counts.doubtful, "visit")
            yield f"The date of {doubtful} is uncertain or approximate, and counts as written."
    if options.by is not Panels.YEAR and whole.without_country:
        yield f"{_are(whole.without_country, 'stop')} in no country."
    if off := _called_off(counts):
        yield f"{off} not counted."
    if options.conditions:
        yield f"Only visits with {', '.join(options.conditions)}."


def _called_off(counts: Counts) -> str:
    counted = ((counts.cancelled, "cancelled"), (counts.postponed, "postponed"))
    parts = [number_noun(number, f"{word} visit") for number, word in counted if number]
    return f"{' and '.join(parts)} {'is' if counts.cancelled + counts.postponed == 1 else 'are'}" if parts else ""


def description(counts: Counts, options: PlotOptions) -> str:
    """Returns every number that a picture shows, in the order of the picture.

    >>> counts = Counts(whole=VisitCounts(visits=1, stops=1, years=((2025, 1),), countries=(("RU", 1),)))
    >>> description(counts, PlotOptions())
    'Visits per year: 2025 1. Stops by country: Russia 1. 1 visit with 1 stop, 2025.'
    """
    sentences = []
    for heading, by in ((YEARS, Panels.YEAR), (COUNTRIES, Panels.COUNTRY)):
        if options.by in (by, Panels.BOTH):
            for row in counts.rows:
                pairs = (
                    row.years if by is Panels.YEAR else [(plot_country(code), number) for code, number in row.countries]
                )
                numbers = ", ".join(f"{key} {number}" for key, number in pairs)
                sentences.append(f"{heading}{f', {row.name}' if row.name else ''}: {numbers or 'none'}.")
    return " ".join([*sentences, footnote(counts, options)])


def plot_country(code: str) -> str:
    """Returns the English name of a country, or its code where it has none.

    >>> plot_country("CW")
    'Curaçao'
    """
    return polity_name(code) or code


def number_noun(number: int, noun: str) -> str:
    """Returns a number and its noun.

    >>> number_noun(1, "visit"), number_noun(2145, "visit")
    ('1 visit', '2,145 visits')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _are(number: int, noun: str) -> str:
    return f"{number_noun(number, noun)} {'is' if number == 1 else 'are'}"


def _of(number: int, total: int) -> str:
    """A part of the visits that the sentence before named, with its verb."""
    if number == total:
        return "It was" if number == 1 else "All were"
    return f"{number:,} of them {'was' if number == 1 else 'were'}"


def _span(visit_counts: VisitCounts) -> str:
    if not visit_counts.years:
        return ""
    first, last = visit_counts.years[0][0], visit_counts.years[-1][0]
    return str(first) if first == last else f"{first}–{last}"
