"""A share is a figure of what makes it up, and not of the whole."""

import pytest

from diplovisit.drafting.article import read_article
from diplovisit.drafting.rules.figures import find_figures


def figures_of(text: str) -> list[tuple[str, str]]:
    """Returns what the figures of a text are of, with their values."""
    claims, _ = find_figures([read_article("paper", text.encode())], None)
    return [(claim.what.value, claim.value.value) for claim in claims if claim.value is not None]


@pytest.mark.parametrize(
    ("text", "what", "value"),
    [
        ("People of Indian origin make up around 27% of Suriname's population.", "People of Indian origin", "27"),
        ("Ethnic Hungarians account for 8 per cent of the population.", "Ethnic Hungarians", "8"),
        ("In 2025, crude oil accounted for about 60 percent of exports.", "crude oil", "60"),
        ("Remittances constitute nearly 25 percent of its GDP.", "Remittances", "25"),
        ("Cocoa and gold represented 41% of sales.", "Cocoa and gold", "41"),
        ("Women now make up 30 percent of the assembly.", "Women", "30"),
        ("The island's fishing fleet comprises 12 percent of the total catch.", "island's fishing fleet", "12"),
        ("Migrants have made up over 80 percent of the workforce since 2010.", "Migrants", "80"),
        ("Rail freight formed just 4 percent of all trade.", "Rail freight", "4"),
        ("Foreign students account for up to 15 per cent of places.", "Foreign students", "15"),
        ("Donors have covered 31 percent of the appeal.", "appeal", "31"),
        ("People of Indian origin are 37 percent of Fiji's population.", "People of Indian origin", "37"),
        ("The bank owns 40 percent of the shares.", "shares", "40"),
    ],
)
def test_a_share_is_of_what_makes_it_up(text: str, what: str, value: str) -> None:
    """The subject of "make up" and "account for" is what the figure measures."""
    assert figures_of(text) == [(what, value)]
