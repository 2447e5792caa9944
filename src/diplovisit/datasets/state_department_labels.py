"""The State Department's labels of countries and places that the table of polities cannot resolve alone."""

from collections.abc import Mapping
from typing import Final

from diplovisit.datasets.rows_to_legs import LabelReading

READING: Final = LabelReading(
    # Places without the name of their territory, as printed. The code is that of the territory, or of the state if two
    # states shared the label.
    places={
        "Port-of-Spain": "TT",
        "Kingston, Port Antonio": "JM",
        "Bay of Islands (Newfoundland), Bonne Bay (Newfoundland)": "x-newfoundland",
        "Newfoundland, Labrador": "x-newfoundland",
        "St. Maartin": "SX",
        "Curacao (Antilles)": "CW",
        "Martinique, West Indies": "MQ",
        "St. Martin Island (French West Indies)": "MF",
        "St. Martin Island (West Indies)": "MF",
        "St. Thomas": "VI",
        "St. Thomas, St. Croix, Frederikstadt, Christianstadt (Virgin Islands)": "VI",
        "Cam Ranh Bay": "x-south-vietnam",
    },
    # Taken from the ids: each label here has the id of one state, and the other state has an id of its own.
    filed_apart={
        # `germany` also files "Germany, Federal Republic of"; East Germany is `german-democratic-republic`.
        "Germany": frozenset({"DDDE"}),
        # `china` also files "China, People's Republic of"; the Republic of China is `taiwan`.
        "China": frozenset({"TW"}),
        # `serbia` also files "Serbia and Montenegro", the state after 2003; the kingdom ended in 1918.
        "Serbia": frozenset({"x-serbia-kingdom"}),
    },
)

WHOLE_PLACES: Final = frozenset({"Mexico, D.F.", "Martinique, West Indies"})
"""Places with a comma in their names. In all other places a comma separates two names."""

_IDS: Final[Mapping[str, str]] = {
    "Bosnia": "bosnia-herzegovina",
    "Brunei Darussalam": "brunei",
    "Burma (Myanmar)": "burma",
    "Byelorussia": "belarus",
    "Ceylon": "sri-lanka",
    "China, People’s Republic of": "china",
    "Congo, Democratic Republic of": "congo-kinshasa",
    "Cote d'Ivoire": "cote-divoire",
    "Democratic Republic of the Congo (Zaire)": "congo-democratic-republic",
    "Denmark (Greenland)": "denmark",
    "Germany, Federal Republic of": "germany",
    "Kirghizia": "kyrgyzstan",
    "Korea, North": "korea-north",
    "Korea, Republic of": "korea-south",
    "Korea, South": "korea-south",
    "Kyrgyz Republic": "kyrgyzstan",
    "Macedonia, Former Yugoslav Republic of": "macedonia",
    "Micronesia, Federated States of": "micronesia",
    "Republic of China": "taiwan",
    "Serbia and Montenegro": "serbia",
    "Serbia-Montenegro (Kosovo)": "kosovo",
    "Southern Rhodesia (Zimbabwe)": "zimbabwe",
    "St. Lucia": "saint-lucia",
    "Türkiye": "turkiye",
    "U.S.S.R.": "russia",
    "United Kingdom (Northern Ireland)": "united-kingdom",
    "United Kingdom (Wales)": "united-kingdom",
    "Vatican City": "holy-see",
    "Western Samoa": "samoa",
    "Yugoslavia (Kosovo)": "kosovo",
}
_COMMA_MARK: Final = "\0"


def id_of(label: str) -> str:
    """Returns the id that the data set gives a label: the label in lower case, except for the labels in a table.

    >>> id_of("Saudi Arabia"), id_of("U.S.S.R."), id_of("Niger ")
    ('saudi-arabia', 'russia', 'niger')
    """
    label = label.strip()
    return _IDS.get(label, label.lower().replace(" ", "-"))


def split_places(locale: str, territory: str | None) -> tuple[str, ...]:
    """Returns the names of the places in a locale.

    Text in parentheses stays with the name before it, unless the place is in a territory.

    >>> split_places("Kingston (Jamaica)", "JM"), split_places("Halifax, Stellarton (Nova Scotia)", None)
    (('Kingston',), ('Halifax', 'Stellarton (Nova Scotia)'))
    >>> split_places("Mexico, D.F., Tlaxcala", None), split_places("", None)
    (('Mexico, D.F.', 'Tlaxcala'), ())
    """
    text = " ".join(locale.split())
    for whole in WHOLE_PLACES:
        text = text.replace(whole, whole.replace(", ", _COMMA_MARK))
    names = [part.strip().replace(_COMMA_MARK, ", ") for part in text.split(",")]
    if territory is not None:
        names = [name.partition(" (")[0] for name in names]
    return tuple(name for name in names if name)


def join_places(places: tuple[str, ...]) -> str:
    """Joins places as the data set writes them if nothing else was printed."""
    return ", ".join(places)
