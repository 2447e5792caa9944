"""claim-dates-out-of-order: dates of a claim that cannot follow each other as they do."""

from collections.abc import Iterator

from diplovisit.checks.facts import dates
from diplovisit.checks.facts.dates import certainly_before
from diplovisit.record import Claim, ClaimKind, Edtf, Group, Rule, Severity, Source, Visit

RULE = Rule(
    name="claim-dates-out-of-order",
    group=Group.TIME,
    severity=Severity.ERROR,
    finds="a claim dated after its source was published, or a target due before it was set",
    why="A measure is dated before its publication, and a target after it. One of the dates is wrong.",
    remedy="correct the date, usually its year; if a target is already past, record it as an event or a statement",
    breaks="""
        claims:
          - id: trade
            kind: measure
            what: trade between Estonia and Finland
            quantity: {value: "5000000000", unit: EUR}
            as_of: "2026"
    """,
    keeps="""
        claims:
          - id: trade
            kind: measure
            what: trade between Estonia and Finland
            quantity: {value: "5000000000", unit: EUR}
            as_of: "2024"
    """,
    source="project rule: measures are about the past, and targets are about the future",
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Compares the dates of each claim with each other, then with the dates of its sources."""
    if not visit.claims:
        return
    cited = _cited(visit)
    all_dates = dates.source_dates(visit.sources, visit) or ()
    for claim in visit.claims:
        sources = cited.get(claim.id)
        published = all_dates if sources is None else (dates.source_dates(sources, visit) or ())
        yield from _check_own_dates(claim)
        yield from _check_published(claim, published)


def _cited(visit: Visit) -> dict[str, list[Source]]:
    """Returns the sources of the evidence about each claim. The default is the first source of the record."""
    by_id = {source.id: source for source in visit.sources}
    claims = {claim.id for claim in visit.claims}
    cited: dict[str, dict[str, Source]] = {}
    for row in visit.evidence:
        for name in {address.partition("/")[0] for address in row.about} & claims:
            cited.setdefault(name, {}).update(
                {source_id: by_id[source_id] for source_id in row.sources or (visit.sources[0].id,)}
            )
    return {name: list(sources.values()) for name, sources in cited.items()}


def _check_own_dates(claim: Claim) -> Iterator[tuple[str, str]]:
    if claim.due and claim.set and certainly_before(claim.due, claim.set):
        yield f"{claim.id}/due", f"is {claim.due}, before the target was set, {claim.set}"
    if claim.due and claim.as_of and certainly_before(claim.due, claim.as_of):
        yield f"{claim.id}/due", f"is {claim.due}, before its own date `as_of`, {claim.as_of}"
    if claim.since and claim.as_of and certainly_before(claim.as_of, claim.since):
        yield f"{claim.id}/since", f"is {claim.since}, after `as_of`, {claim.as_of}"


def _check_published(claim: Claim, published: tuple[Edtf, ...]) -> Iterator[tuple[str, str]]:
    first, last = dates.earliest_date(published), dates.latest_date(published)
    if first is None or last is None:
        return
    if claim.kind is ClaimKind.TARGET and claim.due and certainly_before(claim.due, first):
        yield f"{claim.id}/due", f"is {claim.due}, before its source was published, {first}"
    not_after_publication = [("since", claim.since)]
    if claim.kind is not ClaimKind.TARGET:
        not_after_publication.append(("as_of", claim.as_of))
    if claim.reported:
        not_after_publication.append(("reported/when", claim.reported.when))
    for field, date in not_after_publication:
        if date and certainly_before(last, date, apart=dates.MAX_DATE_LINE_DAYS):
            yield f"{claim.id}/{field}", f"is {date}, after its source was published, {last}"
