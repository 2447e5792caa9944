"""Reads the status of a visit where a clause says it: "has been called off", "arrived in Oslo for talks".

The words need a finite verb, and where the verb is passive, a visit as its subject. A visit that is announced needs an
office that announces it: what a newspaper announces is a report.
"""

import functools
import itertools
import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.clauses import ChunkKind, Scope, Word, split_chunks, words_of
from diplovisit.evidence.clauses.chunks import ClauseChunk, finite_verbs
from diplovisit.evidence.lexicon.polarity import Suspension
from diplovisit.evidence.sentence import Sentence
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Status

MOST_MATCHES: Final = 40
"""The places of one pattern in a sentence that are looked into, so that time stays linear."""

_OFF: Final = frozenset({Status.POSTPONED, Status.CANCELLED})
VISIT: Final = r"(?:visits?|trips?|tours?|journeys?|stopover)"
_OWNER: Final = r"(?:his|her|their|its|the|this|a|an|our|(?:(?-i:[A-Z])[\w-]+ ){0,5}[A-Z][\w’'-]*[’']s?)"
_ADVERB: Final = r"(?:(?:now|also|since|already|today|again|just|then|twice|\w+ly) ){0,3}"
_NP: Final = rf"{_OWNER} (?:[\w’'-]+ ){{0,6}}?{VISIT}\b"
_CALLED_OFF: Final = r"(?:cancell?ed|called off|scrapped|axed|aborted)"
_PUT_OFF: Final = r"(?:postponed|put off|deferred|delayed|pushed back)"
_BY_HOURS: Final = (
    r"(?! (?:by|for) (?:[\w-]+ ){1,4}?(?:hours?|minutes?|hrs?|while)\b)(?! (?:by|for) (?:some|several) time\b)"
)
_WAS: Final = rf"\b(?:has|have|had) {_ADVERB}been|\b(?:was|were|is|are)"
GO: Final = (
    r"(?:visit|travel|go|fly|arrive|land|tour|make|pay|undertake|be (?:in|at|on|there|paying|making)|attend|host"
    r"|receive|welcome|come|head|lead|leave|depart"
    r"|hold|meet|stop|return|set|sign|address|begin|start|take)"
)
TIME: Final = r"(?:(?:on|late on|early on|last|earlier|in) [\w ,]{2,24}? |today |yesterday |earlier |later )?"
_WILL: Final = (
    r"\b(?:will|would|may|might|could|shall|[’']ll|plans? to|intends? to|hopes? to|(?:is|are|was|were) "
    r"(?:now )?(?:(?:due|set|likely|slated|planning|planned|scheduled|expected|anticipated) )?to) "
)


@attrs.frozen
class _Pattern:
    """Words for a status. is_of_a_visit: whether their subject must be a visit, as that of a passive verb."""

    status: Status
    pattern: re.Pattern[str]
    is_of_a_visit: bool = False


def _pattern(status: Status, pattern: str, *, is_of_a_visit: bool = False, flags: int = re.IGNORECASE) -> _Pattern:
    return _Pattern(status, lazy_pattern(pattern, flags), is_of_a_visit)


_PATTERNS: Final = (
    *(
        pattern
        for status, participle in ((Status.CANCELLED, _CALLED_OFF), (Status.POSTPONED, _PUT_OFF))
        for pattern in (
            _pattern(
                status,
                rf"(?:{_WAS}) {_ADVERB}{participle}\b{_BY_HOURS}",
                is_of_a_visit=True,
            ),
            _pattern(status, rf"\bbut {_ADVERB}{participle}\b", is_of_a_visit=True),
            _pattern(status, rf"(?<!to )(?<!be )(?<!been )(?<!being )\b{participle} {_NP}(?![’'])"),
        )
    ),
    _pattern(
        Status.ANNOUNCED,
        rf"(?:{_WAS}) {_ADVERB}announced\b(?! (?:to|off|that|so|too|again and|time and|more than|prematurely|wrongly))",
        is_of_a_visit=True,
    ),
    _pattern(Status.CONFIRMED, rf"(?:{_WAS}) {_ADVERB}confirmed\b(?! (?:to|that|off|dead|as))", is_of_a_visit=True),
    _pattern(Status.UNDER_WAY, rf"\b(?:begun|began|started|opened|kicked off|embarked on|launched) {_NP}(?![’'])"),
    _pattern(Status.UNDER_WAY, rf"\bbegins (?:to-?day|this morning|this afternoon|here) {_NP}(?![’'])"),
    _pattern(
        Status.UNDER_WAY,
        rf"\b(?:(?:is|are) {_ADVERB}(?:under way|underway)\b|has {_ADVERB}(?:begun|started)\b)",
        is_of_a_visit=True,
    ),
    _pattern(
        Status.UNDER_WAY,
        r"\b(?:arrived|landed|touched down)\b[^.;:]{0,60}?"
        rf" (?:for|on|to begin|to start) (?:(?:a|an|his|her|their|the) (?:[\w’'-]+ ){{0,6}}?{VISIT}|talks)\b",
    ),
    _pattern(
        Status.UNDER_WAY,
        rf"\b(?:is|are) {_ADVERB}(?:in|at|on) [^.,;:]{{0,40}}?\b(?:for|on|(?<=on )an?|(?<=on )his|(?<=on )her)"
        rf" (?:[\w’'-]+ ){{0,5}}?(?:{VISIT}|talks)\b(?! (?:next|later|in|on|from))",
    ),
    _pattern(Status.UNDER_WAY, rf"\b(?:is|are) {_ADVERB}on (?:a|an|his|her|their) (?:[\w’'-]+ ){{0,5}}?{VISIT}\b"),
    _pattern(
        Status.HELD,
        rf"\b(?:wrapped up|concluded|ended|completed|finished|rounded off|wound up|capped|paid|made) {_NP}(?![’'])",
    ),
    _pattern(Status.HELD, r"(?:(?<=^)|(?<=[\w”,’)] ))(?:visited|toured)(?= (?:the )?[A-Z])", flags=0),
    _pattern(
        Status.HELD,
        rf"\bbrought {_NP}(?: to [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?)? to (?:a close|an end|its end|a conclusion)\b",
    ),
    _pattern(Status.HELD, r"\bdid (?:indeed |in fact )?visit\b"),
    _pattern(Status.HELD, rf"\b(?:at|by) the end of {_NP}"),
    _pattern(Status.HELD, rf"\breturned (?:home )?(?:to [A-Z]\w+ )?(?:on \w+ )?(?:from|after) {_NP}"),
    _pattern(
        Status.HELD,
        r"\b(?:took place|was held|has taken place|has ended|has concluded|concluded|ended)\b(?! up)",
        is_of_a_visit=True,
    ),
    _pattern(Status.REPORTED, rf"{_WILL}{_ADVERB}{GO}\b"),
    _pattern(Status.REPORTED, rf"\b(?:plans|intends|hopes) to {GO}\b"),
)
# "Has visited", "last visited": an earlier visit, or one of many.
_EARLIER: Final = frozenset(
    """
    has have had last previously never often not was were is been be once rarely ever who having
    """.split()  # noqa: SIM905  # a list of words reads best as words
)

_OFFICIAL: Final = lazy_pattern(
    r"\b(?:palaces?|presidenc(?:y|ies)|governments?|ministr(?:y|ies)|offices?|embass(?:y|ies)|chanceller(?:y|ies)"
    r"|capitals|kremlin|white house"
    r"|department|courts?|households?|cabinet|spokes\w+|(?:under-)?secretaries|leaders|ministers?|presidents?|king"
    r"|queen|premier|chancellor|sides"
    r"|secretary"
    r"|secretariat|élysée|downing street|commission|council|protocol|holy see|vatican|state|adviser|directorate"
    r"|mfa|mea)\b",
    re.IGNORECASE,
)
_MEDIA: Final = lazy_pattern(
    r"\b(?:newspapers?|papers?|sources?|radio|television|tv|agency|agencies|daily|opposition|analysts?"
    r"|broadcaster|blog"
    r"|website|site|media|reports?|reporters?|journalists?|magazine|channel|rumou?rs?|union|company|party"
    r"|deputy of)\b",
    re.IGNORECASE,
)


def is_official(subject: str) -> bool:
    """Whether a subject is an office of a state, and no medium.

    >>> is_official("The foreign ministry"), is_official("A newspaper close to the ministry")
    (True, False)
    """
    return _OFFICIAL.search(subject) is not None and _MEDIA.search(subject) is None


# "May announce", "is to be announced", "expected to confirm": nothing is announced yet.
_NOT_YET: Final = lazy_pattern(
    r"\b(?:to|will|would|may|might|could|can|should|shall|must|be)(?: (?:soon|now|also|then|later|\w+ly))*\s*$",
    re.IGNORECASE,
)
_TELLS: Final = lazy_pattern(r"\b(?P<verb>announce[sd]?|confirm(?:s|ed)?)\b(?:, [^,.;]{2,40},)?")
_THAT: Final = lazy_pattern(rf" {TIME}(?:that )?(?P<what>.*)", re.DOTALL)
_FUTURE: Final = lazy_pattern(
    rf"\b(?:will|would|shall|is to|are to|is due to|was to|were to|is scheduled to) {_ADVERB}{GO}\b"
)
_VISITING_SOON: Final = lazy_pattern(
    rf"\b(?:{VISIT}|(?:will|would|shall|is to|are to|is due to|is scheduled to) {_ADVERB}{GO}|goes|travels|flies"
    rf"|arrives)\b"
)
_OBJECT: Final = lazy_pattern(rf"{_NP}(?![’'])(?! (?:had|has|was|would not|is off|will not))", re.IGNORECASE)
RETRACTS: Final = lazy_pattern(
    r"\b(?:cancel\w*|call\w* off|postpone\w*|put(?:ting)? off|defer\w*|delay\w*|off\b|scrap\w*|suspen\w+|end of)\b",
    re.IGNORECASE,
)


@attrs.frozen
class StatusReading:
    """A status that words at a place in a sentence say, and the scopes that reach them."""

    status: Status
    start: int
    end: int
    scopes: tuple[Scope, ...]


@functools.lru_cache(maxsize=1024)
def status_readings(sentence: Sentence) -> tuple[StatusReading, ...]:
    """Returns every status that a sentence has words for.

    >>> from diplovisit.evidence.sentence import read_sentence
    >>> [each.status.value for each in status_readings(read_sentence("The visit has been called off."))]
    ['cancelled']
    """
    return tuple(_read(sentence))


def _read(sentence: Sentence) -> Iterator[StatusReading]:
    text = sentence.text
    for each in _PATTERNS:
        for match in itertools.islice(each.pattern.finditer(text), MOST_MATCHES):
            start, end = match.span()
            before = text[:start].rsplit(None, 1)[-1:]
            if (
                each.status is Status.HELD
                and match.group() in {"visited", "toured"}
                and before
                and before[0] in _EARLIER
            ):
                continue
            if each.is_of_a_visit and not _has_visit_as_subject(sentence, start):
                continue
            scopes = tuple(
                scope
                for scope in sentence.scopes_at(start, end)
                if not (each.status in _OFF and (scope.suspension is Suspension.CANCELLATION or scope.start == start))
                if not (
                    scope.start == start and match[0].lower().startswith("brought ")
                )  # "brought a visit to a close"
            )
            yield StatusReading(each.status, start, end, scopes)
    yield from _announcements(sentence)


def _announcements(sentence: Sentence) -> Iterator[StatusReading]:
    """The places where an official announces or confirms a visit."""
    text = sentence.text
    for match in itertools.islice(_TELLS.finditer(text), MOST_MATCHES):
        start, end = match.span()
        subject = text[clause_start(sentence, start) : start]
        if not is_official(subject) or _NOT_YET.search(subject) is not None:
            continue
        if (said := _what_is_said(sentence, start, end)) is None:
            continue
        first, last = said[0][0], said[-1][1]
        words = " ".join(text[slice(*span)] for span in said)
        is_before = last <= start
        is_object = _OBJECT.match(words.lstrip()) is not None
        if not (is_before or is_object or _FUTURE.search(words)):
            continue
        # "Confirmed the visit, which was then put off" confirms none.
        if RETRACTS.search(text[first:].partition(";")[0] if is_object else text[first:last]):
            continue
        status = Status.CONFIRMED if match.group("verb").startswith("confirm") else Status.ANNOUNCED
        scopes = dict.fromkeys(scope for span in ((start, end), *said) for scope in sentence.scopes_at(*span))
        if not any(reading in words for reading in (" no ", "whether")):
            yield StatusReading(status, start, max(end, last), tuple(scopes))


def _what_is_said(sentence: Sentence, start: int, end: int) -> list[tuple[int, int]] | None:
    """The spans of what is announced: the words after the verb, or, for ", the palace announced", those before it.

    What an insertion says of its own is left out: "announced that the king, who has not been abroad, will visit".
    """
    text = sentence.text
    words, chunks = words_of(text), split_chunks(text)
    index = next(i for i, chunk in enumerate(chunks) if words[chunk.last - 1].end >= end)
    chunk = chunks[index]
    chunk_end = words[chunk.last - 1].end
    if (match := _THAT.match(text, end, chunk_end)) is not None and chunk.kind is not ChunkKind.INSERTION:
        what = match.start("what")
        spans = [(what, chunk_end)]
        is_object = _OBJECT.match(text[what:chunk_end].lstrip()) is not None
        for each in chunks[index + 1 :]:  # "announced that the king, who is well, will visit"
            is_complete = is_object or _FUTURE.search(text, what, spans[-1][1])
            if each.group != chunk.group or each.contrasts or is_complete:
                break
            if each.kind is not ChunkKind.INSERTION:
                spans.append((words[each.first].start, words[each.last - 1].end))
        return spans
    before = [each for each in chunks[:index] if each.group in {chunk.group, chunk.group - 1}]
    if chunk.kind is ChunkKind.INSERTION and before and _VISITING_SOON.search(text, 0, words[chunk.first].start):
        return [(words[before[0].first].start, words[chunk.first].start)]
    return None


# "Officials in Asunción said the visit": the clause begins after "said".
_SAID: Final = lazy_pattern(
    r"\b(?:said|says|announced|confirmed|added|reported|stated|insisted|told \w+)(?: on \w+| today| yesterday)?"
    r" (?=(?:the|his|her|their|its|a|an|this|that|it)\b"
    r"|(?:Mr|Mrs|Ms|Dr|Sir|President|King|Queen|Minister)\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    r" (?:(?:will|would|is|was)\b|$))"
)


def clause_start(sentence: Sentence, offset: int) -> int:
    """Where the clause of a verb begins: after the last conjunction or mark before it, if its subject follows that."""
    text = sentence.text
    words, chunks = words_of(text), split_chunks(text)
    index = next(i for i, chunk in enumerate(chunks) if words[chunk.last - 1].end > offset)
    start = words[chunks[index].first].start
    cut = max(
        text.rfind(" that ", start, offset), text.rfind(" which ", start, offset), text.rfind(" if ", start, offset)
    )
    said = [match.end() for match in _SAID.finditer(text, start, offset)]
    if said and said[-1] > cut and said[-1] < offset:
        return said[-1]
    if cut >= 0:
        return cut + 1
    while (index > 0 and not any(char.isalnum() for char in text[start:offset])) or _lacks_subject(text[start:offset]):
        index -= 1
        if index < 0 or chunks[index].group != chunks[index + 1].group:
            break
        is_of_phrase = chunks[index].kind is ChunkKind.PHRASE and _continues_subject(words, chunks[index].first)
        is_of_phrase = is_of_phrase or _is_apposition(words, chunks[index], text)
        if chunks[index].kind is not ChunkKind.INSERTION and not (is_of_phrase and index > 0):
            start, end = words[chunks[index].first].start, words[chunks[index].last - 1].end
            cut = max(text.rfind(" that ", start, end), text.rfind(" which ", start, end))
            return cut + 1 if cut >= 0 else start
    return start


_WITHIN_SUBJECT: Final = frozenset(
    [
        "to",
        "of",
        "in",
        "by",
        "h",
        "h.e",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "lady",
        "shri",
        "smt",
        "herr",
        "general",
    ]
)


def _continues_subject(words: tuple[Word, ...], first: int) -> bool:
    """Whether a phrase goes on with the one before it: "the visit of the king, to Oslo, has been postponed"."""
    return words[first].text == "," and first + 1 < len(words) and words[first + 1].lower in _WITHIN_SUBJECT


_CAPITALISED: Final = r"(?:[A-Z][\w.’'-]*|de|da|do|dos|del|bin|ibn|al|el|van|von|der|of|the|and|for|&|-)"
_APPOSITION: Final = lazy_pattern(
    rf", {_CAPITALISED}(?: {_CAPITALISED})*"
    r"|, (?:(?:originally|initially|previously|first|once|now|tentatively) )?(?:due|planned|scheduled|set|slated"
    r"|expected|announced|foreseen|meant|fixed)\b.*"
)
"""A name or an office after the words that it belongs to, or when a visit was to be: ", due on 3 May"."""


def _is_apposition(words: tuple[Word, ...], chunk: ClauseChunk, text: str) -> bool:
    phrase = text[words[chunk.first].start : words[chunk.last - 1].end]
    return chunk.kind is ChunkKind.PHRASE and _APPOSITION.fullmatch(phrase) is not None


_NO_SUBJECT: Final = lazy_pattern(
    r"[\W_]*(?:(?:and|but|then|also|later|has|have|had|is|are|was|were|been|will|officially|formally|now)\W*)*",
    re.IGNORECASE,
)
_PHRASE_ALONE: Final = lazy_pattern(
    r", (?:to|in|from|for|on|at|of)(?: (?:[A-Z\d][\w.’'-]*|and|to|the|of|in|on))+ (?<! and )"
)
"""What continues a subject and is none: ", to the Republic of Ghana has been postponed"."""


def _lacks_subject(words: str) -> bool:
    return _NO_SUBJECT.fullmatch(words) is not None or _PHRASE_ALONE.fullmatch(words) is not None


_HEAD: Final = lazy_pattern(
    r"\b(?:visit|trip|tour|journey|summit|stopover|it|(?:this|that)(?=\W*(?:$|(?:also|now|too)\b)))\b",
    re.IGNORECASE,
)
_NOT_HEAD: Final = lazy_pattern(
    r"\b(?:of|on|for|about|during|after|before|to|from|with|in|at|by|no|not|cancell?ation|postponement)\b",
    re.IGNORECASE,
)


_VISIT_OF_APPOSED: Final = lazy_pattern(
    r"(?:^|[-–—.;:] )(?:the|a|an|his|her|their) (?:[\w-]+ ){0,3}?(?:visit|trip|tour|journey) (?:of|by) [^,;:]{3,120}, "
    r"(?-i:(?:(?:Mr|Mrs|Ms|Dr|H\.E)\.? )*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}),"
    r"(?: to (?:the )?(?-i:[A-Z])[^,;:]{2,40}?,?)?(?: which [^,;:]{3,100},)? $",
    re.IGNORECASE,
)
"""A subject with a name between commas: "The visit of the minister, Ana Soto, to Chad, which was to begin today, "."""


_PLAIN: Final = (
    r"(?:(?!(?:of|for|on|to|in|by|with|from|after|before|during|about|no|and|or|that|which)\b)[\w-]+ ){0,3}?"
)
_VISIT_AT_HEAD: Final = lazy_pattern(
    rf"(?:[^.;:]{{0,60}}[-–—:] )?(?:the|this|a|an|his|her|their|[A-Z][\w’'-]+['’]s) {_PLAIN}{VISIT}\b",
    re.IGNORECASE,
)
_WAS_TO_BE: Final = lazy_pattern(
    r" (?:that|which) (?:was|were|had been) (?:due|set|scheduled|planned|expected|foreseen|to)\b[^,;:.]{0,80} $"
)
"""When a visit was to be, without commas: "A visit to Chad that was to begin on 3 May "."""
_VISIT_TO_BE_MADE: Final = lazy_pattern(
    rf"\b(?:the|a|an|his|her|their) {_PLAIN}{VISIT},? (?:that|which) [^.;]{{2,100}}? (?:was|were|had been|is)"
    r" (?:to|due to|planning to|scheduled to|expected to) (?:make|pay|undertake|begin)\b(?P<rest>[^.;]{0,120})$",
    re.IGNORECASE,
)
"""A visit with who was to make it: "the visit that Ana Soto was to pay to Chad in May"."""
_INSERTED: Final = lazy_pattern(
    r", (?:which|that|originally|initially|previously|first|tentatively|due|planned|scheduled|set|expected|announced"
    r"|foreseen|agreed)\b[^,;:]{2,140}(?=, | $)"
)
"""What is inserted after a subject: ", which was to take place from 3 to 5 May"."""


def _is_visit_with_insertions(sentence: Sentence, verb: int) -> bool:
    """Whether a sentence begins with a visit, and has no other verb before this one than those of insertions."""
    made = _VISIT_TO_BE_MADE.search(sentence.text, 0, verb)
    if made is not None and not finite_verbs(made["rest"]):
        return True
    head = _VISIT_AT_HEAD.match(sentence.text)
    if head is None or head.end() > verb:
        return False
    rest = _INSERTED.sub("", _WAS_TO_BE.sub(" ", sentence.text[head.end() : verb]))
    if re.fullmatch(r"(?: (?:to|of|by|in|from|on|until|this|next|by)\b.{0,200}|\W*)", rest) is None:
        return False
    if re.search(r"[.;:]|\b(?:and|but|that|who|which|where|when|if)\b(?! [A-Z\d])", rest) is not None:
        return False
    return not finite_verbs(rest)


def _has_visit_as_subject(sentence: Sentence, verb: int) -> bool:
    """Whether the subject of a verb is a visit: "the king's visit to Oslo was", and not "the dates of the visit were".

    Words that are quoted without their subject and without their text are taken to be about the visit.
    """
    if _VISIT_OF_APPOSED.search(sentence.text, 0, verb) is not None or _is_visit_with_insertions(sentence, verb):
        return True
    subject = sentence.text[clause_start(sentence, verb) : verb]
    if _lacks_subject(subject):
        return verb == 0
    head = _HEAD.search(subject)
    if head is None or _NOT_HEAD.search(subject[: head.start()]) is not None:
        return False
    return head.group().lower() not in {"it", "this", "that"} or _means_visit(sentence, verb - len(subject))


_EVENTS: Final = lazy_pattern(
    r"\b(?:visits?|trips?|tours?|journeys?|stopover|(?P<other>dinner|lunch|banquet|reception|summit|meeting|talks"
    r"|ceremony|lecture|address|event|appearance|exhibition|performance|excursion|seminar|forum|workshop|breakfast"
    r"|keynote|unveiling|wreath-laying|audience|inspection|debate|gala|service|leg"
    r"|flight|conference|speech|signing|concert|round|game|match|parade|walk|interview|briefing|session|strike))\b",
    re.IGNORECASE,
)


def _means_visit(sentence: Sentence, before: int) -> bool:
    """Whether "it" or "that" at an offset may mean a visit: the last event before it is one, and is not set aside."""
    for text, is_own in ((sentence.text[:before], True), (sentence.previous, False)):
        events = list(itertools.islice(_EVENTS.finditer(text[-_FURTHEST_BACK:]), MOST_MATCHES))
        if not events:
            continue
        last = events[-1]
        offset = max(0, len(text) - _FURTHEST_BACK)
        scopes = sentence.scopes_at(last.start() + offset, last.end() + offset) if is_own else ()
        is_aside = any(
            scope.suspension is Suspension.DENIAL and scope.start is not None and scope.start < last.start() + offset
            for scope in scopes
        )
        return last.group("other") is None and not is_aside
    return True


_FURTHEST_BACK: Final = 300
