"""The bodies and groups that articles name."""

import datetime

import pytest

from diplovisit.drafting.article import read_article
from diplovisit.drafting.rules.bodies import read_bodies

CASES: tuple[tuple[str, dict[str, str | None]], ...] = (
    ("They met senior officials of the Russian government.", {"Russian government": "RU", "senior officials of the Russian government": "RU"}),
    ("European nations have tightened sanctions.", {"European nations": None}),
    ("He serves in the Russian military.", {"Russian military": "RU"}),
    ("She will address the Human Rights Council in June.", {"Human Rights Council": None}),
    ("It meets the Joint Border Commission.", {"Joint Border Commission": None}),
    ("A delegation of the Saeima's European Affairs Committee left.", {"European Affairs Committee": None, "Saeima": None}),
    ("It was put off at the request of the Portuguese authorities.", {"Portuguese authorities": "PT"}),
    ("Dutch officials had hoped so.", {"Dutch officials": "NL"}),
    ("She addressed the People's National Assembly.", {"People's National Assembly": None}),
    ("She is to address Congress at 11.", {"Congress": None}),
    ("About 70 Danish companies signed up.", {"Danish companies": "DK"}),
    ("She met the Samoan High Commission staff.", {"Samoan High Commission": "WS"}),
    ("Five Members of Parliament came.", {}),
    ("The Speaker of the Legislative Assembly spoke.", {}),
    ("She will address the Legislative Assembly.", {"Legislative Assembly": None}),
    ("The plane landed at Wellington Airport.", {}),
    ("Russian-backed troops left.", {}),
    ("LIMA, 11 Feb 2026 (Andes Press Agency) - She left.", {}),
    ("Parliament House was closed.", {}),
    ("The government said so, and the military agreed.", {}),
)  # fmt: skip


@pytest.mark.parametrize(("text", "bodies"), CASES)
def test_bodies_and_groups_are_found_with_their_country(text: str, bodies: dict[str, str | None]) -> None:
    """A body has the name that the text prints, and the country whose people stand before it."""
    found = read_bodies(read_article("paper", text.encode()), datetime.date(2026, 3, 5), [])
    names = {each.name.value: each.country.value if each.country else None for each in found if each.name is not None}
    assert names == bodies


def test_the_keys_of_bodies_are_not_those_of_people() -> None:
    """A body has a key that nobody else has."""
    article = read_article("paper", b"Dutch officials met Dutch officials.")
    (body,) = read_bodies(article, None, ["dutch-officials"])
    assert body.key == "dutch-officials-2"
