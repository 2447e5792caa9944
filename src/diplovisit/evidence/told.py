"""What there is to tell of a record under examination, beside its judgements: an address, and a sentence."""

import attrs


@attrs.frozen
class Issue:
    """Something to tell: the address of what it is about, and a sentence for a person."""

    address: str
    sentence: str
