"""The statuses that sentences state of this visit, and not of another one or of a part of its programme."""

import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Citation
from diplovisit.drafting.rules.actors import Actor, Narration
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.frames import ANOTHER, is_long_past
from diplovisit.drafting.rules.own_visits import speaks_of_own_visit
from diplovisit.evidence.clauses.chunks import finite_verbs
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.status_readings import StatusReading, status_readings
from diplovisit.evidence.verdicts.statuses import judge_status
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Status

OFF: Final = frozenset({Status.CANCELLED, Status.POSTPONED})
"""A visit that does not take place, or not on its days."""
EVENTS: Final = frozenset({Status.UNDER_WAY, Status.HELD})
"""A visit that has begun or is over."""
_GOES: Final = lazy_pattern(
    r"\b(?:visit|travel|go|goes|fly|arrive|pay|make|tour|lead|come|head|receive|host|welcome|undertake|take|be"
    r"|leave for|depart for|begin|start|embark)\b"
)
_SUBORDINATE: Final = lazy_pattern(r"\b(?:after|since|before|when|until|because|although|than|as if|which)\b[^,;.]*$")
_ONE_OF_SEVERAL: Final = lazy_pattern(
    r"(?:^|[,;:] ?|\b(?:and|but) )(?:an?|another|one|that|the) (?:[\w-]+ )?(?:visit to|trip to|tour of|leg|stop"
    r"|stopover)\b",
    re.IGNORECASE,
)

_TO_A_PLACE: Final = lazy_pattern(
    r"\b(?:(?:visits?|trip|stop|stopover|excursion|journey|tour)(?: [a-z-]+){0,2}? (?:to|in|at)|tour of)(?: the)? "
    r"(?P<place>[A-Z])"
)


@attrs.frozen(kw_only=True, eq=False)
class StatedStatus:
    """A status that a sentence states of this visit, with its words."""

    status: Status
    article: Article
    index: int
    sentence: Sentence
    start: int
    end: int

    @property
    def citation(self) -> Citation:
        """The words of the status."""
        return self.article.cite(self.sentence, self.start, self.end)


def stated_statuses(context: DraftContext, article: Article) -> Iterator[StatedStatus]:
    """Yields the statuses that an article states of this visit, in order."""
    narration = Narration(context, article)
    for index, sentence in enumerate(article.sentences):
        for reading in sorted(status_readings(sentence), key=lambda each: (each.start, -each.end)):
            if reading.scopes or not _is_of_this_visit(context, narration, index, sentence, reading):
                continue
            if context.is_ahead and reading.status is Status.HELD:
                continue  # the journey is told as one to come, so that this is an earlier one
            if reading.status in EVENTS and is_long_past(context, article, index, reading.start, reading.end):
                continue
            is_off = reading.status in OFF
            words = context.cited(article, sentence, reading.start, reading.end, is_off=is_off)
            if judge_status(words, reading.status).verdict.is_proof:
                yield StatedStatus(
                    status=reading.status, article=article, index=index, sentence=sentence, start=reading.start,
                    end=reading.end,
                )  # fmt: skip


def _is_one_of_several(sentence: Sentence, reading: StatusReading) -> bool:
    """Whether words name a part of a journey: "that leg", "A visit to Agra", and not "The visit to Ireland"."""
    match = _ONE_OF_SEVERAL.search(sentence.text, 0, reading.start)
    if match is None:
        return False
    is_whole = re.search(r"\b(?:the|that) (?:[\w-]+ )?(?:visit|trip|tour)\b", match.group(), re.IGNORECASE) is not None
    places = (each for each in sentence.countries if each.start >= match.end())
    behind = next((sentence.text[match.end() : each.start] for each in places), None)
    return not (is_whole and behind is not None and re.fullmatch(r" (?:the )?", behind))


def _is_to_a_place(sentence: Sentence, reading: StatusReading) -> bool:
    """Whether the words before a status name a place as what was visited, and no country or capital."""
    places = list(_TO_A_PLACE.finditer(sentence.text, 0, reading.start))
    if not places:
        return False
    start = places[-1].start("place")
    return not any(mention.start <= start < mention.end for mention in sentence.countries)


def _is_of_this_visit(
    context: DraftContext, narration: Narration, index: int, sentence: Sentence, reading: StatusReading
) -> bool:
    text = sentence.text
    clause = sentence.clause_at(reading.start)
    if ANOTHER.search(text, clause.start, max(reading.end, min(clause.end, reading.end + 40))) is not None:
        return False
    if reading.status in OFF | EVENTS and _SUBORDINATE.search(text[: reading.start]) is not None:
        return False
    # Whatever is above the first sentence with a verb is the head of the text.
    is_behind_lead = any(finite_verbs(each.text) for each in narration.article.sentences[:index])
    if reading.status in OFF and is_behind_lead and _is_one_of_several(sentence, reading):
        return False  # "A visit to Agra was called off": a part of the programme
    if reading.status in OFF and is_behind_lead and _is_to_a_place(sentence, reading):
        return False  # "Her visit to Kyoto has been cancelled", in a text that begins with the journey
    if reading.status in {Status.ANNOUNCED, Status.CONFIRMED}:
        subjects = narration.subjects(index)
        named = [each for each in subjects if each.key is not None]
        if named and all(each.actor is not Actor.TRAVELLER for each in named):
            return False
        own = [each for each in subjects if each.actor in {Actor.TRAVELLER, Actor.VISIT}]
        return bool(own) or not finite_verbs(text)
    if reading.status is Status.REPORTED and _GOES.search(text, reading.start, reading.end + len(" for")) is None:
        return False
    return speaks_of_own_visit(context, narration, index, reading)
