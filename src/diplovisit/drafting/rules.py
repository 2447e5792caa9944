"""Our own proposer: reads a proposal out of articles by rules, with no network and no model."""

from collections.abc import Sequence

from diplovisit.drafting.article import Article
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.figures import find_figures
from diplovisit.drafting.people import read_people
from diplovisit.drafting.proposal import Proposal
from diplovisit.drafting.source_card import read_source_card
from diplovisit.drafting.travellers import read_travellers


def propose_by_rules(articles: Sequence[Article], options: DraftOptions) -> Proposal:
    """Returns what the rules read out of the articles of one visit."""
    cards = [read_source_card(article, options, is_first=not number) for number, article in enumerate(articles)]
    day = cards[0].day or options.day
    who = read_travellers(articles, read_people(articles, day), options, day)
    claims, choices = find_figures(articles, day)
    return Proposal(
        sources=tuple(card.source for card in cards),
        sending=who.sending,
        invited_by=who.invited_by,
        people=who.people.proposed,
        travellers=who.travellers,
        claims=claims,
        choices=(*(choice for card in cards for choice in card.choices), *who.choices, *choices),
    )
