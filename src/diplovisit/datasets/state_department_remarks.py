"""What the State Department prints in its travels: labels of countries and places, and remarks.

The remarks are telegraphic. A clause begins with the activity ("Met with …", "Attended …", "Signed …", "Stopped …"),
and few verbs cover all of them. A clause that matches no line of the tables below remains in the remarks only.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

from diplovisit.datasets.model import Activity, Companion, Leg, ParsedRemarks, Stated, StatedDays
from diplovisit.datasets.rows_to_legs import LabelReading
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Capacity, Category, Edtf, EdtfError, EngagementKind, StopKind

READING: Final = LabelReading(
    # Places without the name of their territory, as printed. The code is that of the territory, or of the state if two
    # states shared the label.
    places={
        "Port-of-Spain": "TT",
        "Kingston, Port Antonio": "JM",
        "Bay of Islands (Newfoundland), Bonne Bay (Newfoundland)": "x-newfoundland",
        "Newfoundland, Labrador": "x-newfoundland",
        "St. Maartin": "SX",
        "Curacao (Antilles)": "CW",
        "Martinique, West Indies": "MQ",
        "St. Martin Island (French West Indies)": "MF",
        "St. Martin Island (West Indies)": "MF",
        "St. Thomas": "VI",
        "St. Thomas, St. Croix, Frederikstadt, Christianstadt (Virgin Islands)": "VI",
        "Cam Ranh Bay": "x-south-vietnam",
    },
    # Taken from the ids: each label here has the id of one state, and the other state has an id of its own.
    filed_apart={
        # `germany` also files "Germany, Federal Republic of"; East Germany is `german-democratic-republic`.
        "Germany": frozenset({"DDDE"}),
        # `china` also files "China, People's Republic of"; the Republic of China is `taiwan`.
        "China": frozenset({"TW"}),
        # `serbia` also files "Serbia and Montenegro", the state after 2003; the kingdom ended in 1918.
        "Serbia": frozenset({"x-serbia-kingdom"}),
    },
)

WHOLE_PLACES: Final = frozenset({"Mexico, D.F.", "Martinique, West Indies"})
"""Places with a comma in their names. In all other places a comma separates two names."""

_IDS: Final[Mapping[str, str]] = {
    "Bosnia": "bosnia-herzegovina",
    "Brunei Darussalam": "brunei",
    "Burma (Myanmar)": "burma",
    "Byelorussia": "belarus",
    "Ceylon": "sri-lanka",
    "China, People’s Republic of": "china",
    "Congo, Democratic Republic of": "congo-kinshasa",
    "Cote d'Ivoire": "cote-divoire",
    "Democratic Republic of the Congo (Zaire)": "congo-democratic-republic",
    "Denmark (Greenland)": "denmark",
    "Germany, Federal Republic of": "germany",
    "Kirghizia": "kyrgyzstan",
    "Korea, North": "korea-north",
    "Korea, Republic of": "korea-south",
    "Korea, South": "korea-south",
    "Kyrgyz Republic": "kyrgyzstan",
    "Macedonia, Former Yugoslav Republic of": "macedonia",
    "Micronesia, Federated States of": "micronesia",
    "Republic of China": "taiwan",
    "Serbia and Montenegro": "serbia",
    "Serbia-Montenegro (Kosovo)": "kosovo",
    "Southern Rhodesia (Zimbabwe)": "zimbabwe",
    "St. Lucia": "saint-lucia",
    "Türkiye": "turkiye",
    "U.S.S.R.": "russia",
    "United Kingdom (Northern Ireland)": "united-kingdom",
    "United Kingdom (Wales)": "united-kingdom",
    "Vatican City": "holy-see",
    "Western Samoa": "samoa",
    "Yugoslavia (Kosovo)": "kosovo",
}
_COMMA_MARK: Final = "\0"


def id_of(label: str) -> str:
    """Returns the id that the data set gives a label: the label in lower case, except for the labels in a table.

    >>> id_of("Saudi Arabia"), id_of("U.S.S.R."), id_of("Niger ")
    ('saudi-arabia', 'russia', 'niger')
    """
    label = label.strip()
    return _IDS.get(label, label.lower().replace(" ", "-"))


def split_places(locale: str, territory: str | None) -> tuple[str, ...]:
    """Returns the names of the places in a locale.

    Text in parentheses stays with the name before it, unless the place is in a territory.

    >>> split_places("Kingston (Jamaica)", "JM"), split_places("Halifax, Stellarton (Nova Scotia)", None)
    (('Kingston',), ('Halifax', 'Stellarton (Nova Scotia)'))
    >>> split_places("Mexico, D.F., Tlaxcala", None), split_places("", None)
    (('Mexico, D.F.', 'Tlaxcala'), ())
    """
    text = " ".join(locale.split())
    for whole in WHOLE_PLACES:
        text = text.replace(whole, whole.replace(", ", _COMMA_MARK))
    names = [part.strip().replace(_COMMA_MARK, ", ") for part in text.split(",")]
    if territory is not None:
        names = [name.partition(" (")[0] for name in names]
    return tuple(name for name in names if name)


def join_places(places: tuple[str, ...]) -> str:
    """Joins places as the data set writes them if nothing else was printed."""
    return ", ".join(places)


_Value = TypeVar("_Value")

_MAX_LABEL_LENGTH: Final = 1_000

# A full stop or a semicolon ends a clause, except the full stop of an abbreviation or of an initial. After "U.S." a
# clause begins only with a verb.
_VERB: Final = r"(?:Met|Also|Attended|Addressed|Announced|Discussed|Returned|Signed|Visited)\b"
_END = lazy_pattern(
    r"(?:;|(?<![A-Z])(?<!\bSt)(?<!\bJr)(?<!\bDr)(?<!\bGen)(?<!\bMr)(?<!\bMrs)(?<!\bAmb)\.)\s+(?=[A-Z“\"\[]|[a-z]+ )"
    rf"|(?<=U\.S\.)\s+(?={_VERB}|\[)"
)

# The beginning of the remarks states the reason for the stop.
_KINDS: Final = (
    (
        StopKind.TRANSIT,
        lazy_pattern(r"(?:Stopped|Stop|Overnight stop|Refueling stop|Brief stop|Disembarked|Embarked)\b"),
    ),
    (StopKind.VACATION, lazy_pattern(r"(?:Vacation(?:ed|ing)?|Fishing trip|Hunting trip|Working vacation)\b")),
)
_CATEGORIES: Final = (
    (Category.STATE, lazy_pattern(r"State [Vv]isit\b")),
    (Category.OFFICIAL_WORKING, lazy_pattern(r"Official [Ww]orking [Vv]isit\b")),
    (Category.OFFICIAL, lazy_pattern(r"Official [Vv]isit\b")),
    (Category.WORKING, lazy_pattern(r"Working [Vv]isit\b")),
    (Category.PRIVATE, lazy_pattern(r"Private [Vv]isit\b")),
)
_ELECT: Final = lazy_pattern(r"\[Visit made as (President-elect)\.\]")

_ATTENDED: Final = (
    r"(?:Attended|Also attended|Participated in|Also participated in|Took part in|Joined|Hosted|Co-hosted)"
)
# The name of a meeting is capitalised and ends with a word for a meeting: "Attended the NATO Ministerial Meeting".
# After it the clause ends, or continues with another subject.
_NAMED: Final = r"(?:[A-Z0-9“][^\s;,]*,?|&|of|the|on|for|and|in|de)"
_FORUM: Final = lazy_pattern(
    rf"{_ATTENDED} (?:the |a |an )?([A-Z0-9“]\S*(?: {_NAMED})*? ?"
    r"(?:Meetings?|Summits?|Conference|Council|Assembly|Forum|Commission|Committee|Ministerial|Quartet|Dialogue))"
    r"(?=$|,? and (?:[a-z]|the [A-Z])| (?:with|in|at|to|hosted|before|of the Heads)\b)"
)
# The first line that matches a clause counts.
_ACTIVITIES: Final = (
    (
        EngagementKind.FUNERAL,
        lazy_pattern(rf"(?:{_ATTENDED}|Accompanied [A-Z]).*?\b(?:funeral|memorial service|burial)"),
    ),
    (EngagementKind.SIGNING, lazy_pattern(r"(?:Also )?[Ss]igned\b|Initialed\b|Negotiated and signed\b")),
    (EngagementKind.SIGNING, lazy_pattern(r".*?\bsigning (?:of|ceremon)")),
    (EngagementKind.SUMMIT, lazy_pattern(r"(?:Pre-)?Summit [Mm]eeting\b")),
    (EngagementKind.SUMMIT, lazy_pattern(rf"(?:{_ATTENDED}|Accompanied [A-Z]|Supported [A-Z]|Met ).*?\b[Ss]ummit\b")),
    (EngagementKind.SPEECH, lazy_pattern(r"(?:(?:Also )?[Aa]ddressed|Delivered|Spoke|Made a speech)\b")),
    (EngagementKind.SPEECH, lazy_pattern(r"Gave (?:a|an|the) (?:speech|address|lecture)\b")),
    (EngagementKind.CEREMONY, lazy_pattern(r"(?:Dedicated|Laid a wreath|Commemorated|Unveiled|Witnessed the)\b")),
    (EngagementKind.CEREMONY, lazy_pattern(r"Received (?:an )?honorary\b")),
    (
        EngagementKind.CEREMONY,
        lazy_pattern(rf"{_ATTENDED}.*?\b(?:ceremon|inauguration|wedding|coronation|celebration)"),
    ),
    (EngagementKind.CEREMONY, lazy_pattern(rf"{_ATTENDED}.*?\b(?:anniversary|commemorat)")),
    (EngagementKind.CONFERENCE, lazy_pattern(rf"(?:{_ATTENDED}|Led|Chaired|Co-chaired|Chairman of)\b")),
    (EngagementKind.INSPECTION, lazy_pattern(r"(?:Inspected|To inspect|Toured|Reviewed (?:the )?troops)\b")),
    (EngagementKind.DINNER, lazy_pattern(r"(?:Dined|Had dinner|Hosted a dinner)\b")),
    (EngagementKind.CONSULTATIONS, lazy_pattern(r"(?:Consulted|Conferred|Consultations|Negotiat(?:ions|ed))\b")),
    (EngagementKind.CONSULTATIONS, lazy_pattern(r"Shuttle negotiations\b")),
    (EngagementKind.MEETING, lazy_pattern(r"(?:Also )?[Mm]et\b|(?:Informal )?[Mm]eeting\b|Audience\b|Briefed\b")),
    (EngagementKind.MEETING, lazy_pattern(r"Held (?:talks|discussions|a meeting)\b")),
    (EngagementKind.MEETING, lazy_pattern(r"(?:Discussed|Reviewed|Also discussed)\b.*? with ")),
)

_COMPANION: Final = lazy_pattern(
    r"(?:[Aa]ccompanied|[Jj]oined|[Ss]upported) (?:the )?(President)((?: (?:(?:[A-Z]\.)+|[A-Z][\w’'-]+))*)"
)

MONTHS: Final = {
    name: number
    for number, name in enumerate(
        "January February March April May June July August September October November December".split(),  # noqa: SIM905  # reads best so
        1,
    )
}
_DAY: Final = r"\d{1,2}(?:-\d{1,2})?"
_DAYS: Final = lazy_pattern(
    rf"([Ww]as in|Visited|continued in) [A-Z][\w .]*? ({'|'.join(MONTHS)}) ({_DAY}(?:,? (?:and )?{_DAY})+)(?=[.;]|$)"
)


def parse_remarks(leg: Leg) -> ParsedRemarks:
    """Parses the remarks on a leg.

    >>> from diplovisit.record import Edtf
    >>> parsed = parse_remarks(
    ...     Leg(when=Edtf("1979-06-14/1979-06-18"), remarks="State visit; met with President Kirchschlaeger.")
    ... )
    >>> parsed.category.value.value, [(activity.kind.value, activity.label) for activity in parsed.activities]
    ('state', [('meeting', 'met with President Kirchschlaeger')])
    >>> parse_remarks(Leg(remarks="Accompanied President Obama.")).companion.name
    'Obama'
    """
    text = re.sub(r"\s*\n\s*", " ", leg.remarks).strip()
    elect = _ELECT.search(text)
    clauses = split_remarks(text)
    return ParsedRemarks(
        kind=next(_opening(_KINDS, text), None),
        category=next(_opening(_CATEGORIES, text), None),
        capacity=Stated(Capacity.ELECT, elect[1]) if elect is not None else None,
        days=_days(text, leg.when),
        companion=_companion(text),
        activities=tuple(activity for clause in clauses if (activity := _activity(clause)) is not None),
    )


def split_remarks(text: str) -> list[str]:
    """Splits remarks without line breaks into their clauses.

    >>> split_remarks("State visit; met with President Sample. Visited St. Louis.")
    ['State visit', 'met with President Sample', 'Visited St. Louis']
    """
    return [clause.rstrip(".").strip() for clause in _END.split(text)]


def _opening(table: tuple[tuple[_Value, re.Pattern[str]], ...], text: str) -> Iterator[Stated[_Value]]:
    for value, pattern in table:
        if (match := pattern.match(text)) is not None:
            yield Stated(value, match[0])


def _companion(text: str) -> Companion | None:
    match = _COMPANION.search(text)
    if match is None:
        return None
    # "President Trump’s meeting", "President Clinton July 30".
    words = [re.sub("[’']s$", "", word) for word in match[2].split()]
    return Companion(office=match[1], name=" ".join(word for word in words if word not in MONTHS), quote=match[0])


def _activity(clause: str) -> Activity | None:
    if not clause or len(clause) > _MAX_LABEL_LENGTH:
        return None
    # After a semicolon a clause begins with a small letter.
    capitalised = clause[0].upper() + clause[1:]
    kind = next((kind for kind, pattern in _ACTIVITIES if pattern.match(capitalised)), None)
    if kind is None:
        return None
    forum = _FORUM.match(capitalised) if kind in (EngagementKind.SUMMIT, EngagementKind.CONFERENCE) else None
    return Activity(kind, clause, forum[1] if forum is not None else None)


def _days(text: str, when: Edtf | None) -> StatedDays | None:
    """Returns the days at this place from a list such as "Was in Egypt January 11-12, 13-14, 16, and 18"."""
    match = _DAYS.search(text)
    if match is None or when is None or when.lower is None:
        return None
    stays = []
    for part in re.findall(_DAY, match[3]):
        days = [f"{when.lower.year:04}-{MONTHS[match[2]]:02}-{int(day):02}" for day in part.split("-")]
        stays.append("..".join(days))
    try:
        return StatedDays(Edtf(f"{{{','.join(stays)}}}"), match[0], of_stay=match[1] != "continued in")
    except EdtfError:  # a 31st of June
        return None
