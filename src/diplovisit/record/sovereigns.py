"""The states that territories belong to on a day.

The territories are those of ISO 3166-1 since 1960, without those in dispute, and later states that sent visits before
their independence.
"""

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_SINCE: Final = datetime.date(1960, 1, 1)
_TERRITORIES: Final = (
    ("AU", "CC CX HM NF"),
    ("DK", "FO GL"),
    ("FI", "AX"),
    ("FR", "BL GF GP MF MQ NC PF PM RE TF WF YT"),
    ("GB", "AI BM GG GI IM JE KY MS PN SH TC VG"),
    ("NL", "AW BQ CW SX"),
    ("NO", "BV SJ"),
    ("NZ", "TK"),
    ("US", "AS GU PR UM VI"),
)
_SOVEREIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {territory: state for state, territories in _TERRITORIES for territory in territories.split()}
)
_HANDED_OVER: Final[Mapping[str, tuple[str, datetime.date, str | None]]] = MappingProxyType(
    {
        "HK": ("GB", datetime.date(1997, 7, 1), "CN"),
        "MO": ("PT", datetime.date(1999, 12, 20), "CN"),
        "x-tanganyika": ("GB", datetime.date(1961, 12, 9), None),
    }
)
"""The sovereign until a day, and from that day on; None for a state of its own."""


def sovereign_on(code: str, day: datetime.date) -> str | None:
    """Returns the code of the state that a territory belongs to on a day; None where the tables do not say.

    >>> sovereign_on("GL", datetime.date(2025, 3, 7)), sovereign_on("HK", datetime.date(1984, 12, 19))
    ('DK', 'GB')
    >>> sovereign_on("x-tanganyika", datetime.date(1961, 7, 17)), sovereign_on("FK", datetime.date(2025, 3, 7)) is None
    ('GB', True)
    """
    if day < _SINCE:
        return None
    if (handed_over := _HANDED_OVER.get(code)) is not None:
        earlier, since, later = handed_over
        return earlier if day < since else later
    return _SOVEREIGNS.get(code)
