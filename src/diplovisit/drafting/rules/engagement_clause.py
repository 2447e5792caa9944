"""An engagement of a sentence with the words around it, as everything that is read of it needs them."""

import attrs

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import Citation, ProposedFact
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.engagement_words import EngagementWords
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.verdicts.verdict import CitedText


@attrs.frozen(kw_only=True, eq=False)
class EngagementClause:
    """Words for an engagement in a sentence of an article. end: where what is said of it ends."""

    context: DraftContext
    article: Article
    index: int
    words: EngagementWords
    end: int

    @property
    def sentence(self) -> Sentence:
        """The sentence that has it."""
        return self.article.sentences[self.index]

    @property
    def text(self) -> str:
        """The sentence as text."""
        return self.sentence.text

    def cite(self, start: int, end: int) -> Citation:
        """Returns the citation of a span of the sentence."""
        return self.article.cite(self.sentence, start, end)

    def cited(self, start: int, end: int, *, is_off: bool = False) -> CitedText:
        """Returns a span of the sentence as the verdicts read it."""
        return self.context.cited(self.article, self.sentence, start, end, is_off=is_off)

    def fact(self, value: str, start: int, end: int) -> ProposedFact:
        """Returns a fact that the words of a span state."""
        return ProposedFact(value=value, citations=(self.cite(start, end),))
