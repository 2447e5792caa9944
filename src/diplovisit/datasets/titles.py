"""What a record of a journey is called: who, and where to."""

import re
from collections.abc import Sequence

from diplovisit.datasets.leg import Leg
from diplovisit.datasets.story import ParsedRemarks
from diplovisit.record import Capacity, StopKind
from diplovisit.record.polities import polity_name

_MOST_NAMED = 4
# "the Netherlands", "the Marshall Islands".
_WITH_ARTICLE = re.compile(
    "(?:United|Netherlands|Philippines|Bahamas|Maldives|Gambia|Holy See|Comoros|Seychelles|Republic of)\\b.*"
    "|.* (?:Islands|Republic|Union|Emirates|Reich|Confederation)|Democratic Republic of .*"
)
_VERBS = {StopKind.TRANSIT: "stops in", StopKind.VACATION: "on vacation in"}


def title_of(journey: Sequence[Leg], stories: Sequence[ParsedRemarks], capacity: Capacity | None) -> str:
    """The title of a journey: the office, the name and the countries, those beyond the fourth by number.

    >>> legs = [Leg(name="Ana Example", office="President", country=code) for code in ("NO", "SE", "NO")]
    >>> title_of(legs, [ParsedRemarks()] * 3, None)
    'President Ana Example visits Norway and Sweden'
    """
    leader = journey[0]
    office = f"{leader.office}-elect" if capacity is Capacity.ELECT and leader.office else leader.office or ""
    kinds = {story.kind.value if story.kind is not None else StopKind.VISIT for story in stories}
    verb = _VERBS.get(kinds.pop(), "visits") if len(kinds) == 1 else "visits"
    return f"{office} {leader.name} {verb} {_countries(journey)}".strip()


def _countries(journey: Sequence[Leg]) -> str:
    codes = dict.fromkeys(leg.territory or leg.country for leg in journey)
    found = [name for code in codes if code is not None and (name := polity_name(code)) is not None]
    names = [f"the {name}" if _WITH_ARTICLE.fullmatch(name) else name for name in found]
    if not names:
        return "abroad"
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[: _MOST_NAMED - 1])} and {len(names) - _MOST_NAMED + 1} other countries"
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
