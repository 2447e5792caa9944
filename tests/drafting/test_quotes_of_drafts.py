"""A draft quotes no more of a text than a check allows, whatever its publisher is called."""

import contextlib
import datetime

import pytest

from diplovisit.drafting.judging import DraftImpossible
from diplovisit.pipeline.draft import articles_of, draft, findings_of_draft
from diplovisit.record import Severity
from tests.drafting.reading_articles import FOLDER, read_articles
from tests.drafting.typography import TYPOGRAPHIES

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


ODD_FIGURES = (
    *("1,2 billion dollars", "10,5 million euros", "1.234,5 tonnes", "1,25 per cent", "€1,2bn", "1,2,3 kg", "3,7%"),
    *("12.500,00 dollars", "1'200 francs", "1 200,5 tonnes", "2,1-fold", "1½ million", "0,5 and 1,5 per cent", "1,2.3"),
    *("x1,2y", "A1,2", "1,2bn/3,4bn", "1,2 and 1,2 billion", "No. 1,2", "(1,2)", "1,2—1,4 billion", "US$1,2billion"),
)


def _errors(text: str) -> list[str]:
    texts = {"release": text}
    drafted = draft(texts, revised=datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC))
    findings = findings_of_draft(drafted, articles_of(texts), "visit.yaml")
    return [str(finding) for finding in findings if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("figure", ODD_FIGURES)
def test_a_figure_that_is_left_out_is_quoted_to_the_ends_of_its_words(figure: str) -> None:
    """A figure that no rule reads is listed among those left out in words that a check finds."""
    assert _errors(f"{HEADS[-1]}{BODY}Exports to Japan were worth {figure} in 2024, not 2.1 billion.\n") == []


ARTICLES = tuple(
    article.text for folder in ("articles", "later_articles") for article in read_articles(FOLDER / folder)
)


@pytest.mark.not_measured
@pytest.mark.parametrize("name", TYPOGRAPHIES)
@pytest.mark.at_length
def test_a_draft_has_the_words_of_its_text_however_it_is_printed(name: str) -> None:
    """A draft of any article has no error, in every typography: each is tried on every ninth article."""
    first = list(TYPOGRAPHIES).index(name) % 9
    for text in ARTICLES[first::9]:
        with contextlib.suppress(DraftImpossible):
            assert _errors(TYPOGRAPHIES[name](text)) == []
