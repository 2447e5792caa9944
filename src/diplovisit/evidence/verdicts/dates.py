"""Judges a date of a record by the words that are cited for it, alone or with a derivation rule."""

import datetime
from typing import Any, Final

import attrs

from diplovisit.evidence.facts import Fact
from diplovisit.evidence.lexicon import travel_words
from diplovisit.evidence.readings import (
    RULES,
    DateReading,
    DateTerm,
    DateUnit,
    Direction,
    Mention,
    allows,
    direction_at,
    format_date,
    is_local,
    states_exactly,
    to_edtf,
    zone_offset,
)
from diplovisit.evidence.readings.derivation_rules import RULES_OF_DATELINE, Dates, weekday_steps_from
from diplovisit.evidence.readings.values import DateRelation
from diplovisit.evidence.sentence import Sentence, read_sentence
from diplovisit.evidence.verdicts.cited_date import CitedDate, counted_from_event, read_cited_date
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    CitedText,
    Opinion,
    Verdict,
    ambiguous,
    attested_by_person,
    contradicted,
    cut_mention,
    denied,
    proven,
    unreadable,
)
from diplovisit.findings.phrases import closest, did_you_mean
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Directory, Edtf, Evidence, Visit
from diplovisit.record.edtf import Form
from diplovisit.record.edtf_grammar import MONTHS

_MONTH: Final = lazy_pattern(rf"\b(?:{'|'.join(MONTHS)})\b")
_WITHIN: Final = frozenset({DateRelation.ON, DateRelation.IN})
_ALTERING: Final = frozenset({"until", "till", "before", "not", "eve", "week", "by", "since", "except", "but", "than"})
_FIRST_PERSON: Final = lazy_pattern(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
_YEAR_AWAY: Final = lazy_pattern(
    r"\b(?:years?|decades?|centur(?:y|ies)) (?:ago|earlier|before|previously|prior|to the day)\b"
)
_RELATIVE: Final = lazy_pattern(r"\b(?:who|whom|whose|which|that|where|when|since|after|before|until)\b")
_NAMED_YEAR: Final = lazy_pattern(r"\b[Yy]ear (?:was|is)\s$")
_JOINED: Final = lazy_pattern(r"\b(?:and|but|then)\b")


_VISITING: Final = (
    travel_words.VISIT_VERBS | travel_words.VISIT_NOUNS | travel_words.MOTION | travel_words.HOSTS
    | travel_words.EVENT_NOUNS | {"met", "meet", "meets", "spend", "spends", "spent", "be", "in", "calls", "attend"}
)  # fmt: skip
_OTHER_EVENTS: Final = frozenset(
    """
    announced announce born died election elections elected expire expires expired end ends ended ending leave leaves
    left depart departs departed return returns returned published issued founded inaugurated sworn appointed married
    meant signed ratified killed
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_WORD: Final = lazy_pattern(r"[\w'’-]+")
_VISIT_WHICH: Final = lazy_pattern(
    r"\b(?:visit|trip|tour|journey)\b(?P<between>[^;.]*?), which\b[^,;.]*\b(?:take|took|taken) place\b[^,;.]*$"
)
"""A visit with when it was to be: "the visit to Chad, which was announced in May and was to take place on"."""
_FURTHEST_VISIT: Final = 300


def is_day_of_visit(words: CitedText) -> bool:
    """Whether the sentence has the cited date as that of a visit: not that of an election or of the announcement.

    The nearest word before the date that speaks of a visit or of another event decides; then any word of the sentence.
    """
    text = words.sentence.text
    dates_cited = [mention for mention in words.figures if isinstance(mention.reading, DateReading)]
    start = dates_cited[0].start if dates_cited else words.start
    which = _VISIT_WHICH.search(text[max(0, start - _FURTHEST_VISIT) : start])
    if which is not None and _OTHER_EVENTS.isdisjoint(word.lower() for word in _WORD.findall(which["between"])):
        return True
    before = [word.lower() for word in _WORD.findall(text[max(0, start - 200) : start])]
    for index in range(len(before) - 1, -1, -1):
        if before[index] == "announced" and before[index - 1 : index] in (["than"], ["as"]):
            continue  # "a day later than announced, on 3 May"
        if before[index] in _OTHER_EVENTS:
            # "Left for Oslo" and "will leave" begin a visit; "left Oslo" ends one.
            is_departure = before[index] in {"leave", "leaves", "left", "depart", "departs", "departed"}
            return is_departure and ("for" in before[index:] or index == len(before) - 1)
        if before[index] in _VISITING - {"in", "be"}:
            return True
    return not _VISITING.isdisjoint(word.lower() for word in _WORD.findall(text))


def judge_date(words: CitedText, value: Edtf, field: str = "when") -> Opinion:
    """Compares a date with the words alone; a derivation rule adds what the dateline states.

    field: the field of the record: `when`, `since`, `due` or `set`; any other is read as `when` is.
    """
    cited = read_cited_date(words, field, value)
    if isinstance(cited, Opinion):
        return cited
    reading = cited.reading
    shown = format_date(reading)
    if states_exactly(reading, value):
        return proven(f"read as {shown}")
    if value.moment is not None and cited.has_more:
        return cut_mention(cited.words)
    if allows(reading, value) and not _has_open_zone(reading.start, value):
        if reading.is_stated and reading.start.time is not None:
            return unreadable(f"read as {shown}, and {value} has another time zone")
        is_calendar = reading.start.month is not None and reading.start.relative is None
        open_part = "do not give the year" if is_calendar else f"do not say that it is {value}"
        return ambiguous(f"read as {shown} and {open_part}", Cause.YEAR)
    if _has_open_zone(reading.start, value):
        return unreadable(f'read as {shown}, and the time zone "{reading.start.zone}" has several meanings on that day')
    if reading.qualifier is not None and states_exactly(attrs.evolve(reading, qualifier=None), value):
        return contradicted(f"read as {shown}, and the record has no such qualifier", Cause.QUALIFIER)
    if _excludes(reading, value):
        return contradicted(f"read as {shown}")
    return unreadable(f"read as {shown}, not {value}")


def _has_open_zone(term: DateTerm, value: Edtf) -> bool:
    return value.moment is not None and term.time is not None and not is_local(term) and zone_offset(term) is None


def _excludes(reading: DateReading, value: Edtf) -> bool:
    """Whether the words, read completely, state another time: no day in common, or another time of the same day."""
    if reading.start.relative is not None or value.form in {Form.ALL_OF, Form.ONE_OF}:
        return False
    if value.lower is None or value.upper is None:
        return False
    if not reading.is_stated:
        return _excludes_in_every_year(reading, value)
    days = to_edtf(_without_time(reading))
    if days is None or days.lower is None or days.upper is None:
        return False
    if value.upper < days.lower or days.upper < value.lower:
        return True
    if value.moment is None or reading.start.time is None or reading.end is not None:
        return False
    same_zone = (value.moment.tzinfo is None) is is_local(reading.start)
    return same_zone and value.moment.time() != reading.start.time


def _without_time(reading: DateReading) -> DateReading:
    term = attrs.evolve(reading.start, time=None, zone=None, day_part=None, weekday=None)
    return attrs.evolve(reading, start=term, qualifier=None)


def _excludes_in_every_year(reading: DateReading, value: Edtf) -> bool:
    """Whether a day or a month without its year differs from a day or a month of the record in any year."""
    term, day = reading.start, value.lower
    if term.month is None or reading.end is not None or day is None or value.upper is None:
        return False
    if (value.upper - day).days > 31 or (day.year, day.month) != (value.upper.year, value.upper.month):
        return False
    is_day = day == value.upper
    return term.month != day.month or (is_day and term.day is not None and term.day != day.day)


def recompute(
    fact: Fact,
    row: Evidence,
    words: CitedText | None,
    visit: Visit,
    directory: Directory,
    *,
    is_denied: bool = False,
) -> Opinion:
    """Compares a derived date with the result of its rule; a derived value of another kind is attested.

    `words` are None if the row has no words that can be read. `is_denied`: whether the fact belongs to a claim that the
    words deny, as the record does.
    """
    if row.rule is None or not row.inputs:
        return attested_by_person("derived, and the row does not say how")  # `derived-without-rule` reports that
    if not isinstance(fact.value, Edtf):
        return attested_by_person(f"derived, by {row.by or 'a person'}: rules compute only dates")
    if row.rule not in RULES:
        known = f"{did_you_mean(closest(row.rule, RULES)) or '; there are ' + ', '.join(RULES)}"
        return _not_computed(f'there is no rule "{row.rule}"{known}')
    if words is None:
        return _not_computed(f'"{row.rule}" needs the words of a source, and the row quotes none that are available')
    inputs = []
    for address in row.inputs:
        value = input_value(visit, directory, address)
        if not isinstance(value, Edtf):
            return _not_computed(f"its input {address} has no date")
        inputs.append(value)
    if (denial := words.denial) is not None and not is_denied:
        return denied(denial)
    cited = _counted_from(words, tuple(inputs)) or read_cited_date(words, fact.field, None)
    if isinstance(cited, Opinion):
        return cited if cited.cause is not Cause.VALUE else attrs.evolve(cited, cause=Cause.DERIVATION)
    return _compare(fact.value, row, words, cited, tuple(inputs))


def derive_dates(words: CitedText, address: str, day: Edtf) -> tuple[tuple[str, Dates], ...]:
    """Returns what each rule computes from the cited words and a date of a record, for the rules that fit.

    address: the address of that date; the rules of the dateline count from the day of a report alone.

    >>> from diplovisit.evidence.verdicts.verdict import quote_alone
    >>> derive_dates(quote_alone("on Friday"), "paper/dateline/date", Edtf("2025-03-05"))[-1]
    ('weekday-after-dateline', (Edtf('2025-03-07'),))
    """
    cited = read_cited_date(words, "when", None)
    if isinstance(cited, Opinion):
        return ()
    direction = _direction(words, cited, (day,))
    found = ((rule, _results(rule, (address,), words, cited, (day,), direction)) for rule in RULES)
    return tuple((rule, dates) for rule, dates in found if dates)


def _counted_from(words: CitedText, inputs: Dates) -> CitedDate | None:
    """The days before or after an event, where the quote gives the day of the event, and it is that of the input."""
    counted = counted_from_event(words)
    if counted is None or len(inputs) != 1 or counted.reading.start.relative is None:
        return None
    figures = [figure for figure in words.figures if isinstance(figure.reading, DateReading)]
    if len(figures) != 1 or not isinstance(reading := figures[0].reading, DateReading):
        return None
    is_plain = reading.relation in {None, *_WITHIN} and not _is_altered(words, figures[0])
    is_of_event = is_plain and states_exactly(attrs.evolve(reading, relation=None), inputs[0])
    return counted if is_of_event else None


def _is_altered(words: CitedText, mention: Mention) -> bool:
    """Whether the words directly before the day of an event change it: "the ceasefire of until 27 November"."""
    before = words.sentence.text[: mention.core].split()[-3:]
    return not _ALTERING.isdisjoint(word.lower().strip(",") for word in before)


def _compare(value: Edtf, row: Evidence, words: CitedText, cited: CitedDate, inputs: Dates) -> Opinion:
    assert row.rule is not None  # `recompute` returns otherwise
    named = " and ".join(f"{address} ({date})" for address, date in zip(row.inputs, inputs, strict=True))
    direction = _direction(words, cited, inputs)
    results = _results(row.rule, row.inputs, words, cited, inputs, direction)
    if not results and (row.rule in RULES_OF_DATELINE) is not _are_of_dateline(row.inputs):
        origin = "the day of a report" if row.rule in RULES_OF_DATELINE else "a date other than that of a report"
        return _does_not_fit(f"do not fit the rule {row.rule}, which counts from {origin}, not from {named}")
    if not results:
        found = {rule: _results(rule, row.inputs, words, cited, inputs, direction) for rule in RULES}
        given = [f"{' or '.join(map(str, dates))} by the rule {rule}" for rule, dates in found.items() if dates]
        reason = f"read as {format_date(cited.reading)} do not fit the rule {row.rule} with {named}"
        return _does_not_fit(f"{reason}; they give {', or '.join(given)}" if given else reason)
    reason = f'give {" or ".join(map(str, results))} by the rule {row.rule}, which counts "{cited.words}" from {named}'
    if value not in results:
        return Opinion(Verdict.CONTRADICTED, reason, Cause.DERIVATION)
    if len(results) > 1:
        return Opinion(Verdict.AMBIGUOUS, reason, Cause.DERIVATION)
    return Opinion(Verdict.DERIVED, reason)


def _results(
    rule: str,
    addresses: tuple[str, ...],
    words: CitedText,
    cited: CitedDate,
    inputs: Dates,
    direction: Direction | None,
) -> Dates:
    """The dates that a rule computes; none where it counts from the day of the report, and the input is none."""
    of_dateline = _are_of_dateline(addresses)
    if (rule in RULES_OF_DATELINE) is not of_dateline:
        return ()
    term = cited.reading.start
    spoken = term.relative is not None or (term.month is None and term.day_of_visit is None)
    if of_dateline and spoken and _is_direct_speech(words.sentence, cited.start):
        return ()
    if (
        term.day is not None
        and term.month is None
        and _MONTH.search(f"{words.sentence.previous} {words.sentence.text}")
    ):
        return ()
    results = RULES[rule](cited.reading, inputs, direction)
    return () if of_dateline and _tells_of_other_year(words, cited, results, direction) else results


def _tells_of_other_year(words: CitedText, cited: CitedDate, results: Dates, direction: Direction | None) -> bool:
    """Whether the sentence counts a day or a month from another year: "In 2021 he visited Oslo in March"."""
    term, text = cited.reading.start, words.sentence.text
    if term.year is not None or term.relative is not None or term.month is None or not words.has_text:
        return False
    if direction is not Direction.FUTURE and _YEAR_AWAY.search(text) is not None:
        return True
    years = {date.lower.year for date in results if date.lower is not None}
    for mention in words.sentence.figures:
        if mention.start >= cited.start:
            break
        if _is_other_year(mention, years) and _governs(text, mention, cited.start):
            return True
    is_first = not text[: cited.start].strip(" \"“'‘") or text[: cited.start].strip().lower() in {"then", "but", "and"}
    if not is_first or not words.sentence.previous:
        return False
    previous = words.sentence.previous
    return any(
        _is_other_year(mention, years) or _NAMED_YEAR.search(previous[: mention.start]) is not None
        for mention in read_sentence(previous).figures
    )


def _is_other_year(mention: Mention, years: set[int]) -> bool:
    """Whether a mention is a year, or a date in a year, that is none of some years: "in 2021", "last year"."""
    if not isinstance(mention.reading, DateReading) or mention.reading.relation not in {None, *_WITHIN}:
        return False
    term = mention.reading.start
    if term.relative is not None:
        is_year = term.relative.unit is DateUnit.YEAR
        return is_year and bool(term.relative.offset)
    if mention.reading.relation is None and term.month is None:
        return False  # the 2024 elections
    return (term.year is not None and term.year not in years) or term.decade is not None


def _governs(text: str, mention: Mention, at: int) -> bool:
    """Whether the year of a mention may be that of a later date: it opens the sentence, or is joined by "and"."""
    opening = text.rfind(",", 0, mention.start) + 1
    before, between = text[opening : mention.start], text[mention.end : at]
    if (_RELATIVE.search(before) is not None and "," in between) or (_RELATIVE.search(between) and not before.strip()):
        return False
    return not before.strip(" \"“'‘") or ("," not in between[:1] and _JOINED.search(between) is not None)


def _are_of_dateline(addresses: tuple[str, ...]) -> bool:
    """Whether dates of the record are the days of reports: `published` or `dateline/date` of a source."""
    return all(address.endswith(("/published", "/dateline/date")) for address in addresses)


def _direction(words: CitedText, cited: CitedDate, inputs: Dates) -> Direction | None:
    """The direction of the clause around a date; None without a text, where only the quote can be read."""
    if not words.has_text:
        return None
    text = words.sentence.text
    direction = direction_at(text, cited.start, cited.end)
    if direction is not Direction.LATER or cited.reading.start.weekday is None or cited.reading.start.month is not None:
        return direction
    return _after_report(words, cited, inputs)


def _after_report(words: CitedText, cited: CitedDate, inputs: Dates) -> Direction:
    """The direction of "would arrive on Thursday" in a report that has the day on which it was said; else OPEN."""
    text, dateline = words.sentence.text, inputs[0].lower if len(inputs) == 1 and inputs[0].is_day else None
    said = {
        mention.reading.start.weekday
        for mention in words.sentence.figures
        if isinstance(mention.reading, DateReading)
        and mention.reading
        == DateReading(start=DateTerm(weekday=mention.reading.start.weekday), relation=mention.reading.relation)
        and mention.start != cited.start
        and direction_at(text, mention.start, mention.end) is Direction.PAST
    }
    said_on = said.pop() if len(said) == 1 else None
    weekday = cited.reading.start.weekday
    if dateline is None or said_on is None or weekday is None:
        return Direction.OPEN
    day_said = dateline - datetime.timedelta(days=weekday_steps_from(said_on, dateline))
    ahead = (weekday - said_on) % 7
    if not ahead:
        return Direction.OPEN
    return Direction.FUTURE if day_said + datetime.timedelta(days=ahead) > dateline else Direction.PAST


def _is_direct_speech(sentence: Sentence, at: int) -> bool:
    """Whether a place in a sentence is spoken: "today" is there the day of the speaker, which may not be the report's.

    So it is between quotation marks, which may open in another sentence, and where "I" or "we" follows a colon.
    """
    if any(start < at < end for start, end in sentence.quotations):
        return True
    colon = sentence.text.rfind(": ", 0, at)
    before_first = colon < 0 and sentence.previous.endswith(":")
    return (colon >= 0 or before_first) and _FIRST_PERSON.search(sentence.text, max(colon, 0)) is not None


def input_value(visit: Visit, directory: Directory, address: str) -> Any:
    """Returns the value at an address of the record, None if there is none."""
    path = directory.locate(address)
    value: Any = visit if path is not None else None
    for step in path or ():
        if value is None:
            return None
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def _does_not_fit(reason: str) -> Opinion:
    return Opinion(Verdict.UNREADABLE, reason, Cause.DERIVATION)


def _not_computed(reason: str) -> Opinion:
    return Opinion(Verdict.UNREADABLE, f"the rule cannot be applied: {reason}", Cause.DERIVATION, subject="")
