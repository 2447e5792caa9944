"""What is said where words cannot be read: a value, which nothing raises."""

import attrs

from diplovisit.record.judge import escaped


@attrs.frozen
class Unparsed:
    """Words that have no one reading; `reason` is a clause that a person can act on.

    The words are anybody's, so what a terminal could act on is escaped.

    >>> Unparsed("“dozens” is no number").reason
    '“dozens” is no number'
    """

    reason: str = attrs.field(converter=escaped)
