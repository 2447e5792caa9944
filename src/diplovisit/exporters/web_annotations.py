"""W3C Web Annotations: each row of evidence that has its words in a text at hand, as JSON-LD.

Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017, sections 4.2.4 (text quote selector) and
4.2.5 (text position selector). Positions count UTF-16 code units of the normal form, because that is what a browser's
strings count; everywhere else in this project they count code points.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from diplovisit.evidence import Examination, Judgement

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def web_annotations(examination: Examination) -> bytes:
    """An annotation page with an annotation for each row and text; no words but the quotes of the record.

    >>> import json
    >>> from diplovisit import load
    >>> json.loads(web_annotations(Examination(visit=load("seeds/misri-russia/visit.yaml"))))["items"]
    []
    """
    values: dict[int, dict[str, str]] = {}
    for each in examination.judgements:
        values.setdefault(each.row, {})[each.address] = _judged(each)
    items = []
    urls = {source.id: source.url for source in examination.visit.sources}
    for placing in examination.placements:
        kind, row = placing.citation.path
        if kind != "evidence" or placing.extent is None:
            continue
        text = examination.texts[placing.text].text
        start = _utf16(text[: placing.extent.start])
        end = start + _utf16(text[placing.extent.start : placing.extent.end])
        selector: dict[str, Any] = {"type": "TextPositionSelector", "start": start, "end": end}
        if placing.citation.quote is not None:
            exact = text[placing.extent.start : placing.extent.end]
            selector = {"type": "TextQuoteSelector", "exact": exact, "refinedBy": selector}
        items.append(
            {
                "id": f"urn:diplovisit:{examination.visit.id}:evidence:{row}:{placing.text}",
                "type": "Annotation",
                "motivation": "describing",
                "body": [_body(each) for each in _about(examination, int(row), values)],
                "target": {
                    "source": urls.get(placing.text) or f"urn:diplovisit:{examination.visit.id}:source:{placing.text}",
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
    """What a row is evidence for: its facts with their values, or else what it names."""
    facts = [f"{address}: {value}" for address, value in values.get(row, {}).items()]
    return facts or examination.visit.evidence[row].about


def _judged(judgement: Judgement) -> str:
    """The value of a fact; where the words do not bear it, with the verdict, so that no page lends it the words."""
    opinion = judgement.opinion
    if opinion.verdict.is_acceptable:
        return judgement.value
    return f"{judgement.value} ({opinion.verdict}: the words {opinion.reason})"


def _body(value: str) -> dict[str, str]:
    return {"type": "TextualBody", "format": "text/plain", "value": value, "purpose": "describing"}


def _utf16(text: str) -> int:
    """The code units that a text has in UTF-16.

    >>> _utf16("a\U0001f91d")
    3
    """
    return len(text.encode("utf-16-le")) // 2
