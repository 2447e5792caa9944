"""Names that several polities share, and which of them a name can mean on given days.

The table of polities lists a name only where newsrooms use it. A list of countries also prints a short name where the
full one is needed: "Korea" for North Korea. `_ALSO` lists these uses, each with the days on which it was possible.
Prose is read without them (`evidence/names`): there, "Korea" is South Korea.
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
    """A further use of short names. Without days of its own it was possible on all days of the polity."""

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
    # The Congo of Leopoldville had this official name until its constitution of August 1964.
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

_RENAMED: Final[Mapping[str, str]] = {"BUMM": "MM", "BYAA": "BY"}
"""Former codes of a state, to its code since it changed its name: the two are one state, so neither is a guess."""


@attrs.frozen
class _Bearer:
    """A polity that had a name, and the first and the last day on which the name could mean it."""

    polity: Polity
    since: str | None
    until: str | None

    def meets(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether the name could mean the polity on one of the days, to the precision of its own."""
        since, until = self.since or "", self.until or "9999"
        return since <= last.isoformat()[: len(since)] and first.isoformat()[: len(until)] <= until

    def covers(self, first: datetime.date, last: datetime.date) -> bool:
        """Whether the name could mean the polity on all of the days."""
        return self.meets(first, first) and self.meets(last, last)


def candidates(name: str, when: Edtf | None) -> tuple[Polity, ...]:
    """Every polity that a name in a list of countries can mean on the days of a date.

    One alone is what the name means. Several are returned where the date does not decide: it decides only where one of
    them was there on every day that the date can mean, and none of the others on any. A date that is approximate,
    uncertain, open or absent decides nothing. Where none of several was there, all are returned. The only polity of a
    name is returned whatever the date.

    >>> [found.code for found in candidates("Vietnam", Edtf("1967-05-01"))]
    ['VDVN', 'x-south-vietnam']
    >>> [found.code for found in candidates("Vietnam", Edtf("1980"))]
    ['VN']
    >>> [found.code for found in candidates("Korea", None)]
    ['KR', 'x-korea', 'KP']
    """
    bearers = _bearers(name)
    known = {bearer.polity.code: bearer.polity for bearer in bearers}
    span = possible_days(when)
    if len(known) < 2:
        return tuple(known.values())
    if span is None:
        return _without_old_codes(known.values())
    there = [bearer for bearer in bearers if bearer.meets(*span)]
    covering = {bearer.polity.code: bearer.polity for bearer in there if bearer.covers(*span)}
    found = {bearer.polity.code: bearer.polity for bearer in there}
    for old, new in _RENAMED.items():
        if old in found and new in found:
            # The code of the day, where it holds for all of the days.
            found.pop(new if old in covering else old)
    if not found or (len(found) == 1 and not found.keys() <= covering.keys()):
        return _without_old_codes(known.values())
    return tuple(found.values())


def _bearers(name: str) -> tuple[_Bearer, ...]:
    listed = [_Bearer(found, found.since, found.until) for found in polities_named(name)]
    return (*listed, *_further().get(fold_name(name), ()))


@functools.cache
def _further() -> Mapping[str, tuple[_Bearer, ...]]:
    gathered: dict[str, tuple[_Bearer, ...]] = {}
    for also in _ALSO:
        found = polity(also.code)
        assert found is not None  # a test compares the codes with the table
        has_days = also.since is not None or also.until is not None
        days = (also.since, also.until) if has_days else (found.since, found.until)
        for name in also.names:
            gathered[fold_name(name)] = (*gathered.get(fold_name(name), ()), _Bearer(found, *days))
    return gathered


def _without_old_codes(found: Iterable[Polity]) -> tuple[Polity, ...]:
    """The polities without a former code of a state whose present code is among them."""
    known = {each.code: each for each in found}
    return tuple(each for each in known.values() if _RENAMED.get(each.code) not in known)


def possible_days(when: Edtf | None) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day that a date can mean; None where it does not bound them.

    >>> possible_days(Edtf("1967-05~")) is None, str(possible_days(Edtf("1967-05"))[1])
    (True, '1967-05-31')
    """
    if when is None or when.qualifier is not None or when.lower is None or when.upper is None:
        return None
    # Of a set each member has to be bounded; the days between its members count as possible.
    if any(span.lower is None or span.upper is None for span in when.spans):
        return None
    return when.lower, when.upper
