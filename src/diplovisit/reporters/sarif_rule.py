"""A rule as SARIF describes it: a reportingDescriptor (section 3.49)."""

from typing import Any

from diplovisit.record.finding import Rule


def sarif_rule(rule: Rule, level: str) -> dict[str, Any]:
    """What a rule finds, why that is a fault, what to do, and how grave it is unless somebody says otherwise.

    >>> from diplovisit.checks import RULES
    >>> described = sarif_rule(RULES["host-among-senders"], "warning")
    >>> described["id"], described["name"], described["properties"]
    ('host-among-senders', 'HostAmongSenders', {'group': 'place', 'tags': ['place']})
    """
    return {
        "id": rule.name,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": _sentence(rule.finds)},
        "fullDescription": {"text": rule.why},
        "help": {"text": _sentence(rule.remedy)},
        "defaultConfiguration": {"level": level},
        "properties": {"group": rule.group.value, "tags": [rule.group.value]},
    }


def _sentence(text: str) -> str:
    """The text as a sentence by itself: viewers show it as one."""
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "!", "?")) else ".")
