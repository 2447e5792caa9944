"""Evidence: the facts of a record, held against the words of its sources."""

from diplovisit.evidence.examination import Examination
from diplovisit.evidence.facts import Fact
from diplovisit.evidence.told import Told
from diplovisit.evidence.verdicts.verdict import Ground, Judgement, Verdict

__all__ = ["Examination", "Fact", "Ground", "Judgement", "Told", "Verdict"]
