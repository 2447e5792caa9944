"""What is said where words cannot be read: a value, which nothing raises."""

import attrs


@attrs.frozen
class Refused:
    """Words that have no one reading; `reason` is a clause that a person can act on.

    >>> Refused("“dozens” is no number").reason
    '“dozens” is no number'
    """

    reason: str
