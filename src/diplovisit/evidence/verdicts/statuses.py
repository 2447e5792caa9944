"""Judges the status of a visit and its announcement by what the clauses at the cited words say.

What a clause denies, supposes or asks is not said.
"""

import itertools
import re
from typing import Final

from diplovisit.evidence.lexicon.polarity import Suspension
from diplovisit.evidence.readings import denies, read_modality
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
        return unreadable(f"say {' and '.join(dict.fromkeys(said))}, and which of them is meant is not said")
    if said:
        return _compare(words, said[0], value)
    return _judge_without_status(words, value)


def _compare(words: CitedText, said: Status, value: Status) -> Opinion:
    clause = words.sentence.text[: words.end]
    is_unsure = read_modality(clause) in _UNSURE or _REPORTEDLY.search(clause) is not None
    if said is value:
        if value is not Status.REPORTED and is_unsure and _is_unsure_of_status(words):
            return unreadable(f"have a word for {value}, and are not sure of it")
        return proven(f"say {value}")
    if said in _OFF or value in _OFF:
        return contradicted(f"say {said}")
    if said in _PLANS and value in _EVENTS:
        return unreadable(f"say no more than {said}")
    if said is Status.REPORTED and read_modality(words.quote) in _UNSURE:
        return unreadable(f"say no more than {said}, and are not sure of it", Cause.CERTAINTY)
    return attested(f"say {said}, which leaves {value} open")


_REPORTEDLY: Final = re.compile(
    r"\b(?:reportedly|apparently|seemingly|believed|thought|understood|rumou?red)\b", re.IGNORECASE
)


def _is_unsure_of_status(words: CitedText) -> bool:
    """Whether the words of doubt are in the clause of the status: "it is likely that the visit was cancelled"."""
    start = words.sentence.clause_at(words.start).start
    clause = words.sentence.text[start : words.end]
    verb = re.search(r"\b(?:announce|confirm)\w*\b", clause)
    clause = clause[: verb.start()] if verb is not None else clause
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
        return unreadable(f"have a word for {value}, and are not sure of it")
    if value in _EVENTS | {Status.ANNOUNCED, Status.CONFIRMED} and read_modality(words.quote) in _UNSURE:
        return unreadable(f"are not sure, and say no {value}", Cause.CERTAINTY)
    if has_word:
        return attested(f"have a word for {value}, in a longer statement")
    return attested("are retold in the record's own words")


_NONE_ANNOUNCED: Final = re.compile(
    r"\bno (?:official |formal |public )?(?:announcement|statement|confirmation)\b"
    r"|\bneither (?:\w+ ){1,4}(?:has|have|had) (?:\w+ ){0,4}(?:announce(?:d|ment)|statement)\b"
    r"|\b(?:not|never|yet to be|n[’']t) (?:yet )?(?:been )?(?:yet )?(?:officially |formally "
    r"|publicly )?(?:announced|confirmed)\b"
    r"|\b(?:did|does|do) not (?:yet )?(?:officially |formally |publicly )?announce (?:the|a|any|his|her|their)\b"
    r"(?![^.;]{0,80}\buntil\b)"
    r"|\byet to (?:be )?(?:officially |formally )?(?:announced?|confirm(?:ed)?)\b"
    r"|\b(?:not|n[’']t) (?:yet )?(?:made|issued|published|released) (?:an|any) (?:official "
    r"|formal )?(?:announcement|statement)\b"
    r"|\bnothing (?:\w+ ){0,3}(?:been )?(?:officially )?announced\b|\bwithout (?:an|any) (?:official )?announcement\b",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    rf"\b(?:den(?:ies|ied)|denying) {TIME}(?:that |any plans? |having |the (?:report|claim|rumou?r)s? |reports? "
    rf"|a report |claims? |rumou?rs? )"
    rf"|\b(?:reject(?:s|ed)|dismiss(?:es|ed)|refut(?:es|ed)) {TIME}(?:as \w+ )?(?:the |a |media |such |these "
    rf"|those |press )*"
    r"(?:report|claim|rumou?r|stor(?:y|ie)|suggestion|speculation)s?\b",
    re.IGNORECASE,
)
_VISITING: Final = re.compile(rf"\b(?:{VISIT}|{GO})\b", re.IGNORECASE)


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
        return unreadable(f"say {' and '.join(sorted(found))}, and which of them is meant is not said")
    if found and value is Announcement.OFFICIAL:
        return contradicted("deny it", Cause.CERTAINTY)
    if Announcement.OFFICIAL in found:
        return contradicted("deny nothing", Cause.CERTAINTY)
    if found:
        return contradicted(f"say {next(iter(found))}", Cause.CERTAINTY)
    suspension = suspension or words.denial
    if value is Announcement.OFFICIAL:
        if suspension is not None:
            return denied(suspension)
        return attested("speak of an announcement")
    return unreadable("deny no announcement that can be read", Cause.CERTAINTY)
