"""What newcomers type for a field or a word of a vocabulary, and what is meant: `city` for `places`, `done` for `held`.

The nearest spelling is of no use there: `date` resembles `dateline`. Each entry was chosen by hand. Where a word could
mean several things, the remedy says which is which, and nothing is suggested.
"""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs


@attrs.frozen
class Meant:
    """What a word means.

    name: the field or the word to write instead; None where only a person can choose.
    remedy: what to do; "" where the name says it all.
    """

    name: str | None
    remedy: str = ""


def meant_field(cls: str, word: str) -> Meant | None:
    """Returns what a field means that the class does not have; None for a word in no table.

    A field of another class has a remedy and no name, because it belongs elsewhere.

    >>> meant_field("Stop", "city").name
    'places'
    >>> meant_field("Visit", "City").remedy
    'cities go into `places` of a stop: places: [{id: moscow, name: Moscow, kind: city}]'
    """
    key = _folded(word)
    if (name := _fields().get((cls, key))) is not None:
        return Meant(name, f"write it as {_FORMS[name]}" if name in _FORMS else "")
    return next((Meant(None, remedy) for words, remedy in _ELSEWHERE if key in words), None)


def meant_word(vocabulary: str, word: str) -> Meant | None:
    """Returns what a word means that the vocabulary does not have; None for a word in no table.

    >>> meant_word("Status", "Done").name, meant_word("Category", "bilateral").name
    ('held', None)
    """
    key = _folded(word)
    if (name := _words().get((vocabulary, key))) is not None:
        return Meant(name)
    unclear = _UNCLEAR.get(vocabulary, {})
    return next((Meant(None, remedy) for words, remedy in unclear.items() if key in words.split()), None)


def _folded(word: str) -> str:
    return word.strip().casefold().replace("_", "-").replace(" ", "-")


# Each line: the field, and the words that people type for it there.
_FIELDS: Final[Mapping[str, str]] = MappingProxyType({
    "Visit": """
        id: uid uuid key identifier slug
        revision: version rev
        revised: updated modified last-modified last-updated updated-at changed
        title: name headline heading summary-line
        status: stage phase
        announcement: announced official-announcement
        category: type kind class visit-type level protocol
        sending: from sender origin sending-country sending-state sending-states sent-by home-country
        invited_by: inviter invited invitation invitation-by inviting
        people: persons person names
        travellers: visitor visitors traveler travelers traveller delegation delegates guest guests who leader head
        when: date dates day days period
        stops: stop itinerary legs route destinations visits trips
        purposes: purpose reason reasons objective objectives aim aims goal goals
        agenda: topic topics agenda-items issues
        claims: claim facts figures statements
        relations: relation related related-visits links-to
        sources: source reference references citation citations bibliography
        evidence: quotes quotations proof proofs
        absent: missing unknown unknowns
        ignore: ignored
        notes: note description summary comment comments remark remarks abstract
    """,
    "Person": """
        name: full-name fullname person
        office: role position job job-title title post function
        country: nationality citizenship state
        aliases: alias nickname aka also-known-as
        kind: type
        identifiers: identifier ids wikidata
    """,
    "Traveller": """
        person: name id traveller traveler visitor who
        capacity: as
        role: office position
    """,
    "Participant": """
        person: name id participant who
        role: office position
    """,
    "Stop": """
        country: host-country destination receiving receiving-country to visiting
        places: city cities town towns location locations place venue venues
        when: date dates day days period
        duration: length
        previously: previous previous-dates old-dates
        engagements: meetings meeting events event programme program schedule activities agenda
        time_zone: timezone tz
        kind: type
    """,
    "Place": """
        name: city town title label
        kind: type
    """,
    "Engagement": """
        kind: type
        label: title name
        when: date time datetime at hour start-time
        place: venue location city where
        participants: attendees with who people delegates guests
        topics: agenda topic subjects
        outcomes: outcome results result agreements deliverables
        duration: length
    """,
    "Topic": """
        label: title name topic text
    """,
    "Claim": """
        what: text statement claim description
        when: date
        kind: type
        subjects: subject about who
        quantity: figure number amount
        reported: said-by reported-by
    """,
    "Quantity": """
        value: number amount figure quantity
        unit: currency
        qualifier: about
    """,
    "Relation": """
        target: to visit with
        kind: type relation
    """,
    "Source": """
        url: link href uri address website
        published: date pubdate published-on published-at publication-date
        publisher: newspaper outlet agency author site media
        kind: type
        language: lang
        licence: license
        title: headline name
        file: path filename
    """,
    "Dateline": """
        place: city location
        date: day when
    """,
    "Evidence": """
        about: fact facts field fields path for
        quote: text words quotation excerpt
        sources: source
        note: comment reason explanation
    """,
    "Absence": """
        about: field fact what
        reason: note why because
    """,
    "Ignored": """
        quote: text words
        reason: note why because
    """,
})  # fmt: skip

_PERIOD: Final = "start end begin begins finish until since start-date end-date startdate enddate from-date to-date"
# Each line: the words, and what to do with such a field where the class has no field for it.
_ELSEWHERE: Final = tuple(
    (frozenset(words.split()), remedy)
    for words, remedy in (
        (_PERIOD, 'write the first and the last day in `when`, as in when: "2025-03-07/2025-03-09"'),
        (
            "city cities town towns location locations place venue capital places",
            "cities go into `places` of a stop: places: [{id: moscow, name: Moscow, kind: city}]",
        ),
        (
            "country countries to destination host-country receiving receiving-country visiting",
            "the country that is visited is `country` of a stop: stops: [{id: russia, country: RU}]",
        ),
        (
            "host hosts hosted-by received-by",
            "the host country is `country` of a stop; a person who receives is in `participants` of an engagement",
        ),
        (
            "url link href website",
            "an address on the web is `url` of a source: sources: [{id: ministry, kind: statement, url: https://…}]",
        ),
        (
            "publisher newspaper author published language lang license licence dateline",
            "what is said of an article is a field of its row in `sources`",
        ),
        (
            "meetings meeting events event programme program schedule activities engagements dinner talks",
            "meetings and dinners go into `engagements` of a stop: engagements: [{id: talks, kind: meeting}]",
        ),
        (
            "participants attendees members with",
            "who travels is in `travellers`, and who takes part in a meeting is in `participants` of the engagement",
        ),
        (
            "office position job role rank nationality aliases",
            "what is known of a person is in `people`: people: [{id: misri, name: Vikram Misri}]",
        ),
        ("timezone tz time-zone", "the time zone is `time_zone` of a stop"),
        ("duration length", "how long a stay is, is `duration` of a stop, such as P3D"),
        ("time hour", 'an hour belongs to an engagement: when: "2025-03-07T10:00:00"'),
        (
            "cancelled canceled postponed confirmed held done under-way reported",
            "this is a word for `status`, as in status: cancelled",
        ),
        ("outcome outcomes results result agreements", "results are `outcomes` of an engagement"),
        ("quote quotes", "words of a source are `quote` of a row in `evidence`"),
        ("purpose purposes", "what a visit is for is in `purposes` at the top of the record"),
        ("source", "the source of a fact is in `evidence`: evidence: [{about: [russia/when], sources: [paper], …}]"),
    )
)  # fmt: skip


# Each line: the word of the vocabulary, and what people type for it.
_VOCABULARIES: Final[Mapping[str, str]] = MappingProxyType({
    "Status": """
        held: done complete completed finished concluded past over ended took-place
        under-way: ongoing in-progress started current underway begun now
        cancelled: canceled off called-off abandoned scrapped dropped
        postponed: delayed deferred rescheduled moved put-off
        announced: official
        reported: rumoured rumored unconfirmed
    """,
    "EngagementStatus": """
        cancelled: canceled off called-off
        postponed: delayed deferred rescheduled moved
    """,
    "TravellerStatus": """
        withdrawn: cancelled canceled absent
    """,
    "Category": """
        state: state-visit
        official: official-visit
        official-working: official-working-visit
        working: working-visit business
        private: private-visit personal
    """,
    "Rank": """
        head-of-state: president king queen monarch emperor
        head-of-government: prime-minister premier chancellor pm
        senior-official: official secretary ambassador envoy
        igo-head: secretary-general
        legislator: mp senator parliamentarian speaker
        crown-prince: prince heir
    """,
    "Capacity": """
        holder: incumbent current official
        elect: president-elect
        former: ex
        envoy: representative special-envoy
        private: personal
    """,
    "Modality": """
        scheduled: planned
        asserted: certain confirmed definite
        likely: probable probably
        possible: tentative maybe
        unlikely: doubtful
    """,
    "PersonKind": """
        group: delegation team party
        organisation: organization company ministry institution
        person: individual human
    """,
    "StopKind": """
        vacation: holiday
        transit: stopover layover
    """,
    "PlaceKind": """
        city: town village capital
        region: province county
        building: hotel palace house venue site museum
        base: airbase barracks
        body-of-water: sea lake river bay
        vessel: ship boat
    """,
    "EngagementKind": """
        meeting: talks bilateral bilateral-meeting discussion discussions negotiation negotiations
        dinner: banquet state-dinner breakfast
        lunch: luncheon working-lunch
        press-conference: press briefing media-briefing joint-press-conference
        conference: forum symposium seminar
        speech: address lecture
        wreath-laying: wreath
        tour: sightseeing visit
        signing: signature
    """,
    "SourceKind": """
        news: article newspaper press media news-report report
        statement: press-release communique release readout official
        dataset: database data-set
        unnamed-sources: anonymous
    """,
    "Basis": """
        stated: direct quoted explicit
        derived: calculated computed
        inferred: assumed guessed implied
        editorial: own
    """,
    "Polarity": """
        affirmed: yes positive confirmed
        denied: no negative
    """,
    "Qualifier": """
        approximately: about around circa approx roughly
        nearly: almost
        over: more-than above
        at-least: minimum
        at-most: maximum up-to
    """,
    "RelationKind": """
        follows: after
        precedes: before
        accompanies: with
        supersedes: replaces
        return-of: returns reciprocates
    """,
    "Announcement": """
        official: yes announced
        none: no unannounced
    """,
    "Recurrence": """
        annual: yearly annually
        biennial: every-two-years
        twice-yearly: half-yearly semi-annual biannual
        regular: regularly
    """,
})  # fmt: skip

# Words that could mean several words of a vocabulary, and how to choose.
_UNCLEAR: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType({
    "Status": {
        "planned scheduled expected upcoming proposed tentative future likely": (
            "write announced where a government or an organisation has announced it, and reported where only media or"
            " unnamed sources expect it"
        )
    },
    "Category": {
        "bilateral multilateral regional summit diplomatic courtesy return": (
            "leave `category` out, which is the protocol class alone; a summit or talks are `kind` of an engagement"
        ),
        "transit vacation stopover": "write it as `kind` of the stop, and leave `category` out",
    },
})  # fmt: skip

# How a field is written whose form is not that of the words typed for it.
_FORMS: Final = MappingProxyType({
    "places": "places: [{id: moscow, name: Moscow, kind: city}]",
    "place": "place: moscow, which is the id of a place in `places` of the stop",
    "sending": "sending: [IN]",
    "people": "people: [{id: misri, name: Vikram Misri, office: Foreign Secretary, country: IN}]",
    "travellers": "travellers: [{person: misri}], and say who that is in `people`",
    "participants": "participants: [{person: lavrov}], and say who that is in `people`",
    "person": "person: misri, which is an id in `people`",
    "stops": "stops: [{id: russia, country: RU}]",
    "engagements": "engagements: [{id: talks, kind: meeting}]",
    "when": 'when: "2025-03-07", or with the first and the last day "2025-03-07/2025-03-09"',
    "purposes": "purposes: [a new date is to be agreed]",
    "agenda": "agenda: [{id: energy, label: energy supplies}]",
    "topics": "topics: [{id: energy, label: energy supplies}]",
    "notes": "notes: [a sentence, another sentence]",
    "sources": "sources: [{id: ministry, kind: statement}]",
    "country": "country: RU",
    "time_zone": "time_zone: Asia/Kolkata",
    "duration": "duration: P3D",
})  # fmt: skip


@functools.cache
def _fields() -> Mapping[tuple[str, str], str]:
    """The field by class and typed word."""
    return _table(_FIELDS)


@functools.cache
def _words() -> Mapping[tuple[str, str], str]:
    """The word of a vocabulary by vocabulary and typed word."""
    return _table(_VOCABULARIES)


def _table(texts: Mapping[str, str]) -> Mapping[tuple[str, str], str]:
    table: dict[tuple[str, str], str] = {}
    for owner, text in texts.items():
        for line in filter(None, map(str.strip, text.splitlines())):
            name, _, words = line.partition(":")
            table |= {(owner, word): name for word in words.split()}
    return MappingProxyType(table)
