"""Engagements as sentences have them, and how several mentions of one engagement become one."""

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import ProposedEngagement, ProposedFact
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import EngagementKind, Modality


@attrs.frozen(kw_only=True, eq=False)
class FoundEngagement:
    """An engagement of a sentence. stop: the key of its stop. where: its place, by key, with its words."""

    stop: str
    kind: ProposedFact
    article: Article
    index: int
    participants: tuple[ProposedFact, ...] = ()
    when: ProposedFact | None = None
    duration: ProposedFact | None = None
    duration_qualifier: ProposedFact | None = None
    place: ProposedFact | None = None
    label: ProposedFact | None = None
    forum: ProposedFact | None = None
    recurrence: ProposedFact | None = None
    modality: ProposedFact | None = None
    status: ProposedFact | None = None


_TALKS: Final = frozenset({EngagementKind.MEETING.value, EngagementKind.CONSULTATIONS.value})
_LENGTH_OF_DAY: Final = len("2026-05-18")


def follow_up(engagement: FoundEngagement, before: FoundEngagement) -> FoundEngagement:
    """Returns what follows something else: it is held on the same day, and is as sure."""
    when = engagement.when
    if when is None and before.when is not None:
        when = ProposedFact(
            value=before.when.value[:_LENGTH_OF_DAY],
            citations=engagement.kind.citations,
            note="It follows what is done before it on that day.",
        )
    return attrs.evolve(engagement, when=when, modality=engagement.modality or before.modality)


_APART: Final = lazy_pattern(r"\b(?:separate(?:ly)?|individual(?:ly)?|successive|meetings|back-to-back|one-on-one)\b")


def each_alone(engagement: FoundEngagement, text: str) -> tuple[FoundEngagement, ...]:
    """Returns an engagement, or one for each of those who are met apart: "separate meetings with Moe and with Roth".

    text: the sentence up to the end of the deed.
    """
    people, words = engagement.participants, engagement.kind.citations[0].quote
    is_apart = _APART.search(text, max(0, text.rfind(words) - _FURTHEST)) is not None
    hour = engagement.when.value[_LENGTH_OF_DAY:] if engagement.when is not None else ""
    if engagement.kind.value not in _TALKS or not is_apart or hour:
        return (engagement,)
    return tuple(attrs.evolve(engagement, participants=(each,)) for each in people) or (engagement,)


_FURTHEST: Final = 20  # characters


def merge_engagements(found: Sequence[FoundEngagement]) -> list[FoundEngagement]:
    """Several mentions of one engagement are one: of the same kind, with the same people or none, on no other day."""
    merged: list[FoundEngagement] = []
    for each in found:
        same = next((number for number, other in enumerate(merged) if _is_same(each, other)), None)
        if same is None:
            merged.append(each)
        else:
            merged[same] = _merge_two(merged[same], each)
    return merged


def _merge_two(first: FoundEngagement, later: FoundEngagement) -> FoundEngagement:
    """What both mentions say, the first one first, and the more careful of two modalities."""
    modality = first.modality or later.modality
    if first.modality is not None and later.modality is not None:
        modality = max(first.modality, later.modality, key=_place_of_modality)
    return attrs.evolve(
        first,
        participants=first.participants or later.participants,
        when=first.when or later.when,
        duration=first.duration or later.duration,
        duration_qualifier=first.duration_qualifier if first.duration is not None else later.duration_qualifier,
        place=first.place or later.place,
        label=first.label or later.label,
        forum=first.forum or later.forum,
        recurrence=first.recurrence or later.recurrence,
        modality=modality,
    )


def _place_of_modality(fact: ProposedFact) -> int:
    """The place of a modality among all, the surest first."""
    return list(Modality).index(Modality(fact.value))


def _is_same(each: FoundEngagement, other: FoundEngagement) -> bool:
    people, others = ({fact.value for fact in one.participants} for one in (each, other))
    kinds = {each.kind.value, other.kind.value}
    if each.stop != other.stop or (len(kinds) > 1 and not (kinds <= _TALKS and people and others)):
        return False
    if (each.status is None) is not (other.status is None) or _is_on_other_day(each, other):
        return False
    if people and others:
        return bool(people & others)
    if each.label is not None and other.label is not None:
        return each.label.value == other.label.value
    if each.article is other.article and each.index == other.index:
        return not people and not others
    if bool(people) is bool(others):
        return True
    bare = other if people else each
    return all(part is None for part in (bare.when, bare.place, bare.forum, bare.label, bare.status))


def _is_on_other_day(each: FoundEngagement, other: FoundEngagement) -> bool:
    if each.when is None or other.when is None:
        return False
    is_timed = "T" in each.when.value and "T" in other.when.value
    length = None if is_timed else _LENGTH_OF_DAY
    return each.when.value[:length] != other.when.value[:length]


def propose_engagements(found: Sequence[FoundEngagement]) -> Iterator[ProposedEngagement]:
    """Yields engagements as they are proposed, each with its own key."""
    taken: set[str] = set()
    for each in found:
        who = next((fact.value for fact in each.participants), "")
        base = f"{each.kind.value}-{who}".strip("-")
        key, number = base, 1
        while key in taken:
            number += 1
            key = f"{base}-{number}"
        taken.add(key)
        yield ProposedEngagement(
            key=key,
            kind=each.kind,
            label=each.label,
            forum=each.forum,
            recurrence=each.recurrence,
            when=each.when,
            duration=each.duration,
            duration_qualifier=each.duration_qualifier,
            place=each.place,
            participants=each.participants,
            modality=each.modality,
            status=each.status,
        )
