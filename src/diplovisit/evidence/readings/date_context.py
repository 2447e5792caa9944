"""The words beside a date that change what it says: "no earlier than", "the week of", "first planned for"."""

import bisect
import functools
import itertools
from typing import Final

from diplovisit.evidence.lexicon import MONTHS, TIME_UNIT_PLURALS, TIME_UNITS, WEEKDAYS
from diplovisit.evidence.readings.tokens import TokenKind, Tokens, tokens_of_sentence
from diplovisit.evidence.readings.values import DateOrigin, DateReading, DateRelation, DateTerm, Mention, MentionKind
from diplovisit.lazy_patterns import lazy_pattern

# Function words that, directly before a date, say more than the day itself.
_BEFORE: Final = frozenset(
    """
    until till before after since past beyond through throughout near toward towards within except excepting excluding
    not never neither nor either or than into upon without like unlike despite about around almost nearly by if unless
    whether to as from earliest latest every each any no most some many southern austral anytime pending
    including between following preceding originally initially formerly previously
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
# Before a weekday or a month without its year these count from another date, or mean no date of their own.
_BEFORE_NAMES: Final = frozenset(
    """
    following previous preceding that a an one another first second third past ago the preceding subsequent same
    """.split()  # noqa: SIM905
)
_AFTER_NAMES: Final = frozenset({"of", "last", "next", "week", "fortnight", "gone", "this"})
_DATED_NOUNS: Final = frozenset(
    """
    day date month year morning afternoon evening night meeting meetings talks visit summit session ceremony conference
    consultations statement letter note declaration agreement treaty accord communique communiqué memorandum signing
    call dinner banquet reception briefing decision decree order report release issue edition
    """.split()  # noqa: SIM905
)
_GOVERNORS: Final = frozenset(
    [
        "before",
        "after",
        "since",
        "until",
        "till",
        "following",
        "within",
        "ahead",
        "by",
        "from",
        "between",
        "than",
        "eve",
        "into",
    ]
)
_FIRST: Final = frozenset({"originally", "initially", "first", "formerly", "previously", "once"})
_PLANNED: Final = frozenset(
    [
        "planned",
        "scheduled",
        "set",
        "pencilled",
        "penciled",
        "slated",
        "fixed",
        "expected",
        "announced",
        "meant",
        "due",
        "intended",
        "arranged",
        "booked",
    ]
)
_MOVED: Final = frozenset(
    """
    moved brought postponed rescheduled shifted pushed changed delayed deferred put advanced switched moving postponing
    rescheduling shifting bringing pushing changing move moves postpones shifts postponement change
    """.split()  # noqa: SIM905
)
_DETERMINERS: Final = frozenset(["the", "his", "her", "their", "its", "our", "my", "every", "each"])
_ABOUT_THEN: Final = frozenset(
    ["earlier", "later", "so", "before", "after", "thereabouts", "sooner", "shortly", "soon"]
)
_BOUNDS: Final = frozenset(["latest", "earliest", "soonest"])
_FEASTS: Final = frozenset(
    [
        "easter",
        "good",
        "black",
        "whit",
        "ash",
        "palm",
        "maundy",
        "holy",
        "super",
        "bloody",
        "cyber",
        "shrove",
        "pentecost",
    ]
)
_DAYS_OF_THE_REPORT: Final = frozenset(["today", "tomorrow", "tonight", "yesterday"])
_SPANNING: Final = frozenset(["beginning", "commencing", "starting", "ending", "ended", "opening", "closing"])
_ERAS: Final = frozenset(["BS", "BC", "BCE", "AH", "BE", "EC", "SH", "AP"])
_ERAS_IN_WORDS: Final = frozenset(["hijri", "calendar", "prices", "dollars", "terms"])
_COUNTED_AFTER_YEARS: Final = frozenset(["people", "men", "women", "children", "personnel", "staff"])
_NO_PLURALS: Final = frozenset(
    """
    as was has is its his hers us this thus versus across towards besides always perhaps ours theirs visits meets
    arrives travels becomes takes follows marks sees brings makes comes goes
    """.split()  # noqa: SIM905
)
_MORE_DAYS: Final = lazy_pattern(
    r"\s*(?:,|,? and|,? or|\s?&)\s*\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2})?(?=\s*[;.)]|,\s|\s+\d{4}\b|\s*$)"
)
_YEARS_AWAY: Final = lazy_pattern(
    r",?\s(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|many|several)\s)?"
    r"(?:full\s)?(?:years?|decades?|centur(?:y|ies))\s(?:ago|earlier|before|previously|prior|later|after|to the day)\b"
)
_WINDOW: Final = 6
_SHORT: Final = 3
_MARKS: Final = frozenset({",", ".", ";", ":", "(", ")"})


@functools.lru_cache(maxsize=256)
def _tokens_of(text: str) -> tuple[Tokens, tuple[int, ...]]:
    tokens = tokens_of_sentence(text)
    return tokens, tuple(token.start for token in tokens.all)


def open_words(text: str, figures: tuple[Mention, ...], mention: Mention, reading: DateReading) -> str | None:
    """Returns the words beside a date of a sentence that no rule understands; None if there are none.

    >>> from diplovisit.evidence.readings.scanning import scan_values
    >>> def words(text):
    ...     return open_words(text, m := tuple(scan_values(text)), m[-1], m[-1].reading)
    >>> words("no earlier than 14 September 2025"), words("in the week of 9 February 2026")
    ('earlier than', 'week of')
    >>> words("on 5 May 2026 at the earliest"), words("The visit takes place on 5 May 2026.")
    ('at the earliest', None)
    """
    tokens, starts = _tokens_of(text)
    first = bisect.bisect_left(starts, mention.start)
    end = bisect.bisect_left(starts, mention.end)
    return (
        _name_around(tokens, first, end, mention, reading)
        or (None if is_new_day_of_visit(text, mention) else _words_before(tokens, first, reading))
        or _words_after(tokens, end, reading)
        or _more_days(text, tokens, first, mention, reading)
        or _neighbouring_date(text, figures, mention, reading)
    )


def is_new_day_of_visit(text: str, mention: Mention) -> bool:
    """Whether a date is that to which a visit is postponed: the visit is what is moved, and nothing else.

    >>> from diplovisit.evidence.readings.scanning import scan_values
    >>> def is_new(text):
    ...     return is_new_day_of_visit(text, tuple(scan_values(text))[-1])
    >>> is_new("The visit to Norway has been postponed to 5 May 2026.")
    True
    >>> is_new("During the visit to Norway the dinner was postponed to 5 May 2026.")
    False
    """
    return _VISIT_MOVED.search(text, 0, mention.core) is not None


_VISIT_MOVED: Final = lazy_pattern(
    # The visit is the subject: "the vote on the visit" is none.
    r"(?:^|[.,;:)“”\"—–-] |\b(?:that|and|but|because|after) )"
    r"(?:(?:[A-Z][\w’'-]*|the|an?|his|her|their|its|state|official|working|private|planned|(?:two|three|four)-day"
    r"|[a-z]+[’']s) ){0,8}(?:visit|trip|journey|Visit)"
    r"(?: (?:[A-Z][\w’'-]*|to|of|by|for|the|and)){0,16}(?:,(?: [A-Z][\w’'-]*){1,5},)?"
    r"(?:, (?:originally |initially |first )?(?:planned|scheduled|set|due) for [^,;:.!?()]{3,40},)?"
    r" (?:has|had|was|is|will)(?: been| be)?(?: now| again)?"
    r" (?:postponed|put off|pushed back|delayed|deferred|brought forward|moved|moved forward|rescheduled)"
    r"(?: from [^,;:.!?()]{3,40}(?<! to)(?<! until)(?<! till))? (?:to|until|till) $"
)
"""A visit that is moved to another day. Between it and its verb are names alone, or the days that were planned."""


def _is_partial(reading: DateReading) -> bool:
    """Whether the date is a weekday, a month or a day without its year, so that the words around may say which."""
    term = reading.start
    return term.year is None and term.decade is None and term.relative is None and term.day_of_visit is None


def _name_around(tokens: Tokens, first: int, end: int, mention: Mention, reading: DateReading) -> str | None:
    """The words that make a day part of a name or of a count: "Easter Monday", "Russia Today", "the last month"."""
    core = first
    while core < end and tokens[core].start < mention.core:
        core += 1
    before, word = tokens.word(core - 1) if core else "", tokens.word(core)
    term = reading.start
    if term.weekday is not None and term.month is None and before in _FEASTS:
        return before
    if word in _DAYS_OF_THE_REPORT and tokens[core].text[0].isupper() and core and end == core + 1:
        # In a headline every word has a capital: "Talks To Open Today".
        is_prose = any(token.text.islower() and len(token.text) > _SHORT for token in tokens.all[:core])
        return before if is_prose and tokens[core - 1].kind is TokenKind.WORD else None
    stepped = term.relative is not None and term.relative.origin is DateOrigin.DATELINE and term.relative.offset
    if stepped and word in {"last", "next"} and before in _DETERMINERS:
        return f"{before} {word}"
    if stepped and tokens.word(end) in {"of", "in"} and term.weekday is not None:
        month = tokens.word(end + 1) if tokens.word(end + 1) != "the" else tokens.word(end + 2)
        return tokens.word(end) if month in MONTHS or month in {"month", "year"} else None
    is_month_first = term.month is not None and term.day is not None and term.year is None and word in MONTHS
    if is_month_first and tokens.word(end) == "times":
        return "times"
    return None


def _more_days(text: str, tokens: Tokens, first: int, mention: Mention, reading: DateReading) -> str | None:
    """The words beside a day that list others of its month, or count years from it: "5-7 and 9-10 May"."""
    term = reading.start
    if term.day is None or term.month is None:
        is_month = term.month is not None and term.year is None
        return "years" if is_month and _YEARS_AWAY.match(text, mention.end) else None
    if term.year is None and (away := _YEARS_AWAY.match(text, mention.end)) is not None:
        return away[0].strip(" ,")
    joint, number = tokens.word(first - 1) if first else "", tokens[first - 2] if first > 1 else tokens[-1]
    is_day = (number.is_digits and len(number.text) <= 2) or number.lower in {"st", "nd", "rd", "th"}
    listed = joint in {"and", "or", "&"} or (joint == "," and reading.end is not None)
    if listed and is_day and tokens[first].is_digits:
        return joint
    last = reading.end or term
    is_month_first = last.year is None and text[mention.end - 1].isdigit()
    if is_month_first and (more := _MORE_DAYS.match(text, mention.end)) is not None:
        return more[0].strip(" ,")
    return None


def _words_before(tokens: Tokens, at: int, reading: DateReading) -> str | None:
    word, before = tokens.word(at - 1) if at else "", tokens.word(at - 2) if at > 1 else ""
    # The words may be those of the mention itself, such as "the" in "on the week of".
    if word in _BEFORE:
        return f"{before} {word}" if before.isalpha() and word in {"than", "to", "as", "of"} else word
    if word in {"and", "or", "&", "/", "-", "to"} and tokens[at - 2].is_digits and tokens.word(at - 3) in {"q", "h"}:
        return word  # Q1 and Q2 2026
    if word in _SPANNING and (before in TIME_UNITS or before in TIME_UNIT_PLURALS):
        return f"{before} {word}"
    if word == "but" and reading.relation is None:
        return word
    if at and tokens[at - 1].is_digits and tokens.word(at) in MONTHS:
        return word  # 10/11 June 2026
    if word == "of" and (found := _dated_noun(tokens, at, reading)) is not None:
        return found
    if reading.relation is None and _is_partial(reading) and word in _BEFORE_NAMES:
        return word
    if not reading.start.is_stated and (
        word in TIME_UNITS or word in TIME_UNIT_PLURALS or word in {"ago", "fortnight"}
    ):
        return word
    window = [tokens.word(position) for position in range(max(at - _WINDOW, 0), at)]
    for position in range(len(window) - 1, -1, -1):
        if window[position] in _MARKS:
            window = window[position + 1 :]
            break
    if reading.relation in {DateRelation.FROM_TO, DateRelation.FROM} and (moved := set(window) & _MOVED):
        return f"{min(moved)} from"
    for first, planned in itertools.pairwise(window):
        if first in _FIRST and planned in _PLANNED:
            return f"{first} {planned}"
    return None


def _dated_noun(tokens: Tokens, at: int, reading: DateReading) -> str | None:
    """The words before "of" and a date, unless the date is that of a meeting or a letter that nothing governs."""
    noun = tokens.word(at - 2)
    if reading.relation is None and (noun in _DATED_NOUNS or noun in MONTHS):
        for position in range(at - 3, max(at - 3 - _WINDOW, -1), -1):
            if tokens.word(position) in _MARKS:
                return None
            if tokens.word(position) in _GOVERNORS:
                return f"{tokens.word(position)} … {noun} of"
        return None
    return f"{noun} of"


def _words_after(tokens: Tokens, end: int, reading: DateReading) -> str | None:
    words = [tokens.word(end + n) for n in range(4)]
    if words[0] == "than":
        return "than"
    if tokens[end].text in _ERAS or not _ERAS_IN_WORDS.isdisjoint(words[:1] if words[0] != "in" else words):
        return next(filter(_ERAS_IN_WORDS.__contains__, words), words[0])
    if _is_count(tokens, end, reading):
        return words[0]
    if words[:2] == ["this", "year"] or words[:3] == ["of", "this", "year"]:
        return None
    if words[0] in {"onwards", "onward"}:
        return None if reading.relation in {DateRelation.FROM, DateRelation.SINCE} else words[0]
    if words[0] in {"or", "each", "every", "annually", "yearly"}:
        return words[0]
    bare = words[1:] if words[0] == "," else words
    if bare[:2] in (["if", "not"], ["give", "or"]) or (bare[0] == "or" and bare[1] in _ABOUT_THEN):
        return " ".join(bare[:2])
    if words[0] == "at" and (superlative := next(filter(_BOUNDS.__contains__, words[1:]), None)):
        return f"at the {superlative}"
    if words[0] in {"until", "till", "through"}:
        return words[0]
    if words[0] in {"to", "-"} and (tokens[end + 1].is_digits or words[1] in MONTHS or words[1] in WEEKDAYS):
        spaced_dash = words[0] == "-" and tokens[end].spaced and tokens[end + 1].spaced
        return None if spaced_dash and not tokens[end + 1].is_digits else words[0]
    if (
        _is_partial(reading)
        and words[0] in _AFTER_NAMES
        and not (words[0] == "week" and tokens.word(end - 1) == "this")
    ):
        return words[0]
    if not reading.start.is_stated and words[0] in {"last", "next"} and tokens[end].kind is TokenKind.WORD:
        return words[0]
    return None


def _is_count(tokens: Tokens, end: int, reading: DateReading) -> bool:
    """Whether a bare year is a number that a plural after it counts: "in 2000 villages", "in 2010 prices"."""
    if reading.start != DateTerm(year=reading.start.year) or reading.end is not None:
        return False
    token = tokens[end]
    if not token.spaced or not token.text.islower():
        return False
    is_plural = len(token.lower) > 3 and token.lower.endswith("s") and token.lower not in _NO_PLURALS
    return is_plural or token.lower in _COUNTED_AFTER_YEARS


def _neighbouring_date(text: str, figures: tuple[Mention, ...], mention: Mention, reading: DateReading) -> str | None:
    """The conjunction between the date and another one of the same kind: one of two days is not the whole."""
    at = bisect.bisect_left(figures, mention.start, key=lambda figure: figure.start)
    if at and figures[at - 1].kind is MentionKind.LENGTH:
        joint = text[figures[at - 1].end : mention.core].split()
        if joint in (["from"], ["before"], ["after"]) or (joint == ["on"] and not reading.is_stated):
            return text[figures[at - 1].start : mention.core].strip()
    for first in (at - 1, at):
        if first < 0 or first + 1 >= len(figures):
            continue
        other = figures[first if first < at else first + 1].reading
        joint = text[figures[first].end : figures[first + 1].start].strip(" ,").lower().split()
        if joint in (["and"], ["or"]) and isinstance(other, DateReading) and _is_alike(other, reading):
            return joint[0]
        timed = isinstance(other, DateReading) and other.start.time is not None and reading.start.time is not None
        if timed and joint in (["for"], ["/"], ["to"], ["-"], ["–"], ["then"], ["until"]):
            return joint[0]
    return None


def _is_alike(other: DateReading, reading: DateReading) -> bool:
    """Whether two dates answer the same question: both days or both months, with the same preposition."""
    plain = {None, DateRelation.ON, DateRelation.IN}
    related = other.relation is reading.relation or plain >= {other.relation, reading.relation}
    return related and (other.start.day is None) is (reading.start.day is None)
