"""The selection of rules: which rules count, and with which severity."""

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

import attrs

from diplovisit.files.patterns import PathPattern
from diplovisit.pipeline.rule_names import ALL, known_names
from diplovisit.record import Finding, Group, Rule, Severity


@attrs.frozen(kw_only=True)
class RuleChoice:
    """The choice of rules made in one place: on the command line, in a configuration, or for a pattern of paths.

    select, ignore: names of rules, of groups, or `all`. If `select` is not empty, only the selected rules count;
    otherwise all rules count except those in `ignore`. severity: severities by such names. paths: the files to which
    the choice applies; None if it applies to every record, including records without a file.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = attrs.field(factory=dict)
    paths: PathPattern | None = None

    def wants(self, rule: str, group: Group) -> bool | None:
        """Whether the choice selects a rule, None if it does not mention it.

        The most specific name decides: rule before group before `all`. For the same name, `ignore` decides.

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
        """The severity that the choice gives to a rule, None if it gives none. The most specific name decides."""
        return next((self.severity[name] for name in (rule, group.value, ALL) if name in self.severity), None)


@attrs.frozen
class Selection:
    """The choices that apply, in order of precedence: the first choice that mentions a rule decides.

    >>> from diplovisit import Selection
    >>> from diplovisit.record import Group
    >>> selection = Selection.of(["all", "-long-stop"])
    >>> selection.wants("long-stop", Group.TIME), selection.wants("weekday-disagrees", Group.TIME)
    (False, True)
    """

    choices: tuple[RuleChoice, ...] = ()
    _known: dict[str, bool] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    @classmethod
    def of(cls, rules: Iterable[str]) -> "Selection":
        """Makes a selection from names of rules, of groups, or `all`. A name that begins with `-` is ignored.

        Raises UnknownRule.
        """
        names = [rules] if isinstance(rules, str) else list(rules)
        select = known_names(name for name in names if not name.startswith("-"))
        ignore = known_names(name[1:] for name in names if name.startswith("-"))
        return cls((RuleChoice(select=select, ignore=ignore),))

    def for_file(self, file: str | None) -> "Selection":
        """The choices that apply to the records of a file; `file` is None for records without a file."""
        if all(choice.paths is None for choice in self.choices):
            return self
        return Selection(tuple(choice for choice in self.choices if _applies_to(choice, file)))

    def wants(self, rule: str, group: Group) -> bool:
        """Whether a rule counts."""
        # The answer is cached, because this is called for every rule and every record.
        if (known := self._known.get(rule)) is None:
            answers = (choice.wants(rule, group) for choice in self.choices)
            known = self._known[rule] = next((answer for answer in answers if answer is not None), True)
        return known

    def wants_somewhere(self, rule: Rule) -> bool:
        """Whether a rule may count for the records of some file. Otherwise it need not run across records."""
        for choice in self.choices:
            wanted = choice.wants(rule.name, rule.group)
            if wanted or (wanted is False and choice.paths is None):
                return wanted
        return True

    def apply(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Returns the findings that count, each with its selected severity."""
        if not self.choices:
            return findings
        return tuple(self._with_severity(finding) for finding in findings if self.wants(finding.rule, finding.group))

    def _with_severity(self, finding: Finding) -> Finding:
        answers = (choice.severity_of(finding.rule, finding.group) for choice in self.choices)
        severity = next((answer for answer in answers if answer is not None), finding.severity)
        return finding if severity == finding.severity else attrs.evolve(finding, severity=severity)


def _applies_to(choice: RuleChoice, file: str | None) -> bool:
    return choice.paths is None or (file is not None and choice.paths.matches(file))


EVERYTHING: Final = Selection()
"""Every rule, with its own severity."""

Rules: TypeAlias = Selection | Iterable[str]
"""How a program selects rules: a selection, or names such as `("all", "-long-stop")`."""


def as_selection(rules: Rules) -> Selection:
    """Returns a given selection, or makes one from names. Raises UnknownRule."""
    return rules if isinstance(rules, Selection) else Selection.of(rules)
