"""Which rules count, and how much each of them weighs."""

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

import attrs

from diplovisit.files.patterns import PathPattern
from diplovisit.pipeline.rule_registry import ALL, known_names
from diplovisit.record import Finding, Group, Rule, Severity


@attrs.frozen(kw_only=True)
class RuleChoice:
    """What was said in one place: on the command line, in a configuration, for the paths of a pattern.

    select, ignore: names of rules, of groups, or `all`. Where something is selected, nothing else counts; where nothing
    is, `ignore` takes from what counts anyway. severity: by such names. paths: whose files it is said of; None where it
    is said of every record, those without a file among them.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = attrs.field(factory=dict)
    paths: PathPattern | None = None

    def wants(self, rule: str, group: Group) -> bool | None:
        """Whether it wants a rule, None where it says nothing of it: the most exact name decides, and then `ignore`.

        >>> choice = RuleChoice(select=("time",), ignore=("long-stop",))
        >>> choice.wants("long-stop", Group.TIME), choice.wants("weekday-disagrees", Group.TIME)
        (False, True)
        >>> choice.wants("host-among-senders", Group.PLACE), RuleChoice().wants("long-stop", Group.TIME)
        (False, None)
        """
        for name in (rule, group.value, ALL):
            if name in self.ignore:
                return False
            if name in self.select:
                return True
        return False if self.select else None

    def severity_of(self, rule: str, group: Group) -> Severity | None:
        """How much it says that a rule weighs, None where it says nothing: the most exact name decides."""
        return next((self.severity[name] for name in (rule, group.value, ALL) if name in self.severity), None)


@attrs.frozen
class Selection:
    """The choices that hold, the strongest first: of two that speak of a rule the first one decides.

    >>> selection = Selection.of(["all", "-long-stop"])
    >>> selection.wants("long-stop", Group.TIME), selection.wants("weekday-disagrees", Group.TIME)
    (False, True)
    """

    choices: tuple[RuleChoice, ...] = ()
    _known: dict[str, bool] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    @classmethod
    def of(cls, rules: Iterable[str]) -> "Selection":
        """Reads names of rules, of groups, or `all`; one that begins with `-` is ignored. Raises UnknownRule."""
        names = [rules] if isinstance(rules, str) else list(rules)
        select = known_names(name for name in names if not name.startswith("-"))
        ignore = known_names(name[1:] for name in names if name.startswith("-"))
        return cls((RuleChoice(select=select, ignore=ignore),))

    def for_file(self, file: str | None) -> "Selection":
        """What is left of it for the records of a file, or for those that have none."""
        if all(choice.paths is None for choice in self.choices):
            return self
        return Selection(tuple(choice for choice in self.choices if _is_of(choice, file)))

    def wants(self, rule: str, group: Group) -> bool:
        """Whether a rule counts."""
        # Every rule is asked about at every record.
        if (known := self._known.get(rule)) is None:
            said = (choice.wants(rule, group) for choice in self.choices)
            known = self._known[rule] = next((wanted for wanted in said if wanted is not None), True)
        return known

    def wants_somewhere(self, rule: Rule) -> bool:
        """Whether a rule may count for a record of some file: only then need it be asked across records."""
        for choice in self.choices:
            wanted = choice.wants(rule.name, rule.group)
            if wanted or (wanted is False and choice.paths is None):
                return wanted
        return True

    def apply(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings that count, each with its weight."""
        if not self.choices:
            return findings
        return tuple(self._weighed(finding) for finding in findings if self.wants(finding.rule, finding.group))

    def _weighed(self, finding: Finding) -> Finding:
        said = (choice.severity_of(finding.rule, finding.group) for choice in self.choices)
        severity = next((weight for weight in said if weight is not None), finding.severity)
        return finding if severity == finding.severity else attrs.evolve(finding, severity=severity)


def _is_of(choice: RuleChoice, file: str | None) -> bool:
    return choice.paths is None or (file is not None and choice.paths.matches(file))


EVERYTHING: Final = Selection()
"""Every rule, as heavy as it says itself."""

Rules: TypeAlias = Selection | Iterable[str]
"""What a program may give for rules: a selection, or names such as `("all", "-long-stop")`."""


def as_selection(rules: Rules) -> Selection:
    """The selection that was given, or that names say. Raises UnknownRule."""
    return rules if isinstance(rules, Selection) else Selection.of(rules)
