"""The codes of polities in the lists that tables use, each read only where a table says which list it has.

Codes of different lists collide: AUS is Australia in ISO 3166 and Austria in the list of the Correlates of War. So a
code is never looked up as a name, and a name is never looked up as a code.

The codes are in the file `country_codes.csv` in this folder, which is generated; see
`tests/record/make_country_names.py`. A code of a list may mean several polities in turn: COW's 365 was the Russian
Empire and the Soviet Union before it was Russia. The date decides.
"""

import enum
import functools
import re
from collections.abc import Mapping
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.data_files import data_rows
from diplovisit.record.polities import polities
from diplovisit.record.shared_names import NameBearer

_NUMBER: Final = lazy_pattern(r"0*(?P<digits>[0-9]{1,3})(?:\.0+)?", re.ASCII)


class CodeList(enum.StrEnum):
    """A list of codes for states and territories."""

    DIPLOVISIT = "diplovisit"
    """The codes of `polities.csv`: alpha-2 of ISO 3166-1, alpha-4 of ISO 3166-3, and ours."""
    ISO2 = "iso2"
    """ISO 3166-1 alpha-2, with the codes that were withdrawn (SU)."""
    ISO3 = "iso3"
    """ISO 3166-1 alpha-3, with the codes that were withdrawn (SUN)."""
    UN = "un"
    """The three digits of the United Nations (M49) and of ISO 3166-1; leading zeros may be missing."""
    COW = "cow"
    """The abbreviations of the Correlates of War (UKG)."""
    COWN = "cown"
    """The numbers of the Correlates of War (200)."""
    IOC = "ioc"
    """The codes of the International Olympic Committee (GER)."""

    @property
    def title(self) -> str:  # type: ignore[override]  # no text is capitalised here
        """What the list is called in a message."""
        return _TITLES[self]


_TITLES: Final = {
    CodeList.DIPLOVISIT: "the codes of diplovisit",
    CodeList.ISO2: "ISO 3166-1 alpha-2",
    CodeList.ISO3: "ISO 3166-1 alpha-3",
    CodeList.UN: "the United Nations' numbers (M49)",
    CodeList.COW: "the Correlates of War's abbreviations",
    CodeList.COWN: "the Correlates of War's numbers",
    CodeList.IOC: "the International Olympic Committee",
}


def code_bearers(text: str, code_list: CodeList) -> tuple[NameBearer, ...]:
    """Returns the polities that a code of a list means, each with its days; empty for an unknown code.

    >>> [bearer.polity.code for bearer in code_bearers("AUS", CodeList.COW)]
    ['AT']
    >>> [bearer.polity.code for bearer in code_bearers("4.0", CodeList.UN)]
    ['AF']
    """
    return _by_list()[code_list].get(_normal(text, code_list), ())


def lists_with_code(text: str) -> tuple[tuple[CodeList, tuple[NameBearer, ...]], ...]:
    """Returns the lists that have a code, with the polities that it means there.

    >>> [(of.value, bearers[0].polity.code) for of, bearers in lists_with_code("GER")]
    [('ioc', 'DE')]
    """
    return tuple((of, bearers) for of in CodeList if (bearers := code_bearers(text, of)))


def _normal(text: str, code_list: CodeList) -> str:
    text = text.strip()
    if code_list is CodeList.DIPLOVISIT:
        return text
    if code_list in {CodeList.UN, CodeList.COWN}:
        match = _NUMBER.fullmatch(text)  # a spreadsheet writes the number 4 as 4.0
        return match["digits"] if match is not None else text
    return text.upper()


@functools.cache
def _by_list() -> Mapping[CodeList, Mapping[str, tuple[NameBearer, ...]]]:
    lists: dict[CodeList, dict[str, tuple[NameBearer, ...]]] = {of: {} for of in CodeList}
    for of, text, code, since, until in data_rows("country_codes.csv"):
        bearer = polities()[code]
        found = NameBearer(bearer, since or bearer.since, until or bearer.until)
        codes = lists[CodeList(of)]
        codes[text] = (*codes.get(text, ()), found)
    for bearer in polities().values():
        lists[CodeList.DIPLOVISIT][bearer.code] = (NameBearer(bearer, bearer.since, bearer.until),)
    return lists
