"""The days of each stop, where a text has a dated part for every stop of the journey, one after the other.

Such parts are headings ("Monday, 30 November - Sarajevo") or begin a sentence ("In Amman June 15-16, the Secretary").
They count only where together they are all the days of the visit, so that no day of a stop is missing.
"""

import datetime
import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import ProposedFact
from diplovisit.drafting.rules.day_mentions import DayMention, read_day_mention
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.journey import StopOfJourney
from diplovisit.evidence.clauses.chunks import finite_verbs
from diplovisit.evidence.names import CountryMention
from diplovisit.evidence.readings import DateReading, Mention
from diplovisit.evidence.sentence import Sentence
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Edtf

_BEFORE_PLACE: Final = lazy_pattern(
    r"(?:(?:Then|Next|Finally|Afterwards),? )?(?:[Ii]n|[Ww]hile in|[Dd]uring (?:his|her|their|the) (?:stay|stop|visit"
    r"|time) (?:in|to)|[Ss]top in) (?:the )?$"
)
_BETWEEN: Final = lazy_pattern(r",? ?[(\[]?(?:on |from )?$")
_BE_IN: Final = lazy_pattern(r"\b(?:will be|is|was|were|are|will stay|stays|stayed) in (?:the )?$")
_BESIDE: Final = lazy_pattern(r"[\s,:;|()\[\]–—-]*")
_NAME: Final = lazy_pattern(r"[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)*")
_OPENING: Final = lazy_pattern(r"(?:In|While in) (?P<place>[A-Z][^\W\d_]+)")
_LONGEST_HEADING: Final = 60
_WORDS_OF_HEADINGS: Final = lazy_pattern(
    r"\b(?:Day|Programme|Program|Arrival|Departure|in|at|of|the|and|the Republic|Kingdom)\b|\d+", re.IGNORECASE
)


@attrs.frozen(kw_only=True, eq=False)
class _Part:
    """A dated part of a text at a stop, with its days; key is None where its place is none of the stops."""

    key: str | None
    day: DayMention
    first: datetime.date | None = None
    last: datetime.date | None = None

    def within(self, whole: Edtf) -> "_Part":
        """Returns the part with the days of it that lie within a visit, where its words leave that one choice."""
        fitting = [
            each
            for each in self.day.candidates
            if each.lower is not None and each.upper is not None and whole.lower is not None and whole.upper is not None
            if whole.lower <= each.lower and each.upper <= whole.upper
        ]
        return attrs.evolve(self, first=fitting[0].lower, last=fitting[0].upper) if len(fitting) == 1 else self


def read_itinerary(
    context: DraftContext, stops: Sequence[StopOfJourney], wholes: Collection[str]
) -> Mapping[str, ProposedFact]:
    """Returns the days of every stop by its key; nothing where the parts of no text are the whole visit.

    wholes: the values that may be the days of the visit as a whole.
    """
    for article in context.articles if len(stops) > 1 else ():
        found = [part for index in range(len(article.sentences)) for part in _parts(context, article, index, stops)]
        for whole in map(Edtf, wholes):
            parts = [part.within(whole) for part in found]
            is_whole = bool(parts) and (parts[0].first, parts[-1].last) == (whole.lower, whole.upper)
            if is_whole and (days := _days_by_stop(parts, stops)):
                return days
    return {}


def first_and_last(days: Mapping[str, ProposedFact]) -> str:
    """Returns the days from the first to the last of several stops."""
    stays = [Edtf(fact.value) for fact in days.values()]
    first = min(stay.lower for stay in stays if stay.lower is not None)
    return f"{first}/{max(stay.upper for stay in stays if stay.upper is not None)}"


def _parts(context: DraftContext, article: Article, index: int, stops: Sequence[StopOfJourney]) -> Iterator[_Part]:
    sentence = article.sentences[index]
    dates = [each for each in sentence.figures if isinstance(each.reading, DateReading)]
    is_heading = not finite_verbs(sentence.text) and len(sentence.text) <= _LONGEST_HEADING
    for mention in dates:
        place = _place_beside(sentence, mention, is_heading=is_heading)
        is_foreign = place is None and _has_unknown_place(sentence, mention, is_heading=is_heading)
        if place is None and not is_foreign:
            continue
        day = read_day_mention(context, article, index, mention)
        codes = place.codes if place is not None else ()
        key = next((stop.key for stop in stops if stop.code in codes), None)
        is_dateline = key is None and day is not None and day.value == context.dateline_of(article)
        if day is not None and not is_dateline:
            yield _Part(key=key, day=day)


def _place_beside(sentence: Sentence, date: Mention, *, is_heading: bool) -> CountryMention | None:
    """The country or the capital that a date belongs to by the form of its line."""
    text = sentence.text
    if is_heading:
        found = [each for each in sentence.countries if not date.start <= each.start < date.end]
        return found[0] if len({each.codes for each in found}) == 1 else None
    for place in sentence.countries:
        if place.end > date.start or _BETWEEN.fullmatch(text, place.end, date.start) is None:
            continue
        opens = _BEFORE_PLACE.fullmatch(text, 0, place.start) is not None
        if opens or _BE_IN.search(text, 0, place.start) is not None:
            return place
    return None


def _has_unknown_place(sentence: Sentence, date: Mention, *, is_heading: bool) -> bool:
    """Whether a date stands beside the name of a place that is no country and no capital: "2 May - Mostar"."""
    text = sentence.text
    if is_heading:
        rest = _WORDS_OF_HEADINGS.sub("", text[: date.start] + text[date.end :])
        opens_or_ends = _BESIDE.fullmatch(text, 0, date.start) or _BESIDE.fullmatch(text, date.end)
        return opens_or_ends is not None and _NAME.search(rest) is not None
    opening = _OPENING.match(text, 0, date.start)
    return opening is not None and _BETWEEN.fullmatch(text, opening.end(), date.start) is not None


def _days_by_stop(parts: Sequence[_Part], stops: Sequence[StopOfJourney]) -> dict[str, ProposedFact]:
    """The days of each stop; empty unless every stop has one run of parts, each run right after the one before."""
    runs = [(key, list(run)) for key, run in itertools.groupby(parts, key=lambda part: part.key)]
    if sorted(key or "" for key, _ in runs) != sorted(stop.key for stop in stops):
        return {}
    for one, other in itertools.pairwise(parts):
        if one.last is None or other.first is None or not 0 <= (other.first - one.last).days <= 1:
            return {}
    found: dict[str, ProposedFact] = {}
    for key, run in runs:
        is_told = len(run) == 1 and bool(finite_verbs(run[0].day.sentence.text))
        fact = (run[0].day.fact() if is_told else None) or _of_headings(run)
        if key is None or fact is None:
            return {}
        found[key] = fact
    return found


def _of_headings(run: Sequence[_Part]) -> ProposedFact | None:
    first, last = run[0].first, run[-1].last
    if first is None or last is None:
        return None
    return ProposedFact(
        value=f"{first}/{last}" if first != last else str(first),
        citations=(run[0].day.citation, run[-1].day.citation),
        note="The text has a part for each of these days at this stop, and parts for all other days of the visit.",
    )
