"""How texts of rows are read that every data set writes alike."""

import datetime

from diplovisit.datasets.dataset import CannotRead
from diplovisit.record.judge import quoted


def require_filled(text: str, what: str) -> str:
    """The text itself; CannotRead where it is blank.

    >>> require_filled("Ana Example", "a name")
    'Ana Example'
    """
    if not text.strip():
        raise CannotRead(f"expected {what}; saw none")
    return text


def parse_day_cell(text: str, example: str) -> datetime.date:
    """A day written as YYYY-MM-DD; CannotRead, with an example of the data set, where it is anything else.

    >>> parse_day_cell("1961-05-16", "1961-05-18")
    datetime.date(1961, 5, 16)
    """
    try:
        # date.fromisoformat reads 19610516 and 1961-W20-2 as well.
        return datetime.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=datetime.UTC).date()
    except ValueError:
        raise CannotRead(f"expected a day such as {example}; saw {quoted(text)}") from None
