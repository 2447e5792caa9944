"""How sure a record is, held against how sure its words are."""

import re
from typing import Final

from diplovisit.evidence.readings import denies, read_modality
from diplovisit.evidence.verdicts.prose import prose
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    Opinion,
    Verdict,
    attested,
    contradicted,
    proven,
    unreadable,
)
from diplovisit.evidence.verdicts.words import CitedText
from diplovisit.record import Announcement, Modality, Status
from diplovisit.record.status_words import has_word_of, stated_status

_ORDER = tuple(Modality)  # strongest first
_OFF = frozenset({Status.POSTPONED, Status.CANCELLED})
_PLANS = frozenset({Status.REPORTED, Status.ANNOUNCED, Status.CONFIRMED})
_EVENTS = frozenset({Status.UNDER_WAY, Status.HELD})
_DOUBTS = frozenset({Modality.EXPECTED, Modality.LIKELY, Modality.POSSIBLE, Modality.UNLIKELY})

_BREAK: Final = re.compile(r"[,;:()“”\"–—]")
# What may follow a clause without taking it back: a day, and punctuation other than a question mark.
_CLOSED: Final = re.compile(
    r"(?: (?:(?:on|last|late on|early on) )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday))?"
    r"\s*(?:[.,;!)”\"]|$)",
    re.IGNORECASE,
)


def modality(words: CitedText, value: Modality) -> Opinion:
    """Holds a modality against the words: they may be surer than the record, and not less sure."""
    said = read_modality(words.quote)
    if said is None:
        return unreadable("do not say how sure they are")
    if said is value:
        return proven(f"say {said}")
    if _ORDER.index(value) < _ORDER.index(said):
        return contradicted(f"say no more than {said}", Cause.CERTAINTY)
    return attested(f"are surer ({said}) than the record")


def announcement(words: CitedText, value: Announcement) -> Opinion:
    """Holds what is said of an announcement against the words: "No official announcement" makes none."""
    denied = denies(words.quote)
    if value is Announcement.OFFICIAL and denied:
        return contradicted("deny it", Cause.CERTAINTY)
    if value is not Announcement.OFFICIAL and not denied:
        return contradicted("deny nothing", Cause.CERTAINTY)
    return proven("deny an announcement") if denied else attested("speak of an announcement")


def status(words: CitedText, value: Status) -> Opinion:
    """Holds a status against the words; where those leave it open, a person took it from them.

    What stands before the words in their sentence may deny them, or make them less sure: then they settle nothing.
    """
    said = stated_status(words.quote)
    if said is not None and (said in _OFF or value in _OFF) and said is not value:
        return contradicted(f"say {said}")
    if said in _PLANS and value in _EVENTS:
        return unreadable(f"say no more than {said}")
    if said is value or has_word_of(value, words.quote):
        clause = words.sentence[: words.at[1]] if words.sentence is not None else words.quote
        if denies(clause):
            return unreadable(f"have a word for {value}, and a denial with it")
        if value is not Status.REPORTED and read_modality(clause) in _DOUBTS:
            return unreadable(f"have a word for {value}, and are not sure of it")
    opinion = proven(f"say {value}") if said is value else prose(words, str(value))
    if opinion.verdict is Verdict.PROVEN and value is not Status.REPORTED and not _is_clause(words, value):
        return attested(f"have a word for {value}, in a longer statement")
    return opinion


def _is_clause(words: CitedText, value: Status) -> bool:
    """Whether the words end a clause of their sentence that states a status; true where the text is not at hand.

    "It is untrue that" before them, or "that it is off" behind them, takes the status back.
    """
    if words.sentence is None:
        return True
    start, end = words.at
    clause = _BREAK.split(words.sentence[:start])[-1] + words.sentence[start:end]
    return stated_status(clause) is value and _CLOSED.match(words.sentence, end) is not None
