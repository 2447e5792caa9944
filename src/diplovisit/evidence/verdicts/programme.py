"""Judges what became of one engagement, by words that are about this engagement and no other."""

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Final

from diplovisit.evidence.lexicon import MONTHS, WEEKDAYS
from diplovisit.evidence.names import holder_occurrences, name_occurrences
from diplovisit.evidence.programme_readings import EVENT_NOUNS, ProgrammeReading, programme_readings
from diplovisit.evidence.verdicts.other_times import other_time
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    CitedText,
    Opinion,
    ambiguous,
    attested,
    contradicted,
    denied,
    proven,
    unreadable,
)
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Engagement, EngagementKind, EngagementStatus, Person, Visit
from diplovisit.record.polities import polity

_WORDS: Final = {
    EngagementStatus.CANCELLED: lazy_pattern(
        r"\b(?:cancel\w*|call\w* off|off|scrap\w*|drop\w*|abandon\w*|not (?:take place|be held|go ahead)"
        r"|axed|struck)\b",
        re.IGNORECASE,
    ),
    EngagementStatus.POSTPONED: lazy_pattern(
        r"\b(?:postpon\w*|put off|defer\w*|delay\w*|resched\w*|moved|pushed|put back|later date|another day)\b",
        re.IGNORECASE,
    ),
    EngagementStatus.ADDED: lazy_pattern(
        r"\b(?:add\w*|addition\w*|unscheduled|extra|inserted|included at short notice|extended to include)\b",
        re.IGNORECASE,
    ),
}
"""Words by which a person may take a status from a sentence that no pattern reads."""


def judge_engagement_status(
    words: CitedText,
    value: EngagementStatus,
    engagement: Engagement,
    visit: Visit,
    people_by_id: Mapping[str, Person],
    places: Mapping[str, str],
) -> Opinion:
    """Compares what became of an engagement with what the sentence says became of it."""
    readings = [
        each for each in programme_readings(words.sentence) if each.start < words.end and words.start < each.end
    ]
    of_kind = [each for each in readings if _is_of_kind(each, engagement)]
    if not of_kind:
        return _judge_without_reading(words, value, readings)
    for each in of_kind:
        if each.scopes:
            return denied(each.scopes[0].trigger)
    if (other := other_time(words)) is not None:
        return unreadable(f'may be about another time: "{other}"')
    identity = _Identity(engagement, visit, people_by_id, places)
    unknown = [reason for each in of_kind if (reason := identity.why_not(each)) is not None]
    if unknown:
        return unreadable(unknown[0])
    said = {each.status for each in of_kind}
    if len(said) > 1:
        return ambiguous(f"say {' and '.join(sorted(said))} of a {engagement.kind}")
    if said == {value}:
        return proven(f'say {value} of "{of_kind[0].phrase.strip()}"')
    if _NEW_DATE.search(words.sentence.text) is not None:
        return unreadable(f"say {next(iter(said))}, but are about another date")
    return contradicted(f'say {next(iter(said))} of "{of_kind[0].phrase.strip()}"')


_NEW_DATE: Final = lazy_pattern(
    r"\b(?:resched\w*|new date|later date|another date|instead|moved|until|next)\b", re.IGNORECASE
)


def _judge_without_reading(words: CitedText, value: EngagementStatus, readings: Iterable[ProgrammeReading]) -> Opinion:
    for each in readings:
        return unreadable(f'say {each.status} of another engagement: "{each.phrase.strip()}"')
    if _WORDS[value].search(words.quote) is None:
        return unreadable(f"do not mention an engagement that is {value}", Cause.CERTAINTY)
    for scope in words.sentence.scopes_at(words.start, words.end):
        if scope.suspension.value != "cancellation":
            return denied(scope.trigger)
    if not words.has_text:
        return attested("have a word for it, but its subject cannot be read")
    return unreadable(f"have a word for {value}, but its subject cannot be read")


def _is_of_kind(reading: ProgrammeReading, engagement: Engagement) -> bool:
    kinds = {kind for kind, nouns in EVENT_NOUNS.items() if reading.noun in nouns.split("|")}
    if engagement.kind in kinds:
        return True
    is_labelled = engagement.kind is EngagementKind.OTHER or EngagementKind.OTHER in kinds
    return is_labelled and engagement.label is not None and _has_word(engagement.label, reading.noun)


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


_NO_DAY: Final = r"(?! (?:the )?(?:[A-Z][a-z]+day|\d|today|tomorrow|tonight|next|this))"
_WITH: Final = lazy_pattern(
    rf"\b(?:with|between|for{_NO_DAY}|hosted by|offered by|in honour of|given by)\b(?! (?:the )?(?:same|next)\b)"
)
_HARMLESS: Final = frozenset(
    """
    the a an his her their its this that planned scheduled official state formal working joint bilateral evening
    long-planned expected
    foreseen envisaged previously originally with between for hosted by in at of on due set planned gala press news
    ceremony wreath-laying courtesy afternoon morning closing final opening short brief private there here later and
    today tomorrow tonight held is was
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words of a noun phrase that tell an engagement from no other of its kind."""
_DAY_OF_MONTH: Final = lazy_pattern(
    rf"\b(?:(\d{{1,2}}) ({'|'.join(MONTHS)})|({'|'.join(MONTHS)}) (\d{{1,2}}))\b", re.IGNORECASE
)


_HOUR: Final = lazy_pattern(r"\b\d{1,2}[.:]\d\d\b")
_HOST: Final = lazy_pattern(r"(?:hosted|offered|given) by")
_AT_A_PLACE: Final = lazy_pattern(
    r"(?: (?:at|in|to|before) (?:the |his |her |their )?(?!in\b)[\w’'-]+(?: (?!in\b)[\w’'-]+){0,3}){1,2}\s*$"
)


class _Identity:
    """Whether a noun phrase means an engagement of the record, and no other one."""

    def __init__(
        self, engagement: Engagement, visit: Visit, people_by_id: Mapping[str, Person], places: Mapping[str, str]
    ) -> None:
        self._own, self._people, self._places = engagement, people_by_id, places
        self._travellers = tuple(people_by_id[each.person] for each in visit.travellers if each.person in people_by_id)
        self._others = tuple(
            each
            for stop in visit.stops
            for each in stop.engagements
            if each is not engagement and each.kind is engagement.kind
        )

    def why_not(self, reading: ProgrammeReading) -> str | None:
        """Why a noun phrase is not known to mean the engagement; None if it means it."""
        phrase = reading.phrase
        company = _WITH.search(phrase)
        if company is not None and not self._is_company(phrase, company):
            return f'mention "{phrase.strip()}", but the record has none of them in the engagement'
        if (day := self._other_day(phrase)) is not None:
            return f'mention "{day}", but the engagement is on another day, or has no day'
        known = self._known_words()
        told = self._without_known_phrases(phrase)
        unknown = [word for word in _words(told) if word not in known and word not in reading.noun.split()]
        if unknown:
            return f'have "{unknown[0]}" with the {reading.noun}, which may be another one than in the record'
        if self._others and not self._is_told_apart(phrase):
            return f"do not say which {self._own.kind} of the record is meant"
        return None

    def _is_company(self, phrase: str, company: re.Match[str]) -> bool:
        """Whether the words after "with" or "hosted by" are of somebody who takes part, or say what the label says."""
        if self._own.label is not None and self._own.label.lower() in phrase.lower():
            return True
        is_only_host = _HOST.match(company.group()) is not None and self._is_alone
        return is_only_host or self._has_participant(self._own, phrase[company.end() :])

    @property
    def _is_alone(self) -> bool:
        """Whether the record has one engagement of the kind, and nobody who takes part in it."""
        return not self._others and not self._own.participants

    def _without_known_phrases(self, phrase: str) -> str:
        """A noun phrase without its day, without those who take part, and without a place that the record has not."""
        phrase = _DAY_OF_MONTH.sub("", phrase)
        if self._own.when is None and not self._others:
            phrase = _HOUR.sub("", phrase)
        if (company := _WITH.search(phrase)) is not None:
            phrase = phrase[: company.start()]
        place = self._places.get(self._own.place or "", "")
        if not self._others and place.lower() in phrase.lower():
            phrase = _AT_A_PLACE.sub("", phrase)
        return phrase

    def _names_of(self, engagement: Engagement) -> tuple[Person, ...]:
        return tuple(self._people[each.person] for each in engagement.participants if each.person in self._people)

    def _has_participant(self, engagement: Engagement, phrase: str) -> bool:
        own = any(_is_named(person, phrase) for person in self._names_of(engagement))
        is_forum = engagement.forum is not None and engagement.forum.lower() in phrase.lower()
        return own or is_forum or (engagement.label is not None and engagement.label.lower() in phrase.lower())

    def _known_words(self) -> frozenset[str]:
        own = self._own
        texts = [own.label or "", own.forum or "", self._places.get(own.place or "", "")]
        for person in (*self._names_of(own), *self._travellers):
            texts += [person.name or "", *person.aliases, person.office or ""]
            if person.country is not None:
                texts += _names_of_country(person.country)
        days = {*WEEKDAYS, *(f"{day}s" for day in WEEKDAYS), *MONTHS} if own.when is not None else set()
        titles = {"mr", "mrs", "ms", "dr", "president", "minister", "prime", "foreign", "king", "queen", "chancellor"}
        return frozenset({word for text in texts for word in _words(text)} | _HARMLESS | days | titles)

    def _day(self, engagement: Engagement) -> datetime.date | None:
        when = engagement.when
        return when.lower if when is not None and when.lower is not None and when.lower == when.upper else None

    def _other_day(self, phrase: str, engagement: Engagement | None = None) -> str | None:
        """The day in a noun phrase that is not known to be that of an engagement; None if it is, or there is none."""
        day = self._day(engagement or self._own)
        for word in _words(phrase):
            if word in WEEKDAYS and (day is None or day.isoweekday() != WEEKDAYS[word]):
                return word.capitalize()
        for match in _DAY_OF_MONTH.finditer(phrase):
            number = int(match[1] or match[4])
            month = MONTHS[(match[2] or match[3]).lower()]
            if day is None or (day.day, day.month) != (number, month):
                return match.group()
        return None

    def _is_told_apart(self, phrase: str) -> bool:
        """Whether a phrase tells the engagement from the others of its kind: by a participant, a day or a label."""
        has_day = any(word in WEEKDAYS for word in _words(phrase)) or _DAY_OF_MONTH.search(phrase) is not None
        by_day = has_day and all(self._other_day(phrase, each) is not None for each in self._others)
        by_people = self._has_participant(self._own, phrase) and not any(
            self._has_participant(each, phrase) for each in self._others
        )
        return by_day or by_people


def _is_named(person: Person, phrase: str) -> bool:
    if person.name is None:
        return (
            person.office is not None
            and person.country is not None
            and bool(holder_occurrences(phrase, person.office, person.country))
        )
    phrase = phrase.strip()
    return any(
        each.verdict.value != "longer" and not phrase[each.end :].startswith(("'s", "’s", "' ", "’ "))
        for each in name_occurrences(phrase, person.name, person.aliases)
    )


def _names_of_country(code: str) -> tuple[str, ...]:
    known = polity(code)
    return (*known.names, *known.demonyms) if known is not None else ()


def _words(text: str) -> list[str]:
    return [word.lower().removesuffix("'s").removesuffix("’s") for word in re.findall(r"[\w’'-]+", text)]
