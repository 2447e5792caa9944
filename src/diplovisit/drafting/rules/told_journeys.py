"""The journeys that sentences tell of people: who goes somewhere, how sure the words are, and when it is.

"§0§ will visit Japan" tells one, and so does "§0§'s visit", "will receive §0§", and "she" after a sentence on §0§.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

import attrs

from diplovisit.drafting.rules import traveller_patterns as patterns
from diplovisit.drafting.rules.named_people import MentionedPerson
from diplovisit.drafting.rules.skeletons import PersonSlot, Skeleton
from diplovisit.evidence.names import country_mentions


@attrs.frozen(kw_only=True, eq=False)
class ToldJourney:
    """Somebody of whom a sentence tells a journey.

    number: of the sentence in its article. strength: 0 is the surest. start: where the person is in the skeleton.
    is_past, is_ahead: whether the journey is told as past, or as still to come. is_by_pronoun: whether
    the next sentence tells it, with "he" or "she".
    """

    skeleton: Skeleton
    number: int
    slots: tuple[PersonSlot, ...]
    strength: int
    start: int
    is_past: bool = False
    is_ahead: bool = False
    is_by_pronoun: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The keys of those who travel."""
        return frozenset(slot.person.key for slot in self.slots)


def told_journeys(skeletons: Sequence[Skeleton]) -> list[ToldJourney]:
    """Returns the journeys that the sentences of articles tell, in the order of their sentences."""
    numbered = [
        (number, skeleton)
        for _, own in itertools.groupby(skeletons, key=lambda each: id(each.article))
        for number, skeleton in enumerate(own)
    ]
    journeys = [journey for number, skeleton in numbered for journey in _journeys_of(skeleton, number)]
    return sorted([*journeys, *_pronoun_journeys(numbered)], key=lambda journey: journey.number)


def _journeys_of(skeleton: Skeleton, number: int) -> Iterator[ToldJourney]:
    """Yields the journeys that a sentence tells, in the order of the sentence."""
    text = skeleton.text
    found = [
        (match, _strength_of_subject(match) + 2 * _is_subordinate(text, match.start()))
        for match in patterns.SUBJECT.finditer(text)
        if match["reached"] is None or country_mentions(match["reached"])
    ]
    found += [
        (match, 1 + 2 * _is_subordinate(text, match.start()))
        for match in patterns.OWN_VISIT.finditer(text)
        if patterns.IS_OVER.match(text, match.end()) is None
    ]
    found = [
        (match, strength)
        for match, strength in found
        if not _is_addressed(match, text) and patterns.NOT_THIS_ONE.search(text[: match.start("who")]) is None
    ]
    found += [(match, 2) for match in patterns.MEETS.finditer(text) if _meets_abroad(match, skeleton)]
    for pattern, strength in (
        (patterns.ON_OWN_VISIT, 1),
        (patterns.VISIT_BY, 1),
        (patterns.LED_BY, 1),
        (patterns.RECEIVED, 3),
        (patterns.PRESENT_RELATIVE, 2),
    ):
        found += [
            (match, strength)
            for match in pattern.finditer(text)
            if pattern is not patterns.VISIT_BY or patterns.OTHER_VISIT.search(text[: match.start()]) is None
        ]
    for match, strength in sorted(found, key=lambda each: each[0].start("who")):
        deed = match[0].removeprefix(match["who"])
        yield ToldJourney(
            skeleton=skeleton,
            number=number,
            slots=tuple(skeleton.slots_in(_who_travels(match, text))),
            strength=strength,
            start=match.start("who"),
            is_past=_is_past(deed),
            is_ahead=_is_ahead(deed),
        )
    for number_of_slot, slot in enumerate(skeleton.slots):
        if re.search(r"\b[Vv]isiting ", skeleton.sentence.text[slot.first : slot.start]) is not None:
            start = text.index(f"§{number_of_slot}§")
            yield ToldJourney(skeleton=skeleton, number=number, slots=(slot,), strength=1, start=start)


def _pronoun_journeys(numbered: Sequence[tuple[int, Skeleton]]) -> Iterator[ToldJourney]:
    """Yields the journeys that a sentence tells of the subject of the one before: "She arrives in Accra on Monday."."""
    for (number, before), (_, skeleton) in itertools.pairwise(numbered):
        pronoun = patterns.BY_PRONOUN.match(skeleton.text)
        subject = patterns.FIRST_SUBJECT.match(before.text)
        if pronoun is None or subject is None or before.article is not skeleton.article:
            continue
        if patterns.ANOTHER_NAME.search(before.text, subject.end("who")) is not None:
            continue  # "he" may be the other one
        text = f"{subject['who']}{skeleton.text[pronoun.end() :]}"
        told = patterns.SUBJECT.match(text)
        if (
            told is None
            or told["strong"] is None
            or told["who"] != subject["who"]
            or patterns.SAID_BEHIND.search(skeleton.text) is not None
        ):
            continue
        deed = told[0].removeprefix(told["who"])
        yield ToldJourney(
            skeleton=before,
            number=number + 1,
            slots=tuple(before.slots_in(subject["who"])),
            strength=2,
            start=subject.start("who"),
            is_past=_is_past(deed),
            is_ahead=_is_ahead(deed),
            is_by_pronoun=True,
        )


def _is_past(deed: str) -> bool:
    return patterns.PAST.search(deed) is not None and patterns.FUTURE.search(deed) is None


def _is_ahead(deed: str) -> bool:
    return patterns.PAST.search(deed) is None and patterns.FUTURE.search(deed) is not None


def _strength_of_subject(match: re.Match[str]) -> int:
    """How sure a journey of a subject is, 0 for the surest; a return visit follows the one that the text is about."""
    is_return = patterns.RETURN_VISIT.search(match[0]) is not None
    return (0 if match["strong"] is not None else 2) + 2 * is_return


def _is_of_subject(match: re.Match[str]) -> bool:
    """Whether a match is of `SUBJECT`. Patterns are compiled late, so that no match has the object of a module."""
    return match.re.pattern == patterns.SUBJECT.pattern


def _is_addressed(match: re.Match[str], text: str) -> bool:
    """Whether somebody else is the subject: "accepted an invitation from §1§ to visit"."""
    if not _is_of_subject(match) or patterns.GOVERNED.search(text[: match.start()]) is None:
        return False
    # "met §0§, the minister of trade, will visit": what stands between may be the subject.
    is_apposed = re.match(r",? (?:and|with|the|an?)\b|, [A-Z]", text[match.end("who") :]) is not None
    return is_apposed or match["modal"] == "" or match["modal"].startswith(" to")


def _meets_abroad(match: re.Match[str], skeleton: Skeleton) -> bool:
    """Whether people meet somebody in the capital of that person's country, which is not theirs."""
    places = {code for mention in country_mentions(match["place"]) for code in mention.codes}
    hosts = {code for slot in skeleton.slots_in(match["other"]) for code in _codes(slot.person)}
    guests = {code for slot in skeleton.slots_in(match["who"]) for code in _codes(slot.person)}
    return bool(places & hosts) and bool(guests) and not places & guests


def _codes(person: MentionedPerson) -> set[str]:
    return {code for mention in person.mentions for country in mention.countries for code in country.codes}


def _who_travels(match: re.Match[str], text: str) -> str:
    return _subjects(text, match["who"], match.start("who")) if _is_of_subject(match) else match["who"]


def _subjects(text: str, words: str, start: int) -> str:
    """The people of a list who are the subject: not the first of "at the invitation of §0§, §1§ and §2§ will visit"."""
    first, comma, others = words.partition(", ")
    if not comma or not first.endswith("§"):
        return words
    is_list = " and " in others or "with " in others
    is_governed = patterns.GOVERNED.search(text[:start]) is not None
    return words if is_list and not is_governed else _subjects(text, others, start + len(first) + len(comma))


def _is_subordinate(text: str, start: int) -> bool:
    return patterns.SUBORDINATE.search(text[:start]) is not None
