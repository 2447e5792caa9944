"""What became of an engagement with others, or with the whole visit: "The talks and the dinner will not take place"."""

from typing import Final

import attrs

from diplovisit.drafting.rules.engagement_clause import EngagementClause
from diplovisit.evidence.clauses.chunks import finite_verbs
from diplovisit.evidence.lexicon.polarity import Suspension
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import EngagementStatus, Status

_LIST: Final = lazy_pattern(
    r"\W*(?P<list>(?:[Tt]he|[Aa]n?|[Hh]er|[Hh]is|[Tt]heir|[Bb]oth|[Aa]ll)\b[^;:.]*?(?:,| and )[^;:.]*?),? "
    r"(?P<verb>(?:will not|won['’]t|could not|did not) (?:now )?(?:take place|be held|go ahead)"
    r"|(?:have been|were|are) (?:all |both |also |now |therefore ){0,2}(?:cancell?ed"
    r"|called off|scrapped|dropped|postponed"
    r"|put off|deferred))\b(?! (?:on|until|in|before|this|next|by|for)\b)"
)
_PUT_OFF: Final = lazy_pattern(r"\b(?:postponed|put off|deferred)$")
_WAS_TO: Final = lazy_pattern(
    r"\b(?:was|were|had been) (?:(?:also|then|due|scheduled|planned|expected|set|supposed"
    r"|meant) ){0,2}to (?:[\w’'-]+ ){0,6}$"
    r"|\bwould have (?:[\w’'-]+ ){0,4}$"
)
_WITH_VISIT: Final = {
    Status.CANCELLED: EngagementStatus.CANCELLED,
    Status.POSTPONED: EngagementStatus.POSTPONED,
}


@attrs.frozen(kw_only=True)
class EngagementFate:
    """What became of an engagement by words that no check reads alone.

    note: why, for a person. is_of_list: whether the words say it of several engagements together.
    """

    status: EngagementStatus
    note: str
    is_of_list: bool = False


def fate_of(clause: EngagementClause) -> EngagementFate | None:
    """Returns what became of an engagement as one of a list, or as a part of a visit that is off; None if nothing."""
    return _fate_in_list(clause) or _fate_with_visit(clause)


def _fate_in_list(clause: EngagementClause) -> EngagementFate | None:
    match = _LIST.match(clause.text)
    if match is None or clause.words.start > match.end("list") or finite_verbs(match["list"]):
        return None
    scopes = clause.sentence.scopes_at(*match.span("verb"))
    if any(scope.suspension is Suspension.SUPPOSITION for scope in scopes):
        return None
    status = EngagementStatus.POSTPONED if _PUT_OFF.search(match["verb"]) else EngagementStatus.CANCELLED
    note = f'The words say of several events together: "{match["verb"]}".'
    return EngagementFate(status=status, note=note, is_of_list=True)


def _fate_with_visit(clause: EngagementClause) -> EngagementFate | None:
    status = _WITH_VISIT.get(clause.context.off) if clause.context.off is not None else None
    if status is None or _WAS_TO.search(clause.text, 0, clause.words.start) is None:
        return None
    return EngagementFate(status=status, note=f"It was a part of the visit, which is {status} as a whole.")
