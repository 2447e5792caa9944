"""The evidence of a record as a page: one HTML file, readable without network, colour, pointer or script."""

import base64
import bisect
import hashlib
import html
import pkgutil
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplovisit.evidence import Examination, Verdict
from diplovisit.evidence.texts import TextSpan
from diplovisit.reporters.evidence_table import EvidenceRow, evidence_rows, facts_without_evidence, verdict_counts
from diplovisit.reporters.printable import printable

# Each verdict has a sign and a word besides its colour, for print and for people who do not see colours.
_SIGNS: Final = {
    Verdict.CONTRADICTED: "✗",
    Verdict.AMBIGUOUS: "?",
    Verdict.UNREADABLE: "∅",
    Verdict.DERIVED: "⇒",
    Verdict.PROVEN_APPROXIMATE: "≈",
    Verdict.PROVEN: "✓",
    Verdict.ATTESTED: "¶",
}
_MEANINGS: Final = {
    Verdict.CONTRADICTED: "the words say something else",
    Verdict.AMBIGUOUS: "the words can mean it, and something else",
    Verdict.UNREADABLE: "no rule reads such words",
    Verdict.DERIVED: "computed by a named rule from its inputs",
    Verdict.PROVEN_APPROXIMATE: "the words say it, and say that it is not exact",
    Verdict.PROVEN: "the words say just this",
    Verdict.ATTESTED: "prose, reasoning or data: a person answers for it",
}


@attrs.frozen(kw_only=True)
class Mark:
    """A label on a half-open span of a text."""

    start: int
    end: int
    label: str


@attrs.frozen
class Piece:
    """A piece of a text: its span, and the labels of the marks that cover it."""

    start: int
    end: int
    labels: tuple[str, ...]


def split_at_marks(length: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Yields the consecutive pieces of a text, cut wherever a mark begins or ends; marks may overlap or nest.

    >>> [
    ...     (p.start, p.end, p.labels)
    ...     for p in split_at_marks(9, [Mark(start=0, end=5, label="a"), Mark(start=3, end=7, label="b")])
    ... ]
    [(0, 3, ('a',)), (3, 5, ('a', 'b')), (5, 7, ('b',)), (7, 9, ())]
    """
    valid = [mark for mark in marks if 0 <= mark.start < mark.end <= length]
    cuts = sorted({0, length, *(mark.start for mark in valid), *(mark.end for mark in valid)})
    labels: list[list[str]] = [[] for _ in cuts]
    for mark in valid:
        first, last = bisect.bisect_left(cuts, mark.start), bisect.bisect_left(cuts, mark.end)
        for index in range(first, last):
            labels[index].append(mark.label)
    for index in range(len(cuts) - 1):
        yield Piece(cuts[index], cuts[index + 1], tuple(labels[index]))


def evidence_page(examination: Examination, file: str) -> str:
    """Returns the page of one record: open questions first, then each available text with its marks, next to the facts.

    Everything that comes from the record or a source is escaped, and invisible characters are written as escapes.
    """
    rows = evidence_rows(examination)
    style, script = _resource("evidence_page.css"), _resource("evidence_page.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'"
    body = "".join(
        (
            _head(examination, file, rows),
            _to_look_at(examination, rows),
            '<div class="sides">',
            *_texts(examination, rows),
        )
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>Evidence: {_text(examination.visit.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{body}{_facts(rows)}</div>\n<script>{script}</script>\n</body>\n</html>\n"
    )


def _resource(name: str) -> str:
    data = pkgutil.get_data("diplovisit.reporters", name)
    assert data is not None  # it is part of the package
    return data.decode()


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _text(value: str) -> str:
    """Text of the record or a source, escaped for HTML."""
    return html.escape(printable(value))


def _head(examination: Examination, file: str, rows: tuple[EvidenceRow, ...]) -> str:
    legend = "".join(
        f'<li><label><input type="checkbox" checked data-verdict="{verdict}"> <span class="verdict {verdict}">'
        f"{_SIGNS[verdict]} {verdict}</span> {number} <small>{_MEANINGS[verdict]}</small></label></li>"
        for verdict, number in verdict_counts(rows)
    )
    visit = examination.visit
    return (
        f'<a class="skip" href="#facts">To the facts</a><header><h1>{_text(visit.title)}</h1>'
        f"<p><code>{_text(visit.id)}</code>, revision {visit.revision}, from <code>{_text(file)}</code>. "
        f"Status: <strong>{visit.status}</strong>.</p>"
        f'<ul class="legend" aria-label="Verdicts, with how many rows have each">{legend}</ul>'
        '<p class="keys"><small>Keys: <kbd>j</kbd> and <kbd>k</kbd> go from fact to fact, <kbd>Enter</kbd> to its '
        "words and back.</small></p></header>\n"
    )


def _to_look_at(examination: Examination, rows: tuple[EvidenceRow, ...]) -> str:
    """The section of what a reader should look at: uncited words, verdicts to check, then weak foundations."""
    items = [
        *(f"<li>Not cited: {_text(issue.sentence)}</li>" for issue in examination.uncited_figures),
        *(f"<li>Not cited: {_text(issue.sentence)}</li>" for issue in examination.uncited_names),
        *(
            f"<li>Without evidence: <code>{_text(address)}</code></li>"
            for address in facts_without_evidence(examination)
        ),
        *(
            f'<li><a href="#row-{index}">{_SIGNS[row.verdict]} <code>{_text(row.judgement.address)}</code></a>: the '
            f"words {_text(row.judgement.opinion.reason)}</li>"
            for index, row in enumerate(rows)
            if not row.verdict.is_acceptable
        ),
    ]
    problems = (
        f"<ul>{''.join(items)}</ul>" if items else "<p>Nothing: every figure is cited, and every fact stands.</p>"
    )
    inferred = [_link(index, row) for index, row in enumerate(rows) if row.judgement.leans_on_inference]
    unnamed = [_link(index, row) for index, row in enumerate(rows) if row.on_unnamed_sources]
    derived = [
        f"<li>{_link(index, row)}: {_text(row.words or '')} {_text(row.judgement.opinion.reason)}</li>"
        for index, row in enumerate(rows)
        if row.verdict is Verdict.DERIVED
    ]
    return (
        f'<section aria-labelledby="open"><h2 id="open">To look at</h2>{problems}'
        + (f"<h3>On the word of unnamed sources</h3><p>{', '.join(unnamed)}</p>" if unnamed else "")
        + (f"<h3>Dates computed from others</h3><ul>{''.join(derived)}</ul>" if derived else "")
        + (f"<h3>Leaning on a person's inference</h3><p>{', '.join(inferred)}</p>" if inferred else "")
        + "</section>\n"
    )


def _link(index: int, row: EvidenceRow) -> str:
    return f'<a href="#row-{index}"><code>{_text(row.judgement.address)}</code></a>'


def _texts(examination: Examination, rows: tuple[EvidenceRow, ...]) -> Iterator[str]:
    yield '<section class="texts" aria-labelledby="texts"><h2 id="texts">The words</h2>\n'
    if not examination.texts:
        yield "<p>No text of a source is at hand: give one with <code>--source ID=FILE</code>.</p>"
    for name in examination.texts:
        source = next(source for source in examination.visit.sources if source.id == name)
        heading = source.publisher or source.title or name
        yield f'<h3>{_text(heading)} <small><code>{_text(name)}</code></small></h3>\n<div class="text" dir="auto">'
        yield from _marked(examination, rows, name)
        yield "</div>\n"
    yield "</section>\n"


def _marked(examination: Examination, rows: tuple[EvidenceRow, ...], name: str) -> Iterator[str]:
    text = examination.texts[name]
    by_evidence: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        by_evidence.setdefault(row.judgement.row, []).append(index)
    marks: list[Mark] = []
    for placement in examination.placements:
        kind, row_index = placement.citation.path
        if placement.text != name or placement.span is None:
            continue
        start, end = text.raw_span(placement.span)
        labels = (
            [f"row-{index}" for index in by_evidence.get(int(row_index), ())] if kind == "evidence" else ["ignored"]
        )
        marks.extend(Mark(start=start, end=end, label=label) for label in labels)
    for mention in examination.uncited_mentions.get(name, ()):
        start, end = text.raw_span(TextSpan(mention.start, mention.end))
        marks.append(Mark(start=start, end=end, label="uncited"))
    for piece in split_at_marks(len(text.raw), marks):
        content = _paragraphs(text.raw[piece.start : piece.end])
        yield _piece(content, piece.labels, rows)


def _piece(content: str, over: tuple[str, ...], rows: tuple[EvidenceRow, ...]) -> str:
    if not over:
        return content
    if "uncited" in over:
        return f'<mark class="uncited" title="no evidence cites this">{content}<sup>not cited</sup></mark>'
    cited = [label for label in over if label != "ignored"]
    if not cited:
        return f'<mark class="ignored" title="left out on purpose">{content}</mark>'
    cited_rows = [rows[int(label.removeprefix("row-"))] for label in cited]
    worst = min(cited_rows, key=lambda row: list(_SIGNS).index(row.verdict))
    title = _text("; ".join(f"{row.judgement.address}: {row.verdict}" for row in cited_rows[:8]))
    return (
        f'<a class="cited {worst.verdict}" href="#{cited[0]}" data-rows="{" ".join(cited)}" title="{title}">{content}'
        f'<sup aria-hidden="true">{_SIGNS[worst.verdict]}</sup></a>'
    )


def _paragraphs(raw: str) -> str:
    return "<br>".join(_text(line) for line in raw.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _facts(rows: tuple[EvidenceRow, ...]) -> str:
    lines = "".join(_row(index, row) for index, row in enumerate(rows))
    return (
        '<section class="facts" aria-labelledby="facts"><h2 id="facts" tabindex="-1">The facts</h2>\n<table>'
        '<colgroup><col class="v"><col class="f"><col><col class="w"></colgroup>'
        '<thead><tr><th scope="col">Verdict</th><th scope="col">Fact</th><th scope="col">Value</th>'
        f'<th scope="col">Words</th></tr></thead>\n<tbody>{lines}</tbody></table></section>\n'
    )


def _address(row: EvidenceRow) -> str:
    """An address that a narrow column can break after a slash."""
    return _text(row.judgement.address).replace("/", "/<wbr>")


def _row(index: int, row: EvidenceRow) -> str:
    words = f"<q>{_text(row.words)}</q>" if row.words is not None else "<em>no words shown</em>"
    whose = ", ".join(row.whose) + (f", {row.part}" if row.part is not None else "")
    weaknesses = []
    if row.judgement.leans_on_inference:
        weaknesses.append("leans on an inference")
    if row.on_unnamed_sources:
        weaknesses.append("unnamed sources")
    notes = "".join(f'<span class="weak">{note}</span> ' for note in weaknesses)
    return (
        f'<tr id="row-{index}" tabindex="0" data-verdict="{row.verdict}"><td><span class="verdict {row.verdict}">'
        f'{_SIGNS[row.verdict]} {row.verdict}</span></td><th scope="row"><code>{_address(row)}</code></th>'
        f"<td>{_text(row.judgement.value)}</td><td>{words} <small>{_text(whose)}; {row.basis}"
        f"{'; by ' + _text(row.by) if row.by else ''}</small> {notes}"
        f"<br><small>{_text(row.judgement.opinion.reason)}</small></td></tr>\n"
    )
