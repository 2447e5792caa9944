"""What the State Department writes of visits to the United States: the remarks on them.

They are as telegraphic as those on travels, and use the same verbs. Here the hosts are the Presidents of the United
States, who are printed by their last names.
"""

import datetime
import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.datasets.model import Activity, Leg, LegPerson, ParsedRemarks, Stated
from diplovisit.datasets.state_department_remarks import MONTHS, parse_remarks, split_remarks
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Category, Edtf, EngagementKind

_PRESIDENTS: Final = (
    ("Grant", "1869-03-04"),
    ("Hayes", "1877-03-04"),
    ("Garfield", "1881-03-04"),
    ("Arthur", "1881-09-19"),
    ("Cleveland", "1885-03-04"),
    ("Harrison", "1889-03-04"),
    ("Cleveland", "1893-03-04"),
    ("McKinley", "1897-03-04"),
    ("Roosevelt", "1901-09-14"),
    ("Taft", "1909-03-04"),
    ("Wilson", "1913-03-04"),
    ("Harding", "1921-03-04"),
    ("Coolidge", "1923-08-02"),
    ("Hoover", "1929-03-04"),
    ("Roosevelt", "1933-03-04"),
    ("Truman", "1945-04-12"),
    ("Eisenhower", "1953-01-20"),
    ("Kennedy", "1961-01-20"),
    ("Johnson", "1963-11-22"),
    ("Nixon", "1969-01-20"),
    ("Ford", "1974-08-09"),
    ("Carter", "1977-01-20"),
    ("Reagan", "1981-01-20"),
    ("Bush", "1989-01-20"),
    ("Clinton", "1993-01-20"),
    ("Bush", "2001-01-20"),
    ("Obama", "2009-01-20"),
    ("Trump", "2017-01-20"),
    ("Biden", "2021-01-20"),
    ("Trump", "2025-01-20"),
)
"""The Presidents of the United States since 1869, each with the first day in office."""

_MEETING: Final = lazy_pattern(
    r"(?:Also )?(?:[Mm]et|Conferred|Consulted|Discussed|Discussions|Talks|Meetings?|Informal (?:meetings?|discussions?)"
    r"|Luncheon|Visited|Summit [Mm]eeting|Private meeting)\b[^,]*?"
)
_MET_PRESIDENT: Final = lazy_pattern(
    rf"{_MEETING.pattern}(?<!former )(?<!Former )\bPresident (?P<name>[A-Z]\w+)(?![\w’'])"
    rf"(?: (?:on )?(?P<month>{'|'.join(MONTHS)}) (?P<day>[0-9]{{1,2}})(?![0-9–-]| ?[–-]|,? and [0-9]))?"
)
_MEAL: Final = lazy_pattern(
    r"(?:Also )?(?:[Aa]ttended|[Hh]osted|Had) (?:a |an |the )?[^,]*?\b(?:dinner|luncheon|lunch|brunch|breakfast)\b"
    r"|Luncheon\b"
)
# The states as the remarks print them, with the abbreviations of newspapers and of the post.
_STATES: Final = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois"
    "|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri"
    "|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma"
    "|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington"
    r"|West Virginia|Wisconsin|Wyoming|Calif\.|Mass\.|Tex\.|Md\.|Va\.|Fla\.|Pa\.|Conn\.|S\.C\.?|N\.Y\.|D\.C\.?|DC|CA|MD"
)
# "in Los Angeles, CA", "at Hyde Park (New York)", "in New York City", at the end of a clause.
_PLACE: Final = lazy_pattern(
    rf"\b(?:in|at) (?:(?P<place>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){{0,3}})(?:, (?:{_STATES})| \((?:{_STATES})\))"
    r"|(?P<city>New York City))$"
)
_DURING: Final = lazy_pattern(r"\bduring (?:a|an|his|her) (private|state|official|working|official working) visit\b")
_MISPRINTED: Final = lazy_pattern(r"Offical (Working )?[Vv]isit\b")


def parse_visit_remarks(leg: Leg) -> ParsedRemarks:
    """Parses the remarks on a visit to the United States.

    >>> parsed = parse_visit_remarks(
    ...     Leg(when=Edtf("1984-05-19/1984-05-24"), remarks="Private visit. Met with President Reagan May 21.")
    ... )
    >>> parsed.category.value.value, [(activity.label, str(activity.when)) for activity in parsed.activities]
    ('private', [('Met with President Reagan May 21', '1984-05-21')])
    >>> [(host.office, host.name, host.country) for host in parsed.activities[0].hosts]
    [('President', 'Reagan', 'US')]
    """
    text = re.sub(r"\s*\n\s*", " ", leg.remarks).strip()
    parsed = parse_remarks(leg)
    activities = {activity.label: activity for activity in parsed.activities}
    return attrs.evolve(
        parsed,
        category=parsed.category or next(_category(text), None),
        capacity=None,
        days=None,
        companion=None,
        activities=tuple(
            activity
            for clause in split_remarks(text)
            if (activity := _with_host(clause, activities.get(clause), leg)) is not None
        ),
    )


def _category(text: str) -> Iterator[Stated[Category]]:
    if (match := _MISPRINTED.match(text)) is not None:
        yield Stated(Category.OFFICIAL_WORKING if match[1] else Category.OFFICIAL, match[0])
    # Only of a meeting, which was the visit: "Private visit to Houston afterwards" is of another part of it.
    if _MEETING.match(text) and (match := _DURING.search(text.partition(";")[0])) is not None:
        yield Stated(Category(match[1].replace(" ", "-")), match[0])


def _with_host(clause: str, activity: Activity | None, leg: Leg) -> Activity | None:
    """Returns the activity of a clause, with the President whom the visitor met in it."""
    capitalised = clause[:1].upper() + clause[1:]
    if _MEAL.match(capitalised):
        activity = Activity(EngagementKind.DINNER, clause)
    place = _place_of(clause)
    if activity is not None:
        activity = attrs.evolve(activity, place=place)
    match = _MET_PRESIDENT.match(capitalised)
    if match is None or not _was_president(match["name"], leg):
        return activity
    kind = activity.kind if activity is not None else EngagementKind.MEETING
    host = LegPerson(name=match["name"], office="President", country="US")
    forum = activity.forum if activity is not None else None
    return Activity(kind, clause, forum, hosts=(host,), when=_day(match["month"], match["day"], leg), place=place)


def _place_of(clause: str) -> str:
    """Returns the place in the United States that ends a clause; "" if it names none, or several.

    >>> (
    ...     _place_of("Attended the Summit of the Americas in Los Angeles, CA"),
    ...     _place_of("Met at Aspen and Vail, Colorado"),
    ... )
    ('Los Angeles', '')
    """
    match = _PLACE.search(clause)
    return (match["place"] or match["city"]) if match is not None else ""


def _was_president(name: str, leg: Leg) -> bool:
    """Whether a President of the United States of that name was in office on one of the days."""
    if leg.first is None or leg.last is None:
        return False
    first, last = leg.first.isoformat(), leg.last.isoformat()
    ends = [since for _, since in _PRESIDENTS[1:]] + ["9999"]
    return any(
        name == president and since <= last and first <= until
        for (president, since), until in zip(_PRESIDENTS, ends, strict=True)
    )


def _day(month: str | None, day: str | None, leg: Leg) -> Edtf | None:
    """Returns the day of a meeting, if it is one of the days of the visit."""
    if month is None or day is None or leg.first is None or leg.last is None:
        return None
    for year in range(leg.first.year, leg.last.year + 1):
        try:
            date = datetime.date(year, MONTHS[month], int(day))
        except ValueError:  # June 31
            continue
        if leg.first <= date <= leg.last:
            return Edtf(date.isoformat())
    return None
