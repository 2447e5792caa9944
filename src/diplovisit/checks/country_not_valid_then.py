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
    finds="a stop in a state, or a visit sent by one, that did not exist on any day that the visit can have had",
    why="A visit to Moscow in 1988 was one to the Soviet Union: under RU it is counted for a state that came later.",
    remedy="use the code of the state of those days; for a colony, its sovereign as `country` and it as `territory`",
    breaks="""
        stops:
          - {id: moscow, country: RU, when: "1988-05-29/1988-06-02"}
    """,
    keeps="""
        stops:
          - {id: moscow, country: SUHH, when: "1988-05-29/1988-06-02"}
    """,
    source="ISO 3166-3, and the State Department's travels: nine of 4,271 legs are under a state that was not there"
    " on their days",
)

_NAMED = 3


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds codes of states that were yet to come or were no more; only where every possible day is outside."""
    for stop in visit.stops:
        if stop.country is not None and (sentence := _complaint(stop.country, _spans((stop.when,)), "stop")):
            yield f"{stop.id}/country", sentence
    spans = _spans([stop.when for stop in visit.stops])
    for code in visit.sending:
        if sentence := _complaint(code, spans, "visit"):
            yield "sending", sentence


def _spans(whens: Sequence[Edtf | None]) -> list[DaySpan]:
    """The days that are known; none where one of them is approximate or in doubt."""
    known = [when for when in whens if when is not None]
    return [] if any(when.qualifier for when in known) else [span for when in known for span in when.spans]


def _complaint(code: str, spans: list[DaySpan], what: str) -> str | None:
    found = polity(code)
    if found is None or not spans:
        return None
    if is_yet_to_come(found, spans):
        last = max(span.upper for span in spans if span.upper is not None)
        earlier = _there_then(predecessors_of(code), spans)
        # Jamaica came out of no state of the table: it was a colony.
        instead = f"it was {earlier} then" if earlier else _colony(found)
        return f"{name_with_code(found)} exists since {found.since}, and the {what} ends on {last}; {instead}"
    if is_no_more(found, spans):
        first = min(span.lower for span in spans if span.lower is not None)
        later = _there_then(successors_of(code), spans)
        instead = f"; after it came {later}" if later else ""
        return f"{name_with_code(found)} existed until {found.until}, and the {what} begins on {first}{instead}"
    return None


def _there_then(codes: tuple[str, ...], spans: list[DaySpan]) -> str:
    """Names those of the codes that may have existed; by code alone where they are many, as after the Soviet Union."""
    known = [other for code in codes if (other := polity(code)) is not None]
    there = [other for other in known if not is_yet_to_come(other, spans) and not is_no_more(other, spans)]
    if len(there) > _NAMED:
        return ", ".join(other.code for other in there)
    return " or ".join(
        f"{other.name} ({other.code} until {other.until})" if other.until else name_with_code(other) for other in there
    )


def _colony(found: Polity) -> str:
    if found.kind is PolityKind.ORGANISATION:
        return "it had not been founded then"
    return f"if it was another state's land then, `country` is that state and `territory` is {found.code}"
