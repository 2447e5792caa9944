"""The page itself: one file of HTML that needs no network, no colour, no pointer and no script to be read."""

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
from diplovisit.reporters.evidence_table import EvidenceRow, counts, evidence_rows, without_evidence
from diplovisit.reporters.printable import printable

# MERGED: Marks the words of a text that are cited: pieces that follow one another, each with all the rows
# that cite it.


@attrs.frozen(kw_only=True)
class Mark:
    """A span of a text, half-open, and what it is marked with."""

    start: int
    end: int
    label: str


@attrs.frozen
class Piece:
    """A piece of a text: its span, and the labels of the marks that lie over it."""

    start: int
    end: int
    over: tuple[str, ...]


def pieces(length: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Cuts a text wherever a mark begins or ends; marks may overlap, and lie in one another.

    >>> [
    ...     (p.start, p.end, p.over)
    ...     for p in pieces(9, [Mark(start=0, end=5, label="a"), Mark(start=3, end=7, label="b")])
    ... ]
    [(0, 3, ('a',)), (3, 5, ('a', 'b')), (5, 7, ('b',)), (7, 9, ())]
    """
    kept = [mark for mark in marks if 0 <= mark.start < mark.end <= length]
    cuts = sorted({0, length, *(mark.start for mark in kept), *(mark.end for mark in kept)})
    over: list[list[str]] = [[] for _ in cuts]
    for mark in kept:
        first, last = bisect.bisect_left(cuts, mark.start), bisect.bisect_left(cuts, mark.end)
        for index in range(first, last):
            over[index].append(mark.label)
    for index in range(len(cuts) - 1):
        yield Piece(cuts[index], cuts[index + 1], tuple(over[index]))


# Each verdict has a sign and a word beside its colour: the page is read in print, and by people who see no colour.
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


def evidence_page(examination: Examination, file: str) -> str:
    """The page of one record: what is open first, then each text at hand with its marks, beside the facts.

    Everything that comes from the record or a source is escaped, and what cannot be seen is written out.
    """
    rows = evidence_rows(examination)
    style, script = _resource("evidence_page.css"), _resource("evidence_page.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'"
    body = "".join(
        (_head(examination, file, rows), _open(examination, rows), '<div class="sides">', *_texts(examination, rows))
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
    """Text of the record or a source, for HTML."""
    return html.escape(printable(value))


def _head(examination: Examination, file: str, rows: tuple[EvidenceRow, ...]) -> str:
    legend = "".join(
        f'<li><label><input type="checkbox" checked data-verdict="{verdict}"> <span class="verdict {verdict}">'
        f"{_SIGNS[verdict]} {verdict}</span> {number} <small>{_MEANINGS[verdict]}</small></label></li>"
        for verdict, number in counts(rows)
    )
    return (
        f'<a class="skip" href="#facts">To the facts</a><header><h1>{_text(examination.visit.title)}</h1>'
        f"<p><code>{_text(examination.visit.id)}</code>, revision {examination.visit.revision}, from <code>{_text(file)}</code>. "
        f"Status: <strong>{examination.visit.status}</strong>.</p>"
        f'<ul class="legend" aria-label="Verdicts, with how many rows have each">{legend}</ul>'
        '<p class="keys"><small>Keys: <kbd>j</kbd> and <kbd>k</kbd> go from fact to fact, <kbd>Enter</kbd> to its '
        "words and back.</small></p></header>\n"
    )


def _open(examination: Examination, rows: tuple[EvidenceRow, ...]) -> str:
    """What a reader should look at: uncited figures, contradictions, then what leans on others."""
    items = [
        *(f"<li>Not cited: {_text(told.sentence)}</li>" for told in examination.uncited_figures),
        *(f"<li>Not cited: {_text(told.sentence)}</li>" for told in examination.uncited_names),
        *(f"<li>Without evidence: <code>{_text(address)}</code></li>" for address in without_evidence(examination)),
        *(
            f'<li><a href="#row-{index}">{_SIGNS[row.verdict]} <code>{_text(row.judgement.address)}</code></a>: the '
            f"words {_text(row.judgement.opinion.reason)}</li>"
            for index, row in enumerate(rows)
            if not row.verdict.is_acceptable
        ),
    ]
    found = f"<ul>{''.join(items)}</ul>" if items else "<p>Nothing: every figure is cited, and every fact stands.</p>"
    leaning = [_link(index, row) for index, row in enumerate(rows) if row.judgement.leans_on_inference]
    unnamed = [_link(index, row) for index, row in enumerate(rows) if row.on_unnamed_sources]
    derived = [
        f"<li>{_link(index, row)}: {_text(row.words or '')} {_text(row.judgement.opinion.reason)}</li>"
        for index, row in enumerate(rows)
        if row.verdict is Verdict.DERIVED
    ]
    return (
        f'<section aria-labelledby="open"><h2 id="open">To look at</h2>{found}'
        + (f"<h3>On the word of unnamed sources</h3><p>{', '.join(unnamed)}</p>" if unnamed else "")
        + (f"<h3>Dates computed from others</h3><ul>{''.join(derived)}</ul>" if derived else "")
        + (f"<h3>Leaning on a person's inference</h3><p>{', '.join(leaning)}</p>" if leaning else "")
        + "</section>\n"
    )


def _link(index: int, row: EvidenceRow) -> str:
    return f'<a href="#row-{index}"><code>{_text(row.judgement.address)}</code></a>'


def _texts(examination: Examination, rows: tuple[EvidenceRow, ...]) -> Iterator[str]:
    yield '<section class="texts" aria-labelledby="texts"><h2 id="texts">The words</h2>\n'
    if not examination.texts:
        yield "<p>No text of a source is at hand: give one with <code>--source ID=FILE</code>.</p>"
    for name in examination.texts:
        source = next(each for each in examination.visit.sources if each.id == name)
        called = source.publisher or source.title or name
        yield f'<h3>{_text(called)} <small><code>{_text(name)}</code></small></h3>\n<div class="text" dir="auto">'
        yield from _marked(examination, rows, name)
        yield "</div>\n"
    yield "</section>\n"


def _marked(examination: Examination, rows: tuple[EvidenceRow, ...], name: str) -> Iterator[str]:
    text = examination.texts[name]
    by_evidence: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        by_evidence.setdefault(row.judgement.row, []).append(index)
    marks: list[Mark] = []
    for each in examination.placements:
        kind, row_index = each.citation.path
        if each.text != name or each.extent is None:
            continue
        start, end = text.in_raw(each.extent)
        labels = (
            [f"row-{index}" for index in by_evidence.get(int(row_index), ())] if kind == "evidence" else ["ignored"]
        )
        marks.extend(Mark(start=start, end=end, label=label) for label in labels)
    for mention in examination.uncited.get(name, ()):
        start, end = text.in_raw(TextSpan(mention.start, mention.end))
        marks.append(Mark(start=start, end=end, label="uncited"))
    for piece in pieces(len(text.raw), marks):
        written = _paragraphs(text.raw[piece.start : piece.end])
        yield _piece(written, piece.over, rows)


def _piece(written: str, over: tuple[str, ...], rows: tuple[EvidenceRow, ...]) -> str:
    if not over:
        return written
    if "uncited" in over:
        return f'<mark class="uncited" title="no evidence cites this">{written}<sup>not cited</sup></mark>'
    cited = [label for label in over if label != "ignored"]
    if not cited:
        return f'<mark class="ignored" title="left out on purpose">{written}</mark>'
    found = [rows[int(label.removeprefix("row-"))] for label in cited]
    worst = min(found, key=lambda row: list(_SIGNS).index(row.verdict))
    title = _text("; ".join(f"{row.judgement.address}: {row.verdict}" for row in found[:8]))
    return (
        f'<a class="cited {worst.verdict}" href="#{cited[0]}" data-rows="{" ".join(cited)}" title="{title}">{written}'
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
    """An address that a narrow column breaks behind a slash."""
    return _text(row.judgement.address).replace("/", "/<wbr>")


def _row(index: int, row: EvidenceRow) -> str:
    words = f"<q>{_text(row.words)}</q>" if row.words is not None else "<em>no words shown</em>"
    whose = ", ".join(row.whose) + (f", {row.part}" if row.part is not None else "")
    weak = []
    if row.judgement.leans_on_inference:
        weak.append("leans on an inference")
    if row.on_unnamed_sources:
        weak.append("unnamed sources")
    notes = "".join(f'<span class="weak">{note}</span> ' for note in weak)
    return (
        f'<tr id="row-{index}" tabindex="0" data-verdict="{row.verdict}"><td><span class="verdict {row.verdict}">'
        f'{_SIGNS[row.verdict]} {row.verdict}</span></td><th scope="row"><code>{_address(row)}</code></th>'
        f"<td>{_text(row.judgement.value)}</td><td>{words} <small>{_text(whose)}; {row.basis}"
        f"{'; by ' + _text(row.by) if row.by else ''}</small> {notes}"
        f"<br><small>{_text(row.judgement.opinion.reason)}</small></td></tr>\n"
    )
