"""What reports of evidence show: a row a fact and a row of its evidence, the ones to look at first."""

from collections import Counter
from collections.abc import Iterator

import attrs

from diplovisit.evidence import Examination, Judgement, Verdict
from diplovisit.record import Evidence, SourceKind

# What a reader should look at comes first.
ORDER = (
    Verdict.CONTRADICTED,
    Verdict.AMBIGUOUS,
    Verdict.UNREADABLE,
    Verdict.DERIVED,
    Verdict.PROVEN_APPROXIMATE,
    Verdict.PROVEN,
    Verdict.ATTESTED,
)


@attrs.frozen(kw_only=True)
class EvidenceRow:
    """One fact with one row of its evidence.

    words: the quote, None where the words may not be shown or there are none. whose: the sources, by id. by: who
    vouches, None where nobody is named. leans_on_inference, on_unnamed_sources: what weakens it.
    """

    judgement: Judgement
    basis: str
    words: str | None
    whose: tuple[str, ...]
    part: str | None
    by: str | None
    on_unnamed_sources: bool

    @property
    def verdict(self) -> Verdict:
        """The verdict."""
        return self.judgement.opinion.verdict


def evidence_rows(examination: Examination) -> tuple[EvidenceRow, ...]:
    """Every judgement as a row: contradicted first, attested last, and otherwise in the order of the record."""
    unnamed = {source.id for source in examination.visit.sources if source.kind is SourceKind.UNNAMED_SOURCES}
    rows = [_row(examination, judgement, unnamed) for judgement in examination.judgements]
    return tuple(sorted(rows, key=lambda row: ORDER.index(row.verdict)))


def _row(examination: Examination, judgement: Judgement, unnamed: set[str]) -> EvidenceRow:
    evidence: Evidence = examination.visit.evidence[judgement.row]
    whose = evidence.sources or (examination.visit.sources[0].id,)
    return EvidenceRow(
        judgement=judgement,
        basis=evidence.basis.value,
        words=evidence.quote,
        whose=whose,
        part=evidence.part,
        by=evidence.by,
        on_unnamed_sources=bool(unnamed.intersection(whose)),
    )


def without_evidence(examination: Examination) -> tuple[str, ...]:
    """The addresses of the facts that no row is about, and should be."""
    return tuple(fact.address for fact in examination.facts if fact.must_have_evidence and not fact.rows)


def counts(rows: tuple[EvidenceRow, ...]) -> Iterator[tuple[Verdict, int]]:
    """How many rows have each verdict, in the order in which they are shown."""
    found = Counter(row.verdict for row in rows)
    return ((verdict, found[verdict]) for verdict in ORDER if found[verdict])
