"""Proposes who makes the visit, in what capacity, who sends them, and who invited.

The people of the first journey of the text travel, and those who go with them. Others who travel elsewhere do not.
"""

import datetime
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.proposal import Choice, ChoiceOption, Citation, ProposedFact, ProposedTraveller
from diplovisit.drafting.rules import traveller_patterns as patterns
from diplovisit.drafting.rules.named_people import MentionedPerson
from diplovisit.drafting.rules.people import ReadPeople
from diplovisit.drafting.rules.senders import read_senders
from diplovisit.drafting.rules.skeletons import PersonSlot, Skeleton, skeletons_of
from diplovisit.drafting.rules.told_journeys import ToldJourney, told_journeys
from diplovisit.evidence.names import (
    NameOccurrence,
    name_occurrences,
    owns_visit,
    stands_aside,
    stays_home,
)
from diplovisit.evidence.status_readings import status_readings
from diplovisit.evidence.verdicts.withdrawals import withdrawal_behind
from diplovisit.record.name_words import name_words
from diplovisit.record.vocabularies import Capacity, Status, TravellerStatus

_OFF: Final = frozenset({Status.POSTPONED, Status.CANCELLED})

_CAPACITIES: Final = tuple(
    map(str, (Capacity.ELECT, Capacity.DESIGNATE, Capacity.ACTING, Capacity.FORMER, Capacity.ENVOY))
)


@attrs.frozen(kw_only=True, eq=False)
class ReadTravellers:
    """Who makes the visit as the articles say it.

    people: everybody, with the countries that follow from the visit. choices: what the articles leave open.
    is_ahead: whether the words tell the journey as one that is still to come.
    """

    travellers: tuple[ProposedTraveller, ...] = ()
    people: ReadPeople
    sending: tuple[ProposedFact, ...] = ()
    invited_by: ProposedFact | None = None
    choices: tuple[Choice, ...] = ()
    is_ahead: bool = False


def read_travellers(
    articles: Sequence[Article], people: ReadPeople, options: DraftOptions, day: datetime.date | None
) -> ReadTravellers:
    """Reads who makes the visit. Where several people may be meant, nobody is, and a choice names them."""
    skeletons = [skeleton for article in articles for skeleton in skeletons_of(article, people.named)]
    journeys = told_journeys(skeletons)
    leading = _leading(journeys, people, options)
    if isinstance(leading, Choice):
        return ReadTravellers(people=people, choices=(leading,))
    if not leading:
        return ReadTravellers(people=people)
    leaders = _same_journey(leading, journeys)
    withdrawn = _withdrawn(skeletons, leaders)
    companions = _companions(skeletons, {*leaders, *withdrawn}, people, leaders)
    order = list(dict.fromkeys([*leaders, *companions, *withdrawn]))
    by_key = {person.key: person for person in people.named}
    travellers = [_propose(by_key[key], skeletons, journeys, withdrawn.get(key)) for key in order]
    senders = read_senders(skeletons, people, leaders, set(order), day)
    first = next((journey for journey in journeys if journey.names & set(leaders)), None)
    return ReadTravellers(
        travellers=tuple(travellers),
        people=senders.people,
        sending=senders.sending,
        invited_by=senders.invited_by,
        is_ahead=first is not None and first.is_ahead,
    )


def _leading(journeys: Sequence[ToldJourney], people: ReadPeople, options: DraftOptions) -> tuple[str, ...] | Choice:
    """The keys of those of the first journey; a choice where several first journeys are equally sure."""
    if options.traveller is not None:
        return tuple(person.key for person in people.named if _is_called(person, options.traveller))[:1]
    if not journeys:
        return ()
    first = _first(journeys)
    if first.number > _LAST_OF_LEAD:
        return _whose_visit([first])  # so far down, it is rather another journey
    rivals = [
        journey
        for journey in journeys
        if not journey.names & first.names and (
            (journey.skeleton is first.skeleton and journey.strength == first.strength < 2)
            or (first.is_past and not journey.is_past and journey.strength < 2 and _is_near(first, journey))
        )
    ]  # fmt: skip
    if rivals:
        return _whose_visit([first, *rivals])
    return tuple(dict.fromkeys(slot.person.key for slot in first.slots))


_NEAR: Final = 2
_LAST_OF_LEAD: Final = 7
"""The last sentence, counted from 0 and with the headings, in which the visit of a text is first told."""


def _is_near(one: ToldJourney, other: ToldJourney) -> bool:
    return one.skeleton.article is other.skeleton.article and abs(one.number - other.number) <= _NEAR


def _first(journeys: Sequence[ToldJourney]) -> ToldJourney:
    """The journey of the first sentence that tells one, or a surer one in that sentence or the next two."""
    near = [
        journey
        for journey in journeys
        if _is_near(journeys[0], journey) and (journeys[0].is_past or not journey.is_past)
    ]
    return min(near, key=lambda journey: journey.strength)


def _whose_visit(journeys: Iterable[ToldJourney]) -> Choice:
    slots = {slot.person.key: (journey, slot) for journey in journeys for slot in journey.slots}
    return Choice(
        address="travellers",
        question="Whose visit is it?",
        options=tuple(
            ChoiceOption(
                value=key,
                words=journey.skeleton.sentence.text,
                citation=journey.skeleton.article.cite(journey.skeleton.sentence, slot.first, slot.last),
            )
            for key, (journey, slot) in slots.items()
        ),
    )


def _is_called(person: MentionedPerson, name: str) -> bool:
    words, asked = name_words(person.name), name_words(name)
    return words[-len(asked) :] == asked


def _same_journey(leading: tuple[str, ...], journeys: Iterable[ToldJourney]) -> tuple[str, ...]:
    """Adds those whom another sentence joins to the leading ones in one journey: "The king and Queen Margit"."""
    keys = list(leading)
    for journey in journeys:
        if journey.strength <= 2 and journey.names & set(leading) and len(journey.slots) > 1:
            keys += [slot.person.key for slot in journey.slots if slot.person.key not in keys]
    return tuple(keys)


def _withdrawn(skeletons: Iterable[Skeleton], leaders: tuple[str, ...]) -> dict[str, tuple[Skeleton, PersonSlot, int]]:
    """Those who were to come along and do not, with the words that say so."""
    found: dict[str, tuple[Skeleton, PersonSlot, int]] = {}
    for skeleton in skeletons:
        for slot in skeleton.slots:
            end = withdrawal_behind(skeleton.sentence.text, slot.end)
            if end is not None and slot.person.key not in leaders and not slot.is_reference:
                found.setdefault(slot.person.key, (skeleton, slot, end))
    return found


_LONGEST_LINK: Final = 70


def _companions(
    skeletons: Iterable[Skeleton], known: set[str], people: ReadPeople, leaders: tuple[str, ...]
) -> Iterator[str]:
    """Yields the keys of those who come along."""
    home = {code for key in leaders if (code := _country(people, key)) is not None}
    for skeleton in skeletons:
        for key in itertools.chain(_listed(skeleton, leaders), _joining(skeleton, people, leaders)):
            country = _country(people, key)
            if key not in known and (country is None or not home or country in home) and not _is_resident(people, key):
                known.add(key)
                yield key


def _is_resident(people: ReadPeople, key: str) -> bool:
    """Whether somebody is an ambassador, who accompanies a guest in the country and does not travel there."""
    person = people.by_key(key)
    office = person.office.value if person is not None and person.office is not None else ""
    return (
        re.match(r"(?:ambassador|high commissioner|charg[eé]|consul)\b(?! at| general at|-at)", office, re.IGNORECASE)
        is not None
    )


def _country(people: ReadPeople, key: str) -> str | None:
    person = people.by_key(key)
    return person.country.value if person is not None and person.country is not None else None


def _listed(skeleton: Skeleton, leaders: tuple[str, ...]) -> Iterator[str]:
    """Yields those of a list after "accompanied by" or "the delegation includes"."""
    for pattern in (patterns.ACCOMPANIED, patterns.COMPRISES):
        for match in pattern.finditer(skeleton.text):
            ahead = skeleton.slots_in(skeleton.text[: match.start()])
            if ahead and not any(slot.person.key in leaders for slot in ahead):
                continue  # somebody else is accompanied
            yield from _keys_of_list(skeleton, match["list"])
    for match in patterns.ALONG_WITH.finditer(skeleton.text):
        whom = skeleton.slots_in(match["whom"] or match["with"])
        if all(slot.person.key in leaders for slot in whom):
            yield from _keys_of_list(skeleton, match["list"] or match["others"])


def _keys_of_list(skeleton: Skeleton, words: str) -> Iterator[str]:
    at = 0
    for match in patterns.LISTED.finditer(words):
        link = words[at : match.start()]
        if len(link) > _LONGEST_LINK or patterns.ENDS_LIST.search(link) is not None:
            return
        yield skeleton.slot(match["who"]).person.key
        at = match.end()


def _holds_office(people: ReadPeople, leaders: tuple[str, ...], office: str | None) -> bool:
    """Whether one who leads holds an office of which the words have the head alone; True where they have none."""
    mentions = [mention for person in people.named if person.key in leaders for mention in person.mentions]
    return office is None or any(office in phrase.text.lower() for mention in mentions for phrase in mention.offices)


def _joining(skeleton: Skeleton, people: ReadPeople, leaders: tuple[str, ...]) -> Iterator[str]:
    """Yields those who accompany somebody who travels."""
    for match in patterns.COMES_ALONG.finditer(skeleton.text):
        yield from (slot.person.key for slot in skeleton.slots_in(match["who"]))
    for match in patterns.JOINS.finditer(skeleton.text):
        behind = skeleton.slots_in(match[0][len(match["who"]) :])
        is_other = any(slot.person.key not in leaders for slot in behind)
        is_other = is_other or not _holds_office(people, leaders, match["office"])
        if not is_other and patterns.CALLED_OFF.search(match[0]) is None:
            yield from (slot.person.key for slot in skeleton.slots_in(match["who"]))


def _propose(
    person: MentionedPerson,
    skeletons: Sequence[Skeleton],
    journeys: Sequence[ToldJourney],
    withdrawn: tuple[Skeleton, PersonSlot, int] | None,
) -> ProposedTraveller:
    if withdrawn is not None:
        where, slot, end = withdrawn
        cited = where.article.cite(where.sentence, slot.start, end)
        return ProposedTraveller(
            person=ProposedFact(value=person.key, citations=(cited,)),
            status=ProposedFact(value=TravellerStatus.WITHDRAWN.value, citations=(cited,)),
        )
    skeleton, slot = _best_place(person, skeletons, journeys)
    fact = ProposedFact(value=person.key, citations=(_cite(person, skeleton, slot),))
    if not _may_travel(skeleton, slot):
        fact = _by_other_words(person, journeys) or fact
    elif skeleton.sentence.denial_at(slot.start, slot.end) is not None and _is_of_visit(
        skeletons, skeleton, slot, journeys
    ):
        # No words may be cited that a check reads as denied: what is denied is the visit, and not whose it is.
        note = f"The text speaks of the visit of {person.name} as one that is put off, called off or denied."
        fact = ProposedFact(value=person.key, note=note)
    return ProposedTraveller(person=fact, capacity=_capacity(person))


def _by_other_words(person: MentionedPerson, journeys: Iterable[ToldJourney]) -> ProposedFact | None:
    """The fact that somebody travels, where the journey is told of an office that is nobody else's, or of "he"."""
    for journey in journeys:
        slot = next((each for each in journey.slots if each.person is person and each.is_reference), None)
        if slot is not None and journey.strength <= 1:
            words = journey.skeleton.sentence.text[slot.start : slot.end]
            note = f'The text says that "{words}" travels, and gives that office to {person.name} alone.'
            cited = journey.skeleton.article.cite(journey.skeleton.sentence, slot.start, slot.end)
            return ProposedFact(value=person.key, citations=(cited,), note=note)
        if journey.is_by_pronoun and person.key in journey.names:
            note = f'The text says so of "he" or "she", behind a sentence whose subject is {person.name}.'
            return ProposedFact(value=person.key, note=note)
    return None


def _is_of_visit(
    skeletons: Iterable[Skeleton], skeleton: Skeleton, slot: PersonSlot, journeys: Iterable[ToldJourney]
) -> bool:
    """Whether the words beside a name say whose visit it is: "the visit to Kenya of the minister, Ana Soto,"."""
    visits = patterns.VISIT_BY.finditer(skeleton.text)
    if any(slot in skeleton.slots_in(match["who"]) for match in visits):
        return True
    said = (each for other in skeletons for each in status_readings(other.sentence))
    if any(each.status in _OFF and not each.scopes for each in said):
        return False  # words of a visit that is off say who was to make it
    return any(journey.skeleton is skeleton and slot in journey.slots for journey in journeys if journey.strength < 3)


def _best_place(
    person: MentionedPerson, skeletons: Sequence[Skeleton], journeys: Sequence[ToldJourney]
) -> tuple[Skeleton, PersonSlot]:
    """The place that names somebody as one who travels: the fullest one, in a sentence that tells a journey."""
    of_journeys = {(id(journey.skeleton), slot.start) for journey in journeys for slot in journey.slots}

    def rank(place: tuple[Skeleton, PersonSlot]) -> tuple[bool, bool, bool, bool]:
        skeleton, slot = place
        return (
            not _may_travel(skeleton, slot),
            skeleton.sentence.denial_at(slot.start, slot.end) is not None,
            (id(skeleton), slot.start) not in of_journeys,
            skeleton.sentence.text[slot.start : slot.end] != person.name,
        )

    places = [
        (skeleton, slot)
        for skeleton in skeletons
        for slot in skeleton.slots
        if slot.person is person and not slot.is_reference
    ]
    return min(places, key=rank)


def _cite(person: MentionedPerson, skeleton: Skeleton, slot: PersonSlot) -> Citation:
    """The citation of a person with the office beside the name, as the person is cited elsewhere."""
    for mention in person.mentions:
        if mention.sentence is skeleton.sentence and mention.start == slot.start:
            spans = [(phrase.start, phrase.end) for phrase in mention.offices]
            spans += [(country.start, country.end) for country in mention.countries]
            return mention.cite(*spans)
    return skeleton.article.cite(skeleton.sentence, slot.start, slot.end)


def _may_travel(skeleton: Skeleton, slot: PersonSlot) -> bool:
    """Whether the words around a name leave it open that its bearer travels: neither host nor speaker."""
    text = skeleton.sentence.text
    found = _occurrence(skeleton, slot)
    if found is None:
        return False
    return owns_visit(text, found) or (stands_aside(text, found) is None and stays_home(text, found) is None)


def _occurrence(skeleton: Skeleton, slot: PersonSlot) -> NameOccurrence | None:
    found = name_occurrences(skeleton.sentence.text, slot.person.name, slot.person.spellings)
    return next((each for each in found if each.start == slot.start), None)


def _capacity(person: MentionedPerson) -> ProposedFact | None:
    """The capacity in the office of a person, where it is not that of the holder: "President-elect"."""
    for mention in person.mentions:
        for phrase in mention.offices:
            named = [capacity for capacity in _CAPACITIES if capacity in phrase.capacities]
            if len(named) == 1:
                return ProposedFact(value=named[0], citations=(mention.cite((phrase.start, phrase.end)),))
            if named:
                return None
    return None
