"""What a later text may change in a record: whether it is newer, of the same visit, and says that something changed.

A wrong change is worse than none. Where a text leaves open whether the visit moved or another one is meant, it is
refused, or both values are kept.
"""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.evidence import Examination
from diplovisit.evidence.sentence import Sentence
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Edtf, Source, Status, Stop, Visit
from diplovisit.record.polities import polity

_OFF: Final = frozenset({Status.POSTPONED, Status.CANCELLED})
_OF_A_VISIT_AHEAD: Final = _OFF | {Status.ANNOUNCED, Status.CONFIRMED}
_LONG_AFTER: Final = datetime.timedelta(days=31)
_NEXT_STOP: Final = datetime.timedelta(days=4)
_NEW_DAYS: Final = lazy_pattern(
    r"\b(?:postpon\w+|put (?:off|back)|pushed back|defer\w+|delay\w+|re-?schedul\w+|brought forward|bring\w* forward"
    r"|moved|shifted|new dates?|new days?|later date|instead|now|after all|back on|reinstat\w+|reviv\w+"
    r"|(?:later|earlier) than (?:\w+ )?(?:planned|scheduled|announced|expected|foreseen)"
    r"|(?:original|initial|previous|earli)\w* (?:planned|scheduled|set|due|announced|than planned)"
    r"|longer than|shorter than|extend\w*|prolong\w*|cut short|shorten\w*|curtail\w*|advanc(?:ed?|ing)|adjust\w+)\b",
    re.IGNORECASE,
)
_REOPENED: Final = lazy_pattern(
    r"\b(?:after all|back on|re-?schedul\w+|new dates?|reinstat\w+|reviv\w+|restor\w+|resum\w+|un-?cancel\w+"
    r"|(?:will|to) (?:now|go ahead|take place)|goes ahead|no longer (?:cancelled|off))\b",
    re.IGNORECASE,
)
_CORRECTED: Final = lazy_pattern(
    r"\b(?:correction|corrects|corrected|earlier (?:version|report|statement|dispatch)|previous version|erroneously"
    r"|incorrectly|wrongly (?:said|stated|reported|gave))\b",
    re.IGNORECASE,
)
_CHANGE: Final = lazy_pattern(
    r"\b(?:postpon\w+|cancel\w*|call\w* off|put off|re-?schedul\w+|brought forward|moved to|cut short|shorten\w*"
    r"|extend\w+ (?:his|her|the|their|its|by)|scrap\w*|drop(?:ped|s)|added to|no longer"
    r"|stay(?:s|ed|ing)? (?:at home|behind)|back on|withdr[ae]w\w*|instead of|will not|delay\w+|deferred"
    r"|skip\w*|pull\w* out)\b",
    re.IGNORECASE,
)
_REASON: Final = lazy_pattern(r"\b(?:because|due to|owing to|after|amid|following|over|as|since|in view of|citing)\b")
_JOURNEY_TO: Final = lazy_pattern(
    r"\b(?:visit|trip|journey|stop|excursion) (?:to|in) (?:the )?(?P<place>[A-Z][\w’'-]+)"
)
_AS_A_WHOLE: Final = lazy_pattern(r"\b(?:tour|both|whole|entire|all)\b", re.IGNORECASE)


def day_of_source(source: Source) -> datetime.date | None:
    """Returns the last day on which a source can have been published; None if it is not known."""
    printed = source.dateline.date if source.dateline is not None else None
    date = source.published or printed
    return date.upper if date is not None else None


@attrs.frozen(kw_only=True)
class LaterText:
    """A text that is read for changes of a record.

    visit: the record as it is. article: the text. later: the record that the text alone gives.
    """

    visit: Visit
    article: Article
    later: Visit

    @property
    def day(self) -> datetime.date | None:
        """The day of the text, None if it is not known."""
        return day_of_source(self.later.sources[0])

    def _known_days(self) -> list[datetime.date]:
        return [day for source in self.visit.sources if (day := day_of_source(source)) is not None]

    @property
    def is_older(self) -> bool:
        """Whether a source of the record is newer, so that the text takes nothing back."""
        return self.day is not None and any(day > self.day for day in self._known_days())

    @property
    def is_newer(self) -> bool:
        """Whether the text is newer than every source of the record whose day is known."""
        return self.day is not None and all(day < self.day for day in self._known_days())

    @property
    def says_new_days(self) -> bool:
        """Whether the text has words that say that the days of a visit are others now."""
        return self._has(_NEW_DAYS)

    @property
    def says_it_is_on_again(self) -> bool:
        """Whether the text has words by which a visit that was called off is to take place."""
        return self._has(_REOPENED)

    @property
    def corrects(self) -> bool:
        """Whether the text corrects an earlier report."""
        return self._has(_CORRECTED)

    def moves(self, sentences: str) -> bool:
        """Whether sentences have words that say that the days or places of something are others now."""
        return _NEW_DAYS.search(sentences) is not None

    def _has(self, pattern: re.Pattern[str]) -> bool:
        return any(pattern.search(sentence.text) is not None for sentence in self.article.sentences)

    def why_another_visit(self) -> str | None:
        """Says why the text is of another visit than the record; None if nothing speaks for that."""
        countries = {stop.territory or stop.country for stop in self.visit.stops}
        others = {stop.territory or stop.country for stop in self.later.stops}
        if others and countries.isdisjoint(others):
            return f"it is about a visit to {_names(others)}, but the record is about one to {_names(countries)}"
        ours, theirs = tuple(_all_days(self.visit.stops)), tuple(_all_days(self.later.stops))
        if ours and theirs and not any(_are_near(one, other) for one in ours for other in theirs):
            why = f"it is about {_listed(theirs)}, but the record is about {_listed(ours)}"
            if self.visit.status is Status.HELD or self._is_past(theirs):
                return why
            is_open = self.visit.status is Status.POSTPONED or (
                self.visit.status is Status.CANCELLED and self.says_it_is_on_again
            )
            if not is_open and not self.says_new_days and not self.corrects:
                return f"{why}, and it does not say that the visit was moved"
        if self.later.status in _OF_A_VISIT_AHEAD and not theirs and self._is_long_over(ours):
            return f"on {self.day} it reports a future visit, but the days of the record, {_listed(ours)}, are past"
        return None

    def _is_past(self, days: Iterable[Edtf]) -> bool:
        """Whether all days of the text are before those of the record, long before the text."""
        day = self.day
        return day is not None and all(each.upper is not None and each.upper < day - _LONG_AFTER for each in days)

    def _is_long_over(self, days: Iterable[Edtf]) -> bool:
        ends = [each.upper for each in days]
        day = self.day
        return bool(ends) and day is not None and all(end is not None and end + _LONG_AFTER < day for end in ends)

    def stops_called_off(self) -> tuple[Stop, ...] | None:
        """Returns the stops of the record that the text calls off or puts off; None if it is not clear which."""
        stops = self.visit.stops
        spans = tuple(self._words_of_status())
        named = {code for sentence, start, end in spans for code in _countries_in(sentence, start, end)}
        own = tuple(stop for stop in stops if {stop.territory or stop.country, stop.country} & named)
        if own:
            return own
        if any(_is_of_a_place(sentence, start, end) for sentence, start, end in spans):
            return ()  # "her visit to Kyoto has been cancelled"
        if named - set(self.visit.sending) - {person.country for person in self.visit.people}:
            return ()  # what is called off is a stop that the record does not have
        is_whole = any(_AS_A_WHOLE.search(sentence.text) is not None for sentence, _, _ in spans)
        return stops if len(stops) == 1 or is_whole else None

    def _words_of_status(self) -> Iterator[tuple[Sentence, int, int]]:
        """Yields the sentences that say the status, each with the span of the clause that says it, without a reason."""
        examination = Examination(visit=self.later, texts={self.article.id: self.article.text})
        for index, row in enumerate(self.later.evidence):
            words = examination.words_of(index) if "status" in row.about else None
            if words is not None:
                clause = words.sentence.clause_at(words.start)
                reason = _REASON.search(words.sentence.text, clause.start, clause.end)
                yield words.sentence, clause.start, reason.start() if reason is not None else clause.end

    def is_next_stop(self, stop: Stop) -> bool:
        """Whether a stop that the record lacks belongs to the same journey by its days."""
        if stop.when is None:
            return True
        known = [each.when for each in (*self.visit.stops, *self.later.stops) if each.when is not None]
        return any(each is not stop.when and _are_near(each, stop.when) for each in known)

    def sentences_of_change(self) -> Iterator[Sentence]:
        """Yields the sentences with a word that may tell of a change."""
        for sentence in self.article.sentences:
            if _CHANGE.search(sentence.text) is not None:
                yield sentence


def _countries_in(sentence: Sentence, start: int, end: int) -> Iterator[str]:
    for mention in sentence.countries:
        if start <= mention.start < end and not _is_owner(sentence, mention.end):
            yield from mention.codes


def _is_of_a_place(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a clause speaks of a journey to something that is no country: to a city, or to a plant."""
    match = _JOURNEY_TO.search(sentence.text, start, end)
    return match is not None and not any(
        mention.start < match.end() and match.start("place") < mention.end for mention in sentence.countries
    )


def _is_owner(sentence: Sentence, end: int) -> bool:
    """Whether a country is named for what belongs to it: "Norway's foreign ministry"."""
    return sentence.text[:end].endswith(("’s", "'s")) or sentence.text.startswith(("’s ", "'s "), end)


def _all_days(stops: Iterable[Stop]) -> Iterator[Edtf]:
    for stop in stops:
        if stop.when is not None:
            yield stop.when
        yield from (earlier.when for earlier in stop.previously)


def _are_near(one: Edtf, other: Edtf) -> bool:
    """Whether two dates overlap, or are a few days apart."""
    if one.overlaps(other):
        return True
    if one.lower is None or one.upper is None or other.lower is None or other.upper is None:
        return False
    return max(one.lower, other.lower) - min(one.upper, other.upper) <= _NEXT_STOP


def is_vaguer(one: Edtf, other: Edtf) -> bool:
    """Whether a date says the same as another one and less of it: a month for days, a day for its hour."""
    if not other.within(one):
        return False
    return one.precision > other.precision or (one.moment is None and other.moment is not None)


def _listed(days: Iterable[Edtf]) -> str:
    return " and ".join(dict.fromkeys(str(each) for each in days))


def _names(codes: Iterable[str | None]) -> str:
    return " and ".join(sorted((known.name if (known := polity(code)) else code) for code in codes if code is not None))
