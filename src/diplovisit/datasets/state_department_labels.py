"""How the State Department labels countries and places, where a table of names does not tell what is meant."""

from collections.abc import Mapping
from typing import Final

from diplovisit.datasets.rows_to_legs import LabelReading

READING: Final = LabelReading(
    # Places whose land the data set does not name: as printed, to the territory, or the state where two had the label.
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
    # Read from the ids: each label here is filed under the id of one state, and the other state has an id of its own.
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
"""Places whose names have a comma in them: everywhere else it parts one place from the next."""

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


def id_of(label: str) -> str:
    """The id that the data set gives a label: the label itself in small letters, but for those it files elsewhere.

    >>> id_of("Saudi Arabia"), id_of("U.S.S.R."), id_of("Niger ")
    ('saudi-arabia', 'russia', 'niger')
    """
    label = label.strip()
    return _IDS.get(label, label.lower().replace(" ", "-"))


# MERGED: The places in a locale: what stands between its commas.

_MARK: Final = "\0"


def split_places(locale: str, territory: str | None) -> tuple[str, ...]:
    """The names of the places; what parentheses say of the last one stays with it unless it is its territory.

    >>> split_places("Kingston (Jamaica)", "JM"), split_places("Halifax, Stellarton (Nova Scotia)", None)
    (('Kingston',), ('Halifax', 'Stellarton (Nova Scotia)'))
    >>> split_places("Mexico, D.F., Tlaxcala", None), split_places("", None)
    (('Mexico, D.F.', 'Tlaxcala'), ())
    """
    text = " ".join(locale.split())
    for whole in WHOLE_PLACES:
        text = text.replace(whole, whole.replace(", ", _MARK))
    names = [part.strip().replace(_MARK, ", ") for part in text.split(",")]
    if territory is not None:
        names = [name.partition(" (")[0] for name in names]
    return tuple(name for name in names if name)


def join_places(places: tuple[str, ...]) -> str:
    """The places as the data set writes them where nothing else was printed."""
    return ", ".join(places)
