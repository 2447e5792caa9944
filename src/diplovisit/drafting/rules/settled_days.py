"""The days of a stay from all dates that words give of it: whole ones, or a first day with a length or a last day."""

import datetime
import re
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from diplovisit.drafting.proposal import Choice, ChoiceOption, Citation, ProposedFact
from diplovisit.drafting.rules.day_mentions import DayMention
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.record import Edtf

MOST_DAYS: Final = 60
"""A visit is no longer than these."""


@attrs.frozen(kw_only=True, eq=False)
class DayUse:
    """A date with what it is the day of. stop: the key of the stop; None for the visit as a whole.

    rank: how sure it is that these are all days of it, from 0, the surest. edge: "start", "end" or "return" where the
    words give the first or the last day alone. is_earlier: whether they are days that were given up.
    """

    day: DayMention
    stop: str | None
    rank: int
    edge: str | None = None
    is_earlier: bool = False


def settle_days(
    context: DraftContext, uses: Sequence[DayUse], length: int | None, address: str, choices: list[Choice]
) -> ProposedFact | None:
    """The days that the uses of a stop give: whole ones, or a first or last day with the length of the stay."""
    whole = sorted((use for use in uses if use.edge is None), key=lambda use: use.rank)
    clear = [use for use in whole if use.day.value is not None]
    spans = [use for use in clear if _length(use) > 1]
    chosen = spans[0] if spans and spans[0].rank <= 1 else clear[0] if clear else None
    if chosen is not None and (length is None or _length(chosen) == length or _length(chosen) > 1):
        same = [use for use in clear if use.day.value == chosen.day.value]
        fact = chosen.day.fact()
        assert fact is not None
        return attrs.evolve(fact, citations=_of_each_source(same)) if fact.rule is None else fact
    for use in uses:
        if use.is_earlier and use.edge is None and (fact := _still_to_come(context, use)) is not None:
            return fact
    by_surety = sorted((use for use in uses if use.edge != "return"), key=lambda use: (use.edge is None, use.rank))
    for use in by_surety if length is not None and length > 1 else ():
        if (fact := _from_edge(context, use, length or 1, is_end=use.edge == "end")) is not None:
            return fact
    first = next((use for use in uses if use.edge == "start" and use.day.value is not None), None)
    if first is not None and (fact := _from_both_edges(first, uses)) is not None:
        return fact
    if length == 1 and first is not None:
        return first.day.fact()
    options = [
        ChoiceOption(value=str(candidate), words=use.day.words, citation=use.day.citation)
        for use in uses
        for candidate in use.day.candidates
    ]
    if options:
        question = "On which day or days is it? The words give a first or last day, or may mean several days."
        choices.append(Choice(address=address, question=question, options=tuple(options[:6])))
    return None


def near_other_days(uses: Sequence[DayUse], others: Iterable[ProposedFact]) -> ProposedFact | None:
    """Returns the days of a stop that words leave open in their year, and that lie near those of another stop."""
    known = [Edtf(fact.value) for fact in others]
    for use in uses:
        near = [
            each
            for each in use.day.candidates
            for other in known
            if each.lower is not None and other.lower is not None and abs((each.lower - other.lower).days) < MOST_DAYS
        ]
        if use.edge is None and len(set(near)) == 1:
            return ProposedFact(
                value=str(near[0]),
                citations=(_prose_around(use.day),),
                note="Of the days that the words may mean, these are near those of the other stops.",
            )
    return None


def _length(use: DayUse) -> int:
    value = use.day.value
    if value is None or value.lower is None or value.upper is None:
        return 0
    return (value.upper - value.lower).days + 1


def _of_each_source(uses: Sequence[DayUse]) -> tuple[Citation, ...]:
    found: dict[str, Citation] = {}
    for use in uses:
        found.setdefault(use.day.article.id, use.day.citation)
    return tuple(found.values())


def _from_edge(context: DraftContext, use: DayUse, length: int, *, is_end: bool) -> ProposedFact | None:
    """The days of a stay of a known length, counted from its first or last day; inferred, and noted so."""
    value = use.day.value
    note = ""
    if value is None:
        dateline = context.day_of(use.day.article)
        later = [each for each in use.day.candidates if dateline is not None and each.lower is not None
                 and each.lower > dateline]  # fmt: skip
        if not use.is_earlier or len(later) != 1:
            return None
        value, note = later[0], " The visit was still to come when it was called off."
    if value.lower is None or value.lower != value.upper:
        return None
    step = datetime.timedelta(days=length - 1)
    first, last = (value.lower - step, value.lower) if is_end else (value.lower, value.lower + step)
    what = "ends" if is_end else "begins"
    return ProposedFact(
        value=f"{first.isoformat()}/{last.isoformat()}",
        citations=(_prose_around(use.day),),
        note=f"The words say that it {what} on {value}, and a stay of {length} days is named.{note}",
    )


def _still_to_come(context: DraftContext, use: DayUse) -> ProposedFact | None:
    """Days that were given up before they came; of those that the words may mean, the ones behind the report."""
    dateline = context.day_of(use.day.article)
    later = [
        each for each in use.day.candidates if dateline is not None and each.lower is not None and each.lower > dateline
    ]
    if len(later) != 1 or len(use.day.candidates) < 2:
        return None
    return ProposedFact(
        value=str(later[0]),
        citations=(_prose_around(use.day),),
        note="Of the days that the words may mean, these were still to come when they were given up.",
    )


def _from_both_edges(first: DayUse, uses: Sequence[DayUse]) -> ProposedFact | None:
    """The days from the first to the last one, each of which the words give; inferred, and noted so."""
    start = first.day.value
    if start is None or start.lower is None:
        return None
    for use in uses:
        later = [
            each.upper
            for each in use.day.candidates
            if use.edge in {"end", "return"}
            and each.upper is not None
            and 0 < (each.upper - start.lower).days < MOST_DAYS
        ]
        if len(later) == 1:
            return ProposedFact(
                value=f"{start.lower.isoformat()}/{later[0].isoformat()}",
                citations=(_prose_around(first.day),),
                note=f'The words give the first day, "{first.day.words}", and the last one, "{use.day.words}".',
            )
    return None


def _prose_around(day: DayMention) -> Citation:
    """The clause up to the date: a date alone would state one day."""
    clause = day.sentence.clause_at(day.mention.start)
    text = day.sentence.text
    before = re.search(r"(?:[\w’'-]+ ){1,6}$", text[clause.start : day.mention.start])
    start = clause.start + before.start() if before is not None else clause.start
    start += len(text[start:]) - len(text[start:].lstrip(" ,;:–—-()"))
    return day.article.cite(day.sentence, start, day.mention.end)
