"""Tests the titles of calendar entries: what and with whom, with a capital, and without the venue."""

from typing import Any

import pytest
from hypothesis import given

from diplovisit.converters import structure
from diplovisit.english.calendar_titles import engagement_title
from diplovisit.english.titled_names import titled_name
from diplovisit.exporters.icalendar import calendar_entries
from diplovisit.record import Person, PersonKind
from diplovisit.testing import visits
from tests import records

PEOPLE: list[dict[str, Any]] = [
    {"id": "envoy", "name": "Aino Virtanen", "office": "Special Envoy", "country": "FI"},
    {"id": "solheim", "name": "Ingrid Solheim", "office": "Prime Minister", "country": "NO"},
    {"id": "king", "name": "King Harald V", "office": "King", "country": "NO"},
    {"id": "berg", "name": "Nils Berg", "office": "Chairman, Board of Trade", "country": "NO"},
    {"id": "mayor", "office": "Mayor of Oslo", "country": "NO"},
    {"id": "minister", "office": "Foreign Minister", "country": "GB"},
    {"id": "group", "kind": "group", "name": "business leaders", "country": "NO"},
    {"id": "firm", "kind": "organisation", "name": "Equinor", "office": "supplier"},
]


def title_of(kind: str, *people: str | dict[str, str], **fields: Any) -> str:
    """Returns the title of an engagement with these people, without the title of the visit."""
    participants = [{"person": one} if isinstance(one, str) else one for one in people]
    engagement = {"id": "one", "kind": kind, "when": "2026-06-09T10:00:00Z", "participants": participants} | fields
    places = [
        {"id": "oslo", "name": "Oslo", "kind": "city"},
        {"id": "castle", "name": "the Castle", "kind": "building"},
    ]
    stop = {"id": "stop-1", "country": "NO", "when": "2026-06-09", "places": places, "engagements": [engagement]}
    document = records.document() | {"evidence": [], "people": PEOPLE, "stops": [stop], "title": "The visit"}
    _, entry = calendar_entries(structure(document))
    assert entry.summary.endswith(" – The visit")
    return entry.summary.removesuffix(" – The visit")


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("meeting", "Meeting with Prime Minister Ingrid Solheim"),
        ("consultations", "Consultations with Prime Minister Ingrid Solheim"),
        ("dinner", "Dinner with Prime Minister Ingrid Solheim"),
        ("courtesy-call", "Courtesy call with Prime Minister Ingrid Solheim"),
        ("press-conference", "Press conference with Prime Minister Ingrid Solheim"),
        ("wreath-laying", "Wreath-laying with Prime Minister Ingrid Solheim"),
        ("other", "Engagement with Prime Minister Ingrid Solheim"),
    ],
)
def test_a_title_says_what_and_with_whom(kind: str, title: str) -> None:
    """The title of an engagement has its kind and its participant with office, and begins with a capital."""
    assert title_of(kind, "solheim") == title


@pytest.mark.parametrize(
    ("people", "title"),
    [
        ((), "Meeting"),
        (("king",), "Meeting with King Harald V"),
        (("berg",), "Meeting with Nils Berg (Chairman, Board of Trade)"),
        (("mayor",), "Meeting with the Mayor of Oslo of Norway"),
        (("minister",), "Meeting with the Foreign Minister of the United Kingdom"),
        (("group",), "Meeting with business leaders"),
        (("firm",), "Meeting with Equinor"),
        (("king", "solheim"), "Meeting with King Harald V and Prime Minister Ingrid Solheim"),
        (("king", "solheim", "group"), "Meeting with King Harald V, Prime Minister Ingrid Solheim and 1 more"),
        (("group", "king", "berg", "firm"), "Meeting with business leaders, King Harald V and 2 more"),
        (("envoy",), "Meeting"),
        (("envoy", "king"), "Meeting with King Harald V"),
        (("king", "king"), "Meeting with King Harald V"),
    ],
)
def test_two_participants_are_named_and_the_others_counted(people: tuple[str, ...], title: str) -> None:
    """A title names at most two participants and counts the others; travellers are in the title of the visit."""
    assert title_of("meeting", *people) == title


@pytest.mark.parametrize(
    ("kind", "role", "title"),
    [
        ("lunch", None, "Lunch with King Harald V"),
        ("lunch", "host", "Lunch hosted by King Harald V"),
        ("dinner", "the host", "Dinner hosted by King Harald V"),
        ("dinner", "guest of honour", "Dinner with King Harald V"),
        ("dinner", "counterpart of the host", "Dinner with King Harald V"),
        ("reception", "Host of the reception", "Reception hosted by King Harald V"),
        ("meeting", "host", "Meeting with King Harald V"),
        ("audience", "host", "Audience with King Harald V"),
    ],
)
def test_a_host_is_named_only_if_the_record_says_so(kind: str, role: str | None, title: str) -> None:
    """A title says who hosts if the role of the participant says so, and the engagement is of a kind that is hosted."""
    assert title_of(kind, {"person": "king"} | ({"role": role} if role else {})) == title


@pytest.mark.parametrize("label", ["tour of the Castle", "tour of Castle", "tour through the castle", None])
def test_what_is_seen_is_the_venue(label: str | None) -> None:
    """The title of a tour does not repeat its venue, which is in LOCATION."""
    assert title_of("tour", place="castle", **({"label": label} if label else {})) == "Tour"


@pytest.mark.parametrize(
    ("name", "office", "title"),
    [
        ("Mart Tamm", "foreign minister", "Foreign Minister Mart Tamm"),
        ("Mart Tamm", "minister of trade and industry", "Minister of Trade and Industry Mart Tamm"),
        ("Mart Tamm", "the Mayor", "Mayor Mart Tamm"),
        ("Mart Tamm", "eHealth adviser", "eHealth adviser Mart Tamm"),
        ("Mart Tamm", "Chief of Staff of the Armed Forces", "Mart Tamm (Chief of Staff of the Armed Forces)"),
        ("Queen Sonja", "Monarch", "Queen Sonja"),
        ("President Tamm", "Head of State", "President Tamm"),
        ("Prince", "singer", "Singer Prince"),
        ("习近平", "President", "President 习近平"),
        ("Mart Tamm", None, "Mart Tamm"),
    ],
)
def test_an_office_stands_before_a_name_as_a_title(name: str, office: str | None, title: str) -> None:
    """An office is written before the name with capitals, unless it is a phrase or the name has its title already."""
    assert titled_name(Person(id="one", name=name, office=office)) == title


def test_a_host_comes_before_the_guests() -> None:
    """A title names the host first and then with whom else."""
    assert title_of("lunch", "solheim", {"person": "king", "role": "host"}) == (
        "Lunch hosted by King Harald V, with Prime Minister Ingrid Solheim"
    )


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("state dinner", "State dinner with Prime Minister Ingrid Solheim"),
        ("talks with the Prime Minister", "Talks with the Prime Minister"),
        ("lunch given by the government", "Lunch given by the government"),
        ("Solheim talks", "Solheim talks"),
        ("ingrid solheim's lunch", "Ingrid solheim's lunch"),
        ("eSummit", "eSummit with Prime Minister Ingrid Solheim"),
        ("talks at the castle", "Talks with Prime Minister Ingrid Solheim"),
        ("talks in the Castle with ministers", "Talks with ministers"),
        ("the Castle", "Meeting with Prime Minister Ingrid Solheim"),
        ("talks (the Castle)", "Talks with Prime Minister Ingrid Solheim"),
        ("Castle: talks", "Talks with Prime Minister Ingrid Solheim"),
        ("talks inside the castle in Oslo", "Talks in Oslo with Prime Minister Ingrid Solheim"),
        ("renewal of the castle", "Renewal of the castle with Prime Minister Ingrid Solheim"),
        ("talks at the Castleton Hotel", "Talks at the Castleton Hotel with Prime Minister Ingrid Solheim"),
        ("ßtalks", "ßtalks with Prime Minister Ingrid Solheim"),
    ],
)
def test_a_label_is_completed_unless_it_says_with_whom(label: str, title: str) -> None:
    """A label is the title, with the participants unless it says with whom, and without the venue."""
    assert title_of("meeting", "solheim", label=label, place="castle") == title


@pytest.mark.parametrize(
    ("label", "person", "is_named"),
    [
        ("Xi talks", {"name": "Xi Jinping", "aliases": ["Xi"]}, True),
        ("maximum talks", {"name": "Xi Jinping", "aliases": ["Xi"]}, False),
        ("同习近平会谈", {"name": "习近平"}, True),
        ("встреча с Лавровым", {"name": "Сергей Лавров"}, False),
        ("встреча: Лавров", {"name": "Сергей Лавров"}, True),
        ("SOLHEIM dinner", {"name": "Ingrid Solheim"}, True),
        ("Erdogan dinner", {"name": "Recep Tayyip Erdoğan"}, True),
        ("talks between ministers", {"name": "Ingrid Solheim"}, True),
        ("dinner in honour of the guests", {"name": "Ingrid Solheim"}, True),
        ("standby talks", {"name": "Ingrid Solheim"}, False),
    ],
)
def test_a_participant_that_the_label_names_is_not_repeated(label: str, person: dict[str, Any], is_named: bool) -> None:
    """A name counts as named in a label if its words are there; part of another word does not count."""
    people = [*PEOPLE[:1], {"id": "one", **person}]
    stop = {"id": "stop-1", "country": "NO", "when": "2026-06-09"}
    engagement = {"id": "x", "kind": "other", "label": label, "participants": [{"person": "one"}]}
    document = records.document() | {"evidence": [], "people": people, "stops": [stop | {"engagements": [engagement]}]}
    visit = structure(document)
    title = engagement_title(visit, visit.stops[0].engagements[0])
    assert (" with " not in title) is is_named


@pytest.mark.parametrize(
    ("kind", "forum", "title"),
    [
        ("consultations", "foreign office consultations", "Foreign office consultations with King Harald V"),
        ("summit", "Arctic Council", "Arctic Council with King Harald V"),
        ("speech", "UN General Assembly", "Speech with King Harald V (UN General Assembly)"),
        ("meeting", "annual meeting of the Bank", "Annual meeting of the Bank with King Harald V"),
    ],
)
def test_a_forum_is_the_title_of_what_is_held_as_it(kind: str, forum: str, title: str) -> None:
    """A forum is the title of consultations and summits; of a speech or a dinner it says where that belongs."""
    assert title_of(kind, "king", forum=forum) == title


def test_a_building_is_followed_by_the_only_city() -> None:
    """LOCATION has the building, the only city of its stop and the country, and the title of a stop has no building."""
    document = records.document() | {"evidence": []}
    venue = {"id": "castle", "name": "Akershus Castle", "kind": "building"}
    engagement = {"id": "one", "kind": "dinner", "when": "2026-06-09T18:00:00Z", "place": "castle"}
    oslo = {"id": "oslo", "name": "Oslo", "kind": "city"}
    stop = {
        "id": "one-stop",
        "country": "NO",
        "when": "2026-06-09",
        "places": [oslo, venue],
        "engagements": [engagement],
    }
    document["stops"] = [stop, {"id": "two-stop", "country": "SE", "when": "2026-06-10"}]
    first, dinner, _ = calendar_entries(structure(document))
    assert dinner.location == "Akershus Castle, Oslo, Norway"
    assert first.summary == "An envoy of Finland visits Estonia – Oslo, Norway"
    assert first.location == "Oslo and Akershus Castle, Norway"
    stop["places"] = [oslo, venue, {"id": "bergen", "name": "Bergen", "kind": "city"}]
    _, dinner, _ = calendar_entries(structure(document))
    assert dinner.location == "Akershus Castle, Norway"
    document["stops"][0]["places"] = [venue]
    _, dinner, _ = calendar_entries(structure(document))
    assert dinner.location == "Akershus Castle, Norway"


def test_a_person_of_another_kind_has_no_office_before_the_name() -> None:
    """The office of a group or an organisation is not put before its name."""
    assert titled_name(Person(id="crew", kind=PersonKind.GROUP, name="the crew", office="crew")) == "the crew"


@given(visits())
def test_a_title_begins_with_a_capital_if_it_can(visit: Any) -> None:
    """No title begins with a small letter, unless its first word has a capital elsewhere or the letter has none."""
    for entry in calendar_entries(visit):
        first_word = entry.summary.partition(" ")[0]
        assert not (first_word.islower() and len(first_word[0].upper()) == 1 and first_word[0].islower())
