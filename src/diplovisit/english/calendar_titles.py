"""Titles of calendar entries: what it is and with whom; the venue is in the location.

Texts are complete: a calendar may fold them, but not cut them.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from diplovisit.english.dates import date_qualifier_in_words
from diplovisit.english.entry_locations import entry_location, find_place
from diplovisit.english.titled_names import titled_name
from diplovisit.english.values import join_words, vocabulary_word
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import (
    Edtf,
    Engagement,
    EngagementKind,
    Person,
    PlaceKind,
    Stop,
    StopKind,
    Visit,
)
from diplovisit.record.edtf import Precision
from diplovisit.record.edtf_grammar import MONTHS
from diplovisit.record.name_words import name_words

_STOP_SUFFIXES: Final = {
    StopKind.VISIT: "",
    StopKind.TRANSIT: " (transit)",
    StopKind.VACATION: " (vacation)",
    StopKind.PORT_CALL: " (port call)",
}
_VENUES: Final = frozenset((PlaceKind.BUILDING, PlaceKind.VESSEL))
_MOST_NAMED: Final = 2
# What somebody gives for others, so that a participant can be its host.
_HOSTED: Final = frozenset(
    (
        EngagementKind.DINNER,
        EngagementKind.LUNCH,
        EngagementKind.RECEPTION,
        EngagementKind.CEREMONY,
        EngagementKind.CONFERENCE,
        EngagementKind.SUMMIT,
        EngagementKind.OTHER,
    )
)
_HOST: Final = lazy_pattern("(?:the )?(?:co-?)?host(?:ess|s|ing)?(?: (?:of|the) .+)?", re.IGNORECASE)
# A forum is such an engagement itself; a speech or a dinner is only held within it.
_FORUMS: Final = frozenset(
    (EngagementKind.CONSULTATIONS, EngagementKind.SUMMIT, EngagementKind.CONFERENCE, EngagementKind.OTHER)
)
_SAYS_WITH_WHOM: Final = lazy_pattern(r"\b(?:with|between|(?:hosted|given|offered) by|in honou?r of)\b", re.IGNORECASE)
_SEEN: Final = frozenset((EngagementKind.TOUR, EngagementKind.INSPECTION))
_SHORTEST_WORD: Final = 3
_FIRST_UNSPACED: Final = 0x2E80  # from here on are the scripts of East Asia, which have no blanks between words


def date_prefix(when: Edtf) -> str:
    """Returns the start of a SUMMARY for a date with a qualifier, because DTSTART cannot express one.

    Empty for a date without a qualifier.

    >>> date_prefix(Edtf("2025-03-07?")), date_prefix(Edtf("2025-03-07"))
    ('[Date uncertain] ', '')
    """
    return "" if when.qualifier is None else f"[Date {date_qualifier_in_words(when.qualifier)}] "


def span_prefix(when: Edtf) -> str:
    """Returns the start of a SUMMARY for an entry over a whole month or year whose day is not known.

    The months are in English, like all our words, whatever the locale of the machine.

    >>> span_prefix(Edtf("2025-03")), span_prefix(Edtf("1985"))
    ('[March 2025, day not known] ', '[1985, day not known] ')
    """
    assert when.lower is not None  # a span has a first day
    year = f"{when.lower.year:04}"
    known = f"{MONTHS[when.lower.month - 1]} {year}" if when.precision is Precision.MONTH else year
    return f"[{known}, day not known] "


def summary_of_visit(visit: Visit) -> str:
    """Returns the title of the visit, with a capital."""
    return _with_capital(visit.title)


def summary_of_stop(visit: Visit, stop: Stop) -> str:
    """Returns the title, then the location where the visit has several stops, then the kind of stop unless a visit.

    Buildings and vessels are left to the location: the title tells stops apart, not venues.
    """
    cities = [place for place in stop.places if place.kind not in _VENUES]
    where = entry_location(stop, cities) if len(visit.stops) > 1 else None
    return f"{summary_of_visit(visit)}{f' – {where}' if where else ''}{_STOP_SUFFIXES[stop.kind]}"


def summary_of_engagement(visit: Visit, engagement: Engagement) -> str:
    """Returns what the engagement is and with whom, then the title of the visit, which says whose engagement it is."""
    return f"{engagement_title(visit, engagement)} – {visit.title}"


def engagement_title(visit: Visit, engagement: Engagement) -> str:
    """Returns what an engagement is and with whom, without its venue.

    A host is named only where the record gives a participant that role. A label that says with whom is taken as it is.
    Travellers are not named: the title of the visit says who they are.

    >>> from diplovisit import load
    >>> visit = load("examples/state-visit-rescheduled.yaml")
    >>> [engagement_title(visit, engagement) for engagement in visit.stops[0].engagements]
    ['Meeting with President Duarte Falcão Semedo', 'Dinner', 'Inspection']
    """
    kind = vocabulary_word(engagement.kind)
    forum = engagement.forum
    after = ""
    venue = _place_name(visit, engagement)
    if engagement.label is not None:
        what = engagement.label if engagement.label != venue else kind
    elif forum is not None and (engagement.kind in _FORUMS or kind in forum.casefold()):
        what = forum
    else:
        what, after = kind, f" ({forum})" if forum is not None else ""
    hosts, guests = _hosts_and_guests(visit, engagement)
    people = (*hosts, *guests)
    what = _without_venue(what, venue, is_seen=engagement.kind in _SEEN)
    title = _with_capital(what)
    if not people or (engagement.label is not None and _says_with_whom(what, people)):
        return title + after
    if hosts:
        title += f" hosted by {_listed(hosts)}"
    if guests:
        title += f"{',' if hosts else ''} with {_listed(guests)}"
    return title + after


def full_engagement_name(engagement: Engagement) -> str:
    """Returns the label of an engagement, else its forum, else its kind; `names.engagement_name` shortens them."""
    return engagement.label or engagement.forum or vocabulary_word(engagement.kind)


def _place_name(visit: Visit, engagement: Engagement) -> str | None:
    found = find_place(visit, visit.stops[0], engagement)
    return found[1].name if found is not None else None


def _hosts_and_guests(visit: Visit, engagement: Engagement) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Returns the participants who are hosts, and the others; travellers are neither."""
    if not engagement.participants:
        return (), ()
    travelling = {traveller.person for traveller in visit.travellers}
    wanted = {participant.person for participant in engagement.participants} - travelling
    people = {person.id: person for person in visit.people if person.id in wanted}
    hosts: dict[str, Person] = {}
    guests: dict[str, Person] = {}
    for participant in engagement.participants:
        if participant.person in people:
            is_host = (
                engagement.kind in _HOSTED
                and participant.role is not None
                and _HOST.fullmatch(participant.role.strip()) is not None
            )
            (hosts if is_host else guests).setdefault(participant.person, people[participant.person])
    return tuple(hosts.values()), tuple(guests.values())


def _listed(people: tuple[Person, ...]) -> str:
    names = [titled_name(person) for person in people[:_MOST_NAMED]]
    more = len(people) - len(names)
    return join_words([*names, *([f"{more} more"] if more else [])])


def _says_with_whom(label: str, people: Iterable[Person]) -> bool:
    """Whether a label says with whom, or names one of the people."""
    if _SAYS_WITH_WHOM.search(label) is not None:
        return True
    words = frozenset(name_words(label))
    return any(_is_named(name, label, words) for person in people for name in _names(person))


def _is_named(name: str, label: str, words: frozenset[str]) -> bool:
    """Whether a label has a name or a long word of it; `words` are those of the label."""
    if any(ord(letter) >= _FIRST_UNSPACED for letter in name):
        return name in label
    of_name = name_words(name)
    return bool(of_name) and (
        words.issuperset(of_name) or any(len(w) >= _SHORTEST_WORD and w in words for w in of_name)
    )


def _names(person: Person) -> Iterator[str]:
    yield person.name or person.office or person.called
    yield from person.aliases


def _without_venue(title: str, venue: str | None, *, is_seen: bool = False) -> str:
    """Returns a title without "at the Kremlin", where that is the venue. is_seen: the same for "of the Kremlin".

    >>> _without_venue("talks at the Kremlin with officials", "Kremlin"), _without_venue("Kremlin talks", "Kremlin")
    ('talks with officials', 'Kremlin talks')
    >>> _without_venue("dinner in Oslo City Hall", "Oslo"), _without_venue("Kremlin: talks (press)", "the Kremlin")
    ('dinner in Oslo City Hall', 'talks (press)')
    >>> _without_venue("tour of the Kremlin", "Kremlin", is_seen=True), _without_venue("tea (Kremlin)", "Kremlin")
    ('tour', 'tea')
    """
    if venue is None:
        return title
    name = rf"(?:the\s+)?{re.escape(venue.removeprefix('the ').removeprefix('The '))}"
    before = "at|in|on|aboard|inside|of|to|through|around" if is_seen else "at|in|on|aboard|inside"
    # The name must end there: Oslo is not the venue of a dinner in Oslo City Hall.
    after = r"(?=$|[,;]|\s+(?:with|on|for|by|and|in|at|near)\b)"
    forms = (rf"(?:,\s*|,?\s+(?:{before})\s+){name}{after}", rf"\s+\({name}\)", rf"^{name}(?::\s+|\s+[–—-]\s+)")
    for form in forms:
        title = re.sub(form, "", title, flags=re.IGNORECASE).strip() or title
    return title


def _with_capital(text: str) -> str:
    """Returns a text that begins with a capital, unless its first word has one elsewhere.

    >>> _with_capital("state dinner"), _with_capital("eVisa talks"), _with_capital("ße")
    ('State dinner', 'eVisa talks', 'ße')
    """
    first_word, first = text.partition(" ")[0], text[:1].upper()
    return first + text[1:] if first_word.islower() and len(first) == 1 else text
