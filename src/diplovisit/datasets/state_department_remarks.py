"""What the State Department's remarks state: companions, summits, funerals, signings, transit, the days of a shuttle.

The remarks are telegraphic: a clause begins with what was done ("Met with …", "Attended …", "Signed …", "Stopped …"),
and few verbs do for all of them. What no line of the tables below knows stays in the remarks alone.
"""

import re
from collections.abc import Iterator
from typing import Final, TypeVar

from diplovisit.datasets.model import Activity, Companion, Leg, ParsedRemarks, Stated, StatedDays
from diplovisit.record import Capacity, Category, Edtf, EdtfError, EngagementKind, StopKind

_Value = TypeVar("_Value")

_LONGEST_LABEL: Final = 1_000

# A full stop or a semicolon ends a clause, but not the stop of an abbreviation or of an initial; behind "U.S." a clause
# begins only with a verb.
_VERB: Final = r"(?:Met|Also|Attended|Addressed|Announced|Discussed|Returned|Signed|Visited)\b"
_END = re.compile(
    r"(?:;|(?<![A-Z])(?<!\bSt)(?<!\bJr)(?<!\bDr)(?<!\bGen)(?<!\bMr)(?<!\bMrs)(?<!\bAmb)\.)\s+(?=[A-Z“\"\[]|[a-z]+ )"
    rf"|(?<=U\.S\.)\s+(?={_VERB}|\[)"
)

# How a remark begins tells why the traveller was there.
_KINDS: Final = (
    (StopKind.TRANSIT, re.compile(r"(?:Stopped|Stop|Overnight stop|Refueling stop|Brief stop|Disembarked|Embarked)\b")),
    (StopKind.VACATION, re.compile(r"(?:Vacation(?:ed|ing)?|Fishing trip|Hunting trip|Working vacation)\b")),
)
_CATEGORIES: Final = (
    (Category.STATE, re.compile(r"State [Vv]isit\b")),
    (Category.OFFICIAL_WORKING, re.compile(r"Official [Ww]orking [Vv]isit\b")),
    (Category.OFFICIAL, re.compile(r"Official [Vv]isit\b")),
    (Category.WORKING, re.compile(r"Working [Vv]isit\b")),
    (Category.PRIVATE, re.compile(r"Private [Vv]isit\b")),
)
_ELECT: Final = re.compile(r"\[Visit made as (President-elect)\.\]")

_ATTENDED: Final = (
    r"(?:Attended|Also attended|Participated in|Also participated in|Took part in|Joined|Hosted|Co-hosted)"
)
# Whose meeting it was: a name in capitals that ends as names of meetings do, as in "Attended the NATO Ministerial
# Meeting", and behind which the clause is over or goes on with something else.
_NAMED: Final = r"(?:[A-Z0-9“][^\s;,]*,?|&|of|the|on|for|and|in|de)"
_FORUM: Final = re.compile(
    rf"{_ATTENDED} (?:the |a |an )?([A-Z0-9“]\S*(?: {_NAMED})*? ?"
    r"(?:Meetings?|Summits?|Conference|Council|Assembly|Forum|Commission|Committee|Ministerial|Quartet|Dialogue))"
    r"(?=$|,? and (?:[a-z]|the [A-Z])| (?:with|in|at|to|hosted|before|of the Heads)\b)"
)
# Of the lines that fit a clause the first counts.
_DONE: Final = (
    (EngagementKind.FUNERAL, re.compile(rf"(?:{_ATTENDED}|Accompanied [A-Z]).*?\b(?:funeral|memorial service|burial)")),
    (EngagementKind.SIGNING, re.compile(r"(?:Also )?[Ss]igned\b|Initialed\b|Negotiated and signed\b")),
    (EngagementKind.SIGNING, re.compile(r".*?\bsigning (?:of|ceremon)")),
    (EngagementKind.SUMMIT, re.compile(r"(?:Pre-)?Summit [Mm]eeting\b")),
    (EngagementKind.SUMMIT, re.compile(rf"(?:{_ATTENDED}|Accompanied [A-Z]|Supported [A-Z]|Met ).*?\b[Ss]ummit\b")),
    (EngagementKind.SPEECH, re.compile(r"(?:(?:Also )?[Aa]ddressed|Delivered|Spoke|Made a speech)\b")),
    (EngagementKind.SPEECH, re.compile(r"Gave (?:a|an|the) (?:speech|address|lecture)\b")),
    (EngagementKind.CEREMONY, re.compile(r"(?:Dedicated|Laid a wreath|Commemorated|Unveiled|Witnessed the)\b")),
    (EngagementKind.CEREMONY, re.compile(r"Received (?:an )?honorary\b")),
    (EngagementKind.CEREMONY, re.compile(rf"{_ATTENDED}.*?\b(?:ceremon|inauguration|wedding|coronation|celebration)")),
    (EngagementKind.CEREMONY, re.compile(rf"{_ATTENDED}.*?\b(?:anniversary|commemorat)")),
    (EngagementKind.CONFERENCE, re.compile(rf"(?:{_ATTENDED}|Led|Chaired|Co-chaired|Chairman of)\b")),
    (EngagementKind.INSPECTION, re.compile(r"(?:Inspected|To inspect|Toured|Reviewed (?:the )?troops)\b")),
    (EngagementKind.DINNER, re.compile(r"(?:Dined|Had dinner|Hosted a dinner)\b")),
    (EngagementKind.CONSULTATIONS, re.compile(r"(?:Consulted|Conferred|Consultations|Negotiat(?:ions|ed))\b")),
    (EngagementKind.CONSULTATIONS, re.compile(r"Shuttle negotiations\b")),
    (EngagementKind.MEETING, re.compile(r"(?:Also )?[Mm]et\b|(?:Informal )?[Mm]eeting\b|Audience\b|Briefed\b")),
    (EngagementKind.MEETING, re.compile(r"Held (?:talks|discussions|a meeting)\b")),
    (EngagementKind.MEETING, re.compile(r"(?:Discussed|Reviewed|Also discussed)\b.*? with ")),
)

_COMPANION: Final = re.compile(
    r"(?:[Aa]ccompanied|[Jj]oined|[Ss]upported) (?:the )?(President)((?: (?:(?:[A-Z]\.)+|[A-Z][\w’'-]+))*)"
)

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        "January February March April May June July August September October November December".split(),  # noqa: SIM905  # reads best so
        1,
    )
}
_DAY: Final = r"\d{1,2}(?:-\d{1,2})?"
_DAYS: Final = re.compile(
    rf"([Ww]as in|Visited|continued in) [A-Z][\w .]*? ({'|'.join(_MONTHS)}) ({_DAY}(?:,? (?:and )?{_DAY})+)(?=[.;]|$)"
)


def parse_remarks(leg: Leg) -> ParsedRemarks:
    """Reads the remarks on a leg.

    >>> from diplovisit.record import Edtf
    >>> told = parse_remarks(
    ...     Leg(when=Edtf("1979-06-14/1979-06-18"), remarks="State visit; met with President Kirchschlaeger.")
    ... )
    >>> told.category.value.value, [(done.kind.value, done.label) for done in told.done]
    ('state', [('meeting', 'met with President Kirchschlaeger')])
    >>> parse_remarks(Leg(remarks="Accompanied President Obama.")).companion.name
    'Obama'
    """
    text = re.sub(r"\s*\n\s*", " ", leg.remarks).strip()
    elect = _ELECT.search(text)
    clauses = [clause.rstrip(".").strip() for clause in _END.split(text)]
    return ParsedRemarks(
        kind=next(_opening(_KINDS, text), None),
        category=next(_opening(_CATEGORIES, text), None),
        capacity=Stated(Capacity.ELECT, elect[1]) if elect is not None else None,
        days=_days(text, leg.when),
        companion=_companion(text),
        done=tuple(done for clause in clauses if (done := _done(clause)) is not None),
    )


def _opening(table: tuple[tuple[_Value, re.Pattern[str]], ...], text: str) -> Iterator[Stated[_Value]]:
    for value, pattern in table:
        if (found := pattern.match(text)) is not None:
            yield Stated(value, found[0])


def _companion(text: str) -> Companion | None:
    found = _COMPANION.search(text)
    if found is None:
        return None
    # "President Trump’s meeting", "President Clinton July 30".
    words = [re.sub("[’']s$", "", word) for word in found[2].split()]
    return Companion(office=found[1], name=" ".join(word for word in words if word not in _MONTHS), quote=found[0])


def _done(clause: str) -> Activity | None:
    if not clause or len(clause) > _LONGEST_LABEL:
        return None
    # Behind a semicolon a clause begins with a small letter.
    begun = clause[0].upper() + clause[1:]
    kind = next((kind for kind, pattern in _DONE if pattern.match(begun)), None)
    if kind is None:
        return None
    forum = _FORUM.match(begun) if kind in (EngagementKind.SUMMIT, EngagementKind.CONFERENCE) else None
    return Activity(kind, clause, forum[1] if forum is not None else None)


def _days(text: str, when: Edtf | None) -> StatedDays | None:
    """The days at this place as they are listed: "Was in Egypt January 11-12, 13-14, 16, and 18"."""
    found = _DAYS.search(text)
    if found is None or when is None or when.lower is None:
        return None
    stays = []
    for part in re.findall(_DAY, found[3]):
        days = [f"{when.lower.year:04}-{_MONTHS[found[2]]:02}-{int(day):02}" for day in part.split("-")]
        stays.append("..".join(days))
    try:
        return StatedDays(Edtf(f"{{{','.join(stays)}}}"), found[0], of_stay=found[1] != "continued in")
    except EdtfError:  # a 31st of June
        return None
