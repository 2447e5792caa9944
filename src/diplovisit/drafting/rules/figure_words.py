"""The words that say what a figure is of: what it counts, or the subject of its clause, at most eight."""

import re
from collections.abc import Sequence
from typing import Final

from diplovisit.evidence.clauses import Clause, Word, finite_verbs, words_of
from diplovisit.evidence.names import Strength
from diplovisit.evidence.readings import Mention, MentionKind, QuantityReading, UnitKind
from diplovisit.evidence.sentence import Sentence
from diplovisit.lazy_patterns import lazy_pattern

_MOST_WORDS: Final = 8
_AMOUNTS: Final = frozenset(
    """
    is was are were be been come comes came stand stands stood reach reached reaches total totalled totals amount
    amounts amounted exceed exceeded exceeds rise rose risen grow grew fall fell climbed dropped increased hit hits
    grown fallen climb climbs dropped drop decreased declined soared jumped surged doubled tripled expanded shrank
    increases slipped edged totaled has had have
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs whose subject is what a sum is of: "trade came to €4 billion"."""
_CHANGES: Final = frozenset(
    """
    rise rises rose risen rising grow grows grew grown growing fall falls fell fallen falling climbed dropped increased
    decreased declined soared jumped surged expanded shrank slipped shrunk contracted widened
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs after which a percentage is a change of their subject: "trade grew by 12 percent"."""
_NOUNS_TOO: Final = frozenset(["rise", "rises", "rising", "risen", "fall", "falls", "falling", "growing", "increased"])
_BEFORE_CHANGE: Final = frozenset(
    ["by", "some", "about", "around", "nearly", "almost", "over", "roughly", "just", "an"]
)
_GIVING: Final = frozenset(
    """
    invested spent pledged committed allocated lent loaned contributed disbursed earmarked provided donated gave given
    bought sold paid promised exported imported sent earned borrowed granted raised received offered owed
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Verbs that say with their subject what a sum is: "companies have invested over $6 billion"."""
_SHARES: Final = frozenset(
    ["make", "makes", "made", "account", "accounts", "constitute", "represent", "comprise", "form"]
)
_LIFTING: Final = frozenset(
    """
    lifting raising increasing expanding boosting doubling tripling lift raise increase expand boost double bring
    bringing
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_MEASURES: Final = frozenset(
    """
    tonnes tons barrels kilometres kilometers miles metres meters hectares acres litres liters megawatts gigawatts
    kilograms pounds ounces cubic square sides side parties party two both people year years total worth amount number
    sum figure value share rest others donors ministers presidents leaders officials governments countries
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words that do not say by themselves what a figure is of."""
_TRIMMED: Final = frozenset(
    """
    the a an to of for in on by and or with at from as is are was were has have had will would which that who it this
    their his her its about some nearly almost over around than up down came come stood stands amounted totalled worth
    currently meanwhile last year also already still another more reached reach totalled exceeded rose grew fell between
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_LINKS: Final = frozenset(["of", "to", "for", "in", "on", "by", "with", "from", "at", "as", "through", "via", "under"])
_HALF_LINKS: Final = frozenset(["way", "means", "basis", "course", "terms", "form", "framework", "view", "addition"])
"""Words that are half of a link: "by way of", "on the basis of"."""


def words_for_figure(sentence: Sentence, clause: Clause, mention: Mention) -> tuple[int, int] | None:
    """The words that say what a figure is of, at most eight: what it counts, or the subject of its clause.

    A percentage is of what follows "of", and a sum that something is "worth" is that of the thing.
    """
    words = words_of(sentence.text)
    after = [word for word in words if mention.end <= word.start < clause.end]
    start = start_of_told(sentence.text, clause.start, mention.start)
    before = [word for word in words if start <= word.start and word.end <= mention.start]
    reading = mention.reading
    is_count = isinstance(reading, QuantityReading) and reading.unit is UnitKind.COUNT
    others = [each for each in sentence.figures if each.kind is MentionKind.QUANTITY and each is not mention]
    # "12 of 33 chapters" counts chapters, and "$3 million in 2 loans and 50 jobs" no jobs.
    following = next(
        (each.start for each in others if each.start >= mention.end and not _is_whole(sentence.text, mention, each)),
        clause.end,
    )
    after = [word for word in after if word.start < following]
    verb = _first_verb(sentence.text, before)
    subject, behind_verb = before[:verb], before[verb + 1 :]
    is_amount = verb < len(before) and before[verb].lower in _AMOUNTS
    candidates: list[Sequence[Word]]
    is_percent = isinstance(reading, QuantityReading) and reading.unit is UnitKind.PERCENT
    if is_percent and (change := _change_at(before)) is not None:
        return _span_of_change(before[:change])
    if is_count and is_amount and after and after[0].lower in _MEASURES:
        unit = after[1] if after[0].lower in {"cubic", "square"} and len(after) > 1 else after[0]
        return _span_to_measure(sentence, before, verb, unit)
    if is_count and _ARE_SPEAKERS.match(sentence.text, mention.end) is not None:
        return None  # "two government sources said" tells who said it
    if is_count and _is_group(before, after):
        return before[-2].start, after[0].end
    by_verb = _with_verb(sentence, before, verb)
    if not is_count and (told := _before_colon(sentence.text, words, mention)):
        candidates = [told]
    elif by_verb and not is_count:
        candidates = [by_verb]
    elif before and before[-1].lower == "worth":
        candidates = [behind_verb[:-1], subject]
    elif after and after[0].lower == "of" and any(word.lower in _SHARES for word in before[-4:]):
        candidates = [subject, after]  # "Women make up 27% of the members"
    elif after and after[0].lower == "of":
        candidates = [after, subject]
    elif is_count or (after and _is_noun(sentence.text, mention.end, after[0])):
        candidates = [after] if is_count else [after, subject]
    elif is_amount or not _trim(behind_verb):
        candidates = [subject, after]
    elif behind_verb and any(behind_verb[0].start <= each.start < mention.start for each in others):
        candidates = [after]  # "brought 300 jobs and 40 million kroner"
    else:
        candidates = [_goal(behind_verb), after]
    dates = [each for each in sentence.figures if each.kind is MentionKind.DATE]
    kept = (_trim(_without_dates(candidate, dates)) for candidate in candidates)
    trimmed = next((words for words in kept if _says_something(words)), None)
    if trimmed is None:
        return None
    figure = next((each for each in sentence.figures if each.start < trimmed[0].start < each.end), None)
    return (figure.start if figure is not None else trimmed[0].start), trimmed[-1].end


_ARE_SPEAKERS: Final = lazy_pattern(
    r" (?:[a-z-]+ ){0,4}(?:sources|officials|diplomats|aides|people|persons|ministers|lawmakers|analysts|witnesses)"
    r"(?: (?:familiar|briefed|close|with|on|to|of|in|from|the|knowledge|matter|visit|plans?|direct)){0,8}"
    r" (?:(?:have|had|also|later) )?(?:said|says?|told|confirmed|added|reported)\b"
)
_MEMBERS: Final = frozenset(["persons", "people", "members", "officials", "executives", "delegates", "representatives"])


def _is_group(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a count is that of the people of a group: "a delegation of 7 persons"."""
    if len(before) < 2 or not after:  # a group and "of"
        return False
    is_noun = before[-2].text.islower() and before[-2].lower not in _TRIMMED | _MEASURES
    return before[-1].lower == "of" and is_noun and after[0].lower in _MEMBERS


_OF_WHOLE: Final = lazy_pattern(r" of (?:the |its |their |a |an |all )?")


def _is_whole(text: str, part: Mention, other: Mention) -> bool:
    """Whether a figure is the whole that another one is a part of: "31 percent of the $4 billion appeal"."""
    return _OF_WHOLE.fullmatch(text, part.end, other.start) is not None


_TOLD_THAT: Final = lazy_pattern(
    r"\b(?:said|says|not(?:ed|es|ing)|added|stress(?:ed|es)|recall(?:ed|s)|announced|report(?:ed|s)|stated|show(?:ed|s)"
    r"|underlin(?:ed|es)|emphasi[sz]ed|pointed out|told [\w’'-]+(?: [\w’'-]+)?) that "
)


def start_of_told(text: str, start: int, end: int) -> int:
    """Where the reported words begin, after "said that"; `start` where there is no such phrase.

    >>> start_of_told("The sides noted that trade reached $4 million.", 0, 36)
    21
    """
    told = list(_TOLD_THAT.finditer(text, start, end))
    return told[-1].end() if told else start


def changes_by(sentence: Sentence, clause: Clause, mention: Mention) -> bool:
    """Whether a percentage is a change of the subject of its clause: "remittances fell by 6 per cent"."""
    words = words_of(sentence.text)
    before = [word for word in words if clause.start <= word.start and word.end <= mention.start]
    return _change_at(before) is not None


def _change_at(before: Sequence[Word]) -> int | None:
    """The position after the verb of change that stands right before a figure; None where there is none."""
    last = len(before)
    while last and before[last - 1].lower in _BEFORE_CHANGE:
        last -= 1
    return last if last and before[last - 1].lower in _CHANGES else None


def _span_to_measure(sentence: Sentence, before: Sequence[Word], verb: int, unit: Word) -> tuple[int, int] | None:
    """The span of a subject up to the unit it is measured in: "transit by rail reached 4.8 million tonnes"."""
    dates = [each for each in sentence.figures if each.kind is MentionKind.DATE]
    subject = _trim(_without_dates(before[:verb], dates))
    if not _says_something(subject) or "," in sentence.text[subject[0].start : unit.end].replace(",0", ""):
        return None
    span = subject[0].start, unit.end
    return span if sentence.text[slice(*span)].count(" ") < _MOST_WORDS_TO_UNIT else None


_MOST_WORDS_TO_UNIT: Final = 14


def _span_of_change(words: Sequence[Word]) -> tuple[int, int] | None:
    """The span of a subject with its verb of change: "Rail freight between the countries rose"."""
    subject = _trim(words[:-1])
    if not _says_something(subject) or len(words) > _MOST_WORDS or any(word.text == "," for word in words):
        return None
    return subject[0].start, words[-1].end


def _with_verb(sentence: Sentence, before: Sequence[Word], verb: int) -> Sequence[Word]:
    """The subject with the verb that ends right before a figure: "companies have invested"; nothing for others."""
    last = len(before)
    while last > verb and before[last - 1].lower in _BEFORE_CHANGE:
        last -= 1
    subject = _trim(before[:verb])
    if not subject or is_country_alone(sentence, (subject[0].start, subject[-1].end)):
        return []
    return before[:last] if last > verb and before[last - 1].lower in _GIVING else []


def _before_colon(text: str, words: Sequence[Word], figure: Mention) -> Sequence[Word]:
    """What stands before a colon right before a figure: "Trade is negligible: $38 million"; nothing for a speaker."""
    earlier = [word for word in words if word.end <= figure.start]
    colon = next((index for index in range(len(earlier) - 1, -1, -1) if earlier[index].text == ":"), None)
    if colon is None or any(word.text[0].isalpha() and word.lower not in _NEARLY for word in earlier[colon + 1 :]):
        return []
    first = next((at + 1 for at in range(colon - 1, -1, -1) if earlier[at].text in {".", ";", ":", ","}), 0)
    told = earlier[first:colon]
    return told[: _first_verb(text, told)]


_NEARLY: Final = frozenset(["approx", "about", "some", "around", "nearly", "roughly", "over", "approximately", "circa"])


def is_country_alone(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether words name a country and nothing that a figure could be of: "Norway exported €3 billion"."""
    rest = sentence.text[slice(*span)]
    for mention in reversed(sentence.countries):
        if span[0] <= mention.start and mention.end <= span[1] and mention.strength is not Strength.DEMONYM:
            rest = rest[: mention.start - span[0]] + rest[mention.end - span[0] :]
    return not any(word.lower() not in _TRIMMED for word in re.findall(r"[^\W\d_]+", rest))


def _without_dates(words: Sequence[Word], dates: Sequence[Mention]) -> Sequence[Word]:
    """The words without a date at their beginning, and up to the next one: "in 2025, by the customs' figures"."""
    inside = [any(date.start <= word.start < date.end for date in dates) for word in words]
    first = next((index for index, is_date in enumerate(inside) if not is_date), len(words))
    last = next(
        (index for index in range(first, len(words)) if inside[index] or _begins_deed(words, index)), len(words)
    )
    return words[first:last]


_NEXT_DEEDS: Final = frozenset(
    """
    commission open sign meet visit hold attend launch inaugurate tour address receive deliver take lay pay travel fly
    go join unveil give host see speak opened signed met visited held attended launched toured addressed received gave
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


def _begins_deed(words: Sequence[Word], index: int) -> bool:
    """Whether the next deed begins: "some forty business people and commission a plant"."""
    return (
        words[index].lower in {"and", "or", "then"}
        and words[index + 1 : index + 2] != []
        and (words[index + 1].lower in _NEXT_DEEDS)
    )


_STATES_OF_PEOPLE: Final = frozenset(
    ["missing", "wounded", "injured", "killed", "displaced", "arrested", "detained", "missed"]
)
_VERBS: Final = frozenset(
    ["seeks", "seek", "aims", "wants", "says", "bought", "sold", "paid", "gave", "pledged", "spent", "made", "increase"]
)


def _says_something(words: Sequence[Word]) -> bool:
    """Whether words name a thing: a noun in lower case that is no unit, no party and no verb.

    The first word of a sentence is one of these too: "Trade between the two countries".
    """
    for word in words:
        is_noun = (word.text[0].islower() or word.start == 0) and not word.lower.endswith(("ed", "ing"))
        if word.lower in _STATES_OF_PEOPLE or (is_noun and word.lower not in _MEASURES | _TRIMMED | _VERBS):
            return True
    return False


_LINKS_OF_TIME: Final = frozenset(
    ["since", "until", "till", "during", "before", "after", "when", "while", "annually", "yearly"]
)


def _is_noun(text: str, end: int, word: Word) -> bool:
    """Whether a word after a sum is what the sum is of: "a €42 million loan"."""
    return (
        text[end : word.start] in {" ", "-"} and word.lower not in _TRIMMED | _LINKS_OF_TIME and word.text[0].isalpha()
    )


def _goal(words: Sequence[Word]) -> Sequence[Word]:
    """What is to change, out of the words after a verb: "a target of lifting trade to" is one of trade."""
    at = next((index for index, word in enumerate(words) if word.lower in _LIFTING), -1)
    return words[at + 1 :]


def _first_verb(text: str, clause: Sequence[Word]) -> int:
    """The position of the first finite verb among the words of a clause; after them if there is none."""
    words = words_of(text)
    verbs = {words[index].start for index in finite_verbs(text)}
    verbs |= {word.start for word in clause[1:] if word.lower in _CHANGES - _NOUNS_TOO}
    return next((index for index, word in enumerate(clause) if word.start in verbs), len(clause))


def _trim(words: Sequence[Word]) -> list[Word]:
    """Takes marks and small words off both ends, ends at the first mark, and keeps at most eight words.

    A hyphen without blanks belongs to its word.
    """
    kept = list(words)
    while kept and (kept[0].lower in _TRIMMED or not kept[0].text[0].isalnum()):
        del kept[0]
    marks = (index for index, word in enumerate(kept) if not word.text[0].isalnum() and not _is_hyphen(kept, index))
    whole = kept[: next(marks, len(kept))]
    kept = _without_small_words_behind(whole[:_MOST_WORDS])
    if len(whole) <= _MOST_WORDS and not (kept and kept[-1].lower in _HALF_LINKS):
        return kept
    # "cubic metres of gas by way of the Baltic Pipe" is one of cubic metres of gas, and not of gas by way.
    link = next((at for at in range(len(kept) - 1, 0, -1) if kept[at].lower in _LINKS), len(kept))
    return _without_small_words_behind(kept[:link])


def _without_small_words_behind(words: Sequence[Word]) -> list[Word]:
    kept = list(words)
    while kept and (kept[-1].lower in _TRIMMED or not kept[-1].text[0].isalnum()):
        del kept[-1]
    return kept


def _is_hyphen(words: Sequence[Word], index: int) -> bool:
    if words[index].text not in {"-", "'", "’"} or not 0 < index < len(words) - 1:
        return False
    return words[index - 1].end == words[index].start and words[index].end == words[index + 1].start
