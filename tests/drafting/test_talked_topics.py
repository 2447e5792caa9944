"""What was talked about at a meeting of a traveller, which the sentence before tells."""

import pytest

from tests.drafting.test_topics import read

LEAD = "Foreign Minister Ana Soto arrived in Ghana on Friday for a working visit."


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "Soto met President Yaw Addo. They discussed the peace agreement and the situation of migrants.",
            ("peace agreement and the situation of migrants",),
        ),
        ("Soto held talks with President Yaw Addo. The two leaders exchanged views on fishing.", ("fishing",)),
        ("Soto called on President Yaw Addo. The two sides reviewed trade ties.", ("trade ties",)),
        ("Soto had lunch with Minister Eva Moe. The ministers also discussed visas.", ("visas",)),
        ("Soto was received by President Yaw Addo. The talks focused on cocoa and gold.", ("cocoa and gold",)),
        ("Soto met Minister Eva Moe. During the meeting, they discussed visas.", ("visas",)),
        (
            "Soto met Minister Eva Moe. Both sides touched on energy, fishing, and visas.",
            ("energy", "fishing", "visas"),
        ),
        ("The Foreign Minister met President Yaw Addo. They discussed visas.", ("visas",)),
        ("The Trade Minister met President Yaw Addo. They discussed visas.", ()),
        ("Soto spoke to Minister Eva Moe by telephone. They discussed visas.", ()),
        ("Soto met Minister Eva Moe in May. They discussed visas.", ()),
        ("Minister Eva Moe met President Yaw Addo. They discussed visas.", ()),
        ("Soto visited a school. They discussed visas.", ()),
        ("Soto met President Yaw Addo. They reviewed the guard.", ()),
        ("Soto met President Yaw Addo. They did not discuss visas.", ()),
        ("Soto met President Yaw Addo. Addo planted a tree.", ()),
        ("Soto had met Minister Eva Moe. They discussed visas.", ()),
    ],
)
def test_what_two_who_met_talked_about_is_a_topic(text: str, topics: tuple[str, ...]) -> None:
    """The meeting is one of a traveller, and no call and no earlier one."""
    _, _, found = read(f"{LEAD} {text}")
    assert tuple(topic.label.value for topic in found.agenda) == topics
