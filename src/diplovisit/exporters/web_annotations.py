"""W3C Web Annotations: each row of evidence whose words are in an available text, as JSON-LD.

Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017, sections 4.2.4 (text quote selector) and
4.2.5 (text position selector). Positions count UTF-16 code units of the normal form, because a browser's strings count
those. Everywhere else in this project positions count code points.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from diplovisit.evidence import Examination, Judgement

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def web_annotations(examination: Examination) -> bytes:
    """Returns an annotation page with an annotation per row and text; its only quotations are those of the record.

    >>> import json
    >>> from diplovisit import load
    >>> json.loads(web_annotations(Examination(visit=load("seeds/misri-russia/visit.yaml"))))["items"]
    []
    """
    values: dict[int, dict[str, str]] = {}
    for judgement in examination.judgements:
        values.setdefault(judgement.row, {})[judgement.address] = _value_with_verdict(judgement)
    items = []
    urls = {source.id: source.url for source in examination.visit.sources}
    for placement in examination.placements:
        kind, row = placement.citation.path
        if kind != "evidence" or placement.span is None:
            continue
        text = examination.texts[placement.text].text
        start = _utf16(text[: placement.span.start])
        end = start + _utf16(text[placement.span.start : placement.span.end])
        selector: dict[str, Any] = {"type": "TextPositionSelector", "start": start, "end": end}
        if placement.citation.quote is not None:
            exact = text[placement.span.start : placement.span.end]
            selector = {"type": "TextQuoteSelector", "exact": exact, "refinedBy": selector}
        items.append(
            {
                "id": f"urn:diplovisit:{examination.visit.id}:evidence:{row}:{placement.text}",
                "type": "Annotation",
                "motivation": "describing",
                "body": [_body(value) for value in _about(examination, int(row), values)],
                "target": {
                    "source": urls.get(placement.text)
                    or f"urn:diplovisit:{examination.visit.id}:source:{placement.text}",
                    "selector": selector,
                },
            }
        )
    page = {
        "@context": _CONTEXT,
        "id": f"urn:diplovisit:{examination.visit.id}:evidence",
        "type": "AnnotationPage",
        "items": items,
    }
    return (json.dumps(page, ensure_ascii=False, indent=2) + "\n").encode()


def _about(examination: Examination, row: int, values: Mapping[int, Mapping[str, str]]) -> Iterable[str]:
    """The facts that a row is evidence for, with their values; without any, the addresses that it names."""
    facts = [f"{address}: {value}" for address, value in values.get(row, {}).items()]
    return facts or examination.visit.evidence[row].about


def _value_with_verdict(judgement: Judgement) -> str:
    """The value of a fact. The verdict follows where the words do not support the value, so that no page claims it."""
    opinion = judgement.opinion
    if opinion.verdict.is_acceptable:
        return judgement.value
    return f"{judgement.value} ({opinion.verdict}: {opinion.clause})"


def _body(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "format": "text/plain", "value": value, "purpose": "describing"}


def _utf16(text: str) -> int:
    """The number of UTF-16 code units of a text.

    >>> _utf16("a\U0001f91d")
    3
    """
    return len(text.encode("utf-16-le")) // 2
