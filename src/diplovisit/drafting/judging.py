"""Judges a composed proposal: what the words prove stays, and all else is taken out and listed with its verdict.

The verdicts are those of `evidence/`, the same as of a check. A fact stays if some of its words prove it, or give it by
a named rule. Our own rules may also infer a fact with a note; it is marked as inferred.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

import attrs

from diplovisit.converters import structure
from diplovisit.drafting.article import Article
from diplovisit.drafting.classifications import judge_classification
from diplovisit.drafting.compose import Composition, Node, Slot
from diplovisit.drafting.derivations import Derivation, find_derivation
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.proposal import Citation, RefusedFact
from diplovisit.drafting.titles import record_id_of, title_of
from diplovisit.english.values import join_words
from diplovisit.evidence.examination import Examination
from diplovisit.evidence.facts import Fact
from diplovisit.evidence.lexicon.sides import BOTH_SIDES
from diplovisit.evidence.texts import SourceText, normalise, occurrences, text_digest
from diplovisit.evidence.texts.source_text import TooMuchToSearch
from diplovisit.evidence.verdicts import countries, names, statements
from diplovisit.evidence.verdicts.judge import judge
from diplovisit.evidence.verdicts.verdict import CitedText, Opinion, Verdict, attested, unreadable
from diplovisit.record import Basis, Evidence, FieldPath, InvalidRecord, Visit
from diplovisit.record.polities import polity

MOST_PLACES_TRIED: Final = 20
"""The places of a quote without an offset that are tried."""
_MOST_PASSES: Final = 200
_HIDDEN_AT_ONCE: Final = 2
_NEEDED: Final = {
    "travellers": "who travels",
    "stops": "where the visit goes",
    "people": "who is named",
    "status": "how far the visit has come",
}
_OPTIONS: Final = {"travellers": "--traveller NAME", "stops": "--to COUNTRY"}
"""The options with which a person says what is needed."""


class DraftImpossible(ValueError):
    """Raised where the words prove too little for a record: nobody who travels, or no stop.

    missing: what is missing, in words. refused: what was proposed and is not proven. remedy: what a person can do.

    >>> from diplovisit import DraftImpossible, draft
    >>> try:
    ...     draft("OSLO, 3 September 2026 (Example Press) - The weather was fine.")
    ... except DraftImpossible as error:
    ...     print(error)
    the words do not say who travels or where the visit goes
    """

    def __init__(
        self, missing: Sequence[str], refused: Sequence[RefusedFact], *, reason: str | None = None, remedy: str = ""
    ) -> None:
        super().__init__(reason or f"the words do not say {join_words(missing, 'or')}")
        self.missing, self.refused = tuple(missing), tuple(refused)
        self.remedy = remedy or _remedy_of(self.missing)


def _remedy_of(missing: Sequence[str]) -> str:
    """The options that say what the words do not."""
    options = [option for field, option in _OPTIONS.items() if _NEEDED[field] in missing]
    said = f"say it with {' and '.join(options or _OPTIONS.values())}"
    return f"{said}, or begin with `diplovisit new`"


@attrs.frozen(kw_only=True)
class JudgedDraft:
    """What is left of a proposal: the record, and what was refused."""

    visit: Visit
    refused: tuple[RefusedFact, ...]


@attrs.define(kw_only=True)
class _Row:
    """A row of evidence that was not judged yet, for one slot. says: the value of a dissent.

    rule, inputs: how a rule derives the value from these words; None and empty where the fact says it, or none does.
    """

    slot: Slot
    citation: Citation | None
    nth: int | None = None
    says: str | None = None
    rule: str | None = None
    inputs: tuple[str, ...] = ()
    is_hidden: bool = False

    @property
    def prose(self) -> int:
        """The number of words in lower case that the record shows: expression, and no names or figures."""
        if self.is_hidden or self.citation is None:
            return 0
        return sum(word[:1].islower() for word in self.citation.quote.split())

    def evidence(self, options: DraftOptions, first_source: str) -> Node:
        fact = self.slot.fact
        row: Node = {"about": [self.slot.about]}
        rule = self.rule if self.says is not None or self.rule is not None else fact.rule
        is_inferred = fact.note is not None and rule is None and self.says is None
        row["basis"] = (Basis.DERIVED if rule else Basis.INFERRED if is_inferred else Basis.STATED).value
        if self.citation is not None:
            if self.citation.source != first_source:
                row["sources"] = [self.citation.source]
            if self.nth is not None:
                row["nth"] = self.nth
            if self.is_hidden:
                words = normalise(self.citation.quote).text
                row["fragment"] = {"length": len(words), "sha256": text_digest(words)}
            else:
                row["quote"] = self.citation.quote
        if self.says is not None:
            row["says"] = self.says
        if _is_negative(self.slot):
            row["polarity"] = "denied"
        if is_inferred:
            row["by"] = options.by
        if rule:
            row["rule"] = rule
            row["inputs"] = list(self.inputs or fact.inputs)
        if fact.note is not None:
            row["note"] = fact.note
        return row


ErrorFinder: TypeAlias = Callable[[Examination], Iterable[tuple[str, str]]]
"""Yields the address and the sentence of each error that a check would find."""


def judge_composition(
    composition: Composition,
    articles: Sequence[Article],
    options: DraftOptions,
    find_errors: ErrorFinder = lambda _examination: (),
) -> JudgedDraft:
    """Takes out of a composed proposal what its words do not prove. Raises DraftImpossible where no record is left."""
    return _Judging(composition, articles, options, find_errors).run()


class _Judging:
    def __init__(
        self,
        composition: Composition,
        articles: Sequence[Article],
        options: DraftOptions,
        find_errors: ErrorFinder,
    ) -> None:
        self._composition, self._options, self._find_errors = composition, options, find_errors
        self._texts: Mapping[str, SourceText] = {article.id: article.text for article in articles}
        self._first_source = articles[0].id
        self._refused: list[RefusedFact] = []
        self._rows: dict[int, list[_Row]] = {
            number: list(self._rows_of(slot)) for number, slot in enumerate(composition.slots)
        }

    def run(self) -> JudgedDraft:
        for number, slot in enumerate(self._composition.slots):
            if not self._rows[number] and slot.is_filled:
                self._refuse(slot, "not-in-text", "are not in the text" if slot.fact.citations else "are not given")
        for _ in range(_MOST_PASSES):
            rows = self._filled_rows()
            visit = self._structure(rows)
            if visit is not None and not self._judge(visit, rows):
                return JudgedDraft(visit=visit, refused=tuple(self._refused))
        raise DraftImpossible(["anything that can be checked"], self._refused)

    def _rows_of(self, slot: Slot) -> Iterator[_Row]:
        fact = slot.fact
        if not fact.citations and fact.note is not None:
            yield _Row(slot=slot, citation=None)
        for citation in fact.citations:
            for nth in self._places(citation):
                yield _Row(slot=slot, citation=citation, nth=nth)
        for dissent in fact.dissents:
            for nth in self._places(dissent.citation):
                yield _Row(slot=slot, citation=dissent.citation, nth=nth, says=dissent.says, rule=dissent.rule)

    def _places(self, citation: Citation) -> Iterator[int | None]:
        """Yields which occurrence of its words a citation may mean; None where they occur once."""
        text = self._texts.get(citation.source)
        if text is None:
            return
        try:
            spans = occurrences(text, citation.quote)
        except TooMuchToSearch:
            return
        for number, span in enumerate(spans[:MOST_PLACES_TRIED] if citation.start is None else spans, 1):
            if citation.start is None or citation.start == span.start:
                yield number if len(spans) > 1 else None

    def _filled_rows(self) -> list[_Row]:
        return [row for number, _ in self._composition.filled_slots() for row in self._rows[number]]

    def _refuse(self, slot: Slot, verdict: str, reason: str) -> None:
        quote = slot.fact.citations[0] if slot.fact.citations else None
        self._refused.append(
            RefusedFact(
                address=slot.key,
                value=slot.fact.value,
                quote=quote.quote if quote is not None else None,
                source=quote.source if quote is not None else None,
                verdict=verdict,
                reason=reason,
            )
        )
        slot.remove()

    def _structure(self, rows: Sequence[_Row]) -> Visit | None:
        """Makes the record; None if faulty values had to be taken out first."""
        document = self._composition.document
        _drop_empty(document)
        lacking = [field for field in _NEEDED if not document.get(field)]
        # Who travels is named, so the first of the two says both.
        missing = [_NEEDED[field] for field in lacking if field != "people" or "travellers" not in lacking]
        if missing:
            raise DraftImpossible(missing, self._refused)
        document["title"] = title_of(document)
        document["id"] = self._options.id or record_id_of(document)
        document["evidence"] = [row.evidence(self._options, self._first_source) for row in rows]
        try:
            return structure(document)
        except InvalidRecord as error:
            # Each fault has a path in the document as it was, so that all are located before anything is taken out.
            located = [(self._slot_at(fault.path, rows), fault) for fault in error.faults]
            removed = False
            for slot, fault in located:
                if slot is not None and slot.is_filled:
                    self._refuse(slot, "invalid", fault.sentence)
                    removed = True
            if not removed:
                raise
            return None

    def _slot_at(self, path: FieldPath, rows: Sequence[_Row]) -> Slot | None:
        """The slot of the value at a path of the document, or of the nearest node around it that a slot may remove."""
        if path[:1] == ("evidence",) and len(path) > 1 and isinstance(path[1], int):
            return rows[path[1]].slot
        nodes: list[tuple[Any, Any]] = []
        value: Any = self._composition.document
        for step in path:
            nodes.append((value, step))
            value = value[step] if isinstance(value, list) and isinstance(step, int) else _get(value, step)
        for node, step in reversed(nodes):
            inside = [slot for slot in self._composition.slots if slot.is_filled and _has(slot, node, step)]
            if inside:
                return inside[0]
        return None

    def _judge(self, visit: Visit, rows: Sequence[_Row]) -> bool:
        """Judges every slot and takes out what is not proven. Returns whether anything was."""
        examination = Examination(visit=visit, texts=self._texts)
        opinions = _Opinions(examination)
        by_slot: dict[int, list[tuple[int, _Row]]] = {}
        for index, row in enumerate(rows):
            by_slot.setdefault(id(row.slot), []).append((index, row))
        removed = False
        for number, slot in enumerate(self._composition.slots):
            if id(slot) not in by_slot or not slot.is_filled:
                continue
            judged = []
            for index, row in by_slot[id(slot)]:
                opinion = opinions.of(row, index)
                if not _is_accepted(row, opinion) and (found := opinions.derivation_of(row, index)) is not None:
                    row.rule, row.inputs, opinion = found.rule, found.inputs, found.opinion
                    removed = True  # the rows are to be judged again, as they now are
                judged.append((row, opinion))
            kept = _first_of_each_source([row for row, opinion in judged if _is_accepted(row, opinion)])
            if not any(row.says is None for row in kept):
                worst = next((opinion for row, opinion in judged if row.says is None), unreadable("are not given"))
                self._refuse(slot, worst.verdict.value, worst.reason)
                removed = True
            elif len(kept) < len(judged):
                self._rows[number] = kept
                removed = True
        return removed or self._remove_errors(examination)

    def _remove_errors(self, examination: Examination) -> bool:
        """Takes out the values in which a check would find an error. Returns whether anything was taken out.

        An error of a source itself is that its words are quoted at too great a length; some are then hidden.
        """
        removed = False
        for address, sentence in self._find_errors(examination):
            if address in self._texts:
                removed |= self._hide_words(address)
                continue
            for slot in self._composition.slots:
                if slot.is_filled and slot.about == address:
                    self._refuse(slot, "error", sentence)
                    removed = True
        return removed

    def _hide_words(self, source: str) -> bool:
        """Keeps the wordiest quotes of a source by their digests. Returns whether there were any.

        Expression goes first; names and figures go where no expression is left.
        """
        rows = [row for row in self._filled_rows() if row.citation is not None and row.citation.source == source]
        shown = {(row.prose, row.citation.quote) for row in rows if row.citation is not None and not row.is_hidden}
        wordiest = sorted(shown, key=lambda each: (-each[0], -len(each[1].split()), each[1]))
        hidden = {quote for _, quote in wordiest[:_HIDDEN_AT_ONCE]}
        for row in rows:
            if row.citation is not None and row.citation.quote in hidden:
                row.is_hidden = True
        return bool(hidden)


class _Opinions:
    """The opinions on the values of slots, by their rows."""

    def __init__(self, examination: Examination) -> None:
        self._examination = examination
        self._visit = examination.visit
        self._people = {person.id: person for person in self._visit.people}
        self._facts = {fact.address: fact for fact in examination.facts}
        self._by_row: dict[tuple[int, str], Opinion] = {
            (judgement.row, judgement.address): judgement.opinion for judgement in examination.judgements
        }

    def of(self, row: _Row, index: int) -> Opinion:
        """Returns the opinion on the value of a slot by one row."""
        slot, evidence = row.slot, self._visit.evidence[index]
        words = self._examination.words_of(index)
        is_inferred = evidence.basis is Basis.INFERRED
        if (opinion := judge_classification(slot.field, slot.node, words, is_inferred=is_inferred)) is not None:
            return opinion
        if slot.field == "participants":
            position = slot.node["participants"].index(slot.item)
            return self._by_row.get((index, f"{slot.about}/{position}/person"), unreadable("name nobody"))
        if slot.item is not None:
            return self._of_item(slot, evidence, words)
        if (opinion := self._by_row.get((index, slot.about))) is not None:
            return opinion
        return statements.judge_text(words, slot.fact.value) if words is not None else unreadable("are not given")

    def derivation_of(self, row: _Row, index: int) -> Derivation | None:
        """Returns the rule that derives a date from the words of a row that do not state it; None where none does."""
        fact = self._facts.get(row.slot.about)
        if fact is None or row.slot.fact.rule is not None or row.rule is not None or row.says is not None:
            return None
        return find_derivation(self._examination, fact, index)

    def _of_item(self, slot: Slot, evidence: Evidence, words: CitedText | None) -> Opinion:
        if words is None:
            return self._by_row.get((self._visit.evidence.index(evidence), slot.about), unreadable("are not given"))
        fact: Fact | None = self._facts.get(slot.about)
        match slot.field:
            case "subjects" if slot.fact.note is not None and self._is_of_both_sides(words, slot.item):
                return attested("speak of both sides of the visit")
            case "subjects" if polity(slot.item) is not None:
                return countries.judge_country(words, slot.item, is_place=False)
            case "subjects" if slot.item in self._people:
                return names.judge_person(words, self._people[slot.item], takes_part=False)
            case "purposes":
                return statements.judge_text(words, slot.item)
            case _ if fact is not None:
                return judge(attrs.evolve(fact, value=(slot.item,)), evidence, words, self._visit, self._people)
            case _:
                return unreadable("state nothing of the kind")

    def _is_of_both_sides(self, words: CitedText, code: str) -> bool:
        """Whether words speak of both sides, and a country is one of the two of the visit."""
        hosts = {stop.country for stop in self._visit.stops}
        sides = {*self._visit.sending, *hosts}
        return len(hosts) == 1 and len(sides) == _TWO and code in sides and BOTH_SIDES.search(words.quote) is not None


_TWO: Final = 2


def _is_accepted(row: _Row, opinion: Opinion) -> bool:
    if row.says is not None:
        # Words that state what the row says are attested, because they do not prove the value of the record.
        return opinion.verdict is Verdict.ATTESTED
    if opinion.verdict.is_proof:
        return True
    return row.slot.fact.note is not None and opinion.verdict is Verdict.ATTESTED


def _first_of_each_source(rows: Sequence[_Row]) -> list[_Row]:
    """One row is enough of each source, and one for each value that a source has instead."""
    kept: dict[tuple[str | None, str | None], _Row] = {}
    for row in rows:
        kept.setdefault((row.citation.source if row.citation is not None else None, row.says), row)
    return list(kept.values())


def _is_negative(slot: Slot) -> bool:
    if slot.field == "announcement":
        return slot.node.get("announcement") in {"none", "denied"}
    return slot.field != "subjects" and slot.node.get("polarity") == "denied"


def _get(value: Any, step: object) -> Any:
    return value.get(step) if isinstance(value, dict) else None


def _has(slot: Slot, node: Any, step: object) -> bool:
    """Whether a slot fills the field `step` of a node, or removes the node that is the item `step` of a list."""
    if slot.node is node:
        return slot.field == step
    return slot.essential and isinstance(node, list) and isinstance(step, int) and slot.node is node[step]


def _drop_empty(node: Any) -> None:
    """Drops empty lists and mappings, at every depth, in place."""
    if isinstance(node, list):
        for item in node:
            _drop_empty(item)
        return
    if not isinstance(node, dict):
        return
    for field in list(node):
        _drop_empty(node[field])
        if node[field] in ([], {}):
            del node[field]


def merged_evidence(visit: Visit) -> Visit:
    """Returns a record whose rows with the same words and the same basis are one row."""
    rows: dict[Evidence, list[str]] = {}
    for row in visit.evidence:
        about = rows.setdefault(attrs.evolve(row, about=("visit",)), [])
        about += [address for address in row.about if address not in about]
    return attrs.evolve(visit, evidence=tuple(attrs.evolve(row, about=tuple(about)) for row, about in rows.items()))
