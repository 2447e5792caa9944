"""The texts of a rule as sentences, which they are only in part where they are declared."""

from collections.abc import Iterable, Iterator

from diplovisit.record import Group, Rule


def sentence(text: str) -> str:
    """A text with a capital at its head, and a full stop at its end.

    >>> sentence("save the file as UTF-8"), sentence("`due` is past; why?")
    ('Save the file as UTF-8.', '`due` is past; why?')
    """
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def finds(rule: Rule) -> str:
    """What the rule finds, in a sentence."""
    return f"Finds {rule.finds}."


def by_group(rules: Iterable[Rule]) -> Iterator[tuple[Group, tuple[Rule, ...]]]:
    """The rules by group, in the order of the groups, and of the alphabet within each."""
    ordered = sorted(rules, key=lambda rule: rule.name)
    for group in Group:
        if found := tuple(rule for rule in ordered if rule.group is group):
            yield group, found
