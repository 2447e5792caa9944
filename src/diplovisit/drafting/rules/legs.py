"""The days of the legs of a journey of several stops: "In Amman June 15-16, the Secretary will meet the King"."""

import re
from collections.abc import Sequence
from typing import Final

from diplovisit.drafting.rules.actors import Actor, Narration
from diplovisit.drafting.rules.day_mentions import DayMention
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.frames import ANOTHER
from diplovisit.drafting.rules.journey import Destination, StopOfJourney
from diplovisit.drafting.rules.programme_entries import days_of_programme
from diplovisit.drafting.rules.settled_days import DayUse

_OPENS: Final = re.compile(r"(?:\d+[.)] )?(?:In|At) (?:the )?")
_IS_THERE: Final = re.compile(r"\b(?:will be|is|was|are|were) in (?:the )?$")
_BETWEEN: Final = re.compile(r",? \(?(?:on |from |between )?")
_HEADED: Final = re.compile(r"[^.;]{0,40}?\s?[-–—:,(]+\s?(?:in )?")


def day_of_leg(
    narration: Narration, day: DayMention, named: Sequence[Destination], stops: Sequence[StopOfJourney]
) -> DayUse | None:
    """Returns what a date is the day of, where it stands directly behind the place of one leg of several."""
    text, mention = day.sentence.text, day.mention
    beside = [each for each in named if _BETWEEN.fullmatch(text, each.end, mention.start) is not None]
    if len(stops) < 2 or not beside or day.value is None:
        return None
    place = beside[-1]
    before = text[: place.start]
    if _OPENS.fullmatch(before) is None and _IS_THERE.search(before) is None:
        return None
    is_other = narration.subject_of(day.index).actor is Actor.OTHER or ANOTHER.search(text, 0, mention.end) is not None
    if is_other or day.sentence.denial_at(place.start, mention.end) is not None:
        return None
    return next((DayUse(day=day, stop=stop.key, rank=0) for stop in stops if stop.code == place.code), None)


def days_of_headed_legs(context: DraftContext, stops: Sequence[StopOfJourney]) -> dict[str, tuple[DayMention, ...]]:
    """Returns the days of a programme whose headings name the place of a stop, by the keys of the stops."""
    found: dict[str, list[DayMention]] = {}
    for article in context.articles:
        for heading in days_of_programme(context, article):
            text = heading.sentence.text
            for each in heading.sentence.countries:
                if heading.mention.end > each.start or _HEADED.fullmatch(text, heading.mention.end, each.start) is None:
                    continue
                for stop in stops:
                    if stop.code in each.codes and heading.value is not None:
                        found.setdefault(stop.key, []).append(heading)
    return {key: tuple(days) for key, days in found.items()}
