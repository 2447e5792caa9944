"""An examination: a record, held against the texts of its sources that are at hand, and against its lock file."""

import bisect
import datetime
import functools
from collections.abc import Callable, Iterator, Mapping

import attrs

from diplovisit.evidence import coverage, quote_findings
from diplovisit.evidence.anchors.locating import CitationPlacement, place_citations
from diplovisit.evidence.anchors.lock_file import LockFile
from diplovisit.evidence.facts import Fact, facts
from diplovisit.evidence.names import sentence_around
from diplovisit.evidence.quote_findings import Issue
from diplovisit.evidence.readings import Mention, scan_values
from diplovisit.evidence.texts import SourceText, TextSpan, normalise
from diplovisit.evidence.verdicts.derivation import recompute
from diplovisit.evidence.verdicts.judge import judge
from diplovisit.evidence.verdicts.verdict import CitedText, Judgement, Opinion, Verdict, attested, words_alone
from diplovisit.findings.rule import FilePosition
from diplovisit.record import Basis, Directory, Evidence, Person, Source, Visit
from diplovisit.record.addresses import directory_of
from diplovisit.record.terms import Terms


@attrs.frozen(kw_only=True, eq=False)
class Examination:
    """One record under examination; whatever is asked of it is worked out once, when it is first asked for.

    texts: the texts at hand, by the ids of their sources. lock: what was found when the record was last anchored, None
    where it never was. evidence_is_required: whether a record without any evidence is at fault. terms: the terms of
    office that are given. layout: the position of an address in the text of the record, None unless that is YAML.

    >>> from diplovisit import load
    >>> case = Examination(visit=load("seeds/misri-russia/visit.yaml"))
    >>> case.judgements[0].address, case.judgements[0].opinion.verdict.value
    ('title', 'attested')
    """

    visit: Visit
    texts: Mapping[str, SourceText] = attrs.field(factory=dict, repr=False)
    lock: LockFile | None = attrs.field(default=None, repr=False)
    evidence_is_required: bool = False
    terms: Terms = attrs.field(factory=Terms, repr=False)
    layout: Callable[[str], FilePosition] | None = attrs.field(default=None, repr=False)

    @property
    def has_evidence(self) -> bool:
        """Whether there is evidence to judge: rows, a lock file, or the demand for rows."""
        return bool(self.visit.evidence) or self.lock is not None or self.evidence_is_required

    @functools.cached_property
    def directory(self) -> Directory:
        """Where everything in the record is."""
        return directory_of(self.visit)

    @functools.cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact of the record."""
        return tuple(facts(self.visit, self.directory))

    @functools.cached_property
    def placements(self) -> tuple[CitationPlacement, ...]:
        """What came of looking for the words of each row in each text at hand."""
        return place_citations(self.visit, self.texts)

    @functools.cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """Each fact held against each of its rows."""
        return tuple(self._judgements())

    @functools.cached_property
    def supported_addresses(self) -> frozenset[str]:
        """The addresses of facts that some row bears."""
        return frozenset(each.address for each in self.judgements if each.opinion.verdict.is_acceptable)

    @functools.cached_property
    def lost(self) -> tuple[Issue, ...]:
        """Words that are not in their source."""
        return tuple(quote_findings.lost_quotes(self.placements, self.texts))

    @functools.cached_property
    def repeated(self) -> tuple[Issue, ...]:
        """Words that occur more than once."""
        return tuple(quote_findings.repeated_quotes(self.placements, self.texts))

    @functools.cached_property
    def unanchored(self) -> tuple[Issue, ...]:
        """Words for which neither a text nor the lock file speaks, where there is a lock file."""
        return (
            tuple(quote_findings.unanchored_quotes(self.visit, self.lock, self.texts)) if self.lock is not None else ()
        )

    @functools.cached_property
    def stale(self) -> tuple[Issue, ...]:
        """Anchors that are out of date, where there is a lock file."""
        return (
            tuple(quote_findings.stale_anchors(self.visit, self.lock, self.placements, self.texts))
            if self.lock is not None
            else ()
        )

    @functools.cached_property
    def other_texts(self) -> tuple[Issue, ...]:
        """Texts at hand that are not those the record was read from."""
        return tuple(quote_findings.changed_texts(self.visit, self.lock, self.texts))

    @functools.cached_property
    def stored(self) -> tuple[Issue, ...]:
        """What the record stores of a source beyond what may be stored."""
        return tuple(quote_findings.stored(self.visit.sources, self.texts, self.placements))

    @functools.cached_property
    def uncited(self) -> dict[str, tuple[Mention, ...]]:
        """The figures that nobody cites, by the source in whose text they are."""
        if not self.visit.evidence:
            return {}
        return {
            name: tuple(coverage.uncited_figures(self.mentions(name), self.placements, name)) for name in self.texts
        }

    @property
    def uncited_figures(self) -> Iterator[Issue]:
        """What there is to tell of them."""
        for name, mentions in self.uncited.items():
            if not self._is_quoted(name):
                text = self.texts[name]
                yield from coverage.withheld(name, "figure", [text.line_of(each.start) for each in mentions])
                continue
            for mention in mentions:
                shown = coverage.show_figure(mention, self.texts[name])
                yield Issue(name, f"{name} has {shown}, which no evidence cites and no row of `ignore` names")

    @functools.cached_property
    def uncited_names(self) -> tuple[Issue, ...]:
        """What there is to tell of names that the record does not have."""
        if not self.visit.evidence:
            return ()
        found: list[Issue] = []
        for name, text in self.texts.items():
            mentions = tuple(coverage.uncited_names(text, self.visit, self.placements, name))
            if not self._is_quoted(name):
                found += coverage.withheld(name, "name", [coverage.line_of_name(each, text) for each in mentions])
                continue
            for mention in mentions:
                shown = coverage.show_name(mention, text)
                found.append(Issue(name, f"{name} names {shown}, whom or which the record does not have"))
        return tuple(found)

    def _is_quoted(self, source: str) -> bool:
        """Whether some words of the record are in the text of a source: otherwise it may be any file.

        The record names the file, and a report may be public.
        """
        return any(each.text == source and each.found for each in self.placements)

    def mentions(self, source: str) -> tuple[Mention, ...]:
        """Every figure in the text of a source, in order."""
        return _figures(self.texts[source].text)

    def words_of(self, row: int) -> CitedText | None:
        """The words of a row of evidence: in the first text that has them, or else as quoted; None without any."""
        if row not in self._words:
            self._words[row] = self._read(row)
        return self._words[row]

    def sentence_of(self, row: int) -> str | None:
        """The sentence around the words of a row, None where no text that has them is at hand."""
        words = self.words_of(row)
        return words.sentence if words is not None else None

    _words: dict[int, CitedText | None] = attrs.field(factory=dict, init=False, repr=False)
    _signs: dict[tuple[str, ...], dict[str, str]] = attrs.field(factory=dict, init=False, repr=False)

    @functools.cached_property
    def _placed(self) -> dict[int, tuple[str, TextSpan]]:
        placed: dict[int, tuple[str, TextSpan]] = {}
        for each in self.placements:
            kind, index = each.citation.path
            if kind == "evidence" and each.extent is not None:
                placed.setdefault(int(index), (each.text, each.extent))
        return placed

    @functools.cached_property
    def _people(self) -> dict[str, Person]:
        return {person.id: person for person in self.visit.people}

    @functools.cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.visit.sources}

    def _read(self, row: int) -> CitedText | None:
        evidence = self.visit.evidence[row]
        if (found := self._placed.get(row)) is None and evidence.quote is None:
            return None
        symbols, day = self._symbols(evidence), self._day(evidence)
        if found is None:
            assert evidence.quote is not None  # or it would have been placed
            return words_alone(normalise(evidence.quote).text, symbols, day)
        source, extent = found
        text = self.texts[source]
        # A sentence is looked for in the text as it was given: in normal form a heading runs into what is below it.
        first, last = text.in_raw(extent)
        start, end = sentence_around(text.raw, first, last)
        return CitedText(
            quote=text.text[extent.start : extent.end],
            in_text=self._mentions_in(source, extent),
            sentence=text.raw[start:end],
            at=(first - start, last - start),
            symbols=symbols,
            day=day,
        )

    def _mentions_in(self, source: str, extent: TextSpan) -> tuple[Mention, ...]:
        """The figures that have something in common with a span; they stand in order, and none overlaps another."""
        mentions = self.mentions(source)
        first = bisect.bisect_right(mentions, extent.start, key=lambda mention: mention.end)
        last = bisect.bisect_left(mentions, extent.end, lo=first, key=lambda mention: mention.start)
        return mentions[first:last]

    def _source(self, evidence: Evidence) -> Source:
        """The source of a row, the first where it names several or none."""
        return self._sources[evidence.sources[0]] if evidence.sources else self.visit.sources[0]

    def _day(self, evidence: Evidence) -> datetime.date | None:
        """The day of the words: that of the source, or of the first stop where the source has none."""
        source = self._source(evidence)
        source = self._sources[source.via] if source.via is not None else source
        filed = source.dateline.date if source.dateline is not None else None
        dates = (filed, source.published, self.visit.stops[0].when)
        return next((date.lower for date in dates if date is not None and date.lower is not None), None)

    def _language(self, evidence: Evidence) -> str:
        """The language of the words, as far as its source says: English where it does not."""
        source = self._source(evidence)
        source = self._sources[source.via] if source.language is None and source.via is not None else source
        return (source.language or "en").partition("-")[0]

    def _symbols(self, evidence: Evidence) -> dict[str, str]:
        """What the signs mean in the sources of a row; made once for the rows of the same sources."""
        by_id = self._sources
        names = evidence.sources or (self.visit.sources[0].id,)
        if names not in self._signs:
            vias = (via for name in names if (via := by_id[name].via) is not None)
            self._signs[names] = {each.sign: each.currency for name in (*names, *vias) for each in by_id[name].symbols}
        return self._signs[names]

    def _judgements(self) -> Iterator[Judgement]:
        leaning = self._leaning
        for fact in self.facts:
            for row in fact.rows:
                yield Judgement(
                    address=fact.address,
                    row=row,
                    value=_shown(fact.value),
                    opinion=self._opinion(fact, row),
                    leans_on_inference=row in leaning,
                )

    def _opinion(self, fact: Fact, row: int) -> Opinion:
        evidence = self.visit.evidence[row]
        words = self.words_of(row)
        if words is not None and (language := self._language(evidence)) != "en":
            return attested(f"are in {language}, which no rule reads")
        if evidence.basis is Basis.DERIVED:
            opinion = recompute(fact, evidence, words.quote if words else None, self.visit, self.directory)
            vouched = evidence.by is not None and opinion.verdict in {Verdict.UNREADABLE, Verdict.AMBIGUOUS}
            return attested(f"{evidence.by} vouches for it: the words {opinion.reason}") if vouched else opinion
        if evidence.locator is not None and evidence.quote is None and evidence.says is not None:
            return attested("stands in data")
        return judge(fact, evidence, words, self._people)

    @functools.cached_property
    def _leaning(self) -> frozenset[int]:
        """The rows that are a person's inference, or computed from one, if only by way of others."""
        by_address = {fact.address: fact for fact in self.facts}
        computed: dict[int, set[int]] = {}
        for row, evidence in enumerate(self.visit.evidence):
            if evidence.basis is Basis.DERIVED:
                for name in evidence.inputs:
                    for index in by_address[name].rows if name in by_address else ():
                        computed.setdefault(index, set()).add(row)
        found = {row for row, evidence in enumerate(self.visit.evidence) if evidence.basis is Basis.INFERRED}
        waiting = list(found)
        while waiting:
            following = computed.get(waiting.pop(), set()) - found
            found |= following
            waiting += following
        return frozenset(found)


@functools.lru_cache(maxsize=16)
def _figures(text: str) -> tuple[Mention, ...]:
    """The figures in a text, scanned once for the records that share it."""
    return tuple(scan_values(text))


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)
