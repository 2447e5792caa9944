"""The facts of a record in plain words: what each is of, what it is called, and its value."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

import attrs

from diplovisit.english.dates import date_in_words
from diplovisit.english.entry_locations import entry_location
from diplovisit.english.names import RecordNames, person_with_office, source_with_date
from diplovisit.english.values import LONGEST, country_name, number_in_words, standalone_text, vocabulary_word
from diplovisit.evidence import Examination, Fact
from diplovisit.record import Stop, StopKind, Traveller, Visit, node_shape
from diplovisit.record.addresses import Directory
from diplovisit.record.constraints import COUNTRY
from diplovisit.record.shapes import ListShape, Shape, TextShape
from diplovisit.reporters.changes.labels import FACT_LABELS, LABELS
from diplovisit.reporters.changes.wording import reference_name

_OF_THE_TRAVELLER: Final = " as traveller"


@attrs.frozen(kw_only=True)
class FactInWords:
    """A fact for people. owner: what it is a fact of, None for the visit itself. label: the name of its field."""

    owner: str | None
    label: str
    value: str

    @property
    def name(self) -> str:
        """What the fact is called where it stands alone."""
        return self.label if self.owner is None else f"{self.owner}: {self.label}"


class FactWording:
    """Puts the facts of one record into words, by address. longest: from how many characters on a name is cut.

    >>> from diplovisit import load
    >>> wording = FactWording(Examination(visit=load("seeds/misri-russia/visit.yaml")))
    >>> wording.of("russia/when").name, wording.of("russia/when").value
    ('Russia: days', '7 March 2025')
    >>> wording.of("talks/participants/0/person").value
    'senior officials of the Russian government'
    """

    def __init__(self, examination: Examination, longest: int = LONGEST) -> None:
        self._facts = {fact.address: fact for fact in examination.facts}
        self._directory = examination.directory
        self.names = RecordNames(examination.visit, longest)

    def has(self, address: str) -> bool:
        """Whether an address is that of a fact, and not of a node or of a field without a value."""
        return address in self._facts

    def of(self, address: str) -> FactInWords:
        """Returns the fact of an address in words."""
        fact = self._facts[address]
        field = (fact.holder.__class__.__name__, fact.field)
        return FactInWords(
            owner=_owner_in_words(fact, self._directory, self.names),
            label=FACT_LABELS.get(field) or LABELS.get(field) or fact.field.replace("_", " "),
            value=_value_in_words(fact, self._directory, self.names),
        )


def _owner_in_words(fact: Fact, directory: Directory, names: RecordNames) -> str | None:
    first = fact.address.split("/")[0]
    if (entry := directory.ids.get(first)) is None:
        return f"relation to {names.target(fact.holder.target)}" if fact.path[0] == "relations" else None
    name = reference_name(entry.shape.cls, first, names)
    match entry.shape.cls.__name__:
        case "Claim":
            return f"“{name}”"
        case "Person" if isinstance(fact.holder, Traveller):
            return name + _OF_THE_TRAVELLER
        case _:
            return name


def _value_in_words(fact: Fact, directory: Directory, names: RecordNames) -> str:
    shape = node_shape(fact.holder.__class__).by_name[fact.field].shape
    if isinstance(shape, ListShape):
        return ", ".join(_item_in_words(shape.item, item, directory, names) for item in fact.value)
    return _item_in_words(shape, fact.value, directory, names)


def _item_in_words(shape: Shape, value: Any, directory: Directory, names: RecordNames) -> str:
    if isinstance(shape, TextShape):
        text = str(value)
        if (reference := shape.reference) is not None:
            entry = directory.ids.get(text)
            if entry is not None and entry.shape.cls.__name__ in reference.classes:
                return reference_name(entry.shape.cls, text, names)
            return country_name(text) if reference.or_code else text
        return country_name(text) if shape.rule is COUNTRY else text
    return number_in_words(value) if isinstance(value, Decimal) else standalone_text(value)


@attrs.frozen(kw_only=True)
class Headline:
    """One thing that the head of a page says of a visit.

    topic: which question it answers, such as "Who". text: the answer. detail: what follows the answer, "" for nothing.
    addresses: the facts that the answer consists of, each with evidence or without.
    """

    topic: str
    text: str
    detail: str = ""
    addresses: tuple[str, ...] = ()


def headlines(visit: Visit) -> Iterator[Headline]:
    """Yields who travels, where to and when, how sure the visit is, and who says so; headlines of a topic are together.

    >>> from diplovisit import load
    >>> for line in headlines(load("seeds/misri-russia/visit.yaml")):
    ...     print(f"{line.topic}: {' – '.join(filter(None, (line.text, line.detail)))}")
    Who: Vikram Misri, Foreign Secretary (India)
    Where and when: Russia – 7 March 2025
    Status: reported
    Status: official announcement: none
    Sent by: India
    Sources: NationPress, 5 March 2025
    Sources: unnamed sources (unnamed)
    Sources: The report on Vikram Misri's visit to Russia, retold
    """
    names = RecordNames(visit)
    for traveller in visit.travellers:
        yield _traveller_headline(traveller, names)
    if visit.when is not None:
        yield Headline(topic="Where and when", text="the visit", detail=date_in_words(visit.when), addresses=("when",))
    for stop in visit.stops:
        yield from _stop_headlines(stop)
    yield Headline(topic="Status", text=vocabulary_word(visit.status), addresses=("status",))
    if visit.announcement is not None:
        said = f"official announcement: {vocabulary_word(visit.announcement)}"
        yield Headline(topic="Status", text=said, addresses=("announcement",))
    if visit.category is not None:
        said = f"category: {vocabulary_word(visit.category)}"
        yield Headline(topic="Status", text=said, addresses=("category",))
    for field in ("sending", "sending_territories"):
        if codes := getattr(visit, field):
            yield Headline(topic="Sent by", text=", ".join(map(country_name, codes)), addresses=(field,))
    if visit.invited_by is not None:
        yield Headline(topic="Invited by", text=names.party(visit.invited_by), addresses=("invited_by",))
    for source in visit.sources:
        yield Headline(topic="Sources", text=source_with_date(source))


def _traveller_headline(traveller: Traveller, names: RecordNames) -> Headline:
    person = names.people[traveller.person]
    capacity = f"travels as {vocabulary_word(traveller.capacity)}" if traveller.capacity is not None else None
    status = vocabulary_word(traveller.status) if traveller.status is not None else None
    fields = ("person", "name", "office", "country", "role", "capacity", "status")
    return Headline(
        topic="Who",
        text=person_with_office(person),
        detail=", ".join(filter(None, (traveller.role, capacity, status))),
        addresses=tuple(f"{person.id}/{field}" for field in fields),
    )


def _stop_headlines(stop: Stop) -> Iterator[Headline]:
    where = entry_location(stop, stop.places) or f"stop {stop.id}"
    kind = f" ({vocabulary_word(stop.kind)})" if stop.kind is not StopKind.VISIT else ""
    yield Headline(
        topic="Where and when",
        text=f"{where}{kind}",
        detail=date_in_words(stop.when) if stop.when is not None else "no days given",
        addresses=(
            *(f"{stop.id}/{field}" for field in ("country", "territory", "when")),
            *(f"{place.id}/name" for place in stop.places),
        ),
    )
    for dates in stop.previously:
        reason = f": {dates.reason}" if dates.reason is not None else ""
        yield Headline(
            topic="Where and when",
            text=f"earlier days, {vocabulary_word(dates.ended)}{reason}",
            detail=date_in_words(dates.when),
            addresses=(f"{dates.id}/when", f"{dates.id}/ended"),
        )
