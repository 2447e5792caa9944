"""The search index: a script that assigns one array, so that a page from the file system can load it."""

import json
from collections.abc import Iterable
from typing import Final

from diplovisit.english.values import country_name
from diplovisit.reporters.printable import printable
from diplovisit.site.summary import VisitSummary

# Nothing in a string can end the script or the line.
_ESCAPES: Final = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def search_index(visits: Iterable[VisitSummary]) -> bytes:
    """Returns the script: for each visit the texts of a row.

    They are its page, title, days, further words, status, "off" for a visit that does not take place or otherwise "",
    and then each stop that alone is off.
    """
    rows = (json.dumps(_row(visit), ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES) for visit in visits)
    joined = ",\n".join(rows)
    return f"const VISITS = [\n{joined}\n];\n".encode()


def _row(visit: VisitSummary) -> list[str]:
    names = [name for one in visit.travellers for name in (one.name, one.office)]
    countries = map(country_name, (*visit.receiving, *visit.sending))
    words = dict.fromkeys(filter(None, (*names, *countries, visit.where, *map(str, visit.years))))
    shown = map(_line, (visit.title, visit.days, " ".join(words)))
    return [visit.record, *shown, visit.status, "off" if visit.is_off else "", *map(_line, visit.dropped_in_words)]


def _line(text: str) -> str:
    return printable(" ".join(text.split("\n")))
