"""How far a visit has come, whether it was announced, and its class: the strongest that the words prove.

Where the parts of a text disagree, the more careful one counts. An announcement that no words state outright, such as
"her office said", is inferred and left for a person.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplovisit.drafting.actors import Actor, Narration
from diplovisit.drafting.article import Article
from diplovisit.drafting.destinations import ANOTHER, Frame, is_long_past, is_of_visit
from diplovisit.drafting.draft_context import DraftContext
from diplovisit.drafting.proposal import Choice, ChoiceOption, Citation, ProposedFact
from diplovisit.evidence.clauses.chunks import finite_verbs
from diplovisit.evidence.readings import cites_unnamed_sources
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.status_readings import StatusReading, is_official, status_readings
from diplovisit.evidence.verdicts.statements import category_spans, judge_category
from diplovisit.evidence.verdicts.statuses import announcement_spans, judge_announcement, judge_status
from diplovisit.record import Announcement, Ending, SourceKind, Status

_OFF: Final = frozenset({Status.CANCELLED, Status.POSTPONED})
_EVENTS: Final = frozenset({Status.UNDER_WAY, Status.HELD})
_PLANS: Final = (Status.CONFIRMED, Status.ANNOUNCED, Status.REPORTED)  # strongest first
_GOES: Final = re.compile(
    r"\b(?:visit|travel|go|goes|fly|arrive|pay|make|tour|lead|come|head|receive|host|welcome|undertake|take|be"
    r"|leave for|depart for|begin|start|embark)\b"
)
_SUBORDINATE: Final = re.compile(r"\b(?:after|since|before|when|until|because|although|than|as if|which)\b[^,;.]*$")
_SAID: Final = re.compile(
    r"(?P<who>(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]n?|[A-Z][\w’'-]+)(?: [\w’'-]+){0,6}?)"
    r" (?:said|says|announced|announces|stated|confirmed|told)\b"
)
_ACCORDING: Final = re.compile(r"\b(?:according to|as per|in a statement (?:by|from)) (?P<who>[^,.;]{3,80})")
_REASON: Final = re.compile(
    r"\b(?:because of|due to(?! (?:begin|start|visit|travel|arrive|take|be|last|run|fly|go|leave|meet|make|pay)\b)"
    r"|owing to|citing|on account of|on grounds of|in view of|in the wake of|amid)"
    r" (?P<reason>[^,.;]{3,120}?)(?=[,.;]|$| (?:the|his|her|their) [\w ]{2,30} said)"
)


@attrs.frozen(kw_only=True)
class StatusOfVisit:
    """What the words say of the visit as a whole. ended, reason: how its earlier days ended, and why."""

    status: ProposedFact
    announcement: ProposedFact | None = None
    category: ProposedFact | None = None
    ended: ProposedFact | None = None
    reason: ProposedFact | None = None
    choices: tuple[Choice, ...] = ()


@attrs.frozen(kw_only=True, eq=False)
class _Said:
    """A status that a sentence states of this visit, with its words."""

    status: Status
    article: Article
    index: int
    sentence: Sentence
    start: int
    end: int

    @property
    def citation(self) -> Citation:
        return self.article.cite(self.sentence, self.start, self.end)


def read_status(context: DraftContext) -> StatusOfVisit:
    """Reads the status, the announcement and the class of the visit out of all articles."""
    said = [each for article in context.articles for each in _statuses_in(context, article)]
    announcement = _announcement(context, said)
    status, ended = _choose(context, said, announcement)
    if ended is None:
        ended = _moved(context)
    category, choices = _category(context)
    reason = _reason(context, said, status, ended) if ended is not None else None
    if announcement is None and status.note is not None and status.value == Status.ANNOUNCED:
        announcement = attrs.evolve(status, value=Announcement.OFFICIAL.value)
    elif announcement is None and (note := _official_word(context, said)) is not None:
        announcement = ProposedFact(value=Announcement.OFFICIAL.value, citations=note[1], note=note[0])
    return StatusOfVisit(
        status=status, announcement=announcement, category=category, ended=ended, reason=reason, choices=choices
    )


def _statuses_in(context: DraftContext, article: Article) -> Iterator[_Said]:
    narration = Narration(context, article)
    for index, sentence in enumerate(article.sentences):
        for reading in sorted(status_readings(sentence), key=lambda each: (each.start, -each.end)):
            if reading.scopes or not _is_of_this_visit(narration, index, sentence, reading):
                continue
            if context.is_ahead and reading.status is Status.HELD:
                continue  # the journey is told as one to come, so that this is an earlier one
            if reading.status in _EVENTS and is_long_past(context, article, index, reading.start, reading.end):
                continue
            is_off = reading.status in _OFF
            words = context.cited(article, sentence, reading.start, reading.end, is_off=is_off)
            if judge_status(words, reading.status).verdict.is_proof:
                yield _Said(
                    status=reading.status, article=article, index=index, sentence=sentence, start=reading.start,
                    end=reading.end,
                )  # fmt: skip


def _is_of_this_visit(narration: Narration, index: int, sentence: Sentence, reading: StatusReading) -> bool:
    text = sentence.text
    clause = sentence.clause_at(reading.start)
    if ANOTHER.search(text, clause.start, max(reading.end, min(clause.end, reading.end + 40))) is not None:
        return False
    if reading.status in _OFF | _EVENTS and _SUBORDINATE.search(text[: reading.start]) is not None:
        return False
    if reading.status in _OFF and index and _ONE_OF_SEVERAL.search(text, 0, reading.start) is not None:
        return False  # "A visit to Agra was called off": a part of the programme
    if reading.status in {Status.ANNOUNCED, Status.CONFIRMED}:
        subjects = narration.subjects(index)
        named = [each for each in subjects if each.key is not None]
        if named and all(each.actor is not Actor.TRAVELLER for each in named):
            return False
        own = [each for each in subjects if each.actor in {Actor.TRAVELLER, Actor.VISIT}]
        return bool(own) or not finite_verbs(text)
    if reading.status is Status.REPORTED and _GOES.search(text, reading.start, reading.end + len(" for")) is None:
        return False
    return narration.actor_at(index, reading.start).actor in {Actor.TRAVELLER, Actor.VISIT}


def _choose(
    context: DraftContext, said: Sequence[_Said], announcement: ProposedFact | None
) -> tuple[ProposedFact, ProposedFact | None]:
    """The status, and how the earlier days ended where the visit was put off or called off."""
    off = [each for each in said if each.status in _OFF]
    if off and not _is_history(off[0], said[0]):
        ended = Ending.CANCELLED if off[0].status is Status.CANCELLED else Ending.POSTPONED
        citations = _of_each_source(off, off[0].status)
        return _fact(off[0].status, citations), ProposedFact(value=ended.value, citations=citations)
    events = [each for each in said if each.status in _EVENTS]
    if events and said[0].status in _EVENTS:
        status = Status.HELD if any(each.status is Status.HELD for each in events) else Status.UNDER_WAY
        return _fact(status, _of_each_source(events, status)), None
    plans = [each for each in said if each.status in _PLANS]
    is_unannounced = announcement is not None and announcement.note is None and announcement.value != "official"
    wanted = [status for status in _PLANS if not is_unannounced or status is Status.REPORTED]
    for status in wanted:
        if not any(each.status is status for each in plans):
            continue
        if status is Status.REPORTED and not is_unannounced and (note := _official_word(context, said)) is not None:
            return ProposedFact(value=Status.ANNOUNCED.value, citations=note[1], note=note[0]), None
        return _fact(status, _of_each_source(plans, status)), None
    if not is_unannounced and (note := _official_word(context, said)) is not None:
        return ProposedFact(value=Status.ANNOUNCED.value, citations=note[1], note=note[0]), None
    return ProposedFact(
        value=Status.REPORTED.value, note="The words speak of the visit and state no status of it."
    ), None


_ONE_OF_SEVERAL: Final = re.compile(
    r"(?:^|[,;:] ?|\b(?:and|but) )(?:an?|another|one|that|the) (?:[\w-]+ )?(?:visit to|trip to|tour of|leg|stop"
    r"|stopover)\b",
    re.IGNORECASE,
)
_ANONYMOUS: Final = re.compile(r"\banonym\w+|\b(?:not|un)[ -]?(?:to be )?(?:named|identified|authori[sz]ed)\b")
_ONCE_SET: Final = re.compile(
    r"\b(?:first|originally|earlier|initially|previously) (?:set|planned|scheduled|due"
    r"|meant)\b"
)


def _is_history(off: _Said, first: _Said) -> bool:
    """Whether a visit that was put off or called off once is ahead again: the chief words have it still to come."""
    if first.status in _OFF or first.status in _EVENTS:
        return first.status in _EVENTS
    if _ONCE_SET.search(off.sentence.text) is not None and off.index > first.index:
        return True
    plan = first.sentence.text[first.start : first.end]
    was = off.sentence.text[off.start : off.end]
    return re.match(r"(?:was|were|would|had)\b", plan) is None and re.match(r"(?:was|were|had|but)\b", was) is not None


def _fact(status: Status, citations: tuple[Citation, ...]) -> ProposedFact:
    return ProposedFact(value=status.value, citations=citations)


def _of_each_source(said: Sequence[_Said], status: Status) -> tuple[Citation, ...]:
    found: dict[str, Citation] = {}
    for each in said:
        if each.status is status:
            found.setdefault(each.article.id, each.citation)
    return tuple(found.values())


def _official_word(context: DraftContext, said: Sequence[_Said]) -> tuple[str, tuple[Citation, ...]] | None:
    """Why the visit is officially announced, though no words say "announced", with the words; None if it is not."""
    for each in said:
        text = each.sentence.text
        if _ANONYMOUS.search(text) is not None:
            continue
        for match in (*_SAID.finditer(text), *_ACCORDING.finditer(text)):
            if _is_office(match.group("who")) and not cites_unnamed_sources(match.group("who")):
                citation = each.article.cite(each.sentence, *match.span())
                return f'An office of the state says so itself: "{match.group()}".', (citation,)
    for article in context.articles:
        card = next((each for each in context.sources if each.id == article.id), None)
        if card is not None and card.kind is SourceKind.STATEMENT:
            return "The text is a note by an office of the state itself.", ()
    return None


_MOVED: Final = re.compile(
    r"\b(?:has|have|had) been (?:moved|rescheduled|shifted|brought forward)\b|\bhas (?:new|other) (?:dates?|days?)\b"
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


def _is_office(words: str) -> bool:
    """Whether words name an office of a state, or the staff of one who is to hold it."""
    return is_official(words) or re.search(r"\btransition team\b", words) is not None


def _announcement(context: DraftContext, said: Sequence[_Said]) -> ProposedFact | None:
    """What the words say of an announcement: a denial first, then that there was none, then that there was one."""
    found: dict[Announcement, dict[str, Citation]] = {}
    for article in context.articles:
        narration = Narration(context, article)
        for index, sentence in enumerate(article.sentences):
            for kind, start, end in announcement_spans(sentence):
                words = context.cited(article, sentence, start, end)
                if not judge_announcement(words, kind).verdict.is_proof:
                    continue
                if not _speaks_of_visit(narration, index) and not _stands_alone(narration, index, end):
                    continue
                found.setdefault(kind, {}).setdefault(article.id, article.cite(sentence, start, end))
    for kind in (Announcement.DENIED, Announcement.NONE):
        if kind in found:
            return ProposedFact(value=kind.value, citations=tuple(found[kind].values()))
    for each in said:
        words = context.cited(each.article, each.sentence, each.start, each.end, is_off=each.status in _OFF)
        if each.status is Status.ANNOUNCED and judge_announcement(words, Announcement.OFFICIAL).verdict.is_proof:
            return ProposedFact(value=Announcement.OFFICIAL.value, citations=(each.citation,))
    return None


def _speaks_of_visit(narration: Narration, index: int) -> bool:
    """Whether a sentence names one who travels, or the visit, and nobody else first."""
    subjects = narration.subjects(index)
    named = [each for each in subjects if each.key is not None]
    if any(each.actor is Actor.TRAVELLER for each in subjects):
        return True
    return not named and any(each.actor is Actor.VISIT for each in subjects)


_OF_SOMETHING: Final = re.compile(r"[^.;]{0,40}?\b(?:of|on|about|regarding|concerning|for|that)\b")


def _stands_alone(narration: Narration, index: int, end: int) -> bool:
    """Whether a sentence says that nothing was announced, and of nothing else, right behind words about the visit."""
    sentence = narration.article.sentences[index]
    if _OF_SOMETHING.match(sentence.text, end) is not None or any(each.key for each in narration.subjects(index)):
        return False
    return index > 0 and narration.subject_of(index - 1).actor in {Actor.TRAVELLER, Actor.VISIT}


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
    context: DraftContext, said: Sequence[_Said], status: ProposedFact, ended: ProposedFact
) -> ProposedFact | None:
    """Why the visit was put off, called off or moved, in the words of the same sentence."""
    places = [(each.article, each.sentence, each.end) for each in said if each.status.value == status.value in _OFF]
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
