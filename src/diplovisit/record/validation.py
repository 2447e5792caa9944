"""Validates one value of a document against the shape of its field, and suggests what was meant."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs

from diplovisit.findings import schema_rules
from diplovisit.findings.odd_blanks import odd_blank_remedy
from diplovisit.findings.phrases import closest, describe, did_you_mean, escaped, quoted
from diplovisit.findings.rule import Rule
from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.record.constraints import DEVICE_NAMES, TextRule, WholeRule
from diplovisit.record.edtf import Edtf, EdtfError
from diplovisit.record.shapes import (
    ChoiceShape,
    FlagShape,
    ListShape,
    NodeShape,
    Shape,
    TextShape,
    ValueShape,
    WholeShape,
)
from diplovisit.record.synonyms import meant_word

_REMEDIES: Final[Mapping[str, str]] = MappingProxyType(
    dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", 'a typographic quote, which YAML ignores: type " or no quote')
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "a typographic quote, which YAML ignores: type ' or no quote")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "a word processor's dash: type a hyphen, -")
    | {"\u2026": "a word processor's ellipsis: type full stops"}
)
_TYPOGRAPHIC = lazy_pattern(f"[{''.join(_REMEDIES)}]")


def plain_remedy(text: str) -> str | None:
    """Returns advice for a text with a typographic sign of a word processor, or an odd blank; None if it has none.

    >>> print(plain_remedy("2025–03–07"))
    U+2013 is a word processor's dash: type a hyphen, -
    >>> print(plain_remedy("“held”"))
    U+201C is a typographic quote, which YAML ignores: type " or no quote
    """
    if text.isascii() or (match := _TYPOGRAPHIC.search(text)) is None:
        return odd_blank_remedy(text)
    return f"U+{ord(match[0]):04X} is {_REMEDIES[match[0]]}"


_CONTROL = lazy_pattern("[\\u0000-\\u001f\\u007f-\\u009f]")
_CONTROL_BUT_LF = lazy_pattern("[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f]")
_SURROGATE = lazy_pattern("[\\ud800-\\udfff]")


@attrs.frozen
class Refusal:
    """Why a value is refused.

    rule: the rule that the value breaks.
    sentence: what is wrong.
    remedy: what to do in this case; None means that the rule's own remedy applies.
    suggestion: the text that was most likely meant; None where nothing is near.
    """

    rule: Rule
    sentence: str
    remedy: str | None = None
    suggestion: str | None = None


def has_surrogate(value: str) -> bool:
    """Whether a text contains half of a surrogate pair, which no encoding of Unicode can write."""
    return _SURROGATE.search(value) is not None


def validate_text(rule: TextRule, value: object) -> Refusal | None:
    """Validates a text against a rule; None for a valid text."""
    if matches(rule, value):
        return None
    return _refuse_text(rule, value) if isinstance(value, str) else _refuse_non_text(rule, value)


def matches(rule: TextRule, value: object) -> bool:
    """Whether a value is a text that keeps a rule; a fast form of `validate_text` without messages.

    >>> from diplovisit.record.constraints import ID
    >>> matches(ID, "russia"), matches(ID, "Russia"), matches(ID, None)
    (True, False, False)
    """
    if not isinstance(value, str):
        return False
    if rule.words is not None:
        return value in rule.words
    return (
        len(value) <= rule.longest
        and rule.fullmatch(value) is not None
        and value not in rule.refused
        and (value.isascii() or not _SURROGATE.search(value))
    )


def _refuse_non_text(rule: TextRule, value: object) -> Refusal:
    if value is None:
        return Refusal(schema_rules.NULL_VALUE, f"expected {rule.expected}; saw nothing (null)")
    if rule.name == "date" and isinstance(value, dict):
        return Refusal(
            schema_rules.WRONG_TYPE,
            f"expected {rule.expected}; saw {describe(value)}",
            "if this is a set of days, put it in quotes: YAML reads bare braces as a mapping",
        )
    remedy = "put it in quotes" if isinstance(value, int | float) else None
    return Refusal(schema_rules.WRONG_TYPE, f"expected {rule.expected}; saw {describe(value)}", remedy)


def _refuse_text(rule: TextRule, value: str) -> Refusal:
    if not value.strip():
        return Refusal(schema_rules.EMPTY_TEXT, f"expected {rule.expected}; saw {describe(value)}")
    if control := (_CONTROL_BUT_LF if rule.lines else _CONTROL).search(value):
        where = f"U+{ord(control[0]):04X} at character {control.start() + 1}"
        return Refusal(schema_rules.CONTROL_CHARACTER, f"{describe(value)} has the control character {where}")
    if surrogate := _SURROGATE.search(value):
        where = f"U+{ord(surrogate[0]):04X} at character {surrogate.start() + 1}"
        return Refusal(schema_rules.MALFORMED_TEXT, f"{describe(value)} has half of a surrogate pair, {where}")
    if rule.closed is not None:
        suggestion = rule.suggest(value) if rule.suggest else closest(value, rule.closed())
        sentence = f"{quoted(value)} is not {rule.expected}{did_you_mean(suggestion, _label(rule, suggestion))}"
        return Refusal(schema_rules.UNKNOWN_CODE, sentence, plain_remedy(value), suggestion)
    if value in rule.refused:
        what = "a device name on Windows" if value in DEVICE_NAMES else "the name of a field"
        return Refusal(schema_rules.RESERVED_ID, f"{quoted(value)} is {what} and cannot be an id")
    if rule.fullmatch(value):
        return Refusal(schema_rules.TOO_LONG, f"expected at most {rule.longest:,} characters; saw {len(value):,}")
    suggestion = rule.suggest(value) if rule.suggest else None
    sentence = f"expected {rule.expected}; saw {describe(value)}{did_you_mean(suggestion, _label(rule, suggestion))}"
    return Refusal(schema_rules.MALFORMED_TEXT, sentence, plain_remedy(value), suggestion)


def _label(rule: TextRule, word: str | None) -> str | None:
    return rule.label(word) if rule.label and word is not None else None


def validate_value_text(shape: ValueShape, value: object) -> Refusal | None:
    """Validates a text for a value with a class of its own, such as a date; None for a valid text."""
    refusal = validate_text(shape.rule, value)
    if refusal is not None and (shape.cls is not Edtf or refusal.rule is not schema_rules.MALFORMED_TEXT):
        return refusal
    try:
        shape.read(str(value))
    except EdtfError as error:
        rule = {
            "malformed": schema_rules.MALFORMED_DATE,
            "no-such-day": schema_rules.NO_SUCH_DAY,
            "backwards": schema_rules.ENDS_BEFORE_IT_STARTS,
        }[error.kind]
        return Refusal(rule, str(error), plain_remedy(str(value)), error.remedy)
    except ValueError:
        return Refusal(schema_rules.NO_SUCH_DAY, f"{quoted(str(value))} is not a day in the calendar")
    return None


def validate_choice(shape: ChoiceShape, value: object) -> Refusal | None:
    """Validates a word of a closed vocabulary; None for a valid word."""
    words = [word.value for word in shape.cls]
    if isinstance(value, str):
        if value in words:
            return None
        expected = f"expected one of {', '.join(words)}"
        meant = meant_word(shape.cls.__name__, value)
        suggestion = closest(value, words) if meant is None else meant.name
        sentence = f"{expected}; saw {quoted(value)}{did_you_mean(suggestion)}"
        remedy = plain_remedy(value) or (meant.remedy if meant is not None and meant.remedy else None)
        return Refusal(schema_rules.UNKNOWN_WORD, sentence, remedy, suggestion)
    rule = schema_rules.NULL_VALUE if value is None else schema_rules.WRONG_TYPE
    return Refusal(rule, f"expected one of {', '.join(words)}; saw {describe(value)}")


def validate_whole(rule: WholeRule, value: object) -> Refusal | None:
    """Validates a whole number; only a JSON integer is valid, so 1.0 and true are refused."""
    if type(value) is not int:
        remedy = "remove the quotes" if isinstance(value, str) and value.isascii() and value.isdigit() else None
        kind = schema_rules.NULL_VALUE if value is None else schema_rules.WRONG_TYPE
        return Refusal(kind, f"expected a whole number; saw {describe(value)}", remedy)
    if not rule.least <= value <= rule.greatest:
        bounds = f"{rule.least:,}" if rule.least == rule.greatest else f"{rule.least:,} to {rule.greatest:,}"
        return Refusal(schema_rules.NUMBER_OUT_OF_RANGE, f"expected {bounds}; saw {describe(value)}")
    return None


def validate_flag(value: object) -> Refusal | None:
    """Validates a flag; None for a valid one."""
    if isinstance(value, bool):
        return None
    rule = schema_rules.NULL_VALUE if value is None else schema_rules.WRONG_TYPE
    return Refusal(rule, f"expected true or false, without quotes; saw {describe(value)}")


def validate_length(shape: ListShape, items: "list[Any] | tuple[Any, ...]") -> Refusal | None:
    """Validates the length of a list, and that no text is repeated; the items are validated elsewhere."""
    if len(items) < shape.at_least:
        return Refusal(schema_rules.TOO_FEW_ITEMS, f"expected at least {shape.at_least} item; saw {len(items)}")
    if len(items) > shape.at_most:
        return Refusal(schema_rules.TOO_MANY_ITEMS, f"expected at most {shape.at_most:,} items; saw {len(items):,}")
    if shape.distinct:
        texts = [item for item in items if isinstance(item, str)]
        if len(set(texts)) < len(texts):
            repeated = next(item for place, item in enumerate(texts) if item in texts[:place])
            return Refusal(schema_rules.REPEATED_ITEM, f"{quoted(repeated)} occurs twice")
    return None


def validate_list(shape: ListShape, value: object) -> Refusal | None:
    """Validates that a value is a list of a valid length."""
    if not isinstance(value, list):
        rule = schema_rules.NULL_VALUE if value is None else schema_rules.WRONG_TYPE
        words = "".join(map(str, value)) if isinstance(value, dict) else value if isinstance(value, str) else ""
        remedy = odd_blank_remedy(words) or ("write it as a list: [ … ]" if value else None)
        return Refusal(rule, f"expected a list; saw {describe(value)}", remedy)
    return validate_length(shape, value)


def validate_mapping(shape: NodeShape, value: object) -> Refusal | None:
    """Validates that a value is a mapping; the fields are validated elsewhere."""
    if isinstance(value, dict):
        return None
    rule = schema_rules.NULL_VALUE if value is None else schema_rules.WRONG_TYPE
    names = ", ".join(field.name for field in shape.fields if field.required) or shape.fields[0].name
    remedy = None
    if isinstance(value, str):
        needed = [field for field in shape.fields if field.required or field.unless] or shape.fields[:1]
        is_value = len(needed) == 1 and validate_value(needed[0].shape, value) is None
        form = ", ".join(f"{field.name}: {escaped(value, 40) if is_value else '…'}" for field in needed)
        remedy = odd_blank_remedy(value) or f"write it as a mapping: {{{form}}}"
    return Refusal(rule, f"expected a mapping with {names}; saw {describe(value)}", remedy)


def missing_sentence(name: str, unless: tuple[str, ...] = ()) -> str:
    """Returns the sentence for a missing field, which may be left out only where those in `unless` are present."""
    if not unless:
        return f"the required field {quoted(name)} is missing"
    others = " and ".join(map(quoted, unless))
    return f"the field {quoted(name)} is missing; it is optional only if {others} are given"


def validate_value(shape: Shape, seen_value: object) -> Refusal | None:
    """Validates a value against its shape, without the items of a list or the fields of a mapping."""
    match shape:
        case TextShape(rule=rule):
            return validate_text(rule, seen_value)
        case ValueShape():
            return validate_value_text(shape, seen_value)
        case ChoiceShape():
            return validate_choice(shape, seen_value)
        case WholeShape(rule=bounds):
            return validate_whole(bounds, seen_value)
        case FlagShape():
            return validate_flag(seen_value)
        case ListShape():
            return validate_list(shape, seen_value)
        case NodeShape():
            return validate_mapping(shape, seen_value)
