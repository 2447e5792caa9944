"""A new record by hand: the shortest one that says who visits whom, when, and by what source."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs

from diplovisit.converters import structure
from diplovisit.drafting.commented_yaml import write_with_comments
from diplovisit.drafting.compose import id_word
from diplovisit.drafting.titles import record_id_of, title_of
from diplovisit.english.values import country_name
from diplovisit.evidence import Examination
from diplovisit.evidence.proving_words import FactByWords, citable_address, facts_by_words, find_quote, merged_rows
from diplovisit.evidence.texts import SourceText
from diplovisit.findings.phrases import quoted
from diplovisit.findings.rule import FieldPath
from diplovisit.pipeline.new_source import CardOptions, NewSource, card_rows, new_source
from diplovisit.pipeline.status_days import refusal_of_begun
from diplovisit.pipeline.status_evidence import row_data
from diplovisit.record import Edtf, Source, Status, Visit
from diplovisit.record.constraints import ID, RESERVED_IDS

_NOTE: Final = "entered by hand; not yet supported by a quote"
_ADVICE: Final = (
    "The evidence for each fact. To find the row to add for a quote, run:",
    'diplovisit quote FILE "words" --source {source}=TEXT',
)


class WordsRefused(ValueError):
    """Raised for a quote that says none of the facts of a new record, or something else. `facts`: what it says."""

    def __init__(self, message: str, facts: tuple[FactByWords, ...] = ()) -> None:
        super().__init__(message)
        self.facts = facts


@attrs.frozen(kw_only=True)
class NewRecordAnswers:
    """What a person says of a new visit; None or empty where nothing is said.

    sending: the code of the sending state. hosts: the codes of the states that are visited, in order. when: the days,
    None if they are not known. source: what is said of the source. by: who answers for what no words say. revised: when
    the record is made, in UTC.
    """

    traveller: str | None = None
    office: str | None = None
    sending: str
    hosts: tuple[str, ...]
    when: Edtf | None = None
    status: Status
    source: CardOptions
    quotes: tuple[str, ...] = ()
    title: str | None = None
    id: str | None = None
    by: str
    revised: datetime.datetime


@attrs.frozen(kw_only=True)
class NewRecord:
    """A new record: what it says, and its text. unchecked: the quotes that no text confirms."""

    visit: Visit
    text: str
    unchecked: tuple[str, ...] = ()


def new_record(answers: NewRecordAnswers, text: SourceText | None = None, *, schema: str | None = None) -> NewRecord:
    """Makes a record of the answers. Raises InvalidRecord for faulty answers, WordsRefused, and ValueError.

    A visit that is held or under way before its first day is refused.

    text: the text of the source, None if it is not at hand. schema: the address of the JSON Schema for editors.

    >>> from diplovisit.record import SourceKind
    >>> new = new_record(
    ...     NewRecordAnswers(
    ...         traveller="Aino Virtanen",
    ...         sending="FI",
    ...         hosts=("EE",),
    ...         status=Status.ANNOUNCED,
    ...         source=CardOptions(kind=SourceKind.STATEMENT),
    ...         by="the editor",
    ...         revised=datetime.datetime(2025, 3, 5, 12, tzinfo=datetime.UTC),
    ...     )
    ... )
    >>> new.visit.id, new.visit.title
    ('fi-ee-virtanen', 'Aino Virtanen visits Estonia')
    """
    days = (answers.when,) if answers.when is not None else ()
    if (refusal := refusal_of_begun(answers.status, days, answers.revised)) is not None:
        raise ValueError(refusal)
    card = _card(answers, text)
    document = _document(answers, card)
    bare = structure(document)
    source = bare.sources[0].id
    texts = {} if text is None else {source: text}
    examination = Examination(visit=bare, texts=texts)
    found = tuple(each for quote in answers.quotes for each in _facts_of_quote(examination, quote, source))
    chosen: dict[str, FactByWords] = {}
    for each in sorted(found, key=lambda each: each.rank):
        if each.fact.must_have_evidence:
            chosen.setdefault(each.fact.address, each)
    for quote in answers.quotes:
        if all(each.row.quote != quote for each in chosen.values()):
            raise WordsRefused(f"no fact needs the words {quoted(quote)}; omit them")
    of_card = tuple(card_rows(bare, texts, card, answers.by)) if text is not None else ()
    rows: list[Any] = [row_data(bare, row) for row in (*of_card, *merged_rows(chosen.values()))]
    cited = {*chosen, *(address for row in of_card for address in row.about)}
    lacking = [
        citable_address(fact) for fact in examination.facts if fact.must_have_evidence and fact.address not in cited
    ]
    if lacking:
        about = ["visit"] if not cited else list(dict.fromkeys(lacking))
        rows.append({"about": about, "basis": "inferred", "by": answers.by, "note": _NOTE})
    document["evidence"] = rows
    unchecked = () if text is not None else answers.quotes
    return NewRecord(visit=structure(document), text=_text(document, source, schema), unchecked=unchecked)


def _facts_of_quote(examination: Examination, quote: str, source: str) -> tuple[FactByWords, ...]:
    """Returns the facts that words say. Raises WordsRefused if they say none, or stand in no text."""
    places: Sequence[Any] = [None]
    if source in examination.texts:
        places = find_quote(examination.visit, examination.texts, source, quote)
        if not places:
            raise WordsRefused(f"{quoted(quote)} is not in the text; quote the words exactly")
    trials = [facts_by_words(examination, quote, place, source=source) for place in places]
    judged = max(trials, key=lambda trial: sum(each.reading.verdict.is_proof for each in trial))
    said = tuple(each for each in judged if each.reading.verdict.is_proof and each.opinion.verdict.is_acceptable)
    if not said:
        needed = tuple(each for each in judged if each.fact.must_have_evidence)
        raise WordsRefused(f"the words {quoted(quote)} state none of the facts", needed)
    return said


def _card(answers: NewRecordAnswers, text: SourceText | None) -> NewSource:
    """Returns the source under an id that is made of its publisher, or else of its kind."""
    source = new_source("source", answers.source, text).source
    name = _free_id([source.publisher or source.kind.value], "source", set())
    return new_source(name, answers.source, text)


def _document(answers: NewRecordAnswers, card: NewSource) -> dict[str, Any]:
    source = card.source
    taken = {source.id}
    person = _free_id((answers.traveller or answers.office or "").split()[-1:], "traveller", taken)
    people = {"id": person, "name": answers.traveller, "office": answers.office, "country": answers.sending}
    stops = [{"id": _free_id([country_name(code)], "stop", taken), "country": code} for code in answers.hosts]
    document: dict[str, Any] = {
        "format": 1,
        "id": answers.id or "new",
        "revision": 1,
        "revised": f"{answers.revised:%Y-%m-%dT%H:%M:%SZ}",
        "title": answers.title or "",
        "status": answers.status.value,
        "sending": [answers.sending],
        "people": [_present(people)],
        "travellers": [{"person": person}],
        "stops": stops,
        "sources": [_source_data(source)],
    }
    if answers.when is not None and len(stops) == 1:
        stops[0]["when"] = str(answers.when)
    elif answers.when is not None:
        # The days of each stop are not known, those of the visit as a whole are.
        document = _with_days(document, str(answers.when))
    document["id"] = answers.id or record_id_of(document)
    document["title"] = answers.title or title_of(document)
    return document


def _source_data(source: Source) -> dict[str, Any]:
    dateline = source.dateline
    days = _present({"place": dateline.place, "date": _text_of(dateline.date)}) if dateline is not None else None
    return _present(
        {
            "id": source.id,
            "kind": source.kind.value,
            "publisher": source.publisher,
            "dateline": days,
            "published": _text_of(source.published),
            "language": source.language,
            "url": source.url,
            "licence": source.licence,
        }
    )


def _text_of(date: Edtf | None) -> str | None:
    return str(date) if date is not None else None


def _with_days(document: Mapping[str, Any], when: str) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in document.items():
        if name == "stops":
            fields["when"] = when
        fields[name] = value
    return fields


def _present(node: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value is not None}


def _free_id(words: Sequence[str], otherwise: str, taken: set[str]) -> str:
    """Returns an id made of words that nothing else in the record has, and notes it."""
    word = id_word(" ".join(words))
    first = word if ID.fullmatch(word) and word not in RESERVED_IDS else otherwise
    name = next(each for each in (first, *(f"{first}-{number}" for number in range(2, 1_000))) if each not in taken)
    taken.add(name)
    return name


def _text(document: Mapping[str, Any], source: str, schema: str | None) -> str:
    comments: dict[FieldPath, Sequence[str]] = {
        ("evidence",): [line.format(source=source) for line in _ADVICE],
        ("revision",): ["Raise it with each published version; `diplovisit status` does it for you."],
    }
    head = f"# yaml-language-server: $schema={schema}\n" if schema is not None else ""
    return head + write_with_comments(document, comments)
