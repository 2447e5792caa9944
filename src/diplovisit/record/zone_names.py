"""The names of the tz database: those of countries are in `polities.csv`, and the others are here."""

import functools
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from diplovisit.record.polities import all_zones, zone_countries

ZONES_WITHOUT_COUNTRY: Final = frozenset(
    """
    CET CST6CDT EET EST EST5EDT Factory GMT GMT+0 GMT-0 GMT0 Greenwich HST MET MST MST7MDT PST8PDT UCT UTC Universal WET
    Zulu Etc/GMT Etc/GMT0 Etc/GMT+0 Etc/GMT-0 Etc/Greenwich Etc/UCT Etc/UTC Etc/Universal Etc/Zulu
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""The zones without a country, from the tz database, release 2026f, files `etcetera`, `backward` and `factory`."""

# The signs are those of POSIX: Etc/GMT-14 is fourteen hours ahead of Greenwich, Etc/GMT+12 twelve hours behind.
FIXED_OFFSETS: Final = frozenset(f"Etc/GMT{hours:+}" for hours in range(-14, 13) if hours)
"""The zones of a fixed offset."""

ZONES_OF_UTC: Final = frozenset(
    """
    GMT GMT+0 GMT-0 GMT0 Greenwich UCT UTC Universal Zulu Etc/GMT Etc/GMT0 Etc/GMT+0 Etc/GMT-0 Etc/Greenwich Etc/UCT
    Etc/UTC Etc/Universal Etc/Zulu
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""The zones whose clock is always that of UTC."""


def is_time_zone(name: str) -> bool:
    """Whether the tz database has a zone of exactly this name, on every machine.

    >>> is_time_zone("Asia/Calcutta"), is_time_zone("EST5EDT"), is_time_zone("europe/berlin")
    (True, True, False)
    """
    return name in ZONES_WITHOUT_COUNTRY or name in FIXED_OFFSETS or bool(zone_countries(name))


def match_time_zone(text: str) -> str | None:
    """Returns the zone with this name in any case, with blanks for underscores. None where the tz database has none.

    >>> match_time_zone("europe/berlin"), match_time_zone("America/New York"), match_time_zone("Berlin")
    ('Europe/Berlin', 'America/New_York', None)
    """
    return text if is_time_zone(text) else _by_folded_name().get(_fold(text))


@functools.cache
def _by_folded_name() -> Mapping[str, str]:
    names: Iterable[str] = (*all_zones(), *ZONES_WITHOUT_COUNTRY, *FIXED_OFFSETS)
    return MappingProxyType({_fold(name): name for name in names})


def _fold(name: str) -> str:
    return name.strip().casefold().replace(" ", "_")
