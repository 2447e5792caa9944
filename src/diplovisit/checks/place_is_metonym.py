"""place-is-metonym: a place whose name means a government in the words."""

from collections.abc import Iterator

from diplovisit.checks.facts.verdict_findings import verdict_faults
from diplovisit.evidence import Cause, Examination, Verdict
from diplovisit.record import Group, Rule, Severity

RULE = Rule(
    name="place-is-metonym",
    group=Group.EVIDENCE,
    severity=Severity.WARNING,
    finds="a place or a receiving state whose only evidence is a capital named for its government",
    why=('"Ties with Moscow" are ties with a government. The words do not say that the visit goes to the city.'),
    remedy="delete the place and declare it under `absent`, or quote words that place the visit in the city",
    breaks="""
        # paper.txt
        Tallinn wants closer ties with Helsinki, and Liis Tamm will visit Finland on Friday.

        # visit.yaml
        stops:
          - {id: finland, country: FI, when: "2025-03-07", places: [{id: city, name: Helsinki}]}
        evidence:
          - {about: [city/name], basis: stated, quote: Helsinki}
    """,
    keeps="""
        # paper.txt
        Tallinn wants closer ties with Helsinki, and Liis Tamm will visit Finland on Friday.

        # visit.yaml
        stops:
          - {id: finland, country: FI, when: "2025-03-07"}
        absent:
          - {about: finland/places, reason: no city is named; Helsinki stands for the government}
        evidence:
          - {about: [finland/country], basis: stated, quote: visit Finland}
    """,
    source="project rule; in diplomatic reporting a capital is a name of its government",
)


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds places whose name means a government, as far as the surrounding words show it."""
    yield from verdict_faults(examination, Verdict.CONTRADICTED, Cause.METONYM)
    yield from verdict_faults(examination, Verdict.AMBIGUOUS, Cause.METONYM)
