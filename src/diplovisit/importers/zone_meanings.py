"""What the name of a time zone in a calendar means: a zone of the tz database, or an offset."""

import datetime
import functools
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from diplovisit.importers.windows_display_names import DISPLAYED_ZONES
from diplovisit.importers.windows_zones import WINDOWS_ZONES
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.zone_names import FIXED_OFFSETS, match_time_zone

# "(UTC+01:00) ", "(GMT-08:00) ", "(UTC) ": an Exchange server writes the offset before the cities.
_BEFORE_CITIES = lazy_pattern(r"\((?:UTC|GMT)[^()]*\)\s*", re.IGNORECASE)
# The sign of "GMT+2" may be that of POSIX. With minutes it is a zone of Java, with the sign of ISO 8601.
# vCalendar 1.0 has "TZ:-05".
_OFFSETS = (
    lazy_pattern(r"(?:UTC|GMT)?([+-])([0-9]{2}):?([0-9]{2})", re.IGNORECASE),
    lazy_pattern(r"(?:UTC)([+-])([0-9]{1,2})()", re.IGNORECASE),
    lazy_pattern(r"([+-])([0-9]{2})()"),
)
_FOLDERS: Final = frozenset(("posix", "right"))
_MOST_PARTS: Final = 3  # America/Argentina/Buenos_Aires
_WIDEST: Final = datetime.timedelta(hours=14)


@attrs.frozen(kw_only=True)
class ZoneMeaning:
    """What a TZID means. All fields are None for a name whose meaning only its own program knows.

    zone: the zone of the tz database. windows: the Windows name for which `zone` is the usual of several zones. offset:
    the offset from UTC that the name itself states.
    """

    zone: str | None = None
    windows: str | None = None
    offset: datetime.timedelta | None = None


@functools.lru_cache(maxsize=1024)
def read_zone_name(written: str) -> ZoneMeaning:
    """Returns the meaning of a TZID: a name of the tz database, a path that ends in one, a Windows name, or an offset.

    >>> read_zone_name("/mozilla.org/20050126_1/Europe/Berlin").zone, read_zone_name("europe/berlin").zone
    ('Europe/Berlin', 'Europe/Berlin')
    >>> read_zone_name("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna")
    ZoneMeaning(zone='Europe/Berlin', windows='W. Europe Standard Time', offset=None)
    >>> read_zone_name("UTC+02:00").offset, read_zone_name("Customized Time Zone")
    (datetime.timedelta(seconds=7200), ZoneMeaning(zone=None, windows=None, offset=None))
    """
    name = " ".join(written.replace("\\", "").strip(" \"'").split())
    if (zone := match_time_zone(name) or _zone_at_end(name)) is not None:
        return ZoneMeaning(zone=zone)
    cities = _BEFORE_CITIES.sub("", name, count=1) if name.startswith("(") else name
    for candidate in (name, cities):
        if (windows := _windows_names().get(candidate.casefold())) is not None:
            zone = WINDOWS_ZONES[windows]
            if windows == "UTC":
                return ZoneMeaning(zone="UTC")
            return ZoneMeaning(zone=zone, windows=windows if zone not in FIXED_OFFSETS else None)
    return ZoneMeaning(offset=_offset(name))


def _zone_at_end(name: str) -> str | None:
    """The zone at the end of a path, as in /softwarestudio.org/Tzfile/Europe/Berlin and tzone://Microsoft/Utc.

    The first part must be empty, a domain, a scheme, or the folder "posix" or "right" of the tz database. At the end of
    another name "Europe/Berlin" may be a coincidence.
    """
    parts = [part.strip() for part in name.split("/")]
    if len(parts) < 2 or not (not parts[0] or "." in parts[0] or parts[0].endswith(":") or parts[0] in _FOLDERS):
        return None
    return next(filter(None, map(match_time_zone, _endings(parts[1:]))), None)


def _endings(parts: list[str]) -> Iterator[str]:
    for count in range(min(_MOST_PARTS, len(parts)), 0, -1):
        yield "/".join(parts[-count:])


def _offset(name: str) -> datetime.timedelta | None:
    match = next(filter(None, (pattern.fullmatch(name) for pattern in _OFFSETS)), None)
    if match is None or int(match[3] or 0) > 59:
        return None
    offset = datetime.timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    if offset > _WIDEST:
        return None
    return offset if match[1] == "+" else -offset


@functools.cache
def _windows_names() -> Mapping[str, str]:
    """Windows names by their forms: of winter, of summer, and as Exchange shows them."""
    forms = {name.replace(" Standard Time", " Daylight Time"): name for name in WINDOWS_ZONES}
    forms |= {name: name for name in WINDOWS_ZONES} | dict(DISPLAYED_ZONES)
    return MappingProxyType({form.casefold(): name for form, name in forms.items()})
