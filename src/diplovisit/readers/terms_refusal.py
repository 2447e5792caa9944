"""Why a file of terms cannot be read, in one line; and the values of terms, which both forms of file judge alike."""

import datetime
import re
from typing import Final

from diplovisit.record import polities
from diplovisit.record.judge import did_you_mean, quoted
from diplovisit.record.terms import Term

_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class UnreadableTerms(ValueError):
    """Raised for a file of terms that is at fault: file, line, what was seen, and what to do.

    >>> print(UnreadableTerms("terms.csv", 3, "the person is left empty", "give the identifier"))
    terms.csv:3: the person is left empty; give the identifier
    """

    def __init__(self, file: str, line: int, sentence: str, remedy: str) -> None:
        super().__init__(f"{file}:{line}: {sentence}; {remedy}")


def read_day(text: str, *, called: str, file: str, line: int) -> datetime.date:
    """Reads a day of a term. Raises UnreadableTerms.

    >>> read_day("2009-01-20", called="since", file="terms.csv", line=2)
    datetime.date(2009, 1, 20)
    >>> read_day("20.1.2009", called="since", file="terms.csv", line=2)
    Traceback (most recent call last):
    ...
    diplovisit.readers.terms_refusal.UnreadableTerms: terms.csv:2: since is "20.1.2009", which is no day; ...
    """
    try:
        if _DAY.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:  # 2009-02-30
        pass
    seen = f"{called} is {quoted(text)}, which is no day" if text else f"{called} is left empty"
    raise UnreadableTerms(file, line, seen, "write it as 2009-01-20")


def require_term(term: Term, *, file: str, line: int) -> Term:
    """Gives a term back whose values hold. Raises UnreadableTerms."""
    for name in ("scheme", "person", "office", "country"):
        if not getattr(term, name).strip():
            raise UnreadableTerms(file, line, f"the {name} is left empty", "a term has them all but `until`")
    if polities.polity(term.country) is None:
        meant = polities.suggest_code(term.country)
        label = polities.polity_name(meant) if meant is not None else None
        seen = f"{quoted(term.country)} is no country code{did_you_mean(meant, label)}"
        raise UnreadableTerms(file, line, seen.rstrip("?"), "write the code as records do, such as US")
    if term.until is not None and term.until < term.since:
        raise UnreadableTerms(file, line, f"ends on {term.until}, before it begins, {term.since}", "correct the days")
    return term
