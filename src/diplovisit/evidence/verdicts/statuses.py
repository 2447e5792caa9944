"""Judges the status of a visit and its announcement by what the clauses at the cited words say.

What a clause denies, supposes or asks is not said.
"""

import itertools
import re
from typing import Final

from diplovisit.evidence.lexicon.polarity import Suspension
from diplovisit.evidence.readings import denies, read_modality
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.status_readings import (
    GO,
    MOST_MATCHES,
    RETRACTS,
    TIME,
    VISIT,
    clause_start,
    is_official,
    status_readings,
)
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    CitedText,
    Opinion,
    attested,
    contradicted,
    denied,
    proven,
    unreadable,
)
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Announcement, Modality, Status
from diplovisit.record.status_words import has_word_of, stated_status

_OFF: Final = frozenset({Status.POSTPONED, Status.CANCELLED})
_PLANS: Final = frozenset({Status.REPORTED, Status.ANNOUNCED, Status.CONFIRMED})
_EVENTS: Final = frozenset({Status.UNDER_WAY, Status.HELD})
_UNSURE: Final = frozenset({Modality.EXPECTED, Modality.LIKELY, Modality.POSSIBLE, Modality.UNLIKELY})


def judge_status(words: CitedText, value: Status) -> Opinion:
    """Compares a status with what the clauses at the words say. A status that they leave open is attested."""
    readings = [each for each in status_readings(words.sentence) if each.start < words.end and words.start < each.end]
    if any(each.status in {Status.ANNOUNCED, Status.CONFIRMED} for each in readings):
        readings = [each for each in readings if each.status is not Status.REPORTED]
    others = {each: other for each in readings if (other := _another_visit(words, each.status, each.start, each.end))}
    if others and len(others) == len(readings):
        return unreadable(f'may be about another visit: "{next(iter(others.values()))}"')
    readings = [each for each in readings if each not in others]
    said = [each.status for each in readings if not each.scopes]
    suspended = [each for each in readings if each.scopes]
    if not readings and (stated := stated_status(words.quote)) is not None:
        scopes = words.sentence.scopes_at(words.start, words.end)
        is_complete = not words.has_text or stated is Status.REPORTED
        if scopes:
            return denied(scopes[0].trigger)
        said = [stated] if is_complete else []
    for each in suspended:
        if each.status is value or not said:
            return denied(each.scopes[0].trigger)
    if len(set(said)) > 1:
        return unreadable(f"say {' and '.join(dict.fromkeys(said))}, and do not say which is meant")
    if said:
        return _compare(words, said[0], value)
    return _judge_without_status(words, value)


_OTHER: Final = lazy_pattern(
    r"\b(?:last|latest but one|previous|earlier|past|former|prior|preceding|another|other|similar|separate|then"
    r"|predecessor[’']s|predecessors[’']|successor[’']s|penultimate)"
    r" (?!(?:week|month|year|night|minute|moment|day|few|spring|summer|autumn|winter|monday|tuesday|wednesday|thursday"
    rf"|friday|saturday|sunday)\b)(?:[\w’'-]+ ){{0,4}}?{VISIT}\b",
    re.IGNORECASE,
)
_NTH: Final = lazy_pattern(rf"\b(?:first|second|third|fourth|fifth) (?:[\w’'-]+ ){{0,3}}?{VISIT}\b", re.IGNORECASE)
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_IN_MONTH: Final = lazy_pattern(
    rf"\b{VISIT} (?:(?:to|by|of) (?:[A-Z][\w’'-]* )+)?(?:in|of|last|on \d{{1,2}}) (?:early |late |mid-)?"
    rf"(?P<month>{'|'.join(month.capitalize() for month in _MONTHS)})\b(?! \d{{4}})"
)
_YEAR: Final = lazy_pattern(r"(?<![\w$€£.,-])(?:19|20)\d\d\b(?![.,]\d|-)")
_YEAR_OF_VISIT: Final = lazy_pattern(rf"\b(?:19|20)\d\d (?:[\w’'-]+ ){{0,2}}?{VISIT}\b")
_OPENING_YEAR: Final = lazy_pattern(
    r"\W*(?:and |but )?(?:back |early |late )*(?:in|during|since) (?:[A-Za-z]+ )?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_PARTS: Final = lazy_pattern(r"[;:]|, (?:and|but) | but ")
_PART_ENDS: Final = lazy_pattern(r"[,;:.]| (?:and|but|after|since|because|until|to|for|by) ")


def _another_visit(words: CitedText, status: Status, start: int, end: int) -> str | None:
    """The words by which a status at a place is that of another visit: "her last visit", "In 2019"; None if none are.

    A year is another one if no date of the record, and no day of its source, is in it.
    """
    text = words.sentence.text
    part = max((each.end() for each in itertools.islice(_PARTS.finditer(text, 0, start), MOST_MATCHES)), default=0)
    first = max(part, clause_start(words.sentence, start))
    boundary = _PART_ENDS.search(text, end)
    last = boundary.start() if boundary is not None else len(text)
    if (other := _OTHER.search(text, first, end)) is not None:
        return other.group()
    if (nth := _NTH.search(text, first, start)) is not None:
        return nth.group()
    years = {year for year, _ in words.months} | ({words.day.year} if words.day is not None else set())
    is_told = status not in _OFF | _EVENTS  # what is announced in December may be for January
    for match in itertools.islice(_YEAR.finditer(text, first, last), MOST_MATCHES):
        year = int(match.group())
        if years and year < min(years) - is_told:
            return match.group()
    opening = _OPENING_YEAR.match(text, part)
    if opening is not None and opening.end() <= start and int(opening.group("year")) not in years:
        return opening.group().strip(" ,")
    if (of_visit := _YEAR_OF_VISIT.search(text, first, end)) and int(of_visit.group()[:4]) not in years:
        return of_visit.group()
    month = _IN_MONTH.search(text, first, last)
    if month is not None and words.months and status is not Status.POSTPONED:
        number = _MONTHS.index(month.group("month").lower()) + 1
        if all(number != each for _, each in words.months):
            return month.group()
    return None


def _compare(words: CitedText, said: Status, value: Status) -> Opinion:
    clause = words.sentence.text[: words.end]
    is_unsure = read_modality(clause) in _UNSURE or _REPORTEDLY.search(clause) is not None
    if said is value:
        if value is not Status.REPORTED and is_unsure and _is_unsure_of_status(words):
            return unreadable(f"have a word for {value}, but are not certain")
        return proven(f"say {value}")
    if said in _OFF or value in _OFF:
        return contradicted(f"say {said}")
    if said in _PLANS and value in _EVENTS:
        return unreadable(f"say only {said}")
    if said in _PLANS and value is Status.CONFIRMED:
        return unreadable(f"say only {said}", Cause.CERTAINTY)
    if said is Status.REPORTED and read_modality(words.quote) in _UNSURE:
        return unreadable(f"say only {said}, and are not certain", Cause.CERTAINTY)
    return attested(f"say {said}, which does not imply {value}")


_REPORTEDLY: Final = lazy_pattern(
    r"\b(?:reportedly|apparently|seemingly|believed|thought|understood|rumou?red)\b", re.IGNORECASE
)


# "A visit planned for 12 February had been postponed": the plan makes it no less sure that it was.
_PLANNED_FOR: Final = lazy_pattern(
    rf"\b(?P<visit>{VISIT}(?: to [A-Z][\w’'-]*)?) (?:that was |which was )?(?:planned|expected|anticipated)(?= for )"
)

# "The planned visit has been postponed".
_PLANNED_VISIT: Final = lazy_pattern(
    rf"\b(?:planned|expected|anticipated|scheduled"
    rf"|upcoming) (?=(?:[\w-]+ ){{0,3}}?{VISIT}\b)"
)


def _is_unsure_of_status(words: CitedText) -> bool:
    """Whether the words of doubt are in the clause of the status: "it is likely that the visit was cancelled"."""
    start = words.sentence.clause_at(words.start).start
    clause = words.sentence.text[start : words.end]
    verb = re.search(r"\b(?:announce|confirm)\w*\b", clause)
    clause = clause[: verb.start()] if verb is not None else clause
    clause = _PLANNED_VISIT.sub("", _PLANNED_FOR.sub(r"\g<visit>", clause))
    return read_modality(clause) in _UNSURE or _REPORTEDLY.search(clause) is not None


def _judge_without_status(words: CitedText, value: Status) -> Opinion:
    """The opinion where no clause at the words says a status of a visit."""
    scopes = words.sentence.scopes_at(words.start, words.end)
    has_word = has_word_of(value, words.quote)
    for scope in scopes:
        # A visit that "will not take place" may well be cancelled; a person answers for that.
        if value in _OFF and scope.suspension is Suspension.CANCELLATION:
            continue
        if value not in _OFF or has_word or scope.suspension is Suspension.SUPPOSITION:
            return denied(scope.trigger)
    if has_word and read_modality(words.sentence.text[: words.end]) in _UNSURE:
        return unreadable(f"have a word for {value}, but are not certain")
    if value in _EVENTS | {Status.ANNOUNCED, Status.CONFIRMED} and read_modality(words.quote) in _UNSURE:
        return unreadable(f"are not certain, and do not say {value}", Cause.CERTAINTY)
    if has_word:
        return attested(f"have a word for {value}, but in a longer statement")
    if value in _OFF | _EVENTS and not scopes and _SPEAKS_OF[value].search(words.quote) is None:
        return unreadable("do not mention it", Cause.CERTAINTY)
    return attested("are paraphrased in the record")


_SPEAKS_OF_OFF: Final = lazy_pattern(
    r"\b(?:cancel\w*|annul\w*|postpon\w*|off|delay\w*|defer\w*|abandon\w*|scrap\w*|drop\w*|shelv\w*|suspen\w*"
    r"|resched\w*"
    r"|abort\w*"
    r"|axed|not|never|no|n[’']t|without|instead|later|new date|another date|pushed|moved|brought forward|withdr\w+|hold"
    r"|ice|adjourn\w*|skip\w*|back(?:ed)? out|pull\w*|aborted|halt\w*|ditch\w*|nix\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_SPEAKS_OF_EVENT: Final = lazy_pattern(
    rf"\b(?:{VISIT}|visit\w*|met|meets?|meeting|talks|arriv\w+|land\w+"
    r"|receiv\w+|welcom\w+|greet\w+|return\w*|left|leav\w+"
    r"|depart\w*|sign\w*|open\w*|address\w*|spoke|h[eo]ld|held|hosted|attend\w*|went|goes|came|comes|paid|pays|made"
    r"|travel\w*|flew|flown|tour\w*|conclu\w+|end(?:s|ed|ing)?|beg[aiu]n\w*|start\w*|touched|called on|stay\w*|dined"
    r"|inaugurat\w+|laid|discuss\w*|consult\w*|took|under ?way|wrapp\w+|inspect\w*|summit|stop\w*|accompan\w+)\b",
    re.IGNORECASE,
)
_SPEAKS_OF: Final = {each: _SPEAKS_OF_OFF if each in _OFF else _SPEAKS_OF_EVENT for each in _OFF | _EVENTS}
"""Words that may tell of an event, or of its end, in a way that no pattern reads; a person answers for them."""

_NONE_ANNOUNCED: Final = lazy_pattern(
    r"\bno (?:official |formal |public )?(?:announcement|statement|confirmation)\b"
    r"|\bneither (?:\w+ ){1,4}(?:has|have|had) (?:\w+ ){0,4}(?:announce(?:d|ment)|statement)\b"
    r"|\b(?:not|never|yet to be|n[’']t) (?:yet )?(?:been )?(?:yet )?(?:officially |formally "
    r"|publicly )?(?:announced|confirmed)\b"
    r"|\b(?:did|does|do) not (?:yet )?(?:officially |formally |publicly )?announce (?:the|a|any|his|her|their)\b"
    r"(?![^.;]{0,80}\buntil\b)"
    r"|\byet to (?:be )?(?:officially |formally )?(?:announced?|confirm(?:ed)?)\b"
    r"|\b(?:not|n[’']t) (?:yet )?(?:made|issued|published|released) (?:an|any) (?:official "
    r"|formal )?(?:announcement|statement)\b"
    r"|\bnothing (?:\w+ ){0,3}(?:been )?(?:officially )?announced\b|\bwithout (?:an|any) (?:official )?announcement\b"
    rf"|\bunannounced (?:[\w-]+ ){{0,2}}?{VISIT}\b",
    re.IGNORECASE,
)
_DENIED: Final = lazy_pattern(
    rf"\b(?:den(?:ies|ied)|denying) {TIME}(?:that |any plans? |having |the (?:report|claim|rumou?r)s? |reports? "
    rf"|a report |claims? |rumou?rs? )"
    rf"|\b(?:reject(?:s|ed)|dismiss(?:es|ed)|refut(?:es|ed)) {TIME}(?:as \w+ )?(?:the |a |media |such |these "
    rf"|those |press )*"
    r"(?:report|claim|rumou?r|stor(?:y|ie)|suggestion|speculation)s?\b",
    re.IGNORECASE,
)
_VISITING: Final = lazy_pattern(rf"\b(?:{VISIT}|{GO})\b", re.IGNORECASE)


def announcement_spans(sentence: Sentence) -> tuple[tuple[Announcement, int, int], ...]:
    """Returns the places where a sentence may say that nothing was announced, or deny a visit.

    >>> from diplovisit.evidence.sentence import read_sentence
    >>> announcement_spans(read_sentence("No official announcement was made."))
    ((<Announcement.NONE: 'none'>, 0, 24),)
    """
    found = [
        (kind, *match.span())
        for kind, pattern in ((Announcement.NONE, _NONE_ANNOUNCED), (Announcement.DENIED, _DENIED))
        for match in itertools.islice(pattern.finditer(sentence.text), MOST_MATCHES)
    ]
    return tuple(sorted(found, key=lambda each: each[1]))


def _announcements_read(words: CitedText) -> tuple[set[Announcement], str | None]:
    """What the words say of an announcement, and the words that suspend what they would say."""
    sentence, text = words.sentence, words.sentence.text
    found: set[Announcement] = set()
    suspension: str | None = None
    for match in itertools.islice(_NONE_ANNOUNCED.finditer(text), MOST_MATCHES):
        if match.start() < words.end and words.start < match.end():
            outer = [each for each in sentence.scopes_at(*match.span()) if each.suspension is Suspension.SUPPOSITION]
            found |= {Announcement.NONE} if not outer else set()
            suspension = outer[0].trigger if outer else suspension
    for match in itertools.islice(_DENIED.finditer(text), MOST_MATCHES):
        if not (match.start() < words.end and words.start < match.end()):
            continue
        subject = text[clause_start(sentence, match.start()) : match.start()]
        following = text[match.start() : match.end() + 120]
        outer = [each for each in sentence.scopes_at(*match.span()) if each.suspension is Suspension.SUPPOSITION]
        if outer:
            suspension = outer[0].trigger
        elif (
            not denies(subject)
            and _VISITING.search(text) is not None
            and RETRACTS.search(following.split(",")[0]) is None
            and is_official(subject)
        ):
            found.add(Announcement.DENIED)
    for reading in status_readings(sentence):
        if reading.status is Status.ANNOUNCED and reading.start < words.end and words.start < reading.end:
            if reading.scopes:
                suspension = suspension or reading.scopes[0].trigger
            else:
                found.add(Announcement.OFFICIAL)
    return found, suspension


def judge_announcement(words: CitedText, value: Announcement) -> Opinion:
    """Compares an announcement with the words: "No official announcement" states that there was none."""
    found, suspension = _announcements_read(words)
    if found == {value}:
        return proven(
            {Announcement.OFFICIAL: "announce it", Announcement.DENIED: "deny it"}.get(value, "deny an announcement")
        )
    if len(found) > 1:
        return unreadable(f"say {' and '.join(sorted(found))}, and do not say which is meant")
    if found and value is Announcement.OFFICIAL:
        return contradicted("deny it", Cause.CERTAINTY)
    if Announcement.OFFICIAL in found:
        return contradicted("do not deny anything", Cause.CERTAINTY)
    if found:
        return contradicted(f"say {next(iter(found))}", Cause.CERTAINTY)
    suspension = suspension or words.denial
    if value is Announcement.OFFICIAL:
        if suspension is not None:
            return denied(suspension)
        return attested("mention an announcement")
    return unreadable("have no readable denial of an announcement", Cause.CERTAINTY)
