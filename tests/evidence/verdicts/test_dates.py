"""Dates judged in their sentence, alone and with derivation rules."""

import datetime
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit import structure
from diplovisit.evidence import Examination, Verdict
from diplovisit.evidence.readings import RULES
from diplovisit.evidence.texts import read_text
from diplovisit.evidence.verdicts.dates import is_day_of_visit, judge_date
from diplovisit.evidence.verdicts.verdict import Cause, Opinion
from diplovisit.record import Edtf
from diplovisit.record.edtf_grammar import MONTHS
from tests.evidence.cited import cited
from tests.records import document

PROVEN, UNREADABLE, AMBIGUOUS = Verdict.PROVEN, Verdict.UNREADABLE, Verdict.AMBIGUOUS
_WEDNESDAY: Final = "2026-06-10"


def judged(sentence: str, quote: str, value: str, field: str = "when") -> Opinion:
    """The opinion about a date by a quote that stands once in its sentence."""
    before, _, after = sentence.partition(quote)
    return judge_date(cited(before, quote, after), Edtf(value), field)


# sentence, quote, value, field, verdict
IN_SENTENCES = [
    # what a quote may leave out, and what it may not
    ("Briefing on 10 June 2026 at 9.30 am.", "10 June 2026", "2026-06-10", "when", PROVEN),
    ("Briefing on 10 June 2026 at 9.30 am.", "on 10 June 2026 at 9.30", "2026-06-10T09:30:00", "when", UNREADABLE),
    ("Briefing at 4.30 pm on 10 June 2026.", "on 10 June 2026", "2026-06-10", "when", PROVEN),
    ("Briefing at 4.30 pm on 10 June 2026.", "on 10 June 2026", "2026-06-10T16:30:00", "when", UNREADABLE),
    ("Briefing on Wednesday, 10 June 2026.", "10 June 2026", "2026-06-10", "when", PROVEN),
    ("Briefing on Monday, 10 June 2026.", "10 June 2026", "2026-06-10", "when", UNREADABLE),
    ("He toured the Gulf on 10-12 June 2026.", "10-12 June 2026", "2026-06-10/2026-06-12", "when", PROVEN),
    ("He toured the Gulf on 10 – 12 June 2026.", "12 June 2026", "2026-06-12", "when", UNREADABLE),
    ("He came on 7 March 2024.", "7 March", "2024-03-07", "when", UNREADABLE),
    ("He came on 7 March 2024.", "March 2024", "2024-03", "when", UNREADABLE),
    # the preposition and the field
    ("He has been in office since 3 March 2022.", "3 March 2022", "2022-03-03", "since", PROVEN),
    ("He has been in office since 3 March 2022.", "3 March 2022", "2022-03-03", "when", UNREADABLE),
    ("He has been in office since 3 March 2022.", "3 March 2022", "2022-03-03/..", "when", PROVEN),
    ("They hand over by 5 May 2027.", "by 5 May 2027", "2027-05-05", "due", PROVEN),
    ("They hand over not later than 5 May 2027.", "not later than 5 May 2027", "2027-05-05", "due", PROVEN),
    ("They hand over on 5 May 2027.", "on 5 May 2027", "2027-05-05", "due", UNREADABLE),
    ("He stays until 5 May 2026.", "5 May 2026", "../2026-05-05", "when", PROVEN),
    ("The goal was set in November 2021.", "in November 2021", "2021-11", "set", PROVEN),
    # the words beside the date
    ("He arrives no earlier than 5 May 2026.", "5 May 2026", "2026-05-05", "when", UNREADABLE),
    ("He is there every day except 5 May 2026.", "5 May 2026", "2026-05-05", "when", UNREADABLE),
    ("He is there every day but 5 May 2026.", "5 May 2026", "2026-05-05", "when", UNREADABLE),
    ("He arrives on 5 May 2026 at the earliest.", "5 May 2026", "2026-05-05", "when", UNREADABLE),
    ("He arrives in the week of 4 May 2026.", "4 May 2026", "2026-05-04", "when", UNREADABLE),
    ("The meeting of 4 May 2026 was short.", "4 May 2026", "2026-05-04", "when", PROVEN),
    ("They met hours after the meeting of 4 May 2026.", "4 May 2026", "2026-05-04", "when", UNREADABLE),
    ("The visit, first set for 4 May 2026, is off.", "for 4 May 2026", "2026-05-04", "when", UNREADABLE),
    ("It was moved from 4 to 6 May 2026.", "from 4 to 6 May 2026", "2026-05-04/2026-05-06", "when", UNREADABLE),
    ("It takes place on 4 May 2026 or later.", "4 May 2026", "2026-05-04", "when", UNREADABLE),
    ("It takes place in May and June 2026.", "June 2026", "2026-06", "when", UNREADABLE),
    ("They met on 4 and 11 May 2026.", "on 4 and 11 May 2026", "2026-05-11", "when", UNREADABLE),
    ("He went to Expo 2025 in Osaka.", "Expo 2025", "2025", "when", UNREADABLE),
    ("It took place on the eve of 5 May 2026.", "eve of 5 May 2026", "2026-05-04", "when", PROVEN),
    ("It took place two days after 30 April 2026.", "two days after 30 April 2026", "2026-05-02", "when", PROVEN),
    # times and zones
    ("Talks at 1630 hrs IST on 12 May 2026 in New Delhi.", "1630 hrs IST on 12 May 2026", "2026-05-12T16:30:00+05:30", "when", PROVEN),
    ("Talks at 1630 hrs IST on 12 May 2026 in New Delhi.", "1630 hrs IST on 12 May 2026", "2026-05-12T16:30:00", "when", UNREADABLE),
    ("Talks at 16:30 IST on 12 May 2026 in Dublin.", "16:30 IST on 12 May 2026", "2026-05-12T16:30:00+05:30", "when", UNREADABLE),
    ("Talks at 11.15 CET on 9 July 2026.", "11.15 CET on 9 July 2026", "2026-07-09T11:15:00+01:00", "when", UNREADABLE),
    ("Talks at 11.15 CET on 9 January 2026.", "11.15 CET on 9 January 2026", "2026-01-09T11:15:00+01:00", "when", PROVEN),
    ("Talks at 10 am local time on 9 July 2026.", "10 am local time on 9 July 2026", "2026-07-09T10:00:00", "when", PROVEN),
    ("Talks at 10 am Doha time on 9 July 2026.", "10 am Doha time on 9 July 2026", "2026-07-09T10:00:00", "when", UNREADABLE),
    ("Talks at 9.30 on 9 July 2026.", "at 9.30 on 9 July 2026", "2026-07-09T09:30:00", "when", UNREADABLE),
    ("Talks from 9 to 11 am on 9 July 2026.", "from 9 to 11 am on 9 July 2026", "2026-07-09T11:00:00", "when", AMBIGUOUS),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "quote", "value", "field", "verdict"), IN_SENTENCES)
def test_a_date_is_read_in_its_sentence(sentence: str, quote: str, value: str, field: str, verdict: Verdict) -> None:
    """The words around a quote decide whether it proves a date, and the preposition whether it fits the field."""
    assert judged(sentence, quote, value, field).verdict is verdict


def test_a_reason_shows_the_reading() -> None:
    """A contradicted date names what was read, a cut one the whole mention, and an open one the words beside it."""
    sentence = "The envoy will speak at 9.30 pm on 10 June 2026."
    assert judged(sentence, "at 9.30 pm on 10 June 2026", "2026-06-10T09:30:00") == Opinion(
        Verdict.CONTRADICTED, "read as 10 June 2026, 21:30"
    )
    assert judged(sentence, "10 June", "2026-06-10") == Opinion(
        UNREADABLE, 'are part of a longer mention: the sentence has "at 9.30 pm on 10 June 2026"', Cause.CUT
    )
    assert judged("He left the week of 4 May 2026.", "4 May 2026", "2026-05-04") == Opinion(
        UNREADABLE, 'have "week of" with the date "4 May 2026", which cannot be read'
    )


_days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
_BESIDE = [
    *("until", "till", "before", "after", "by", "since", "from", "not before", "not after", "no later than"),
    *("no earlier than", "prior to", "ahead of", "in the week of", "on the anniversary of", "as of", "up to"),
    *("through", "within days of", "around", "on or after", "the day after", "the day before", "the eve of"),
    *("in the run-up to", "except", "other than", "every day but", "either on 1 May or", "as early as"),
]


@given(_days, st.sampled_from(_BESIDE), st.booleans())
def test_a_day_with_a_word_of_time_before_it_is_not_proven(day: datetime.date, beside: str, is_wide: bool) -> None:
    """Put "until", "not before" or "the eve of" before a proven day, and it is no longer proven as `when`."""
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    assert judged(f"The envoy visits Oslo on {words}.", f"on {words}", str(day)).verdict is PROVEN
    quote = f"{beside} {words}" if is_wide else words
    assert judged(f"The envoy visits Oslo {beside} {words}.", quote, str(day)).verdict is not PROVEN


@given(_days, st.data())
def test_a_part_of_a_date_neither_proves_nor_contradicts(day: datetime.date, data: st.DataObject) -> None:
    """A quote that leaves out the day, the month or the year of a date is unreadable for that day."""
    parts = [str(day.day), MONTHS[day.month - 1], str(day.year)]
    first = data.draw(st.integers(0, 2))
    last = data.draw(st.integers(first, 2))
    quote = " ".join(parts[first : last + 1])
    before, after = " ".join(["The envoy visits Oslo on", *parts[:first], ""]), " ".join(["", *parts[last + 1 :]])
    opinion = judge_date(cited(before, quote, f"{after}."), Edtf(str(day)))
    assert opinion.verdict is (PROVEN if (first, last) == (0, 2) else UNREADABLE)


def derived(sentence: str, quote: str, rule: str, published: str, when: str, source: str = "ministry") -> Opinion:
    """The opinion about the date of a stop that a rule derives from the day of the source."""
    changed = document()
    changed["stops"][0]["when"] = when
    changed["sources"][0] |= {"published": published}
    row: dict[str, Any] = {"about": ["tallinn/when"], "basis": "derived", "quote": quote}
    changed["evidence"] = [row | {"rule": rule, "inputs": [f"{source}/published"]}]
    examination = Examination(visit=structure(changed), texts={source: read_text(sentence.encode())})
    (opinion,) = (judgement.opinion for judgement in examination.judgements if judgement.address == "tallinn/when")
    return opinion


# sentence, words, the only date that a rule derives from a report of Wednesday, 10 June 2026; empty where none does
DERIVED_IN_SENTENCES = [
    ("The minister arrived on Monday.", "on Monday", "2026-06-08"),
    ("The minister will arrive on Monday.", "on Monday", "2026-06-15"),
    ("The minister, who arrived on Monday, will leave on Friday.", "on Monday", "2026-06-08"),
    ("The minister, who arrived on Monday, will leave on Friday.", "on Friday", "2026-06-12"),
    ("Officials said on Monday that he would leave on Friday.", "on Friday", "2026-06-12"),
    ("He said he would leave on Friday.", "on Friday", ""),
    ("The envoy will attend talks held in Tallinn on Monday.", "on Monday", ""),
    ("Talks hosted by Qatar on Monday will be followed by a summit.", "on Monday", ""),
    ("The talks, scheduled for Saturday, were called off.", "for Saturday", ""),
    ("Minister to visit Tallinn on Friday", "on Friday", "2026-06-12"),
    ("Minister in Tallinn on Friday", "on Friday", ""),
    ("The following Monday the envoy flew to Tallinn.", "Monday", ""),
    ("On Monday week the envoy will fly to Tallinn.", "On Monday", ""),
    ("The envoy will stay until Monday.", "Monday", ""),
    ('"I saw him yesterday," the minister said.', "yesterday", ""),
    ("The minister met him yesterday.", "yesterday", "2026-06-09"),
    ("The minister visited Tallinn in May last year.", "in May", ""),
    ("The minister visited Tallinn in March.", "in March", "2026-03"),
    ("The minister visited Tallinn in November.", "in November", "2025-11"),
    ("The minister will visit Tallinn in March.", "in March", "2027-03"),
    ("The minister will travel on the 3rd.", "on the 3rd", "2026-07-03"),
    ("In July he rested; the minister spoke on the 3rd.", "on the 3rd", ""),
    ("He read The Monday Argus and left.", "Monday", ""),
]


@pytest.mark.parametrize(("sentence", "quote", "only"), DERIVED_IN_SENTENCES)
def test_rules_fit_the_tense_of_the_clause_or_refuse(sentence: str, quote: str, only: str) -> None:
    """Of the dates around the report, the rules together derive the one that the clause means, or none."""
    values = {f"2026-06-{day:02}" for day in range(1, 31)}
    values |= {"2026-07-03", "2026-03", "2027-03", "2025-11", "2026-11", "2025-05", "2026-05", "2027-05"}
    found = {
        value
        for rule in RULES
        for value in values
        if derived(sentence, quote, rule, _WEDNESDAY, value).verdict is Verdict.DERIVED
    }
    assert found == ({only} if only else set())


def test_a_rule_that_does_not_fit_names_the_one_that_does() -> None:
    """The reason has the date, its words, its inputs and the rule, also of another rule that fits."""
    rules = ("weekday-on-or-before-dateline", "weekday-after-dateline")
    past, future = (
        derived("The minister arrived on Monday.", "on Monday", rule, _WEDNESDAY, "2026-06-08") for rule in rules
    )
    given = f"give 2026-06-08 by the rule {rules[0]}"
    counted = 'which counts "on Monday" from ministry/published (2026-06-10)'
    assert past == Opinion(Verdict.DERIVED, f"{given}, {counted}")
    assert future.verdict is UNREADABLE
    assert future.reason.endswith(f"; they {given}")


def test_a_rule_counts_from_the_kind_of_date_that_it_is_for() -> None:
    """A rule of the dateline takes no other date of the record, and the other rules take no dateline."""
    opinion = derived("They met again two days later.", "two days later", "offset-from-date", _WEDNESDAY, "2026-06-12")
    assert opinion == Opinion(
        UNREADABLE,
        "do not fit the rule offset-from-date, which counts from a date other than that of a report, not"
        " from ministry/published (2026-06-10)",
        Cause.DERIVATION,
    )


_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@given(_days, st.integers(1, 7), st.booleans(), st.sampled_from(sorted(RULES)))
def test_a_derived_day_has_its_weekday_and_its_direction(
    day: datetime.date, weekday: int, is_past: bool, rule: str
) -> None:
    """A weekday that a rule derives alone is that weekday, within a week, before or after the report as the verb says."""
    verb = "arrived" if is_past else "will arrive"
    sentence, quote = f"The envoy {verb} on {_WEEKDAYS[weekday - 1]}.", f"on {_WEEKDAYS[weekday - 1]}"
    for step in range(-8, 9):
        when = day + datetime.timedelta(days=step)
        if derived(sentence, quote, rule, str(day), str(when)).verdict is Verdict.DERIVED:
            assert when.isoweekday() == weekday
            assert -7 < step <= 0 if is_past else 0 < step < 7


@pytest.mark.parametrize(
    ("before", "quote", "after", "is_of_visit"),
    [
        ("She will visit Finland ", "on March 7, 2026", ".", True),
        ("The visit will take place ", "from March 7 to March 9, 2026", ".", True),
        ("She left Oslo for Helsinki ", "on March 7, 2026", ".", True),
        ("", "On March 7, 2026", ", the minister will travel to Finland.", True),
        ("She was born ", "on March 7, 2026", ", and will visit Finland.", False),
        ("The visit will be announced ", "on March 7, 2026", ".", False),
        ("The election is ", "on March 7, 2026", "; she will visit Finland later.", False),
        ("She will return from Finland ", "on March 7, 2026", ".", False),
        ("The visit will end ", "on March 7, 2026", ".", False),
        ("The law was published ", "on March 7, 2026", ".", False),
    ],
)
def test_a_day_is_one_of_the_visit(before: str, quote: str, after: str, is_of_visit: bool) -> None:
    """The date of another event in a sentence is no day of the visit."""
    assert is_day_of_visit(cited(before, quote, after)) is is_of_visit
