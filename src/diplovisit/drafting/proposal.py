"""A proposal: what somebody thinks that texts state, each fact with its words. Nothing of it is believed.

Our own rules and language models propose in the same form; `judging.py` keeps what the words prove. Things are named by
keys, which are theirs alone: "solheim", "meeting-1". A key never becomes a fact.
"""

from typing import Final

import attrs

from diplovisit.record.vocabularies import Ending, PersonKind, SourceKind


@attrs.frozen(kw_only=True)
class Citation:
    """Words of a text that are to prove a fact.

    source: the id of the source. quote: the words, as the text has them. start: where they begin in the normal form of
    the text; None where the proposer gives the words alone, and any place of them may prove the fact.
    """

    source: str
    quote: str
    start: int | None = None


@attrs.frozen(kw_only=True)
class ProposedFact:
    """One value, with the words that are to prove it.

    value: the value as a record writes it: a code, EDTF, an ISO 8601 duration, a word of a vocabulary, a text.
    citations: the words; several where several places or texts say it. rule, inputs: the derivation rule and the
    addresses that it computes from, where the words alone do not give the value. note: why it is inferred, where no
    words state it; such a fact is marked as inferred and is left for a person. Only our own rules may infer.
    dissents: words that give another value, with that value: another source that disagrees.
    """

    value: str
    citations: tuple[Citation, ...] = ()
    rule: str | None = None
    inputs: tuple[str, ...] = ()
    note: str | None = None
    dissents: tuple["ProposedDissent", ...] = ()


@attrs.frozen(kw_only=True)
class ProposedDissent:
    """Words of a source that give another value than the one of the record."""

    says: str
    citation: Citation
    rule: str | None = None


@attrs.frozen(kw_only=True)
class ProposedSource:
    """The card of one text; `id` is the id of its source."""

    id: str
    kind: SourceKind = SourceKind.NEWS
    publisher: ProposedFact | None = None
    title: str | None = None
    dateline_place: ProposedFact | None = None
    dateline_date: ProposedFact | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    file: str | None = None
    via: str | None = None  # the source that quotes this one, as a paper quotes officials


@attrs.frozen(kw_only=True)
class ProposedPerson:
    """Somebody whom the texts name: a person, a group or an organisation."""

    key: str
    kind: PersonKind = PersonKind.PERSON
    name: ProposedFact | None = None
    aliases: tuple[ProposedFact, ...] = ()
    office: ProposedFact | None = None
    country: ProposedFact | None = None


@attrs.frozen(kw_only=True)
class ProposedTraveller:
    """Somebody who makes the visit. person: a fact whose value is the key of a person, and whose words say it."""

    person: ProposedFact
    role: ProposedFact | None = None
    capacity: ProposedFact | None = None
    status: ProposedFact | None = None


@attrs.frozen(kw_only=True)
class ProposedPlace:
    """A place of the visit."""

    key: str
    name: ProposedFact


@attrs.frozen(kw_only=True)
class ProposedTopic:
    """Something that is to be talked about; its label is words of the text."""

    label: ProposedFact
    modality: ProposedFact | None = None


@attrs.frozen(kw_only=True)
class ProposedEngagement:
    """Something that is done at a stop. place: a fact whose value is the key of a place of the proposal.

    participants: facts whose values are keys of people.
    """

    key: str
    kind: ProposedFact
    label: ProposedFact | None = None
    forum: ProposedFact | None = None
    recurrence: ProposedFact | None = None
    when: ProposedFact | None = None
    duration: ProposedFact | None = None
    duration_high: ProposedFact | None = None
    duration_qualifier: ProposedFact | None = None
    place: ProposedFact | None = None
    participants: tuple[ProposedFact, ...] = ()
    topics: tuple[ProposedTopic, ...] = ()
    modality: ProposedFact | None = None
    status: ProposedFact | None = None


_PUT_OFF: Final = (
    "The words say that the visit was put off; it has new days, so the earlier ones were given up for them."
)


@attrs.frozen(kw_only=True)
class ProposedEarlierDays:
    """Days on which a stop was once to be."""

    when: ProposedFact
    ended: ProposedFact
    reason: ProposedFact | None = None

    def with_new_days(self, new: ProposedFact | None) -> "ProposedEarlierDays":
        """Returns these days as rescheduled, where words put them off and the stop has new days."""
        if new is None or self.ended.value != Ending.POSTPONED:
            return self
        return attrs.evolve(self, ended=attrs.evolve(self.ended, value=Ending.RESCHEDULED.value, note=_PUT_OFF))


@attrs.frozen(kw_only=True)
class ProposedStop:
    """A stay under one host."""

    key: str
    country: ProposedFact | None = None
    territory: ProposedFact | None = None
    places: tuple[ProposedPlace, ...] = ()
    when: ProposedFact | None = None
    previously: tuple[ProposedEarlierDays, ...] = ()
    duration: ProposedFact | None = None
    duration_high: ProposedFact | None = None
    duration_qualifier: ProposedFact | None = None
    engagements: tuple[ProposedEngagement, ...] = ()


@attrs.frozen(kw_only=True)
class ProposedClaim:
    """Something that a text states besides the visit. what: words of the text. subjects: codes or keys of people.

    value, high, unit, qualifier: the figure. when, as_of, since, due, set: dates in EDTF.
    """

    key: str
    kind: ProposedFact
    what: ProposedFact
    polarity: ProposedFact | None = None
    subjects: tuple[ProposedFact, ...] = ()
    value: ProposedFact | None = None
    high: ProposedFact | None = None
    unit: ProposedFact | None = None
    qualifier: ProposedFact | None = None
    when: ProposedFact | None = None
    as_of: ProposedFact | None = None
    since: ProposedFact | None = None
    due: ProposedFact | None = None
    set: ProposedFact | None = None
    reported_by: ProposedFact | None = None
    reported_when: ProposedFact | None = None


@attrs.frozen(kw_only=True)
class ProposedRelation:
    """How the visit stands to an event among the claims. target: the key of a claim."""

    kind: ProposedFact
    target: str
    offset: ProposedFact | None = None
    offset_high: ProposedFact | None = None
    qualifier: ProposedFact | None = None


@attrs.frozen(kw_only=True)
class ChoiceOption:
    """One candidate of an open choice: the value, and the words that speak for it."""

    value: str
    words: str
    citation: Citation | None = None


@attrs.frozen(kw_only=True)
class Choice:
    """A question that the words leave open. A person answers it.

    address: where the answer goes, in keys of the proposal ("stop-1/when"); in a drafted record, its address there.
    question: the question in one sentence. options: the candidates with their words; empty where there are none.
    """

    address: str
    question: str
    options: tuple[ChoiceOption, ...] = ()


@attrs.frozen(kw_only=True)
class LeftOutWords:
    """Words of a text that the draft does not have, with the reason. line: their line in the user's file, from 1."""

    source: str
    words: str
    line: int
    reason: str


@attrs.frozen(kw_only=True)
class RefusedFact:
    """A proposed fact that did not get in. reason: the predicate of a sentence about the words, as in a finding.

    address: what it was to be, in keys of the proposal. verdict: the word of the verdict, or "not-in-text" where the
    words are not in the text, "invalid" where the value is no value of such a field, or "error" where it disagrees with
    other facts. The reason for the last two is about the value.
    """

    address: str
    value: str
    quote: str | None
    source: str | None
    verdict: str
    reason: str

    @property
    def is_about_value(self) -> bool:
        """Whether the reason is about the value, and not about its words."""
        return self.verdict in {"invalid", "error"}


@attrs.frozen(kw_only=True)
class Proposal:
    """A whole visit as somebody reads it out of texts. Each field may be missing; `judging.py` says what is needed."""

    sources: tuple[ProposedSource, ...] = ()
    status: ProposedFact | None = None
    announcement: ProposedFact | None = None
    category: ProposedFact | None = None
    sending: tuple[ProposedFact, ...] = ()
    invited_by: ProposedFact | None = None
    people: tuple[ProposedPerson, ...] = ()
    travellers: tuple[ProposedTraveller, ...] = ()
    when: ProposedFact | None = None
    stops: tuple[ProposedStop, ...] = ()
    purposes: tuple[ProposedFact, ...] = ()
    agenda: tuple[ProposedTopic, ...] = ()
    claims: tuple[ProposedClaim, ...] = ()
    relations: tuple[ProposedRelation, ...] = ()
    choices: tuple[Choice, ...] = ()
