"""The DESCRIPTION of an entry: the record in words, with what is inferred and which sources say so.

"According to" is used only for a source whose quote says the value beyond doubt (`provenance`): for a status, and never
for a date.

Each line has a label, a colon and a value; each item of a list has a hyphen. Semicolons separate the parts of an item,
because names, offices and places contain commas. Text of the record never begins a line: its own line breaks are
indented, so that a note cannot pass for one of our lines.
"""

import functools
from collections.abc import Iterable, Iterator

from diplovisit.english.calendar_titles import full_engagement_name
from diplovisit.english.dates import date_label, iso_date_in_words
from diplovisit.english.entry_locations import entry_location
from diplovisit.english.values import join_words, stated_duration, vocabulary_word
from diplovisit.exporters.icalendar.provenance import SURE, Provenance
from diplovisit.record import (
    Announcement,
    Capacity,
    Category,
    Edtf,
    Engagement,
    EngagementKind,
    Modality,
    Participant,
    Person,
    Place,
    PreviousDates,
    Source,
    Status,
    Stop,
    Topic,
    Traveller,
    TravellerStatus,
    Visit,
)
from diplovisit.record.edtf import EdtfError
from diplovisit.record.polities import polity_name
from diplovisit.record.status_words import status_of_sentence

_ANNOUNCEMENTS = {
    Announcement.OFFICIAL: "made",
    Announcement.DENIED: "denied",
    Announcement.NONE: "none, as recorded",
}
# A visit that is only reported may have any modality except unlikely.
_PLANS = {None, *Modality} - {Modality.UNLIKELY}
_TRAVELLERS = {None: "Traveller", TravellerStatus.WITHDRAWN: "Did not travel"}
_CATEGORIES = {category: f"{category.replace('-', ' ')} visit" for category in Category}


class Describer:
    """Describes the entries of one visit; the parts that they share are computed once."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._provenance = Provenance(visit)
        self._people = {person.id: person for person in visit.people}
        self._withdrawn = {traveller.person for traveller in visit.travellers if traveller.status is not None}

    def of_stop(self, stop: Stop) -> str:
        """Describes the visit and one stop."""
        return self.of_visit((stop,))

    def of_visit(self, stops: tuple[Stop, ...]) -> str:
        """Describes the visit and some of its stops."""
        stop_lines = (line for stop in stops for line in self._stop(stop))
        return _description_of(
            (*self._head, *stop_lines, *self._purposes_and_agenda, *self._absences(stops), *self._notes, *self._sources)
        )

    def of_engagement(self, stop: Stop, engagement: Engagement, *, borrowed_from: str | None = None) -> str:
        """Describes the visit and one engagement at a stop; `borrowed_from` is as in `EntryTimes`."""
        addresses = (f"{engagement.id}/when", engagement.id, stop.id)
        lines = [f"Engagement: {self._engagement(engagement)}"]
        if engagement.when is not None:
            lines.append(f"{date_label(engagement.when)}: {self._date(engagement.when, addresses)}")
        if borrowed_from is not None:
            lines.append(f"Day: not known; the entry is on the days of the {borrowed_from}")
        # The hour of the entry depends on the zone, and a reader elsewhere sees the hour in another zone.
        lines += self._zone(stop)
        lines += _topics("Topics", engagement.topics)
        lines += _items("Outcomes", engagement.outcomes)
        return _description_of((*lines, *self._head, *self._sources))

    @functools.cached_property
    def _head(self) -> tuple[str, ...]:
        visit = self._visit
        lines = [f"Status: {self._status(visit.status)}"]
        if visit.announcement is not None:
            announcement = self._with_basis(_ANNOUNCEMENTS[visit.announcement], "announcement")
            lines.append(f"Official announcement: {announcement}")
        if visit.category is not None:
            lines.append(f"Category: {self._with_basis(_CATEGORIES[visit.category], 'category')}")
        if visit.when is not None:
            lines.append(f"{date_label(visit.when)} of the visit: {self._date(visit.when, ('when',))}")
        travellers = sorted(visit.travellers, key=lambda traveller: traveller.status is TravellerStatus.WITHDRAWN)
        lines += [f"{_TRAVELLERS[traveller.status]}: {self._traveller(traveller)}" for traveller in travellers]
        if visit.sending:
            names = join_words(_country(code) for code in visit.sending)
            lines.append(f"Sent by: {self._with_basis(names, 'sending')}")
        if visit.sending_territories:
            names = join_words(_country(code) for code in visit.sending_territories)
            lines.append(f"On behalf of: {self._with_basis(names, 'sending_territories')}")
        if visit.invited_by is not None:
            lines.append(f"Invited by: {self._with_basis(self._party(visit.invited_by), 'invited_by')}")
        return tuple(lines)

    @functools.cached_property
    def _purposes_and_agenda(self) -> tuple[str, ...]:
        return (*_items("Purposes", self._visit.purposes), *_topics("Agenda", self._visit.agenda))

    @functools.cached_property
    def _notes(self) -> tuple[str, ...]:
        return _items("Notes", self._visit.notes)

    def _absences(self, stops: tuple[Stop, ...]) -> tuple[str, ...]:
        """Yields what the sources do not say of the visit and of these stops; claims do not belong in a calendar."""
        shown_ids = {stop.id for stop in stops} | {engagement.id for stop in stops for engagement in stop.engagements}
        absences = (
            f"{_subject(absence.about)}: {absence.reason}"
            for absence in self._visit.absent
            if "/" not in absence.about or absence.about.partition("/")[0] in shown_ids
        )
        return _items("Not in the sources", absences)

    @functools.cached_property
    def _sources(self) -> tuple[str, ...]:
        return _items("Sources", dict.fromkeys(map(self._source, self._visit.sources)))

    def _source(self, source: Source) -> str:
        dateline = source.dateline
        place = day = basis = None
        if dateline is not None:
            place = dateline.place
            if dateline.date is not None:
                day = iso_date_in_words(dateline.date)
                basis = self._provenance.of_date(f"{source.id}/dateline/date", f"{source.id}/dateline", source.id)
        place_and_day = ", ".join(filter(None, (place, day)))
        name = self._provenance.name(source)
        parts = (
            f"{name}: “{source.title}”" if source.publisher is not None and source.title is not None else name,
            f"{place_and_day} ({basis})" if basis is not None else place_and_day,
            f"published {iso_date_in_words(source.published)}" if source.published is not None else None,
            source.url,
        )
        return _semicolon_list(parts)

    def _stop(self, stop: Stop) -> Iterator[str]:
        if (place := entry_location(stop, stop.places)) is not None:
            yield f"Where: {self._with_basis(place, f'{stop.id}/country', stop.id)}"
        if stop.when is not None:
            yield f"{date_label(stop.when)}: {self._date(stop.when, (f'{stop.id}/when', stop.id))}"
        if stop.duration is not None:
            duration = stated_duration(stop.duration, stop.duration_high, stop.duration_qualifier)
            yield f"Duration: {self._with_basis(duration, f'{stop.id}/duration', stop.id)}"
        yield from map(self._earlier_dates, stop.previously)
        yield from self._zone(stop)
        yield from _items("Engagements", [self._dated_engagement(stop, item) for item in stop.engagements])

    def _earlier_dates(self, previous: PreviousDates) -> str:
        """Dates that were given up: what became of them, why, and what of that was inferred."""
        is_inferred = self._provenance.is_inferred(f"{previous.id}/ended", previous.id)
        reason = f": {previous.reason}" if previous.reason is not None else ""
        ended = f"{previous.ended}{', inferred' if is_inferred else ''}{reason}"
        basis = self._provenance.of_date(f"{previous.id}/when", previous.id)
        label = f"Earlier {date_label(previous.when).lower()}"
        return f"{label}: {_with_notes(iso_date_in_words(previous.when), (ended, basis))}"

    def _dated_engagement(self, stop: Stop, engagement: Engagement) -> str:
        text = self._engagement(engagement)
        if engagement.when is None:
            return text
        return f"{text}; {self._date(engagement.when, (f'{engagement.id}/when', engagement.id, stop.id))}"

    def _zone(self, stop: Stop) -> Iterator[str]:
        if stop.time_zone is not None:
            yield f"Time zone: {self._with_basis(stop.time_zone, f'{stop.id}/time_zone', stop.id)}"

    def _date(self, when: Edtf, addresses: tuple[str, ...]) -> str:
        """A date, with the sources that are cited for it, and those cited for another date."""
        backing = self._provenance.backing(_is_no_proof, *addresses)
        notes = [
            self._provenance.of_date(*addresses),
            f"cites {join_words(backing.cites)}" if backing.cites else None,
        ]
        for dissent in self._provenance.dissent(_is_no_proof, *addresses):
            notes.append(f"cites {dissent.source} for {_in_words(dissent.value)}")
        return _with_notes(iso_date_in_words(when), notes)

    def _status(self, status: Status) -> str:
        """The status, with the sources that say it or another; no other source is named.

        A reader assumes that a source named next to a status said it.
        """
        backing = self._provenance.backing(
            lambda quote: status_of_sentence(quote) is status,
            "status",
            certainties=_PLANS if status is Status.REPORTED else SURE,
        )
        notes = ["inferred" if self._provenance.is_inferred("status") else None]
        if backing.says:
            notes.append(f"according to {join_words(backing.says)}")
        elif backing.cites:
            # Only the text around the words shows whether they prove it, and no text is at hand here.
            notes.append("as recorded; the record has its evidence")
        for dissent in self._provenance.dissent(_states_text, "status"):
            notes.append(
                f"{dissent.source} says {dissent.value}" if dissent.is_said else f"also recorded: {dissent.value}"
            )
        return _with_notes(status, notes)

    def _with_basis(self, value: str, *addresses: str) -> str:
        return f"{value} (inferred)" if self._provenance.is_inferred(*addresses) else value

    def _traveller(self, traveller: Traveller) -> str:
        person = self._person(self._people[traveller.person], traveller.capacity)
        return f"{person}, as {traveller.role}" if traveller.role is not None else person

    def _person(self, person: Person, capacity: Capacity | None = None) -> str:
        """A name, the office, and the capacity and the country in brackets.

        The capacity follows the office directly, because the office alone could be false: Harding was President-elect
        in 1920.
        """
        notes: list[str] = [capacity] if capacity is not None else []
        if person.name is not None and person.country is not None:
            is_inferred = self._provenance.is_inferred(f"{person.id}/country", person.id)
            notes.append(f"{_country(person.country)}{', inferred' if is_inferred else ''}")
        # Somebody without a name is called by office and country.
        has_both = person.name is not None and person.office is not None
        name_and_office = f"{person.name}, {person.office}" if has_both else person.called
        return f"{name_and_office} ({'; '.join(notes)})" if notes else name_and_office

    def _party(self, party: str) -> str:
        person = self._people.get(party)
        return self._person(person) if person is not None else _country(party)

    def _engagement(self, engagement: Engagement) -> str:
        name = full_engagement_name(engagement)
        kind = vocabulary_word(engagement.kind) if engagement.kind is not EngagementKind.OTHER else None
        people = [f"with {self._participant(participant)}" for participant in engagement.participants]
        place = self._place(engagement.place)
        details = (
            kind if kind != name else None,
            engagement.forum if engagement.forum != name else None,
            engagement.recurrence,
            f"place: {place.name}" if place is not None else None,
            self._length(engagement),
            engagement.modality,
            engagement.status,
        )
        return _semicolon_list((f"{name} {people[0]}" if people else name, *people[1:], *details))

    @staticmethod
    def _length(engagement: Engagement) -> str | None:
        if engagement.duration is None:
            return None
        return stated_duration(engagement.duration, engagement.duration_high, engagement.duration_qualifier)

    def _participant(self, participant: Participant) -> str:
        person = self._person(self._people[participant.person])
        role = f", as {participant.role}" if participant.role is not None else ""
        return f"{person}{role}{' (did not travel)' if participant.person in self._withdrawn else ''}"

    def _place(self, name: str | None) -> Place | None:
        places = (place for stop in self._visit.stops for place in stop.places if place.id == name)
        return next(places, None) if name is not None else None


def _topics(label: str, topics: Iterable[Topic]) -> tuple[str, ...]:
    return _items(label, (f"{topic.label} ({topic.modality})" if topic.modality else topic.label for topic in topics))


def _items(label: str, items: Iterable[str]) -> tuple[str, ...]:
    lines = tuple(f"- {item}" for item in items)
    return (f"{label}:", *lines) if lines else ()


def _semicolon_list(parts: Iterable[str | None]) -> str:
    return "; ".join(filter(None, parts))


def _with_notes(value: str, notes: Iterable[str | None]) -> str:
    joined_notes = "; ".join(filter(None, notes))
    return f"{value} ({joined_notes})" if joined_notes else value


def _states_text(value: str, quote: str) -> bool:
    return status_of_sentence(quote) == value


def _is_no_proof(*_words: str) -> bool:
    """No quote of a date says it beyond doubt: it may be cut out of "not on 7 March 2025"."""
    return False


def _in_words(value: str) -> str:
    """The value of a dissenting source, which is free text; a date is put into words.

    >>> _in_words("2026-10-06/2026-10-09"), _in_words("held")
    ('2026-10-06 to 2026-10-09', 'held')
    """
    try:
        return iso_date_in_words(Edtf(value))
    except EdtfError:
        return value


def _subject(address: str) -> str:
    """The field of an absence, in words, without the ids before it, which mean nothing outside the record.

    >>> _subject("russia/time_zone")
    'time zone'
    """
    return address.rpartition("/")[2].replace("_", " ")


def _country(code: str) -> str:
    return polity_name(code) or code


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def _description_of(lines: Iterable[str]) -> str:
    return "\n".join(map(_indented, lines))
