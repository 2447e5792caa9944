"""The report of a draft with a model, as JSON: what was asked, what was refused in the end, and why."""

import json
from collections.abc import Sequence
from typing import Any, Final

from diplovisit.drafting.article import Article
from diplovisit.drafting.draft import DraftedRecord
from diplovisit.drafting.model.answer_form import ANSWER_FORMAT, PROMPT_VERSION
from diplovisit.drafting.model.answer_text import AnswerFault
from diplovisit.drafting.model.model_proposer import ModelProposer
from diplovisit.drafting.proposal import RefusedFact
from diplovisit.evidence.texts import occurrences
from diplovisit.evidence.texts.source_text import TooMuchToSearch

REPORT_FORMAT: Final = 1
"""The version of the report."""


def model_report_text(proposer: ModelProposer, drafted: DraftedRecord | None, articles: Sequence[Article]) -> str:
    """Returns the report. drafted: None where no record was drafted.

    `line` is the first line of the text that has the quote, None where it has it not.
    """
    by_id = {article.id: article for article in articles}
    report = {
        "format": REPORT_FORMAT,
        "prompt": PROMPT_VERSION,
        "answer_format": ANSWER_FORMAT,
        "record": drafted.visit.id if drafted is not None else None,
        "rounds": [
            {
                "number": each.number,
                "proposed": each.proposed,
                "accepted": each.accepted,
                "refused": [_refused(fact, by_id) for _, fact in each.refused],
                "faults": [_fault(fault) for fault in each.faults],
            }
            for each in proposer.rounds
        ],
        "refused": [_refused(fact, by_id) for fact in proposer.refused],
        "faults": [_fault(fault) for fault in proposer.faults],
        "choices": [
            {
                "address": choice.address,
                "question": choice.question,
                "options": [{"value": option.value, "words": option.words} for option in choice.options],
            }
            for choice in (drafted.choices if drafted is not None else ())
        ],
        "left_out": [
            {"source": each.source, "words": each.words, "line": each.line, "reason": each.reason}
            for each in (drafted.left_out if drafted is not None else ())
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _refused(fact: RefusedFact, articles: dict[str, Article]) -> dict[str, Any]:
    article = articles.get(fact.source or "")
    return {
        "address": fact.address,
        "value": fact.value,
        "quote": fact.quote,
        "source": fact.source,
        "line": _line_of(article, fact.quote) if article is not None and fact.quote is not None else None,
        "verdict": fact.verdict,
        "reason": fact.reason,
    }


def _fault(fault: AnswerFault) -> dict[str, str]:
    return {"path": fault.path, "sentence": fault.sentence, "remedy": fault.remedy}


def _line_of(article: Article, quote: str) -> int | None:
    try:
        spans = occurrences(article.text, quote)
    except TooMuchToSearch:
        return None
    return article.text.line_of(spans[0].start) if spans else None
