"""Judges a fact by one row of evidence: by the words of the row, and by its basis."""

from collections.abc import Mapping
from typing import Any

from diplovisit.evidence.facts import Fact
from diplovisit.evidence.readings import Unparsed, read_date, read_duration, read_quantity
from diplovisit.evidence.verdicts import dates, figures, names, statements
from diplovisit.evidence.verdicts.verdict import Cause, CitedText, Opinion, Verdict, attested, contradicted
from diplovisit.record import (
    Announcement,
    Basis,
    Capacity,
    Duration,
    DurationError,
    Edtf,
    EdtfError,
    Engagement,
    Evidence,
    Modality,
    Participant,
    Person,
    Place,
    Quantity,
    Relation,
    Status,
    Stop,
    Traveller,
)
from diplovisit.record.polities import polity


def judge(fact: Fact, row: Evidence, words: CitedText | None, people_by_id: Mapping[str, Person]) -> Opinion:
    """Compares a fact with the words of a row that is not derived; `derivation` recomputes derived ones.

    `words` are None if the row has none, or if it has only their digest and the text is unavailable.
    """
    if row.basis in {Basis.EDITORIAL, Basis.EXTERNAL}:
        return attested("our own choice" if row.basis is Basis.EDITORIAL else "by another source")
    if words is None:
        return _judge_without_words(row)
    opinion = _judge_dissent(fact, row.says, words) if row.says is not None else _judge_field(fact, words, people_by_id)
    if opinion.verdict is Verdict.CONTRADICTED and not (row.basis is Basis.INFERRED and _is_prose(words)):
        return opinion
    if row.basis is Basis.INFERRED:
        return attested(f"inferred: the words {opinion.reason}")
    if row.by is not None and not opinion.verdict.is_acceptable:
        return attested(f"{row.by} vouches for it: the words {opinion.reason}")
    return opinion


def _is_prose(words: CitedText) -> bool:
    """Whether the words are more than a figure. From "said on Sunday" a person may infer a day that is not a Sunday."""
    return all(isinstance(read(words.quote), Unparsed) for read in (read_quantity, read_date, read_duration))


def _judge_without_words(row: Evidence) -> Opinion:
    if row.basis is Basis.INFERRED:
        return attested("inferred, as the note says")
    if row.locator is not None:
        return attested("stands in data")
    return attested("the words are kept as a digest" if row.fragment is not None else "no words are given")


def _judge_field(fact: Fact, words: CitedText, people_by_id: Mapping[str, Person]) -> Opinion:
    match fact.holder, fact.field, fact.value:
        case Quantity() as holder, field, value:
            return figures.judge_quantity(words, field, value, holder)
        case Relation() as holder, "offset", Duration() as value:
            return figures.judge_duration(words, value, holder.qualifier)
        case Relation(), "qualifier", value:
            return figures.judge_duration_qualifier(words, value)
        case _, field, Edtf() as value:
            return dates.judge_date(words, value, field)
        case _, _, Duration() as value:
            return figures.judge_duration(words, value, None, is_stay=isinstance(fact.holder, Stop | Engagement))
        case Person() as holder, "name", _:
            return names.judge_name(words, holder)
        case Person(), "aliases", spellings:
            return _worst([names.judge_alias(words, spelling) for spelling in spellings])
        case Person() as holder, "office", _:
            return names.judge_office(words, holder)
        case ((Traveller() | Participant()), "person", person_id):
            return names.judge_person(words, people_by_id[person_id])
        case Place(), "name", name:
            return names.judge_place(words, name)
        case _, _, Modality() as value:
            return statements.judge_modality(words, value)
        case _, "announcement", Announcement() as value:
            return statements.judge_announcement(words, value)
        case _, "status", Status() as value:
            return statements.judge_status(words, value)
        case Stop(), "country" | "territory", code:
            return names.judge_country(words, code, is_place=True)
        case Person() as holder, "country", code:
            return names.judge_person_country(words, holder, code)
        case _, "invited_by", code if polity(code) is not None:
            return names.judge_inviting_country(words, code)
        case _, "country" | "by", code if polity(code) is not None:
            return names.judge_country(words, code, is_place=False)
        case _, "invited_by", person_id if person_id in people_by_id:
            return names.judge_inviter(words, people_by_id[person_id])
        case _, "by", person_id if person_id in people_by_id:
            return names.judge_person(words, people_by_id[person_id], takes_part=False)
        case Traveller() as holder, "capacity", Capacity() as value:
            return names.judge_capacity(words, people_by_id[holder.person], value)
        case _, "sending", codes:
            return names.judge_countries(words, codes)
        case Engagement(), "recurrence", value:
            return statements.judge_text(words, str(value))
        case _:
            return _judge_other_value(fact.value, words)


def _judge_other_value(value: Any, words: CitedText) -> Opinion:
    if isinstance(value, str):
        return statements.judge_text(words, value)
    return attested("are what a person took it from")


def _worst(opinions: list[Opinion]) -> Opinion:
    return max(opinions, key=lambda opinion: list(Verdict).index(opinion.verdict))


def _judge_dissent(fact: Fact, says: str, words: CitedText) -> Opinion:
    """Compares the dissenting value of a row with its words. Other rows support the record's own value."""
    value: Any = says
    try:
        match fact.value:
            case Edtf():
                return dates.judge_date(words, Edtf(says), fact.field)
            case Duration():
                return figures.judge_duration(
                    words, Duration(says), None, is_stay=isinstance(fact.holder, Stop | Engagement)
                )
            case Status() if says in tuple(Status):
                return statements.judge_status(words, Status(says))
            case _:
                return _judge_other_value(value, words)
    except (EdtfError, DurationError) as error:
        return contradicted(f"are said to say what is no such value: {error}", Cause.VALUE)
