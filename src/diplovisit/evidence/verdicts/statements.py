"""Judges what a clause states of a visit: its status, its modality, its announcement, or a text of the record."""

import functools
import re
from typing import Final

from diplovisit.evidence.readings import denies, read_modality
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    CitedText,
    Opinion,
    Verdict,
    attested,
    contradicted,
    proven,
    unreadable,
)
from diplovisit.record import Announcement, Modality, Status
from diplovisit.record.status_words import has_word_of, stated_status

_MODALITIES = tuple(Modality)  # strongest first
_OFF_STATUSES = frozenset({Status.POSTPONED, Status.CANCELLED})
_PLAN_STATUSES = frozenset({Status.REPORTED, Status.ANNOUNCED, Status.CONFIRMED})
_EVENT_STATUSES = frozenset({Status.UNDER_WAY, Status.HELD})
_UNSURE_MODALITIES = frozenset({Modality.EXPECTED, Modality.LIKELY, Modality.POSSIBLE, Modality.UNLIKELY})

_CLAUSE_BREAK: Final = re.compile(r"[,;:()“”\"–—]")
# What may follow a clause without retracting it: a day, and punctuation other than a question mark.
_CLAUSE_END: Final = re.compile(
    r"(?: (?:(?:on|last|late on|early on) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday))?"
    r"\s*(?:[.,;!)”\"]|$)",
    re.IGNORECASE,
)


def judge_modality(words: CitedText, value: Modality) -> Opinion:
    """Compares a modality with the words, which may be more certain than the record, but not less."""
    stated = read_modality(words.quote)
    if stated is None:
        return unreadable("do not say how sure they are")
    if stated is value:
        return proven(f"say {stated}")
    if _MODALITIES.index(value) < _MODALITIES.index(stated):
        return contradicted(f"say no more than {stated}", Cause.CERTAINTY)
    return attested(f"are surer ({stated}) than the record")


def judge_announcement(words: CitedText, value: Announcement) -> Opinion:
    """Compares an announcement with the words: "No official announcement" states that there was none."""
    is_denied = denies(words.quote)
    if value is Announcement.OFFICIAL and is_denied:
        return contradicted("deny it", Cause.CERTAINTY)
    if value is not Announcement.OFFICIAL and not is_denied:
        return contradicted("deny nothing", Cause.CERTAINTY)
    return proven("deny an announcement") if is_denied else attested("speak of an announcement")


def judge_status(words: CitedText, value: Status) -> Opinion:
    """Compares a status with the words. A status that they leave open is attested.

    The text before the words in their sentence may deny them, or make them less certain. They then prove nothing.
    """
    stated = stated_status(words.quote)
    if stated is not None and (stated in _OFF_STATUSES or value in _OFF_STATUSES) and stated is not value:
        return contradicted(f"say {stated}")
    if stated in _PLAN_STATUSES and value in _EVENT_STATUSES:
        return unreadable(f"say no more than {stated}")
    if stated is value or has_word_of(value, words.quote):
        clause = words.sentence.text[: words.end]
        if denies(clause):
            return unreadable(f"have a word for {value}, and a denial with it")
        if value is not Status.REPORTED and read_modality(clause) in _UNSURE_MODALITIES:
            return unreadable(f"have a word for {value}, and are not sure of it")
    opinion = proven(f"say {value}") if stated is value else judge_text(words, str(value))
    if opinion.verdict is Verdict.PROVEN and value is not Status.REPORTED and not _is_clause(words, value):
        return attested(f"have a word for {value}, in a longer statement")
    return opinion


def _is_clause(words: CitedText, value: Status) -> bool:
    """Whether the words end a clause of their sentence that states a status; true if the text is unavailable.

    "It is untrue that" before them, or "that it is off" after them, retracts the status.
    """
    if not words.has_text:
        return True
    text = words.sentence.text
    clause = _CLAUSE_BREAK.split(text[: words.start])[-1] + words.quote
    return stated_status(clause) is value and _CLAUSE_END.match(text, words.end) is not None


def judge_text(words: CitedText, value: str) -> Opinion:
    """Compares a text with the words. A text in other words is attested, never contradicted.

    >>> from diplovisit.evidence.verdicts.verdict import quote_alone
    >>> judge_text(quote_alone("annual foreign office discussions"), "foreign office discussions").verdict.value
    'proven'
    """
    if f" {_fold(value)} " in f" {_fold(words.quote)} ":
        return proven("have it word for word")
    return attested("are retold in the record's own words")


@functools.lru_cache(maxsize=256)
def _fold(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
