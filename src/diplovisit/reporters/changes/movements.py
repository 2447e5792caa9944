"""Things that belong to another now, and lists in another order, in a sentence."""

from diplovisit.record.changes import Change
from diplovisit.reporters.changes.dates import date_in_words
from diplovisit.reporters.changes.names import RecordNames
from diplovisit.reporters.changes.states import States
from diplovisit.reporters.changes.values import join_words


def moved_elsewhere(change: Change, states: States) -> str:
    """A thing that belonged to another."""
    name, was, now = change.address, change.before.rpartition("/")[0], change.after.rpartition("/")[0]
    match change.field:
        case "engagements":
            thing, (old, new) = states.after.engagement(name), (states.before.stop(was), states.after.stop(now))
            return f"{thing} is now part of the stop in {new} (was {old})"
        case "places":
            thing, (old, new) = states.after.place(name), (states.before.stop(was), states.after.stop(now))
            return f"{thing} now belongs to the stop in {new} (was {old})"
        case "previously":
            former, _ = states.after.previously[name]
            old, new = states.before.stop(was), states.after.stop(now)
            return f"the earlier days {date_in_words(former.when)} are now those of {new} (were those of {old})"
        case _:
            topic = states.after.topic(name)
            return f"{topic} is now on {_agenda(now, states.after)} (was on {_agenda(was, states.before)})"


def _agenda(owner: str, within: RecordNames) -> str:
    return f"the agenda of {within.engagement(owner)}" if owner else "the agenda of the visit"


def reordered(change: Change, states: States) -> str:
    """A list whose order means something, and is another."""
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
                chief = states.after.source(change.after[0])
                return f"the chief source is {chief} (was {states.before.source(change.before[0])})"
            return f"the sources in another order: {join_words(map(states.after.source, change.after))}"
        case _:
            former = (date_in_words(states.after.previously[name][0].when) for name in change.after)
            return f"{states.after.stop(change.owner or '')}: earlier days in another order, {join_words(former)}"
