"""country-not-valid-then: a state that did not exist on the days of the visit."""

from collections.abc import Iterator, Sequence

from diplovisit.checks.facts.states import is_no_more, is_yet_to_come, name_with_code, predecessors_of, successors_of
from diplovisit.record import Edtf, Group, Rule, Severity, Visit
from diplovisit.record.edtf import DaySpan
from diplovisit.record.polities import Polity, PolityKind, polity

RULE = Rule(
    name="country-not-valid-then",
    group=Group.PLACE,
    severity=Severity.WARNING,
    finds=(
        "a stop in a state, or a visit sent by a state, that did not exist on any possible day of the"
        " visit. A colony may send visits in the decades before it is a state, if it had no"
        " predecessor state"
    ),
    why=(
        "A visit to Moscow in 1988 was a visit to the Soviet Union. Under RU it is counted for a state that came later."
    ),
    remedy=(
        "use the code of the state that existed on those days; for a colony, put its sovereign in"
        " `country` and the colony in `territory`"
    ),
    breaks="""
        stops:
          - {id: moscow, country: RU, when: "1988-05-29/1988-06-02"}
    """,
    keeps="""
        stops:
          - {id: moscow, country: SUHH, when: "1988-05-29/1988-06-02"}
    """,
    source=(
        "ISO 3166-3, and the State Department's travels: nine of 4,271 legs name a state that did not"
        " exist on their days"
    ),
)

_MAX_NAMES = 3
_MAX_YEARS_OF_SELF_GOVERNMENT = 60
"""A colony with a government of its own sent visits before it was a state: Southern Rhodesia for 57 years."""


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds codes of states that existed on none of the possible days."""
    for stop in visit.stops:
        when = stop.when or visit.when
        if stop.country is not None and (sentence := _sentence(stop.country, _spans((when,)), "stop")):
            yield f"{stop.id}/country", sentence
    spans = _spans([stop.when or visit.when for stop in visit.stops])
    for code in visit.sending:
        if not _governed_itself(code, spans) and (sentence := _sentence(code, spans, "visit")):
            yield "sending", sentence


def _spans(whens: Sequence[Edtf | None]) -> list[DaySpan]:
    """Returns the known days; none if one of the dates is approximate or uncertain."""
    known = [when for when in whens if when is not None]
    return [] if any(when.qualifier for when in known) else [span for when in known for span in when.spans]


def _sentence(code: str, spans: list[DaySpan], what: str) -> str | None:
    state = polity(code)
    if state is None or not spans:
        return None
    if is_yet_to_come(state, spans):
        last = max(span.upper for span in spans if span.upper is not None)
        earlier = _existing_then(predecessors_of(code), spans)
        # Jamaica has no predecessor in the table: it was a colony.
        instead = f"the state at that time was {earlier}" if earlier else _colony(state, what)
        return f"{name_with_code(state)} has existed since {state.since}, but the {what} ends on {last}; {instead}"
    if is_no_more(state, spans):
        first = min(span.lower for span in spans if span.lower is not None)
        later = _existing_then(successors_of(code), spans)
        instead = f"; its successors were {later}" if later else ""
        return f"{name_with_code(state)} existed until {state.until}, but the {what} begins on {first}{instead}"
    return None


def _existing_then(codes: tuple[str, ...], spans: list[DaySpan]) -> str:
    """Names the states that may have existed, or only their codes if they are many, as after the Soviet Union."""
    known = [candidate for code in codes if (candidate := polity(code)) is not None]
    existing = [
        candidate for candidate in known if not is_yet_to_come(candidate, spans) and not is_no_more(candidate, spans)
    ]
    if len(existing) > _MAX_NAMES:
        return ", ".join(candidate.code for candidate in existing)
    return " or ".join(
        f"{candidate.name} ({candidate.code} until {candidate.until})" if candidate.until else name_with_code(candidate)
        for candidate in existing
    )


def _governed_itself(code: str, spans: list[DaySpan]) -> bool:
    """Whether a state may have been a colony with a government of its own: the Philippines in 1946, or Jamaica in 1961.

    Where another state of the table was there then, as the Soviet Union before Russia, that state sent the visit.
    """
    state = polity(code)
    if state is None or state.since is None or state.kind is PolityKind.ORGANISATION or not spans:
        return False
    if not is_yet_to_come(state, spans):
        return False
    last = max(span.upper for span in spans if span.upper is not None)
    years = int(state.since[:4]) - last.year
    return years <= _MAX_YEARS_OF_SELF_GOVERNMENT and not _existing_then(predecessors_of(code), spans)


def _colony(state: Polity, what: str) -> str:
    if state.kind is PolityKind.ORGANISATION:
        return "it had not been founded yet"
    if what == "visit":
        return "if another state governed it at that time, that state is the sender"
    return f"if it belonged to another state, use that state as `country` and {state.code} as `territory`"
