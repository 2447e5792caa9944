"""Names in running text."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.names import fold_repeats, name_mentions
from tests.evidence.names.test_countries import texts
from tests.shared_data import ROOT, shared_data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MOSCOW, March 5 (AP) Putin agreed to it.", ["AP", "Putin"]),
        (
            "Putin met Mohammed bin Salman and J. D. Vance. May 5 was set.",
            ["Putin", "Mohammed bin Salman", "J. D. Vance"],
        ),
        (
            "Theresa May met the Bank of England's governor, Kaja Kallas.",
            ["Theresa May", "Bank of England", "Kaja Kallas"],
        ),
        (
            "the Bank of Russia and the University of the Philippines",
            ["Bank of Russia", "University of the Philippines"],
        ),
        ("H.E. Dr. S. Jaishankar spoke", ["S. Jaishankar"]),
        ("the Ministry of External Affairs", ["Ministry of External Affairs"]),
        ("Kim Jong-un met Jean-Luc Picard at the White House.", ["Kim Jong-un", "Jean-Luc Picard", "White House"]),
        ("Jordan Bardella went to Paris", ["Jordan Bardella"]),
        ("On Tuesday, Foreign Secretary Misri's visit", ["Misri"]),
        ("Europe and the Indian Ocean", ["Europe", "Indian Ocean"]),
        ("BIG NEWS FROM PUTIN TODAY", []),
        ("Key Takeaways\n- Discussions go on.\n- Update on trade.\nSynopsis", []),
        ("Currently, trade grows. Negotiations go on. European nations agree in January.", []),
        ("The Foreign Secretary and the Russian President spoke on Friday in Moscow.", []),
        ("Restrictions are new; many restrictions fell.", []),
        ("Putin-led talks", ["Putin"]),
        ("The talks begin at 1630 hrs IST and end at 6.30 PM GMT.", []),
        ("Departure is at 09:00 AM (CET).", []),
        ("He flew on an Airbus A320 and saw a Su-57, a C-130 and an F-16.", ["Airbus"]),
        ("PRESS RELEASE", []),
        ("Earlier, the minister met Tanaka. Accompanied by Rao, she left.", ["Tanaka", "Rao"]),
        ("They spoke of Phase II, Vision 2030, Resolution 1701 and Flight 203.", []),
        ("The MoUs cover ICT and AI.", []),
        ("King Haldor VII spoke", ["Haldor VII"]),
        ("", []),
    ],
)
def test_names_are_runs_in_capitals_without_what_is_none(text: str, expected: list[str]) -> None:
    """Names are runs of capitalised words, without offices, days, headings, countries and sentence openers."""
    assert [mention.words for mention in name_mentions(text)] == expected


def _check_seed(path: Path) -> None:
    folded = [name.words for name in fold_repeats(name_mentions(path.read_text(encoding="utf-8")))]
    assert sorted(folded) == sorted(
        [
            "Vikram Misri",
            "NationPress",
            "Donald Trump",
            "Volodymyr Zelenskyy",
            "Oval Office",
            "Zelensky",
            "Putin",
            "Europe",
            "Rajnath Singh",
        ]
    )


def test_the_retelling_has_nine_names() -> None:
    """The retelling of the seed has exactly the nine names that a reader finds in it."""
    _check_seed(ROOT / "seeds" / "misri-russia" / "retelling.txt")


def test_the_article_has_nine_names() -> None:
    """The article of the seed has exactly the nine names that a reader finds in it."""
    _check_seed(shared_data("seed", "article.txt"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So Misri left, and Vikram Misri, and Vikram", {"Vikram Misri": 3}),
        ("Rajnath Singh, Manmohan Singh and Singh", {"Rajnath Singh": 1, "Manmohan Singh": 1, "Singh": 1}),
        ("Zelensky and Volodymyr Zelenskyy", {"Zelensky": 1, "Volodymyr Zelenskyy": 1}),
        ("Misri and Mistry", {"Misri": 1, "Mistry": 1}),
    ],
)
def test_parts_fold_into_the_one_longer_name(text: str, expected: dict[str, int]) -> None:
    """A part of exactly one longer name folds into it; a shared part and a similar name do not."""
    assert {name.words: len(name.mentions) for name in fold_repeats(name_mentions(text))} == expected


@given(texts)
def test_mentions_are_in_order_and_within(text: str) -> None:
    """In any text the names are within it, in order and disjoint, and have the words of their spans."""
    end = 0
    for mention in name_mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.words
        end = mention.end


@given(st.lists(texts, max_size=3).map(" ".join))
def test_folding_loses_nothing(text: str) -> None:
    """Every mention is in exactly one folded name."""
    mentions = name_mentions(text)
    folded = [mention for name in fold_repeats(mentions) for mention in name.mentions]
    assert sorted(folded, key=lambda mention: mention.start) == list(mentions)
