"""Judges a fact by one row of evidence: by the words of the row, and by its basis."""

import enum
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs

from diplovisit.evidence.facts import Fact
from diplovisit.evidence.readings import (
    DateReading,
    DurationReading,
    QuantityReading,
    Unparsed,
    read_date,
    read_duration,
    read_quantity,
)
from diplovisit.evidence.verdicts import countries, dates, figures, lengths, names, offices, statements, statuses
from diplovisit.evidence.verdicts.denials import denies_claim, judge_claim_polarity
from diplovisit.evidence.verdicts.engagement_kinds import judge_engagement
from diplovisit.evidence.verdicts.programme import judge_engagement_status
from diplovisit.evidence.verdicts.stop_days import country_of_other_days, country_of_other_stay
from diplovisit.evidence.verdicts.uncertain_places import find_uncertainty
from diplovisit.evidence.verdicts.verdict import (
    Cause,
    CitedText,
    Opinion,
    Verdict,
    attested,
    attested_by_person,
    contradicted,
    denied,
    unreadable,
)
from diplovisit.evidence.verdicts.whole_visits import why_not_whole
from diplovisit.evidence.verdicts.withdrawals import judge_withdrawal
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import (
    Announcement,
    Basis,
    Capacity,
    Category,
    Claim,
    Directory,
    Duration,
    DurationError,
    Edtf,
    EdtfError,
    Engagement,
    EngagementKind,
    EngagementStatus,
    Evidence,
    Modality,
    Participant,
    Person,
    Place,
    Polarity,
    Qualifier,
    Quantity,
    Recurrence,
    Relation,
    Status,
    Stop,
    Topic,
    Traveller,
    TravellerStatus,
    Visit,
)
from diplovisit.record.polities import polity


def judge(
    fact: Fact,
    row: Evidence,
    words: CitedText | None,
    visit: Visit,
    people_by_id: Mapping[str, Person],
    places: Mapping[str, str] = MappingProxyType({}),
) -> Opinion:
    """Compares a fact with the words of a row that is not derived; `derivation` recomputes derived ones.

    `words` are None if the row has none, or if it has only their digest and the text is unavailable. `places`: the
    names of the places of the record, by id.
    """
    if row.basis in {Basis.EDITORIAL, Basis.EXTERNAL}:
        return attested_by_person("an editorial choice" if row.basis is Basis.EDITORIAL else "from another source")
    if words is None:
        return _judge_without_words(row)
    words = _of_engagement(words, fact, visit)
    if isinstance(fact.holder, Engagement) and fact.field == "place" and row.says is None:
        opinion = names.judge_place_of_record(words, fact.value, places)
    elif isinstance(fact.holder, Engagement) and isinstance(fact.value, EngagementStatus) and row.says is None:
        opinion = judge_engagement_status(words, fact.value, fact.holder, visit, people_by_id, places)
    elif row.says is None:
        opinion = _judge_field(fact, words, visit, people_by_id)
    else:
        opinion = _judge_dissent(fact, row.says, words, visit, people_by_id)
    opinion = _with_polarity(opinion, fact, words, visit, people_by_id)
    if opinion.cause is Cause.DENIAL and row.polarity is not Polarity.DENIED:
        return opinion  # a person may go beyond the words, and not against them
    if opinion.verdict is Verdict.CONTRADICTED and not (row.basis is Basis.INFERRED and _is_prose(words)):
        return opinion
    if row.basis is Basis.INFERRED:
        return attested_by_person(f"inferred: {opinion.clause}")
    return _vouched(opinion, row)


def judge_derived(
    fact: Fact,
    row: Evidence,
    words: CitedText | None,
    visit: Visit,
    directory: Directory,
    people_by_id: Mapping[str, Person],
) -> Opinion:
    """Recomputes a derived fact. Words that deny what they say are no base to compute from."""
    is_denied = words is not None and _is_of_denied_claim(fact, words, visit)
    opinion = dates.recompute(_as_said(fact, row), row, words, visit, directory, is_denied=is_denied)
    if words is not None:
        opinion = _with_polarity(opinion, fact, _of_engagement(words, fact, visit), visit, people_by_id)
    return (
        opinion if opinion.verdict is Verdict.CONTRADICTED or opinion.cause is Cause.DENIAL else _vouched(opinion, row)
    )


def _as_said(fact: Fact, row: Evidence) -> Fact:
    """The fact with the date that a row says its source has instead."""
    if row.says is None or not isinstance(fact.value, Edtf):
        return fact
    try:
        return attrs.evolve(fact, value=Edtf(row.says))
    except EdtfError:
        return fact


def _vouched(opinion: Opinion, row: Evidence) -> Opinion:
    if row.by is not None and not opinion.verdict.is_acceptable:
        return attested_by_person(f"vouched for by {row.by}: {opinion.clause}")
    return opinion


_OFF: Final = frozenset({EngagementStatus.CANCELLED, EngagementStatus.POSTPONED})
_THE_OF: Final = lazy_pattern(r"\bthe (?:\w+ )?(?:rate|sum|figure|share|price|level|total|amount|number) of $")
_KEEPS_FROM: Final = lazy_pattern(
    r"(?: \w+){0,3} (?:did not|didn[’']t|has not|have not) (?:keep|stop|prevent|deter|dissuade|discourage|impress"
    r"|worry)\b"
)
_PROVING: Final = frozenset({Verdict.PROVEN, Verdict.PROVEN_APPROXIMATE, Verdict.DERIVED, Verdict.AMBIGUOUS})


def _of_engagement(words: CitedText, fact: Fact, visit: Visit) -> CitedText:
    """The words as they are read for a fact of an engagement that is off, or of a place where nothing else is done.

    What calls it off says which one it is.
    """
    match fact.path:
        case ("stops", int(stop), "engagements", int(index), *_):
            is_off = visit.stops[stop].engagements[index].status in _OFF
            return attrs.evolve(words, is_off=True) if is_off and not words.is_off else words
        case ("stops", int(stop), "places", int(index), *_):
            place = visit.stops[stop].places[index].id
            there = [each for each in visit.stops[stop].engagements if each.place == place]
            is_off = bool(there) and all(each.status in _OFF for each in there)
            return attrs.evolve(words, is_off=True) if is_off and not words.is_off else words
        case _:
            return words


def _is_gone_to(fact: Fact, visit: Visit) -> bool:
    """Whether a place is of a visit that takes place, and of no engagement, which may itself be only possible."""
    if fact.path[:1] != ("stops",) or visit.status in {Status.REPORTED, Status.CANCELLED, Status.POSTPONED}:
        return False
    stop, index = visit.stops[int(fact.path[1])], int(fact.path[3])
    return not any(each.place == stop.places[index].id for each in stop.engagements)


def _claim_of(fact: Fact, visit: Visit) -> Claim | None:
    """The claim that a fact is in, or that is its holder; None if it is in none."""
    return visit.claims[int(fact.path[1])] if fact.path[:1] == ("claims",) else None


def _is_of_denied_claim(fact: Fact, words: CitedText, visit: Visit) -> bool:
    """Whether the words deny what a denied claim says, so that the denial belongs to the claim."""
    claim = _claim_of(fact, visit)
    return claim is not None and claim.polarity is Polarity.DENIED and denies_claim(words, claim, visit)


def _with_polarity(
    opinion: Opinion, fact: Fact, words: CitedText, visit: Visit, people_by_id: Mapping[str, Person]
) -> Opinion:
    """Takes a proof away where the clause denies, calls off or supposes what the fact says.

    A name, an office and a country of a person are presupposed: a denial leaves them true.
    """
    if opinion.verdict not in _PROVING or not _is_stated_by_clause(fact):
        return opinion
    if isinstance(fact.holder, Stop) and fact.field == "when" and words.has_text and not dates.is_day_of_visit(words):
        return unreadable("give a date, but do not say that it is the day of the visit")
    if isinstance(fact.holder, Stop) and fact.field == "when":
        other = country_of_other_days(words, fact.holder.country, fact.holder.territory)
        if other is not None:
            return unreadable(f"give the days of the stop in {other}")
    if isinstance(fact.holder, Stop) and fact.field.startswith("duration"):
        other = country_of_other_stay(words, fact.holder.country, fact.holder.territory)
        if other is not None:
            return unreadable(f"give the length of the stay in {other}")
    if isinstance(fact.holder, Visit) and fact.field == "when" and words.has_text:
        why_not = why_not_whole(words, fact.value, visit)
        if why_not is not None or not dates.is_day_of_visit(words):
            return unreadable(why_not or "give a date, but do not say that it is the day of the visit")
    if isinstance(fact.holder, Place) and fact.field == "name" and _is_gone_to(fact, visit):
        uncertainty = find_uncertainty(words, fact.value)
        if uncertainty is not None:
            return unreadable(f'do not say that anybody goes there ("{uncertainty}")')
    if fact.field == "since" and _denies_the_claim(words):
        return opinion
    if _is_of_denied_claim(fact, words, visit):
        return opinion
    if isinstance(fact.holder, Traveller) and fact.field in {"status", "person"} and fact.holder.status is not None:
        return opinion  # the words that deny that somebody travels say who it is
    denials = [
        words.denial_of(*span) or (_set_aside(words.sentence.text, *span) if isinstance(fact.holder, Topic) else None)
        for span in _spans(fact, words, people_by_id)
    ]
    start, end = _spans(fact, words, people_by_id)[0]
    is_behind = all(scope.start is not None and scope.start >= end for scope in words.sentence.scopes_at(start, end))
    if isinstance(fact.holder, Quantity) and is_behind and _KEEPS_FROM.match(words.sentence.text, end):
        return opinion  # "Growth of 3 percent did not keep the minister from promising": there was growth
    if isinstance(fact.holder, Quantity) and is_behind and _THE_OF.search(words.sentence.text, 0, start):
        return opinion  # "the rate of 7 per cent will not be changed" has a rate of 7 per cent
    # One mention that is not denied is enough: "not to Norway but to Sweden, and not to Finland".
    return denied(denials[0]) if denials[0] is not None and None not in denials else opinion


_ASIDE: Final = (
    r"(?:off[ -](?:the (?:table|menu|programme|program|list|cards)|limits|topic)|taboo|out of bounds|no-go"
    r"|left (?:out|aside)|set aside|shelved|dropped|deferred|postponed|put off|skirted|sidestepped|skipped)"
)
_ASIDE_BEHIND: Final = lazy_pattern(rf"[^.;:!?]{{0,60}}?\b(?P<aside>{_ASIDE})\b(?! (?:and|but) )", re.IGNORECASE)
_ASIDE_BEFORE: Final = lazy_pattern(
    r"\b(?P<aside>(?:(?:left (?:out|aside)|dropped|shelved|deferred|skirted|sidestepped|skipped"
    r"|leave (?:out|aside)|drop|shelve|skirt|sidestep|skip|steer clear of)(?: the| any)?"
    r"(?: (?:issue|question|subject|topic|matter|talk)s?(?: of)?)?"
    r"|(?:taken )?off the table (?:was|were|is|are)(?: the)?)) $",
    re.IGNORECASE,
)


def _set_aside(text: str, start: int, end: int) -> str | None:
    """The words that take a topic off an agenda; None if there are none.

    >>> _set_aside("Fisheries are off the table", 0, 9)
    'off the table'
    """
    match = _ASIDE_BEHIND.match(text, end) or _ASIDE_BEFORE.search(text, max(0, start - 60), start)
    return match.group("aside") if match is not None else None


_BARE: Final = frozenset(["no", "not", "never", "none", "neither", "nor", "nobody", "no one", "nothing", "cannot"])
_TOLD: Final = lazy_pattern(r"\b(?:that|says?|said|claim\w*|true|case|think\w*|believ\w*|suggest\w*|mean\w*)\b")
_NOT_SINCE: Final = lazy_pattern(
    r"\b(?:not|never|n[’']t|no longer|rather than|instead of)[ ,]+(?:[\w’'-]+ ){0,2}?since\b|\bbut (?:only )?since\b",
    re.IGNORECASE,
)


def _denies_the_claim(words: CitedText) -> bool:
    """Whether what is denied is what has been so since a day: "have had no ambassadors since 2017".

    The negation belongs to what the claim says. "Not since 2017" denies the day itself.
    """
    scopes = words.sentence.scopes_at(words.start, words.end)
    is_bare = all(
        scope.start is not None
        and scope.start < words.start
        and _TOLD.search(words.sentence.text, scope.start, words.start) is None
        and (scope.trigger.lower() in _BARE or scope.trigger.lower().endswith(("n't", "n’t")))
        for scope in scopes
    )
    return is_bare and _NOT_SINCE.search(words.sentence.text) is None


def _is_stated_by_clause(fact: Fact) -> bool:
    """Whether a clause states the fact. A status, a class and a kind read the polarity of their clause themselves."""
    match fact.holder, fact.field, fact.value:
        case (Stop(), "country" | "territory" | "kind", _) | (Place(), "name", _):
            return True
        case ((Traveller() | Participant()), _, _):
            return True
        case _, "invited_by", _:
            return True
        case (Topic(), "label", _) | (Engagement(), "label" | "forum" | "place", _):
            return True
        case _, "date" | "published", _:
            return False  # the dateline
        case Quantity(), _, _:
            return True
        case _, _, (Edtf() | Duration() | Qualifier()):
            return True
        case _:
            return False


def _spans(fact: Fact, words: CitedText, people_by_id: Mapping[str, Person]) -> tuple[tuple[int, int], ...]:
    """The places of a fact in its sentence: where the words name it, or else the words as a whole."""
    whole = ((words.start, words.end),)
    match fact.holder, fact.value:
        case _, Edtf():
            return _figures(words, DateReading) or whole
        case _, Duration():
            return _figures(words, DurationReading) or whole
        case Quantity(), _:
            return _figures(words, QuantityReading) or whole
        case ((Topic() | Engagement()), str() as text) if fact.field in {"label", "forum"}:
            return statements.places_of_text(words, text) or whole
    match fact.value:
        case str() as code if polity(code) is not None:
            spans = tuple(
                (mention.start, mention.end)
                for mention in words.sentence.countries
                if code in mention.codes and mention.start < words.end and words.start < mention.end
            )
        case str() as person_id if person_id in people_by_id:
            person = people_by_id[person_id]
            spans = (
                tuple(
                    (found.start, found.end)
                    for found in names.occurrences_of_person(words.sentence.text, person)
                    if names.overlaps(words, found)
                )
                if person.name is None
                else tuple(_places(words, (person.name, *person.aliases)))
            )
        case _:
            spans = ()
    return spans or whole


def _figures(words: CitedText, kind: type[object]) -> tuple[tuple[int, int], ...]:
    return tuple((mention.start, mention.end) for mention in words.figures if isinstance(mention.reading, kind))


def _places(words: CitedText, names_of_person: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yields where the last word of a name stands in the words."""
    for name in names_of_person:
        surname = name.split()[-1]
        at = words.quote.find(surname)
        while at >= 0:
            yield words.start + at, words.start + at + len(surname)
            at = words.quote.find(surname, at + 1)


def _is_prose(words: CitedText) -> bool:
    """Whether the words are more than a figure. From "said on Sunday" a person may infer a day that is not a Sunday."""
    return all(isinstance(read(words.quote), Unparsed) for read in (read_quantity, read_date, read_duration))


def _judge_without_words(row: Evidence) -> Opinion:
    if row.basis is Basis.INFERRED:
        return attested_by_person("inferred, as the note says")
    if row.locator is not None:
        return attested_by_person("a value of data")
    return attested_by_person("the words are stored as a digest" if row.fragment is not None else "no words are given")


def _judge_field(fact: Fact, words: CitedText, visit: Visit, people_by_id: Mapping[str, Person]) -> Opinion:
    match fact.holder, fact.field, fact.value:
        case Quantity() as holder, field, value:
            claim = _claim_of(fact, visit)
            return figures.judge_quantity(words, field, value, holder, claim.what if claim is not None else "")
        case (Relation() | Stop() | Engagement()) as holder, field, Duration() as value:
            is_high = field.endswith("_high")
            return lengths.judge_duration(words, value, lengths.recorded_length(holder), is_high=is_high)
        case (Relation() | Stop() | Engagement()) as holder, _, Qualifier() as value:
            return lengths.judge_duration_qualifier(words, value, lengths.recorded_length(holder))
        case Claim() as holder, "polarity", Polarity() as value:
            return judge_claim_polarity(words, value, holder, visit)
        case Traveller() as holder, "status", TravellerStatus():
            return judge_withdrawal(words, people_by_id[holder.person], visit)
        case Traveller() as holder, "person", person_id if holder.status is TravellerStatus.WITHDRAWN:
            return _judge_withdrawn(words, people_by_id[person_id], visit)
        case _, field, Edtf() as value:
            return dates.judge_date(words, value, field)
        case Person() as holder, "name", _:
            return names.judge_name(words, holder)
        case Person(), "aliases", spellings:
            return _worst([names.judge_alias(words, spelling) for spelling in spellings])
        case Person() as holder, "office", _:
            return offices.judge_office(words, holder)
        case ((Traveller() | Participant()), "person", person_id):
            return names.judge_person(words, people_by_id[person_id], travels=isinstance(fact.holder, Traveller))
        case Place(), "name", name:
            return names.judge_place(words, name)
        case _, _, Modality() as value:
            return statements.judge_modality(words, value)
        case _, "announcement", Announcement() as value:
            return statuses.judge_announcement(words, value)
        case _, "status", Status() as value:
            return statuses.judge_status(words, value)
        case _, "category", Category() as value:
            return statements.judge_category(words, value)
        case Engagement(), "kind", EngagementKind() as value:
            return judge_engagement(words, value)
        case Stop(), "country" | "territory", code:
            return countries.judge_country(words, code, is_place=True)
        case Person() as holder, "country", code:
            return countries.judge_person_country(words, holder, code)
        case _, "invited_by", code if polity(code) is not None:
            return countries.judge_inviting_country(words, code)
        case _, "country" | "by", code if polity(code) is not None:
            return countries.judge_country(words, code, is_place=False)
        case _, "invited_by", person_id if person_id in people_by_id:
            return names.judge_inviter(words, people_by_id[person_id])
        case _, "by", person_id if person_id in people_by_id:
            return names.judge_person(words, people_by_id[person_id], takes_part=False)
        case Traveller() as holder, "capacity", Capacity() as value:
            return offices.judge_capacity(words, people_by_id[holder.person], value)
        case _, "sending" | "sending_territories", codes:
            return countries.judge_countries(words, codes)
        case Engagement(), "recurrence", Recurrence() as value:
            return statements.judge_recurrence(words, value)
        case _:
            return _judge_other_value(fact.value, words)


def _judge_withdrawn(words: CitedText, person: Person, visit: Visit) -> Opinion:
    """Compares a traveller who did not come along with the words, which say who does not, or who was to travel."""
    withdrawal = judge_withdrawal(words, person, visit)
    if withdrawal.verdict is Verdict.PROVEN:
        return withdrawal
    opinion = names.judge_person(words, person, travels=True)
    denial = words.denial
    return denied(denial) if opinion.verdict is Verdict.PROVEN and denial is not None else opinion


def _judge_other_value(value: Any, words: CitedText) -> Opinion:
    if isinstance(value, str):
        return statements.judge_text(words, value)
    return attested("are the basis of a person's inference")


def _worst(opinions: list[Opinion]) -> Opinion:
    return max(opinions, key=lambda opinion: list(Verdict).index(opinion.verdict))


def _judge_dissent(
    fact: Fact, says: str, words: CitedText, visit: Visit, people_by_id: Mapping[str, Person]
) -> Opinion:
    """Compares the dissenting value of a row with its words. Other rows support the record's own value."""
    try:
        match fact.value:
            case Edtf():
                return dates.judge_date(words, Edtf(says), fact.field)
            case Duration():
                is_stay = isinstance(fact.holder, Stop | Engagement)
                value = Duration(says)
                length = lengths.RecordedLength(low=value, high=None, qualifier=None, is_stay=is_stay)
                return lengths.judge_duration(words, value, length)
            case enum.StrEnum() as value if says in tuple(type(value)):
                return _judge_field(attrs.evolve(fact, value=type(value)(says)), words, visit, people_by_id)
            case str() as code if polity(code) is not None and polity(says) is not None:
                return _judge_field(attrs.evolve(fact, value=says), words, visit, people_by_id)
            case _:
                return _judge_other_value(says, words)
    except (EdtfError, DurationError) as error:
        return contradicted(f"have a `says` that is not a valid value: {error}", Cause.VALUE)
