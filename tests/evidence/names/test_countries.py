"""Mentions of countries in running text."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.names import Strength, country_mentions
from diplovisit.record.polities import polities

NAME, DEMONYM, METONYM = Strength.NAME, Strength.DEMONYM, Strength.METONYM


def mentioned(text: str) -> list[tuple[str, str, Strength]]:
    """The words, first code and strength of each mention."""
    return [
        (text[mention.start : mention.end], mention.codes[0], mention.strength) for mention in country_mentions(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia", [("Russia", "RU", NAME)]),
        ("Russia's position", [("Russia", "RU", NAME)]),
        ("Russia\u2019s position", [("Russia", "RU", NAME)]),
        ("the Russian side", [("Russian", "RU", DEMONYM)]),
        ("He left. Pleased Jordan spoke", [("Jordan", "JO", NAME)]),
        ("He left. Reportedly Jordan spoke", [("Jordan", "JO", NAME)]),
        ("He left. Visiting Jordan is hard", [("Jordan", "JO", NAME)]),
        ("He left. Michael Jordan spoke", []),
        ("Russians and Germans", [("Russians", "RU", DEMONYM), ("Germans", "DE", DEMONYM)]),
        ("Moscow", [("Moscow", "RU", METONYM)]),
        ("MOSCOW, March 5", [("MOSCOW", "RU", METONYM)]),
        ("New Delhi", [("New Delhi", "IN", METONYM)]),
        ("India-Russia ties", [("India", "IN", NAME), ("Russia", "RU", NAME)]),
        ("India\u2013Russia ties", [("India", "IN", NAME), ("Russia", "RU", NAME)]),
        ("Closer India-Russia ties", [("India", "IN", NAME), ("Russia", "RU", NAME)]),
        ("Indian-American relations", [("Indian", "IN", DEMONYM), ("American", "US", DEMONYM)]),
        ("an Indian-American congressman", [("American", "US", DEMONYM)]),
        ("Sino-Russian trade", [("Sino", "CN", DEMONYM), ("Russian", "RU", DEMONYM)]),
        ("US-led", [("US", "US", NAME)]),
        ("the U.S. President", [("U.S.", "US", NAME)]),
        ("in the U.S.", [("U.S.", "US", NAME)]),
        ("the U.K. and the UK", [("U.K.", "GB", NAME), ("UK", "GB", NAME)]),
        ("the USA", [("USA", "US", NAME)]),
        ("the United States of America", [("United States of America", "US", NAME)]),
        ("in Washington, D.C., talks", [("Washington, D.C.", "US", METONYM)]),
        ("Washington said", [("Washington", "US", METONYM)]),
        ("South Korea", [("South Korea", "KR", NAME)]),
        ("North Korean", [("North Korean", "KP", DEMONYM)]),
        ("Korea", [("Korea", "KP", NAME)]),
        ("Guinea", [("Guinea", "GN", NAME)]),
        ("Guinea-Bissau", [("Guinea-Bissau", "GW", NAME)]),
        ("Equatorial Guinea", [("Equatorial Guinea", "GQ", NAME)]),
        ("Papua New Guinea", [("Papua New Guinea", "PG", NAME)]),
        ("Niger", [("Niger", "NE", NAME)]),
        ("Nigeria", [("Nigeria", "NG", NAME)]),
        ("Nigerien and Nigerian", [("Nigerien", "NE", DEMONYM), ("Nigerian", "NG", DEMONYM)]),
        ("Austria", [("Austria", "AT", NAME)]),
        ("Australia", [("Australia", "AU", NAME)]),
        ("Austrian", [("Austrian", "AT", DEMONYM)]),
        ("Australian", [("Australian", "AU", DEMONYM)]),
        ("Dominica", [("Dominica", "DM", NAME)]),
        ("the Dominican Republic", [("Dominican Republic", "DO", NAME)]),
        ("DR Congo", [("DR Congo", "CD", NAME)]),
        ("the Republic of the Congo", [("Republic of the Congo", "CG", NAME)]),
        ("the Democratic Republic of the Congo", [("Democratic Republic of the Congo", "CD", NAME)]),
        ("Slovakia and Slovenia", [("Slovakia", "SK", NAME), ("Slovenia", "SI", NAME)]),
        ("Iran and Iraq", [("Iran", "IR", NAME), ("Iraq", "IQ", NAME)]),
        ("South Sudan", [("South Sudan", "SS", NAME)]),
        ("Timor-Leste", [("Timor-Leste", "TL", NAME)]),
        ("C\u00f4te d\u2019Ivoire's", [("C\u00f4te d\u2019Ivoire", "CI", NAME)]),
        ("T\u00fcrkiye", [("T\u00fcrkiye", "TR", NAME)]),
        ("Turkey", [("Turkey", "TR", NAME)]),
        ("Georgia", [("Georgia", "GE", NAME)]),
        ("Tbilisi, Georgia", [("Tbilisi", "GE", METONYM), ("Georgia", "GE", NAME)]),
        ("Jordan", [("Jordan", "JO", NAME)]),
        ("Jordan's king", [("Jordan", "JO", NAME)]),
        ("in Jordan", [("Jordan", "JO", NAME)]),
        ("Visiting Jordan", [("Jordan", "JO", NAME)]),
        ("King Abdullah of Jordan", [("Jordan", "JO", NAME)]),
        ("Jordan Foreign Minister Safadi", [("Jordan", "JO", NAME)]),
        ("President of Georgia Salome", [("Georgia", "GE", NAME)]),
        ("in Chad", [("Chad", "TD", NAME)]),
        ("Dutch, Swiss and Chinese", [("Dutch", "NL", DEMONYM), ("Swiss", "CH", DEMONYM), ("Chinese", "CN", DEMONYM)]),
        ("Chinese Premier Li", [("Chinese", "CN", DEMONYM)]),
        ("The Hague", [("The Hague", "NL", METONYM)]),
        ("the Gambia", [("Gambia", "GM", NAME)]),
        ("the Netherlands", [("Netherlands", "NL", NAME)]),
        ("the Vatican", [("Vatican", "VA", NAME)]),
        ("Singapore", [("Singapore", "SG", NAME)]),
        ("the European Union and the EU", [("European Union", "EU", NAME), ("EU", "EU", NAME)]),
        ("the Quad", [("Quad", "x-quad", NAME)]),
        ("NATO", [("NATO", "x-nato", NAME)]),
        ("the WHO chief", [("WHO", "x-who", NAME)]),
        ("St. John's and St John's", [("St. John's", "AG", METONYM), ("St John's", "AG", METONYM)]),
        ("N'Djamena", [("N'Djamena", "TD", METONYM)]),
        ("Mexico City", [("Mexico City", "MX", METONYM)]),
        ("in Male", [("Male", "MV", METONYM)]),
        ("Frenchmen", [("Frenchmen", "FR", DEMONYM)]),
        ("Czechs", [("Czechs", "CZ", DEMONYM)]),
        ("the former Soviet Union", [("Soviet Union", "SUHH", NAME)]),
        ("Prime Minister of Israel Netanyahu", [("Israel", "IL", NAME)]),
    ],
)
def test_a_country_is_found_by_its_longest_name(text: str, expected: list[tuple[str, str, Strength]]) -> None:
    """The longest name at a position decides the country, and names, peoples and capitals have different strengths."""
    assert mentioned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "they told us",
        "who told whom",
        "roast turkey and fine china",
        "a chad and a quad",
        "TELL US WHO DID IT",
        "the Indian Ocean",
        "Russian Ridge",
        "the Persian Gulf",
        "the South China Sea",
        "the Gulf of Guinea",
        "the Taiwan Strait",
        "the Korean Peninsula",
        "the Paris Agreement",
        "the Moscow Times",
        "the Washington Post",
        "the Vienna Convention",
        "Latin American",
        "Native Americans",
        "New Mexico",
        "New Jersey",
        "Northern Ireland",
        "Inner Mongolia",
        "Atlanta, Georgia",
        "Jordan Bardella",
        "Michael Jordan",
        "Chad Wolf",
        "Georgia Meloni",
        "George Washington",
        "Mr. Jordan",
        "Minister Holland",
        "Lucie France",
        "Kenya Alvarado",
        "Baroness Ireland of Kirkby",
        "the western bank of the Jordan, then",
        "Lebanon, Ohio",
        "Panama City, Florida",
        "Cyprus House",
        "Hotel Portugal",
        "US$5 million",
        "Canadian dollars",
        "European nations",
        "Russian-speaking",
        "pro-Russian rebels",
        "non-Russian",
        "anti-American",
        "post-Soviet",
        "Male voters",
        "Indiana",
        "Nigerias",
        "Russiagate",
        "Malinovsky",
        "Indo-Pacific",
        "Washington state",
        "",
        "2022",
    ],
)
def test_what_only_looks_like_a_country_is_none(text: str) -> None:
    """Lower case, a longer name, a person's name, a language and a political side are no mentions of a country."""
    assert mentioned(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Congo", ("CD", "CG")),
        ("Congolese", ("CD", "CG")),
        ("Korea", ("KP", "KR", "x-korea")),
        ("Dominican", ("DM", "DO")),
        ("Brussels", ("BE", "EU", "x-european-communities", "x-nato")),
    ],
)
def test_a_name_of_several_names_them_all(text: str, codes: tuple[str, ...]) -> None:
    """A mention has the codes of all polities with that name, in the order of the table."""
    assert country_mentions(text)[0].codes == codes


def test_a_day_decides_between_polities_of_one_name() -> None:
    """The codes of a mention on a day are those of the polities that existed on that day."""
    (mention,) = country_mentions("Russia")
    assert mention.codes_on(datetime.date(2025, 3, 7)) == ("RU",)
    assert mention.codes_on(datetime.date(1907, 8, 31)) == ("x-russian-empire",)


@pytest.mark.parametrize("code", list(polities()))
def test_every_name_of_the_table_is_found(code: str) -> None:
    """The name of a polity alone is one mention, which covers the whole name and includes the polity's code."""
    polity = polities()[code]
    for name in polity.names:
        (mention,) = country_mentions(name)
        assert name[mention.start : mention.end].rstrip(".)") == name.removeprefix("The ").rstrip(".)")
        assert code in mention.codes
        assert mention.strength is NAME


_names = st.sampled_from([name for polity in polities().values() for name in (*polity.names, *polity.capitals)])
_pieces = st.one_of(
    _names, st.text(max_size=8), st.sampled_from([" ", "-", "'s ", ". ", ", ", "\n", " of ", "New ", "Mr. ", " Ocean"])
)
texts = st.one_of(st.text(), st.lists(_pieces, max_size=12).map("".join))


@given(texts)
def test_mentions_are_in_order_and_within(text: str) -> None:
    """In any text the mentions are within it, in order and disjoint, and have codes of the table."""
    end = 0
    for mention in country_mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.codes
        assert set(mention.codes) <= set(polities())
        end = mention.end


@given(texts)
def test_a_mention_by_itself_is_the_same_mention(text: str) -> None:
    """The words of a mention, read alone, give the same mention, except for forms that count only before a hyphen."""
    for mention in country_mentions(text):
        words = text[mention.start : mention.end]
        if words in {"Sino", "Russo", "Indo", "Franco", "Anglo", "Hispano", "Greco", "Turco", "Nippo"}:
            continue
        (again,) = country_mentions(words)
        assert (again.start, again.end) == (0, len(words))
        assert (again.codes, again.strength) == (mention.codes, mention.strength)
