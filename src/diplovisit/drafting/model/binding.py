"""Whether a model's fact belongs to the thing that it is proposed of: this visit, this meeting, this figure.

The words may prove that somebody visited Oslo in May, and the model may take that for the visit of the article. The
verdicts of `evidence/` compare a value with its words; here the words are compared with the words of the thing. A fact
whose words do not show what it belongs to is refused: our own rules look for that before they propose.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplovisit.drafting import proposal
from diplovisit.drafting.article import Article
from diplovisit.drafting.draft_options import DraftOptions
from diplovisit.drafting.model.candidates import Build, Candidate, CandidateState, Thing
from diplovisit.drafting.rules.actors import Actor, Narration
from diplovisit.drafting.rules.draft_context import DraftContext
from diplovisit.drafting.rules.frames import ANOTHER, Frame, frame_of, is_of_visit
from diplovisit.evidence.names import Strength, country_mentions
from diplovisit.evidence.readings import DateReading, Direction, MentionKind, direction_at
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.texts import occurrences
from diplovisit.evidence.texts.source_text import TooMuchToSearch
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record import Edtf, EdtfError

_MOST_PLACES: Final = 20
_TRAVEL: Final = lazy_pattern(
    r"\b(?:visit\w*|travel\w*|trips?|tour\w*|journeys?|stop\w*|stay\w*|fl(?:y|ies|ew|ying)|go(?:es|ing)?|went|arriv\w+"
    r"|land(?:s|ed|ing)?|head(?:s|ed|ing)?|com(?:e|es|ing)|came|proceed\w*|continue\w*|lead(?:s|ing)?|led|due|receiv\w+"
    r"|welcom\w+|host\w*|spen[dt]|hold(?:s|ing)?|held|me(?:et|ets|eting|t)|talks|address\w*|attend\w*|open\w*|inspect\w*"
    r"|lay(?:s|ing)?|deliver\w*|sign\w*|accompan\w+|join\w*|is in|was in|be in|take part)\b",
    re.IGNORECASE,
)
_ANOTHER: Final = lazy_pattern(
    r"\b(?:last (?:year|month|week|visit|time|met|visited|May|spring|summer|autumn|winter|[A-Z]\w+)|previous(?:ly)?"
    r"|earlier this|years? ago|months? ago|the year before|separately|on an(?:other|other)? visit)\b"
)
_TALKED_ABOUT: Final = lazy_pattern(
    r"\b(?:discuss\w*|talk\w*|agenda|topics?|focus\w*|about|cover\w*|rais(?:e|es|ed|ing)|review\w*|views on|consult\w*"
    r"|negotiat\w*|top of the|central to|dominat\w*|deal with|subjects?|issues?|questions?|cooperation|co-operation)\b",
    re.IGNORECASE,
)
_PURPOSE_BEFORE: Final = lazy_pattern(
    r"\b(?:to|for|aim(?:s|ed)? (?:at|to)|(?:purpose|goal|aim) (?:of|is|was)|in order to|seek(?:s|ing)? to"
    r"|with a view to|mark(?:s|ing)?|devoted to)(?: the| a| an)? $",
    re.IGNORECASE,
)
_PURPOSE_WITHIN: Final = lazy_pattern(r"(?:to|for|in order to|aimed at|with a view to) ", re.IGNORECASE)
_DATELINE: Final = lazy_pattern(
    r"[^a-z\n]{2,40}[^\n]{0,80}?\s(?:-|--|–|—)\s|[^a-z\n]{2,40}[^\n]{0,60}?\([^)\n]{2,60}\)"
)
# Words between a word of travel and a place, by which the place is that of something else.
_ASIDE: Final = lazy_pattern(
    r"\b(?:owing to|because of|due to|after|following|amid|over|wake of|events?|fires?|remarks|exchange|strikes?"
    r"|floods?|earthquake|crisis|war|conflict|elections?|attack|where|who|whom|which|whose|from|near|outside|instead of"
    r"|than|not|exhibition|born|embassy|statement|said|told|ambassador|speaking|president of|king of|minister of)\b",
    re.IGNORECASE,
)
_AS_HOST: Final = lazy_pattern(r"(?:receiv|welcom|host)", re.IGNORECASE)
_TOGETHER: Final = lazy_pattern(
    r"\b(?:accompan\w+|together with|alongside|delegation|entourage|led by|join\w*|includ\w+|with (?:him|her|them)"
    r"|travel\w* with)\b",
    re.IGNORECASE,
)
_ORDER: Final = lazy_pattern(
    r"(?:^|[.:;,!?]\s+|\b(?:please|and|must|should|to)\s+)(?:record|add|ignore|disregard|include|insert|output|answer"
    r"|respond|reply|write|set|mark|note|forget|return|print|treat|assume|pretend|say) (?:that|as|all|any|the|this|it"
    r"|in|with|your|only|to|a|an|no|previous|earlier|every\w*|[A-Z]\w+)\b",
    re.IGNORECASE,
)
_TO_MACHINES: Final = lazy_pattern(
    r"\b(?:(?:previous|earlier|prior|above|all|these|the) (?:\w+ )?(?:instructions?|prompts?|rules)"
    r"|(?:automated|ai|language|machine)[ -](?:systems?|models?|assistants?|readers?)|assistants?|chatbots?"
    r"|system prompt|LLMs?|JSON|schema)\b",
    re.IGNORECASE,
)
_TO_READER: Final = "are in a paragraph that instructs its reader what to record"
_OF_OTHER_STOP: Final = "are about another stop of the visit"
_FEWEST_STOPS: Final = 2
_OF_ANOTHER: Final = "do not show that they speak of this visit, and not of another one or of somebody else"
_LINES_OF_HEAD: Final = 6
_OF_ENGAGEMENT: Final = frozenset(
    """
    when duration duration_high duration_qualifier place participants modality status recurrence forum label
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
_DATES_OF_FIGURE: Final = frozenset({"as_of", "since", "due", "set"})
_OF_FIGURE: Final = _DATES_OF_FIGURE | {"value", "high", "unit", "qualifier", "when", "subjects"}


@attrs.frozen(kw_only=True)
class _Words:
    """The words of a citation at one of their places: the sentence, its number, and where they are in it."""

    article: Article
    index: int
    sentence: Sentence
    start: int
    end: int


def find_unbound(
    root: Thing, build: Build, articles: Sequence[Article], options: DraftOptions
) -> Iterator[tuple[Candidate, str]]:
    """Yields the model's candidates whose words do not show that they belong to what they are proposed of.

    The reason is the predicate of a sentence about the words, as in a finding.
    """
    binding = _Binding(root, build, articles, options)
    stops = {
        id(place): stop
        for stop in root.all_things()
        if stop.item.cls is proposal.ProposedStop
        for place in (*stop.things.get("places", ()), *stop.things.get("engagements", ()))
    }
    for thing in root.all_things():
        for name, candidates in thing.facts.items():
            for candidate in candidates:
                is_judged = candidate.state is not CandidateState.REFUSED and candidate.path and not candidate.is_bound
                if is_judged and id(candidate) in binding.built:
                    reason = binding.reason_against(thing, name, candidate, stops.get(id(thing)))
                    if reason is not None:
                        yield candidate, reason
                    else:
                        candidate.is_bound = True


class _Binding:
    def __init__(self, root: Thing, build: Build, articles: Sequence[Article], options: DraftOptions) -> None:
        self._names = dict(_names_of_stops(root, articles))
        self.built = {id(candidate) for candidate in build.candidates.values()}
        self._articles = {article.id: article for article in articles}
        made = build.proposal
        ours = [each for each in made.travellers if not build.candidates[id(each.person)].path]
        self._context = DraftContext(
            articles=tuple(articles),
            people=made.people,
            travellers=tuple(ours or made.travellers[:1]),
            sources=made.sources,
            options=options,
        )
        self._narrations = {article.id: Narration(self._context, article) for article in articles}
        self._frames = {
            article.id: frame_of(self._context, article, self._narrations[article.id]) for article in articles
        }
        self._days = tuple(_days_of(build))
        self._leads_by_model = not ours
        self._first = build.candidates[id(made.travellers[0].person)] if made.travellers else None

    def reason_against(self, thing: Thing, name: str, candidate: Candidate, stop: Thing | None) -> str | None:
        """Returns why the words of a candidate do not show what it belongs to; None where they do.

        stop: that of a place or an engagement, None for all else.
        """
        words = list(self._words_of(candidate))
        if not words:
            return None  # words that are not in the text are refused as such
        words = [each for each in words if not _is_order(each)]
        if not words:
            return _TO_READER
        match thing.item.cls, name:
            case proposal.ProposedSource, _:
                return None if any(map(_is_in_head, words)) else "are not in the head of the text"
            case proposal.ProposedPerson, ("name" | "aliases"):
                return _reason_against_name(words, candidate.fact.value)
            case proposal.ProposedPlace, "name" if candidate.fact.value.islower():
                return "do not have the name in small letters"
            case proposal.ProposedPlace, "name" if stop is not None:
                return self._reason_against_place(words, thing, stop)
            case proposal.ProposedStop, ("when" | "duration") if not any(
                self._is_at_stop(each, thing) for each in words
            ):
                return _OF_OTHER_STOP
            case (proposal.ProposedStop, ("country" | "territory" | "when" | "duration")) | (proposal.Proposal, "when"):
                return self._reason_against_visit(words)
            case proposal.Proposal, ("status" | "category" | "invited_by"):
                # Their own judges read whether the words look ahead or back.
                return None if any(map(self._is_of_traveller, words)) else _OF_ANOTHER
            case proposal.ProposedTraveller, "person":
                if self._leads_by_model and candidate is self._first:
                    return None
                together = [each for each in words if _TOGETHER.search(each.sentence.text) is not None]
                return self._reason_against_visit(together, is_traveller=True)
            case proposal.ProposedEngagement, "kind":
                if stop is not None and not self._is_any_at_stop(words, stop):
                    return _OF_OTHER_STOP
                return self._reason_against_visit(words, is_open=True)
            case proposal.ProposedEngagement, _ if name in _OF_ENGAGEMENT:
                return self._reason_apart(words, thing, "kind", "meeting")
            case proposal.ProposedClaim, "what" if thing.accepted("polarity") != "denied":
                denials = [scope for each in words for scope in each.sentence.scopes_at(each.start, each.end)[:1]]
                return f'are denied or made uncertain by "{denials[0].trigger}"' if len(denials) == len(words) else None
            case proposal.ProposedClaim, _ if name in _DATES_OF_FIGURE and thing.facts.get("value"):
                return self._reason_against_date(words, thing)
            case proposal.ProposedClaim, ("value" | "high"):
                return self._reason_apart(words, thing, "what", "claim") or self._reason_against_figure(words, thing)
            case proposal.ProposedClaim, _ if name in _OF_FIGURE:
                return self._reason_apart(words, thing, "what", "claim")
            case proposal.ProposedTraveller, "role":
                return self._reason_apart(words, thing, "person", "traveller")
            case proposal.ProposedTopic, "modality":
                return self._reason_apart(words, thing, "label", "topic")
            case proposal.ProposedStop, ("duration_high" | "duration_qualifier"):
                return self._reason_apart(words, thing, "duration", "duration")
            case proposal.ProposedTopic, "label":
                return _reason_without(words, _TALKED_ABOUT, "have no word that makes it something to be talked about")
            case proposal.Proposal, "purposes":
                meant = [each for each in words if _is_purpose(each)]
                return None if any(map(self._is_of_traveller, meant)) else "do not say that it is what the visit is for"
        return None

    def _words_of(self, candidate: Candidate) -> Iterator[_Words]:
        for citation in candidate.fact.citations:
            article = self._articles.get(citation.source)
            if article is None:
                continue
            try:
                spans = occurrences(article.text, citation.quote)[:_MOST_PLACES]
            except TooMuchToSearch:
                continue
            for span in spans:
                if citation.start not in {None, span.start}:
                    continue
                for index, sentence in enumerate(article.sentences):
                    if sentence.start <= span.start < sentence.start + len(sentence.text):
                        start = span.start - sentence.start
                        end = min(span.end - sentence.start, len(sentence.text))
                        yield _Words(article=article, index=index, sentence=sentence, start=start, end=end)

    def _reason_against_visit(
        self, words: Sequence[_Words], *, is_traveller: bool = False, is_open: bool = False
    ) -> str | None:
        """Why no place of the words speaks of this visit. is_open: whether a clause may leave open who acts."""
        if any(self._is_of_visit(each, is_traveller=is_traveller, is_open=is_open) for each in words):
            return None
        return _OF_ANOTHER

    def _is_of_traveller(self, words: _Words) -> bool:
        """Whether a word of travel in the words, or beside them, is said of this visit or of who makes it."""
        text, narration = words.sentence.text, self._narrations[words.article.id]
        for verb in (*_verbs_near(text, words.start, words.end), words.start):
            clause = words.sentence.clause_at(verb)
            last = max(words.end, min(clause.end, words.end + 60))
            is_another = any(cue.search(text, clause.start, last) is not None for cue in (ANOTHER, _ANOTHER))
            if not is_another and narration.actor_at(words.index, verb).actor in {Actor.TRAVELLER, Actor.VISIT}:
                return True
        return False

    def _is_of_visit(self, words: _Words, *, is_traveller: bool = False, is_open: bool = False) -> bool:
        narration, frame = self._narrations[words.article.id], self._frames[words.article.id]
        text = words.sentence.text
        clause = words.sentence.clause_at(words.start)
        if _ANOTHER.search(text, clause.start, max(words.end, min(clause.end, words.end + 60))) is not None:
            return False
        if self._is_on_other_days(words):
            return False
        for verb in _verbs_near(text, words.start, words.end):
            if is_of_visit(
                self._context, narration, words.index, words.sentence, verb, (words.start, words.end), frame
            ):
                return True
        if not (is_traveller or is_open):
            return False
        actor = narration.actor_at(words.index, words.end).actor
        direction = direction_at(text, words.start, words.end)
        fits = not (frame == Frame.AHEAD and direction is Direction.PAST)
        return fits and (is_traveller or actor is not Actor.OTHER)

    def _is_on_other_days(self, words: _Words) -> bool:
        """Whether the sentence has dates of a year or a month, and none of them is near the days of the visit."""
        days = self._days
        if not days:
            return False
        head = _DATELINE.match(words.sentence.text)
        terms = [
            mention.reading.start
            for mention in words.sentence.figures
            if isinstance(mention.reading, DateReading)
            and mention.reading.start.relative is None
            and (head is None or mention.start >= head.end())
        ]
        dated = [term for term in terms if term.year is not None or term.month is not None]
        return bool(dated) and not any(
            term.year in {None, day.year} and term.month in {None, day.month} for term in dated for day in days
        )

    def _reason_against_place(self, words: Sequence[_Words], place: Thing, stop: Thing) -> str | None:
        """Why no place of the words is one of a stop."""
        inside = [each for each in words if not _is_in_dateline(each)]
        if not inside:
            return "are the place where the report was written"
        codes = frozenset(code for name in ("country", "territory") if (code := stop.accepted(name)) is not None)
        inside = [each for each in inside if not _is_of_other_country(each, codes)]
        if not inside:
            return "name the capital of another country"
        if self._is_place_elsewhere(place, stop):
            return _OF_OTHER_STOP
        held_there = [
            (each.article.id, each.index)
            for engagement in stop.things.get("engagements", ())
            if any(one.refers is place for one in engagement.facts.get("place", ()) if one.is_usable)
            and (kind := engagement.first("kind")) is not None
            for each in self._words_of(kind)
        ]
        if any((each.article.id, each.index) in held_there and not self._is_on_other_days(each) for each in inside):
            return None
        return self._reason_against_visit(
            [each for each in inside if _is_governed_by_travel(each) and not self._is_past(each)]
        )

    def _is_past(self, words: _Words) -> bool:
        """Whether the words tell of what was, where the visit is still to come."""
        is_ahead = self._frames[words.article.id] is Frame.AHEAD
        return is_ahead and direction_at(words.sentence.text, words.start, words.end) is Direction.PAST

    def _reason_apart(self, words: Sequence[_Words], thing: Thing, name: str, noun: str) -> str | None:
        """Why none of the words is in a sentence with the words of the thing itself."""
        chief = thing.first(name)
        if chief is None:
            return None
        sentences = {(each.article.id, each.index) for each in self._words_of(chief)}
        if any((each.article.id, each.index) in sentences for each in words):
            return None
        return f"are in another sentence than those of the {noun}"

    def _reason_against_figure(self, words: Sequence[_Words], thing: Thing) -> str | None:
        """Why the figure of a claim is that of something else: another figure stands between the two."""
        chief = thing.first("what")
        for figure in words:
            for what in self._words_of(chief) if chief is not None else ():
                if (what.article.id, what.index) != (figure.article.id, figure.index):
                    continue
                low, high = min(what.end, figure.end), max(what.start, figure.start)
                sums = [each for each in figure.sentence.figures if each.kind is MentionKind.QUANTITY]
                if not any(low <= each.start and each.end <= high for each in sums):
                    return None
        return "have another figure between them and what the claim says"

    def _is_any_at_stop(self, words: Sequence[_Words], stop: Thing) -> bool:
        return any(self._is_at_stop(each, stop) for each in words)

    def _is_at_stop(self, words: _Words, stop: Thing) -> bool:
        """Whether the last country or place of a stop that the paragraph names is of this stop.

        True of a visit with one stop, and where the paragraph names none.
        """
        if len(self._names) < _FEWEST_STOPS:
            return True
        ours = self._names.get(id(stop), frozenset())
        text = words.sentence.text
        for part in (text[: words.end], text, *self._before(words)):
            found = [
                (match.end(), name in ours)
                for names in self._names.values()
                for name in names
                for match in re.finditer(rf"\b{re.escape(name)}\b", part)
            ]
            if found:
                return max(found)[1]
        return True

    def _is_place_elsewhere(self, place: Thing, stop: Thing) -> bool:
        """Whether a place has the name of one that our rules found at another stop."""
        name = place.first("name")
        return name is not None and any(
            name.fact.value in names for key, names in self._names.items() if key != id(stop)
        )

    def _before(self, words: _Words) -> Iterator[str]:
        """Yields the earlier sentences of the paragraph, the nearest first."""
        for paragraph in words.article.paragraphs():
            starts = [each.start for each in paragraph]
            if words.sentence.start in starts:
                yield from (each.text for each in reversed(paragraph[: starts.index(words.sentence.start)]))

    def _reason_against_date(self, words: Sequence[_Words], thing: Thing) -> str | None:
        """Why no date of the words is the one nearest to the figure, with no other figure between them."""
        figure = thing.first("value")
        if figure is None:
            return None
        for date in words:
            for value in self._words_of(figure):
                is_one = (value.article.id, value.index) == (date.article.id, date.index)
                if is_one and _is_nearest_date(date, value):
                    return None
        return "do not show that the date is that of this figure, and not of another one"


def _names_of_stops(root: Thing, articles: Sequence[Article]) -> Iterator[tuple[int, frozenset[str]]]:
    """Yields the words that name each stop in the texts: of its country, and the places that our rules found there."""
    named = [
        (article.text.text[each.start : each.end], each.codes)
        for article in articles
        for each in country_mentions(article.text.text)
        if each.strength in {Strength.NAME, Strength.METONYM}
    ]
    for stop in root.all_things():
        if stop.item.cls is not proposal.ProposedStop:
            continue
        codes = {code for name in ("country", "territory") if (code := stop.accepted(name)) is not None}
        ours = {
            name
            for place in stop.things.get("places", ())
            if not place.path and (name := place.accepted("name")) is not None
        }
        if codes or ours:
            yield id(stop), frozenset(ours | {name for name, meant in named if codes and codes >= set(meant)})


def _days_of(build: Build) -> Iterator[datetime.date]:
    """Yields the first and the last day of the visit and of its stops, and of what they were before.

    Those that our rules read decide, if there are any: a model's own dates are no measure of its facts.
    """
    made = build.proposal
    facts = [made.when, *(stop.when for stop in made.stops)]
    facts += [earlier.when for stop in made.stops for earlier in stop.previously]
    known = [fact for fact in facts if fact is not None]
    ours = [fact for fact in known if not build.candidates[id(fact)].path]
    for fact in ours or known[:1]:
        try:
            value = Edtf(fact.value)
        except EdtfError:
            continue
        yield from (day for day in (value.lower, value.upper) if day is not None)


def _verbs_near(text: str, start: int, end: int) -> Iterator[int]:
    """Yields where the words of travel and meeting stand: in the words, the last before them, the first after."""
    found = [match.start() for match in _TRAVEL.finditer(text)]
    yield from (verb for verb in found if start <= verb < end)
    before = [verb for verb in found if verb < start]
    yield from reversed(before[-2:])
    yield from [verb for verb in found if verb >= end][:1]


def _is_governed_by_travel(words: _Words) -> bool:
    """Whether a place is said of a word of travel before it, and not of an event between them."""
    text = words.sentence.text
    before = [match for match in _TRAVEL.finditer(text, 0, words.end) if not _AS_HOST.match(match.group())]
    return any(_ASIDE.search(text, match.end(), max(match.end(), words.end)) is None for match in before[-2:])


def _reason_against_name(words: Sequence[_Words], name: str) -> str | None:
    """Why no place of the words has the name of somebody: it is in small letters, or that of a country or a city."""
    if name.islower():
        return "do not have the name in small letters"
    return "name a place, not a person" if all(_is_place_name(each, name) for each in words) else None


def _is_place_name(words: _Words, name: str) -> bool:
    text = words.sentence.text
    start = text.find(name, words.start)
    return start >= 0 and any(
        each.strength in {Strength.NAME, Strength.METONYM} and each.start <= start and start + len(name) <= each.end
        for each in country_mentions(text)
    )


def _is_purpose(words: _Words) -> bool:
    text = words.sentence.text
    before = _PURPOSE_BEFORE.search(text, 0, words.start) is not None
    return before or _PURPOSE_WITHIN.match(text, words.start, words.end) is not None


def _is_order(words: _Words) -> bool:
    """Whether words are in a paragraph that tells a program what to do: a text states, and does not order."""
    paragraph = next(
        (each for each in words.article.paragraphs() if any(one.start == words.sentence.start for one in each)), ()
    )
    text = " ".join(sentence.text for sentence in paragraph) or words.sentence.text
    return _TO_MACHINES.search(text) is not None and _ORDER.search(text) is not None


def _is_nearest_date(date: _Words, value: _Words) -> bool:
    figures = date.sentence.figures
    dates = [each for each in figures if each.kind is MentionKind.DATE]
    meant = [each for each in dates if each.start < date.end and date.start < each.end]
    sums = [each for each in figures if each.kind is MentionKind.QUANTITY]
    ours = [each for each in sums if each.start < value.end and value.start < each.end]
    if not meant or not ours:
        return False
    first, own = meant[0], ours[0]

    def distance(start: int, end: int) -> int:
        return max(start - own.end, own.start - end, 0)

    low, high = min(first.end, own.end), max(first.start, own.start)
    between = [each for each in sums if low <= each.start and each.end <= high and each is not own]
    return not between and all(
        distance(first.start, first.end) <= distance(each.start, each.end) for each in dates if each is not first
    )


def _reason_without(words: Sequence[_Words], cue: re.Pattern[str], reason: str) -> str | None:
    for each in words:
        if cue.search(each.sentence.text) is not None:
            return None
    return reason


def _is_in_head(words: _Words) -> bool:
    """Whether words are in the first lines, or in the last one, where a text says who publishes it."""
    line = words.article.text.line_of(words.sentence.start + words.start)
    last = words.article.text.line_of(max(0, words.article.text.length - 1))
    return line <= _LINES_OF_HEAD or line == last


def _is_in_dateline(words: _Words) -> bool:
    head = _DATELINE.match(words.sentence.text)
    return head is not None and words.start < head.end()


def _is_of_other_country(words: _Words, codes: frozenset[str]) -> bool:
    """Whether the words are the name of a capital, and not that of a country of the visit."""
    found = [
        each
        for each in country_mentions(words.sentence.text)
        if each.strength is Strength.METONYM and each.start < words.end and words.start < each.end
    ]
    return bool(found) and bool(codes) and all(codes.isdisjoint(each.codes) for each in found)
