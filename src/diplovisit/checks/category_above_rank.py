"""category-above-rank: a state visit by a foreign minister, or by somebody of a lower rank."""

from collections.abc import Iterator

from diplovisit.record import Category, Group, Rank, Rule, Severity, Visit

RULE = Rule(
    name="category-above-rank",
    group=Group.CATEGORY,
    severity=Severity.WARNING,
    finds=(
        "a visit of category `state` whose travellers all rank below heads of state, heads of"
        " government and crown princes"
    ),
    why=(
        "State visits are the protocol class of heads of state. Some hosts also receive heads of"
        " government on one, as the United States received the Prime Minister of India in 2023. For"
        " anybody else, either the category is too high or a rank is too low."
    ),
    remedy="check `category` against the words of the sources, and check the `rank` of the travellers",
    breaks="""
        category: state
        people:
          - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: EE, rank: foreign-minister}
    """,
    keeps="""
        category: official
        people:
          - {id: tamm, name: Liis Tamm, office: Foreign Minister, country: EE, rank: foreign-minister}
    """,
    source="the protocol of visits, and the State Department's list of visits by foreign leaders",
)

_RANKS = (
    Rank.HEAD_OF_STATE,
    Rank.HEAD_OF_STATE_AND_GOVERNMENT,
    Rank.HEAD_OF_GOVERNMENT,
    Rank.DE_FACTO_LEADER,
    Rank.CROWN_PRINCE,
)


def find(visit: Visit) -> Iterator[tuple[str, str]]:
    """Finds state visits by people of other ranks. If the first traveller has no rank, nothing is reported."""
    people = {person.id: person for person in visit.people}
    ranks = [people[traveller.person].rank for traveller in visit.travellers]
    if visit.category is Category.STATE and ranks[0] is not None and not any(rank in _RANKS for rank in ranks):
        ranks_in_words = ", ".join(dict.fromkeys(rank for rank in ranks if rank is not None))
        yield (
            "category",
            f"only {', '.join(_RANKS)} make state visits; the travellers have the rank {ranks_in_words}",
        )
