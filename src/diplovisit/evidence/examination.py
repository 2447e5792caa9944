"""An examination: compares one record with the available texts of its sources and with its lock file."""

import datetime
import functools
from collections.abc import Callable, Iterator, Mapping

import attrs

from diplovisit.evidence import coverage, quote_findings
from diplovisit.evidence.anchors.anchoring import locked_text
from diplovisit.evidence.anchors.locating import CitationPlacement, IgnoredSection, ignored_sections, place_citations
from diplovisit.evidence.anchors.lock_file import LockFile
from diplovisit.evidence.anchors.locked_verdicts import (
    JudgementDigests,
    LockedVerdict,
    LockedVerdicts,
    ReadingContext,
    belongs_in_lock,
    judge_without_text,
)
from diplovisit.evidence.facts import Fact, facts
from diplovisit.evidence.quote_findings import Issue
from diplovisit.evidence.readings import Mention
from diplovisit.evidence.sentence import figures_of_text, sentence_at
from diplovisit.evidence.texts import SourceText, TextSpan, normalise
from diplovisit.evidence.verdicts.judge import judge, judge_derived
from diplovisit.evidence.verdicts.verdict import (
    CheckedBy,
    CitedText,
    Judgement,
    Opinion,
    Verdict,
    attested,
    attested_by_person,
    contradicted,
    not_checked,
    quote_alone,
)
from diplovisit.findings.rule import FilePosition
from diplovisit.record import Basis, Directory, Evidence, IgnoredKind, Person, Source, Status, Visit
from diplovisit.record.addresses import directory_of
from diplovisit.record.people import Terms


@attrs.frozen(kw_only=True, eq=False)
class Examination:
    """One record with its texts and its lock file. Each result is computed once, on first use.

    texts: the available texts, by source id. lock: the lock file from the last anchoring, None if the record was never
    anchored. evidence_is_required: whether a record without any evidence is at fault. texts_are_required: whether a
    fact that was not checked is at fault. terms: the given terms of office. layout: returns the position of an address
    in the text of the record; None unless that text is YAML.

    >>> from diplovisit import load
    >>> examination = Examination(visit=load("seeds/misri-russia/visit.yaml"))
    >>> examination.judgements[0].address, examination.judgements[0].opinion.verdict.value
    ('title', 'attested')
    """

    visit: Visit
    texts: Mapping[str, SourceText] = attrs.field(factory=dict, repr=False)
    lock: LockFile | None = attrs.field(default=None, repr=False)
    evidence_is_required: bool = False
    texts_are_required: bool = False
    terms: Terms = attrs.field(factory=Terms, repr=False)
    layout: Callable[[str], FilePosition] | None = attrs.field(default=None, repr=False)

    @property
    def has_evidence(self) -> bool:
        """Whether the evidence is checked: the record has rows or a lock file, or evidence is required."""
        return bool(self.visit.evidence) or self.lock is not None or self.evidence_is_required

    @functools.cached_property
    def directory(self) -> Directory:
        """The paths and addresses of everything in the record."""
        return directory_of(self.visit)

    @functools.cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact of the record."""
        return tuple(facts(self.visit, self.directory))

    @functools.cached_property
    def placements(self) -> tuple[CitationPlacement, ...]:
        """The result of searching each citation in each available text that may contain it."""
        return place_citations(self.visit, self.texts)

    @functools.cached_property
    def judgements(self) -> tuple[Judgement, ...]:
        """One judgement for each fact and each of its rows."""
        return tuple(self._judge_all())

    @functools.cached_property
    def supported_addresses(self) -> frozenset[str]:
        """The addresses of facts that at least one row supports, or may support: it was not checked."""
        return frozenset(
            judgement.address
            for judgement in self.judgements
            if judgement.opinion.verdict.is_acceptable
            and not self._dissents(judgement.row, judgement.address, judgement.value)
        )

    @functools.cached_property
    def unchecked_judgements(self) -> tuple[Judgement, ...]:
        """One judgement for each fact that some row cites words for, none of which a text or the lock file confirms."""
        proven = {judgement.address for judgement in self.judgements if judgement.opinion.verdict.is_proof}
        unchecked: dict[str, Judgement] = {}
        for judgement in self.judgements:
            if judgement.opinion.verdict is Verdict.NOT_CHECKED and judgement.address not in proven:
                unchecked.setdefault(judgement.address, judgement)
        return tuple(unchecked.values())

    def verdicts_in(self, source: str) -> Iterator[str]:
        """Yields the verdicts on facts by the words in the text of a source, as lines for the lock file.

        Only that text is read, so that the lines do not depend on which other texts are available.
        """
        text = locked_text(source, self.texts[source])
        with_text = attrs.evolve(self, texts={source: self.texts[source]}, lock=None)
        without_text = attrs.evolve(self, texts={}, lock=None)
        facts_by_address = {fact.address: fact for fact in self.facts}
        supported = {
            judgement.address
            for judgement in with_text.judgements
            if judgement.opinion.verdict.is_acceptable and judgement.opinion.verdict is not Verdict.NOT_CHECKED
        }
        for judgement, other in zip(with_text.judgements, without_text.judgements, strict=True):
            opinion, address = judgement.opinion, judgement.address
            if judgement.checked_by is CheckedBy.TEXT and belongs_in_lock(
                opinion.verdict, other.opinion.verdict, is_supported=address in supported
            ):
                yield LockedVerdict(
                    text=source,
                    address=address,
                    digest=self._digests.digest(facts_by_address[address], judgement.row, text),
                    verdict=opinion.verdict,
                    cause=opinion.cause,
                ).line

    @functools.cached_property
    def lost_quotes(self) -> tuple[Issue, ...]:
        """Quotes that are not in their source."""
        return (
            *quote_findings.lost_quotes(self.placements, self.texts),
            *quote_findings.lost_sections(self.visit, self.ignored_sections, self.texts),
        )

    @functools.cached_property
    def repeated_quotes(self) -> tuple[Issue, ...]:
        """Quotes that occur more than once."""
        return tuple(quote_findings.repeated_quotes(self.placements, self.texts))

    @functools.cached_property
    def unanchored_quotes(self) -> tuple[Issue, ...]:
        """Quotes that neither a text nor the lock file confirms; empty without a lock file."""
        return (
            tuple(quote_findings.unanchored_quotes(self.visit, self.lock, self.texts)) if self.lock is not None else ()
        )

    @functools.cached_property
    def stale_anchors(self) -> tuple[Issue, ...]:
        """Anchors that are out of date; empty without a lock file."""
        return (
            tuple(quote_findings.stale_anchors(self.visit, self.lock, self.placements, self.texts))
            if self.lock is not None
            else ()
        )

    @functools.cached_property
    def changed_texts(self) -> tuple[Issue, ...]:
        """Available texts that differ from those the record was made from."""
        return tuple(quote_findings.changed_texts(self.visit, self.lock, self.texts))

    @functools.cached_property
    def uncited_mentions(self) -> dict[str, tuple[Mention, ...]]:
        """The uncited figures of each text, by source id; empty for a record without evidence."""
        if not self.visit.evidence:
            return {}
        return {
            name: tuple(
                coverage.uncited_figures(text.text, self.mentions(name), self._covered_spans(name, IgnoredKind.FIGURES))
            )
            for name, text in self.texts.items()
        }

    @property
    def uncited_figures(self) -> Iterator[Issue]:
        """The issues about uncited figures, one per figure or one per text that must not be shown."""
        for name, mentions in self.uncited_mentions.items():
            if not self._is_quoted(name):
                text = self.texts[name]
                lines = [text.line_of(mention.start) for mention in mentions]
                yield from coverage.withheld_issues(name, "figure", lines)
                continue
            for mention in mentions:
                shown = coverage.format_figure(mention, self.texts[name])
                yield Issue(name, f"the text has {shown}, which no evidence row quotes and no `ignore` row names")

    @functools.cached_property
    def uncited_names(self) -> tuple[Issue, ...]:
        """The issues about names in a text that the record lacks; empty for a record without evidence."""
        if not self.visit.evidence:
            return ()
        issues: list[Issue] = []
        texts_of_record = tuple(coverage.texts_with_names(self.visit, self.facts))
        for name, text in self.texts.items():
            covered = self._covered_spans(name, IgnoredKind.NAMES)
            mentions = tuple(coverage.uncited_names(text, covered, texts_of_record))
            if not self._is_quoted(name):
                lines = [coverage.line_of_name(mention, text) for mention in mentions]
                issues += coverage.withheld_issues(name, "name", lines)
                continue
            for mention in mentions:
                shown = coverage.format_name(mention, text)
                issues.append(Issue(name, f"the text names {shown}, but the record does not"))
        return tuple(issues)

    @functools.cached_property
    def ignored_sections(self) -> tuple[IgnoredSection, ...]:
        """The parts and spans of available texts that rows of `ignore` leave out."""
        return tuple(ignored_sections(self.visit, self.texts))

    def _covered_spans(self, source: str, kind: IgnoredKind) -> coverage.CoveredSpans:
        return coverage.covered_spans(self.visit, self.placements, self.ignored_sections, source=source, kind=kind)

    def _is_quoted(self, source: str) -> bool:
        """Whether at least one quote of the record occurs in the text of a source.

        If none does, the text may be any file. The record names the file, and a report may be public.
        """
        return any(placement.text == source and placement.matches for placement in self.placements)

    def mentions(self, source: str) -> tuple[Mention, ...]:
        """Returns every figure in the text of a source, in order."""
        return figures_of_text(self.texts[source])

    def words_of(self, row: int) -> CitedText | None:
        """Returns the words of a row of evidence: from the first text that has them, or else as quoted.

        None if the row has no quote, and its fragment is in no available text.
        """
        if row not in self._text_by_row:
            self._text_by_row[row] = self._read_row(row)
        return self._text_by_row[row]

    def opinion_at(self, fact: Fact, evidence: Evidence, source: str, span: TextSpan) -> Opinion:
        """Returns the opinion on a fact by words at a place of a text, as if a row of evidence cited them."""
        words = self._read_at(evidence, source, span)
        if (language := self._language(evidence, source)) != "en":
            return attested(f"are in {language}, which cannot be read")
        if evidence.basis is Basis.DERIVED:
            return judge_derived(fact, evidence, words, self.visit, self.directory, self._people_by_id)
        return judge(fact, evidence, words, self.visit, self._people_by_id, self._places)

    def opinion_of_quote(self, fact: Fact, evidence: Evidence) -> Opinion:
        """Returns the opinion on a fact by a quote alone. It is no proof, because no text is seen to have the words."""
        if (language := self._language(evidence, None)) != "en":
            return attested(f"are in {language}, which cannot be read")
        alone = quote_alone(
            normalise(evidence.quote or "").text, self._currency_symbols(evidence), self._source_day(evidence)
        )
        words = attrs.evolve(alone, is_off=self._is_off, months=self._months)
        if evidence.basis is Basis.DERIVED:
            return judge_derived(fact, evidence, words, self.visit, self.directory, self._people_by_id)
        return judge(fact, evidence, words, self.visit, self._people_by_id, self._places)

    def sentence_of(self, row: int) -> str | None:
        """Returns the sentence around the words of a row, None if no available text has them."""
        words = self.words_of(row)
        return words.sentence.text if words is not None and words.has_text else None

    _text_by_row: dict[int, CitedText | None] = attrs.field(factory=dict, init=False, repr=False)
    _symbols_by_sources: dict[tuple[str, ...], dict[str, str]] = attrs.field(factory=dict, init=False, repr=False)

    @functools.cached_property
    def _places_by_row(self) -> dict[int, dict[str, TextSpan]]:
        """The place of the words of a row in each text that has them, by row index and id of the text."""
        places: dict[int, dict[str, TextSpan]] = {}
        for placement in self.placements:
            section, index = placement.citation.path
            if section == "evidence" and placement.span is not None:
                places.setdefault(int(index), {}).setdefault(placement.text, placement.span)
        return places

    def _first_text_of(self, row: int) -> str | None:
        """The id of the first text that has the words of a row, None if no text has them."""
        return next(iter(self._places_by_row.get(row, ())), None)

    @functools.cached_property
    def _people_by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.visit.people}

    @functools.cached_property
    def _places(self) -> dict[str, str]:
        """The names of the places of the record, by id."""
        return {place.id: place.name for stop in self.visit.stops for place in stop.places}

    @functools.cached_property
    def _sources_by_id(self) -> dict[str, Source]:
        return {source.id: source for source in self.visit.sources}

    def _read_row(self, row: int) -> CitedText | None:
        evidence = self.visit.evidence[row]
        if (text := self._first_text_of(row)) is not None:
            return self._read_at(evidence, text, self._places_by_row[row][text])
        if evidence.quote is None:
            return None
        quote = normalise(evidence.quote).text
        if (cut := self._cut_place(evidence, quote)) is not None:
            return self._read_at(evidence, *cut)
        alone = quote_alone(quote, self._currency_symbols(evidence), self._source_day(evidence))
        return attrs.evolve(alone, is_off=self._is_off, months=self._months)

    def _read_at(self, evidence: Evidence, source: str, extent: TextSpan) -> CitedText:
        sentence = sentence_at(self.texts[source], extent)
        return CitedText(
            sentence=sentence,
            start=extent.start - sentence.start,
            end=extent.end - sentence.start,
            has_text=True,
            symbols=self._currency_symbols(evidence),
            day=self._source_day(evidence),
            is_off=self._is_off,
            months=self._months,
        )

    @functools.cached_property
    def _months(self) -> frozenset[tuple[int, int]]:
        """The months in which stops and engagements begin and end, each as a year and a month."""
        dates = [stop.when for stop in self.visit.stops]
        dates += [each.when for stop in self.visit.stops for each in stop.engagements]
        days = [day for date in dates if date is not None for day in (date.lower, date.upper)]
        return frozenset((day.year, day.month) for day in days if day is not None)

    @property
    def _is_off(self) -> bool:
        """Whether the visit is cancelled or postponed: words that call it off then state which visit it is."""
        return self.visit.status in {Status.CANCELLED, Status.POSTPONED}

    def _cut_place(self, evidence: Evidence, quote: str) -> tuple[str, TextSpan] | None:
        """The place of a quote that cuts a word of its text, such as "Niger" of "Nigeria"; None if there is none."""
        source = self._source_of(evidence).id
        start = self.texts[source].text.find(quote) if source in self.texts and quote else -1
        return (source, TextSpan(start, start + len(quote))) if start >= 0 else None

    def _source_of(self, evidence: Evidence) -> Source:
        """The first source that a row names, or the first of the record if the row names none."""
        return self._sources_by_id[evidence.sources[0]] if evidence.sources else self.visit.sources[0]

    def _source_day(self, evidence: Evidence) -> datetime.date | None:
        """The day of the source of a row: its dateline or publication date, or else the first stop's day.

        None if none of these has a day.
        """
        source = self._source_of(evidence)
        source = self._sources_by_id[source.via] if source.via is not None else source
        dateline_date = source.dateline.date if source.dateline is not None else None
        dates = (dateline_date, source.published, self.visit.stops[0].when)
        return next((date.lower for date in dates if date is not None and date.lower is not None), None)

    def _language(self, evidence: Evidence, text: str | None) -> str:
        """The language of the words of a row, English if its source states none.

        text: the source whose text has the words, which need not be the first that the row names; None if no text has
        them.
        """
        source = self._sources_by_id[text] if text is not None else self._source_of(evidence)
        source = source if source.language is not None else self._source_of(evidence)
        source = self._sources_by_id[source.via] if source.language is None and source.via is not None else source
        return (source.language or "en").partition("-")[0]

    def _currency_symbols(self, evidence: Evidence) -> dict[str, str]:
        """The currency of each sign in the sources of a row; computed once for rows with the same sources."""
        by_id = self._sources_by_id
        names = evidence.sources or (self.visit.sources[0].id,)
        if names not in self._symbols_by_sources:
            vias = (via for name in names if (via := by_id[name].via) is not None)
            self._symbols_by_sources[names] = {
                symbol.sign: symbol.currency for name in (*names, *vias) for symbol in by_id[name].symbols
            }
        return self._symbols_by_sources[names]

    def _judge_all(self) -> Iterator[Judgement]:
        inference_rows = self._inference_rows
        for fact in self.facts:
            for row in fact.rows:
                opinion, checked_by = self._judge_by_row(fact, row)
                yield Judgement(
                    address=fact.address,
                    row=row,
                    value=_format_value(fact.value),
                    opinion=opinion,
                    checked_by=checked_by,
                    leans_on_inference=row in inference_rows,
                )

    def _judge_by_row(self, fact: Fact, row: int) -> tuple[Opinion, CheckedBy]:
        """The opinion on a fact by a row, and where its words were read. Without the text, nothing is newly proven."""
        opinion = self._judge_words(fact, row, self.words_of(row), self._first_text_of(row))
        locked = self._locked_verdicts.find(fact, row)
        if row in self._places_by_row:
            if locked is not None and locked.takes_back and opinion.verdict.is_acceptable:
                return locked, CheckedBy.LOCK
            return self._taken_back(fact, row) or opinion, CheckedBy.TEXT
        allowed = judge_without_text(
            opinion, self.visit.evidence[row], locked, is_lost=self._locked_verdicts.is_lost(row)
        )
        if allowed is None:
            return not_checked(self._locked_verdicts.reason_not_checked(row)), CheckedBy.QUOTE
        return allowed, CheckedBy.LOCK if allowed is locked else CheckedBy.QUOTE

    def _taken_back(self, fact: Fact, row: int) -> Opinion | None:
        """The opinion by another text with the words that denies or contradicts the fact; None if there is none.

        A row that names several sources says that each of them states the fact.
        """
        places = self._places_by_row[row]
        if len(places) == 1:
            return None
        evidence, first = self.visit.evidence[row], self._first_text_of(row)
        for text, span in places.items():
            if text != first:
                opinion = self._judge_words(fact, row, self._read_at(evidence, text, span), text)
                if opinion.takes_back:
                    return attrs.evolve(opinion, reason=f"{opinion.reason}, in the text of {text}")
        return None

    @functools.cached_property
    def _digests(self) -> JudgementDigests:
        return JudgementDigests(self.visit, self.directory, self._reading_context)

    @functools.cached_property
    def _locked_verdicts(self) -> LockedVerdicts:
        return LockedVerdicts(self.visit, self.lock, self.texts, self._digests)

    def _reading_context(self, row: int, text: str) -> ReadingContext:
        evidence = self.visit.evidence[row]
        day = self._source_day(evidence)
        return ReadingContext(
            language=self._language(evidence, text),
            symbols=self._currency_symbols(evidence),
            day=day.isoformat() if day is not None else None,
        )

    def _judge_words(self, fact: Fact, row: int, words: CitedText | None, text: str | None) -> Opinion:
        """The opinion by the words of a row in a text, or by the quote alone where no text has them."""
        evidence = self.visit.evidence[row]
        language = self._language(evidence, text)
        if words is not None and language != "en":
            return attested(f"are in {language}, which cannot be read")
        if evidence.basis is Basis.DERIVED:
            computed = judge_derived(fact, evidence, words, self.visit, self.directory, self._people_by_id)
            return self._as_dissent(fact, row, computed) if self._dissents(row, fact.address, fact.value) else computed
        if evidence.locator is not None and evidence.quote is None and evidence.says is not None:
            return attested_by_person("a value of data")
        opinion = judge(fact, evidence, words, self.visit, self._people_by_id, self._places)
        return self._as_dissent(fact, row, opinion) if self._dissents(row, fact.address, fact.value) else opinion

    def _dissents(self, row: int, address: str, value: object) -> bool:
        """Whether a row says that its source has another value for a fact than the record."""
        evidence = self.visit.evidence[row]
        return evidence.says is not None and address in evidence.about and evidence.says != _format_value(value)

    def _as_dissent(self, fact: Fact, row: int, opinion: Opinion) -> Opinion:
        """The opinion on a dissenting source: what it says is no proof of the value of the record."""
        if not opinion.verdict.is_acceptable:
            return opinion
        says = self.visit.evidence[row].says
        if any(self.visit.evidence[other].says is None for other in fact.rows):
            return attested(f"state {says}, as the row says, not the value of the record")
        return contradicted(f"state {says}, and no other row supports the value of the record")

    @functools.cached_property
    def _inference_rows(self) -> frozenset[int]:
        """The rows that are a person's inference, or computed from one, directly or through other rows."""
        by_address = {fact.address: fact for fact in self.facts}
        dependent_rows: dict[int, set[int]] = {}
        for row, evidence in enumerate(self.visit.evidence):
            if evidence.basis is Basis.DERIVED:
                for name in evidence.inputs:
                    for index in by_address[name].rows if name in by_address else ():
                        dependent_rows.setdefault(index, set()).add(row)
        rows = {row for row, evidence in enumerate(self.visit.evidence) if evidence.basis is Basis.INFERRED}
        queue = list(rows)
        while queue:
            added = dependent_rows.get(queue.pop(), set()) - rows
            rows |= added
            queue += added
        return frozenset(rows)


def _format_value(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)
