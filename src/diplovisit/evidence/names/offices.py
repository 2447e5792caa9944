"""What stands before a name and is none: offices, forms of address, and what they are qualified by.

The lists are closed. A word that is missing is a refusal ("have a longer name"), and is added here.
"""

from collections.abc import Mapping
from typing import Final

_HEADS = """
    president minister secretary chancellor premier king queen emir amir sultan pope prince princess emperor empress
    ambassador envoy chairman chairwoman chairperson chair speaker governor senator congressman congresswoman
    commissioner director general chief adviser advisor representative counsellor counselor spokesperson spokesman
    spokeswoman leader head mayor taoiseach tanaiste ayatollah caliph crown commander admiral marshal colonel major
    captain brigadier lieutenant judge justice treasurer administrator coordinator delegate diplomat consul
    attache attaché member deputy negotiator undersecretary pm eam fm nsa ceo cds mp mep md vp raja maharaja shah
    tsar czar kaiser archbishop cardinal patriarch imam mullah duke duchess archduke countess baron baroness regent
    sheikh sheikha
"""

_PARTS = """
    prime foreign defence defense finance interior home external affairs affair trade commerce vice state under
    assistant permanent high special first second third joint additional supreme national security union party council
    energy economy economic health education agriculture transport transportation labour labor culture tourism
    environment climate petroleum gas coal power water railways railway railroad communications technology information
    broadcasting science industry industries industrial development planning investment investments international
    cooperation internal justice attorney lord grand executive managing senior principal cabinet staff chiefs
    army navy naval air force military armed forces intelligence treasury exchequer commonwealth homeland police
    peace political presidential personal federal royal most central
    plenipotentiary extraordinary shipping ports road highways civil aviation mines steel housing urban rural youth
    sports sport religious emergency emergencies situations immigration migration digital
"""

OFFICE_HEADS: Final[frozenset[str]] = frozenset(_HEADS.split())
"""Words that are an office by themselves, in small letters."""

OFFICE_WORDS: Final[frozenset[str]] = OFFICE_HEADS | frozenset(_PARTS.split())
"""All words that an office is made of, in small letters, but those that join them ("of", "for", "and")."""

HONORIFICS: Final[frozenset[str]] = frozenset(
    """
    Mr Mrs Ms Miss Mx Dr Prof Professor Shri Smt Shrimati Sri Sir Dame Lord Lady Hon Honourable Honorable Rt Right
    Excellency Majesty Highness Holiness Eminence Gen Lt Col Maj Capt Sgt Adm Brig Sen Rep Gov Rev Reverend Father
    Sheikh Sheikha Sayyid Hajji Mme Mlle Monsieur Madame Madam Messrs Herr Frau Senor Señor Signor Don Doña Pandit Pt
    Amb Pres Justice MR MRS MS DR SHRI SMT SIR
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Forms of address before a name, as they are written, without their full stop."""

HONORIFIC_LETTERS: Final[frozenset[tuple[str, str]]] = frozenset({("H", "E"), ("H", "H"), ("H", "M")})
"""Forms of address in letters: H.E., H.H., H.M."""

CAPACITIES: Final[frozenset[str]] = frozenset(
    """
    former ex acting interim deputy vice caretaker outgoing incoming designate elect then late erstwhile ousted deposed
    exiled proclaimed assistant under associate provisional honorary emeritus shadow opposition
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words that make an office another capacity: a former, acting or deputy minister is not the minister."""

CAPACITIES_BEHIND: Final[frozenset[str]] = frozenset({"designate", "elect", "emeritus"})
"""Those that stand behind the office: President-elect."""

SPELLINGS: Final[Mapping[str, str]] = {
    "defense": "defence",
    "labor": "labour",
    "advisor": "adviser",
    "counselor": "counsellor",
    "center": "centre",
    "program": "programme",
    "organization": "organisation",
    "honorable": "honourable",
}
"""American spellings in an office, and the British ones they are read as."""
