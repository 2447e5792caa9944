"""office-not-held-then: a traveller in an office outside the given terms of that office."""

from collections.abc import Iterator

from diplovisit.checks.facts.terms_of_office import services
from diplovisit.findings.phrases import quoted
from diplovisit.record import Capacity, Group, Rule, Severity, Visit
from diplovisit.record.people import Terms

RULE = Rule(
    name="office-not-held-then",
    group=Group.PEOPLE,
    severity=Severity.ERROR,
    finds=(
        "a stop outside the given terms of a traveller's office, if the traveller's capacity does not"
        " explain it. Terms match by identifier, or by the full name and the country"
    ),
    why="A President-elect is not yet President. Hosts, protocol and statistics of state visits distinguish them.",
    remedy="set the `capacity` of the traveller to elect, designate or former, or correct the days of the stop",
    breaks="""
        # terms.csv
        scheme,person,office,country,since,until
        wikidata,Q1001,Foreign Minister,EE,2025-04-01,

        # visit.yaml
        people:
          - id: tamm
            name: Liis Tamm
            office: Foreign Minister
            country: EE
            identifiers: [{scheme: wikidata, value: Q1001}]
    """,
    keeps="""
        # terms.csv
        scheme,person,office,country,since,until
        wikidata,Q1001,Foreign Minister,EE,2025-04-01,

        # visit.yaml
        people:
          - id: tamm
            name: Liis Tamm
            office: Foreign Minister
            country: EE
            identifiers: [{scheme: wikidata, value: Q1001}]
        travellers: [{person: tamm, capacity: designate}]
    """,
    source="the State Department's travels: 17 of 4,271 legs are those of a President-elect",
)


def find(visit: Visit, terms: Terms) -> Iterator[tuple[str, str]]:
    """Checks travellers who travel as holders of an office: no other capacity claims to hold it."""
    for service in services(visit, terms):
        if service.traveller.capacity in {None, Capacity.HOLDER} and not service.can_be_in_office:
            travels = f"{service.person.called} travels as {quoted(str(service.person.office))} on {service.when}"
            yield (
                f"{service.stop.id}/when",
                f"{travels}, but the terms of that office are {service.terms_in_words}",
            )
