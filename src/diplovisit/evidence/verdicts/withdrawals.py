"""Judges whether a traveller did not come along: "will not travel", "had to stay behind", "pulled out of the visit"."""

import re
from collections.abc import Iterator
from typing import Final

import attrs

from diplovisit.evidence.clauses import Scope
from diplovisit.evidence.lexicon.names import OFFICE_WORDS
from diplovisit.evidence.names import NameOccurrence, NameVerdict
from diplovisit.evidence.programme_readings import CONTESTED
from diplovisit.evidence.verdicts.names import occurrences_of_person
from diplovisit.evidence.verdicts.other_times import other_time
from diplovisit.evidence.verdicts.verdict import CitedText, Opinion, cut_mention, denied, proven, unreadable
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Person, Visit

_TRIP: Final = r"(?:visit|trip|tour|journey|delegation|party|travelling party|flight|programme)"
_OF_TRIP: Final = rf"(?:the|his|her|their|its|this) (?:[\w’'-]+ ){{0,3}}?{_TRIP}"
_NOW: Final = r"(?:(?:now|also|therefore|however|meanwhile|in the end|ultimately|eventually|abruptly|unexpectedly) )?"
_NOT: Final = r"(?:(?:will|would|did|does|could|can) not|won[’']t|wouldn[’']t|didn[’']t|couldn[’']t|cannot|can[’']t)"
_TRAVEL: Final = (
    rf"(?:travel|make (?:the|this|his|her) (?:trip|visit|journey)|come along|go along"
    rf"|(?:join|take part in|participate in|be part of|be on|be a member of|go on) {_OF_TRIP}"
    rf"|accompany (?:him|her|them|(?:the|his|her) [a-z]+(?: [a-z]+)?|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
    rf"(?: on {_OF_TRIP}| to (?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*))?)"
)
_IS_NOT: Final = r"(?:(?:is|was) not|isn[’']t|wasn[’']t|(?:is|was) no longer)"
_HOME: Final = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
_FELL_ILL: Final = r"(?:fell ill|was taken ill|has fallen ill|tested positive|was injured) and"
_HAD_TO: Final = rf"(?:has|had|have|was forced|is forced|was obliged) {_NOW}(?:had )?to"
_PREDICATES: Final = "|".join(
    (
        rf"{_NOT} {_NOW}{_TRAVEL}",
        rf"{_IS_NOT} {_NOW}(?:travelling|traveling)",
        rf"{_IS_NOT} {_NOW}(?:joining|part of|on|a member of|among the members of) {_OF_TRIP}",
        rf"(?:will|would) no longer {_TRAVEL}",
        rf"(?:has |had |have )?{_NOW}(?:pulled|dropped|backed) out of {_OF_TRIP}",
        rf"(?:has |had |have )?{_NOW}(?:withdrew|withdrawn) from {_OF_TRIP}",
        rf"{_HAD_TO} (?:stay behind|stay (?:at )?home|remain behind|remain at home)",
        rf"{_HAD_TO} (?:drop out of|pull out of|withdraw from|miss|skip) {_OF_TRIP}",
        rf"{_NOW}(?:stayed|stays|remained|remains|will stay|will remain) (?:behind|at home|home)",
        rf"(?:{_NOW}(?:stayed|stays|remained|remains|will stay|will remain)|{_HAD_TO} (?:stay|remain)) in {_HOME}",
        rf"{_FELL_ILL} (?:did not|could not|will not) {_TRAVEL}",
        rf"{_NOW}(?:missed|misses|will miss|is missing|skipped|will skip) {_OF_TRIP}",
        rf"(?:(?:has|had|have) |{_NOW})cancell?ed (?:his|her) (?:participation|place)(?: in {_OF_TRIP})?",
        rf"(?:was|has been|had been) {_NOW}(?:dropped|removed|withdrawn|left out) (?:from|of) {_OF_TRIP}",
    )
)
_APPOSITION: Final = r"(?:(?:,| \() ?(?:the |[A-Z][\w’'-]* ?|his |her |its )?[^,;:()]{2,50}(?:,|\)))?"
_COORDINATED: Final = r"(?: and (?:(?:the |his |her )?(?:[\w’'-]+ ){0,4}?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*))?"
_WITHDRAWAL: Final = lazy_pattern(
    rf"{_COORDINATED}{_APPOSITION}(?:, who| who|,)? (?P<predicate>{_PREDICATES})(?: to {_HOME})?"
)
_TO_PLACE: Final = lazy_pattern(r" to (?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_TRAVELS: Final = rf"(?:will|would|is to|was to) {_TRAVEL}"
_NEITHER: Final = lazy_pattern(
    rf"(?:Neither|neither) (?P<names>[^,;:.]{{3,90}}? nor [^,;:.]{{3,60}}?) (?P<predicate>{_TRAVELS})"
    r"(?: to [A-Z][\w’'-]+)?"
)
_ENDS: Final = lazy_pattern(
    r"\s*(?:$|[.,;:!?)”\"—–]|(?:because|due to|owing to|on account of)\b|as (?:he|she|they|the)\b"
    r"|for (?:health|medical|family|personal|security|private) reasons\b|at the last (?:minute|moment)\b"
    r"|at short notice\b|with (?:a |the )?(?:flu|fever|cold|coronavirus|covid|injury|broken|bad|severe|bronchitis"
    r"|pneumonia)\b|in the end\b)",
    re.IGNORECASE,
)
# Behind a verb in the past: "pulled out of the visit on Tuesday", and not "will not travel on Tuesday".
_ENDS_OF_PAST: Final = lazy_pattern(
    r"\s*(?:(?:after|following|since)\b|(?:late |early )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|yesterday\b|today\b)"
)
_IS_PAST: Final = lazy_pattern(r"(?!.*\b(?:not|no longer|cannot|will|would)\b)(?!.*n[’']t\b)")
_COMES_LATER: Final = lazy_pattern(
    r"\b(?:(?:but|and|although|though|before) (?:[\w’'-]+ ){0,3}?"
    r"(?:join|follow|rejoin|fly|arrive|travel|catch up|come)(?:s|es|ed|led)?"
    r"|later joined|joined (?:\w+ ){0,3}later|until|instead (?:travel|fl|go)\w*|by (?:train|car|air|sea|plane)"
    r"|separately|alone|unless|after all|but (?:on|in|by|from|with|at|to|as)\b|as planned|changed (?:his|her) mind"
    r"|on (?:the )?(?:same|first|second) (?:plane|leg|day))\b",
    re.IGNORECASE,
)
_COMES_AFTER_ALL: Final = lazy_pattern(
    r"(?:He|She|They|But|However|The \w+|[A-Z][\w’'-]++)\b[^.]{0,60}?\b(?:join(?:s|ed|ing)?|follow\w*|arriv\w+"
    r"|travell?\w*"
    r"|flew|fl(?:y|ies)|chang\w+ (?:his|her) mind|came|comes|come after all|caught up)\b"
)
_OF_SOMEBODY: Final = frozenset(
    """
    of with by from to for than about like without against after before behind on
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


def withdrawal_behind(text: str, name_end: int) -> int | None:
    """Returns where words end that say that a person of a journey stays away; None if there are none.

    name_end: where the name of the person ends. The words must speak of the journey: "who was to join the trip".

    >>> text = "Minister Ben Roth, who was to join the trip, will remain in Oslo for the budget"
    >>> text[: withdrawal_behind(text, 17)]
    'Minister Ben Roth, who was to join the trip, will remain in Oslo'
    """
    match = _WITHDRAWAL.match(text, name_end)
    if match is None or _ABOUT_TRIP.search(match.group()) is None:
        return None
    was_planned = re.match(r"[^.]*?\bwho (?:was|were|had)\b", match.group()) is not None
    is_never_planned = re.match(_IS_NOT, match["predicate"]) is not None and "longer" not in match["predicate"]
    return None if is_never_planned and not was_planned else match.end()


_ABOUT_TRIP: Final = lazy_pattern(
    r"\b(?:travel|delegation|trip|visit|party|tour|accompany|join\w*|come along|withdr\w+)"
)


@attrs.frozen
class Withdrawal:
    """Words that say of a person that he or she does not come along, and what denies or supposes them."""

    words: str
    start: int
    end: int
    scopes: tuple[Scope, ...]


def withdrawals(words: CitedText, person: Person, visit: Visit) -> Iterator[Withdrawal]:
    """Yields where the sentence says that a person does not come along."""
    text = words.sentence.text
    for found in occurrences_of_person(words.sentence.text, person):
        if found.verdict is NameVerdict.LONGER or _belongs_to_another(text, found):
            continue
        match = _WITHDRAWAL.match(text, found.end) or _neither(text, found)
        if match is None or not _is_whole(words, match, visit):
            continue
        start, end = min(found.start, match.start()), match.end()
        first = match.start("predicate")
        scopes = tuple(
            scope for scope in words.sentence.scopes_at(first, end) if not scope.begins_in(match.start(), end)
        )
        yield Withdrawal(match.group("predicate"), start, end, scopes)


def _neither(text: str, found: NameOccurrence) -> re.Match[str] | None:
    match = _NEITHER.search(text)
    return (
        match if match is not None and match.start("names") <= found.start and found.end <= match.end("names") else None
    )


def _is_whole(words: CitedText, match: re.Match[str], visit: Visit) -> bool:
    """Whether the words speak of the whole visit, and nothing behind them takes them back."""
    text = words.sentence.text
    is_past = _IS_PAST.match(match.group("predicate")) is not None
    ends = _ENDS.match(text, match.end()) or (_ENDS_OF_PAST.match(text, match.end()) if is_past else None)
    if _STAYS.search(match.group("predicate")) is not None:
        ends = ends or _ENDS_OF_STAY.match(text, match.end())
        if not _stays_at_home(words, match, visit):
            return False
    if ends is None or _COMES_LATER.search(text, match.end()) is not None or CONTESTED.search(text) is not None:
        return False
    if _COMES_AFTER_ALL.match(words.sentence.following) is not None:
        return False
    predicate = match.start("predicate")
    places = [each.span("place") for each in _TO_PLACE.finditer(text, predicate, match.end())]
    countries = {stop.country for stop in visit.stops}
    for start, end in places:
        codes = {
            code
            for mention in words.sentence.countries
            if mention.start < end and start < mention.end and mention.end >= end
            for code in mention.codes
        }
        if len(countries) != 1 or codes != countries:
            return False  # "will not travel to Oslo" may leave out one city of several
    return True


_STAYS: Final = lazy_pattern(r"(?:stay|remain)\w*\b")
_ENDS_OF_STAY: Final = lazy_pattern(
    r" (?:to (?!be\b)[a-z]+\b|for (?:the|his|her|a (?:vote|debate|sitting|session))\b|with\b)"
)
_STAYS_IN: Final = lazy_pattern(rf"(?:stay|remain)\w* in (?P<home>{_HOME})")


def _stays_at_home(words: CitedText, match: re.Match[str], visit: Visit) -> bool:
    """Whether the place where somebody stays is in a country that sends, and in none that is visited."""
    found = _STAYS_IN.search(words.sentence.text, match.start("predicate"), match.end())
    if found is None:
        return True  # "stays behind"
    start, end = found.span("home")
    codes = {
        code
        for mention in words.sentence.countries
        if mention.start < end and start < mention.end
        for code in mention.codes
    }
    return bool(codes) and codes <= set(visit.sending) and codes.isdisjoint({stop.country for stop in visit.stops})


def _belongs_to_another(text: str, found: NameOccurrence) -> bool:
    """Whether a name is not the subject: "the wife of Ivan Rao will not travel"."""
    before = re.findall(r"[\w’'-]+|[.,;:]", text[: found.whole_start])
    while before and (
        before[-1].lower() in OFFICE_WORDS | {"the", "his", "her", "its", "their", "mr", "mrs", "ms", "dr", "."}
        or (before[-1][0].isupper() and len(before) > 1)
    ):
        if before[-1].lower() in {"of", "for", "to"}:
            break
        before.pop()
    return bool(before) and before[-1].lower() in _OF_SOMEBODY


def judge_withdrawal(words: CitedText, person: Person, visit: Visit) -> Opinion:
    """Compares the status of a traveller who did not come along with the words."""
    if (other := other_time(words)) is not None:
        return unreadable(f'may be about another time: "{other}"')
    found = [each for each in withdrawals(words, person, visit) if each.start < words.end and words.start < each.end]
    for each in found:
        if each.scopes:
            return denied(each.scopes[0].trigger)
        if words.start > each.end - len(each.words) or words.end < each.end:
            return cut_mention(words.sentence.text[each.start : each.end])
        return proven(f'say that {person.called} "{each.words}"')
    return unreadable(f"do not say that {person.called} does not travel")
