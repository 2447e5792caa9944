"""Reads what articles state besides the visit and without a figure: what others did, want or said, and what is denied.

A statement is the subject and the verb of a clause with what follows, word for word and at most eight words. Clauses
that the visit itself was read from are left out, and so are clauses that the sentence supposes or leaves open.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import ProposedClaim, ProposedFact, ProposedPerson
from diplovisit.drafting.rules.day_mentions import DayMention, read_day_mention
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.person_mentions import is_heading
from diplovisit.evidence.clauses import Clause, Word, finite_verbs, words_of
from diplovisit.evidence.lexicon.polarity import REPORT_VERBS, Suspension
from diplovisit.evidence.names import Strength
from diplovisit.evidence.readings import MentionKind
from diplovisit.evidence.sentence import Sentence
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.vocabularies import ClaimKind, Polarity

_MOST_WORDS: Final = 8
_SENTENCE_ENDS: Final = frozenset('.!?"”’)')
_MOST_STATEMENTS: Final = 15
_LONGEST_SUBJECT: Final = 4
_BEFORE_SUBJECT: Final = frozenset(
    """
    the a an on in meanwhile also last this that same morning afternoon evening night monday tuesday wednesday thursday
    friday saturday sunday today yesterday tomorrow later earlier then
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_STANCE: Final = lazy_pattern(
    r"\b(?:want(?:s|ed)?|seek(?:s|ing)?|sought|call(?:s|ed)? for|demand(?:s|ed)?|oppos(?:e|es|ed)|support(?:s|ed)?"
    r"|back(?:s|ed|ing)|express(?:ed|es)?|urg(?:e|es|ed)|reject(?:s|ed)?|insist(?:s|ed)?"
    r"|(?<!be )(?<!been )(?<!was )(?<!were )(?<!is )(?<!are )welcom(?:es|ed)"
    r"|accus(?:es|ed)"
    r"|criticis(?:es|ed)|criticiz(?:es|ed)|prais(?:es|ed)|hop(?:es|ed)|reluctant|favou?rs?|condemn(?:s|ed)?)\b"
)
_ACRONYM_OF_OFFICE: Final = lazy_pattern(r"EAM|PM|FM|CM|VP|HM|HRH|HE|DPM|SG|USG|ASG|DG|HRVP")
_SANCTIONS: Final = lazy_pattern(r"\bsanction(?:s|ed)?\b", re.IGNORECASE)
_EVENT: Final = lazy_pattern(
    r"\b(?:visit(?:s|ed)?|travel(?:s|led|ed)?|fl(?:y|ies|ew)|went|goes?|left|arriv(?:es|ed)|met|meets?|sign(?:s|ed)"
    r"|host(?:s|ed)|receiv(?:es|ed)|attend(?:s|ed)|died|resigned|elected|withdrawn|withdrew|held|was in|is due|came"
    r"|returned|opened|cancelled|toured|took office)\b"
)
_JOURNEY: Final = lazy_pattern(
    r"\b(?:visit(?:s|ed)?|travel(?:s|led|ed)?|go(?:es)?|went|come[s]?|came|fl(?:y|ies|ew)|arriv(?:e|es|ed)|head(?:s"
    r"|ed)?"
    r"|due in|tour(?:s|ed)?|trip|pay(?:s)? an? [\w ]{0,20}visit|paid an? [\w ]{0,20}visit|return(?:s|ed)?|leaves?|left"
    r"|depart(?:s|ed)?)\b"
)
_DENIED_EVENT: Final = lazy_pattern(
    r"\b(?:meet|met|visit|travel|sign|receive|attend|invited?|invitation|host|hold|held|see|address|plans to)\b"
)
_NO_SUBJECT: Final = frozenset(["it", "there", "this", "that", "which", "who", "what", "these", "those"])
_ENDS: Final = frozenset(
    """
    the a an to of for in on by and or with at from as than that which who whose his her their its is are was were be
    has have had will would not but also into about over after before during while when since because between aimed
    """.split()  # noqa: SIM905  # a list of words reads best as words
)


def find_statements(context: DraftContext, used: Collection[tuple[str, int]]) -> tuple[ProposedClaim, ...]:
    """Returns the statements of the articles, in the order of the text.

    used: the source and the offset of the sentences from which the visit itself was read.
    """
    found: list[ProposedClaim] = []
    for article in context.articles:
        for index, sentence in enumerate(article.sentences):
            if is_heading(sentence) or sentence.text[-1:] not in _SENTENCE_ENDS:
                continue
            is_used = (article.id, sentence.start) in used
            for clause in sentence.clauses:
                if len(found) == _MOST_STATEMENTS:
                    return tuple(found)
                claim = _read_clause(context, article, index, clause, len(found) + 1, is_used=is_used)
                if claim is not None:
                    found.append(claim)
    return tuple(found)


def _read_clause(
    context: DraftContext, article: Article, index: int, clause: Clause, number: int, *, is_used: bool
) -> ProposedClaim | None:
    sentence = article.sentences[index]
    words = [word for word in words_of(sentence.text) if clause.start <= word.start < clause.end]
    verbs = {words_of(sentence.text)[each].start for each in finite_verbs(sentence.text)}
    verb = next((at for at, word in enumerate(words) if word.start in verbs), None)
    if verb is None or verb == 0 or words[verb].lower in REPORT_VERBS:
        return None
    if any(each.kind is MentionKind.QUANTITY and clause.start <= each.start < clause.end for each in sentence.figures):
        return None  # a figure is a claim of its own
    start = _subject_start(words, verb)
    if start is None:
        return None
    span = _span(sentence, words, start, verb)
    if span is None:
        return None
    denial = _plain_denial(sentence, span)
    is_of_traveller = words[start].lower in {"he", "she"}  # most often, and then it is of the visit itself
    if denial is None and (is_used or is_of_traveller or sentence.denial_at(*span) is not None):
        return None
    subjects = tuple(_subjects(context, article, sentence, span))
    text = sentence.text[slice(*span)]
    is_of_office = _is_office_of_traveller(context, sentence.text[span[0] : words[verb].start])
    if not subjects:
        return None
    if denial is None and (
        is_of_office
        or _is_journey_of_traveller(context, text)
        or not _acts_besides_the_visit(context, subjects, article, sentence, words[verb].start, text)
    ):
        return None
    citation = (article.cite(sentence, *span),)
    kind = _kind(text) if denial is None else ClaimKind.STATEMENT
    if kind is ClaimKind.STATEMENT and (denial is None or _DENIED_EVENT.search(text) is None):
        return None
    day = _day(context, article, index, clause) if denial is None else None
    return ProposedClaim(
        key=f"statement-{number}",
        kind=ProposedFact(value=kind.value, citations=citation),
        what=ProposedFact(value=text, citations=citation),
        polarity=ProposedFact(value=Polarity.DENIED.value, citations=citation) if denial is not None else None,
        subjects=subjects,
        when=(
            ProposedFact(value=str(day.value), citations=(day.citation,), rule=day.rule, inputs=day.inputs)
            if day is not None
            else None
        ),
    )


_PRONOUNS: Final = frozenset(["he", "she", "they", "it"])


def _subject_start(words: list[Word], verb: int) -> int | None:
    """The position of the first word of the subject; None for a pronoun that stands for the sentence before."""
    start = verb
    while start > 0 and words[start - 1].lower not in {"and", "but", "that"} and (
        words[start - 1].text[0].isalnum() or _is_hyphen(words, start - 1)
    ):  # fmt: skip
        start -= 1
    if (
        start > 1
        and words[start - 1].lower == "and"
        and words[start].text[0].isupper()
        and words[start - 2].text[0].isalnum()
    ):
        return None  # "King Sigvard and Queen Beatrix will": half of a subject
    while start < verb and (words[start].lower in _BEFORE_SUBJECT or words[start].text.isdigit()):
        start += 1
    if start < verb and words[verb - 1].lower in _PRONOUNS:
        start = verb - 1  # "In Oslo he met": the city is no part of the subject
    if start == verb or words[start].lower in _NO_SUBJECT:
        return None
    if start == verb - 1 and _ACRONYM_OF_OFFICE.fullmatch(words[start].text) is not None:
        return None  # "EAM will meet": the traveller by an acronym
    is_name = any(word.text[0].isupper() for word in words[start:verb]) or words[start].lower in {"he", "she"}
    return start if is_name and verb - start <= _LONGEST_SUBJECT else None


def _is_office_of_traveller(context: DraftContext, subject: str) -> bool:
    """Whether a subject is the office of one who travels: "The Secretary-General met", which is the visit itself."""
    wanted = subject.strip().casefold()
    return any(
        person.office is not None and person.office.value.casefold().startswith(wanted)
        for person in context.people
        if person.key in context.traveller_keys and wanted
    )


def _is_hyphen(words: list[Word], index: int) -> bool:
    """Whether a mark joins the words beside it: "Secretary-General"."""
    if index == 0 or words[index].text not in {"-", "‑"}:
        return False
    return words[index - 1].end == words[index].start and words[index].end == words[index + 1].start


def _is_journey_of_traveller(context: DraftContext, text: str) -> bool:
    """Whether words tell a journey of one who travels: that is the visit itself, or it is read with other journeys."""
    travellers = [person for person in context.people if person.key in context.traveller_keys]
    first = min((each.start for person in travellers for each in context.mentions_of(person, text)), default=None)
    journey = _JOURNEY.search(text)
    return first is not None and journey is not None and first < journey.start()


def _span(sentence: Sentence, words: list[Word], start: int, verb: int) -> tuple[int, int] | None:
    """The subject, the verb and what follows, up to a date, a mark or the eighth word."""
    dates = [each.start for each in sentence.figures if each.kind is MentionKind.DATE]
    kept: list[Word] = []
    for word in words[start:]:
        is_mark = not word.text[0].isalnum() and word.text not in {"'", "’", "-", "."}
        if is_mark or word.start in dates or len(kept) == _MOST_WORDS:
            break
        kept.append(word)
    following = next((word for word in words if kept and word.start >= kept[-1].end), None)
    if len(kept) == _MOST_WORDS and following is not None and following.text[0].isupper():
        while kept and kept[-1].text[0].isupper():
            del kept[-1]  # half of a name, or an adjective before it
        if len(kept) <= verb - start + 2:
            return None  # the verb alone is left: "will meet"
    while kept and (kept[-1].lower in _ENDS or not kept[-1].text[0].isalnum()):
        del kept[-1]
    has_object = len(kept) > verb - start + 1
    return (kept[0].start, kept[-1].end) if has_object else None


def _plain_denial(sentence: Sentence, span: tuple[int, int]) -> str | None:
    """The one word inside the span that denies it; None where there is none, or the sentence leaves more open."""
    scopes = sentence.scopes_at(span[1] - 1, span[1])
    inside = [scope for scope in scopes if scope.start is not None and span[0] <= scope.start < span[1]]
    if len(scopes) == len(inside) == 1 and inside[0].suspension is Suspension.DENIAL:
        return inside[0].trigger
    return None


def _kind(text: str) -> ClaimKind:
    if _SANCTIONS.search(text) is not None:
        return ClaimKind.SANCTIONS
    if _STANCE.search(text) is not None:
        return ClaimKind.STANCE
    return ClaimKind.EVENT if _EVENT.search(text) is not None else ClaimKind.STATEMENT


def _subjects(
    context: DraftContext, article: Article, sentence: Sentence, span: tuple[int, int]
) -> Iterator[ProposedFact]:
    """Yields the people and the countries that a statement names."""
    for person in context.people:
        for found in _mentions(context, person, sentence):
            if span[0] <= found[0] and found[1] <= span[1]:
                yield ProposedFact(value=person.key, citations=(article.cite(sentence, *found),))
                break
    day = context.day_of(article)
    for mention in sentence.countries:
        codes = mention.codes_on(day) if day is not None else mention.codes
        is_inside = span[0] <= mention.start and mention.end <= span[1]
        if is_inside and len(codes) == 1 and mention.strength is not Strength.METONYM:
            yield ProposedFact(value=codes[0], citations=(article.cite(sentence, mention.start, mention.end),))


_OF_THE_VISIT: Final = lazy_pattern(
    r"\b(?:will|would|is to|are to|is due to|is scheduled to|is expected to|is set to|visits?|trips?|tours?"
    r"|journeys?)\b"
)
_EARLIER: Final = lazy_pattern(r"\b(?:last|previously) (?:visited|met|travelled|traveled|came|went|toured|hosted)\b")


def _acts_besides_the_visit(
    context: DraftContext,
    subjects: Sequence[ProposedFact],
    article: Article,
    sentence: Sentence,
    verb: int,
    text: str,
) -> bool:
    """Whether the subject is somebody or a state that is known, and what a traveller does is no part of the visit.

    "EAM will meet the Foreign Minister of Oman" names nobody as the one who acts, and most often means the traveller.
    """
    at = article.cite(sentence, verb, verb + 1).start or 0
    acting = {fact.value for fact in subjects for each in fact.citations if each.start is not None and each.start < at}
    if not acting:
        return _EARLIER.search(text) is not None
    travellers = {each.person.value for each in context.travellers}
    return acting.isdisjoint(travellers) or _OF_THE_VISIT.search(text) is None


def _mentions(context: DraftContext, person: ProposedPerson, sentence: Sentence) -> Iterator[tuple[int, int]]:
    for found in context.mentions_of(person, sentence.text):
        yield found.start, found.end


def _day(context: DraftContext, article: Article, index: int, clause: Clause) -> DayMention | None:
    """The one date of a clause, where its words or a rule give one value."""
    sentence = article.sentences[index]
    days = [
        day
        for mention in sentence.figures
        if mention.kind is MentionKind.DATE and clause.start <= mention.start < clause.end
        if (day := read_day_mention(context, article, index, mention)) is not None
    ]
    return days[0] if len(days) == 1 and days[0].value is not None and days[0].note is None else None
