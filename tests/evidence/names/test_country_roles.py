"""What a country is in its sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.names import country_mentions, country_roles
from diplovisit.evidence.names.country_names import Strength
from diplovisit.record.polities import PolityKind, polities


def visited(text: str) -> list[str]:
    """The countries that a sentence has as places of a visit."""
    roles = country_roles(text)
    return [text[mention.start : mention.end] for mention in roles.mentions if roles.is_visited(mention)]


def senders(text: str) -> list[str]:
    """The countries that a sentence has as those of travellers."""
    roles = country_roles(text)
    return [text[mention.start : mention.end] for mention in roles.mentions if roles.is_sender(mention)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She is in Oslo and will fly to Rome and Athens.", ["Oslo", "Rome", "Athens"]),
        ("He arrived in the Norwegian capital, Oslo, on Monday.", ["Norwegian", "Oslo"]),
        ("He arrived in the Norwegian capital on Monday.", ["Norwegian"]),
        ("She goes to Oslo on Monday, Rome on Tuesday and Athens on Friday.", ["Oslo", "Rome", "Athens"]),
        ("Oslo said that it would travel its own way.", []),
        ("He sent a letter to Oslo, urged Rome to act and lives in Athens.", []),
        ("Norwegian capital has fled the markets in Peru.", []),
    ],
)
def test_a_visited_capital_needs_the_same_words(text: str, expected: list[str]) -> None:
    """A capital is visited where the words for a country would have it so, and they do not mean its government."""
    roles = country_roles(text)
    assert [text[each.start : each.end] for each in roles.mentions if roles.is_visited_capital(each)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Finnish president will make a state visit to Portugal in October.", ["Portugal"]),
        ("He left Norway for Sweden by train.", ["Sweden"]),
        ("The visit of the Minister for Foreign Affairs of Kenya, Ms Ana Soto, to Ireland is off.", ["Ireland"]),
        ("The visit by the Secretary of State for Defence to Ghana has ended.", ["Ghana"]),
        ("A visit of the Minister for Trade and Industry, Ben Roth, to Togo was announced.", ["Togo"]),
        ("The trip of the State Secretary for European Affairs to Malta begins today.", ["Malta"]),
        ("The visit of the High Representative for Foreign Affairs to Kosovo ended.", ["Kosovo"]),
        ("The letter of the Minister for Foreign Affairs to Ireland was published.", []),
        ("She departed from Sri Lanka and arrived in the Maldives.", ["Maldives"]),
        ("Malaysia will host the Prime Minister of Bhutan.", ["Malaysia"]),
        ("Chad will be the first stop of the tour.", ["Chad"]),
        ("The tour will take him to Namibia, Botswana and Zambia.", ["Namibia", "Botswana", "Zambia"]),
        ("The talks were held in Batumi, Georgia.", ["Georgia"]),
        ("She will visit Poland on Monday and the Czech Republic on Tuesday.", ["Poland", "Czech Republic"]),
        ("She will visit Ghana from 14 to 15 December and Togo from 16 to 17 December 2026.", ["Ghana", "Togo"]),
        ("He flies to Peru on 3 May 2026, Chile on 4 May and then to Cuba from 5 May.", ["Peru", "Chile", "Cuba"]),
        ("He will visit Ghana (14-15 December) and Togo (16-17 December).", ["Ghana", "Togo"]),
        ("She will visit Poland on Monday and Germany will vote on Tuesday.", ["Poland"]),
        ("She will visit Poland on Monday, Hungary said on Tuesday.", ["Poland"]),
        ("She will meet officials from Poland on Monday and Hungary on Tuesday.", []),
        ("He will visit not only Norway but also Sweden.", ["Norway", "Sweden"]),
        ("She flew to Viet Nam to discuss the talks in Sudan.", ["Viet Nam"]),
        ("The Armenia visit begins on Monday.", ["Armenia"]),
        ("She led a delegation of sixteen companies to Peru.", ["Peru"]),
        ("He is off to Peru and has jetted off to Chile before.", ["Peru", "Chile"]),
        ("She left Norway on Monday after a three-day visit.", ["Norway"]),
        ("She left Norway on Monday after a visit to Sweden.", ["Sweden"]),
        ("She left Norway on Monday after the vote.", []),
        ("He arrived at Hosea Kutako Airport, Namibia, on Monday.", ["Namibia"]),
        ("In Norway, Ana Soto met the king.", ["Norway"]),
        ("The visit of the ambassador to Egypt.", []),
        ("Fly to Oslo, Sweden said.", []),
        ("A letter to Spain, exports to Kenya and aid to Yemen.", []),
        ("He spoke by video link with colleagues in Mauritius.", []),
        ("He called at the Embassy of Japan in Delhi.", []),
        ("Students travelling to Georgia were asked to register.", []),
        ("The king invited the president to visit Bhutan.", []),
        ("The trade mission visited Georgia, Alabama and Florida.", []),
        ("He visited the Norway pavilion and Jamaica, Queens, on Saturday.", []),
        ("Germany will receive gas from Norway.", []),
    ],
)
def test_a_visited_country_needs_words_for_it(text: str, expected: list[str]) -> None:
    """A country is visited where a word of motion, stay, hosting or a journey governs it, and nowhere else."""
    assert visited(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A senior Kenyan delegation arrived in Ethiopia.", ["Kenyan"]),
        ("Ministers of France and Germany will travel to Moldova.", ["France", "Germany"]),
        ("Ghana's government will send its finance minister to Togo.", ["Ghana"]),
        ("The U.S. interagency team met Panamanian officials in Panama.", ["U.S."]),
        ("A team of doctors from Kenya is in Rwanda.", ["Kenya"]),
        ("He was received by the Omani minister.", []),
        ("Talks with Turkish officials were held in Ankara.", []),
    ],
)
def test_a_sender_stands_beside_the_travellers(text: str, expected: list[str]) -> None:
    """A country sends where it stands beside the travellers or sends them, and not where it is the host."""
    assert senders(text) == expected


_countries = st.sampled_from(
    [
        polity.name
        for polity in polities().values()
        if polity.kind is PolityKind.STATE
        and [mention.strength for mention in country_mentions(f"to {polity.name}")] == [Strength.NAME]
        and not polity.name.startswith("The ")
    ]
)
_plain = st.sampled_from(
    ["The minister will visit {}.", "She flew to {} on Monday.", "He arrived in {}.", "A two-day visit to {} begins."]
)
_wrapped = st.sampled_from(
    [
        "A letter to {} was sent.",
        "She arrived from {}.",
        "The envoy met {}'s president in Nowhere.",
        "They spoke about {}.",
        "The Ambassador of {} spoke.",
        "The {}-Nowhere forum opened.",
        "Officials in {} said so.",
        "They discussed the war in {}.",
        "The aid to {} ended.",
        "{} said so.",
    ]
)


@given(_countries, _plain)
def test_any_state_is_visited_in_a_plain_sentence(name: str, frame: str) -> None:
    """In a plain sentence of a visit, every state is the place of the visit."""
    assert visited(frame.format(name)) == [name]


@given(_countries, _wrapped)
def test_no_state_is_visited_without_words_for_a_visit(name: str, frame: str) -> None:
    """A country that is a topic, an origin, an addressee or a part of another name is no place of a visit."""
    assert visited(frame.format(name)) == []


_words = st.sampled_from(
    [
        "to",
        "in",
        "for",
        "of",
        "from",
        "visit",
        "Norway",
        "Chad",
        "the",
        "and",
        ",",
        ".",
        "Minister",
        "left",
        "sent",
        "delegation",
        "'s",
        "not",
        "only",
        "but",
        "invitation",
        "by",
    ]
)


@given(st.lists(_words, max_size=30).map(" ".join) | st.text())
def test_nothing_is_raised_for_any_text(text: str) -> None:
    """Any text has roles for all its countries, and at any offset somebody invites or does not."""
    roles = country_roles(text)
    for mention in roles.mentions:
        assert isinstance(roles.is_visited(mention) or roles.is_sender(mention), bool)
        assert isinstance(roles.is_inviting(mention.start), bool)
