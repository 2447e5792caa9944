"""A sentence for each change, in the words of the people who plan the visit."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

import attrs

from diplovisit.english import names
from diplovisit.english.dates import date_in_words
from diplovisit.english.names import RecordNames
from diplovisit.english.values import country_name, join_words, short_apart, shorten, standalone_text, vocabulary_word
from diplovisit.record import EngagementStatus, Evidence, Participant, Polarity
from diplovisit.record.diff import Change, ChangeKind
from diplovisit.reporters.changes.labels import EVIDENCE, LABELS, NOUNS
from diplovisit.reporters.changes.wording import citation_in_words, date_move, reference_name, value_in_words


@attrs.frozen
class States:
    """The names in the two states of a record that a sentence speaks of."""

    before: RecordNames
    after: RecordNames

    def of(self, change: Change) -> RecordNames:
        """Returns the names to use for a change: those of the present state, and of the old one for a removal."""
        return self.before if change.kind is ChangeKind.REMOVED else self.after


def sentence_of_move(change: Change, states: States) -> str:
    """Returns a sentence about a thing that now belongs to another thing."""
    address, was, now = change.address, change.before.rpartition("/")[0], change.after.rpartition("/")[0]
    match change.field:
        case "engagements":
            thing, (old, new) = states.after.engagement(address), (states.before.stop(was), states.after.stop(now))
            return f"{thing} is now part of the stop in {new} (was {old})"
        case "places":
            thing, (old, new) = states.after.place(address), (states.before.stop(was), states.after.stop(now))
            return f"{thing} now belongs to the stop in {new} (was {old})"
        case "previously":
            previous, _ = states.after.previously[address]
            old, new = states.before.stop(was), states.after.stop(now)
            return f"the earlier days {date_in_words(previous.when)} are now those of {new} (were those of {old})"
        case _:
            topic = states.after.topic(address)
            return f"{topic} is now on {_agenda(now, states.after)} (was on {_agenda(was, states.before)})"


def _agenda(owner: str, within: RecordNames) -> str:
    return f"the agenda of {within.engagement(owner)}" if owner else "the agenda of the visit"


def sentence_of_reordering(change: Change, states: States) -> str:
    """Returns a sentence about a list with a meaningful order that changed."""
    match change.field:
        case "travellers":
            if change.before[0] != change.after[0]:
                leader = states.after.person(change.after[0])
                return f"{leader} leads now (was {states.before.person(change.before[0])})"
            return f"the travellers in another order: {join_words(map(states.after.person, change.after))}"
        case "stops":
            old, new = map(states.before.stop, change.before), map(states.after.stop, change.after)
            return f"the stops in another order: {join_words(new)} (was {join_words(old)})"
        case "sources":
            if change.before[0] != change.after[0]:
                first_source = states.after.source(change.after[0])
                return f"the chief source is {first_source} (was {states.before.source(change.before[0])})"
            return f"the sources in another order: {join_words(map(states.after.source, change.after))}"
        case _:
            previous_dates = (date_in_words(states.after.previously[name][0].when) for name in change.after)
            return (
                f"{states.after.stop(change.owner or '')}: earlier days in another order, {join_words(previous_dates)}"
            )


_Sentence: TypeAlias = Callable[[Change, States], str]


def sentence_of(change: Change, states: States) -> str:
    """Returns a change as a sentence without capital and full stop, for a line of its own."""
    special = _SENTENCES.get((change.of.__name__, change.field))
    if change.kind is ChangeKind.MOVED:
        return sentence_of_move(change, states)
    if change.kind is ChangeKind.REORDERED:
        return sentence_of_reordering(change, states)
    if special is not None:
        return special(change, states)
    if (change.of.__name__, change.field) in NOUNS:
        return _unnamed_item(change, states)
    return _value(change, states)


def _value(change: Change, states: States) -> str:
    """A sentence about a field that has one value."""
    label = LABELS[change.of.__name__, change.field]
    before, after = _values_in_words(change, states)
    return f"{_owner(change, states)}{label}: {after or 'no longer given'} (was {before or 'not given'})"


def _unnamed_item(change: Change, states: States) -> str:
    """A sentence about an item without an id in a list."""
    noun, owner = NOUNS[change.of.__name__, change.field], _owner(change, states)
    before, after = _values_in_words(change, states)
    if before is None:
        return f"{owner}{noun} was added: {after}"
    if after is None:
        return f"{owner}{noun} was taken out: {before}"
    return f"{owner}{noun} now reads {after} (was {before})"


def _values_in_words(change: Change, states: States) -> tuple[str | None, str | None]:
    """The values before and after, in words that differ; None where the field had or has no value."""
    before = value_in_words(change, change.before, states.before) if change.before is not None else None
    after = value_in_words(change, change.after, states.after) if change.after is not None else None
    if before == after and (texts := _differing(change.before, change.after)) is not None:
        text_before, text_after = short_apart(*texts)
        return f"“{text_before}”", f"“{text_after}”"
    return before, after


def _differing(before: object, after: object) -> tuple[str, str] | None:
    """The first texts in which two values differ, None if no text differs."""
    if isinstance(before, str) and isinstance(after, str):
        return (before, after) if before != after else None
    cls: type = type(before)
    if cls is not type(after) or not attrs.has(cls):
        return None
    field_names = [field.name for field in attrs.fields(cls)]
    pairs = (_differing(getattr(before, name), getattr(after, name)) for name in field_names)
    return next((texts for texts in pairs if texts is not None), None)


def _owner(change: Change, states: States) -> str:
    """The thing that a field belongs to, as the beginning of a sentence; empty for the record itself."""
    if change.owner is None:
        return ""
    return f"{reference_name(change.of, change.owner, states.of(change))}, "


def _status(change: Change, _: States) -> str:
    return f"now {vocabulary_word(change.after)} (was {vocabulary_word(change.before)})"


def _id(change: Change, _: States) -> str:
    return f"the id is {change.after} (was {change.before}): to a calendar it is another visit"


def _revision(change: Change, _: States) -> str:
    lowered = " (lowered)" if change.after < change.before else ""
    return f"revision {change.before} → {change.after}{lowered}"


def _name(change: Change, states: States) -> str:
    if change.before is None or change.after is None:  # only a person may have no name
        before, after = (state.person(change.owner or "") for state in (states.before, states.after))
        return f"{before} is {'now known by name' if change.before is None else 'no longer named'}: {after}"
    before, after = short_apart(change.before, change.after)
    return f"{before} is now called {after}"


def _when(change: Change, states: States) -> str:
    who = reference_name(change.of, change.owner, states.after) if change.owner is not None else "the visit"
    if change.after is None:
        return f"{who}: no days now (was {date_in_words(change.before)})"
    if change.before is None:
        return f"{who}: {date_in_words(change.after)} (no days were given)"
    return f"{who}: {date_move(change.before, change.after)}"


def _previous_dates(change: Change, states: States) -> str:
    previous = change.before or change.after
    stop = reference_name(change.of, change.owner or "", states.of(change))
    reason = f": {shorten(previous.reason)}" if previous.reason is not None else ""
    text = f"earlier days, {date_in_words(previous.when)} ({vocabulary_word(previous.ended)}{reason})"
    return f"{stop}: {text}, were {'taken out' if change.after is None else 'added'}"


def _stop(change: Change, _: States) -> str:
    if change.after is None:
        return f"{names.stop_with_days(change.before)} was dropped"
    return f"{names.stop_with_days(change.after)} was added"


def _place(change: Change, states: States) -> str:
    place = change.before or change.after
    stop = states.of(change).stops[change.owner or ""]
    location = names.stop_location(stop, ())
    return f"{location}: {shorten(place.name)} is {'no longer named' if change.after is None else 'named now'}"


def _host(change: Change, states: States) -> str:
    old_name = states.before.stop(change.owner or "")
    return f"{old_name}: {_in_country(change.after)} (was {_in_country(change.before)})"


def _in_country(code: str | None) -> str:
    return f"in {country_name(code)}" if code is not None else "under no host"


def _person(change: Change, _: States) -> str:
    if change.after is None:
        return f"{names.person_with_office(change.before)} is no longer named"
    return f"{names.person_with_office(change.after)} is named now"


def _traveller(change: Change, states: States) -> str:
    if change.after is None:
        who, leader = states.before.people[change.before.person], states.before.visit.travellers[0]
        new_leader = f", and {states.after.person(states.after.visit.travellers[0].person)} leads now"
        text = f"{names.person_with_office(who)} no longer travels"
        return text + new_leader if leader.person == who.id else text
    who, leader = states.after.people[change.after.person], states.after.visit.travellers[0]
    role = f", as {shorten(change.after.role)}" if change.after.role is not None else ""
    return f"{names.person_with_office(who)} travels now{role}{', and leads' if leader.person == who.id else ''}"


def _traveller_status(change: Change, states: States) -> str:
    who = names.person_with_office(states.after.people[change.owner or ""])
    if change.after is None:
        return f"{who} travels after all (was {vocabulary_word(change.before)})"
    return f"{who} no longer travels ({vocabulary_word(change.after)})"


def _sending(change: Change, _: States) -> str:
    return (
        f"sent by {country_name(change.after)}, too"
        if change.after
        else f"no longer sent by {country_name(change.before)}"
    )


def _engagement(change: Change, states: States) -> str:
    engagement = change.before or change.after
    within = states.of(change)
    what = f"{within.engagement(engagement.id)} in {within.stop(change.owner or '')}"
    when = f" ({date_in_words(engagement.when)})" if engagement.when is not None else ""
    return f"{what}{when} was {'dropped' if change.after is None else 'added'}"


def _engagement_status(change: Change, states: States) -> str:
    what = states.after.engagement(change.owner or "")
    was = f" (was {vocabulary_word(change.before)})" if change.before is not None else ""
    match change.after:
        case None:
            return f"{what} is as planned{was}"
        case EngagementStatus.ADDED:
            return f"{what} was added to the programme{was}"
        case status:
            return f"{what} is {vocabulary_word(status)}{was}"


def _topic(change: Change, states: States) -> str:
    topic = change.before or change.after
    of = f"the agenda of {states.of(change).engagement(change.owner)}" if change.owner is not None else "the agenda"
    return f"{names.topic_label(topic)} is {'no longer' if change.after is None else 'now'} on {of}"


def _participant(change: Change, states: States) -> str:
    participant: Participant = change.before or change.after
    within = states.of(change)
    who, where = within.person(participant.person), within.engagement(change.owner or "")
    match change.kind:
        case ChangeKind.ADDED:
            return f"{who} takes part in {where}{_as(change.after)} now"
        case ChangeKind.REMOVED:
            return f"{who} no longer takes part in {where}"
        case _:
            return f"{who} takes part in {where}{_as(change.after)} (was{_as(change.before) or ' without a role'})"


def _as(participant: Participant) -> str:
    return f" as {shorten(participant.role)}" if participant.role is not None else ""


def _claim(change: Change, _: States) -> str:
    claim = change.before or change.after
    value = f": {standalone_text(claim.quantity)}" if claim.quantity is not None else ""
    return f"a claim was {'taken out' if change.after is None else 'added'}, “{names.claim_summary(claim)}”{value}"


def _figure(change: Change, states: States) -> str:
    claim = states.after.claim(change.owner or "")
    before = standalone_text(change.before) if change.before is not None else "no figure"
    after = standalone_text(change.after) if change.after is not None else "no figure"
    return f"{claim}: {after} (was {before})"


def _what(change: Change, _: States) -> str:
    before, after = short_apart(change.before, change.after)
    return f"the claim “{before}” now reads “{after}”"


def _polarity(change: Change, states: States) -> str:
    is_denied = change.after is Polarity.DENIED
    return f"the claim “{states.after.claim(change.owner or '')}” is now {'denied' if is_denied else 'affirmed'}"


def _relation(change: Change, states: States) -> str:
    before = states.before.relation(change.before) if change.before is not None else None
    after = states.after.relation(change.after) if change.after is not None else None
    if before is None:
        return f"the visit now {after}"
    return f"the visit no longer {before}" if after is None else f"the visit {after} (was: {before})"


def _source(change: Change, _: States) -> str:
    source = change.before or change.after
    return f"a source was {'taken out' if change.after is None else 'added'}: {names.source_with_date(source)}"


def _evidence(change: Change, states: States) -> str:
    if change.after is None:
        return f"evidence for {_about(change.before)} was taken out: {citation_in_words(change.before, states.before)}"
    if change.before is None:
        return f"evidence for {_about(change.after)} was added: {citation_in_words(change.after, states.after)}"
    was, now = citation_in_words(change.before, states.before), citation_in_words(change.after, states.after)
    if was != now:
        return f"evidence for {_about(change.after)} now {now} (was: {was})"
    differing_labels = dict.fromkeys(
        label for field, label in EVIDENCE.items() if getattr(change.before, field) != getattr(change.after, field)
    )
    return f"evidence for {_about(change.after)}, which {now}: {join_words(differing_labels)} changed"


def _about(row: Evidence) -> str:
    shown = list(row.about[:3])
    return join_words([*shown, f"{len(row.about) - 3} more"] if len(row.about) > 3 else shown)


_SENTENCES: Final[Mapping[tuple[str, str], _Sentence]] = MappingProxyType(
    {
        ("Visit", "id"): _id,
        ("Visit", "status"): _status,
        ("Visit", "revision"): _revision,
        ("Visit", "people"): _person,
        ("Visit", "travellers"): _traveller,
        ("Visit", "sending"): _sending,
        ("Visit", "sending_territories"): _sending,
        ("Visit", "when"): _when,
        ("Visit", "stops"): _stop,
        ("Visit", "agenda"): _topic,
        ("Visit", "claims"): _claim,
        ("Visit", "relations"): _relation,
        ("Visit", "sources"): _source,
        ("Visit", "evidence"): _evidence,
        ("Person", "name"): _name,
        ("Place", "name"): _name,
        ("Traveller", "status"): _traveller_status,
        ("Stop", "country"): _host,
        ("Stop", "when"): _when,
        ("Stop", "previously"): _previous_dates,
        ("Stop", "places"): _place,
        ("Stop", "engagements"): _engagement,
        ("Engagement", "when"): _when,
        ("Engagement", "participants"): _participant,
        ("Engagement", "status"): _engagement_status,
        ("Engagement", "topics"): _topic,
        ("Claim", "quantity"): _figure,
        ("Claim", "what"): _what,
        ("Claim", "polarity"): _polarity,
    }
)
"""The sentences with a form of their own, by class and field; all others follow a general pattern."""
