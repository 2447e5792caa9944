"""The nouns of the sites that a guest is shown: "plant", "museum", "mosque"."""

from typing import Final

SITE_NOUNS: Final = (
    r"(?:academ(?:y|ies)|archives?|barracks|bases?|border (?:post|crossing)|bridge|campus|camps?|castle|cathedral"
    r"|cemetery|cent(?:re|er)s?|church|clinic|coal ?fields?|college|companies|company|compound|dam|depot|dockyard"
    r"|exhibition|facilit(?:y|ies)|factor(?:y|ies)|fair|farms?|fortress|garden|headquarters|hospitals?|institutes?"
    r"|laborator(?:y|ies)|library|market|mausoleum|memorials?|mills?|mines?|monastery|monument|mosque|museums?"
    r"|oil ?fields?|old (?:city|town)|orphanage|parks?|plantation|plants?|ports?|harbou?r|power station"
    r"|projects?|refiner(?:y|ies)|reserve|schools?|sea ?wall|settlements?|shipyards?|shrine|sites?|stadium|stations?"
    r"|synagogue|temples?|terminals?|tombs?|towers?|universit(?:y|ies)|villages?|works|workshops?)"
)
"""An expression for the last noun of a site, in lower case; a name has it with a capital letter."""
