"""The options of a draft: what the texts do not say, and a person does."""

import datetime
from collections.abc import Callable, Mapping
from types import MappingProxyType

import attrs

from diplovisit.findings.phrases import quoted
from diplovisit.record.constraints import LINE, RECORD_ID, URL, TextRule
from diplovisit.record.edtf import Edtf, EdtfError
from diplovisit.record.validation import validate_text
from diplovisit.record.vocabularies import SourceKind


class FaultyOption(ValueError):
    """Raised for an option that no record can have. option: its name. reason: what was expected, and what was seen."""

    def __init__(self, option: str, reason: str) -> None:
        super().__init__(f"{option}: {reason}")
        self.option = option
        self.reason = reason


def _validated_by(rule: TextRule) -> Callable[[object, "attrs.Attribute[str | None]", str | None], None]:
    def validate(_: object, field: "attrs.Attribute[str | None]", value: str | None) -> None:
        if value is not None and (refusal := validate_text(rule, value)) is not None:
            raise FaultyOption(field.name, refusal.sentence)

    return validate


def _validate_name(_: object, field: "attrs.Attribute[str]", value: str) -> None:
    if (refusal := validate_text(LINE, value)) is not None:
        raise FaultyOption(field.name, refusal.sentence)


def _validate_date(_: object, field: "attrs.Attribute[str | None]", value: str | None) -> None:
    if value is None:
        return
    try:
        is_day = Edtf(value).is_day
    except EdtfError:
        is_day = False
    if not is_day:
        raise FaultyOption(field.name, f"expected a day such as 2026-09-15; saw {quoted(value)}")


@attrs.frozen(kw_only=True)
class DraftOptions:
    """What a person says besides the texts. None where nothing is said.

    revised: when the record is made, in UTC; the day of the first source with a day where it is None. id: the id of
    the record. by: who answers for what is inferred. source_kind, publisher, url: of the first source. date: the day
    of its dateline or publication, an ISO date as text; it gives the year that the text lacks. traveller: the name of
    the person whose visit it is, where several people travel. to: the codes of the countries that the visit goes to,
    where the text does not say it. answers: what a person chose, by the address of the choice.
    of_record: the codes of the countries that the record of an update goes to. Raises FaultyOption.

    >>> DraftOptions(date="5 March")
    Traceback (most recent call last):
    diplovisit.drafting.draft_options.FaultyOption: date: expected a day such as 2026-09-15; saw "5 March"
    """

    revised: datetime.datetime | None = None
    id: str | None = attrs.field(default=None, validator=_validated_by(RECORD_ID))
    by: str = attrs.field(default="the editor", validator=_validate_name)
    source_kind: SourceKind | None = None
    publisher: str | None = attrs.field(default=None, validator=_validated_by(LINE))
    date: str | None = attrs.field(default=None, validator=_validate_date)
    url: str | None = attrs.field(default=None, validator=_validated_by(URL))
    traveller: str | None = attrs.field(default=None, validator=_validated_by(LINE))
    to: tuple[str, ...] = ()
    answers: Mapping[str, str] = MappingProxyType({})
    of_record: tuple[str, ...] = ()

    @property
    def day(self) -> datetime.date | None:
        """The day of the first source as a person says it; None where nothing or no day is said."""
        try:
            return datetime.date.fromisoformat(self.date or "")
        except ValueError:
            return self.revised.date() if self.revised is not None else None
