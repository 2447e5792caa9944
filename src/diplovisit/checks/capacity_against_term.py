"""capacity-against-term: a traveller as elect or former whom the terms of the office contradict."""

from collections.abc import Iterator

from diplovisit.checks.facts.terms_of_office import Service, services
from diplovisit.findings.phrases import quoted
from diplovisit.record import Capacity, Group, Rule, Severity, Visit
from diplovisit.record.people import Terms

RULE = Rule(
    name="capacity-against-term",
    group=Group.PEOPLE,
    severity=Severity.ERROR,
    finds=(
        "a traveller whose capacity does not match the terms of the office: elect or designate during"
        " a term, or more than a year before the next one; former during a term, or before the first"
        " one"
    ),
    why="The capacity was meant for other days than those of the stop, or the days are wrong.",
    remedy="correct the `capacity` of the traveller, or the days of the stop",
    breaks="""
        # terms.csv
        scheme,person,office,country,since,until
        wikidata,Q1001,Foreign Minister,EE,2023-04-17,2026-03-31

        # visit.yaml
        people:
          - id: tamm
            name: Liis Tamm
            office: Foreign Minister
            country: EE
            identifiers: [{scheme: wikidata, value: Q1001}]
        travellers: [{person: tamm, capacity: former}]
    """,
    keeps="""
        # terms.csv
        scheme,person,office,country,since,until
        wikidata,Q1001,Foreign Minister,EE,2023-04-17,2024-10-31

        # visit.yaml
        people:
          - id: tamm
            name: Liis Tamm
            office: Foreign Minister
            country: EE
            identifiers: [{scheme: wikidata, value: Q1001}]
        travellers: [{person: tamm, capacity: former}]
    """,
    source="the State Department's travels: 17 of 4,271 legs are those of a President-elect, as their days show",
)

# The longest wait for an office, in days. A President-elect of the United States waits at most eleven weeks, of Mexico
# five months.
_MAX_WAIT_DAYS = 366


def find(visit: Visit, terms: Terms) -> Iterator[tuple[str, str]]:
    """Checks elect, designate and former: no other capacity depends on a term of the named office."""
    for service in services(visit, terms):
        match service.traveller.capacity:
            case Capacity.ELECT | Capacity.DESIGNATE:
                disagrees = service.must_be_in_office is not None or not _is_awaited(service)
            case Capacity.FORMER:
                disagrees = service.must_be_in_office is not None or service.behind is None
            case _:
                continue
        if disagrees:
            capacity = f'is "{service.traveller.capacity}" at {service.stop.id} on {service.when}'
            held = f"the terms of {service.person.called} as {quoted(str(service.person.office))} are"
            yield f"{service.person.id}/capacity", f"{capacity}, but {held} {service.terms_in_words}"


def _is_awaited(service: Service) -> bool:
    ahead = service.ahead
    return ahead is not None and (ahead.since - service.upper).days <= _MAX_WAIT_DAYS
