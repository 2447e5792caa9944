"""A draft quotes no more of a text than a check allows, whatever its publisher is called."""

import datetime

import pytest

from diplovisit.pipeline.draft import articles_of, draft, findings_of_draft
from diplovisit.record import Severity

BODY = (
    "\n3 September 2026\n\n"
    "Norwegian Prime Minister Ingrid Solheim will visit Japan from 15 to 17 September 2026.\n\n"
    "On 15 September Prime Minister Solheim will meet Japanese Foreign Minister Kenji Morita in Tokyo.\n"
)
HEADS = (
    "MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF ESTONIA",
    "Ministry of Foreign Affairs, European Union and Cooperation of the Kingdom of Spain",
    "MINISTRY OF FOREIGN AFFAIRS AND INTERNATIONAL COOPERATION OF THE KINGDOM OF CAMBODIA\nPress release",
    "OFFICE OF THE PRIME MINISTER OF THE KINGDOM OF NORWAY AND OF THE GOVERNMENT",
    "Embassy of the Federal Democratic Republic of Ethiopia to the Kingdom of Norway",
    "Ministry of Foreign Affairs of Norway",
)


@pytest.mark.parametrize("head", HEADS)
def test_a_draft_of_a_release_passes_its_own_check(head: str) -> None:
    """The name of a body in the head of a text is no expression, and a draft has no error."""
    texts = {"release": head + BODY}
    drafted = draft(texts, revised=datetime.datetime(2026, 9, 3, tzinfo=datetime.UTC))
    findings = findings_of_draft(drafted, articles_of(texts), "visit.yaml")
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []
    assert sum(row.quote is not None for row in drafted.visit.evidence) > 5
