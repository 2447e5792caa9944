"""What stands beside a figure in its sentence: what a number counts, and the words that make it another figure.

"Two-thirds of the 12 envoys" does not say 12, and "12 tonnes" are no people. A figure is understood where each function
word beside it leaves it as it is.
"""

import functools
from typing import Final

import attrs

from diplovisit.evidence.lexicon import FRACTION_SIGNS, ORDINALS, SCALES, TENS, TIME_UNITS, UNITS
from diplovisit.evidence.lexicon import figure_words as words_of
from diplovisit.evidence.readings.beside_figures import (
    added_doubt,
    bound_behind,
    corrected,
    mark_before,
    may_be_weight,
    named_by_number,
    open_span,
    other_currency,
    other_end,
    rate_behind,
    several_of,
    unknown_adjective,
)
from diplovisit.evidence.readings.counted_nouns import (
    DETERMINERS,
    ENDS_OF_CLAUSES,
    Counted,
    counted_at,
    counts_people_before,
    start_of_clause,
    token_span,
)
from diplovisit.evidence.readings.tokens import HAND_VERBS, TokenKind, Tokens, tokens_of_sentence
from diplovisit.evidence.readings.values import Mention, MentionKind, QuantityReading, UnitKind

_FOCUS: Final = frozenset(["only", "just", "even", "exactly", "precisely", "fully", "some", "now", "already", "also"])
_AFTER_A_HYPHEN: Final = frozenset(["odd", "fold", "plus", "something", "ish", "a", "an", "per"])
_COMPARED: Final = frozenset(
    """
    few little many much low high large small long short early late
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_BEFORE_BUT: Final = frozenset(
    """
    all none nothing every any no anything everyone everything everybody nobody
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_ENDS_OF_REACH: Final = frozenset(
    """
    and but which who that while when as after before where whose because said
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_BEFORE_A_UNIT: Final = frozenset(
    ["for", "in", "within", "over", "after", "of", "than", "half", "once", "twice", "before", "such", "about", "nearly"]
)
_AFTER_A_UNIT: Final = frozenset(["ago", "earlier", "later", "before", "after", "hence", "-", "'"])
_REACH: Final = 14


@attrs.frozen(kw_only=True)
class FigureContext:
    """What stands beside a figure.

    unread: the words beside the figure that make it another one; None where all are understood. counted, noun: what a
    number counts, and the word that says so, empty where there is none.
    """

    unread: str | None
    counted: Counted
    noun: str = ""


@functools.lru_cache(maxsize=4096)
def figure_context(text: str, mention: Mention) -> FigureContext:
    """Returns what stands beside a figure of a sentence.

    >>> from diplovisit.evidence.readings.scanning import scan_values
    >>> for text in ("all 12 envoys", "two-thirds of the 12 envoys", "$2 billion a year", "3,000 tonnes"):
    ...     *_, figure = scan_values(text)
    ...     context = figure_context(text, figure)
    ...     print(context.unread, context.counted.name)
    None PEOPLE
    two-thirds of PEOPLE
    a year NOTHING
    None OTHERS
    """
    tokens = tokens_of_sentence(text)
    at, end = token_span(tokens, mention)
    counted, noun, after = Counted.NOTHING, "", end
    if isinstance(mention.reading, QuantityReading) and mention.reading.unit is UnitKind.COUNT:
        counted, noun, after = counted_at(tokens, end)
        if counted is Counted.NOTHING and counts_people_before(tokens, at):
            counted = Counted.PEOPLE
    unread = _open_range(tokens, at, mention) or _fall(tokens, at, end, mention) or words_before(tokens, at)
    if unread == "one of" and getattr(mention.reading, "unit", None) is UnitKind.RANK:
        unread = None  # "one of India's top two suppliers" has a rank of at most two
    if unread is None and tokens.word(at) == "up" and _is_decided_by(tokens, at, after):
        unread = "up to"
    unread = unread or _distributed(tokens, at) or _limit_that_may_be_a_preposition(tokens, at)
    unread = unread or _in_the_sentence(tokens, at, end, mention)
    unread = unread or other_end(tokens, at, end) or _added_doubt(tokens, end, after, mention)
    if unread is None:
        unread = _words_after(tokens, end, mention) or (_words_after(tokens, after, mention) if after > end else None)
    if unread is None and getattr(mention.reading, "extra", False) and _is_compared(tokens, after):
        unread = "than"
    unread = (
        unread
        or _revised_after(tokens, after)
        or _words_in_reach(tokens, end)
        or rate_behind(tokens, end)
        or bound_behind(tokens, end)
    )
    return FigureContext(unread=unread, counted=counted, noun=noun)


def _revised_after(tokens: Tokens, after: int) -> str | None:
    """The words by which a figure became another one: "12 jets, later reduced to 9"."""
    at = after + 1 if tokens.word(after) in {",", "(", "-", "—"} else after
    at += tokens.word(at) in {"but", "and", "which", "who"}
    at += tokens.word(at) in {"was", "were", "has", "been"}
    if tokens.word(at) in {"later", "then", "since", "subsequently", "afterwards", "now"} and (
        tokens.word(at + 1) in words_of.VERBS_OF_CHANGE | {"revised", "corrected", "trimmed", "amended", "changed"}
    ):
        return _show(tokens, at, at + 2)
    return None


def _is_decided_by(tokens: Tokens, at: int, after: int) -> bool:
    """Whether "up to" says who decides: "it is now up to 27 commissioners to decide"."""
    before = (
        tokens.word(at - 1) if tokens.word(at - 1) not in {"now", "then", "entirely", "still"} else tokens.word(at - 2)
    )
    return before in {"is", "was", "s", "be", "are", "were", "left"} and "to" in map(
        tokens.word, range(after, after + 4)
    )


def _open_range(tokens: Tokens, at: int, mention: Mention) -> str | None:
    """The preposition of a range that may be a change: "from 5 to 10", "a contingent of 45 by 15 to 60"."""
    if not isinstance(mention.reading, QuantityReading) or mention.reading.high is None:
        return None
    if tokens.word(at) == "from" and tokens.word(at - 1) not in words_of.RANGE_WORDS | {"of"}:
        return "from"
    if tokens.word(at - 1) in words_of.VERBS_OF_CHANGE and " to " in tokens.text[mention.start : mention.end]:
        return f"{tokens.word(at - 1)} … to"
    if tokens.word(at - 1) != "by" or tokens.word(at) == "between":
        return None
    before = range(max(start_of_clause(tokens, at), at - _REACH), at)
    return "by" if any(tokens[position].is_digits or tokens.word(position) in UNITS for position in before) else None


def _fall(tokens: Tokens, at: int, end: int, mention: Mention) -> str | None:
    """The word that makes a sum or a percentage a fall: "a 4 percent drop", "lost 4 percent"."""
    if isinstance(mention.reading, QuantityReading) and mention.reading.unit is UnitKind.COUNT:
        is_part = tokens.word(end) == "of" and tokens.word(at - 1) in words_of.LOSSES
        return tokens.word(at - 1) if is_part else None
    if not isinstance(mention.reading, QuantityReading) or mention.reading.unit not in {
        UnitKind.PERCENT,
        UnitKind.MONEY,
    }:
        return None
    if mention.reading.unit is UnitKind.PERCENT and tokens.word(at - 1) in words_of.LOSSES:
        return tokens.word(at - 1)
    position = end + 1 if tokens.glued(end) == "-" else end
    if tokens.word(position + 1) in words_of.FALLS and tokens.word(position) not in words_of.FUNCTION_WORDS_AFTER:
        return tokens.word(position + 1)
    return tokens.word(position) if tokens.word(position) in words_of.FALLS else None


def _distributed(tokens: Tokens, at: int) -> str | None:
    """The word "each" at the beginning of a clause: "Each state will pay $2 million"."""
    start = start_of_clause(tokens, at)
    return next(
        (word for n in (0, 1) if start + n < at and (word := tokens.word(start + n)) in {"each", "every"}), None
    )


def _in_the_sentence(tokens: Tokens, at: int, end: int, mention: Mention) -> str | None:
    """The words farther off that make a quantity another one."""
    reading = mention.reading
    if not isinstance(reading, QuantityReading):
        return None
    of_unit = None
    if reading.unit is UnitKind.COUNT:
        of_unit = named_by_number(tokens, at)
    elif reading.unit is UnitKind.MONEY:
        of_unit = other_currency(tokens, at, end, reading)
        if of_unit is None and tokens.word(end - 1) in {"pound", "pounds"} and _has_no_scale(tokens, at, end):
            of_unit = may_be_weight(tokens, at)
    if reading.unit in {UnitKind.COUNT, UnitKind.PERCENT} and of_unit is None:
        of_unit = unknown_adjective(tokens, at, end)
    return of_unit or open_span(tokens, at, end) or corrected(tokens, at, end)


def _added_doubt(tokens: Tokens, end: int, after: int, mention: Mention) -> str | None:
    is_money = isinstance(mention.reading, QuantityReading) and mention.reading.unit is UnitKind.MONEY
    return added_doubt(tokens, end, is_money=is_money) or added_doubt(tokens, after, is_money=is_money)


def _has_no_scale(tokens: Tokens, at: int, end: int) -> bool:
    """Whether no "million" or adjective stands between the number and its unit."""
    return not any(token.lower in SCALES or token.text.istitle() for token in tokens.all[at + 1 : end])


def _is_compared(tokens: Tokens, after: int) -> bool:
    """Whether "12 more delegates than last year" compares; the number is a difference then."""
    return any(tokens.word(position) == "than" for position in range(after, after + 3))


# The words before a figure.


def words_before(tokens: Tokens, at: int) -> str | None:
    """Returns the words before a position that make the figure there another one; None where there are none."""
    if (excluded := _excluded_before(tokens, at) or mark_before(tokens, at)) is not None:
        return excluded
    position = at
    for _ in range(4):
        position = _start_of_phrase(tokens, position)
        governor = position - 1
        word = tokens.word(governor)
        if word == "of":
            part = _partitive(tokens, governor)
            if part is not None:
                return _show(tokens, part, governor + 1)
            if (several := several_of(tokens, governor)) is not None:
                return several
            # "Two-thirds of the delegation of 40".
            position = governor - 1
            continue
        if word == "-" and not tokens[governor].spaced and not tokens[governor + 1].spaced:
            governor -= 1
            word = tokens.word(governor)
        return _changing(tokens, governor, word)
    return None


def _start_of_phrase(tokens: Tokens, at: int) -> int:
    """The position of the first token of the noun phrase of a figure: its determiner, or the figure itself."""
    position = at
    while tokens.word(position - 1) in _FOCUS:
        position -= 1
    if tokens.word(position - 1) in DETERMINERS:
        position -= 1
    elif tokens.word(position - 2) in DETERMINERS and _is_content(tokens, position - 1):
        position -= 2
    elif tokens.word(position - 1) == "s" and tokens.glued(position - 2) == "'":
        # "half of Kenya's 12 ministers"
        position -= 3
        while tokens[position - 1].kind is TokenKind.WORD and tokens[position - 1].text[0].isupper():
            position -= 1
        if tokens.word(position - 1) in DETERMINERS:
            position -= 1
    if tokens.word(position - 1) in {"all", "both"}:
        position -= 1
    while tokens.word(position - 1) in _FOCUS:
        position -= 1
    return max(position, 0)


def _is_content(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return (
        tokens[at].kind is TokenKind.WORD
        and word not in words_of.FUNCTION_WORDS_AFTER
        and word not in words_of.CHANGES_BEFORE
    )


def _partitive(tokens: Tokens, of: int) -> int | None:
    """The position where "two-thirds" of "two-thirds of" begins; None where the word before "of" takes no part."""
    word = tokens.word(of - 1)
    if word == "excess" and tokens.word(of - 2) == "in":
        return None
    if word == "number" and tokens.word(of - 2) == "total":
        return None
    token = tokens[of - 1]
    if token.is_digits and tokens.word(of - 2) in words_of.NAMED_BY_NUMBER:
        return None
    is_number = token.is_digits or word in UNITS or word in TENS or word in SCALES or token.text in FRACTION_SIGNS
    if not (is_number or word == "%" or word in ORDINALS or word in words_of.PARTITIVES):
        qualified = tokens.word(of - 2)
        return of - 2 if qualified in words_of.EACH_TIME | {"annual", "average", "daily"} else None
    start = of - 1
    while start > 0 and (
        tokens.word(start - 1) in {"-", "a", "one", "in", "not", "even", "barely", "/", ".", "the", "only"}
        or tokens.word(start - 1) in UNITS
        or tokens[start - 1].is_digits
    ):
        start -= 1
    return start


def _changing(tokens: Tokens, at: int, word: str) -> str | None:
    """The word that governs a figure where it makes it another figure; with the words that belong to it."""
    before = tokens.word(at - 1)
    if word == "but":
        return _show(tokens, at - 1, at + 1) if before in _BEFORE_BUT else None
    if word in {"times", "fold"}:
        return _show(tokens, max(at - 1, 0), at + 1)
    if word == "by":
        decrease = _verb_before(tokens, at)
        return _show(tokens, decrease, at + 1) if decrease is not None else None
    if word == "as" and before in {
        "few",
        "little",
        "many",
        "much",
        "low",
        "high",
        "large",
        "small",
        "long",
        "short",
        "early",
        "late",
    }:
        return _show(tokens, max(at - 2, 0), at + 1)
    if word == "in" and (tokens[at - 1].is_digits or before in UNITS):
        return _show(tokens, at - 1, at + 1)  # "three in four Fijians"
    if word == "to" and before in {"closer", "nearer", "close"}:
        return _show(tokens, at - 1, at + 1)
    if word == "for" and tokens.glued(at - 1) == "-" and not tokens[at].spaced:
        return _show(tokens, at - 2, at + 1)  # "the hoped-for $5 million"
    if word == "," and before in {"say", "perhaps", "maybe"}:
        return before
    if word == "from" and before in words_of.LEAVING:
        return _show(tokens, at - 1, at + 1)
    if word in {"at", "to"} and before in {"capped", "limited", "restricted", "pegged"}:
        return _show(tokens, at - 1, at + 1)
    if word == "from":
        is_change = before in {"down", "up"} or _has_verb_of_change(tokens, at)
        return _show(tokens, at, at + 1) if is_change else None
    if word in {"up", "down"} and before in {"to", "for"}:
        return None
    if word in words_of.CHANGES_BEFORE:
        start = at - 1 if before in {"rather", "other", "less", "more", "all", "the", "at", "not", "higher"} else at
        return _show(tokens, start, at + 1)
    if word == "over" and before in HAND_VERBS:
        return None
    if word in {"over", "under", "about", "around"}:
        return _show(tokens, at, at + 1)
    return None


def _verb_before(tokens: Tokens, at: int) -> int | None:
    """The position of a verb of decrease before "by" in the same clause; None where there is none."""
    start = max(start_of_clause(tokens, at), at - _REACH)
    for position in range(at - 1, start - 1, -1):
        word = tokens.word(position)
        if word in words_of.CHANGES_BEFORE and word in words_of.VERBS_OF_CHANGE | {"decrease", "weakened"}:
            return position
        if word in {"rose", "grew", "raised", "increased", "risen", "grown", "jumped", "climbed"}:
            return None
    return None


def _has_verb_of_change(tokens: Tokens, at: int) -> bool:
    start = max(start_of_clause(tokens, at), at - _REACH)
    return any(tokens.word(position) in words_of.VERBS_OF_CHANGE for position in range(start, at))


def is_change(tokens: Tokens, at: int) -> bool:
    """Whether "from" at a position follows a verb of change, so that "from 5 to 10" is no range.

    >>> is_change(Tokens("rose from 5 to 10"), 1), is_change(Tokens("ranging from 5 to 10"), 1)
    (True, False)
    """
    return tokens.word(at - 1) not in words_of.RANGE_WORDS and _has_verb_of_change(tokens, at)


def _excluded_before(tokens: Tokens, at: int) -> str | None:
    """The phrase "Apart from two," at the beginning of a sentence, which takes a number from the figure after it."""
    comma = start_of_clause(tokens, at) - 1
    if comma <= 0 or tokens.word(comma) != ",":
        return None
    start = start_of_clause(tokens, comma)
    openings = (tokens.word(start), f"{tokens.word(start)} {tokens.word(start + 1)}")
    excludes = any(tuple(opening.split()) in words_of.EXCLUSIONS for opening in openings) or openings[0] == "without"
    is_number = tokens[comma - 1].is_digits or tokens.word(comma - 1) in UNITS or tokens.word(comma - 1) in TENS
    return _show(tokens, start, comma) if excludes and is_number else None


def _limit_that_may_be_a_preposition(tokens: Tokens, at: int) -> str | None:
    """The words "dispute over" in "a dispute over 12 islands", where "over" is no qualifier."""
    if tokens.word(at) in words_of.LIMITS_ALSO_PREPOSITIONS and tokens.word(at - 1) in words_of.TAKE_A_PREPOSITION:
        return _show(tokens, at - 1, at + 1)
    return None


# The words after a figure.


def _words_after(tokens: Tokens, at: int, mention: Mention) -> str | None:
    """The words directly at a position that make the figure before it another one; None where there are none."""
    if tokens.glued(at) == "-" and tokens.word(at + 1) in _AFTER_A_HYPHEN:
        return _show(tokens, at, at + 2)
    if tokens.glued(at) == "+":
        return "+"
    word, following = tokens.word(at), tokens.word(at + 1)
    is_length = mention.kind is MentionKind.LENGTH
    if word in {"a", "an"} and not is_length:
        is_money = isinstance(mention.reading, QuantityReading) and mention.reading.unit is UnitKind.MONEY
        is_rate = is_money or following in words_of.UNITS_OF_RATES or following in TIME_UNITS
        return _show(tokens, at, at + 2) if is_rate and tokens.word(at + 2) not in _AFTER_A_UNIT else None
    if word == "at" and following in {"most", "least", "best", "worst"}:
        return _show(tokens, at, at + 2)
    if word == "or" and not (following == "so" and not isinstance(mention.reading, QuantityReading)):
        return _show(tokens, at, at + 2)
    if word in {"in", "to", "out"} and (tokens[at + 1].is_digits or following in UNITS or following in TENS):
        is_year = tokens[at + 1].is_digits and len(tokens[at + 1].text) == 4
        return None if is_year else _show(tokens, at, at + 2)
    if word == "give" and following == "or":
        return "give or take"
    if word == "p" and tokens.word(at + 2) == "a":
        return "p.a."
    if word == "under" and any(tokens.word(at + n) in words_of.STANDARDS for n in (1, 2, 3)):
        return "under"
    if word in {"over", "above", "beyond", "ahead", "behind"} and not is_length:
        standards = words_of.STANDARDS - {"year", "rate", "level", "levels"}
        if any(tokens.word(at + n) in standards for n in (1, 2, 3)) or tokens[at + 1].kind is TokenKind.MARK:
            return word
    if word == "away" and not is_length:
        return word
    if word == "to" and following == "the" and tokens.word(at + 2) in words_of.UNITS_OF_RATES:
        return _show(tokens, at, at + 3)
    if word in {"for", "in"} and following in {"every", "each"}:
        return _show(tokens, at, at + 3)
    if word == "out" and following == "of":
        return _show(tokens, at, at + 2)
    if word == "and" and following == "a" and tokens.word(at + 2) in {"half", "quarter", "third"}:
        return _show(tokens, at, at + 3)
    if word in words_of.CHANGES_AFTER and not (word == "each" and following == "other"):
        if word in {"down", "below", "above", "under"} and is_length:
            return None
        return _show(tokens, at, at + 2 if following in {"than", "of"} else at + 1)
    after_comma = at + 1 if word in {",", "(", "-"} else at
    return _exclusion_at(tokens, after_comma)


def words_after_length(tokens: Tokens, at: int) -> str | None:
    """Returns the words directly after a length of time that make it an age or a difference; None where none do."""
    if tokens.glued(at) == "-":
        return _show(tokens, at, at + 2) if tokens.word(at + 1) in words_of.LENGTH_CHANGES_AFTER else None
    if tokens.glued(at) == "'" and tokens.word(at + 1) in {"time", "notice", "delay"}:
        return _show(tokens, at, at + 2)
    if tokens.word(at) == "at" and tokens.word(at + 1) in {"most", "least", "best", "worst", "a"}:
        return _show(tokens, at, at + 2)
    if tokens.word(at) == "or":
        return _show(tokens, at, at + 2)
    if tokens.word(at) in words_of.LENGTH_CHANGES_AFTER and tokens.word(at + 1) != "closed":
        return tokens.word(at)
    return added_doubt(tokens, at) or _exclusion_at(tokens, at) or bound_behind(tokens, at)


def _exclusion_at(tokens: Tokens, at: int) -> str | None:
    for length in (3, 2, 1):
        if tuple(tokens.word(at + n) for n in range(length)) in words_of.EXCLUSIONS:
            return _show(tokens, at, at + length)
    is_number = tokens[at + 1].is_digits or tokens.word(at + 1) in UNITS or tokens.word(at + 1) in TENS
    return _show(tokens, at, at + 2) if is_number and tokens.word(at) in {"but", "save"} else None


def _words_in_reach(tokens: Tokens, end: int) -> str | None:
    """The words in the rest of the clause that make its figure a rate, or take something from it."""
    for position in range(end, min(end + _REACH, len(tokens))):
        token, word = tokens[position], tokens.word(position)
        if token.kind is TokenKind.DIGITS and position > end:
            return None
        if token.kind is TokenKind.MARK and word in {",", "("}:
            return _exclusion_at(tokens, position + 1)
        if (exclusion := _exclusion_at(tokens, position)) is not None:
            return exclusion
        if (
            token.kind is TokenKind.MARK and word in ENDS_OF_CLAUSES and token.spaced | tokens[position + 1].spaced
        ) or (word in _ENDS_OF_REACH):
            return None
        following = tokens.word(position + 1)
        if word in words_of.EACH_TIME and tokens[position + 1].kind is not TokenKind.WORD:
            return word
        if word == "per" and following != "cent":
            return _show(tokens, position, position + 2)
        if word in {"each", "every"} and following in TIME_UNITS:
            return _show(tokens, position, position + 2)
        if word == "each" and following != "other":
            return word
        if (
            word in {"a", "an"}
            and following in TIME_UNITS
            and tokens.word(position - 1) not in _BEFORE_A_UNIT
            and tokens.word(position + 2) not in _AFTER_A_UNIT
        ):
            return _show(tokens, position, position + 2)
    return None


def _show(tokens: Tokens, start: int, end: int) -> str:
    """The words of a text between two positions."""
    start = max(start, 0)
    return tokens.text[tokens[start].start : tokens[min(end, len(tokens)) - 1].end]
