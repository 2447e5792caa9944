"""What a person says of a change of status, and why such a change is refused."""

import datetime

import attrs

from diplovisit.evidence.proving_words import FactByWords
from diplovisit.findings.results import CheckResult
from diplovisit.pipeline.new_source import NewSource
from diplovisit.record import Edtf, EngagementStatus, Status


@attrs.frozen(kw_only=True)
class StatusRequest:
    """A change of the status of a visit, of one of its stops, or of an engagement.

    status: the new status; None for an engagement. engagement: the id of the engagement, None for the visit.
    engagement_status: its status. stop: the id of the stop whose days change, or `all`; None for the only one. days:
    the new days, None if there are none. quotes: words that say so. source: the id of the source of the words, None
    for the first one. new_source: a source that the record gets. by, note: who vouches for what no words say, and why.
    drop_programme: whether engagements lose their days where these lie outside of the new ones. revised: when the
    revision is made, in UTC.
    """

    status: Status | None = None
    engagement: str | None = None
    engagement_status: EngagementStatus | None = None
    stop: str | None = None
    days: Edtf | None = None
    reason: str | None = None
    quotes: tuple[str, ...] = ()
    nth: int | None = None
    source: str | None = None
    new_source: NewSource | None = None
    by: str | None = None
    note: str | None = None
    drop_programme: bool = False
    revised: datetime.datetime

    @property
    def word(self) -> str:
        """The new status as a word."""
        status = self.status or self.engagement_status
        assert status is not None  # one of the two is always given
        return status.value


class StatusRefused(Exception):
    """Raised for a change that would not be true, or of which it is not clear what is meant.

    judgements: what the given words say of the facts that change. result: the findings that the record would have.
    """

    def __init__(
        self, message: str, judgements: tuple[FactByWords, ...] = (), result: CheckResult | None = None
    ) -> None:
        super().__init__(message)
        self.judgements = judgements
        self.result = result
