"""What words say of a quantity."""

import enum
from decimal import Decimal

import attrs

from diplovisit.record.vocabularies import Qualifier


class UnitKind(enum.StrEnum):
    """What a number is a number of."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    RANK = "rank"


@attrs.frozen(kw_only=True)
class QuantityReading:
    """One reading of words such as "approximately $66 billion".

    low, high: the number, and the upper end of a range, None where there is one number. currencies: the ISO 4217 codes
    that the words may mean, more than one where a sign or a noun is shared; empty for what is no money. sign: the sign
    of `record.currencies` as it is printed, None where words or a code name the currency. noun: what is counted, None
    where it is not among the words. extra: "another 16" are others than were counted before.

    A rank of 2 is the second place; with the qualifier at-most, one of the first two.

    >>> QuantityReading(low=Decimal(12), unit=UnitKind.COUNT).high is None
    True
    """

    low: Decimal
    unit: UnitKind
    high: Decimal | None = None
    currencies: tuple[str, ...] = ()
    sign: str | None = None
    qualifier: Qualifier | None = None
    noun: str | None = None
    extra: bool = False
