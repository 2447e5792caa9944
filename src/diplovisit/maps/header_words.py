"""The words by which people head the columns of sheets of visits, in several languages.

Sources: the headers of published data sets (COLT, the State Department, encyclopaedias, returns of ministers' travel)
and the usual words of English, Spanish, Portuguese, French, German and Italian. A header proposes; values decide.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.maps.mapped_facts import MappedFact

_WHOLE: Final[Mapping[MappedFact, str]] = {
    MappedFact.TRAVELLER: "traveller traveler visitor name leader president premier minister chancellor king who person"
    " delegate official vip dignitary guest principal visiteur nom besucher gast reisender nombre viajero mandatario"
    " personnalite personne dirigeant mandataire dignitaire titulaire reisende delegierter amtstrager autoridad"
    " dignatario funcionario personalidad personalidade autoridade visitante nome"
    " viajante ministre ministro presidente visitatore",
    MappedFact.OFFICE: "office position post role function cargo fonction amt funktion puesto portfolio designation"
    " portefeuille carica funcao",
    MappedFact.RANK: "rank level role",
    MappedFact.SENDING: "from origin sending sender nationality procedencia origen origem herkunft provenance"
    " origine home",
    MappedFact.COUNTRY: "country destination nation host land pais pays paese where to staat zielland destino",
    MappedFact.PLACE: "place city cities town location venue ville stadt ort ciudad lugar cidade locale site"
    " luogo citta"
    " localidad lieu",
    MappedFact.FIRST_DAY: "out start from arrival arrive begin begins departure_date debut beginn von inicio"
    " ankunft arrivee"
    " llegada desde chegada inizio anreise du",
    MappedFact.LAST_DAY: "return returned back end to until departure depart leave fin ende bis fim fine salida"
    " hasta abreise au partida",
    MappedFact.DATES: "date dates when period day days datum zeitraum fecha fechas data datas periode periodo quand",
    MappedFact.YEAR: "year jahr ano annee anno yr",
    MappedFact.DURATION: "duration length nights dauer duree duracion duracao durata",
    MappedFact.STATUS: "status state_of_visit estado statut stato situacao",
    MappedFact.CATEGORY: "type category class kind subtype art typ tipo categorie categoria protocol format nivel",
    MappedFact.EVENT: "event summit conference forum meeting evenement veranstaltung evento sommet gipfel"
    " cumbre cupula",
    MappedFact.HOST: "counterpart met host_name gastgeber hote anfitrion interlocutor",
    MappedFact.PURPOSE: "purpose objective objectives reason aim why objet zweck objetivo motivo but anlass"
    " agenda scopo",
    MappedFact.NOTE: "observation observations note notes remark remarks comment comments details detail"
    " description bemerkung bemerkungen"
    " observaciones remarques commentaire anmerkung notas observacoes",
    MappedFact.URL: "url link source sources reference references weblink quelle fuente fonte lien",
    MappedFact.TITLE: "title headline subject titulo titre titel titolo",
    MappedFact.ROW_ID: "n id no number nr num ref key code numero nummer rowid uid",
}
"""Headers of one word. An underscore joins the words of a header of several."""

_PHRASES: Final = (
    (MappedFact.TRAVELLER, "full name|name of (?:the )?(?:visitor|leader|traveller|minister|guest)|head of delegation"),
    (
        MappedFact.TRAVELLER,
        "(?:leader|visitor|president|minister|traveller|traveler) (?:full )?name|visiting dignitary",
    ),
    (MappedFact.TRAVELLER_ID, "(?:leader|visitor|traveller|traveler|person|president|minister) id"),
    (MappedFact.OFFICE, "(?:leader|visitor) (?:title|role|office|position)|job title|title of (?:visitor|leader)"),
    (MappedFact.SENDING, "(?:origin|home|departure|sending|leader|visitor|source|from) country(?: name| iso| code)?"),
    (MappedFact.SENDING, "country of origin|visiting from|from country|leader country(?: name| iso)|pa[iy]s de origen"),
    (MappedFact.COUNTRY, "(?:destination|host|receiving|visited|target) country(?: name| iso| code)?|country code"),
    (MappedFact.COUNTRY, "countr(?:y|ies) visited(?: name| iso)?|iso ?[23]?|pa[iy]s (?:de )?destino|pays visite"),
    (MappedFact.PLACE, "(?:destination|host) (?:city|place|town)|areas? visited|cit(?:y|ies) visited|places? visited"),
    (MappedFact.FIRST_DAY, "(?:trip )?(?:start|arrival|begin|first|from) (?:date|day)|date (?:of )?(?:from|arrival)"),
    (MappedFact.FIRST_DAY, "(?:date|day) (?:start|begin|from)s?|fecha (?:de )?(?:inicio|llegada)|date (?:de )?debut"),
    (MappedFact.LAST_DAY, "(?:trip )?(?:end|departure|last|to|return) (?:date|day)|date (?:of )?(?:to|departure)"),
    (MappedFact.LAST_DAY, "(?:date|day) (?:end|until|to)s?|fecha (?:de )?(?:fin|salida)|date (?:de )?fin"),
    (MappedFact.DATES, "dates? s? ?of (?:the )?(?:trip|visit|travel)|dates? of visits?|travel dates?|visit dates?"),
    (MappedFact.YEAR, "(?:trip|visit|travel) year|year of (?:the )?(?:trip|visit|travel|journey)"),
    (
        MappedFact.DURATION,
        "(?:trip |visit )?duration(?: days)?|(?:no|number) of (?:days|nights)|length of (?:stay|visit)",
    ),
    (MappedFact.STATUS, "(?:trip|visit|travel|current) status|status of (?:the )?visit|was to arrive"),
    (MappedFact.CATEGORY, "(?:trip|visit|type of) (?:sub)?(?:type|category|class|level|visit)|visit type"),
    (MappedFact.EVENT, "(?:counterpart|multilateral) event|name (?:of )?(?:the )?(?:multilat )?event|event name"),
    (MappedFact.HOST, "host (?:hogs )?name|met with|host leader|counterparts?|met by|received by"),
    (MappedFact.HOST_OFFICE, "host (?:hogs )?(?:role|office|title)"),
    (MappedFact.PURPOSE, "purpose of (?:the )?(?:trip|visit|travel)|(?:trip|visit) (?:objective|purpose|reason)"),
    (MappedFact.URL, "source (?:url|link)s?(?: ?[0-9]+)?|(?:url|link)s?(?: ?[0-9]+)?"),
    (MappedFact.TITLE, "(?:visit|event) title|name of (?:the )?visit"),
    (MappedFact.ROW_ID, "(?:trip|visit|record|row|entry|leg) (?:id|no|number|ref)|s ?no|serial"),
)
_GROUPS: Final = lazy_pattern(
    "(?:journey|tour|trip|visit|mission|travel|viaje|reise|voyage)(?: group)? ?(?:id|no|number|key|code)?"
)
_COUNTRY_ALONE: Final = lazy_pattern(
    "(?:iso ?[23]?|(?:countr(?:y|ies)|nation|land|pais|pays|paese|staat|state)(?: (?:name|code|iso ?[23]?|[0-9]+))*)"
)
_OTHER_DAYS: Final = lazy_pattern(
    r"\b(?:birth|born|founded|founding|established|updated|modified|edited|retrieved|accessed|published|publication"
    r"|created|entered|booked|recorded|added|accession|appointed|elected|issued|naissance|geburt\w*|nacimiento"
    r"|nascimento|nascita|publie|publication|stand|maj)\b"
)
_PLURAL_OR_NUMBER: Final = lazy_pattern(r"(?<=[a-z]{3})s\b| [0-9]+\Z")


def fold_header(header: str) -> str:
    """Returns the words of a header: lower case, no accents, no signs, and a space between joined words.

    >>> fold_header("TripStartDate"), fold_header("Date(s) of trip"), fold_header("País_destino"), fold_header("#")
    ('trip start date', 'date s of trip', 'pais destino', 'number')
    """
    if header.strip() == "#":
        return "number"
    spaced = re.sub("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", header)
    plain = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode()
    return " ".join(re.findall("[a-z0-9]+", plain.lower()))


def facts_of_header(header: str) -> dict[MappedFact, int]:
    """Returns the facts that a header proposes, each with its weight: 3 for the whole header, 1 for a word of it.

    >>> facts_of_header("Trip_Status")
    {<MappedFact.STATUS: 'status'>: 3}
    >>> facts_of_header("Destination_City")[MappedFact.PLACE]
    3
    """
    folded = fold_header(header)
    weights: dict[MappedFact, int] = {}
    for fact, pattern in _PHRASES:
        if re.fullmatch(pattern, folded):
            weights[fact] = 3
    singular = _PLURAL_OR_NUMBER.sub("", folded)
    for fact, words in _WHOLE.items():
        known = words.split()
        if {folded, singular, folded.replace(" ", "_")} & set(known):
            weights[fact] = 3
        elif not weights and set(folded.split()) & set(known):
            weights[fact] = 1
    if any(weight == 3 for weight in weights.values()):
        weights = {fact: weight for fact, weight in weights.items() if weight == 3}
    return weights


def names_group(header: str) -> bool:
    """Whether a header may name the visit that a row belongs to.

    >>> names_group("Journey_ID"), names_group("Country")
    (True, False)
    """
    return _GROUPS.fullmatch(fold_header(header)) is not None


def names_country_alone(header: str) -> bool:
    """Whether a header says "country" and not whose.

    >>> names_country_alone("Country"), names_country_alone("Country code"), names_country_alone("Country visited")
    (True, True, False)
    """
    return _COUNTRY_ALONE.fullmatch(fold_header(header)) is not None


def names_other_days(header: str) -> bool:
    """Whether a header says that its days or years are not those of the visit.

    >>> names_other_days("Date of birth"), names_other_days("Year founded"), names_other_days("Date")
    (True, True, False)
    """
    return _OTHER_DAYS.search(fold_header(header)) is not None
