"""What a picture says in words: its title, its small print, and all of it for whoever cannot see it."""

from collections.abc import Iterator

from diplovisit.exporters.plots.counting import Counts, VisitCounts
from diplovisit.exporters.plots.options import Panels, PlotOptions
from diplovisit.record.polities import polity_name

YEARS, YEARS_MORE = "Visits per year", "each in the year it begins"
COUNTRIES, COUNTRIES_MORE = "Stops by country", "a country counts once for each stop there"
NO_YEARS = "No visit has a year that is known."
NO_COUNTRIES = "No stop is in a country."


def title(counts: Counts, look: PlotOptions) -> str:
    """The title that was asked for, or what the picture is of."""
    if look.title is not None:
        return look.title
    years = _span(counts.shown)
    what = "Diplomatic visit" if counts.shown.visits == 1 else "Diplomatic visits"
    return f"{what}, {years}" if years else what


def footnote(counts: Counts, look: PlotOptions) -> str:
    """What is counted, and what is not and why.

    >>> print(
    ...     footnote(
    ...         Counts(whole=VisitCounts(visits=3, stops=4, years=((1974, 1), (2025, 1)), undated=1)), PlotOptions()
    ...     )
    ... )
    3 visits with 4 stops, 1974–2025. 1 visit is not among the years, as its year is not known.
    """
    return " ".join(_sentences(counts, look))


def _sentences(counts: Counts, look: PlotOptions) -> Iterator[str]:
    whole, years = counts.whole, _span(counts.whole)
    yield f"{number_noun(whole.visits, 'visit')} with {number_noun(whole.stops, 'stop')}{f', {years}' if years else ''}."
    if len(counts.rows) < len(counts.travellers):
        apart = f"the {len(counts.rows)} with the most visits"
        yield f"Of {number_noun(len(counts.travellers), 'traveller')}, {apart} are shown."
    if sum(each.visits for each in counts.travellers) > whole.visits:
        yield "A visit that several make is with each of them."
    if counts.planned:
        yield f"{_of(counts.planned, whole.visits)} planned, and not yet held, when recorded."
    if look.by is not Panels.COUNTRY:
        if whole.undated:
            why = "its year is not known" if whole.undated == 1 else "their years are not known"
            yield f"{_are(whole.undated, 'visit')} not among the years, as {why}."
        if counts.doubtful:
            yield f"The date of {number_noun(counts.doubtful, 'visit')} is uncertain or approximate, and counts as written."
    if look.by is not Panels.YEAR and whole.landless:
        yield f"{_are(whole.landless, 'stop')} in no country."
    if off := _called_off(counts):
        yield f"{off} not counted."
    if look.conditions:
        yield f"Only visits with {', '.join(look.conditions)}."


def _called_off(counts: Counts) -> str:
    told = ((counts.cancelled, "cancelled"), (counts.postponed, "postponed"))
    parts = [number_noun(many, f"{word} visit") for many, word in told if many]
    return f"{' and '.join(parts)} {'is' if counts.cancelled + counts.postponed == 1 else 'are'}" if parts else ""


def description(counts: Counts, look: PlotOptions) -> str:
    """Every number that a picture shows, in the order in which it shows them.

    >>> counts = Counts(whole=VisitCounts(visits=1, stops=1, years=((2025, 1),), countries=(("RU", 1),)))
    >>> description(counts, PlotOptions())
    'Visits per year: 2025 1. Stops by country: Russia 1. 1 visit with 1 stop, 2025.'
    """
    said = []
    for heading, by in ((YEARS, Panels.YEAR), (COUNTRIES, Panels.COUNTRY)):
        if look.by in (by, Panels.BOTH):
            for row in counts.rows:
                pairs = row.years if by is Panels.YEAR else [(plot_country(code), many) for code, many in row.countries]
                numbers = ", ".join(f"{key} {many}" for key, many in pairs)
                said.append(f"{heading}{f', {row.name}' if row.name else ''}: {numbers or 'none'}.")
    return " ".join([*said, footnote(counts, look)])


def plot_country(code: str) -> str:
    """The English name of a country.

    >>> plot_country("CW")
    'Curaçao'
    """
    return polity_name(code) or code


def number_noun(many: int, noun: str) -> str:
    """A number and its noun.

    >>> number_noun(1, "visit"), number_noun(2145, "visit")
    ('1 visit', '2,145 visits')
    """
    return f"{many:,} {noun}{'' if many == 1 else 's'}"


def _are(many: int, noun: str) -> str:
    return f"{number_noun(many, noun)} {'is' if many == 1 else 'are'}"


def _of(many: int, all_of: int) -> str:
    """A part of the visits that were just named, with its verb."""
    if many == all_of:
        return "It was" if many == 1 else "All were"
    return f"{many:,} of them {'was' if many == 1 else 'were'}"


def _span(tally: VisitCounts) -> str:
    if not tally.years:
        return ""
    first, last = tally.years[0][0], tally.years[-1][0]
    return str(first) if first == last else f"{first}–{last}"
