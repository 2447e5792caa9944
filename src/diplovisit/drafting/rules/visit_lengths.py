"""How long the stops of a visit are, where words say it: "a three-day visit", "about two days in Oslo"."""

from collections.abc import Iterator, Sequence

from diplovisit.drafting.article import Article
from diplovisit.drafting.proposal import ProposedFact
from diplovisit.drafting.rules.actors import Narration
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.frames import Frame, is_of_visit
from diplovisit.drafting.rules.journey import StopOfJourney
from diplovisit.drafting.rules.visit_words import STAYS
from diplovisit.evidence.readings import DurationReading, Mention, length_context
from diplovisit.evidence.sentence import Sentence
from diplovisit.record import Qualifier


def read_lengths(
    context: DraftContext, article: Article, narration: Narration, frame: Frame, stops: Sequence[StopOfJourney]
) -> Iterator[tuple[str, tuple[ProposedFact, ProposedFact | None]]]:
    """Yields how long a stop is, with the word that keeps it from being exact, where an article says it."""
    for index, sentence in enumerate(article.sentences):
        for mention in sentence.figures:
            reading = mention.reading
            if not isinstance(reading, DurationReading) or reading.high is not None:
                continue
            if not length_context(sentence.text, mention).is_stay or not reading.duration.days:
                continue
            governor = STAYS.search(sentence.text, mention.end) or next(
                iter(STAYS.finditer(sentence.text, sentence.clause_at(mention.start).start)), None
            )
            if governor is None or sentence.denial_at(mention.start, mention.end) not in _allowed_denials(
                sentence, mention, frame
            ):
                continue
            if not is_of_visit(
                context, narration, index, sentence, governor.start(), (mention.start, mention.end), Frame.NOW
            ):
                continue
            codes = {each.code for stop in stops for each in stop.destinations if each.sentence is sentence}
            keys = [stop.key for stop in stops if stop.code in codes] if codes else [stop.key for stop in stops]
            if len(keys) != 1:
                continue
            citation = article.cite(sentence, mention.start, mention.end)
            qualifier = reading.qualifier
            yield (
                keys[0],
                (
                    ProposedFact(value=str(reading.duration), citations=(citation,)),
                    ProposedFact(value=Qualifier(qualifier).value, citations=(citation,)) if qualifier else None,
                ),
            )


def _allowed_denials(sentence: Sentence, mention: Mention, frame: Frame) -> set[str | None]:
    denial = sentence.denial_at(mention.start, mention.end)
    return {None, denial} if frame is Frame.OFF else {None}
