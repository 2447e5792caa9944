"""A leg: one row of somebody's table of travels, typed, in words that every such table shares."""

import datetime

import attrs

from diplovisit.readers import FilePosition
from diplovisit.record import Duration, Edtf, Rank


@attrs.frozen(kw_only=True)
class Leg:
    """What a row says, read: it is what tables are mapped to, and what records are made of and taken apart to.

    number: what the data set calls the row. traveller: its identifier of who travels, and `name`, `office`, `rank` and
    `sender` (a country code) what it says of that person. when: the days. duration: their number, where the days are
    not known. country, territory, places: as in a stop. label, locale: as printed, "" where nothing was. remarks: as
    printed. revised: when the row was changed last, in UTC.

    `read_at` is where it was read; a leg that was taken out of a record has none, and two legs are equal without it.
    """

    number: str = ""
    traveller: str = ""
    name: str = ""
    office: str | None = None
    rank: Rank | None = None
    sender: str | None = None
    when: Edtf | None = None
    duration: Duration | None = None
    country: str | None = None
    territory: str | None = None
    places: tuple[str, ...] = ()
    label: str = ""
    locale: str = ""
    remarks: str = ""
    revised: datetime.datetime | None = None
    read_at: FilePosition | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def first(self) -> datetime.date | None:
        """The first day, None where none is known to the day."""
        return self.when.lower if self.when is not None else None

    @property
    def last(self) -> datetime.date | None:
        """The last day."""
        return self.when.upper if self.when is not None else None
