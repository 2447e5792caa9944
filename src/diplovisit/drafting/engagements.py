"""What those who travel do on a visit: meetings, talks, speeches, dinners, with day, place and those who take part.

An engagement counts where its clause has one of those who travel do it, or both sides, and speaks of this visit.
Several mentions of one engagement are one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import attrs

from diplovisit.drafting.actors import Actor, Narration
from diplovisit.drafting.article import Article
from diplovisit.drafting.day_mentions import REPORTS, DayMention, read_day_mention
from diplovisit.drafting.destinations import ANOTHER, Frame, StopOfJourney, frame_of
from diplovisit.drafting.draft_context import DraftContext
from diplovisit.drafting.engagement_words import EngagementWords, engagement_words
from diplovisit.drafting.places import PlaceMention, places_in, places_of_entry
from diplovisit.drafting.proposal import Citation, ProposedEngagement, ProposedFact, ProposedPlace
from diplovisit.evidence.programme_readings import EVENT_NOUNS, programme_readings
from diplovisit.evidence.readings import (
    DateReading,
    Direction,
    DurationReading,
    Mention,
    direction_at,
    modal_phrases,
)
from diplovisit.evidence.sentence import Sentence
from diplovisit.evidence.verdicts.dates import derive_dates
from diplovisit.evidence.verdicts.engagement_kinds import judge_engagement
from diplovisit.evidence.verdicts.lengths import RecordedLength, judge_duration
from diplovisit.evidence.verdicts.names import judge_place
from diplovisit.evidence.verdicts.statements import judge_modality, judge_recurrence
from diplovisit.record import Edtf, EngagementKind, EngagementStatus, Modality, PersonKind, Recurrence


@attrs.frozen(kw_only=True, eq=False)
class FoundEngagement:
    """An engagement of a sentence. stop: the key of its stop. where: its place, by key, with its words."""

    stop: str
    kind: ProposedFact
    article: Article
    index: int
    participants: tuple[ProposedFact, ...] = ()
    when: ProposedFact | None = None
    duration: ProposedFact | None = None
    duration_qualifier: ProposedFact | None = None
    place: ProposedFact | None = None
    label: ProposedFact | None = None
    forum: ProposedFact | None = None
    recurrence: ProposedFact | None = None
    modality: ProposedFact | None = None
    status: ProposedFact | None = None


@attrs.frozen(kw_only=True)
class ReadEngagements:
    """The engagements and the places of the stops, by the keys of the stops."""

    engagements: Mapping[str, tuple[ProposedEngagement, ...]]
    places: Mapping[str, tuple[ProposedPlace, ...]]


_ANOTHER_TIME: Final = re.compile(
    r"\b(?:before|after|until|since|ahead of|return\w*|leav\w+|depart\w*|arriv\w+|fl(?:y|ies|ying)|travel\w*)\b"
)
_GUEST: Final = re.compile(
    r" (?:(?:him|her|them)\b(?! [a-z]+ing\b| (?:counterpart|own|office|ministry))|the (?:\w+ )?(?:guests?"
    r"|visitors?|delegation)\b)"
)
_SIDES: Final = re.compile(
    r"\b(?:[Mm]inisters|[Oo]fficials|[Bb]oth sides|[Tt]he delegations|[Cc]ompanies|[Tt]hey|[Tt]he two [\w ]+) $"
)
_PEOPLE_END: Final = re.compile(
    r"[;:!?(]|\b(?:will|would|is|are|was|were|has|had|to|who|which|that|where|when|while|during|before|after"
    r"|followed|said"
    r"|at|in)\b|\bfor\b(?! [A-Z])"
)
_FORUM: Final = re.compile(
    r"\b(?:for the|for|of the|attend the|hold the|co-chair the|chair the|in the|through|at the|the)"
    r" (?P<before>(?:(?:annual|biennial|regular|quarterly|next|\d+(?:th|st|nd|rd)|first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth) )*)(?:(?:round|meeting|session|edition) of (?:the )?)?(?P<forum>(?!(?:annual"
    r"|biennial|regular|quarterly)\b)(?:[\w’'-]+ ){1,4}?"
    r"(?:[Cc]onsultations|[Dd]iscussions|[Dd]ialogue|[Cc]ommission|[Cc]ommittee|[Cc]ouncil|[Ff]orum|[Ss]ummit"
    r"|[Cc]onference))\b"
)
_RECURRENCES: Final = {
    "annual": Recurrence.ANNUAL,
    "biennial": Recurrence.BIENNIAL,
    "regular": Recurrence.REGULAR,
    "quarterly": Recurrence.QUARTERLY,
}
_MOST_WORDS_BEFORE: Final = 3  # before a day that opens a sentence
_OF_OBJECT: Final = frozenset(
    {EngagementKind.SIGNING, EngagementKind.TOUR, EngagementKind.INSPECTION, EngagementKind.CEREMONY}
)
_OBJECT: Final = re.compile(
    r" ?(?:of |on )?(?:the |a |an |several |some |two |three |five |his |her )?(?P<label>[\w’'-]+(?: (?!at\b|in\b"
    r"|on\b|and then\b"
    r"|before\b|after\b|with\b|during\b|to\b|by\b|for\b|where\b|which\b|will\b|is\b|are\b|was\b|from\b|near\b"
    r"|outside\b)"
    r"[\w’'-]+){0,4})"
)
_HEADING_TIME: Final = re.compile(r"(?<![\d:.])(?P<time>(?:[01]?\d|2[0-3])[:.][0-5]\d)(?![\d:.]| ?%)(?: ?(?:hrs|h)\b)?")


def read_engagements(
    context: DraftContext, stops: Sequence[StopOfJourney], days: Mapping[str, ProposedFact]
) -> ReadEngagements:
    """Reads what is done at each stop, and the places of the stops, out of all articles.

    days: the days of the stops, by key.
    """
    found: list[FoundEngagement] = []
    places: dict[str, list[ProposedPlace]] = {stop.key: [] for stop in stops}
    for article in context.articles:
        reader = _Reader(context, article, stops, days, places)
        found += reader.read()
    merged = _merge(found)
    by_stop: dict[str, tuple[ProposedEngagement, ...]] = {}
    for stop in stops:
        own = [each for each in merged if each.stop == stop.key]
        by_stop[stop.key] = tuple(_propose(own))
    return ReadEngagements(engagements=by_stop, places={key: tuple(own) for key, own in places.items()})


class _Reader:
    """Reads the engagements of one article."""

    def __init__(
        self,
        context: DraftContext,
        article: Article,
        stops: Sequence[StopOfJourney],
        days: Mapping[str, ProposedFact],
        places: dict[str, list[ProposedPlace]],
    ) -> None:
        self._context, self._article, self._stops = context, article, stops
        self._days, self._places = days, places
        self._narration = Narration(context, article)
        self._frame = frame_of(context, article, self._narration)
        self._stop = stops[0].key if stops else ""
        self._heading: DayMention | None = None

    def read(self) -> Iterator[FoundEngagement]:
        if not self._stops:
            return
        for stop in self._stops:
            for city in stop.destinations:
                if city.is_capital and city.article is self._article:
                    name = city.sentence.text[city.start : city.end]
                    cited = self._context.cited(self._article, city.sentence, city.start, city.end)
                    if judge_place(cited, name).verdict.is_proof:
                        self._add_place(
                            PlaceMention(
                                name=name, start=city.start, end=city.end, citation=city.citation, code=stop.code
                            )
                        )
        for index, sentence in enumerate(self._article.sentences):
            if (heading := self._heading_day(index, sentence)) is not None:
                self._heading = heading
                continue
            if self._heading is not None and _HEADING_TIME.match(sentence.text) is not None:
                yield from self._programme_items(index, sentence)
                continue
            self._heading = None
            yield from self._engagements_in(index, sentence)

    def _heading_day(self, index: int, sentence: Sentence) -> DayMention | None:
        """The day of a line that is a day of the programme and nothing else: "Wednesday, 8 July"."""
        mentions = [mention for mention in sentence.figures if isinstance(mention.reading, DateReading)]
        if len(mentions) != 1 or len(sentence.text) - (mentions[0].end - mentions[0].start) > 12:
            return None
        day = read_day_mention(self._context, self._article, index, mentions[0])
        if day is None or day.value is None or not self._is_within(day.value, None):
            return None
        return day

    def _is_within(self, value: Edtf, stop: str | None) -> bool:
        """Whether a day lies within the days of a stop, or of any stop; true where they are not known."""
        keys = [stop] if stop is not None else [each.key for each in self._stops]
        known = [Edtf(self._days[key].value) for key in keys if key in self._days]
        if not known or value.lower is None or value.upper is None:
            return not known
        return any(
            each.lower is not None
            and each.upper is not None
            and each.lower <= value.lower
            and value.upper <= each.upper
            for each in known
        )

    def _programme_items(self, index: int, sentence: Sentence) -> Iterator[FoundEngagement]:
        """Yields the entries of a programme line, each from one time to the next."""
        text = sentence.text
        starts = list(_HEADING_TIME.finditer(text))
        heading = self._heading
        assert heading is not None
        for number, match in enumerate(starts):
            end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
            if re.search(r"[–-] ?$", text[: match.start()]):
                continue
            words = [each for each in engagement_words(text) if match.end() <= each.start < end and not each.is_host]
            if not words:
                continue
            first = words[0]
            time = match.group("time").replace(".", ":").zfill(5)
            when = ProposedFact(
                value=f"{heading.value}T{time}:00",
                citations=(self._article.cite(sentence, match.start(), min(end, first.end)),),
                note=f'The hour stands under the heading "{heading.words}".',
            )
            engagement = self._compose(index, sentence, first, end, when)
            if engagement is not None:
                yield self._with_details_of_entry(index, sentence, engagement, first, end)
        for place in places_of_entry(self._context, self._article, index, self._codes(), 0, len(text)):
            if place.verb is not None:
                self._add_place(place)

    def _with_details_of_entry(
        self, index: int, sentence: Sentence, engagement: FoundEngagement, words: EngagementWords, end: int
    ) -> FoundEngagement:
        """Adds the place that an entry of a programme names behind a comma, and the length in its brackets."""
        at, duration, qualifier = engagement.place, engagement.duration, engagement.duration_qualifier
        places = places_of_entry(self._context, self._article, index, self._codes(), words.end, end)
        place = next((each for each in places if each.verb is None), None)
        if engagement.place is None and place is not None:
            at = ProposedFact(value=self._add_place(place), citations=(place.citation,))
        for mention in sentence.figures:
            reading = mention.reading
            if isinstance(reading, DurationReading) and words.end <= mention.start < end and not reading.duration.days:
                citation = (self._article.cite(sentence, words.start, mention.end),)
                note = "The length stands in the same entry of the programme."
                duration = ProposedFact(value=str(reading.duration), citations=citation, note=note)
                if reading.qualifier is not None:
                    qualifier = ProposedFact(value=reading.qualifier.value, citations=citation, note=note)
        return attrs.evolve(engagement, place=at, duration=duration, duration_qualifier=qualifier)

    def _engagements_in(self, index: int, sentence: Sentence) -> Iterator[FoundEngagement]:
        text = sentence.text
        self._move(sentence)
        words = list(engagement_words(text))
        last: FoundEngagement | None = None
        for number, each in enumerate(words):
            if not self._is_of_visit(index, sentence, each):
                continue
            following = [other.start for other in words[number + 1 :] if other.start >= each.end]
            end = following[0] if following else len(text)
            when = self._when(index, sentence, each, end, has_previous=number > 0)
            if isinstance(when, Edtf):
                continue  # another day than one of the visit
            engagement = self._compose(index, sentence, each, end, when)
            if engagement is None:
                continue
            if last is not None and re.search(r"\bfollowed by (?:an? |the )?(?:[\w-]+ ){0,2}$", text[: each.start]):
                engagement = _following(engagement, last)
            last = engagement
            yield engagement
        self._add_travel_places(index, sentence)

    def _move(self, sentence: Sentence) -> None:
        """The stop that is spoken of from now on: the one whose country or city a sentence of the visit names."""
        found = [
            (mention.start, stop.key)
            for mention in sentence.countries
            for stop in self._stops
            if stop.code in mention.codes
            and re.search(r"\b(?:in|to|for|at)(?: the)? $", sentence.text[: mention.start], re.IGNORECASE)
        ]
        if found:
            self._stop = min(found)[1]

    def _is_of_visit(self, index: int, sentence: Sentence, words: EngagementWords) -> bool:
        """Whether the clause has those who travel do it, on this visit."""
        text = sentence.text
        clause = sentence.clause_at(words.start)
        if ANOTHER.search(text, clause.start, clause.end) is not None:
            return False
        status = self._status_words(sentence, words)
        denial = sentence.denial_at(words.start, words.end)
        if denial is not None and status is None:
            return False
        direction = direction_at(text, words.end - 1, words.end)
        if status is None and self._frame in {Frame.AHEAD, Frame.OFF} and direction is Direction.PAST:
            return False
        if self._frame is Frame.PAST and direction is Direction.FUTURE:
            return False
        subject = self._narration.actor_at(index, words.start)
        if words.is_noun and _is_subject(text, words, clause.start):
            subject = attrs.evolve(subject, actor=Actor.UNKNOWN)
        if words.is_host:
            return subject.actor is Actor.OTHER and self._has_guest_as_object(index, sentence, words)
        if subject.actor in {Actor.TRAVELLER, Actor.VISIT}:
            return True
        if subject.actor is not Actor.UNKNOWN:
            return False
        if words.is_noun or words.kind is EngagementKind.SIGNING:
            before = self._narration.subject_of(index - 1).actor if index else Actor.UNKNOWN
            return before in {Actor.TRAVELLER, Actor.VISIT, Actor.UNKNOWN} and _is_subject(text, words, clause.start)
        return _SIDES.search(text[: words.start]) is not None

    def _has_guest_as_object(self, index: int, sentence: Sentence, words: EngagementWords) -> bool:
        if _GUEST.match(sentence.text, words.end) is not None:
            return True
        behind = [each for each in self._narration.subjects(index) if each.start >= words.end]
        if not behind or sentence.text[words.end : behind[0].start].count(" ") > 6:
            return False
        is_for = re.search(r"\b(?:for|in honour of) ", sentence.text[words.end : behind[0].start + 1]) is not None
        is_object = words.kind is EngagementKind.MEETING or is_for
        return is_object and behind[0].actor is Actor.TRAVELLER and not behind[0].is_pronoun

    def _status_words(self, sentence: Sentence, words: EngagementWords) -> tuple[EngagementStatus, int, int] | None:
        """The words by which one engagement alone is called off, put off or added; its noun is their subject."""
        nouns = EVENT_NOUNS.get(words.kind, "").split("|")
        for reading in programme_readings(sentence):
            at = sentence.text.lower().find(reading.noun, reading.phrase_start)
            if reading.noun in nouns and not reading.scopes and words.start <= at + len(reading.noun) <= words.end + 1:
                return reading.status, reading.start, reading.end
        return None

    def _when(
        self, index: int, sentence: Sentence, words: EngagementWords, end: int, *, has_previous: bool
    ) -> ProposedFact | Edtf | None:
        """The day of an engagement; a date that lies outside the visit is returned as it is."""
        mentions = [mention for mention in sentence.figures if isinstance(mention.reading, DateReading)]
        behind = [mention for mention in mentions if words.end <= mention.start < end]
        clause = sentence.clause_at(words.start)
        before = [
            mention
            for mention in mentions
            if mention.end <= words.start and (not has_previous or clause.start <= mention.start)
        ]
        opening = [each for each in before if len(re.findall(r"\w+", sentence.text[: each.start])) < _MOST_WORDS_BEFORE]
        for mention in (*behind, *opening):
            first, last = sorted(((words.start, words.end), (mention.start, mention.end)))
            if REPORTS.search(sentence.text, first[1], last[0]) is not None:
                continue  # the day on which it was said
            if _ANOTHER_TIME.search(sentence.text, first[1], last[0]) is not None:
                continue  # "before he returns home on Sunday"
            day = read_day_mention(self._context, self._article, index, mention)
            if day is None:
                if (fact := self._derived_from_stop(sentence, mention)) is not None:
                    return fact
                continue
            within = [each for each in day.candidates if self._is_within(each, self._stop)]
            value = day.value
            if value is not None and not within and self._is_single(value):
                return value if self._is_day_of(sentence, words, mention) else None
            if value is not None and within and self._is_single(value):
                return day.fact()
            if (
                value is None
                and len(within) == 1
                and self._days.get(self._stop) is not None
                and self._is_single(within[0])
            ):
                return ProposedFact(
                    value=str(within[0]),
                    citations=(self._prose(sentence, words, mention),),
                    note=f'Of the days that "{day.words}" may mean, this one lies within the visit.',
                )
        return None

    @staticmethod
    def _is_day_of(sentence: Sentence, words: EngagementWords, mention: Mention) -> bool:
        """Whether a date outside the visit is that of the engagement, and not of what was said or is spoken of."""
        between = sentence.text[min(words.end, mention.start) : max(words.start, mention.start)]
        return re.search(r"\b(?:said|told|announced|signed|since|of the|withdrawn|introduced)\b", between) is None

    def _prose(self, sentence: Sentence, words: EngagementWords, mention: Mention) -> Citation:
        return self._article.cite(sentence, min(words.start, mention.start), max(words.end, mention.end))

    @staticmethod
    def _is_single(value: Edtf) -> bool:
        return value.lower is not None and value.lower == value.upper

    def _derived_from_stop(self, sentence: Sentence, mention: Mention) -> ProposedFact | None:
        """The day that a rule counts from the days of the stop: "the first day", or a time on its only day."""
        days = self._days.get(self._stop)
        if days is None:
            return None
        words = self._context.cited(self._article, sentence, mention.start, mention.end)
        derived = derive_dates(words, f"{self._stop}/when", Edtf(days.value))
        usable = [
            (rule, dates[0])
            for rule, dates in derived
            if len(dates) == 1 and rule in {"day-of-visit", "time-of-same-day"}
        ]
        if len(usable) != 1:
            return None
        rule, value = usable[0]
        if rule == "time-of-same-day" and value.moment is None:
            return None
        return ProposedFact(
            value=str(value),
            citations=(self._article.cite(sentence, mention.start, mention.end),),
            rule=rule,
            inputs=(f"{self._stop}/when",),
        )

    def _compose(
        self, index: int, sentence: Sentence, words: EngagementWords, end: int, when: ProposedFact | None
    ) -> FoundEngagement | None:
        status = self._status_words(sentence, words)
        is_off = status is not None and status[0] is not EngagementStatus.ADDED
        cited = self._context.cited(self._article, sentence, words.start, words.end, is_off=is_off)
        if not judge_engagement(cited, words.kind).verdict.is_proof:
            return None
        kind = ProposedFact(value=words.kind.value, citations=(self._article.cite(sentence, words.start, words.end),))
        participants = self._participants(index, sentence, words, end)
        label = self._label(sentence, words, end)
        forum, recurrence = self._forum(sentence, words)
        place = self._place(index, sentence, words, end)
        duration, qualifier = self._duration(sentence, words, end)
        modality = self._modality(sentence, words) if self._frame is not Frame.PAST else None
        fact_of_status = None
        if status is not None:
            fact_of_status = ProposedFact(
                value=status[0].value, citations=(self._article.cite(sentence, status[1], status[2]),)
            )
        return FoundEngagement(
            stop=self._stop,
            kind=kind,
            article=self._article,
            index=index,
            participants=participants,
            when=when,
            duration=duration,
            duration_qualifier=qualifier,
            place=place,
            label=label,
            forum=forum,
            recurrence=recurrence,
            modality=modality,
            status=fact_of_status,
        )

    def _participants(
        self, index: int, sentence: Sentence, words: EngagementWords, end: int
    ) -> tuple[ProposedFact, ...]:
        """Those who are named behind the words, up to the next verb; and the host where somebody hosts."""
        text = sentence.text
        if words.is_host:
            subject = self._narration.actor_at(index, words.start)
            host = (subject.start, subject.end, subject.key)
            spans = [host] if subject.key is not None and subject.end > subject.start else []
        else:
            boundary = _PEOPLE_END.search(text, words.object_start, end)
            last = boundary.start() if boundary is not None else end
            hosted = re.match(r" (?:hosted|offered|given) by ", text[words.end :])
            spans = self._people_between(text, words.object_start, last if hosted is None else end)
        return tuple(
            ProposedFact(value=key, citations=(self._article.cite(sentence, start, stop),))
            for start, stop, key in dict.fromkeys(spans)
            if key is not None and key not in self._context.traveller_keys
        )

    def _people_between(self, text: str, start: int, end: int) -> list[tuple[int, int, str | None]]:
        found = []
        for person in self._context.people:
            for each in self._context.mentions_of(person, text):
                is_inside = start <= each.start < end or (
                    person.kind is not PersonKind.PERSON and start <= each.start < end
                )
                if is_inside:
                    found.append((each.start, each.end, person.key))
        return sorted(found)

    def _label(self, sentence: Sentence, words: EngagementWords, end: int) -> ProposedFact | None:
        """What is signed, toured or inspected, in the words of the text."""
        text = sentence.text
        own = re.search(
            r"\b(?:breakfast|seminar|symposium|(?:business|economic|investment|trade) forum)\b",
            text[words.start : words.end],
        )
        if own is not None:
            start, stop = (words.start + place for place in own.span())
            topic = re.match(r" on(?: [\w’'-]+){1,4}?(?=[,.;]| (?:in|at|with|and|by|on)\b|$)", text[words.end : end])
            stop = words.end + topic.end() if topic is not None and stop == words.end else stop
            return ProposedFact(value=text[start:stop], citations=(self._article.cite(sentence, start, stop),))
        if words.kind not in _OF_OBJECT:
            return None
        if words.kind is EngagementKind.SIGNING:
            deed = re.search(r"(?:[\w’'-]+ ){0,2}[\w’'-]+$", text[words.start : words.end])
            start = words.start if words.is_noun else words.start + (deed.start() if deed is not None else 0)
            stripped = re.match(
                r"(?:sign(?:s|ed|ing)?|a|an|the|several|some|two|three|four|five|of) ", text[start : words.end]
            )
            while stripped is not None:
                start += stripped.end()
                stripped = re.match(
                    r"(?:sign(?:s|ed|ing)?|a|an|the|several|some|two|three|four|five|of) ", text[start : words.end]
                )
            tail = re.match(r"(?: (?:on|for|of)(?: [\w’'-]+){1,3}?)(?: and (?:on|for"
                            r"|of)(?: [\w’'-]+){1,3}?)?(?=[,.;]| (?:will|and(?! (?:on|for|of)\b)|in|at|with|by"
                            r"|during|are|is|was|were)\b|$)",
                            text[words.end : end])  # fmt: skip
            stop = words.end + (tail.end() if tail is not None else 0)
        else:
            match = _OBJECT.match(text, words.object_start, end)
            if match is None:
                return None
            start, stop = match.span("label")
        value = text[start:stop].strip()
        if len(value) < 3:
            return None
        return ProposedFact(value=value, citations=(self._article.cite(sentence, start, stop),))

    def _forum(self, sentence: Sentence, words: EngagementWords) -> tuple[ProposedFact | None, ProposedFact | None]:
        """The series that consultations belong to, and how often they are held."""
        if words.kind is EngagementKind.MEETING and sentence.text[: words.end].endswith("meeting of"):
            body = re.match(r" (?:the )?(?P<forum>(?:[\w’'-]+ ){0,5}?(?:Commission|Committee|Council|Dialogue"
                            r"|Group|Forum))\b",
                            sentence.text[words.end :])  # fmt: skip
            if body is not None:
                start, end = (words.end + place for place in body.span("forum"))
                value = sentence.text[start:end]
                return ProposedFact(value=value, citations=(self._article.cite(sentence, start, end),)), None
        if words.kind not in {EngagementKind.CONSULTATIONS, EngagementKind.CONFERENCE, EngagementKind.SUMMIT}:
            return None, None
        match = next(
            (each for each in _FORUM.finditer(sentence.text) if each.start() <= words.start <= each.end() + 1), None
        )
        if match is None:
            return None, None
        forum = None
        if match.group("forum").lower() not in {"consultations", "discussions"} and " " in match.group("forum"):
            forum = ProposedFact(
                value=match.group("forum"), citations=(self._article.cite(sentence, *match.span("forum")),)
            )
        return forum, self._recurrence(sentence, match.start("before"), match.end())

    def _recurrence(self, sentence: Sentence, start: int, end: int) -> ProposedFact | None:
        for word, recurrence in _RECURRENCES.items():
            match = re.search(rf"\b{word}\b", sentence.text[start:end])
            if match is None:
                continue
            span = (start + match.start(), end)
            cited = self._context.cited(self._article, sentence, *span)
            if judge_recurrence(cited, recurrence).verdict.is_proof:
                return ProposedFact(value=recurrence.value, citations=(self._article.cite(sentence, *span),))
        return None

    def _place(self, index: int, sentence: Sentence, words: EngagementWords, end: int) -> ProposedFact | None:
        """The place of an engagement: named behind it, or at the head of its sentence."""
        found = list(places_in(self._context, self._article, index, self._codes()))
        behind = [
            each for each in found if words.end <= each.start < end and _is_near(sentence.text, words.end, each.start)
        ]
        opening = [each for each in found if re.fullmatch(r"\W*(?:In|At) (?:the )?", sentence.text[: each.start])]
        led_to = [
            each
            for each in found
            if each.end <= words.start
            and re.fullmatch(r",? where (?:[\w’'-]+ ){0,6}", sentence.text[each.end : words.start])
        ]
        chosen = next(iter((*behind, *led_to, *opening)), None)
        for each in found:
            if each.code is not None:
                self._add_place(each)  # "at the palace in Lisbon"
        return ProposedFact(value=self._add_place(chosen), citations=(chosen.citation,)) if chosen is not None else None

    def _codes(self) -> frozenset[str]:
        return frozenset(stop.code for stop in self._stops)

    def _add_place(self, place: PlaceMention) -> str:
        key = f"place-{re.sub(r'[^a-z0-9]+', '-', place.name.lower()).strip('-')}"
        for stop, own in self._places.items():
            if any(each.key == key for each in own):
                return key
            if place.code is not None and any(each.key == stop and each.code == place.code for each in self._stops):
                own.append(ProposedPlace(key=key, name=ProposedFact(value=place.name, citations=(place.citation,))))
                return key
        self._places[self._stop].append(
            ProposedPlace(key=key, name=ProposedFact(value=place.name, citations=(place.citation,)))
        )
        return key

    def _add_travel_places(self, index: int, sentence: Sentence) -> None:
        """Adds the places to which those who travel go in a sentence, with no engagement there."""
        for place in places_in(self._context, self._article, index, self._codes()):
            if place.verb is None or not self._is_travel_of_visit(index, sentence, place):
                continue
            self._add_place(place)

    def _is_travel_of_visit(self, index: int, sentence: Sentence, place: PlaceMention) -> bool:
        text = sentence.text
        assert place.verb is not None
        clause = sentence.clause_at(place.verb)
        if ANOTHER.search(text, clause.start, clause.end) is not None:
            return False
        if sentence.denial_at(place.start, place.end) is not None and self._frame is not Frame.OFF:
            return False
        if self._narration.actor_at(index, place.verb).actor not in {Actor.TRAVELLER, Actor.VISIT}:
            return False
        direction = direction_at(text, place.start, place.end)
        if (self._frame is Frame.AHEAD and direction is Direction.PAST) or (
            self._frame is Frame.PAST and direction is Direction.FUTURE
        ):
            return False
        for mention in sentence.figures:
            if not isinstance(mention.reading, DateReading):
                continue
            if sentence.clause_at(mention.start) == clause:
                day = read_day_mention(self._context, self._article, index, mention)
                if day is not None and not any(self._is_within(each, None) for each in day.candidates):
                    return place.code is not None and place.code in self._codes() and self._stop not in self._days
        return re.search(r"\b(?:could|may|might|would like)\b", text[clause.start : place.start]) is None

    def _duration(
        self, sentence: Sentence, words: EngagementWords, end: int
    ) -> tuple[ProposedFact | None, ProposedFact | None]:
        for mention in sentence.figures:
            reading = mention.reading
            if not isinstance(reading, DurationReading) or reading.duration.days or reading.high is not None:
                continue
            if not (words.start - 20 <= mention.start < end):
                continue
            cited = self._context.cited(self._article, sentence, mention.start, mention.end)
            citation = self._article.cite(sentence, mention.start, mention.end)
            length = RecordedLength(low=reading.duration, high=None, qualifier=reading.qualifier, is_stay=True)
            if judge_duration(cited, reading.duration, length).verdict.is_proof:
                qualifier = reading.qualifier
                return ProposedFact(value=str(reading.duration), citations=(citation,)), (
                    ProposedFact(value=qualifier.value, citations=(citation,)) if qualifier is not None else None
                )
        return None, None

    def _modality(self, sentence: Sentence, words: EngagementWords) -> ProposedFact | None:
        """How sure the words are: the phrase of certainty before the verb, or behind the noun."""
        clause = sentence.clause_at(words.start)
        phrases = modal_phrases(sentence.text)
        before = [each for each in phrases if clause.start <= each[1] and each[2] <= words.start]
        behind = [each for each in phrases if words.is_noun and words.end <= each[1] < clause.end]
        for modality, start, end in (*reversed(before), *behind):
            cited = self._context.cited(self._article, sentence, start, end)
            if judge_modality(cited, modality).verdict.is_proof:
                return ProposedFact(value=modality.value, citations=(self._article.cite(sentence, start, end),))
        return None


def _following(engagement: FoundEngagement, before: FoundEngagement) -> FoundEngagement:
    """What follows something else is held on the same day, and is as sure."""
    when = engagement.when
    if when is None and before.when is not None:
        when = ProposedFact(
            value=before.when.value[:10],
            citations=engagement.kind.citations,
            note="It follows what is done before it on that day.",
        )
    return attrs.evolve(engagement, when=when, modality=engagement.modality or before.modality)


def _is_subject(text: str, words: EngagementWords, clause: int) -> bool:
    """Whether a noun stands at the head of its clause: "A state dinner is scheduled", "Agreements will be signed"."""
    before = text[clause : words.start]
    return (
        re.fullmatch(
            r"[\W]*(?:and |but |also |later |then )?(?:[Tt]he |[Aa]n? |[Tt]heir |[Hh]is |[Hh]er )?(?:[\w’'-]+ ){0,3}",
            before,
        )
        is not None
    )


def _is_near(text: str, end: int, place: int) -> bool:
    """Whether a place belongs to what is done: nothing between them has a matter of its own."""
    between = text[end:place]
    return (
        len(between) < 120
        and re.search(
            r"\b(?:among|for|about|regarding|concerning|to discuss|which|who|that|loan|on the|before|after|since"
            r"|said)\b",
            between,
        )
        is None
    )


def _merge(found: Sequence[FoundEngagement]) -> list[FoundEngagement]:
    """Several mentions of one engagement are one: of the same kind, with the same people or none, on no other day."""
    merged: list[FoundEngagement] = []
    talks = {EngagementKind.MEETING.value, EngagementKind.CONSULTATIONS.value}
    for each in found:
        same = next((number for number, other in enumerate(merged) if _is_same(each, other, talks)), None)
        if same is None:
            merged.append(each)
            continue
        other = merged[same]
        changes = {
            field: getattr(each, field)
            for field in ("when", "place", "label", "forum", "recurrence", "modality", "duration", "duration_qualifier")
            if getattr(other, field) is None and getattr(each, field) is not None
        }
        if not other.participants:
            changes["participants"] = each.participants
        if other.modality is not None and each.modality is not None:
            changes["modality"] = max(other.modality, each.modality, key=_surety)  # the more careful one
        merged[same] = attrs.evolve(other, **changes)
    return merged


def _surety(fact: ProposedFact) -> int:
    """The place of a modality among all, the surest first."""
    return list(Modality).index(Modality(fact.value))


def _is_same(each: FoundEngagement, other: FoundEngagement, talks: set[str]) -> bool:
    kinds = {each.kind.value, other.kind.value}
    if each.stop != other.stop or (
        len(kinds) > 1 and not (kinds <= talks and each.participants and other.participants)
    ):
        return False
    if (each.status is None) is not (other.status is None):
        return False
    if each.when is not None and other.when is not None and each.when.value != other.when.value:
        is_time = each.when.value[:10] == other.when.value[:10]
        if not is_time:
            return False
    people, others = ({fact.value for fact in one.participants} for one in (each, other))
    if people and others:
        return bool(people & others)
    if each.label is not None and other.label is not None:
        return each.label.value == other.label.value
    if each.article is other.article and each.index == other.index:
        return not people and not others and each.kind.value == other.kind.value
    if bool(people) is bool(others):
        return each.kind.value in talks or not people
    bare = other if people else each
    return all(part is None for part in (bare.when, bare.place, bare.forum, bare.label, bare.status))


def _propose(found: Sequence[FoundEngagement]) -> Iterator[ProposedEngagement]:
    taken: set[str] = set()
    for each in found:
        who = next((fact.value for fact in each.participants), "")
        base = f"{each.kind.value}-{who}".strip("-")
        key, number = base, 1
        while key in taken:
            number += 1
            key = f"{base}-{number}"
        taken.add(key)
        yield ProposedEngagement(
            key=key,
            kind=each.kind,
            label=each.label,
            forum=each.forum,
            recurrence=each.recurrence,
            when=each.when,
            duration=each.duration,
            duration_qualifier=each.duration_qualifier,
            place=each.place,
            participants=each.participants,
            modality=each.modality,
            status=each.status,
        )
