"""Evidence: compares the facts of a record with the words of its sources."""

from diplovisit.evidence.examination import Examination
from diplovisit.evidence.facts import Fact
from diplovisit.evidence.quote_findings import Issue
from diplovisit.evidence.verdicts.verdict import Cause, CheckedBy, Judgement, Verdict

__all__ = ["Cause", "CheckedBy", "Examination", "Fact", "Issue", "Judgement", "Verdict"]
