"""The evidence of a record as a page: one HTML file, readable without network, colour, pointer or script."""

import base64
import bisect
import hashlib
import html
import itertools
import pkgutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from diplovisit.evidence import Examination, Verdict
from diplovisit.evidence.texts import TextSpan
from diplovisit.reporters.counts import count_noun
from diplovisit.reporters.evidence_table import EvidenceRow, evidence_rows, facts_without_evidence
from diplovisit.reporters.evidence_wording import FactWording, Headline, headlines
from diplovisit.reporters.printable import printable

# Each verdict has a sign and a word besides its colour, for print and for people who do not see colours. The keys are
# the values of `Verdict`, so that a verdict without a sign of its own has a page too.
_SIGNS: Final[Mapping[str, str]] = {
    "contradicted": "✗",
    "ambiguous": "?",
    "unreadable": "∅",
    "not-checked": "…",
    "derived": "⇒",
    "proven-approximate": "≈",
    "proven": "✓",
    "attested": "¶",
}
_MEANINGS: Final[Mapping[str, str]] = {
    "contradicted": "the words say something else",
    "ambiguous": "the words can mean this and something else",
    "unreadable": "the words cannot be read",
    "not-checked": "no text available, and no verdict in the lock file",
    "derived": "computed by a named rule from its inputs",
    "proven-approximate": "the words say this, but not as exact",
    "proven": "the words say exactly this",
    "attested": "prose, reasoning or data: a person vouches for it",
}
_OTHER_SIGN: Final = "•"

PAGE_ORDER: Final = tuple(sorted(Verdict, key=lambda verdict: (verdict.is_acceptable, -[*Verdict].index(verdict))))
"""The verdicts from the worst to the best; those that need a correction come before all others."""

_TO_LOOK_AT: Final = PAGE_ORDER[: PAGE_ORDER.index(Verdict.ATTESTED)]
"""The verdicts that a reader is sent to: all that are worse than a person's word."""

_MOST_IN_A_LIST: Final = 8
"""The items that a list shows at once; the others are folded away below them."""


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


@attrs.frozen(kw_only=True)
class _Contents:
    """What every part of a page is written from.

    rows: the rows in the order of the page; their position is their id. by_address: the positions of the rows of each
    fact. places: the id of the first mark of each row in a text, by the position of the row. without_evidence: the
    addresses of the facts that need evidence and have none.
    """

    examination: Examination
    file: str
    rows: tuple[EvidenceRow, ...]
    wording: FactWording
    by_address: Mapping[str, Sequence[int]]
    places: Mapping[int, str]
    without_evidence: frozenset[str]


def evidence_page(examination: Examination, file: str) -> str:
    """Returns the page of one record: who, when and where, then open questions, the facts by verdict, and the texts.

    Everything that comes from the record or a source is escaped, and invisible characters are written as escapes.
    """
    rows = tuple(sorted(evidence_rows(examination), key=lambda row: PAGE_ORDER.index(row.verdict)))
    by_address: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        by_address.setdefault(row.judgement.address, []).append(index)
    places: dict[int, str] = {}
    texts = "".join(_texts(examination, rows, places))
    contents = _Contents(
        examination=examination,
        file=file,
        rows=rows,
        wording=FactWording(examination),
        by_address=by_address,
        places=places,
        without_evidence=frozenset(facts_without_evidence(examination)),
    )
    style, script = _resource("evidence_page.css") + _bar_widths(rows), _resource("evidence_page.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>Evidence: {_text(examination.visit.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{_head(contents)}<main>{_to_look_at(contents)}"
        f'<div class="sides">{_facts(contents)}{texts}</div></main>\n<script>{script}</script>\n</body>\n</html>\n'
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


def _classes(verdict: Verdict) -> str:
    """The classes of a verdict: its own, and one that colours every verdict that the style does not name."""
    return f"{verdict} {'stands' if verdict.is_acceptable else 'to-correct'}"


def _sign(verdict: Verdict) -> str:
    return _SIGNS.get(verdict, _OTHER_SIGN)


def _badge(verdict: Verdict) -> str:
    """A verdict with its sign, as a word that stands out. The sign is an ornament: the word says the same."""
    word = verdict.replace("-", " ")
    return f'<span class="verdict {_classes(verdict)}"><span aria-hidden="true">{_sign(verdict)}</span> {word}</span>'


def _counts(rows: tuple[EvidenceRow, ...]) -> Iterator[tuple[Verdict, int]]:
    """How many rows have each verdict, in the order of the page; verdicts without rows are omitted."""
    numbers = Counter(row.verdict for row in rows)
    return ((verdict, numbers[verdict]) for verdict in PAGE_ORDER if numbers[verdict])


def _bar_widths(rows: tuple[EvidenceRow, ...]) -> str:
    """The rules that make each piece of the bar as wide as its count; the policy forbids styles of single elements."""
    return "".join(f".bar .{verdict} {{ flex-grow: {number}; }}\n" for verdict, number in _counts(rows))


def _head(contents: _Contents) -> str:
    visit = contents.examination.visit
    topics = itertools.groupby(headlines(visit), key=lambda line: line.topic)
    answers = "".join(
        f"<dt>{topic}</dt><dd>{_list([_headline(line, contents) for line in lines])}</dd>" for topic, lines in topics
    )
    return (
        f'<a class="skip" href="#facts">To the facts</a><header><p class="kicker">Evidence of a visit</p>'
        f'<h1>{_text(visit.title)}</h1>\n<dl class="answers">{answers}</dl>\n<p class="record">Record '
        f"<code>{_text(visit.id)}</code>, revision {visit.revision} of {visit.revised:%Y-%m-%d %H:%M} UTC, from "
        f"<code>{_with_breaks(contents.file)}</code>.</p>{_verdicts(contents)}</header>\n"
    )


def _headline(line: Headline, contents: _Contents) -> str:
    """One answer with the worst verdict on the facts that it consists of, and with those that nothing supports."""
    if not line.addresses:
        return f"<bdi>{_text(line.text)}</bdi>"
    detail = f' <span class="detail"><bdi>{_text(line.detail)}</bdi></span>' if line.detail else ""
    rows = [index for address in line.addresses for index in contents.by_address.get(address, ())]
    bare = [contents.wording.of(address).label for address in line.addresses if address in contents.without_evidence]
    marks = []
    if rows:
        # Rows are in order of their verdicts.
        worst, verdict = min(rows), contents.rows[min(rows)].verdict
        same = [index for index in rows if contents.rows[index].verdict is verdict]
        labels = (contents.wording.of(contents.rows[index].judgement.address).label for index in same)
        some = f" <small>({', '.join(dict.fromkeys(labels))})</small>" if len(same) < len(rows) else ""
        marks.append(f'<a class="why" href="#row-{worst}">{_badge(verdict)}{some}</a>')
    if bare or not rows:
        of_what = f" for: {', '.join(bare)}" if rows else ""
        marks.append(f"<small>no evidence{of_what}</small>")
    return f'<span class="answer"><bdi>{_text(line.text)}</bdi></span>{detail} {" ".join(marks)}'


def _verdicts(contents: _Contents) -> str:
    """How many rows have each verdict: as a bar for the eye, and as a list with links to the groups."""
    counts = list(_counts(contents.rows))
    bar = "".join(f'<span class="{_classes(verdict)}">{_sign(verdict)} {number:,}</span>' for verdict, number in counts)
    items = "".join(
        f'<li><a href="#verdict-{verdict}">{_badge(verdict)}</a> <strong>{number:,}</strong> '
        f'<small>{_MEANINGS.get(verdict, "")}</small> <label hidden><input type="checkbox" checked '
        f'data-verdict="{verdict}"> show</label></li>'
        for verdict, number in counts
    )
    facts = count_noun(len(contents.examination.facts), "fact")
    judged = count_noun(len(contents.rows), "comparison")
    return (
        f'<section class="verdicts" aria-labelledby="verdicts"><h2 id="verdicts">Verdicts</h2>'
        f"<p>{facts}, and {judged} of a fact with words that are cited for it.</p>"
        + (f'<div class="bar" aria-hidden="true">{bar}</div><ul class="legend">{items}</ul>' if counts else "")
        + "</section>"
    )


def _list(items: list[str]) -> str:
    """A list of which a reader sees the first items; the others are one click away."""
    shown, folded = items[:_MOST_IN_A_LIST], items[_MOST_IN_A_LIST:]
    more = f"<details><summary>{len(folded):,} more</summary><ul>{_items(folded)}</ul></details>" if folded else ""
    return f"<ul>{_items(shown)}</ul>{more}"


def _items(items: Iterable[str]) -> str:
    return "".join(f"<li>{item}</li>" for item in items)


def _to_look_at(contents: _Contents) -> str:
    """The section of what a reader should look at: verdicts to correct, uncited words, then weak foundations."""
    examination, rows = contents.examination, contents.rows
    issues = (*examination.uncited_figures, *examination.uncited_names)
    items = [
        *(
            f'<a href="#verdict-{verdict}">{count_noun(number, "fact")} {verdict.replace("-", " ")}</a>: '
            f"{_MEANINGS.get(verdict, 'needs a correction')}"
            for verdict, number in _counts(rows)
            if verdict in _TO_LOOK_AT
        ),
        *(f"Not cited: {_text(issue.sentence)}" for issue in issues),
        *(
            f"Without evidence: {_text(contents.wording.of(address).name)} <code>{_with_breaks(address)}</code>"
            for address in facts_without_evidence(examination)
        ),
    ]
    problems = _list(items) if items else "<p>Nothing: every figure is cited, and every fact is acceptable.</p>"
    unnamed = [_link(index, contents) for index, row in enumerate(rows) if row.on_unnamed_sources]
    evidence = examination.visit.evidence
    dissenting = [
        f"{_link(index, contents)} says instead: {_text(says)}"
        for index, row in enumerate(rows)
        if (says := evidence[row.judgement.row].says) is not None
    ]
    inferred = [_link(index, contents) for index, row in enumerate(rows) if row.judgement.leans_on_inference]
    return (
        f'<section class="open" aria-labelledby="open"><h2 id="open">To look at</h2>{problems}'
        + _folded("A source says otherwise", dissenting)
        + _folded("According to unnamed sources", unnamed)
        + _folded("Depending on a person's inference", inferred)
        + "</section>\n"
    )


def _folded(title: str, items: list[str]) -> str:
    if not items:
        return ""
    return f'<details class="folded"><summary>{title}: {len(items):,}</summary><ul>{_items(items)}</ul></details>'


def _link(index: int, contents: _Contents) -> str:
    row = contents.rows[index]
    fact = contents.wording.of(row.judgement.address)
    return f'<a href="#row-{index}">{_text(fact.name)}</a>: <bdi>{_text(fact.value)}</bdi> {_badge(row.verdict)}'


def _texts(examination: Examination, rows: tuple[EvidenceRow, ...], places: dict[int, str]) -> Iterator[str]:
    """Yields the available texts with their marks, and enters the first mark of each row into `places`."""
    yield '<section class="texts" aria-labelledby="texts"><h2 id="texts">The words</h2>\n'
    if not examination.texts:
        yield "<p>No text of a source is available: give one with <code>--source ID=FILE</code>.</p>"
    for name in examination.texts:
        source = next(source for source in examination.visit.sources if source.id == name)
        heading = source.publisher or source.title or name
        yield f'<h3>{_text(heading)} <small><code>{_text(name)}</code></small></h3>\n<div class="text" dir="auto">'
        yield from _marked(examination, rows, name, places)
        yield "</div>\n"
    yield "</section>\n"


def _marked(
    examination: Examination, rows: tuple[EvidenceRow, ...], name: str, places: dict[int, str]
) -> Iterator[str]:
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
    for section in examination.ignored_sections:
        if section.text == name:
            start, end = text.raw_span(section.span)
            marks.append(Mark(start=start, end=end, label="ignored"))
    for mention in examination.uncited_mentions.get(name, ()):
        start, end = text.raw_span(TextSpan(mention.start, mention.end))
        marks.append(Mark(start=start, end=end, label="uncited"))
    for piece in split_at_marks(len(text.raw), marks):
        content = _paragraphs(text.raw[piece.start : piece.end])
        yield _piece(content, piece.labels, rows, places)


def _piece(content: str, over: tuple[str, ...], rows: tuple[EvidenceRow, ...], places: dict[int, str]) -> str:
    if not over:
        return content
    if "uncited" in over:
        return f'<mark class="uncited" title="no evidence cites this">{content}<sup>not cited</sup></mark>'
    cited = [label for label in over if label != "ignored"]
    if not cited:
        return f'<mark class="ignored" title="left out on purpose">{content}</mark>'
    indexes = [int(label.removeprefix("row-")) for label in cited]
    # Rows are in order of their verdicts: the worst where one is to be corrected, or else the best.
    worst, best = rows[min(indexes)].verdict, rows[max(indexes)].verdict
    shown = best if worst.is_acceptable else worst
    new = [index for index in indexes if index not in places]
    place = f' id="words-{new[0]}"' if new else ""
    places.update((index, f"words-{new[0]}") for index in new)
    title = _text("; ".join(f"{rows[index].judgement.address}: {rows[index].verdict}" for index in indexes[:8]))
    return (
        f'<a class="cited {_classes(shown)}"{place} href="#{cited[0]}" '
        f'data-rows="{" ".join(cited)}" title="{title}">{content}<sup aria-hidden="true">{_sign(shown)}</sup></a>'
    )


def _paragraphs(raw: str) -> str:
    return "<br>".join(_text(line) for line in raw.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _facts(contents: _Contents) -> str:
    groups = itertools.groupby(enumerate(contents.rows), key=lambda item: item[1].verdict)
    tables = "".join(_group(verdict, [_row(*item, contents) for item in items]) for verdict, items in groups)
    return (
        '<section class="facts" aria-labelledby="facts"><h2 id="facts" tabindex="-1">The facts</h2>\n'
        f'<p class="keys"><small>Keys: <kbd>j</kbd> and <kbd>k</kbd> go from fact to fact, <kbd>Enter</kbd> to its '
        f"words and back.</small></p>{tables or '<p>The record has no evidence.</p>'}</section>\n"
    )


def _group(verdict: Verdict, rows: list[str]) -> str:
    """The table of the facts with one verdict. The roles keep it a table where a phone shows its rows as blocks."""
    meaning = f" <small>{_MEANINGS[verdict]}</small>" if verdict in _MEANINGS else ""
    heads = "".join(
        f'<th scope="col" role="columnheader">{head}</th>'
        for head in ("Fact", "Value", "Verdict and reason", "Words and source")
    )
    return (
        f'<section class="group" data-verdict="{verdict}" aria-labelledby="verdict-{verdict}">'
        f'<h3 id="verdict-{verdict}" tabindex="-1">{_badge(verdict)} {len(rows):,}{meaning}</h3>\n'
        f'<table role="table" aria-labelledby="verdict-{verdict}"><colgroup><col class="f"><col class="v"><col '
        f'class="j"><col class="w"></colgroup><thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(rows)}</tbody></table></section>\n'
    )


def _with_breaks(address: str) -> str:
    """An address that a narrow column can break after a slash."""
    return _text(address).replace("/", "/<wbr>")


def _row(index: int, row: EvidenceRow, contents: _Contents) -> str:
    fact = contents.wording.of(row.judgement.address)
    owner = f'<span class="owner"><bdi>{_text(fact.owner)}</bdi></span> ' if fact.owner is not None else ""
    exact = f'<bdi class="exact">{_text(row.judgement.value)}</bdi>'
    reason = _text(row.judgement.opinion.clause)
    # Line breaks stand where the next text is ours: a line that begins with data might be an order to a log.
    return (
        f'<tr id="row-{index}" role="row" tabindex="-1" data-verdict="{row.verdict}"><th scope="row" role="rowheader">'
        f'{owner}<span class="label">{fact.label}</span> <code class="address">{_with_breaks(row.judgement.address)}'
        f'</code></th><td class="value" role="cell">'
        + (exact if fact.value == row.judgement.value else f"<bdi>{_text(fact.value)}</bdi> <code>{exact}</code>")
        + f'</td><td role="cell">\n{_badge(row.verdict)} <span class="reason">{reason}</span></td>'
        f'<td role="cell">{_words(index, row, contents)}</td></tr>'
    )


def _words(index: int, row: EvidenceRow, contents: _Contents) -> str:
    """The quote of a row with its source, and all else that a reader must know to weigh it."""
    evidence = contents.examination.visit.evidence[row.judgement.row]
    if row.words is not None:
        words = f"<q><bdi>{_text(row.words)}</bdi></q>"
    elif evidence.locator is not None:
        words = f"<code>{_with_breaks(evidence.locator)}</code>"
    else:
        words = f"<em>{'words that are not shown' if evidence.fragment is not None else 'no words'}</em>"
    if (place := contents.places.get(index)) is not None:
        words = f'<a class="to-words" href="#{place}">{words}</a>'
    by = f" by {_text(row.by)}" if row.by else ""
    source = f"{_whose(row, contents)}{row.basis}{by}"
    weak = [
        *(() if evidence.says is None else (f"says instead: {_text(evidence.says)}",)),
        *(("depends on an inference",) if row.judgement.leans_on_inference else ()),
        *(("unnamed sources",) if row.on_unnamed_sources else ()),
    ]
    marks = "".join(f' <span class="weak">{note}</span>' for note in weak)
    note = f"<details><summary>Note</summary><p>{_text(evidence.note)}</p></details>" if evidence.note else ""
    return f'{words} <span class="source">{source}</span>{marks}{note}'


def _whose(row: EvidenceRow, contents: _Contents) -> str:
    """The sources of a row; none for our own choice and for reasoning, unless the row names a source."""
    evidence = contents.examination.visit.evidence[row.judgement.row]
    if not (evidence.sources or evidence.quote or evidence.fragment or evidence.locator):
        return ""
    names = map(contents.wording.names.source, row.whose)
    return f"{_text(', '.join((*names, *(() if row.part is None else (row.part,)))))}; "
