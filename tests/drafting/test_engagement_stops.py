"""At which stop an engagement is drafted."""

import datetime

import pytest

from diplovisit.drafting.article import read_article
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.rules.proposer import propose_by_rules

_LEAD = "BERLIN, 3 December 2026 (Example Press) - German Chancellor Petra Vogel will visit "
_OPTIONS = DraftOptions(revised=datetime.datetime(2026, 12, 3, tzinfo=datetime.UTC))


def stops_of(text: str) -> list[tuple[str, str | None, tuple[tuple[str, str | None], ...]]]:
    """Returns the stops of a text: country, days, and the engagements with who takes part and the place."""
    proposal = propose_by_rules((read_article("paper", (_LEAD + text).encode()),), _OPTIONS)
    return [
        (
            stop.country.value if stop.country is not None else "",
            stop.when.value if stop.when is not None else None,
            tuple(
                (
                    " ".join(fact.value for fact in each.participants),
                    each.place.value if each.place is not None else None,
                )
                for each in stop.engagements
            ),
        )
        for stop in proposal.stops
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (("Poland on Monday and the Czech Republic on Tuesday. In Warsaw she will meet President Jan Kowal and in Prague"
         " she will meet Czech Prime Minister Pavel Novotny."),
         [("PL", "2026-12-07", (("kowal", "place-warsaw"),)), ("CZ", "2026-12-08", (("novotny", "place-prague"),))]),
        ("Ghana from 14 to 15 December 2026 and Togo from 16 to 17 December 2026.",
         [("GH", "2026-12-14/2026-12-15", ()), ("TG", "2026-12-16/2026-12-17", ())]),
        ("Poland on 7 December, Hungary on 8 December and Austria from 9 to 10 December.",
         [("PL", "2026-12-07", ()), ("HU", "2026-12-08", ()), ("AT", "2026-12-09/2026-12-10", ())]),
        ("Poland on Monday. In Prague she will meet Czech Prime Minister Pavel Novotny.", [("PL", "2026-12-07", ())]),
        ("Poland on Monday and meet the French President, Luc Moreau, in Paris on Thursday.",
         [("PL", "2026-12-07", ())]),
        ("Poland on Monday. In Warsaw she will meet Czech Prime Minister Pavel Novotny.",
         [("PL", "2026-12-07", (("novotny", "place-warsaw"),))]),
        ("Poland and Hungary. She will meet Hungarian Prime Minister Bela Nagy.",
         [("PL", None, ()), ("HU", None, (("nagy", None),))]),
        # Which of them is met where is not said.
        ("Poland and Hungary. She will meet Hungarian Prime Minister Bela Nagy and Polish President Jan Kowal.",
         [("PL", None, ()), ("HU", None, ())]),
        (("Poland on Monday. She will meet Polish President Jan Kowal in Warsaw and Czech Prime Minister Pavel Novotny"
         " in Brno."), [("PL", "2026-12-07", (("kowal", "place-warsaw"),))]),
        ("Portugal on Monday. In Lisbon she will be received by President Ben Roth and will speak at Yonsei University.",
         [("PT", "2026-12-07", (("roth", "place-lisbon"),))]),
    ],
)  # fmt: skip
def test_an_engagement_is_at_the_stop_of_its_own_clause(
    text: str, expected: list[tuple[str, str | None, tuple[tuple[str, str | None], ...]]]
) -> None:
    """An engagement is at the stop of its own clause or of those met there, and never in another country's."""
    assert stops_of(text) == expected
