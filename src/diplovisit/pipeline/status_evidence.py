"""The evidence of a changed record: rows that follow their facts, and new rows for what changed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from diplovisit.converters import unstructure
from diplovisit.editing import append_item, insert_item, remove_field, remove_item, set_value
from diplovisit.evidence import Examination, Verdict
from diplovisit.evidence.proving_words import FactByWords, QuotePlace, facts_by_words, find_quote, merged_rows
from diplovisit.evidence.texts import normalise, text_digest
from diplovisit.evidence.texts.source_text import TooMuchToSearch
from diplovisit.findings.phrases import quoted
from diplovisit.pipeline.status_request import StatusRefused, StatusRequest
from diplovisit.readers.documents import Document, JsonValue
from diplovisit.record import Basis, Edtf, Evidence, Visit

_MUST_BE_PROVEN: Final = ("status", "when")
"""The last parts of addresses that words must state. A reason and an ending are told in the record's own words."""


def rows_in(document: Document) -> list[dict[str, JsonValue]]:
    """Returns the rows of evidence of a document."""
    return _nodes(document, "evidence")


def _nodes(document: Document, name: str) -> list[dict[str, JsonValue]]:
    nodes = document.data.get(name, []) if isinstance(document.data, dict) else []
    return [node for node in nodes if isinstance(node, dict)] if isinstance(nodes, list) else []


def readdress(document: Document, old: str, new: str | None) -> Document:
    """Lets rows cite a fact under its new address; None takes the address out, and a row that has no other.

    Inputs of derived rows follow to the new address, too. A value that was recorded as absent is absent no longer.
    """
    for index in reversed(range(len(rows_in(document)))):
        row = rows_in(document)[index]
        about, inputs = row.get("about"), row.get("inputs")
        if isinstance(inputs, list) and old in inputs and new is not None:
            document = set_value(document, ("evidence", index, "inputs", inputs.index(old)), new)
        if not isinstance(about, list) or old not in about:
            continue
        if new is not None:
            document = set_value(document, ("evidence", index, "about", about.index(old)), new)
        elif len(about) > 1:
            document = remove_item(document, ("evidence", index, "about", about.index(old)))
        else:
            document = remove_item(document, ("evidence", index))
    return document


def leave_out(document: Document, address: str, reason: str) -> Document:
    """Takes a fact out of the evidence. Words that no other row cites are left out of the record with a reason."""
    rows = [row for row in rows_in(document) if row.get("about") == [address]]
    document = readdress(document, address, None)
    for row in rows:
        words: dict[str, JsonValue] = {name: row[name] for name in _OF_WORDS if name in row}
        if "quote" in row or "fragment" in row:
            document = append_item(document, ("ignore",), {**words, "reason": reason})
    return document


_OF_WORDS: Final = ("quote", "fragment", "sources", "part", "nth")


def drop_absence(document: Document, address: str) -> Document:
    """Takes out the rows that say that a value is absent."""
    for index in reversed(range(len(_nodes(document, "absent")))):
        if _nodes(document, "absent")[index].get("about") == address:
            document = remove_item(document, ("absent", index))
    return document


def keep_by_digest(document: Document, quote: str, source: str) -> Document:
    """Keeps the words of every row with a quote of a source by their length and digest alone."""
    words = normalise(quote).text
    first = [node.get("id") for node in _nodes(document, "sources")[:1]]
    fragment: JsonValue = {"length": len(words), "sha256": text_digest(words)}
    for index, row in enumerate(rows_in(document)):
        if row.get("quote") == quote and row.get("sources", first) == [source]:
            document = remove_field(document, ("evidence", index, "quote"))
            document = set_value(document, ("evidence", index, "fragment"), fragment)
    return document


def add_row(document: Document, visit: Visit, row: Evidence) -> Document:
    """Adds a row after the last one about the same fact or the same node, or else at the end.

    The rows of a record are often in groups, each with a comment.
    """
    return add_row_data(document, row.about[0], row_data(visit, row))


def add_row_data(document: Document, wanted: str, data: JsonValue) -> Document:
    """Adds the plain data of a row, whose first address is the wanted one, as `add_row` does."""
    node = wanted.partition("/")[0]
    rows = rows_in(document)
    exact = [index for index, each in enumerate(rows) if _is_about(each, wanted)]
    near = [index for index, each in enumerate(rows) if "/" in wanted and _is_about(each, node)]
    if exact or near:
        return insert_item(document, ("evidence", (exact or near)[-1] + 1), data)
    return append_item(document, ("evidence",), data)


def _is_about(row: Mapping[str, JsonValue], address: str) -> bool:
    about = row.get("about")
    return isinstance(about, list) and any(
        isinstance(each, str) and (each == address or each.startswith(f"{address}/")) for each in about
    )


def row_data(visit: Visit, row: Evidence) -> JsonValue:
    """Returns a row of evidence for a record as plain data, without what is left out."""
    data: JsonValue = unstructure(attrs.evolve(visit, evidence=(row,)))["evidence"][0]
    return data


def rows_for_change(
    examination: Examination, request: StatusRequest, addresses: Sequence[str], source: str
) -> tuple[tuple[Evidence, ...], tuple[FactByWords, ...]]:
    """Returns the rows for facts that changed, and what the words say of each. Raises StatusRefused.

    Each fact is cited from the first quote that says it. With a text, the words must state the status and the days.
    """
    found = [each for quote in request.quotes for each in _of_quote(examination, request, quote, addresses, source)]
    chosen: list[FactByWords] = []
    lacking = []
    for address in addresses:
        of_fact = [each for each in found if each.fact.address == address]
        best = min(of_fact, key=_suitability, default=None)
        if best is not None and _is_enough(best, request):
            chosen.append(best)
        else:
            lacking.append((address, best))
    unproven = {address for address, _ in lacking}
    judged = tuple(each for each in found if each.fact.address in unproven)
    _require_enough(examination, request, lacking, judged)
    for quote in request.quotes:
        if all(each.row.quote != quote for each in chosen):
            judged = tuple(each for each in found if each.row.quote == quote)
            raise StatusRefused(f"the words {quoted(quote)} do not state what changes", judged)
    rows = list(merged_rows(chosen))
    if lacking and request.by is not None:
        rows.append(_inferred(request, [address for address, _ in lacking]))
    return tuple(rows), tuple(chosen)


def _of_quote(
    examination: Examination, request: StatusRequest, quote: str, addresses: Sequence[str], source: str
) -> tuple[FactByWords, ...]:
    places = _places(examination, request, quote, source)
    if not places:
        return facts_by_words(examination, quote, None, source=source, addresses=addresses, by=request.by)
    trials = [
        facts_by_words(examination, quote, place, source=source, addresses=addresses, by=request.by) for place in places
    ]
    # The same words may stand in a headline and in a denial: the place that says most is cited.
    return min(trials, key=lambda trial: sorted(each.rank for each in trial))


def _places(examination: Examination, request: StatusRequest, quote: str, source: str) -> tuple[QuotePlace, ...]:
    """Returns the places of a quote, none without a text. Raises StatusRefused if the text lacks it."""
    if source not in examination.texts:
        return ()
    try:
        places = find_quote(examination.visit, examination.texts, source, quote)
    except TooMuchToSearch:
        raise StatusRefused(f"{quoted(quote)} occurs too often in {source}; quote more words") from None
    if not places:
        raise StatusRefused(f"{quoted(quote)} is not in the text of {source}; quote the words exactly")
    if request.nth is None:
        return places
    if request.nth > len(places):
        raise StatusRefused(f"--nth {request.nth}: {quoted(quote)} occurs only {len(places)} times in {source}")
    return (places[request.nth - 1],)


def _is_enough(found: FactByWords, request: StatusRequest) -> bool:
    """Whether words say a fact. Without a text they must say it by themselves, and are then not checked."""
    if not found.opinion.verdict.is_acceptable or not found.reading.verdict.is_acceptable:
        return False
    is_weak = found.reading.verdict is Verdict.ATTESTED and found.fact.address.rpartition("/")[2] in _MUST_BE_PROVEN
    return not is_weak or request.by is not None


def _suitability(found: FactByWords) -> tuple[tuple[int, int], bool]:
    """Returns how well words suit a fact. Of words that do not say a day, those with a figure are told."""
    has_figure = any(character.isdigit() for character in found.row.quote or "")
    return found.rank, isinstance(found.fact.value, Edtf) and not has_figure


def _require_enough(
    examination: Examination,
    request: StatusRequest,
    lacking: Iterable[tuple[str, FactByWords | None]],
    found: tuple[FactByWords, ...],
) -> None:
    judged = tuple(lacking)
    refuted = [each for _, each in judged if each is not None and each.opinion.takes_back]
    if refuted:
        raise StatusRefused(f"the words do not say {_described(refuted[0])}", found)
    if not judged or request.by is not None:
        return
    address, best = judged[0]
    if best is not None:
        remedy = "quote the right words with another --quote, or vouch for it with --by NAME and --note"
        raise StatusRefused(f"the words do not say {_described(best)}; {remedy}", found)
    if request.quotes or examination.has_evidence:
        remedy = "give the words with --quote, or vouch for it with --by NAME and --note"
        raise StatusRefused(f"the record has evidence, but none for {address}; {remedy}")


def _described(found: FactByWords) -> str:
    return f"{found.fact.address} {found.fact.value}: they {found.reading.reason}"


def _inferred(request: StatusRequest, addresses: Sequence[str]) -> Evidence:
    if request.note is None:
        raise StatusRefused("--by vouches for a value without words; explain with --note what it was inferred from")
    return Evidence(about=tuple(addresses), basis=Basis.INFERRED, by=request.by, note=request.note)
