"""Our own proposer: reads a proposal out of articles by rules, with no network and no model."""

from collections.abc import Sequence

from diplovisit.drafting.article import Article
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.figures import find_figures
from diplovisit.drafting.proposal import Proposal


def propose_by_rules(articles: Sequence[Article], options: DraftOptions) -> Proposal:
    """Returns what the rules read out of the articles of one visit."""
    claims, choices = find_figures(articles, options.day)
    return Proposal(claims=claims, choices=choices)
