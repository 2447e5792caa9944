"""Finds which of the polities that share a name it can mean on given days.

The table of polities lists a name only if newsrooms use it. Lists of countries also print short names where the full
name is needed: "Korea" for North Korea. `_ALSO` lists these uses, each with the days on which it was possible. They do
not apply to prose (`evidence/names`): there, "Korea" is South Korea.
"""

import datetime
import functools
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from diplovisit.record.edtf import Edtf
from diplovisit.record.polities import Polity, fold_name, polities_named, polity


@attrs.frozen(kw_only=True)
class _AlsoNamed:
    """A further use of short names. Without `since` and `until` it was possible on all days of the polity."""

    names: tuple[str, ...]
    code: str
    since: str | None = None
    until: str | None = None


_CHINA: Final = "1949-10-01"
"""The People's Republic was proclaimed; the Republic of China moved to Taiwan in December of that year."""
_RECOGNISED: Final = "1978-12-31"
"""The last day on which the United States recognised the Republic of China as the government of China."""
_BEFORE_GUINEA: Final = "1958-10-01"
"""The day before French Guinea became Guinea; until then "Guinea" was French, Portuguese or Spanish."""
_CONGOS: Final = (
    "Republic of the Congo",
    "Republic of Congo",
    "Congo, Republic of",
    "Congo, Republic of the",
)

_ALSO: Final = (
    _AlsoNamed(names=("Korea",), code="KP"),
    _AlsoNamed(names=("Germany",), code="DDDE"),
    _AlsoNamed(names=("Yemen",), code="YDYE"),
    _AlsoNamed(names=("Viet Nam", "Viet-Nam"), code="VDVN"),
    _AlsoNamed(names=("Viet Nam", "Viet-Nam"), code="x-south-vietnam"),
    _AlsoNamed(names=("China",), code="TW", since=_CHINA, until=_RECOGNISED),
    _AlsoNamed(names=("Republic of China",), code="CN", since="1912-01-01", until="1949-12-07"),
    # Congo-Leopoldville had this official name until its constitution of August 1964.
    _AlsoNamed(names=_CONGOS, code="CD", since="1960-06-30", until="1964-07-31"),
    # Western Samoa took the name Samoa on 4 July 1997.
    _AlsoNamed(names=("Samoa",), code="AS", until="1997-07-03"),
    _AlsoNamed(names=("Samoa",), code="WS", until="1961-12-31"),
    _AlsoNamed(names=("Virgin Islands", "The Virgin Islands"), code="VI"),
    _AlsoNamed(names=("Virgin Islands", "The Virgin Islands"), code="VG"),
    _AlsoNamed(names=("Saint Martin", "St. Martin"), code="SX"),
    _AlsoNamed(names=("Guinea",), code="GN", until=_BEFORE_GUINEA),
    _AlsoNamed(names=("Guinea",), code="GW", until=_BEFORE_GUINEA),
    _AlsoNamed(names=("Guinea",), code="GQ", until=_BEFORE_GUINEA),
    # The Sudanese Republic, the former French Sudan, became Mali on 22 September 1960.
    _AlsoNamed(names=("Sudan",), code="ML", since="1958-11-24", until="1960-09-21"),
)

RENAMED: Final[Mapping[str, str]] = {
    "BUMM": "MM",
    "BYAA": "BY",
    "DYBJ": "BJ",
    "HVBF": "BF",
    "ZRCD": "CD",
    "x-malaya": "MY",
    "x-siam": "TH",
}
"""Maps the former code of a state to its code since it changed its name. Both are one state, so neither is a guess."""


@attrs.frozen
class NameBearer:
    """A polity that had a name, and the first and the last day on which the name could mean it."""

    polity: Polity
    since: str | None
    until: str | None

    def meets(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether the name could mean the polity on one of the days, at the precision of the bounds."""
        since, until = self.since or "", self.until or "9999"
        return since <= last.isoformat()[: len(since)] and first.isoformat()[: len(until)] <= until

    def covers(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether the name could mean the polity on all of the days."""
        return self.meets(first, first) and self.meets(last, last)

    def may_meet(self, when: Edtf) -> bool:
        """Whether the name could mean the polity on one of the days of a date, even of an approximate or an open one.

        >>> [bearer.may_meet(Edtf("1969~")) for bearer in name_bearers("Yemen")]
        [True, True]
        """
        first, last = when.lower or datetime.date.min, when.upper or datetime.date.max
        return self.meets(first, last)


def candidates(name: str, when: Edtf | None) -> tuple[Polity, ...]:
    """Returns every polity that a name in a list of countries can mean on the days of a date.

    A single result is the meaning of the name. Several are returned if the date does not decide. It decides only if one
    polity existed on every day that the date can mean, and none of the others on any of them. An approximate,
    uncertain, open or missing date decides nothing. If none of several polities existed, all are returned. The only
    polity of a name is returned whatever the date.

    >>> [polity.code for polity in candidates("Vietnam", Edtf("1967-05-01"))]
    ['VDVN', 'x-south-vietnam']
    >>> [polity.code for polity in candidates("Vietnam", Edtf("1980"))]
    ['VN']
    >>> [polity.code for polity in candidates("Korea", None)]
    ['KR', 'x-korea', 'KP']
    """
    return select_bearers(name_bearers(name), when)


def select_bearers(bearers: Iterable[NameBearer], when: Edtf | None) -> tuple[Polity, ...]:
    """Returns those of the polities with one name that it can mean on the days of a date; see `candidates`."""
    bearers = tuple(bearers)
    known = {bearer.polity.code: bearer.polity for bearer in bearers}
    span = possible_days(when)
    if len(known) < 2:
        return tuple(known.values())
    if span is None:
        return _without_old_codes(known.values())
    meeting = [bearer for bearer in bearers if bearer.meets(*span)]
    covering = {bearer.polity.code: bearer.polity for bearer in meeting if bearer.covers(*span)}
    possible = {bearer.polity.code: bearer.polity for bearer in meeting}
    for old, new in RENAMED.items():
        if old in possible and new in possible:
            # The old code is right only if it was valid on all of the days.
            possible.pop(new if old in covering else old)
    if not possible or (len(possible) == 1 and not possible.keys() <= covering.keys()):
        return _without_old_codes(known.values())
    return tuple(possible.values())


def name_bearers(name: str) -> tuple[NameBearer, ...]:
    """Returns every polity of a name with the days of the name; a polity may be there twice, with different days.

    >>> [(bearer.polity.code, bearer.since, bearer.until) for bearer in name_bearers("Yemen")]
    [('YE', '1918', None), ('YDYE', '1967-11-30', '1990-05-21')]
    """
    listed = [NameBearer(named, named.since, named.until) for named in polities_named(name)]
    return (*listed, *further_bearers().get(fold_name(name), ()))


@functools.cache
def further_bearers() -> Mapping[str, tuple[NameBearer, ...]]:
    """Returns the further uses of names that lists of countries have: folded name to polities.

    >>> [bearer.polity.code for bearer in further_bearers()["korea"]]
    ['KP']
    """
    groups: dict[str, tuple[NameBearer, ...]] = {}
    for also in _ALSO:
        named = polity(also.code)
        assert named is not None  # a test compares the codes with the table
        has_days = also.since is not None or also.until is not None
        days = (also.since, also.until) if has_days else (named.since, named.until)
        for name in also.names:
            groups[fold_name(name)] = (*groups.get(fold_name(name), ()), NameBearer(named, *days))
    return groups


def _without_old_codes(bearers: Iterable[Polity]) -> tuple[Polity, ...]:
    """Removes the former code of each state whose present code is in the list."""
    by_code = {bearer.code: bearer for bearer in bearers}
    return tuple(bearer for bearer in by_code.values() if RENAMED.get(bearer.code) not in by_code)


def possible_days(when: Edtf | None) -> tuple[datetime.date, datetime.date] | None:
    """Returns the first and the last day that a date can mean; None if it is open, uncertain, approximate or missing.

    >>> possible_days(Edtf("1967-05~")) is None, str(possible_days(Edtf("1967-05"))[1])
    (True, '1967-05-31')
    """
    if when is None or when.qualifier is not None or when.lower is None or when.upper is None:
        return None
    # Every member of a set has to be bounded. Days between its members count as possible.
    if any(span.lower is None or span.upper is None for span in when.spans):
        return None
    return when.lower, when.upper
