"""Words and phrases that decide whether a country's name means the country."""

from collections.abc import Mapping
from typing import Final

BOTH_WORD_AND_NAME: Final[frozenset[str]] = frozenset(
    ["Male", "Pole", "Poles", "Polish", "Finn", "Finns", "Kiwi", "Kiwis", "Tico", "Ticos", "Dane", "Chosen", "Stanley"]
)
"""Names that may be an ordinary word when written in capitals: "MALE VOTERS"."""

WORDS_AT_SENTENCE_START: Final[frozenset[str]] = frozenset(["Male", "Chosen"])
"""Names that are an ordinary word at the start of a sentence, before a word in lower case: "Male voters"."""

PERSONAL_NAMES: Final[frozenset[str]] = frozenset(
    """
    Jordan Chad Georgia Victoria Douglas Stanley Hamilton Kingston Israel Wellington Washington Santiago Sofia Florence
    Austin Jersey Paris Lima Vienna Sucre Montserrat Trinidad Jamaica Cuba London Holland Ireland Salisbury Plymouth
    Hanover Dane Male
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""One-word names of countries and capitals that are also given names or surnames.

Examples are Jordan Bardella, Chad Wolf and Michael Jordan.
"""

_SEAS = "Ocean Sea Gulf Strait Straits Channel Canal Peninsula Bay Ridge River Mountains Hills Desert Trench Current"
_PLACES = "Street Road Avenue Square Gate Bridge Tower Hall Island Islands Airport Airlines Airways Railway Club Hotel"
_PAPERS = "Post Times Tribune Herald Gazette Today Daily Telegraph Chronicle Mirror Monitor Journal Papers Star"
_BUILDINGS = "House Palace Museum Institute University College Hospital Foundation Theatre"
_PACTS = "Convention Conventions Agreement Agreements Accord Accords Protocol Protocols Statute Declaration Round Rules"
_SPORTS = "Open Olympics Cup Marathon League Grand"

NAME_ENDINGS: Final[frozenset[str]] = frozenset(f"{_SEAS} {_PLACES} {_PAPERS} {_BUILDINGS} {_PACTS} {_SPORTS}".split())
"""Capitalised words that make the country name before them part of another name.

Examples are Indian Ocean, Russian Ridge, Paris Agreement, Moscow Times and Taiwan Strait.
"""

PHRASES: Final[tuple[str, ...]] = (
    "Gulf of Guinea",
    "Gulf of Mexico",
    "Gulf of Oman",
    "Gulf of Panama",
    "Gulf of Thailand",
    "Gulf of Finland",
    "Gulf of America",
    "Sea of Japan",
    "South China Sea",
    "East China Sea",
    "Persian Gulf",
    "New Mexico",
    "New England",
    "New Jersey",
    "New Britain",
    "New Ireland",
    "New South Wales",
    "Northern Ireland",
    "Northern Irish",
    "Northern Cyprus",
    "Turkish Republic of Northern Cyprus",
    "Inner Mongolia",
    "Inner Mongolian",
    "Native American",
    "Native Americans",
    "African American",
    "African Americans",
    "African-American",
    "African-Americans",
    "American Indian",
    "American Indians",
    "Latin America",
    "Latin American",
    "Latin Americans",
    "South America",
    "South American",
    "South Americans",
    "North America",
    "North American",
    "North Americans",
    "Central America",
    "Central American",
    "Central Americans",
    "British Columbia",
    "French Quarter",
    "Korean War",
    "Vietnam War",
    "Gulf War",
    "Crimean War",
    "Greek Cypriot",
    "Greek Cypriots",
    "Turkish Cypriot",
    "Turkish Cypriots",
    "Bosnian Serb",
    "Bosnian Serbs",
    "Bosnian Croat",
    "Bosnian Croats",
    "Kosovo Serb",
    "Kosovo Serbs",
    "Dutch Harbor",
    "Bank of America",
    "Bank of China",
    "Bank of India",
    "State Bank of India",
    "Bank of Japan",
    "Voice of America",
    "Times of India",
    "Press Trust of India",
    "Asian News International",
    "Radio Free Europe",
    "Air India",
    "Air France",
    "Air China",
    "Japan Airlines",
    "Kuwait Airways",
    "Treaty of Rome",
    "Treaty of Paris",
    "Congress of Vienna",
    "Brussels sprouts",
    "Indo-Pacific",
    "Turkey Point",
    "Washington state",
    "Washington State",
    "Washington Capitals",
    "New York City",
    "New York state",
    "Panama hat",
    "Pole position",
    "Lake Victoria",
    "Queen Victoria",
    "Victoria Falls",
    "Lake Malawi",
    "Lake Chad",
    "Santiago de Compostela",
    "Santiago de Cuba",
    "San Jose, California",
    "Moscow, Idaho",
    "Paris, Texas",
    "Dublin, Ohio",
    "London, Ontario",
    "Athens, Georgia",
    "Atlanta, Georgia",
    "Savannah, Georgia",
    "Augusta, Georgia",
    "Plains, Georgia",
    "Rome, Georgia",
    "Georgia Tech",
    "Georgia Governor",
    "Georgia Senator",
    "Georgia Republican",
    "Georgia Democrat",
    "Georgia Republicans",
    "Georgia Democrats",
)
"""Names of other things that contain a country's name. They win because the longest match wins."""

NON_COUNTRY_SUFFIXES: Final[frozenset[str]] = frozenset(["speaking", "language", "born", "origin", "style", "speaker"])
"""Words after a hyphen that make "Russian" a language, a birthplace or a style: "Russian-speaking"."""

NON_COUNTRY_PREFIXES: Final[frozenset[str]] = frozenset(["non", "pro", "anti", "post", "ex", "pan", "quasi"])
"""Words before a hyphen that make "Russian" something that is not Russia's: "pro-Russian", "post-Soviet"."""

BETWEEN_STATES: Final[frozenset[str]] = frozenset(
    """
    relations relationship relationships ties talks trade summit treaty agreement cooperation partnership war border
    friendship dialogue alliance conflict tensions deal negotiations consultations consultation diplomacy pact accord
    exchanges strategic bilateral defence defense nuclear dispute rivalry rapprochement relation meeting summits
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words that follow a pair of states.

"Indian-American relations" involve two states; an "Indian-American" is a citizen of one.
"""

COMBINING: Final[Mapping[str, str]] = {
    "Sino": "China",
    "Russo": "Russia",
    "Indo": "India",
    "Franco": "France",
    "Anglo": "United Kingdom",
    "Hispano": "Spain",
    "Greco": "Greece",
    "Turco": "Turkey",
    "Nippo": "Japan",
}
"""Forms that name a country before a hyphen and a demonym: "Sino-Russian", but not "Anglo-Saxon"."""

US_STATES: Final[frozenset[str]] = frozenset(
    """
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana Iowa
    Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska
    Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Wisconsin Wyoming Carolina Dakota
    Ontario Quebec Alberta Manitoba Saskatchewan Ont Ala Ariz Calif Colo Conn Fla Ill Ind Ky Md Mass Mich Minn Miss Mo
    Neb Nev Okla Ore Pa Tenn Tex Va Wis Wyo Atlanta Savannah Augusta Macon Athens-Clarke
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""States of the United States and provinces of Canada, also abbreviated, and cities of the state of Georgia.

Behind a comma they make a country's name a town: "Lebanon, Ohio". Beside them, Georgia may be the state.
"""

WITH_ARTICLE: Final[frozenset[str]] = frozenset(
    """
    Netherlands Philippines Maldives Bahamas Gambia Congo Comoros Seychelles Vatican Sudan Ukraine Lebanon Argentine
    Quad Americas Yemen US USA UK UAE UN EU
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Names of countries in one word that may have an article. "The Jordan" and "the Niger" are rivers."""

SHARED_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "KP": ("Korea", "Korean", "Koreans"),
    "VG": ("Virgin Islands", "Virgin Islander", "Virgin Islanders"),
}
"""Names that a polity shares in ordinary use, by its code: "Korean" alone does not say which Korea."""

CURRENCY_NOUNS: Final[frozenset[str]] = frozenset(
    """
    dollar dollars rupee rupees franc francs yen yuan pound pounds rouble roubles ruble rubles peso pesos won rand
    krone kroner krona kronor lira dinar dinars dirham dirhams riyal riyals rial rials shilling shillings baht ringgit
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words after a country that make it a part of a currency: "US dollars"."""
