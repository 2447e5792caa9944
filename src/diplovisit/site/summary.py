"""Summaries: what the lists, months, timelines and the map show of one visit. They are all that is kept in memory."""

import calendar
import datetime
import functools
import hashlib
import itertools
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from diplovisit.english.dates import date_in_words
from diplovisit.english.entry_locations import entry_location, location_of_stops
from diplovisit.english.values import vocabulary_word
from diplovisit.exporters.icalendar.event_status import StopStatus, stop_status
from diplovisit.record import Edtf, Person, Status, Stop, Visit
from diplovisit.record.edtf import Form, Precision
from diplovisit.site.slugs import traveller_slug

_DIGEST_OF_NAME: Final = 8
_FEWEST_JOINED: Final = 2
_MOST_STAYS: Final = 3
_MOST_YEARS: Final = 10
_MOST_MONTHS: Final = 12
_PAIRS: Final = (
    *("runs", "spans", "dropped_runs", "dropped_spans", "stays", "span_stays", "unsure", "locations", "dropped"),
)
"""The fields of a summary that are tuples of tuples."""
_NEW_DAYS: Final = "new days"
_NEW_TIMES: Final = {Precision.MONTH: "a new month", Precision.SEASON: "a new season", Precision.YEAR: "a new year"}


@attrs.frozen(kw_only=True)
class TravellerSummary:
    """A traveller in a list.

    slug: the name of the page; "" for a person without a name, who has no page. key: the slug, a tilde, and the digest
    of the name: what stands for the name of the page until all names of the site are known.
    """

    slug: str
    key: str
    name: str
    office: str


@attrs.frozen(kw_only=True)
class VisitSummary:
    """A visit in a list.

    status: in words. is_off: whether no stop takes place; its days are then those that it had, as in the calendars.
    days: the days in words, "" where there are none. runs: the first and the last day of each run of known days, as ISO
    dates; an open one begins, or ends, on its day. spans: the first and the last day of each time, such as a month or a
    year, in which days are that are not known. months: keys such as "2026-05", in which these are. dropped_runs,
    dropped_spans: those of stops that alone are off, with "cancelled" or "postponed"; dropped_months: their months.
    stays, span_stays: for a visit to several countries, the code of each with its runs or spans, and that word or "".
    unsure: those of runs, also of stops that are off, of which the record marks the date as uncertain or approximate.
    locations: for a visit of several stops that take place, each run or span with where it is, in words.
    start: the first day that the visit can have, as an ISO date; "" where nothing is known. end: the last one. years:
    the years in which the visit can be. off_years: those of them in which only stops were to be that are off.
    receiving, sending: codes of countries, each once. off_in: those of receiving where every stop is off. dropped: the
    stops that alone are off, each with its days in words, and that word. former: the days, in words, that stops which
    take place had before those they have now; "" for none. instant: the UTC time of the revision.
    """

    record: str
    title: str
    status: str
    is_off: bool
    days: str
    runs: tuple[tuple[str, str], ...]
    spans: tuple[tuple[str, str], ...]
    months: tuple[str, ...]
    dropped_runs: tuple[tuple[str, str, str], ...]
    dropped_spans: tuple[tuple[str, str, str], ...]
    dropped_months: tuple[str, ...]
    stays: tuple[tuple[str, str, str, str], ...]
    span_stays: tuple[tuple[str, str, str, str], ...]
    unsure: tuple[tuple[str, str], ...]
    locations: tuple[tuple[str, str, str], ...]
    start: str
    end: str
    years: tuple[int, ...]
    off_years: tuple[int, ...]
    where: str
    receiving: tuple[str, ...]
    sending: tuple[str, ...]
    off_in: tuple[str, ...]
    dropped: tuple[tuple[str, str, str], ...]
    former: str
    travellers: tuple[TravellerSummary, ...]
    revision: int
    instant: str

    @property
    def page(self) -> str:
        """The path of its page in the site."""
        return f"visits/{self.record}.html"

    @property
    def dropped_in_words(self) -> Iterator[str]:
        """Each stop that alone is off, such as "Riga, Latvia (9 April 2025) cancelled"."""
        return (f"{where}{f' ({days})' if days else ''} {word}" for where, days, word in self.dropped)

    @property
    def all_runs(self) -> tuple[tuple[str, str], ...]:
        """The runs of days, and those of stops that alone are off."""
        return (*self.runs, *((first, last) for first, last, _ in self.dropped_runs))

    def is_off_in(self, code: str) -> bool:
        """Whether no stop in a country or territory takes place."""
        return self.is_off or code in self.off_in

    def is_off_in_year(self, year: int) -> bool:
        """Whether nothing of it takes place in a year."""
        return self.is_off or year in self.off_years

    def is_off_in_month(self, key: str) -> bool:
        """Whether nothing of it takes place in a month."""
        in_runs = any(first[:7] <= key <= last[:7] for first, last in self.runs)
        return self.is_off or not (in_runs or key in self.months)

    def spans_in(self, code: str = "") -> tuple[tuple[str, str, str], ...]:
        """The times of days that are not known in a country or territory, each with the word if that stop is off."""
        if code and (self.stays or self.span_stays):
            return tuple((first, last, word) for where, first, last, word in self.span_stays if where == code)
        live = () if code in self.off_in else self.spans
        return (*((first, last, "") for first, last in live), *self.dropped_spans)

    def runs_in(self, code: str = "") -> tuple[tuple[str, str], ...]:
        """The runs of days in a country or territory; all of the visit where no stop has days of its own."""
        found = tuple((first, last) for where, first, last, word in self.stays if where == code and not word)
        elsewhere = code and any(where == code for where, *_ in self.span_stays)
        return found or (() if code in self.off_in or elsewhere else self.runs)

    def dropped_runs_in(self, code: str = "") -> tuple[tuple[str, str, str], ...]:
        """The runs of days of the stops in a country or territory that alone are off, with the word for each."""
        if not self.stays or not code:
            return self.dropped_runs
        return tuple((first, last, word) for where, first, last, word in self.stays if where == code and word)

    def off_days_in(self, code: str) -> str:
        """The days, in words, of the stops in a country or territory that alone are off; "" where none has any."""
        from_iso = datetime.date.fromisoformat
        days = runs_in_words((first, last) for first, last, _ in self.dropped_runs_in(code))
        spans = (time_in_words(from_iso(first), from_iso(last)) for first, last, word in self.spans_in(code) if word)
        return "; ".join(dict.fromkeys(filter(None, (days, *spans))))

    def days_in(self, code: str) -> str:
        """The known days in a country or territory, in words; all of the visit where no stop has days of its own."""
        stays = [(first, last) for where, first, last, _ in self.stays if where == code]
        return runs_in_words(stays) if stays else self.days

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
        for name in _PAIRS:
            values[name] = tuple(map(tuple, values[name]))
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
    stops = [(stop, stop_status(visit, stop)) for stop in visit.stops]
    words = {stop.id: status.off_word for stop, status in stops}
    is_off = all(words.values())
    dates = _dates(visit, [status for stop, status in stops if is_off or not words[stop.id]])
    dropped = [] if is_off else [(stop, status) for stop, status in stops if words[stop.id]]
    gone = tuple((status.when, words[stop.id]) for stop, status in dropped if status.when is not None)
    years = {year for when in dates for year in _years(when)}
    gone_years = {year for when, _ in gone for year in _years(when)}
    stays = _stays(stops, {} if is_off else words)
    people = {person.id: person for person in visit.people}
    lower = min((when.lower for when in dates if when.lower is not None), default=None)
    upper = max((day for when in dates if (day := when.upper or when.lower) is not None), default=lower)
    receiving = [(code, stop) for stop in visit.stops for code in (stop.territory, stop.country) if code is not None]
    live_in = {code for code, stop in receiving if not words[stop.id]}
    return VisitSummary(
        record=visit.id,
        title=visit.title,
        status=_status(visit, [*words.values()], dates),
        is_off=is_off,
        days=_days_in_words(dates),
        runs=tuple(_iso(_runs(dates))),
        spans=tuple(_iso(span for when in dates for span in _spans(when))),
        months=tuple(dict.fromkeys(key for when in dates for key in _months(when))),
        dropped_runs=tuple((*run, word) for when, word in gone for run in _iso(_runs([when]))),
        dropped_spans=tuple((*span, word) for when, word in gone for span in _iso(_spans(when))),
        dropped_months=tuple(dict.fromkeys(key for when, _ in gone for key in _months(when))),
        stays=tuple((code, *run, word) for code, when, word in stays for run in _iso(_runs([when]))),
        span_stays=tuple((code, *span, word) for code, when, word in stays for span in _iso(_spans(when))),
        unsure=tuple(_iso(_runs(when for when in (*dates, *(when for when, _ in gone)) if when.qualifier is not None))),
        locations=tuple(_locations([(stop, status) for stop, status in stops if is_off or not words[stop.id]])),
        start=lower.isoformat() if lower is not None else "",
        end=upper.isoformat() if upper is not None else "",
        years=tuple(sorted(years | gone_years)),
        off_years=tuple(sorted(gone_years - years)),
        where=location_of_stops(stop for stop in visit.stops if is_off or not words[stop.id]) or "",
        receiving=tuple(dict.fromkeys(code for code, _ in receiving)),
        sending=tuple(dict.fromkeys((*visit.sending_territories, *visit.sending))),
        off_in=() if is_off else tuple(dict.fromkeys(code for code, _ in receiving if code not in live_in)),
        dropped=tuple(
            (
                entry_location(stop, stop.places) or stop.id,
                date_in_words(status.when) if status.when is not None else "",
                words[stop.id],
            )
            for stop, status in dropped
        ),
        former=_former(stop for stop in visit.stops if not words[stop.id]),
        travellers=tuple(_traveller(people[one.person]) for one in visit.coming),
        revision=visit.revision,
        # It is in UTC. On some platforms strftime("%Y") does not pad years before 1000; isoformat always does.
        instant=f"{visit.revised.replace(tzinfo=None).isoformat(timespec='seconds')}Z",
    )


def _locations(stops: Sequence[tuple[Stop, StopStatus]]) -> Iterator[tuple[str, str, str]]:
    for stop, status in stops if len(stops) > 1 else ():
        where = entry_location(stop, stop.places)
        if where is not None and status.when is not None:
            yield from ((first, last, where) for first, last in _iso((*_runs([status.when]), *_spans(status.when))))


def _former(stops: Iterable[Stop]) -> str:
    """The last earlier days of each stop, in words."""
    return "; ".join(dict.fromkeys(date_in_words(stop.previously[-1].when) for stop in stops if stop.previously))


def _traveller(person: Person) -> TravellerSummary:
    name = " ".join(unicodedata.normalize("NFC", person.called).casefold().split())
    digest = hashlib.sha256(name.encode()).hexdigest()[:_DIGEST_OF_NAME]
    found = traveller_slug(person)
    key = f"{found}~{digest}" if found else ""
    return TravellerSummary(slug=found, key=key, name=person.called, office=person.office or "")


def tell_apart(summaries: Iterable[VisitSummary]) -> Iterator[VisitSummary]:
    """Yields visits with a slug of its own for each name: with the digest of the name where two have one slug.

    All such names get one, so that no page of a site becomes that of another person.
    """
    visits = [*summaries]
    keys: dict[str, set[str]] = {}
    for one in (one for visit in visits for one in visit.travellers if one.slug):
        keys.setdefault(one.slug, set()).add(one.key)
    shared = {slug for slug, of_slug in keys.items() if len(of_slug) > 1}
    for visit in visits:
        if shared.isdisjoint(one.slug for one in visit.travellers):
            yield visit
        else:
            renamed = (
                attrs.evolve(one, slug=one.key.replace("~", "-")) if one.slug in shared else one
                for one in visit.travellers
            )
            yield attrs.evolve(visit, travellers=tuple(renamed))


def _status(visit: Visit, words: Sequence[str], dates: Iterable[Edtf]) -> str:
    """The status in words; where all stops are off, and the status does not say so, what became of the last."""
    if visit.status is Status.POSTPONED and not all(words):
        times = {new_time(when) for when in dates}
        return f"postponed to {times.pop() if len(times) == 1 else _NEW_DAYS}"
    return words[-1] if all(words) and visit.status is not Status.CANCELLED else vocabulary_word(visit.status)


def new_time(when: Edtf) -> str:
    """Returns what took the place of earlier days: "new days", or a longer time in which they will be.

    >>> new_time(Edtf("2027-02-03")), new_time(Edtf("2027-02"))
    ('new days', 'a new month')
    """
    return _NEW_TIMES.get(when.precision, _NEW_DAYS) if when.form is Form.DATE else _NEW_DAYS


def _dates(visit: Visit, shown: Iterable[StopStatus]) -> tuple[Edtf, ...]:
    """The days of stops; of the visit as a whole where none has any."""
    own = tuple(dict.fromkeys(status.when for status in shown if status.when is not None))
    return own or ((visit.when,) if visit.when is not None else ())


def _stays(stops: Sequence[tuple[Stop, StopStatus]], words: Mapping[str, str]) -> list[tuple[str, Edtf, str]]:
    """The date of each stop with the code of its country, and of its territory; of visits to several countries only."""
    if len({stop.country for stop, _ in stops}) <= 1:
        return []
    return [
        (code, status.when, words.get(stop.id, ""))
        for stop, status in stops
        for code in (stop.territory, stop.country)
        if code is not None and status.when is not None
    ]


def _iso(runs: Iterable[tuple[datetime.date, datetime.date]]) -> Iterator[tuple[str, str]]:
    return ((first.isoformat(), last.isoformat()) for first, last in runs)


def _days_in_words(dates: tuple[Edtf, ...]) -> str:
    """The days; stays that follow each other without a day between are one, and of many only the ends are said."""
    if len(dates) < _FEWEST_JOINED or any(_is_vague(when) for when in dates):
        return "; ".join(map(date_in_words, dates))
    return _joined_in_words(_runs(dates))


def runs_in_words(runs: Iterable[tuple[str, str]]) -> str:
    """Returns runs of days in words.

    >>> runs_in_words([("2025-03-07", "2025-03-08"), ("2025-03-09", "2025-03-09")])
    '7–9 March 2025'
    """
    from_iso = datetime.date.fromisoformat
    return _joined_in_words((from_iso(first), from_iso(last)) for first, last in runs)


def _joined_in_words(runs: Iterable[tuple[datetime.date, datetime.date]]) -> str:
    joined = [*joined_runs(runs)]
    if len(joined) <= _MOST_STAYS:
        return "; ".join(itertools.starmap(_span_in_words, joined))
    return f"{_span_in_words(joined[0][0], joined[-1][1])}, in {len(joined)} stays"


def _is_vague(when: Edtf) -> bool:
    """Whether a date says more than its days, or less."""
    return not [*_runs([when])] or _day_of_open_end(when) is not None or not {*when.text}.isdisjoint("~?%X")


def _span_in_words(first: datetime.date, last: datetime.date) -> str:
    span = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return date_in_words(Edtf(span))


def time_in_words(first: datetime.date, last: datetime.date) -> str:
    """Returns a time, in which days are that are not known, in words: a month or a year, or from day to day.

    >>> time_in_words(datetime.date(2025, 5, 1), datetime.date(2025, 6, 30))
    'May 2025 – June 2025'
    """
    after = last + datetime.timedelta(days=1) if last < datetime.date.max else last
    if first.day != 1 or (after.day != 1 and last < datetime.date.max):
        return _span_in_words(first, last)
    is_years = first.month == 1 and last.month == 12  # December
    size = len("2025") if is_years else len("2025-05")
    since, until = first.isoformat()[:size], last.isoformat()[:size]
    return date_in_words(Edtf(since if since == until else f"{since}/{until}"))


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
            if (day := _day_of_open_end(when)) is not None:
                yield day, day


def _day_of_open_end(when: Edtf) -> datetime.date | None:
    """The known end of an interval whose other end is open or not known; None for any other date."""
    if when.form is not Form.INTERVAL or when.precision > Precision.DAY or None not in {when.lower, when.upper}:
        return None
    return when.lower or when.upper


def _spans(when: Edtf) -> Iterator[tuple[datetime.date, datetime.date]]:
    """Yields the times in which a date is that is known to the month or the year, or that is one day of several.

    An open one is in the month, or the year, of its known end.
    """
    if [*_runs([when])] or when.precision > Precision.YEAR:
        return
    for lower, upper in ((span.lower, span.upper) for span in when.spans):
        known = lower or upper
        if known is None:
            continue
        if lower is not None and upper is not None:
            yield lower, upper
        elif when.precision > Precision.MONTH:
            yield known.replace(month=1, day=1), known.replace(month=12, day=31)
        else:
            yield known.replace(day=1), known.replace(day=calendar.monthrange(known.year, known.month)[1])


def _months(when: Edtf) -> Iterator[str]:
    """Yields the months of a date that is known to the month, or that is one day of several."""
    if [*_runs([when])] or when.precision > Precision.MONTH:
        return
    for span in when.spans:
        first, last = span.lower or span.upper, span.upper or span.lower
        if first is None or last is None:
            continue
        numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        yield from (f"{number // 12:04d}-{number % 12 + 1:02d}" for number in numbers[:_MOST_MONTHS])


def _years(when: Edtf) -> Iterator[int]:
    """Yields the years of a date, of a long time the first ones and the last; of an open one that of its known end."""
    for lower, upper in ((span.lower or span.upper, span.upper or span.lower) for span in when.spans):
        if lower is not None and upper is not None:
            yield from range(lower.year, min(upper.year, lower.year + _MOST_YEARS) + 1)
            yield upper.year
