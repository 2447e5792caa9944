"""weekday-disagrees: a weekday in the words that is not the weekday of the date."""

import re
from collections.abc import Iterator

from diplovisit.findings.phrases import quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Basis, Edtf, Evidence, Group, Rule, Severity, Visit
from diplovisit.record.edtf import Precision
from diplovisit.record.edtf_grammar import MONTHS

RULE = Rule(
    name="weekday-disagrees",
    group=Group.TIME,
    severity=Severity.ERROR,
    finds="a day whose weekday differs from the weekday in its quoted words",
    why="A weekday and a date confirm each other. If they differ, the day or the year is wrong.",
    remedy=(
        "look up the day in a calendar and correct it, usually its year; if the source is wrong,"
        " quote the date without the weekday and add a note"
    ),
    breaks="""
        evidence:
          - {about: [finland/when], basis: stated, quote: "Saturday, March 7, 2025"}
    """,
    keeps="""
        evidence:
          - {about: [finland/when], basis: stated, quote: "Friday, March 7, 2025"}
    """,
    source="the Gregorian calendar; editors check a date by its weekday",
)

# In the order of date.weekday(). The names in the calendar module depend on the locale.
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = lazy_pattern(rf"\b(?:{'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
# With these words a weekday is not the date itself: "the day before Friday", "by Friday".
_RELATIVE = lazy_pattern(r"\b(?:before|after|eve|by|from|since|until|till|following|week)\b", re.IGNORECASE)
_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS), "Sept"))
# The words between a weekday and a number in one date: "Friday, March 7", "Friday the 7th of March", "7 Mar. (Friday)".
# No two alternatives begin with the same text, so hostile words ("Mar.Mar.Mar.") cause no backtracking.
_BETWEEN = rf"(?:[\s,.()]|\b(?:the|of|an?|on|{_MONTH})\b|\b[0-9]{{4}}\b)*"


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares single days with the English words cited for them, if these name exactly one weekday."""
    dates = _single_days(visit)
    sentences: dict[str, str] = {}
    for row in visit.evidence:
        if row.quote is None or row.says is not None or not _is_english(visit, row):
            continue
        for address in row.about:
            when = dates.get(address)
            if when is not None and (sentence := _disagreement(when, row.quote, stated=row.basis is Basis.STATED)):
                sentences.setdefault(address, sentence)
    printed = visit.stops if _are_english(visit, {source.id for source in visit.sources}) else ()
    for stop in printed:
        when, words = dates.get(f"{stop.id}/when"), stop.printed.when if stop.printed else None
        if when and words and (sentence := _disagreement(when, words, stated=True)):
            sentences.setdefault(f"{stop.id}/when", sentence)
    yield from sentences.items()


def _single_days(visit: Visit) -> dict[str, Edtf]:
    """Returns all dates of the record that are one certain day, by address."""
    dates: dict[str, Edtf | None] = {"when": visit.when}
    for stop in visit.stops:
        dates[f"{stop.id}/when"] = stop.when
        dates.update((f"{engagement.id}/when", engagement.when) for engagement in stop.engagements)
        dates.update((f"{earlier.id}/when", earlier.when) for earlier in stop.previously)
    for claim in visit.claims:
        dates |= {f"{claim.id}/{name}": getattr(claim, name) for name in ("when", "since", "due", "set")}
        dates |= {f"{claim.id}/reported/when": claim.reported.when if claim.reported else None}
    for source in visit.sources:
        dates[f"{source.id}/published"] = source.published
        dates[f"{source.id}/dateline/date"] = source.dateline.date if source.dateline else None
    return {
        address: when
        for address, when in dates.items()
        if when is not None and not when.qualifier and (when.is_day or when.precision is Precision.SECOND)
    }


def _is_english(visit: Visit, row: Evidence) -> bool:
    return _are_english(visit, set(row.sources or (visit.sources[0].id,)))


def _are_english(visit: Visit, names: set[str]) -> bool:
    languages = [source.language for source in visit.sources if source.id in names and source.language]
    return all(language.split("-")[0] == "en" for language in languages)


def _disagreement(when: Edtf, words: str, *, stated: bool) -> str | None:
    named = {weekday.group().capitalize() for weekday in _WEEKDAY.finditer(words)}
    if when.lower is None or len(named) != 1:
        return None
    weekday = named.pop()
    actual = _WEEKDAYS[when.lower.weekday()]
    names_day_alone = stated and not _has_digit(words) and not _RELATIVE.search(words)
    if weekday == actual or not (names_day_alone or _with_number(words, weekday, when.lower.day)):
        return None
    return f"{when.lower} is a {actual}, but the words name a {weekday}: {quoted(words)}"


def _with_number(words: str, weekday: str, day: int) -> bool:
    number = rf"\b0?{day}(?:st|nd|rd|th)?\b"
    pattern = rf"\b{weekday}\b{_BETWEEN}{number}|{number}{_BETWEEN}\b{weekday}\b"
    return re.search(pattern, words, re.IGNORECASE) is not None


def _has_digit(words: str) -> bool:
    return any(character.isdigit() for character in words)
