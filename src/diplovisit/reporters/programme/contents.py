"""What a programme says of a visit, and in which order."""

from collections.abc import Iterable, Iterator, Mapping

from diplovisit.english.dates import date_in_words, utc_time_in_words
from diplovisit.english.entry_locations import location_of_stops
from diplovisit.english.names import RecordNames
from diplovisit.english.values import country_name, join_words, quantity_in_words, vocabulary_word
from diplovisit.evidence import Examination, Verdict
from diplovisit.record import Basis, Claim, Person, Polarity, Source, Stop, Topic, Traveller, Visit
from diplovisit.reporters.programme.open_questions import open_questions
from diplovisit.reporters.programme.people import person_in_full
from diplovisit.reporters.programme.stop_programme import stop_section, topic_in_words
from diplovisit.reporters.programme.values import Item, ItemGroup, Programme, Section

_BASES = {
    Basis.DERIVED: "derived by a rule",
    Basis.INFERRED: "inferred",
    Basis.EDITORIAL: "our own choice",
}


def programme_of(
    examination: Examination, file: str, choices: Iterable[str] = (), *, off: Mapping[str, str]
) -> Programme:
    """Returns the programme of a record.

    examination: the record with the texts that are at hand; without texts, no words are compared. choices: the open
    choices that the comments of a drafted file name, see `choices_in`. off: "cancelled" or "postponed" by the id of
    each stop that does not take place, see `exporters.stops_off`; it and its engagements are marked.

    >>> from diplovisit import load
    >>> shown = programme_of(Examination(visit=load("seeds/misri-russia/visit.yaml")), "visit.yaml", off={})
    >>> [f"{item.label}: {item.text}" for item in shown.head[:3]]
    ['Status: reported', 'Announcement: none', 'Days: 7 March 2025']
    """
    visit = examination.visit
    names = RecordNames(visit)
    sections = (
        *(stop_section(visit, stop, off.get(stop.id, "")) for stop in visit.stops),
        _listed("Purposes", (Item(text=purpose) for purpose in visit.purposes)),
        _listed("Agenda", map(_topic, visit.agenda)),
        _listed("Background", (_claim(claim, names) for claim in visit.claims)),
        _listed("Other visits and events", (Item(text=names.relation(one)) for one in visit.relations)),
        open_questions(examination, tuple(choices)),
        _listed("Notes", (Item(text=note) for note in visit.notes)),
        _listed("Sources", (_source(source, names) for source in visit.sources)),
    )
    revised = utc_time_in_words(visit.revised)
    return Programme(
        record=visit.id,
        title=visit.title,
        head=tuple(_head(examination, names, off)),
        sections=tuple(section for section in sections if section.lead or section.groups),
        origin=f"Record {visit.id}, revision {visit.revision} of {revised}, from {file}.",
    )


def _head(examination: Examination, names: RecordNames, off: Mapping[str, str]) -> Iterator[Item]:
    visit = examination.visit
    yield Item(label="Status", text=vocabulary_word(visit.status), notes=tuple(_certainty(examination, names)))
    if visit.announcement is not None:
        yield Item(label="Announcement", text=vocabulary_word(visit.announcement))
    if visit.category is not None:
        yield Item(label="Category", text=f"{vocabulary_word(visit.category)} visit")
    yield from _days(visit, off)
    yield from _where(visit, off)
    yield from _travellers(visit)
    if visit.sending:
        sender = join_words(map(country_name, visit.sending))
        territories = join_words(map(country_name, visit.sending_territories))
        yield Item(label="Sent by", text=f"{sender}, for {territories}" if territories else sender)
    if visit.invited_by is not None:
        host = names.people.get(visit.invited_by)
        by = person_in_full(host) if host is not None else country_name(visit.invited_by)
        yield Item(label="Invited by", text=by)


def _certainty(examination: Examination, names: RecordNames) -> Iterator[str]:
    """Yields on what the status rests, and what other sources say of it."""
    rows = [row for row in examination.visit.evidence if "status" in row.about]
    # A row about the whole record is about its status, too, where it is a person's conclusion.
    of_fact = next((fact.rows for fact in examination.facts if fact.address == "status"), ())
    own = [row for row in (examination.visit.evidence[number] for number in of_fact) if row.says is None]
    first = examination.visit.sources[0].id
    words: dict[str, None] = {}
    for row in own:
        cited = join_words(names.source(source) for source in row.sources or (first,))
        sure = f" ({vocabulary_word(row.modality)})" if row.modality is not None else ""
        words[f"{_BASES.get(row.basis) or f'cites {cited}'}{sure}"] = None
    verdicts = [one.opinion.verdict for one in examination.judgements if one.address == "status"]
    if examination.texts and verdicts:
        worst = max(verdicts, key=list(Verdict).index)
        words[vocabulary_word(worst)] = None
    yield "; ".join(words) or "no evidence"
    for row in rows:
        if row.says is not None:
            yield f"{join_words(names.source(source) for source in row.sources or (first,))} says {row.says}"


def _by_word(visit: Visit, off: Mapping[str, str]) -> Mapping[str, list[Stop]]:
    """The stops that take place, by "", and the others by what became of them."""
    stops: dict[str, list[Stop]] = {"": []}
    for stop in visit.stops:
        stops.setdefault(off.get(stop.id, ""), []).append(stop)
    return stops


def _days(visit: Visit, off: Mapping[str, str]) -> Iterator[Item]:
    """Yields the days; those of stops that are off only where no other stop has any, for each stop says its own."""
    for word, stops in _by_word(visit, off).items():
        dates = [visit.when] if visit.when is not None else [stop.when for stop in stops]
        days = "; ".join(dict.fromkeys(date_in_words(when) for when in dates if when is not None))
        if stops and days:
            yield Item(label="Days", text=days, mark=word, is_off=bool(word))
            return


def _where(visit: Visit, off: Mapping[str, str]) -> Iterator[Item]:
    """Yields where the visit goes, then where it was to go; a place that both have is said once."""
    by_word = _by_word(visit, off)
    goes_on = location_of_stops(by_word[""])
    for word, stops in by_word.items():
        where = location_of_stops(stop for stop in stops if not word or location_of_stops([stop]) != goes_on)
        if where is not None:
            yield Item(label="Where", text=where, mark=word, is_off=bool(word))


def _travellers(visit: Visit) -> Iterator[Item]:
    """Yields who leads, the delegation, and who stayed behind."""
    people = {person.id: person for person in visit.people}
    came = [traveller for traveller in visit.travellers if traveller.status is None]
    for number, traveller in enumerate(came):
        yield Item(label="Delegation" if number else "Traveller", text=_traveller(traveller, people))
    for traveller in visit.travellers:
        if traveller.status is not None:
            yield Item(
                label="Did not travel",
                text=_traveller(traveller, people),
                mark=vocabulary_word(traveller.status),
                is_off=True,
            )


def _traveller(traveller: Traveller, people: Mapping[str, Person]) -> str:
    capacity = f"travels as {vocabulary_word(traveller.capacity)}" if traveller.capacity is not None else None
    person = person_in_full(people[traveller.person])
    return "; ".join(filter(None, (person, traveller.role, capacity)))


def _listed(title: str, items: Iterable[Item]) -> Section:
    listed = tuple(items)
    return Section(title=title, groups=(ItemGroup(items=listed),) if listed else ())


def _topic(topic: Topic) -> Item:
    return Item(text=topic_in_words(topic))


def _claim(claim: Claim, names: RecordNames) -> Item:
    """A claim in short: what is claimed, its figure and its dates."""
    figure = f": {quantity_in_words(claim.quantity)}" if claim.quantity is not None else ""
    dates = (
        ("", claim.when),
        ("as of ", claim.as_of),
        ("since ", claim.since),
        ("due ", claim.due),
        ("set ", claim.set),
    )
    details = [f"{word}{date_in_words(when)}" for word, when in dates if when is not None]
    if claim.reported is not None:
        details.append(f"reported by {names.report(claim.reported)}")
    is_denied = claim.polarity is Polarity.DENIED
    dated = f" ({'; '.join(details)})" if details else ""
    return Item(text=f"{claim.what}{figure}{dated}", mark="denied" if is_denied else "")


def _source(source: Source, names: RecordNames) -> Item:
    kind = vocabulary_word(source.kind)
    title = source.publisher or source.title or kind
    parts = (
        f"“{source.title}”" if source.publisher is not None and source.title is not None else None,
        kind if title != kind else None,
        _dateline(source),
        f"published {date_in_words(source.published)}" if source.published is not None else None,
        f"quoted by {names.source(source.via)}" if source.via is not None else None,
        f"retells {names.source(source.retells)}" if source.retells is not None else None,
    )
    return Item(text="; ".join((title, *filter(None, parts))), notes=(source.url,) if source.url is not None else ())


def _dateline(source: Source) -> str | None:
    if source.dateline is None:
        return None
    date = source.dateline.date
    return ", ".join(filter(None, (source.dateline.place, date_in_words(date) if date is not None else None))) or None
