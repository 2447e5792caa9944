"""Conferences that lasted longer than a visit does.

A row is the country, and the first and the last day of the conference. The days are those of the histories: of the
conferences at which the State Department's lists have stays of more than 30 days, and of others as long.
"""

import datetime
from collections.abc import Mapping
from typing import Final

from diplovisit.record.edtf import Edtf

_BEFORE: Final = datetime.timedelta(days=35)
_AFTER: Final = datetime.timedelta(days=21)
"""Delegates come before the first session (Wilson, five weeks) and leave after the last one."""

_CONFERENCES: Final[Mapping[str, tuple[str, str]]] = {
    "the Hague Peace Conference of 1899": ("NL", "1899-05-18/1899-07-29"),
    "the Algeciras Conference": ("ES", "1906-01-16/1906-04-07"),
    "the Hague Peace Conference of 1907": ("NL", "1907-06-15/1907-10-18"),
    "the Paris Peace Conference of 1919": ("FR", "1919-01-18/1920-01-21"),
    "the Washington Naval Conference": ("US", "1921-11-12/1922-02-06"),
    "the Genoa Conference": ("IT", "1922-04-10/1922-05-19"),
    "the Lausanne Conference": ("CH", "1922-11-20/1923-07-24"),
    "the London Naval Conference of 1930": ("GB", "1930-01-21/1930-04-22"),
    "the London Economic Conference": ("GB", "1933-06-12/1933-07-27"),
    "the London Naval Conference of 1935": ("GB", "1935-12-09/1936-03-25"),
    "the Inter-American Conference for the Maintenance of Peace": ("AR", "1936-12-01/1936-12-23"),
    "the Dumbarton Oaks Conference": ("US", "1944-08-21/1944-10-07"),
    "the San Francisco Conference": ("US", "1945-04-25/1945-06-26"),
    "the Council of Foreign Ministers in Paris, 1946": ("FR", "1946-04-25/1946-07-12"),
    "the Paris Peace Conference of 1946": ("FR", "1946-07-29/1946-10-15"),
    "the Council of Foreign Ministers in New York": ("US", "1946-11-04/1946-12-12"),
    "the Council of Foreign Ministers in Moscow": ("SUHH", "1947-03-10/1947-04-24"),
    "the Havana Conference on Trade": ("CU", "1947-11-21/1948-03-24"),
    "the Council of Foreign Ministers in Paris, 1949": ("FR", "1949-05-23/1949-06-20"),
    "the Geneva Conference of 1954": ("CH", "1954-04-26/1954-07-20"),
    "the Geneva Conference of Foreign Ministers": ("CH", "1959-05-11/1959-08-05"),
}


def long_conference(country: str | None, first: datetime.date, last: datetime.date) -> str | None:
    """Returns the name of a long conference that a stay in a country can have been for; None for no conference.

    >>> long_conference("US", datetime.date(1945, 4, 25), datetime.date(1945, 6, 26))
    'the San Francisco Conference'
    >>> long_conference("US", datetime.date(1945, 4, 25), datetime.date(1946, 6, 26)) is None
    True
    """
    for name, (host, days) in _CONFERENCES.items():
        if host == country:
            ((start, end),) = Edtf(days).runs()
            if start - _BEFORE <= first and last <= end + _AFTER:
                return name
    return None
