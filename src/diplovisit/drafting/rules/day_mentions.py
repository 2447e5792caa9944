"""The dates of a sentence as a record would have them: stated, or derived from the dateline by a rule."""

import re
from typing import Final

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Citation, ProposedFact
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.weekdays import days_of_weekdays
from diplovisit.evidence.readings import (
    RULES,
    DateReading,
    DateRelation,
    Direction,
    Mention,
    to_edtf,
)
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.verdicts.dates import derive_dates, judge_date
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Edtf

GIVEN_UP: Final = lazy_pattern(
    r"\b(?:originally|previously|initially|first (?:planned|scheduled|due)|(?:was|were|had been"
    r"|been) (?:\w+ )?(?:due|planned"
    r"|scheduled|set|expected|to (?:have|begin|start|take|be|last|run))|should have|would have|that was (?:due|to)"
    r"|planned for|scheduled for|earlier dates?|accepted it for)\b",
    re.IGNORECASE,
)
"""Words before days that were given up."""
NEW: Final = lazy_pattern(
    r"\b(?:will now|now (?:be|take)|new (?:dates?|days?)|moved (?:to|from)|rescheduled (?:for|to)"
    r"|will (?:instead )?(?:take place"
    r"|be held|begin)|(?:pushed back|put off|put back|postponed|delayed|moved|brought forward|deferred)"
    r"(?: by (?:an? |one |two |three |four |five |several |some |\d+ )(?:days?|weeks?|months?|year),?)?"
    r" (?:to|until|till)|(?:days?|weeks?|months?) (?:later|earlier) than (?:first |originally )?(?:planned|announced"
    r"|scheduled|expected))\b",
    re.IGNORECASE,
)
"""Words before days that take the place of earlier ones."""
REPORTS: Final = lazy_pattern(
    r"\b(?:said|says|told|(?<!than )(?<!as )announc\w+|den(?:y|ied|ies)|confirm\w+"
    r"|report(?:ed|s)|stat(?:ed|es)|added|wrote|declared"
    r"|disclosed"
    r"|revealed|issued|accepted|invited|agreed|decided|approved|warned|asked|telephoned|spoke|elected|appointed"
    r"|published)\b",
    re.IGNORECASE,
)


"""Verbs of what was said or done elsewhere; a day after them is not one of the visit."""


@attrs.frozen(kw_only=True, eq=False)
class DayMention:
    """A date in a sentence as a record would have it. candidates: its values; one, unless the words are ambiguous.

    rule, inputs: how it is derived; None and empty where the words state it. is_precise: whether it is days, and no
    week or month.
    """

    article: Article
    index: int
    sentence: Sentence
    mention: Mention
    candidates: tuple[Edtf, ...]
    rule: str | None = None
    inputs: tuple[str, ...] = ()
    note: str | None = None

    @property
    def value(self) -> Edtf | None:
        """The value, where there is one alone."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    @property
    def citation(self) -> Citation:
        """The words of the date."""
        return self.article.cite(self.sentence, self.mention.start, self.mention.end)

    @property
    def words(self) -> str:
        """The words of the date as text."""
        return self.sentence.text[self.mention.start : self.mention.end]

    def fact(self) -> ProposedFact | None:
        """The proposed fact; None where the words are ambiguous."""
        if self.value is None:
            return None
        return ProposedFact(
            value=str(self.value), citations=(self.citation,), rule=self.rule, inputs=self.inputs, note=self.note
        )


def read_day_mention(
    context: DraftContext, article: Article, index: int, mention: Mention, *, is_off: bool = False
) -> DayMention | None:
    """Reads one date of a sentence: as stated, or by the rules that count from the dateline; None for no date."""
    reading, sentence = mention.reading, article.sentences[index]
    if not isinstance(reading, DateReading):
        return None
    words = context.cited(article, sentence, mention.start, mention.end, is_off=is_off)

    def made(candidates: tuple[Edtf, ...], rule: str | None = None, note: str | None = None) -> DayMention:
        inputs = (f"{article.id}/dateline/date",) if rule is not None else ()
        return DayMention(
            article=article, index=index, sentence=sentence, mention=mention, candidates=candidates, rule=rule,
            inputs=inputs, note=note,
        )  # fmt: skip

    value = to_edtf(attrs.evolve(reading, relation=None)) if reading.is_stated else None
    if value is None and reading.is_stated:
        value = to_edtf(reading)
    if value is not None:
        if judge_date(words, value).verdict.is_proof:
            return made((value,))
        before = max(0, mention.start - _BESIDE)
        if NEW.search(sentence.text, before, mention.start) is not None:
            return made((value,), note="The words have these days as new ones, in the place of earlier ones.")
        if GIVEN_UP.search(sentence.text, before, mention.start) is not None:
            return made((value,), note="The words have these days as earlier ones, which were given up.")
        return None
    dateline = context.dateline_of(article)
    if dateline is None:
        return None
    address = f"{article.id}/dateline/date"
    derived = derive_dates(words, address, dateline)
    candidates = tuple(dict.fromkeys(date for _, dates in derived for date in dates))
    if not candidates:
        return _infer_day(article, index, mention, dateline)
    rule = next((rule for rule, dates in derived if len(dates) == 1), derived[0][0])
    return made(candidates, rule)


def _infer_day(article: Article, index: int, mention: Mention, dateline: Edtf) -> DayMention | None:
    """Days that no rule derives, though their words are clear: of weekdays, or given up, or new."""
    reading, sentence = mention.reading, article.sentences[index]
    assert isinstance(reading, DateReading)
    is_new = NEW.search(sentence.text, max(0, mention.start - _BESIDE), mention.start) is not None
    is_given_up = GIVEN_UP.search(sentence.text, max(0, mention.start - _BESIDE), mention.start) is not None
    found = days_of_weekdays(sentence, mention, dateline)
    if found is None and (is_new or is_given_up):
        bare = attrs.evolve(reading, relation=None)
        dates = RULES["year-of-dateline"](bare, (dateline,), Direction.FUTURE)
        note = "The year is that of the report, which has these days as new ones or as ones that were given up."
        found = (dates[0], note) if len(dates) == 1 else None
    if found is None:
        return None
    value, note = found
    return DayMention(article=article, index=index, sentence=sentence, mention=mention, candidates=(value,), note=note)


_BESIDE: Final = 40  # characters


def read_edge_of_stay(context: DraftContext, article: Article, index: int, mention: Mention) -> DayMention | None:
    """Reads the day from or up to which words have somebody stay: "until Friday"; None where they have no such day."""
    reading, sentence = mention.reading, article.sentences[index]
    dateline = context.dateline_of(article)
    edges = {DateRelation.FROM, DateRelation.UNTIL}
    if not isinstance(reading, DateReading) or reading.relation not in edges or dateline is None:
        return None
    bare = attrs.evolve(reading, relation=None)
    value = to_edtf(bare) if bare.is_stated else None
    dates = [value] if value is not None else [
        date for rule in _RULES_OF_DAYS for date in RULES[rule](bare, (dateline,), Direction.FUTURE)
    ]  # fmt: skip
    candidates = tuple(dict.fromkeys(dates))
    if len(candidates) != 1:
        return None
    return DayMention(article=article, index=index, sentence=sentence, mention=mention, candidates=candidates)


_RULES_OF_DAYS: Final = ("year-of-dateline", "weekday-after-dateline", "relative-to-dateline")
