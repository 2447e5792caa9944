"""The lines about facts that a draft does not record: what was proposed, and why its words do not prove it."""

from diplovisit.drafting.proposal import RefusedFact
from diplovisit.findings.phrases import escaped

_LONGEST = 80


def describe_refused(refused: RefusedFact) -> str:
    """Returns what was refused and why, in one line.

    >>> fact = RefusedFact(
    ...     address="a/when", value="2027-03", quote="soon", source="p", verdict="", reason="give no day"
    ... )
    >>> describe_refused(fact)
    'a/when: 2027-03: the words "soon" give no day'
    """
    fact = f"{escaped(refused.address)}: {escaped(refused.value, _LONGEST)}"
    quote = f'"{escaped(refused.quote, _LONGEST)}"' if refused.quote is not None else None
    if refused.is_about_value:
        return f"{fact}: {escaped(refused.reason)}" + (f"; its words are {quote}" if quote is not None else "")
    words = f"the words {quote}" if quote is not None else "no words"
    return f"{fact}: {words} {escaped(refused.reason)}"
