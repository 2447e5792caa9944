"""Update of a draft: proposes the next revision of a record from a later text.

The later text is drafted alone, so that nothing comes in that its words do not prove. What it says of the status, the
days, the travellers and the programme is then edited into the text of the record.
"""

from pathlib import Path
from typing import Final

import attrs

from diplovisit.converters import unstructure_from
from diplovisit.drafting import DraftOptions
from diplovisit.drafting.article import Article
from diplovisit.drafting.draft import Proposer
from diplovisit.drafting.judging import DraftImpossible
from diplovisit.drafting.rules.proposer import propose_by_rules
from diplovisit.editing import append_item, set_value
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.texts import normalise
from diplovisit.findings.phrases import quoted
from diplovisit.pipeline.change_status import ChangedRecord, change_status, describe_uncited
from diplovisit.pipeline.check import CheckOptions, check_document
from diplovisit.pipeline.draft import draft_articles
from diplovisit.pipeline.later_text import LaterText, is_vaguer
from diplovisit.pipeline.new_source import CardOptions, card_rows, new_source
from diplovisit.pipeline.read import structure_document
from diplovisit.pipeline.status_request import StatusRefused, StatusRequest
from diplovisit.pipeline.update_edits import UpdateEdits
from diplovisit.pipeline.update_programme import update_programme
from diplovisit.pipeline.update_readings import find_changed_engagements, find_withdrawals, names_leader, names_visit
from diplovisit.pipeline.update_repeats import find_same_source
from diplovisit.readers.documents import Document
from diplovisit.record import Basis, Edtf, Severity, Status, Stop, TravellerStatus, Visit

_RANKS: Final = (Status.REPORTED, Status.ANNOUNCED, Status.CONFIRMED, Status.UNDER_WAY, Status.HELD)
_OFF: Final = frozenset({Status.POSTPONED, Status.CANCELLED})
_GATE: Final = "stored-text-above-gate"
_SEEN_TO: Final = frozenset({_GATE, "gap-in-visit"})
"""Findings that a change may bring: quotes that are hidden at the end, and a stop that was moved away from others."""
_MOST_SHOWN: Final = 160
_NOTHING: Final = "has nothing new for the record"


def update_record(
    document: Document,
    visit: Visit,
    article: Article,
    file: Path,
    options: DraftOptions,
    check_options: CheckOptions,
    propose: Proposer = propose_by_rules,
) -> ChangedRecord:
    """Returns a record at its next revision, as a later text has it; the same document if that says nothing new.

    article, file: the later text; its id is no source of the record. Raises DraftImpossible where the text does not
    say who travels or where, and StatusRefused where the change would not be true or is not clear.
    """
    leader = next(person for person in visit.people if person.id == visit.travellers[0].person)
    if options.traveller is None and not names_leader(article, visit):
        raise DraftImpossible(
            (),
            (),
            reason=f"it does not name the traveller {leader.called}",
            remedy="if the text is about this visit, add --traveller NAME",
        )
    codes = [stop.territory or stop.country for stop in visit.stops]
    countries = tuple(code for code in codes if code is not None)
    options = attrs.evolve(options, traveller=options.traveller or leader.name, of_record=countries)
    impossible = None
    try:
        later = draft_articles([article], options, propose).visit
    except DraftImpossible as error:
        if not names_visit(article, visit):
            raise
        # "The dinner has been called off": the text tells of one part, and says of the visit itself too little.
        impossible, later = error, _bare_draft(article, visit, options)
    texts = attrs.evolve(check_options.texts, given={**check_options.texts.given, article.id: file})
    update = _Update(document, visit, later, article, options, attrs.evolve(check_options, texts=texts))
    changed = update.run()
    if impossible is None or changed.document is not document:
        return changed
    reasons = [f"{refused.value}: the words {refused.reason}" for refused in impossible.refused[:3]]
    nothing = f"{article.id} does not change the record: {'; '.join(reasons) or impossible}"
    return attrs.evolve(changed, notes=(nothing, *(note for note in changed.notes if not _says_nothing(note))))


def _bare_draft(article: Article, visit: Visit, options: DraftOptions) -> Visit:
    """Returns a record with a text as its only source, and nothing that the text says."""
    day = Edtf(options.date) if options.date is not None else None
    card_options = CardOptions(kind=options.source_kind, publisher=options.publisher, date=day, url=options.url)
    card = new_source(article.id, card_options, article.text)
    stops = tuple(Stop(id=stop.id, country=stop.country, territory=stop.territory) for stop in visit.stops)
    bare = attrs.evolve(visit, sources=(card.source,), stops=stops, claims=(), evidence=(), ignore=(), absent=())
    return attrs.evolve(bare, evidence=tuple(card_rows(bare, {article.id: article.text}, card, options.by)))


class _Update:
    def __init__(
        self,
        document: Document,
        visit: Visit,
        later: Visit,
        article: Article,
        options: DraftOptions,
        check_options: CheckOptions,
    ) -> None:
        self._first_document, self._first_visit = document, visit
        self._visit, self._later, self._article = visit, later, article
        self._options, self._check_options = options, check_options
        self._text = LaterText(visit=visit, article=article, later=later)
        self._edits = UpdateEdits(document, visit, later, article)

    def run(self) -> ChangedRecord:
        edits, text = self._edits, self._text
        if (why := text.why_another_visit()) is not None:
            raise StatusRefused(
                f"{text.article.id} seems to be about another visit: {why}; draft a separate record from it, or change"
                " this one with `diplovisit status`"
            )
        if text.is_older:
            older = f"{text.article.id} is from {text.day}, but the record has a newer source, so nothing was reverted"
            edits.notes.append(older)
        else:
            self._change_status()
            self._change_days()
            self._read_engagements()
        self._change_travellers()
        update_programme(edits, self._visit, self._later, text)
        edits.notes += self._not_read()
        if not edits.is_changed:
            if not edits.notes or text.is_older:
                edits.notes.append(f"{text.article.id} {_NOTHING}")
            return ChangedRecord(document=self._first_document, visit=self._first_visit, notes=tuple(edits.notes))
        edits.add_source()
        for ignored in self._later.ignore:
            data = unstructure_from(attrs.evolve(ignored, sources=(edits.source.id,)))
            edits.document = append_item(edits.document, ("ignore",), data)
        edits.document = set_value(edits.document, ("revision",), self._first_visit.revision + 1)
        revised = self._options.revised
        assert revised is not None  # the command always gives it
        if revised <= self._first_visit.revised:
            raise StatusRefused(
                f"the last revision is from {self._first_visit.revised:%Y-%m-%dT%H:%M:%SZ}, but this one would be from"
                f" {revised:%Y-%m-%dT%H:%M:%SZ}; give a later time with --revised"
            )
        edits.document = set_value(edits.document, ("revised",), f"{revised:%Y-%m-%dT%H:%M:%SZ}")
        visit = self._checked()
        if (known := find_same_source(self._first_visit, visit)) is not None:
            note = f"{known} is already in the record, and {text.article.id} {_NOTHING}"
            return ChangedRecord(document=self._first_document, visit=self._first_visit, notes=(note,))
        edits.notes += describe_uncited(visit, edits.source.id, self._check_options)
        return ChangedRecord(document=edits.document, visit=visit, notes=tuple(dict.fromkeys(edits.notes)))

    def _checked(self) -> Visit:
        edits = self._edits
        known = {
            (finding.rule, finding.address)
            for finding in check_document(self._first_document, self._check_options).findings
        }
        while True:
            visit, result = structure_document(edits.document)
            if visit is None:
                break
            result = check_document(edits.document, self._check_options)
            new = [
                finding
                for finding in result.findings
                if finding.severity is Severity.ERROR and (finding.rule, finding.address) not in known
            ]
            if not new:
                return visit
            if not any(finding.rule == _GATE for finding in new) or not edits.hide_wordiest():
                result = attrs.evolve(result, findings=tuple(new))
                break
        raise StatusRefused("the record would have new errors, so nothing was written", result=result)

    def _change_status(self) -> None:
        old, status = self._visit.status, self._later.status
        if not self._later.stops or not self._is_news(old, status):
            return
        if status in _OFF:
            self._call_off(status)
        else:
            self._request(status, None, None, ["status"])

    def _is_news(self, old: Status, new: Status) -> bool:
        """Whether a status is later in the course of a visit, or calls it off. A weaker report takes nothing back."""
        if new in _OFF:
            return new is not old and old not in {Status.HELD, Status.CANCELLED}
        if old in _OFF:
            is_stated = new in _RANKS and _RANKS.index(new) >= _RANKS.index(Status.ANNOUNCED)
            if not is_stated and not self._text.says_it_is_on_again and not self._has_first_days(old):
                self._edits.notes.append(
                    f"the record is still {old}: {self._article.id} mentions the visit, but does not say that it is on"
                    " again"
                )
                return False
            return True
        return old in _RANKS and _RANKS.index(new) > _RANKS.index(old)

    def _has_first_days(self, old: Status) -> bool:
        """Whether a visit that was put off without days is given other ones."""
        days = [new.when for new in self._later.stops if new.when is not None]
        given_up = [earlier.when for stop in self._visit.stops for earlier in stop.previously]
        return old is Status.POSTPONED and any(day not in given_up for day in days)

    def _call_off(self, status: Status) -> None:
        stops = self._text.stops_called_off()
        if stops is None:
            names = ", ".join(stop.id for stop in self._visit.stops)
            raise StatusRefused(
                f"{self._article.id} says {status}, but not for which stop: {names}; use `diplovisit status --stop`"
            )
        has_days = any(new.when is not None and new.when != old.when for new, old in self._edits.stops.items())
        is_whole = len(stops) == len(self._visit.stops)
        if not stops or (status is Status.POSTPONED and has_days):
            return  # the new days move the stops, with the status
        if is_whole:
            self._request(status, "all" if len(stops) > 1 else None, None, ["status"])
            return
        for stop in stops:
            if stop.when is not None:
                self._request(status, stop.id, None, ["status"])

    def _change_days(self) -> None:
        status = self._later.status
        if self._visit.status is Status.CANCELLED:
            return
        for new, first in self._edits.stops.items():
            old = next(stop for stop in self._visit.stops if stop.id == first.id)
            if new.when is None or old.when == new.when or (old.when is not None and is_vaguer(new.when, old.when)):
                continue
            number = self._visit.stops.index(old)
            path, address = ("stops", number, "when"), f"{new.id}/when"
            alone = len(self._visit.stops) == 1
            chosen = None if alone else old.id
            if old.when is None:
                is_put_off = status is Status.POSTPONED and self._visit.status is not status
                self._request(status if is_put_off else self._visit.status, chosen, new.when, [address])
            elif new.when.within(old.when):
                self._narrow(new, old, path)
            elif self._text.corrects:
                self._edits.correct(path, str(new.when), address, f"{old.id}/when", str(old.when))
                self._edits.drop_outside(number, old, new.when)
                self._edits.notes.append(f"{old.id}: corrected from {old.when} to {new.when}")
                self._refresh()
            elif self._text.says_new_days or self._is_official_news():
                is_put_off = status is Status.POSTPONED
                asked = ["status", address] if is_put_off and self._visit.status is not status else [address]
                self._request(status if is_put_off else self._visit.status, chosen, new.when, asked)
            elif self._edits.disagree(address, str(new.when)):
                self._edits.notes.append(
                    f"{old.id}: the record keeps {old.when}; {self._article.id} has {new.when}, but does not say that"
                    " the visit moved"
                )

    def _is_official_news(self) -> bool:
        """Whether the text is newer than all others, and states that the visit is announced or confirmed."""
        return self._text.is_newer and self._later.status in {Status.ANNOUNCED, Status.CONFIRMED}

    def _narrow(self, new: Stop, old: Stop, path: tuple[str | int, ...]) -> None:
        assert new.when is not None  # the caller compares them
        assert old.when is not None
        address, own = f"{new.id}/when", f"{old.id}/when"
        if is_vaguer(old.when, new.when):
            self._edits.replace(path, str(new.when), address, own, f"a vaguer time: {old.when}")
            self._refresh()
        elif self._text.says_new_days:
            self._request(self._visit.status, old.id, new.when, [address])

    def _request(self, status: Status, stop: str | None, days: Edtf | None, asked: list[str]) -> None:
        """Changes the status or the days as `diplovisit status` does. asked: the facts in the later draft."""
        edits = self._edits
        edits.add_source()
        self._refresh()
        rows = [row for row in self._later.evidence if not set(asked).isdisjoint(row.about)]
        inferred = next((row for row in rows if row.basis is Basis.INFERRED), None)
        quotes = tuple(edits.words_about(set(asked)))
        reasons = [earlier.reason for new in self._later.stops for earlier in new.previously if earlier.reason]
        gives_up = status in _OFF or days is not None
        request = StatusRequest(
            status=status,
            stop=stop,
            days=days,
            reason=reasons[0] if reasons and gives_up and self._gives_up_days(stop) else None,
            quotes=quotes,
            source=edits.source.id,
            by=inferred.by if inferred is not None else None,
            note=inferred.note if inferred is not None else None,
            drop_programme=True,
            revised=self._options.revised or self._visit.revised,
        )
        changed = change_status(edits.document, self._visit, request, self._check_options, _SEEN_TO)
        edits.notes += changed.notes
        if changed.document is not edits.document:
            edits.document, edits.is_changed = changed.document, True
            edits.cited += quotes
            # The next change is one of the same revision.
            edits.document = set_value(edits.document, ("revised",), f"{self._first_visit.revised:%Y-%m-%dT%H:%M:%SZ}")
            self._refresh()

    def _gives_up_days(self, stop: str | None) -> bool:
        return any(each.when is not None for each in self._visit.stops if stop in {None, "all", each.id})

    def _refresh(self) -> None:
        visit, result = structure_document(self._edits.document)
        if visit is None:
            raise StatusRefused("the record would be invalid, so nothing was written", result=result)
        self._visit = visit

    def _read_engagements(self) -> None:
        for found in find_changed_engagements(self._article, self._edits.source, self._visit):
            if found.engagement.status is not found.status:
                path = ("stops", found.stop, "engagements", found.index, "status")
                self._edits.document = set_value(self._edits.document, path, found.status.value)
                self._edits.is_changed = True
                self._edits.add_row(found.row)
            self._edits.cited.append(found.row.quote or "")
        self._refresh()

    def _change_travellers(self) -> None:
        if not self._text.is_older:
            for found in find_withdrawals(self._article, self._edits.source, self._visit):
                if found.traveller.status is not TravellerStatus.WITHDRAWN:
                    path = ("travellers", found.index, "status")
                    self._edits.document = set_value(self._edits.document, path, TravellerStatus.WITHDRAWN.value)
                    self._edits.is_changed = True
                    self._edits.add_row(found.row)
        self._refresh()
        known = {each.person for each in self._visit.travellers}
        for new in self._later.travellers if self._later.stops else ():
            if self._edits.ids.get(new.person) not in known:
                self._edits.add_traveller(new)

    def _not_read(self) -> list[str]:
        """Says which sentences may tell of a change that no rule read, for a person to look at."""
        is_known = self._later.status is self._visit.status
        read = {words for words in self._edits.cited if words}
        read |= set(self._edits.words_about({"status"})) if is_known else set()
        return [
            f"check {quoted(_short(sentence), _MOST_SHOWN)}: it may report a change, but nothing was changed"
            for sentence in self._text.sentences_of_change()
            if not any(normalise(words).text in normalise(sentence.text).text for words in read)
        ]


def _says_nothing(note: str) -> bool:
    return note.endswith(_NOTHING)


def _short(sentence: Sentence) -> str:
    """The words of a sentence, without the dateline before them."""
    return " ".join(sentence.text.split(") - ")[-1].split())
