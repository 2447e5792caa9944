"""All that changed in a record, told in order: the most important first, and what belongs together in one sentence."""

import enum
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplovisit.english.names import RecordNames, stop_location
from diplovisit.english.values import short_apart, shorten, standalone_text, vocabulary_word
from diplovisit.record import Visit
from diplovisit.record.diff import Change, ChangeKind, ComparedRecord
from diplovisit.reporters.changes.sentences import States, sentence_of

# MERGED: What changes are about: the subjects they are told under, the most important first.


class Subject(enum.StrEnum):
    """What a change is about, in the order in which people ask for it."""

    STATUS = "status"
    DATES = "dates"
    PLACES = "places"
    PEOPLE = "people"
    ENGAGEMENTS = "engagements"
    CLAIMS = "claims"
    RELATIONS = "relations"
    SOURCES = "sources"
    EVIDENCE = "evidence"
    NOTES = "notes"
    REVISION = "revision"


_CLASSES: Final = {
    "PreviousDates": Subject.DATES,
    "Stop": Subject.PLACES,
    "Place": Subject.PLACES,
    "Person": Subject.PEOPLE,
    "Traveller": Subject.PEOPLE,
    "Engagement": Subject.ENGAGEMENTS,
    "Topic": Subject.ENGAGEMENTS,
    "Claim": Subject.CLAIMS,
    "Source": Subject.SOURCES,
}
"""What the fields of a class are about, but for those below."""

_FIELDS: Final = {
    ("Visit", "format"): Subject.REVISION,
    ("Visit", "id"): Subject.STATUS,
    ("Visit", "revision"): Subject.REVISION,
    ("Visit", "revised"): Subject.REVISION,
    ("Visit", "title"): Subject.NOTES,
    ("Visit", "status"): Subject.STATUS,
    ("Visit", "announcement"): Subject.STATUS,
    ("Visit", "category"): Subject.STATUS,
    ("Visit", "sending"): Subject.PEOPLE,
    ("Visit", "invited_by"): Subject.PEOPLE,
    ("Visit", "people"): Subject.PEOPLE,
    ("Visit", "travellers"): Subject.PEOPLE,
    ("Visit", "stops"): Subject.PLACES,
    ("Visit", "purposes"): Subject.ENGAGEMENTS,
    ("Visit", "agenda"): Subject.ENGAGEMENTS,
    ("Visit", "claims"): Subject.CLAIMS,
    ("Visit", "relations"): Subject.RELATIONS,
    ("Visit", "sources"): Subject.SOURCES,
    ("Visit", "evidence"): Subject.EVIDENCE,
    ("Visit", "absent"): Subject.EVIDENCE,
    ("Visit", "ignore"): Subject.EVIDENCE,
    ("Visit", "notes"): Subject.NOTES,
    ("Stop", "when"): Subject.DATES,
    ("Stop", "previously"): Subject.DATES,
    ("Stop", "duration"): Subject.DATES,
    ("Stop", "time_zone"): Subject.DATES,
    ("Stop", "engagements"): Subject.ENGAGEMENTS,
    ("Stop", "printed"): Subject.SOURCES,
    ("Stop", "identifiers"): Subject.SOURCES,
    ("Engagement", "when"): Subject.DATES,
    ("Engagement", "duration"): Subject.DATES,
}


def subject_of(change: Change) -> Subject:
    """What a change is about."""
    name = change.of.__name__
    return _FIELDS.get((name, change.field)) or _CLASSES[name]


_ORDER = list(Subject)
EVERYTHING = frozenset(Subject)
"""Every subject: nothing is left out."""


@attrs.frozen(kw_only=True)
class ChangeSentence:
    """A sentence about one change, or about several that are one to whoever plans the visit.

    The first of the changes is the one that the sentence is about.
    """

    subject: Subject
    sentence: str
    changes: tuple[Change, ...]


@attrs.frozen(kw_only=True)
class ChangeSummary:
    """A record in which something changed, in words; without sentences where it was added or removed as a whole."""

    compared: ComparedRecord
    sentences: tuple[ChangeSentence, ...] = ()

    @property
    def title(self) -> str:
        """What the visit is called now."""
        return self.compared.state.visit.title

    @property
    def id(self) -> str:
        """The id of the record now."""
        return self.compared.state.visit.id

    @property
    def warning(self) -> str | None:
        """What is wrong with the number of its revision, None where nothing is."""
        if not self.compared.revision_not_raised:
            return None
        assert self.compared.before is not None  # or there would be nothing to raise
        was, now = self.compared.before.visit.revision, self.compared.state.visit.revision
        return f"the revision was not raised: it is still {now}" if was == now else f"the revision was lowered to {now}"


def summarise(records: Iterable[ComparedRecord], only: frozenset[Subject] = EVERYTHING) -> Iterator[ChangeSummary]:
    """Records in words, as far as they are about some subjects; records that were added or removed are told always."""
    for compared in records:
        if compared.before is None or compared.after is None:
            yield ChangeSummary(compared=compared)
            continue
        found = change_sentences(compared.before.visit, compared.after.visit, compared.changes)
        if sentences := tuple(each for each in found if each.subject in only):
            yield ChangeSummary(compared=compared, sentences=sentences)


def change_sentences(before: Visit, after: Visit, changes: Sequence[Change]) -> tuple[ChangeSentence, ...]:
    """Every change in words, each in one sentence, in the order of their subjects.

    >>> import attrs
    >>> from diplovisit import load
    >>> from diplovisit.record import Status
    >>> from diplovisit.record.diff import changes
    >>> visit = load("seeds/misri-russia/visit.yaml")
    >>> later = attrs.evolve(visit, status=Status.CANCELLED, revision=2)
    >>> [each.sentence for each in change_sentences(visit, later, changes(visit, later))]
    ['now cancelled (was reported)', 'revision 1 → 2']
    """
    states = States(RecordNames(before), RecordNames(after))
    found = (_told(group, states) for group in _together(changes, before))
    # sorted keeps the order of the record within a subject
    return tuple(sorted(found, key=lambda each: _ORDER.index(each.subject)))


def _told(group: Sequence[Change], states: States) -> ChangeSentence:
    first, *others = group
    sentence = sentence_of(first, states)
    for other in others:
        match other.field:
            case "previously" if other.after.reason is not None:
                sentence += f"; {vocabulary_word(other.after.ended)}: {shorten(other.after.reason)}"
            case "revised":
                sentence += f", {standalone_text(other.after)}"
            case "places":
                stop = states.after.stops[other.owner or ""]
                was, now = short_apart(other.before.name, first.after.name)
                sentence = f"{stop_location(stop, ())}: {now} in the place of {was}"
    return ChangeSentence(subject=subject_of(first), sentence=sentence, changes=tuple(group))


def _together(changes: Sequence[Change], before: Visit) -> Iterator[tuple[Change, ...]]:
    """The changes, with those that say no more than another right behind it."""
    behind = dict(_followers(changes, before))
    followers: dict[int, list[Change]] = {}
    for follower, leader in behind.items():
        followers.setdefault(leader, []).append(changes[follower])
    for index, change in enumerate(changes):
        if index not in behind:
            yield (change, *followers.get(index, ()))


def _followers(changes: Sequence[Change], before: Visit) -> Iterator[tuple[int, int]]:
    """Which change goes with which, by their indexes; none that leads goes with another."""
    numbered = list(enumerate(changes))
    yield from _days_that_were(numbered)
    yield from _people_who_take_part(numbered)
    yield from _one_place_for_another(numbered)
    raised = next((index for index, change in numbered if change.address == "revision"), None)
    yield from ((index, raised) for index, change in numbered if change.address == "revised" and raised is not None)


def _days_that_were(numbered: Iterable[tuple[int, Change]]) -> Iterator[tuple[int, int]]:
    """The old days of a stop that moved are put on record among the earlier ones."""
    numbered = list(numbered)
    moved = {(change.owner, change.before): index for index, change in numbered if _is(change, "Stop", "when")}
    for index, change in numbered:
        if _is(change, "Stop", "previously") and change.kind is ChangeKind.ADDED:
            leader = moved.pop((change.owner, change.after.when), None)
            if leader is not None:
                yield index, leader


def _people_who_take_part(numbered: Iterable[tuple[int, Change]]) -> Iterator[tuple[int, int]]:
    """Whoever travels or takes part is named for that, and not beside it."""
    numbered = list(numbered)
    parts: dict[tuple[str, ChangeKind], int] = {}
    for index, change in numbered:
        if change.field in {"travellers", "participants"} and change.kind in {ChangeKind.ADDED, ChangeKind.REMOVED}:
            parts.setdefault(((change.before or change.after).person, change.kind), index)
    for index, change in numbered:
        if _is(change, "Visit", "people") and (change.address, change.kind) in parts:
            yield index, parts[change.address, change.kind]


def _one_place_for_another(numbered: Iterable[tuple[int, Change]]) -> Iterator[tuple[int, int]]:
    """Where a stop has one place less and one more, the one stands in the place of the other."""
    by_stop: dict[str | None, dict[ChangeKind, list[int]]] = {}
    for index, change in numbered:
        if _is(change, "Stop", "places"):
            by_stop.setdefault(change.owner, {}).setdefault(change.kind, []).append(index)
    for kinds in by_stop.values():
        match kinds.get(ChangeKind.ADDED, []), kinds.get(ChangeKind.REMOVED, []):
            case [added], [removed]:
                yield removed, added


def _is(change: Change, of: str, field: str) -> bool:
    return change.of.__name__ == of and change.field == field
