"""A summary of all changes in a record: the most important first, and related changes in one sentence."""

import enum
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplovisit.english.names import RecordNames, stop_location
from diplovisit.english.values import short_apart, shorten, standalone_text, vocabulary_word
from diplovisit.record import Visit
from diplovisit.record.diff import Change, ChangeKind, ComparedRecord
from diplovisit.reporters.changes.sentences import States, sentence_of


class Subject(enum.StrEnum):
    """The subject of a change, in the order of importance to people."""

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
"""The subject of the fields of each class, except those in `_FIELDS`."""

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
    ("Visit", "sending_territories"): Subject.PEOPLE,
    ("Visit", "invited_by"): Subject.PEOPLE,
    ("Visit", "people"): Subject.PEOPLE,
    ("Visit", "travellers"): Subject.PEOPLE,
    ("Visit", "when"): Subject.DATES,
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
    ("Stop", "duration_high"): Subject.DATES,
    ("Stop", "duration_qualifier"): Subject.DATES,
    ("Stop", "time_zone"): Subject.DATES,
    ("Stop", "engagements"): Subject.ENGAGEMENTS,
    ("Stop", "printed"): Subject.SOURCES,
    ("Stop", "identifiers"): Subject.SOURCES,
    ("Engagement", "when"): Subject.DATES,
    ("Engagement", "duration"): Subject.DATES,
    ("Engagement", "duration_high"): Subject.DATES,
    ("Engagement", "duration_qualifier"): Subject.DATES,
    ("Traveller", "printed"): Subject.SOURCES,
}

_ORDER = list(Subject)
EVERYTHING = frozenset(Subject)
"""Every subject."""


def subject_of(change: Change) -> Subject:
    """Returns the subject of a change."""
    name = change.of.__name__
    return _FIELDS.get((name, change.field)) or _CLASSES[name]


@attrs.frozen(kw_only=True)
class ChangeSentence:
    """A sentence about one change, or about several that are one to the people who plan the visit.

    The sentence is mainly about the first of the changes.
    """

    subject: Subject
    sentence: str
    changes: tuple[Change, ...]


@attrs.frozen(kw_only=True)
class ChangeSummary:
    """A record that changed, in sentences; it has no sentences if the whole record was added or removed."""

    compared: ComparedRecord
    sentences: tuple[ChangeSentence, ...] = ()

    @property
    def title(self) -> str:
        """The present title of the visit."""
        return self.compared.state.visit.title

    @property
    def id(self) -> str:
        """The present id of the record."""
        return self.compared.state.visit.id

    @property
    def warning(self) -> str | None:
        """What is wrong with the number or the time of the revision, None if nothing is wrong."""
        if self.compared.revised_left_behind:
            assert self.compared.before is not None  # otherwise there is no revision to compare
            is_same = self.compared.before.visit.revised == self.compared.state.visit.revised
            return f"the revision was raised, and `revised` {'stayed as it was' if is_same else 'went back'}"
        if not self.compared.revision_not_raised:
            return None
        assert self.compared.before is not None  # otherwise there is no revision to raise
        was, now = self.compared.before.visit.revision, self.compared.state.visit.revision
        return f"the revision was not raised: it is still {now}" if was == now else f"the revision was lowered to {now}"


def summarise(records: Iterable[ComparedRecord], only: frozenset[Subject] = EVERYTHING) -> Iterator[ChangeSummary]:
    """Yields the changed records in words, limited to some subjects; added and removed records always appear."""
    for compared in records:
        if compared.before is None or compared.after is None:
            yield ChangeSummary(compared=compared)
            continue
        all_sentences = change_sentences(compared.before.visit, compared.after.visit, compared.changes)
        if sentences := tuple(sentence for sentence in all_sentences if sentence.subject in only):
            yield ChangeSummary(compared=compared, sentences=sentences)


def change_sentences(before: Visit, after: Visit, changes: Sequence[Change]) -> tuple[ChangeSentence, ...]:
    """Returns sentences that cover every change once, in the order of their subjects.

    >>> import attrs
    >>> from diplovisit import load
    >>> from diplovisit.record import Status
    >>> from diplovisit.record.diff import changes
    >>> visit = load("seeds/misri-russia/visit.yaml")
    >>> later = attrs.evolve(visit, status=Status.CANCELLED, revision=2)
    >>> [item.sentence for item in change_sentences(visit, later, changes(visit, later))]
    ['now cancelled (was reported)', 'revision 1 → 2']
    """
    states = States(RecordNames(before), RecordNames(after))
    sentences = (_sentence(group, states) for group in _groups(changes, before))
    # sorted keeps the order of the record within a subject
    return tuple(sorted(sentences, key=lambda sentence: _ORDER.index(sentence.subject)))


def _sentence(group: Sequence[Change], states: States) -> ChangeSentence:
    first, *followers = group
    sentence = sentence_of(first, states)
    for follower in followers:
        match follower.field:
            case "previously" if follower.after.reason is not None:
                sentence += f"; {vocabulary_word(follower.after.ended)}: {shorten(follower.after.reason)}"
            case "revised":
                sentence += f", {standalone_text(follower.after)}"
            case "places":
                stop = states.after.stops[follower.owner or ""]
                was, now = short_apart(follower.before.name, first.after.name)
                sentence = f"{stop_location(stop, ())}: {now} in the place of {was}"
    return ChangeSentence(subject=subject_of(first), sentence=sentence, changes=tuple(group))


def _groups(changes: Sequence[Change], before: Visit) -> Iterator[tuple[Change, ...]]:
    """Yields groups of changes: each leading change, followed by those that add little to it."""
    leaders = dict(_followers(changes, before))
    followers: dict[int, list[Change]] = {}
    for follower, leader in leaders.items():
        followers.setdefault(leader, []).append(changes[follower])
    for index, change in enumerate(changes):
        if index not in leaders:
            yield (change, *followers.get(index, ()))


def _followers(changes: Sequence[Change], before: Visit) -> Iterator[tuple[int, int]]:
    """Yields pairs of indexes: a change, and the change that it belongs to. A leading change follows no other."""
    numbered = list(enumerate(changes))
    yield from _pair_moved_days(numbered)
    yield from _pair_people(numbered)
    yield from _pair_places(numbered)
    raised = next((index for index, change in numbered if change.address == "revision"), None)
    yield from ((index, raised) for index, change in numbered if change.address == "revised" and raised is not None)


def _pair_moved_days(numbered: Iterable[tuple[int, Change]]) -> Iterator[tuple[int, int]]:
    """Pairs each new entry of a stop's earlier dates with the move of the stop that caused it."""
    numbered = list(numbered)
    moved = {(change.owner, change.before): index for index, change in numbered if _is(change, "Stop", "when")}
    for index, change in numbered:
        if _is(change, "Stop", "previously") and change.kind is ChangeKind.ADDED:
            leader = moved.pop((change.owner, change.after.when), None)
            if leader is not None:
                yield index, leader


def _pair_people(numbered: Iterable[tuple[int, Change]]) -> Iterator[tuple[int, int]]:
    """Pairs an added or removed person with the traveller or participant that names the person already."""
    numbered = list(numbered)
    first_named: dict[tuple[str, ChangeKind], int] = {}
    for index, change in numbered:
        if change.field in {"travellers", "participants"} and change.kind in {ChangeKind.ADDED, ChangeKind.REMOVED}:
            first_named.setdefault(((change.before or change.after).person, change.kind), index)
    for index, change in numbered:
        if _is(change, "Visit", "people") and (change.address, change.kind) in first_named:
            yield index, first_named[change.address, change.kind]


def _pair_places(numbered: Iterable[tuple[int, Change]]) -> Iterator[tuple[int, int]]:
    """Pairs the removed and the added place of a stop that has one of each: one place replaces the other."""
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
