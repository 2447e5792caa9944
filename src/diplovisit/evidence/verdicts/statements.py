"""Judges what a clause states of a visit: how sure it is, its class, what is done on it, who invited, or a text."""

import functools
import itertools
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from diplovisit.evidence.clauses import Scope, ungoverned_visit
from diplovisit.evidence.lexicon.polarity import Suspension
from diplovisit.evidence.readings import modal_phrases
from diplovisit.evidence.status_readings import MOST_MATCHES
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    CitedText,
    Opinion,
    ambiguous,
    attested,
    contradicted,
    cut_mention,
    denied,
    proven,
    unreadable,
)
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Category, Modality, Recurrence

_MODALITIES: Final = tuple(Modality)  # strongest first
_WEAK: Final = frozenset({Modality.POSSIBLE, Modality.UNLIKELY})
# Words before a modal phrase that belong to it: "not expected", "is not widely expected".
_AROUND: Final = lazy_pattern(
    r"(?:\b(?:is|are|was|were|be|not|never|no|now|widely|also|still|very|more|n[’']t) )+$", re.IGNORECASE
)

_NEGATOR: Final = lazy_pattern(r"\b(?:not|never|no)\b|n['’]t\b", re.IGNORECASE)
_CLAUSE_ENDS: Final = lazy_pattern(
    r"[.,;:!?()–—]|\b(?:and|but|or|because|although|while|which|who|where|that)\b", re.IGNORECASE
)
# Words behind a modal verb that make its clause less sure: "will probably meet", "will try to come".
_LESS_SURE: Final = lazy_pattern(
    r"\b(?:probably|possibly|perhaps|maybe|presumably|conceivably|potentially|hopefully|supposedly|reportedly"
    r"|arguably|tentatively|provisionally"
    r"|(?<!the )(?<!a )(?<!their )(?<!his )(?<!her )(?<!its )likely"
    r"|in all (?:likelihood|probability)|with (?:some |any )?luck|if (?:all|everything) goes"
    r"|(?:try|seek|attempt|strive|aim|hope|ask|offer|want|wish|like|love|prefer|endeavou?r) to"
    r"|tr(?:y|ying) and|(?:be|become) (?:able|free|willing|ready|invited|asked|expected|urged|likely|unlikely) to"
    r"|(?:discuss|decide|consider|debate|weigh|see|ask|determine|examine|think about|talk about|look at)"
    r" (?:on |over |about )?(?:whether|if)|(?:consider|mull|contemplate|weigh|propose) \w+ing\b)(?= |\b)",
    re.IGNORECASE,
)
_INSERTION: Final = lazy_pattern(r" ?[,–—(] ?[^,–—()]{2,40}[,–—)]")  # ", in all likelihood,"
_VERB_GROUP: Final = lazy_pattern(
    r"(?: (?:be|been|have|also|now|then|again|still|very|most|more|in|fact|widely|\w+ly))*\s*", re.IGNORECASE
)


def judge_modality(words: CitedText, value: Modality) -> Opinion:
    """Compares a modality with the words, which may be more certain than the record, but not less.

    It is read in the clause up to the end of the words. Words that deny or suppose leave at most "possible".
    """
    text = words.sentence.text
    first = words.start
    if (around := _AROUND.search(text, max(0, first - 40), first)) is not None:
        first = around.start()
        if words.has_text and _NEGATOR.search(around.group()) is not None:
            return cut_mention(text[first : words.end])
    own = [each for each in _modal_phrases(text) if first <= each[1] and each[2] <= words.end]
    if not own:
        denial = words.denial
        return denied(denial) if denial is not None else unreadable("do not say how certain they are")
    clause = words.sentence.clause_at(first).start
    for _, start, _end in own:
        if (unknown := _unknown_before_modal(text, clause, start)) is not None:
            return unreadable(f'have "{unknown}" before the words of certainty, which cannot be read', Cause.CERTAINTY)
    leading = [each[0] for each in _modal_phrases(text) if clause <= each[1] < first]
    stated = max((each[0] for each in own), key=_MODALITIES.index)
    for scope in words.sentence.scopes:
        if _suspends_modality(scope, own, stated):
            return denied(scope.trigger)
    if any(_MODALITIES.index(each) > _MODALITIES.index(stated) for each in leading):
        weaker = max(leading, key=_MODALITIES.index)
        return unreadable(f"say {stated}, but in a clause that says only {weaker}", Cause.CERTAINTY)
    if (weaker_end := _less_sure_to(text, first, own[-1][2], words.end, stated)) is not None:
        if weaker_end > words.end:
            return cut_mention(text[first:weaker_end])
        return unreadable(f'say {stated}, but "{text[first:weaker_end]}" is less certain', Cause.CERTAINTY)
    if stated is value:
        return proven(f"say {stated}")
    if _MODALITIES.index(value) < _MODALITIES.index(stated):
        return contradicted(f"say only {stated}", Cause.CERTAINTY)
    return attested(f"are more certain ({stated}) than the record")


def _less_sure_to(text: str, first: int, modal: int, end: int, stated: Modality) -> int | None:
    """Where words end that make the clause of a modal phrase less sure than the phrase; None if there are none.

    The clause begins at `first`, the phrase ends at `modal`, and the cited words end at `end`.

    >>> _less_sure_to("The ministers will probably meet.", 0, 18, 18, Modality.ASSERTED)
    27
    """
    if stated in _WEAK:
        return None
    insertion = _INSERTION.match(text, modal)
    boundary = _CLAUSE_ENDS.search(text, max(end, insertion.end() if insertion is not None else end))
    clause_end = boundary.start() if boundary is not None else len(text)
    for match in itertools.islice(_LESS_SURE.finditer(text, first, clause_end), MOST_MATCHES):
        read = modal_phrases(match.group())
        if match.end() > end and (not read or _MODALITIES.index(read[0][0]) > _MODALITIES.index(stated)):
            return match.end()
        if match.end() <= end and not read:
            return match.end()
    group = _VERB_GROUP.match(text, modal, clause_end)
    for modality, start, phrase_end in _modal_phrases(text):
        is_in_group = group is not None and start == group.end() and end < phrase_end <= clause_end
        if is_in_group and _MODALITIES.index(modality) > _MODALITIES.index(stated):
            return phrase_end
    return None


_COPULA: Final = lazy_pattern(
    r"\b(?:is|are|was|were|be|been|being|seems?|seemed|looks?|looked|appears?|appeared|remains?|remained|becomes?"
    r"|grows?"
    r"|sounds?)\b((?:[ ,]+[\w’'-]+){1,5}?)[ ,]+$",
    re.IGNORECASE,
)
_SURELY: Final = frozenset(
    """
    now also still very more most widely officially formally generally already currently both all therefore however
    quite rather next then too initially tentatively provisionally firmly certain sure due ready set and or is are was
    were be been confirmed understood thought first strongly not never no originally believed said reported to have
    announced
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_LESSENS: Final = lazy_pattern(
    r"\b(?:less|least|hardly|scarcely|barely|anything but|nothing like|nowhere near|none too|not so|not too"
    r"|not very|not all that|as|too|far from \w+|less than)[ ,]+$",
    re.IGNORECASE,
)


def _unknown_before_modal(text: str, clause: int, start: int) -> str | None:
    """The words between "is" and "likely", or directly before "likely", that may make it less; None if all are known.

    >>> (
    ...     _unknown_before_modal("He is anything but likely to come", 0, 19),
    ...     _unknown_before_modal("He is likely to", 0, 6),
    ... )
    ('anything but', None)
    """
    leading = text[max(clause, start - 60) : start]
    if (lessens := _LESSENS.search(leading)) is not None:
        return lessens.group().strip(" ,")
    match = _COPULA.search(leading)
    if match is None:
        return None
    between = match.group(1).strip(" ,")
    words = re.findall(r"[\w’'-]+", between)
    if (
        any(word.lower() in {"a", "an", "the", "his", "her", "their", "its", "that"} for word in words)
        or "," in between
    ):
        return None  # "is a likely guest", "is, the ministry said, likely": another noun or an insertion
    unknown = [word for word in words if word.lower() not in _SURELY and not word[0].isupper()]
    return between if unknown else None


def _suspends_modality(scope: Scope, phrases: list[tuple[Modality, int, int]], stated: Modality) -> bool:
    """Whether a scope takes away how sure the words are. "If parliament agrees" leaves "might" as it is."""
    if scope.suspension is Suspension.SUPPOSITION and stated in _WEAK:
        return False
    if any(modality is Modality.UNLIKELY and scope.begins_in(start, end) for modality, start, end in phrases):
        return False  # the words that make it unlikely
    return any(scope.reaches(start, end) for _, start, end in phrases)


@functools.lru_cache(maxsize=1024)
def _modal_phrases(text: str) -> tuple[tuple[Modality, int, int], ...]:
    return modal_phrases(text)


_VISIT: Final = r"(?:visits?|trips?|tours?|journeys?|stay|stopover)"
_CATEGORY: Final = lazy_pattern(
    rf"\b(?P<category>official[ -](?:and |cum )?working|official|state|working|private) (?:\w+[- ]){{0,3}}?{_VISIT}\b"
    r"|\b(?:visit|trip) of (?P<after>state)\b",
    re.IGNORECASE,
)
_LIKENESS: Final = lazy_pattern(
    r"\b(?:like|trappings|resembl\w+|so-called|quasi|semi|non|near|short|akin|than|former)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)


def category_spans(text: str) -> tuple[tuple[int, int, Category], ...]:
    """Returns the places where a sentence has a word for the class of a visit, with the class.

    >>> category_spans("on a state visit")
    ((5, 16, <Category.STATE: 'state'>),)
    """
    return tuple(
        (*match.span(), _category_of(match)) for match in itertools.islice(_CATEGORY.finditer(text), MOST_MATCHES)
    )


def _category_of(match: re.Match[str]) -> Category:
    name = (match.group("category") or match.group("after")).lower()
    return Category.OFFICIAL_WORKING if "working" in name and "official" in name else Category(name)


def judge_category(words: CitedText, value: Category) -> Opinion:
    """Compares the protocol class of a visit with the class that the words give it."""
    found = {}
    for match in itertools.islice(_CATEGORY.finditer(words.sentence.text), MOST_MATCHES):
        category = _category_of(match)
        is_alike = _LIKENESS.search(words.sentence.text, max(0, match.start() - 40), match.start()) is not None
        is_known = match.group("after") or ungoverned_visit(words.sentence.text, *match.span()) is None
        found[match.span()] = None if is_alike or not is_known else category
    return _judge_word(words, value, found, "visit")


_PERIODS: Final[Mapping[Recurrence, str]] = MappingProxyType(
    {
        Recurrence.BIENNIAL: r"biennial(?:ly)?|every (?:two|2|second|other) years?|once every two years|two-yearly",
        Recurrence.TWICE_YEARLY: r"twice[ -](?:a year|yearly)|biannual(?:ly)?|semi-?annual(?:ly)?|half-yearly"
        r"|every six months|two times a year",
        Recurrence.QUARTERLY: r"quarterly|every three months|(?:each|every) quarter|four times a year",
        Recurrence.MONTHLY: r"(?<!bi-)monthly|(?:each|every) month|once a month",
        Recurrence.ANNUAL: r"(?<!bi-)annual(?:ly)?|(?<!half-)(?<!two-)yearly|(?:each|every) year|once a year",
        Recurrence.REGULAR: r"regular(?:ly)?",
    }
)
_MEETING: Final = (
    r"(?:consultations?|talks|discussions?|meetings?|dialogues?|summits?|sessions?|conferences?|visits?"
    r"|commission|rounds?"
    r"|forum|reviews?|exchanges?|council|committee|convention|gatherings?|contacts|mechanism)"
)
_NO_ADJECTIVE: Final = "(?:was|were|is|are|be|at|of|in|for|the|on|to|will|by|from|has|have|had)"
_RECURRENCES: Final = {
    recurrence: lazy_pattern(
        rf"\b(?P<word>{periods})\b(?P<noun>(?=[\s-](?:(?!{_NO_ADJECTIVE}\b)[\w’'-]+ ){{0,5}}?{_MEETING}\b))?",
        re.IGNORECASE,
    )
    for recurrence, periods in _PERIODS.items()
}
_CONVENES: Final = lazy_pattern(
    r"\b(?:held|hold|holds|meets?|met|convened?|convenes|takes? place|took place|gathers?|confer|visits?)\b"
)
_NO_MORE: Final = lazy_pattern(
    r"\b(?:used to|began as|started as|billed as|meant as|intended as|born as|formerly|once|previously|had been"
    r"|were|propos\w+|calls? for|called for|suggest\w+|until|first"
    r"|non|hopes?"
    r"|offer\w*|would)\b",
    re.IGNORECASE,
)


_UNTIL: Final = lazy_pattern(
    r"\W+(?:[\w’'-]+ ){0,4}?(?:until|till|before the|up to|no longer|no more)\b", re.IGNORECASE
)


def judge_recurrence(words: CitedText, value: Recurrence) -> Opinion:
    """Compares how often an engagement is held with how often the words say that it is."""
    text = words.sentence.text
    found: dict[tuple[int, int], Recurrence | None] = {}
    for recurrence, pattern in _RECURRENCES.items():
        for match in itertools.islice(pattern.finditer(text), MOST_MATCHES):
            span = match.span("word")
            if any(first < span[1] and span[0] < last for first, last in found):
                continue
            start = words.sentence.clause_at(span[0]).start
            before = text[start : span[0]]
            is_held = match.group("noun") is not None or _CONVENES.search(before) is not None
            before = text[min(start, max(0, span[0] - 30)) : span[0]] if "began as" in text else before
            is_past = _NO_MORE.search(before) is not None or _UNTIL.match(text, span[1]) is not None
            found[span] = recurrence if is_held and not is_past else None
    return _judge_word(words, value, found, "engagement")


def _judge_word(
    words: CitedText, value: Category | Recurrence, found: Mapping[tuple[int, int], object], noun: str
) -> Opinion:
    """Compares a word of a vocabulary with those that the words have for it, by place; None is one not understood."""
    near = {span: each for span, each in found.items() if span[0] < words.end and words.start < span[1]}
    if not near:
        return attested("are paraphrased in the record")
    for span in near:
        if span[0] < words.start:
            return cut_mention(words.sentence.text[slice(*span)])
    open_spans = {
        span
        for span in near
        if words.denial_of(*span) is None or (noun == "engagement" and _is_presupposed(words, *span))
    }
    said = {near[span] for span in open_spans}
    if not said:
        return denied(words.denial_of(*next(iter(near))) or "")
    if None in said:
        return unreadable(f"have a word for {value}, with other words that cannot be read")
    if said == {value}:
        return proven(f"say {value}")
    if value in said:
        return ambiguous(f"name {len(said)} classes of {noun}")
    if len(said) > 1:
        return unreadable(f"name {len(said)} classes of {noun}")
    return contradicted(f"say {next(iter(said))}")


_DEFINITE: Final = lazy_pattern(
    r"\b(?:the|this year[’']s|last year[’']s|next year[’']s|its|their|his|her|[\w’'-]+[’']s)"
    r"(?: (?:latest|first|second|third|fourth|fifth|last|next|\d+(?:st|nd|rd|th)|joint|regular|customary"
    r"|usual)){0,2} $",
    re.IGNORECASE,
)
_PRESUPPOSING: Final = frozenset(["not", "no", "neither", "nor", "none", "nobody", "no one", "never", "cannot"])
_CREATES: Final = lazy_pattern(
    r"\b(?:is|are|was|were|be|been|become|becomes|became) (?:now |yet |really )?$|\b(?:hold|held|holds|have|has|had"
    r"|convene[sd]?|create[sd]?|establish\w*"
    r"|there|such|turn\w*|make|made|see|call\w*)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
# "Did not attend the annual talks" has annual talks, and "will not revive the annual talks" has none.
_TOLD: Final = lazy_pattern(r"\b(?:that|says?|said|claim\w*|true|case|think\w*|believ\w*|suggest\w*|mean\w*)\b")
_TAKES_PART: Final = lazy_pattern(
    r"\b(?:attend\w*|present|sen[dt]|part|participat\w*|gone|go|came|come|join\w*|sp[eo]ak|spoken|reach\w*|miss\w*|read"
    r"|prepared?|return\w*|ready|invited|wait\w*|stay\w*|left|leave|comment\w*|arrive\w*|travel\w*)\b"
)


def _is_presupposed(words: CitedText, start: int, end: int) -> bool:
    """Whether a denial leaves it true that talks are annual: "did not attend the annual talks"."""
    text = words.sentence.text
    definite = _DEFINITE.search(text, max(0, start - 50), start)
    scopes = words.sentence.scopes_at(start, end)
    if definite is None or not all(
        scope.suspension is Suspension.DENIAL
        and scope.start is not None
        and scope.start + len(scope.trigger) < definite.start()
        and _TOLD.search(text, scope.start, definite.start()) is None
        and (scope.trigger.lower().replace("’", "'") in _PRESUPPOSING or scope.trigger.endswith(("n't", "n’t")))
        for scope in scopes
    ):
        return False
    last = max((scope.start or 0) + len(scope.trigger) for scope in scopes) if scopes else 0
    between = text[last : definite.start()]
    return _TAKES_PART.search(between) is not None and _CREATES.search(between) is None


def judge_text(words: CitedText, value: str) -> Opinion:
    """Compares a text with the words. A text in other words is attested, never contradicted.

    >>> from diplovisit.evidence.verdicts.verdict import quote_alone
    >>> judge_text(quote_alone("annual foreign office discussions"), "foreign office discussions").verdict.value
    'proven'
    """
    if f" {_fold(value)} " in f" {_fold(words.quote)} ":
        return proven("have it word for word")
    return attested("are paraphrased in the record")


def places_of_text(words: CitedText, value: str) -> tuple[tuple[int, int], ...]:
    """Returns the places in the sentence where the cited words have a text word for word.

    >>> from diplovisit.evidence.verdicts.verdict import quote_alone
    >>> places_of_text(quote_alone("They discussed energy supplies."), "Energy  supplies")
    ((15, 30),)
    """
    tokens = _fold(value).split()
    if not tokens:
        return ()
    pattern = re.compile(r"(?<!\w)" + r"[\W_]+".join(map(re.escape, tokens)) + r"(?!\w)", re.IGNORECASE)
    found = itertools.islice(pattern.finditer(words.sentence.text, words.start, words.end), MOST_MATCHES)
    return tuple(match.span() for match in found)


@functools.lru_cache(maxsize=256)
def _fold(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
