"""The form of a model's answer, made from the classes of a proposal and the fields of the record that they propose.

Every fact of the form is an object of a source, a quote and a value. A field is a list of facts: empty where the texts
say nothing, several where they say several things. So the form needs no null, no union and no optional key, which
interfaces for structured output limit or lack.
"""

import functools
import types
import typing
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import attrs

from diplovisit.drafting import proposal
from diplovisit.record import Claim, Engagement, Person, Place, Relation, Source, Stop, Topic, Traveller, Visit
from diplovisit.record.claims import Quantity, Report
from diplovisit.record.shapes import (
    ChoiceShape,
    FieldShape,
    ListShape,
    NodeShape,
    TextShape,
    ValueShape,
    node_shape,
)
from diplovisit.record.sources import Dateline
from diplovisit.record.stops import Participant, PreviousDates

ANSWER_FORMAT: Final = 1
"""The version of the form of answers. It is raised when an answer of the earlier form would no longer be read."""

PROMPT_VERSION: Final = 1
"""The version of the prompt, which is in the first line of prompt.md. It is raised with every change of its words."""

ValueForm: TypeAlias = TextShape | ValueShape | ChoiceShape


@attrs.frozen(kw_only=True)
class AnswerFact:
    """A field of facts. shape: that of its value in a record.

    is_required: whether it is exactly one fact, without which the thing is nothing. Other fields are lists of facts.
    is_many: whether the facts of a list stand side by side, as countries that send do. Otherwise they are candidates
    for one value. names: the list of the answer whose keys the value may be; None for a value that is no key.
    or_value: whether the value may also be one of the shape, such as a country code.
    """

    name: str
    text: str
    shape: ValueForm
    is_required: bool
    is_many: bool
    names: str | None = None
    or_value: bool = False


@attrs.frozen(kw_only=True)
class AnswerKey:
    """A text that names the thing itself in the answer, or (with `names`) refers to a thing of another list."""

    name: str
    text: str
    names: str | None = None


@attrs.frozen(kw_only=True)
class AnswerWord:
    """A word of a vocabulary that classifies the thing and needs no quote.

    is_fact: whether a proposal has it as a fact. A draft checks such a word against the rest of the thing.
    """

    name: str
    text: str
    shape: ChoiceShape
    is_fact: bool = False


@attrs.frozen(kw_only=True)
class AnswerItems:
    """A list of things of one class."""

    name: str
    text: str
    item: "AnswerItem"


AnswerField: TypeAlias = AnswerFact | AnswerKey | AnswerWord | AnswerItems


@attrs.frozen(kw_only=True)
class AnswerItem:
    """One class of the answer with its fields, in order. cls: the class of the proposal."""

    cls: type
    fields: tuple[AnswerField, ...]

    @functools.cached_property
    def by_name(self) -> dict[str, AnswerField]:
        """The fields by their names."""
        return {field.name: field for field in self.fields}


# A model states none of these: they are the user's, the rules' or ours, and have no words of the text.
_NOT_ASKED: Final = frozenset(
    {
        *((proposal.ProposedSource, name) for name in ("kind", "title", "published", "language", "url", "file", "via")),
        (proposal.Proposal, "choices"),
    }
)

# What kind a claim has follows from the rest of it; no words state it.
_CLASSIFIED: Final = frozenset({(proposal.ProposedClaim, "kind")})

_RECORD_CLASSES: Final[Mapping[type, tuple[type, ...]]] = MappingProxyType(
    {
        proposal.Proposal: (Visit,),
        proposal.ProposedSource: (Source,),
        proposal.ProposedPerson: (Person,),
        proposal.ProposedTraveller: (Traveller,),
        proposal.ProposedPlace: (Place,),
        proposal.ProposedTopic: (Topic,),
        proposal.ProposedEngagement: (Engagement,),
        proposal.ProposedEarlierDays: (PreviousDates,),
        proposal.ProposedStop: (Stop,),
        proposal.ProposedClaim: (Claim, Quantity),
        proposal.ProposedRelation: (Relation,),
    }
)

_RENAMED: Final[Mapping[tuple[type, str], tuple[type, str]]] = MappingProxyType(
    {
        (proposal.ProposedSource, "dateline_place"): (Dateline, "place"),
        (proposal.ProposedSource, "dateline_date"): (Dateline, "date"),
        (proposal.ProposedEngagement, "participants"): (Participant, "person"),
        (proposal.ProposedClaim, "reported_by"): (Report, "by"),
        (proposal.ProposedClaim, "reported_when"): (Report, "when"),
    }
)

_TEXTS: Final[Mapping[tuple[type, str], str]] = MappingProxyType(
    {
        (proposal.Proposal, "people"): "Everybody whom the texts name in connection with the visit, once each.",
        (proposal.Proposal, "sources"): "The texts, by the ids that the prompt gives them.",
        (proposal.ProposedSource, "id"): "The id that the prompt gives to the text.",
        (proposal.ProposedStop, "places"): "The places of this stop that the texts name. Never guess one.",
        (proposal.ProposedTraveller, "person"): "Who travels: a key of `people`. The quote says that this person does.",
        (proposal.ProposedEngagement, "place"): "Where it is held: a key of the `places` of this stop.",
        (proposal.ProposedEngagement, "participants"): "Who takes part besides the travellers: keys of `people`.",
        (proposal.ProposedEngagement, "label"): "What to call it, in words of the text.",
        (proposal.ProposedTopic, "label"): "The topic, in words of the text.",
        (proposal.ProposedClaim, "what"): "What is claimed, in words of the text.",
        (proposal.ProposedClaim, "subjects"): "Whom it is about: keys of `people`, or country codes.",
        (proposal.Proposal, "invited_by"): "Who invited: a country code, or a key of `people`.",
        (proposal.ProposedClaim, "reported_by"): "Who reported it, where it is not the source itself: a country code,"
        " or a key of `people`.",
        (proposal.Proposal, "purposes"): "What the visit is for, in words of the text.",
        (proposal.ProposedRelation, "target"): "The key of the claim (an event) to which the visit stands so.",
    }
)

_KEY_TEXT: Final = "A short name of your own for it, such as solheim or meeting-1; different for each of its list."
_NAMES: Final[Mapping[str, str]] = MappingProxyType({"Person": "people", "Place": "places", "Claim": "claims"})


@functools.cache
def answer_form() -> AnswerItem:
    """Returns the form of a whole answer.

    >>> [field.name for field in answer_form().fields][:5]
    ['sources', 'status', 'announcement', 'category', 'sending']
    """
    return _item(proposal.Proposal)


def _item(cls: "type[Any]") -> AnswerItem:
    hints = typing.get_type_hints(cls)
    names = [each.name for each in attrs.fields(cls) if (cls, each.name) not in _NOT_ASKED]
    return AnswerItem(cls=cls, fields=tuple(_field(cls, name, hints[name]) for name in names))


def _field(cls: type, name: str, annotation: Any) -> AnswerField:
    is_list = typing.get_origin(annotation) is tuple
    is_optional = typing.get_origin(annotation) in (types.UnionType, typing.Union)
    inner = typing.get_args(annotation)[0] if is_list or is_optional else annotation
    declared = _declared(cls, name)
    text = _TEXTS.get((cls, name)) or (declared.doc if declared is not None else _KEY_TEXT)
    if (cls, name) in _CLASSIFIED:
        assert declared is not None
        assert isinstance(declared.shape, ChoiceShape)
        return AnswerWord(name=name, text=text, shape=declared.shape, is_fact=True)
    if inner is proposal.ProposedFact:
        assert declared is not None
        shape = declared.shape.item if isinstance(declared.shape, ListShape) else declared.shape
        if isinstance(shape, NodeShape):
            # `participants` are nodes of the record; the form asks for the person alone.
            raise TypeError(f"{cls.__name__}.{name} proposes a value, and the record has a node there")
        assert isinstance(shape, TextShape | ValueShape | ChoiceShape)
        reference = shape.reference if isinstance(shape, TextShape) else None
        return AnswerFact(
            name=name,
            text=text,
            shape=shape,
            is_required=not (is_list or is_optional),
            is_many=is_list,
            names=_NAMES[reference.classes[0]] if reference is not None else None,
            or_value=reference is not None and reference.or_code,
        )
    if inner is str:
        return AnswerKey(name=name, text=text, names="claims" if name == "target" else None)
    if declared is not None and isinstance(declared.shape, ChoiceShape):
        return AnswerWord(name=name, text=text, shape=declared.shape)
    return AnswerItems(name=name, text=text, item=_item(inner))


def _declared(cls: type, name: str) -> FieldShape | None:
    """Returns the field of the record that a field of a proposal proposes; None where the record has none."""
    if (cls, name) in _RENAMED:
        holder, name = _RENAMED[(cls, name)]
        return node_shape(holder).by_name[name]
    return next((found for each in _RECORD_CLASSES[cls] if (found := node_shape(each).by_name.get(name))), None)
