"""The DESCRIPTION of an entry: what the record says, in words, with what is inferred and which sources say so.

"According to" stands only before a source whose quote says the value beyond doubt (`grounds`).

A label, a colon and a value a line; lists with a hyphen an item. The parts of an item stand between semicolons, because
names, offices and places have commas of their own. Text of the record never begins a line by itself: its own line
breaks are followed by blanks, so that a note cannot pass for a line of ours.
"""

import functools
from collections.abc import Iterable, Iterator

from diplovisit.english.dates import date_label, iso_date_in_words
from diplovisit.english.entries import location, name_of_engagement
from diplovisit.english.values import duration_with_and, join_words, vocabulary_word
from diplovisit.exporters.icalendar.date_spellings import spells_date
from diplovisit.exporters.icalendar.provenance import SURE, Provenance
from diplovisit.record import (
    Announcement,
    Capacity,
    Category,
    Duration,
    Edtf,
    Engagement,
    EngagementKind,
    Modality,
    Person,
    Place,
    Source,
    Status,
    Stop,
    Topic,
    Traveller,
    Visit,
)
from diplovisit.record.edtf import EdtfError
from diplovisit.record.polities import polity_name
from diplovisit.record.status_words import stated_status

_ANNOUNCEMENTS = {
    Announcement.OFFICIAL: "made",
    Announcement.DENIED: "denied",
    Announcement.NONE: "none, as recorded",
}
# What is only reported may be as unsure as a source likes, but not unlikely.
_PLANS = {None, *Modality} - {Modality.UNLIKELY}
_CATEGORIES = {category: f"{category.replace('-', ' ')} visit" for category in Category}


class Describer:
    """Describes the entries of one visit; what they share is put into words once."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._grounds = Provenance(visit)
        self._people = {person.id: person for person in visit.people}

    def of_stop(self, stop: Stop) -> str:
        """The visit, and this stop of it."""
        return self.of_visit((stop,))

    def of_visit(self, stops: tuple[Stop, ...]) -> str:
        """The visit, and these stops of it."""
        told = (line for stop in stops for line in self._stop(stop))
        return _joined((*self._head, *told, *self._aims, *self._silences(stops), *self._notes, *self._sources))

    def of_engagement(self, stop: Stop, engagement: Engagement) -> str:
        """The visit, and this engagement at this stop."""
        grounds = (f"{engagement.id}/when", engagement.id, stop.id)
        lines = [f"Engagement: {self._engagement(engagement)}"]
        if engagement.when is not None:
            lines.append(f"{date_label(engagement.when)}: {self._date(engagement.when, grounds)}")
        # The entry stands at an hour that the zone was needed for, and a reader elsewhere sees it on another clock.
        lines += self._zone(stop)
        lines += _topics("Topics", engagement.topics)
        lines += _items("Outcomes", engagement.outcomes)
        return _joined((*lines, *self._head, *self._sources))

    @functools.cached_property
    def _head(self) -> tuple[str, ...]:
        visit = self._visit
        lines = [f"Status: {self._status(visit.status)}"]
        if visit.announcement is not None:
            lines.append(f"Official announcement: {_ANNOUNCEMENTS[visit.announcement]}")
        if visit.category is not None:
            lines.append(f"Category: {self._marked(_CATEGORIES[visit.category], 'category')}")
        lines += [f"Traveller: {self._traveller(traveller)}" for traveller in visit.travellers]
        if visit.sending:
            names = join_words(_land(code) for code in visit.sending)
            lines.append(f"Sent by: {self._marked(names, 'sending')}")
        if visit.invited_by is not None:
            lines.append(f"Invited by: {self._marked(self._party(visit.invited_by), 'invited_by')}")
        return tuple(lines)

    @functools.cached_property
    def _aims(self) -> tuple[str, ...]:
        return (*_items("Purposes", self._visit.purposes), *_topics("Agenda", self._visit.agenda))

    @functools.cached_property
    def _notes(self) -> tuple[str, ...]:
        return _items("Notes", self._visit.notes)

    def _silences(self, stops: tuple[Stop, ...]) -> tuple[str, ...]:
        """What is absent from the visit and from these stops; a claim is no matter of a calendar."""
        told = {stop.id for stop in stops} | {found.id for stop in stops for found in stop.engagements}
        silences = (
            f"{_subject(absence.about)}: {absence.reason}"
            for absence in self._visit.absent
            if "/" not in absence.about or absence.about.partition("/")[0] in told
        )
        return _items("Not in the sources", silences)

    @functools.cached_property
    def _sources(self) -> tuple[str, ...]:
        return _items("Sources", dict.fromkeys(map(self._source, self._visit.sources)))

    def _source(self, source: Source) -> str:
        dateline = source.dateline
        place = day = rests_on = None
        if dateline is not None:
            place = dateline.place
            if dateline.date is not None:
                day = iso_date_in_words(dateline.date)
                rests_on = self._grounds.of_date(f"{source.id}/dateline/date", f"{source.id}/dateline", source.id)
        headed = ", ".join(filter(None, (place, day)))
        name = self._grounds.name(source)
        parts = (
            f"{name}: “{source.title}”" if source.publisher is not None and source.title is not None else name,
            f"{headed} ({rests_on})" if rests_on is not None else headed,
            f"published {iso_date_in_words(source.published)}" if source.published is not None else None,
            source.url,
        )
        return _parted(parts)

    def _stop(self, stop: Stop) -> Iterator[str]:
        if (where := location(stop, stop.places)) is not None:
            yield f"Where: {self._marked(where, f'{stop.id}/country', stop.id)}"
        if stop.when is not None:
            yield f"{date_label(stop.when)}: {self._date(stop.when, (f'{stop.id}/when', stop.id))}"
        yield from _length(stop.duration)
        for former in stop.previously:
            reason = f": {former.reason}" if former.reason is not None else ""
            label = f"Earlier {date_label(former.when).lower()}"
            yield f"{label}: {iso_date_in_words(former.when)} ({former.ended}{reason})"
        yield from self._zone(stop)
        yield from _items("Engagements", [self._dated_engagement(stop, found) for found in stop.engagements])

    def _dated_engagement(self, stop: Stop, engagement: Engagement) -> str:
        told = self._engagement(engagement)
        if engagement.when is None:
            return told
        return f"{told}; {self._date(engagement.when, (f'{engagement.id}/when', engagement.id, stop.id))}"

    def _zone(self, stop: Stop) -> Iterator[str]:
        if stop.time_zone is not None:
            yield f"Time zone: {self._marked(stop.time_zone, f'{stop.id}/time_zone', stop.id)}"

    def _date(self, when: Edtf, addresses: tuple[str, ...]) -> str:
        """A date, with who says it, who is cited for it without that, and who is cited for another."""
        backing = self._grounds.backing(lambda quote: spells_date(quote, when), *addresses)
        notes = [
            self._grounds.of_date(*addresses),
            f"according to {join_words(backing.says)}" if backing.says else None,
            f"cites {join_words(backing.cites)}" if backing.cites else None,
        ]
        for found in self._grounds.dissent(_spells_text, *addresses):
            value = _in_words(found.value)
            notes.append(f"{found.source} says {value}" if found.is_said else f"cites {found.source} for {value}")
        return _noted(iso_date_in_words(when), notes)

    def _status(self, status: Status) -> str:
        """The status, with the sources that say it; no other source is named beside it.

        A reader takes any name beside a status for the word of that source.
        """
        backing = self._grounds.backing(
            lambda quote: stated_status(quote) is status,
            "status",
            certainties=_PLANS if status is Status.REPORTED else SURE,
        )
        notes = ["inferred" if self._grounds.is_inferred("status") else None]
        if backing.says:
            notes.append(f"according to {join_words(backing.says)}")
        elif backing.cites:
            notes.append("not shown in the words of a source")
        for found in self._grounds.dissent(_states_text, "status"):
            notes.append(f"{found.source} says {found.value}" if found.is_said else f"also recorded: {found.value}")
        return _noted(status, notes)

    def _marked(self, value: str, *addresses: str) -> str:
        return f"{value} (inferred)" if self._grounds.is_inferred(*addresses) else value

    def _traveller(self, traveller: Traveller) -> str:
        person = self._person(self._people[traveller.person], traveller.capacity)
        return f"{person}, as {traveller.role}" if traveller.role is not None else person

    def _person(self, person: Person, capacity: Capacity | None = None) -> str:
        """A name, the office, and the capacity and the country in brackets.

        Harding in 1920 was President-elect: the capacity stands right behind the office, which alone would be false.
        """
        notes: list[str] = [capacity] if capacity is not None else []
        if person.country is not None:
            is_inferred = self._grounds.is_inferred(f"{person.id}/country", person.id)
            notes.append(f"{_land(person.country)}{', inferred' if is_inferred else ''}")
        told = f"{person.name}, {person.office}" if person.office is not None else person.name
        return f"{told} ({'; '.join(notes)})" if notes else told

    def _party(self, party: str) -> str:
        person = self._people.get(party)
        return self._person(person) if person is not None else _land(party)

    def _engagement(self, engagement: Engagement) -> str:
        name = name_of_engagement(engagement)
        kind = vocabulary_word(engagement.kind) if engagement.kind is not EngagementKind.OTHER else None
        people = [
            f"with {self._person(self._people[found.person])}{f', as {found.role}' if found.role is not None else ''}"
            for found in engagement.participants
        ]
        place = self._place(engagement.place)
        others = (
            kind if kind != name else None,
            engagement.forum if engagement.forum != name else None,
            engagement.recurrence,
            f"place: {place.name}" if place is not None else None,
            duration_with_and(engagement.duration) if engagement.duration is not None else None,
            engagement.modality,
        )
        return _parted((f"{name} {people[0]}" if people else name, *people[1:], *others))

    def _place(self, name: str | None) -> Place | None:
        places = (place for stop in self._visit.stops for place in stop.places if place.id == name)
        return next(places, None) if name is not None else None


def _topics(label: str, topics: Iterable[Topic]) -> tuple[str, ...]:
    return _items(label, (f"{topic.label} ({topic.modality})" if topic.modality else topic.label for topic in topics))


def _items(label: str, items: Iterable[str]) -> tuple[str, ...]:
    lines = tuple(f"- {item}" for item in items)
    return (f"{label}:", *lines) if lines else ()


def _length(duration: Duration | None) -> Iterator[str]:
    if duration is not None:
        yield f"Duration: {duration_with_and(duration)}"


def _parted(parts: Iterable[str | None]) -> str:
    return "; ".join(filter(None, parts))


def _noted(value: str, notes: Iterable[str | None]) -> str:
    told = "; ".join(filter(None, notes))
    return f"{value} ({told})" if told else value


def _states_text(says: str, quote: str) -> bool:
    return stated_status(quote) == says


def _spells_text(says: str, quote: str) -> bool:
    try:
        return spells_date(quote, Edtf(says))
    except EdtfError:
        return False


def _in_words(says: str) -> str:
    """What a dissenting source says, which is free text: in the words of a date where it is one.

    >>> _in_words("2026-10-06/2026-10-09"), _in_words("held")
    ('2026-10-06 to 2026-10-09', 'held')
    """
    try:
        return iso_date_in_words(Edtf(says))
    except EdtfError:
        return says


def _subject(address: str) -> str:
    """The field that an absence is about, without the ids before it, which mean nothing outside the record.

    >>> _subject("russia/time_zone")
    'time zone'
    """
    return address.rpartition("/")[2].replace("_", " ")


def _land(code: str) -> str:
    return polity_name(code) or code


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(map(_indented, lines))
