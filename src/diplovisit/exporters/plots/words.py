"""The text of a picture: its title, its footnote, and a description for people who cannot see it."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from diplovisit.english.dates import date_in_words
from diplovisit.exporters.plots.counting import Counts, VisitCounts
from diplovisit.exporters.plots.live_stops import Phase
from diplovisit.exporters.plots.options import Panels, PlotOptions
from diplovisit.exporters.plots.stays import Lane, LaneOwner, LaneStay, pick_lanes
from diplovisit.exporters.world_map import world_map
from diplovisit.record import Edtf
from diplovisit.record.polities import polity_name

YEARS, YEARS_MORE = "Visits per year", "each in the year it begins"
COUNTRIES, COUNTRIES_MORE = "Stops by country", "each stop counts once"
NO_YEARS = "No visit has a year that is known."
NO_COUNTRIES = "No stop is in a country."
OVER_TIME = "Visits over time"
OVER_TIME_MORE: Final[Mapping[LaneOwner, str]] = MappingProxyType(
    {LaneOwner.TRAVELLER: "a lane for each traveller", LaneOwner.COUNTRY: "a lane for each country"}
)
NO_DAYS = "No visit has a day that is known."
WHOLE, UNDER_WAY, PLANNED = "held", "under way when recorded", "planned when recorded"
VAGUE = "days not all known"
PHASES: Final[Mapping[Phase, str]] = MappingProxyType(
    {Phase.HELD: WHOLE, Phase.UNDER_WAY: UNDER_WAY, Phase.PLANNED: PLANNED}
)
NOT_ON_MAP = "Not on the map"
SMALL_LAND = "a small territory"
SHAPES = "Shapes: Natural Earth. They take no side on whose an area is."
_PLURALS: Final[Mapping[LaneOwner, str]] = MappingProxyType(
    {LaneOwner.TRAVELLER: "travellers", LaneOwner.COUNTRY: "countries"}
)
UNBROKEN: Final = "\N{NO-BREAK SPACE}"
_MOST_STAYS: Final = 40
"""How many stays of a lane a description lists."""


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
    if counts.under_way:
        yield f"{_of(counts.under_way, whole.visits)} under way when recorded."
    if counts.planned:
        yield f"{_of(counts.planned, whole.visits)} planned, and not yet held, when recorded."
    if options.by is Panels.TIMELINE:
        yield from _sentences_on_lanes(counts, options)
    if options.by in (Panels.YEAR, Panels.BOTH) and whole.undated:
        why = "its year is not known" if whole.undated == 1 else "their years are not known"
        yield f"{_are(whole.undated, 'visit')} not among the years, as {why}."
    if options.by in (Panels.YEAR, Panels.BOTH, Panels.TIMELINE) and counts.doubtful:
        doubtful = number_noun(counts.doubtful, "visit")
        yield f"The date of {doubtful} is uncertain or approximate, and counts as written."
    if options.by in (Panels.COUNTRY, Panels.BOTH, Panels.MAP) and whole.without_country:
        yield f"{_are(whole.without_country, 'stop')} in no country."
    if off := _called_off(counts):
        yield f"{off} not counted."
    if options.conditions:
        yield f"Only visits with {', '.join(options.conditions)}."
    if options.by is Panels.MAP and counts.shown.countries != countries_off_map(counts.shown):
        yield SHAPES


def _sentences_on_lanes(counts: Counts, options: PlotOptions) -> Iterator[str]:
    picked = pick_lanes(counts.lanes, options.top)
    if len(picked) < len(counts.lanes):
        selection = f"the {len(picked)} with the most visits" if len(picked) > 1 else "the one with the most visits"
        are = "are" if len(picked) > 1 else "is"
        yield f"Of {len(counts.lanes):,} {_PLURALS[options.lanes]}, {selection} {are} shown."
    if sum(lane.visits for lane in counts.lanes) > counts.whole.visits:
        several = "that several make" if options.lanes is LaneOwner.TRAVELLER else "to several countries"
        yield f"A visit {several} is with each of them."
    if counts.dayless:
        yield f"{number_noun(counts.dayless, 'visit')} without any known day {_has(counts.dayless)} no bar."


def lane_note(lane: Lane) -> str:
    """Returns what the name of a lane does not say: how many visits it has, and how many of them have no day.

    >>> lane_note(Lane(name="A", visits=1)), lane_note(Lane(name="A", visits=9, undated=2))
    ('', '9 visits, 2 without days')
    """
    if lane.undated == lane.visits and lane.visits:
        return f"{number_noun(lane.visits, 'visit')}, no days known"
    if lane.undated:
        return f"{number_noun(lane.visits, 'visit')}, {lane.undated:,} without days"
    return number_noun(lane.visits, "visit") if lane.visits > 1 else ""


def columns_legend(months: int) -> str:
    """Returns what a column of a full lane is.

    >>> columns_legend(3), columns_legend(60)
    ('visits per quarter, where a lane is full', 'visits in 5 years, where a lane is full')
    """
    each = {1: "per month", 3: "per quarter", 12: "per year"}.get(months, f"in {months // 12:,} years")
    return f"visits {each}, where a lane is full"


def _called_off(counts: Counts) -> str:
    counted = (
        (counts.cancelled, "cancelled visit"),
        (counts.postponed, "postponed visit"),
        (counts.stops_off, "called-off stop"),
    )
    parts = [number_noun(number, noun) for number, noun in counted if number]
    return f"{_listed(parts)} {'is' if sum(number for number, _ in counted) == 1 else 'are'}" if parts else ""


def _listed(parts: list[str]) -> str:
    """Joins what is counted: "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def description(counts: Counts, options: PlotOptions) -> str:
    """Returns every number that a picture shows, in the order of the picture.

    >>> counts = Counts(whole=VisitCounts(visits=1, stops=1, years=((2025, 1),), countries=(("RU", 1),)))
    >>> description(counts, PlotOptions())
    'Visits per year: 2025 1. Stops by country: Russia 1. 1 visit with 1 stop, 2025.'
    """
    return " ".join([*_numbers(counts, options), footnote(counts, options)])


def _numbers(counts: Counts, options: PlotOptions) -> Iterator[str]:
    if options.by is Panels.TIMELINE:
        for lane in pick_lanes(counts.lanes, options.top):
            yield f"{OVER_TIME}, {lane.name}: {_stays_in_words(lane)}."
    if options.by in (Panels.YEAR, Panels.BOTH):
        for row in counts.rows:
            yield f"{YEARS}{_of_row(row)}: {', '.join(f'{year} {number}' for year, number in row.years) or 'none'}."
    if options.by in (Panels.COUNTRY, Panels.BOTH, Panels.MAP):
        for row in counts.rows:
            yield f"{COUNTRIES}{_of_row(row)}: {countries_in_words(row.countries) or 'none'}."
    if options.by is Panels.MAP and (off_map := countries_off_map(counts.shown)):
        yield f"{NOT_ON_MAP}: {countries_in_words(off_map)}."


def countries_in_words(countries: Iterable[tuple[str, int]], blank: str = " ") -> str:
    """Returns names of countries with their numbers. blank: what is between a name and its number.

    >>> countries_in_words([("FR", 3), ("DE", 1)])
    'France 3, Germany 1'
    """
    return ", ".join(f"{plot_country(code)}{blank}{number:,}" for code, number in countries)


def list_of_countries(countries: tuple[tuple[str, int], ...], top: int) -> str:
    """Returns the first countries with their numbers, and the sum of the others, unless there is only one.

    >>> list_of_countries((("FR", 3), ("DE", 1), ("IT", 1)), 1)
    'France\\xa03, and 2 others with 2 stops.'
    """
    named = countries if len(countries) == top + 1 else countries[:top]
    if len(named) == len(countries):
        return f"{countries_in_words(named, UNBROKEN)}."
    others = countries[len(named) :]
    stops = number_noun(sum(number for _, number in others), "stop")
    return f"{countries_in_words(named, UNBROKEN)}, and {len(others):,} others with {stops}."


def countries_off_map(counts: VisitCounts) -> tuple[tuple[str, int], ...]:
    """Returns the countries that the map has no place for, such as past ones, with their numbers.

    >>> countries_off_map(VisitCounts(countries=(("SU", 2), ("FR", 1))))
    (('SU', 2),)
    """
    not_shown = world_map(dict(counts.countries)).not_shown
    return tuple(pair for pair in counts.countries if pair[0] in not_shown)


def _of_row(row: VisitCounts) -> str:
    return f", {row.name}" if row.name else ""


def _stays_in_words(lane: Lane) -> str:
    parts = [_stay_in_words(stay) for stay in lane.stays[:_MOST_STAYS]]
    if len(lane.stays) > _MOST_STAYS:
        last = max(stay.last for stay in lane.stays)
        parts.append(f"{len(lane.stays) - _MOST_STAYS:,} more until {date_in_words(Edtf(last.isoformat()))}")
    return "; ".join([*parts, *filter(None, [lane_note(lane)])])


def _stay_in_words(stay: LaneStay) -> str:
    notes = (*stay.names, *([PHASES[stay.phase]] if stay.phase is not Phase.HELD else []))
    return f"{stay.days_in_words} ({', '.join(notes)})" if notes else stay.days_in_words


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


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


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
