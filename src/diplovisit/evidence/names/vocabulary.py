"""Small closed lists around names: particles, days and months, what a hyphen ties to a name."""

from typing import Final

from diplovisit.evidence.lexicon.calendar_words import MONTHS, WEEKDAYS

PARTICLES: Final[frozenset[str]] = frozenset(
    """
    al el bin bint ibn ben abu abd ul ur de del della der den di da das do dos du la le van von zu af ter ten y e
    Al El Bin De Van Von Ben Abu La Le Du Di
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Small words inside names: Mohammed bin Salman, Bashar al-Assad, Charles de Gaulle."""

HYPHEN_TAILS: Final[frozenset[str]] = frozenset(
    """
    led backed era style like appointed brokered chaired hosted friendly aligned controlled sponsored installed inspired
    allied proposed supported run ordered approved bound
    mediated drafted negotiated engineered dominated related wide based born elect designate
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""What a hyphen ties to a name from behind, and is none of it: "Putin-led"."""

HYPHEN_HEADS: Final[frozenset[str]] = frozenset(["anti", "pro", "ex", "post", "pre", "non"])
"""What a hyphen ties to a name from before, and is none of it: "pro-Putin"."""

DAY_NAMES: Final[frozenset[str]] = frozenset(name.capitalize() for name in WEEKDAYS)
"""Monday to Sunday."""

MONTH_NAMES: Final[frozenset[str]] = frozenset(name.capitalize() for name in MONTHS)
"""January to December; May, April, June, August and March are people's names too."""
