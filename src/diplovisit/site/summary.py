"""Summaries: what the lists, months, timelines and the map show of one visit. They are all that is kept in memory."""

import datetime
import functools
import hashlib
import itertools
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from diplovisit.english.dates import date_in_words
from diplovisit.english.entry_locations import location_of_stops
from diplovisit.english.values import vocabulary_word
from diplovisit.record import Edtf, Person, PersonKind, Status, Visit
from diplovisit.record.constraints import RESERVED_IDS

_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
)
_LONGEST_SLUG: Final = 60
_FEWEST_JOINED: Final = 2
_MOST_STAYS: Final = 3
_MOST_YEARS: Final = 10
_OFF: Final = frozenset((Status.CANCELLED, Status.POSTPONED))


@attrs.frozen(kw_only=True)
class TravellerSummary:
    """A traveller in a list. slug: the name of the page; "" for a person without a name, who has no page."""

    slug: str
    name: str
    office: str


@attrs.frozen(kw_only=True)
class VisitSummary:
    """A visit in a list.

    days: the days in words, "" where there are none. runs: the first and the last day of each run of known days, as ISO
    dates. stays: for a visit to several countries, the code of each with its runs of days. start: the first day that
    the visit can have, as an ISO date; "" where nothing is known. years: the years in
    which the visit can be. receiving, sending: codes of countries, each once. instant: the UTC time of the revision.
    """

    record: str
    title: str
    status: str
    is_off: bool
    days: str
    runs: tuple[tuple[str, str], ...]
    stays: tuple[tuple[str, str, str], ...]
    start: str
    years: tuple[int, ...]
    where: str
    receiving: tuple[str, ...]
    sending: tuple[str, ...]
    travellers: tuple[TravellerSummary, ...]
    revision: int
    instant: str

    @property
    def page(self) -> str:
        """The path of its page in the site."""
        return f"visits/{self.record}.html"

    def runs_in(self, code: str) -> tuple[tuple[str, str], ...]:
        """The runs of days in a country or territory; all of the visit where no stop has days of its own."""
        return tuple((first, last) for where, first, last in self.stays if where == code) or self.runs

    @property
    def end(self) -> str:
        """The last known day, as an ISO date; the start where no day is known."""
        return max((last for _, last in self.runs), default=self.start)

    @functools.cached_property
    def digest(self) -> str:
        """The digest of all that is shown of it."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def to_json(self) -> str:
        """Returns the summary as JSON, from which `from_json` makes an equal one."""
        return json.dumps(attrs.asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "VisitSummary":
        """Returns the summary that `to_json` wrote."""
        values: dict[str, Any] = json.loads(text)
        values["runs"] = tuple((first, last) for first, last in values["runs"])
        values["stays"] = tuple((code, first, last) for code, first, last in values["stays"])
        values["travellers"] = tuple(TravellerSummary(**one) for one in values["travellers"])
        parts: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in values.items()}
        summary = cls(**parts)
        object.__setattr__(summary, "digest", hashlib.sha256(text.encode()).hexdigest())  # what `digest` would compute
        return summary


def summarise_visit(visit: Visit) -> VisitSummary:
    """Returns the summary of a visit.

    >>> from diplovisit import load
    >>> summary = summarise_visit(load("seeds/misri-russia/visit.yaml"))
    >>> summary.days, summary.runs, summary.receiving, summary.travellers[0].slug
    ('7 March 2025', (('2025-03-07', '2025-03-07'),), ('RU',), 'vikram-misri-in')
    """
    dates = _dates(visit)
    people = {person.id: person for person in visit.people}
    lower = min((when.lower for when in dates if when.lower is not None), default=None)
    receiving = (code for stop in visit.stops for code in (stop.territory, stop.country) if code is not None)
    return VisitSummary(
        record=visit.id,
        title=visit.title,
        status=vocabulary_word(visit.status),
        is_off=visit.status in _OFF,
        days=_days_in_words(dates),
        runs=tuple((first.isoformat(), last.isoformat()) for first, last in _runs(dates)),
        stays=tuple(_stays(visit)),
        start=lower.isoformat() if lower is not None else "",
        years=tuple(sorted({year for when in dates for year in _years(when)})),
        where=location_of_stops(visit.stops) or "",
        receiving=tuple(dict.fromkeys(receiving)),
        sending=tuple(dict.fromkeys((*visit.sending_territories, *visit.sending))),
        travellers=tuple(_traveller(people[one.person]) for one in visit.coming),
        revision=visit.revision,
        # It is in UTC. On some platforms strftime("%Y") does not pad years before 1000; isoformat always does.
        instant=f"{visit.revised.replace(tzinfo=None).isoformat(timespec='seconds')}Z",
    )


def traveller_slug(person: Person) -> str:
    """Returns the name of a person's page, without its ending; "" for a group and for a person without a name.

    The country is part of it, because two people of two countries may have one name.

    >>> traveller_slug(Person(id="a", name="Þórunn Egilsdóttir", country="IS"))
    'thorunn-egilsdottir-is'
    """
    if person.name is None or person.kind is not PersonKind.PERSON:
        return ""
    name = slug(person.name)
    return f"{name}-{person.country.lower()}" if person.country is not None else name


def slug(text: str) -> str:
    """Returns a name for a file: small letters, figures and hyphens.

    Other scripts, names that are too long, and names that systems reserve give the digest of the text.

    >>> slug("Þórunn Egilsdóttir"), slug("Con")
    ('thorunn-egilsdottir', 'x3b6f52aa7955')
    """
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    words = re.sub(r"[\W_]+", "-", plain).strip("-")
    if words and words.isascii() and len(words) <= _LONGEST_SLUG and words not in {"index", *RESERVED_IDS}:
        return words
    return f"x{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _traveller(person: Person) -> TravellerSummary:
    return TravellerSummary(slug=traveller_slug(person), name=person.called, office=person.office or "")


def _dates(visit: Visit) -> tuple[Edtf, ...]:
    """The days of the stops; of the visit as a whole where no stop has any."""
    own = tuple(dict.fromkeys(stop.when for stop in visit.stops if stop.when is not None))
    return own or ((visit.when,) if visit.when is not None else ())


def _stays(visit: Visit) -> Iterator[tuple[str, str, str]]:
    if len({stop.country for stop in visit.stops}) <= 1:
        return
    for stop in visit.stops:
        for first, last in _runs([stop.when] if stop.when is not None else []):
            for code in filter(None, (stop.territory, stop.country)):
                yield code, first.isoformat(), last.isoformat()


def _days_in_words(dates: tuple[Edtf, ...]) -> str:
    """The days; stays that follow each other without a day between are one, and of many only the ends are said."""
    if len(dates) < _FEWEST_JOINED or any(_is_vague(when) for when in dates):
        return "; ".join(map(date_in_words, dates))
    joined = [*joined_runs(_runs(dates))]
    if len(joined) <= _MOST_STAYS:
        return "; ".join(itertools.starmap(_span_in_words, joined))
    return f"{_span_in_words(joined[0][0], joined[-1][1])}, in {len(joined)} stays"


def _is_vague(when: Edtf) -> bool:
    """Whether a date says more than its days, or less."""
    return not [*_runs([when])] or not {*when.text}.isdisjoint("~?%X")


def _span_in_words(first: datetime.date, last: datetime.date) -> str:
    span = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return date_in_words(Edtf(span))


def joined_runs(runs: Iterable[tuple[datetime.date, datetime.date]]) -> Iterator[tuple[datetime.date, datetime.date]]:
    """Yields runs of days in their order, those as one that overlap or follow each other without a day between.

    >>> day = datetime.date
    >>> [*joined_runs([(day(2025, 3, 9), day(2025, 3, 9)), (day(2025, 3, 7), day(2025, 3, 8))])]
    [(datetime.date(2025, 3, 7), datetime.date(2025, 3, 9))]
    """
    ordered = sorted(runs)
    if not ordered:
        return
    first, last = ordered[0]
    for after, end in ordered[1:]:
        if (after - last).days > 1:
            yield first, last
            first, last = after, end
        last = max(last, end)
    yield first, last


def _runs(dates: Iterable[Edtf]) -> Iterator[tuple[datetime.date, datetime.date]]:
    for when in dates:
        try:
            yield from when.runs()
        except ValueError:  # the single days are not known
            continue


def _years(when: Edtf) -> Iterator[int]:
    """Yields the years of a date, of a long time the first ones and the last; of an open one that of its known end."""
    for lower, upper in ((span.lower or span.upper, span.upper or span.lower) for span in when.spans):
        if lower is not None and upper is not None:
            yield from range(lower.year, min(upper.year, lower.year + _MOST_YEARS) + 1)
            yield upper.year
