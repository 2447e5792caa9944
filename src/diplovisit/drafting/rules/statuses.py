"""How far a visit has come, whether it was announced, and its class: the strongest that the words prove.

Where the parts of a text disagree, the more careful one counts. An announcement that no words state outright, such as
"her office said", is inferred and left for a person.
"""

import re
from collections.abc import Sequence
from typing import Final

import attrs

from diplovisit.drafting.proposal import Choice, ChoiceOption, Citation, ProposedFact
from diplovisit.drafting.rules.actors import Actor, Narration
from diplovisit.drafting.rules.announcements import official_word, read_announcement
from diplovisit.drafting.rules.arrivals import infer_arrival, infer_between_legs
from diplovisit.drafting.rules.denied_visits import find_denied_visit
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.frames import Frame, is_of_visit
from diplovisit.drafting.rules.stated_statuses import EVENTS, OFF, StatedStatus, stated_statuses
from diplovisit.evidence.verdicts.statements import category_spans, judge_category
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Announcement, Ending, Status

_PLANS: Final = (Status.CONFIRMED, Status.ANNOUNCED, Status.REPORTED)  # strongest first
_REASON: Final = lazy_pattern(
    r"\b(?:because of|due to(?! (?:begin|start|visit|travel|arrive|take|be|last|run|fly|go|leave|meet|make|pay)\b)"
    r"|owing to|citing|on account of|on grounds of|in view of|in the wake of|amid)"
    r" (?P<reason>[^,.;]{3,120}?)(?=[,.;]|$| (?:the|his|her|their) [\w ]{2,30} said)"
)


@attrs.frozen(kw_only=True)
class StatusOfVisit:
    """What the words say of the visit as a whole. ended, reason: how its earlier days ended, and why.

    denial: words that there is no visit, where nobody had planned it.
    """

    status: ProposedFact
    announcement: ProposedFact | None = None
    category: ProposedFact | None = None
    ended: ProposedFact | None = None
    reason: ProposedFact | None = None
    choices: tuple[Choice, ...] = ()
    denial: str | None = None

    @property
    def off(self) -> Status | None:
        """The status of a visit that is put off or called off; None for any other."""
        return next((status for status in OFF if status.value == self.status.value), None)


def read_status(context: DraftContext) -> StatusOfVisit:
    """Reads the status, the announcement and the class of the visit out of all articles."""
    said = [each for article in context.articles for each in stated_statuses(context, article)]
    announcement = read_announcement(context, said)
    status, ended = _choose(context, said, announcement)
    is_denied = announcement is not None and announcement.value == Announcement.DENIED
    denied = find_denied_visit(context) if not said and not is_denied else None
    if denied is not None and denied.status is not None:
        status = ProposedFact(value=denied.status.value, citations=(denied.citation,), note=denied.note)
        ending = Ending.CANCELLED if denied.status is Status.CANCELLED else Ending.POSTPONED
        ended = attrs.evolve(status, value=ending.value)
    if ended is None:
        ended = _moved(context)
    category, choices = _category(context)
    reason = _reason(context, said, status, ended) if ended is not None else None
    if announcement is None and status.note is not None and status.value == Status.ANNOUNCED:
        announcement = attrs.evolve(status, value=Announcement.OFFICIAL.value)
    elif announcement is None and (note := official_word(context, said)) is not None:
        announcement = ProposedFact(value=Announcement.OFFICIAL.value, citations=note[1], note=note[0])
    return StatusOfVisit(
        status=status,
        announcement=announcement,
        category=category,
        ended=ended,
        reason=reason,
        choices=choices,
        denial=denied.citation.quote if denied is not None and denied.status is None else None,
    )


def _choose(
    context: DraftContext, said: Sequence[StatedStatus], announcement: ProposedFact | None
) -> tuple[ProposedFact, ProposedFact | None]:
    """The status, and how the earlier days ended where the visit was put off or called off."""
    off = [each for each in said if each.status in OFF]
    if off and not _is_history(off[0], said[0]):
        ended = Ending.CANCELLED if off[0].status is Status.CANCELLED else Ending.POSTPONED
        citations = _of_each_source(off, off[0].status)
        return _fact(off[0].status, citations), ProposedFact(value=ended.value, citations=citations)
    events = [each for each in said if each.status in EVENTS]
    if events and said[0].status in EVENTS:
        status = Status.HELD if any(each.status is Status.HELD for each in events) else Status.UNDER_WAY
        return _fact(status, _of_each_source(events, status)), None
    if (between := infer_between_legs(context)) is not None:
        return between, None
    plans = [each for each in said if each.status in _PLANS]
    is_unannounced = announcement is not None and announcement.note is None and announcement.value != "official"
    wanted = [status for status in _PLANS if not is_unannounced or status is Status.REPORTED]
    for status in wanted:
        if not any(each.status is status for each in plans):
            continue
        if status is Status.REPORTED and not is_unannounced and (note := official_word(context, said)) is not None:
            return ProposedFact(value=Status.ANNOUNCED.value, citations=note[1], note=note[0]), None
        return _fact(status, _of_each_source(plans, status)), None
    if (arrival := infer_arrival(context)) is not None:
        return arrival, None
    if not is_unannounced and (note := official_word(context, said)) is not None:
        return ProposedFact(value=Status.ANNOUNCED.value, citations=note[1], note=note[0]), None
    note_of_none = "The words speak of the visit and state no status of it."
    return ProposedFact(value=Status.REPORTED.value, note=note_of_none), None


_ONCE_SET: Final = lazy_pattern(
    r"\b(?:first|originally|earlier|initially|previously) (?:set|planned|scheduled|due"
    r"|meant)\b"
)


def _is_history(off: StatedStatus, first: StatedStatus) -> bool:
    """Whether a visit that was put off or called off once is ahead again: the chief words have it still to come."""
    if first.status in OFF or first.status in EVENTS:
        return first.status in EVENTS
    if _ONCE_SET.search(off.sentence.text) is not None and off.index > first.index:
        return True
    plan = first.sentence.text[first.start : first.end]
    was = off.sentence.text[off.start : off.end]
    return re.match(r"(?:was|were|would|had)\b", plan) is None and re.match(r"(?:was|were|had|but)\b", was) is not None


def _fact(status: Status, citations: tuple[Citation, ...]) -> ProposedFact:
    return ProposedFact(value=status.value, citations=citations)


def _of_each_source(said: Sequence[StatedStatus], status: Status) -> tuple[Citation, ...]:
    found: dict[str, Citation] = {}
    for each in said:
        if each.status is status:
            found.setdefault(each.article.id, each.citation)
    return tuple(found.values())


_MOVED: Final = lazy_pattern(
    r"\b(?:has|have|had) been (?:moved|rescheduled|shifted|brought forward)\b"
    r"|\b(?:has|have|had) been (?:postponed|put off|put back|delayed|deferred) by (?:an? |one |two |three |four |five "
    r"|several |some |\d+ )(?:days?|weeks?|months?|year),? (?:to|until|till)\b|\bhas (?:new|other) (?:dates?|days?)\b"
)


def _moved(context: DraftContext) -> ProposedFact | None:
    """How earlier days ended where the visit has new ones: rescheduled."""
    for article in context.articles:
        narration = Narration(context, article)
        for index, sentence in enumerate(article.sentences):
            for match in _MOVED.finditer(sentence.text):
                if narration.actor_at(index, match.start()).actor in {Actor.TRAVELLER, Actor.VISIT}:
                    citation = article.cite(sentence, *match.span())
                    return ProposedFact(value=Ending.RESCHEDULED.value, citations=(citation,))
    return None


def _category(context: DraftContext) -> tuple[ProposedFact | None, tuple[Choice, ...]]:
    """The class of the visit; a choice where the words give it several."""
    found: dict[str, dict[str, Citation]] = {}
    for article in context.articles:
        narration = Narration(context, article)
        for index, sentence in enumerate(article.sentences):
            for start, end, category in category_spans(sentence.text):
                words = context.cited(article, sentence, start, end, is_off=True)
                if not judge_category(words, category).verdict.is_proof:
                    continue
                if is_of_visit(context, narration, index, sentence, start, (start, end), Frame.NOW):
                    found.setdefault(category.value, {}).setdefault(article.id, article.cite(sentence, start, end))
    if len(found) == 1:
        ((value, citations),) = found.items()
        return ProposedFact(value=value, citations=tuple(citations.values())), ()
    if not found:
        return None, ()
    options = tuple(
        ChoiceOption(value=value, words=next(iter(citations.values())).quote, citation=next(iter(citations.values())))
        for value, citations in found.items()
    )
    return None, (Choice(address="category", question="What class of visit is it?", options=options),)


def _reason(
    context: DraftContext, said: Sequence[StatedStatus], status: ProposedFact, ended: ProposedFact
) -> ProposedFact | None:
    """Why the visit was put off, called off or moved, in the words of the same sentence."""
    places = [(each.article, each.sentence, each.end) for each in said if each.status.value == status.value in OFF]
    cited = next((citation.start for citation in ended.citations if citation.start is not None), None)
    if not places and cited is not None:
        places = [
            (article, sentence, cited - sentence.start)
            for article in context.articles
            for sentence in article.sentences
            if sentence.start <= cited < sentence.start + len(sentence.text)
        ]
    for article, sentence, at in places:
        match = _REASON.search(sentence.text, at)
        if match is not None:
            citation = article.cite(sentence, *match.span("reason"))
            return ProposedFact(value=match.group("reason"), citations=(citation,))
    return None
