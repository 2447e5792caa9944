"""Rules as JSON: an array of objects, one a rule, with every field."""

import json
from collections.abc import Sequence

import attrs

from diplovisit.record import Rule


def json_objects(rules: Sequence[Rule]) -> str:
    """The rules, in the order given; examples are texts with line breaks."""
    return json.dumps([attrs.asdict(rule) for rule in rules], indent=2, ensure_ascii=False) + "\n"
