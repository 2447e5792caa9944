"""Reads a model's answer: hostile input in a closed form. What it says is believed by nobody; `weighing.py` judges it.

An answer that is no JSON, or is of another form, is refused as a whole. In an answer that can be read, what breaks the
form is left out and reported by its path, and the rest is used.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from diplovisit.drafting.model.answer_form import (
    ANSWER_FORMAT,
    AnswerFact,
    AnswerField,
    AnswerItem,
    AnswerItems,
    AnswerKey,
    AnswerWord,
    answer_form,
)
from diplovisit.drafting.model.answer_text import AnswerFault, InvalidAnswer, json_in_answer, refused_answer
from diplovisit.drafting.model.candidates import Candidate, CandidateState, Thing
from diplovisit.drafting.proposal import Citation, ProposedFact
from diplovisit.findings.phrases import closest, describe, did_you_mean, escaped, quoted
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers.documents import JsonValue, UnreadableDocument
from diplovisit.readers.json_reader import read_json
from diplovisit.record import validation
from diplovisit.record.constraints import COUNTRY, LINE
from diplovisit.record.shapes import ChoiceShape, ValueShape

MOST_ANSWER_ITEMS: Final = 100
"""Items of one list of an answer. An article names some twenty people."""
MOST_ANSWER_FACTS: Final = 500
"""Facts of an answer. The seed has 61. Judging 360 facts that are all wrong takes ten seconds."""
MOST_ANSWER_CANDIDATES: Final = 5
"""Different values of one field that has one. Each is judged in the place of the others."""
LONGEST_ANSWER_QUOTE: Final = 300
"""Characters of a quote: a few words, and no paragraph."""
MOST_ANSWER_FAULTS: Final = 100
"""Faults that are reported of one answer."""
_LONGEST_KEY: Final = 200

_LINE_BREAKS: Final = lazy_pattern(r"[ \t]*[\r\n\u2028\u2029]+[ \t]*")


@attrs.frozen(kw_only=True)
class Answer:
    """An answer that was read: the visit with its candidates, and what was left out because it breaks the form."""

    root: Thing
    faults: tuple[AnswerFault, ...]


def read_answer(answer: str | bytes, sources: Sequence[str]) -> Answer:
    """Reads an answer about the texts with these ids. Raises InvalidAnswer.

    >>> answer = '{"format": 1, "status": [{"source": "paper", "quote": "has arrived", "value": "held"}]}'
    >>> read_answer(answer, ["paper"]).root.facts["status"][0].fact.value
    'held'
    >>> print(*read_answer('{"stats": []}', ["paper"]).faults)
    stats: is no field of an answer; did you mean "status"?; use the fields of the form alone
    """
    body, first_line = json_in_answer(answer)
    document = read_json(body, name="answer", first=first_line)
    if isinstance(document, UnreadableDocument):
        raise InvalidAnswer(
            [
                AnswerFault(
                    path=f"line {fault.span.line}, column {fault.span.column}",
                    sentence=fault.sentence,
                    remedy=fault.remedy or "answer with the JSON object alone, and to its end",
                )
                for fault in document.faults[:MOST_ANSWER_FAULTS]
            ]
        )
    return _Reader(tuple(sources)).read(document.data)


class _Reader:
    def __init__(self, sources: tuple[str, ...]) -> None:
        self._sources = sources
        self._faults: list[AnswerFault] = []
        self._facts = 0
        self._references: list[tuple[Candidate, AnswerFact, Mapping[str, Thing] | None]] = []
        self._keys: dict[str, dict[str, Thing]] = {"people": {}, "claims": {}}
        self._targets: list[tuple[Thing, str]] = []

    def read(self, data: JsonValue) -> Answer:
        if not isinstance(data, dict):
            raise refused_answer(f"is {describe(data)}", "answer with one JSON object, as the form says")
        number = data.get("format", ANSWER_FORMAT)
        if isinstance(number, bool) or number != ANSWER_FORMAT:
            raise refused_answer(
                f"has the format {describe(number)}, and this version reads format {ANSWER_FORMAT}",
                "use the prompt and the schema of this version",
            )
        root = self._thing(answer_form(), {key: value for key, value in data.items() if key != "format"}, "", None)
        assert root is not None
        self._resolve()
        if not any(True for _ in root.candidates()) and not self._faults:
            raise refused_answer("has no facts", "give each fact that the texts state, with its quote")
        return Answer(root=root, faults=tuple(self._faults))

    def _fault(self, path: str, sentence: str, remedy: str) -> None:
        if len(self._faults) < MOST_ANSWER_FAULTS:
            self._faults.append(AnswerFault(path=path, sentence=sentence, remedy=remedy))

    def _thing(self, item: AnswerItem, data: JsonValue, path: str, places: dict[str, Thing] | None) -> Thing | None:
        """Reads one object. places: the places of the stop that it is in, by the keys of the answer."""
        if not isinstance(data, dict):
            self._fault(path, f"expected an object; saw {describe(data)}", "write an object, as the form says")
            return None
        thing = Thing(item=item, path=path)
        for key in data:
            if key not in item.by_name:
                near = did_you_mean(closest(key[:_LONGEST_KEY], item.by_name))
                self._fault(
                    _joined(path, escaped(key, 40)),
                    f"is no field of {_name_of(item)}{near}",
                    "use the fields of the form alone",
                )
        if "places" in item.by_name and "engagements" in item.by_name:
            places = {}
        for field in item.fields:
            self._field(thing, field, data.get(field.name), _joined(path, field.name), places)
        missing = [
            field.name
            for field in item.fields
            if (isinstance(field, AnswerFact) and field.is_required and not thing.facts[field.name])
            or (isinstance(field, AnswerWord) and field.is_fact and field.name not in thing.words)
            or (field.name == "id" and thing.extras.get("id") is None)
        ]
        if missing:
            self._fault(path, f"has no {' and no '.join(missing)} that can be read, and is nothing without", "give it")
            for keys in (*self._keys.values(), *([places] if places is not None else [])):
                for key in [key for key, named in keys.items() if named is thing]:
                    del keys[key]
            return None
        return thing

    def _field(
        self, thing: Thing, field: AnswerField, value: JsonValue, path: str, places: dict[str, Thing] | None
    ) -> None:
        match field:
            case AnswerKey(names=str()):
                if isinstance(value, str):
                    self._targets.append((thing, value))
                else:
                    self._fault(path, f"expected the key of a claim; saw {describe(value)}", "name one of `claims`")
            case AnswerKey(name="id"):
                thing.extras["id"] = self._source(value, path)
            case AnswerKey():
                self._key(thing, value, path, places)
            case AnswerWord():
                self._word(thing, field, value, path)
            case AnswerItems():
                read = (
                    self._thing(field.item, each, f"{path}[{index}]", places)
                    for index, each in enumerate(self._list(value, path))
                )
                thing.things[field.name] = [each for each in read if each is not None]
            case AnswerFact(is_required=True):
                fact = self._fact(field, value, path, places)
                thing.facts[field.name] = [fact] if fact is not None else []
            case AnswerFact():
                facts = (
                    self._fact(field, each, f"{path}[{index}]", places)
                    for index, each in enumerate(self._list(value, path))
                )
                united = _united([fact for fact in facts if fact is not None])
                if not field.is_many and len(united) > MOST_ANSWER_CANDIDATES:
                    self._fault(
                        path,
                        f"has {len(united)} values; the first {MOST_ANSWER_CANDIDATES} are read",
                        "give the value that the text states",
                    )
                    united = united[:MOST_ANSWER_CANDIDATES]
                thing.facts[field.name] = united

    def _list(self, value: JsonValue, path: str) -> list[JsonValue]:
        """Returns the items of a list; none for a list that is left out."""
        if value is None:
            return []
        if not isinstance(value, list):
            self._fault(path, f"expected a list; saw {describe(value)}", "put it in square brackets")
            return []
        if len(value) > MOST_ANSWER_ITEMS:
            self._fault(
                path,
                f"has {len(value):,} items; the first {MOST_ANSWER_ITEMS} are read",
                "give what the texts state, and no more",
            )
        return value[:MOST_ANSWER_ITEMS]

    def _key(self, thing: Thing, value: JsonValue, path: str, places: dict[str, Thing] | None) -> None:
        name = {"ProposedPerson": "people", "ProposedClaim": "claims"}.get(thing.item.cls.__name__)
        keys = self._keys[name] if name is not None else places if thing.item.cls.__name__ == "ProposedPlace" else None
        if keys is None or value is None:
            return
        if not isinstance(value, str) or len(value) > _LONGEST_KEY:
            self._fault(path, f"expected a short name; saw {describe(value)}", "give it a name of your own")
        elif value in keys:
            self._fault(path, f"the key {quoted(value)} names two things", "give each its own key")
        else:
            keys[value] = thing

    def _word(self, thing: Thing, field: AnswerWord, value: JsonValue, path: str) -> None:
        if value is None and not field.is_fact:
            return
        if (refusal := validation.validate_choice(field.shape, value)) is not None:
            self._fault(path, refusal.sentence, "use a word of the list")
            return
        thing.words[field.name] = ProposedFact(value=str(value)) if field.is_fact else field.shape.cls(str(value))

    def _source(self, value: JsonValue, path: str) -> str | None:
        """Returns the id of a text; of the only one where it is left out."""
        if value is None and len(self._sources) == 1:
            return self._sources[0]
        if isinstance(value, str) and value in self._sources:
            return value
        self._fault(
            path, f"expected the id of a text; saw {describe(value)}", f"the texts are {', '.join(self._sources)}"
        )
        return None

    def _fact(self, field: AnswerFact, data: JsonValue, path: str, places: dict[str, Thing] | None) -> Candidate | None:
        self._facts += 1
        if self._facts > MOST_ANSWER_FACTS:
            if self._facts == MOST_ANSWER_FACTS + 1:
                self._fault(path, f"is one fact more than the {MOST_ANSWER_FACTS:,} that are read", "give fewer")
            return None
        if not isinstance(data, dict):
            remedy = 'write {"source": …, "quote": …, "value": …}'
            self._fault(path, f"expected an object of source, quote and value; saw {describe(data)}", remedy)
            return None
        for key in data:
            if key not in {"source", "quote", "value"}:
                remedy = "give source, quote and value alone"
                self._fault(_joined(path, escaped(key, 40)), "is no field of a fact", remedy)
        source = self._source(data.get("source"), _joined(path, "source"))
        quote = self._quote(data.get("quote"), _joined(path, "quote"))
        value = data.get("value")
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)  # a number without quotes is the same number; the reader bounds its digits
        if source is None or quote is None:
            return None
        if not isinstance(value, str):
            self._fault(_joined(path, "value"), f"expected a text; saw {describe(value)}", "write the value as a text")
            return None
        fact = ProposedFact(value=value, citations=(Citation(source=source, quote=quote),))
        candidate = Candidate(fact=fact, path=path)
        if field.names is not None:
            self._references.append((candidate, field, places if field.names == "places" else None))
        elif not self._is_value(field, value, path):
            return None
        return candidate

    def _quote(self, value: JsonValue, path: str) -> str | None:
        if not isinstance(value, str):
            self._fault(path, f"expected a quote; saw {describe(value)}", "copy a few words of the text")
            return None
        if len(value) > LONGEST_ANSWER_QUOTE:
            self._fault(
                path,
                f"is a quote of {len(value):,} characters; expected {LONGEST_ANSWER_QUOTE} at most",
                "quote the few words that prove the value",
            )
            return None
        # The words of a text are the same words where a line ends within them.
        quote = _LINE_BREAKS.sub(" ", value).strip()
        if (refusal := validation.validate_text(LINE, quote)) is not None:
            self._fault(path, refusal.sentence, "copy a few words of the text, as they are")
            return None
        return quote

    def _is_value(self, field: AnswerFact, value: str, path: str) -> bool:
        """Whether a text is a value of its field. If not, that fact alone is left out."""
        match field.shape:
            case ChoiceShape() as shape:
                refusal = validation.validate_choice(shape, value)
            case ValueShape() as shape:
                refusal = validation.validate_value_text(shape, value)
            case shape:
                refusal = validation.validate_text(shape.rule, value)
        if refusal is None:
            return True
        self._fault(_joined(path, "value"), refusal.sentence, refusal.remedy or "give a value of that kind, or none")
        return False

    def _resolve(self) -> None:
        """Finds the things that references name, now that all of them are read."""
        for candidate, field, places in self._references:
            assert field.names is not None
            keys = self._keys.get(field.names) if places is None else places
            candidate.refers = (keys or {}).get(candidate.fact.value)
            if candidate.refers is None and not (field.or_value and validation.matches(COUNTRY, candidate.fact.value)):
                candidate.state = CandidateState.REFUSED
                self._fault(
                    _joined(candidate.path, "value"),
                    f"{quoted(candidate.fact.value)} is no key of `{field.names}`"
                    f"{did_you_mean(closest(candidate.fact.value[:_LONGEST_KEY], keys or {}))}",
                    f"use a key of `{field.names}`{', or a country code' if field.or_value else ''}",
                )
        for thing, key in self._targets:
            thing.target = self._keys["claims"].get(key)
            if thing.target is None:
                self._fault(
                    _joined(thing.path, "target"), f"{quoted(key)} is no key of `claims`", "name one of `claims`"
                )


def _united(candidates: list[Candidate]) -> list[Candidate]:
    """Joins candidates of one value: their quotes are several citations of one fact."""
    by_value: dict[str, Candidate] = {}
    for candidate in candidates:
        first = by_value.setdefault(candidate.fact.value, candidate)
        if first is not candidate:
            citations = tuple(dict.fromkeys((*first.fact.citations, *candidate.fact.citations)))
            first.fact = attrs.evolve(first.fact, citations=citations)
    return list(by_value.values())


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _name_of(item: AnswerItem) -> str:
    name = item.cls.__name__.removeprefix("Proposed")
    return "an answer" if name == "Proposal" else name[0].lower() + name[1:]
