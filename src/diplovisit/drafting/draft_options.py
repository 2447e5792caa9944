"""The options of a draft: what the texts do not say, and a person does."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from diplovisit.record.vocabularies import SourceKind


@attrs.frozen(kw_only=True)
class DraftOptions:
    """What a person says besides the texts. None where nothing is said.

    revised: when the record is made, in UTC; the day of the first source with a day where it is None. id: the id of
    the record. by: who answers for what is inferred. source_kind, publisher, url: of the first source. date: the day
    of its dateline or publication, an ISO date as text; it gives the year that the text lacks. traveller: the name of
    the person whose visit it is, where several people travel. to: the codes of the countries that the visit
    goes to, where the text does not say it. answers: what a person chose, by the address of the
    choice.
    """

    revised: datetime.datetime | None = None
    id: str | None = None
    by: str = "the editor"
    source_kind: SourceKind | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    traveller: str | None = None
    to: tuple[str, ...] = ()
    answers: Mapping[str, str] = MappingProxyType({})

    @property
    def day(self) -> datetime.date | None:
        """The day of the first source as a person says it; None where nothing or no day is said."""
        try:
            return datetime.date.fromisoformat(self.date or "")
        except ValueError:
            return self.revised.date() if self.revised is not None else None
