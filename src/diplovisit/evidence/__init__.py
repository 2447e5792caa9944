"""Evidence: the facts of a record, held against the words of its sources."""

from diplovisit.evidence.examination import Examination
from diplovisit.evidence.facts import Fact
from diplovisit.evidence.quote_findings import Issue
from diplovisit.evidence.verdicts.verdict import Cause, Judgement, Verdict

__all__ = ["Cause", "Examination", "Fact", "Issue", "Judgement", "Verdict"]
