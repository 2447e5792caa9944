"""What words say of an engagement: who takes part, what it is called, its series, its length, and how sure it is."""

import re
from typing import Final

from diplovisit.drafting.proposal import ProposedFact
from diplovisit.drafting.rules.actors import Narration
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.engagement_clause import EngagementClause
from diplovisit.drafting.rules.engagement_words import DEED, SITE
from diplovisit.evidence.lexicon.names import MONTH_NAMES
from diplovisit.evidence.readings import DurationReading, modal_phrases
from diplovisit.evidence.verdicts.lengths import RecordedLength, judge_duration
from diplovisit.evidence.verdicts.statements import judge_modality, judge_recurrence
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import EngagementKind, PersonKind, Recurrence

_HOSTED_BY: Final = lazy_pattern(r"[^.;,]{0,40}? (?:hosted|offered|given) by ")
_PEOPLE_END: Final = lazy_pattern(
    r"[;:!?(]|\b(?:will|would|is|are|was|were|has|had|to|who|which|that|where|when|while|during|before|after"
    r"|followed|said"
    r"|at|in)\b|\bfor\b(?! [A-Z])"
)
_FORUM: Final = lazy_pattern(
    r"\b(?:for the|for|of the|attend the|hold the|co-chair the|chair the|in the|through|at the|open the"
    r"|inaugurate the|address the|join the|[Tt]he)"
    r" (?P<before>(?:(?:annual|biennial|regular|quarterly|next|\d+(?:th|st|nd|rd)|first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth) )*)(?:(?:round|meeting|session|edition) of (?:the )?)?(?P<forum>(?!(?:annual"
    r"|biennial|regular|quarterly)\b)(?:[\w’'-]+ ){1,4}?"
    r"(?:[Cc]onsultations|[Dd]iscussions|[Dd]ialogue|[Cc]ommission|[Cc]ommittee|[Cc]ouncil|[Ff]orum|[Ss]ummit"
    r"|[Cc]onference))\b"
)
_RECURRENCES: Final = {
    "annual": Recurrence.ANNUAL,
    "biennial": Recurrence.BIENNIAL,
    "regular": Recurrence.REGULAR,
    "quarterly": Recurrence.QUARTERLY,
}
_OF_OBJECT: Final = frozenset(
    {EngagementKind.SIGNING, EngagementKind.TOUR, EngagementKind.INSPECTION, EngagementKind.CEREMONY}
)
_OBJECT: Final = lazy_pattern(
    r" ?(?:of |on )?(?:the |a |an |several |some |two |three |five |his |her )?(?P<label>[\w’'-]+(?: (?!at\b|in\b"
    r"|on\b|and then\b|before\b|after\b|with\b|during\b|to\b|by\b|for\b|where\b|which\b|will\b|is\b|are\b|was\b|until\b"
    r"|till\b|while\b|when\b|as\b|since\b|this\b|next\b|last\b|later\b|today\b|tomorrow\b|yesterday\b|and the\b|who\b"
    r"|that\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|under\b|through\b|but\b|because\b|despite\b|amid\b|once\b"
    r"|following\b"
    r"|from\b|near\b|outside\b)[\w’'-]+){0,4})"
)
_OWN_NAME: Final = lazy_pattern(r"\b(?:breakfast|seminar|symposium|(?:business|economic|investment|trade) forum)\b")
_TOPIC: Final = lazy_pattern(r" on(?: [\w’'-]+){1,4}?(?=[,.;]| (?:in|at|with|and|by|on)\b|$)")
_BEFORE_DEED: Final = lazy_pattern(r"(?:(?:sign(?:s|ed|ing)?|a|an|the|several|some|two|three|four|five|of) )+")
_NO_TIME: Final = (
    r"(?! (?:\d|(?:this|next|last|the (?:first|second|third|last|same|eve|sidelines|margins|occasion|day))\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:the )?\d|today|tomorrow|yesterday"
    rf"|(?:{'|'.join(sorted(MONTH_NAMES))})\b|arrival|schedule|time|behalf|(?:his|her|their)\b))"
)
_NO_VERB: Final = (
    r"(?!(?:[Mm]eets?|holds?|visits?|attends?|signs?|discuss\w*|reviews?|exchanges?|witness\w*|delivers?|opens?|has"
    r"|have|takes?|pays?|lays?|address\w*|tours?|returns?|leaves?|hosts?|gives?|launch\w*|receives?|makes?|speaks?"
    r"|will|would|is|are|was|were|then|also|met|held|visited|attended|took|paid|laid|left|gave|made|spoke"
    r"|on|for|of|to|in|at|with|by|said|agreed|an?|his|her|their)\b)"
)
_ITEM: Final = rf"(?:(?:on|for) )?(?:the )?{_NO_VERB}[\w’'-]+(?: (?:of |{_NO_VERB})[\w’'-]+){{0,3}}?"
_ENDS_DEED: Final = r"(?=[,.;]| (?:will|in|at|on|with|by|during|are|is|was|were|before|after|while|when|as)\b|$)"
_OF_DEED: Final = lazy_pattern(
    rf"(?: of (?:understanding|intent))?(?: (?:on|for|of){_NO_TIME} {_ITEM}(?:, {_ITEM})*,? and {_ITEM}){_ENDS_DEED}"
    rf"|(?: of (?:understanding|intent))?(?: (?:on|for|of){_NO_TIME}(?: [\w’'-]+){{1,5}}?)"
    rf"(?: and (?:on|for|of){_NO_TIME}(?: [\w’'-]+){{1,3}}?)?"
    r"(?=[,.;]| (?:will|and(?! (?:on|for|of)\b)|in|at|on|with|by|during|are|is|was|were)\b|$)"
)
"""What a deed is on: one matter, or a list of them: "on fisheries, rice and digital government", and no day."""
_NO_LABEL: Final = frozenset(["ceremony", "ceremonies", "signing", "event", "events", "signing ceremony", "document"])
_SIGNED: Final = lazy_pattern(rf" (?:(?:the|a|an|two|several|some) )?(?P<label>(?:[\w’'-]+ ){{0,3}}?{DEED})\b")
"""Behind "signing of" or "signature of"."""
_BODY: Final = lazy_pattern(
    r" (?:the )?(?P<forum>(?:[\w’'-]+ ){0,5}?(?:Commission|Committee|Council|Dialogue|Group|Forum))\b"
)


def read_participants(clause: EngagementClause, narration: Narration) -> tuple[ProposedFact, ...]:
    """Those who are named after the words, up to the next verb; and the host where somebody hosts."""
    text, words, end = clause.text, clause.words, clause.end
    if words.is_host:
        subject = narration.actor_at(clause.index, words.start)
        receiver = (subject.start, subject.end, subject.key)
        spans = [receiver] if subject.key is not None and subject.end > subject.start else []
    else:
        is_address = words.kind is EngagementKind.SPEECH and text.startswith("address", words.start)
        begin = words.start if is_address else words.object_start
        boundary = _PEOPLE_END.search(text, words.object_start, end)
        last = boundary.start() if boundary is not None else end
        hosted = _HOSTED_BY.match(text, words.end)
        spans = _people_between(clause.context, text, begin, last if hosted is None else end)
        if len(spans) > 1 and _ACTS.match(text, spans[-1][1]) and _AND.search(text, spans[-2][1], spans[-1][0]):
            del spans[-1]  # "will call on Ana Soto, and Ben Roth will call on her"
    if not spans and not words.is_host and words.kind in {EngagementKind.MEETING, EngagementKind.CONSULTATIONS}:
        host = narration.host_beside_traveller(clause.index, words.start)
        spans = [(host.start, host.end, host.key)] if host is not None else []
    return tuple(
        ProposedFact(value=key, citations=(clause.cite(start, stop),))
        for start, stop, key in dict.fromkeys(spans)
        if key is not None and key not in clause.context.traveller_keys
    )


_ACTS: Final = lazy_pattern(r" (?:will|would|is|are|was|were|has|had|said) ")
_AND: Final = lazy_pattern(r",? and ")


def _people_between(context: DraftContext, text: str, start: int, end: int) -> list[tuple[int, int, str | None]]:
    found = [
        (each.start, each.end, person.key)
        for person in context.people
        for each in context.mentions_of(person, text)
        if start <= each.start < end and (person.kind is PersonKind.PERSON or _is_met(text, each.start, each.end))
    ]
    return sorted(found)


def _is_met(text: str, start: int, end: int) -> bool:
    """Whether a body or a group is met, and does not only belong to a title or a forum."""
    is_with = re.search(r"\b(?:with|meets?|by|and|address(?:es|ed)?) (?:the )?$", text[:start]) is not None
    return is_with and re.match(r" [a-z]*(?:chair|head|chief|president|leader|member)", text[end:]) is None


def read_label(clause: EngagementClause) -> ProposedFact | None:
    """What is signed, toured or inspected, in the words of the text; None for engagements that need no label."""
    text, words, end = clause.text, clause.words, clause.end
    own = _OWN_NAME.search(text, words.start, words.end)
    if own is not None:
        topic = _TOPIC.match(text, words.end, end) if own.end() == words.end else None
        last = topic.end() if topic is not None else own.end()
        return clause.fact(text[own.start() : last], own.start(), last)
    if words.kind is EngagementKind.SIGNING:
        start, last = _span_of_deed(clause)
    elif words.kind is EngagementKind.TOUR and (site := SITE.match(text, words.object_start, end)) is not None:
        if site.group("site") is None:
            return None  # a name alone is the place, and no label
        start, last = site.span("site")
    elif words.kind in _OF_OBJECT and (match := _OBJECT.match(text, words.object_start, end)) is not None:
        start, last = match.span("label")
    else:
        return None
    value = text[start:last].strip()
    is_label = len(value) >= _SHORTEST_LABEL and value.lower() not in _NO_LABEL
    return clause.fact(value, start, last) if is_label else None


_SHORTEST_LABEL: Final = 3


def _span_of_deed(clause: EngagementClause) -> tuple[int, int]:
    """The span of what is signed: "agreement on ferry safety" of "sign an agreement on ferry safety"."""
    text, words = clause.text, clause.words
    start = words.start
    signed = _SIGNED.match(text, words.end, clause.end)
    if words.is_noun and text[: words.end].endswith(" of") and signed is not None:
        topic = _OF_DEED.match(text, signed.end(), clause.end)
        return signed.start("label"), topic.end() if topic is not None else signed.end()
    if not words.is_noun:
        last_words = re.search(r"(?:[\w’'-]+ ){0,2}[\w’'-]+$", text[words.start : words.end])
        start += last_words.start() if last_words is not None else 0
    before = _BEFORE_DEED.match(text, start, words.end)
    topic = _OF_DEED.match(text, words.end, clause.end)
    return (before.end() if before is not None else start), (topic.end() if topic is not None else words.end)


def read_forum(clause: EngagementClause) -> tuple[ProposedFact | None, ProposedFact | None]:
    """The series that consultations belong to, and how often they are held."""
    text, words = clause.text, clause.words
    if words.kind is EngagementKind.MEETING and text[: words.end].endswith("meeting of"):
        body = _BODY.match(text, words.end)
        return (clause.fact(body.group("forum"), *body.span("forum")) if body is not None else None), None
    if words.kind not in {EngagementKind.CONSULTATIONS, EngagementKind.CONFERENCE, EngagementKind.SUMMIT}:
        return None, None
    match = next((each for each in _FORUM.finditer(text) if each.start() <= words.start <= each.end() + 1), None)
    if match is None:
        return None, None
    name = match.group("forum")
    is_name = " " in name and (words.kind is EngagementKind.CONSULTATIONS or name != name.lower())
    forum = clause.fact(name, *match.span("forum")) if is_name else None
    return forum, _read_recurrence(clause, match.start("before"), match.end())


def _read_recurrence(clause: EngagementClause, start: int, end: int) -> ProposedFact | None:
    for word, recurrence in _RECURRENCES.items():
        match = re.search(rf"\b{word}\b", clause.text[start:end])
        if match is None:
            continue
        span = (start + match.start(), end)
        cited = clause.cited(*span)
        if judge_recurrence(cited, recurrence).verdict.is_proof:
            return clause.fact(recurrence.value, *span)
    return None


def read_engagement_length(clause: EngagementClause) -> tuple[ProposedFact | None, ProposedFact | None]:
    """How long an engagement lasts, with the word that keeps it from being exact."""
    for mention in clause.sentence.figures:
        reading = mention.reading
        if not isinstance(reading, DurationReading) or reading.duration.days or reading.high is not None:
            continue
        if not clause.words.start - _LONGEST_LENGTH <= mention.start < clause.end:
            continue
        length = RecordedLength(low=reading.duration, high=None, qualifier=reading.qualifier, is_stay=True)
        if judge_duration(clause.cited(mention.start, mention.end), reading.duration, length).verdict.is_proof:
            qualifier = reading.qualifier
            return (
                clause.fact(str(reading.duration), mention.start, mention.end),
                clause.fact(qualifier.value, mention.start, mention.end) if qualifier is not None else None,
            )
    return None, None


_LONGEST_LENGTH: Final = 20  # characters of "a two-hour" before "meeting"


_SAID_THAT: Final = lazy_pattern(r"\b(?:said|told|announced|confirmed|added|stated|wrote|reported|explained|noted)\b")


def read_engagement_modality(clause: EngagementClause) -> ProposedFact | None:
    """How sure the words are: the phrase of certainty before the verb, or after the noun."""
    words = clause.words
    around = clause.sentence.clause_at(words.start)
    phrases = modal_phrases(clause.text)
    before = [each for each in phrases if around.start <= each[1] and each[2] <= words.start]
    behind = [each for each in phrases if words.is_noun and words.end <= each[1] < around.end]
    for modality, start, end in (*reversed(before), *behind):
        if clause.text[start:end] == "would" and _SAID_THAT.search(clause.text, 0, start) is not None:
            continue  # the "will" of somebody who reports
        if judge_modality(clause.cited(start, end), modality).verdict.is_proof:
            return clause.fact(modality.value, start, end)
    return None
