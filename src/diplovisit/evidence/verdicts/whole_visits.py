"""Whether words give the days of a visit as a whole, and not those of one stop, one engagement or one end of it."""

import re
from typing import Final

from diplovisit.evidence.lexicon import travel_words
from diplovisit.evidence.readings import DateReading
from diplovisit.evidence.verdicts.verdict import CitedText
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Edtf, Visit

_OF_VISIT: Final = frozenset(
    """
    visit visits visiting visited trip trips tour tours journey stay stays stayed staying travel travels travelled
    travelling tours toured swing spend spends spent
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_OF_ONE_END: Final = frozenset(
    """
    arrive arrives arrived arriving arrival begin begins began beginning start starts started starting open opens opened
    land lands landed leave leaves left depart departs departed departure kick kicks kicked set sets embark embarks
    embarked end ends ended ending conclude concludes concluded wrap wraps wrapped return returns returned finish
    finishes finished fly flies flew head heads headed
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_OF_A_PART: Final = frozenset(
    ["leg", "stop", "stage", "part", "portion", "day", "half", "segment", "layover", "stopover"]
)
_OF_ENGAGEMENT: Final = (
    travel_words.EVENT_NOUNS
    | frozenset(
        """
        meet meets met meeting dinner lunch banquet reception audience ceremony conference talks consultations summit
        speech address addresses addressed sign signs signed signing attend attends attended funeral parade concert hold
        holds held receive receives received dine wreath lay lays laid briefing press co-chair inaugurate opening
        announced announcement
        """.split()  # noqa: SIM905  # a list of words reads best as words
    )
) - _OF_VISIT
_OTHERS: Final = lazy_pattern(
    r"\b(?:predecessors?|successors?|previous|earlier|last|another|former|late (?:husband|father|wife|mother)|then-)\b"
    r"(?! (?:week|month|night|minute)\b)",
    re.IGNORECASE,
)
_BEFORE_OPENING_DATE: Final = frozenset(["from", "on", "between", "during", "over"])
_WORD: Final = lazy_pattern(r"[\w'’-]+")


def why_not_whole(words: CitedText, value: Edtf, visit: Visit) -> str | None:
    """Why the dates at the words are not known to be those of the whole visit; None if they are."""
    text = words.sentence.text
    cited = [mention for mention in words.figures if isinstance(mention.reading, DateReading)]
    start, end = (cited[0].start, cited[-1].end) if cited else (words.start, words.end)
    clause = words.sentence.clause_at(start)
    is_in_brackets = text[clause.start : start].strip() == "("  # "His visit to Norway (9-11 June)"
    before = [word.lower() for word in _WORD.findall(text[0 if is_in_brackets else clause.start : start])]
    after = [] if is_in_brackets else [word.lower() for word in _WORD.findall(text[end : max(clause.end, end)])]
    if clause.start == 0 and set(before) <= _BEFORE_OPENING_DATE:
        after = [word.lower() for word in _WORD.findall(text[end:])]  # "From 3 to 5 May, the minister, Ana Soto, will"
    nearest = next(
        (word for word in (*reversed(before), *after) if word in _OF_VISIT | _OF_ONE_END | _OF_ENGAGEMENT), None
    )
    if nearest is None:
        return "do not mention a visit with the date"
    if nearest in _OF_ENGAGEMENT:
        return f'give the date of "{nearest}", not of the visit'
    if (other := _OTHERS.search(text, 0, end)) is not None:
        return f'may be about another visit: "{other.group()}"'
    is_day = value.lower == value.upper
    if nearest in _OF_ONE_END and (is_day or not _OF_VISIT & set(before + after)):
        return f'give only the first or the last day of the visit: "{nearest}"'
    if part := _OF_A_PART & set(before + after):
        return f'are about a part of the visit: "{min(part)}"'
    return _other_stops(words, visit)


def _other_stops(words: CitedText, visit: Visit) -> str | None:
    """Why the date may be that of one of several stops; None where the sentence names all their countries, or none."""
    countries = {stop.country for stop in visit.stops if stop.country is not None}
    if len(visit.stops) < 2:
        return None
    mentions = [mention for mention in words.sentence.countries if not countries.isdisjoint(mention.codes)]
    named = {code for mention in mentions for code in mention.codes if code in countries}
    if not named:
        return None
    if missing := sorted(countries - named):
        return f"name {', '.join(sorted(named))} but not {', '.join(missing)}, and the visit goes to all of them"
    between = words.sentence.text[mentions[0].end : mentions[-1].start]
    if _ONLY_NAMES.fullmatch(between) is None:
        return f'may give the date of one of several stops: "{between.strip()}"'
    return None


# "Norway, Sweden and the Kingdom of Denmark", and not "Norway from 9 to 10 June and then Sweden".
_ONLY_NAMES: Final = lazy_pattern(
    r"(?:\s|[,;&]|\b(?:and|the|of|as well as|to|in|Kingdom|Republic|States?|[A-Z][\w’'-]*)\b)*+"
)
